//! 加减分项: typed points, kept between the item's lowest and highest, outside the base weights.

use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Flag, Formula, Gap};

/// The range of a bonus or penalty item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// The largest penalty, 0 or below.
    pub lowest: Points,
    /// The largest bonus, 0 or above.
    pub highest: Points,
}

pub(super) fn marks(rule: Bonus, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let score = facts.typed()?;
    let unrounded = Exact::new(score);
    let is_outside = unrounded < Exact::new(rule.lowest.value()) || unrounded > Exact::new(rule.highest.value());
    let mut flags = if is_outside { vec![Flag::OutOfRange] } else { Vec::new() };
    if !score.is_zero() && !facts.entry.has_reason() {
        flags.push(Flag::ReasonMissing);
    }
    Ok(Marks::new(Formula::Typed { score }, unrounded, flags))
}
