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
    let exact_target = Exact::new(target);
    if actual.value <= exact_target {
        return Ok(compared(facts, actual, target, Comparison::AtMost, Vec::new()));
    }
    // The divisors are above 0: the target was asked, and the actual value is above it.
    let quotient = match rule.form {
        ReverseForm::Linear => facts.rate(&actual.value.minus(&exact_target), &exact_target),
        ReverseForm::Ratio => facts.rate(&exact_target, &actual.value),
    };
    let unrounded = match rule.form {
        ReverseForm::Linear => facts.weight().times(&Exact::ONE.minus(&quotient)),
        ReverseForm::Ratio => facts.weight().times(&quotient),
    };
    let rate = facts.rate_decimals.map(|_| quotient);
    let formula = Formula::Reverse { weight: facts.weight, actual, target, form: rule.form, rate };
    Ok(Marks::new(formula, unrounded, Vec::new()))
}
