//! A text file of this site: beside the page, or inside it where the whole site is one file.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The file's text; `None` when it can't be had.
pub async fn text(path: &str) -> Option<String> {
    // `cargo xtask dist --single-file` puts each file into an element whose id is its path.
    if let Some(inside) = document().get_element_by_id(path) {
        return inside.text_content();
    }
    let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let answer = answer.dyn_into::<Response>().ok().filter(Response::ok)?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
