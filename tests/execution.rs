//! Execution rates of the money table: when there is one, when there is none, and what is added up. The rates as the
//! seed report prints them stand in `seed.rs`, the points they bring under `cases/rules/execution/`.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Budget, Figures, Project};
use jixiao::domain::execution::{Execution, ExecutionRate, ExecutionReport, Rate, execution};
use jixiao::domain::id::ProjectId;
use rust_decimal::Decimal;

fn amount(yuan: &str) -> Amount {
    Amount::from_yuan(Decimal::from_str_exact(yuan).unwrap()).unwrap()
}

/// "" is not filled in.
fn filled_in(yuan: &str) -> Option<Amount> {
    if yuan.is_empty() { None } else { Some(amount(yuan)) }
}

/// Budget and executed in yuan.
fn report(department: (&str, &str), projects: &[(&str, &str)]) -> ExecutionReport {
    let figures = |(budget, executed)| Figures {
        adjusted_budget: filled_in(budget),
        executed: filled_in(executed),
        ..Figures::default()
    };
    let project =
        |(id, given)| Project { id: ProjectId(id), name: String::new(), fund_source: None, figures: figures(given) };
    execution(&Budget {
        unit: MoneyUnit::Yuan,
        department: figures(department),
        projects: (1..).zip(projects.iter().copied()).map(project).collect(),
    })
}

/// Per cent, or why there is no rate.
fn shown(rate: &ExecutionRate) -> String {
    match rate {
        ExecutionRate::Known(rate) => rate.percent().unwrap().to_string(),
        ExecutionRate::Pending => "pending".to_owned(),
        ExecutionRate::NoBudget => "no budget".to_owned(),
    }
}

/// `balance` "" is none.
#[track_caller]
fn check(execution: &Execution, rate: &str, balance: &str) {
    assert_eq!(shown(&execution.rate), rate);
    assert_eq!(execution.balance, filled_in(balance));
}

#[track_caller]
fn check_department(budget: &str, executed: &str, rate: &str, balance: &str) {
    check(&report((budget, executed), &[]).department, rate, balance);
}

/// The projects' shares, "" for none.
fn shares(report: &ExecutionReport) -> Vec<String> {
    let percent = |share: &Rate| share.percent().unwrap().to_string();
    report.projects.iter().map(|project| project.share.as_ref().map(percent).unwrap_or_default()).collect()
}

#[test]
fn a_budget_above_0_has_a_rate() {
    check_department("200", "50", "25.00", "150");
    check_department("200", "0", "0.00", "200");
    check_department("200", "250", "125.00", "-50");
    // More came back than was spent.
    check_department("200", "-50", "-25.00", "250");
    check_department("0.000001", "0.000001", "100.00", "0");
}

#[test]
fn a_budget_of_0_or_below_has_none_and_still_a_balance() {
    check_department("0", "0", "no budget", "0");
    check_department("0", "50", "no budget", "-50");
    check_department("-0.000001", "50", "no budget", "-50.000001");
    check_department("-100", "0", "no budget", "-100");
    // Below 0 of below 0 would divide to 50 %.
    check_department("-100", "-50", "no budget", "-50");
}

#[test]
fn what_is_not_filled_in_is_pending_before_it_has_no_rate() {
    check_department("", "", "pending", "");
    check_department("", "50", "pending", "");
    check_department("0", "", "pending", "");
    check_department("-100", "", "pending", "");
}

#[test]
fn projects_add_up_and_have_shares() {
    // 300 of 400; 100 and 300 of 400 are a quarter and three.
    let report = report(("", ""), &[("100", "100"), ("300", "200")]);
    check(&report.sum.execution, "75.00", "100");
    assert_eq!(shares(&report), ["25.00", "75.00"]);
    assert_eq!(report.sum.n_pending, 0);
}

#[test]
fn a_project_below_0_takes_from_the_sum() {
    // 60 of 80; 100 ÷ 80 and −20 ÷ 80.
    let report = report(("", ""), &[("100", "80"), ("-20", "-20")]);
    check(&report.sum.execution, "75.00", "20");
    assert_eq!(shares(&report), ["125.00", "-25.00"]);
    let rates: Vec<String> = report.projects.iter().map(|it| shown(&it.execution.rate)).collect();
    assert_eq!(rates, ["80.00", "no budget"]);
}

#[test]
fn projects_that_add_up_to_0_or_below_have_neither_rate_nor_shares() {
    let nothing = report(("", ""), &[("100", "50"), ("-100", "0")]);
    check(&nothing.sum.execution, "no budget", "-50");
    assert_eq!(shares(&nothing), ["", ""]);
    let below = report(("", ""), &[("100", "50"), ("-300", "-100")]);
    check(&below.sum.execution, "no budget", "-150");
    assert_eq!(shares(&below), ["", ""]);
    let none = report(("", ""), &[]);
    check(&none.sum.execution, "no budget", "0");
}

#[test]
fn a_project_that_lacks_a_figure_keeps_the_sum_pending() {
    let report = report(("", ""), &[("100", "50"), ("100", ""), ("", "7")]);
    // What is there is added up, but neither a rate nor a balance can be taken of it yet.
    check(&report.sum.execution, "pending", "");
    assert_eq!((report.sum.adjusted_budget, report.sum.executed), (amount("200"), amount("57")));
    assert_eq!(report.sum.n_pending, 2);
    assert_eq!(shares(&report), ["50.00", "50.00", ""]);
}
