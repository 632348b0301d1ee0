//! Draws one indicator with its entry: a rule, a measure it can use, a target, and values aimed at what decides.

use serde_json::{Map, Value, json};

use crate::dice::{Dice, points, written};
use crate::draw_choices;
use crate::draw_rules;
use crate::number::Midpoint;
use crate::number::{Number, hundredths, is_negative, is_positive, number, power_of_ten, round, whole};

/// The department's figures that some leaf would be decided by; one of them is then put into the sheet.
#[derive(Default)]
pub(crate) struct Wanted {
    pub(crate) execution_rates: Vec<Number>,
    pub(crate) average_rates: Vec<(Number, i64)>,
}

/// What all leaves of a sheet share.
pub(crate) struct Frame {
    pub(crate) score_decimals: u32,
    pub(crate) has_not_applicable: bool,
    pub(crate) has_core: bool,
    pub(crate) wanted: Wanted,
    pub(crate) entries: Map<String, Value>,
    pub(crate) n_leaves: i64,
    pub(crate) n_groups: i64,
}

/// A rule as drawn, with a value that decides something in it.
pub(crate) struct Drawn {
    pub(crate) rule: Value,
    pub(crate) aim: Number,
}

/// A rule of more variants is drawn more often, so that each variant is scored often enough.
const RULES: [(&str, i64); 13] = [
    ("steps", 26),
    ("bands", 14),
    ("proportional", 20),
    ("reverse", 10),
    ("equal", 7),
    ("grade", 6),
    ("yes_no", 3),
    ("checklist", 5),
    ("per_occurrence", 5),
    ("average_rate", 8),
    ("execution", 4),
    ("coefficient", 6),
    ("direct", 5),
];

pub(crate) fn base_leaf(dice: &mut Dice, frame: &mut Frame, weight: i64) -> Map<String, Value> {
    let mut turn = dice.below(RULES.iter().map(|(_, share)| share).sum());
    let mut rule = "steps";
    for (name, share) in RULES {
        if turn < share {
            rule = name;
            break;
        }
        turn -= share;
    }
    // Nothing can be divided into items, nor into grades, where there are no points.
    if weight < 10 && matches!(rule, "checklist" | "grade") {
        rule = "yes_no";
    }
    let mut leaf = Map::new();
    let mut entry = Map::new();
    match rule {
        "steps" | "bands" | "proportional" | "reverse" | "equal" => {
            measured(dice, frame, weight, rule, &mut leaf, &mut entry);
        }
        "per_occurrence" => {
            let cost = dice.pick(&[100, 50, 20, 25, 30, 200, 1, 33]);
            leaf.insert("rule".into(), json!({"per_occurrence": {"cost": points(cost)}}));
            let lost = hundredths(weight) - dice.midpoint(weight, frame.score_decimals);
            let measure = dice.pick(&["count", "quantity"]);
            fill(dice, frame, measure, lost / hundredths(cost), &whole(3), &mut leaf, &mut entry);
        }
        "average_rate" | "execution" => figures(dice, frame, weight, rule, &mut leaf, &mut entry),
        "coefficient" => {
            leaf.insert("rule".into(), json!({"coefficient": {}}));
            let aim = percent_of(dice, frame, weight);
            let measure = dice.pick(&["rate", "words", "choice"]);
            fill(dice, frame, measure, aim, &whole(100), &mut leaf, &mut entry);
        }
        "direct" => {
            leaf.insert("rule".into(), json!({"direct": {}}));
            let aim = if dice.chance(70) { dice.midpoint(weight, frame.score_decimals) } else { hundredths(weight) };
            let measure = dice.pick(&["points", "words"]);
            fill(dice, frame, measure, aim, &hundredths(weight), &mut leaf, &mut entry);
        }
        _ => draw_choices::draw(dice, frame.score_decimals, weight, rule, &mut leaf, &mut entry),
    }
    let marked = if frame.has_not_applicable { 9 } else { 1 };
    if dice.chance(marked) {
        entry.insert("not_applicable".into(), json!(true));
    } else if dice.chance(1) {
        entry.insert("not_applicable".into(), json!(false));
    }
    if frame.has_core && dice.chance(30) {
        leaf.insert("is_core".into(), json!(true));
    }
    if dice.chance(45) {
        entry.insert("reason".into(), json!("受疫情影响"));
    }
    finish(frame, leaf, entry)
}

