//! WebDriver commands that fantoccini has no method for.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command below the session's address.
#[derive(Debug)]
pub(crate) struct SessionCommand {
    path: String,
    /// `None` asks with GET.
    body: Option<Value>,
}

impl SessionCommand {
    /// The role or the name that a screen reader is given for an element.
    pub(crate) fn computed(what: &str, element_id: &str) -> Self {
        Self { path: format!("element/{element_id}/computed{what}"), body: None }
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn chromium(command: &str, parameters: &Value) -> Self {
        Self { path: "goog/cdp/execute".to_owned(), body: Some(json!({"cmd": command, "params": parameters})) }
    }

    /// The console so far.
    pub(crate) fn console() -> Self {
        Self { path: "se/log".to_owned(), body: Some(json!({"type": "browser"})) }
    }
}

impl WebDriverCompatibleCommand for SessionCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}
