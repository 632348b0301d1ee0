//! What other tabs do, as a browser's `storage` event says it.

use crate::shelf::key::{DELETED, Family, SheetId, Stamp, read_key};
use crate::shelf::states::States;
use crate::shelf::store::Store;

/// What another tab did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// It saved a sheet, under this stamp.
    Saved(SheetId, Stamp),
    /// It deleted a sheet.
    Deleted(SheetId),
    /// It brought a sheet back.
    Undeleted(SheetId),
    /// All storage was cleared, sheets and the rest.
    Cleared,
}

/// Reads an event: its key (`None` when everything was cleared) and its new value (`None` when the key was removed). `None` for
/// what is no news: versions, other programs' keys, states that gave way to new ones.
///
/// The event may be late. A page that has the sheet open asks [`is_current`] before it says anything; without changes of its own
/// it opens the sheet again, with changes it saves them, which says what there is to say.
pub fn elsewhere(key: Option<&str>, new_value: Option<&str>) -> Option<Elsewhere> {
    let Some(key) = key else { return Some(Elsewhere::Cleared) };
    if let Some(id) = key.strip_prefix(DELETED) {
        let id = SheetId::new(id)?;
        return Some(if new_value.is_some() { Elsewhere::Deleted(id) } else { Elsewhere::Undeleted(id) });
    }
    match read_key(key)? {
        (Family::Head, id, stamp) if new_value.is_some() => Some(Elsewhere::Saved(id, stamp)),
        (Family::Head | Family::Version, ..) => None,
    }
}

/// Whether a state is still its sheet's only head, by the keys alone.
pub fn is_current(store: &dyn Store, id: &SheetId, stamp: &Stamp) -> bool {
    let states = States::of(store, id);
    !states.is_deleted && states.heads.as_slice() == [stamp.clone()]
}
