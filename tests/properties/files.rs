//! What holds for every file: what is written is read again, and what is damaged is read or refused, never a panic.

use std::collections::BTreeSet;

use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::score::score;
use jixiao::frameworks;
use jixiao::wire::v1::{read_framework, read_sheet, write_sheet};
use jixiao::wire::{WireError, WireProblem};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::{collection, option};
use serde_json::Value;

use crate::{given, tries};

/// A sheet with each of [`FAULTS`]' good texts exactly once.
const SHEET: &str = include_str!("../cases/sheets/v1/every-field.json");

const FRAMEWORK: &str = include_str!("../../src/frameworks/data/guangzhou-district-2021@1.json");

/// (good text, what it is replaced by, the place of the only problem this makes): they do not touch each other.
const FAULTS: [(&str, &str, &str); 12] = [
    ("\"year\": 2021", "\"year\": \"2021\"", "year"),
    ("\"name\": \"某区某局（每个字段都有的例子）\",", "", "name"),
    ("\"average-execution-rate\"", "\"average-rate\"", "entries/average-rate"),
    ("\"3116\"", "\"3,116\"", "entries/festival-visit-people/target"),
    ("\"3079\"", "3079", "entries/festival-visit-people/actual"),
    ("\"94.25\"", "\"94.25\", \"mood\": 1", "entries/procurement-execution-rate/mood"),
    ("\"yuan\"", "\"dollar\"", "budget/shown_in"),
    ("\"30501400.5\"", "\"30501400.5000001\"", "budget/department/executed"),
    ("\"3486000\"", "\"三\"", "budget/projects/7/figures/adjusted_budget"),
    ("\"id\": 4294967295", "\"id\": 2", "budget/projects/2"),
    ("\"1200\"", "\"1e3\"", "progress/annual_budget"),
    ("\"300\"", "300", "progress/month_end_executed/3"),
];

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn a_sheet_written_and_read_again_is_the_same_sheet(
        profile in given::profile(),
        entries in collection::vec(option::of(given::entry()), 13),
        budget in given::budget(),
        progress in given::progress(),
        (scenarios, ignored_findings) in (given::scenarios(), given::ignored_findings()),
    ) {
        let framework = frameworks::find(frameworks::FRAMEWORKS[0].reference).unwrap();
        let ids: Vec<NodeId> = framework.indicators().into_iter().map(|indicator| indicator.id.clone()).collect();
        prop_assert_eq!(ids.len(), entries.len());
        // An empty entry is the same as none, and a file does not keep it.
        // No rule of this framework is a checklist, so there are no items to answer.
        let without_items = |entry: Entry| Entry { items: Vec::new(), ..entry };
        let filled = ids.into_iter().zip(entries).filter_map(|(id, entry)| Some((id, without_items(entry?))));
        let entries = filled.filter(|(_, entry)| !entry.is_empty()).collect();
        let sheet = Evaluation { profile, entries, budget, progress, scenarios, ignored_findings, ..Evaluation::blank(framework) };
        let json = write_sheet(&sheet);
        let again = read_sheet(&json, frameworks::find).unwrap();
        prop_assert_eq!(&again, &sheet);
        prop_assert_eq!(write_sheet(&again), json);
        prop_assert_eq!(score(&again), score(&sheet));
    }

    #[test]
    fn every_fault_of_a_file_is_named_whatever_else_is_wrong(faults in subsequence(FAULTS.to_vec(), 0..=12)) {
        let mut json = SHEET.to_owned();
        for (good, bad, _) in &faults {
            assert_eq!(SHEET.matches(good).count(), 1, "{good}");
            json = json.replace(good, bad);
        }
        let expected: BTreeSet<&str> = faults.iter().map(|(_, _, place)| *place).collect();
        let problems = read_sheet(&json, frameworks::find).err().unwrap_or_default();
        let found: BTreeSet<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        prop_assert_eq!(problems.len(), faults.len());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_damaged_sheet_is_read_or_refused(json in damaged(SHEET)) {
        match read_sheet(&json, frameworks::find) {
            // What is read can be written, read again and scored.
            Ok(sheet) => {
                score(&sheet);
                let again = read_sheet(&write_sheet(&sheet), frameworks::find).unwrap();
                prop_assert_eq!(again, sheet);
            }
            Err(problems) => check_problems(&problems)?,
        }
    }

    #[test]
    fn a_damaged_framework_is_read_or_refused(json in damaged(FRAMEWORK)) {
        match read_framework(&json) {
            Ok(framework) => {
                score(&Evaluation::blank(framework.into()));
            }
            Err(problems) => check_problems(&problems)?,
        }
    }
}

