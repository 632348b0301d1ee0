//! What is refused in a framework's data file.

use jixiao::domain::soundness::UnsoundKind;
use jixiao::wire::WireProblem;
use jixiao::wire::v1::read_framework;

use crate::{FRAMEWORK, POINTS, check_problems, edited, not_decimal, out_of_range, unknown_choice, wrong_type};

const LEAF: &str = "dimensions/top/leaf";

/// The leaf's rule, measure and target in the good file.
const RULE: &str = "{\"proportional\": {}}";
const MEASURE: &str = "{\"rate\": {}}";
const TARGET: &str = "{\"fixed\": \"100\"}";

const RULES: &str = "proportional, reverse, equal, steps, bands, grade, yes_no, checklist, per_occurrence, average_rate, execution, coefficient, direct, bonus";
const MEASURES: &str = "quantity, rate, ratio, execution, count, points, choice, words";

const CHOICE: &str = "an object with one field, the name of the choice";

#[track_caller]
fn check_all(old: &str, new: &str, expected: &[(&str, WireProblem)]) {
    check_problems(read_framework(&edited(FRAMEWORK, old, new)), expected);
}

#[track_caller]
fn check(old: &str, new: &str, place: &str, problem: WireProblem) {
    check_all(old, new, &[(place, problem)]);
}

/// As [`check`], with the place below the leaf.
#[track_caller]
fn check_leaf(old: &str, new: &str, place: &str, problem: WireProblem) {
    let place = if place.is_empty() { LEAF.to_owned() } else { format!("{LEAF}/{place}") };
    check(old, new, &place, problem);
}

#[track_caller]
fn check_rule(rule: &str, place: &str, problem: WireProblem) {
    check_leaf(RULE, rule, &format!("rule{place}"), problem);
}

/// A good steps rule with one parameter edited.
#[track_caller]
fn check_steps(old: &str, new: &str, place: &str, problem: WireProblem) {
    const STEPS: &str =
        r#"{"steps": {"tolerance": "0", "width": "5", "counting": "started", "cost": {"points": "1"}}}"#;
    read_framework(&edited(FRAMEWORK, RULE, STEPS)).unwrap();
    check_rule(&edited(STEPS, old, new), &format!("/steps/{place}"), problem);
}

#[track_caller]
fn check_good(old: &str, new: &str) {
    read_framework(&edited(FRAMEWORK, old, new)).unwrap();
}

/// The rule on a measure that it can work with.
#[track_caller]
fn check_good_rule(rule: &str, measure: &str) {
    let json = edited(&edited(FRAMEWORK, RULE, rule), MEASURE, measure);
    read_framework(&json).unwrap();
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let json = r#"{"id": "small", "version": "1", "title": "", "document": "", "year": 65536, "mood": 1,
"score_decimals": 3, "grade_bands": [{"from": "90分", "name": "A"}, {"from": null}],
"dimensions": [{"id": "top", "name": "", "weight": "-3", "weight_provenance": {"kind": "rumour", "note": ""},
"is_bonus": "yes", "target": {"fixed": "1"}, "children": [
{"id": "one", "name": "", "weight": "0.125", "weight_provenance": {"kind": "user"}, "measure": {"kilo": {}},
"is_bonus": true, "rule": {"per_occurrence": {"cost": "-1"}}, "rule_provenance": {"kind": "user", "note": ""}},
{"id": "one", "name": "", "weight": "1", "weight_provenance": {"kind": "user", "note": ""}, "measure": {"count": {}},
"target": {"entered": {}}, "rule": {"bonus": {"lowest": "1", "highest": "-1"}}}]}]}"#;
    let (one, rules) = ("dimensions/top/one", "dimensions/top/one/rule");
    let kinds = "regulation, report, derived, unlisted, user";
    let expected = [
        ("version", wrong_type("a whole number")),
        ("issuer", WireProblem::MissingField),
        ("year", wrong_type("a year")),
        ("mood", WireProblem::UnknownField),
        ("score_decimals", out_of_range("3", "0, 1 or 2")),
        ("grade_bands/1/from", not_decimal("90分")),
        ("grade_bands/2/name", WireProblem::MissingField),
        ("dimensions/top/weight", out_of_range("-3", "0 or above")),
        ("dimensions/top/weight_provenance/kind", unknown_choice("rumour", kinds)),
        ("dimensions/top/is_bonus", wrong_type("true or false")),
        ("dimensions/top/target", WireProblem::UnknownField),
        (&format!("{one}/weight"), out_of_range("0.125", POINTS)),
        (&format!("{one}/weight_provenance/note"), WireProblem::MissingField),
        (&format!("{one}/measure"), unknown_choice("kilo", MEASURES)),
        (&format!("{one}/is_bonus"), WireProblem::UnknownField),
        (&format!("{rules}/per_occurrence/cost"), out_of_range("-1", "0 or above")),
        (&format!("{one}/id"), WireProblem::DuplicateId),
        (&format!("{one}/measure/count/unit"), WireProblem::MissingField),
        (&format!("{rules}/bonus/lowest"), out_of_range("1", "0 or below")),
        (&format!("{rules}/bonus/highest"), out_of_range("-1", "0 or above")),
        (&format!("{one}/rule_provenance"), WireProblem::MissingField),
    ];
    check_problems(read_framework(json), &expected);
}

