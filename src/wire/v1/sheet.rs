//! A filled-in sheet: what the filer gave, against a framework named `id@version`. Scores are never in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::amount::MoneyUnit;
use crate::domain::budget::{Budget, Figures, Project};
use crate::domain::evaluation::{Entry, Evaluation, Profile};
use crate::domain::framework::Framework;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::progress::{MONTHS, Progress};
use crate::wire::numbers::{amount, amount_text, optional_decimal};
use crate::wire::{WireError, WireProblem};

const FORMAT: &str = "jixiao-sheet";
const VERSION: u32 = 1;

/// The sheet's file. Money is in yuan, whatever unit it is shown in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of domain::evaluation, documented there")]
pub struct SheetFile {
    pub format: String,
    pub version: u32,
    pub framework: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    pub entries: BTreeMap<String, EntryFile>,
    pub budget: BudgetFile,
    #[serde(default)]
    pub progress: ProgressFile,
}

/// What was filled in for an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::evaluation::Entry")]
pub struct EntryFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The year's money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::budget")]
pub struct BudgetFile {
    pub shown_in: UnitFile,
    pub department: FiguresFile,
    pub projects: Vec<ProjectFile>,
}

/// 元 or 万元.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as in domain::amount::MoneyUnit")]
pub enum UnitFile {
    Yuan,
    #[default]
    TenThousandYuan,
}

/// Budget and execution, in yuan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::budget::Figures")]
pub struct FiguresFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted_budget: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executed: Option<String>,
}

/// One project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::budget::Project")]
pub struct ProjectFile {
    pub id: u32,
    pub name: String,
    pub figures: FiguresFile,
}

/// Monthly progress, in yuan; empty when not used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::progress::Progress")]
pub struct ProgressFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_budget: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub month_end_executed: Vec<Option<String>>,
}

/// Reads a sheet; `find` brings the framework that it names.
///
/// # Errors
/// The first thing that is wrong, with its place. A sheet is read whole or not at all.
pub fn read_sheet(
    json: &str,
    find: impl Fn(&str) -> Result<Arc<Framework>, WireError>,
) -> Result<Evaluation, WireError> {
    /// Read first: a newer file may hold fields that this version does not know.
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let head: Head = serde_json::from_str(json)?;
    if head.format != FORMAT {
        return Err(WireError::at("format", WireProblem::OtherFormat { expected: FORMAT, found: head.format }));
    }
    if head.version != VERSION {
        let problem = WireProblem::NewerVersion { found: head.version, newest: VERSION };
        return Err(WireError::at("version", problem));
    }
    let file: SheetFile = serde_json::from_str(json)?;
    let framework = find(&file.framework)?;
    let entries = read_entries(file.entries, &framework)?;
    Ok(Evaluation {
        profile: Profile { name: file.name, year: file.year },
        framework,
        entries,
        budget: file.budget.read()?,
        progress: file.progress.read()?,
    })
}

fn read_entries(
    files: BTreeMap<String, EntryFile>,
    framework: &Framework,
) -> Result<BTreeMap<NodeId, Entry>, WireError> {
    let known: BTreeSet<&NodeId> = framework.indicators().into_iter().map(|indicator| &indicator.id).collect();
    let mut entries = BTreeMap::new();
    for (id, file) in files {
        let place = format!("entries/{id}");
        let id = NodeId::new(&id);
        if !known.contains(&id) {
            return Err(WireError::at(place, WireProblem::UnknownIndicator));
        }
        entries.insert(id, file.read(&place)?);
    }
    Ok(entries)
}

impl EntryFile {
    /// The entry this says.
    ///
    /// # Errors
    /// A value that is no number.
    pub fn read(self, place: &str) -> Result<Entry, WireError> {
        Ok(Entry {
            target: optional_decimal(self.target.as_deref(), &format!("{place}/target"))?,
            actual: optional_decimal(self.actual.as_deref(), &format!("{place}/actual"))?,
            reason: self.reason,
        })
    }
}

