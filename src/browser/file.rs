//! Files: saving a text as one, and the text of one that was picked or dropped.

use gloo::utils::{body, document};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// The largest file that is read, in bytes. No sheet comes near it.
pub const MOST_BYTES: u32 = 8 << 20;

/// Why a file gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is larger than any sheet.
    TooLarge,
    /// The browser can't read it.
    Unreadable,
}

/// Offers a text as a file to download.
pub fn download(name: &str, mime: &str, text: &str) {
    // A browser that can do neither has no downloads; nothing is lost by trying.
    let _ = try_download(name, mime, text);
}

/// Offers bytes as a file to download.
pub fn download_blob(name: &str, blob: &Blob) {
    let _ = try_download_blob(name, blob);
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    try_download_blob(name, &Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

fn try_download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    // Firefox only follows links that are in the page.
    body().append_child(&link)?;
    link.click();
    link.remove();
    // The download has begun by then.
    gloo::timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The text of a file; bytes that are no UTF-8 become replacement marks, which no reader takes for a sheet.
pub async fn text(file: File) -> Result<String, FileProblem> {
    if file.size() > f64::from(MOST_BYTES) {
        return Err(FileProblem::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileProblem::Unreadable)?;
    text.as_string().ok_or(FileProblem::Unreadable)
}
