//! Damaged entries: moving them out of the way, and what has been moved. Opening a sheet does it for that sheet; this is for all.

use crate::shelf::aside::{SetAside, set_aside};
use crate::shelf::entry;
use crate::shelf::key::{ASIDE, is_of_a_state};
use crate::shelf::store::Store;
use crate::text::shelf::EntryProblem;

/// An entry that was set aside, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedEntry {
    /// Its key now.
    pub key: String,
    /// Its text.
    pub text: String,
}

/// Sets every damaged entry aside, heads, versions and what has no proper name. What a later version wrote stays.
pub fn set_all_aside(store: &mut dyn Store) -> SetAside {
    let mut aside = SetAside::default();
    for key in store.keys().into_iter().filter(|key| is_of_a_state(key)) {
        let Some(line) = store.get(&key) else { continue };
        if entry::read(&key, &line) == Err(EntryProblem::Damaged) {
            aside.count(set_aside(store, &key, &line));
        }
    }
    aside
}

/// What has been set aside, by key.
pub fn damaged_entries(store: &dyn Store) -> Vec<DamagedEntry> {
    let mut keys: Vec<String> = store.keys().into_iter().filter(|key| key.starts_with(ASIDE)).collect();
    keys.sort();
    keys.into_iter().filter_map(|key| Some(DamagedEntry { text: store.get(&key)?, key })).collect()
}

/// Removes an entry that was set aside, and nothing else.
pub fn forget(store: &mut dyn Store, entry: &DamagedEntry) {
    if entry.key.starts_with(ASIDE) {
        store.remove(&entry.key);
    }
}
