//! 勾稽 of the indicators: weights, rates, and scores that somebody else gave.

use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Mend, Place};
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::Standing;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, RatioForm};
use crate::domain::points::Points;
use crate::domain::score::{Flag, LeafScore, ScoreReport, score};
use crate::domain::soundness;
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::adds_up;

pub(super) fn check(evaluation: &Evaluation, report: &ScoreReport, found: &mut Vec<Finding>) {
    for unsound in soundness::problems(&evaluation.framework) {
        if unsound.kind.is_unfinished() {
            let id = NodeId::new(unsound.place.rsplit('/').next().unwrap_or_default());
            let place = if evaluation.framework.indicator(&id).is_some() {
                Place::Indicator(id)
            } else if evaluation.framework.category(&id).is_some() {
                Place::Group(id)
            } else {
                Place::Sheet
            };
            let facts = vec![Fact::Unsound(unsound.kind)];
            found.push(Finding::new(CheckId::WeightsDontAddUp, FindingSeverity::Error, place, facts));
        }
    }
    for (indicator, leaf) in evaluation.framework.indicators().into_iter().zip(report.leaves()) {
        if evaluation.entry(&indicator.id).not_applicable {
            continue;
        }
        found.extend(typed_rate(indicator, leaf));
        found.extend(part_above_whole(evaluation, indicator));
        found.extend(reviewed_score(evaluation, report, indicator, leaf));
        found.extend(reviewed_actual(evaluation, report, indicator));
    }
}

fn typed_rate(indicator: &Indicator, leaf: &LeafScore) -> Option<Finding> {
    let differing = leaf.trace()?.flags.iter().find_map(|flag| {
        if let Flag::TypedRateDiffers { typed, worked_out } = flag { Some((*typed, worked_out)) } else { None }
    });
    let (typed, worked_out) = differing?;
    let facts = vec![Fact::Percent(Exact::new(typed)), Fact::Percent(worked_out.clone())];
    let place = Place::Indicator(indicator.id.clone());
    let finding = Finding::new(CheckId::TypedRateDiffers, FindingSeverity::Warning, place, facts);
    // The figures count already: without what was typed nothing is scored otherwise.
    let mend = Mend::Change(Change::Actual { id: indicator.id.clone(), value: None });
    Some(Finding { mend: Some(mend), ..finding })
}

fn part_above_whole(evaluation: &Evaluation, indicator: &Indicator) -> Option<Finding> {
    let ratio = indicator.measure.ratio().filter(|ratio| ratio.form == RatioForm::Share)?;
    let entry = evaluation.entry(&indicator.id);
    let (part, whole) = (entry.part?, entry.whole?);
    let is_above = part > whole && !whole.is_zero();
    let facts =
        vec![Fact::Words(ratio.part.clone()), Fact::Value(part), Fact::Words(ratio.whole.clone()), Fact::Value(whole)];
    let place = Place::Indicator(indicator.id.clone());
    is_above.then(|| Finding::new(CheckId::PartAboveWhole, FindingSeverity::Error, place, facts))
}

/// A published table goes into the review's columns and is checked row by row.
fn reviewed_score(
    evaluation: &Evaluation,
    report: &ScoreReport,
    indicator: &Indicator,
    leaf: &LeafScore,
) -> Option<Finding> {
    let published = evaluation.entry(&indicator.id).review.score?;
    let place = Place::Indicator(indicator.id.clone());
    let given = Points::new(published)?;
    if given > leaf.highest {
        let facts = vec![Fact::Points(given), Fact::Points(leaf.highest)];
        return Some(Finding::new(CheckId::PublishedAboveWeight, FindingSeverity::Error, place, facts));
    }
    let own = leaf.trace()?.score;
    if given == own {
        return None;
    }
    let is_counted = evaluation.framework.standing_of(&indicator.id) != Some(Standing::Separate);
    let total = (is_counted && adds_up(evaluation, report)).then(|| report.total + (given - own));
    let facts = vec![Fact::Points(given), Fact::Points(own)];
    let finding = Finding::new(CheckId::PublishedScoreDiffers, FindingSeverity::Warning, place, facts);
    Some(Finding { total_if: total, ..finding })
}

fn reviewed_actual(evaluation: &Evaluation, report: &ScoreReport, indicator: &Indicator) -> Option<Finding> {
    let entry = evaluation.entry(&indicator.id);
    let (reviewed, own) = (entry.review.actual?, entry.actual?);
    if reviewed == own {
        return None;
    }
    let change = Change::Actual { id: indicator.id.clone(), value: Some(reviewed) };
    let total = score(&applied(evaluation, std::slice::from_ref(&change))).total;
    let facts = vec![Fact::Value(reviewed), Fact::Value(own)];
    let place = Place::Indicator(indicator.id.clone());
    let finding = Finding::new(CheckId::ReviewedActualDiffers, FindingSeverity::Warning, place, facts);
    Some(Finding { total_if: (total != report.total).then_some(total), ..finding })
}
