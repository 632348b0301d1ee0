//! The texts about a new release of the page.

use crate::text::language::labels;

labels! {
    /// A fixed text of the notice about a new release.
    OfflineLabel {
        Ready: "新版本已准备好：重新打开后使用。", "A new version is ready: open the page again to use it.";
        Use: "重新打开", "Open again";
        Later: "以后再说", "Not now";
    }
}
