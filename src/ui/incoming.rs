//! Sheets that come to the page: from the storage, from the address, from pasted text, from a file. What is missing of a framework is
//! fetched; whatever is wrong is said, and the open sheet stays as it is.

use std::rc::Rc;
use std::sync::Arc;

use gloo::events::EventListener;
use web_sys::File;
use yew::platform::spawn_local;

use crate::app::desk::{Arrival, Arrived, DeskAction, DeskDialog};
use crate::app::keeper::find;
use crate::app::shared_place;
use crate::browser::file::{self, FileProblem};
use crate::browser::outside::PastedInto;
use crate::browser::storage::LocalStorage;
use crate::browser::{address, clock, fetch, outside};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::share::{self, Contents, ShareProblem};
use crate::shelf::key::SheetId;
use crate::shelf::opening;
use crate::text::desk::{DeskLabel, wrong_file};
use crate::text::framework_titles::FRAMEWORK_TITLES;
use crate::text::language::Language;
use crate::text::{share as sentences, shelf};
use crate::ui::keeper::{OpenSheet, open_sheet, tell, with_keeper};
use crate::ui::panels::report_dialog;
use crate::ui::store::Dispatch;
use crate::wire::WireError;
use crate::wire::v1::{read_framework, read_sheet};

/// The longest address that follows the sheet, in characters.
const LONGEST_ADDRESS: usize = 8_000;
/// So many faults of a file are named.
const MOST_FAULTS: usize = 3;

/// A sheet from the storage.
pub(super) struct FromStorage {
    pub(super) sheet: Rc<Evaluation>,
    pub(super) saved_ms: u64,
    /// What there is to say about it; may be empty.
    pub(super) said: String,
}

/// Opens a sheet of the storage; else a sentence.
pub(super) async fn from_storage(
    id: &SheetId,
    at_hand: Vec<Arc<Framework>>,
    language: Language,
) -> Result<FromStorage, String> {
    let aside = |aside: crate::shelf::aside::SetAside| shelf::set_aside(aside.n_moved, aside.n_left, language);
    let opened = opening::open(&mut LocalStorage, id).map_err(|(problem, set_aside)| {
        let sentences = [Some(shelf::open_problem(problem, language)), aside(set_aside)];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    })?;
    let sheet = Rc::new(from_text(&opened.code, at_hand, language).await?);
    with_keeper(|keeper| keeper.opened(id, &opened, &sheet));
    let said = [aside(opened.aside), shelf::other_states(opened.n_others, language)];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok(FromStorage { sheet, saved_ms: opened.saved_ms, said })
}

/// The sheet of a code or a link; else a sentence.
pub(super) async fn from_text(
    text: &str,
    mut at_hand: Vec<Arc<Framework>>,
    language: Language,
) -> Result<Evaluation, String> {
    let sentence = |problem: &ShareProblem| sentences::sentence(problem, language);
    let package = share::open(text).map_err(|problem| sentence(&problem))?;
    if let Some(reference) = package.needs()
        && find(reference, &at_hand).is_err()
        && FRAMEWORK_TITLES.iter().any(|title| title.reference == reference)
    {
        at_hand.push(released(reference, language).await?);
    }
    package.read(|reference| find(reference, &at_hand)).map_err(|problem| sentence(&problem))
}

/// Fetches a released framework.
async fn released(reference: &str, language: Language) -> Result<Arc<Framework>, String> {
    let not_fetched = || DeskLabel::NotFetched.text(language).to_owned();
    let text = fetch::text(&format!("frameworks/{reference}.json")).await.ok_or_else(not_fetched)?;
    read_framework(&text).map(Arc::new).map_err(|_| not_fetched())
}

/// Looks at what stands behind `#`: a sheet is offered, a place is gone to.
pub(super) fn from_address(dispatch: &Dispatch) {
    let hash = address::hash();
    let Some(open) = open_sheet() else { return };
    if hash.is_empty() || is_in_address(&open) {
        return;
    }
    let place = shared_place::in_hash(&hash).to_owned();
    if hash.trim_start_matches('&').starts_with("at=") {
        go_to(&place, &open, dispatch);
        return;
    }
    arrive(hash, place, dispatch);
}

/// Whether the address is the one that this page wrote for what is open.
fn is_in_address(open: &OpenSheet) -> bool {
    let code = share::encode(&open.evaluation, Contents::Everything, open.base.as_ref());
    code.is_ok_and(|code| code == address::hash())
}

/// Writes the sheet into the address, unless it is too long for one.
pub(super) fn follow_in_address(open: &OpenSheet) {
    let code = share::encode(&open.evaluation, Contents::Everything, open.base.as_ref());
    let code = code.ok().filter(|code| code.len() <= LONGEST_ADDRESS).unwrap_or_default();
    if code != address::hash() {
        address::replace_hash(&code);
    }
}

fn go_to(place: &str, open: &OpenSheet, dispatch: &Dispatch) {
    use crate::app::action::Action;
    match shared_place::read(place, &open.evaluation.framework) {
        Some(shared_place::Place::Panel(panel)) => dispatch.dispatch(Action::PanelOpened(panel)),
        Some(shared_place::Place::Field(field)) => dispatch.dispatch(Action::FieldSought(field)),
        None => {}
    }
}

