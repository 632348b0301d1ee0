//! Sheets kept in a browser's storage: nothing that was saved is ever lost, and whatever goes wrong is said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod damage;
mod faults;
mod list;
mod map;
mod saving;
mod starting;
mod tabs;
mod versions;
mod view;

use jixiao::shelf::key::{SheetId, Stamp, TabId};
use jixiao::shelf::opening::open;
use jixiao::shelf::saving::{Content, Footing, Saved, Writer, save};
use jixiao::shelf::store::Store;
use jixiao::shelf::versions::{look_at, versions};
use jixiao::text::shelf::SaveProblem;

const MINUTE: u64 = 60_000;
const NOW: u64 = 1_795_619_700_000;

fn sheet(name: &str) -> SheetId {
    SheetId::new(name).unwrap()
}

fn tab(name: &str) -> TabId {
    TabId::new(name).unwrap()
}

fn content(code: &str) -> Content<'_> {
    Content { title: "部门 2021", code }
}

/// Saves in a tab at so many minutes.
fn save_at(
    store: &mut dyn Store,
    id: &str,
    expected: Option<&Stamp>,
    code: &str,
    (tab_name, minute): (&str, u64),
) -> Result<Saved, SaveProblem> {
    let writer = Writer { tab: &tab(tab_name), now_ms: NOW + minute * MINUTE };
    save(store, &sheet(id), &mut footing(expected), content(code), writer)
}

fn footing(stamp: Option<&Stamp>) -> Footing {
    stamp.cloned().map_or_else(Footing::default, Footing::on)
}

/// Saves a row of contents in one tab, a minute apart, and gives the last stamp.
fn saved(store: &mut dyn Store, id: &str, codes: &[&str]) -> Stamp {
    let mut stamp: Option<Stamp> = None;
    for (minute, code) in (0..).zip(codes) {
        stamp = Some(save_at(store, id, stamp.as_ref(), code, ("first", minute)).unwrap().stamp);
    }
    stamp.unwrap()
}

fn opened(store: &mut dyn Store, id: &str) -> String {
    open(store, &sheet(id)).unwrap().code
}

/// The contents of the versions, the newest first.
fn kept(store: &dyn Store, id: &str) -> Vec<String> {
    let id = sheet(id);
    versions(store, &id).into_iter().map(|version| look_at(store, &id, &version.stamp).unwrap().code).collect()
}
