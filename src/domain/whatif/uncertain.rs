//! Numbers that are not certain: the lowest and the highest total that they leave open, and which of them decide.
//!
//! More of an indicator's score never lowers the total (caps, core indicators and scaling included), and each number but the
//! department's spending scores one indicator alone. So the ends of the total are found exactly: each indicator at its own lowest and
//! highest score, for every piece of the spending. Numbers between two ends are those of the grid that somebody would type.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::score::{ScoreReport, score};
use crate::domain::whatif::breaks::breaks;
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::counted;
use crate::domain::whatif::input::{Input, Owner, Trial, input_of, steps_of};
use crate::domain::whatif::search::{Limits, ends};
use crate::domain::whatif::sensitivity::is_measured;
use crate::domain::whatif::spending::{Spending, hangs_on_money};

/// A number of the sheet that may be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncertain {
    /// Which number.
    pub place: UncertainPlace,
    /// What it may be, in the unit it is filled in with.
    pub values: Possible,
}

/// Which number of the sheet is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UncertainPlace {
    /// The number that an indicator's points hang on.
    Indicator(NodeId),
    /// What the department spent in the year, in the unit the sheet shows money in.
    Executed,
}

/// What a number may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Possible {
    /// Any number from the first to the second, both included.
    Between(Decimal, Decimal),
    /// One of these; figures that contradict each other.
    OneOf(Vec<Decimal>),
}

/// Why nothing can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UncertainProblem {
    /// The range ends before it begins, or there is no value at all.
    Empty,
    /// The place has no number that points hang on.
    NoNumber,
    /// With this number there would be no score.
    NoScore(Decimal),
    /// The numbers are too large or too fine to be counted.
    OutOfRange,
}

/// The totals that are possible.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalRange {
    /// The lowest total.
    pub lowest: Extreme,
    /// The highest total.
    pub highest: Extreme,
    /// What each number does alone, all others as they are in the sheet; in the order given.
    pub alone: Vec<Effect>,
}

/// One end of what is possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Extreme {
    /// The numbers that give it.
    pub changes: Vec<Change>,
    /// What the sheet scores with them.
    pub report: ScoreReport,
}

/// What one number does alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The number that gives the lowest total, and the total.
    pub lowest: (Change, Points),
    /// The number that gives the highest total, and the total.
    pub highest: (Change, Points),
}

impl Effect {
    /// How far the two totals lie apart; 0: it decides nothing.
    pub fn spread(&self) -> Points {
        self.highest.1 - self.lowest.1
    }
}

/// The places of a sheet whose number can be uncertain, in the order of the form, the spending first.
pub fn places(evaluation: &Evaluation, report: &ScoreReport) -> Vec<(UncertainPlace, Owner)> {
    let by_money: Vec<NodeId> = by_money(evaluation, report).into_iter().map(|it| it.id.clone()).collect();
    let is_any = !by_money.is_empty();
    let spending = is_any.then_some((UncertainPlace::Executed, Owner::Department(by_money)));
    let alone = counted(evaluation, report).map(|(indicator, _)| indicator).filter(|indicator| {
        is_measured(&indicator.rule) && !hangs_on_money(indicator) && input_of(indicator, evaluation).is_some()
    });
    let alone = alone.map(|indicator| {
        let id = indicator.id.clone();
        (UncertainPlace::Indicator(id.clone()), Owner::Indicator(id))
    });
    spending.into_iter().chain(alone).collect()
}

