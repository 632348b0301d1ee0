//! The document around the app: its title, language and colours, the focus, and printing.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How often an element that isn't there yet is looked for: its panel may still be on its way.
const MOST_TRIES: u32 = 100;
/// Between two tries.
const PAUSE_MS: u32 = 30;

/// Sets the title that the tab and the history show.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the language that screen readers and the browser's hyphenation go by, such as `zh-CN`.
pub fn set_language(tag: &str) {
    set_root("lang", tag);
}

/// Sets the word that the colours go by.
pub fn set_theme(key: &str) {
    set_root("data-theme", key);
}

/// Whether the browser asks before the page is left, reloaded or closed.
pub fn ask_before_leaving(asks: bool) {
    // The handler lives in boot.js: it has to work whatever state this program is in.
    set_root("data-unsaved", if asks { "true" } else { "false" });
}

/// Whether the whole sheet is laid out for paper.
pub fn set_printing_all(is_printing: bool) {
    set_root("data-printing", if is_printing { "all" } else { "panel" });
}

/// Sets an attribute of the root element, which styles and scripts outside this program go by.
pub(super) fn set_root(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // An attribute of these names can be set on any element.
        let _ = root.set_attribute(attribute, value);
    }
}

/// Opens the browser's print dialog. Nothing happens where there is none.
pub fn print() {
    let _ = window().print();
}

/// Calls back whenever printing is over or was given up.
pub fn after_printing(on_printed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "afterprint", move |_| on_printed())
}

/// Moves the focus to an element and scrolls it into view, as soon as it is there.
pub fn focus(element_id: &str) {
    focus_within(element_id.to_owned(), MOST_TRIES);
}

/// The same where nothing has the focus: what had it was taken away.
pub fn focus_if_lost(element_id: &str) {
    let active = document().active_element();
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        focus(element_id);
    }
}

fn focus_within(element_id: String, n_tries: u32) {
    let element = document().get_element_by_id(&element_id);
    match element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(element) => {
            // An element that can't take the focus just doesn't.
            let _ = element.focus();
        }
        None if n_tries > 0 => {
            Timeout::new(PAUSE_MS, move || focus_within(element_id, n_tries - 1)).forget();
        }
        None => {}
    }
}
