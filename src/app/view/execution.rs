//! The table of projects by fund source, with the department's totals.

use std::cmp::Ordering;

use crate::app::field::{Field, FiguresField, FiguresOwner};
use crate::app::projects::Order;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::app::view::names::project_name;
use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Figures, FundSource, Project};
use crate::domain::execution::{Execution, ExecutionRate, ProjectExecution, execution};
use crate::domain::id::ProjectId;
use crate::domain::order::sorted;
use crate::text::execution::{ExecutionLabel, overrun, remainder};
use crate::text::fund_source::{fund_source, no_source};
use crate::text::labels::{self, Label};
use crate::text::language::{Language, money_unit};
use crate::text::number_format::{NONE, amount, rate};

/// The execution table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionView {
    /// The unit in the column heads.
    pub unit: MoneyUnit,
    /// The department's own totals, which are filled in.
    pub department: FiguresRow,
    /// The projects by fund source; one group without a name while no project has one.
    pub groups: Vec<ProjectGroup>,
    /// Sums of all projects.
    pub sum: SumRow,
    /// What the sums leave out; `None` when nothing.
    pub sum_note: Option<String>,
    /// The department's totals minus the projects'; `None` while one of them is not known.
    pub remainder: Option<String>,
}

/// The projects of one fund source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectGroup {
    /// Its name; `None` where no project has a source.
    pub name: Option<&'static str>,
    /// Its projects, in the chosen order.
    pub projects: Vec<ProjectRow>,
    /// Its subtotal; `None` where it would repeat the sum.
    pub sum: Option<SumRow>,
}

/// Sums of several projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumRow {
    /// Sum of the initial budgets; "—" where no project has one.
    pub initial: String,
    /// Sum of the adjusted budgets.
    pub budget: String,
    /// Sum of the executed amounts.
    pub executed: String,
    /// Rate of the sums.
    pub rate: String,
    /// Part of all projects' budgets.
    pub share: String,
    /// Balance of the sums.
    pub balance: String,
}

/// Budgets, executed, rate and balance of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresRow {
    /// Initial budget.
    pub initial: FieldView,
    /// Adjusted budget.
    pub budget: FieldView,
    /// Executed.
    pub executed: FieldView,
    /// The rate, "—" or "待填".
    pub rate: String,
    /// What should be looked at: more spent than budgeted, or spent without a budget.
    pub warning: Option<&'static str>,
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
    /// Where its money comes from.
    pub source: Option<FundSource>,
    /// Its money.
    pub figures: FiguresRow,
}

/// The execution table, and each project's part of the projects' budgets. The shares stand apart: every one of them changes with
/// every budget, and the rows must not be drawn again for that.
pub fn execution_view(state: &State) -> (ExecutionView, Vec<(ProjectId, String)>) {
    let (budget, language) = (&state.evaluation.budget, state.language);
    let report = execution(budget);
    let unit = budget.unit;
    let lines: Vec<Line<'_>> = budget.projects.iter().zip(&report.projects).collect();
    let lines = sorted(lines, |(_, left), (_, right)| compare(state.order, &left.execution, &right.execution));
    let shares = report.projects.iter().map(|it| (it.id, it.share.as_ref().map_or_else(|| NONE.to_owned(), rate)));
    let sum_budget = report.sum.adjusted_budget;
    let sources = sources(&budget.projects);
    let groups = sources.iter().map(|source| group(state, *source, &lines, sum_budget, sources.len() > 1));
    let difference = |of_department: Option<Amount>, of_projects: Amount| {
        of_department.map(|of_department| of_department - of_projects)
    };
    let rest = difference(budget.department.adjusted_budget, sum_budget)
        .zip(difference(budget.department.executed, report.sum.executed))
        .filter(|_| report.sum.n_pending == 0 && !budget.projects.is_empty());
    let view = ExecutionView {
        unit,
        department: figures_row(
            state,
            FiguresOwner::Department,
            Label::Department.text(language),
            &report.department,
            budget.department,
        ),
        groups: groups.collect(),
        sum: sum_row(state, &lines, sum_budget),
        sum_note: (report.sum.n_pending > 0).then(|| labels::projects_pending(report.sum.n_pending, language)),
        remainder: rest.map(|(budget, executed)| {
            let sentence = if budget.min(executed) < Amount::ZERO { overrun } else { remainder };
            sentence(&amount(budget, unit), &amount(executed, unit), money_unit(unit, language), language)
        }),
    };
    (view, shares.collect())
}

type Line<'a> = (&'a Project, &'a ProjectExecution);

/// Unknown rates and balances come last, whatever the order.
fn compare(order: Order, left: &Execution, right: &Execution) -> Ordering {
    match order {
        Order::AsEntered => Ordering::Equal,
        Order::ByRate => match (&left.rate, &right.rate) {
            (ExecutionRate::Known(left), ExecutionRate::Known(right)) => left.cmp(right),
            (ExecutionRate::Known(_), _) => Ordering::Less,
            (_, ExecutionRate::Known(_)) => Ordering::Greater,
            _ => Ordering::Equal,
        },
        Order::ByBalance => right.balance.cmp(&left.balance),
    }
}