/// A bonus item: signed points in a range of its own.
pub(crate) fn bonus_leaf(dice: &mut Dice, frame: &mut Frame) -> (Map<String, Value>, i64) {
    let (lowest, highest) =
        dice.pick(&[(-500, 500), (0, 500), (-300, 0), (-255, 255), (-100, 300), (0, 100), (-1000, 0), (-1, 1)]);
    let mut leaf = Map::new();
    let mut entry = Map::new();
    leaf.insert("rule".into(), json!({"bonus": {"lowest": points(lowest), "highest": points(highest)}}));
    let aim = match dice.below(4) {
        0 => hundredths(lowest),
        1 => hundredths(highest),
        2 => dice.midpoint(highest, frame.score_decimals),
        _ => -dice.midpoint(-lowest, frame.score_decimals),
    };
    let measure = dice.pick(&["points", "words"]);
    fill(dice, frame, measure, aim, &hundredths(highest - lowest), &mut leaf, &mut entry);
    if dice.chance(if frame.has_not_applicable { 6 } else { 1 }) {
        entry.insert("not_applicable".into(), json!(true));
    }
    (finish(frame, leaf, entry), highest)
}

fn finish(frame: &mut Frame, mut leaf: Map<String, Value>, entry: Map<String, Value>) -> Map<String, Value> {
    frame.n_leaves += 1;
    let id = format!("i-{}", frame.n_leaves);
    leaf.insert("id".into(), json!(id));
    leaf.insert("name".into(), json!(format!("指标 {}", frame.n_leaves)));
    let provenance = json!({"kind": "user", "note": "drawn by a test"});
    leaf.insert("weight_provenance".into(), provenance.clone());
    leaf.insert("rule_provenance".into(), provenance);
    if !entry.is_empty() {
        frame.entries.insert(id, Value::Object(entry));
    }
    leaf
}

/// The per cent that makes a midpoint of the weight.
fn percent_of(dice: &mut Dice, frame: &Frame, weight: i64) -> Number {
    if weight == 0 || dice.chance(15) {
        return whole(dice.pick(&[100, 0, 60, 50]));
    }
    dice.midpoint(weight, frame.score_decimals) * whole(100) / hundredths(weight)
}

fn measured(
    dice: &mut Dice,
    frame: &mut Frame,
    weight: i64,
    rule: &str,
    leaf: &mut Map<String, Value>,
    entry: &mut Map<String, Value>,
) {
    let measure = dice.pick(&["quantity", "rate", "ratio", "count", "execution", "quantity", "ratio"]);
    let target = draw_target(dice, measure);
    let drawn = match rule {
        "proportional" => draw_rules::proportional(dice, frame.score_decimals, weight, &target),
        "reverse" => draw_rules::reverse(dice, frame.score_decimals, weight, &target),
        "equal" => draw_rules::equal(dice, frame.score_decimals, weight, &target),
        "steps" => draw_rules::steps(dice, frame.score_decimals, weight, &target),
        _ => draw_rules::bands(dice, frame.score_decimals, weight, &target),
    };
    let form = drawn.rule[rule]["reading"].as_str();
    let needs_target = !matches!(rule, "steps" | "bands") || matches!(form, Some("difference" | "percent_of_target"));
    if needs_target {
        if dice.chance(50) {
            leaf.insert("target".into(), json!({"fixed": written(&target)}));
        } else {
            leaf.insert("target".into(), json!({"entered": {}}));
            if !dice.chance(5) {
                entry.insert("target".into(), json!(written(&target)));
            }
        }
    } else if dice.chance(10) {
        leaf.insert("target".into(), json!({"entered": {}}));
    }
    leaf.insert("rule".into(), drawn.rule);
    let size = if is_positive(&target) { target } else { whole(10) };
    fill(dice, frame, measure, drawn.aim, &size, leaf, entry);
}

fn draw_target(dice: &mut Dice, measure: &str) -> Number {
    let counts = [1, 3, 7, 12, 100, 3116, 6];
    match (measure, dice.below(100)) {
        (_, 0..=3) => whole(0),
        (_, 4..=6) => whole(-5),
        ("count", _) => whole(dice.pick(&counts)),
        ("quantity", 7..=12) => dice.digits(28, 10),
        ("quantity", 13..=16) => dice.digits(4, 20),
        ("quantity", 17..=50) => whole(dice.pick(&counts)),
        ("quantity", _) => number(dice.pick(&["43.2", "0.3", "1200", "98.5", "0.07", "266", "1.5", "9"])),
        (_, 7..=50) => whole(100),
        (_, 51..=70) => whole(dice.pick(&[90, 95, 98, 60, 3, 7])),
        _ => number(dice.pick(&["98.5", "0.9", "33.33", "110", "66.7", "1.5"])),
    }
}

