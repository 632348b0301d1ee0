//! A filled-in sheet written to a file, as `sheet.rs` reads it.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::budget::{Budget, Figures};
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::progress::Progress;
use crate::domain::review::Review;
use crate::wire::json::{Json, object};
use crate::wire::v1::framework_writer::framework_json;
use crate::wire::v1::ignored_finding::write_ignored_finding;
use crate::wire::v1::scenario::write_scenario;
use crate::wire::v1::sheet::{FORMAT, FUND_SOURCES, UNITS, VERSION};

/// The sheet as a file, readable by [`super::read_sheet`] and, indented, by people.
pub fn write_sheet(evaluation: &Evaluation) -> String {
    sheet_json(evaluation).pretty()
}

/// The sheet as a JSON tree.
pub fn sheet_json(evaluation: &Evaluation) -> Json {
    let entries = evaluation.entries.iter().map(|(id, entry)| (id.as_str().to_owned(), write_entry(entry))).collect();
    let progress = &evaluation.progress;
    object([
        ("format", Some(FORMAT.into())),
        ("version", Some(VERSION.into())),
        ("framework", Some(write_reference(evaluation))),
        ("name", Some(evaluation.profile.name.as_str().into())),
        ("code", words(&evaluation.profile.code)),
        ("contact", words(&evaluation.profile.contact)),
        ("year", evaluation.profile.year.map(|year| u32::from(year).into())),
        ("entries", Some(Json::Object(entries))),
        ("budget", Some(write_budget(&evaluation.budget))),
        ("progress", (!progress.is_empty()).then(|| write_progress(progress))),
        ("scenarios", write_list(&evaluation.scenarios, write_scenario)),
        ("ignored_findings", write_list(&evaluation.ignored_findings, write_ignored_finding)),
    ])
}

/// An own copy goes with the sheet; a released framework is named.
fn write_reference(evaluation: &Evaluation) -> Json {
    let framework = &evaluation.framework;
    if framework.is_own { framework_json(framework) } else { framework.reference.to_string().into() }
}

/// Words that were given; empty ones are left out.
fn words(words: &str) -> Option<Json> {
    (!words.is_empty()).then(|| words.into())
}

fn number(value: Option<Decimal>) -> Option<Json> {
    value.map(|value| value.to_string().into())
}

fn write_review(review: &Review) -> Json {
    object([("actual", number(review.actual)), ("score", number(review.score)), ("remark", words(&review.remark))])
}

fn write_entry(entry: &Entry) -> Json {
    let items = entry.items.iter().map(|(id, is_met)| (id.clone(), Json::Flag(*is_met)));
    object([
        ("target", number(entry.target)),
        ("target_words", words(&entry.target_words)),
        ("actual", number(entry.actual)),
        ("actual_words", words(&entry.actual_words)),
        ("part", number(entry.part)),
        ("whole", number(entry.whole)),
        ("choice", words(&entry.choice)),
        ("items", (!entry.items.is_empty()).then(|| Json::Object(items.collect()))),
        ("not_applicable", entry.not_applicable.then_some(Json::Flag(true))),
        ("reason", words(&entry.reason)),
        ("evidence", words(&entry.evidence)),
        ("improvement", words(&entry.improvement)),
        ("review", (!entry.review.is_empty()).then(|| write_review(&entry.review))),
    ])
}

fn write_budget(budget: &Budget) -> Json {
    let projects = budget.projects.iter().map(|project| {
        object([
            ("id", Some(project.id.0.into())),
            ("name", Some(project.name.as_str().into())),
            ("fund_source", project.fund_source.map(|source| word_of(&FUND_SOURCES, source).into())),
            ("figures", Some(write_figures(project.figures))),
        ])
    });
    object([
        ("shown_in", Some(word_of(&UNITS, budget.unit).into())),
        ("department", Some(write_figures(budget.department))),
        ("projects", Some(Json::List(projects.collect()))),
    ])
}

fn write_figures(figures: Figures) -> Json {
    object([
        ("initial_budget", figures.initial_budget.map(write_amount)),
        ("adjusted_budget", figures.adjusted_budget.map(write_amount)),
        ("executed", figures.executed.map(write_amount)),
    ])
}

fn write_progress(progress: &Progress) -> Json {
    let is_used = progress.month_end_executed.iter().any(Option::is_some);
    let months = progress.month_end_executed.iter().map(|month| month.map_or(Json::Null, write_amount));
    object([
        ("annual_budget", progress.annual_budget.map(write_amount)),
        ("month_end_executed", is_used.then(|| Json::List(months.collect()))),
    ])
}

/// What there is; an empty list is left out.
fn write_list<T>(items: &[T], write: impl Fn(&T) -> Json) -> Option<Json> {
    (!items.is_empty()).then(|| Json::List(items.iter().map(write).collect()))
}

pub(super) fn write_amount(amount: Amount) -> Json {
    amount.yuan().to_string().into()
}

/// The word that stands for a value; every value has one.
fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, other)| *other == value).map_or("", |(word, _)| word)
}
