//! Copying, renaming and deleting sheets from the list. A deleted sheet only gets a mark, so that deleting takes next to no room
//! and bringing back can't fail.

use crate::shelf::aside::set_aside;
use crate::shelf::entry;
use crate::shelf::key::{DELETED, Family, SheetId, deleted, key, number};
use crate::shelf::opening::open;
use crate::shelf::report::forget_report;
use crate::shelf::room::{self, Reach};
use crate::shelf::saving::{Content, Footing, Saved, Writer, save};
use crate::shelf::states::States;
use crate::shelf::store::Store;
use crate::text::shelf::{ChangeProblem, EntryProblem, StoreProblem};

/// So many deleted sheets can be brought back; the one that was deleted first gives way for good.
pub const MOST_DELETED: usize = 10;

/// Makes a copy with a title and an id of its own. Its versions are not copied.
///
/// # Errors
/// Nothing has changed.
pub fn duplicate(
    store: &mut dyn Store,
    id: &SheetId,
    copy: &SheetId,
    title: &str,
    writer: Writer<'_>,
) -> Result<Saved, ChangeProblem> {
    let sheet = open(store, id).map_err(|(problem, _)| ChangeProblem::Open(problem))?;
    save(store, copy, &mut Footing::default(), Content { title, code: &sheet.code }, writer)
        .map_err(ChangeProblem::Save)
}

/// Gives a sheet another title. The sheet that is open in this tab is renamed by saving it.
///
/// # Errors
/// Nothing has changed.
pub fn rename(store: &mut dyn Store, id: &SheetId, title: &str, writer: Writer<'_>) -> Result<Saved, ChangeProblem> {
    let sheet = open(store, id).map_err(|(problem, _)| ChangeProblem::Open(problem))?;
    let content = Content { title, code: &sheet.code };
    save(store, id, &mut Footing::on(sheet.stamp), content, writer).map_err(ChangeProblem::Save)
}

/// Deletes a sheet so that [`undelete`] brings it back.
///
/// # Errors
/// There was no room even for the mark; the sheet is as it was.
pub fn delete(store: &mut dyn Store, id: &SheetId, now_ms: u64) -> Result<(), StoreProblem> {
    let states = States::of(store, id);
    if states.heads.is_empty() && states.versions.is_empty() {
        return Ok(());
    }
    room::write(store, (&deleted(id), &now_ms.to_string()), id, Reach::AllVersions, &[])?;
    let mut marks: Vec<(u64, SheetId)> = store.keys().iter().filter_map(|key| mark(store, key)).collect();
    marks.sort();
    let n_too_many = marks.len().saturating_sub(MOST_DELETED);
    for (_, id) in marks.iter().filter(|(_, other)| other != id).take(n_too_many) {
        delete_for_good(store, id);
    }
    Ok(())
}

fn mark(store: &dyn Store, key: &str) -> Option<(u64, SheetId)> {
    let id = SheetId::new(key.strip_prefix(DELETED)?)?;
    Some((store.get(key).and_then(|text| number(&text)).unwrap_or(0), id))
}

/// Brings a deleted sheet back as it was.
pub fn undelete(store: &mut dyn Store, id: &SheetId) {
    store.remove(&deleted(id));
}

/// Removes a deleted sheet, its versions and the text of its report. One that is not deleted stays; damaged entries are set aside even now.
pub fn delete_for_good(store: &mut dyn Store, id: &SheetId) {
    let states = States::of(store, id);
    if !states.is_deleted {
        return;
    }
    let heads = states.heads.iter().map(|stamp| key(Family::Head, id, stamp));
    let versions = states.versions.iter().map(|stamp| key(Family::Version, id, stamp));
    let mut is_any_left = false;
    for key in heads.chain(versions) {
        let line = store.get(&key).unwrap_or_default();
        match entry::read(&key, &line) {
            Err(EntryProblem::Damaged) => is_any_left |= !set_aside(store, &key, &line),
            Ok(_) | Err(EntryProblem::Newer) => store.remove(&key),
        }
    }
    forget_report(store, id);
    // Else what is left would come back into the list.
    if !is_any_left {
        store.remove(&deleted(id));
    }
}
