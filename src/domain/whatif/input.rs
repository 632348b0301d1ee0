//! The number that an indicator's points hang on, and the grid of numbers that are tried for it.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Budget, Figures};
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::progress::{LAST_MONTH, Progress};
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, mean_rate};
use crate::domain::score::{Tried, tried};
use crate::domain::whatif::change::Change;

/// Which number of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The actual value, in the measure's unit (per cent for rates), or typed points.
    Actual,
    /// The upper figure of a ratio, in the ratio's unit.
    Part,
    /// The department's executed amount, in the unit the sheet shows money in.
    Executed(MoneyUnit),
    /// What was spent by the end of December, in the unit the sheet shows money in: the last figure of an average rate's periods, since
    /// the periods before it are past.
    LastMonth(MoneyUnit),
}

/// The number that an indicator's points hang on; `None` where it is no single number: a pick, items, the months that
/// several indicators hang on.
pub fn input_of(indicator: &Indicator, evaluation: &Evaluation) -> Option<Input> {
    let executed = Input::Executed(evaluation.budget.unit);
    match (&indicator.rule, &indicator.measure) {
        (Rule::Execution(_), _) | (_, Measure::Execution) => Some(executed),
        (Rule::YesNo(_) | Rule::Checklist(_) | Rule::Grade(_), _) => None,
        // With all figures there, a typed rate does not count.
        (Rule::AverageRate(AverageRate { period }), _) => {
            let is_by_months = mean_rate(&evaluation.progress, *period).is_ok();
            if !is_by_months {
                return Some(Input::Actual);
            }
            let by_months = evaluation.framework.indicators().into_iter();
            let is_only_one = by_months.filter(|it| matches!(it.rule, Rule::AverageRate(_))).count() == 1;
            is_only_one.then_some(Input::LastMonth(evaluation.budget.unit))
        }
        (_, Measure::Ratio(_)) => {
            let has_whole = evaluation.entry(&indicator.id).whole.is_some_and(|whole| whole > Decimal::ZERO);
            Some(if has_whole { Input::Part } else { Input::Actual })
        }
        (
            _,
            Measure::Quantity { .. }
            | Measure::Rate { .. }
            | Measure::Count { .. }
            | Measure::Points
            | Measure::Choice
            | Measure::Words,
        ) => Some(Input::Actual),
    }
}

/// The finest money that is tried, in decimals of the unit it is shown in.
const MONEY_DECIMALS: u32 = 2;
/// The finest rate that is tried, in decimals of a per cent.
const RATE_DECIMALS: u32 = 2;

/// An indicator under trial: its score at any number of the grid.
pub(super) struct Trial<'a> {
    indicator: &'a Indicator,
    evaluation: &'a Evaluation,
    pub(super) input: Input,
    /// The grid's step is 10^−decimals.
    pub(super) decimals: u32,
    /// The number now, in steps; 0 while there is none.
    pub(super) from: i128,
    /// Whether there is a number now.
    has_number: bool,
    entry: Entry,
    budget: Budget,
    progress: Progress,
}

impl<'a> Trial<'a> {
    pub(super) fn new(indicator: &'a Indicator, evaluation: &'a Evaluation, input: Input) -> Option<Self> {
        let entry = evaluation.entry(&indicator.id).clone();
        let now = match input {
            Input::Actual => entry.actual,
            Input::Part => entry.part,
            Input::Executed(unit) => evaluation.budget.department.executed.map(|amount| amount.in_unit(unit)),
            Input::LastMonth(unit) => last_month(&evaluation.progress).map(|amount| amount.in_unit(unit)),
        };
        let decimals = decimals_of(indicator, evaluation, input).max(scale(now));
        let from = steps_of(now.unwrap_or_default(), decimals)?;
        // A rule looks at the department's figures alone.
        let budget =
            Budget { unit: evaluation.budget.unit, department: evaluation.budget.department, projects: Vec::new() };
        let progress = evaluation.progress.clone();
        Some(Self { indicator, evaluation, input, decimals, from, has_number: now.is_some(), entry, budget, progress })
    }

