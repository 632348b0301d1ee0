//! A filled-in sheet read from a file: what the filer gave, against a framework named `id@version` or the sheet's own
//! copy. Scores are never in the file; money is in yuan, whatever unit it is shown in. Written by `sheet_writer.rs`.

use std::sync::Arc;

use crate::domain::amount::MoneyUnit;
use crate::domain::budget::{Budget, Figures, FundSource, Project};
use crate::domain::entries::{Entries, Entry};
use crate::domain::evaluation::{Evaluation, Profile};
use crate::domain::framework::{Assessed, Framework};
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::order::sorted;
use crate::domain::progress::{MONTHS, Progress};
use crate::domain::review::Review;
use crate::domain::rules::Rule;
use crate::wire::json::Json;
use crate::wire::reader::{Object, Problems, parse};
use crate::wire::v1::framework::{Finish, framework_of};
use crate::wire::v1::ignored_finding::read_ignored_findings;
use crate::wire::v1::scenario::read_scenarios;
use crate::wire::{WireError, WireProblem};

pub(super) const FORMAT: &str = "jixiao-sheet";
pub(super) const VERSION: u32 = 1;
pub(super) const ENTRY_FIELDS: &[&str] = &[
    "target",
    "target_words",
    "actual",
    "actual_words",
    "part",
    "whole",
    "choice",
    "items",
    "not_applicable",
    "reason",
    "evidence",
    "improvement",
    "review",
];
pub(super) const REVIEW_FIELDS: &[&str] = &["actual", "score", "remark"];
pub(super) const FUND_SOURCES: [(&str, FundSource); 5] = [
    ("general_public_budget", FundSource::GeneralPublicBudget),
    ("government_fund", FundSource::GovernmentFund),
    ("state_capital", FundSource::StateCapital),
    ("special_account", FundSource::SpecialAccount),
    ("other", FundSource::Other),
];
const FUND_SOURCE_WORDS: &str = "general_public_budget, government_fund, state_capital, special_account, other";
pub(super) const PROJECT_FIELDS: &[&str] = &["id", "name", "fund_source", "figures"];
pub(super) const FIGURES_FIELDS: &[&str] = &["initial_budget", "adjusted_budget", "executed"];
/// Of a group of which one is assessed: which one, and why.
const GROUP_ENTRY_FIELDS: &[&str] = &["choice", "reason"];
pub(super) const UNITS: [(&str, MoneyUnit); 2] =
    [("yuan", MoneyUnit::Yuan), ("ten_thousand_yuan", MoneyUnit::TenThousandYuan)];
pub(super) const SHEET_FIELDS: &[&str] = &[
    "format",
    "version",
    "framework",
    "name",
    "code",
    "contact",
    "year",
    "entries",
    "budget",
    "progress",
    "scenarios",
    "ignored_findings",
];

