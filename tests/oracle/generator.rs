//! Draws valid frameworks with sheets for them: the tree, the grade bands and caps, the department's figures.
//! Leaves are drawn first and weights add up from them, so every level is right by construction.

use serde_json::{Map, Value, json};

use crate::dice::{Dice, points};
use crate::draw_leaf::{Frame, Wanted, base_leaf, bonus_leaf, whole_for};
use crate::number::{Number, cut, hundredths, is_positive, number, power_of_ten, text, whole};
use crate::oracle;

pub(crate) struct Pair {
    pub(crate) framework: Value,
    pub(crate) sheet: Value,
}

pub(crate) fn draw(seed: u64, sheet: u64) -> Pair {
    let mut dice = Dice::new(seed, sheet);
    let treatment = dice.pick(&[None, Some("excluded"), Some("rescaled"), Some("rescaled"), Some("full_marks")]);
    let mut frame = Frame {
        score_decimals: dice.pick(&[2, 2, 2, 1, 0]),
        has_not_applicable: treatment.is_some(),
        has_core: dice.chance(30),
        wanted: Wanted::default(),
        entries: Map::new(),
        n_leaves: 0,
        n_groups: 0,
    };
    let mut dimensions = Vec::new();
    let mut base_weight = 0;
    for _ in 0..dice.pick(&[1, 1, 2, 2, 3]) {
        let (dimension, weight) = if treatment == Some("rescaled") && dice.chance(12) {
            one_third_not_applicable(&mut dice, &mut frame)
        } else {
            group(&mut dice, &mut frame, 1, None)
        };
        base_weight += weight;
        dimensions.push(with_weight(dimension, weight));
    }
    if dice.chance(12) {
        let (mut dimension, weight) = group(&mut dice, &mut frame, 2, None);
        dimension.insert("is_separate".into(), json!(true));
        dimensions.push(with_weight(dimension, weight));
    }
    if dice.chance(30) {
        let place = usize::try_from(dice.below(2)).unwrap_or(0).min(dimensions.len());
        dimensions.insert(place, bonus_dimension(&mut dice, &mut frame));
    }
    let mut framework = json!({
        "id": "drawn", "version": 1, "title": "随机体系", "issuer": "测试", "document": "无", "year": 2021,
        "score_decimals": frame.score_decimals,
        "grade_bands": grade_bands(&mut dice, base_weight),
        "dimensions": dimensions,
    });
    let rate_decimals = dice.pick(&[None, None, None, None, Some(0), Some(1), Some(2), Some(3), Some(4)]);
    let has_full_marks = dice.chance(40);
    let optional = [
        ("rate_decimals", rate_decimals.map(|decimals| json!(decimals))),
        ("not_applicable", treatment.map(|treatment| json!(treatment))),
        ("full_marks", has_full_marks.then(|| json!(points(base_weight)))),
        ("core_cap", frame.has_core.then(|| json!(points(dice.below(base_weight + 1))))),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            framework[name] = value;
        }
    }
    let mut cap_ends = Vec::new();
    if dice.chance(35) {
        framework["total_caps"] = total_caps(&mut dice, base_weight, &mut cap_ends);
    }
    let mut sheet = json!({
        "format": "jixiao-sheet", "version": 1, "framework": "drawn@1", "name": "随机单位", "year": 2021,
        "budget": budget(&mut dice, &frame.wanted, &cap_ends),
    });
    if !dice.chance(8) {
        sheet["progress"] = progress(&mut dice, &frame.wanted);
    }
    sheet["entries"] = Value::Object(frame.entries);
    if dice.chance(15) {
        aim_at_the_total(&mut framework, &sheet);
    }
    Pair { framework, sheet }
}

