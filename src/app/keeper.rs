//! Keeps the open sheet in a storage: what was saved last under which name, and what comes of the next saving. The storage and the time
//! are passed in.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::desk::Standing;
use crate::app::keeping;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::share::{self, Contents, ShareProblem};
use crate::shelf::choosing::{overwrite, save_as_copy};
use crate::shelf::key::{SheetId, TabId};
use crate::shelf::opening::{Sheet, remember_open};
use crate::shelf::saving::{Content, Footing, Saved, Writer, save};
use crate::shelf::store::Store;
use crate::text::shelf::SaveProblem;
use crate::wire::{WireError, WireProblem};

/// What this tab knows of the sheets that it had open.
#[derive(Clone, Debug)]
pub struct Keeper {
    tab: TabId,
    known: Vec<Known>,
}

/// A sheet that was open in this tab.
#[derive(Clone, Debug)]
struct Known {
    id: SheetId,
    footing: Footing,
    /// The title that somebody gave it; empty: it is called by its department and year.
    title: String,
    /// The content that is kept.
    saved: Option<Rc<Evaluation>>,
}

/// What is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// Its name in storage.
    pub id: &'a SheetId,
    /// The sheet.
    pub evaluation: &'a Rc<Evaluation>,
    /// The released framework that its own was made from, where it is at hand.
    pub base: Option<&'a Arc<Framework>>,
}

/// What is done about a sheet that was changed or deleted elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This content becomes the current one; the other is kept as a version.
    UseMine,
    /// This content becomes a sheet of its own, with this name.
    SaveAsCopy(SheetId),
}

impl Keeper {
    /// Nothing is known yet.
    pub fn new(tab: TabId) -> Self {
        Self { tab, known: Vec::new() }
    }

    /// This tab.
    pub fn tab(&self) -> &TabId {
        &self.tab
    }

    /// A sheet was opened from the storage; `evaluation` is what its code says.
    pub fn opened(&mut self, id: &SheetId, sheet: &Sheet, evaluation: &Rc<Evaluation>) {
        let known = self.known(id);
        known.footing = Footing::on(sheet.stamp.clone());
        known.title.clone_from(&sheet.title);
        known.saved = Some(Rc::clone(evaluation));
        if known.title == keeping::title(evaluation) {
            known.title.clear();
        }
    }

    /// Gives the open sheet a title of its own. It is written with the next saving.
    pub fn rename(&mut self, id: &SheetId, title: &str) {
        let known = self.known(id);
        title.clone_into(&mut known.title);
        known.saved = None;
    }

    /// What was saved last may be gone: the next saving writes again.
    pub fn forget_saved(&mut self, id: &SheetId) {
        self.known(id).saved = None;
    }

    /// Whether the open sheet is as it was saved last.
    pub fn is_kept(&self, open: &Open<'_>) -> bool {
        let known = self.known.iter().find(|known| known.id == *open.id);
        known.and_then(|known| known.saved.as_ref()).is_some_and(|saved| is_same(saved, open.evaluation))
    }

    /// Whether the open sheet was ever saved or opened from the storage.
    pub fn is_known(&self, id: &SheetId) -> bool {
        self.known.iter().any(|known| known.id == *id && known.footing.stamp().is_some())
    }

    /// The state that the open sheet stands on.
    pub fn footing(&self, id: &SheetId) -> Option<&Footing> {
        self.known.iter().find(|known| known.id == *id).map(|known| &known.footing)
    }

    /// Saves the open sheet; `None` when it is kept already.
    pub fn save(&mut self, store: &mut dyn Store, open: Open<'_>, now_ms: u64) -> Option<Standing> {
        if self.is_kept(&open) {
            return None;
        }
        Some(self.write(store, open, now_ms, |store, known, content, writer| {
            save(store, &known.id, &mut known.footing, content, writer)
        }))
    }

    /// Does what somebody decided about a sheet that was changed elsewhere.
    pub fn decide(&mut self, store: &mut dyn Store, open: Open<'_>, decision: Decision, now_ms: u64) -> Standing {
        match decision {
            Decision::UseMine => self.write(store, open, now_ms, |store, known, content, writer| {
                overwrite(store, &known.id, &mut known.footing, content, writer)
            }),
            Decision::SaveAsCopy(copy) => self.write(store, open, now_ms, move |store, known, content, writer| {
                let saved = save_as_copy(store, (&known.id, &mut known.footing), &copy, content, writer)?;
                known.id = copy;
                Ok(saved)
            }),
        }
    }

    fn write(
        &mut self,
        store: &mut dyn Store,
        open: Open<'_>,
        now_ms: u64,
        how: impl FnOnce(&mut dyn Store, &mut Known, Content<'_>, Writer<'_>) -> Result<Saved, SaveProblem>,
    ) -> Standing {
        let code = match share::encode(open.evaluation, Contents::Everything, open.base) {
            Ok(code) => code,
            Err(problem) => return Standing::Unwritable(problem),
        };
        let tab = self.tab.clone();
        let known = self.known(open.id);
        let title = if known.title.is_empty() { keeping::title(open.evaluation) } else { known.title.clone() };
        let content = Content { title: &title, code: &code };
        match how(store, known, content, Writer { tab: &tab, now_ms }) {
            Ok(saved) => {
                known.saved = Some(Rc::clone(open.evaluation));
                // Where it can't be remembered, the next start opens another one; the list has them all.
                let _ = remember_open(store, &known.id);
                Standing::Kept { saved_ms: saved.saved_ms, n_dropped: saved.n_dropped }
            }
            Err(problem) => Standing::Refused(problem),
        }
    }

    fn known(&mut self, id: &SheetId) -> &mut Known {
        let at = self.known.iter().position(|known| known.id == *id).unwrap_or_else(|| {
            let (footing, title) = (Footing::default(), String::new());
            self.known.push(Known { id: id.clone(), footing, title, saved: None });
            self.known.len() - 1
        });
        self.known.get_mut(at).expect("it was found or added just now")
    }
}

fn is_same(one: &Rc<Evaluation>, other: &Rc<Evaluation>) -> bool {
    Rc::ptr_eq(one, other) || one == other
}

/// The sheet that a code says, with the frameworks that are at hand.
///
/// # Errors
/// It says none, or its framework is not among them: [`share::Package::needs`] tells which.
pub fn sheet_of(code: &str, at_hand: &[Arc<Framework>]) -> Result<Evaluation, ShareProblem> {
    share::open(code)?.read(|reference| find(reference, at_hand))
}

/// A released framework among those at hand.
///
/// # Errors
/// It is not among them.
pub fn find(reference: &str, at_hand: &[Arc<Framework>]) -> Result<Arc<Framework>, Vec<WireError>> {
    let found = at_hand.iter().find(|framework| !framework.is_own && framework.reference.to_string() == reference);
    let unknown = || vec![WireError::at("framework", WireProblem::UnknownFramework { found: reference.to_owned() })];
    found.cloned().ok_or_else(unknown)
}
