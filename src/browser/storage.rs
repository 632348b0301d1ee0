//! The browser's localStorage as a place for sheets.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use crate::shelf::store::Store;
use crate::text::shelf::StoreProblem;

/// The storage that all tabs of this site share.
#[derive(Clone, Copy, Debug)]
pub struct LocalStorage;

impl Store for LocalStorage {
    fn keys(&self) -> Vec<String> {
        let Some(storage) = storage() else { return Vec::new() };
        (0..storage.length().unwrap_or_default()).filter_map(|nth| storage.key(nth).ok().flatten()).collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), StoreProblem> {
        storage().ok_or(StoreProblem::Forbidden)?.set_item(key, value).map_err(|error| problem(&error))
    }

    fn remove(&mut self, key: &str) {
        if let Some(storage) = storage() {
            // What can't be removed stays: the same as with a browser that keeps nothing.
            let _ = storage.remove_item(key);
        }
    }
}

/// Asking for it throws where storage is forbidden.
pub(super) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn problem(error: &JsValue) -> StoreProblem {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    // Firefox has a name of its own for it.
    let is_full = name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED";
    if is_full { StoreProblem::Full } else { StoreProblem::Forbidden }
}
