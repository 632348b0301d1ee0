//! What is wrong before a field can be looked at: no JSON, a field given twice.
//! Such a file has one problem, and its place is the line and column where reading stopped.

use jixiao::frameworks;
use jixiao::wire::v1::{read_framework, read_sheet};
use jixiao::wire::{WireError, WireProblem};

use crate::{FRAMEWORK, SHEET, edited};

/// One problem, found at the end of `read`. The words are serde_json's: only what they name is ours to hold.
#[track_caller]
fn check_stopped<T>(result: Result<T, Vec<WireError>>, read: &str, named: &str) {
    let Err(problems) = result else { panic!("read as if nothing were wrong, expected {named:?}") };
    let [WireError { place, problem: WireProblem::NotJson { detail } }] = problems.as_slice() else {
        panic!("expected one problem with the JSON, found {problems:?}");
    };
    // A mark before the text has no column, and a newline ends its own line.
    let read = read.trim_start_matches('\u{FEFF}');
    let column = read.len() - read.rfind('\n').map_or(0, |newline| newline + 1);
    assert_eq!(*place, format!("line {}, column {column}", read.matches('\n').count() + 1));
    assert!(detail.contains(named), "{named:?} is not in {detail:?}");
}

/// `json` is read up to and with the first `last`.
#[track_caller]
fn check_sheet_stopped(json: &str, last: &str, named: &str) {
    let (before, _) = json.split_once(last).unwrap();
    check_stopped(read_sheet(json, frameworks::find), &format!("{before}{last}"), named);
}

#[track_caller]
fn check_edited_sheet_stopped(old: &str, new: &str, last: &str, named: &str) {
    check_sheet_stopped(&edited(SHEET, old, new), last, named);
}

#[track_caller]
fn check_edited_framework_stopped(old: &str, new: &str, last: &str, named: &str) {
    let json = edited(FRAMEWORK, old, new);
    let (before, _) = json.split_once(last).unwrap();
    check_stopped(read_framework(&json), &format!("{before}{last}"), named);
}

#[test]
fn no_json() {
    check_sheet_stopped("", "", "EOF");
    check_sheet_stopped("{", "{", "EOF");
    check_sheet_stopped("indicator,weight\n", "i", "expected value");
    check_sheet_stopped("{} {}", "{} {", "trailing characters");
    check_edited_sheet_stopped("\"3116\"", "'3116'", "'", "expected value");
    check_edited_sheet_stopped("\"12\"]", "\"12\",]", "\"12\",]", "trailing comma");
    check_edited_framework_stopped("{\"rate\": {}}", "{rate: {}}", "{r", "key must be a string");
    // Cut on the way, in the middle of a line.
    let (cut, _) = SHEET.split_once(": \"3116\"").unwrap();
    check_sheet_stopped(cut, cut, "EOF");
}

#[test]
fn lists_in_lists_do_not_use_up_the_stack() {
    let deep = "[".repeat(1_000_000);
    check_sheet_stopped(&deep, &"[".repeat(128), "recursion limit");
}

#[test]
fn a_field_given_twice() {
    // It is known at the end of the object that has it twice.
    check_edited_sheet_stopped("\"name\": \"\",\n", "\"name\": \"\", \"name\": \"\",\n", "\"12\"]}}", "\"name\"");
    check_edited_sheet_stopped("\"3116\"", "\"3116\", \"target\": \"1\"", "\"3079\"}", "\"target\"");
    check_edited_sheet_stopped("\"id\": 2", "\"id\": 2, \"id\": 2", "\"figures\": {}}", "\"id\"");
    check_edited_sheet_stopped(
        "\"executed\": \"5\"",
        "\"executed\": \"5\", \"executed\": \"6\"",
        "\"6\"}",
        "\"executed\"",
    );
    check_edited_framework_stopped("\"weight\": \"2\"", "\"weight\": \"2\", \"weight\": \"2\"", "\"}}", "\"weight\"");
    check_edited_framework_stopped("{\"rate\": {}}", "{\"rate\": {}, \"rate\": {}}", "\"rate\": {}}", "\"rate\"");
}

#[test]
fn a_field_given_twice_is_refused_however_it_is_disguised() {
    // Far from the first, in other letters for the same text, as null, and unknown both times.
    check_edited_sheet_stopped("\"12\"]}}", "\"12\"]}, \"framework\": \"x\"}", "\"x\"}", "\"framework\"");
    check_edited_sheet_stopped("\"3116\"", "\"3116\", \"\\u0074arget\": \"1\"", "\"3079\"}", "\"target\"");
    check_edited_sheet_stopped("\"3116\"", "\"3116\", \"actual\": null", "\"3079\"}", "\"actual\"");
    check_edited_sheet_stopped("\"3116\"", "\"3116\", \"x\": 1, \"x\": 2", "\"3079\"}", "\"x\"");
    // The same indicator twice: which one would count?
    let entry = "\"festival-visit-people\": {}";
    check_edited_sheet_stopped("\"3079\"}}", &format!("\"3079\"}}, {entry}}}"), "{}}", "\"festival-visit-people\"");
}

#[test]
fn the_same_field_in_two_objects_is_no_field_given_twice() {
    // The good files have "name" and "id" in many objects.
    read_sheet(SHEET, frameworks::find).unwrap();
    read_framework(FRAMEWORK).unwrap();
}

#[test]
fn a_mark_before_the_text_is_skipped() {
    let marked = |json: &str| format!("\u{FEFF}{json}");
    assert_eq!(read_sheet(&marked(SHEET), frameworks::find), read_sheet(SHEET, frameworks::find));
    assert_eq!(read_framework(&marked(FRAMEWORK)), read_framework(FRAMEWORK));
    // It moves no column, and alone it is an empty file.
    check_stopped(read_sheet(&marked("{} {}"), frameworks::find), "{} {", "trailing characters");
    check_stopped(read_sheet(&marked(""), frameworks::find), "", "EOF");
    // Only before the text: elsewhere it is a character like any other.
    check_stopped(read_sheet(&format!("\n{}", marked(SHEET)), frameworks::find), "\n?", "expected value");
    let named = edited(SHEET, "\"name\": \"\",\n", "\"name\": \"\u{FEFF}a\",\n");
    assert_eq!(read_sheet(&named, frameworks::find).unwrap().profile.name, "\u{FEFF}a");
}
