//! Files: saving a text or bytes as one, and what is in one that was picked or dropped.

use gloo::utils::{body, document};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, TextDecoder, TextDecoderOptions, Url};

use crate::text::file::FileProblem;

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

/// Offers bytes as a file to download.
pub fn download_bytes(name: &str, mime: &str, bytes: &JsValue) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(bytes);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        download_blob(name, &blob);
    }
}

/// What is in a file.
///
/// # Errors
/// It has more than `most` bytes, or the browser can't read it.
pub async fn bytes(file: &File, most: usize) -> Result<js_sys::Uint8Array, FileProblem> {
    if u32::try_from(most).is_ok_and(|most| file.size() > f64::from(most)) {
        return Err(FileProblem::TooLarge { most });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileProblem::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer))
}

/// The text of bytes: in the encoding that the first of them name, else UTF-8, else what Chinese programs write.
pub fn text(bytes: &js_sys::Uint8Array) -> String {
    let (first, second) = (bytes.get_index(0), bytes.get_index(1));
    let named = match (bytes.length() > 1, first, second) {
        (true, 0xFF, 0xFE) => Some("utf-16le"),
        (true, 0xFE, 0xFF) => Some("utf-16be"),
        _ => None,
    };
    let strict = || decoded(bytes, "utf-8", true);
    let text = named.and_then(|label| decoded(bytes, label, false)).or_else(strict);
    text.or_else(|| decoded(bytes, "gb18030", false)).unwrap_or_default()
}

fn decoded(bytes: &js_sys::Uint8Array, label: &str, is_strict: bool) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(is_strict);
    TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_js_u8_array(bytes).ok()
}
