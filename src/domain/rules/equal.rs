//! 等于: full marks at the target; below it by proportion; above it as the framework says.
//!
//! 98 of a target of 100 on weight 10: 10 × 98 ÷ 100 = 9.80. A target of 0 is met by 0 alone.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, compared};
use crate::domain::score::{Comparison, Flag, Formula, Gap};

/// What a value above the target earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equal {
    /// Full marks or none.
    pub above: AboveTarget,
}

/// What a value above the target earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboveTarget {
    /// Full marks: more is as good as enough.
    Full,
    /// Nothing: more is as wrong as less.
    Nothing,
}

pub(super) fn marks(rule: Equal, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (actual, target) = facts.actual_and_target()?;
    let exact_target = Exact::new(target);
    let (comparison, flags) = match actual.value.cmp(&exact_target) {
        Ordering::Equal => (Comparison::Exactly, Vec::new()),
        Ordering::Greater => match rule.above {
            AboveTarget::Full => (Comparison::AtLeast, vec![Flag::AboveTarget]),
            AboveTarget::Nothing => (Comparison::Exactly, vec![Flag::AboveTarget]),
        },
        Ordering::Less if target > Decimal::ZERO => {
            let share = facts.rate(&actual.value, &exact_target);
            let unrounded = facts.weight().times(&share);
            let rate = facts.rate_decimals.map(|_| share);
            let formula = Formula::Proportion { weight: facts.weight, actual, target, rate, floor: None };
            return Ok(Marks::new(formula, unrounded, Vec::new()));
        }
        // Below a target of 0 or less there is no proportion.
        Ordering::Less => (Comparison::Exactly, vec![Flag::TargetNotPositive]),
    };
    Ok(compared(facts, actual, target, comparison, flags))
}
