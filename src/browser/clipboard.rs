//! Copying a text.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies the text of a field. Where the browser has no clipboard to write to (a page without TLS on an intranet), the field is
/// selected and copied as by hand. Whether it worked.
pub async fn copy(field_id: &str) -> bool {
    let field = document().get_element_by_id(field_id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return false };
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok();
    if clipboard.is_some_and(|clipboard| !clipboard.is_undefined())
        && JsFuture::from(window().navigator().clipboard().write_text(&field.value())).await.is_ok()
    {
        return true;
    }
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or_default())
}
