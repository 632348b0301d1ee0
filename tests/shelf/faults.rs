//! A store that fails at any write, is full, or forbids everything: what could be read before can be read after, and the failure
//! is said.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jixiao::shelf::choosing::{overwrite, save_as_copy};
use jixiao::shelf::damaged::set_all_aside;
use jixiao::shelf::key::Stamp;
use jixiao::shelf::listing::list;
use jixiao::shelf::managing::{delete, delete_for_good, duplicate, rename, undelete};
use jixiao::shelf::opening::{open, remember_open};
use jixiao::shelf::saving::{Content, Footing, Saved, Writer, save};
use jixiao::shelf::starting::{crashed, left, starting, stood_well};
use jixiao::shelf::versions::{keep_before_step, restore};
use jixiao::text::shelf::StoreProblem;

use crate::map::{Failing, Map};
use crate::{MINUTE, NOW, content, footing, kept, save_at, saved, sheet, tab};

/// Entries of other programs and of other parts of this one.
const FOREIGN: [(&str, &str); 8] = [
    ("jixiao.language", "en"),
    ("jixiao.theme", "dark"),
    ("jixiao.sheets", "1"),
    ("jixiao.versions.a.1.t", "2"),
    ("Jixiao.sheet.a.1.t", "3"),
    ("sheet.a.1.t", "4"),
    ("oa.session", "JXS1 5"),
    ("", "6"),
];

/// A store with everything in it: sheets with versions, one with two heads, a deleted one, a damaged and a later one, and what is
/// not ours.
fn furnished() -> (Map, Stamp) {
    let mut store = Map::new();
    let mut stamps = Vec::new();
    for id in ["a", "b", "c", "d"] {
        let mut stamp = saved(&mut store, id, &["1"]);
        for nth in 2..5 {
            let code = format!("{id}{nth}");
            stamp = save_at(&mut store, id, Some(&stamp), &code, ("first", nth * 5)).unwrap().stamp;
        }
        stamps.push(stamp);
    }
    delete(&mut store, &sheet("d"), NOW).unwrap();
    // Two tabs saved b in one moment.
    let mut other = store.clone();
    save_at(&mut other, "b", Some(&stamps[1]), "b, other", ("other", 30)).unwrap();
    save_at(&mut store, "b", Some(&stamps[1]), "b, own", ("own", 31)).unwrap();
    store.entries.extend(other.entries);
    store.entries.insert("jixiao.sheet.e.1.t".to_owned(), "JXS9 later".to_owned());
    store.entries.insert("jixiao.sheet.f.1.t".to_owned(), "half".to_owned());
    store.entries.insert("jixiao.version.c.1.t".to_owned(), "a version".to_owned());
    store.entries.insert("jixiao.aside.sheet.f.1.t".to_owned(), "an earlier half".to_owned());
    store.entries.extend(FOREIGN.map(|(key, value)| (key.to_owned(), value.to_owned())));
    store.n_writes = 0;
    (store, stamps.swap_remove(0))
}

/// Longer than all versions together.
static NEW: LazyLock<String> = LazyLock::new(|| "new".repeat(600));

fn new() -> Content<'static> {
    content(&NEW)
}

type Deed = (&'static str, fn(&mut Map, &Stamp, Writer<'_>) -> Result<Option<Saved>, String>);

fn said<T, E: std::fmt::Debug>(result: Result<T, E>) -> Result<Option<Saved>, String> {
    result.map(|_| None).map_err(|problem| format!("{problem:?}"))
}

fn with_stamp<E: std::fmt::Debug>(result: Result<Saved, E>) -> Result<Option<Saved>, String> {
    result.map(Some).map_err(|problem| format!("{problem:?}"))
}