/// The lowest and the highest total, exactly, and what each number does. Each place is given once.
///
/// # Errors
/// Which of the numbers can't be worked with, by its position.
pub fn total_range(
    evaluation: &Evaluation,
    report: &ScoreReport,
    uncertain: &[Uncertain],
) -> Result<TotalRange, (usize, UncertainProblem)> {
    let mut numbers: Vec<Number> = Vec::new();
    for (position, one) in uncertain.iter().enumerate() {
        numbers.push(number(evaluation, report, one).map_err(|problem| (position, problem))?);
    }
    let mut alone = Vec::new();
    let (mut low, mut high, mut spending): (Vec<Change>, Vec<Change>, Vec<Change>) = Default::default();
    for (position, number) in numbers.into_iter().enumerate() {
        let candidates = number.candidates();
        alone.push(effect(evaluation, &candidates).ok_or((position, UncertainProblem::OutOfRange))?);
        match number {
            Number::OneLeaf { lowest, highest } => {
                low.push(lowest);
                high.push(highest);
            }
            Number::Spending(_) => spending = candidates,
        }
    }
    Ok(TotalRange {
        lowest: extreme(evaluation, &low, &spending, |one, other| one < other),
        highest: extreme(evaluation, &high, &spending, |one, other| one > other),
        alone,
    })
}

/// A number with those of its values at which the total can have an end.
enum Number {
    /// One leaf hangs on it.
    OneLeaf {
        /// The value that gives it the least.
        lowest: Change,
        /// The value that gives it the most.
        highest: Change,
    },
    /// Several scores and the caps may hang on it: where their pieces meet.
    Spending(Vec<Change>),
}

impl Number {
    fn candidates(&self) -> Vec<Change> {
        match self {
            Self::OneLeaf { lowest, highest } => vec![lowest.clone(), highest.clone()],
            Self::Spending(candidates) => candidates.clone(),
        }
    }
}

fn number(evaluation: &Evaluation, report: &ScoreReport, uncertain: &Uncertain) -> Result<Number, UncertainProblem> {
    let decimals = decimals_of(&uncertain.values)?;
    match &uncertain.place {
        UncertainPlace::Executed => spending(evaluation, report, &uncertain.values, decimals),
        UncertainPlace::Indicator(id) => {
            let indicator = evaluation.framework.indicator(id).ok_or(UncertainProblem::NoNumber)?;
            let input = input_of(indicator, evaluation).ok_or(UncertainProblem::NoNumber)?;
            one_leaf(evaluation, indicator, input, &uncertain.values, decimals)
        }
    }
}

/// How fine the values are, in decimals.
///
/// # Errors
/// There is no value, or the range ends before it begins.
pub(super) fn decimals_of(values: &Possible) -> Result<u32, UncertainProblem> {
    match values {
        Possible::Between(lowest, highest) if lowest > highest => Err(UncertainProblem::Empty),
        Possible::Between(lowest, highest) => Ok(scale(*lowest).max(scale(*highest))),
        Possible::OneOf(values) => values.iter().map(|value| scale(*value)).max().ok_or(UncertainProblem::Empty),
    }
}

fn one_leaf(
    evaluation: &Evaluation,
    indicator: &Indicator,
    input: Input,
    values: &Possible,
    decimals: u32,
) -> Result<Number, UncertainProblem> {
    let trial = Trial::new(indicator, evaluation, input).and_then(|trial| trial.refined_to(decimals));
    let mut trial = trial.ok_or(UncertainProblem::OutOfRange)?;
    let on_grid = |value: &Decimal| steps_of(*value, trial.decimals).ok_or(UncertainProblem::OutOfRange);
    let steps = match values {
        Possible::OneOf(values) => values.iter().map(on_grid).collect::<Result<Vec<i128>, _>>()?,
        Possible::Between(lowest, highest) => {
            let limits = Limits { lowest: Some(on_grid(lowest)?), highest: Some(on_grid(highest)?) };
            ends(&breaks(indicator, evaluation, input), trial.decimals, trial.from, limits)
        }
    };
    let mut scored: Vec<(i128, Points)> = Vec::new();
    for steps in steps {
        match trial.points_at(steps) {
            Some(points) => scored.push((steps, points)),
            None => return Err(no_score(steps, trial.decimals)),
        }
    }
    // The first of equals, both times.
    let lowest = scored.iter().min_by_key(|(_, points)| *points).map(|(steps, _)| *steps);
    let highest = scored.iter().rev().max_by_key(|(_, points)| *points).map(|(steps, _)| *steps);
    let change = |steps: Option<i128>| steps.and_then(|steps| trial.change(steps)).ok_or(UncertainProblem::OutOfRange);
    Ok(Number::OneLeaf { lowest: change(lowest)?, highest: change(highest)? })
}

