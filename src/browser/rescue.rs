//! When the program itself fails: the last sheet is handed to the plain-DOM panel of index.html (see boot.js).

use std::cell::{Cell, RefCell};
use std::panic;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::evaluation::Evaluation;

/// What is done for the sheet when the program fails. It comes with the later panels.
#[derive(Clone, Copy, Debug)]
pub struct Rescue {
    /// Keeps it in the browser.
    pub keep: fn(),
    /// Writes its file.
    pub write: fn(&Evaluation) -> String,
    /// Writes its code.
    pub encode: fn(&Evaluation) -> String,
}

thread_local! {
    /// The document after the last change. Kept as it is and only written out when it is needed.
    static LAST_SHEET: RefCell<Option<Rc<Evaluation>>> = const { RefCell::new(None) };
    static RESCUE: Cell<Option<Rescue>> = const { Cell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// boot.js defines it before it starts this program.
    #[wasm_bindgen(catch, js_name = jixiaoShowRescue)]
    fn show_rescue(message: &str, sheet: &str, code: &str) -> Result<(), JsValue>;
}

/// Keeps the sheet and shows the rescue panel on a panic, in place of a page that no longer answers.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        // Where boot.js is absent there is no panel to show, and nothing better to do.
        let _ = show_rescue(&info.to_string(), &rescue_sheet(), &rescue_code());
    }));
}

/// Keeps the document for the rescue panel.
pub fn remember(evaluation: &Rc<Evaluation>) {
    LAST_SHEET.with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            *last = Some(Rc::clone(evaluation));
        }
    });
}

/// Says what is done for the document.
pub fn rescue_with(rescue: Rescue) {
    RESCUE.set(Some(rescue));
}

/// Keeps the last sheet in the browser and gives its file's text; empty when there is none, or nothing to write it with yet.
#[wasm_bindgen]
pub fn rescue_sheet() -> String {
    if let Some(rescue) = RESCUE.get() {
        (rescue.keep)();
    }
    written(|rescue| rescue.write)
}

/// The last sheet as a code; empty likewise.
#[wasm_bindgen]
pub fn rescue_code() -> String {
    written(|rescue| rescue.encode)
}

fn written(how: impl Fn(Rescue) -> fn(&Evaluation) -> String) -> String {
    LAST_SHEET.with(|last| {
        let last = last.try_borrow().ok();
        let sheet = last.as_ref().and_then(|last| last.as_ref());
        sheet.zip(RESCUE.get()).map(|(sheet, rescue)| how(rescue)(sheet)).unwrap_or_default()
    })
}