/// Every operation that writes, each on the furnished store.
const DEEDS: &[Deed] = &[
    ("save", |store, stamp, writer| with_stamp(save(store, &sheet("a"), &mut footing(Some(stamp)), new(), writer))),
    ("save new", |store, _, writer| with_stamp(save(store, &sheet("n"), &mut Footing::default(), new(), writer))),
    ("conflict", |store, stamp, writer| with_stamp(save(store, &sheet("b"), &mut footing(Some(stamp)), new(), writer))),
    ("deleted", |store, stamp, writer| with_stamp(save(store, &sheet("d"), &mut footing(Some(stamp)), new(), writer))),
    ("later", |store, stamp, writer| with_stamp(save(store, &sheet("e"), &mut footing(Some(stamp)), new(), writer))),
    ("mend", |store, stamp, writer| with_stamp(save(store, &sheet("f"), &mut footing(Some(stamp)), new(), writer))),
    ("overwrite a", |store, stamp, writer| {
        with_stamp(overwrite(store, &sheet("a"), &mut footing(Some(stamp)), new(), writer))
    }),
    ("overwrite b", |store, stamp, writer| {
        with_stamp(overwrite(store, &sheet("b"), &mut footing(Some(stamp)), new(), writer))
    }),
    ("overwrite d", |store, _, writer| {
        with_stamp(overwrite(store, &sheet("d"), &mut Footing::default(), new(), writer))
    }),
    ("copy", |store, stamp, writer| {
        with_stamp(save_as_copy(store, (&sheet("b"), &mut footing(Some(stamp))), &sheet("n"), new(), writer))
    }),
    ("duplicate", |store, _, writer| with_stamp(duplicate(store, &sheet("b"), &sheet("n"), "t", writer))),
    ("rename", |store, _, writer| with_stamp(rename(store, &sheet("b"), "t", writer))),
    ("delete", |store, _, _| said(delete(store, &sheet("a"), NOW))),
    ("undelete", |store, _, _| {
        undelete(store, &sheet("d"));
        Ok(None)
    }),
    ("open a", |store, _, _| said(open(store, &sheet("a")))),
    ("open b", |store, _, _| said(open(store, &sheet("b")))),
    ("open f", |store, _, _| said(open(store, &sheet("f")))),
    ("remember", |store, _, _| said(remember_open(store, &sheet("a")))),
    ("keep", |store, stamp, _| said(keep_before_step(store, &sheet("a"), stamp))),
    ("restore", |store, _, _| {
        let version = Stamp { revision: 2, tab: tab("first") };
        said(restore(store, &sheet("b"), &version))
    }),
    ("set aside", |store, _, _| {
        set_all_aside(store);
        Ok(None)
    }),
    ("start", |store, _, _| said(starting(store, NOW).store)),
    ("crash", |store, _, _| {
        crashed(store);
        left(store);
        stood_well(store);
        Ok(None)
    }),
    ("list", |store, _, _| {
        list(store);
        Ok(None)
    }),
];

/// How often each content is there, of heads and versions, and each damaged or later text.
fn texts(store: &Map, start: &str) -> BTreeMap<String, usize> {
    let mut texts = BTreeMap::new();
    for key in store.keys_of(start) {
        let value = &store.entries[&key];
        let code = value.split(' ').nth(7).unwrap_or(value).to_owned();
        *texts.entry(code).or_default() += 1;
    }
    texts
}

const WRITER_MINUTE: u64 = 40;

/// Does a deed with a failing store and holds what is there afterwards against what was there before.
#[track_caller]
fn check((name, deed): &Deed, failing: Failing, quota: Option<usize>) -> Map {
    let (before, stamp) = furnished();
    let mut store = Map { failing, quota, ..before.clone() };
    let tab = tab("new");
    let result = deed(&mut store, &stamp, Writer { tab: &tab, now_ms: NOW + WRITER_MINUTE * MINUTE });
    let place = format!("{name}, {failing:?}, {quota:?}: {result:?}");

    for (key, value) in FOREIGN {
        assert_eq!(store.entries.get(key).map(String::as_str), Some(value), "{place}");
    }
    assert_eq!(store.entries["jixiao.sheet.e.1.t"], "JXS9 later", "{place}");
    let everything: String = store.entries.values().cloned().collect::<Vec<_>>().join("\n");
    for damaged in ["half", "a version", "an earlier half"] {
        assert!(everything.lines().any(|line| line == damaged), "{place}: {damaged} is lost");
    }
    // A head is still a head, or a version, or was replaced by a saving that was told to stand on it.
    let (heads_before, all_after) = (texts(&before, "jixiao.sheet."), {
        let mut all = texts(&store, "jixiao.sheet.");
        all.extend(texts(&store, "jixiao.version."));
        all
    });
    let replaced = match (*name, &result) {
        ("save" | "overwrite a", Ok(Some(_))) => "a4",
        ("overwrite d", Ok(Some(_))) => "",
        _ => "",
    };
    for code in heads_before.keys().filter(|code| !["half", replaced].contains(&code.as_str())) {
        assert!(all_after.contains_key(code), "{place}: {code} is lost");
    }
    // What could not be written took nothing away.
    if result.is_err() && ["save new", "delete"].contains(name) {
        assert_eq!(store.entries, before.entries, "{place}");
    }
    // What is said to be stored is.
    if let Ok(Some(saved)) = &result {
        assert!(store.entries.keys().any(|key| key.ends_with(&saved.stamp.to_string())), "{place}");
    }
    let is_kept = result.as_ref().is_err_and(|said| said.contains("is_mine_kept: true"));
    let is_new = ["save", "save new", "mend", "overwrite a", "overwrite b", "overwrite d", "copy"].contains(name);
    if is_kept && *name != "rename" || is_new && result.is_ok() {
        assert!(all_after.contains_key(NEW.as_str()), "{place}");
    }
    // A sheet that could be opened still can.
    for id in ["a", "b", "c"].iter().filter(|id| !(**id == "a" && *name == "delete")) {
        let mut store = Map { failing: Failing::Never, quota: None, ..store.clone() };
        open(&mut store, &sheet(id)).unwrap_or_else(|problem| panic!("{place}: {id} {problem:?}"));
    }
    store
}

