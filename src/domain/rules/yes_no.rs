//! 是否: full marks for yes, nothing for no.

use crate::domain::exact::Exact;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Formula, Gap};

/// The rule has no parameters: yes is what is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YesNo;

/// What a sheet's choice says for yes.
pub const YES: &str = "yes";

/// What a sheet's choice says for no.
pub const NO: &str = "no";

pub(super) fn marks(facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let is_yes = match facts.entry.choice.as_str() {
        YES => true,
        NO => false,
        "" => return Err(vec![Gap::Choice]),
        _ => return Err(vec![Gap::UnknownChoice]),
    };
    let unrounded = if is_yes { facts.weight() } else { Exact::ZERO };
    let mut flags = Vec::new();
    flag_missing_reason(facts, &unrounded, &mut flags);
    Ok(Marks::new(Formula::Answered { weight: facts.weight, is_yes }, unrounded, flags))
}
