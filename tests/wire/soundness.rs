//! What does not fit together in a framework: every kind with its place, what was found and what was expected. Each is
//! the smallest good framework with an edit or two.

#![allow(clippy::indexing_slicing, reason = "a test may stop at once")]

use jixiao::domain::framework::{Framework, Node};
use jixiao::domain::id::NodeId;
use jixiao::domain::interval::{Bound, End, Interval};
use jixiao::domain::points::Points;
use jixiao::domain::soundness::{Unsound, UnsoundKind, problems};
use jixiao::wire::WireProblem;
use jixiao::wire::v1::read_framework;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::{FRAMEWORK, check_problems, edited};

const TOP: &str = "dimensions/top";
const LEAF: &str = "dimensions/top/leaf";
const IN_RULE: &str = "dimensions/top/leaf/rule";

const RULE: &str = "{\"proportional\": {}}";
const MEASURE: &str = "{\"rate\": {}}";
const RATE: &str = r#"{"rate": {}}"#;
const SIGNED_RATE: &str = r#"{"rate": {"may_be_negative": true}}"#;
const COUNT: &str = r#"{"count": {"unit": "处"}}"#;
const WORDS: &str = r#"{"words": {}}"#;

#[track_caller]
fn check(json: &str, expected: &[(&str, UnsoundKind)]) {
    let expected: Vec<(&str, WireProblem)> =
        expected.iter().map(|(place, kind)| (*place, WireProblem::Unsound(kind.clone()))).collect();
    check_problems(read_framework(json), &expected);
}

/// The good framework with one edit.
#[track_caller]
fn check_edit(old: &str, new: &str, place: &str, kind: UnsoundKind) {
    check(&edited(FRAMEWORK, old, new), &[(place, kind)]);
}

#[track_caller]
fn with_rule(rule: &str, measure: &str) -> String {
    edited(&edited(FRAMEWORK, MEASURE, measure), RULE, rule)
}

/// A ladder of bands in short: `=0 (0,10] >10`, with what does not fit in it.
#[track_caller]
fn check_bands(measure: &str, reading: &str, ladder: &str, expected: &[UnsoundKind]) {
    let bands: Vec<Value> = ladder.split_whitespace().map(|interval| band(interval)).collect();
    let rule = json!({"bands": {"reading": reading, "bands": bands}}).to_string();
    let json = with_rule(&rule, measure);
    if expected.is_empty() {
        read_framework(&json).unwrap();
    } else {
        check(&json, &expected.iter().map(|kind| (IN_RULE, kind.clone())).collect::<Vec<_>>());
    }
}

/// `=0`, `>=90`, `<0`, `[80,90)`: the interval's fields, with an award.
#[track_caller]
fn band(interval: &str) -> Value {
    let mut fields = json!({"points": "1"});
    let signs = [("=", "exactly"), (">=", "at_least"), (">", "above"), ("<=", "at_most"), ("<", "below")];
    if let Some((lower, upper)) = interval.split_once(',') {
        fields[if lower.starts_with('[') { "at_least" } else { "above" }] = json!(lower.trim_start_matches(['[', '(']));
        fields[if upper.ends_with(']') { "at_most" } else { "below" }] = json!(upper.trim_end_matches([']', ')']));
        return fields;
    }
    let number = interval.trim_start_matches(['=', '>', '<']);
    let sign = interval.strip_suffix(number).unwrap();
    let (_, field) = signs.iter().find(|(it, _)| *it == sign).unwrap();
    fields[*field] = json!(number);
    fields
}

fn points(text: &str) -> Points {
    Points::new(Decimal::from_str_exact(text).unwrap()).unwrap()
}

fn closed(at: i64) -> Option<Bound> {
    Some(Bound { at: Decimal::from(at), end: End::Closed })
}

fn open(at: i64) -> Option<Bound> {
    Some(Bound { at: Decimal::from(at), end: End::Open })
}

fn gap(lower: Option<Bound>, upper: Option<Bound>) -> UnsoundKind {
    UnsoundKind::Gap { missing: Interval { lower, upper } }
}

fn overlap(first: usize, second: usize) -> UnsoundKind {
    UnsoundKind::Overlap { first, second }
}