#[test]
fn a_node_that_is_neither_group_nor_indicator() {
    let neither = || (LEAF, WireProblem::NeitherGroupNorIndicator);
    let place = |field: &str| format!("{LEAF}/{field}");
    // Without a rule it is looked at as an indicator, with children as a group.
    check_all("\"rule\": {\"proportional\": {}}, ", "", &[neither(), (&place("rule"), WireProblem::MissingField)]);
    let unknown = ["measure", "target", "rule", "rule_provenance"].map(place);
    let mut both = vec![neither()];
    both.extend(unknown.iter().map(|place| (place.as_str(), WireProblem::UnknownField)));
    check_all("\"measure\"", "\"children\": [], \"measure\"", &both);
    // A dimension is a group: an indicator can't stand at the top.
    let (head, leaf) = FRAMEWORK.split_once("{\"id\": \"top\"").unwrap();
    let leaf = leaf.split_once("[\n").unwrap().1;
    let json = format!("{head}{}", edited(leaf, "}]}]}", "}]}"));
    check_problems(read_framework(&json), &[("dimensions/leaf", WireProblem::NeitherGroupNorIndicator)]);
}

#[test]
fn a_field_of_a_group_on_an_indicator_and_the_other_way_round() {
    for is_bonus in ["true", "false"] {
        let new = format!("\"is_bonus\": {is_bonus}, \"measure\"");
        check_leaf("\"measure\"", &new, "is_bonus", WireProblem::UnknownField);
    }
    check(
        "\"children\"",
        "\"target\": {\"fixed\": \"1\"}, \"children\"",
        "dimensions/top/target",
        WireProblem::UnknownField,
    );
    check(
        "\"children\"",
        "\"measure\": {\"rate\": {}}, \"children\"",
        "dimensions/top/measure",
        WireProblem::UnknownField,
    );
    check_good("\"children\"", "\"is_bonus\": true, \"children\"");
    check("\"children\"", "\"is_bonus\": 1, \"children\"", "dimensions/top/is_bonus", wrong_type("true or false"));
}

#[test]
fn a_field_that_is_missing() {
    check("\"id\": \"small\", ", "", "id", WireProblem::MissingField);
    check("\"version\": 1, ", "", "version", WireProblem::MissingField);
    check("\"issuer\": \"\", ", "", "issuer", WireProblem::MissingField);
    check(", \"year\": 2021", "", "year", WireProblem::MissingField);
    check("\"score_decimals\": 2, ", "", "score_decimals", WireProblem::MissingField);
    check(", \"name\": \"B\"", "", "grade_bands/2/name", WireProblem::MissingField);
    check("\"weight\": \"2.00\", ", "", "dimensions/top/weight", WireProblem::MissingField);
    check("\"id\": \"leaf\", ", "", "dimensions/top/1/id", WireProblem::MissingField);
    check_leaf("\"weight\": \"2\", ", "", "weight", WireProblem::MissingField);
    check_leaf("\"measure\": {\"rate\": {}},", "", "measure", WireProblem::MissingField);
    let provenance = ", \"rule_provenance\": {\"kind\": \"user\", \"note\": \"\"}";
    check_leaf(provenance, "", "rule_provenance", WireProblem::MissingField);
    // A rule that looks at a target needs one; the lowest band needs no bound.
    check_leaf("\"target\": {\"fixed\": \"100\"}, ", "", "", WireProblem::Unsound(UnsoundKind::NoTarget));
    check_good("\"from\": null, ", "");
}

#[test]
fn a_field_that_this_version_does_not_know() {
    #[track_caller]
    fn check_unknown(before: &str, place: &str) {
        check(before, &format!("\"mood\": 1, {before}"), place, WireProblem::UnknownField);
    }
    check_unknown("\"year\": 2021", "mood");
    check_unknown("\"from\": \"90\"", "grade_bands/1/mood");
    check_unknown("\"children\"", "dimensions/top/mood");
    check_unknown("\"measure\"", "dimensions/top/leaf/mood");
    check_unknown("\"fixed\"", "dimensions/top/leaf/target/mood");
    check_leaf(RULE, "{\"proportional\": {\"roof\": 1}}", "rule/proportional/roof", WireProblem::UnknownField);
    check_leaf(MEASURE, "{\"rate\": {\"unit\": 1}}", "measure/rate/unit", WireProblem::UnknownField);
    check_leaf(
        "\"rule_provenance\": {",
        "\"rule_provenance\": {\"page\": 1, ",
        "rule_provenance/page",
        WireProblem::UnknownField,
    );
    check_leaf(TARGET, "{\"entered\": {\"by\": 1}}", "target/entered/by", WireProblem::UnknownField);
}

