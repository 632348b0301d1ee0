//! The fields of the page: what each may hold, how its text becomes a value, where the value goes.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, AmountProblem};
use crate::domain::budget::Figures;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::indicator::{Measure, Sign};
use crate::text::number_format::editable;
use crate::text::number_reader::{NumberProblem, NumberUnit, read_number};

/// One field that can be typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The department's name.
    UnitName,
    /// The budget year.
    Year,
    /// An indicator's target value.
    Target(NodeId),
    /// An indicator's actual value or typed score.
    Actual(NodeId),
    /// An indicator's reason in words.
    Reason(NodeId),
    /// The department's adjusted budget.
    DepartmentBudget,
    /// The department's executed amount.
    DepartmentExecuted,
    /// A project's name.
    ProjectName(ProjectId),
    /// A project's adjusted budget.
    ProjectBudget(ProjectId),
    /// A project's executed amount.
    ProjectExecuted(ProjectId),
    /// The year's budget for the monthly figures.
    AnnualBudget,
    /// Cumulative executed at the end of a month, 0 for January.
    MonthEnd(usize),
}

/// What a field holds: words as they are typed, or a value that has to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text.
    Words(String),
    /// A number in the measure's unit.
    Number(Option<Decimal>),
    /// Money.
    Money(Option<Amount>),
    /// A year.
    Year(Option<u16>),
}

impl Field {
    /// The id of the field's element in the page.
    pub fn element_id(&self) -> String {
        match self {
            Self::UnitName => "unit-name".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Target(id) => format!("target-{id}"),
            Self::Actual(id) => format!("actual-{id}"),
            Self::Reason(id) => format!("reason-{id}"),
            Self::DepartmentBudget => "department-budget".to_owned(),
            Self::DepartmentExecuted => "department-executed".to_owned(),
            Self::ProjectName(id) => format!("project-name-{id}"),
            Self::ProjectBudget(id) => format!("project-budget-{id}"),
            Self::ProjectExecuted(id) => format!("project-executed-{id}"),
            Self::AnnualBudget => "annual-budget".to_owned(),
            Self::MonthEnd(month_idx) => format!("month-end-{}", month_idx + 1),
        }
    }

    /// Whether the field holds words, which are never wrong.
    pub fn is_words(&self) -> bool {
        matches!(self, Self::UnitName | Self::Reason(_) | Self::ProjectName(_))
    }

    /// What the field's number is counted in.
    pub fn unit(&self, evaluation: &Evaluation) -> NumberUnit {
        match self {
            Self::Target(id) | Self::Actual(id) => match evaluation.framework.indicator(id).map(|it| &it.measure) {
                Some(Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution) => NumberUnit::Percent,
                Some(Measure::Quantity { unit, .. } | Measure::Count { unit }) => NumberUnit::Named(unit.clone()),
                Some(Measure::Points | Measure::Choice | Measure::Words) => NumberUnit::Points,
                None => NumberUnit::None,
            },
            Self::DepartmentBudget
            | Self::DepartmentExecuted
            | Self::ProjectBudget(_)
            | Self::ProjectExecuted(_)
            | Self::AnnualBudget
            | Self::MonthEnd(_) => NumberUnit::Money(evaluation.budget.unit),
            Self::Year => NumberUnit::Year,
            Self::UnitName | Self::Reason(_) | Self::ProjectName(_) => NumberUnit::None,
        }
    }

    /// Reads a text typed into the field.
    ///
    /// # Errors
    /// The text is no value for this field.
    pub fn read(&self, text: &str, evaluation: &Evaluation) -> Result<Value, NumberProblem> {
        if self.is_words() {
            return Ok(Value::Words(text.to_owned()));
        }
        let unit = self.unit(evaluation);
        let number = read_number(text, &unit)?;
        match (self, unit) {
            (Self::Year, _) => number.map(year).transpose().map(Value::Year),
            (_, NumberUnit::Money(unit)) => {
                let amount = number.map(|number| Amount::from_unit(number, unit)).transpose();
                let amount = amount.map_err(|problem| match problem {
                    AmountProblem::TooLarge => NumberProblem::TooLarge,
                    AmountProblem::TooFine => NumberProblem::TooFine,
                })?;
                self.refuse_negative(number, self.may_be_negative(evaluation))?;
                Ok(Value::Money(amount))
            }
            (
                _,
                NumberUnit::Percent | NumberUnit::Points | NumberUnit::Year | NumberUnit::Named(_) | NumberUnit::None,
            ) => {
                self.refuse_negative(number, self.may_be_negative(evaluation))?;
                if self.is_whole(evaluation) && number.is_some_and(|number| !number.fract().is_zero()) {
                    return Err(NumberProblem::NotWhole);
                }
                Ok(Value::Number(number))
            }
        }
    }

    fn refuse_negative(&self, number: Option<Decimal>, sign: Sign) -> Result<(), NumberProblem> {
        match (number, sign) {
            (Some(number), Sign::NeverNegative) if number < Decimal::ZERO => Err(NumberProblem::Negative),
            (_, Sign::NeverNegative | Sign::MayBeNegative) => Ok(()),
        }
    }

