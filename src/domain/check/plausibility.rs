//! What looks unlikely: indicators ahead of the money, another unit, a share for a rate, spending at the end of the year.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Mend, Place};
use crate::domain::check::thresholds;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::framework::Standing;
use crate::domain::indicator::Indicator;
use crate::domain::monitoring::{MonitoringLimits, monitor};
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::input::target_of;
use crate::domain::whatif::spending::hangs_on_money;

pub(super) fn check(evaluation: &Evaluation, report: &ScoreReport, found: &mut Vec<Finding>) {
    found.extend(self_score(evaluation, report));
    found.extend(unspent(evaluation));
    unit_slips(evaluation, report, found);
    for (indicator, leaf) in evaluation.framework.indicators().into_iter().zip(report.leaves()) {
        found.extend(share_for_rate(evaluation, report, indicator));
        found.extend(reason_without_loss(evaluation, indicator, leaf));
    }
    let late = monitor(&evaluation.progress, &MonitoringLimits::DEFAULT, Decimal::ONE_HUNDRED).late;
    if let Some(late) = late.filter(|late| late.is_back_loaded) {
        let shares = [late.fourth_quarter, late.december].into_iter().flatten();
        let facts = shares.map(|share| Fact::Percent(share.times(&Exact::HUNDRED))).collect();
        found.push(Finding::new(CheckId::LateSpending, FindingSeverity::Warning, Place::Month(11), facts));
    }
    let budgets = evaluation.budget.projects.iter().map(|project| (Place::Project(project.id), project.figures));
    for (place, figures) in [(Place::Department, evaluation.budget.department)].into_iter().chain(budgets) {
        let adjusted = figures.adjusted_budget.filter(|budget| *budget > Amount::ZERO);
        if let Some(adjusted) = adjusted.filter(|_| figures.initial_budget == Some(Amount::ZERO)) {
            let facts = vec![Fact::Money(adjusted)];
            found.push(Finding::new(CheckId::NoInitialBudget, FindingSeverity::Note, place, facts));
        }
    }
}

/// "The money is unspent but the indicators are full": the share of points that the indicators beside the execution itself got,
/// against the execution rate. Some bureaus' systems do this with 90 points of indicators and 10 of execution.
fn self_score(evaluation: &Evaluation, report: &ScoreReport) -> Option<Finding> {
    let figures = evaluation.budget.department;
    let budget = figures.adjusted_budget?;
    let (mut score, mut weight) = (Points::ZERO, Points::ZERO);
    for (indicator, leaf) in evaluation.framework.indicators().into_iter().zip(report.leaves()) {
        let is_base = evaluation.framework.standing_of(&indicator.id) == Some(Standing::Base);
        if let (true, Some(trace)) = (is_base && !hangs_on_money(indicator), leaf.trace()) {
            score = score + trace.score;
            weight = weight + leaf.weight;
        }
    }
    let share = Exact::new(score.value()).divided_by(&Exact::new(weight.value()))?.times(&Exact::HUNDRED);
    if score <= Points::ZERO {
        return None;
    }
    if budget <= Amount::ZERO {
        let facts = vec![Fact::Points(score)];
        return Some(Finding::new(CheckId::ScoreWithoutBudget, FindingSeverity::Error, Place::Department, facts));
    }
    let percent = Rate::of(figures.executed?, budget)?.exact_percent();
    let kept = Exact::HUNDRED.minus(&Exact::new(thresholds::SELF_SCORE_BEHIND));
    let is_ahead = percent < share.percent(&kept);
    let facts = vec![Fact::Percent(share), Fact::Percent(percent)];
    is_ahead.then(|| Finding::new(CheckId::SelfScoreAheadOfMoney, FindingSeverity::Error, Place::Department, facts))
}

fn unspent(evaluation: &Evaluation) -> Option<Finding> {
    let figures = evaluation.budget.department;
    let (budget, executed) = (figures.adjusted_budget?, figures.executed?);
    let unspent = Exact::HUNDRED.minus(&Rate::of(executed, budget)?.exact_percent());
    let is_much = unspent > Exact::new(thresholds::UNSPENT);
    let facts = vec![Fact::Percent(unspent), Fact::Money(budget - executed)];
    is_much.then(|| Finding::new(CheckId::MuchUnspent, FindingSeverity::Warning, Place::Department, facts))
}

