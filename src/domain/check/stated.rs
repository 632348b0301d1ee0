//! What a report is in dispute with itself about: figures for the same thing that differ, units and rates that don't agree, parts that
//! don't add up to their whole.

use rust_decimal::Decimal;

use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Place};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::score;
use crate::domain::statements::{Difference, Dispute, DisputeKind, DisputeSeverity};
use crate::domain::whatif::change::{Change, applied};

/// Points of a report whose parts are all there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedSum {
    /// The whole, in the report's words.
    pub about: String,
    /// What the parts add up to.
    pub parts: Points,
    /// What is printed for the whole.
    pub whole: Points,
}

/// What a report says that may not agree. It stays with the sheet that was made of the report, so that what is found in it keeps
/// up with the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Figures that disagree.
    pub disputes: Vec<Dispute>,
    /// Wholes with their parts.
    pub sums: Vec<StatedSum>,
}

/// What is wrong in a report, with the total that its sheet, as it is now, has if the other figure is right.
pub fn check_report(stated: &Stated, evaluation: &Evaluation) -> Vec<Finding> {
    let differing = stated.sums.iter().filter(|sum| sum.parts != sum.whole).map(|sum| {
        let facts = vec![Fact::Points(sum.parts), Fact::Points(sum.whole)];
        let place = Place::Stated(sum.about.clone());
        Finding::new(CheckId::StatedPartsDiffer, FindingSeverity::Error, place, facts)
    });
    let mut found: Vec<Finding> = differing.collect();
    found.extend(stated.disputes.iter().map(|dispute| finding(dispute, evaluation)));
    found
}

fn finding(dispute: &Dispute, evaluation: &Evaluation) -> Finding {
    let check = match dispute.kind {
        DisputeKind::Figures(_) => CheckId::DisputedFigures,
        DisputeKind::Names { .. } => CheckId::DisputedName,
        DisputeKind::Unit { .. } => CheckId::StatedUnitSlip,
        DisputeKind::Rate { .. } => CheckId::StatedRateDiffers,
    };
    let severity = match dispute.severity {
        DisputeSeverity::Wrong => FindingSeverity::Error,
        DisputeSeverity::Look => FindingSeverity::Warning,
    };
    let facts = vec![Fact::Dispute(Box::new(dispute.clone()))];
    let finding = Finding::new(check, severity, Place::Stated(dispute.about.clone()), facts);
    Finding { total_if: total_if(dispute, evaluation), ..finding }
}

/// The total with the other number of heads, where one of the two is an indicator's actual value.
fn total_if(dispute: &Dispute, evaluation: &Evaluation) -> Option<Points> {
    let DisputeKind::Figures(differences) = &dispute.kind else { return None };
    differences.iter().find_map(|difference| {
        let Difference::Heads(one, other) = difference else { return None };
        let change = |from: Decimal, to: Decimal| {
            let id = indicator_with(from, to, evaluation)?;
            let changed = applied(evaluation, &[Change::Actual { id, value: Some(to) }]);
            Some(score(&changed).total)
        };
        change(one.value, other.value).or_else(|| change(other.value, one.value))
    })
}

/// The indicator whose actual value is this number; one that has the other number as well knows both already.
fn indicator_with(actual: Decimal, other: Decimal, evaluation: &Evaluation) -> Option<NodeId> {
    let mut entries = evaluation.entries.iter();
    let found = entries
        .find(|(_, entry)| entry.actual == Some(actual) && (entry.target.is_some() || entry.part == Some(other)));
    found.map(|(id, _)| id.clone())
}
