//! The fields of the page: which there are, what each may hold, and how its text becomes a value.
//! Where the value lives is `place.rs`.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, AmountProblem};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::indicator::{Indicator, Measure, Ratio, RatioForm, Sign};
use crate::domain::points::Points;
use crate::text::number_reader::{NumberProblem, NumberUnit, TargetSign, leading_sign, read_number};
use crate::text::target_signs::target_signs;

/// One field that can be typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The department's name.
    UnitName,
    /// The department's code.
    UnitCode,
    /// Who answers questions.
    Contact,
    /// The budget year.
    Year,
    /// Something about an indicator.
    Entry(NodeId, EntryField),
    /// Money of the department or a project.
    Figures(FiguresOwner, FiguresField),
    /// A project's name.
    ProjectName(ProjectId),
    /// The year's budget for the monthly figures.
    AnnualBudget,
    /// Cumulative executed at the end of a month, 0 for January.
    MonthEnd(usize),
    /// The title of the sheet's own framework.
    FrameworkTitle,
    /// The name of a dimension, category or indicator.
    NodeName(NodeId),
    /// The weight of a dimension, category or indicator.
    NodeWeight(NodeId),
}

/// What can be typed about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryField {
    /// Target value.
    Target,
    /// Target value in words.
    TargetWords,
    /// Actual value or typed points.
    Actual,
    /// Actual value in words.
    ActualWords,
    /// The upper figure of a ratio.
    Part,
    /// The lower figure of a ratio.
    Whole,
    /// Reason for the deviation.
    Reason,
    /// Evidence.
    Evidence,
    /// Improvement measure.
    Improvement,
    /// The reviewer's actual value.
    ReviewActual,
    /// The reviewer's score.
    ReviewScore,
    /// The reviewer's remark.
    ReviewRemark,
}

impl EntryField {
    /// Every field of an entry.
    pub const ALL: [Self; 12] = [
        Self::Target,
        Self::TargetWords,
        Self::Actual,
        Self::ActualWords,
        Self::Part,
        Self::Whole,
        Self::Reason,
        Self::Evidence,
        Self::Improvement,
        Self::ReviewActual,
        Self::ReviewScore,
        Self::ReviewRemark,
    ];
}

/// Whose money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FiguresOwner {
    /// The department's own totals.
    Department,
    /// One project.
    Project(ProjectId),
}

/// Which of the three amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FiguresField {
    /// Initial budget.
    Initial,
    /// Adjusted budget.
    Adjusted,
    /// Executed.
    Executed,
}

/// What a field holds: words as they are typed, or a value that has to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text.
    Words(String),
    /// A number in the field's unit.
    Number(Option<Decimal>),
    /// Money.
    Money(Option<Amount>),
    /// A year.
    Year(Option<u16>),
}

impl EntryField {
    /// Whether it holds words, which are never wrong.
    pub fn is_words(self) -> bool {
        match self {
            Self::TargetWords
            | Self::ActualWords
            | Self::Reason
            | Self::Evidence
            | Self::Improvement
            | Self::ReviewRemark => true,
            Self::Target | Self::Actual | Self::Part | Self::Whole | Self::ReviewActual | Self::ReviewScore => false,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::TargetWords => "target-words",
            Self::Actual => "actual",
            Self::ActualWords => "actual-words",
            Self::Part => "part",
            Self::Whole => "whole",
            Self::Reason => "reason",
            Self::Evidence => "evidence",
            Self::Improvement => "improvement",
            Self::ReviewActual => "review-actual",
            Self::ReviewScore => "review-score",
            Self::ReviewRemark => "review-remark",
        }
    }
}

impl FiguresField {
    fn key(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Adjusted => "adjusted",
            Self::Executed => "executed",
        }
    }
}

impl Field {
    /// A field of an indicator.
    pub fn of(id: &NodeId, field: EntryField) -> Self {
        Self::Entry(id.clone(), field)
    }

    /// The node of the framework that the field belongs to.
    pub fn node(&self) -> Option<&NodeId> {
        match self {
            Self::Entry(id, _) | Self::NodeName(id) | Self::NodeWeight(id) => Some(id),
            Self::UnitName
            | Self::UnitCode
            | Self::Contact
            | Self::Year
            | Self::Figures(..)
            | Self::ProjectName(_)
            | Self::AnnualBudget
            | Self::MonthEnd(_)
            | Self::FrameworkTitle => None,
        }
    }

