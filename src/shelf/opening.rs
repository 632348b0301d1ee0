//! Opening a sheet, and which one was open last.

use crate::shelf::aside::SetAside;
use crate::shelf::keeping::{Because, keep};
use crate::shelf::key::{Family, SheetId, Stamp, key};
use crate::shelf::states::{State, States, heads};
use crate::shelf::store::Store;
use crate::text::shelf::{EntryProblem, KeptBecause, OpenProblem, StoreProblem};

const OPEN: &str = "jixiao.open";

/// A sheet as it was saved last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which state this is: what the next saving has to be told.
    pub stamp: Stamp,
    /// When it was saved, in milliseconds since 1970.
    pub saved_ms: u64,
    /// Its title.
    pub title: String,
    /// Its content.
    pub code: String,
    /// Damaged entries that were met on the way.
    pub aside: SetAside,
    /// How many other contents two tabs left behind at once; they are versions now.
    pub n_others: usize,
}

/// Opens a sheet: its current content. What else is found of it is put in order.
///
/// # Errors
/// Why there is nothing to open, with the damaged entries that were set aside.
pub fn open(store: &mut dyn Store, id: &SheetId) -> Result<Sheet, (OpenProblem, SetAside)> {
    let states = States::of(store, id);
    if states.is_deleted {
        return Err((OpenProblem::Deleted, SetAside::default()));
    }
    let mut heads = heads(store, id, &states.heads);
    // What a later version wrote is the later content.
    if heads.is_any_newer {
        return Err((OpenProblem::Entry(EntryProblem::Newer), heads.aside));
    }
    let Some(State { stamp, entry }) = heads.readable.pop() else {
        let problem = if heads.aside != SetAside::default() {
            OpenProblem::Entry(EntryProblem::Damaged)
        } else if states.versions.is_empty() {
            OpenProblem::Absent
        } else {
            OpenProblem::OnlyVersions
        };
        return Err((problem, heads.aside));
    };
    for other in &heads.readable {
        // Without room for the copy it stays a head, and the next opening tries again.
        if keep(store, id, other, Because::must(KeptBecause::Conflict), &[]).is_ok() {
            store.remove(&key(Family::Head, id, &other.stamp));
        }
    }
    Ok(Sheet {
        stamp,
        saved_ms: entry.saved_ms,
        title: entry.title,
        code: entry.code,
        aside: heads.aside,
        n_others: heads.readable.len(),
    })
}

/// The sheet that was open last in this browser.
pub fn last_open(store: &dyn Store) -> Option<SheetId> {
    SheetId::new(&store.get(OPEN)?)
}

/// Remembers which sheet is open.
///
/// # Errors
/// Nothing is lost by it.
pub fn remember_open(store: &mut dyn Store, id: &SheetId) -> Result<(), StoreProblem> {
    if last_open(store).as_ref() == Some(id) { Ok(()) } else { store.set(OPEN, id.as_str()) }
}