#[test]
fn children_that_do_not_add_up_to_the_group() {
    let sum_to = |found: &str| UnsoundKind::ChildrenSumTo { found: points(found), expected: points("2") };
    check_edit("\"weight\": \"2\"", "\"weight\": \"1.99\"", TOP, sum_to("1.99"));
    check_edit("\"weight\": \"2\"", "\"share\": \"50\"", TOP, sum_to("1"));
    let (head, _) = FRAMEWORK.split_once("\"children\": [").unwrap();
    check(&format!("{head}\"children\": []}}]}}"), &[(TOP, sum_to("0"))]);
    // Of a bonus group the items have ranges of their own.
    read_framework(&edited(
        &edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"1\""),
        "\"children\"",
        "\"is_bonus\": true, \"children\"",
    ))
    .unwrap();
    // 3 × 0.666666 is not 2: a share without end adds up to less, and that is said.
    let leaf = |id: &str| {
        let (_, leaf) = FRAMEWORK.split_once("\"children\": [\n").unwrap();
        let leaf = leaf.strip_suffix("]}]}").unwrap();
        edited(&edited(leaf, "\"leaf\"", &format!("{id:?}")), "\"weight\": \"2\"", "\"share\": \"33.3333\"")
    };
    let leaves = ["one", "two", "three"].map(leaf).join(", ");
    check(&format!("{head}\"children\": [{leaves}]}}]}}"), &[(TOP, sum_to_of("1.999998", "2"))]);
}

fn sum_to_of(found: &str, expected: &str) -> UnsoundKind {
    // Finer than points that are typed: the parts of a share.
    let share = Decimal::from_str_exact(found).unwrap() * Decimal::from(50);
    UnsoundKind::ChildrenSumTo { found: points("2").share(share).unwrap(), expected: points(expected) }
}

#[test]
fn full_marks_that_the_dimensions_do_not_add_up_to() {
    let are =
        |found: &str, expected: &str| UnsoundKind::FullMarksAre { found: points(found), expected: points(expected) };
    check_edit("\"year\"", "\"full_marks\": \"100\", \"year\"", "full_marks", are("2", "100"));
    read_framework(&edited(FRAMEWORK, "\"year\"", "\"full_marks\": \"2.0\", \"year\"")).unwrap();
    // A bonus or a separate dimension is not part of them.
    for standing in ["is_bonus", "is_separate"] {
        let json = edited(FRAMEWORK, "\"children\"", &format!("{standing:?}: true, \"children\""));
        let json = edited(&json, "\"year\"", "\"full_marks\": \"2\", \"year\"");
        check(&json, &[("full_marks", are("0", "2"))]);
    }
}

#[test]
fn items_that_do_not_add_up_to_the_weight() {
    let checklist = |second: &str, id: &str| {
        let rule = json!({"checklist": {"items": [
            {"id": "a", "name": "", "points": "1"}, {"id": id, "name": "", "points": second}]}});
        with_rule(&rule.to_string(), WORDS)
    };
    read_framework(&checklist("1", "b")).unwrap();
    let sum_to = UnsoundKind::ItemsSumTo { found: points("1.5"), expected: points("2") };
    check(&checklist("0.5", "b"), &[(IN_RULE, sum_to.clone())]);
    let twice = UnsoundKind::DuplicateId { id: "a".to_owned() };
    check(&checklist("1", "a"), &[(IN_RULE, twice.clone())]);
    check(&checklist("0.5", "a"), &[(IN_RULE, sum_to), (IN_RULE, twice)]);
}

#[test]
fn a_group_of_which_one_is_assessed() {
    let one_of = edited(FRAMEWORK, "\"children\"", "\"assessed\": \"one_of\", \"children\"");
    read_framework(&one_of).unwrap();
    let weighs = UnsoundKind::OneOfWeighs { found: points("1"), expected: points("2") };
    check(&edited(&one_of, "\"weight\": \"2\"", "\"weight\": \"1\""), &[(LEAF, weighs)]);
    let (head, _) = one_of.split_once("\"children\": [").unwrap();
    check(&format!("{head}\"children\": []}}]}}"), &[(TOP, UnsoundKind::NothingToPick)]);
}

