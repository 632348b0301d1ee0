//! What is refused in the entries of a sheet and in the framework that a sheet brings along, and what is read there.

use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::score::{Exclusion, Gap, Outcome, score};
use jixiao::domain::soundness::UnsoundKind;
use jixiao::frameworks;
use jixiao::text::language::Language;
use jixiao::wire::v1::{findings, read_framework, read_sheet, write_sheet};
use jixiao::wire::{WireError, WireProblem};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::{FRAMEWORK, check_problems, edited, not_decimal, out_of_range, unknown_choice, wrong_type};

/// A framework with something of each that an entry can answer: a group of which one is assessed, a checklist, a ratio.
const OWN: &str = r#"{"id": "own", "version": 3, "title": "", "issuer": "", "document": "", "year": 2021,
"base": "guangzhou-district-2021@1", "not_applicable": "excluded",
"score_decimals": 2, "grade_bands": [{"from": null, "name": "A"}], "dimensions": [
{"id": "top", "name": "", "weight": "4", "weight_provenance": {"kind": "user", "note": ""}, "children": [
{"id": "either", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""}, "assessed": "one_of",
"children": [
{"id": "listed", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""}, "measure": {"words": {}},
"rule": {"checklist": {"items": [{"id": "a", "name": "", "points": "0.5"}, {"id": "b", "name": "", "points": "1.5"}]}},
"rule_provenance": {"kind": "user", "note": ""}},
{"id": "typed", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""}, "measure": {"points": {}},
"rule": {"direct": {}}, "rule_provenance": {"kind": "user", "note": ""}}]},
{"id": "share", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""},
"measure": {"ratio": {"part": "甲", "whole": "乙", "form": "share"}}, "target": {"fixed": "100"},
"rule": {"proportional": {}}, "rule_provenance": {"kind": "user", "note": ""}}]}]}"#;

const ENTRIES: &str = r#"{"either": {"choice": "listed"}, "listed": {"items": {"a": true, "b": false}},
"share": {"part": "3", "whole": "4", "reason": "r"}, "typed": {"not_applicable": false}}"#;

/// A sheet with `entries` on its own copy of a framework.
fn sheet(framework: &str, entries: &str) -> String {
    format!(
        r#"{{"format": "jixiao-sheet", "version": 1, "framework": {framework}, "name": "", "entries": {entries},
"budget": {{"shown_in": "yuan", "department": {{}}, "projects": []}}}}"#
    )
}

fn read(json: &str) -> Result<Evaluation, Vec<WireError>> {
    read_sheet(json, frameworks::find)
}

/// The good sheet with one edit in its entries.
#[track_caller]
fn check_all(old: &str, new: &str, expected: &[(&str, WireProblem)]) {
    read(&sheet(OWN, ENTRIES)).unwrap();
    check_problems(read(&sheet(OWN, &edited(ENTRIES, old, new))), expected);
}

#[track_caller]
fn check(old: &str, new: &str, place: &str, problem: WireProblem) {
    check_all(old, new, &[(place, problem)]);
}

/// What the leaf says in the good sheet with one edit in its entries.
#[track_caller]
fn outcome(old: &str, new: &str, leaf: &str) -> Outcome {
    let report = score(&read(&sheet(OWN, &edited(ENTRIES, old, new))).unwrap());
    report.leaves().into_iter().find(|it| it.id.as_str() == leaf).unwrap().outcome.clone()
}

#[track_caller]
fn check_score(old: &str, new: &str, leaf: &str, points: &str) {
    let Outcome::Scored(trace) = outcome(old, new, leaf) else { panic!("{leaf} has no score") };
    assert_eq!(trace.score, Points::new(Decimal::from_str_exact(points).unwrap()).unwrap());
}

#[test]
fn the_good_sheet() {
    // 0.5 of 2; 2 × 3 ÷ 4 = 1.5.
    check_score("\"3\"", "\"3\"", "listed", "0.5");
    check_score("\"3\"", "\"3\"", "share", "1.5");
    assert_eq!(outcome("\"3\"", "\"3\"", "typed"), Outcome::Excluded(Exclusion::NotPicked));
}

