//! 逆向指标: the less the better. Full marks up to the target; above it fewer, by one of two forms in use.
//!
//! 7 against a target of 5 on weight 10: linear 10 × (1 − 2 ÷ 5) = 6, ratio 10 × 5 ÷ 7 = 7.142857… → 7.14.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, compared};
use crate::domain::score::{Comparison, Flag, Formula, Gap};

/// How points are lost above the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reverse {
    /// Which form.
    pub form: ReverseForm,
}

/// The forms in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReverseForm {
    /// weight × (1 − (actual − target) ÷ target): nothing is left at twice the target (national edition of a vendor system).
    Linear,
    /// weight × target ÷ actual (forms of Hubei and Beijing).
    Ratio,
}

pub(super) fn marks(rule: Reverse, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (actual, target) = facts.actual_and_target()?;
    if target <= Decimal::ZERO {
        // There is no share of nothing: kept is full marks, exceeded is none, and both are flagged.
        return Ok(compared(facts, actual, target, Comparison::AtMost, vec![Flag::TargetNotPositive]));
    }
    if actual <= target {
        return Ok(compared(facts, actual, target, Comparison::AtMost, Vec::new()));
    }
    let (exact_actual, exact_target) = (Exact::new(actual), Exact::new(target));
    let unrounded = match rule.form {
        ReverseForm::Linear => {
            // 1 − (a − t) ÷ t = (2t − a) ÷ t, so that the division comes last.
            let left = exact_target.plus(&exact_target).minus(&exact_actual);
            facts.weight().times(&left).divided_by(&exact_target)
        }
        ReverseForm::Ratio => facts.weight().times(&exact_target).divided_by(&exact_actual),
    };
    let formula = Formula::Reverse { weight: facts.weight, actual, target, form: rule.form };
    // The divisors are above 0: the target was asked, and the actual value is above it.
    Ok(Marks { formula, unrounded: unrounded.unwrap_or(Exact::ZERO), flags: Vec::new() })
}
