//! A labelled text field with its unit and its problem.
//!
//! The text shown is the text in the state, on every input: during IME composition too, so that a re-render never finds a
//! difference to overwrite. Tidying up is left to the moment the field is left.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What a field is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number: aligned right, with a keypad for numbers on phones.
    Number,
    /// A few words on one line.
    Line,
    /// One paragraph, wrapped onto as many lines as it needs.
    Words,
    /// Several paragraphs.
    Text,
}

/// A labelled text field.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct FieldProps {
    /// The element's id.
    pub id: AttrValue,
    /// Which column of a table it stands in, for moving along it with Enter and the arrow keys.
    #[prop_or_default]
    pub grid_column: &'static str,
    /// First part of the label with its colon, which the place on the screen also says; may be empty.
    #[prop_or_default]
    pub owner: AttrValue,
    /// Second part of the label.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The unit behind it; may be empty.
    #[prop_or_default]
    pub unit: AttrValue,
    /// The unit as the label says it, in brackets; may be empty.
    #[prop_or_default]
    pub spoken_unit: AttrValue,
    /// A hint inside while it is empty; never the only way to know what the field is for.
    #[prop_or_default]
    pub hint: AttrValue,
    /// What is wrong with the text and how to mend it.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// What should be known about it although its text is no mistake.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// What it is made for.
    pub shape: Shape,
    /// The whole text after each change.
    pub on_typed: Callback<String>,
    /// The field was left, or confirmed with Enter.
    pub on_left: Callback<()>,
}

/// A labelled text field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let problem_id = format!("{}-problem", props.id);
    let number = (props.shape == Shape::Number).then_some("field--number");
    html! {
        <div class={classes!("field", number, props.text.is_empty().then_some("field--empty"))}>
            <label class="field__label" for={props.id.clone()}>
                if !props.owner.is_empty() {
                    <span class="visually-hidden">{ &props.owner }</span>
                }
                { &props.label }
                if !props.spoken_unit.is_empty() {
                    <span class="visually-hidden">{ &props.spoken_unit }</span>
                }
            </label>
            <span class="field__box">
                { control(props, &problem_id) }
                if !props.unit.is_empty() {
                    <span class="field__unit" aria-hidden="true">{ &props.unit }</span>
                }
            </span>
            if let Some(problem) = &props.problem {
                <p class="field__problem" id={problem_id}>{ problem }</p>
            } else if let Some(note) = &props.note {
                <p class="field__note" id={problem_id}>{ note }</p>
            }
        </div>
    }
}

fn control(props: &FieldProps, problem_id: &str) -> Html {
    let invalid = props.problem.is_some().then_some("true");
    let describedby = (props.problem.is_some() || props.note.is_some()).then(|| problem_id.to_owned());
    let placeholder = (!props.hint.is_empty()).then(|| props.hint.clone());
    let column = (!props.grid_column.is_empty()).then_some(props.grid_column);
    let onchange = props.on_left.reform(|_: Event| ());
    let onblur = props.on_left.reform(|_: FocusEvent| ());
    if matches!(props.shape, Shape::Number | Shape::Line) {
        let is_number = props.shape == Shape::Number;
        let oninput =
            props.on_typed.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        return html! {
            <input
                class="field__input"
                id={props.id.clone()}
                data-column={column}
                type="text"
                autocomplete="off"
                spellcheck="false"
                inputmode={is_number.then_some("decimal")}
                aria-invalid={invalid}
                aria-describedby={describedby}
                {placeholder}
                value={props.text.clone()}
                {oninput}
                {onchange}
                {onblur}
            />
        };
    }
    let is_paragraph = props.shape == Shape::Words;
    let oninput = props.on_typed.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        // As a one-line field of the browser does with pasted line breaks.
        if is_paragraph && text.contains('\n') { text.replace(['\r', '\n'], "") } else { text }
    });
    html! {
        // The grid's other cell holds the same text and gives the field its height, on paper too.
        <span class="field__grow" data-text={props.text.clone()} data-hint={placeholder.clone()}>
            <textarea
                class="field__input field__input--words"
                id={props.id.clone()}
                data-column={column}
                data-lines={(!is_paragraph).then_some("several")}
                rows="1"
                autocomplete="off"
                spellcheck="false"
                aria-invalid={invalid}
                aria-describedby={describedby}
                {placeholder}
                value={props.text.clone()}
                {oninput}
                {onchange}
                {onblur}
            />
        </span>
    }
}
