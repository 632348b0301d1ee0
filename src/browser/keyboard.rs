//! The keys that work everywhere on the page: undo and redo, and moving along a column of a table.
//!
//! One listener on the document instead of one on each field: a table of 500 rows gets no 1,000 closures.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// The attribute with a field's column; only a field that has it is moved along.
const COLUMN: &str = "data-column";
/// The attribute of a text of several paragraphs, whose keys are all its own.
const LINES: &str = "data-lines";

/// What the keyboard asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl-Z or ⌘Z.
    Undo,
    /// Ctrl-Y, Ctrl-Shift-Z or ⌘⇧Z.
    Redo,
}

/// Listens until the returned value is dropped. `on_shortcut` gets the id of the element with the focus and says whether it
/// acted; where it did not, the browser's own undo inside the field goes ahead.
pub fn listen(on_shortcut: impl Fn(Shortcut, &str) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // Keys of an input method belong to it: 229 is what they are called when it took them.
        if event.default_prevented() || event.is_composing() || event.key_code() == 229 {
            return;
        }
        let focused = document().active_element();
        if let Some(shortcut) = shortcut(event) {
            let id = focused.map(|element| element.id()).unwrap_or_default();
            if on_shortcut(shortcut, &id) {
                event.prevent_default();
            }
        } else if let (Some(forward), Some(focused)) = (direction(event), focused)
            && takes(&focused, event)
            && let Some(next) = neighbour(&focused, forward)
        {
            event.prevent_default();
            go(&next);
        }
    })
}

fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    // Caps Lock makes them capitals: Shift alone tells redo from undo.
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Shortcut::Undo),
        ("z", true) | ("y", false) => Some(Shortcut::Redo),
        _ => None,
    }
}

/// Whether the key moves along a column, and whether forward.
fn direction(event: &KeyboardEvent) -> Option<bool> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("Enter", is_back) => Some(!is_back),
        ("ArrowDown", false) => Some(true),
        ("ArrowUp", false) => Some(false),
        _ => None,
    }
}

/// A list's arrow keys pick its values, and in a text of several lines they move the caret.
fn takes(element: &Element, event: &KeyboardEvent) -> bool {
    if element.has_attribute(LINES) || !element.has_attribute(COLUMN) {
        return false;
    }
    let is_enter = event.key() == "Enter";
    if element.is_instance_of::<HtmlSelectElement>() {
        return is_enter;
    }
    match element.dyn_ref::<HtmlTextAreaElement>() {
        // One wrapped paragraph: the arrow keys leave it from its first and last place only.
        Some(text) if !is_enter => {
            let caret = text.selection_start().ok().flatten().unwrap_or_default();
            let length = u32::try_from(text.value().encode_utf16().count()).unwrap_or(u32::MAX);
            if event.key() == "ArrowUp" { caret == 0 } else { caret == length }
        }
        Some(_) | None => true,
    }
}

/// The next field of the same column in the same table.
fn neighbour(element: &Element, forward: bool) -> Option<Element> {
    let column = element.get_attribute(COLUMN)?;
    let table = element.closest("table, [data-grid]").ok().flatten()?;
    let column = table.query_selector_all(&format!("[{COLUMN}=\"{column}\"]")).ok()?;
    let position =
        (0..column.length()).find(|idx| column.item(*idx).is_some_and(|node| node.is_same_node(Some(element))))?;
    let next = if forward { position.checked_add(1)? } else { position.checked_sub(1)? };
    column.item(next)?.dyn_into().ok()
}

/// As in a spreadsheet, the whole value is selected: typing replaces it.
fn go(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that can't take the focus just doesn't.
        let _ = element.focus();
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    } else if let Some(text) = element.dyn_ref::<HtmlTextAreaElement>() {
        text.select();
    }
}
