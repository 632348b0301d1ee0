//! 按完成比例: full marks from the target on, below it weight × actual ÷ target.
//!
//! 94.25 % of a target of 100 % on weight 2: 2 × 94.25 ÷ 100 = 1.885 → 1.89. With a rescaled floor of 60 %, 80 % of the
//! target on weight 10 is 10 × (0.8 − 0.6) ÷ (1 − 0.6) = 5.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::{Facts, Marks, compared};
use crate::domain::score::{Comparison, Flag, Formula, Gap};

/// Points by the share of the target that was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportional {
    /// Below this share there are no points.
    pub floor: Option<Floor>,
    /// Far above the target a reason is asked for.
    pub over_target: Option<OverTarget>,
}

/// A share of the target below which there are no points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Per cent of the target, above 0 and below 100; the floor itself earns.
    pub percent: Decimal,
    /// What is earned from the floor on.
    pub form: FloorForm,
}

/// What is earned from the floor on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloorForm {
    /// weight × share: at a floor of 60 % at once 60 % of the weight.
    Cut,
    /// weight × (share − floor) ÷ (1 − floor): from nothing at the floor to full marks at the target.
    Rescaled,
}

/// A share of the target above which the filer has to say why, and may lose points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverTarget {
    /// Per cent of the target, 100 or more; only what is above counts.
    pub above: Decimal,
    /// What it costs; `None`: only a reason is asked for.
    pub reduction: Option<Cost>,
    /// When it costs that.
    pub when: ReducedWhen,
}

/// When an excess costs points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReducedWhen {
    /// Whatever is said about it.
    Always,
    /// Only while no reason is given.
    Unexplained,
}

pub(super) fn marks(rule: Proportional, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (actual, target) = facts.actual_and_target()?;
    if target <= Decimal::ZERO {
        // There is no share of nothing: reached is full marks, missed is none, and both are flagged.
        return Ok(compared(facts, actual, target, Comparison::AtLeast, vec![Flag::TargetNotPositive]));
    }
    let exact_target = Exact::new(target);
    let share = facts.rate(&actual.value, &exact_target);
    let mut flags = Vec::new();
    // More than the target is no mistake; more than the whole is.
    if facts.measure.ends_at_a_hundred() && target <= Decimal::ONE_HUNDRED && actual.value > Exact::HUNDRED {
        flags.push(Flag::AboveFull);
    }
    if let Some(over) = rule.over_target
        && share.times(&Exact::HUNDRED) > Exact::new(over.above)
    {
        flags.push(Flag::OverTarget { percent: share.times(&Exact::HUNDRED), above: over.above });
        if !facts.entry.has_reason() {
            flags.push(Flag::ReasonMissing);
        }
        let is_due = match over.when {
            ReducedWhen::Always => true,
            ReducedWhen::Unexplained => !facts.entry.has_reason(),
        };
        if let Some(cost) = over.reduction.filter(|_| is_due) {
            let cost = cost.on(facts.weight);
            let unrounded = facts.weight().minus(&cost);
            let rate = facts.rate_decimals.map(|_| share);
            let formula = Formula::OverTarget { weight: facts.weight, actual, target, rate, above: over.above, cost };
            return Ok(Marks::new(formula, unrounded, flags));
        }
    }
    let unrounded = facts.weight().times(&above_floor(&share, rule.floor));
    let rate = facts.rate_decimals.map(|_| share);
    let formula = Formula::Proportion { weight: facts.weight, actual, target, rate, floor: rule.floor };
    Ok(Marks::new(formula, unrounded, flags))
}

/// The part of the weight that a share of the target earns.
fn above_floor(share: &Exact, floor: Option<Floor>) -> Exact {
    let Some(floor) = floor else { return share.clone() };
    let lowest = Exact::ONE.percent(&Exact::new(floor.percent));
    match floor.form {
        _ if *share < lowest => Exact::ZERO,
        FloorForm::Cut => share.clone(),
        // A floor of 100 % would leave nothing to divide by; the readers refuse it.
        FloorForm::Rescaled => {
            share.minus(&lowest).divided_by(&Exact::ONE.minus(&lowest)).unwrap_or_else(|| share.clone())
        }
    }
}
