//! One browser window with the page open.

use std::env;
use std::fs;
use std::future::Future;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::command::SessionCommand;

/// How long a thing may take to appear.
const PATIENCE: Duration = Duration::from_secs(45);

/// What a window is started with.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// Further switches of the browser.
    pub switches: &'static [&'static str],
    /// Text that says that the page is there.
    pub ready: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1280, 900), switches: &[], ready: "总分" }
    }
}

/// Opens the page, does `act`, and closes the browser whatever came of it; a picture is kept of a failure.
pub async fn drive<F: Future<Output = ()> + Send + 'static>(act: impl FnOnce(Browser) -> F + Send + 'static) {
    drive_with(Options::default(), act).await;
}

/// As [`drive`], with another window.
pub async fn drive_with<F: Future<Output = ()> + Send + 'static>(
    options: Options,
    act: impl FnOnce(Browser) -> F + Send + 'static,
) {
    let browser = Browser::start(options).await;
    let client = browser.client.clone();
    // In a task of its own from the first page on: whatever fails, the browser is closed and the next test gets one.
    let outcome = tokio::spawn(async move {
        browser.goto_page().await;
        browser.wait_for_text(options.ready).await;
        act(browser).await;
    });
    let outcome = outcome.await;
    if outcome.is_err() {
        keep_picture(&client).await;
    }
    client.close().await.expect("the browser closes");
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

async fn keep_picture(client: &Client) {
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/e2e");
    if let (Ok(png), Ok(())) = (client.screenshot().await, fs::create_dir_all(folder)) {
        let path = format!("{folder}/{name}.png");
        if fs::write(&path, png).is_ok() {
            eprintln!("picture of the failure: {path}");
        }
    }
}

/// What the driver is asked for: Chromium, or the browser that `JIXIAO_BROWSER` names.
fn capabilities(options: Options) -> Value {
    let (width, height) = options.size;
    match env::var("JIXIAO_BROWSER").as_deref() {
        Ok("firefox") => json!({
            "moz:firefoxOptions": {
                "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                "prefs": {"intl.accept_languages": "zh-CN"},
            },
        }),
        Ok("webkit") => {
            let program = env::var("JIXIAO_MINI_BROWSER").expect("JIXIAO_MINI_BROWSER is set");
            json!({"webkitgtk:browserOptions": {"binary": program, "args": ["--automation"]}})
        }
        _ => {
            let switches = [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=zh-CN",
            ];
            let mut switches: Vec<String> = switches.map(str::to_owned).to_vec();
            switches.push(format!("--window-size={width},{height}"));
            switches.extend(options.switches.iter().map(|switch| (*switch).to_owned()));
            json!({"goog:chromeOptions": {"args": switches}, "goog:loggingPrefs": {"browser": "ALL"}})
        }
    }
}

/// One browser window with the page open.
#[derive(Clone, Debug)]
pub struct Browser {
    client: Client,
}

/// A table row as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The visible text of each cell, the row's head first.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell.
    #[track_caller]
    pub fn cell(&self, cell_idx: usize) -> &str {
        self.cells.get(cell_idx).map_or_else(|| panic!("no cell {cell_idx} in {:?}", self.cells), |text| text.trim())
    }
}

