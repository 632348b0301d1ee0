//! 年度平均执行率: the mean of the month-end (or quarter-end) rates × weight.
//!
//! Each rate is cumulative executed ÷ the year's budget. With the figures given the exact mean counts; with only a rate
//! typed, that: 67.2 % on weight 2 is 1.344 → 1.34.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::exact::Exact;
use crate::domain::progress::{MONTHS, Progress};
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Flag, Formula, Gap};

/// Over which periods the mean is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AverageRate {
    /// Month-ends or quarter-ends.
    pub period: Period,
}

/// A period with a cumulative figure at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Twelve a year.
    Month,
    /// Four a year: March, June, September, December.
    Quarter,
}

impl Period {
    /// How many months the period has.
    pub fn months(self) -> usize {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }
}

/// The cumulative figures the mean is taken of, in order.
pub fn period_ends(progress: &Progress, period: Period) -> Vec<Option<Amount>> {
    progress.month_end_executed.iter().copied().skip(period.months() - 1).step_by(period.months()).collect()
}

/// The exact mean rate (1 is 100 %) from the figures, or what is missing.
///
/// # Errors
/// The annual budget is missing, 0 or below, or a period's figure is missing.
pub fn mean_rate(progress: &Progress, period: Period) -> Result<Exact, Gap> {
    let budget = progress.annual_budget.ok_or(Gap::AnnualBudget)?;
    if budget <= Amount::ZERO {
        return Err(Gap::NoBudget);
    }
    let ends: Option<Vec<Amount>> = period_ends(progress, period).into_iter().collect();
    let ends = ends.ok_or(Gap::MonthEnds)?;
    let n_periods = Decimal::from(MONTHS / period.months());
    let sum = Exact::new(ends.into_iter().sum::<Amount>().yuan());
    let whole = Exact::new(budget.yuan()).times(&Exact::new(n_periods));
    sum.divided_by(&whole).ok_or(Gap::NoBudget)
}

pub(super) fn marks(rule: AverageRate, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let typed = facts.typed();
    match (mean_rate(facts.progress, rule.period), typed) {
        (Ok(rate), typed) => {
            let mut flags = Vec::new();
            if let Ok(typed) = typed
                && rate.times(&Exact::HUNDRED).round(2) != Exact::new(typed).round(2)
            {
                flags.push(Flag::TypedRateDiffers { typed, worked_out: rate.times(&Exact::HUNDRED) });
            }
            let rounded = facts.rounded_percent(rate.times(&Exact::HUNDRED));
            let formula = Formula::MeanOfPeriods {
                weight: facts.weight,
                period: rule.period,
                executed: period_ends(facts.progress, rule.period).into_iter().flatten().collect(),
                annual_budget: facts.progress.annual_budget.unwrap_or_default(),
                percent: facts.rate_decimals.map(|_| rounded.clone()),
            };
            Ok(marks_of(facts, &rounded, formula, flags))
        }
        (Err(Gap::NoBudget), _) => Err(vec![Gap::NoBudget]),
        (Err(_), Ok(percent)) => {
            let formula = Formula::TypedRate { weight: facts.weight, percent };
            Ok(marks_of(facts, &Exact::new(percent), formula, Vec::new()))
        }
        (Err(gap), Err(typed)) => match typed.as_slice() {
            // What was typed is no value: that comes before what the figures lack.
            [Gap::NegativeActual | Gap::NotWhole] => Err(typed),
            _ if facts.progress.is_empty() => Err(vec![Gap::Actual]),
            _ => Err(vec![gap]),
        },
    }
}

fn marks_of(facts: &Facts<'_>, percent: &Exact, formula: Formula, mut flags: Vec<Flag>) -> Marks {
    if *percent > Exact::HUNDRED {
        flags.push(Flag::AboveFull);
    }
    Marks::new(formula, facts.weight().percent(percent), flags)
}
