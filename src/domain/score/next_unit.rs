//! What one more unit, or one fewer, would give a leaf: 再多 1 人次, 再低 1 个百分点.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, mean_rate};
use crate::domain::score::{Outcome, Rounding, leaf};

/// The scores of a leaf beside the one it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextUnit {
    /// What is counted.
    pub unit: Unit,
    /// The score it has.
    pub now: Points,
    /// The score with one unit more; `None` where there can't be one more.
    pub more: Option<Points>,
    /// The score with one unit fewer; `None` where there can't be one fewer.
    pub fewer: Option<Points>,
}

/// What one unit of a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One of the measure's unit, a percentage point for rates.
    OfMeasure,
    /// One of the upper figure's unit.
    OfPart,
    /// One 元 or 万元 of executed money, as the sheet shows money.
    OfMoney(MoneyUnit),
}

/// What one unit more or fewer would score; `None` for a leaf that has no score or no number to change.
pub fn next_unit(evaluation: &Evaluation, id: &NodeId) -> Option<NextUnit> {
    let framework = Arc::clone(&evaluation.framework);
    let indicator = framework.indicator(id)?;
    let unit = unit_of(indicator, evaluation)?;
    let now = scored(indicator, evaluation)?;
    let moved = |by: Decimal| scored(indicator, &shifted(evaluation, id, unit, by)?);
    Some(NextUnit { unit, now, more: moved(Decimal::ONE), fewer: moved(Decimal::NEGATIVE_ONE) })
}

fn unit_of(indicator: &Indicator, evaluation: &Evaluation) -> Option<Unit> {
    let entry = evaluation.entry(&indicator.id);
    let money = Unit::OfMoney(evaluation.budget.unit);
    match (&indicator.rule, &indicator.measure) {
        (Rule::Execution(_), _) => Some(money),
        // These are set by judgement, not by doing one more.
        (
            Rule::Grade(_)
            | Rule::YesNo(_)
            | Rule::Checklist(_)
            | Rule::Direct(_)
            | Rule::Bonus(_)
            | Rule::Coefficient(_),
            _,
        ) => None,
        (_, Measure::Execution) => Some(money),
        (_, Measure::Ratio(_)) if entry.part.is_some() && entry.whole.is_some_and(|whole| whole > Decimal::ZERO) => {
            Some(Unit::OfPart)
        }
        // With all figures there, a typed rate does not count.
        (Rule::AverageRate(AverageRate { period }), _)
            if entry.actual.is_none() || mean_rate(&evaluation.progress, *period).is_ok() =>
        {
            None
        }
        (
            _,
            Measure::Quantity { .. }
            | Measure::Rate { .. }
            | Measure::Ratio(_)
            | Measure::Count { .. }
            | Measure::Points
            | Measure::Choice
            | Measure::Words,
        ) => Some(Unit::OfMeasure),
    }
}

/// The sheet with one figure moved; `None` beyond what can be held.
fn shifted(evaluation: &Evaluation, id: &NodeId, unit: Unit, by: Decimal) -> Option<Evaluation> {
    let mut moved = evaluation.clone();
    match unit {
        Unit::OfMoney(unit) => {
            let by = Amount::from_unit(by, unit).ok()?;
            let executed = moved.budget.department.executed?;
            let shifted = executed + by;
            // What was spent can't be undone below nothing.
            if executed >= Amount::ZERO && shifted < Amount::ZERO {
                return None;
            }
            moved.budget.department.executed = Some(shifted);
        }
        Unit::OfPart => {
            let part = evaluation.entry(id).part?.checked_add(by)?;
            moved.entries.change(id, |entry| entry.part = Some(part));
        }
        Unit::OfMeasure => {
            let actual = evaluation.entry(id).actual?.checked_add(by)?;
            moved.entries.change(id, |entry| entry.actual = Some(actual));
        }
    }
    Some(moved)
}

fn scored(indicator: &Indicator, evaluation: &Evaluation) -> Option<Points> {
    match leaf::score(indicator, evaluation, Rounding::of(&evaluation.framework)).outcome {
        Outcome::Scored(trace) => Some(trace.score),
        Outcome::Pending(_) | Outcome::Excluded(_) => None,
    }
}
