//! The signs that a target may be written with: ≥95% where more is better, ≤3 where less is.

use crate::domain::rules::Rule;
use crate::domain::rules::steps::Direction;
use crate::text::number_reader::TargetSign;

/// The signs that say what the rule says; `None` where the rule has no target.
pub fn target_signs(rule: &Rule) -> Option<&'static [TargetSign]> {
    Some(match rule {
        Rule::Proportional(_) => &[TargetSign::AtLeast],
        Rule::Reverse(_) => &[TargetSign::AtMost],
        Rule::Equal(_) => &[TargetSign::Exactly],
        Rule::Steps(steps) => match steps.direction {
            Direction::Above => &[TargetSign::AtMost],
            Direction::Below => &[TargetSign::AtLeast],
            Direction::Either => &[TargetSign::Exactly],
        },
        // Either side may be the better one.
        Rule::Bands(_) => &[TargetSign::AtLeast, TargetSign::AtMost, TargetSign::Exactly],
        Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => return None,
    })
}

/// Whether a sign says the opposite of what the rule says; `false` where either side may be the better one.
pub fn is_against(sign: TargetSign, rule: &Rule) -> bool {
    match target_signs(rule) {
        Some([TargetSign::AtLeast]) => sign == TargetSign::AtMost,
        Some([TargetSign::AtMost]) => sign == TargetSign::AtLeast,
        Some(_) | None => false,
    }
}