/// A group with its children. In one that stands below a group of alternatives the weight is given from above.
fn group(dice: &mut Dice, frame: &mut Frame, depth: u32, given: Option<i64>) -> (Map<String, Value>, i64) {
    frame.n_groups += 1;
    let id = format!("g-{}", frame.n_groups);
    let one_of = dice.chance(if depth == 1 { 7 } else { 30 });
    let n_children = if one_of { dice.between(2, 3) } else { dice.pick(&[1, 2, 2, 3, 4]) };
    let mut left = given;
    let mut weight = given.unwrap_or(if one_of { leaf_weight(dice) } else { 0 });
    let mut children = Vec::new();
    for child in 1..=n_children {
        let share = match (&mut left, one_of) {
            (_, true) => Some(weight),
            (None, false) => None,
            (Some(left), false) => {
                let share = if child == n_children { *left } else { dice.below(*left + 1) };
                *left -= share;
                Some(share)
            }
        };
        let (map, child_weight) = if depth < 4 && frame.n_leaves < 6 && dice.chance(if depth == 1 { 25 } else { 15 }) {
            group(dice, frame, depth + 1, share)
        } else {
            let child_weight = share.unwrap_or_else(|| leaf_weight(dice));
            (base_leaf(dice, frame, child_weight), child_weight)
        };
        if given.is_none() && !one_of {
            weight += child_weight;
        }
        children.push((map, child_weight));
    }
    if one_of {
        let picked = dice.below(n_children);
        let choice = match dice.below(100) {
            0..=11 => None,
            12..=13 => Some(json!("no-such-child")),
            _ => children.get(usize::try_from(picked).unwrap_or(0)).map(|(child, _)| child["id"].clone()),
        };
        if let Some(choice) = choice {
            frame.entries.insert(id.clone(), json!({"choice": choice}));
        }
    }
    let children = children.into_iter().map(|(child, points)| with_share(dice, child, points, weight));
    let mut map = group_map(&id, children.collect());
    if one_of || dice.chance(5) {
        map.insert("assessed".into(), json!(if one_of { "one_of" } else { "all" }));
    }
    (map, weight)
}

/// With two of three thirds left the base is scaled by 1.5, which makes a midpoint of every odd base.
fn one_third_not_applicable(dice: &mut Dice, frame: &mut Frame) -> (Map<String, Value>, i64) {
    frame.n_groups += 1;
    let id = format!("g-{}", frame.n_groups);
    let leaf_weight = 100 * dice.between(1, 20);
    let children: Vec<_> = (0..3).map(|_| base_leaf(dice, frame, leaf_weight)).collect();
    if let Some(leaf) = children[0]["id"].as_str() {
        let entry = frame.entries.entry(leaf).or_insert_with(|| json!({}));
        entry["not_applicable"] = json!(true);
    }
    let children = children.into_iter().map(|child| with_weight(child, leaf_weight)).collect();
    (group_map(&id, children), 3 * leaf_weight)
}

fn group_map(id: &str, children: Vec<Value>) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("id".into(), json!(id));
    map.insert("name".into(), json!(format!("类别 {id}")));
    map.insert("weight_provenance".into(), json!({"kind": "user", "note": "drawn by a test"}));
    map.insert("children".into(), Value::Array(children));
    map
}

fn with_weight(mut node: Map<String, Value>, weight: i64) -> Value {
    node.insert("weight".into(), json!(points(weight)));
    Value::Object(node)
}

/// Says the weight as a share where that loses nothing.
fn with_share(dice: &mut Dice, mut node: Map<String, Value>, weight: i64, of: i64) -> Value {
    if of > 0 && weight * 10_000 % of == 0 && dice.chance(35) {
        node.insert("share".into(), json!(points(weight * 10_000 / of)));
        return Value::Object(node);
    }
    with_weight(node, weight)
}

fn leaf_weight(dice: &mut Dice) -> i64 {
    match dice.below(100) {
        0..=1 => 0,
        2..=64 => 100 * dice.pick(&[1, 2, 2, 3, 4, 5, 5, 6, 8, 9, 10, 10, 20, 25, 30, 50]),
        65..=79 => dice.pick(&[250, 1250, 2250, 150, 50, 255, 33]),
        _ => dice.between(1, 3000),
    }
}

/// Bonus items alone: what an ordinary rule means on top of the base, the format does not say.
fn bonus_dimension(dice: &mut Dice, frame: &mut Frame) -> Value {
    frame.n_groups += 1;
    let id = format!("g-{}", frame.n_groups);
    let mut weight = 0;
    let mut children = Vec::new();
    for _ in 0..dice.between(1, 2) {
        let (child, child_weight) = bonus_leaf(dice, frame);
        weight += child_weight;
        children.push(with_weight(child, child_weight));
    }
    let mut dimension = group_map(&id, children);
    dimension.insert("is_bonus".into(), json!(true));
    with_weight(dimension, weight)
}

fn grade_bands(dice: &mut Dice, weight: i64) -> Value {
    let mut froms: Vec<i64> = [90, 80, 60].iter().map(|percent| weight * percent / 100).collect();
    if dice.chance(20) {
        froms.push(weight);
    }
    froms.sort_unstable_by(|a, b| b.cmp(a));
    froms.dedup();
    let mut bands: Vec<Value> =
        froms.iter().map(|from| json!({"from": points(*from), "name": format!("{from} 起")})).collect();
    bands.push(json!({"from": null, "name": "差"}));
    Value::Array(bands)
}

/// Moves a grade band so that it begins exactly where the total is, or 0.01 above it.
fn aim_at_the_total(framework: &mut Value, sheet: &Value) {
    let total = oracle::score(framework, sheet, None).total;
    let above = i64::from(cut(&total, 1) != total);
    let from = text(&(total + hundredths(above)), 2);
    framework["grade_bands"] = json!([{"from": from, "name": "达标"}, {"from": null, "name": "差"}]);
}

