//! Hand-worked scores that prove the oracle itself, without the engine. The first table is the published practice that
//! the project was started with; the others follow docs/format.md line by line.

use serde_json::{Value, json};

use crate::number::{number, text};
use crate::oracle::{Outcome, State, score};

/// A sheet of one indicator of the given weight.
fn one_leaf(weight: &str, measure: Value, target: Value, rule: Value, entry: Value, extras: Value) -> Outcome {
    let mut framework = json!({
        "score_decimals": 2,
        "grade_bands": [{"from": "90", "name": "优"}, {"from": "80", "name": "良"}, {"from": "60", "name": "中"},
            {"from": null, "name": "差"}],
        "dimensions": [{"id": "g", "weight": weight, "children": [
            {"id": "i", "weight": weight, "measure": measure, "target": target, "rule": rule}]}],
    });
    let mut sheet = json!({"entries": {"i": entry}});
    for (name, value) in extras.as_object().into_iter().flatten() {
        let place = if matches!(name.as_str(), "budget" | "progress") { &mut sheet } else { &mut framework };
        place[name] = value.clone();
    }
    score(&framework, &sheet, None)
}

#[track_caller]
fn scores(outcome: &Outcome, expected: &str) {
    match &outcome.leaves[0].state {
        State::Scored { score, .. } => assert_eq!(text(score, 9), text(&number(expected), 9)),
        State::Pending(why) => panic!("pending, {why}, where {expected} was expected"),
        State::Excluded => panic!("excluded where {expected} was expected"),
    }
}

#[track_caller]
fn is_pending(outcome: &Outcome, expected: &str) {
    match &outcome.leaves[0].state {
        State::Pending(why) => assert_eq!(*why, expected),
        State::Scored { score, .. } => panic!("scored {score} where it should be pending: {expected}"),
        State::Excluded => panic!("excluded where it should be pending: {expected}"),
    }
}

fn of_quantity(weight: &str, rule: Value, target: &str, actual: &str) -> Outcome {
    let measure = json!({"quantity": {"unit": "个", "may_be_negative": true}});
    one_leaf(weight, measure, json!({"fixed": target}), rule, json!({"actual": actual}), json!({}))
}

#[test]
fn published_practice() {
    // Weight, target, actual, score: a vendor system's ≥ rule and = rule.
    let proportional = [
        ("2", "1", "0.9425", "1.89"),
        ("30", "95", "95", "30"),
        ("10", "43.2", "37.24", "8.62"),
        ("5", "3", "1", "1.67"),
        ("2", "100", "98.23", "1.96"),
        ("2", "100", "67.2", "1.34"),
        ("2", "100", "94.25", "1.89"),
    ];
    for (weight, target, actual, expected) in proportional {
        scores(&of_quantity(weight, json!({"proportional": {}}), target, actual), expected);
    }
    scores(&of_quantity("5", json!({"equal": {"above": "full"}}), "0", "0"), "5");
    scores(&of_quantity("10", json!({"equal": {"above": "full"}}), "100", "98"), "9.80");
    let reverse = [("8", "90", "90", "8"), ("8", "90", "179.99", "0"), ("10", "5", "7", "6")];
    for (weight, target, actual, expected) in reverse {
        scores(&of_quantity(weight, json!({"reverse": {"form": "linear"}}), target, actual), expected);
    }
    scores(&of_quantity("8", json!({"reverse": {"form": "ratio"}}), "90", "180"), "4");
    // Hunan: 0.5 off for each whole percentage point above 100 %.
    let steps = json!({"steps": {"tolerance": "100", "width": "1", "counting": "complete", "cost": {"points": "0.5"}}});
    scores(&of_quantity("5", steps.clone(), "0", "100"), "5");
    scores(&of_quantity("5", steps, "0", "102.4"), "4");
    // Nothing below 60 %, and from there on the rest of the way.
    let rescaled = json!({"proportional": {"floor": {"percent": "60", "form": "rescaled"}}});
    scores(&of_quantity("10", rescaled.clone(), "100", "59.99"), "0");
    scores(&of_quantity("10", rescaled, "100", "80"), "5");
}

