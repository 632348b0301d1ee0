//! JSON Schemas (2020-12) of the file formats, built from the same lists of fields and words that the readers use.
//! A schema says what a file looks like; what has to fit together (sums, ids, intervals) only the readers know.

use crate::wire::json::{Json, object};
use crate::wire::v1::framework::{
    ASSESSED, FRAMEWORK_FIELDS, GROUP_FIELDS, INDICATOR_FIELDS, NOT_APPLICABLE, PROVENANCE_KINDS,
};
use crate::wire::v1::ignored_finding::IGNORED_FINDING_FIELDS;
use crate::wire::v1::interval::INTERVAL_FIELDS;
use crate::wire::v1::measure::RATIO_FORMS;
use crate::wire::v1::rule::{
    ABOVE_TARGET, COUNTINGS, DIRECTIONS, FLOOR_FORMS, PERIODS, READINGS, REDUCED_WHEN, REVERSE_FORMS,
};
use crate::wire::v1::scenario::{CHANGE_FIELDS, SCENARIO_FIELDS};
use crate::wire::v1::sheet::{
    ENTRY_FIELDS, FIGURES_FIELDS, FORMAT, FUND_SOURCES, PROJECT_FIELDS, REVIEW_FIELDS, SHEET_FIELDS, UNITS, VERSION,
};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a framework file, indented.
pub fn framework_schema() -> String {
    let Json::Object(mut fields) = framework() else { return String::new() };
    fields.insert(0, ("$schema".to_owned(), DIALECT.into()));
    fields.insert(1, ("title".to_owned(), "Jixiao framework, version 1".into()));
    fields.push(("$defs".to_owned(), definitions()));
    Json::Object(fields).pretty()
}

/// The schema of a sheet, indented.
pub fn sheet_schema() -> String {
    let fields =
        known(SHEET_FIELDS, &["format", "version", "framework", "name", "entries", "budget"], |key| match key {
            "format" => constant(FORMAT.into()),
            "version" => constant(VERSION.into()),
            "framework" => any_of([text(), framework()]),
            "name" | "code" | "contact" => text(),
            "year" => whole(0, Some(u64::from(u16::MAX))),
            "entries" => map(entry()),
            "budget" => budget(),
            "progress" => progress(),
            "scenarios" => list(scenario()),
            "ignored_findings" => list(ignored_finding()),
            _ => Json::Flag(false),
        });
    let Json::Object(mut fields) = fields else { return String::new() };
    fields.insert(0, ("$schema".to_owned(), DIALECT.into()));
    fields.insert(1, ("title".to_owned(), "Jixiao sheet, version 1".into()));
    fields.push(("$defs".to_owned(), definitions()));
    Json::Object(fields).pretty()
}

/// What is referred to by name: it recurs, or stands in many places.
fn definitions() -> Json {
    object([
        ("decimal", Some(decimal())),
        ("provenance", Some(provenance())),
        ("cost", Some(cost())),
        ("group", Some(group())),
        ("indicator", Some(indicator())),
        ("figures", Some(known(FIGURES_FIELDS, &[], |_| named("decimal")))),
    ])
}

fn framework() -> Json {
    let required =
        ["id", "version", "title", "issuer", "document", "year", "score_decimals", "grade_bands", "dimensions"];
    known(FRAMEWORK_FIELDS, &required, |key| match key {
        "id" => not_empty(),
        "version" => whole(1, Some(u64::from(u32::MAX))),
        "title" | "issuer" | "document" => text(),
        "year" => whole(0, Some(u64::from(u16::MAX))),
        "base" => object([("type", Some("string".into())), ("pattern", Some("^.+@[0-9]+$".into()))]),
        "full_marks" | "core_cap" => named("decimal"),
        "score_decimals" => whole(0, Some(2)),
        "rate_decimals" => whole(0, Some(4)),
        "not_applicable" => one_word(&NOT_APPLICABLE),
        "grade_bands" => list(record(&["name"], [("from", named("decimal")), ("name", text())])),
        "total_caps" => list(with_interval(&["highest"], [("highest", named("decimal"))])),
        "dimensions" => list(named("group")),
        _ => Json::Flag(false),
    })
}

fn group() -> Json {
    known(GROUP_FIELDS, &["id", "name", "weight_provenance", "children"], |key| match key {
        "id" => not_empty(),
        "name" => text(),
        "weight" | "share" => named("decimal"),
        "weight_provenance" => named("provenance"),
        "is_bonus" | "is_separate" => flag(),
        "assessed" => one_word(&ASSESSED),
        "children" => list(any_of([named("group"), named("indicator")])),
        _ => Json::Flag(false),
    })
}

