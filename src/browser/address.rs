//! The page's address and what stands behind its `#`.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsValue;

/// What stands behind `#`, without it; empty when nothing does.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The address without what stands behind `#`.
pub fn page() -> String {
    let whole = window().location().href().unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// Puts something behind `#` in place of what was there, without a step to go back to; an empty text takes the `#` away.
pub fn replace_hash(hash: &str) {
    let Ok(history) = window().history() else { return };
    let address = if hash.is_empty() { page() } else { [&page(), "#", hash].concat() };
    // A browser that refuses (too many changes, a file) leaves the address as it was.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
}

/// Calls back when somebody changed what stands behind `#`, or went back or forth to another one.
pub fn on_hash_change(changed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| changed())
}
