//! What scoring says: the tree of the framework again, with points.

use crate::domain::grade::Grade;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::trace::{Gap, Trace};

/// The scores of a whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreReport {
    /// Sum of the leaves that have a score, bonus and penalty included.
    pub total: Points,
    /// What the framework can give.
    pub full_marks: Points,
    /// The most that pending leaves could still add.
    pub pending: Points,
    /// The grade of the total, or between which it still is.
    pub grade: Grade,
    /// In the framework's order.
    pub dimensions: Vec<GroupScore>,
}

impl ScoreReport {
    /// Every leaf, in the order of the form.
    pub fn leaves(&self) -> Vec<&LeafScore> {
        fn collect<'a>(group: &'a GroupScore, found: &mut Vec<&'a LeafScore>) {
            for node in &group.children {
                match node {
                    NodeScore::Group(group) => collect(group, found),
                    NodeScore::Leaf(leaf) => found.push(leaf),
                }
            }
        }
        let mut found = Vec::new();
        for dimension in &self.dimensions {
            collect(dimension, &mut found);
        }
        found
    }
}

/// The scores of a dimension or category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupScore {
    /// Which group.
    pub id: NodeId,
    /// Its full marks.
    pub weight: Points,
    /// Sum of its leaves.
    pub score: Points,
    /// Sum of its leaves' deductions; pending leaves have none.
    pub deduction: Points,
    /// The most its pending leaves could still add.
    pub pending: Points,
    /// The least its pending leaves could still add: below 0 with a penalty pending.
    pub pending_lowest: Points,
    /// In the framework's order.
    pub children: Vec<NodeScore>,
}

/// A branch or a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeScore {
    /// A group.
    Group(GroupScore),
    /// An indicator.
    Leaf(LeafScore),
}

impl NodeScore {
    pub(super) fn score(&self) -> Points {
        match self {
            Self::Group(group) => group.score,
            Self::Leaf(leaf) => leaf.trace().map(|trace| trace.score).unwrap_or_default(),
        }
    }

    pub(super) fn deduction(&self) -> Points {
        match self {
            Self::Group(group) => group.deduction,
            Self::Leaf(leaf) => leaf.trace().map(|trace| trace.deduction).unwrap_or_default(),
        }
    }

    pub(super) fn pending(&self) -> Points {
        match self {
            Self::Group(group) => group.pending,
            Self::Leaf(leaf) => leaf.trace().map_or(leaf.highest, |_| Points::ZERO),
        }
    }

    pub(super) fn pending_lowest(&self) -> Points {
        match self {
            Self::Group(group) => group.pending_lowest,
            Self::Leaf(leaf) => leaf.trace().map_or(leaf.lowest, |_| Points::ZERO),
        }
    }
}

/// The score of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafScore {
    /// Which indicator.
    pub id: NodeId,
    /// Its full marks.
    pub weight: Points,
    /// The lowest score its rule can give.
    pub lowest: Points,
    /// The highest score its rule can give.
    pub highest: Points,
    /// Points with their reason, or what is missing.
    pub outcome: Outcome,
}

impl LeafScore {
    /// The way to its points, when it has any.
    pub fn trace(&self) -> Option<&Trace> {
        match &self.outcome {
            Outcome::Scored(trace) => Some(trace),
            Outcome::Pending(_) => None,
        }
    }
}

/// Points with their reason, or what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Missing is not zero: nothing is scored, and these are the gaps.
    Pending(Vec<Gap>),
    /// Scored.
    Scored(Box<Trace>),
}
