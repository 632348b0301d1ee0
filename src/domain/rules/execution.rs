//! 预算执行率: executed ÷ adjusted budget × weight, at most the weight.
//!
//! 3050.14 of 3105.13 on weight 2: 2 × 3050.14 ÷ 3105.13 = 1.96458… → 1.96.

use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Flag, Formula, Gap};

/// The rule has no parameters yet: it reads the department's own totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Execution;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let (adjusted_budget, executed) = match facts.budget.department {
        Figures { adjusted_budget: Some(budget), executed: Some(executed) } => (budget, executed),
        Figures { adjusted_budget, executed } => {
            let gaps = [(adjusted_budget, Gap::Budget), (executed, Gap::Executed)];
            return Err(gaps.into_iter().filter(|(amount, _)| amount.is_none()).map(|(_, gap)| gap).collect());
        }
    };
    let (budget, spent) = (Exact::new(adjusted_budget.yuan()), Exact::new(executed.yuan()));
    let unrounded = facts.weight().times(&spent).divided_by(&budget).filter(|_| adjusted_budget > Amount::ZERO);
    let unrounded = unrounded.ok_or_else(|| vec![Gap::NoBudget])?;
    let flags = if executed > adjusted_budget { vec![Flag::AboveFull] } else { Vec::new() };
    let formula = Formula::Execution { weight: facts.weight, executed, adjusted_budget };
    Ok(Marks { formula, unrounded, flags })
}
