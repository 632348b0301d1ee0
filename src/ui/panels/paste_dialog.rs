//! The dialog in which a pasted block is looked at before it is added.

use std::rc::Rc;

use web_sys::{ClipboardEvent, Element, HtmlTextAreaElement};
use yew::prelude::*;

use wasm_bindgen::JsCast;

use crate::app::pasting::PastingAction;
use crate::app::spreading::spread_paste;
use crate::app::state::State;
use crate::app::view::{PastingOutcome, pasting_view};
use crate::domain::amount::MoneyUnit;
use crate::text::labels::{Label, with_unit};
use crate::text::language::Language;
use crate::text::pasted_table::PasteLabel;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::dialog::Dialog;

/// Draws the dialog while it is open.
pub fn paste_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(view) = pasting_view(state) else { return html! {} };
    let language = state.language;
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let block = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            dispatch.dispatch(PastingAction::Typed(block).into());
        })
    };
    let closed = PastingAction::Closed;
    html! {
        <Dialog id="paste" title={PasteLabel::Title.text(language)} on_closed={send(dispatch, closed.clone())}>
            <p class="help" id="paste-help">{ PasteLabel::Help.text(language) }</p>
            <label class="field__label" for="paste-block">{ PasteLabel::Block.text(language) }</label>
            <textarea
                id="paste-block"
                class="field__input paste-dialog__block"
                rows="5"
                spellcheck="false"
                aria-describedby="paste-help"
                data-lines="several"
                value={view.block.clone()}
                {oninput}
            />
            <div class="paste-dialog__outcome">{ outcome(&view.outcome, state.evaluation.budget.unit, language) }</div>
            <p class="dialog__buttons">
                <button type="button" class="button" onclick={send(dispatch, closed)}>
                    { PasteLabel::Cancel.text(language) }
                </button>
                if let PastingOutcome::Ready { add, .. } = &view.outcome {
                    <button
                        type="button"
                        class="button button--primary"
                        onclick={send(dispatch, PastingAction::Confirmed)}
                    >
                        { add }
                    </button>
                }
            </p>
        </Dialog>
    }
}

fn outcome(outcome: &PastingOutcome, unit: MoneyUnit, language: Language) -> Html {
    let list = |sentences: &[String]| {
        html! { <ul class="paste-dialog__list">{ for sentences.iter().map(|it| html! { <li>{ it }</li> }) }</ul> }
    };
    match outcome {
        PastingOutcome::Empty => html! {},
        PastingOutcome::Refused(problems) => html! {
            <>
                <p class="lost">{ PasteLabel::Refused.text(language) }</p>
                { list(problems) }
            </>
        },
        PastingOutcome::Ready { notes, rows, .. } => html! {
            <>
                if !notes.is_empty() {
                    { list(notes) }
                }
                { preview(rows, unit, language) }
            </>
        },
    }
}

fn preview(rows: &[[String; 5]], unit: MoneyUnit, language: Language) -> Html {
    let money = |label: Label| {
        html! { <th scope="col" class="number">{ with_unit(label.text(language), unit, language) }</th> }
    };
    html! {
        <table class="paste-dialog__table">
            <caption>{ PasteLabel::Preview.text(language) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ Label::Project.text(language) }</th>
                    <th scope="col">{ Label::FundSource.text(language) }</th>
                    { money(Label::InitialBudget) }
                    { money(Label::AdjustedBudget) }
                    { money(Label::Executed) }
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|[name, source, initial, adjusted, executed]| html! {
                    <tr>
                        <th scope="row">{ name }</th>
                        <td>{ source }</td>
                        <td class="number">{ initial }</td>
                        <td class="number">{ adjusted }</td>
                        <td class="number">{ executed }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// A block pasted into the project table opens the dialog, one column of values goes down the table; a single value goes into
/// its field as always.
pub(super) fn onpaste(state: &State, dispatch: &Dispatch) -> Callback<Event> {
    let (dispatch, evaluation) = (dispatch.clone(), Rc::clone(&state.evaluation));
    Callback::from(move |event: Event| {
        let Some((id, block)) = pasted(&event) else { return };
        if let Some(action) = spread_paste(&evaluation, &id, &block) {
            event.prevent_default();
            dispatch.dispatch(action.into());
        } else if block.trim_end_matches(['\r', '\n']).contains(['\t', '\n']) {
            event.prevent_default();
            dispatch.dispatch(PastingAction::Opened(block).into());
        }
    })
}

/// One column of values pasted into a field goes down its table; everything else goes into the field as always.
pub(super) fn onspread(state: &State, dispatch: &Dispatch) -> Callback<Event> {
    let (dispatch, evaluation) = (dispatch.clone(), Rc::clone(&state.evaluation));
    Callback::from(move |event: Event| {
        let Some((id, block)) = pasted(&event) else { return };
        if let Some(action) = spread_paste(&evaluation, &id, &block) {
            event.prevent_default();
            dispatch.dispatch(action.into());
        }
    })
}

/// The id of the element that was pasted into, and the text.
fn pasted(event: &Event) -> Option<(String, String)> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)?;
    let id = event.target_dyn_into::<Element>().map(|element| element.id()).unwrap_or_default();
    Some((id, data.get_data("text/plain").ok()?))
}
