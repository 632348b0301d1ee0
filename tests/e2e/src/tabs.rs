//! Several tabs of one browser, and the worker behind them.

use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::browser::Browser;

/// How long a release may take to be fetched and held against its list.
const PATIENCE: Duration = Duration::from_secs(15);

impl Browser {
    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.client().window().await.expect("a tab is open")
    }

    /// Opens another tab and looks at it.
    pub async fn open_tab(&self) -> WindowHandle {
        let tab = self.client().new_window(true).await.expect("a tab opens").handle;
        self.look_at(&tab).await;
        tab
    }

    /// Looks at another tab.
    pub async fn look_at(&self, tab: &WindowHandle) {
        self.client().switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// Closes the tab that is looked at.
    pub async fn close_tab(&self) {
        self.client().close_window().await.expect("the tab closes");
    }

    /// For what gives no sign: long enough for a browser to notice.
    pub async fn wait_a_moment(&self) {
        sleep(Duration::from_millis(300)).await;
    }

    /// Opens the tab's address anew, as F5 does. (Firefox's driver has a command for it that passes every cache by.)
    pub async fn reload(&self) {
        self.script("window.wasHereBefore = true; setTimeout(() => location.reload())", &[]).await;
        let start = Instant::now();
        // Between two pages there may be nobody to answer.
        let is_new = "return !window.wasHereBefore && document.readyState === 'complete'";
        while self.client().execute(is_new, Vec::new()).await.ok() != Some(json!(true)) {
            assert!(start.elapsed() < PATIENCE, "the page did not open again");
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until a script in the page answers true.
    pub async fn wait_until(&self, script: &str) {
        let start = Instant::now();
        while self.script(script, &[]).await != json!(true) {
            assert!(start.elapsed() < PATIENCE, "never true: {script}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the release is kept whole and the page works without network.
    pub async fn wait_until_offline_works(&self) {
        self.wait_until("return Boolean(navigator.serviceWorker.controller)").await;
    }
}
