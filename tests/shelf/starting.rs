//! The safe mode.

use jixiao::shelf::starting::{Mode, STANDS_WELL_AFTER_MS, crashed, left, starting, stood_well};
use jixiao::text::shelf::StoreProblem;

use crate::NOW;
use crate::map::{Failing, Map};

const LONG: u64 = STANDS_WELL_AFTER_MS + 1;

#[test]
fn two_crashes_in_a_row_lead_to_the_safe_mode() {
    let mut store = Map::new();
    assert_eq!(starting(&mut store, NOW).mode, Mode::Normal);
    crashed(&mut store);
    assert_eq!(starting(&mut store, NOW + 1).mode, Mode::Normal);
    crashed(&mut store);
    assert_eq!(store.entries["jixiao.crashes"], "2");
    // And stay there until a start has stood well.
    assert_eq!(starting(&mut store, NOW + 2).mode, Mode::Safe);
    left(&mut store);
    assert_eq!(starting(&mut store, NOW + 3).mode, Mode::Safe);
    stood_well(&mut store);
    assert_eq!(starting(&mut store, NOW + 4).mode, Mode::Normal);
}

#[test]
fn a_crash_a_good_start_and_a_crash_are_not_in_a_row() {
    let mut store = Map::new();
    for _ in 0..3 {
        assert_eq!(starting(&mut store, NOW).mode, Mode::Normal);
        crashed(&mut store);
        assert_eq!(starting(&mut store, NOW).mode, Mode::Normal);
        stood_well(&mut store);
    }
    assert!(store.entries.is_empty());
}

#[test]
fn starts_that_were_never_heard_of_again_count() {
    let mut store = Map::new();
    starting(&mut store, NOW);
    assert_eq!(starting(&mut store, NOW + LONG).mode, Mode::Normal);
    assert_eq!(starting(&mut store, NOW + 2 * LONG).mode, Mode::Safe);
}

#[test]
fn leaving_early_and_starting_in_several_tabs_are_no_crashes() {
    let mut store = Map::new();
    for nth in 0..5 {
        assert_eq!(starting(&mut store, NOW + nth * LONG).mode, Mode::Normal);
        left(&mut store);
    }
    // A browser that brings back its tabs starts them all at once.
    for nth in 0..5 {
        assert_eq!(starting(&mut store, NOW + nth).mode, Mode::Normal);
    }
}

#[test]
fn any_text_in_the_place_of_the_count_is_no_count() {
    for text in ["", "-1", "2.5", "two", "1e9", "999999999999999999999", "02"] {
        let mut store = Map::new();
        store.entries.insert("jixiao.crashes".to_owned(), text.to_owned());
        store.entries.insert("jixiao.starting".to_owned(), text.to_owned());
        assert_eq!(starting(&mut store, NOW).mode, Mode::Normal, "{text}");
        crashed(&mut store);
        assert_eq!(store.entries["jixiao.crashes"], "1");
    }
}

#[test]
fn a_store_that_is_full_or_forbidden_is_said_at_the_start() {
    assert_eq!(starting(&mut Map::forbidden(), NOW).store, Err(StoreProblem::Forbidden));
    let mut full = Map { failing: Failing::From(1, StoreProblem::Full), ..Map::new() };
    assert_eq!(starting(&mut full, NOW).store, Err(StoreProblem::Full));
    assert_eq!(starting(&mut full, NOW).mode, Mode::Normal);
    assert_eq!(starting(&mut Map::new(), NOW).store, Ok(()));
}
