//! What scoring says: the tree of the framework again, with points.

use crate::domain::exact::Exact;
use crate::domain::grade::Grade;
use crate::domain::id::NodeId;
use crate::domain::interval::Interval;
use crate::domain::points::Points;
use crate::domain::score::remarks::Gap;
use crate::domain::score::trace::Trace;

/// The scores of a whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreReport {
    /// The displayed total: base and bonus, scaled and capped as the framework says. Pending leaves give nothing yet.
    pub total: Points,
    /// How the total came about.
    pub way: TotalTrace,
    /// What the base can give; less what does not apply where the framework leaves it out.
    pub full_marks: Points,
    /// The most that pending leaves of base and bonus could still add, before scaling and caps.
    pub pending: Points,
    /// The grade of the total, or between which it still is.
    pub grade: Grade,
    /// Total minus what it would be with scores of 2 decimals and exact rates: what the framework's own rounding does.
    pub rounding_effect: Points,
    /// In the framework's order.
    pub dimensions: Vec<GroupScore>,
}

/// The way from the dimensions to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalTrace {
    /// Sum of the base dimensions.
    pub base: Points,
    /// Sum of the bonus dimensions.
    pub bonus: Points,
    /// Weights of the base that do not apply.
    pub not_applicable: Points,
    /// How the base was scaled up for them, if it was.
    pub rescaled: Option<Rescaled>,
    /// Base (scaled) and bonus together, before caps.
    pub before_caps: Points,
    /// Every cap that was in force, the lowest of which counts.
    pub caps: Vec<Cap>,
    /// Whether the framework caps by an execution rate that is not known.
    pub is_cap_unknown: bool,
}

/// base × full ÷ applicable, rounded as a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rescaled {
    /// The whole weight of the base.
    pub full: Points,
    /// The weight of what applies.
    pub applicable: Points,
    /// The base after scaling.
    pub base: Points,
}

impl Rescaled {
    /// The same scaling of another base; rounded to `decimals` as a score is.
    pub(in crate::domain) fn with_base(self, base: Points, decimals: u32) -> Self {
        let exact = |points: Points| Exact::new(points.value());
        let scaled = exact(base).times(&exact(self.full)).divided_by(&exact(self.applicable));
        let scaled = scaled.unwrap_or(Exact::ZERO);
        let rounded = scaled.round(decimals).and_then(Points::new).unwrap_or_default();
        // As for a leaf, full is full: never rounded, and never above the whole weight.
        let base = if scaled >= exact(self.full) { self.full } else { rounded.min(self.full) };
        Self { base, ..self }
    }
}

/// Something that keeps the total down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The most the total can be.
    pub highest: Points,
    /// Why.
    pub reason: CapReason,
}

/// Why a total is capped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapReason {
    /// The department's execution rate lies in this interval.
    ExecutionRate {
        /// The rate in per cent.
        percent: Exact,
        /// The interval.
        rates: Interval,
    },
    /// These core indicators miss full marks.
    CoreMissed(Vec<NodeId>),
}

impl ScoreReport {
    /// Every leaf, in the order of the form.
    pub fn leaves(&self) -> Vec<&LeafScore> {
        let mut found = Vec::new();
        for dimension in &self.dimensions {
            dimension.push_leaves(&mut found);
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
    /// The points of what counts in it.
    pub sums: Sums,
    /// In the framework's order.
    pub children: Vec<NodeScore>,
}

impl GroupScore {
    /// Whether any indicator below the group has a score yet.
    pub fn has_scored(&self) -> bool {
        self.children.iter().any(|node| match node {
            NodeScore::Group(group) => group.has_scored(),
            NodeScore::Leaf(leaf) => leaf.trace().is_some(),
        })
    }

    /// Appends every leaf below the group, in the order of the form.
    pub fn push_leaves<'a>(&'a self, found: &mut Vec<&'a LeafScore>) {
        for node in &self.children {
            match node {
                NodeScore::Group(group) => group.push_leaves(found),
                NodeScore::Leaf(leaf) => found.push(leaf),
            }
        }
    }
}

/// A branch or a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeScore {
    /// A group.
    Group(GroupScore),
    /// An indicator.
    Leaf(LeafScore),
}

/// The points of a leaf, or of everything that counts in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Points earned.
    pub score: Points,
    /// Points lost; pending leaves have lost none yet.
    pub deduction: Points,
    /// The most that pending leaves could still add.
    pub pending: Points,
    /// The least that pending leaves could still add: below 0 with a penalty pending.
    pub pending_lowest: Points,
    /// Weights of what does not apply and is left out.
    pub not_applicable: Points,
}

impl Sums {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            score: self.score + other.score,
            deduction: self.deduction + other.deduction,
            pending: self.pending + other.pending,
            pending_lowest: self.pending_lowest + other.pending_lowest,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }
}

impl NodeScore {
    /// Which node.
    pub fn id(&self) -> &NodeId {
        match self {
            Self::Group(group) => &group.id,
            Self::Leaf(leaf) => &leaf.id,
        }
    }

    pub(super) fn sums(&self) -> Sums {
        match self {
            Self::Group(group) => group.sums,
            Self::Leaf(leaf) => leaf.sums(),
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
            Outcome::Pending(_) | Outcome::Excluded(_) => None,
        }
    }

    fn sums(&self) -> Sums {
        match &self.outcome {
            Outcome::Scored(trace) => Sums { score: trace.score, deduction: trace.deduction, ..Sums::default() },
            Outcome::Pending(_) => Sums { pending: self.highest, pending_lowest: self.lowest, ..Sums::default() },
            Outcome::Excluded(Exclusion::NotApplicable) => Sums { not_applicable: self.weight, ..Sums::default() },
            Outcome::Excluded(Exclusion::NotPicked) => Sums::default(),
        }
    }
}

/// Points with their reason, or what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Missing is not zero: nothing is scored, and these are the gaps.
    Pending(Vec<Gap>),
    /// Scored.
    Scored(Trace),
    /// Left out.
    Excluded(Exclusion),
}

/// Why a leaf is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// It does not apply to this department.
    NotApplicable,
    /// Another one of its group was picked.
    NotPicked,
}