/// Values on which binary floating point goes wrong.
#[test]
fn midpoints_of_rounding() {
    let vectors = [
        ("1", "1.5", "0.02"),
        ("2", "0.75", "0.02"),
        ("3", "0.5", "0.02"),
        ("5", "0.3", "0.02"),
        ("6", "0.25", "0.02"),
        ("10", "0.15", "0.02"),
        ("12.5", "0.12", "0.02"),
        ("22.5", "0.2", "0.05"),
        // Just below the midpoint of 1.885: 28 digits of a product would call it exact.
        ("22.5", "8.37777777777777777777777777", "1.88"),
    ];
    for (weight, coefficient, expected) in vectors {
        let entry = json!({"actual": coefficient});
        let rule = json!({"coefficient": {}});
        scores(&one_leaf(weight, json!({"words": {}}), json!(null), rule, entry, json!({})), expected);
    }
}

#[test]
fn deductions_are_what_the_rounded_score_leaves() {
    for (rate, deduction) in [("98.23", "0.04"), ("67.2", "0.66"), ("94.25", "0.11")] {
        let outcome = of_quantity("2", json!({"proportional": {}}), "100", rate);
        assert_eq!(text(&outcome.groups[0].deduction, 9), deduction);
    }
}

fn of_total(total: &str, extras: Value) -> Outcome {
    let entry = json!({"actual": total});
    one_leaf("100", json!({"points": {}}), json!(null), json!({"direct": {}}), entry, extras)
}

#[test]
fn totals_are_capped_and_graded() {
    let caps = json!([
        {"at_least": "70", "below": "80", "highest": "89"},
        {"at_least": "60", "below": "70", "highest": "79"},
        {"at_least": "50", "below": "60", "highest": "69"},
        {"below": "50", "highest": "59"},
    ]);
    let capped = [("75", "95", "89"), ("55", "95", "69"), ("75", "85", "85"), ("80", "95", "95"), ("70", "95", "89")];
    for (executed, total, expected) in capped {
        let budget = json!({"department": {"adjusted_budget": "100", "executed": executed}});
        let outcome = of_total(total, json!({"total_caps": caps, "budget": budget}));
        assert_eq!(text(&outcome.total, 9), expected, "{executed} %");
    }
    let grades = [
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("92.97", "优"),
        ("97.6", "优"),
    ];
    for (total, grade) in grades {
        let outcome = of_total(total, json!({}));
        assert_eq!((outcome.lowest_grade.as_str(), outcome.highest_grade.as_str()), (grade, grade), "{total}");
    }
    let pending = one_leaf("100", json!({"points": {}}), json!(null), json!({"direct": {}}), json!({}), json!({}));
    assert_eq!((pending.lowest_grade.as_str(), pending.highest_grade.as_str()), ("差", "优"));
    assert_eq!(text(&pending.pending, 2), "100");
}

#[test]
fn a_steady_spender_averages_54_17_by_month_and_62_5_by_quarter() {
    let ends: Vec<String> = (1..=12).map(|month| format!("{}", month * 100)).collect();
    for (period, expected) in [("month", "54.17"), ("quarter", "62.5")] {
        let extras = json!({"progress": {"annual_budget": "1200", "month_end_executed": ends}});
        let rule = json!({"average_rate": {"period": period}});
        let measure = json!({"rate": {"may_be_negative": false}});
        // The typed rate beside complete figures does not count.
        scores(&one_leaf("100", measure, json!(null), rule, json!({"actual": "99"}), extras), expected);
    }
}

#[test]
fn edges_of_the_rules() {
    let over = |when: &str| {
        json!({"proportional": {"over_target":
        {"above": "130", "reduction": {"points": "2"}, "when": when}}})
    };
    scores(&of_quantity("10", over("always"), "100", "130"), "10");
    scores(&of_quantity("10", over("always"), "100", "130.01"), "8");
    scores(&of_quantity("10", over("unexplained"), "100", "130.01"), "8");
    scores(&of_quantity("10", json!({"proportional": {}}), "0", "-1"), "0");
    scores(&of_quantity("10", json!({"reverse": {"form": "linear"}}), "0", "0"), "10");
    scores(&of_quantity("10", json!({"equal": {"above": "nothing"}}), "100", "100.01"), "0");
    let either = json!({"steps": {"direction": "either", "reading": "percent_of_target", "tolerance": "5", "width": "5",
        "counting": "started", "cost": {"percent_of_weight": "10"}}});
    scores(&of_quantity("2", either.clone(), "50", "47.5"), "2");
    scores(&of_quantity("2", either.clone(), "50", "47.49"), "1.8");
    scores(&of_quantity("2", either.clone(), "50", "55"), "1.8");
    is_pending(&of_quantity("2", either, "0", "47"), "per cent of a target of 0 or less");
    let bands = json!({"bands": {"bands": [
        {"at_least": "90", "points": "5"},
        {"at_least": "80", "below": "90", "points": "4"},
        {"above": "0", "below": "80", "percent_of_weight": "33.33"},
        {"exactly": "0", "points": "3"},
        {"below": "0", "points": "0"},
    ]}});
    for (actual, expected) in [("90", "5"), ("89.99", "4"), ("80", "4"), ("0.01", "1.67"), ("0", "3"), ("-1", "0")] {
        scores(&of_quantity("5", bands.clone(), "0", actual), expected);
    }
}

