//! A new release of the page that is whole and waiting. `src/offline.js` finds it and takes it into use; the two speak by
//! one attribute of the root element, which also shows and hides the notice.

use crate::browser::page::set_root;

/// Opens the page again with the new release.
pub fn use_new_release() {
    set_root("data-release", "wanted");
}

/// Goes on with the release that is open; the notice goes away until the page is opened again.
pub fn dismiss_new_release() {
    set_root("data-release", "dismissed");
}
