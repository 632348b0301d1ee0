//! The rows of the execution table.

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::domain::amount::MoneyUnit;
use crate::domain::execution::{Execution, ExecutionRate, ProjectExecution, execution};
use crate::domain::id::ProjectId;
use crate::text::labels::{self, Label, label};
use crate::text::number_format::{NONE, amount, rate};

/// The execution table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionView {
    /// The unit in the column heads.
    pub unit: MoneyUnit,
    /// The department's own totals, which are filled in.
    pub department: FiguresRow,
    /// The projects.
    pub projects: Vec<ProjectRow>,
    /// Sum of the budgets.
    pub sum_budget: String,
    /// Sum of the executed amounts.
    pub sum_executed: String,
    /// Rate of the sums.
    pub sum_rate: String,
    /// Balance of the sums.
    pub sum_balance: String,
    /// What the sums leave out; `None` when nothing.
    pub sum_note: Option<String>,
}

/// Budget, executed, rate and balance of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresRow {
    /// Adjusted budget.
    pub budget: FieldView,
    /// Executed.
    pub executed: FieldView,
    /// The rate, "—" or "待填".
    pub rate: String,
    /// Whether more was spent than budgeted.
    pub is_above_budget: bool,
    /// Budget − executed.
    pub balance: String,
}

/// A project's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRow {
    /// Which project.
    pub id: ProjectId,
    /// Its name, as a field.
    pub name: FieldView,
    /// Its name, or its place while it has none.
    pub spoken_name: String,
    /// Its money.
    pub figures: FiguresRow,
    /// Its part of the projects' budgets.
    pub share: String,
}

/// The execution table.
pub fn execution_view(state: &State) -> ExecutionView {
    let budget = &state.evaluation.budget;
    let report = execution(budget);
    let unit = budget.unit;
    let department_name = label(Label::Department);
    let projects = budget.projects.iter().zip(&report.projects).enumerate();
    ExecutionView {
        unit,
        department: figures_row(
            state,
            [Field::DepartmentBudget, Field::DepartmentExecuted],
            department_name,
            &report.department,
        ),
        projects: projects
            .map(|(position, (project, worked_out))| {
                let is_named = !project.name.trim().is_empty();
                let spoken_name = if is_named { project.name.clone() } else { labels::nth_project(position) };
                project_row(state, worked_out, spoken_name)
            })
            .collect(),
        sum_budget: amount(report.sum.adjusted_budget, unit),
        sum_executed: amount(report.sum.executed, unit),
        sum_rate: rate_text(&report.sum.execution.rate),
        sum_balance: balance_text(&report.sum.execution, unit),
        sum_note: (report.sum.n_pending > 0).then(|| labels::projects_pending(report.sum.n_pending)),
    }
}

fn project_row(state: &State, worked_out: &ProjectExecution, spoken_name: String) -> ProjectRow {
    let id = worked_out.id;
    ProjectRow {
        id,
        name: FieldView::new(state, Field::ProjectName(id), &spoken_name, label(Label::Project)),
        figures: figures_row(
            state,
            [Field::ProjectBudget(id), Field::ProjectExecuted(id)],
            &spoken_name,
            &worked_out.execution,
        ),
        share: worked_out.share.as_ref().map_or_else(|| NONE.to_owned(), rate),
        spoken_name,
    }
}

fn figures_row(state: &State, [budget, executed]: [Field; 2], owner: &str, worked_out: &Execution) -> FiguresRow {
    FiguresRow {
        budget: FieldView::new(state, budget, owner, label(Label::AdjustedBudget)),
        executed: FieldView::new(state, executed, owner, label(Label::Executed)),
        rate: rate_text(&worked_out.rate),
        is_above_budget: matches!(&worked_out.rate, ExecutionRate::Known(rate) if rate.is_above_full()),
        balance: balance_text(worked_out, state.evaluation.budget.unit),
    }
}

/// The department's rate, for the indicators that use it.
pub(super) fn department_rate(state: &State) -> String {
    rate_text(&execution(&state.evaluation.budget).department.rate)
}

fn rate_text(known: &ExecutionRate) -> String {
    match known {
        ExecutionRate::Known(known) => rate(known),
        ExecutionRate::NoBudget => NONE.to_owned(),
        ExecutionRate::Pending => label(Label::PendingShort).to_owned(),
    }
}

fn balance_text(worked_out: &Execution, unit: MoneyUnit) -> String {
    worked_out.balance.map_or_else(|| NONE.to_owned(), |balance| amount(balance, unit))
}