/// The fund sources that occur, in the order of the forms, projects without one last.
fn sources(projects: &[Project]) -> Vec<Option<FundSource>> {
    let occurring = FundSource::ALL.into_iter().map(Some).chain([None]);
    let occurs = |source: &Option<FundSource>| projects.iter().any(|project| project.fund_source == *source);
    occurring.filter(occurs).collect()
}

fn group(
    state: &State,
    source: Option<FundSource>,
    lines: &[Line<'_>],
    all_budgets: Amount,
    is_one_of_several: bool,
) -> ProjectGroup {
    let own: Vec<Line<'_>> = lines.iter().copied().filter(|(project, _)| project.fund_source == source).collect();
    let name = source.map_or_else(|| no_source(state.language), |it| fund_source(it, state.language));
    ProjectGroup {
        name: (is_one_of_several || source.is_some()).then_some(name),
        sum: is_one_of_several.then(|| sum_row(state, &own, all_budgets)),
        projects: own.into_iter().map(|(project, worked_out)| project_row(state, project, worked_out)).collect(),
    }
}

fn sum_row(state: &State, lines: &[Line<'_>], all_budgets: Amount) -> SumRow {
    let unit = state.evaluation.budget.unit;
    let figures = || lines.iter().map(|(project, _)| project.figures);
    let initial: Vec<Amount> = figures().filter_map(|it| it.initial_budget).collect();
    let budgets: Vec<Amount> = figures().filter_map(|it| it.adjusted_budget).collect();
    let all_executed: Vec<Amount> = figures().filter_map(|it| it.executed).collect();
    let budget: Amount = budgets.iter().copied().sum();
    let executed: Amount = all_executed.iter().copied().sum();
    // Nothing filled in is no sum of 0.
    let shown = |parts: &[Amount]| {
        if parts.is_empty() { NONE.to_owned() } else { amount(parts.iter().copied().sum(), unit) }
    };
    let is_known = figures().all(|it| it.adjusted_budget.is_some() && it.executed.is_some());
    let of_sums = crate::domain::execution::Rate::of(executed, budget);
    SumRow {
        initial: shown(&initial),
        budget: shown(&budgets),
        executed: shown(&all_executed),
        rate: match of_sums {
            _ if !is_known => Label::PendingShort.text(state.language).to_owned(),
            Some(of_sums) => rate(&of_sums),
            None => NONE.to_owned(),
        },
        share: crate::domain::execution::Rate::of(budget, all_budgets).as_ref().map_or_else(|| NONE.to_owned(), rate),
        balance: if is_known && !lines.is_empty() { amount(budget - executed, unit) } else { NONE.to_owned() },
    }
}

fn project_row(state: &State, project: &Project, worked_out: &ProjectExecution) -> ProjectRow {
    let id = project.id;
    let spoken_name = project_name(&state.evaluation, id, state.language);
    ProjectRow {
        id,
        name: FieldView::new(state, Field::ProjectName(id), &spoken_name, Label::Project.text(state.language)),
        source: project.fund_source,
        figures: figures_row(state, FiguresOwner::Project(id), &spoken_name, &worked_out.execution, project.figures),
        spoken_name,
    }
}

fn figures_row(state: &State, of: FiguresOwner, owner: &str, worked_out: &Execution, figures: Figures) -> FiguresRow {
    let language = state.language;
    let field = |field, label: Label| FieldView::new(state, Field::Figures(of, field), owner, label.text(language));
    let has_spent = figures.executed.is_some_and(|executed| executed > Amount::ZERO);
    FiguresRow {
        initial: field(FiguresField::Initial, Label::InitialBudget),
        budget: field(FiguresField::Adjusted, Label::AdjustedBudget),
        executed: field(FiguresField::Executed, Label::Executed),
        rate: rate_text(&worked_out.rate, language),
        warning: match &worked_out.rate {
            ExecutionRate::Known(rate) if rate.is_above_full() => Some(Label::AboveBudget.text(language)),
            ExecutionRate::NoBudget if has_spent => Some(ExecutionLabel::NoBudget.text(language)),
            ExecutionRate::Known(_) | ExecutionRate::NoBudget | ExecutionRate::Pending => None,
        },
        balance: worked_out.balance.map_or_else(|| NONE.to_owned(), |it| amount(it, state.evaluation.budget.unit)),
    }
}

/// A rate, or why there is none.
pub(super) fn rate_text(known: &ExecutionRate, language: Language) -> String {
    match known {
        ExecutionRate::Known(known) => rate(known),
        ExecutionRate::NoBudget => NONE.to_owned(),
        ExecutionRate::Pending => Label::PendingShort.text(language).to_owned(),
    }
}
