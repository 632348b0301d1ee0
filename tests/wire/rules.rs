//! What is refused among the parameters of rules and measures, among weights, and among what a framework may say beside
//! its tree. Also which rule works with which measure and target.

use jixiao::domain::rules::Rule;
use jixiao::domain::soundness::{UnsoundKind, fits};
use jixiao::wire::WireProblem;
use jixiao::wire::v1::read_framework;
use serde_json::json;

use crate::{FRAMEWORK, POINTS, check_problems, edited, not_decimal, out_of_range, unknown_choice, wrong_type};

const TOP: &str = "dimensions/top";
const LEAF: &str = "dimensions/top/leaf";
const RULE: &str = "{\"proportional\": {}}";
const MEASURE: &str = "{\"rate\": {}}";
const WORDS: &str = r#"{"words": {}}"#;

const STEPS: &str = r#"{"steps": {"tolerance": "0", "width": "5", "counting": "started", "cost": {"points": "1"}}}"#;
const BANDS: &str = r#"{"bands": {"bands": [{"above": "5", "points": "1"}, {"at_most": "5", "points": "2"}]}}"#;
const FLOOR: &str = r#"{"proportional": {"floor": {"percent": "60", "form": "cut"}}}"#;
const OVER: &str =
    r#"{"proportional": {"over_target": {"above": "130", "reduction": {"points": "1"}, "when": "always"}}}"#;
const GRADE: &str = r#"{"grade": {"grades": [{"id": "a", "name": "达成", "exactly": "100"}, {"id": "b", "name": "未达成", "below": "60", "at_least": "0"}]}}"#;
const CHECKLIST: &str = r#"{"checklist": {"items": [{"id": "a", "name": "甲", "points": "1"}, {"id": "b", "name": "乙", "points": "1.0"}]}}"#;
const RATIO: &str = r#"{"ratio": {"part": "决算数", "whole": "预算数", "unit": "万元", "form": "share"}}"#;

fn missing() -> WireProblem {
    WireProblem::MissingField
}

fn unknown() -> WireProblem {
    WireProblem::UnknownField
}

/// `good` is read; with one edit it is refused, for the one problem at `place` below the leaf's rule.
#[track_caller]
fn check(good: &str, measure: &str, old: &str, new: &str, place: &str, problem: WireProblem) {
    read_framework(&with_rule(good, measure)).unwrap();
    let json = with_rule(&edited(good, old, new), measure);
    check_problems(read_framework(&json), &[(&format!("{LEAF}/rule/{place}"), problem)]);
}

#[track_caller]
fn with_rule(rule: &str, measure: &str) -> String {
    // One at a time: rule and measure may be the same text.
    let (head, tail) = FRAMEWORK.split_once(MEASURE).unwrap();
    format!("{head}{measure}{}", edited(tail, RULE, rule))
}

#[track_caller]
fn check_floor(old: &str, new: &str, place: &str, problem: WireProblem) {
    check(FLOOR, MEASURE, old, new, &format!("proportional/floor{place}"), problem);
}

#[track_caller]
fn check_over(old: &str, new: &str, place: &str, problem: WireProblem) {
    check(OVER, MEASURE, old, new, &format!("proportional/over_target{place}"), problem);
}

#[track_caller]
fn check_bands(old: &str, new: &str, place: &str, problem: WireProblem) {
    check(BANDS, MEASURE, old, new, &format!("bands/{place}"), problem);
}

#[track_caller]
fn check_grade(old: &str, new: &str, place: &str, problem: WireProblem) {
    check(GRADE, WORDS, old, new, &format!("grade/grades{place}"), problem);
}

#[track_caller]
fn check_items(old: &str, new: &str, place: &str, problem: WireProblem) {
    check(CHECKLIST, WORDS, old, new, &format!("checklist/items{place}"), problem);
}

/// The good framework with one edit has just these problems.
#[track_caller]
fn check_framework(old: &str, new: &str, expected: &[(&str, WireProblem)]) {
    check_problems(read_framework(&edited(FRAMEWORK, old, new)), expected);
}

