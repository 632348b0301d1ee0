//! What the review (复核) makes of a sheet: the same sheet, scored with the reviewer's figures in place of the filer's.
//!
//! A reviewed actual value goes through the indicator's own rule. A review score counts as it is, inside the rule's range, and
//! before a reviewed actual value. Where the reviewer gave neither, the review agrees. The total's caps, scaling and grade are
//! worked out as for the sheet itself, because it is scored by the same code.

use std::sync::Arc;

use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Category, Framework, Node};
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::review::Review;
use crate::domain::rules::Rule;
use crate::domain::rules::direct::Direct;
use crate::domain::score::{ScoreReport, score};

/// Whether a reviewer can give an actual value that the rule then scores. Rates that come from the sheet's money, choices and
/// typed points are reviewed by their score.
pub fn takes_reviewed_actual(indicator: &Indicator) -> bool {
    let is_typed = match indicator.measure {
        Measure::Quantity { .. } | Measure::Rate { .. } | Measure::Ratio(_) | Measure::Count { .. } => true,
        Measure::Execution | Measure::Points | Measure::Choice | Measure::Words => false,
    };
    is_typed && !matches!(indicator.rule, Rule::Execution(_) | Rule::AverageRate(_))
}

/// Scores the sheet as the reviewer sees it. Rows are those of the sheet's own report, in the same order.
pub fn review(evaluation: &Evaluation) -> ScoreReport {
    let mut reviewed = evaluation.clone();
    let mut framework = Framework::clone(&evaluation.framework);
    for dimension in &mut framework.dimensions {
        substitute_below(dimension, &mut reviewed);
    }
    reviewed.framework = Arc::new(framework);
    score(&reviewed)
}

fn substitute_below(group: &mut Category, reviewed: &mut Evaluation) {
    for node in &mut group.children {
        match node {
            Node::Category(category) => substitute_below(category, reviewed),
            Node::Indicator(indicator) => substitute(indicator, reviewed),
        }
    }
}

fn substitute(indicator: &mut Indicator, reviewed: &mut Evaluation) {
    let Review { actual, score, .. } = reviewed.entry(&indicator.id).review;
    if let Some(score) = score {
        if !indicator.rule.is_bonus() {
            indicator.rule = Rule::Direct(Direct);
        }
        indicator.measure = Measure::Points;
        indicator.target = Target::None;
        reviewed.entries.change(&indicator.id, |entry| *entry = Entry { actual: Some(score), ..of_words(entry) });
    } else if let Some(actual) = actual.filter(|_| takes_reviewed_actual(indicator)) {
        // The figures that a rate was worked out from are the filer's: the reviewer's rate stands in for them.
        reviewed.entries.change(&indicator.id, |entry| {
            *entry = Entry { actual: Some(actual), part: None, whole: None, ..entry.clone() };
        });
    }
}

/// What of an entry is words, and the words that the review leaves alone.
fn of_words(entry: &Entry) -> Entry {
    Entry { reason: entry.reason.clone(), evidence: entry.evidence.clone(), ..Entry::default() }
}