/// The measure, and what the filer typed to arrive at the value.
fn fill(
    dice: &mut Dice,
    frame: &mut Frame,
    measure: &str,
    aim: Number,
    size: &Number,
    leaf: &mut Map<String, Value>,
    entry: &mut Map<String, Value>,
) {
    if measure == "execution" {
        frame.wanted.execution_rates.push(aim);
        leaf.insert("measure".into(), json!({"execution": {}}));
        return;
    }
    let mut value = dice.value(aim, size);
    let may_be_negative = dice.chance(if is_negative(&value) { 65 } else { 25 });
    if is_negative(&value) && !may_be_negative && dice.chance(60) {
        value = -value;
    }
    let form = match measure {
        "quantity" => json!({"unit": "人次", "may_be_negative": may_be_negative}),
        "rate" => json!({"may_be_negative": may_be_negative}),
        "ratio" => {
            let form = dice.pick(&["share", "change", "deviation"]);
            ratio(dice, form, &value, entry);
            json!({"part": "决算数", "whole": "预算数", "unit": "万元", "form": form})
        }
        "count" => {
            if !dice.chance(3) {
                value = round(&value, 0, Midpoint::AwayFromZero);
            }
            json!({"unit": "处"})
        }
        _ => json!({}),
    };
    leaf.insert("measure".into(), json!({measure: form}));
    if measure != "ratio" && !dice.chance(4) {
        entry.insert("actual".into(), json!(written(&value)));
    }
    if matches!(measure, "words" | "choice") && dice.chance(60) {
        entry.insert("actual_words".into(), json!("有效"));
    }
}

fn ratio(dice: &mut Dice, form: &str, percent: &Number, entry: &mut Map<String, Value>) {
    let of = whole_for(dice, percent, 24);
    let step = &of * percent / whole(100);
    let part = match form {
        "share" => step,
        "deviation" if dice.chance(50) => &of - step,
        _ => &of + step,
    };
    // Mostly both figures; else a typed rate, with figures that give none.
    let (has_part, has_whole, has_rate) = match dice.below(20) {
        0 => (false, true, true),
        1 => (true, false, true),
        2 | 3 => (false, false, true),
        4 => (false, true, false),
        5..=7 => (true, true, true),
        _ => (true, true, false),
    };
    if has_part {
        entry.insert("part".into(), json!(written(&part)));
    }
    if has_whole {
        let of = if dice.chance(3) { dice.pick(&["0", "-3"]).to_owned() } else { written(&of) };
        entry.insert("whole".into(), json!(of));
    }
    if has_rate {
        let off = if dice.chance(50) { whole(dice.pick(&[0, 1, -1])) } else { whole(0) };
        entry.insert("actual".into(), json!(written(&(percent + off))));
    }
}

/// A whole of which the per cent is a decimal, where there is one: only figures can hit a third exactly.
pub(crate) fn whole_for(dice: &mut Dice, percent: &Number, digits: u32) -> Number {
    let exact = percent.denom() * 100;
    if exact < power_of_ten(digits) && dice.chance(60) {
        return Number::from_integer(exact) * whole(dice.pick(&[1, 1, 2, 3, 7]));
    }
    number(dice.pick(&["100", "1", "3", "7", "1200", "43.2", "3116", "0.07", "31051300", "348.6", "999999.99"]))
}

/// The rules that look at the department's figures.
fn figures(
    dice: &mut Dice,
    frame: &mut Frame,
    weight: i64,
    rule: &str,
    leaf: &mut Map<String, Value>,
    entry: &mut Map<String, Value>,
) {
    let aim = percent_of(dice, frame, weight);
    leaf.insert("measure".into(), json!({"rate": {"may_be_negative": dice.chance(20)}}));
    let is_typed = if rule == "execution" { dice.chance(10) } else { dice.chance(60) };
    if is_typed {
        let typed = dice.value(aim.clone(), &whole(100));
        entry.insert("actual".into(), json!(written(&typed)));
    }
    if rule == "execution" {
        frame.wanted.execution_rates.push(aim);
        leaf.insert("rule".into(), json!({"execution": {}}));
        return;
    }
    let (period, n_ends) = dice.pick(&[("month", 12), ("quarter", 4)]);
    leaf.insert("rule".into(), json!({"average_rate": {"period": period}}));
    frame.wanted.average_rates.push((aim, n_ends));
}
