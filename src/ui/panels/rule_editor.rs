//! The rule editor: the picked rule's inputs, and a worked example that follows every key.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::editing_rule::{PROBLEMS_ID, RuleAction};
use crate::app::state::State;
use crate::app::view::{RuleEditorView, RuleInput as Input, rule_editor_view};
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::rule_editor::{RuleLabel, of_row};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::choice::{Choice, ChoiceOption};
use crate::ui::widgets::dialog::Dialog;

/// Draws the editor while it is open.
pub fn rule_editor(state: &State, dispatch: &Dispatch) -> Html {
    let Some(view) = rule_editor_view(state) else { return html! {} };
    let language = state.language;
    let title = field_of(&view.name, RuleLabel::Title.text(language), language);
    html! {
        <Dialog id="rule-editor" {title} on_closed={send(dispatch, RuleAction::Closed)}>
            <div class="rule-editor__inputs">
                { for view.inputs.iter().map(|it| input(it, dispatch)) }
            </div>
            if view.has_rows {
                { rows(&view, dispatch, language) }
            }
            if !view.problems.is_empty() {
                <div class="rule-editor__problems" id={PROBLEMS_ID} tabindex="-1">
                    <p class="lost">{ RuleLabel::Problems.text(language) }</p>
                    <ul>{ for view.problems.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
                </div>
            }
            <div class="rule-editor__example">
                <h3>{ RuleLabel::Example.text(language) }</h3>
                <div class="rule-editor__inputs">{ for view.example_inputs.iter().map(|it| input(it, dispatch)) }</div>
                if view.example.is_empty() {
                    <p class="help">{ RuleLabel::NoExample.text(language) }</p>
                }
                { for view.example.iter().map(|line| html! { <p>{ line }</p> }) }
            </div>
            <p class="dialog__buttons">
                <button type="button" class="button" onclick={send(dispatch, RuleAction::Closed)}>
                    { RuleLabel::Cancel.text(language) }
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    onclick={send(dispatch, RuleAction::Confirmed)}
                >
                    { RuleLabel::Use.text(language) }
                </button>
            </p>
        </Dialog>
    }
}

fn choice(id: &str, label: &'static str, values: &[(&'static str, bool, RuleAction)], dispatch: &Dispatch) -> Html {
    let option = |(idx, (text, ..)): (usize, &(&'static str, bool, RuleAction))| ChoiceOption {
        key: idx.to_string().into(),
        text: (*text).into(),
    };
    let picked = values.iter().position(|(_, is_picked, _)| *is_picked).map(|idx| idx.to_string()).unwrap_or_default();
    let actions: Vec<RuleAction> = values.iter().map(|(.., action)| action.clone()).collect();
    let dispatch = dispatch.clone();
    let on_picked = Callback::from(move |key: String| {
        if let Some(action) = key.parse::<usize>().ok().and_then(|idx| actions.get(idx)) {
            dispatch.dispatch(action.clone().into());
        }
    });
    html! {
        <Choice
            id={id.to_owned()}
            {label}
            options={values.iter().enumerate().map(option).collect::<Vec<_>>()}
            {picked}
            {on_picked}
        />
    }
}

fn input(input: &Input, dispatch: &Dispatch) -> Html {
    match input {
        Input::Choice { id, label, options } => choice(id, label, options, dispatch),
        Input::Field { id, label, text, typed } => {
            let (dispatch, typed) = (dispatch.clone(), *typed);
            let oninput = Callback::from(move |event: InputEvent| {
                let text = event.target_unchecked_into::<HtmlInputElement>().value();
                dispatch.dispatch(typed.action(text).into());
            });
            html! {
                <div class="field" key={id.clone()}>
                    <label class="field__label" for={id.clone()}>{ label }</label>
                    <input
                        class="field__input"
                        id={id.clone()}
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        value={text.clone()}
                        {oninput}
                    />
                </div>
            }
        }
    }
}

fn rows(view: &RuleEditorView, dispatch: &Dispatch, language: Language) -> Html {
    let remove = RuleLabel::RemoveRow.text(language);
    html! {
        <div class="rule-editor__rows">
            { for view.rows.iter().enumerate().map(|(idx, row)| html! {
                <div class="rule-editor__row" key={idx}>
                    { for row.iter().map(|it| input(it, dispatch)) }
                    <button
                        type="button"
                        class="button button--small"
                        aria-label={of_row(idx + 1, remove, language)}
                        onclick={send(dispatch, RuleAction::RowRemoved(idx))}
                    >
                        { remove }
                    </button>
                </div>
            }) }
            <button type="button" class="button button--small" onclick={send(dispatch, RuleAction::RowAdded)}>
                { RuleLabel::AddRow.text(language) }
            </button>
        </div>
    }
}
