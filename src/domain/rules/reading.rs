//! What steps and bands look at: the actual value itself, or how it stands to the target.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::measured::Measured;
use crate::domain::rules::Facts;
use crate::domain::score::Gap;

/// What is read off the actual value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The value itself.
    #[default]
    Value,
    /// actual − target, in the measure's unit.
    Difference,
    /// actual ÷ target × 100.
    PercentOfTarget,
}

impl Reading {
    /// What is read when the target is met exactly; 0 where no target is looked at.
    pub fn on_target(self) -> Decimal {
        match self {
            Self::Value | Self::Difference => Decimal::ZERO,
            Self::PercentOfTarget => Decimal::ONE_HUNDRED,
        }
    }
}

/// A reading with what it was read off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The actual value.
    pub actual: Measured,
    /// The target, where it was looked at.
    pub target: Option<Decimal>,
    /// What was read.
    pub value: Exact,
}

pub(super) fn read(reading: Reading, facts: &Facts<'_>) -> Result<Read, Vec<Gap>> {
    if reading == Reading::Value {
        let actual = facts.actual()?;
        let value = actual.value.clone();
        return Ok(Read { actual, target: None, value });
    }
    let (actual, target) = facts.actual_and_target()?;
    let exact_target = Exact::new(target);
    let value = match reading {
        Reading::PercentOfTarget if target <= Decimal::ZERO => return Err(vec![Gap::NoRatio]),
        Reading::PercentOfTarget => facts.rate(&actual.value, &exact_target).times(&Exact::HUNDRED),
        Reading::Value | Reading::Difference => actual.value.minus(&exact_target),
    };
    Ok(Read { actual, target: Some(target), value })
}
