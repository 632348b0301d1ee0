//! What a store holds of one sheet.

use crate::shelf::aside::{SetAside, set_aside};
use crate::shelf::entry::{self, Entry};
use crate::shelf::key::{Family, SheetId, Stamp, TabId, deleted, key, read_key};
use crate::shelf::store::Store;
use crate::text::shelf::EntryProblem;

/// The names of a sheet's states, and whether it is deleted.
pub(super) struct States {
    pub(super) heads: Vec<Stamp>,
    /// Oldest first.
    pub(super) versions: Vec<Stamp>,
    pub(super) is_deleted: bool,
}

impl States {
    pub(super) fn of(store: &dyn Store, id: &SheetId) -> Self {
        let mark = deleted(id);
        let mut states = Self { heads: Vec::new(), versions: Vec::new(), is_deleted: false };
        for key in store.keys() {
            states.is_deleted |= key == mark;
            match read_key(&key) {
                Some((Family::Head, of, stamp)) if of == *id => states.heads.push(stamp),
                Some((Family::Version, of, stamp)) if of == *id => states.versions.push(stamp),
                Some(_) | None => {}
            }
        }
        states.versions.sort();
        states
    }

    /// A stamp that nothing has, above all that is there and above what the tab stands on.
    pub(super) fn next(&self, standing_on: Option<&Stamp>, tab: &TabId) -> Stamp {
        let all = self.heads.iter().chain(&self.versions).chain(standing_on);
        let highest = all.map(|stamp| stamp.revision).max().unwrap_or(0);
        Stamp { revision: highest + 1, tab: tab.clone() }
    }
}

/// A state that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) stamp: Stamp,
    pub(super) entry: Entry,
}

impl State {
    /// Of several heads the greatest is the current one, and every tab finds the same.
    pub(super) fn order(&self) -> (u64, u64, &TabId) {
        (self.stamp.revision, self.entry.saved_ms, &self.stamp.tab)
    }
}

/// The heads of a sheet that can be read, the current one last.
pub(super) struct Heads {
    pub(super) readable: Vec<State>,
    pub(super) is_any_newer: bool,
    pub(super) aside: SetAside,
}

/// Reads the heads. A damaged one is set aside; one that another head took the place of is a saving that was broken off
/// before its last step, and is removed.
pub(super) fn heads(store: &mut dyn Store, id: &SheetId, stamps: &[Stamp]) -> Heads {
    let mut heads = Heads { readable: Vec::new(), is_any_newer: false, aside: SetAside::default() };
    for stamp in stamps {
        let key = key(Family::Head, id, stamp);
        let Some(line) = store.get(&key) else { continue };
        match entry::read(&key, &line) {
            Ok(entry) => heads.readable.push(State { stamp: stamp.clone(), entry }),
            Err(EntryProblem::Newer) => heads.is_any_newer = true,
            Err(EntryProblem::Damaged) => heads.aside.count(set_aside(store, &key, &line)),
        }
    }
    let bases: Vec<Stamp> = heads.readable.iter().filter_map(|head| head.entry.base.clone()).collect();
    heads.readable.retain(|head| {
        let is_replaced = bases.contains(&head.stamp);
        if is_replaced {
            store.remove(&key(Family::Head, id, &head.stamp));
        }
        !is_replaced
    });
    heads.readable.sort_by(|one, other| one.order().cmp(&other.order()));
    heads
}
