//! Which states become versions, how many there are, and restoring one.

use jixiao::shelf::keeping::MOST_VERSIONS;
use jixiao::shelf::key::Stamp;
use jixiao::shelf::versions::{keep_before_step, restore, versions};
use jixiao::text::shelf::{ChangeProblem, KeptBecause, OpenProblem};

use crate::map::Map;
use crate::{NOW, kept, opened, save_at, saved, sheet};

fn reasons(store: &Map) -> Vec<KeptBecause> {
    versions(store, &sheet("a")).into_iter().map(|version| version.why).collect()
}

#[test]
fn a_keystroke_is_no_version() {
    let mut store = Map::new();
    saved(&mut store, "a", &["1", "2", "3", "4", "5"]);
    assert_eq!(kept(&store, "a"), [""; 0]);
}

#[test]
fn what_another_session_left_is_kept_when_work_begins() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["1", "2"]);
    // Only opening and saving it unchanged is no work.
    let same = save_at(&mut store, "a", Some(&stamp), "2", ("next", 2)).unwrap();
    assert_eq!(kept(&store, "a"), [""; 0]);
    let next = save_at(&mut store, "a", Some(&same.stamp), "3", ("next", 2)).unwrap();
    save_at(&mut store, "a", Some(&next.stamp), "4", ("next", 3)).unwrap();
    assert_eq!((kept(&store, "a"), reasons(&store)), (vec!["2".to_owned()], vec![KeptBecause::Opened]));
    assert_eq!(versions(&store, &sheet("a"))[0].saved_ms, NOW + crate::MINUTE);
}

#[test]
fn one_state_is_kept_every_five_minutes_of_work_and_after_a_pause() {
    let mut store = Map::new();
    let mut stamp: Option<Stamp> = None;
    for minute in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 60, 61] {
        stamp = Some(save_at(&mut store, "a", stamp.as_ref(), &minute.to_string(), ("first", minute)).unwrap().stamp);
    }
    assert_eq!(kept(&store, "a"), ["11", "9", "4"]);
    assert!(reasons(&store).iter().all(|why| *why == KeptBecause::Interval));
    // A clock that was set back stops nothing.
    let writer = jixiao::shelf::saving::Writer { tab: &crate::tab("first"), now_ms: 5 };
    jixiao::shelf::saving::save(
        &mut store,
        &sheet("a"),
        &mut crate::footing(stamp.as_ref()),
        crate::content("back"),
        writer,
    )
    .unwrap();
    assert_eq!(kept(&store, "a")[0], "61");
}

#[test]
fn the_last_twenty_are_kept() {
    let mut store = Map::new();
    let mut stamp: Option<Stamp> = None;
    for nth in 0..30 {
        stamp = Some(save_at(&mut store, "a", stamp.as_ref(), &nth.to_string(), ("first", nth * 5)).unwrap().stamp);
    }
    let expected: Vec<String> = (9..29).rev().map(|nth: u64| nth.to_string()).collect();
    assert_eq!((kept(&store, "a"), expected.len()), (expected, MOST_VERSIONS));
}

#[test]
fn a_big_step_keeps_what_was_before_it() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["1"]);
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    save_at(&mut store, "a", Some(&stamp), "2", ("first", 1)).unwrap();
    assert_eq!((kept(&store, "a"), reasons(&store)), (vec!["1".to_owned()], vec![KeptBecause::BeforeStep]));
    // Of a state that is gone there is nothing to keep.
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    assert_eq!(kept(&store, "a").len(), 1);
}

#[test]
fn restoring_keeps_what_was_current() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["1"]);
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    let second = save_at(&mut store, "a", Some(&stamp), "2", ("first", 1)).unwrap().stamp;
    let restored = restore(&mut store, &sheet("a"), &stamp).unwrap();
    assert_eq!((restored.code.as_str(), restored.title.as_str()), ("1", "部门 2021"));
    assert_eq!((opened(&mut store, "a"), kept(&store, "a")), ("2".to_owned(), vec!["2".to_owned(), "1".to_owned()]));
    assert_eq!(reasons(&store), [KeptBecause::BeforeRestore, KeptBecause::BeforeStep]);
    save_at(&mut store, "a", Some(&second), &restored.code, ("first", 2)).unwrap();
    assert_eq!(opened(&mut store, "a"), "1");
    let absent = restore(&mut store, &sheet("b"), &stamp);
    assert_eq!(absent, Err(ChangeProblem::Open(OpenProblem::Absent)));
}

#[test]
fn the_version_that_is_restored_does_not_give_way_to_what_was_current() {
    let mut store = Map::new();
    let first = saved(&mut store, "a", &["1"]);
    keep_before_step(&mut store, &sheet("a"), &first).unwrap();
    let second = save_at(&mut store, "a", Some(&first), "2", ("first", 1)).unwrap().stamp;
    keep_before_step(&mut store, &sheet("a"), &second).unwrap();
    save_at(&mut store, "a", Some(&second), "3", ("first", 2)).unwrap();
    // Room for some letters, not for a version.
    store.quota = Some(store.size() + 20);
    assert_eq!(kept(&store, "a"), ["2", "1"]);
    // The oldest would be the first to go.
    let restored = restore(&mut store, &sheet("a"), &first).unwrap();
    assert_eq!((restored.code.as_str(), kept(&store, "a")), ("1", vec!["3".to_owned(), "1".to_owned()]));
}

#[test]
fn a_sheet_whose_content_is_damaged_goes_on_from_a_version() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["1"]);
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    let key = store.keys_of("jixiao.sheet.").pop().unwrap();
    store.entries.insert(key, "?".to_owned());
    let restored = restore(&mut store, &sheet("a"), &stamp).unwrap();
    save_at(&mut store, "a", None, &restored.code, ("next", 1)).unwrap();
    assert_eq!(opened(&mut store, "a"), "1");
    assert_eq!(store.entries["jixiao.aside.sheet.a.1.first"], "?");
}
