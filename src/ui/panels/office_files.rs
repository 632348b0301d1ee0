//! The open sheet as a workbook or a document: made by the office program in its worker, which is fetched when somebody asks.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::keeping::title;
use crate::browser::file::download_bytes;
use crate::browser::worker::{OfficeAnswer, OfficeJob, Running, known, office};
use crate::text::desk::named_file;
use crate::text::file::FileLabel;
use crate::text::language::Language;
use crate::ui::keeper::open_sheet;
use crate::ui::widgets::button::button;
use crate::wire::v1::{write_framework, write_sheet};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    Workbook,
    Document,
}

/// How it stands with what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    Idle,
    Making,
    Said(String),
}

/// What the buttons need.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct OfficeFilesProps {
    /// The language of the buttons and of the files.
    pub language: Language,
}

/// The buttons, and what came of them.
#[component]
pub fn OfficeFiles(props: &OfficeFilesProps) -> Html {
    let language = props.language;
    let standing = use_state(|| Standing::Idle);
    // Dropped with the dialog: what is being made stops.
    let running: Rc<RefCell<Option<Running>>> = use_mut_ref(|| None);
    let asked = |made: Made| {
        let (standing, running) = (standing.clone(), Rc::clone(&running));
        Callback::from(move |_: MouseEvent| {
            let (standing, running) = (standing.clone(), Rc::clone(&running));
            standing.set(Standing::Making);
            spawn_local(async move {
                known().await;
                begin(made, language, &standing, &running);
            });
        })
    };
    let stopped = {
        let (standing, running) = (standing.clone(), Rc::clone(&running));
        Callback::from(move |_: MouseEvent| {
            running.take();
            standing.set(Standing::Said(FileLabel::Stopped.text(language).to_owned()));
        })
    };
    let said = match &*standing {
        Standing::Idle => "",
        Standing::Making => FileLabel::Making.text(language),
        Standing::Said(sentence) => sentence,
    };
    html! {
        <>
            <p class="dialog__buttons">
                { button(FileLabel::SaveXlsx.text(language), asked(Made::Workbook)) }
                { button(FileLabel::SaveDocx.text(language), asked(Made::Document)) }
                if *standing == Standing::Making {
                    { button(FileLabel::Stop.text(language), stopped) }
                }
            </p>
            <p role="status">{ said }</p>
        </>
    }
}

fn begin(made: Made, language: Language, standing: &UseStateHandle<Standing>, running: &Rc<RefCell<Option<Running>>>) {
    let Some(open) = open_sheet() else { return };
    let sheet = write_sheet(&open.evaluation);
    let framework = write_framework(&open.evaluation.framework);
    let (job, ending, mime) = match made {
        Made::Workbook => (OfficeJob::Workbook(&sheet, &framework), "xlsx", XLSX),
        Made::Document => (OfficeJob::Document(&sheet, &framework), "docx", DOCX),
    };
    let name = named_file(&title(&open.evaluation), ending);
    let answer = {
        let (standing, running) = (standing.clone(), Rc::clone(running));
        move |answer: OfficeAnswer| {
            running.take();
            match answer {
                Ok(bytes) => {
                    download_bytes(&name, mime, &bytes);
                    standing.set(Standing::Idle);
                }
                Err(sentence) => {
                    let failed = || FileLabel::ReaderFailed.text(language).to_owned();
                    standing.set(Standing::Said(sentence.unwrap_or_else(failed)));
                }
            }
        }
    };
    match office(&job, language.key(), answer) {
        Some(begun) => *running.borrow_mut() = Some(begun),
        None => standing.set(Standing::Said(FileLabel::NoReader.text(language).to_owned())),
    }
}
