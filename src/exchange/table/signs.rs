//! On which side of its target a rule wants the actual value, and whether a table says the opposite.

use crate::domain::rules::Rule;
use crate::domain::rules::steps::Direction;
use crate::text::number_reader::TargetSign;

/// The side on which the actual value should lie, by the rule; `None` where either may be meant.
pub(super) fn expected_sign(rule: &Rule) -> Option<TargetSign> {
    match rule {
        Rule::Proportional(_) => Some(TargetSign::AtLeast),
        Rule::Reverse(_) => Some(TargetSign::AtMost),
        Rule::Steps(steps) => match steps.direction {
            Direction::Above => Some(TargetSign::AtMost),
            Direction::Below => Some(TargetSign::AtLeast),
            Direction::Either => None,
        },
        Rule::Equal(_)
        | Rule::Bands(_)
        | Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => None,
    }
}

/// Whether a sign says the opposite.
pub(super) fn opposes(sign: TargetSign, expected: TargetSign) -> bool {
    matches!((sign, expected), (TargetSign::AtLeast, TargetSign::AtMost) | (TargetSign::AtMost, TargetSign::AtLeast))
}