fn indicator() -> Json {
    let required = ["id", "name", "weight_provenance", "measure", "rule", "rule_provenance"];
    known(INDICATOR_FIELDS, &required, |key| match key {
        "id" => not_empty(),
        "name" | "definition" => text(),
        "weight" | "share" => named("decimal"),
        "weight_provenance" | "rule_provenance" => named("provenance"),
        "measure" => measure(),
        "target" => {
            one_of_choices([("fixed", named("decimal")), ("fixed_words", text()), ("entered", record(&[], []))])
        }
        "rule" => rule(),
        "is_core" => flag(),
        _ => Json::Flag(false),
    })
}

fn provenance() -> Json {
    record(&["kind", "note"], [("kind", one_word(&PROVENANCE_KINDS)), ("note", text())])
}

fn measure() -> Json {
    let nothing = || record(&[], []);
    one_of_choices([
        ("quantity", record(&["unit"], [("unit", text()), ("may_be_negative", flag())])),
        ("rate", record(&[], [("may_be_negative", flag())])),
        (
            "ratio",
            record(
                &["part", "whole", "form"],
                [("part", text()), ("whole", text()), ("unit", text()), ("form", one_word(&RATIO_FORMS))],
            ),
        ),
        ("execution", nothing()),
        ("count", record(&["unit"], [("unit", text())])),
        ("points", nothing()),
        ("choice", nothing()),
        ("words", nothing()),
    ])
}

fn rule() -> Json {
    let nothing = || record(&[], []);
    let floor = record(&["percent", "form"], [("percent", named("decimal")), ("form", one_word(&FLOOR_FORMS))]);
    let over = record(
        &["above"],
        [("above", named("decimal")), ("reduction", named("cost")), ("when", one_word(&REDUCED_WHEN))],
    );
    let steps = record(
        &["tolerance", "width", "counting", "cost"],
        [
            ("reading", one_word(&READINGS)),
            ("direction", one_word(&DIRECTIONS)),
            ("tolerance", named("decimal")),
            ("width", named("decimal")),
            ("counting", one_word(&COUNTINGS)),
            ("cost", named("cost")),
        ],
    );
    let band = with_interval(&[], [("points", named("decimal")), ("percent_of_weight", named("decimal"))]);
    let grade = with_interval(&["id", "name"], [("id", not_empty()), ("name", text())]);
    let item = record(&["id", "name", "points"], [("id", not_empty()), ("name", text()), ("points", named("decimal"))]);
    one_of_choices([
        ("proportional", record(&[], [("floor", floor), ("over_target", over)])),
        ("reverse", record(&["form"], [("form", one_word(&REVERSE_FORMS))])),
        ("equal", record(&["above"], [("above", one_word(&ABOVE_TARGET))])),
        ("steps", steps),
        ("bands", record(&["bands"], [("reading", one_word(&READINGS)), ("bands", list(band))])),
        ("grade", record(&["grades"], [("grades", list(grade))])),
        ("yes_no", nothing()),
        ("checklist", record(&["items"], [("items", list(item))])),
        ("per_occurrence", record(&["cost"], [("cost", named("decimal"))])),
        ("average_rate", record(&["period"], [("period", one_word(&PERIODS))])),
        ("execution", nothing()),
        ("coefficient", nothing()),
        ("direct", nothing()),
        ("bonus", record(&["lowest", "highest"], [("lowest", named("decimal")), ("highest", named("decimal"))])),
    ])
}

fn cost() -> Json {
    one_of_choices([("points", named("decimal")), ("percent_of_weight", named("decimal"))])
}

fn entry() -> Json {
    known(ENTRY_FIELDS, &[], |key| match key {
        "target" | "actual" | "part" | "whole" => named("decimal"),
        "target_words" | "actual_words" | "choice" | "reason" | "evidence" | "improvement" => text(),
        "review" => known(REVIEW_FIELDS, &[], |key| if key == "remark" { text() } else { named("decimal") }),
        "items" => map(flag()),
        "not_applicable" => flag(),
        _ => Json::Flag(false),
    })
}