impl BudgetFile {
    /// The budget this says.
    ///
    /// # Errors
    /// An amount that is none, or the same project id twice.
    pub fn read(self) -> Result<Budget, WireError> {
        let mut ids = BTreeSet::new();
        let mut projects = Vec::with_capacity(self.projects.len());
        for file in self.projects {
            let place = format!("budget/projects/{}", file.id);
            if !ids.insert(file.id) {
                return Err(WireError::at(place, WireProblem::DuplicateId));
            }
            projects.push(Project { id: ProjectId(file.id), name: file.name, figures: file.figures.read(&place)? });
        }
        let unit = match self.shown_in {
            UnitFile::Yuan => MoneyUnit::Yuan,
            UnitFile::TenThousandYuan => MoneyUnit::TenThousandYuan,
        };
        Ok(Budget { unit, department: self.department.read("budget/department")?, projects })
    }
}

impl FiguresFile {
    fn read(self, place: &str) -> Result<Figures, WireError> {
        Ok(Figures {
            adjusted_budget: amount(self.adjusted_budget.as_deref(), &format!("{place}/adjusted_budget"))?,
            executed: amount(self.executed.as_deref(), &format!("{place}/executed"))?,
        })
    }

    fn write(figures: Figures) -> Self {
        Self { adjusted_budget: amount_text(figures.adjusted_budget), executed: amount_text(figures.executed) }
    }
}

impl ProgressFile {
    /// The monthly progress this says.
    ///
    /// # Errors
    /// An amount that is none, or not 12 months.
    pub fn read(self) -> Result<Progress, WireError> {
        let annual_budget = amount(self.annual_budget.as_deref(), "progress/annual_budget")?;
        let mut progress = Progress { annual_budget, ..Progress::default() };
        if self.month_end_executed.is_empty() {
            return Ok(progress);
        }
        let place = "progress/month_end_executed";
        let found = self.month_end_executed.len();
        if found != MONTHS {
            return Err(WireError::at(place, WireProblem::WrongLength { expected: MONTHS, found }));
        }
        for (slot, text) in progress.month_end_executed.iter_mut().zip(&self.month_end_executed) {
            *slot = amount(text.as_deref(), place)?;
        }
        Ok(progress)
    }

    fn write(progress: &Progress) -> Self {
        let is_used = progress.month_end_executed.iter().any(Option::is_some);
        Self {
            annual_budget: amount_text(progress.annual_budget),
            month_end_executed: if is_used {
                progress.month_end_executed.iter().map(|amount| amount_text(*amount)).collect()
            } else {
                Vec::new()
            },
        }
    }
}

/// The sheet as a file, readable by [`read_sheet`] and, indented, by people.
pub fn write_sheet(evaluation: &Evaluation) -> String {
    let entries = evaluation.entries.iter().filter(|(_, entry)| !entry.is_empty()).map(|(id, entry)| {
        let file = EntryFile {
            target: entry.target.map(|value| value.to_string()),
            actual: entry.actual.map(|value| value.to_string()),
            reason: entry.reason.clone(),
        };
        (id.as_str().to_owned(), file)
    });
    let projects = evaluation.budget.projects.iter().map(|project| ProjectFile {
        id: project.id.0,
        name: project.name.clone(),
        figures: FiguresFile::write(project.figures),
    });
    let file = SheetFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        framework: evaluation.framework.reference.to_string(),
        name: evaluation.profile.name.clone(),
        year: evaluation.profile.year,
        entries: entries.collect(),
        budget: BudgetFile {
            shown_in: match evaluation.budget.unit {
                MoneyUnit::Yuan => UnitFile::Yuan,
                MoneyUnit::TenThousandYuan => UnitFile::TenThousandYuan,
            },
            department: FiguresFile::write(evaluation.budget.department),
            projects: projects.collect(),
        },
        progress: ProgressFile::write(&evaluation.progress),
    };
    // Strings and numbers in maps with string keys: there is nothing serde_json could refuse.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}
