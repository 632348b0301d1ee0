//! Buttons whose text is their name. One piece draws them all: written out at each place they weigh half a kilobyte each.

use yew::prelude::*;

/// A button.
pub fn button(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("button", None, text.into(), onclick)
}

/// A button with an id, where the focus can come back to.
pub fn named_button(id: &'static str, text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("button", Some(id), text.into(), onclick)
}

/// A button for what is most likely wanted.
pub fn primary_button(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("button button--primary", None, text.into(), onclick)
}

/// A small button.
pub fn small_button(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("button button--small", None, text.into(), onclick)
}

/// A small button for what is most likely wanted.
pub fn small_primary_button(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("button button--small button--primary", None, text.into(), onclick)
}

/// A way to somewhere else on the page, that looks like a link. The address's hash belongs to shared sheets, so it is none.
pub fn link(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("link", None, text.into(), onclick)
}

/// A small link with an id, where the focus can come back to.
pub fn small_link(id: &'static str, text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    drawn("link link--small", Some(id), text.into(), onclick)
}

fn drawn(class: &'static str, id: Option<&'static str>, text: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {id} {onclick}>{ text }</button> }
}
