//! Saving a sheet: never over what somebody else saved, and what was there stays until the new content is.

use crate::shelf::entry::{self, Entry};
use crate::shelf::keeping::{self, Because, keep, write_version};
use crate::shelf::key::{Family, SheetId, Stamp, TabId, key};
use crate::shelf::room::{self, Reach};
use crate::shelf::states::{Heads, State, States, heads};
use crate::shelf::store::Store;
use crate::text::shelf::{KeptBecause, SaveProblem, StoreProblem};

/// What is saved.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The sheet's title.
    pub title: &'a str,
    /// The sheet, as another layer wrote it.
    pub code: &'a str,
}

/// Who saves, and when.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// This tab.
    pub tab: &'a TabId,
    /// The time in milliseconds since 1970.
    pub now_ms: u64,
}

/// What a page stands on with the sheet that it has open. It keeps it as it is and gives it to every saving; where it opens a
/// sheet anew, it begins anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footing {
    /// The state that it opened or saved last; `None` for a sheet that was never saved.
    stamp: Option<Stamp>,
    /// The version that holds what was refused since.
    refused: Option<Stamp>,
}

impl Footing {
    /// Stands on a state that was opened or saved. ([`Default`] is the footing of a new sheet.)
    pub fn on(stamp: Stamp) -> Self {
        Self { stamp: Some(stamp), refused: None }
    }

    /// The state that it stands on; `None` for a sheet that was never saved.
    pub fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }
}

/// A sheet was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The state that is current now: what the next saving has to be told.
    pub stamp: Stamp,
    /// When it was saved, in milliseconds since 1970.
    pub saved_ms: u64,
    /// How many old versions gave way, since there was no room.
    pub n_dropped: usize,
}

/// Saves a sheet. Content that is there already is not written again.
///
/// Told by [`SaveProblem::Conflict`], a page can go on and save again: as long as nobody has chosen, its newest content is kept
/// as one version.
///
/// # Errors
/// Nothing was written over.
pub fn save(
    store: &mut dyn Store,
    id: &SheetId,
    footing: &mut Footing,
    content: Content<'_>,
    writer: Writer<'_>,
) -> Result<Saved, SaveProblem> {
    let expected = footing.stamp.as_ref();
    let states = States::of(store, id);
    let mut found = heads(store, id, &states.heads);
    let mine = found.readable.iter().position(|head| Some(&head.stamp) == expected).map(|at| found.readable.remove(at));
    if let Some(refused) = refusal(expected, &states, &found) {
        return match (refused, found.readable.as_slice(), &mine) {
            // Two tabs that say the same don't disagree.
            (Refusal::Conflict { .. }, [theirs], None) if theirs.entry.says_the_same(content.title, content.code) => {
                forget_refused(store, id, footing);
                Ok(footing.now_on(theirs, 0))
            }
            (refused, _, _) => {
                let is_mine_kept = keep_refused(store, id, &states, footing, content, writer).is_ok();
                Err(refused.problem(is_mine_kept))
            }
        };
    }
    let mut kept_ms = writer.now_ms;
    if let Some(mine) = &mine {
        if mine.entry.says_the_same(content.title, content.code) {
            return Ok(footing.now_on(mine, 0));
        }
        let why = keeping::reason(mine, writer.now_ms, writer.tab);
        // For want of room the sheet goes before its version.
        let is_kept = why.is_some_and(|why| keep(store, id, mine, Because::may(why), &[]).is_ok());
        kept_ms = if is_kept { writer.now_ms } else { mine.entry.kept_ms };
    }
    let stamp = states.next(expected, writer.tab);
    let entry = new_entry(content, writer, kept_ms, expected);
    let n_dropped = write_head(store, id, &stamp, &entry, &[]).map_err(SaveProblem::Store)?;
    if let Some(mine) = &mine {
        store.remove(&key(Family::Head, id, &mine.stamp));
    }
    let saved = State { stamp, entry };
    if let Some(theirs) = overtaken(store, id, &saved) {
        forget_refused(store, id, footing);
        footing.refused = Some(saved.stamp);
        return Err(SaveProblem::Conflict { theirs_saved_ms: theirs.entry.saved_ms, is_mine_kept: true });
    }
    forget_refused(store, id, footing);
    Ok(footing.now_on(&saved, n_dropped))
}

