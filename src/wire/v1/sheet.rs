//! A filled-in sheet: what the filer gave, against a framework named `id@version`. Scores are never in the file; money is
//! in yuan, whatever unit it is shown in.

use std::sync::Arc;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Budget, Figures, Project};
use crate::domain::entries::{Entries, Entry};
use crate::domain::evaluation::{Evaluation, Profile};
use crate::domain::framework::Framework;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::progress::{MONTHS, Progress};
use crate::wire::json::Json;
use crate::wire::reader::{Object, Problems, parse};
use crate::wire::{WireError, WireProblem};

const FORMAT: &str = "jixiao-sheet";
const VERSION: u32 = 1;
const SHEET_FIELDS: &[&str] = &["format", "version", "framework", "name", "year", "entries", "budget", "progress"];

/// Reads a sheet; `find` brings the framework that it names.
///
/// # Errors
/// Everything that is wrong, each with its place. A sheet is read whole or not at all.
pub fn read_sheet(
    json: &str,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Result<Evaluation, Vec<WireError>> {
    let file = parse(json)?;
    check_head(&file)?;
    let problems = Problems::default();
    let object = Object::new(&file, "", SHEET_FIELDS, &problems);
    let framework = read_reference(&object, find);
    let profile = Profile { name: object.text("name").to_owned(), year: read_year(&object) };
    let entries = read_entries(&object, framework.as_deref());
    let budget = read_budget(&object);
    let progress = read_progress(&object);
    let evaluation = framework.map(|framework| Evaluation { profile, framework, entries, budget, progress });
    problems.settle(evaluation)
}

/// The framework the sheet names; `None` is noted.
fn read_reference(
    object: &Object<'_>,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Option<Arc<Framework>> {
    object.required("framework")?;
    find(object.optional_text("framework")?).map_err(|problems| object.problems().note_all(problems)).ok()
}

/// Looked at first: a newer file may hold fields that this version does not know.
fn check_head(file: &Json) -> Result<(), Vec<WireError>> {
    let problem = |place, problem| Err(vec![WireError::at(place, problem)]);
    let found = file.get("format").and_then(Json::as_text).unwrap_or_default();
    if found != FORMAT {
        return problem("format", WireProblem::OtherFormat { expected: FORMAT, found: found.to_owned() });
    }
    let version = file.get("version").and_then(Json::as_whole);
    let version = version.map(|version| u32::try_from(version).unwrap_or(u32::MAX));
    match version {
        Some(VERSION) => Ok(()),
        Some(found) if found > VERSION => problem("version", WireProblem::NewerVersion { found, newest: VERSION }),
        Some(_) | None => problem("version", WireProblem::WrongType { expected: "the version, a whole number from 1" }),
    }
}

fn read_year(object: &Object<'_>) -> Option<u16> {
    let year = object.optional_whole("year")?;
    let narrow = u16::try_from(year).ok();
    if narrow.is_none() {
        object.note("year", WireProblem::OutOfRange { found: year.to_string(), expected: "a year" });
    }
    narrow
}

/// Without a framework (which is noted) nobody can say which indicators there are.
fn read_entries(object: &Object<'_>, framework: Option<&Framework>) -> Entries {
    let mut entries = Entries::default();
    let indicators = framework.map(Framework::indicators);
    for (id, value, place) in object.entries("entries") {
        let id = NodeId::new(id);
        if indicators.as_ref().is_some_and(|known| known.iter().all(|indicator| indicator.id != id)) {
            object.problems().note(&place, WireProblem::UnknownIndicator);
            continue;
        }
        let file = Object::new(value, &place, &["target", "actual", "reason"], object.problems());
        entries.change(&id, |entry| {
            entry.target = file.optional_decimal("target");
            entry.actual = file.optional_decimal("actual");
            entry.reason = file.optional_text("reason").unwrap_or_default().to_owned();
        });
    }
    entries
}

fn read_budget(owner: &Object<'_>) -> Budget {
    let Some(value) = owner.required("budget") else { return Budget::default() };
    let fields = ["shown_in", "department", "projects"];
    let object = Object::new(value, "budget", &fields, owner.problems());
    let words = [("yuan", MoneyUnit::Yuan), ("ten_thousand_yuan", MoneyUnit::TenThousandYuan)];
    let unit = object.word("shown_in", &words, "yuan, ten_thousand_yuan").unwrap_or_default();
    let mut projects: Vec<Project> = Vec::new();
    for (project_idx, value) in object.list("projects").iter().enumerate() {
        let known_id = value.get("id").and_then(Json::as_whole);
        // Without an id, the position names the place.
        let place = known_id.map_or_else(|| format!("#{}", project_idx + 1), |id| id.to_string());
        let file =
            Object::new(value, &format!("budget/projects/{place}"), &["id", "name", "figures"], owner.problems());
        let project = Project {
            id: ProjectId(file.whole("id")),
            name: file.text("name").to_owned(),
            figures: read_figures(&file, "figures"),
        };
        if known_id.is_some() && projects.iter().any(|other| other.id == project.id) {
            owner.problems().note(&object.at(&format!("projects/{place}")), WireProblem::DuplicateId);
        }
        projects.push(project);
    }
    Budget { unit, department: read_figures(&object, "department"), projects }
}

fn read_figures(owner: &Object<'_>, key: &str) -> Figures {
    let Some(value) = owner.required(key) else { return Figures::default() };
    let object = Object::new(value, &owner.at(key), &["adjusted_budget", "executed"], owner.problems());
    Figures { adjusted_budget: object.amount("adjusted_budget"), executed: object.amount("executed") }
}

fn read_progress(owner: &Object<'_>) -> Progress {
    let Some(value) = owner.optional("progress") else { return Progress::default() };
    let object = Object::new(value, "progress", &["annual_budget", "month_end_executed"], owner.problems());
    let mut progress = Progress { annual_budget: object.amount("annual_budget"), ..Progress::default() };
    let months = object.amounts("month_end_executed");
    if !months.is_empty() && months.len() != MONTHS {
        let problem = WireProblem::WrongLength { expected: MONTHS, found: months.len() };
        object.note("month_end_executed", problem);
    }
    for (slot, amount) in progress.month_end_executed.iter_mut().zip(months) {
        *slot = amount;
    }
    progress
}

/// The sheet as a file, readable by [`read_sheet`] and, indented, by people.
pub fn write_sheet(evaluation: &Evaluation) -> String {
    let entries = evaluation.entries.iter().map(|(id, entry)| (id.as_str().to_owned(), write_entry(entry))).collect();
    let progress = &evaluation.progress;
    let file = object([
        ("format", Some(FORMAT.into())),
        ("version", Some(VERSION.into())),
        ("framework", Some(evaluation.framework.reference.to_string().into())),
        ("name", Some(evaluation.profile.name.as_str().into())),
        ("year", evaluation.profile.year.map(|year| u32::from(year).into())),
        ("entries", Some(Json::Object(entries))),
        ("budget", Some(write_budget(&evaluation.budget))),
        ("progress", (!progress.is_empty()).then(|| write_progress(progress))),
    ]);
    // A tree of strings and whole numbers: there is nothing serde_json could refuse.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn write_entry(entry: &Entry) -> Json {
    object([
        ("target", entry.target.map(|value| value.to_string().into())),
        ("actual", entry.actual.map(|value| value.to_string().into())),
        ("reason", (!entry.reason.is_empty()).then(|| entry.reason.as_str().into())),
    ])
}

fn write_budget(budget: &Budget) -> Json {
    let unit = match budget.unit {
        MoneyUnit::Yuan => "yuan",
        MoneyUnit::TenThousandYuan => "ten_thousand_yuan",
    };
    let projects = budget.projects.iter().map(|project| {
        object([
            ("id", Some(project.id.0.into())),
            ("name", Some(project.name.as_str().into())),
            ("figures", Some(write_figures(project.figures))),
        ])
    });
    object([
        ("shown_in", Some(unit.into())),
        ("department", Some(write_figures(budget.department))),
        ("projects", Some(Json::List(projects.collect()))),
    ])
}

fn write_figures(figures: Figures) -> Json {
    object([
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

fn write_amount(amount: Amount) -> Json {
    amount.yuan().to_string().into()
}

/// An object of the fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Json>); N]) -> Json {
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(fields.collect())
}