fn total_caps(dice: &mut Dice, weight: i64, ends: &mut Vec<&'static str>) -> Value {
    let all = ["50", "60", "70", "79.99", "80", "90", "100"];
    ends.extend(all.iter().copied().filter(|_| dice.chance(45)));
    if ends.is_empty() {
        ends.push("80");
    }
    let mut caps = Vec::new();
    let mut from: Option<(&str, &str)> = None;
    let is_left_closed = dice.chance(70);
    for end in ends.iter() {
        let (closing, opening) = if is_left_closed { ("below", "at_least") } else { ("at_most", "above") };
        let mut cap = json!({closing: end, "highest": points(dice.below(weight + 1))});
        if let Some((opening, start)) = from {
            cap[opening] = json!(start);
        }
        // A gap between the intervals means that nothing caps there.
        if !dice.chance(10) {
            caps.push(cap);
        }
        from = Some((opening, end));
    }
    if !is_left_closed && dice.chance(30) {
        caps.push(json!({"exactly": "101", "highest": points(weight)}));
    }
    Value::Array(caps)
}

fn money(value: &Number) -> String {
    let bound = Number::from_integer(power_of_ten(18));
    text(&value.clone().min(bound.clone()).max(-bound), 6)
}

fn budget(dice: &mut Dice, wanted: &Wanted, cap_ends: &[&str]) -> Value {
    let rates = &wanted.execution_rates;
    let rate = match dice.below(100) {
        0..=1 => -number("3.5"),
        2..=3 => whole(0),
        4..=49 if !rates.is_empty() => {
            rates[usize::try_from(dice.below(i64::try_from(rates.len()).unwrap_or(1))).unwrap_or(0)].clone()
        }
        4..=84 if !cap_ends.is_empty() => number(dice.pick(cap_ends)),
        _ => hundredths(dice.below(2401) * 5),
    };
    let adjusted = match dice.below(20) {
        0 => Number::from_integer(power_of_ten(18)),
        1 => number("0.000003"),
        _ => whole_for(dice, &rate, 15),
    };
    let mut executed = &adjusted * rate / whole(100);
    if dice.chance(12) {
        executed += number(dice.pick(&["0.000001", "-0.000001"]));
    }
    let mut department = Map::new();
    if !dice.chance(3) {
        let adjusted = if dice.chance(2) { dice.pick(&["0", "-100"]).to_owned() } else { money(&adjusted) };
        department.insert("adjusted_budget".into(), json!(adjusted));
    }
    if !dice.chance(3) {
        department.insert("executed".into(), json!(money(&executed)));
    }
    let shown_in = dice.pick(&["yuan", "ten_thousand_yuan"]);
    json!({"shown_in": shown_in, "department": department, "projects": []})
}

/// Month ends that scatter around the mean wanted, in pairs, so that the mean stays exact.
fn progress(dice: &mut Dice, wanted: &Wanted) -> Value {
    let (rate, _) = wanted.average_rates.first().cloned().unwrap_or((whole(dice.below(101)), 12));
    let annual = whole_for(dice, &rate, 15);
    let mean = &annual * rate / whole(100);
    let mut ends = vec![mean.clone(); 12];
    // Pairs inside the quarter ends and pairs outside them, so that both means stay the same.
    for (one, other) in [(2, 5), (8, 11), (0, 1), (3, 4), (6, 7), (9, 10)] {
        let step = cut(&(&mean * hundredths(dice.below(101))), 6);
        ends[one] -= &step;
        ends[other] += step;
    }
    let (n_missing_everywhere, only_quarters) = match dice.below(20) {
        0..=1 => (3, false),
        2..=4 => (0, true),
        _ => (0, false),
    };
    let mut month_ends: Vec<Value> = ends.iter().map(|end| json!(money(end))).collect();
    for (month, end) in month_ends.iter_mut().enumerate() {
        let is_missing = only_quarters && !matches!(month, 2 | 5 | 8 | 11);
        if is_missing || dice.below(12) < n_missing_everywhere {
            *end = Value::Null;
        }
    }
    // A wrong month would show only where the quarters' mean differs from the months'.
    if dice.chance(15) && is_positive(&mean) {
        month_ends[11] = json!(money(&(&ends[11] + &mean)));
    }
    let mut progress = json!({"month_end_executed": month_ends});
    match dice.below(40) {
        0..=1 => {}
        2..=4 => progress["annual_budget"] = json!(dice.pick(&["0", "-5"])),
        _ => progress["annual_budget"] = json!(money(&annual)),
    }
    progress
}
