//! The dialog in which a report's text becomes a sheet: what was read, each fact with its sentence, to be corrected first.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::checking::CheckingAction;
use crate::app::desk::DeskAction;
use crate::app::reporting::ReportingAction;
use crate::app::state::State;
use crate::app::view::{Editing, FactView, ReportPreview, ReportingView, reporting_view};
use crate::domain::evaluation::Evaluation;
use crate::exchange::report::{FactId, ReportProblem, ReportReading, read_report};
use crate::text::language::Language;
use crate::text::report::{ReportLabel, more_facts};
use crate::ui::keeper::{save_now, tell};
use crate::ui::panels::file_picker::file_picker;
use crate::ui::panels::framework_fetch::FrameworkFetch;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::choice::{Choice, ChoiceOption};
use crate::ui::widgets::dialog::Dialog;

type Reading = Rc<Result<ReportReading, ReportProblem>>;

thread_local! {
    /// The text that was read last, with what was read: corrections don't read it again.
    static LAST: RefCell<Option<(Rc<str>, Reading)>> = const { RefCell::new(None) };
}

/// Draws the dialog while it is open.
pub fn report_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(reporting) = &state.reporting else { return html! {} };
    let language = state.language;
    let text = |label: ReportLabel| label.text(language);
    let view = reporting_view(reporting, &reading_of(&reporting.text), language);
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            dispatch.dispatch(ReportingAction::Typed(typed).into());
        })
    };
    let closed = ReportingAction::Closed;
    let arrived = {
        let dispatch = dispatch.clone();
        Callback::from(move |frameworks| dispatch.dispatch(ReportingAction::FrameworksArrived(frameworks).into()))
    };
    html! {
        <Dialog id="report" title={text(ReportLabel::Title)} on_closed={send(dispatch, closed.clone())}>
            <FrameworkFetch on_arrived={arrived} />
            <p class="help" id="report-help">{ text(ReportLabel::Help) }</p>
            <label class="field__label" for="report-text">{ text(ReportLabel::Text) }</label>
            <textarea
                id="report-text"
                class="field__input report-dialog__text"
                rows="5"
                spellcheck="false"
                aria-describedby="report-help"
                data-lines="several"
                value={reporting.text.to_string()}
                {oninput}
            />
            <div class="report-dialog__outcome">{ outcome(&view, dispatch, language) }</div>
            <p class="dialog__buttons">
                { button(text(ReportLabel::Cancel), send(dispatch, closed)) }
                { file_picker(text(ReportLabel::PickFile), dispatch) }
                if let ReportingView::Read(preview) = &view && let Some(sheet) = &preview.sheet {
                    { primary_button(text(ReportLabel::Open), opened(sheet, preview, dispatch)) }
                }
            </p>
        </Dialog>
    }
}

/// The button that opens it, in the list of sheets.
pub fn opener(dispatch: &Dispatch, language: Language) -> Html {
    button(ReportLabel::Opener.text(language), send(dispatch, ReportingAction::Opened(String::new())))
}

fn reading_of(text: &Rc<str>) -> Reading {
    LAST.with_borrow_mut(|last| match last {
        Some((known, reading)) if Rc::ptr_eq(known, text) => Rc::clone(reading),
        last => {
            let reading = Rc::new(read_report(text));
            *last = Some((Rc::clone(text), Rc::clone(&reading)));
            reading
        }
    })
}

fn outcome(view: &ReportingView, dispatch: &Dispatch, language: Language) -> Html {
    match view {
        ReportingView::Empty => html! {},
        ReportingView::Refused(sentence) => html! { <p class="lost">{ sentence }</p> },
        ReportingView::Read(preview) => read(preview, dispatch, language),
    }
}

