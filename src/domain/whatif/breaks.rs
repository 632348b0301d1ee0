//! Where the pieces of a rule meet: between two of these numbers more never gives points first and takes them later.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, Measure, RatioForm};
use crate::domain::interval::Interval;
use crate::domain::points::Points;
use crate::domain::progress::MONTHS;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, period_ends};
use crate::domain::rules::cost::Cost;
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, Steps};
use crate::domain::whatif::input::{Input, target_of};

/// The numbers of an indicator's input at which its pieces meet, in any order.
pub(super) fn breaks(indicator: &Indicator, evaluation: &Evaluation, input: Input) -> Vec<Exact> {
    let target = target_of(indicator, evaluation.entry(&indicator.id));
    let mut actuals = of_rule(indicator, target);
    actuals.push(Exact::ZERO);
    if let Some(decimals) = evaluation.framework.rate_decimals {
        actuals = actuals.iter().flat_map(|at| around(at, target, decimals)).collect();
    }
    actuals.iter().flat_map(|actual| of_input(actual, indicator, evaluation, input)).collect()
}

/// A per cent that is rounded first jumps a little beside where the exact one would.
fn around(at: &Exact, target: Option<Decimal>, decimals: u32) -> Vec<Exact> {
    let unit = Exact::new(Decimal::new(1, decimals.min(28)));
    let of_target = target.map(|target| unit.percent(&Exact::new(target)).magnitude());
    let mut found = vec![at.clone()];
    for width in [Some(unit), of_target].into_iter().flatten() {
        found.push(at.plus(&width));
        found.push(at.minus(&width));
    }
    found
}

/// The inputs that give an actual value.
fn of_input(actual: &Exact, indicator: &Indicator, evaluation: &Evaluation, input: Input) -> Vec<Exact> {
    let part_of_whole = |percent: &Exact, whole: &Exact| whole.percent(percent);
    match input {
        Input::Actual => vec![actual.clone()],
        Input::Part => {
            let Some(whole) = evaluation.entry(&indicator.id).whole.map(Exact::new) else { return Vec::new() };
            let share = part_of_whole(actual, &whole);
            match &indicator.measure {
                Measure::Ratio(ratio) => match ratio.form {
                    RatioForm::Share => vec![share],
                    RatioForm::Change => vec![whole.plus(&share)],
                    RatioForm::Deviation => vec![whole.plus(&share), whole.minus(&share), whole],
                },
                Measure::Quantity { .. }
                | Measure::Rate { .. }
                | Measure::Execution
                | Measure::Count { .. }
                | Measure::Points
                | Measure::Choice
                | Measure::Words => Vec::new(),
            }
        }
        Input::Executed(unit) => {
            let budget = evaluation.budget.department.adjusted_budget.filter(|budget| *budget > Amount::ZERO);
            budget.map(|budget| part_of_whole(actual, &Exact::new(budget.in_unit(unit)))).into_iter().collect()
        }
        Input::LastMonth(unit) => last_month_at(actual, indicator, evaluation, unit).into_iter().collect(),
    }
}

/// What must be spent by the end of December for a mean rate, in per cent.
fn last_month_at(mean: &Exact, indicator: &Indicator, evaluation: &Evaluation, unit: MoneyUnit) -> Option<Exact> {
    let Rule::AverageRate(AverageRate { period }) = indicator.rule else { return None };
    let progress = &evaluation.progress;
    let budget = progress.annual_budget?.in_unit(unit);
    let mut before = period_ends(progress, period);
    before.pop();
    let n_periods = Exact::new(Decimal::from(MONTHS / period.months()));
    let sum = Exact::new(budget).times(&n_periods).percent(mean);
    Some(sum.minus(&Exact::new(before.into_iter().flatten().sum::<Amount>().in_unit(unit))))
}