#[test]
fn whichever_write_fails_nothing_is_lost() {
    for deed in DEEDS {
        let n_writes = check(deed, Failing::Never, None).n_writes;
        for nth in 1..=n_writes + 2 {
            for problem in [StoreProblem::Full, StoreProblem::Forbidden] {
                check(deed, Failing::Once(nth, problem), None);
                let after = check(deed, Failing::From(nth, problem), None);
                // Nothing gave way in vain.
                if nth == 1 {
                    let before = furnished().0;
                    let lost: Vec<String> = before.keys_of("jixiao.version.");
                    let lost = lost.into_iter().filter(|key| !after.entries.contains_key(key));
                    assert_eq!(lost.collect::<Vec<_>>(), [""; 0], "{} {problem:?}", deed.0);
                }
            }
        }
    }
}

#[test]
fn a_failure_of_the_first_write_is_said_by_everything_that_has_to_write() {
    let quiet = ["undelete", "set aside", "crash", "list", "open a", "open b", "overwrite d"];
    for (name, deed) in DEEDS.iter().filter(|(name, _)| !quiet.contains(name)) {
        for problem in [StoreProblem::Full, StoreProblem::Forbidden] {
            let (store, stamp) = furnished();
            let mut store = Map { failing: Failing::From(1, problem), ..store };
            let tab = tab("new");
            let said = deed(&mut store, &stamp, Writer { tab: &tab, now_ms: NOW + WRITER_MINUTE * MINUTE });
            let said = said.expect_err(name);
            let is_named = said.contains(&format!("{problem:?}"))
                || said.contains("is_mine_kept: false")
                || said.contains("n_left: 1");
            assert!(is_named, "{name}: {said}");
        }
    }
}

#[test]
fn however_much_room_there_is_nothing_is_lost() {
    let (before, _) = furnished();
    for deed in DEEDS {
        for room in (0..NEW.len() + 900).step_by(17) {
            check(deed, Failing::Never, Some(before.size() + room));
        }
    }
}

#[test]
fn a_store_that_forbids_everything_fails_nowhere_and_says_it() {
    let (_, stamp) = furnished();
    for (name, deed) in DEEDS {
        let tab = tab("new");
        let _ = deed(&mut Map::forbidden(), &stamp, Writer { tab: &tab, now_ms: NOW });
        assert_eq!(list(&Map::forbidden()).sheets.len(), 0, "{name}");
    }
}

#[test]
fn versions_give_way_in_order_and_sheets_never() {
    let (mut store, stamp) = furnished();
    // Puts in order what there is, so that nothing else changes later.
    for id in ["a", "b", "c"] {
        open(&mut store, &sheet(id)).unwrap();
    }
    store.quota = Some(store.size());
    let own_before = kept(&store, "a").len();
    let mut stamp = Some(stamp);
    let mut n_given_up = Vec::new();
    let mut code = String::new();
    let problem = loop {
        code.push_str(&"x".repeat(40));
        let n_of = |store: &Map| ["d", "a", "c", "b"].map(|id| kept(store, id).len());
        let before = n_of(&store);
        // Within five minutes, so that no new versions come in between.
        match save_at(&mut store, "a", stamp.as_ref(), &code, ("first", 21)) {
            Ok(saved) => stamp = Some(saved.stamp),
            Err(problem) => break problem,
        }
        n_given_up.push((before, n_of(&store)));
    };
    assert_eq!(problem, jixiao::text::shelf::SaveProblem::Store(StoreProblem::Full));
    assert!(own_before > 1 && n_given_up.len() > 5);
    for (before, after) in n_given_up {
        let [deleted, own, others @ ..] = after;
        let is_any_newest_gone = own == 0 || others.contains(&0);
        // Own older ones only after those of deleted sheets, others' after those, the newest at last.
        assert!(own >= before[1] || deleted == 0, "{before:?} {after:?}");
        assert!(
            others.iter().zip(&before[2..]).all(|(after, before)| after == before) || own <= 1,
            "{before:?} {after:?}"
        );
        assert!(!is_any_newest_gone || others.iter().all(|n| *n <= 1), "{before:?} {after:?}");
    }
    for id in ["a", "b", "c"] {
        open(&mut store, &sheet(id)).unwrap();
    }
    undelete(&mut store, &sheet("d"));
    assert_eq!(open(&mut store, &sheet("d")).unwrap().code, "d4");
    code.push_str(&"x".repeat(40));
    let again = save(
        &mut store,
        &sheet("n"),
        &mut Footing::default(),
        content(&code),
        Writer { tab: &tab("first"), now_ms: NOW },
    );
    assert_eq!(again, Err(problem));
    // Deleting makes room, though there is none.
    delete(&mut store, &sheet("b"), NOW).unwrap();
    delete_for_good(&mut store, &sheet("b"));
    save(&mut store, &sheet("n"), &mut Footing::default(), content("n"), Writer { tab: &tab("first"), now_ms: NOW })
        .unwrap();
}
