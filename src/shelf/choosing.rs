//! What a person chose after a conflict, or after the sheet was deleted elsewhere. To take the other content needs nothing
//! but to open the sheet again: what this tab had is a version by then.

use crate::shelf::keeping::{Because, keep};
use crate::shelf::key::{Family, SheetId, deleted, key};
use crate::shelf::saving::{
    Content, Footing, Saved, Writer, forget_refused, keep_refused, new_entry, save, write_head,
};
use crate::shelf::states::{States, heads};
use crate::shelf::store::Store;
use crate::text::shelf::{KeptBecause, SaveProblem};

/// Makes this content the current one. Every content that somebody else saved is kept as a version first; a deleted sheet is
/// brought back.
///
/// # Errors
/// Without room for those versions nothing is written: a conflict is no reason to lose something.
pub fn overwrite(
    store: &mut dyn Store,
    id: &SheetId,
    footing: &mut Footing,
    content: Content<'_>,
    writer: Writer<'_>,
) -> Result<Saved, SaveProblem> {
    let states = States::of(store, id);
    let found = heads(store, id, &states.heads);
    if found.is_any_newer {
        let is_mine_kept = keep_refused(store, id, &states, footing, content, writer).is_ok();
        return Err(SaveProblem::Newer { is_mine_kept });
    }
    let mut kept = Vec::new();
    for theirs in found.readable.iter().filter(|head| Some(&head.stamp) != footing.stamp()) {
        let because = Because::must(KeptBecause::Conflict);
        kept.push(keep(store, id, theirs, because, &kept).map_err(SaveProblem::Store)?);
    }
    let stamp = states.next(footing.stamp(), writer.tab);
    let base = found.readable.last().map(|head| &head.stamp);
    let entry = new_entry(content, writer, writer.now_ms, base);
    let n_dropped = write_head(store, id, &stamp, &entry, &kept).map_err(SaveProblem::Store)?;
    for replaced in &found.readable {
        store.remove(&key(Family::Head, id, &replaced.stamp));
    }
    store.remove(&deleted(id));
    forget_refused(store, id, footing);
    *footing = Footing::on(stamp.clone());
    Ok(Saved { stamp, saved_ms: writer.now_ms, n_dropped })
}

/// Keeps this content as a new sheet and leaves the old one to the other tab. The page stands on the new one then.
///
/// # Errors
/// Nothing has changed then.
pub fn save_as_copy(
    store: &mut dyn Store,
    (id, footing): (&SheetId, &mut Footing),
    copy: &SheetId,
    content: Content<'_>,
    writer: Writer<'_>,
) -> Result<Saved, SaveProblem> {
    let saved = save(store, copy, &mut Footing::default(), content, writer)?;
    forget_refused(store, id, footing);
    *footing = Footing::on(saved.stamp.clone());
    Ok(saved)
}
