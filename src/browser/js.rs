//! The calculator for JavaScript: any page or Node. Values go in as JSON text or plain objects and come out as plain
//! objects; what is wrong with a sheet is an answer, not an exception. The types are in `js.d.ts`.

#![allow(unsafe_code, reason = "what #[wasm_bindgen] expands to; we write none")]

use std::sync::Arc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::domain::evaluation::Evaluation;
use crate::domain::score;
use crate::exchange::report;
use crate::frameworks;
use crate::text::language::Language;
use crate::wire::v1::{self, read_framework};
use crate::wire::{Json, WireError, WireProblem};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("js.d.ts");

/// Scores a sheet: `{ report }`, or `{ errors }` when it can't be read.
#[wasm_bindgen(skip_typescript)]
pub fn score(sheet: &JsValue) -> JsValue {
    to_js(&match read(sheet) {
        Ok(evaluation) => {
            let report = score::score(&evaluation);
            v1::answer("report", v1::report_json(&evaluation, &report))
        }
        Err(errors) => v1::errors_json(&errors),
    })
}

/// Everything a filer should look at: `{ findings, checks }`, or `{ errors }` when the sheet can't be read.
#[wasm_bindgen(skip_typescript)]
pub fn check(sheet: &JsValue, language: Option<String>) -> JsValue {
    to_js(&match read(sheet) {
        Ok(evaluation) => {
            let report = score::score(&evaluation);
            let language = language_of(language.as_deref());
            let findings = v1::findings_json(v1::findings(&evaluation, &report, language));
            v1::check_json(findings, v1::checks_json(&evaluation, &report, language))
        }
        Err(errors) => v1::errors_json(&errors),
    })
}

/// What a published report says: `{ reading, sheet, unplaced, checks }`, or `{ errors }` when nothing can be read. The sheet is
/// left out where the report has no scores to make one of; the checks are those of the sheet and of the report itself.
#[wasm_bindgen(js_name = readReport, skip_typescript)]
pub fn read_report(text: &str, language: Option<String>) -> JsValue {
    let language = language_of(language.as_deref());
    to_js(&match report::read_report(text) {
        Ok(reading) => report::taken_over_json(&reading, text, &frameworks::all(), language),
        Err(problem) => v1::error_json("", problem.code(), &problem.sentence(language)),
    })
}

/// How a score came about: `{ account }`, or `{ errors }` when the sheet can't be read or has nothing with this id.
#[wasm_bindgen(skip_typescript)]
pub fn explain(sheet: &JsValue, id: &str, language: Option<String>) -> JsValue {
    let explained = read(sheet).and_then(|evaluation| {
        let report = score::score(&evaluation);
        let account = v1::account_json(&evaluation, &report, id, language_of(language.as_deref()));
        account.ok_or_else(|| vec![WireError::at(id, WireProblem::UnknownIndicator)])
    });
    to_js(&match explained {
        Ok(account) => v1::answer("account", account),
        Err(errors) => v1::errors_json(&errors),
    })
}

/// The frameworks that come with the program.
#[wasm_bindgen(skip_typescript)]
pub fn frameworks() -> JsValue {
    to_js(&v1::frameworks_json(frameworks::all().into_iter()))
}

/// A whole framework: `{ framework }` or `{ errors }`.
#[wasm_bindgen(skip_typescript)]
pub fn framework(reference: &str) -> JsValue {
    to_js(&match frameworks::find(reference) {
        Ok(framework) => v1::answer("framework", v1::framework_json(&framework)),
        Err(errors) => v1::errors_json(&errors),
    })
}

/// Whether a framework fits together: `{ framework }` or `{ errors }`.
#[wasm_bindgen(js_name = checkFramework, skip_typescript)]
pub fn check_framework(framework: &JsValue) -> JsValue {
    to_js(&match text_of(framework).and_then(|text| read_framework(&text)) {
        Ok(framework) => v1::answer("framework", v1::framework_json(&framework)),
        Err(errors) => v1::errors_json(&errors),
    })
}

/// An empty sheet on a framework: `{ sheet }` or `{ errors }`.
#[wasm_bindgen(js_name = newSheet, skip_typescript)]
pub fn new_sheet(reference: &str) -> JsValue {
    to_js(&match frameworks::find(reference) {
        Ok(framework) => v1::answer("sheet", v1::sheet_json(&Evaluation::blank(Arc::clone(&framework)))),
        Err(errors) => v1::errors_json(&errors),
    })
}

fn read(sheet: &JsValue) -> Result<Evaluation, Vec<WireError>> {
    v1::read_sheet(&text_of(sheet)?, frameworks::find)
}

/// JSON text as it is, anything else by way of `JSON.stringify`: that answers cycles and throwing getters with an
/// exception that can be caught here, and so the reader's limit of depth holds for objects too.
fn text_of(value: &JsValue) -> Result<String, Vec<WireError>> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let no_json = |detail: String| vec![WireError::at("", WireProblem::NotJson { detail })];
    let text = js_sys::JSON::stringify(value).map_err(|error| {
        let message = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        no_json(message.unwrap_or_else(|| "this value can't be written as JSON".to_owned()))
    })?;
    // A function or a symbol has no JSON at all.
    JsValue::from(text).as_string().ok_or_else(|| no_json("this value can't be written as JSON".to_owned()))
}

/// `en` is English, everything else Chinese.
fn language_of(language: Option<&str>) -> Language {
    match language {
        Some(language) if language.starts_with("en") => Language::English,
        Some(_) | None => Language::Chinese,
    }
}

fn to_js(json: &Json) -> JsValue {
    // Strings, whole numbers, lists and objects: there is nothing to refuse.
    json.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
