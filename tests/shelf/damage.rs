//! Entries that were cut, changed, exchanged, or come from elsewhere or from later.

use jixiao::shelf::aside::SetAside;
use jixiao::shelf::choosing::overwrite;
use jixiao::shelf::damaged::{damaged_entries, forget, set_all_aside};
use jixiao::shelf::key::Stamp;
use jixiao::shelf::listing::list;
use jixiao::shelf::opening::{Sheet, open};
use jixiao::shelf::saving::{Footing, Writer, save};
use jixiao::shelf::versions::keep_before_step;
use jixiao::text::shelf::{EntryProblem, OpenProblem, SaveProblem, StoreProblem};

use crate::map::{Failing, Map};
use crate::{NOW, content, kept, opened, save_at, saved, sheet, tab};

const CODE: &str = "Jx1-abcdefghijklmnopqrstuvwxyz_0123456789";

/// A store with a sheet, its key and its line.
fn one() -> (Map, String, String, Stamp) {
    let mut store = Map::new();
    let stamp = saved(&mut store, "a", &["first", CODE]);
    let (key, line) = store.entries.first_key_value().map(|(key, line)| (key.clone(), line.clone())).unwrap();
    (store, key, line, stamp)
}

/// Opening what stands under the key now: the very sheet, or a problem with nothing lost.
#[track_caller]
fn check(changed: &str) -> Result<Sheet, OpenProblem> {
    let (mut store, key, line, _) = one();
    store.entries.insert(key.clone(), changed.to_owned());
    let (problem, aside) = match open(&mut store, &sheet("a")) {
        Ok(sheet) => {
            assert_eq!(changed, line, "read as something else");
            return Ok(sheet);
        }
        Err(problem) => problem,
    };
    match problem {
        OpenProblem::Entry(EntryProblem::Damaged) => {
            assert_eq!(aside, SetAside { n_moved: 1, n_left: 0 });
            let entries = damaged_entries(&store);
            assert_eq!((entries.len(), entries[0].text.as_str()), (1, changed));
            assert!(!store.entries.contains_key(&key));
        }
        OpenProblem::Entry(EntryProblem::Newer) => {
            assert_eq!((aside, store.entries[&key].as_str()), (SetAside::default(), changed));
        }
        OpenProblem::Absent | OpenProblem::Deleted | OpenProblem::OnlyVersions => panic!("{problem:?}"),
    }
    Err(problem)
}

const DAMAGED: OpenProblem = OpenProblem::Entry(EntryProblem::Damaged);
const NEWER: OpenProblem = OpenProblem::Entry(EntryProblem::Newer);

#[test]
fn every_cut_is_noticed() {
    let (_, _, line, _) = one();
    assert_eq!(check(&line).unwrap().code, CODE);
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    for end in &ends {
        assert_eq!(check(&line[..*end]).unwrap_err(), DAMAGED, "cut at {end}");
        if *end > 0 {
            assert_eq!(check(&line[*end..]).unwrap_err(), DAMAGED, "begins at {end}");
        }
    }
    for (start, end) in ends.iter().zip(&ends[1..]) {
        check(&[&line[..*start], &line[*end..]].concat()).unwrap_err();
    }
}

#[test]
fn every_changed_bit_is_noticed() {
    let (_, _, line, _) = one();
    let letters: Vec<u16> = line.encode_utf16().collect();
    for (at, bit) in (0..letters.len()).flat_map(|at| (0..16).map(move |bit| (at, bit))) {
        let mut changed = letters.clone();
        changed[at] ^= 1 << bit;
        // What is no text at all reaches us with signs in its place, which are changes as well.
        check(&String::from_utf16_lossy(&changed)).unwrap_err();
    }
}

#[test]
fn what_is_added_or_exchanged_is_noticed() {
    let (_, _, line, _) = one();
    for changed in
        [format!("{line} "), format!("{line}\n"), format!("{line}{line}"), format!(" {line}"), line.to_lowercase()]
    {
        assert_eq!(check(&changed).unwrap_err(), DAMAGED, "{changed}");
    }
    for foreign in
        ["", " ", ".", "null", "{\"a\":1}", "undefined", "JXS", "JXS 1", "JXS0 1", "JXS01 1", "JXS1", "JXS1 ."]
    {
        assert_eq!(check(foreign).unwrap_err(), DAMAGED, "{foreign}");
    }
    // A sound line of another sheet, of another state of this one, or of a version.
    let mut others = Map::new();
    saved(&mut others, "b", &["first", CODE]);
    let stamp = saved(&mut others, "a", &["first", "second", CODE]);
    keep_before_step(&mut others, &sheet("a"), &stamp).unwrap();
    assert_eq!(others.entries.len(), 3);
    for other in others.entries.values() {
        assert_eq!(check(other).unwrap_err(), DAMAGED, "{other}");
    }
}

