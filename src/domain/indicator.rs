//! The leaf of the tree: what is measured, what it is worth and by which rule.

use rust_decimal::Decimal;

use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::provenance::Provenance;
use crate::domain::rules::Rule;

/// One scored indicator (三级指标).
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Unique in the framework.
    pub id: NodeId,
    /// The indicator's name, as the framework prints it.
    pub name: String,
    /// Full marks (分值).
    pub weight: Points,
    /// What kind of number the filer gives.
    pub measure: Measure,
    /// Where the target value (年度指标值) comes from.
    pub target: Target,
    /// How the measured value becomes points.
    pub rule: Rule,
    /// Where the weight comes from.
    pub weight_provenance: Provenance,
    /// Where the rule and its parameters come from.
    pub rule_provenance: Provenance,
}

/// What kind of number an indicator's actual value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A number with a unit, such as 3079 人次.
    Quantity {
        /// The unit's name.
        unit: String,
        /// Whether the measure can be negative.
        sign: Sign,
    },
    /// A rate in per cent: 98.23 is 98.23 %.
    Rate {
        /// Whether the measure can be negative, as a rate of change (变动率) can.
        sign: Sign,
    },
    /// How often something was found, a whole number, such as 1 处.
    Count {
        /// The unit's name.
        unit: String,
    },
    /// Points given directly.
    Points,
}

impl Measure {
    /// Whether a negative actual value makes sense.
    pub fn sign(&self) -> Sign {
        match self {
            Self::Quantity { sign, .. } | Self::Rate { sign } => *sign,
            Self::Count { .. } => Sign::NeverNegative,
            Self::Points => Sign::MayBeNegative,
        }
    }
}

/// Whether a measure can be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A negative value is a mistake and scores nothing until it is mended.
    NeverNegative,
    /// A negative value has a meaning.
    MayBeNegative,
}

/// Where an indicator's target value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The rule needs none.
    None,
    /// The framework says it, in the measure's unit.
    Fixed(Decimal),
    /// Each sheet has its own.
    Entered,
}