/// The actual values at which the rule's pieces meet.
fn of_rule(indicator: &Indicator, target: Option<Decimal>) -> Vec<Exact> {
    let weight = indicator.weight;
    let whole_weight = Exact::new(weight.value());
    let on_target = target.map(Exact::new);
    match &indicator.rule {
        Rule::Proportional(rule) => {
            let shares = [rule.floor.map(|floor| floor.percent), rule.over_target.map(|over| over.above)];
            let of_target = |target: &Exact| {
                let shares = shares.iter().flatten().map(|percent| target.percent(&Exact::new(*percent)));
                shares.chain([target.clone()]).collect()
            };
            on_target.as_ref().map(of_target).unwrap_or_default()
        }
        Rule::Reverse(rule) => {
            let Some(target) = on_target else { return Vec::new() };
            // Beyond this nothing is left: at twice the target, or where weight × target ÷ actual rounds to nothing.
            let end = match rule.form {
                ReverseForm::Linear => target.plus(&target),
                ReverseForm::Ratio => target.times(&whole_weight).times(&Exact::new(Decimal::from(1000))),
            };
            vec![target, end]
        }
        Rule::Equal(_) => on_target.into_iter().collect(),
        Rule::Steps(steps) => of_readings(of_steps(steps, weight), steps.reading, on_target.as_ref()),
        Rule::Bands(bands) => {
            let ends = bands.bands.iter().flat_map(|band| ends_of(&band.interval)).collect();
            of_readings(ends, bands.reading, on_target.as_ref())
        }
        Rule::Grade(grade) => {
            let ends = grade.grades.iter().flat_map(|grade| ends_of(&grade.percent));
            ends.map(|percent| whole_weight.percent(&percent)).collect()
        }
        Rule::PerOccurrence(rule) => whole_weight.divided_by(&Exact::new(rule.cost.value())).into_iter().collect(),
        Rule::AverageRate(_) | Rule::Execution(_) | Rule::Coefficient(_) => vec![Exact::HUNDRED],
        Rule::Direct(_) => vec![whole_weight],
        Rule::Bonus(bonus) => vec![Exact::new(bonus.lowest.value()), Exact::new(bonus.highest.value())],
        Rule::YesNo(_) | Rule::Checklist(_) => Vec::new(),
    }
}

/// The readings where points begin to be lost, where nothing is left, and the middle of both sides.
fn of_steps(steps: &Steps, weight: Points) -> Vec<Exact> {
    let (tolerance, width) = (Exact::new(steps.tolerance), Exact::new(steps.width));
    let cost: Exact = Cost::on(steps.cost, weight);
    let n_steps = Exact::new(weight.value()).divided_by(&cost).map(|n_steps| n_steps.plus(&Exact::ONE));
    let to_nothing = n_steps.map_or(Exact::ZERO, |n_steps| n_steps.times(&width));
    let middle = Exact::new(steps.reading.on_target());
    match steps.direction {
        Direction::Above => vec![tolerance.plus(&to_nothing), tolerance],
        Direction::Below => vec![tolerance.minus(&to_nothing), tolerance],
        Direction::Either => {
            let far = tolerance.plus(&to_nothing);
            vec![middle.plus(&tolerance), middle.minus(&tolerance), middle.plus(&far), middle.minus(&far), middle]
        }
    }
}

fn ends_of(interval: &Interval) -> Vec<Exact> {
    [interval.lower, interval.upper].into_iter().flatten().map(|bound| Exact::new(bound.at)).collect()
}

/// The actual values that are read so.
fn of_readings(readings: Vec<Exact>, reading: Reading, target: Option<&Exact>) -> Vec<Exact> {
    match (reading, target) {
        (Reading::Value, _) => readings,
        (Reading::Difference, Some(target)) => readings.iter().map(|it| target.plus(it)).collect(),
        (Reading::PercentOfTarget, Some(target)) => readings.iter().map(|it| target.percent(it)).collect(),
        (Reading::Difference | Reading::PercentOfTarget, None) => Vec::new(),
    }
}