/// Goes to the place that a link named, in the sheet that was just opened.
pub(super) fn go_to_place(place: &str, dispatch: &Dispatch) {
    if let Some(open) = open_sheet().filter(|_| !place.is_empty()) {
        go_to(place, &open, dispatch);
    }
}

/// Reads a code or link and offers what it holds.
pub(super) fn arrive(text: String, place: String, dispatch: &Dispatch) {
    tell(dispatch, DeskAction::Opened(DeskDialog::Arrival(Arrival::Reading)));
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let Some(open) = open_sheet() else { return };
        let arrival = match from_text(&text, open.at_hand(), open.language).await {
            Ok(sheet) => Arrival::Ready(Arrived { sheet: Rc::new(sheet), place }),
            Err(said) => Arrival::Refused(said),
        };
        tell(&dispatch, DeskAction::Opened(DeskDialog::Arrival(arrival)));
    });
}

/// Reads a file and offers what it holds: a sheet's file, or a text with a code.
pub(super) fn arrive_from_file(picked: File, dispatch: &Dispatch) {
    tell(dispatch, DeskAction::Opened(DeskDialog::Arrival(Arrival::Reading)));
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let Some(open) = open_sheet() else { return };
        let arrival = match file_sheet(picked, &open).await {
            Ok(FromFile::Report(text)) => return report_dialog::open_with(text, &dispatch),
            Ok(FromFile::Sheet(sheet)) => Arrival::Ready(Arrived { sheet, place: String::new() }),
            Err(said) => Arrival::Refused(said),
        };
        tell(&dispatch, DeskAction::Opened(DeskDialog::Arrival(arrival)));
    });
}

/// What a file holds.
enum FromFile {
    /// A sheet.
    Sheet(Rc<Evaluation>),
    /// The text of a report.
    Report(String),
}

async fn file_sheet(picked: File, open: &OpenSheet) -> Result<FromFile, String> {
    let language = open.language;
    let text = file::text(picked).await.map_err(|problem| {
        let label = match problem {
            FileProblem::TooLarge => DeskLabel::FileTooLarge,
            FileProblem::Unreadable => DeskLabel::NotAFile,
        };
        label.text(language).to_owned()
    })?;
    // A byte order mark is what some editors put in front.
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') {
        if !holds_code(text) && report_dialog::is_report(text) {
            return Ok(FromFile::Report(text.to_owned()));
        }
        // A code saved as a text file is as good; anything else is no file of ours.
        let read = from_text(text, open.at_hand(), language).await;
        return read.map(|sheet| FromFile::Sheet(Rc::new(sheet))).map_err(|said| match share::open(text) {
            Err(ShareProblem::NotOurs | ShareProblem::Empty) => DeskLabel::NotAFile.text(language).to_owned(),
            _ => said,
        });
    }
    let mut at_hand = open.at_hand();
    if let Some(title) = FRAMEWORK_TITLES.iter().find(|title| text.contains(&format!("\"{}\"", title.reference)))
        && find(title.reference, &at_hand).is_err()
    {
        at_hand.push(released(title.reference, language).await?);
    }
    read_sheet(text, |reference| find(reference, &at_hand)).map(|sheet| FromFile::Sheet(Rc::new(sheet))).map_err(
        |errors| {
            let shown: Vec<String> = errors.iter().take(MOST_FAULTS).map(WireError::to_string).collect();
            wrong_file(&shown.join("; "), language)
        },
    )
}

/// What another tab saved of the open sheet comes to the screen.
pub(super) fn follow(open: OpenSheet, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match from_storage(&open.id, open.at_hand(), open.language).await {
            Ok(opened) => {
                let said = shelf::followed(opened.saved_ms, clock::minutes_east(), open.language);
                tell(&dispatch, DeskAction::SheetFollowed { id: open.id, sheet: opened.sheet, said });
            }
            Err(said) => tell(&dispatch, DeskAction::Said(said)),
        }
    });
}

/// Pasted codes and dropped files.
pub(super) fn listen(dispatch: &Dispatch) -> Vec<EventListener> {
    let (pasted, dropped) = (dispatch.clone(), dispatch.clone());
    let mut listeners = Vec::from(outside::on_drop(move |file| arrive_from_file(file, &dropped)));
    listeners.push(outside::on_paste(move |text, into| {
        let is_code = holds_code(&text);
        if is_code {
            let place = shared_place::in_hash(&text).to_owned();
            arrive(text, place, &pasted);
            return true;
        }
        // A field that waits for words gets them, a report's too.
        let is_report = into == PastedInto::Page && report_dialog::is_report(&text);
        if is_report {
            report_dialog::open_with(text, &pasted);
        }
        is_report
    }));
    listeners
}

/// Whether a pasted text is a code or a link with one, whole or damaged: then no field wants it.
fn holds_code(text: &str) -> bool {
    match share::open(text) {
        Ok(_) => true,
        Err(
            ShareProblem::Empty | ShareProblem::NotOurs | ShareProblem::AddressOnly | ShareProblem::TextTooLong { .. },
        ) => false,
        // A word that begins like a code is none yet.
        Err(_) => text.len() > 40,
    }
}
