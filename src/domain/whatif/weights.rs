//! Weights under trial: the total without an indicator, and with a part that counts more or less.
//!
//! Neither is a sheet that could be filed, so nothing is scored again: what was scored is taken in another proportion, exactly, and
//! rounded once.

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::Standing;
use crate::domain::id::NodeId;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::score::{GroupScore, NodeScore, Outcome, ScoreReport};

/// The total without one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which indicator.
    pub id: NodeId,
    /// The total if the rest of the base were taken up to the weight of all that applies; caps as they are.
    pub total: Points,
    /// That total minus the total: above 0 where the indicator pulls it down.
    pub change: Points,
}

/// The total without each indicator of the base that is scored; what pulls it down most first, in the order of the form among equals.
pub fn left_out(evaluation: &Evaluation, report: &ScoreReport) -> Vec<LeftOut> {
    let mut found = Vec::new();
    for (dimension, scored) in evaluation.framework.dimensions.iter().zip(&report.dimensions) {
        if dimension.standing != Standing::Base {
            continue;
        }
        let mut leaves = Vec::new();
        scored.push_leaves(&mut leaves);
        for leaf in leaves {
            let Outcome::Scored(trace) = &leaf.outcome else { continue };
            let part = Part { weight: leaf.weight, score: trace.score };
            if let Some(total) = part.total_at(Points::ZERO, evaluation, report) {
                found.push(LeftOut { id: leaf.id.clone(), total, change: total - report.total });
            }
        }
    }
    sorted(found, |one, other| other.change.cmp(&one.change))
}

/// A part of the form that counts otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reweighted {
    /// Its weight in the form.
    pub weight: Points,
    /// Its score.
    pub score: Points,
    /// The total if it had the other weight and everything else of the base shrank or grew in proportion; caps as they are.
    pub total: Points,
    /// That total minus the total.
    pub change: Points,
}

/// Why a weight can't be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightProblem {
    /// There is no such part in the base, it is all of the base, or it weighs nothing.
    NoPart,
    /// Below 0, or above the weight of what applies in the base.
    OutOfRange,
}

/// The total if a group or indicator of the base weighed `weight`.
///
/// # Errors
/// The part or the weight can't be tried.
pub fn reweighted(
    evaluation: &Evaluation,
    report: &ScoreReport,
    id: &NodeId,
    weight: Points,
) -> Result<Reweighted, WeightProblem> {
    let dimensions = evaluation.framework.dimensions.iter().zip(&report.dimensions);
    let base = dimensions.filter(|(dimension, _)| dimension.standing == Standing::Base).map(|(_, scored)| scored);
    let part = base.into_iter().find_map(|scored| part_in(scored, id)).ok_or(WeightProblem::NoPart)?;
    if weight < Points::ZERO || weight > applicable(evaluation, report) {
        return Err(WeightProblem::OutOfRange);
    }
    let total = part.total_at(weight, evaluation, report).ok_or(WeightProblem::NoPart)?;
    Ok(Reweighted { weight: part.weight, score: part.score, total, change: total - report.total })
}

/// A part of the base, by what it weighs and scores.
#[derive(Clone, Copy)]
struct Part {
    weight: Points,
    score: Points,
}

impl Part {
    /// `None` where the rest of the base weighs nothing, or the part does.
    fn total_at(self, weight: Points, evaluation: &Evaluation, report: &ScoreReport) -> Option<Points> {
        let exact = |points: Points| Exact::new(points.value());
        if self.weight <= Points::ZERO {
            return None;
        }
        if weight == self.weight {
            return Some(report.total);
        }
        // What does not apply is in neither of them, and is scaled for afterwards, as the total is.
        let applicable = applicable(evaluation, report);
        let of_part = exact(self.score).times(&exact(weight)).divided_by(&exact(self.weight))?;
        let rest = exact(report.way.base - self.score).times(&exact(applicable - weight));
        let of_rest = rest.divided_by(&exact(applicable - self.weight))?;
        let base = of_part.plus(&of_rest);
        let (scaled, decimals) = match report.way.rescaled {
            Some(scaling) => {
                let scaled = base.times(&exact(scaling.full)).divided_by(&exact(scaling.applicable))?;
                (scaled, evaluation.framework.score_decimals)
            }
            None => (base, 2),
        };
        let before_caps = scaled.round(decimals).and_then(Points::new)? + report.way.bonus;
        let cap = report.way.caps.iter().map(|cap| cap.highest).min();
        Some(cap.map_or(before_caps, |cap| before_caps.min(cap)))
    }
}

/// The weight of what applies in the base.
fn applicable(evaluation: &Evaluation, report: &ScoreReport) -> Points {
    evaluation.framework.full_marks() - report.way.not_applicable
}

fn part_in(group: &GroupScore, id: &NodeId) -> Option<Part> {
    if group.id == *id {
        return Some(Part { weight: group.weight, score: group.sums.score });
    }
    group.children.iter().find_map(|node| match node {
        NodeScore::Group(child) => part_in(child, id),
        NodeScore::Leaf(leaf) if leaf.id == *id => {
            leaf.trace().map(|trace| Part { weight: leaf.weight, score: trace.score })
        }
        NodeScore::Leaf(_) => None,
    })
}
