//! From a document to its scores: every leaf by its rule, rounded once; groups are exact sums of the leaves, so the
//! displayed parts always add up. The total is the sum of base and bonus, scaled and capped where the framework says so.

mod leaf;
mod next_unit;
mod remarks;
mod report;
mod total;
mod trace;

pub use next_unit::{NextUnit, Unit, next_unit};
pub use remarks::{Flag, Gap};
pub use report::{
    Cap, CapReason, Exclusion, GroupScore, LeafScore, NodeScore, Outcome, Rescaled, ScoreReport, Sums, TotalTrace,
};
pub(in crate::domain) use total::cap_by_rate;
pub use trace::{Comparison, Formula, Limit, Trace};

use crate::domain::budget::Budget;
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Assessed, Category, Framework, Node};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::progress::Progress;

/// How scores and rates are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rounding {
    score_decimals: u32,
    rate_decimals: Option<u32>,
}

impl Rounding {
    /// Two decimals, once, and exact rates.
    const STANDARD: Self = Self { score_decimals: 2, rate_decimals: None };

    fn of(framework: &Framework) -> Self {
        Self { score_decimals: framework.score_decimals, rate_decimals: framework.rate_decimals }
    }
}

/// Scores the whole sheet. Never fails: what is missing or unusable is pending, and says why.
pub fn score(evaluation: &Evaluation) -> ScoreReport {
    let rounding = Rounding::of(&evaluation.framework);
    let mut report = score_rounded(evaluation, rounding);
    if rounding != Rounding::STANDARD {
        report.rounding_effect = report.total - score_rounded(evaluation, Rounding::STANDARD).total;
    }
    report
}

/// What an indicator is scored by, in the place of what the sheet says.
pub(in crate::domain) struct Tried<'a> {
    /// Its own values.
    pub(in crate::domain) entry: &'a Entry,
    /// The money.
    pub(in crate::domain) budget: &'a Budget,
    /// The months.
    pub(in crate::domain) progress: &'a Progress,
}

impl<'a> Tried<'a> {
    /// An entry, with the sheet's own money.
    pub(in crate::domain) fn of(entry: &'a Entry, evaluation: &'a Evaluation) -> Self {
        Self { entry, budget: &evaluation.budget, progress: &evaluation.progress }
    }
}

/// What an indicator would score with other facts than the sheet's own; `None` while it would have no score.
pub(in crate::domain) fn tried(indicator: &Indicator, evaluation: &Evaluation, facts: &Tried<'_>) -> Option<Points> {
    let scored = leaf::score_with(indicator, evaluation, facts, Rounding::of(&evaluation.framework));
    scored.trace().map(|trace| trace.score)
}

fn score_rounded(evaluation: &Evaluation, rounding: Rounding) -> ScoreReport {
    let dimensions = &evaluation.framework.dimensions;
    let scored = dimensions.iter().map(|dimension| score_group(dimension, evaluation, rounding));
    total::report(evaluation, scored.collect(), rounding)
}

fn score_group(category: &Category, evaluation: &Evaluation, rounding: Rounding) -> GroupScore {
    let scored = category.children.iter().map(|node| match node {
        Node::Category(category) => NodeScore::Group(score_group(category, evaluation, rounding)),
        Node::Indicator(indicator) => NodeScore::Leaf(leaf::score(indicator, evaluation, rounding)),
    });
    let mut children: Vec<NodeScore> = scored.collect();
    let sums = match category.assessed {
        Assessed::All => children.iter().map(NodeScore::sums).fold(Sums::default(), Sums::plus),
        Assessed::OneOf => keep_picked(category, &evaluation.entry(&category.id).choice, &mut children),
    };
    GroupScore { id: category.id.clone(), weight: category.weight, sums, children }
}

/// Of a group of which one is assessed only the picked child counts; without a pick the whole group is pending.
fn keep_picked(category: &Category, choice: &str, children: &mut [NodeScore]) -> Sums {
    let Some(picked) = children.iter().find(|child| child.id().as_str() == choice) else {
        let gap = if choice.is_empty() { Gap::Choice } else { Gap::UnknownChoice };
        children.iter_mut().for_each(|child| settle(child, Unscored::Pending(gap)));
        return Sums { pending: category.weight, pending_lowest: Points::ZERO, ..Sums::default() };
    };
    let sums = picked.sums();
    for child in children.iter_mut().filter(|child| child.id().as_str() != choice) {
        settle(child, Unscored::NotPicked);
    }
    sums
}

/// Why nothing below a node has points.
#[derive(Clone, Copy)]
enum Unscored {
    Pending(Gap),
    NotPicked,
}

/// Gives every leaf below a node the same outcome, which has no points.
fn settle(node: &mut NodeScore, outcome: Unscored) {
    match node {
        NodeScore::Leaf(leaf) => {
            leaf.outcome = match outcome {
                Unscored::Pending(gap) => Outcome::Pending(vec![gap]),
                Unscored::NotPicked => Outcome::Excluded(Exclusion::NotPicked),
            };
        }
        NodeScore::Group(group) => {
            group.children.iter_mut().for_each(|child| settle(child, outcome));
            // Not the sum of its children: it may itself be a group of which one is assessed.
            group.sums = Sums {
                pending: match outcome {
                    Unscored::Pending(_) => group.weight,
                    Unscored::NotPicked => Points::ZERO,
                },
                ..Sums::default()
            };
        }
    }
}
