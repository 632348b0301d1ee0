//! When the program itself fails: the last sheet is handed to the plain-DOM panel of index.html (see boot.js).

use std::cell::RefCell;
use std::panic;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::evaluation::Evaluation;
use crate::wire::v1::write_sheet;

thread_local! {
    /// The document after the last change. Kept as it is and only written out when it is needed.
    static LAST_SHEET: RefCell<Option<Rc<Evaluation>>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// boot.js defines it before it starts this program.
    #[wasm_bindgen(catch, js_name = jixiaoShowRescue)]
    fn show_rescue(message: &str, sheet: &str) -> Result<(), JsValue>;
}

/// Shows the rescue panel on a panic, in place of a page that no longer answers.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        // Where boot.js is absent there is no panel to show, and nothing better to do.
        let _ = show_rescue(&info.to_string(), &rescue_sheet());
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

/// The last sheet as a file's text; empty when there is none.
#[wasm_bindgen]
pub fn rescue_sheet() -> String {
    LAST_SHEET.with(|last| {
        let last = last.try_borrow().ok();
        last.as_ref().and_then(|last| last.as_ref()).map(|sheet| write_sheet(sheet)).unwrap_or_default()
    })
}
