//! What happens around the sheet: it is opened, replaced, kept, listed and passed on.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::desk::{Beginning, DeskAction, DeskDialog, Share, Sheets, Standing};
use crate::app::field::Field;
use crate::app::history::{Change, History};
use crate::app::state::{Focus, Notice, State};
use crate::app::update::{Step, replace};
use crate::domain::evaluation::Evaluation;
use crate::domain::score::score;
use crate::shelf::key::SheetId;

/// The button that opens the list of sheets, where the focus goes back to.
pub const SHEETS_ID: &str = "my-sheets";
/// The button that opens the dialog for passing the sheet on.
pub const SHARE_ID: &str = "share-sheet";

/// Applies one action.
pub(super) fn update(state: &mut State, action: DeskAction) -> Step {
    match action {
        DeskAction::Opened(dialog) => state.desk.dialog = Some(dialog),
        DeskAction::Closed => close(state),
        DeskAction::Listed(listing, said) => {
            if let Some(sheets) = sheets(state) {
                *sheets = Sheets { listing, versions: None, renaming: None, said };
            }
        }
        DeskAction::VersionsShown(versions) => {
            if let Some(sheets) = sheets(state) {
                sheets.versions = versions;
            }
        }
        DeskAction::Renaming(renaming) => {
            if let Some(sheets) = sheets(state) {
                sheets.renaming = renaming;
            }
        }
        DeskAction::ContentsChosen(contents) => {
            if let Some(share) = share(state) {
                *share = Share { contents, copied: None, ..share.clone() };
            }
        }
        DeskAction::PlaceChosen(place) => {
            if let Some(share) = share(state) {
                *share = Share { place, copied: None, ..share.clone() };
            }
        }
        DeskAction::Copied(copied) => {
            if let Some(share) = share(state) {
                share.copied = Some(copied);
            }
        }
        DeskAction::AddressChosen(address) => state.desk.address = address,
        DeskAction::SheetOpened { id, sheet, said } => return open(state, id, sheet, said),
        DeskAction::SheetMade(sheet) => {
            let step = open(state, None, sheet, String::new());
            // Somebody looked through it and corrected it: it is their own, and kept from the start.
            state.loaded = Rc::new(Evaluation::blank(Arc::clone(&state.evaluation.framework)));
            return step;
        }
        DeskAction::SheetReplaced(sheet) => {
            state.desk.dialog = None;
            let title = title(&sheet);
            replace(state, sheet);
            return Step::Replaced(Change::SheetOpened(title));
        }
        DeskAction::SheetFollowed { id, sheet, said } => {
            follow(state, id, sheet);
            state.notice = (!said.is_empty()).then_some(Notice::Said(said));
        }
        DeskAction::NameTaken => state.desk.take_name(),
        DeskAction::SheetMoved(id) => state.desk.move_to(id),
        DeskAction::Stands(standing) => state.desk.standing = standing,
        DeskAction::Said(said) => state.notice = Some(Notice::Said(said)),
    }
    Step::None
}

fn sheets(state: &mut State) -> Option<&mut Sheets> {
    if let Some(DeskDialog::Sheets(sheets)) = &mut state.desk.dialog { Some(sheets) } else { None }
}

fn share(state: &mut State) -> Option<&mut Share> {
    if let Some(DeskDialog::Share(share)) = &mut state.desk.dialog { Some(share) } else { None }
}

fn close(state: &mut State) {
    let opener = match state.desk.dialog.take() {
        Some(DeskDialog::Share(_)) => SHARE_ID,
        Some(DeskDialog::Sheets(_) | DeskDialog::Arrival(_) | DeskDialog::Safe(_)) | None => SHEETS_ID,
    };
    state.focus = Some(Focus::Element(opener.to_owned()));
}

/// Begins with what the browser keeps.
pub fn begin(state: &mut State, beginning: Beginning) {
    if let Some((id, sheet)) = beginning.sheet {
        follow(state, id, sheet);
        state.report = Rc::new(score(&state.evaluation));
    }
    state.is_waiting = false;
    state.desk.standing = beginning.standing;
    // What somebody opened before the rest of the page was there stays open, unless there is something to be asked.
    if beginning.dialog.is_some() {
        state.desk.dialog = beginning.dialog;
    }
    state.notice = (!beginning.said.is_empty()).then_some(Notice::Said(beginning.said));
}

/// What was on the screen is older, and what can be undone belongs to it.
fn follow(state: &mut State, id: SheetId, sheet: Rc<Evaluation>) {
    state.desk.sheet = id;
    state.loaded = Rc::clone(&sheet);
    replace(state, sheet);
    state.history = History::default();
}

/// One step: undo leads back to the sheet that was open before, under its own name.
fn open(state: &mut State, id: Option<SheetId>, sheet: Rc<Evaluation>, said: String) -> Step {
    let title = title(&sheet);
    state.desk.begin();
    if let Some(id) = id {
        state.desk.sheet = id;
    }
    state.desk.dialog = None;
    state.desk.standing = Standing::Unkept;
    state.loaded = Rc::clone(&sheet);
    replace(state, sheet);
    let change = Change::SheetOpened(title);
    state.focus = Some(Focus::Element(state.panel.heading_id().to_owned()));
    if said.is_empty() { Step::Replaced(change) } else { Step::Told(change, said) }
}

/// What a sheet is called in a sentence: its department and year; empty while neither is known.
pub fn title(sheet: &Evaluation) -> String {
    let year = sheet.profile.year.map(|year| year.to_string());
    let parts: Vec<String> = [sheet.profile.name.trim().to_owned()].into_iter().chain(year).collect();
    parts.join(" ").trim().to_owned()
}

/// Whether leaving the page would lose something: what the browser did not keep, or text that is no value, which nobody keeps.
pub fn is_at_stake(state: &State) -> bool {
    // Compares whole sheets: only where it decides something.
    let is_changed = || !Rc::ptr_eq(&state.evaluation, &state.loaded) && state.evaluation != state.loaded;
    let is_unkept = match &state.desk.standing {
        // Until the rest of the page is there nothing is kept.
        Standing::Unkept => state.tools.is_none() && is_changed(),
        Standing::Kept { .. } => false,
        Standing::Refused(_) | Standing::Unwritable(_) => is_changed(),
    };
    is_unkept || state.drafts.fields().any(|field: &Field| state.field_problem(field).is_some())
}
