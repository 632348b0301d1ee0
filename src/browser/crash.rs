//! Failing on purpose, for tests of what happens then. Only built with the feature `crash-test`.

use gloo::utils::window;

/// How many actions from now the program fails; absent: never.
const NAME: &str = "jixiao.crash-at";

/// Counts an action.
///
/// # Panics
/// It is the one that a test named.
pub fn count_action() {
    let Some(storage) = window().session_storage().ok().flatten() else { return };
    let left = storage.get_item(NAME).ok().flatten().and_then(|text| text.parse::<u32>().ok());
    match left {
        Some(0) => {
            // Once: the page is opened again after it.
            let _ = storage.remove_item(NAME);
            panic!("failing on purpose");
        }
        Some(left) => drop(storage.set_item(NAME, &(left - 1).to_string())),
        None => {}
    }
}
