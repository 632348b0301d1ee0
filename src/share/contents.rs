//! What of a sheet goes into a code: all of it, or no names and no remarks.

use std::borrow::Cow;

use crate::domain::check::STATED;
use crate::domain::evaluation::{Evaluation, Profile};
use crate::domain::ignored_finding::IgnoredFinding;
use crate::domain::whatif::scenario::Scenario;

/// What of a sheet goes into a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contents {
    /// All of it.
    #[default]
    Everything,
    /// Not the department's name, code and contact, and of reasons, evidence, improvements and remarks only that there are
    /// some; experiments are numbered instead of named. Figures, choices, the names of projects and values in words stay: they are the data.
    WithoutNamesAndRemarks,
}

/// What stands for a remark that was left out. Not nothing: some rules ask whether there is a reason, so the score would
/// be another one.
pub(super) const LEFT_OUT: &str = "…";

impl Contents {
    /// What is left of the sheet.
    pub(super) fn of(self, evaluation: &Evaluation) -> Cow<'_, Evaluation> {
        match self {
            Self::Everything => Cow::Borrowed(evaluation),
            Self::WithoutNamesAndRemarks => Cow::Owned(without_names_and_remarks(evaluation)),
        }
    }
}

fn without_names_and_remarks(evaluation: &Evaluation) -> Evaluation {
    let entries = evaluation.entries.iter().map(|(id, entry)| {
        let mut entry = entry.clone();
        let remarks = [&mut entry.reason, &mut entry.evidence, &mut entry.improvement, &mut entry.review.remark];
        for remark in remarks {
            // Blanks are no reason, and must not become one.
            let left = if remark.trim().is_empty() { "" } else { LEFT_OUT };
            left.clone_into(remark);
        }
        (id.clone(), entry)
    });
    // Named by their place in the list: no two may be called alike.
    let scenarios = evaluation.scenarios.iter().enumerate();
    let scenarios = scenarios
        .map(|(position, scenario)| Scenario { name: (position + 1).to_string(), changes: scenario.changes.clone() });
    // What was found in a report is called by the report's words.
    let ignored_findings = evaluation.ignored_findings.iter().filter(|finding| !finding.place.starts_with(STATED));
    let ignored_findings =
        ignored_findings.map(|finding| IgnoredFinding { reason: LEFT_OUT.to_owned(), ..finding.clone() });
    Evaluation {
        profile: Profile { year: evaluation.profile.year, ..Profile::default() },
        entries: entries.collect(),
        scenarios: scenarios.collect(),
        ignored_findings: ignored_findings.collect(),
        ..evaluation.clone()
    }
}