/// A field of the framework's own.
#[track_caller]
fn check_field(field: &str, place: &str, problem: WireProblem) {
    check_framework("\"year\"", &format!("{field}, \"year\""), &[(place, problem)]);
}

#[track_caller]
fn check_good_field(field: &str) {
    read_framework(&edited(FRAMEWORK, "\"year\"", &format!("{field}, \"year\""))).unwrap();
}

#[test]
fn floor() {
    for (found, text) in [("0", "\"0\""), ("100", "\"100\""), ("-1", "\"-1\""), ("100.5", "\"100.5\"")] {
        check_floor("\"60\"", text, "/percent", out_of_range(found, "above 0 and below 100"));
    }
    for good in ["0.0001", "99.9999"] {
        read_framework(&with_rule(&edited(FLOOR, "60", good), MEASURE)).unwrap();
    }
    check_floor("\"cut\"", "\"soft\"", "/form", unknown_choice("soft", "cut, rescaled"));
    check_floor(", \"form\": \"cut\"", "", "/form", missing());
    check_floor("\"percent\"", "\"roof\": 1, \"percent\"", "/roof", unknown());
}

#[test]
fn over_target() {
    check_over("130", "99.99", "/above", out_of_range("99.99", "100 or above"));
    read_framework(&with_rule(&edited(OVER, "130", "100"), MEASURE)).unwrap();
    check_over("\"always\"", "\"never\"", "/when", unknown_choice("never", "always, unexplained"));
    check_over("\"points\": \"1\"", "", "/reduction", wrong_type("one of the fields points and percent_of_weight"));
    check_over("\"1\"", "\"-1\"", "/reduction/points", out_of_range("-1", "0 or above"));
    check_over("\"above\"", "\"below\": \"1\", \"above\"", "/below", unknown());
    // Reduction and time may be absent.
    let alone = r#"{"proportional": {"over_target": {"above": "130"}}}"#;
    read_framework(&with_rule(alone, MEASURE)).unwrap();
}

/// One mistake is one problem: what stands in for the missing number is not complained about too.
#[test]
fn a_floor_or_over_target_that_can_not_be_read_is_one_problem() {
    check_floor("\"60\"", "\"60%\"", "/percent", not_decimal("60%"));
    check_floor("\"60\"", "60", "/percent", wrong_type("a string"));
    check_floor("\"percent\": \"60\", ", "", "/percent", missing());
    check_floor("{\"percent\": \"60\", \"form\": \"cut\"}", "\"60\"", "", wrong_type("an object"));
    check_over("\"130\"", "\"130%\"", "/above", not_decimal("130%"));
    check_over("\"above\": \"130\", ", "", "/above", missing());
    let parameters = r#"{"above": "130", "reduction": {"points": "1"}, "when": "always"}"#;
    check_over(parameters, "\"130\"", "", wrong_type("an object"));
}

#[test]
fn reading_and_direction() {
    let readings = "value, difference, percent_of_target";
    let reading = "\"reading\": \"share\", \"tolerance\"";
    check(STEPS, MEASURE, "\"tolerance\"", reading, "steps/reading", unknown_choice("share", readings));
    let bands = "{\"bands\": {\"reading\": \"\", \"bands\"";
    check(BANDS, MEASURE, "{\"bands\": {\"bands\"", bands, "bands/reading", unknown_choice("", readings));
    let direction = |value: &str| format!("\"direction\": {value}, \"tolerance\"");
    let around = unknown_choice("around", "above, below, either");
    check(STEPS, MEASURE, "\"tolerance\"", &direction("\"around\""), "steps/direction", around);
    check(STEPS, MEASURE, "\"tolerance\"", &direction("1"), "steps/direction", wrong_type("a string"));
    for good in ["\"above\"", "\"below\"", "\"either\"", "null"] {
        read_framework(&with_rule(&edited(STEPS, "\"tolerance\"", &direction(good)), MEASURE)).unwrap();
    }
}