/// Reads a sheet; `find` brings the framework that it names.
///
/// # Errors
/// Everything that is wrong, each with its place. A sheet is read whole or not at all.
pub fn read_sheet(
    json: &str,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Result<Evaluation, Vec<WireError>> {
    sheet_of(&parse(json)?, find)
}

/// As [`read_sheet`], from JSON that was parsed already.
///
/// # Errors
/// As [`read_sheet`].
pub fn sheet_of(
    file: &Json,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Result<Evaluation, Vec<WireError>> {
    check_head(file)?;
    let problems = Problems::default();
    let object = Object::new(file, "", SHEET_FIELDS, &problems);
    let framework = read_reference(&object, find);
    let words = |key| object.optional_text(key).unwrap_or_default().to_owned();
    let profile = Profile {
        name: object.text("name").to_owned(),
        code: words("code"),
        contact: words("contact"),
        year: read_year(&object),
    };
    let entries = read_entries(&object, framework.as_deref());
    let budget = read_budget(&object);
    let progress = read_progress(&object);
    let scenarios = read_scenarios(&object).into();
    let ignored_findings = read_ignored_findings(&object).into();
    let evaluation = framework.map(|framework| Evaluation {
        profile,
        framework,
        entries,
        budget,
        progress,
        scenarios,
        ignored_findings,
    });
    problems.settle(evaluation)
}

/// The framework the sheet names or brings along; `None` is noted.
fn read_reference(
    object: &Object<'_>,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Option<Arc<Framework>> {
    let value = object.required("framework")?;
    if let Json::Object(_) = value {
        let before = object.problems().count();
        let framework =
            Framework { is_own: true, ..framework_of(value, "framework", Finish::InWork, object.problems()) };
        return (object.problems().count() == before).then(|| Arc::new(framework));
    }
    let Some(reference) = value.as_text() else {
        object.note("framework", WireProblem::WrongType { expected: "id@version, or a whole framework" });
        return None;
    };
    find(reference).map_err(|problems| object.problems().note_all(problems)).ok()
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
    let mut known: Vec<(&NodeId, Option<&Rule>)> = Vec::new();
    if let Some(framework) = framework {
        known.extend(framework.indicators().iter().map(|indicator| (&indicator.id, Some(&indicator.rule))));
        // Of a group the sheet only says which child is assessed.
        let groups = framework.categories().into_iter().filter(|group| group.assessed == Assessed::OneOf);
        known.extend(groups.map(|group| (&group.id, None)));
        known = sorted(known, |(left, _), (right, _)| left.cmp(right));
    }
    let mut entries = Vec::new();
    for (id, value, place) in object.entries("entries") {
        let id = NodeId::new(id);
        let found = known.binary_search_by_key(&&id, |(id, _)| *id).ok().and_then(|position| known.get(position));
        if framework.is_some() && found.is_none() {
            object.problems().note(&place, WireProblem::UnknownIndicator);
            continue;
        }
        let rule = found.and_then(|(_, rule)| *rule);
        let is_group = found.is_some() && rule.is_none();
        let fields = if is_group { GROUP_ENTRY_FIELDS } else { ENTRY_FIELDS };
        let file = Object::new(value, &place, fields, object.problems());
        let shared = found.map_or(id, |(known, _)| (*known).clone());
        entries.push((shared, if is_group { read_group_entry(&file) } else { read_entry(&file, rule) }));
    }
    entries.into_iter().collect()
}

fn read_group_entry(file: &Object<'_>) -> Entry {
    let words = |key| file.optional_text(key).unwrap_or_default().to_owned();
    Entry { choice: words("choice"), reason: words("reason"), ..Entry::default() }
}

fn read_entry(file: &Object<'_>, rule: Option<&Rule>) -> Entry {
    let words = |key| file.optional_text(key).unwrap_or_default().to_owned();
    Entry {
        target: file.optional_decimal("target"),
        target_words: words("target_words"),
        actual: file.optional_decimal("actual"),
        actual_words: words("actual_words"),
        part: file.optional_decimal("part"),
        whole: file.optional_decimal("whole"),
        choice: words("choice"),
        items: read_items(file, rule),
        not_applicable: file.flag("not_applicable"),
        reason: words("reason"),
        evidence: words("evidence"),
        improvement: words("improvement"),
        review: read_review(file),
    }
}

fn read_review(owner: &Object<'_>) -> Review {
    let Some(value) = owner.optional("review") else { return Review::default() };
    let file = Object::new(value, &owner.at("review"), REVIEW_FIELDS, owner.problems());
    Review {
        actual: file.optional_decimal("actual"),
        score: file.optional_decimal("score"),
        remark: file.optional_text("remark").unwrap_or_default().to_owned(),
    }
}

/// Which items of a checklist are met.
fn read_items(file: &Object<'_>, rule: Option<&Rule>) -> Vec<(String, bool)> {
    if file.optional("items").is_none() {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (id, value, place) in file.entries("items") {
        let is_known = match rule {
            Some(Rule::Checklist(checklist)) => checklist.items.iter().any(|item| item.id == id),
            Some(_) => false,
            None => true,
        };
        match value {
            _ if !is_known => file.problems().note(&place, WireProblem::UnknownItem),
            Json::Flag(is_met) => items.push((id.to_owned(), *is_met)),
            Json::Null => {}
            Json::Whole(_) | Json::OtherNumber | Json::Text(_) | Json::List(_) | Json::Object(_) => {
                file.problems().note(&place, WireProblem::WrongType { expected: "true or false" });
            }
        }
    }
    items
}

fn read_budget(owner: &Object<'_>) -> Budget {
    let Some(value) = owner.required("budget") else { return Budget::default() };
    let fields = ["shown_in", "department", "projects"];
    let object = Object::new(value, "budget", &fields, owner.problems());
    let unit = object.word("shown_in", &UNITS, "yuan, ten_thousand_yuan").unwrap_or_default();
    let mut projects: Vec<Project> = Vec::new();
    for (project_idx, value) in object.list("projects").iter().enumerate() {
        let known_id = value.get("id").and_then(Json::as_whole);
        // Without an id, the position names the place.
        let place = known_id.map_or_else(|| format!("#{}", project_idx + 1), |id| id.to_string());
        let file = Object::new(value, &format!("budget/projects/{place}"), PROJECT_FIELDS, owner.problems());
        let project = Project {
            id: ProjectId(file.whole("id")),
            name: file.text("name").to_owned(),
            fund_source: file
                .optional("fund_source")
                .and_then(|_| file.word("fund_source", &FUND_SOURCES, FUND_SOURCE_WORDS)),
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
    let object = Object::new(value, &owner.at(key), FIGURES_FIELDS, owner.problems());
    Figures {
        initial_budget: object.amount("initial_budget"),
        adjusted_budget: object.amount("adjusted_budget"),
        executed: object.amount("executed"),
    }
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
