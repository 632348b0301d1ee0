//! A labelled text field with its unit and its problem.
//!
//! The text shown is the text in the state, on every input: during IME composition too, so that a re-render never finds a
//! difference to overwrite. Tidying up is left to the moment the field is left.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::labels::{COLON, in_brackets};

/// A labelled text field.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct FieldProps {
    /// The element's id.
    pub id: AttrValue,
    /// First part of the label, which the place on the screen also says; may be empty.
    #[prop_or_default]
    pub owner: AttrValue,
    /// Second part of the label.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The unit behind it; may be empty.
    #[prop_or_default]
    pub unit: AttrValue,
    /// A hint inside while it is empty; never the only way to know what the field is for.
    #[prop_or_default]
    pub hint: AttrValue,
    /// What is wrong with the text and how to mend it.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// Whether it takes a number: aligned right, with a keypad for numbers on phones.
    #[prop_or_default]
    pub is_number: bool,
    /// Whether the focus moves here when this turns true.
    #[prop_or_default]
    pub takes_focus: bool,
    /// The whole text after each change.
    pub on_typed: Callback<String>,
    /// The field was left, or confirmed with Enter.
    pub on_left: Callback<()>,
}

/// A labelled text field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(props.takes_focus, move |takes_focus| {
            if let (true, Some(input)) = (*takes_focus, input.cast::<HtmlInputElement>()) {
                // A field that can't take the focus just doesn't.
                let _ = input.focus();
            }
        });
    }
    let oninput = props.on_typed.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let problem_id = format!("{}-problem", props.id);
    let describedby = props.problem.is_some().then(|| problem_id.clone());
    html! {
        <div class={classes!("field", props.is_number.then_some("field--number"))}>
            <label class="field__label" for={props.id.clone()}>
                if !props.owner.is_empty() {
                    <span class="visually-hidden">{ &props.owner }{ COLON }</span>
                }
                { &props.label }
                if !props.unit.is_empty() {
                    <span class="visually-hidden">{ in_brackets(&props.unit) }</span>
                }
            </label>
            <span class="field__box">
                <input
                    ref={input}
                    class="field__input"
                    id={props.id.clone()}
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    inputmode={props.is_number.then_some("decimal")}
                    aria-invalid={props.problem.is_some().then_some("true")}
                    aria-describedby={describedby}
                    placeholder={(!props.hint.is_empty()).then(|| props.hint.clone())}
                    value={props.text.clone()}
                    {oninput}
                    onchange={props.on_left.reform(|_: Event| ())}
                    onblur={props.on_left.reform(|_: FocusEvent| ())}
                />
                if !props.unit.is_empty() {
                    <span class="field__unit" aria-hidden="true">{ &props.unit }</span>
                }
            </span>
            if let Some(problem) = &props.problem {
                <p class="field__problem" id={problem_id}>{ problem }</p>
            }
        </div>
    }
}