/// Of a weight of 2.53 at one decimal: full marks are 2.53, what is inside is rounded, and never past the weight.
#[test]
fn the_ends_of_the_range_are_taken_as_they_are() {
    let direct = |weight: &str, points: &str| {
        let (rule, entry) = (json!({"direct": {}}), json!({"actual": points}));
        one_leaf(weight, json!({"points": {}}), json!(null), rule, entry, json!({"score_decimals": 1}))
    };
    scores(&direct("2.53", "2.53"), "2.53");
    scores(&direct("2.53", "9"), "2.53");
    scores(&direct("2.53", "2.52"), "2.5");
    scores(&direct("2.55", "2.5499"), "2.5");
    scores(&direct("2.58", "2.57"), "2.58");
    scores(&direct("2.53", "-1"), "0");
}

#[test]
fn edges_of_the_measures() {
    let ratio = |form: &str| json!({"ratio": {"part": "a", "whole": "b", "unit": "元", "form": form}});
    let deviation = json!({"steps": {"tolerance": "0", "width": "5", "counting": "started",
        "cost": {"percent_of_weight": "10"}}});
    let figures = json!({"part": "98.26", "whole": "100", "actual": "50"});
    // The seed: 1.74 % of difference is one started step.
    scores(&one_leaf("2", ratio("deviation"), json!(null), deviation.clone(), figures, json!({})), "1.80");
    let typed = json!({"part": "98.26", "whole": "0", "actual": "5.01"});
    scores(&one_leaf("2", ratio("deviation"), json!(null), deviation.clone(), typed, json!({})), "1.60");
    let negative = json!({"part": "-1", "whole": "100"});
    scores(&one_leaf("2", ratio("change"), json!(null), deviation.clone(), negative.clone(), json!({})), "2");
    is_pending(&one_leaf("2", ratio("share"), json!(null), deviation, negative, json!({})), "negative ratio");
    let occurrence = json!({"per_occurrence": {"cost": "1"}});
    let count = |actual: &str| {
        one_leaf(
            "3",
            json!({"count": {"unit": "处"}}),
            json!(null),
            occurrence.clone(),
            json!({"actual": actual}),
            json!({}),
        )
    };
    scores(&count("2"), "1");
    scores(&count("4"), "0");
    is_pending(&count("1.5"), "part of a count");
    is_pending(&count("-1"), "negative");
    // 3079 of 3116 is 98.8125…, at two decimals 98.81; of 50 points 49.41 or, with the rate rounded to 0, 49.50.
    let people = json!({"part": "3079", "whole": "3116"});
    let (rule, target) = (json!({"proportional": {}}), json!({"fixed": "100"}));
    scores(&one_leaf("50", ratio("share"), target.clone(), rule.clone(), people.clone(), json!({})), "49.41");
    let rounded = json!({"rate_decimals": 0});
    scores(&one_leaf("50", ratio("share"), target.clone(), rule.clone(), people, rounded), "49.50");
    // A typed rate of 98.81 stays, but its ratio to the target of 100 is rounded: 99 % of 50.
    let by_band = json!({"bands": {"bands": [{"above": "98.8", "below": "98.82", "points": "7"},
        {"at_most": "98.8", "points": "1"}, {"at_least": "98.82", "points": "2"}]}});
    let typed = json!({"actual": "98.81"});
    scores(&one_leaf("50", ratio("share"), json!(null), by_band, typed.clone(), json!({"rate_decimals": 1})), "7");
    scores(&one_leaf("50", ratio("share"), target, rule, typed, json!({"rate_decimals": 0})), "49.50");
}
