//! The choice of a framework: a list, and what would become of the sheet.

use std::sync::Arc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::choosing::{Choosing, ChoosingAction, FetchFailure, Outlook};
use crate::app::state::State;
use crate::browser::fetch;
use crate::domain::carry_over::CarryOver;
use crate::domain::framework::Framework;
use crate::domain::score::score;
use crate::text::framework_choice::{ChoiceLabel, counted, names, outlook, totals};
use crate::text::framework_titles::{FRAMEWORK_TITLES, FrameworkTitle};
use crate::text::number_format::points;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::dialog::Dialog;
use crate::wire::v1::read_framework;

/// Draws the choice while it is open.
pub fn framework_choice(state: &State, dispatch: &Dispatch) -> Html {
    let Some(choosing) = &state.choosing else { return html! {} };
    let language = state.language;
    let closed = ChoosingAction::Closed;
    html! {
        <Dialog id="framework-choice" title={ChoiceLabel::Title.text(language)} on_closed={send(dispatch, closed.clone())}>
            <p class="help">{ ChoiceLabel::Help.text(language) }</p>
            <fieldset class="framework-choice__list">
                <legend>{ ChoiceLabel::Frameworks.text(language) }</legend>
                { for FRAMEWORK_TITLES.iter().map(|title| option(title, choosing, state, dispatch)) }
            </fieldset>
            <div class="framework-choice__outlook">{ outlook_of(&choosing.outlook, state) }</div>
            <p class="dialog__buttons">
                <button type="button" class="button" onclick={send(dispatch, closed)}>
                    { ChoiceLabel::Cancel.text(language) }
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    disabled={!matches!(choosing.outlook, Outlook::Ready(_))}
                    onclick={send(dispatch, ChoosingAction::Confirmed)}
                >
                    { ChoiceLabel::Use.text(language) }
                </button>
            </p>
        </Dialog>
    }
}

fn option(title: &'static FrameworkTitle, choosing: &Choosing, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let is_current = state.evaluation.framework.reference.to_string() == title.reference;
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |_: Event| pick(title.reference, &dispatch));
    html! {
        <label key={title.reference} class="framework-choice__option">
            <input
                type="radio"
                name="framework"
                value={title.reference}
                checked={choosing.picked == title.reference}
                {onchange}
            />
            <span>
                { title.text(language) }
                if is_current {
                    { " " }<span class="tag">{ ChoiceLabel::Current.text(language) }</span>
                }
            </span>
        </label>
    }
}

/// Fetches the framework's file, which stands beside the page.
fn pick(reference: &'static str, dispatch: &Dispatch) {
    dispatch.dispatch(ChoosingAction::Picked(reference.to_owned()).into());
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let arrived = fetched(reference).await;
        dispatch.dispatch(ChoosingAction::Arrived(reference.to_owned(), arrived).into());
    });
}

/// A framework by its reference, from its file beside the page.
pub(super) async fn fetched(reference: &str) -> Result<Arc<Framework>, FetchFailure> {
    match fetch::text(&format!("frameworks/{reference}.json")).await {
        Some(text) => read_framework(&text).map(Into::into).map_err(|_| FetchFailure::Unreadable),
        None => Err(FetchFailure::NotFetched),
    }
}

fn outlook_of(known: &Outlook, state: &State) -> Html {
    let language = state.language;
    let sentence = |label: ChoiceLabel| html! { <p>{ label.text(language) }</p> };
    match known {
        Outlook::None => html! {},
        Outlook::Loading => sentence(ChoiceLabel::Loading),
        Outlook::Failed(FetchFailure::NotFetched) => sentence(ChoiceLabel::Failed),
        Outlook::Failed(FetchFailure::Unreadable) => sentence(ChoiceLabel::Unreadable),
        Outlook::Ready(carried) => carried_over(carried, state),
    }
}

fn carried_over(carried: &CarryOver, state: &State) -> Html {
    let language = state.language;
    let n_indicators = carried.sheet.framework.indicators().len();
    let list = |label: ChoiceLabel, indicators: &[String]| {
        if indicators.is_empty() {
            return html! {};
        }
        html! {
            <div>
                <dt>{ counted(label.text(language), indicators.len(), language) }</dt>
                <dd>{ names(indicators, language) }</dd>
            </div>
        }
    };
    html! {
        <>
            <p>{ outlook(n_indicators, carried.n_empty, language) }</p>
            <p>{ totals(&points(state.report.total), &points(score(&carried.sheet).total), language) }</p>
            <dl class="framework-choice__carried">
                { list(ChoiceLabel::Kept, &carried.kept) }
                { list(ChoiceLabel::Partly, &carried.partly) }
                { list(ChoiceLabel::Lost, &carried.lost) }
            </dl>
        </>
    }
}
