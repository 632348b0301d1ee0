//! What lies around the open sheet: under which name it is kept, how keeping it stands, and the dialogs about keeping it and passing
//! it on. What the browser does is told by actions; nothing here asks it.

use std::rc::Rc;

use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::share::{Contents, ShareProblem};
use crate::shelf::key::{SheetId, TabId};
use crate::shelf::listing::Listing;
use crate::shelf::versions::Version;
use crate::text::shelf::SaveProblem;

/// What lies around the open sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The name of this tab; a sheet that is begun here is named after it.
    tab: TabId,
    /// How many sheets were begun here.
    n_begun: u32,
    /// The open sheet's name in storage; it is written under it when something was changed.
    pub sheet: SheetId,
    /// How keeping it stands.
    pub standing: Standing,
    /// The dialog that is open.
    pub dialog: Option<DeskDialog>,
    /// Whether the address follows the sheet.
    pub address: Address,
}

/// How keeping the open sheet stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was kept yet: nothing was changed, or the page is still being loaded.
    Unkept,
    /// It is kept.
    Kept {
        /// Since when, in milliseconds since 1970.
        saved_ms: u64,
        /// How many old versions gave way for it.
        n_dropped: usize,
    },
    /// The browser did not keep it.
    Refused(SaveProblem),
    /// It can't be written.
    Unwritable(ShareProblem),
}

/// Whether the address follows the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Address {
    /// It stays as it is.
    #[default]
    Still,
    /// It carries the sheet as it is now.
    Follows,
}

/// A dialog about keeping sheets or passing them on.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskDialog {
    /// The sheets that this browser keeps.
    Sheets(Sheets),
    /// Passing the sheet on.
    Share(Share),
    /// A sheet that came from outside.
    Arrival(Arrival),
    /// The start after crashes: the sheet that was not opened.
    Safe(SheetId),
}

/// What the page begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Beginning {
    /// The sheet from the storage and its name there; `None` where there is none, or it can't be opened.
    pub sheet: Option<(SheetId, Rc<Evaluation>)>,
    /// How keeping stands.
    pub standing: Standing,
    /// The dialog that opens at once.
    pub dialog: Option<DeskDialog>,
    /// What there is to say; may be empty.
    pub said: String,
}

/// The sheets that this browser keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    /// What there is.
    pub listing: Rc<Listing>,
    /// The versions that are shown, and of which sheet.
    pub versions: Option<(SheetId, Rc<Vec<Version>>)>,
    /// The sheet that is being given another title, and what was typed.
    pub renaming: Option<(SheetId, String)>,
    /// What was done or went wrong, in the language of the page.
    pub said: String,
}

/// Passing the sheet on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// What goes into the code.
    pub contents: Contents,
    /// What the link leads to besides the sheet.
    pub place: SharedPlace,
    /// Whether something was copied just now: which field.
    pub copied: Option<Copied>,
}

/// What a link leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SharedPlace {
    /// The sheet as it opens.
    #[default]
    Sheet,
    /// The panel on the screen.
    Panel,
    /// An indicator whose detail is open.
    Indicator(NodeId),
}

/// What came of copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The field's id.
    pub field_id: &'static str,
    /// Whether the browser did it.
    pub has_worked: bool,
}

/// A sheet that came from outside: a link, a code, a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// Its framework is on the way.
    Reading,
    /// It can't be opened, in a sentence.
    Refused(String),
    /// It can be opened.
    Ready(Arrived),
}

/// A sheet that can be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The sheet.
    pub sheet: Rc<Evaluation>,
    /// The place that the link leads to; empty where it leads to none.
    pub place: String,
}

/// Something done around the sheet, or told by the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskAction {
    /// A dialog was opened.
    Opened(DeskDialog),
    /// The dialog was closed.
    Closed,
    /// Storage was listed anew, with what was done there.
    Listed(Rc<Listing>, String),
    /// A sheet's versions were asked for; `None` puts them away.
    VersionsShown(Option<(SheetId, Rc<Vec<Version>>)>),
    /// A sheet's title is being typed; `None` ends it.
    Renaming(Option<(SheetId, String)>),
    /// What goes into the code was chosen.
    ContentsChosen(Contents),
    /// What the link leads to was chosen.
    PlaceChosen(SharedPlace),
    /// Something was copied, or could not be.
    Copied(Copied),
    /// Whether the address follows was chosen.
    AddressChosen(Address),
    /// A sheet was made of a report or a table, and is opened.
    SheetMade(Rc<Evaluation>),
    /// A sheet takes the page, as one of its own; the one before stays where it is kept.
    SheetOpened {
        /// Its name in storage; `None` for one that is not kept yet.
        id: Option<SheetId>,
        /// The sheet.
        sheet: Rc<Evaluation>,
        /// What there is to say about it; may be empty.
        said: String,
    },
    /// A sheet takes the place of the content of the open one.
    SheetReplaced(Rc<Evaluation>),
    /// A sheet from the storage is on the screen from now on, and what was there before can't be come back to: at the start, and
    /// when another tab saved the open sheet.
    SheetFollowed {
        /// Its name in storage.
        id: SheetId,
        /// The sheet.
        sheet: Rc<Evaluation>,
        /// What there is to say about it; may be empty.
        said: String,
    },
    /// The open sheet is kept under another name from now on.
    SheetMoved(SheetId),
    /// The name for a copy was used.
    NameTaken,
    /// How keeping stands.
    Stands(Standing),
    /// Something is to be said.
    Said(String),
}

impl Desk {
    /// A desk with a sheet that was not kept yet.
    pub fn new(tab: TabId) -> Self {
        let sheet = SheetId::of_tab(&tab, 0);
        Self { tab, n_begun: 0, sheet, standing: Standing::Unkept, dialog: None, address: Address::Still }
    }

    /// The name of this tab.
    pub fn tab(&self) -> &TabId {
        &self.tab
    }

    /// The name of the next sheet that is begun here.
    pub fn next_name(&self) -> SheetId {
        SheetId::of_tab(&self.tab, self.n_begun + 1)
    }

    /// The name for a copy of the open sheet: no sheet that is begun here ever has it.
    pub fn next_copy_name(&self) -> SheetId {
        SheetId::of_tab(&self.tab, u32::MAX - self.n_begun)
    }

    /// The name for a copy was used.
    pub(super) fn take_name(&mut self) {
        self.n_begun += 1;
    }

    /// The open sheet has another name from now on.
    pub(super) fn move_to(&mut self, id: SheetId) {
        self.sheet = id;
        self.n_begun += 1;
    }

    /// Another sheet begins.
    pub(super) fn begin(&mut self) {
        self.sheet = self.next_name();
        self.n_begun += 1;
        self.standing = Standing::Unkept;
    }
}