impl Footing {
    fn now_on(&mut self, state: &State, n_dropped: usize) -> Saved {
        *self = Self::on(state.stamp.clone());
        Saved { stamp: state.stamp.clone(), saved_ms: state.entry.saved_ms, n_dropped }
    }
}

/// Why nothing is written.
#[derive(Clone, Copy)]
enum Refusal {
    Conflict { theirs_saved_ms: u64 },
    Deleted,
    Newer,
}

impl Refusal {
    fn problem(self, is_mine_kept: bool) -> SaveProblem {
        match self {
            Self::Conflict { theirs_saved_ms } => SaveProblem::Conflict { theirs_saved_ms, is_mine_kept },
            Self::Deleted => SaveProblem::Deleted { is_mine_kept },
            Self::Newer => SaveProblem::Newer { is_mine_kept },
        }
    }
}

/// `others` are the heads besides the one that the tab stands on.
fn refusal(expected: Option<&Stamp>, states: &States, others: &Heads) -> Option<Refusal> {
    // Its state may be there and damaged; then it was set aside just now, and saving mends the sheet.
    let is_gone = expected.is_some_and(|expected| !states.heads.contains(expected));
    match others.readable.last() {
        _ if states.is_deleted => Some(Refusal::Deleted),
        _ if others.is_any_newer => Some(Refusal::Newer),
        Some(theirs) => Some(Refusal::Conflict { theirs_saved_ms: theirs.entry.saved_ms }),
        None => is_gone.then_some(Refusal::Deleted),
    }
}

pub(super) fn new_entry(content: Content<'_>, writer: Writer<'_>, kept_ms: u64, base: Option<&Stamp>) -> Entry {
    Entry {
        saved_ms: writer.now_ms,
        kept_ms,
        base: base.cloned(),
        why: None,
        title: content.title.to_owned(),
        code: content.code.to_owned(),
    }
}

/// Writes a head and reads it back: there are browsers that forget without a word.
pub(super) fn write_head(
    store: &mut dyn Store,
    id: &SheetId,
    stamp: &Stamp,
    entry: &Entry,
    spared: &[String],
) -> Result<usize, StoreProblem> {
    let key = key(Family::Head, id, stamp);
    let line = entry::write(&key, entry);
    let n_dropped = room::write(store, (&key, &line), id, Reach::AllVersions, spared)?;
    if store.get(&key).as_deref() == Some(line.as_str()) { Ok(n_dropped) } else { Err(StoreProblem::Forbidden) }
}

/// Looks once more: had another tab saved in the same moment, the lesser of the two heads becomes a version. Its tab is told; the
/// other one will hear of it from the browser or at its next saving.
fn overtaken(store: &mut dyn Store, id: &SheetId, mine: &State) -> Option<State> {
    let stamps = States::of(store, id).heads;
    let theirs = heads(store, id, &stamps).readable.pop().filter(|theirs| mine.order() < theirs.order())?;
    if keep(store, id, mine, Because::must(KeptBecause::Conflict), &[]).is_ok() {
        store.remove(&key(Family::Head, id, &mine.stamp));
    }
    Some(theirs)
}

/// Keeps what was refused as a version; it takes the place of what was refused before.
pub(super) fn keep_refused(
    store: &mut dyn Store,
    id: &SheetId,
    states: &States,
    footing: &mut Footing,
    content: Content<'_>,
    writer: Writer<'_>,
) -> Result<(), StoreProblem> {
    let earlier = footing.refused.as_ref().map(|stamp| key(Family::Version, id, stamp));
    let line = earlier.as_ref().and_then(|key| Some((key, store.get(key)?)));
    if line.is_some_and(|(key, line)| {
        entry::read(key, &line).is_ok_and(|entry| entry.says_the_same(content.title, content.code))
    }) {
        return Ok(());
    }
    // Under a key of its own: another tab may be keeping the earlier one just now.
    let stamp = states.next(footing.stamp(), writer.tab);
    let entry = new_entry(content, writer, writer.now_ms, footing.stamp());
    let spared = Vec::from_iter(earlier);
    write_version(store, id, &key(Family::Version, id, &stamp), &entry, Because::must(KeptBecause::Conflict), &spared)?;
    forget_refused(store, id, footing);
    footing.refused = Some(stamp);
    Ok(())
}

/// What was refused has found another place.
pub(super) fn forget_refused(store: &mut dyn Store, id: &SheetId, footing: &Footing) {
    if let Some(stamp) = &footing.refused {
        store.remove(&key(Family::Version, id, stamp));
    }
}
