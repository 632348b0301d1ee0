//! Writing into a store that may be full: old versions give way, sheets never do. A write that fails all the same leaves
//! everything as it was.

use std::cmp::Reverse;

use crate::shelf::entry;
use crate::shelf::key::{Family, SheetId, deleted, read_key};
use crate::shelf::store::Store;
use crate::text::shelf::StoreProblem;

/// Whose versions may give way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Older versions of the sheet itself.
    OwnVersions,
    /// In this order: versions of deleted sheets; older versions of the sheet; of other sheets, the longest rows first; at last
    /// the newest version of each, its own first.
    AllVersions,
}

/// Writes a text for a sheet and says how many versions gave way. The keys in `spared` never do.
pub(super) fn write(
    store: &mut dyn Store,
    (key, value): (&str, &str),
    id: &SheetId,
    reach: Reach,
    spared: &[String],
) -> Result<usize, StoreProblem> {
    let mut dropped: Vec<(String, String)> = Vec::new();
    let mut candidates: Option<std::vec::IntoIter<String>> = None;
    loop {
        let problem = match store.set(key, value) {
            Ok(()) => return Ok(dropped.len()),
            Err(problem) => problem,
        };
        let next = match problem {
            StoreProblem::Forbidden => None,
            StoreProblem::Full => {
                let candidates = candidates.get_or_insert_with(|| droppable(store, id, reach).into_iter());
                candidates.find_map(|key| readable(store, key, spared))
            }
        };
        // Storage that doesn't even take again what it holds is short of something else than room: nothing gives way in vain.
        let next = next.filter(|(key, line)| store.set(key, line).is_ok());
        let Some((key, line)) = next else {
            // Newest first: should another tab have taken the room, the oldest are lost.
            for (key, line) in dropped.iter().rev() {
                let _ = store.set(key, line);
            }
            return Err(problem);
        };
        store.remove(&key);
        dropped.push((key, line));
    }
}

/// What can't be read is set aside, not dropped.
fn readable(store: &dyn Store, key: String, spared: &[String]) -> Option<(String, String)> {
    let line = store.get(&key)?;
    (!spared.contains(&key) && entry::read(&key, &line).is_ok()).then_some((key, line))
}

/// The keys of versions, in the order in which they give way.
fn droppable(store: &dyn Store, id: &SheetId, reach: Reach) -> Vec<String> {
    let keys = store.keys();
    let mut versions: Vec<_> = keys
        .iter()
        .filter_map(|key| match read_key(key)? {
            (Family::Version, of, stamp) => Some((of, Reverse(stamp), key)),
            (Family::Head, ..) => None,
        })
        .collect();
    versions.sort();
    let mut ranked = Vec::new();
    let mut rank = 0_usize;
    let mut before: Option<&SheetId> = None;
    for (of, _, key) in &versions {
        // 0 is the newest version of a sheet.
        rank = if before == Some(of) { rank + 1 } else { 0 };
        before = Some(of);
        let is_own = of == id;
        let group = match rank {
            _ if !is_own && keys.contains(&deleted(of)) => 0,
            0 if is_own => 3,
            0 => 4,
            _ if is_own => 1,
            _ => 2,
        };
        if reach == Reach::AllVersions || group == 1 {
            ranked.push((group, Reverse(rank), *key));
        }
    }
    ranked.sort();
    ranked.into_iter().map(|(_, _, key)| key.clone()).collect()
}
