//! Execution rates (执行率): executed ÷ adjusted budget, per project and in sum.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::budget::{Budget, Figures};
use crate::domain::exact::Exact;
use crate::domain::id::ProjectId;

/// Everything that is worked out from the money of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionReport {
    /// The department's own totals.
    pub department: Execution,
    /// One for each project, in the sheet's order.
    pub projects: Vec<ProjectExecution>,
    /// The projects added up.
    pub sum: ExecutionSum,
}

/// A project's execution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectExecution {
    /// Which project.
    pub id: ProjectId,
    /// Its rate and balance.
    pub execution: Execution,
    /// Its part of the projects' budgets; `None` while unknown or when they are 0 or below.
    pub share: Option<Rate>,
}

/// Rate and balance of one budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// Executed ÷ budget, or why there is none.
    pub rate: ExecutionRate,
    /// Budget − executed (结余); `None` while one of them is missing.
    pub balance: Option<Amount>,
}

/// An execution rate, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExecutionRate {
    /// A figure is missing.
    Pending,
    /// A budget of 0 or below has no rate: neither 0 % nor 100 %.
    NoBudget,
    /// The exact rate.
    Known(Rate),
}

/// The projects added up, with how many lack a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionSum {
    /// Sum of the budgets that are filled in.
    pub adjusted_budget: Amount,
    /// Sum of the executed amounts that are filled in.
    pub executed: Amount,
    /// Rate and balance of the sums; both are pending while a project lacks a figure.
    pub execution: Execution,
    /// Projects that lack a figure.
    pub n_pending: usize,
}

/// A rate: 1 is 100 %.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(Exact);

impl Rate {
    /// part ÷ whole; `None` when whole is 0 or below.
    pub fn of(part: Amount, whole: Amount) -> Option<Self> {
        if whole <= Amount::ZERO {
            return None;
        }
        Exact::new(part.yuan()).divided_by(&Exact::new(whole.yuan())).map(Self)
    }

    /// In per cent, rounded half away from zero to 2 decimals; `None` beyond what can be printed.
    pub fn percent(&self) -> Option<Decimal> {
        self.exact_percent().round(2)
    }

    /// In per cent, exact.
    pub fn exact_percent(&self) -> Exact {
        self.0.times(&Exact::HUNDRED)
    }

    /// Whether more was spent than was budgeted.
    pub fn is_above_full(&self) -> bool {
        self.0.cmp(&Exact::ONE) == Ordering::Greater
    }
}

impl Execution {
    fn of(figures: Figures) -> Self {
        let Figures { adjusted_budget: Some(budget), executed: Some(executed), .. } = figures else {
            return Self { rate: ExecutionRate::Pending, balance: None };
        };
        let rate = Rate::of(executed, budget).map_or(ExecutionRate::NoBudget, ExecutionRate::Known);
        Self { rate, balance: Some(budget - executed) }
    }
}

/// Works out every rate, share, balance and sum.
///
/// 3050.14 of 3105.13 is 98.2290…%, shown as 98.23 %.
pub fn execution(budget: &Budget) -> ExecutionReport {
    let figures: Vec<Figures> = budget.projects.iter().map(|project| project.figures).collect();
    let sum_budget: Amount = figures.iter().filter_map(|it| it.adjusted_budget).sum();
    let sum_executed: Amount = figures.iter().filter_map(|it| it.executed).sum();
    let n_pending = figures.iter().filter(|it| it.adjusted_budget.is_none() || it.executed.is_none()).count();
    let mut of_sums = Execution::of(Figures {
        adjusted_budget: Some(sum_budget),
        executed: Some(sum_executed),
        ..Figures::default()
    });
    if n_pending > 0 {
        of_sums = Execution { rate: ExecutionRate::Pending, balance: None };
    }
    let projects = budget.projects.iter().map(|project| ProjectExecution {
        id: project.id,
        execution: Execution::of(project.figures),
        share: project.figures.adjusted_budget.and_then(|part| Rate::of(part, sum_budget)),
    });
    ExecutionReport {
        department: Execution::of(budget.department),
        projects: projects.collect(),
        sum: ExecutionSum { adjusted_budget: sum_budget, executed: sum_executed, execution: of_sums, n_pending },
    }
}
