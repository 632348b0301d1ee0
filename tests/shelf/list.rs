//! The list: copying, renaming, deleting, bringing back.

use jixiao::shelf::damaged::damaged_entries;
use jixiao::shelf::listing::{Listing, list};
use jixiao::shelf::managing::{MOST_DELETED, delete, delete_for_good, duplicate, rename, undelete};
use jixiao::shelf::report::{keep_report, kept_report};
use jixiao::shelf::saving::{Content, Footing, Writer, save};
use jixiao::shelf::versions::keep_before_step;
use jixiao::text::shelf::{ChangeProblem, EntryProblem, OpenProblem, SaveProblem};

use crate::map::Map;
use crate::{MINUTE, NOW, kept, opened, save_at, saved, sheet, tab};

fn titled(store: &mut Map, id: &str, title: &str, minute: u64) {
    let writer = Writer { tab: &tab("first"), now_ms: NOW + minute * MINUTE };
    save(store, &sheet(id), &mut Footing::default(), Content { title, code: id }, writer).unwrap();
}

fn titles(listing: &Listing) -> Vec<&str> {
    listing.sheets.iter().map(|listed| listed.title.as_str()).collect()
}

#[test]
fn the_text_of_a_report_is_kept_for_its_sheet_until_that_is_gone_for_good() {
    let mut store = Map::new();
    titled(&mut store, "a", "甲", 1);
    keep_report(&mut store, &sheet("a"), "第一行\n第二行");
    assert_eq!(kept_report(&store, &sheet("a")).as_deref(), Some("第一行\n第二行"));
    assert_eq!(kept_report(&store, &sheet("b")), None, "another sheet's");
    // Too long, or no room: none is kept rather than another report's.
    keep_report(&mut store, &sheet("b"), &"长".repeat(200_000));
    assert_eq!(store.keys_of("jixiao.report"), Vec::<String>::new());
    store.quota = Some(store.size() + 20);
    keep_report(&mut store, &sheet("a"), "一段放不下的报告正文");
    assert_eq!((kept_report(&store, &sheet("a")), titles(&list(&store))), (None, vec!["甲"]));
    store.quota = None;
    keep_report(&mut store, &sheet("a"), "正文");
    delete(&mut store, &sheet("a"), NOW).unwrap();
    assert!(kept_report(&store, &sheet("a")).is_some(), "it can be brought back");
    delete_for_good(&mut store, &sheet("a"));
    assert_eq!(kept_report(&store, &sheet("a")), None);
}

#[test]
fn the_list_shows_what_was_saved_last_first_and_changes_nothing() {
    let mut store = Map::new();
    assert_eq!(list(&store), Listing::default());
    for (id, title, minute) in [("a", "甲", 1), ("b", "乙", 3), ("c", "丙", 2)] {
        titled(&mut store, id, title, minute);
    }
    let before = store.entries.clone();
    let listing = list(&store);
    assert_eq!(titles(&listing), ["乙", "丙", "甲"]);
    let current = listing.sheets[0].current.as_ref().unwrap();
    assert_eq!((current.saved_ms, current.stamp.revision), (NOW + 3 * MINUTE, 1));
    assert_eq!((store.entries, store.n_writes), (before, 3));
}

#[test]
fn a_copy_has_a_life_of_its_own() {
    let mut store = Map::new();
    titled(&mut store, "a", "甲", 0);
    let writer = Writer { tab: &tab("one"), now_ms: NOW + MINUTE };
    let copy = duplicate(&mut store, &sheet("a"), &sheet("b"), "甲（副本）", writer).unwrap();
    save_at(&mut store, "b", Some(&copy.stamp), "changed", ("one", 2)).unwrap();
    assert_eq!((opened(&mut store, "a"), opened(&mut store, "b")), ("a".to_owned(), "changed".to_owned()));
    let absent = duplicate(&mut store, &sheet("x"), &sheet("y"), "", writer);
    assert_eq!(absent, Err(ChangeProblem::Open(OpenProblem::Absent)));
    let taken = duplicate(&mut store, &sheet("a"), &sheet("b"), "", writer).unwrap_err();
    assert!(matches!(taken, ChangeProblem::Save(SaveProblem::Conflict { .. })));
}

