//! A number that is not certain, cut into pieces inside which nothing changes.

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::breaks::breaks;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::input::{Trial, input_of, steps_of};
use crate::domain::whatif::search::{Limits, ends, refine};
use crate::domain::whatif::spending::Spending;
use crate::domain::whatif::uncertain::{
    Possible, Uncertain, UncertainPlace, UncertainProblem, by_money, decimals_of, no_score,
};

/// How many values there are, and where pieces begin among them, with the change to the piece's first value. A figure of a list is a
/// piece of its own.
pub(super) fn pieces(
    evaluation: &Evaluation,
    report: &ScoreReport,
    uncertain: &Uncertain,
) -> Result<(u64, Vec<(u64, Change)>), UncertainProblem> {
    let decimals = decimals_of(&uncertain.values)?;
    match &uncertain.place {
        UncertainPlace::Executed => {
            let indicators = by_money(evaluation, report);
            if indicators.is_empty() {
                return Err(UncertainProblem::NoNumber);
            }
            of_spending(evaluation, &indicators, &uncertain.values, decimals)
        }
        UncertainPlace::Indicator(id) => {
            let indicator = evaluation.framework.indicator(id).ok_or(UncertainProblem::NoNumber)?;
            of_indicator(evaluation, indicator, &uncertain.values, decimals)
        }
    }
}

fn of_indicator(
    evaluation: &Evaluation,
    indicator: &Indicator,
    values: &Possible,
    decimals: u32,
) -> Result<(u64, Vec<(u64, Change)>), UncertainProblem> {
    let input = input_of(indicator, evaluation).ok_or(UncertainProblem::NoNumber)?;
    let trial = Trial::new(indicator, evaluation, input).and_then(|trial| trial.refined_to(decimals));
    let mut trial = trial.ok_or(UncertainProblem::OutOfRange)?;
    let cut = Cut::of(values, trial.decimals)?;
    let starts = cut.starts(|limits| {
        let ends = ends(&breaks(indicator, evaluation, input), trial.decimals, trial.from, limits);
        let levels = refine(&ends, &mut |steps| trial.points_at(steps));
        let mut before: Option<Option<Points>> = None;
        let is_new = |steps: &i128| {
            let points = trial.points_at(*steps);
            before.replace(points) != Some(points)
        };
        levels.into_iter().filter(is_new).collect()
    });
    if let Some((_, unscored)) = starts.iter().find(|(_, steps)| trial.points_at(*steps).is_none()) {
        return Err(no_score(*unscored, trial.decimals));
    }
    cut.changes(starts, |steps| trial.change(steps))
}

fn of_spending(
    evaluation: &Evaluation,
    indicators: &[&Indicator],
    values: &Possible,
    decimals: u32,
) -> Result<(u64, Vec<(u64, Change)>), UncertainProblem> {
    let mut spending = Spending::new(evaluation, indicators, decimals).ok_or(UncertainProblem::OutOfRange)?;
    let all = match values {
        Possible::OneOf(values) => values.clone(),
        Possible::Between(lowest, highest) => vec![*lowest, *highest],
    };
    if all.iter().any(|value| Amount::from_unit(*value, evaluation.budget.unit).is_err()) {
        return Err(UncertainProblem::OutOfRange);
    }
    let cut = Cut::of(values, spending.decimals)?;
    let starts = cut.starts(|limits| spending.levels(limits));
    if let Some((_, unscored)) = starts.iter().find(|(_, steps)| !spending.is_scored_at(*steps)) {
        return Err(no_score(*unscored, spending.decimals));
    }
    cut.changes(starts, |steps| spending.change(steps))
}

/// The values on their grid.
enum Cut {
    OneOf(Vec<i128>),
    Between { lowest: i128, highest: i128 },
}

impl Cut {
    fn of(values: &Possible, decimals: u32) -> Result<Self, UncertainProblem> {
        let on_grid = |value| steps_of(value, decimals).ok_or(UncertainProblem::OutOfRange);
        Ok(match values {
            Possible::OneOf(values) => {
                Self::OneOf(values.iter().map(|value| on_grid(*value)).collect::<Result<_, _>>()?)
            }
            Possible::Between(lowest, highest) => {
                Self::Between { lowest: on_grid(*lowest)?, highest: on_grid(*highest)? }
            }
        })
    }

    /// Where pieces begin: which of the values, and the value in steps.
    fn starts(&self, between: impl FnOnce(Limits) -> Vec<i128>) -> Vec<(i128, i128)> {
        match self {
            Self::OneOf(all) => (0..).zip(all.iter().copied()).collect(),
            Self::Between { lowest, highest } => {
                let limits = Limits { lowest: Some(*lowest), highest: Some(*highest) };
                between(limits).into_iter().map(|steps| (steps - lowest, steps)).collect()
            }
        }
    }

    fn changes(
        &self,
        starts: Vec<(i128, i128)>,
        change: impl Fn(i128) -> Option<Change>,
    ) -> Result<(u64, Vec<(u64, Change)>), UncertainProblem> {
        let n_values = match self {
            Self::OneOf(all) => i128::try_from(all.len()).unwrap_or(i128::MAX),
            Self::Between { lowest, highest } => (highest - lowest).saturating_add(1),
        };
        let n_values = u64::try_from(n_values).map_err(|_| UncertainProblem::OutOfRange)?;
        let started = starts.into_iter().map(|(nth, steps)| Some((u64::try_from(nth).ok()?, change(steps)?)));
        let started = started.collect::<Option<Vec<(u64, Change)>>>().ok_or(UncertainProblem::OutOfRange)?;
        Ok((n_values, started))
    }
}
