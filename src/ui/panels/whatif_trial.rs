//! What is being tried, beside the sheet: nobody shall take one for the other.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::{TrialView, TriedNumber};
use crate::app::whatif::{TRIAL_ID, WhatIfAction};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::scenarios::ScenarioLabel;
use crate::text::whatif::{WhatIfLabel, button_name};
use crate::ui::panels::whatif_seek::{TextKind, picks, text_field};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button, small_button};

/// Draws what is being tried.
pub fn trial(view: &TrialView, dispatch: &Dispatch, language: Language) -> Html {
    let is_empty = view.rows.is_empty();
    let text = |label: WhatIfLabel| label.text(language);
    html! {
        <div class="card whatif__trial" data-state={if is_empty { "empty" } else { "trial" }}>
            <h3 id={TRIAL_ID} tabindex="-1">{ text(WhatIfLabel::TrialTitle) }</h3>
            <p class="whatif__warning">
                { text(if is_empty { WhatIfLabel::TrialEmpty } else { WhatIfLabel::TrialIs }) }
            </p>
            <dl class="whatif__totals">
                <div><dt>{ text(WhatIfLabel::InSheet) }</dt><dd>{ &view.in_sheet }</dd></div>
                if !is_empty {
                    <div>
                        <dt>{ text(WhatIfLabel::InTrial) }</dt>
                        <dd>{ &view.total }{ " " }<span class="whatif__change">{ &view.change }</span></dd>
                    </div>
                    <div><dt>{ Label::Grade.text(language) }</dt><dd>{ &view.grade }</dd></div>
                }
            </dl>
            if !is_empty {
                { values(view, dispatch, language) }
            }
            { add(view, dispatch, language) }
            if !is_empty {
                { differences(view, language) }
                <p class="whatif__buttons">
                    { primary_button(text(WhatIfLabel::Take), send(dispatch, WhatIfAction::Taken)) }
                    { button(text(WhatIfLabel::Clear), send(dispatch, WhatIfAction::Cleared)) }
                </p>
            }
        </div>
    }
}

fn values(view: &TrialView, dispatch: &Dispatch, language: Language) -> Html {
    let head = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <table class="sheet-table whatif__values" role="table" aria-labelledby={TRIAL_ID}>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                    { head(WhatIfLabel::Now.text(language)) }
                    { head(WhatIfLabel::TriedValue.text(language)) }
                    { head(WhatIfLabel::ScoreThen.text(language)) }
                    <th role="columnheader" scope="col"><span class="visually-hidden">{ WhatIfLabel::Action.text(language) }</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for view.rows.iter().enumerate().map(|(position, row)| html! {
                    <tr role="row" key={position}>
                        <th role="rowheader" scope="row">{ &row.name }</th>
                        <td role="cell" class="number" data-label={WhatIfLabel::Now.text(language)}>{ &row.now }</td>
                        <td role="cell" class="number score" data-label={WhatIfLabel::TriedValue.text(language)}>
                            if let Some(tried) = &row.number {
                                { number(position, tried, &row.value, dispatch) }
                            } else {
                                { &row.value }
                            }
                            if row.is_misplaced {
                                <p class="whatif__enough">{ ScenarioLabel::Missing.text(language) }</p>
                            }
                        </td>
                        <td role="cell" class="number" data-label={WhatIfLabel::ScoreThen.text(language)}>{ &row.scores }</td>
                        { drop_cell(&row.name, WhatIfAction::Dropped(position), dispatch, language) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// The cell with the button that takes a row away.
pub(super) fn drop_cell(name: &str, dropped: WhatIfAction, dispatch: &Dispatch, language: Language) -> Html {
    html! { <td role="cell" class="whatif__action">{ drop_button(name, dropped, dispatch, language) }</td> }
}

/// The button that takes a row away.
pub(super) fn drop_button(name: &str, dropped: WhatIfAction, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <button
            type="button"
            class="link"
            aria-label={button_name(WhatIfLabel::Drop, name, language)}
            onclick={send(dispatch, dropped)}
        >
            { WhatIfLabel::Drop.text(language) }
        </button>
    }
}

/// The way to try one more of the sheet's numbers and picks.
fn add(view: &TrialView, dispatch: &Dispatch, language: Language) -> Html {
    let (label, none) = (ScenarioLabel::Adding.text(language), ScenarioLabel::AddingNone.text(language));
    html! {
        <div class="whatif__goal">
            { picks("trial-adding", label, none, &view.options, view.picked.clone(), dispatch, WhatIfAction::AddingPicked) }
            if !view.picked.is_empty() {
                { small_button(ScenarioLabel::Add.text(language), send(dispatch, WhatIfAction::Added)) }
            }
        </div>
    }
}

/// A tried number: its field, and its slider, both with the exact value.
fn number(position: usize, number: &TriedNumber, value: &str, dispatch: &Dispatch) -> Html {
    let label = html! { <label class="visually-hidden" for={number.id.clone()}>{ &number.label }</label> };
    let typed = move |text: String| WhatIfAction::ValueTyped { position, text };
    let (id, text, problem) = (number.id.clone(), number.text.clone(), number.problem.clone());
    html! {
        <>
            { text_field(id, label, TextKind::Number, text, problem, dispatch, typed) }
            if let Some((n_steps, at)) = number.slider {
                <input
                    type="range"
                    class="whatif__slider"
                    min="0"
                    max={n_steps.to_string()}
                    step="1"
                    value={at.to_string()}
                    aria-label={number.slider_label.clone()}
                    aria-valuetext={value.to_owned()}
                    oninput={slid(position, dispatch)}
                />
            }
        </>
    }
}

fn slid(position: usize, dispatch: &Dispatch) -> Callback<InputEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: InputEvent| {
        let steps = event.target_unchecked_into::<HtmlInputElement>().value().parse::<i128>();
        if let Ok(steps) = steps {
            dispatch.dispatch(Action::from(WhatIfAction::Slid { position, steps }));
        }
    })
}

fn differences(view: &TrialView, language: Language) -> Html {
    html! {
        <>
            <h4 class="visually-hidden">{ WhatIfLabel::Difference.text(language) }</h4>
            <dl class="whatif__differences">
                { for view.differences.iter().map(|(name, scores, difference)| html! {
                    <div key={name.clone()}><dt>{ name }</dt><dd>{ scores }{ " " }<strong>{ difference }</strong></dd></div>
                }) }
            </dl>
        </>
    }
}