fn spending(
    evaluation: &Evaluation,
    report: &ScoreReport,
    values: &Possible,
    decimals: u32,
) -> Result<Number, UncertainProblem> {
    let indicators = by_money(evaluation, report);
    if indicators.is_empty() {
        return Err(UncertainProblem::NoNumber);
    }
    let mut spending = Spending::new(evaluation, &indicators, decimals).ok_or(UncertainProblem::OutOfRange)?;
    let decimals = spending.decimals;
    let on_grid = |value: &Decimal| {
        let is_money = Amount::from_unit(*value, evaluation.budget.unit).is_ok();
        steps_of(*value, decimals).filter(|_| is_money).ok_or(UncertainProblem::OutOfRange)
    };
    let steps = match values {
        Possible::OneOf(values) => values.iter().map(on_grid).collect::<Result<Vec<i128>, _>>()?,
        Possible::Between(lowest, highest) => {
            let limits = Limits { lowest: Some(on_grid(lowest)?), highest: Some(on_grid(highest)?) };
            spending.pieces(limits)
        }
    };
    if let Some(unscored) = steps.iter().find(|steps| !spending.is_scored_at(**steps)) {
        return Err(no_score(*unscored, decimals));
    }
    Ok(Number::Spending(steps.iter().filter_map(|steps| spending.change(*steps)).collect()))
}

/// The indicators that the department's spending scores, in the order of the form.
pub(super) fn by_money<'a>(evaluation: &'a Evaluation, report: &'a ScoreReport) -> Vec<&'a Indicator> {
    counted(evaluation, report).map(|(indicator, _)| indicator).filter(|indicator| hangs_on_money(indicator)).collect()
}

pub(super) fn no_score(steps: i128, decimals: u32) -> UncertainProblem {
    let value = Decimal::try_from_i128_with_scale(steps, decimals);
    value.map_or(UncertainProblem::OutOfRange, |value| UncertainProblem::NoScore(value.normalize()))
}

/// What a number does alone; `None` where it has no value.
fn effect(evaluation: &Evaluation, candidates: &[Change]) -> Option<Effect> {
    let total = |change: &Change| score(&applied(evaluation, std::slice::from_ref(change))).total;
    let totals: Vec<(Change, Points)> = candidates.iter().map(|change| (change.clone(), total(change))).collect();
    // The first of equals, both times.
    let lowest = totals.iter().min_by_key(|(_, total)| *total)?.clone();
    let highest = totals.iter().rev().max_by_key(|(_, total)| *total)?.clone();
    Some(Effect { lowest, highest })
}

/// The end with these numbers, at the spending that takes the total furthest; the first of equals.
fn extreme(
    evaluation: &Evaluation,
    fixed: &[Change],
    spending: &[Change],
    is_further: impl Fn(Points, Points) -> bool,
) -> Extreme {
    let at = |changes: Vec<Change>| {
        let report = score(&applied(evaluation, &changes));
        Extreme { changes, report }
    };
    let mut found: Option<Extreme> = None;
    for executed in spending {
        let tried = at(fixed.iter().chain([executed]).cloned().collect());
        if found.as_ref().is_none_or(|found| is_further(tried.report.total, found.report.total)) {
            found = Some(tried);
        }
    }
    found.unwrap_or_else(|| at(fixed.to_vec()))
}

fn scale(value: Decimal) -> u32 {
    value.normalize().scale()
}