#[test]
fn grades_that_leave_a_total_without_one() {
    check_edit("\"from\": null", "\"from\": \"60\"", "grade_bands", UnsoundKind::NoLowestGrade);
    let together = |from: Option<&str>| UnsoundKind::GradesBeginTogether { from: from.map(points) };
    check_edit("\"from\": \"90\"", "\"from\": null", "grade_bands", together(None));
    let three = "{\"from\": \"90.0\", \"name\": \"C\"}, {\"from\": \"90\"";
    check_edit("{\"from\": \"90\"", three, "grade_bands", together(Some("90")));
    // No grades at all are a framework's own decision.
    let (head, rest) = FRAMEWORK.split_once("[{\"from\"").unwrap();
    let (_, tail) = rest.split_once("\"B\"}]").unwrap();
    read_framework(&format!("{head}[]{tail}")).unwrap();
}

#[test]
fn bands_that_hold_every_value_once() {
    for ladder in ["=0 (0,10] (10,20] (20,30] >30", ">30 (20,30] =0 (10,20] (0,10]", ">=0", "<90 >=90", "[0,0] >0"] {
        check_bands(RATE, "value", ladder, &[]);
    }
    check_bands(RATE, "value", "[0,60] >=60", &[overlap(1, 2)]);
    check_bands(RATE, "value", ">=60 [0,70)", &[overlap(2, 1)]);
    check_bands(RATE, "value", "[0,60) >60", &[gap(closed(60), closed(60))]);
    check_bands(RATE, "value", "[0,60) [70,80)", &[gap(closed(60), open(70)), gap(closed(80), None)]);
    check_bands(RATE, "value", "", &[gap(closed(0), None)]);
    // The one that holds nothing is named by its position, and counts for nothing else.
    let empty = UnsoundKind::EmptyInterval { position: 2 };
    check_bands(RATE, "value", "[0,60) (60,60) >=60", std::slice::from_ref(&empty));
    check_bands(RATE, "value", "[0,60) [60,50] >=60", &[empty]);
    // Inside another one, and the same one twice.
    check_bands(RATE, "value", ">=0 [10,20)", &[overlap(1, 2)]);
    check_bands(RATE, "value", ">=0 >=0", &[overlap(1, 2)]);
}

