//! Saving, conflicts, and what a person can choose then.

use jixiao::shelf::choosing::{overwrite, save_as_copy};
use jixiao::shelf::elsewhere::{Elsewhere, elsewhere, is_current};
use jixiao::shelf::key::{SheetId, Stamp, TabId};
use jixiao::shelf::managing::delete;
use jixiao::shelf::opening::{last_open, open, remember_open};
use jixiao::shelf::saving::{Content, Footing, Saved, Writer, save};
use jixiao::text::shelf::{OpenProblem, SaveProblem, StoreProblem};

use crate::map::Map;
use crate::{MINUTE, NOW, content, kept, opened, save_at, saved, sheet, tab};

#[test]
fn what_was_saved_is_opened_with_its_title_and_time() {
    let mut store = Map::new();
    let id = sheet("a");
    let title = "白云区 2021 年\n自评 100%. é😀";
    let writer = Writer { tab: &tab("one"), now_ms: NOW };
    let first = save(&mut store, &id, &mut Footing::default(), Content { title, code: "AZaz09-_" }, writer).unwrap();
    let sheet = open(&mut store, &id).unwrap();
    assert_eq!((sheet.title.as_str(), sheet.code.as_str()), (title, "AZaz09-_"));
    assert_eq!((sheet.saved_ms, &sheet.stamp, first.stamp.revision), (NOW, &first.stamp, 1));
    assert_eq!((sheet.n_others, sheet.aside.n_moved, first.n_dropped), (0, 0, 0));
    // One entry a sheet, however often it is saved.
    let last = save_at(&mut store, "a", Some(&first.stamp), "b", ("one", 1)).unwrap();
    assert_eq!((last.stamp.revision, store.entries.len()), (2, 1));
    assert_eq!(opened(&mut store, "a"), "b");
}

#[test]
fn what_is_there_already_is_not_written_again() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    let n_writes = store.n_writes;
    let again = save_at(&mut store, "a", Some(&stamp), "x", ("first", 60)).unwrap();
    assert_eq!((again.stamp, again.saved_ms, store.n_writes), (stamp, NOW, n_writes));
}

#[test]
fn a_sheet_that_is_not_there_says_so() {
    let mut store = Map::new();
    assert_eq!(open(&mut store, &sheet("a")).unwrap_err().0, OpenProblem::Absent);
    assert_eq!(last_open(&store), None);
    remember_open(&mut store, &sheet("a")).unwrap();
    assert_eq!(last_open(&store), Some(sheet("a")));
    let stamp = saved(&mut store, "a", &["x"]);
    // Site data cleared while the page is open.
    store.entries.clear();
    let mut footing = Footing::on(stamp.clone());
    let problem = save_on(&mut store, &mut footing, "y", ("first", 1)).unwrap_err();
    assert_eq!(problem, SaveProblem::Deleted { is_mine_kept: true });
    assert_eq!(kept(&store, "a"), ["y"]);
    assert_eq!(open(&mut store, &sheet("a")).unwrap_err().0, OpenProblem::OnlyVersions);
    let writer = Writer { tab: &tab("first"), now_ms: NOW };
    let again = overwrite(&mut store, &sheet("a"), &mut footing, content("z"), writer).unwrap();
    assert_eq!((opened(&mut store, "a").as_str(), kept(&store, "a").len()), ("z", 0));
    assert!(again.stamp.revision > stamp.revision);
}

#[test]
fn names_are_plain_and_short() {
    for name in ["", "a.b", "a b", "表", "a:b", &"x".repeat(41)] {
        assert_eq!(SheetId::new(name), None, "{name}");
        assert_eq!(TabId::new(name), None, "{name}");
    }
    assert_eq!(sheet("Az09-_").as_str(), "Az09-_");
}

/// Two tabs have the sheet open; the first saves. What the second one stands on.
fn disagreeing() -> (Map, Footing) {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    save_at(&mut store, "a", Some(&stamp), "theirs", ("one", 1)).unwrap();
    (store, Footing::on(stamp))
}

