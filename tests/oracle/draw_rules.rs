//! Draws the rules that work on a measured value, each with a value that decides something: a midpoint of rounding,
//! the end of a band or step, the target, the floor.

use serde_json::{Map, Value, json};

use crate::dice::{Dice, points};
use crate::draw_leaf::Drawn;
use crate::number::{Number, hundredths, is_positive, number, text, whole};

const READINGS: [&str; 3] = ["value", "difference", "percent_of_target"];

/// The share of the weight that gives a midpoint.
fn midpoint_share(dice: &mut Dice, score_decimals: u32, weight: i64) -> Number {
    if weight == 0 {
        return hundredths(50);
    }
    dice.midpoint(weight, score_decimals) / hundredths(weight)
}

fn cost(dice: &mut Dice, highest: i64) -> Value {
    if highest > 0 && dice.chance(50) {
        let nice = dice.pick(&[50, 100, 20, 25, 1, 33, 150, 200]);
        return json!({"points": points(nice.min(highest))});
    }
    json!({"percent_of_weight": dice.pick(&["10", "5", "12.5", "33.33", "100", "20", "2", "0.5"])})
}

pub(crate) fn proportional(dice: &mut Dice, score_decimals: u32, weight: i64, target: &Number) -> Drawn {
    let mut form = Map::new();
    let mut share = midpoint_share(dice, score_decimals, weight);
    let mut edges = vec![whole(1)];
    if dice.chance(65) {
        let percent = dice.pick(&["60", "60", "50", "80", "33.33", "0.5", "90"]);
        let kind = dice.pick(&["cut", "rescaled", "rescaled"]);
        let floor = number(percent) / whole(100);
        if kind == "rescaled" {
            share = &floor + share * (whole(1) - &floor);
        }
        edges.extend([floor.clone(), floor]);
        form.insert("floor".into(), json!({"percent": percent, "form": kind}));
    }
    if dice.chance(55) {
        let above = dice.pick(&[130, 120, 150, 100]);
        let mut over = json!({"above": above.to_string()});
        if dice.chance(67) {
            over["reduction"] = cost(dice, weight);
        }
        if dice.chance(80) {
            over["when"] = json!(dice.pick(&["always", "unexplained"]));
        }
        edges.extend([hundredths(above), hundredths(above), hundredths(above + 10), hundredths(above + 35)]);
        form.insert("over_target".into(), over);
    }
    let edge = dice.below(i64::try_from(edges.len()).unwrap_or(1));
    let at_edge = edges.swap_remove(usize::try_from(edge).unwrap_or(0));
    let ratio = if dice.chance(50) { share } else { at_edge };
    Drawn { rule: json!({"proportional": form}), aim: ratio * target }
}

pub(crate) fn reverse(dice: &mut Dice, score_decimals: u32, weight: i64, target: &Number) -> Drawn {
    let form = dice.pick(&["linear", "ratio"]);
    let share = midpoint_share(dice, score_decimals, weight);
    let aim = match (dice.below(10), form) {
        (0, _) => target.clone(),
        (1, _) => target * whole(2),
        (2, _) => target * whole(3),
        (_, "linear") => target * (whole(2) - share),
        (_, _) => target / share,
    };
    Drawn { rule: json!({"reverse": {"form": form}}), aim }
}

pub(crate) fn equal(dice: &mut Dice, score_decimals: u32, weight: i64, target: &Number) -> Drawn {
    let above = dice.pick(&["full", "nothing"]);
    let share = midpoint_share(dice, score_decimals, weight);
    let aim = match dice.below(10) {
        0..=2 => target.clone(),
        _ if !is_positive(target) => target - whole(1),
        3 => target * hundredths(120),
        _ => target * share,
    };
    Drawn { rule: json!({"equal": {"above": above}}), aim }
}

/// The actual value that makes the reading `x`.
fn actual_of(reading: &str, x: Number, target: &Number) -> Number {
    match reading {
        "difference" => x + target,
        "percent_of_target" => x * target / whole(100),
        _ => x,
    }
}

