//! The JSON Schemas of the file formats: what is in docs/schema is what the program says, what the readers take is
//! valid, and what is not valid no reader takes.
//!
//! After a change of a format: `JIXIAO_WRITE_SCHEMAS=1 cargo test --no-default-features --test schema` writes them anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use jixiao::frameworks;
use jixiao::wire::v1::{framework_schema, read_framework, read_sheet, sheet_schema, write_framework, write_sheet};
use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator(schema: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

#[test]
fn the_schemas_in_the_repository_are_up_to_date() {
    for (name, schema) in [("framework-v1.json", framework_schema()), ("sheet-v1.json", sheet_schema())] {
        let path = root().join("docs/schema").join(name);
        let schema = schema + "\n";
        if env::var_os("JIXIAO_WRITE_SCHEMAS").is_some() {
            fs::write(&path, &schema).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == schema, "docs/schema/{name} is old: JIXIAO_WRITE_SCHEMAS=1 writes it anew");
        jsonschema::meta::validate(&serde_json::from_str(&schema).unwrap()).unwrap();
    }
}

#[test]
fn every_framework_file_is_valid_as_it_stands_and_as_it_is_written() {
    let validator = validator(&framework_schema());
    for data in frameworks::FRAMEWORKS {
        let path = root().join("src/frameworks/data").join(format!("{}.json", data.reference));
        check_valid(&validator, &fs::read_to_string(path).unwrap(), data.reference);
        let framework = frameworks::find(data.reference).unwrap();
        check_valid(&validator, &write_framework(&framework), data.reference);
    }
}

#[test]
fn every_sheet_is_valid() {
    let validator = validator(&sheet_schema());
    for path in ["src/frameworks/examples/baiyun-dpf-2021.json", "tests/cases/sheets/v1/every-field.json"] {
        let json = fs::read_to_string(root().join(path)).unwrap();
        check_valid(&validator, &json, path);
        check_valid(&validator, &write_sheet(&read_sheet(&json, frameworks::find).unwrap()), path);
    }
    let mut n_sheets = 0;
    for folder in ["boundaries", "published"] {
        for path in files(&root().join("tests/cases").join(folder)) {
            let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            if let (Value::Object(sheet), Value::Object(_)) = (&case["sheet"], &case["framework"]) {
                let mut sheet = sheet.clone();
                sheet.insert("format".to_owned(), json!("jixiao-sheet"));
                sheet.insert("version".to_owned(), json!(1));
                sheet.insert("framework".to_owned(), case["framework"].clone());
                check_valid(&validator, &Value::Object(sheet).to_string(), &path.display().to_string());
                n_sheets += 1;
            }
        }
    }
    assert!(n_sheets > 80, "only {n_sheets} sheets were found");
}

#[track_caller]
fn check_valid(validator: &Validator, json: &str, name: &str) {
    let value: Value = serde_json::from_str(json).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("; "));
}

/// A file is spoiled in every place in every way; whatever the schema refuses then, the reader refuses too. (The other
/// way round does not hold: that weights add up, only the reader knows.)
#[test]
fn what_is_not_valid_no_reader_takes() {
    let schema = validator(&framework_schema());
    let mut n_refused = 0;
    for data in frameworks::FRAMEWORKS {
        let path = root().join("src/frameworks/data").join(format!("{}.json", data.reference));
        let good: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        for spoiled in spoilt(&good) {
            if !schema.is_valid(&spoiled) {
                n_refused += 1;
                assert!(read_framework(&spoiled.to_string()).is_err(), "{}: {spoiled}", data.reference);
            }
        }
    }
    let schema = validator(&sheet_schema());
    let text = fs::read_to_string(root().join("tests/cases/sheets/v1/every-field.json")).unwrap();
    for spoiled in spoilt(&serde_json::from_str(&text).unwrap()) {
        if !schema.is_valid(&spoiled) {
            n_refused += 1;
            assert!(read_sheet(&spoiled.to_string(), frameworks::find).is_err(), "{spoiled}");
        }
    }
    assert!(n_refused > 2_000, "only {n_refused} spoiled files were refused: nothing was shown");
}

/// The value with one place changed: a field taken away or added, a value of another kind.
fn spoilt(value: &Value) -> Vec<Value> {
    let others = [json!(null), json!(true), json!(7), json!(-1), json!("有"), json!([]), json!({}), json!("1e5")];
    let mut found: Vec<Value> = others.into_iter().filter(|other| other != value).collect();
    match value {
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("mood".to_owned(), json!("1"));
            found.push(Value::Object(more));
            for (key, field) in fields {
                let mut fewer = fields.clone();
                fewer.remove(key);
                found.push(Value::Object(fewer));
                found.extend(spoilt(field).into_iter().map(|spoilt| {
                    let mut fields = fields.clone();
                    fields.insert(key.clone(), spoilt);
                    Value::Object(fields)
                }));
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                found.extend(spoilt(item).into_iter().map(|spoilt| {
                    let mut items = items.clone();
                    items[position] = spoilt;
                    Value::Array(items)
                }));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
