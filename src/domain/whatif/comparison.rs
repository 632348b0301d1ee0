//! Two sheets of one framework side by side: which scores differ, adding up exactly to the difference of the totals.

use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, ScoreReport};

/// What differs between two reports of one framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The indicators whose score differs, in the order of the form.
    pub leaves: Vec<LeafDifference>,
    /// What caps, scaling and dimensions outside the total do to the difference: the totals' minus the sum of the indicators'.
    pub other: Points,
    /// The second total minus the first.
    pub total: Points,
}

/// An indicator that scores otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafDifference {
    /// Which indicator.
    pub id: NodeId,
    /// Its score in the first; `None` without one, which counts as no points.
    pub before: Option<Points>,
    /// Its score in the second.
    pub after: Option<Points>,
    /// The second minus the first.
    pub difference: Points,
}

/// Compares two reports of one framework.
pub fn compare(before: &ScoreReport, after: &ScoreReport) -> Comparison {
    let pairs = before.leaves().into_iter().zip(after.leaves());
    let leaves: Vec<LeafDifference> = pairs
        .map(|(before, after)| {
            let points = |leaf: &LeafScore| leaf.trace().map(|trace| trace.score);
            let (id, before, after) = (before.id.clone(), points(before), points(after));
            LeafDifference { id, before, after, difference: after.unwrap_or_default() - before.unwrap_or_default() }
        })
        .filter(|leaf| leaf.before != leaf.after)
        .collect();
    let total = after.total - before.total;
    let by_leaves: Points = leaves.iter().map(|leaf| leaf.difference).sum();
    Comparison { leaves, other: total - by_leaves, total }
}
