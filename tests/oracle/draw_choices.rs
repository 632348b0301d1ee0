//! Draws the rules that score what is picked or ticked: grade, yes or no, checklist.

use serde_json::{Map, Value, json};

use crate::dice::{Dice, points, written};
use crate::number::{hundredths, number, whole};

pub(crate) fn draw(
    dice: &mut Dice,
    score_decimals: u32,
    weight: i64,
    rule: &str,
    leaf: &mut Map<String, Value>,
    entry: &mut Map<String, Value>,
) {
    let measure = dice.pick(&["choice", "words"]);
    leaf.insert("measure".into(), json!({measure: {}}));
    if measure == "words" && dice.chance(60) {
        entry.insert("actual_words".into(), json!("有效"));
        leaf.insert("target".into(), json!({"fixed_words": "有效"}));
    }
    let drawn = match rule {
        "grade" => grade(dice, score_decimals, weight, entry),
        "checklist" => checklist(dice, weight, entry),
        _ => {
            match dice.below(50) {
                0 => {}
                1 => drop(entry.insert("choice".into(), json!("perhaps"))),
                _ => drop(entry.insert("choice".into(), json!(dice.pick(&["yes", "no"])))),
            }
            json!({"yes_no": {}})
        }
    };
    leaf.insert("rule".into(), drawn);
}

/// Grades from the top down; each cut belongs to the one above it or to the one below it, and the ends of the scale may
/// be grades of a single percentage.
fn grade(dice: &mut Dice, score_decimals: u32, weight: i64, entry: &mut Map<String, Value>) -> Value {
    let cuts = dice.pick(&[["80", "60"], ["80", "50"], ["90", "75.5"], ["66.67", "33.33"]]);
    let mut grades = Vec::new();
    let mut top = ("at_most", "100");
    if dice.chance(35) {
        grades.push(if dice.chance(50) {
            json!({"exactly": "100"})
        } else {
            json!({"at_least": "100", "at_most": "100"})
        });
        top = ("below", "100");
    }
    for cut in cuts {
        let is_closed_below = dice.chance(75);
        let bottom = if is_closed_below { "at_least" } else { "above" };
        grades.push(json!({bottom: cut, top.0: top.1}));
        top = (if is_closed_below { "below" } else { "at_most" }, cut);
    }
    if dice.chance(35) {
        grades.push(json!({"above": "0", top.0: top.1}));
        grades.push(json!({"exactly": "0"}));
    } else {
        grades.push(json!({"at_least": "0", top.0: top.1}));
    }
    for (grade_idx, grade) in grades.iter_mut().enumerate() {
        grade["id"] = json!(format!("grade-{grade_idx}"));
        grade["name"] = json!(format!("第 {grade_idx} 档"));
    }
    let n_grades = i64::try_from(grades.len()).unwrap_or(1);
    let picked = &grades[usize::try_from(dice.below(n_grades)).unwrap_or(0)];
    let is_single = picked["exactly"].is_string() || picked["at_least"] == picked["at_most"];
    match dice.below(50) {
        0 => {}
        1 => drop(entry.insert("choice".into(), json!("grade-none"))),
        _ => drop(entry.insert("choice".into(), picked["id"].clone())),
    }
    let needs_points = if is_single { dice.chance(8) } else { !dice.chance(4) };
    if needs_points {
        let end = |names: [&str; 3]| {
            let percent = names.iter().find_map(|name| picked[*name].as_str()).unwrap_or("0");
            hundredths(weight) * number(percent) / whole(100)
        };
        let (lowest, highest) = (end(["at_least", "above", "exactly"]), end(["at_most", "below", "exactly"]));
        let inside = &lowest + (&highest - &lowest) * hundredths(dice.between(1, 99));
        let typed = match dice.below(20) {
            0..=3 => lowest,
            4..=7 => highest,
            8 => dice.nudged(lowest),
            9 => dice.nudged(highest),
            10..=12 => dice.midpoint(weight, score_decimals),
            13..=18 => inside,
            _ => dice.value(inside, &hundredths(weight)),
        };
        entry.insert("actual".into(), json!(written(&typed)));
    }
    json!({"grade": {"grades": grades}})
}

fn checklist(dice: &mut Dice, weight: i64, entry: &mut Map<String, Value>) -> Value {
    let n_items = dice.between(2, 5);
    let (mut items, mut answers, mut rest) = (Vec::new(), Map::new(), weight);
    for item in 1..=n_items {
        // At least 0.01 stays for each item to come.
        let highest = rest - (n_items - item);
        let worth = if item == n_items { rest } else { dice.between(1, highest.min(2 * weight / n_items).max(1)) };
        rest -= worth;
        let id = format!("item-{item}");
        items.push(json!({"id": id, "name": format!("要点 {item}"), "points": points(worth)}));
        if !dice.chance(3) {
            answers.insert(id, json!(dice.chance(65)));
        }
    }
    if !dice.chance(3) {
        entry.insert("items".into(), Value::Object(answers));
    }
    json!({"checklist": {"items": items}})
}