#[test]
fn renaming_keeps_the_content() {
    let mut store = Map::new();
    titled(&mut store, "a", "甲", 0);
    let writer = Writer { tab: &tab("first"), now_ms: NOW + MINUTE };
    rename(&mut store, &sheet("a"), "甲 2", writer).unwrap();
    assert_eq!((titles(&list(&store)), opened(&mut store, "a").as_str()), (vec!["甲 2"], "a"));
}

#[test]
fn a_deleted_sheet_comes_back_with_its_versions() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    titled(&mut store, "b", "乙", 0);
    let before = store.entries.clone();
    delete(&mut store, &sheet("a"), NOW + MINUTE).unwrap();
    let listing = list(&store);
    assert_eq!(titles(&listing), ["乙"]);
    assert_eq!((listing.deleted[0].deleted_ms, listing.deleted[0].n_versions), (Some(NOW + MINUTE), 1));
    undelete(&mut store, &sheet("a"));
    assert_eq!(store.entries, before);
    // For good is only what was deleted before.
    delete_for_good(&mut store, &sheet("a"));
    assert_eq!(store.entries, before);
    delete(&mut store, &sheet("a"), NOW).unwrap();
    delete_for_good(&mut store, &sheet("a"));
    assert_eq!(store.keys_of("jixiao.").len(), 1);
    delete(&mut store, &sheet("none"), NOW).unwrap();
    assert_eq!(store.keys_of("jixiao.deleted."), [""; 0]);
}

#[test]
fn the_last_ten_deleted_can_come_back() {
    let mut store = Map::new();
    for nth in 0..13 {
        titled(&mut store, &format!("s{nth}"), &nth.to_string(), 0);
    }
    for nth in 0..13 {
        delete(&mut store, &sheet(&format!("s{nth}")), NOW + nth).unwrap();
    }
    let deleted: Vec<String> = list(&store).deleted.into_iter().map(|listed| listed.title).collect();
    let expected: Vec<String> = (3..13).rev().map(|nth| nth.to_string()).collect();
    assert_eq!((deleted, expected.len()), (expected, MOST_DELETED));
    assert_eq!(store.keys_of("jixiao.sheet.").len(), MOST_DELETED);
}

#[test]
fn what_cannot_be_read_is_listed_with_what_is_known_of_it() {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["x"]);
    keep_before_step(&mut store, &sheet("a"), &stamp).unwrap();
    let key = store.keys_of("jixiao.sheet.").pop().unwrap();
    let line = store.entries.remove(&key).unwrap();
    assert_eq!(list(&store).sheets[0].current, Err(OpenProblem::OnlyVersions));
    store.entries.insert(key.clone(), line.replace("JXS1", "JXS2"));
    assert_eq!(list(&store).sheets[0].current, Err(OpenProblem::Entry(EntryProblem::Newer)));
    store.entries.insert(key, line.replace('x', "y"));
    let listing = list(&store);
    assert_eq!(listing.sheets[0].current, Err(OpenProblem::Entry(EntryProblem::Damaged)));
    assert_eq!((titles(&listing), listing.sheets[0].n_versions), (vec!["部门 2021"], 1));
    assert_eq!((listing.n_damaged, listing.n_aside), (1, 0));
}

#[test]
fn damage_outlives_deleting_for_good() {
    let mut store = Map::new();
    saved(&mut store, "a", &["x"]);
    let key = store.keys_of("jixiao.sheet.").pop().unwrap();
    store.entries.insert(key, "half a she".to_owned());
    delete(&mut store, &sheet("a"), NOW).unwrap();
    delete_for_good(&mut store, &sheet("a"));
    assert_eq!(damaged_entries(&store)[0].text, "half a she");
    assert_eq!((list(&store).sheets.len(), list(&store).n_aside, kept(&store, "a").len()), (0, 1, 0));
}