/// 347.60元 where the column is 万元: one of the two figures is thousands of times the other, and 10,000 times the smaller one fits.
fn unit_slips(evaluation: &Evaluation, report: &ScoreReport, found: &mut Vec<Finding>) {
    if let Some((executed, facts)) = unit_slip(evaluation.budget.department) {
        let change = Change::Executed(executed);
        let total = score(&applied(evaluation, std::slice::from_ref(&change))).total;
        let finding = Finding::new(CheckId::UnitSlip, FindingSeverity::Error, Place::Department, facts);
        let total_if = (total != report.total).then_some(total);
        found.push(Finding { mend: Some(Mend::Change(change)), total_if, ..finding });
    }
    for project in &evaluation.budget.projects {
        if let Some((executed, facts)) = unit_slip(project.figures) {
            let place = Place::Project(project.id);
            let figures = Figures { executed: Some(executed), ..project.figures };
            let finding = Finding::new(CheckId::UnitSlip, FindingSeverity::Error, place, facts);
            found.push(Finding { mend: Some(Mend::Project(project.id, figures)), ..finding });
        }
    }
}

/// What was executed, in the budget's unit.
fn unit_slip(figures: Figures) -> Option<(Amount, Vec<Fact>)> {
    let (budget, executed) = (figures.adjusted_budget?, figures.executed?);
    if budget <= Amount::ZERO || executed <= Amount::ZERO {
        return None;
    }
    let (budget_yuan, executed_yuan) = (Exact::new(budget.yuan()), Exact::new(executed.yuan()));
    let slip = Exact::new(thresholds::UNIT_SLIP);
    let ten_thousand = Exact::new(thresholds::TEN_THOUSAND);
    let meant = if executed_yuan.times(&slip) < budget_yuan {
        executed_yuan.times(&ten_thousand)
    } else if budget_yuan.times(&slip) < executed_yuan {
        executed_yuan.divided_by(&ten_thousand)?
    } else {
        return None;
    };
    let meant = Amount::from_yuan(meant.round(6)?.normalize()).ok()?;
    // Something near the budget; else it is another kind of slip.
    let percent = Rate::of(meant, budget)?.exact_percent();
    let fits = percent > Exact::new(thresholds::UNSPENT) && percent <= Exact::new(thresholds::OVER_TARGET);
    fits.then(|| (meant, vec![Fact::Money(executed), Fact::Money(budget), Fact::Money(meant)]))
}

/// 0.98 where 98 % is meant.
fn share_for_rate(evaluation: &Evaluation, report: &ScoreReport, indicator: &Indicator) -> Option<Finding> {
    if !indicator.measure.is_rate() || hangs_on_money(indicator) {
        return None;
    }
    let entry = evaluation.entry(&indicator.id);
    let (actual, target) = (entry.actual?, target_of(indicator, entry)?);
    let is_share = actual > Decimal::ZERO && actual <= thresholds::SHARE_AT_MOST && target > thresholds::SHARE_TARGET;
    if !is_share {
        return None;
    }
    let meant = Exact::new(actual).times(&Exact::HUNDRED);
    let value = meant.round(6)?.normalize();
    let change = Change::Actual { id: indicator.id.clone(), value: Some(value) };
    let total = score(&applied(evaluation, std::slice::from_ref(&change))).total;
    let facts = vec![Fact::Percent(Exact::new(actual)), Fact::Percent(Exact::new(target)), Fact::Percent(meant)];
    let place = Place::Indicator(indicator.id.clone());
    let finding = Finding::new(CheckId::RateTypedAsShare, FindingSeverity::Error, place, facts);
    Some(Finding { mend: Some(Mend::Change(change)), total_if: (total != report.total).then_some(total), ..finding })
}

fn reason_without_loss(evaluation: &Evaluation, indicator: &Indicator, leaf: &LeafScore) -> Option<Finding> {
    let trace = leaf.trace()?;
    let entry = evaluation.entry(&indicator.id);
    // A target that was exceeded asks for a reason too.
    let is_exceeded = target_of(indicator, entry).zip(entry.actual).is_some_and(|(target, actual)| actual > target);
    let is_due = entry.has_reason() && trace.deduction.is_zero() && trace.score >= leaf.weight && !is_exceeded;
    let place = Place::Indicator(indicator.id.clone());
    let facts = vec![Fact::Words(entry.reason.trim().to_owned())];
    is_due.then(|| Finding::new(CheckId::ReasonWithoutLoss, FindingSeverity::Note, place, facts))
}