#[test]
fn an_id_twice() {
    check("\"id\": \"leaf\"", "\"id\": \"top\"", "dimensions/top/top/id", WireProblem::DuplicateId);
}

#[test]
fn numbers() {
    check("\"weight\": \"2.00\"", "\"weight\": \"0.125\"", "dimensions/top/weight", out_of_range("0.125", POINTS));
    check_leaf("\"weight\": \"2\"", "\"weight\": \"2分\"", "weight", not_decimal("2分"));
    let long = "9".repeat(29);
    check_leaf(
        "\"weight\": \"2\"",
        &format!("\"weight\": {long:?}"),
        "weight",
        out_of_range(&long, "at most 28 digits"),
    );
    check("\"90\"", "\"1000000.01\"", "grade_bands/1/from", out_of_range("1000000.01", POINTS));
    check("decimals\": 2", "decimals\": 3", "score_decimals", out_of_range("3", "0, 1 or 2"));
    check("decimals\": 2", "decimals\": \"2\"", "score_decimals", wrong_type("a whole number"));
    check("\"year\": 2021", "\"year\": 65536", "year", wrong_type("a year"));
}

#[test]
fn a_weight_below_zero() {
    check("\"weight\": \"2.00\"", "\"weight\": \"-3\"", "dimensions/top/weight", out_of_range("-3", "0 or above"));
    check_leaf("\"weight\": \"2\"", "\"weight\": \"-0.01\"", "weight", out_of_range("-0.01", "0 or above"));
    // A grade may begin below 0: a penalty can bring a total there.
    check_good("\"90\"", "\"-5\"");
}

