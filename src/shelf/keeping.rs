//! Keeping a state as a version, and how many there may be of a sheet.

use crate::shelf::aside::set_aside;
use crate::shelf::entry::{self, Entry};
use crate::shelf::key::{Family, SheetId, Stamp, TabId, key};
use crate::shelf::room::{self, Reach};
use crate::shelf::states::{State, States};
use crate::shelf::store::Store;
use crate::text::shelf::{EntryProblem, KeptBecause, StoreProblem};

/// The versions of a sheet; older ones give way.
pub const MOST_VERSIONS: usize = 20;
/// While somebody works, a version is kept when the last one is older.
pub const INTERVAL_MS: u64 = 5 * 60 * 1000;

/// Why a version is kept, and what may give way to it.
#[derive(Clone, Copy)]
pub(super) struct Because {
    why: KeptBecause,
    reach: Reach,
}

impl Because {
    /// A version that something else waits for.
    pub(super) fn must(why: KeptBecause) -> Self {
        Self { why, reach: Reach::AllVersions }
    }

    /// A version for which only older ones of its sheet are given up.
    pub(super) fn may(why: KeptBecause) -> Self {
        Self { why, reach: Reach::OwnVersions }
    }
}

/// Why the state that is about to be replaced should be kept; `None` when it need not be.
///
/// What another session left is kept when work on it begins, then one state every [`INTERVAL_MS`]. So there is always the sheet
/// as it was before today's work, and in it never a gap of more than that; a keystroke is no version.
pub(super) fn reason(old: &State, now_ms: u64, tab: &TabId) -> Option<KeptBecause> {
    if old.stamp.tab != *tab {
        return Some(KeptBecause::Opened);
    }
    // A clock that was set back counts like one that went on.
    (old.entry.kept_ms.abs_diff(now_ms) >= INTERVAL_MS).then_some(KeptBecause::Interval)
}

/// Keeps a state as a version; where it is kept already that is enough. The keys in `spared` don't give way to it.
pub(super) fn keep(
    store: &mut dyn Store,
    id: &SheetId,
    state: &State,
    because: Because,
    spared: &[String],
) -> Result<String, StoreProblem> {
    let key = key(Family::Version, id, &state.stamp);
    if let Some(line) = store.get(&key) {
        match entry::read(&key, &line) {
            Ok(kept) if kept.says_the_same(&state.entry.title, &state.entry.code) => return Ok(key),
            Err(EntryProblem::Damaged) if set_aside(store, &key, &line) => {}
            // Nothing of ours is ever there (see `Stamp`), and what is not ours is not written over.
            Ok(_) | Err(EntryProblem::Damaged | EntryProblem::Newer) => return Err(StoreProblem::Full),
        }
    }
    write_version(store, id, &key, &state.entry, because, spared)?;
    Ok(key)
}

/// Writes a version under a key that nothing has.
pub(super) fn write_version(
    store: &mut dyn Store,
    id: &SheetId,
    key: &str,
    content: &Entry,
    because: Because,
    spared: &[String],
) -> Result<(), StoreProblem> {
    let line = entry::write(key, &Entry { why: Some(because.why), ..content.clone() });
    room::write(store, (key, &line), id, because.reach, spared)?;
    if store.get(key).as_deref() != Some(line.as_str()) {
        return Err(StoreProblem::Forbidden);
    }
    drop_oldest(store, id, |other| other == key || spared.iter().any(|spared| spared == other));
    Ok(())
}

fn drop_oldest(store: &mut dyn Store, id: &SheetId, is_spared: impl Fn(&str) -> bool) {
    let versions: Vec<Stamp> = States::of(store, id).versions;
    let keys = versions.iter().map(|stamp| key(Family::Version, id, stamp));
    // Those that can't be read are neither counted nor dropped.
    let readable: Vec<String> =
        keys.filter(|key| store.get(key).is_some_and(|line| entry::read(key, &line).is_ok())).collect();
    let n_too_many = readable.len().saturating_sub(MOST_VERSIONS);
    for key in readable.iter().filter(|key| !is_spared(key)).take(n_too_many) {
        store.remove(key);
    }
}
