//! The list of sheets, worked out from the keys. Reading it changes nothing.

use std::cmp::Reverse;

use crate::shelf::entry::{self, Entry};
use crate::shelf::key::{ASIDE, DELETED, Family, SheetId, Stamp, is_of_a_state, number, read_key};
use crate::shelf::states::State;
use crate::shelf::store::Store;
use crate::text::shelf::{EntryProblem, OpenProblem};

/// Everything that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The sheets, the last saved first.
    pub sheets: Vec<Listed>,
    /// Deleted ones that can be brought back, the last deleted first.
    pub deleted: Vec<Listed>,
    /// How many damaged entries were met: see [`crate::shelf::damaged`].
    pub n_damaged: usize,
    /// How many damaged entries have been set aside.
    pub n_aside: usize,
}

/// A sheet of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name in storage.
    pub id: SheetId,
    /// Its title; that of its newest version when its content can't be read.
    pub title: String,
    /// Its current state, or why there is none.
    pub current: Result<Current, OpenProblem>,
    /// How many versions there are.
    pub n_versions: usize,
    /// When it was deleted.
    pub deleted_ms: Option<u64>,
}

/// A sheet's current state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Which state it is.
    pub stamp: Stamp,
    /// When it was saved, in milliseconds since 1970.
    pub saved_ms: u64,
}

/// Lists what is kept.
pub fn list(store: &dyn Store) -> Listing {
    let mut listing = Listing::default();
    let (mut sheets, mut marks): (Vec<Gathered>, Vec<(SheetId, u64)>) = (Vec::new(), Vec::new());
    for key in store.keys() {
        listing.n_aside += usize::from(key.starts_with(ASIDE));
        if let Some(id) = key.strip_prefix(DELETED).and_then(SheetId::new) {
            marks.push((id, store.get(&key).and_then(|text| number(&text)).unwrap_or(0)));
        }
        let Some(line) = store.get(&key).filter(|_| is_of_a_state(&key)) else { continue };
        let read = entry::read(&key, &line);
        listing.n_damaged += usize::from(read == Err(EntryProblem::Damaged));
        if let Some((family, id, stamp)) = read_key(&key) {
            gathered(&mut sheets, id).add(family, stamp, read);
        }
    }
    for sheet in sheets {
        let mark = marks.iter().find(|(id, _)| *id == sheet.id);
        let listed = sheet.listed(mark.map(|(_, deleted_ms)| *deleted_ms));
        if listed.deleted_ms.is_some() { listing.deleted.push(listed) } else { listing.sheets.push(listed) }
    }
    let saved_ms = |listed: &Listed| listed.current.as_ref().map_or(0, |current| current.saved_ms);
    listing.sheets.sort_by_key(|listed| (Reverse(saved_ms(listed)), listed.id.clone()));
    listing.deleted.sort_by_key(|listed| (Reverse(listed.deleted_ms), listed.id.clone()));
    listing
}

fn gathered(sheets: &mut Vec<Gathered>, id: SheetId) -> &mut Gathered {
    let at = sheets.iter().position(|sheet| sheet.id == id).unwrap_or_else(|| {
        sheets.push(Gathered { id, heads: Vec::new(), newest: None, problem: None, n_versions: 0 });
        sheets.len() - 1
    });
    sheets.get_mut(at).expect("it was found or added just now")
}

/// What was met of one sheet.
struct Gathered {
    id: SheetId,
    heads: Vec<State>,
    newest: Option<(Stamp, String)>,
    problem: Option<EntryProblem>,
    n_versions: usize,
}

impl Gathered {
    fn add(&mut self, family: Family, stamp: Stamp, read: Result<Entry, EntryProblem>) {
        match (family, read) {
            (Family::Head, Ok(entry)) => self.heads.push(State { stamp, entry }),
            (Family::Head, Err(problem)) => {
                // What is newer is there, and counts for more than what is damaged.
                if self.problem != Some(EntryProblem::Newer) {
                    self.problem = Some(problem);
                }
            }
            (Family::Version, Ok(entry)) => {
                self.n_versions += 1;
                if self.newest.as_ref().is_none_or(|(newest, _)| *newest < stamp) {
                    self.newest = Some((stamp, entry.title));
                }
            }
            (Family::Version, Err(_)) => {}
        }
    }

    /// The same choice as in opening.
    fn listed(mut self, deleted_ms: Option<u64>) -> Listed {
        self.heads.sort_by(|one, other| one.order().cmp(&other.order()));
        let mut title = self.newest.map(|(_, title)| title).unwrap_or_default();
        let current = match (self.problem, self.heads.pop()) {
            (Some(EntryProblem::Newer), _) => Err(OpenProblem::Entry(EntryProblem::Newer)),
            (_, Some(State { stamp, entry })) => {
                title = entry.title;
                Ok(Current { stamp, saved_ms: entry.saved_ms })
            }
            (Some(EntryProblem::Damaged), None) => Err(OpenProblem::Entry(EntryProblem::Damaged)),
            (None, None) => Err(OpenProblem::OnlyVersions),
        };
        Listed { id: self.id, title, current, n_versions: self.n_versions, deleted_ms }
    }
}