/// Refused for a reason, and with a place. Broken JSON is one problem: nothing behind it can be known.
fn check_problems(problems: &[WireError]) -> Result<(), TestCaseError> {
    prop_assert!(!problems.is_empty(), "refused for nothing");
    prop_assert!(problems.iter().all(|problem| !problem.place.is_empty()), "no place: {:?}", problems);
    let is_no_json = problems.iter().any(|problem| matches!(problem.problem, WireProblem::NotJson { .. }));
    prop_assert!(!is_no_json || problems.len() == 1, "{:?}", problems);
    Ok(())
}

/// `good` after one to three accidents. What was JSON mostly stays JSON: else nothing behind the first comma were tried.
fn damaged(good: &'static str) -> impl Strategy<Value = String> {
    let words = ["{", "}", "[", "]", ",", ":", "\"", "null", "-1", "0.5", "\"\"", "{}", "1", "\u{FEFF}", "分"];
    let values =
        ["null", "true", "0", "7", "4294967296", "\"\"", "\"7\"", "\"-7\"", "\"分\"", "[]", "{}", "[{}]", "{\"x\": 1}"];
    let torn = (any::<Index>(), 0_usize..99, collection::vec(select(words.to_vec()), 0..3));
    let torn = torn.prop_map(move |(from, n_lost, new)| tear(good, from, n_lost, &new));
    let swaps = collection::vec((any::<Index>(), option::of(select(values.to_vec()))), 1..4);
    let swapped = swaps.prop_map(move |swaps| {
        let swap_in = |json: Value, (at, new): &(Index, Option<&str>)| swap(json, *at, *new);
        swaps.iter().fold(serde_json::from_str(good).unwrap(), swap_in).to_string()
    });
    prop_oneof![1 => torn, 4 => swapped]
}

/// From a word on, some are lost and new ones stand there.
fn tear(good: &str, from: Index, n_lost: usize, new: &[&str]) -> String {
    let words: Vec<&str> = good.split_inclusive(|c: char| !c.is_alphanumeric()).collect();
    let (before, after) = words.split_at(from.index(words.len()));
    before.iter().chain(new).chain(after.iter().skip(n_lost)).copied().collect()
}

/// One of the values in it is another, or gone.
fn swap(mut json: Value, at: Index, new: Option<&str>) -> Value {
    let mut places = Vec::new();
    list_places(&json, "", &mut places);
    let place = at.get(&places);
    let (parent, key) = place.rsplit_once('/').unwrap();
    match (json.pointer_mut(parent).unwrap(), new) {
        (Value::Object(fields), Some(new)) => drop(fields.insert(key.to_owned(), serde_json::from_str(new).unwrap())),
        (Value::Object(fields), None) => drop(fields.remove(key)),
        (Value::Array(items), Some(new)) => items[key.parse::<usize>().unwrap()] = serde_json::from_str(new).unwrap(),
        (Value::Array(items), None) => drop(items.remove(key.parse().unwrap())),
        (value, _) => panic!("{value} has no parts"),
    }
    json
}

/// The JSON pointer of every value but the whole.
fn list_places(json: &Value, place: &str, places: &mut Vec<String>) {
    let parts: Vec<(String, &Value)> = match json {
        Value::Object(fields) => fields.iter().map(|(key, value)| (format!("{place}/{key}"), value)).collect(),
        Value::Array(items) => {
            (0..).zip(items).map(|(idx, value): (usize, _)| (format!("{place}/{idx}"), value)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (place, value) in parts {
        list_places(value, &place, places);
        places.push(place);
    }
}
