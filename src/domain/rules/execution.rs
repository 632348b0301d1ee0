//! 预算执行率: executed ÷ adjusted budget × weight, at most the weight.
//!
//! 3050.14 of 3105.13 on weight 2: 2 × 3050.14 ÷ 3105.13 = 1.96458… → 1.96.

use crate::domain::exact::Exact;
use crate::domain::measured::executed_of_budget;
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Flag, Formula, Gap};

/// The rule has no parameters: it reads the department's own totals. With a floor, bands or steps, use the measure
/// `Execution` and the rule that has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Execution;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (executed, adjusted_budget) = executed_of_budget(facts)?;
    let rate = facts.rate(&Exact::new(executed.yuan()), &Exact::new(adjusted_budget.yuan()));
    let unrounded = facts.weight().times(&rate);
    let flags = if executed > adjusted_budget { vec![Flag::AboveFull] } else { Vec::new() };
    let rate = facts.rate_decimals.map(|_| rate);
    let formula = Formula::Execution { weight: facts.weight, executed, adjusted_budget, rate };
    Ok(Marks::new(formula, unrounded, flags))
}