fn read(preview: &ReportPreview, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: ReportLabel| label.text(language);
    html! {
        <>
            { frameworks(preview, dispatch, language) }
            <dl class="arrival__facts">
                { for preview.summary.iter().map(|(label, words)| html! {
                    <div><dt>{ text(*label) }</dt><dd>{ words }</dd></div>
                }) }
            </dl>
            { listed(ReportLabel::Unplaced, &preview.doubts, language) }
            { listed(ReportLabel::Disputes, &preview.disputes, language) }
            <table class="report-dialog__facts">
                <caption>{ text(ReportLabel::Read) }</caption>
                <thead>
                    <tr>
                        { for [ReportLabel::Fact, ReportLabel::Value, ReportLabel::Sure, ReportLabel::Sentence].map(|label| html! {
                            <th scope="col">{ text(label) }</th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for preview.facts.iter().enumerate().map(|(at, fact)| row(at, fact, dispatch, language)) }</tbody>
            </table>
            if preview.n_more > 0 {
                <p>{ more_facts(preview.n_more, language) }</p>
            }
            { listed(ReportLabel::NotUnderstood, &preview.not_understood, language) }
        </>
    }
}

/// The framework: the one that fits, unless another one is picked.
fn frameworks(preview: &ReportPreview, dispatch: &Dispatch, language: Language) -> Html {
    if preview.frameworks.is_empty() {
        return html! { <p class="help">{ ReportLabel::Loading.text(language) }</p> };
    }
    let option = |(key, words): &(String, String)| ChoiceOption { key: key.clone().into(), text: words.clone().into() };
    let dispatch = dispatch.clone();
    let on_picked = Callback::from(move |key: String| dispatch.dispatch(ReportingAction::FrameworkPicked(key).into()));
    html! {
        <Choice
            id="report-framework"
            label={ReportLabel::Framework.text(language)}
            options={preview.frameworks.iter().map(option).collect::<Vec<_>>()}
            picked={preview.framework.clone()}
            {on_picked}
        />
    }
}

fn listed(label: ReportLabel, sentences: &[String], language: Language) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3 class="report-dialog__head">{ label.text(language) }</h3>
            <ul class="report-dialog__list">{ for sentences.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
        </>
    }
}

fn row(at: usize, fact: &FactView, dispatch: &Dispatch, language: Language) -> Html {
    let [before, marked, behind] = &fact.sentence;
    let is_certain = fact.confidence == ReportLabel::Certain;
    html! {
        <tr>
            <th scope="row">{ &fact.name }</th>
            <td>{ value(at, fact, dispatch) }</td>
            <td>
                if is_certain {
                    { fact.confidence.text(language) }
                } else {
                    <span class="tag">{ fact.confidence.text(language) }</span>
                }
            </td>
            <td>{ before }<mark>{ marked }</mark>{ behind }</td>
        </tr>
    }
}

fn value(at: usize, fact: &FactView, dispatch: &Dispatch) -> Html {
    match fact.editing {
        Editing::WorkedOut => html! { { &fact.text } },
        Editing::Field => {
            let problem_id = format!("report-fact-{at}-problem");
            html! {
                <>
                    <input
                        type="text"
                        autocomplete="off"
                        id={format!("report-fact-{at}")}
                        class="field__input"
                        aria-label={fact.name.clone()}
                        aria-invalid={fact.problem.is_some().then_some("true")}
                        aria-describedby={fact.problem.is_some().then(|| problem_id.clone())}
                        value={fact.text.clone()}
                        oninput={corrected(fact.id, dispatch)}
                    />
                    if let Some(problem) = fact.problem {
                        <span id={problem_id} class="lost">{ problem }</span>
                    }
                </>
            }
        }
    }
}

fn corrected(id: FactId, dispatch: &Dispatch) -> Callback<InputEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        dispatch.dispatch(ReportingAction::Corrected(id, typed).into());
    })
}

/// The sheet is one of its own; what was open stays where it is kept, and one step leads back to it.
fn opened(sheet: &Rc<Evaluation>, preview: &ReportPreview, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (sheet, dispatch) = (Rc::clone(sheet), dispatch.clone());
    let (stated, text) = (Rc::clone(&preview.stated), Rc::clone(&preview.text));
    Callback::from(move |_| {
        let _ = save_now();
        dispatch.dispatch(ReportingAction::Closed.into());
        tell(&dispatch, DeskAction::SheetMade(Rc::clone(&sheet)));
        dispatch.dispatch(CheckingAction::Stated(Rc::clone(&stated), Rc::clone(&text)).into());
    })
}

/// Whether a text that came from outside is a report's rather than a figure or a word for some field.
pub(in crate::ui) fn is_report(text: &str) -> bool {
    const SHORTEST: usize = 300;
    text.len() >= SHORTEST && read_report(text).is_ok_and(|reading| !reading.items.is_empty())
}

/// Opens the dialog with a text.
pub(in crate::ui) fn open_with(text: String, dispatch: &Dispatch) {
    dispatch.dispatch(ReportingAction::Opened(text).into());
}
