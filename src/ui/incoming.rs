//! Sheets that come to the page: from the storage, from the address, from pasted text, from a file. What is missing of a framework is
//! fetched; whatever is wrong is said, and the open sheet stays as it is.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo::events::EventListener;
use web_sys::File;
use yew::platform::spawn_local;

use crate::app::desk::{Arrival, Arrived, DeskAction, DeskDialog};
use crate::app::keeper::find;
use crate::app::shared_place;
use crate::app::tabling::{Tables, TablingAction};
use crate::browser::outside::PastedInto;
use crate::browser::storage::LocalStorage;
use crate::browser::worker::{self, OfficeAnswer, OfficeJob, Running};
use crate::browser::{address, clock, fetch, file, outside};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::exchange::file::{FileProblem, Grid, Kind, MOST_BYTES, Opened, read_opened};
use crate::exchange::table::carried_code;
use crate::share::{self, Contents, ShareProblem};
use crate::shelf::key::SheetId;
use crate::shelf::opening;
use crate::text::desk::{DeskLabel, wrong_file};
use crate::text::file::{self as file_sentences, FileLabel};
use crate::text::form::CODE_SHEET;
use crate::text::framework_titles::FRAMEWORK_TITLES;
use crate::text::language::Language;
use crate::text::{share as sentences, shelf};
use crate::ui::keeper::{OpenSheet, open_sheet, tell, with_keeper};
use crate::ui::panels::{report_dialog, table_dialog};
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

/// Fetches every released framework; one that can't be had is one less to choose from.
pub(super) async fn released_frameworks() -> Vec<Arc<Framework>> {
    let mut frameworks = Vec::new();
    for title in FRAMEWORK_TITLES {
        let text = fetch::text(&format!("frameworks/{}.json", title.reference)).await;
        frameworks.extend(text.and_then(|text| read_framework(&text).ok()).map(Arc::new));
    }
    frameworks
}

thread_local! {
    /// The program that reads a file at the moment; dropped, it stops.
    static READING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Ends the reading of a file, where one is being read.
pub(super) fn stop_reading() {
    READING.with(|reading| reading.take());
}

/// Reads a file and offers what it holds: a sheet's file, a table, a report, or a text with a code.
pub(super) fn arrive_from_file(picked: File, dispatch: &Dispatch) {
    stop_reading();
    tell(dispatch, DeskAction::Opened(DeskDialog::Arrival(Arrival::Reading)));
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let Some(open) = open_sheet() else { return };
        let refuse = |problem: &FileProblem| refused(file_sentences::sentence(problem, open.language), &dispatch);
        let bytes = match file::bytes(&picked, MOST_BYTES).await {
            Ok(bytes) => bytes,
            Err(problem) => return refuse(&problem),
        };
        let head = bytes.subarray(0, bytes.length().min(16)).to_vec();
        match Kind::of(&head) {
            Kind::Pdf => refuse(&FileProblem::Pdf),
            Kind::Picture => refuse(&FileProblem::Picture),
            Kind::Text => arrive_from_text_file(&file::text(&bytes), picked.name(), &open, &dispatch).await,
            Kind::Archive | Kind::Compound => {
                worker::known().await;
                read_in_worker(&bytes, picked.name(), open.clone(), &dispatch);
            }
        }
    });
}

fn refused(said: String, dispatch: &Dispatch) {
    tell(dispatch, DeskAction::Opened(DeskDialog::Arrival(Arrival::Refused(said))));
}

/// Has the office program read a file.
fn read_in_worker(bytes: &js_sys::Uint8Array, name: String, open: OpenSheet, dispatch: &Dispatch) {
    let language = open.language;
    let answer = {
        let dispatch = dispatch.clone();
        move |answer: OfficeAnswer| {
            stop_reading();
            let failed = || FileLabel::ReaderFailed.text(language).to_owned();
            let opened = match answer {
                Ok(text) => text.as_string().and_then(|text| read_opened(&text)).ok_or_else(failed),
                Err(sentence) => Err(sentence.unwrap_or_else(failed)),
            };
            match opened {
                Ok(opened) => spawn_local(arrive_opened(opened, name.clone(), open.clone(), dispatch.clone())),
                Err(said) => refused(said, &dispatch),
            }
        }
    };
    match worker::office(&OfficeJob::Open(bytes), language.key(), answer) {
        Some(running) => READING.with(|reading| *reading.borrow_mut() = Some(running)),
        None => refused(FileLabel::NoReader.text(language).to_owned(), dispatch),
    }
}

/// A document's text goes to the reader of reports; tables go to theirs.
async fn arrive_opened(opened: Opened, name: String, open: OpenSheet, dispatch: Dispatch) {
    let text = opened.text.filter(|text| report_dialog::is_report(text) || opened.grids.is_empty());
    if let Some(text) = text {
        return report_dialog::open_with(text, &dispatch);
    }
    let mut carried = None;
    if let Some(code) = carried_code(&opened.grids) {
        // A code that can't be read leaves the table, which says the same.
        carried = from_text(&code, open.at_hand(), open.language).await.ok().map(Arc::new);
    }
    let grids = opened.grids.into_iter().filter(|grid| grid.name != CODE_SHEET).collect();
    let tables = Tables { name, grids, remarks: opened.remarks.into(), carried };
    dispatch.dispatch(TablingAction::Opened(tables).into());
}

async fn arrive_from_text_file(text: &str, name: String, open: &OpenSheet, dispatch: &Dispatch) {
    // A byte order mark is what some editors put in front.
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_sheet = text.starts_with('{') || holds_code(text);
    if !is_sheet {
        let is_csv = [".csv", ".tsv"].iter().any(|ending| name.to_lowercase().ends_with(ending));
        let table = if is_csv { Grid::from_text(text).map(Some) } else { Ok(table_dialog::table_in(text)) };
        match table {
            Ok(Some(grid)) => {
                let tables = Tables { name, grids: [grid].into(), ..Tables::default() };
                return dispatch.dispatch(TablingAction::Opened(tables).into());
            }
            Ok(None) => {}
            Err(problem) => return refused(file_sentences::sentence(&problem, open.language), dispatch),
        }
        if report_dialog::is_report(text) {
            return report_dialog::open_with(text.to_owned(), dispatch);
        }
    }
    match file_sheet(text, open).await {
        Ok(sheet) => {
            let arrived = Arrived { sheet, place: String::new() };
            tell(dispatch, DeskAction::Opened(DeskDialog::Arrival(Arrival::Ready(arrived))));
        }
        Err(said) => refused(said, dispatch),
    }
}

async fn file_sheet(text: &str, open: &OpenSheet) -> Result<Rc<Evaluation>, String> {
    let language = open.language;
    if !text.starts_with('{') {
        // A code saved as a text file is as good; anything else is no file of ours.
        let read = from_text(text, open.at_hand(), language).await;
        return read.map(Rc::new).map_err(|said| match share::open(text) {
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
    read_sheet(text, |reference| find(reference, &at_hand)).map(Rc::new).map_err(|errors| {
        let shown: Vec<String> = errors.iter().take(MOST_FAULTS).map(WireError::to_string).collect();
        wrong_file(&shown.join("; "), language)
    })
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
        if into == PastedInto::Field {
            return false;
        }
        if let Some(grid) = table_dialog::table_in(&text) {
            pasted.dispatch(TablingAction::Opened(Tables::default()).into());
            pasted.dispatch(TablingAction::Pasted(text, Some(grid)).into());
            return true;
        }
        let is_report = report_dialog::is_report(&text);
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
