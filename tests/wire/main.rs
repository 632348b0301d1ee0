//! The file formats: what is refused, with every place and problem, and what is read and written back unchanged.
//!
//! Each refusal is the smallest good file with one edit, and it names that edit and nothing else. Files under
//! `cases/sheets/v1/` are append-only: once one is there, it is readable for ever and scores the same.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod entries;
mod framework;
mod json;
mod round_trip;
mod rules;
mod sheet;
mod soundness;

use jixiao::wire::{WireError, WireProblem};

/// The smallest sheet with something of everything.
const SHEET: &str = r#"{"format": "jixiao-sheet", "version": 1, "framework": "guangzhou-district-2021@1", "name": "",
"entries": {"festival-visit-people": {"target": "3116", "actual": "3079"}},
"budget": {"shown_in": "yuan", "department": {"adjusted_budget": "100", "executed": "94.25"},
"projects": [{"id": 1, "name": "", "figures": {"executed": "5"}}, {"id": 2, "name": "", "figures": {}}]},
"progress": {"annual_budget": "12", "month_end_executed": ["1","2","3","4","5","6","7","8","9","10","11","12"]}}"#;

/// The smallest framework: one dimension with one indicator. Their weights differ, so that an edit can name one.
const FRAMEWORK: &str = r#"{"id": "small", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021,
"score_decimals": 2, "grade_bands": [{"from": "90", "name": "A"}, {"from": null, "name": "B"}],
"dimensions": [{"id": "top", "name": "", "weight": "2.00", "weight_provenance": {"kind": "user", "note": ""}, "children": [
{"id": "leaf", "name": "", "weight": "2", "weight_provenance": {"kind": "user", "note": ""}, "measure": {"rate": {}},
"target": {"fixed": "100"}, "rule": {"proportional": {}}, "rule_provenance": {"kind": "user", "note": ""}}]}]}"#;

const POINTS: &str = "±1000000 points, at most 2 decimals";

/// `good` with its only `old` replaced by `new`.
#[track_caller]
fn edited(good: &str, old: &str, new: &str) -> String {
    assert_eq!(good.matches(old).count(), 1, "{old:?} has to stand exactly once in the good file");
    good.replace(old, new)
}

/// Holds the whole list of what is wrong, in any order: a problem too many is as wrong as one too few.
#[track_caller]
fn check_problems<T>(result: Result<T, Vec<WireError>>, expected: &[(&str, WireProblem)]) {
    let Err(mut found) = result else { panic!("read as if nothing were wrong, expected {expected:?}") };
    let expected = expected.iter().map(|(place, problem)| {
        let place = (*place).to_owned();
        WireError { place, problem: problem.clone() }
    });
    let mut expected: Vec<WireError> = expected.collect();
    found.sort_by_key(ToString::to_string);
    expected.sort_by_key(ToString::to_string);
    assert_eq!(found, expected);
}

fn wrong_type(expected: &'static str) -> WireProblem {
    WireProblem::WrongType { expected }
}

fn not_decimal(found: &str) -> WireProblem {
    WireProblem::NotDecimal { found: found.to_owned() }
}

fn out_of_range(found: &str, expected: &'static str) -> WireProblem {
    WireProblem::OutOfRange { found: found.to_owned(), expected }
}

fn unknown_choice(found: &str, expected: &'static str) -> WireProblem {
    WireProblem::UnknownChoice { expected, found: found.to_owned() }
}
