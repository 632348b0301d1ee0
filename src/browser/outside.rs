//! What comes to the page from outside: other tabs' changes of the storage, pasted text, dropped files; and its leaving.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DragEvent, Element, File, StorageEvent};

/// Calls back with the key and the new value of whatever another tab changed.
pub fn on_storage(changed: impl Fn(Option<String>, Option<String>) + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            changed(event.key(), event.new_value());
        }
    })
}

/// Calls back when the page is about to be left or goes out of sight, which on phones may be the last that it hears, and when it is
/// left. What is written only then may reach the next page late or never: the browser is taking this one down.
pub fn on_leaving(hidden: impl Fn() + Clone + 'static, left: impl Fn() + 'static) -> [EventListener; 3] {
    let about_to = hidden.clone();
    let is_hidden = move || {
        if document().hidden() {
            hidden()
        }
    };
    [
        EventListener::new(&document(), "visibilitychange", move |_| is_hidden()),
        EventListener::new(&window(), "beforeunload", move |_| about_to()),
        EventListener::new(&window(), "pagehide", move |_| left()),
    ]
}

/// Where a text is pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedInto {
    /// A field, which waits for it.
    Field,
    /// The page.
    Page,
}

/// Calls back with every text that is pasted; where it says that it took the text, no field gets it.
pub fn on_paste(pasted: impl Fn(String, PastedInto) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(&document(), "paste", options, move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_field = target.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if pasted(text, if is_field { PastedInto::Field } else { PastedInto::Page }) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

#[wasm_bindgen]
extern "C" {
    /// boot.js holds a file that was dropped before this program could listen, gives it once, and leaves further ones to it.
    #[wasm_bindgen(catch, js_name = jixiaoEarlyDrop)]
    fn early_drop() -> Result<Option<File>, JsValue>;
}

/// Calls back with a file that is dropped on the page, or was while it was loading; without this the browser would leave the page
/// for it.
pub fn on_drop(dropped: impl Fn(File) + 'static) -> [EventListener; 2] {
    // Where boot.js is absent, nothing was held.
    if let Ok(Some(file)) = early_drop() {
        dropped(file);
    }
    let options = || EventListenerOptions::enable_prevent_default();
    let carries_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    [
        EventListener::new_with_options(&document(), "dragover", options(), move |event| {
            if event.dyn_ref::<DragEvent>().is_some_and(carries_files) {
                event.prevent_default();
            }
        }),
        EventListener::new_with_options(&document(), "drop", options(), move |event| {
            let Some(drag) = event.dyn_ref::<DragEvent>().filter(|drag| carries_files(drag)) else { return };
            event.prevent_default();
            if let Some(file) = drag.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                dropped(file);
            }
        }),
    ]
}