#[test]
fn what_can_not_be_negative_needs_bands_from_0_only() {
    let below_0 = || gap(None, open(0));
    let ratio = |form: &str| format!(r#"{{"ratio": {{"part": "a", "whole": "b", "form": "{form}"}}}}"#);
    let quantity = r#"{"quantity": {"unit": "人"}}"#;
    for measure in [RATE, quantity, COUNT, &ratio("share"), &ratio("deviation")] {
        check_bands(measure, "value", ">=0", &[]);
        check_bands(measure, "percent_of_target", ">=0", &[]);
        // However small a value is, its target may be larger.
        check_bands(measure, "difference", ">=0", &[below_0()]);
        check_bands(measure, "value", ">0", &[gap(closed(0), closed(0))]);
        check_bands(measure, "value", "<5 >=5", &[]);
    }
    let signed_quantity = r#"{"quantity": {"unit": "人", "may_be_negative": true}}"#;
    for measure in [SIGNED_RATE, signed_quantity, r#"{"execution": {}}"#, &ratio("change")] {
        for reading in ["value", "percent_of_target", "difference"] {
            check_bands(measure, reading, ">=0", &[below_0()]);
            check_bands(measure, reading, "<0 >=0", &[]);
        }
    }
}

#[test]
fn between_two_counts_there_is_no_gap() {
    check_bands(COUNT, "value", "=0 =1 >=2", &[]);
    check_bands(COUNT, "value", "[0,1] [2,4] >=5", &[]);
    check_bands(COUNT, "value", "=0 =1 >=3", &[gap(open(1), open(3))]);
    check_bands(COUNT, "value", "=1 >=2", &[gap(closed(0), open(1))]);
    check_bands(COUNT, "value", "=0 =1", &[gap(open(1), None)]);
    check_bands(COUNT, "value", "=0 =1 >=1", &[overlap(2, 3)]);
    // Of anything else there are parts.
    check_bands(RATE, "value", "=0 =1 >=2", &[gap(open(0), open(1)), gap(open(1), open(2))]);
    check_bands(COUNT, "percent_of_target", "=0 =1 >=2", &[gap(open(0), open(1)), gap(open(1), open(2))]);
}

#[test]
fn total_caps_may_leave_gaps_but_not_overlap() {
    let caps = |ladder: &str| {
        let caps: Vec<Value> = ladder
            .split_whitespace()
            .map(|interval| {
                let mut fields = band(interval);
                fields.as_object_mut().unwrap().remove("points");
                fields["highest"] = json!("89");
                fields
            })
            .collect();
        edited(FRAMEWORK, "\"year\"", &format!("\"total_caps\": {}, \"year\"", json!(caps)))
    };
    read_framework(&caps("[70,80) [60,70) <50")).unwrap();
    check(&caps("[70,80] [80,90)"), &[("total_caps", overlap(1, 2))]);
    check(&caps("[80,70]"), &[("total_caps", UnsoundKind::EmptyInterval { position: 1 })]);
}

#[test]
fn grades_of_a_rule() {
    let grades = |ladder: &str| {
        let grades = ladder.split_whitespace().enumerate().map(|(idx, interval)| {
            let mut fields = band(interval);
            fields.as_object_mut().unwrap().remove("points");
            fields["id"] = json!(format!("grade-{idx}"));
            fields["name"] = json!("");
            fields
        });
        with_rule(&json!({"grade": {"grades": grades.collect::<Vec<_>>()}}).to_string(), WORDS)
    };
    let outside = |position| UnsoundKind::OutsideWeight { position };
    // Grades may leave gaps: between them there are no points to give.
    for ladder in ["[80,100] [60,80) [0,60)", "[80,100] =0", "=100 =50 =0"] {
        read_framework(&grades(ladder)).unwrap();
    }
    check(&grades("[80,101] [60,80)"), &[(IN_RULE, outside(1))]);
    check(&grades("[80,100] [-1,60)"), &[(IN_RULE, outside(2))]);
    check(&grades("[80,100] <80"), &[(IN_RULE, outside(2))]);
    check(&grades("[80,100] [60,80]"), &[(IN_RULE, overlap(2, 1))]);
    check(&grades("[80,100] (60,60)"), &[(IN_RULE, UnsoundKind::EmptyInterval { position: 2 })]);
    let twice = edited(&grades("=100 =0"), "grade-1", "grade-0");
    check(&twice, &[(IN_RULE, UnsoundKind::DuplicateId { id: "grade-0".to_owned() })]);
}

#[test]
fn a_framework_is_not_its_own_base() {
    check_edit("\"year\"", "\"base\": \"small@1\", \"year\"", "base", UnsoundKind::OwnBase);
    for other in ["small@2", "large@1"] {
        let framework =
            read_framework(&edited(FRAMEWORK, "\"year\"", &format!("\"base\": {other:?}, \"year\""))).unwrap();
        assert_eq!(framework.base.unwrap().to_string(), other);
    }
}

#[test]
fn several_that_do_not_fit_are_all_said() {
    let json = edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"1\"");
    let json = edited(&json, "\"from\": null", "\"from\": \"90\"");
    let json = edited(&json, MEASURE, COUNT);
    let json = edited(&json, "\"target\": {\"fixed\": \"100\"}, ", "");
    let json = edited(&json, "\"year\"", "\"full_marks\": \"3\", \"base\": \"small@1\", \"core_cap\": \"1\", \"year\"");
    let ladder = [band("[0,5]"), band("[5,9)"), band("(9,9)"), band("=0")];
    let bands = json!({"bands": {"reading": "difference", "bands": ladder}}).to_string();
    let json = edited(&json, RULE, &bands);
    let expected = [
        ("base", UnsoundKind::OwnBase),
        ("full_marks", UnsoundKind::FullMarksAre { found: points("2"), expected: points("3") }),
        ("grade_bands", UnsoundKind::NoLowestGrade),
        ("grade_bands", UnsoundKind::GradesBeginTogether { from: Some(points("90")) }),
        (TOP, UnsoundKind::ChildrenSumTo { found: points("1"), expected: points("2") }),
        (LEAF, UnsoundKind::NoTarget),
        (IN_RULE, UnsoundKind::EmptyInterval { position: 3 }),
        (IN_RULE, gap(None, open(0))),
        (IN_RULE, overlap(1, 4)),
        (IN_RULE, overlap(1, 2)),
        (IN_RULE, gap(closed(9), None)),
    ];
    check(&json, &expected);
}

