//! A labelled list to pick one of a few values from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One value of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What is reported when it is picked.
    pub key: AttrValue,
    /// What is read.
    pub text: AttrValue,
}

/// A labelled list.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct ChoiceProps {
    /// The element's id.
    pub id: AttrValue,
    /// Which column of a table it stands in, for moving along it with Enter.
    #[prop_or_default]
    pub grid_column: &'static str,
    /// First part of the label with its colon, which the place on the screen also says; may be empty.
    #[prop_or_default]
    pub owner: AttrValue,
    /// Second part of the label.
    pub label: AttrValue,
    /// The values, in order.
    pub options: Vec<ChoiceOption>,
    /// The key of the picked value.
    pub picked: AttrValue,
    /// Another value was picked: its key.
    pub on_picked: Callback<String>,
}

/// A labelled list to pick from.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let onchange = props.on_picked.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |option: &ChoiceOption| {
        html! {
            <option key={option.key.to_string()} value={option.key.clone()} selected={option.key == props.picked}>
                { &option.text }
            </option>
        }
    };
    html! {
        <div class="field choice">
            <label class="field__label" for={props.id.clone()}>
                if !props.owner.is_empty() {
                    <span class="visually-hidden">{ &props.owner }</span>
                }
                { &props.label }
            </label>
            <select
                class="choice__list"
                id={props.id.clone()}
                data-column={(!props.grid_column.is_empty()).then_some(props.grid_column)}
                {onchange}
            >
                { for props.options.iter().map(option) }
            </select>
        </div>
    }
}
