//! The document: a framework and what was filled in. Everything on the screen is worked out from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::budget::Budget;
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;
use crate::domain::progress::Progress;

/// One department's self-evaluation of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Whose evaluation it is.
    pub profile: Profile,
    /// What is scored and how.
    pub framework: Arc<Framework>,
    /// What was filled in, by indicator; an absent entry is an empty one.
    pub entries: BTreeMap<NodeId, Entry>,
    /// The year's money.
    pub budget: Budget,
    /// The year's money month by month.
    pub progress: Progress,
}

impl Evaluation {
    /// An empty sheet on `framework`.
    pub fn blank(framework: Arc<Framework>) -> Self {
        Self {
            profile: Profile::default(),
            framework,
            entries: BTreeMap::new(),
            budget: Budget::default(),
            progress: Progress::default(),
        }
    }

    /// What was filled in for an indicator; all empty when nothing was.
    pub fn entry(&self, id: &NodeId) -> &Entry {
        const EMPTY: &Entry = &Entry { target: None, actual: None, reason: String::new() };
        self.entries.get(id).unwrap_or(EMPTY)
    }
}

/// Whose evaluation it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The department's full name; may be empty.
    pub name: String,
    /// The budget year; `None` while not filled in.
    pub year: Option<u16>,
}

/// What the filer gave for one indicator. Missing is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// 年度指标值 in the measure's unit, where the sheet sets its own.
    pub target: Option<Decimal>,
    /// 实际完成值 in the measure's unit: per cent for rates, points for direct scores.
    pub actual: Option<Decimal>,
    /// Reason for a deduction (扣分原因) in the filer's words; may be empty.
    pub reason: String,
}

impl Entry {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.target.is_none() && self.actual.is_none() && self.reason.is_empty()
    }
}