#[test]
fn bands() {
    check_bands("\"points\": \"1\"", "\"points\": \"-1\"", "bands/1/points", out_of_range("-1", "0 or above"));
    check_bands("\"points\": \"2\"", "\"points\": \"0.125\"", "bands/2/points", out_of_range("0.125", POINTS));
    let award = || wrong_type("one of the fields points and percent_of_weight");
    check_bands(", \"points\": \"1\"", "", "bands/1", award());
    check_bands("\"points\": \"2\"", "\"points\": \"2\", \"percent_of_weight\": \"9\"", "bands/2", award());
    check_bands("\"above\": \"5\"", "\"above\": \"5%\"", "bands/1/above", not_decimal("5%"));
    check_bands("\"above\": \"5\"", "\"above\": \"5\", \"over\": \"5\"", "bands/1/over", unknown());
    check(BANDS, MEASURE, "{\"above\": \"5\", \"points\": \"1\"}", "5", "bands/bands/1", wrong_type("an object"));
    let no_list = with_rule(r#"{"bands": {"bands": {}}}"#, MEASURE);
    check_problems(read_framework(&no_list), &[(&format!("{LEAF}/rule/bands/bands"), wrong_type("a list"))]);
    let none = with_rule(r#"{"bands": {}}"#, MEASURE);
    check_problems(read_framework(&none), &[(&format!("{LEAF}/rule/bands/bands"), missing())]);
}

#[test]
fn ends_of_intervals() {
    let twice = || wrong_type("one field for each end");
    check_bands("\"above\": \"5\"", "\"above\": \"5\", \"at_least\": \"5\"", "bands/1/above", twice());
    check_bands("\"at_most\": \"5\"", "\"at_most\": \"5\", \"below\": \"5\"", "bands/2/below", twice());
    let alone = || wrong_type("exactly to stand alone");
    check_bands("\"at_most\": \"5\"", "\"at_most\": \"5\", \"exactly\": \"5\"", "bands/2/exactly", alone());
    check_bands("\"above\": \"5\"", "\"exactly\": \"6\", \"above\": \"5\"", "bands/1/exactly", alone());
    check_grade("\"exactly\": \"100\"", "\"exactly\": \"100\", \"at_most\": \"100\"", "/1/exactly", alone());
    // An end that is null is no end.
    read_framework(&with_rule(&edited(BANDS, "\"above\": \"5\"", "\"above\": \"5\", \"at_least\": null"), MEASURE))
        .unwrap();
}

#[test]
fn grade() {
    check_grade("\"id\": \"a\", ", "", "/1/id", missing());
    check_grade("\"id\": \"a\"", "\"id\": \"\"", "/1/id", wrong_type("an id, not an empty text"));
    check_grade(", \"name\": \"达成\"", "", "/1/name", missing());
    check_grade("\"below\": \"60\"", "\"below\": \"60\", \"points\": \"1\"", "/2/points", unknown());
    check_grade("\"60\"", "\"60分\"", "/2/below", not_decimal("60分"));
    check_problems(
        read_framework(&with_rule(r#"{"grade": {}}"#, WORDS)),
        &[(&format!("{LEAF}/rule/grade/grades"), missing())],
    );
}

#[test]
fn checklist() {
    check_items("\"id\": \"a\", ", "", "/1/id", missing());
    check_items("\"id\": \"b\"", "\"id\": \"\"", "/2/id", wrong_type("an id, not an empty text"));
    check_items(", \"name\": \"甲\"", "", "/1/name", missing());
    check_items(", \"points\": \"1.0\"", "", "/2/points", missing());
    check_items("\"1.0\"", "\"-1\"", "/2/points", out_of_range("-1", "0 or above"));
    check_items("\"1.0\"", "\"1.005\"", "/2/points", out_of_range("1.005", POINTS));
    check_items("\"id\": \"a\"", "\"id\": \"a\", \"percent_of_weight\": \"50\"", "/1/percent_of_weight", unknown());
    let words = with_rule(r#"{"checklist": {"items": ["a"]}}"#, WORDS);
    check_problems(read_framework(&words), &[(&format!("{LEAF}/rule/checklist/items/1"), wrong_type("an object"))]);
    let asked = with_rule(r#"{"yes_no": {"weight": "1"}}"#, WORDS);
    check_problems(read_framework(&asked), &[(&format!("{LEAF}/rule/yes_no/weight"), unknown())]);
}

#[test]
fn ratio() {
    #[track_caller]
    fn check_ratio(old: &str, new: &str, place: &str, problem: WireProblem) {
        read_framework(&edited(FRAMEWORK, MEASURE, RATIO)).unwrap();
        let json = edited(FRAMEWORK, MEASURE, &edited(RATIO, old, new));
        check_problems(read_framework(&json), &[(&format!("{LEAF}/measure/ratio/{place}"), problem)]);
    }
    check_ratio("\"part\": \"决算数\", ", "", "part", missing());
    check_ratio("\"whole\": \"预算数\", ", "", "whole", missing());
    check_ratio(", \"form\": \"share\"", "", "form", missing());
    check_ratio("\"share\"", "\"quotient\"", "form", unknown_choice("quotient", "share, change, deviation"));
    check_ratio("\"万元\"", "1", "unit", wrong_type("a string"));
    check_ratio("\"form\"", "\"may_be_negative\": true, \"form\"", "may_be_negative", unknown());
    read_framework(&edited(FRAMEWORK, MEASURE, &edited(RATIO, "\"unit\": \"万元\", ", ""))).unwrap();
    let with_unit = edited(FRAMEWORK, MEASURE, r#"{"execution": {"unit": "元"}}"#);
    check_problems(read_framework(&with_unit), &[(&format!("{LEAF}/measure/execution/unit"), unknown())]);
}

#[test]
fn shares() {
    let either = || wrong_type("a weight, or below level 1 a share, not both");
    let (top, leaf) = (format!("{TOP}/share"), format!("{LEAF}/share"));
    let check_leaf = |new: &str, problem| check_framework("\"weight\": \"2\"", new, &[(&leaf, problem)]);
    // At level 1 there is nothing to take a share of.
    check_framework("\"weight\": \"2.00\"", "\"weight\": \"2.00\", \"share\": \"100\"", &[(&top, either())]);
    let weight = format!("{TOP}/weight");
    let alone = [(&*top, either()), (&*weight, missing())];
    check_framework("\"weight\": \"2.00\"", "\"share\": \"100\"", &alone);
    check_leaf("\"weight\": \"2\", \"share\": \"100\"", either());
    let range = |found: &str| out_of_range(found, "0 or above, giving points of at most 6 decimals");
    check_leaf("\"share\": \"33.33333\"", range("33.33333"));
    check_leaf("\"share\": \"-10\"", range("-10"));
    check_leaf("\"share\": \"79228162514264337593543950335\"", range("79228162514264337593543950335"));
    check_leaf("\"share\": \"100%\"", not_decimal("100%"));
    let framework = read_framework(&edited(FRAMEWORK, "\"weight\": \"2\"", "\"share\": \"100.0\"")).unwrap();
    assert_eq!(framework.indicators()[0].weight, framework.dimensions[0].weight);
}

#[test]
fn rounding_and_what_does_not_apply() {
    let five = out_of_range("5", "0, 1, 2, 3 or 4");
    check_field("\"rate_decimals\": 5", "rate_decimals", five);
    check_field("\"rate_decimals\": \"2\"", "rate_decimals", wrong_type("a whole number"));
    check_field("\"rate_decimals\": -1", "rate_decimals", wrong_type("a whole number"));
    for good in ["0", "4", "null"] {
        check_good_field(&format!("\"rate_decimals\": {good}"));
    }
    let left_out = unknown_choice("left_out", "excluded, rescaled, full_marks");
    check_field("\"not_applicable\": \"left_out\"", "not_applicable", left_out);
    check_field("\"full_marks\": \"-2\"", "full_marks", out_of_range("-2", "0 or above"));
    check_field("\"full_marks\": 2", "full_marks", wrong_type("a string"));
}

#[test]
fn caps() {
    check_field("\"core_cap\": \"-0.01\"", "core_cap", out_of_range("-0.01", "0 or above"));
    check_field("\"core_cap\": \"59.125\"", "core_cap", out_of_range("59.125", POINTS));
    check_good_field("\"core_cap\": \"0\"");
    let caps = |cap: &str| format!("\"total_caps\": [{{\"below\": \"50\", \"highest\": \"59\"}}, {cap}]");
    check_good_field(&caps(r#"{"at_least": "50", "below": "60", "highest": "69"}"#));
    check_field(&caps(r#"{"at_least": "50"}"#), "total_caps/2/highest", missing());
    let negative = out_of_range("-1", "0 or above");
    check_field(&caps(r#"{"at_least": "50", "highest": "-1"}"#), "total_caps/2/highest", negative);
    let both_ends = caps(r#"{"at_least": "50", "above": "50", "highest": "1"}"#);
    check_field(&both_ends, "total_caps/2/above", wrong_type("one field for each end"));
    check_field(&caps(r#"{"at_least": "50", "highest": "1", "name": ""}"#), "total_caps/2/name", unknown());
    check_field(&caps("50"), "total_caps/2", wrong_type("an object"));
    check_field("\"total_caps\": {}", "total_caps", wrong_type("a list"));
}

#[test]
fn a_base_that_is_no_reference() {
    for bad in ["small", "@1", "large@", "large@x", "large@-1", "large@1.0", "large@1 ", ""] {
        check_field(&format!("\"base\": {bad:?}"), "base", wrong_type("id@version"));
    }
}

/// Versions are whole numbers from 1, as they are printed.
#[test]
fn a_base_with_a_version_that_there_can_not_be() {
    for bad in ["large@0", "large@+1", "large@01", "large@4294967296"] {
        check_field(&format!("\"base\": {bad:?}"), "base", wrong_type("id@version"));
    }
    check_good_field("\"base\": \"large@4294967295\"");
}

#[test]
fn what_a_node_may_say_of_itself() {
    let group = |field: &str| format!("{field}, \"children\"");
    let (separate, assessed) = (format!("{TOP}/is_separate"), format!("{TOP}/assessed"));
    let both = group("\"is_bonus\": true, \"is_separate\": true");
    check_framework("\"children\"", &both, &[(&separate, wrong_type("is_bonus or is_separate, not both"))]);
    check_framework("\"children\"", &group("\"is_separate\": 1"), &[(&separate, wrong_type("true or false"))]);
    let any = group("\"assessed\": \"any\"");
    check_framework("\"children\"", &any, &[(&assessed, unknown_choice("any", "all, one_of"))]);
    let leaf = |field: &str| format!("{field}, \"measure\"");
    let (core, definition) = (format!("{LEAF}/is_core"), format!("{LEAF}/definition"));
    check_framework("\"measure\"", &leaf("\"is_core\": \"yes\""), &[(&core, wrong_type("true or false"))]);
    check_framework("\"measure\"", &leaf("\"definition\": []"), &[(&definition, wrong_type("a string"))]);
    let words = format!("{LEAF}/target/fixed_words");
    check_framework("{\"fixed\": \"100\"}", "{\"fixed_words\": 1}", &[(&words, wrong_type("a string"))]);
}

#[track_caller]
fn check_unsound(json: &str, kind: UnsoundKind) {
    check_problems(read_framework(json), &[(LEAF, WireProblem::Unsound(kind))]);
}

#[test]
fn a_rule_that_looks_at_a_target_needs_one() {
    let without = |rule: &str| {
        let json = edited(FRAMEWORK, "\"target\": {\"fixed\": \"100\"}, ", "");
        edited(&json, RULE, rule)
    };
    let steps = |reading: &str| {
        let cost = json!({"points": "1"});
        let parameters = json!({"reading": reading, "tolerance": "0", "width": "1", "counting": "exact", "cost": cost});
        json!({"steps": parameters}).to_string()
    };
    let bands = |reading: &str| {
        json!({"bands": {"reading": reading, "bands": [{"below": "0", "points": "0"}, {"at_least": "0", "points": "2"}]}})
            .to_string()
    };
    let needy = [RULE, r#"{"reverse": {"form": "ratio"}}"#, r#"{"equal": {"above": "full"}}"#];
    let readings = ["difference", "percent_of_target"];
    let needy = needy.map(str::to_owned).into_iter().chain(readings.map(steps)).chain(readings.map(bands));
    for rule in needy {
        check_unsound(&without(&rule), UnsoundKind::NoTarget);
        // Words are no target that can be reckoned with.
        let words = edited(&without(&rule), "\"measure\"", "\"target\": {\"fixed_words\": \"有效\"}, \"measure\"");
        check_unsound(&words, UnsoundKind::NoTarget);
        read_framework(&edited(&words, "{\"fixed_words\": \"有效\"}", "{\"entered\": {}}")).unwrap();
    }
    for rule in [steps("value"), bands("value"), r#"{"execution": {}}"#.to_owned(), r#"{"coefficient": {}}"#.to_owned()]
    {
        read_framework(&without(&rule)).unwrap();
    }
}

/// Each rule with the measures it can work with, in the order of docs/format.md.
#[test]
fn a_rule_on_a_measure_that_it_can_not_work_with() {
    const MEASURES: [(&str, &str); 8] = [
        ("quantity", r#"{"quantity": {"unit": ""}}"#),
        ("rate", MEASURE),
        ("ratio", RATIO),
        ("execution", r#"{"execution": {}}"#),
        ("count", r#"{"count": {"unit": "处"}}"#),
        ("points", r#"{"points": {}}"#),
        ("choice", r#"{"choice": {}}"#),
        ("words", WORDS),
    ];
    const NUMBERS: &str = "quantity rate ratio execution count";
    let rules = [
        (RULE, NUMBERS),
        (r#"{"reverse": {"form": "linear"}}"#, NUMBERS),
        (r#"{"equal": {"above": "nothing"}}"#, NUMBERS),
        (r#"{"steps": {"tolerance": "0", "width": "1", "counting": "exact", "cost": {"points": "1"}}}"#, NUMBERS),
        (r#"{"bands": {"bands": [{"points": "2"}]}}"#, NUMBERS),
        (r#"{"grade": {"grades": [{"id": "a", "name": "", "exactly": "100"}]}}"#, "choice words"),
        (r#"{"yes_no": {}}"#, "choice words"),
        (r#"{"checklist": {"items": [{"id": "a", "name": "", "points": "2"}]}}"#, "choice words"),
        (r#"{"per_occurrence": {"cost": "1"}}"#, "quantity count"),
        (r#"{"average_rate": {"period": "month"}}"#, "rate"),
        (r#"{"execution": {}}"#, "rate execution"),
        (r#"{"coefficient": {}}"#, "rate choice words"),
        (r#"{"direct": {}}"#, "points words"),
        (r#"{"bonus": {"lowest": "0", "highest": "2"}}"#, "points words"),
    ];
    for (rule, fitting) in rules {
        for (name, measure) in MEASURES {
            let json = with_rule(rule, measure);
            // A bonus rule stands in a bonus dimension only.
            let json = if rule.contains("bonus") { in_bonus_dimension(&json) } else { json };
            if fitting.split(' ').any(|it| it == name) {
                let framework = read_framework(&json).unwrap();
                let leaf = framework.indicators()[0];
                assert!(fits(&leaf.rule, &leaf.measure), "{rule} on {name}");
            } else {
                check_unsound(&json, UnsoundKind::MeasureDoesNotFit);
            }
        }
    }
}

#[track_caller]
fn in_bonus_dimension(json: &str) -> String {
    edited(json, "\"children\"", "\"is_bonus\": true, \"children\"")
}

/// A bonus is outside the weights: in the base, 5 points of a weight of 2 would be more than full marks.
#[test]
fn a_bonus_rule_stands_in_a_bonus_dimension_only() {
    let json = with_rule(r#"{"bonus": {"lowest": "-5", "highest": "5"}}"#, r#"{"points": {}}"#);
    let separate = edited(&json, "\"children\"", "\"is_separate\": true, \"children\"");
    for outside in [&json, &separate] {
        let place = format!("{LEAF}/rule");
        check_problems(read_framework(outside), &[(&place, WireProblem::Unsound(UnsoundKind::BonusInBase))]);
    }
    let framework = read_framework(&in_bonus_dimension(&json)).unwrap();
    assert!(matches!(framework.indicators()[0].rule, Rule::Bonus(_)));
    // Another rule may stand there too.
    read_framework(&in_bonus_dimension(FRAMEWORK)).unwrap();
}