fn save_on(
    store: &mut Map,
    footing: &mut Footing,
    code: &str,
    (tab_name, minute): (&str, u64),
) -> Result<Saved, SaveProblem> {
    let writer = Writer { tab: &tab(tab_name), now_ms: NOW + minute * MINUTE };
    save(store, &sheet("a"), footing, content(code), writer)
}

#[test]
fn a_second_tab_overwrites_nothing_and_loses_nothing() {
    let (mut store, mut footing) = disagreeing();
    let conflict = SaveProblem::Conflict { theirs_saved_ms: NOW + MINUTE, is_mine_kept: true };
    assert_eq!(save_on(&mut store, &mut footing, "mine", ("two", 2)), Err(conflict));
    assert_eq!(opened(&mut store, "a"), "theirs");
    // Going on typing keeps the newest content, in one version.
    assert_eq!(save_on(&mut store, &mut footing, "mine, later", ("two", 3)), Err(conflict));
    let n_writes = store.n_writes;
    assert_eq!(save_on(&mut store, &mut footing, "mine, later", ("two", 4)), Err(conflict));
    assert_eq!((kept(&store, "a"), store.n_writes), (vec!["mine, later".to_owned(), "x".to_owned()], n_writes));
    // Two tabs that say the same don't disagree.
    let agreed = save_on(&mut store, &mut footing, "theirs", ("two", 5)).unwrap();
    assert!(is_current(&store, &sheet("a"), &agreed.stamp));
    assert_eq!((footing, kept(&store, "a")), (Footing::on(agreed.stamp), vec!["x".to_owned()]));
}

#[test]
fn mine_can_be_chosen_and_theirs_is_a_version() {
    let (mut store, mut footing) = disagreeing();
    save_on(&mut store, &mut footing, "mine", ("two", 2)).unwrap_err();
    let writer = Writer { tab: &tab("two"), now_ms: NOW + 3 * MINUTE };
    overwrite(&mut store, &sheet("a"), &mut footing, content("mine!"), writer).unwrap();
    assert_eq!(opened(&mut store, "a"), "mine!");
    assert_eq!(kept(&store, "a"), ["theirs", "x"]);
    // The tab goes on, and the other one is told.
    save_on(&mut store, &mut footing, "mine!!", ("two", 4)).unwrap();
    let theirs = Stamp { revision: 2, tab: tab("one") };
    let problem = save_at(&mut store, "a", Some(&theirs), "theirs!", ("one", 5)).unwrap_err();
    assert_eq!(problem, SaveProblem::Conflict { theirs_saved_ms: NOW + 4 * MINUTE, is_mine_kept: true });
}

#[test]
fn theirs_can_be_chosen_and_mine_is_a_version() {
    let (mut store, mut footing) = disagreeing();
    save_on(&mut store, &mut footing, "mine", ("two", 2)).unwrap_err();
    let theirs = open(&mut store, &sheet("a")).unwrap();
    let mut footing = Footing::on(theirs.stamp);
    // A second conflict before this tab has saved again: what was refused first stays.
    save_at(&mut store, "a", footing.stamp(), "theirs, later", ("one", 3)).unwrap();
    save_on(&mut store, &mut footing, "mine, again", ("two", 4)).unwrap_err();
    assert_eq!(kept(&store, "a"), ["mine, again", "mine", "x"]);
}