    /// Money taken back can make an executed amount negative; a budget can't be.
    fn may_be_negative(&self, evaluation: &Evaluation) -> Sign {
        match self {
            Self::Target(id) | Self::Actual(id) => {
                evaluation.framework.indicator(id).map_or(Sign::MayBeNegative, |it| it.measure.sign())
            }
            Self::DepartmentExecuted | Self::ProjectExecuted(_) | Self::MonthEnd(_) => Sign::MayBeNegative,
            Self::DepartmentBudget
            | Self::ProjectBudget(_)
            | Self::AnnualBudget
            | Self::Year
            | Self::UnitName
            | Self::Reason(_)
            | Self::ProjectName(_) => Sign::NeverNegative,
        }
    }

    fn is_whole(&self, evaluation: &Evaluation) -> bool {
        let (Self::Target(id) | Self::Actual(id)) = self else { return false };
        let measure = evaluation.framework.indicator(id).map(|it| &it.measure);
        matches!(measure, Some(Measure::Count { .. }))
    }

    /// Puts a value where the field's values live; `None` empties it.
    pub fn assign(&self, value: Option<Value>, evaluation: &mut Evaluation) {
        let (words, number, money, year_value) = match value {
            Some(Value::Words(words)) => (words, None, None, None),
            Some(Value::Number(number)) => (String::new(), number, None, None),
            Some(Value::Money(money)) => (String::new(), None, money, None),
            Some(Value::Year(year)) => (String::new(), None, None, year),
            None => (String::new(), None, None, None),
        };
        match self {
            Self::UnitName => evaluation.profile.name = words,
            Self::Year => evaluation.profile.year = year_value,
            Self::Target(id) => evaluation.entries.change(id, |entry| entry.target = number),
            Self::Actual(id) => evaluation.entries.change(id, |entry| entry.actual = number),
            Self::Reason(id) => evaluation.entries.change(id, |entry| entry.reason = words),
            Self::DepartmentBudget => evaluation.budget.department.adjusted_budget = money,
            Self::DepartmentExecuted => evaluation.budget.department.executed = money,
            Self::ProjectName(id) => {
                if let Some(project) = evaluation.budget.projects.iter_mut().find(|project| project.id == *id) {
                    project.name = words;
                }
            }
            Self::ProjectBudget(id) => change_figures(evaluation, *id, |figures| figures.adjusted_budget = money),
            Self::ProjectExecuted(id) => change_figures(evaluation, *id, |figures| figures.executed = money),
            Self::AnnualBudget => evaluation.progress.annual_budget = money,
            Self::MonthEnd(month_idx) => {
                if let Some(slot) = evaluation.progress.month_end_executed.get_mut(*month_idx) {
                    *slot = money;
                }
            }
        }
    }

    /// The text of the value as the field shows it when nobody is typing.
    pub fn text(&self, evaluation: &Evaluation) -> String {
        let money = |amount: Option<Amount>| {
            amount.map(|amount| editable(amount.in_unit(evaluation.budget.unit), 2)).unwrap_or_default()
        };
        let number = |number: Option<Decimal>| number.map(|number| editable(number, 0)).unwrap_or_default();
        let project = |id: &ProjectId| evaluation.budget.projects.iter().find(|project| project.id == *id);
        match self {
            Self::UnitName => evaluation.profile.name.clone(),
            Self::Year => evaluation.profile.year.map(|year| year.to_string()).unwrap_or_default(),
            Self::Target(id) => number(evaluation.entry(id).target),
            Self::Actual(id) => number(evaluation.entry(id).actual),
            Self::Reason(id) => evaluation.entry(id).reason.clone(),
            Self::DepartmentBudget => money(evaluation.budget.department.adjusted_budget),
            Self::DepartmentExecuted => money(evaluation.budget.department.executed),
            Self::ProjectName(id) => project(id).map(|project| project.name.clone()).unwrap_or_default(),
            Self::ProjectBudget(id) => money(project(id).and_then(|project| project.figures.adjusted_budget)),
            Self::ProjectExecuted(id) => money(project(id).and_then(|project| project.figures.executed)),
            Self::AnnualBudget => money(evaluation.progress.annual_budget),
            Self::MonthEnd(month_idx) => {
                money(evaluation.progress.month_end_executed.get(*month_idx).copied().flatten())
            }
        }
    }
}

fn year(number: Decimal) -> Result<u16, NumberProblem> {
    let year = u16::try_from(number).ok().filter(|year| number.fract().is_zero() && (1990..=2199).contains(year));
    year.ok_or(NumberProblem::NotAYear)
}

fn change_figures(evaluation: &mut Evaluation, id: ProjectId, change: impl FnOnce(&mut Figures)) {
    if let Some(project) = evaluation.budget.projects.iter_mut().find(|project| project.id == id) {
        change(&mut project.figures);
    }
}
