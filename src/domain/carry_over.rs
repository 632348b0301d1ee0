//! Taking another framework: what of a sheet still has a meaning there, and what has not.
//!
//! Nothing is guessed: an indicator is the same when it has the same name (or, within one framework and its copies, the same
//! id), and a value goes along only where it is counted in the same way.

use std::mem::discriminant;
use std::sync::Arc;

use crate::domain::entries::{Entries, Entry};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Framework, Node};
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::review::Review;

/// A sheet on another framework, and what became of its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct CarryOver {
    /// The sheet on the new framework. Unit, money and monthly figures are as they were.
    pub sheet: Evaluation,
    /// Names of the indicators whose entry went along whole.
    pub kept: Vec<String>,
    /// Names of the indicators of which some values are counted differently there and stayed behind.
    pub partly: Vec<String>,
    /// Names of the indicators (and groups) with an entry that have no counterpart.
    pub lost: Vec<String>,
    /// How many indicators of the new framework begin empty.
    pub n_empty: usize,
}

/// What the sheet would be on another framework.
pub fn carry_over(sheet: &Evaluation, framework: &Arc<Framework>) -> CarryOver {
    let (old, new) = (&sheet.framework, framework);
    let is_family = is_same_family(old, new);
    let mut carried: Vec<(NodeId, Entry)> = Vec::new();
    let (mut kept, mut partly, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for (id, entry) in sheet.entries.iter() {
        let Some(indicator) = old.indicator(id) else {
            // The pick of a group of which one indicator is assessed: its values are ids of the same family.
            match new.category(id).filter(|group| is_family && has_child(&group.children, &entry.choice)) {
                Some(group) => carried.push((group.id.clone(), entry.clone())),
                None => lost.extend(old.category(id).map(|group| group.name.clone())),
            }
            continue;
        };
        let Some(counterpart) = counterpart(indicator, old, new, is_family) else {
            lost.push(indicator.name.clone());
            continue;
        };
        let fitting = fitting(entry, indicator, counterpart, new);
        if fitting == *entry {
            kept.push(indicator.name.clone());
        } else if fitting.is_empty() {
            lost.push(indicator.name.clone());
        } else {
            partly.push(indicator.name.clone());
        }
        carried.push((counterpart.id.clone(), fitting));
    }
    let entries: Entries = carried.into_iter().collect();
    let n_empty = new.indicators().iter().filter(|indicator| entries.get(&indicator.id).is_empty()).count();
    let sheet = Evaluation { framework: Arc::clone(new), entries, ..sheet.clone() };
    CarryOver { sheet, kept, partly, lost, n_empty }
}

/// Whether ids mean the same in both: one is the other, or a copy of it.
fn is_same_family(old: &Framework, new: &Framework) -> bool {
    let origin = |framework: &Framework| framework.base.clone().unwrap_or_else(|| framework.reference.clone());
    origin(old) == origin(new)
}

fn has_child(children: &[Node], id: &str) -> bool {
    children.iter().any(|child| child.id().as_str() == id)
}

/// The indicator that an indicator of the old framework is in the new one.
fn counterpart<'a>(
    indicator: &Indicator,
    old: &Framework,
    new: &'a Framework,
    is_family: bool,
) -> Option<&'a Indicator> {
    if is_family && let Some(same) = new.indicator(&indicator.id) {
        return Some(same);
    }
    // A name that stands twice on either side says nothing.
    let name = indicator.name.trim();
    let is_unique = old.indicators().iter().filter(|other| other.name.trim() == name).count() == 1;
    let mut namesakes = new.indicators().into_iter().filter(|other| other.name.trim() == name);
    let only = namesakes.next().filter(|_| is_unique && namesakes.next().is_none());
    only.filter(|_| !name.is_empty())
}

/// What of an entry means the same for the counterpart.
fn fitting(entry: &Entry, indicator: &Indicator, counterpart: &Indicator, new: &Framework) -> Entry {
    let is_counted_alike = counts_alike(indicator, counterpart);
    let has_target = is_counted_alike && counterpart.target == Target::Entered;
    let is_picked_alike = indicator.rule == counterpart.rule;
    let is_worth_alike = indicator.weight == counterpart.weight;
    Entry {
        target: entry.target.filter(|_| has_target),
        target_words: if has_target { entry.target_words.clone() } else { String::new() },
        actual: entry.actual.filter(|_| is_counted_alike),
        actual_words: if is_counted_alike { entry.actual_words.clone() } else { String::new() },
        part: entry.part.filter(|_| is_counted_alike),
        whole: entry.whole.filter(|_| is_counted_alike),
        choice: if is_picked_alike { entry.choice.clone() } else { String::new() },
        items: if is_picked_alike { entry.items.clone() } else { Vec::new() },
        not_applicable: entry.not_applicable && new.not_applicable.is_some(),
        reason: entry.reason.clone(),
        evidence: entry.evidence.clone(),
        improvement: entry.improvement.clone(),
        review: Review {
            actual: entry.review.actual.filter(|_| is_counted_alike),
            score: entry.review.score.filter(|_| is_worth_alike),
            remark: entry.review.remark.clone(),
        },
    }
}

/// Whether a number means the same for both: kind and unit are the same, and points are out of the same weight.
fn counts_alike(one: &Indicator, other: &Indicator) -> bool {
    match (&one.measure, &other.measure) {
        (Measure::Quantity { unit, .. }, Measure::Quantity { unit: other, .. })
        | (Measure::Count { unit }, Measure::Count { unit: other }) => unit == other,
        (Measure::Ratio(ratio), Measure::Ratio(other)) => ratio == other,
        (Measure::Points | Measure::Choice, Measure::Points | Measure::Choice) => {
            one.rule == other.rule && one.weight == other.weight
        }
        (one, other) => discriminant(one) == discriminant(other),
    }
}
