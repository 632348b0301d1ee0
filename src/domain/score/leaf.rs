//! One leaf: its facts, its rule, its range, its rounding.

use std::cmp::Ordering;

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::NotApplicable;
use crate::domain::indicator::{Indicator, Target};
use crate::domain::points::Points;
use crate::domain::rules::{self, Facts, Marks};
use crate::domain::score::{Exclusion, Flag, Formula, Gap, LeafScore, Limit, Outcome, Rounding, Trace, Tried};

pub(super) fn score(indicator: &Indicator, evaluation: &Evaluation, rounding: Rounding) -> LeafScore {
    let own = Tried::of(evaluation.entry(&indicator.id), evaluation);
    score_with(indicator, evaluation, &own, rounding)
}

/// The score with other facts than the sheet's own.
pub(super) fn score_with(
    indicator: &Indicator,
    evaluation: &Evaluation,
    tried: &Tried<'_>,
    rounding: Rounding,
) -> LeafScore {
    let entry = tried.entry;
    let facts = Facts {
        weight: indicator.weight,
        measure: &indicator.measure,
        target: match indicator.target {
            Target::None | Target::FixedWords(_) => None,
            Target::Fixed(target) => Some(target),
            Target::Entered => entry.target,
        },
        entry,
        budget: tried.budget,
        progress: tried.progress,
        rate_decimals: rounding.rate_decimals,
    };
    let outcome = if entry.not_applicable {
        not_applicable(indicator, &facts, evaluation.framework.not_applicable)
    } else {
        match rules::marks(&indicator.rule, &facts) {
            Ok(marks) => Outcome::Scored(settle(marks, indicator, rounding.score_decimals)),
            Err(gaps) => Outcome::Pending(gaps),
        }
    };
    let (lowest, highest) = indicator.rule.range(indicator.weight);
    LeafScore { id: indicator.id.clone(), weight: indicator.weight, lowest, highest, outcome }
}

/// A bonus item that does not apply is left out whatever the framework says: full marks for it would be a gift.
fn not_applicable(indicator: &Indicator, facts: &Facts<'_>, treatment: Option<NotApplicable>) -> Outcome {
    match treatment {
        None => Outcome::Pending(vec![Gap::NotForeseen]),
        Some(NotApplicable::FullMarks) if !indicator.rule.is_bonus() => {
            let flags = if facts.entry.has_reason() { Vec::new() } else { vec![Flag::ReasonMissing] };
            Outcome::Scored(Trace {
                formula: Box::new(Formula::NotApplicable { weight: indicator.weight }),
                unrounded: facts.weight(),
                limit: None,
                decimals: indicator.weight.value().normalize().scale(),
                score: indicator.weight,
                deduction: Points::ZERO,
                flags,
            })
        }
        Some(NotApplicable::Excluded | NotApplicable::Rescaled | NotApplicable::FullMarks) => {
            Outcome::Excluded(Exclusion::NotApplicable)
        }
    }
}

/// Keeps the marks in the rule's range and rounds what lies inside it, once. The ends are taken as they are: full marks
/// are the weight, also where it is finer than scores are rounded (22.5 of 22.5 in whole points is 22.5, not 23).
fn settle(marks: Marks, indicator: &Indicator, decimals: u32) -> Trace {
    let (lowest, highest) = indicator.rule.range(indicator.weight);
    let side = |end: Points| marks.unrounded.cmp(&Exact::new(end.value()));
    let (score, limit) = match (side(highest), side(lowest)) {
        (Ordering::Greater, _) => (highest, Some(Limit::Highest(highest))),
        (Ordering::Equal, _) => (highest, None),
        (Ordering::Less, Ordering::Less) => (lowest, Some(Limit::Lowest(lowest))),
        (Ordering::Less, Ordering::Equal) => (lowest, None),
        (Ordering::Less, Ordering::Greater) => {
            let rounded = marks.unrounded.round(decimals).and_then(Points::new).unwrap_or_default();
            (rounded.clamp(lowest.min(highest), highest), None)
        }
    };
    let decimals = decimals.max(score.value().normalize().scale());
    let deduction = if indicator.rule.is_bonus() { Points::ZERO } else { indicator.weight - score };
    let mut flags = marks.flags;
    if let Some(actual) = marks.formula.actual()
        && let Some(typed) = actual.typed_otherwise
    {
        flags.push(Flag::TypedRateDiffers { typed, worked_out: actual.value.clone() });
    }
    Trace { formula: marks.formula, unrounded: marks.unrounded, limit, decimals, score, deduction, flags }
}