#[test]
fn items_that_the_checklist_does_not_have() {
    let place = |id: &str| format!("entries/listed/items/{id}");
    check("\"b\": false", "\"b\": false, \"c\": true", &place("c"), WireProblem::UnknownItem);
    check("\"b\": false", "\"\": false", &place(""), WireProblem::UnknownItem);
    check("\"a\": true, \"b\"", "\"a\": true, \"A\": true, \"b\"", &place("A"), WireProblem::UnknownItem);
    // What no checklist has is not looked at further.
    check("\"b\": false", "\"c\": \"yes\"", &place("c"), WireProblem::UnknownItem);
    check("\"b\": false", "\"c\": null", &place("c"), WireProblem::UnknownItem);
    // An indicator without a checklist has none at all.
    let share = "entries/share/items/a";
    check("\"part\": \"3\"", "\"items\": {\"a\": true}, \"part\": \"3\"", share, WireProblem::UnknownItem);
}

#[test]
fn items_that_are_neither_met_nor_not() {
    for other in ["\"yes\"", "1", "\"\"", "[]", "{}", "0.5"] {
        check("\"b\": false", &format!("\"b\": {other}"), "entries/listed/items/b", wrong_type("true or false"));
    }
    check("{\"a\": true, \"b\": false}", "[\"a\"]", "entries/listed/items", wrong_type("an object"));
    check("{\"a\": true, \"b\": false}", "\"a\"", "entries/listed/items", wrong_type("an object"));
    let both =
        [("entries/listed/items/a", wrong_type("true or false")), ("entries/listed/items/c", WireProblem::UnknownItem)];
    check_all("\"a\": true, \"b\"", "\"a\": 1, \"c\"", &both);
    // Left out, null and no items at all are not answered yet.
    let pending = Outcome::Pending(vec![Gap::Items]);
    assert_eq!(outcome("\"b\": false", "\"b\": null", "listed"), pending);
    assert_eq!(outcome(", \"b\": false", "", "listed"), pending);
    assert_eq!(outcome("{\"a\": true, \"b\": false}", "{}", "listed"), pending);
    assert_eq!(outcome("{\"a\": true, \"b\": false}", "null", "listed"), pending);
}

/// Of a group the sheet says which child is assessed, and why: nobody could have meant anything by the rest.
#[test]
fn an_entry_of_a_group_has_a_choice_and_a_reason_only() {
    let with = |field: &str| format!("\"choice\": \"listed\", {field}");
    let others = [
        ("target", "\"1\""),
        ("target_words", "\"有效\""),
        ("actual", "\"1\""),
        ("actual_words", "\"有效\""),
        ("part", "\"1\""),
        ("whole", "\"1\""),
        ("items", "{\"a\": true}"),
        ("not_applicable", "true"),
        ("not_applicable", "false"),
    ];
    for (field, value) in others {
        let place = format!("entries/either/{field}");
        check("\"choice\": \"listed\"", &with(&format!("{field:?}: {value}")), &place, WireProblem::UnknownField);
    }
    let sheet = read(&sheet(OWN, &edited(ENTRIES, "\"choice\": \"listed\"", &with("\"reason\": \"r\"")))).unwrap();
    assert_eq!(sheet.entry(&NodeId::new("either")).reason, "r");
}

