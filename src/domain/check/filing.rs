//! What systems and reviewers reject: blanks, losses without a reason, scores without evidence.

use crate::domain::check::CheckWords;
use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Place};
use crate::domain::check::quality::holds;
use crate::domain::check::thresholds;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, Outcome, ScoreReport};
use crate::domain::whatif::goal::adds_up;
use crate::domain::whatif::input::target_of;
use crate::domain::whatif::spending::hangs_on_money;

pub(super) fn check(evaluation: &Evaluation, report: &ScoreReport, words: &CheckWords<'_>, found: &mut Vec<Finding>) {
    let profile = &evaluation.profile;
    let nothing = |check, place| Finding::new(check, FindingSeverity::Error, place, Vec::new());
    if profile.name.trim().is_empty() {
        found.push(nothing(CheckId::NameMissing, Place::Name));
    }
    if profile.year.is_none() {
        found.push(nothing(CheckId::YearMissing, Place::Year));
    }
    let (mut n_without_evidence, mut n_without_improvement) = (0_usize, 0_usize);
    for (indicator, leaf) in evaluation.framework.indicators().into_iter().zip(report.leaves()) {
        if let Some(check) = of_leaf(evaluation, indicator, leaf) {
            found.push(check);
        }
        found.extend(over_target(evaluation, indicator, leaf));
        found.extend(without_survey(evaluation, report, indicator, leaf, words));
        let has_lost = leaf.trace().is_some_and(|trace| trace.deduction > Points::ZERO);
        n_without_improvement += usize::from(has_lost && evaluation.entry(&indicator.id).improvement.trim().is_empty());
        let is_scored = leaf.trace().is_some_and(|trace| trace.score > Points::ZERO);
        n_without_evidence += usize::from(is_scored && evaluation.entry(&indicator.id).evidence.trim().is_empty());
        if indicator.weight <= Points::ZERO && !indicator.rule.is_bonus() {
            let place = Place::Indicator(indicator.id.clone());
            found.push(nothing(CheckId::NoWeight, place));
        }
    }
    found.extend(low_execution(evaluation));
    // One finding for all of them: a row each would bury what has to be mended.
    let counts =
        [(CheckId::LossWithoutImprovement, n_without_improvement), (CheckId::EvidenceMissing, n_without_evidence)];
    for (check, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        found.push(Finding::new(check, FindingSeverity::Note, Place::Sheet, vec![Fact::Count(count)]));
    }
    projects(evaluation, found);
}

fn of_leaf(evaluation: &Evaluation, indicator: &Indicator, leaf: &LeafScore) -> Option<Finding> {
    let entry = evaluation.entry(&indicator.id);
    let place = Place::Indicator(indicator.id.clone());
    match &leaf.outcome {
        Outcome::Pending(_) => {
            Some(Finding::new(CheckId::Pending, FindingSeverity::Error, place, vec![Fact::Points(leaf.highest)]))
        }
        Outcome::Scored(trace) if trace.deduction > Points::ZERO && !entry.has_reason() => {
            let facts = vec![Fact::Points(trace.deduction)];
            Some(Finding::new(CheckId::LossWithoutReason, FindingSeverity::Error, place, facts))
        }
        Outcome::Excluded(_) if entry.not_applicable && !entry.has_reason() => {
            let facts = vec![Fact::Points(indicator.weight)];
            Some(Finding::new(CheckId::NotApplicableWithoutReason, FindingSeverity::Error, place, facts))
        }
        Outcome::Scored(_) | Outcome::Excluded(_) => None,
    }
}

/// Above 120 % of the target a reason is asked for, above 130 % systems insist.
fn over_target(evaluation: &Evaluation, indicator: &Indicator, leaf: &LeafScore) -> Option<Finding> {
    let entry = evaluation.entry(&indicator.id);
    leaf.trace()?;
    let target = target_of(indicator, entry).filter(|target| !target.is_zero() && !target.is_sign_negative())?;
    let actual = entry.actual?;
    if entry.has_reason() || indicator.measure.is_rate() {
        return None;
    }
    let percent = Exact::new(actual).divided_by(&Exact::new(target))?.times(&Exact::HUNDRED);
    let is_beyond = |limit| percent > Exact::new(limit);
    let severity =
        if is_beyond(thresholds::FAR_OVER_TARGET) { FindingSeverity::Error } else { FindingSeverity::Warning };
    let facts = vec![Fact::Value(actual), Fact::Value(target), Fact::Percent(percent.clone())];
    let place = Place::Indicator(indicator.id.clone());
    is_beyond(thresholds::OVER_TARGET).then(|| Finding::new(CheckId::OverTargetWithoutReason, severity, place, facts))
}

/// A review firm gives nothing for satisfaction that nobody asked about.
fn without_survey(
    evaluation: &Evaluation,
    report: &ScoreReport,
    indicator: &Indicator,
    leaf: &LeafScore,
    words: &CheckWords<'_>,
) -> Option<Finding> {
    let own = leaf.trace()?.score;
    let is_due = holds(&indicator.name, words.satisfaction)
        && own > Points::ZERO
        && evaluation.entry(&indicator.id).evidence.trim().is_empty();
    let place = Place::Indicator(indicator.id.clone());
    let total = adds_up(evaluation, report).then(|| report.total - own);
    is_due.then(|| {
        let facts = vec![Fact::Points(own)];
        let finding = Finding::new(CheckId::SatisfactionWithoutSurvey, FindingSeverity::Warning, place, facts);
        Finding { total_if: total, ..finding }
    })
}

fn low_execution(evaluation: &Evaluation) -> Option<Finding> {
    let figures = evaluation.budget.department;
    let percent = Rate::of(figures.executed?, figures.adjusted_budget?)?.exact_percent();
    let by_money = evaluation.framework.indicators().into_iter().filter(|indicator| hangs_on_money(indicator));
    let has_reason = by_money.into_iter().any(|indicator| evaluation.entry(&indicator.id).has_reason());
    let is_low = percent < Exact::new(thresholds::EXECUTION_NEEDS_REASON) && !has_reason;
    let facts = vec![Fact::Percent(percent)];
    is_low.then(|| Finding::new(CheckId::LowExecutionWithoutReason, FindingSeverity::Error, Place::Department, facts))
}

fn projects(evaluation: &Evaluation, found: &mut Vec<Finding>) {
    let projects = &evaluation.budget.projects;
    for (position, project) in projects.iter().enumerate() {
        let place = Place::Project(project.id);
        let name = project.name.trim();
        if name.is_empty() {
            let check = CheckId::ProjectWithoutName;
            found.push(Finding::new(check, FindingSeverity::Warning, place.clone(), Vec::new()));
        } else if projects.iter().take(position).any(|other| other.name.trim() == name) {
            let facts = vec![Fact::Words(name.to_owned())];
            found.push(Finding::new(CheckId::SameProjectTwice, FindingSeverity::Warning, place.clone(), facts));
        }
        if project.figures.adjusted_budget.is_none() || project.figures.executed.is_none() {
            let check = CheckId::ProjectWithoutFigures;
            found.push(Finding::new(check, FindingSeverity::Warning, place, Vec::new()));
        }
    }
}
