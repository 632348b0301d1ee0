//! 按完成比例: full marks from the target on, below it weight × actual ÷ target.
//!
//! 94.25 % of a target of 100 % on weight 2: 2 × 94.25 ÷ 100 = 1.885 → 1.89.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Flag, Formula, Gap};

/// The rule has no parameters yet: the target belongs to the indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportional;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let actual = facts.actual();
    let target = facts.target.ok_or(Gap::Target);
    let (actual, target) = match (actual, target) {
        (Ok(actual), Ok(target)) => (actual, target),
        (actual, target) => return Err([actual.err(), target.err()].into_iter().flatten().collect()),
    };
    let ratio = if target > Decimal::ZERO { Exact::new(actual).divided_by(&Exact::new(target)) } else { None };
    let Some(ratio) = ratio else {
        // A target of 0 or below has no proportion: reached is full marks, missed is none, and both are flagged.
        let unrounded = if actual >= target { facts.weight() } else { Exact::ZERO };
        let formula = Formula::TargetWithoutRatio { weight: facts.weight, actual, target };
        return Ok(Marks { formula, unrounded, flags: vec![Flag::TargetNotPositive] });
    };
    let unrounded = facts.weight().times(&ratio);
    let above = ratio.cmp(&Exact::new(Decimal::ONE)) == Ordering::Greater;
    let flags = if above { vec![Flag::AboveFull] } else { Vec::new() };
    Ok(Marks { formula: Formula::Proportion { weight: facts.weight, actual, target }, unrounded, flags })
}