#[test]
fn the_sentences_say_what_was_found_and_what_was_expected() {
    #[track_caller]
    fn check_sentence(json: &str, sentence: &str) {
        let problems = read_framework(json).unwrap_err();
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(found, [sentence]);
    }
    let weight = edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"1.5\"");
    check_sentence(&weight, "dimensions/top: the weights of the children add up to 1.5, expected 2");
    let full_marks = edited(FRAMEWORK, "\"year\"", "\"full_marks\": \"100\", \"year\"");
    check_sentence(&full_marks, "full_marks: the base dimensions add up to 2, expected 100");
    let bands = |bands: Value| with_rule(&json!({"bands": {"bands": bands}}).to_string(), RATE);
    let apart = json!([band("[0,60)"), band(">=70")]);
    check_sentence(&bands(apart), "dimensions/top/leaf/rule: no interval holds what is >= 60 and < 70");
    let overlapping = json!([band("[0,60]"), band(">=60")]);
    check_sentence(&bands(overlapping), "dimensions/top/leaf/rule: intervals 1 and 2 share numbers");
    let bonus = with_rule(r#"{"bonus": {"lowest": "0", "highest": "5"}}"#, WORDS);
    check_sentence(&bonus, "dimensions/top/leaf/rule: a bonus rule stands outside the dimensions with is_bonus");
    let no_grade = with_rule(r#"{"grade": {"grades": []}}"#, WORDS);
    let nothing = "dimensions/top/leaf/rule: there is nothing to pick: expected at least one child or grade";
    check_sentence(&no_grade, nothing);
}

/// The readers refuse these two before; a framework that was edited on the page can have them.
#[test]
fn a_negative_weight_and_an_id_twice_in_a_framework_that_was_not_read() {
    let good = read_framework(FRAMEWORK).unwrap();
    assert_eq!(problems(&good), []);
    let mut framework = good.clone();
    framework.dimensions[0].weight = points("-2");
    framework.dimensions[0].children = Vec::new();
    let found = problems(&framework);
    let unsound = |place: &str, kind| Unsound { place: place.to_owned(), kind };
    let children = UnsoundKind::ChildrenSumTo { found: Points::ZERO, expected: points("-2") };
    let negative = UnsoundKind::NegativeWeight { found: points("-2") };
    assert_eq!(found, [unsound(TOP, negative), unsound(TOP, children)]);
    let mut framework = good.clone();
    change_leaf(&mut framework, |leaf| leaf.weight = points("-1"));
    let children = UnsoundKind::ChildrenSumTo { found: points("-1"), expected: points("2") };
    let negative = UnsoundKind::NegativeWeight { found: points("-1") };
    assert_eq!(problems(&framework), [unsound(TOP, children), unsound(LEAF, negative)]);
    let mut framework = good;
    change_leaf(&mut framework, |leaf| leaf.id = NodeId::new("top"));
    let twice = UnsoundKind::DuplicateId { id: "top".to_owned() };
    assert_eq!(problems(&framework), [unsound("dimensions/top/top", twice)]);
}

fn change_leaf(framework: &mut Framework, change: impl FnOnce(&mut jixiao::domain::indicator::Indicator)) {
    match &mut framework.dimensions[0].children[0] {
        Node::Indicator(leaf) => change(leaf),
        Node::Category(_) => panic!("the good framework has a leaf there"),
    }
}

/// Only a dimension stands beside the base.
#[test]
fn a_bonus_or_separate_group_below_level_1_is_refused() {
    for standing in ["is_bonus", "is_separate"] {
        let inner = json!({"id": "inner", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""},
            standing: false, "children": [{"id": "typed", "name": "", "weight": "2",
            "weight_provenance": {"kind": "user", "note": ""}, "measure": {"points": {}}, "rule": {"direct": {}},
            "rule_provenance": {"kind": "user", "note": ""}}]});
        let (head, _) = FRAMEWORK.split_once("\"children\": [\n").unwrap();
        let framework = format!("{head}\"children\": [{inner}]}}]}}");
        read_framework(&framework).unwrap();
        let place = format!("dimensions/top/inner/{standing}");
        let expected = WireProblem::WrongType { expected: "a group of level 1" };
        check_problems(read_framework(&edited(&framework, "false", "true")), &[(&place, expected)]);
    }
}

/// Nobody could pick a grade: the indicator would be pending for ever.
#[test]
fn a_grade_rule_without_grades_is_refused() {
    check(&with_rule(r#"{"grade": {"grades": []}}"#, WORDS), &[(IN_RULE, UnsoundKind::NothingToPick)]);
}
