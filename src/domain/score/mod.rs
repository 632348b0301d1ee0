//! From a document to its scores: every leaf by its rule, rounded once; groups and total are exact sums of the leaves,
//! so the displayed parts always add up to the displayed total.

mod report;
mod trace;

pub use report::{GroupScore, LeafScore, NodeScore, Outcome, ScoreReport};
pub use trace::{Comparison, Flag, Formula, Gap, Limit, Trace};

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::{Category, Node};
use crate::domain::grade;
use crate::domain::indicator::{Indicator, Target};
use crate::domain::points::Points;
use crate::domain::rules::{self, Facts, Marks, Rule};

/// Scores the whole sheet. Never fails: what is missing or unusable is pending, and says why.
pub fn score(evaluation: &Evaluation) -> ScoreReport {
    let framework = &evaluation.framework;
    let dimensions: Vec<GroupScore> =
        framework.dimensions.iter().map(|dimension| score_group(dimension, evaluation)).collect();
    let total: Points = dimensions.iter().map(|it| it.score).sum();
    let (lowest, highest) = dimensions
        .iter()
        .fold((total, total), |(lowest, highest), it| (lowest + it.pending_lowest, highest + it.pending));
    ScoreReport {
        total,
        full_marks: framework.full_marks(),
        pending: dimensions.iter().map(|it| it.pending).sum(),
        grade: grade::of_range(lowest, highest, &framework.grade_bands),
        dimensions,
    }
}

fn score_group(category: &Category, evaluation: &Evaluation) -> GroupScore {
    let children: Vec<NodeScore> = category
        .children
        .iter()
        .map(|node| match node {
            Node::Category(category) => NodeScore::Group(score_group(category, evaluation)),
            Node::Indicator(indicator) => NodeScore::Leaf(score_leaf(indicator, evaluation)),
        })
        .collect();
    GroupScore {
        id: category.id.clone(),
        weight: category.weight,
        score: children.iter().map(NodeScore::score).sum(),
        deduction: children.iter().map(NodeScore::deduction).sum(),
        pending: children.iter().map(NodeScore::pending).sum(),
        pending_lowest: children.iter().map(NodeScore::pending_lowest).sum(),
        children,
    }
}

fn score_leaf(indicator: &Indicator, evaluation: &Evaluation) -> LeafScore {
    let entry = evaluation.entry(&indicator.id);
    let facts = Facts {
        weight: indicator.weight,
        measure: &indicator.measure,
        target: match indicator.target {
            Target::None => None,
            Target::Fixed(target) => Some(target),
            Target::Entered => entry.target,
        },
        entry,
        budget: &evaluation.budget,
        progress: &evaluation.progress,
    };
    let outcome = match rules::marks(&indicator.rule, &facts) {
        Ok(marks) => Outcome::Scored(Box::new(settle(marks, indicator, evaluation.framework.score_decimals))),
        Err(gaps) => Outcome::Pending(gaps),
    };
    let (lowest, highest) = indicator.rule.range(indicator.weight);
    LeafScore { id: indicator.id.clone(), weight: indicator.weight, lowest, highest, outcome }
}

/// Clamps to the rule's range and rounds, in this order and once.
fn settle(marks: Marks, indicator: &Indicator, decimals: u32) -> Trace {
    let (lowest, highest) = indicator.rule.range(indicator.weight);
    let limit = if marks.unrounded > Exact::new(highest.value()) {
        Some(Limit::Highest(highest))
    } else if marks.unrounded < Exact::new(lowest.value()) {
        Some(Limit::Lowest(lowest))
    } else {
        None
    };
    let score = match limit {
        Some(Limit::Highest(points) | Limit::Lowest(points)) => points,
        None => {
            let rounded = marks.unrounded.round(decimals).and_then(Points::new).unwrap_or_default();
            // Rounded to whole points, 22.5 of 22.5 would become 23: never above the weight.
            rounded.clamp(lowest.min(highest), highest)
        }
    };
    let deduction = match indicator.rule {
        Rule::Bonus(_) => Points::ZERO,
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Steps(_)
        | Rule::AverageRate(_)
        | Rule::PerOccurrence(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_) => indicator.weight - score,
    };
    Trace { formula: marks.formula, unrounded: marks.unrounded, limit, decimals, score, deduction, flags: marks.flags }
}
