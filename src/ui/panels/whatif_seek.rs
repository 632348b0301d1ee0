//! A score is set, and the value that it takes is told.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::SeekView;
use crate::app::whatif::WhatIfAction;
use crate::text::language::Language;
use crate::text::whatif::WhatIfLabel;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::choice::{Choice, ChoiceOption};

/// Draws the question and its answer.
pub fn seek(view: &SeekView, dispatch: &Dispatch, language: Language) -> Html {
    let (label, none) = (WhatIfLabel::SeekIndicator.text(language), WhatIfLabel::SeekNone.text(language));
    let picked = view.picked.clone();
    html! {
        <>
            <h3>{ WhatIfLabel::SeekTitle.text(language) }</h3>
            <div class="whatif__goal">
                { picks("seek-indicator", label, none, &view.options, picked, dispatch, WhatIfAction::IndicatorSought) }
                { typed("seek-score", WhatIfLabel::SeekScore, view.wanted.clone(), view.problem.clone(), dispatch, language, WhatIfAction::ScoreTyped) }
                if !view.changes.is_empty() {
                    { small_button(WhatIfLabel::TryThis.text(language), send(dispatch, WhatIfAction::Tried(view.changes.clone()))) }
                }
            </div>
            <p class="whatif__answer" role="status">{ view.answer.clone().unwrap_or_default() }</p>
        </>
    }
}

/// A list to pick one of the sheet's numbers from, by key and name; first of all none.
pub(super) fn picks(
    id: &'static str,
    label: &'static str,
    none: &'static str,
    options: &[(String, String)],
    picked: String,
    dispatch: &Dispatch,
    action: impl Fn(String) -> WhatIfAction + 'static,
) -> Html {
    let on_picked = {
        let dispatch = dispatch.clone();
        Callback::from(move |key: String| dispatch.dispatch(Action::from(action(key))))
    };
    let none = ChoiceOption { key: "".into(), text: none.into() };
    let options = options.iter().map(|(key, name)| ChoiceOption { key: key.clone().into(), text: name.clone().into() });
    let options: Vec<ChoiceOption> = [none].into_iter().chain(options).collect();
    html! { <Choice {id} {label} {options} {picked} {on_picked} /> }
}

/// A field for a number of the experiment, which is no part of the sheet.
pub(super) fn typed(
    id: &'static str,
    label: WhatIfLabel,
    text: String,
    problem: Option<String>,
    dispatch: &Dispatch,
    language: Language,
    action: fn(String) -> WhatIfAction,
) -> Html {
    let label = html! { <label class="field__label" for={id}>{ label.text(language) }</label> };
    text_field(id.to_owned(), label, TextKind::Number, text, problem, dispatch, action)
}

/// What is typed into a field of the experiment.
#[derive(Clone, Copy)]
pub(super) enum TextKind {
    /// One number: aligned right, with a keypad for numbers on phones.
    Number,
    /// Several numbers and what stands between them.
    Words,
}

/// A field with its label; what is typed becomes an action.
pub(super) fn text_field(
    id: String,
    label: Html,
    kind: TextKind,
    text: String,
    problem: Option<String>,
    dispatch: &Dispatch,
    action: impl Fn(String) -> WhatIfAction + 'static,
) -> Html {
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::from(action(text)));
        })
    };
    let problem_id = format!("{id}-problem");
    let (class, inputmode) = match kind {
        TextKind::Number => ("field field--number", Some("decimal")),
        TextKind::Words => ("field", None),
    };
    html! {
        <div {class}>
            { label }
            <span class="field__box">
                <input
                    {id}
                    class="field__input"
                    type="text"
                    {inputmode}
                    autocomplete="off"
                    aria-invalid={problem.is_some().then_some("true")}
                    aria-describedby={problem.is_some().then(|| problem_id.clone())}
                    value={text}
                    {oninput}
                />
            </span>
            if let Some(problem) = problem {
                <p class="field__problem" id={problem_id}>{ problem }</p>
            }
        </div>
    }
}