    /// Whether the field belongs to the framework itself, which only a sheet's own copy can change.
    pub fn is_of_framework(&self) -> bool {
        matches!(self, Self::FrameworkTitle | Self::NodeName(_) | Self::NodeWeight(_))
    }

    /// The id of the field's element in the page.
    pub fn element_id(&self) -> String {
        match self {
            Self::Entry(id, field) => format!("{}-{id}", field.key()),
            Self::Figures(FiguresOwner::Department, field) => format!("department-{}", field.key()),
            Self::Figures(FiguresOwner::Project(id), field) => format!("project-{}-{id}", field.key()),
            Self::ProjectName(id) => format!("project-name-{id}"),
            Self::MonthEnd(month_idx) => format!("month-end-{}", month_idx + 1),
            Self::NodeName(id) => format!("node-name-{id}"),
            Self::NodeWeight(id) => format!("node-weight-{id}"),
            Self::UnitName
            | Self::UnitCode
            | Self::Contact
            | Self::Year
            | Self::AnnualBudget
            | Self::FrameworkTitle => self.column().to_owned(),
        }
    }

    /// Which column of its table the field stands in: Enter and the arrow keys move along it.
    pub fn column(&self) -> &'static str {
        match self {
            Self::UnitName => "unit-name",
            Self::UnitCode => "unit-code",
            Self::Contact => "contact",
            Self::Year => "year",
            // Target and actual value stand in one column each, in words or figures.
            Self::Entry(_, EntryField::TargetWords) => EntryField::Target.key(),
            Self::Entry(_, EntryField::ActualWords | EntryField::Part) => EntryField::Actual.key(),
            Self::Entry(_, field) => field.key(),
            Self::Figures(_, field) => field.key(),
            Self::ProjectName(_) => "project-name",
            Self::AnnualBudget => "annual-budget",
            Self::MonthEnd(_) => "month-end",
            Self::FrameworkTitle => "framework-title",
            Self::NodeName(_) => "node-name",
            Self::NodeWeight(_) => "node-weight",
        }
    }

    /// Whether the field holds words, which are never wrong.
    pub fn is_words(&self) -> bool {
        match self {
            Self::UnitName | Self::UnitCode | Self::Contact | Self::ProjectName(_) | Self::FrameworkTitle => true,
            Self::Entry(_, field) => field.is_words(),
            // A node without a name can't be told apart: its text is read.
            Self::Year
            | Self::Figures(..)
            | Self::AnnualBudget
            | Self::MonthEnd(_)
            | Self::NodeName(_)
            | Self::NodeWeight(_) => false,
        }
    }

    /// Whether the field takes a number: aligned right, with a keypad for numbers on phones.
    pub fn is_number(&self) -> bool {
        !self.is_words() && !matches!(self, Self::NodeName(_))
    }

    /// Whether the field takes one paragraph that may need several lines on the screen.
    pub fn wraps(&self) -> bool {
        matches!(
            self,
            Self::ProjectName(_)
                | Self::NodeName(_)
                | Self::Entry(_, EntryField::TargetWords | EntryField::ActualWords)
        )
    }

    /// Whether the field takes several paragraphs.
    pub fn is_long(&self) -> bool {
        matches!(
            self,
            Self::Entry(
                _,
                EntryField::Reason | EntryField::Evidence | EntryField::Improvement | EntryField::ReviewRemark
            )
        )
    }

    /// What the field's number is counted in.
    pub fn unit(&self, evaluation: &Evaluation) -> NumberUnit {
        match self {
            Self::Entry(id, field) => {
                evaluation.framework.indicator(id).map_or(NumberUnit::None, |indicator| entry_unit(*field, indicator))
            }
            Self::Figures(..) | Self::AnnualBudget | Self::MonthEnd(_) => NumberUnit::Money(evaluation.budget.unit),
            Self::Year => NumberUnit::Year,
            Self::NodeWeight(_) => NumberUnit::Points,
            Self::UnitName
            | Self::UnitCode
            | Self::Contact
            | Self::ProjectName(_)
            | Self::FrameworkTitle
            | Self::NodeName(_) => NumberUnit::None,
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
        if let Self::NodeName(_) = self {
            let name = text.trim();
            return if name.is_empty() { Err(NumberProblem::EmptyName) } else { Ok(Value::Words(name.to_owned())) };
        }
        let unit = self.unit(evaluation);
        let number = match self.target_signs(evaluation).zip(leading_sign(text)) {
            // ≥95% is how targets are written: the sign says what the rule says.
            Some((expected, (found, _, number))) if expected.contains(&found) => read_number(number, &unit)?,
            Some(([expected], (_, found, _))) => {
                return Err(NumberProblem::AgainstRule { found: found.to_owned(), expected: *expected });
            }
            Some(_) | None => read_number(text, &unit)?,
        };
        if *self == Self::Year {
            return number.map(year).transpose().map(Value::Year);
        }
        if let (Some(number), Sign::NeverNegative) = (number, self.sign(evaluation))
            && number < Decimal::ZERO
        {
            return Err(NumberProblem::Negative);
        }
        if let NumberUnit::Money(unit) = unit {
            let amount = number.map(|number| Amount::from_unit(number, unit)).transpose();
            return amount.map(Value::Money).map_err(|problem| match problem {
                AmountProblem::TooLarge => NumberProblem::TooLarge,
                AmountProblem::TooFine => NumberProblem::TooFine,
            });
        }
        if self.is_whole(evaluation) && number.is_some_and(|number| !number.fract().is_zero()) {
            return Err(NumberProblem::NotWhole);
        }
        if let Self::NodeWeight(_) = self {
            let points = Points::new(number.ok_or(NumberProblem::NotANumber)?);
            points.ok_or(NumberProblem::NotPoints)?;
        }
        Ok(Value::Number(number))
    }

    /// Which signs may stand before a target; `None` for every other field.
    fn target_signs(&self, evaluation: &Evaluation) -> Option<&'static [TargetSign]> {
        let Self::Entry(id, EntryField::Target) = self else { return None };
        target_signs(&evaluation.framework.indicator(id)?.rule)
    }

    /// Money taken back can make an executed amount negative; a budget can't be.
    fn sign(&self, evaluation: &Evaluation) -> Sign {
        match self {
            Self::Entry(id, EntryField::Target | EntryField::Actual | EntryField::ReviewActual) => {
                evaluation.framework.indicator(id).map_or(Sign::MayBeNegative, |it| it.measure.sign())
            }
            Self::Entry(id, EntryField::Whole) => {
                let ratio = evaluation.framework.indicator(id).and_then(|it| it.measure.ratio());
                // A change is counted from something that is there.
                let is_change = ratio.is_some_and(|ratio| ratio.form == RatioForm::Change);
                if is_change { Sign::MayBeNegative } else { Sign::NeverNegative }
            }
            Self::Entry(..)
            | Self::Figures(_, FiguresField::Executed)
            | Self::MonthEnd(_)
            | Self::UnitName
            | Self::UnitCode
            | Self::Contact
            | Self::ProjectName(_)
            | Self::FrameworkTitle
            | Self::NodeName(_) => Sign::MayBeNegative,
            Self::Figures(_, FiguresField::Initial | FiguresField::Adjusted)
            | Self::AnnualBudget
            | Self::Year
            | Self::NodeWeight(_) => Sign::NeverNegative,
        }
    }

    fn is_whole(&self, evaluation: &Evaluation) -> bool {
        let Self::Entry(id, EntryField::Target | EntryField::Actual | EntryField::ReviewActual) = self else {
            return false;
        };
        let measure = evaluation.framework.indicator(id).map(|it| &it.measure);
        matches!(measure, Some(Measure::Count { .. }))
    }
}

/// What a number about an indicator is counted in.
pub fn entry_unit(field: EntryField, indicator: &Indicator) -> NumberUnit {
    let named = |unit: &String| if unit.is_empty() { NumberUnit::None } else { NumberUnit::Named(unit.clone()) };
    if field == EntryField::ReviewScore {
        return NumberUnit::Points;
    }
    match &indicator.measure {
        _ if field.is_words() => NumberUnit::None,
        Measure::Ratio(Ratio { unit, .. }) if matches!(field, EntryField::Part | EntryField::Whole) => named(unit),
        Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution => NumberUnit::Percent,
        Measure::Quantity { unit, .. } | Measure::Count { unit } => named(unit),
        Measure::Points | Measure::Choice | Measure::Words => NumberUnit::Points,
    }
}

fn year(number: Decimal) -> Result<u16, NumberProblem> {
    let year = u16::try_from(number).ok().filter(|year| number.fract().is_zero() && (1990..=2199).contains(year));
    year.ok_or(NumberProblem::NotAYear)
}
