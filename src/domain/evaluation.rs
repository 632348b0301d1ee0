//! The document: a framework and what was filled in. Everything on the screen is worked out from it.

use std::sync::Arc;

use crate::domain::budget::Budget;
use crate::domain::entries::{Entries, Entry};
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;
use crate::domain::ignored_finding::IgnoredFinding;
use crate::domain::progress::Progress;
use crate::domain::whatif::scenario::Scenario;

/// One department's self-evaluation of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Whose evaluation it is.
    pub profile: Profile,
    /// What is scored and how.
    pub framework: Arc<Framework>,
    /// What was filled in, by indicator.
    pub entries: Entries,
    /// The year's money.
    pub budget: Budget,
    /// The year's money month by month.
    pub progress: Progress,
    /// Experiments with a name, in the order they were made. They change nothing by themselves.
    pub scenarios: Arc<[Scenario]>,
    /// Findings of the checker that were looked at and left, with the reason.
    pub ignored_findings: Arc<[IgnoredFinding]>,
}

impl Evaluation {
    /// An empty sheet on `framework`.
    pub fn blank(framework: Arc<Framework>) -> Self {
        Self {
            profile: Profile::default(),
            framework,
            entries: Entries::default(),
            budget: Budget::default(),
            progress: Progress::default(),
            scenarios: Arc::default(),
            ignored_findings: Arc::default(),
        }
    }

    /// What was filled in for an indicator; all empty when nothing was.
    pub fn entry(&self, id: &NodeId) -> &Entry {
        self.entries.get(id)
    }
}

/// Whose evaluation it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The department's full name; may be empty.
    pub name: String,
    /// The department's code in the budget (单位代码); may be empty.
    pub code: String,
    /// Who answers questions about the sheet; may be empty.
    pub contact: String,
    /// The budget year; `None` while not filled in.
    pub year: Option<u16>,
}
