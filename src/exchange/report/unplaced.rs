//! What of a report is not in its sheet as it is printed, and why.

use rust_decimal::Decimal;

use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::statements::StatedUnit;
use crate::exchange::report::facts::Found;
use crate::text::language::Language;
use crate::text::report::{self as sentences, Doubt};

/// A figure that the sheet does not have, or has otherwise than printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// What it is about, in the report's words.
    pub about: String,
    /// The figure's place in the report.
    pub found: Found<String>,
    /// Why.
    pub reason: UnplacedReason,
}

/// Why a figure is not in the sheet as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnplacedReason {
    /// The framework has nothing of this name.
    NoSuchItem,
    /// The group has this score, but what its indicators reached is not said.
    ActualsNotSaid,
    /// The framework has the indicator, but what it reached is not said.
    ActualNotSaid {
        /// The indicator.
        indicator: NodeId,
    },
    /// The rule gives other points than the report.
    RuleSaysOtherwise {
        /// The indicator.
        indicator: NodeId,
        /// By the rule.
        by_rule: Points,
        /// In the report.
        printed: Points,
    },
    /// The weight is another one in the framework.
    OtherWeight {
        /// In the framework.
        framework: Points,
        /// In the report.
        printed: Points,
    },
    /// Target and actual value were found in two statements whose proportion gives the lost points.
    TakenFromStatements {
        /// The indicator.
        indicator: NodeId,
        /// The larger figure.
        target: Decimal,
        /// The smaller one.
        actual: Decimal,
    },
    /// Taken over in the unit that agrees with the budget and the printed rate.
    UnitMended {
        /// As printed.
        printed: StatedUnit,
        /// As taken over.
        taken: StatedUnit,
    },
}

impl Unplaced {
    /// What there is to say about it.
    pub fn sentence(&self, language: Language) -> String {
        let doubt = match &self.reason {
            UnplacedReason::NoSuchItem => Doubt::NoSuchItem,
            UnplacedReason::ActualsNotSaid => Doubt::ActualsNotSaid,
            UnplacedReason::ActualNotSaid { .. } => Doubt::ActualNotSaid,
            UnplacedReason::RuleSaysOtherwise { by_rule, printed, .. } => {
                Doubt::RuleSaysOtherwise { by_rule: by_rule.value(), printed: printed.value() }
            }
            UnplacedReason::OtherWeight { framework, printed } => {
                Doubt::OtherWeight { framework: framework.value(), printed: printed.value() }
            }
            UnplacedReason::TakenFromStatements { target, actual, .. } => {
                Doubt::TakenFromStatements { target: *target, actual: *actual }
            }
            UnplacedReason::UnitMended { printed, taken } => Doubt::UnitMended { printed: *printed, taken: *taken },
        };
        sentences::doubt(&self.about, &self.found.value, &doubt, language)
    }
}
