//! 得分系数: weight × a typed coefficient in per cent.
//!
//! 85 % of weight 6: 6 × 85 % = 5.10.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Flag, Formula, Gap};

/// The rule has no parameters: the coefficient is what the filer gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coefficient;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let percent = facts.typed()?;
    let unrounded = facts.weight().percent(&Exact::new(percent));
    let mut flags = Vec::new();
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        flags.push(Flag::OutOfRange);
    }
    // A coefficient is an opinion: below 100 % somebody has to say why.
    flag_missing_reason(facts, &unrounded, &mut flags);
    Ok(Marks::new(Formula::Coefficient { weight: facts.weight, percent }, unrounded, flags))
}
