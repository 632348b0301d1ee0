//! What a reviewer would find: named checks on a filled-in sheet, each with a stable id.
//!
//! A check says where, what was found, what was expected, how to mend it where that is safe, and what the total would be if the
//! other figure were the right one. It never changes anything by itself. What the ids mean is written down in `docs/checks.md`.

mod filing;
mod finding;
mod leaves;
mod money;
mod plausibility;
mod quality;
mod stated;
pub mod thresholds;

pub use finding::{CheckGroup, CheckId, Fact, Finding, FindingSeverity, Mend, Place, STATED, mended};

pub use stated::{Stated, StatedSum, check_report};

use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;

/// Words that checks look for in names and targets. The domain knows no language, so whoever calls brings them.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckWords<'a> {
    /// Words that promise without saying how much, such as 显著提升.
    pub vague: &'a [&'a str],
    /// What the name of a satisfaction indicator or part holds, such as 满意.
    pub satisfaction: &'a [&'a str],
    /// What the name of a cost indicator or part holds, such as 成本.
    pub cost: &'a [&'a str],
    /// What the name of an indicator holds that is really about paying or spending, such as 支付.
    pub payment: &'a [&'a str],
}

/// Everything that was found, by group, in the order of the sheet. What was ignored with a reason is among it.
pub fn check(evaluation: &Evaluation, report: &ScoreReport, words: &CheckWords<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    money::check(evaluation, report, &mut found);
    leaves::check(evaluation, report, &mut found);
    filing::check(evaluation, report, words, &mut found);
    plausibility::check(evaluation, report, &mut found);
    quality::check(evaluation, words, &mut found);
    let position = |finding: &Finding| CheckGroup::ALL.iter().position(|group| *group == finding.check.group());
    // Stable: inside a group the order of the sheet stays.
    crate::domain::order::sorted(found, |one, other| position(one).cmp(&position(other)))
}

/// Whether somebody looked at a finding and left it; the reason.
pub fn reason_for<'a>(evaluation: &'a Evaluation, finding: &Finding) -> Option<&'a str> {
    let place = finding.place.key();
    let mut ignored = evaluation.ignored_findings.iter();
    let found = ignored.find(|it| it.check == finding.check.key() && it.place == place)?;
    Some(&found.reason)
}
