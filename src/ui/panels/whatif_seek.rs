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
    let on_picked = {
        let dispatch = dispatch.clone();
        Callback::from(move |id: String| dispatch.dispatch(Action::from(WhatIfAction::IndicatorSought(id))))
    };
    let none = ChoiceOption { key: "".into(), text: WhatIfLabel::SeekNone.text(language).into() };
    let options =
        view.options.iter().map(|(id, name)| ChoiceOption { key: id.clone().into(), text: name.clone().into() });
    let options: Vec<ChoiceOption> = [none].into_iter().chain(options).collect();
    html! {
        <>
            <h3>{ WhatIfLabel::SeekTitle.text(language) }</h3>
            <div class="whatif__goal">
                <Choice
                    id="seek-indicator"
                    label={WhatIfLabel::SeekIndicator.text(language)}
                    {options}
                    picked={view.picked.clone()}
                    {on_picked}
                />
                { typed("seek-score", WhatIfLabel::SeekScore, view.wanted.clone(), view.problem.clone(), dispatch, language, WhatIfAction::ScoreTyped) }
                if !view.changes.is_empty() {
                    { small_button(WhatIfLabel::TryThis.text(language), send(dispatch, WhatIfAction::Tried(view.changes.clone()))) }
                }
            </div>
            <p class="whatif__answer" role="status">{ view.answer.clone().unwrap_or_default() }</p>
        </>
    }
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
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::from(action(text)));
        })
    };
    let problem_id = format!("{id}-problem");
    html! {
        <div class="field field--number">
            <label class="field__label" for={id}>{ label.text(language) }</label>
            <span class="field__box">
                <input
                    {id}
                    class="field__input"
                    type="text"
                    inputmode="decimal"
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
