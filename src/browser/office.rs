//! Workbooks and documents, in a program of its own for a worker (`src/office.js`): its code is fetched when somebody needs it, a page
//! that reads a file stays quick, and what takes too long or breaks can be ended from outside.

#![allow(unsafe_code, reason = "what #[wasm_bindgen] expands to; we write none")]

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use crate::domain::evaluation::Evaluation;
use crate::domain::score::score;
use crate::exchange::document;
use crate::exchange::file::opened_json;
use crate::exchange::office;
use crate::exchange::workbook::{self, Results};
use crate::text::file::{FileLabel, sentence};
use crate::text::language::Language;
use crate::wire::v1::{read_framework, read_sheet};

fn language_of(key: &str) -> Language {
    Language::of_key(key).unwrap_or_default()
}

/// Reads a workbook or document: what was found, as text.
///
/// # Errors
/// A sentence: why nothing was found.
#[wasm_bindgen]
pub fn open(language: &str, bytes: &[u8]) -> Result<String, String> {
    let opened = office::open(bytes).map_err(|problem| sentence(&problem, language_of(language)))?;
    Ok(opened_json(&opened).pretty())
}

/// Writes the workbook of a sheet.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn workbook(language: &str, sheet: &str, framework: &str) -> Result<Vec<u8>, String> {
    let (sheet, language) = (read(sheet, framework, language)?, language_of(language));
    let made = workbook::workbook(&sheet, &score(&sheet), language, Results::OfThePage);
    made.map_err(|_| FileLabel::ReaderFailed.text(language).to_owned())
}

/// Writes the document of a sheet.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn document(language: &str, sheet: &str, framework: &str) -> Result<Vec<u8>, String> {
    let (sheet, language) = (read(sheet, framework, language)?, language_of(language));
    let made = document::document(&sheet, &score(&sheet), language);
    made.map_err(|_| FileLabel::ReaderFailed.text(language).to_owned())
}

/// The page's own sheet: it was written a moment ago.
fn read(sheet: &str, framework: &str, language: &str) -> Result<Evaluation, String> {
    let find = |_: &str| read_framework(framework).map(Arc::new);
    read_sheet(sheet, find).map_err(|_| FileLabel::ReaderFailed.text(language_of(language)).to_owned())
}