impl Browser {
    async fn start(options: Options) -> Self {
        let setting =
            |name: &str| env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run cargo xtask test e2e"));
        let capabilities = capabilities(options);
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was just written") };
        let driver = setting("JIXIAO_WEBDRIVER");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&driver).await;
        Self { client: client.expect("the driver starts a browser") }
    }

    /// The driver's own client.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Opens the page anew.
    pub async fn goto_page(&self) {
        let page = env::var("JIXIAO_PAGE").expect("JIXIAO_PAGE is set");
        self.client.goto(&page).await.expect("the page opens");
    }

    /// Opens another address.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.expect("the address opens");
    }

    /// Waits for the element with this id.
    pub async fn wait_for_id(&self, id: &str) {
        self.client.wait().for_element(Locator::Id(id)).await.expect("the element appears");
    }

    /// The element with this role and accessible name; waits for it to be there.
    pub async fn get(&self, role: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.find(role, name).await {
                return element;
            }
            if start.elapsed() > PATIENCE {
                // A program that failed says how, below a heading that is folded.
                let failure = "return document.querySelector('#rescue:not([hidden])')?.textContent ?? ''";
                let failure = self.script(failure, &[]).await;
                panic!("no {role} with the name {name:?} on the page {failure}");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// The element with this role and accessible name, if it is there now.
    pub async fn find(&self, role: &str, name: &str) -> Option<Element> {
        let css = match role {
            "textbox" => "input:not([type]), input[type=text], textarea",
            "searchbox" => "input[type=search]",
            "checkbox" => "input[type=checkbox]",
            "combobox" => "select",
            "img" => "svg[role=img]",
            "group" => "summary",
            "button" => "button",
            "radio" => "input[type=radio]",
            "dialog" => "dialog[open]",
            "table" => "table",
            "slider" => "input[type=range]",
            "region" => "section",
            other => panic!("this helper knows no role {other:?} yet"),
        };
        let name: String = name.split_whitespace().collect();
        for element in self.find_all(css).await {
            // An element that a re-render just took away has no name any more.
            // Browsers have no common word for what a summary, a drawing or a list is.
            let is_role = matches!(role, "group" | "img" | "combobox")
                || self.computed("role", &element).await.as_deref() == Some(role);
            if is_role && self.computed("label", &element).await.as_deref() == Some(&name) {
                return Some(element);
            }
        }
        None
    }

    /// All that match. WebKit's driver answers with an error when a re-render takes an element away while it looks.
    async fn find_all(&self, css: &str) -> Vec<Element> {
        let mut n_tries = 0;
        loop {
            match self.client.find_all(Locator::Css(css)).await {
                Ok(elements) => return elements,
                Err(error) => assert!(n_tries < 5, "elements can be looked for: {error}"),
            }
            n_tries += 1;
            sleep(Duration::from_millis(50)).await;
        }
    }

    async fn computed(&self, what: &str, element: &Element) -> Option<String> {
        let command = SessionCommand::computed(what, element.element_id().as_ref());
        let text = self.client.issue_cmd(command).await.ok()?;
        // Browsers part the pieces of a label with spaces of their own; nobody hears them.
        Some(text.as_str()?.split_whitespace().collect())
    }

    /// Opens a panel.
    pub async fn open(&self, panel: &str) {
        self.click("button", panel).await;
        let start = Instant::now();
        while self.focused_name().await != panel {
            assert!(start.elapsed() < PATIENCE, "the panel {panel:?} did not open");
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Picks a value of a list by its text.
    pub async fn pick(&self, name: &str, text: &str) {
        let list = self.get("combobox", name).await;
        list.select_by_label(text).await.expect("the list has this value");
    }

    /// The value of a list that is picked, as it reads.
    pub async fn picked(&self, name: &str) -> String {
        let list = self.get("combobox", name).await;
        let text = self.script("return arguments[0].selectedOptions[0]?.textContent", &[json!(list)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Pastes a text into a field: the event a browser sends, and the text itself when nobody takes the event.
    pub async fn paste(&self, name: &str, text: &str) {
        let field = self.get("textbox", name).await;
        field.click().await.expect("the field takes a click");
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
                     const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
                     if (document.activeElement.dispatchEvent(event)) document.execCommand('insertText', false, arguments[0])";
        self.script(paste, &[json!(text)]).await;
    }

    /// Drops a text file on the page.
    pub async fn drop_file(&self, name: &str, text: &str) {
        let drop = "const data = new DataTransfer(); data.items.add(new File([arguments[1]], arguments[0]));
            document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))";
        self.script(drop, &[json!(name), json!(text)]).await;
    }

    /// Drops a file of bytes on the page.
    pub async fn drop_bytes(&self, name: &str, bytes: &[u8]) {
        let drop =
            "const data = new DataTransfer(); data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
            document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))";
        self.script(drop, &[json!(name), json!(bytes)]).await;
    }

    /// From now on the bytes of what is downloaded are kept for [`Self::downloaded`], besides being downloaded.
    pub async fn keep_downloads(&self) {
        let keep = "const make = URL.createObjectURL; window.downloaded = null;
            URL.createObjectURL = (blob) => {
                blob.arrayBuffer().then((bytes) => { window.downloaded = Array.from(new Uint8Array(bytes)); });
                return make.call(URL, blob);
            };";
        self.script(keep, &[]).await;
    }

    /// The bytes of the next download.
    pub async fn downloaded(&self) -> Vec<u8> {
        self.wait_until("return window.downloaded !== null").await;
        let bytes = self.script("const bytes = window.downloaded; window.downloaded = null; return bytes", &[]).await;
        let bytes = bytes.as_array().cloned().unwrap_or_default();
        bytes.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect()
    }

    /// Waits until no field or button has this name.
    pub async fn wait_until_gone(&self, name: &str) {
        let start = Instant::now();
        while self.find("textbox", name).await.is_some() || self.find("button", name).await.is_some() {
            assert!(start.elapsed() < PATIENCE, "{name:?} is still on the page");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the total of the score bar reads as expected.
    pub async fn wait_for_total(&self, expected: &str) {
        let start = Instant::now();
        loop {
            let found = self.script("return document.getElementById('total')?.textContent", &[]).await;
            if found.as_str() == Some(expected) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let kept =
                    self.script("try { return Object.keys(localStorage) } catch { return 'no storage' }", &[]).await;
                let said = self.visible_text().await;
                panic!("the total should be {expected}, but is {found}; kept: {kept}; on the page: {said}");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Replaces the text of a field the way a person does: select all, type, and leave with Tab.
    pub async fn fill(&self, name: &str, text: &str) {
        self.type_into(name, text).await;
        self.press(Key::Tab).await;
    }

    /// Replaces the text of a field and stays in it.
    pub async fn type_into(&self, name: &str, text: &str) {
        let role = if name.starts_with("查找") { "searchbox" } else { "textbox" };
        let field = self.get(role, name).await;
        self.scroll_to(&field).await;
        field.click().await.expect("the field takes a click");
        field.send_keys(&format!("{}a{}", char::from(Key::Control), char::from(Key::Null))).await.expect("Ctrl+A");
        let keys = if text.is_empty() { char::from(Key::Delete).to_string() } else { text.to_owned() };
        field.send_keys(&keys).await.expect("the field takes keys");
    }

    /// The text in a field.
    pub async fn field_text(&self, name: &str) -> String {
        let field = self.get("textbox", name).await;
        field.prop("value").await.expect("a field has a value").unwrap_or_default()
    }

    /// Presses a button.
    pub async fn click(&self, role: &str, name: &str) {
        let mut n_tries = 0;
        loop {
            let element = self.get(role, name).await;
            self.scroll_to(&element).await;
            match element.click().await {
                Ok(()) => return,
                // WebKit's driver says so when the click itself takes the element away: it has been clicked.
                Err(error) if format!("{error:?}").contains("UnknownError") => return,
                // A re-render took the element away between looking and clicking: it is looked for again.
                Err(error) => assert!(n_tries < 2, "{name:?} can be clicked: {error}"),
            }
            n_tries += 1;
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// A person scrolls until nothing lies over it.
    async fn scroll_to(&self, element: &Element) {
        self.script("arguments[0].scrollIntoView({block: 'center'})", &[json!(element)]).await;
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        let active = self.client.active_element().await.expect("something has the focus");
        active.send_keys(&char::from(key).to_string()).await.expect("it takes keys");
    }

    /// Types where the focus is.
    pub async fn type_text(&self, text: &str) {
        let active = self.client.active_element().await.expect("something has the focus");
        active.send_keys(text).await.expect("it takes keys");
    }

    /// The accessible name of what has the focus.
    pub async fn focused_name(&self) -> String {
        let Ok(active) = self.client.active_element().await else { return String::new() };
        self.computed("label", &active).await.unwrap_or_default()
    }

    /// Everything that can be read on the page.
    pub async fn visible_text(&self) -> String {
        let text = self.script("return document.body.innerText", &[]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a text can be read on the page.
    pub async fn wait_for_text(&self, text: &str) {
        let start = Instant::now();
        loop {
            let said = self.visible_text().await;
            if said.contains(text) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{text:?} did not appear on the page, but: {said}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a figure of the score bar reads as expected.
    pub async fn wait_for_figure(&self, name: &str, expected: &str) {
        let start = Instant::now();
        loop {
            let found = self.figure(name).await;
            if found == expected {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{name} should read {expected:?}, but reads {found:?}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// A figure of the score bar: "92.97/100", "优".
    pub async fn figure(&self, name: &str) -> String {
        let find = "const term = [...document.querySelectorAll('dt')].find(it => it.innerText.trim() === arguments[0]);
                    return term ? term.nextElementSibling.innerText : ''";
        let text = self.script(find, &[json!(name)]).await;
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The table row whose head holds `name`, in its text or its field.
    pub async fn row(&self, name: &str) -> Row {
        let read =
            "const says = it => it.innerText + [...it.querySelectorAll('input, textarea')].map(i => i.value).join(' ');
                    const row = [...document.querySelectorAll('tbody tr, tfoot tr')]
                        .find(it => it.cells.length > 1 && says(it.cells[0]).includes(arguments[0]));
                    return row ? [...row.cells].map(it => it.innerText) : null";
        let cells = self.script(read, &[json!(name)]).await;
        let cells = cells.as_array().unwrap_or_else(|| panic!("no row {name:?}"));
        Row { cells: cells.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect() }
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.client.execute(script, arguments.to_vec()).await.expect("the script runs")
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Value {
        let command = SessionCommand::chromium(command, &parameters);
        self.client.issue_cmd(command).await.expect("Chromium takes the command")
    }

    /// What the console holds at level warning and above. Only Chromium's driver tells.
    pub async fn console_problems(&self) -> Vec<String> {
        if env::var_os("JIXIAO_BROWSER").is_some() {
            return Vec::new();
        }
        let log = self.client.issue_cmd(SessionCommand::console()).await.expect("the console can be read");
        let entries = log.as_array().cloned().unwrap_or_default();
        let problems = entries
            .iter()
            .filter(|entry| matches!(entry.get("level").and_then(Value::as_str), Some("SEVERE" | "WARNING")));
        problems.map(ToString::to_string).collect()
    }
}
