//! Where the points are: from full marks down to the total, and what can still be gained or lost.

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Standing;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, NodeScore, Outcome, ScoreReport};
use crate::domain::whatif::reach::{Bounds, Reach, Wanted, Way, reach};

/// One step on the way from full marks to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    /// What takes the points, or gives them.
    pub cause: Cause,
    /// How the running sum changes: below 0 where points are lost.
    pub change: Points,
    /// The running sum after it.
    pub left: Points,
}

/// What takes points on the way to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Points an indicator of the base lost.
    Lost(NodeId),
    /// Points of the base that are still pending.
    Pending,
    /// Weights of the base that do not apply, and what scaling the rest up gives back.
    NotApplicable,
    /// Weights that no indicator has: the framework's parts don't add up to its whole.
    Unassigned,
    /// Bonus and penalty items.
    Bonus,
    /// A cap of the total.
    Cap,
}

/// The steps from full marks down to the total, in the order of the form; those that change nothing are left out. They add up exactly.
pub fn waterfall(evaluation: &Evaluation, report: &ScoreReport) -> Vec<Fall> {
    let mut left = evaluation.framework.full_marks();
    let mut falls = Vec::new();
    let mut push = |cause: Cause, change: Points| {
        left = left + change;
        if !change.is_zero() {
            falls.push(Fall { cause, change, left });
        }
        left
    };
    let groups = evaluation.framework.dimensions.iter().zip(&report.dimensions);
    let base =
        || groups.clone().filter(|(dimension, _)| dimension.standing == Standing::Base).map(|(_, scored)| scored);
    for leaf in base().flat_map(|group| lost_leaves(&group.children)) {
        push(Cause::Lost(leaf.0), -leaf.1);
    }
    let pending: Points = base().map(|group| group.sums.pending).sum();
    push(Cause::Pending, -pending);
    push(Cause::NotApplicable, -report.way.not_applicable);
    // What is left of the way to the base itself is in no leaf.
    let so_far = push(Cause::Unassigned, Points::ZERO);
    push(Cause::Unassigned, report.way.base - so_far);
    let scaled = report.way.before_caps - report.way.bonus;
    push(Cause::NotApplicable, scaled - report.way.base);
    push(Cause::Bonus, report.way.bonus);
    push(Cause::Cap, report.total - report.way.before_caps);
    falls
}

fn lost_leaves(nodes: &[NodeScore]) -> Vec<(NodeId, Points)> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            NodeScore::Group(group) => found.extend(lost_leaves(&group.children)),
            NodeScore::Leaf(leaf) => found.extend(deduction(leaf).map(|lost| (leaf.id.clone(), lost))),
        }
    }
    found
}

fn deduction(leaf: &LeafScore) -> Option<Points> {
    match &leaf.outcome {
        Outcome::Scored(trace) => Some(trace.deduction).filter(|lost| !lost.is_zero()),
        Outcome::Pending(_) | Outcome::Excluded(_) => None,
    }
}

/// The least change with which an indicator loses points it has: how near the next loss is. `None` where it can lose none, or has none.
pub fn next_loss(evaluation: &Evaluation, leaf: &LeafScore) -> Option<Way> {
    let now = leaf.trace()?.score;
    if now <= leaf.lowest {
        return None;
    }
    match reach(evaluation, &leaf.id, Wanted::AtMost(now - Points::HUNDREDTH), Bounds::default()) {
        Reach::Found(way) => Some(way),
        Reach::AtMost(_) | Reach::NoScore | Reach::ByMonths => None,
    }
}