#[test]
fn not_applicable_is_true_or_false() {
    for other in ["\"true\"", "1", "[]", "\"\""] {
        let new = format!("\"not_applicable\": {other}, \"part\": \"3\"");
        check("\"part\": \"3\"", &new, "entries/share/not_applicable", wrong_type("true or false"));
    }
    let set = |value: &str| format!("\"not_applicable\": {value}, \"part\": \"3\"");
    assert_eq!(outcome("\"part\": \"3\"", &set("true"), "share"), Outcome::Excluded(Exclusion::NotApplicable));
    check_score("\"part\": \"3\"", &set("false"), "share", "1.5");
    check_score("\"part\": \"3\"", &set("null"), "share", "1.5");
    // Where the framework does not foresee it, it is read and asked about.
    let json = sheet(&edited(OWN, " \"not_applicable\": \"excluded\",", ""), r#"{"share": {"not_applicable": true}}"#);
    let report = score(&read(&json).unwrap());
    assert_eq!(report.leaves()[2].outcome, Outcome::Pending(vec![Gap::NotForeseen]));
}

#[test]
fn figures_and_choices() {
    check("\"3\"", "3", "entries/share/part", wrong_type("a string"));
    check("\"3\"", "\"3万\"", "entries/share/part", not_decimal("3万"));
    check("\"4\"", "\"\"", "entries/share/whole", not_decimal(""));
    check("\"choice\": \"listed\"", "\"choice\": 1", "entries/either/choice", wrong_type("a string"));
    check("\"reason\": \"r\"", "\"reason\": true", "entries/share/reason", wrong_type("a string"));
    check("\"reason\"", "\"actual_words\": 1, \"reason\"", "entries/share/actual_words", wrong_type("a string"));
    check("\"reason\"", "\"target_words\": {}, \"reason\"", "entries/share/target_words", wrong_type("a string"));
    check("\"reason\"", "\"score\": \"2\", \"reason\"", "entries/share/score", WireProblem::UnknownField);
    let long = "9".repeat(30);
    check("\"4\"", &format!("{long:?}"), "entries/share/whole", out_of_range(&long, "at most 28 digits"));
}

#[test]
fn an_entry_for_a_group() {
    // The group of which one is assessed says which; another child counts then.
    assert_eq!(outcome("\"listed\"}", "\"typed\"}", "listed"), Outcome::Excluded(Exclusion::NotPicked));
    assert_eq!(outcome("\"listed\"}", "\"typed\"}", "typed"), Outcome::Pending(vec![Gap::Actual]));
    assert_eq!(outcome("\"choice\": \"listed\"", "", "listed"), Outcome::Pending(vec![Gap::Choice]));
    assert_eq!(outcome("\"listed\"}", "\"share\"}", "listed"), Outcome::Pending(vec![Gap::UnknownChoice]));
    // Every other group has nothing to say.
    for id in ["top", "own", "nothing"] {
        let place = format!("entries/{id}");
        let new = format!("{{{id:?}: {{\"choice\": \"either\"}}, \"either\"");
        check("{\"either\"", &new, &place, WireProblem::UnknownIndicator);
    }
    let all =
        read(&sheet(&edited(OWN, "\"one_of\"", "\"all\"").replace("\"weight\": \"2\"", "\"weight\": \"1\""), "{}"));
    // Its weights do not add up, which a copy that is being worked on may.
    assert!(all.is_ok(), "{all:?}");
    let weights = edited(
        OWN,
        "\"id\": \"top\", \"name\": \"\", \"weight\": \"4\"",
        "\"id\": \"top\", \"name\": \"\", \"weight\": \"6\"",
    );
    let weights = edited(
        &weights,
        "\"id\": \"either\", \"name\": \"\", \"weight\": \"2\"",
        "\"id\": \"either\", \"name\": \"\", \"weight\": \"4\"",
    );
    let json = sheet(&edited(&weights, "\"one_of\"", "\"all\""), r#"{"either": {"choice": "listed"}}"#);
    check_problems(read(&json), &[("entries/either", WireProblem::UnknownIndicator)]);
}

#[test]
fn a_whole_framework_is_read_as_its_file_is() {
    let own = read(&sheet(OWN, ENTRIES)).unwrap();
    assert_eq!(*own.framework, Framework { is_own: true, ..read_framework(OWN).unwrap() });
    // It goes with the sheet, whatever frameworks the reader knows.
    let again = read_sheet(&write_sheet(&own), |reference| panic!("{reference} was looked up")).unwrap();
    assert_eq!(again, own);
    assert_eq!(write_sheet(&again), write_sheet(&own));
}

/// `docs/format.md`: `framework` is `id@version`, or a whole framework; nothing asks for a `base` in it.
#[test]
fn a_whole_framework_without_a_base_still_goes_with_the_sheet() {
    let own = read(&sheet(&edited(OWN, "\"base\": \"guangzhou-district-2021@1\", ", ""), ENTRIES)).unwrap();
    let again = read(&write_sheet(&own));
    assert_eq!(again, Ok(own), "written and read again, the framework is lost");
}

/// A framework that was made from another is still one that sheets name.
#[test]
fn a_framework_with_a_base_that_was_named_is_named_again() {
    let named = edited(&sheet("\"own@3\"", ENTRIES), "\"name\": \"\"", "\"name\": \"甲\"");
    let find = |_: &str| read_framework(OWN).map(Arc::new);
    let read = read_sheet(&named, find).unwrap();
    assert!(read.framework.base.is_some() && !read.framework.is_own);
    let written: Value = serde_json::from_str(&write_sheet(&read)).unwrap();
    assert_eq!(written["framework"], "own@3");
    assert_eq!(read_sheet(&write_sheet(&read), find), Ok(read));
}

#[test]
fn a_whole_framework_that_is_wrong_says_all_of_it_below_framework() {
    let broken = edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"2分\"");
    let broken = edited(&broken, "{\"proportional\": {}}", "{\"magic\": {}}");
    let broken = edited(&broken, "\"year\"", "\"mood\": 1, \"base\": \"x\", \"year\"");
    let alone = read_framework(&broken).unwrap_err();
    assert_eq!(alone.len(), 4);
    let inside: Vec<WireError> = alone
        .into_iter()
        .map(|error| WireError { place: format!("framework/{}", error.place), problem: error.problem })
        .collect();
    assert_eq!(read(&sheet(&broken, "{}")).unwrap_err(), inside);
    // Nobody can say which indicators there are, but the rest of the sheet is looked at.
    let json = edited(&sheet(&broken, r#"{"leaf": {"actual": "1"}, "x": {"actual": 1}}"#), "\"yuan\"", "\"dollar\"");
    let mut expected = inside;
    expected.push(WireError { place: "entries/x/actual".to_owned(), problem: wrong_type("a string") });
    let unit = unknown_choice("dollar", "yuan, ten_thousand_yuan");
    expected.push(WireError { place: "budget/shown_in".to_owned(), problem: unit });
    assert_eq!(read(&json).unwrap_err(), expected);
}

#[test]
fn a_whole_framework_that_does_not_fit_together() {
    let unsound = edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"1\"");
    let unsound = edited(&unsound, "\"from\": null", "\"from\": \"60\"");
    let lowest = WireProblem::Unsound(UnsoundKind::NoLowestGrade);
    // That the weights don't add up yet is no reason to refuse a sheet: somebody may be at work on its copy.
    check_problems(read(&sheet(&unsound, "{}")), &[("framework/grade_bands", lowest)]);
    let in_work = read(&sheet(&edited(FRAMEWORK, "\"weight\": \"2\"", "\"weight\": \"1\""), "{}")).unwrap();
    let found = findings(&in_work, &score(&in_work), Language::English);
    let sum = found.iter().find(|finding| finding.code == "children_sum").unwrap();
    assert_eq!(sum.place.as_str(), "top");
    assert_eq!(sum.message, "The weights below add up to 1 instead of 2. Mend them in the goal declaration.");
    check_problems(read(&sheet("[]", "{}")), &[("framework", wrong_type("id@version, or a whole framework"))]);
    // An empty object is a framework that lacks everything.
    let missing = read(&sheet("{}", "{}")).unwrap_err();
    assert!(missing.iter().all(|error| error.place.starts_with("framework/")), "{missing:?}");
    assert!(missing.iter().all(|error| error.problem == WireProblem::MissingField), "{missing:?}");
}

#[test]
fn entries_of_an_own_copy_are_checked_against_that_copy() {
    let json = sheet(OWN, r#"{"festival-visit-people": {"actual": "1"}}"#);
    check_problems(read(&json), &[("entries/festival-visit-people", WireProblem::UnknownIndicator)]);
    // An entry that says nothing is none.
    let own = read(&sheet(OWN, r#"{"share": {}, "typed": {"not_applicable": false, "choice": "", "items": null}}"#));
    let own = own.unwrap();
    assert_eq!(own.entries.iter().count(), 0);
    assert!(own.entry(&NodeId::new("share")).is_empty());
}
