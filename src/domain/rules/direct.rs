//! 直接评分: the typed score, from 0 to the weight; below the weight a reason is required.

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Flag, Formula, Gap};

/// The rule has no parameters: the range is the weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direct;

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let score = facts.typed()?;
    let unrounded = Exact::new(score);
    let mut flags = Vec::new();
    if unrounded < Exact::ZERO || unrounded > facts.weight() {
        flags.push(Flag::OutOfRange);
    }
    flag_missing_reason(facts, &unrounded, &mut flags);
    Ok(Marks::new(Formula::Typed { score }, unrounded, flags))
}