fn budget() -> Json {
    let project = known(PROJECT_FIELDS, &["id", "name", "figures"], |key| match key {
        "id" => whole(0, Some(u64::from(u32::MAX))),
        "fund_source" => one_word(&FUND_SOURCES),
        "figures" => named("figures"),
        _ => text(),
    });
    record(
        &["shown_in", "department", "projects"],
        [("shown_in", one_word(&UNITS)), ("department", named("figures")), ("projects", list(project))],
    )
}

fn progress() -> Json {
    let months = object([
        ("type", Some("array".into())),
        ("items", Some(or_null(named("decimal")))),
        ("maxItems", Some(Json::Whole(12))),
    ]);
    record(&[], [("annual_budget", named("decimal")), ("month_end_executed", months)])
}

fn scenario() -> Json {
    let change = known(CHANGE_FIELDS, &[], |key| match key {
        "actual" | "part" | "executed" => named("decimal"),
        "is_emptied" | "is_met" => flag(),
        "month" => whole(1, Some(12)),
        _ => text(),
    });
    known(SCENARIO_FIELDS, SCENARIO_FIELDS, |key| if key == "name" { not_empty() } else { list(change.clone()) })
}

fn ignored_finding() -> Json {
    known(IGNORED_FINDING_FIELDS, &["check", "reason"], |key| if key == "place" { text() } else { not_empty() })
}

/// An object of the fields that a reader knows; a field that is not required may be `null`.
fn known(fields: &[&str], required: &[&str], schema: impl Fn(&str) -> Json) -> Json {
    let properties = fields.iter().map(|key| {
        let of_field = schema(key);
        ((*key).to_owned(), if required.contains(key) { of_field } else { or_null(of_field) })
    });
    object([
        ("type", Some("object".into())),
        ("properties", Some(Json::Object(properties.collect()))),
        ("required", Some(Json::List(required.iter().map(|key| (*key).into()).collect()))),
        ("additionalProperties", Some(Json::Flag(false))),
    ])
}

fn record<const N: usize>(required: &[&str], fields: [(&str, Json); N]) -> Json {
    let names: Vec<&str> = fields.iter().map(|(key, _)| *key).collect();
    known(&names, required, |key| {
        let field = fields.iter().find(|(name, _)| *name == key);
        field.map_or(Json::Flag(false), |(_, schema)| schema.clone())
    })
}

/// As [`record`], with the fields of an interval.
fn with_interval<const N: usize>(required: &[&str], fields: [(&str, Json); N]) -> Json {
    let names: Vec<&str> = fields.iter().map(|(key, _)| *key).chain(INTERVAL_FIELDS).collect();
    known(&names, required, |key| {
        let field = fields.iter().find(|(name, _)| *name == key);
        field.map_or(named("decimal"), |(_, schema)| schema.clone())
    })
}

/// An object with one field, which names the choice.
fn one_of_choices<const N: usize>(choices: [(&str, Json); N]) -> Json {
    let choices = choices.into_iter().map(|(name, parameters)| record(&[name], [(name, parameters)]));
    object([("oneOf", Some(Json::List(choices.collect())))])
}

fn map(values: Json) -> Json {
    object([("type", Some("object".into())), ("additionalProperties", Some(values))])
}

fn list(items: Json) -> Json {
    object([("type", Some("array".into())), ("items", Some(items))])
}

fn any_of<const N: usize>(schemas: [Json; N]) -> Json {
    object([("anyOf", Some(Json::List(schemas.into())))])
}

fn or_null(schema: Json) -> Json {
    any_of([schema, object([("type", Some("null".into()))])])
}

fn named(definition: &str) -> Json {
    object([("$ref", Some(format!("#/$defs/{definition}").into()))])
}

/// Digits with at most one point and a leading minus.
fn decimal() -> Json {
    object([("type", Some("string".into())), ("pattern", Some("^-?[0-9]+(\\.[0-9]+)?$".into()))])
}

fn text() -> Json {
    object([("type", Some("string".into()))])
}

fn not_empty() -> Json {
    object([("type", Some("string".into())), ("minLength", Some(Json::Whole(1)))])
}

fn flag() -> Json {
    object([("type", Some("boolean".into()))])
}

fn whole(least: u64, most: Option<u64>) -> Json {
    object([
        ("type", Some("integer".into())),
        ("minimum", Some(Json::Whole(least))),
        ("maximum", most.map(Json::Whole)),
    ])
}

fn constant(value: Json) -> Json {
    object([("const", Some(value))])
}

fn one_word<T>(words: &[(&str, T)]) -> Json {
    object([("enum", Some(Json::List(words.iter().map(|(word, _)| (*word).into()).collect())))])
}