#[test]
fn what_a_later_version_wrote_is_left_alone() {
    let (mut store, key, line, stamp) = one();
    for later in [line.replace("JXS1", "JXS2"), line.replace("JXS1", "JXS12"), "JXS2".to_owned(), "JXS3 {}".to_owned()]
    {
        assert_eq!(check(&later).unwrap_err(), NEWER, "{later}");
    }
    let later = line.replace("JXS1", "JXS2");
    store.entries.insert(key.clone(), later.clone());
    let refused = SaveProblem::Newer { is_mine_kept: true };
    let mut footing = Footing::on(stamp);
    let writer = Writer { tab: &tab("first"), now_ms: NOW };
    assert_eq!(save(&mut store, &sheet("a"), &mut footing, content("mine"), writer), Err(refused));
    assert_eq!(overwrite(&mut store, &sheet("a"), &mut footing, content("mine"), writer), Err(refused));
    set_all_aside(&mut store);
    assert_eq!((store.entries[&key].as_str(), kept(&store, "a")), (later.as_str(), vec!["mine".to_owned()]));
    // Beside an older state, the later one counts.
    saved(&mut store, "b", &["x"]);
    store.entries.insert("jixiao.sheet.b.7.later".to_owned(), later);
    assert_eq!(open(&mut store, &sheet("b")).unwrap_err().0, NEWER);
}

#[test]
fn saving_mends_a_sheet_that_was_damaged_meanwhile() {
    let (mut store, key, line, stamp) = one();
    store.entries.insert(key.clone(), line.replace("JXS1", "junk"));
    save_at(&mut store, "a", Some(&stamp), "new", ("first", 3)).unwrap();
    assert_eq!((opened(&mut store, "a").as_str(), damaged_entries(&store).len()), ("new", 1));
}

#[test]
fn without_room_what_is_damaged_stays_where_it_is() {
    let (mut store, key, line, _) = one();
    let damaged = line.replace("JXS1", "junk");
    store.entries.insert(key.clone(), damaged.clone());
    store.failing = Failing::From(1, StoreProblem::Full);
    let aside = SetAside { n_moved: 0, n_left: 1 };
    assert_eq!(open(&mut store, &sheet("a")).unwrap_err(), (DAMAGED, aside));
    assert_eq!(set_all_aside(&mut store), aside);
    assert_eq!(list(&store).n_damaged, 1);
    // With room again, saving mends the sheet and moves it.
    store.failing = Failing::Once(store.n_writes + 1, StoreProblem::Full);
    let stamp = Stamp { revision: 2, tab: tab("first") };
    save_at(&mut store, "a", Some(&stamp), "new", ("first", 3)).unwrap();
    assert_eq!((damaged_entries(&store)[0].text.as_str(), store.entries.contains_key(&key)), (damaged.as_str(), false));
    assert_eq!(opened(&mut store, "a"), "new");
}

#[test]
fn all_damage_is_set_aside_and_can_be_forgotten() {
    let (mut store, key, line, _) = one();
    let sound = store.entries.clone();
    for (key, text) in [
        ("jixiao.sheet.", "no name"),
        ("jixiao.sheet.b", "no stamp"),
        ("jixiao.sheet.b.1.t", "no sheet"),
        ("jixiao.version.a.1.t", "no version"),
        ("jixiao.version.a.1.t.x", &line),
    ] {
        store.entries.insert(key.to_owned(), text.to_owned());
    }
    assert_eq!(set_all_aside(&mut store), SetAside { n_moved: 5, n_left: 0 });
    assert_eq!((list(&store).n_aside, list(&store).sheets.len()), (5, 1));
    // The same key can be damaged twice.
    store.entries.insert("jixiao.sheet.b".to_owned(), "no stamp".to_owned());
    store.entries.insert("jixiao.sheet.b.1.t".to_owned(), "other".to_owned());
    assert_eq!(set_all_aside(&mut store), SetAside { n_moved: 2, n_left: 0 });
    let entries = damaged_entries(&store);
    assert_eq!(entries.len(), 6);
    for mut entry in entries {
        forget(&mut store, &entry);
        entry.key.clone_from(&key);
        forget(&mut store, &entry);
    }
    assert_eq!(store.entries, sound);
}