    /// The same on a grid with at least so many decimals; `None` beyond what can be counted.
    pub(super) fn refined_to(mut self, decimals: u32) -> Option<Self> {
        if decimals > self.decimals {
            self.from = self.from.checked_mul(10_i128.checked_pow(decimals - self.decimals)?)?;
            self.decimals = decimals;
        }
        Some(self)
    }

    /// The same with another pick.
    pub(super) fn picking(mut self, choice: &str) -> Self {
        choice.clone_into(&mut self.entry.choice);
        self
    }

    /// The score at a number of the grid; `None` where it would have none.
    pub(super) fn points_at(&mut self, steps: i128) -> Option<Points> {
        let value = self.value(steps)?;
        match self.input {
            Input::Actual => self.entry.actual = Some(value),
            Input::Part => self.entry.part = Some(value),
            Input::Executed(unit) => {
                let executed = Some(Amount::from_unit(value, unit).ok()?);
                self.budget.department = Figures { executed, ..self.budget.department };
            }
            Input::LastMonth(unit) => {
                let executed = Some(Amount::from_unit(value, unit).ok()?);
                self.progress.month_end_executed.get_mut(LAST_MONTH).into_iter().for_each(|slot| *slot = executed);
            }
        }
        tried(
            self.indicator,
            self.evaluation,
            &Tried { entry: &self.entry, budget: &self.budget, progress: &self.progress },
        )
    }

    /// Whether this is the number that is there.
    pub(super) fn is_now(&self, steps: i128) -> bool {
        self.has_number && steps == self.from
    }

    /// The change that sets the number.
    pub(super) fn change(&self, steps: i128) -> Option<Change> {
        let (id, value) = (self.indicator.id.clone(), self.value(steps)?);
        Some(match self.input {
            Input::Actual => Change::Actual { id, value: Some(value) },
            Input::Part => Change::Part { id, value },
            Input::Executed(unit) => Change::Executed(Amount::from_unit(value, unit).ok()?),
            Input::LastMonth(unit) => {
                Change::Month { month: LAST_MONTH, executed: Amount::from_unit(value, unit).ok()? }
            }
        })
    }

    fn value(&self, steps: i128) -> Option<Decimal> {
        Some(Decimal::try_from_i128_with_scale(steps, self.decimals).ok()?.normalize())
    }
}

/// How often the grid's step fits into a number; `None` beyond what a decimal holds.
pub(super) fn steps_of(value: Decimal, decimals: u32) -> Option<i128> {
    let value = value.normalize();
    let power = 10_i128.checked_pow(decimals.checked_sub(value.scale())?)?;
    value.mantissa().checked_mul(power)
}

/// How fine the numbers are that somebody would type, in decimals.
pub(super) fn decimals_of(indicator: &Indicator, evaluation: &Evaluation, input: Input) -> u32 {
    let entry = evaluation.entry(&indicator.id);
    match input {
        Input::Executed(_) | Input::LastMonth(_) => MONEY_DECIMALS,
        Input::Part => scale(entry.whole),
        Input::Actual => match (&indicator.rule, &indicator.measure) {
            (_, Measure::Count { .. }) => 0,
            (Rule::Coefficient(_) | Rule::AverageRate(_), _) => RATE_DECIMALS,
            (Rule::Direct(_) | Rule::Bonus(_) | Rule::Grade(_), _) => evaluation.framework.score_decimals,
            (_, Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution) => RATE_DECIMALS,
            (_, Measure::Quantity { .. } | Measure::Points | Measure::Choice | Measure::Words) => {
                scale(target_of(indicator, entry))
            }
        },
    }
}

/// The target that counts.
pub(in crate::domain) fn target_of(indicator: &Indicator, entry: &Entry) -> Option<Decimal> {
    match indicator.target {
        Target::None | Target::FixedWords(_) => None,
        Target::Fixed(target) => Some(target),
        Target::Entered => entry.target,
    }
}

/// What was spent by the end of December.
pub(super) fn last_month(progress: &Progress) -> Option<Amount> {
    progress.month_end_executed.get(LAST_MONTH).copied().flatten()
}

fn scale(value: Option<Decimal>) -> u32 {
    value.map_or(0, |value| value.normalize().scale())
}

/// Which indicator's number it is, for those who speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One indicator's.
    Indicator(NodeId),
    /// The department's money, which several indicators may hang on.
    Department(Vec<NodeId>),
}