#[test]
fn a_cost_below_zero() {
    check_rule(r#"{"per_occurrence": {"cost": "-0.5"}}"#, "/per_occurrence/cost", out_of_range("-0.5", "0 or above"));
    check_good_rule(r#"{"per_occurrence": {"cost": "0"}}"#, r#"{"count": {"unit": ""}}"#);
    let below = |found: &str| out_of_range(found, "0 or above");
    check_steps("{\"points\": \"1\"}", "{\"points\": \"-1\"}", "cost/points", below("-1"));
    let percent = "{\"percent_of_weight\": \"-0.001\"}";
    check_steps("{\"points\": \"1\"}", percent, "cost/percent_of_weight", below("-0.001"));
}

#[test]
fn a_bonus_range_on_the_wrong_side_of_zero() {
    let bonus =
        |lowest: &str, highest: &str| format!(r#"{{"bonus": {{"lowest": "{lowest}", "highest": "{highest}"}}}}"#);
    check_rule(&bonus("0.01", "5"), "/bonus/lowest", out_of_range("0.01", "0 or below"));
    check_rule(&bonus("-5", "-0.01"), "/bonus/highest", out_of_range("-0.01", "0 or above"));
    check_rule(&bonus("-5", "0.005"), "/bonus/highest", out_of_range("0.005", POINTS));
    let rule = format!("{LEAF}/rule/bonus");
    let both = [
        (&*format!("{rule}/lowest"), out_of_range("5", "0 or below")),
        (&*format!("{rule}/highest"), out_of_range("-5", "0 or above")),
    ];
    check_all(RULE, &bonus("5", "-5"), &both);
    let bonus_dimension = edited(FRAMEWORK, "\"children\"", "\"is_bonus\": true, \"children\"");
    for (lowest, highest) in [("-5", "5"), ("0", "5"), ("-5", "0"), ("0", "0")] {
        let json = edited(&edited(&bonus_dimension, RULE, &bonus(lowest, highest)), MEASURE, "{\"points\": {}}");
        read_framework(&json).unwrap();
    }
}

#[test]
fn rule_parameters() {
    check_steps("\"5\"", "\"0\"", "width", out_of_range("0", "above 0"));
    check_steps("\"5\"", "\"-5\"", "width", out_of_range("-5", "above 0"));
    check_steps(", \"width\": \"5\"", "", "width", WireProblem::MissingField);
    check_steps("\"0\"", "\"0%\"", "tolerance", not_decimal("0%"));
    check_steps("\"started\"", "\"half\"", "counting", unknown_choice("half", "started, complete, exact"));
    check_steps("{\"points\": \"1\"}", "{\"points\": \"0.125\"}", "cost/points", out_of_range("0.125", POINTS));
    let percent = "{\"percent_of_weight\": \"10%\"}";
    check_steps("{\"points\": \"1\"}", percent, "cost/percent_of_weight", not_decimal("10%"));
    let one_cost = || wrong_type("one of the fields points and percent_of_weight");
    check_steps("{\"points\": \"1\"}", "{}", "cost", one_cost());
    let two = "{\"points\": \"1\", \"percent_of_weight\": \"10\"}";
    check_steps("{\"points\": \"1\"}", two, "cost", one_cost());
    check_rule(r#"{"per_occurrence": {"cost": "一"}}"#, "/per_occurrence/cost", not_decimal("一"));
    check_rule(r#"{"average_rate": {}}"#, "/average_rate/period", WireProblem::MissingField);
    let year = unknown_choice("year", "month, quarter");
    check_rule(r#"{"average_rate": {"period": "year"}}"#, "/average_rate/period", year);
}

#[test]
fn a_choice_that_is_none() {
    check_rule("{\"magic\": {}}", "", unknown_choice("magic", RULES));
    for no_choice in ["{}", "\"direct\"", "{\"direct\": {}, \"execution\": {}}", "[]"] {
        check_rule(no_choice, "", wrong_type(CHOICE));
    }
    check_rule("{\"direct\": null}", "/direct", wrong_type("an object"));
    check_leaf(MEASURE, "{\"kilo\": {}}", "measure", unknown_choice("kilo", MEASURES));
    check_leaf(MEASURE, "\"rate\"", "measure", wrong_type(CHOICE));
    check_leaf(
        MEASURE,
        "{\"rate\": {\"may_be_negative\": 1}}",
        "measure/rate/may_be_negative",
        wrong_type("true or false"),
    );
    check_leaf(MEASURE, "{\"quantity\": {\"unit\": 1}}", "measure/quantity/unit", wrong_type("a string"));
    let one_target = || wrong_type("an object with one field: fixed, fixed_words or entered");
    check_leaf(TARGET, "{}", "target", one_target());
    check_leaf(TARGET, "{\"fixed\": \"1\", \"entered\": {}}", "target", one_target());
    check_good(TARGET, "{\"entered\": {}}");
}

#[test]
fn an_empty_word_is_no_choice() {
    check_steps("\"started\"", "\"\"", "counting", unknown_choice("", "started, complete, exact"));
    let period = r#"{"average_rate": {"period": ""}}"#;
    check_rule(period, "/average_rate/period", unknown_choice("", "month, quarter"));
}

#[test]
fn dimensions_and_grade_bands_that_are_missing_are_not_none() {
    let (head, _) = FRAMEWORK.split_once(",\n\"dimensions\"").unwrap();
    check_problems(read_framework(&format!("{head}}}")), &[("dimensions", WireProblem::MissingField)]);
    let bands = "\"grade_bands\": [{\"from\": \"90\", \"name\": \"A\"}, {\"from\": null, \"name\": \"B\"}],\n";
    check(bands, "", "grade_bands", WireProblem::MissingField);
}

#[test]
fn an_unreadable_target_is_one_problem() {
    check_leaf(TARGET, "{\"fixed\": \"100%\"}", "target/fixed", not_decimal("100%"));
}

#[test]
fn a_target_or_cost_that_is_no_object_is_one_problem() {
    check_leaf(TARGET, "\"100\"", "target", wrong_type("an object"));
    check_steps("{\"points\": \"1\"}", "\"1\"", "cost", wrong_type("an object"));
}

#[test]
fn an_unreadable_step_width_is_one_problem() {
    check_steps("\"5\"", "\"5%\"", "width", not_decimal("5%"));
}

#[test]
fn a_missing_provenance_kind_is_one_problem() {
    let kind = "\"rule_provenance\": {\"kind\": \"user\", ";
    check_leaf(kind, "\"rule_provenance\": {", "rule_provenance/kind", WireProblem::MissingField);
}

#[test]
fn two_nodes_without_an_id_do_not_have_the_same() {
    let both = [("dimensions/1/id", WireProblem::MissingField), ("dimensions/1/1/id", WireProblem::MissingField)];
    let json = edited(FRAMEWORK, "{\"id\": \"top\", ", "{");
    check_problems(read_framework(&edited(&json, "\"id\": \"leaf\", ", "")), &both);
}

#[test]
fn a_node_that_is_no_object_is_one_problem() {
    check("[{\"id\": \"top\"", "[7, {\"id\": \"top\"", "dimensions/1", wrong_type("an object"));
}

#[test]
fn a_node_with_an_empty_id_and_a_version_below_1() {
    let empty = wrong_type("an id, not an empty text");
    check("\"id\": \"leaf\"", "\"id\": \"\"", "dimensions/top//id", empty);
    check("\"version\": 1", "\"version\": 0", "version", out_of_range("0", "1 and up"));
}
