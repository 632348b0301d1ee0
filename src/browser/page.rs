//! The document around the app: its title, and the focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets the title that the tab and the history show.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Whether the browser asks before the page is left, reloaded or closed.
pub fn ask_before_leaving(asks: bool) {
    // The handler lives in boot.js: it has to work whatever state this program is in.
    let answer = if asks { "true" } else { "false" };
    if let Some(root) = gloo::utils::document().document_element() {
        // An attribute of this name can be set on any element.
        let _ = root.set_attribute("data-unsaved", answer);
    }
}

/// Moves the focus to an element and scrolls it into view; nothing happens when it isn't there.
pub fn focus(element_id: &str) {
    let element = gloo::utils::document().get_element_by_id(element_id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus just doesn't.
        let _ = element.focus();
    }
}