pub(crate) fn steps(dice: &mut Dice, score_decimals: u32, weight: i64, target: &Number) -> Drawn {
    let direction = dice.pick(&["above", "below", "either"]);
    let reading = dice.pick(&READINGS);
    let counting = dice.pick(&["started", "complete", "exact"]);
    let cost = cost(dice, weight.max(100));
    let tolerance = match (reading, direction) {
        ("percent_of_target", "above") => dice.pick(&["100", "100", "95", "110"]),
        ("percent_of_target", "below") => dice.pick(&["100", "100", "95", "60"]),
        (_, "below") => dice.pick(&["95", "10", "0", "60", "1.5"]),
        (_, _) => dice.pick(&["0", "0", "5", "10", "0.3", "1.5"]),
    };
    let width = dice.pick(&["5", "1", "1", "0.5", "0.1", "3", "7", "2.5", "10"]);
    let one_step = match cost["points"].as_str() {
        Some(of_points) => number(of_points),
        None => number(cost["percent_of_weight"].as_str().unwrap_or("1")) * hundredths(weight) / whole(100),
    };
    // Whole steps sit on the edge between two counts; parts of one decide the midpoints of `exact`.
    let lost = hundredths(weight) - dice.midpoint(weight, score_decimals);
    let n_steps = match dice.below(10) {
        0..=4 if counting == "exact" && is_positive(&one_step) => lost / one_step,
        0..=6 => whole(dice.below(6)),
        7 => hundredths(dice.below(600)),
        _ => -hundredths(dice.below(300)),
    };
    let (tolerance_number, excess) = (number(tolerance), n_steps * number(width));
    let x = match direction {
        "above" => tolerance_number + excess,
        "below" => tolerance_number - excess,
        _ => {
            let on_target = whole(if reading == "percent_of_target" { 100 } else { 0 });
            let distance = tolerance_number + excess;
            if dice.chance(50) { on_target + distance } else { on_target - distance }
        }
    };
    let mut form = json!({"tolerance": tolerance, "width": width, "counting": counting, "cost": cost});
    // The defaults are sometimes written out and sometimes left out.
    if direction != "above" || dice.chance(50) {
        form["direction"] = json!(direction);
    }
    if reading != "value" || dice.chance(50) {
        form["reading"] = json!(reading);
    }
    Drawn { rule: json!({"steps": form}), aim: actual_of(reading, x, target) }
}

pub(crate) fn bands(dice: &mut Dice, score_decimals: u32, weight: i64, target: &Number) -> Drawn {
    let reading = dice.pick(&READINGS);
    let cuts: &[&str] = match reading {
        "difference" => &["-10", "-5", "-0.5", "0", "0.5", "5", "10"],
        "percent_of_target" => &["0", "33.33", "60", "80", "90", "95", "100", "120"],
        _ => &["0", "3", "10", "20", "60", "80", "90", "98.5", "100", "3116"],
    };
    let mut chosen: Vec<&str> = cuts.iter().copied().filter(|_| dice.chance(40)).collect();
    if chosen.is_empty() {
        chosen.push(cuts[1]);
    }
    let mut bands = Vec::new();
    let mut from: Option<(&str, &str)> = None;
    for end in &chosen {
        // Who owns the cut: the band below it, the band above it, or a band of its own.
        let (closing, opening) = match dice.below(4) {
            0 => ("at_most", "above"),
            1 => ("below", "above"),
            _ => ("below", "at_least"),
        };
        bands.push(band(from, Some((closing, end))));
        if (closing, opening) == ("below", "above") {
            bands.push(band(None, Some(("exactly", end))));
        }
        from = Some((opening, end));
    }
    bands.push(band(from, None));
    for band in &mut bands {
        if weight > 0 && dice.chance(50) {
            let award = if dice.chance(50) { dice.midpoint(weight, score_decimals) } else { hundredths(weight) };
            band["points"] = json!(text(&award, 2));
        } else {
            band["percent_of_weight"] = json!(dice.pick(&["0", "100", "50", "60", "12.5", "33.33", "80", "0.25"]));
        }
    }
    // As a document would list them: the best first.
    if dice.chance(50) {
        bands.reverse();
    }
    let x = number(dice.pick(&chosen));
    Drawn { rule: json!({"bands": {"reading": reading, "bands": bands}}), aim: actual_of(reading, x, target) }
}

fn band(from: Option<(&str, &str)>, to: Option<(&str, &str)>) -> Value {
    let ends = from.into_iter().chain(to).map(|(end, value)| (end.to_owned(), json!(value)));
    Value::Object(ends.collect())
}
