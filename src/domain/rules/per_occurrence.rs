//! 每发现一处扣 x 分，扣完为止: weight − x × occurrences, down to 0.
//!
//! One finding at 1 point each on weight 2: 2 − 1 × 1 = 1.

use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Formula, Gap};

/// A fixed price for each occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerOccurrence {
    /// Points lost for each.
    pub cost: Points,
}

pub(super) fn marks(rule: PerOccurrence, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let n_occurrences = facts.actual()?.value;
    let lost = Exact::new(rule.cost.value()).times(&n_occurrences);
    let unrounded = facts.weight().minus(&lost);
    let mut flags = Vec::new();
    flag_missing_reason(facts, &unrounded, &mut flags);
    let formula = Formula::Occurrences { weight: facts.weight, n_occurrences, cost: rule.cost };
    Ok(Marks::new(formula, unrounded, flags))
}
