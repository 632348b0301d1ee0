//! What a person chose for the page, remembered on this device: its language and its colours. Nothing of a sheet.

use crate::browser::storage::storage;

const LANGUAGE: &str = "jixiao.language";
const THEME: &str = "jixiao.theme";

/// The remembered language's key; `None` where nothing is remembered or the browser keeps nothing.
pub fn language() -> Option<String> {
    storage()?.get_item(LANGUAGE).ok().flatten()
}

/// The remembered theme's key.
pub fn theme() -> Option<String> {
    storage()?.get_item(THEME).ok().flatten()
}

/// Remembers the language.
pub fn remember_language(key: &str) {
    remember(LANGUAGE, key);
}

/// Remembers the theme. src/boot.js reads it before anything is drawn.
pub fn remember_theme(key: &str) {
    remember(THEME, key);
}

fn remember(name: &str, key: &str) {
    if let Some(storage) = storage() {
        // A browser that refuses (private windows, a full disk) just forgets with the page.
        let _ = storage.set_item(name, key);
    }
}
