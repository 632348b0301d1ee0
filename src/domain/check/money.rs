//! 勾稽 of the money: budgets, executed amounts, projects, months.

use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Mend, Place};
use crate::domain::evaluation::Evaluation;
use crate::domain::execution::{Rate, execution};
use crate::domain::progress::LAST_MONTH;
use crate::domain::score::{ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};

pub(super) fn check(evaluation: &Evaluation, report: &ScoreReport, found: &mut Vec<Finding>) {
    let budget = &evaluation.budget;
    found.extend(of_figures(budget.department, &Place::Department));
    for project in &budget.projects {
        found.extend(of_figures(project.figures, &Place::Project(project.id)));
    }
    found.extend(projects_against_department(evaluation));
    months(evaluation, report, found);
}

/// One budget with what was executed of it.
fn of_figures(figures: Figures, place: &Place) -> Option<Finding> {
    let (budget, executed) = (figures.adjusted_budget?, figures.executed?);
    let facts = vec![Fact::Money(executed), Fact::Money(budget)];
    if budget <= Amount::ZERO && executed > Amount::ZERO {
        let check = CheckId::ExecutedWithoutBudget;
        return Some(Finding::new(check, FindingSeverity::Error, place.clone(), facts));
    }
    let percent = Rate::of(executed, budget).filter(Rate::is_above_full)?.exact_percent();
    let facts = facts.into_iter().chain([Fact::Percent(percent)]).collect();
    Some(Finding::new(CheckId::ExecutedAboveBudget, FindingSeverity::Error, place.clone(), facts))
}

/// The projects are part of the department's money.
fn projects_against_department(evaluation: &Evaluation) -> Vec<Finding> {
    let sum = execution(&evaluation.budget).sum;
    let department = evaluation.budget.department;
    let pairs = [
        (CheckId::ProjectsAboveBudget, sum.adjusted_budget, department.adjusted_budget),
        (CheckId::ProjectsAboveExecuted, sum.executed, department.executed),
    ];
    let above = pairs.into_iter().filter_map(|(check, sum, whole)| Some((check, sum, whole?)));
    let above = above.filter(|(_, sum, whole)| sum > whole).map(|(check, sum, whole)| {
        Finding::new(check, FindingSeverity::Error, Place::Department, vec![Fact::Money(sum), Fact::Money(whole)])
    });
    above.collect()
}

/// The monthly figures are of the general public budget, which is part of the department's money.
fn months(evaluation: &Evaluation, report: &ScoreReport, found: &mut Vec<Finding>) {
    let ends = &evaluation.progress.month_end_executed;
    let year = evaluation.budget.department.executed;
    let mut highest: Option<Amount> = None;
    for (month, executed) in ends.iter().enumerate() {
        let Some(executed) = *executed else { continue };
        if let Some(before) = highest.filter(|before| executed < *before) {
            let facts = vec![Fact::Money(executed), Fact::Money(before)];
            found.push(Finding::new(CheckId::MonthFalls, FindingSeverity::Warning, Place::Month(month), facts));
        }
        highest = highest.max(Some(executed));
        if let Some(year) = year.filter(|year| executed > *year) {
            let facts = vec![Fact::Money(executed), Fact::Money(year)];
            found.push(Finding::new(CheckId::MonthAboveYear, FindingSeverity::Error, Place::Month(month), facts));
        }
    }
    let is_same_budget = evaluation.progress.annual_budget == evaluation.budget.department.adjusted_budget;
    let december = ends.last().copied().flatten().filter(|_| is_same_budget);
    if let (Some(december), Some(year)) = (december, year)
        && december < year
    {
        let change = Change::Executed(december);
        let total = score(&applied(evaluation, std::slice::from_ref(&change))).total;
        let facts = vec![Fact::Money(december), Fact::Money(year)];
        let finding = Finding::new(CheckId::DecemberDiffers, FindingSeverity::Warning, Place::Month(LAST_MONTH), facts);
        found.push(Finding {
            mend: Some(Mend::Change(Change::Month { month: LAST_MONTH, executed: year })),
            total_if: (total != report.total).then_some(total),
            ..finding
        });
    }
}
