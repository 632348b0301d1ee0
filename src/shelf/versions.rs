//! The versions of a sheet: listing them, keeping one before a big step, restoring one.

use crate::shelf::entry;
use crate::shelf::keeping::{Because, keep};
use crate::shelf::key::{Family, SheetId, Stamp, key};
use crate::shelf::states::{State, States, heads};
use crate::shelf::store::Store;
use crate::text::shelf::{ChangeProblem, EntryProblem, KeptBecause, OpenProblem, SaveProblem, StoreProblem};

/// A version that can be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which state it was.
    pub stamp: Stamp,
    /// When it was saved, in milliseconds since 1970.
    pub saved_ms: u64,
    /// The sheet's title then.
    pub title: String,
    /// Why it was kept.
    pub why: KeptBecause,
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The sheet's title then.
    pub title: String,
    /// Its content.
    pub code: String,
}

/// The versions that can be read, the newest first.
pub fn versions(store: &dyn Store, id: &SheetId) -> Vec<Version> {
    let stamps = States::of(store, id).versions;
    let version = |stamp: &Stamp| {
        let State { stamp, entry } = read(store, Family::Version, id, stamp).ok()?;
        let why = entry.why.unwrap_or(KeptBecause::Interval);
        Some(Version { stamp, saved_ms: entry.saved_ms, title: entry.title, why })
    };
    stamps.iter().rev().filter_map(version).collect()
}

/// Keeps the state as a version before a big step (another framework, a file, emptying). The page saves first.
///
/// # Errors
/// There is no room for it; the step itself does no harm to what is stored.
pub fn keep_before_step(store: &mut dyn Store, id: &SheetId, stamp: &Stamp) -> Result<(), StoreProblem> {
    match read(store, Family::Head, id, stamp) {
        Ok(state) => keep(store, id, &state, Because::must(KeptBecause::BeforeStep), &[]).map(|_| ()),
        // There is nothing to keep, and saving has said why.
        Err(_) => Ok(()),
    }
}

/// Content of a version, to look at. Nothing changes.
///
/// # Errors
/// Why it can't be read.
pub fn look_at(store: &dyn Store, id: &SheetId, stamp: &Stamp) -> Result<Restored, OpenProblem> {
    let State { entry, .. } = read(store, Family::Version, id, stamp)?;
    Ok(Restored { title: entry.title, code: entry.code })
}

/// Content of a version, to go on with: the page takes it over and saves it like any change. What is current is kept as a version
/// first.
///
/// # Errors
/// It can't be read, or what is current can't be kept.
pub fn restore(store: &mut dyn Store, id: &SheetId, stamp: &Stamp) -> Result<Restored, ChangeProblem> {
    let restored = look_at(store, id, stamp).map_err(ChangeProblem::Open)?;
    let mut spared = vec![key(Family::Version, id, stamp)];
    let stamps = States::of(store, id).heads;
    for current in heads(store, id, &stamps).readable {
        let kept = keep(store, id, &current, Because::must(KeptBecause::BeforeRestore), &spared);
        spared.push(kept.map_err(|problem| ChangeProblem::Save(SaveProblem::Store(problem)))?);
    }
    Ok(restored)
}

fn read(store: &dyn Store, family: Family, id: &SheetId, stamp: &Stamp) -> Result<State, OpenProblem> {
    let key = key(family, id, stamp);
    let line = store.get(&key).ok_or(OpenProblem::Absent)?;
    let entry = entry::read(&key, &line).map_err(|problem: EntryProblem| OpenProblem::Entry(problem))?;
    Ok(State { stamp: stamp.clone(), entry })
}