#[test]
fn mine_can_become_a_sheet_of_its_own() {
    let (mut store, mut footing) = disagreeing();
    save_on(&mut store, &mut footing, "mine", ("two", 2)).unwrap_err();
    let writer = Writer { tab: &tab("two"), now_ms: NOW + 3 * MINUTE };
    // An id that is taken is no place for a copy.
    let from = (&sheet("a"), &mut footing);
    let taken = save_as_copy(&mut store, from, &sheet("a"), content("mine!"), writer).unwrap_err();
    assert!(matches!(taken, SaveProblem::Conflict { .. }));
    let from = (&sheet("a"), &mut footing);
    let copy = save_as_copy(&mut store, from, &sheet("b"), content("mine!"), writer).unwrap();
    assert_eq!((opened(&mut store, "a"), opened(&mut store, "b")), ("theirs".to_owned(), "mine!".to_owned()));
    assert!(!kept(&store, "a").contains(&"mine".to_owned()));
    assert_eq!(footing, Footing::on(copy.stamp));
}

#[test]
fn a_sheet_deleted_elsewhere_is_not_saved_silently() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    delete(&mut store, &sheet("a"), NOW).unwrap();
    assert!(!is_current(&store, &sheet("a"), &stamp));
    let problem = save_at(&mut store, "a", Some(&stamp), "y", ("first", 1)).unwrap_err();
    assert_eq!(problem, SaveProblem::Deleted { is_mine_kept: true });
    assert_eq!(open(&mut store, &sheet("a")).unwrap_err().0, OpenProblem::Deleted);
    let writer = Writer { tab: &tab("first"), now_ms: NOW };
    overwrite(&mut store, &sheet("a"), &mut Footing::on(stamp), content("y"), writer).unwrap();
    assert_eq!(opened(&mut store, "a"), "y");
}

#[test]
fn a_saving_that_was_broken_off_before_its_last_step_is_finished() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    let old = store.entries.clone();
    let new = save_at(&mut store, "a", Some(&stamp), "y", ("first", 1)).unwrap().stamp;
    store.entries.extend(old);
    let mut same = store.clone();
    let sheet = open(&mut store, &sheet("a")).unwrap();
    assert_eq!((sheet.code.as_str(), &sheet.stamp, sheet.n_others, store.entries.len()), ("y", &new, 0, 1));
    save_at(&mut same, "a", Some(&new), "z", ("first", 2)).unwrap();
    assert_eq!((opened(&mut same, "a").as_str(), same.entries.len()), ("z", 1));
}

#[test]
fn a_store_that_keeps_nothing_is_said_at_once() {
    let forbidden = Err(SaveProblem::Store(StoreProblem::Forbidden));
    assert_eq!(save_at(&mut Map::forbidden(), "a", None, "x", ("one", 0)), forbidden);
    let mut forgetful = Map { is_forgetful: true, ..Map::new() };
    assert_eq!(save_at(&mut forgetful, "a", None, "x", ("one", 0)), forbidden);
}

#[test]
fn events_of_other_tabs_are_read_from_their_keys() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x", "y"]);
    let key = store.keys_of("jixiao.sheet.").pop().unwrap();
    assert_eq!(key, format!("jixiao.sheet.a.{stamp}"));
    assert_eq!(elsewhere(Some(&key), Some("…")), Some(Elsewhere::Saved(sheet("a"), stamp.clone())));
    assert!(is_current(&store, &sheet("a"), &stamp));
    assert_eq!(elsewhere(Some("jixiao.deleted.a"), Some("1")), Some(Elsewhere::Deleted(sheet("a"))));
    assert_eq!(elsewhere(Some("jixiao.deleted.a"), None), Some(Elsewhere::Undeleted(sheet("a"))));
    assert_eq!(elsewhere(None, None), Some(Elsewhere::Cleared));
    for (key, value) in [
        (key.as_str(), None),
        ("jixiao.version.a.1.first", Some("…")),
        ("jixiao.language", Some("en")),
        ("jixiao.sheet.a", Some("…")),
        ("jixiao.sheet.a.01.first", Some("…")),
        ("jixiao.sheet.a.+1.first", Some("…")),
        ("jixiao.sheet.a.1.b.c", Some("…")),
        ("other", None),
    ] {
        assert_eq!(elsewhere(Some(key), value), None, "{key}");
    }
}
