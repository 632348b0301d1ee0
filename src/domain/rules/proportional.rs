//! 按完成比例: full marks from the target on, below it weight × actual ÷ target.
//!
//! 94.25 % of a target of 100 % on weight 2: 2 × 94.25 ÷ 100 = 1.885 → 1.89.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, compared};
use crate::domain::score::{Comparison, Flag, Formula, Gap};

/// The rule has no parameters yet: the target belongs to the indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportional;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (actual, target) = facts.actual_and_target()?;
    let exact_target = Exact::new(target);
    if target <= Decimal::ZERO {
        // There is no share of nothing: reached is full marks, missed is none, and both are flagged.
        return Ok(compared(facts, actual, target, Comparison::AtLeast, vec![Flag::TargetNotPositive]));
    }
    let product = facts.weight().times(&Exact::new(actual));
    let flags = if actual > target { vec![Flag::AboveFull] } else { Vec::new() };
    let formula = Formula::Proportion { weight: facts.weight, actual, target };
    // The divisor is above 0: that was asked.
    Ok(Marks { formula, unrounded: product.divided_by(&exact_target).unwrap_or(Exact::ZERO), flags })
}
