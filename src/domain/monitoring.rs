//! Monitoring of budget execution through the year (绩效运行监控): each month's rate against the time gone, the averages, how much
//! is spent late, and the pace that is still needed. Source: design of the form; lights as local finance bureaus set them.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::progress::{LAST_MONTH, MONTHS, Progress};
use crate::domain::rules::average_rate::{Period, mean_rate};
use crate::domain::score::Gap;

/// From where on each light shines, and what counts as late. All in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonitoringLimits {
    /// Execution rate ÷ time progress from which the light is yellow; red below.
    pub yellow_from: Decimal,
    /// From which it is green.
    pub green_from: Decimal,
    /// From which it is blue: spending runs ahead.
    pub blue_from: Decimal,
    /// The most of the year's spending that may fall into the fourth quarter.
    pub fourth_quarter_at_most: Decimal,
    /// The most of it that may fall into December.
    pub december_at_most: Decimal,
}

impl MonitoringLimits {
    /// The limits the page uses. An even spender has 25 % in the fourth quarter and 8.33 % in December.
    pub const DEFAULT: Self = Self {
        yellow_from: Decimal::from_parts(60, 0, 0, false, 0),
        green_from: Decimal::from_parts(80, 0, 0, false, 0),
        blue_from: Decimal::from_parts(120, 0, 0, false, 0),
        fourth_quarter_at_most: Decimal::from_parts(40, 0, 0, false, 0),
        december_at_most: Decimal::from_parts(20, 0, 0, false, 0),
    };

    /// The light of an execution rate ÷ time progress, in per cent. A limit belongs to the light that begins there.
    pub fn light(&self, percent: &Exact) -> Light {
        if *percent >= Exact::new(self.blue_from) {
            Light::Blue
        } else if *percent >= Exact::new(self.green_from) {
            Light::Green
        } else if *percent >= Exact::new(self.yellow_from) {
            Light::Yellow
        } else {
            Light::Red
        }
    }
}

/// How spending stands against the time gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Far behind.
    Red,
    /// Behind.
    Yellow,
    /// In step.
    Green,
    /// Ahead.
    Blue,
}

impl Light {
    /// Every light, from behind to ahead.
    pub const ALL: [Self; 4] = [Self::Red, Self::Yellow, Self::Green, Self::Blue];
}

/// What the monthly figures say.
#[derive(Clone, Debug, PartialEq)]
pub struct MonitoringReport {
    /// January to December.
    pub months: Vec<MonthProgress>,
    /// The average by month-ends.
    pub by_month: Average,
    /// The average by quarter-ends.
    pub by_quarter: Average,
    /// What was spent late; `None` while the figures for it are missing or nothing was spent.
    pub late: Option<LateShare>,
    /// What is needed from now on.
    pub pace: Pace,
}

/// One month-end.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthProgress {
    /// 0 for January.
    pub month_idx: usize,
    /// Cumulative executed; `None` while not filled in.
    pub executed: Option<Amount>,
    /// Executed ÷ annual budget; `None` while one is missing or the budget is 0 or below.
    pub rate: Option<Rate>,
    /// Share of the year that is gone: (month_idx + 1) ÷ 12.
    pub time: Exact,
    /// The light; `None` without a rate.
    pub light: Option<Light>,
    /// Whether less is said to be spent than by an earlier month: cumulative figures can only fall when money came back.
    pub is_falling: bool,
}

/// A year-average rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Average {
    /// Over which periods.
    pub period: Period,
    /// The mean (1 is 100 %), or what is missing. The same that the scoring rule takes.
    pub rate: Result<Exact, Gap>,
    /// Months, from 0, whose figure the mean lacks.
    pub missing: Vec<usize>,
    /// What somebody gets who spends evenly and all of it.
    pub steady: Exact,
}

/// How much of the year's spending falls late.
#[derive(Clone, Debug, PartialEq)]
pub struct LateShare {
    /// Share of the fourth quarter, 1 is 100 %; `None` while September is missing.
    pub fourth_quarter: Option<Exact>,
    /// Share of December; `None` while November is missing.
    pub december: Option<Exact>,
    /// 前松后紧: one of them is above its limit.
    pub is_back_loaded: bool,
}

/// What is needed from the last month with a figure on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pace {
    /// No budget above 0, or no month is filled in.
    Unknown,
    /// The aim is reached.
    Reached,
    /// The year is over and this much is missing.
    Over {
        /// Yuan that were not spent.
        missing: Amount,
    },
    /// This much is needed each month.
    Needed {
        /// The last month with a figure, 0 for January.
        last_month_idx: usize,
        /// Months that are left.
        n_left: usize,
        /// What is missing in all.
        missing: Amount,
        /// What is missing for each month that is left, rounded up to a fen: spending it is enough.
        per_month: Amount,
    },
}

/// Works out everything. `aim` is the rate to end the year with, in per cent.
pub fn monitor(progress: &Progress, limits: &MonitoringLimits, aim: Decimal) -> MonitoringReport {
    let mut highest: Option<Amount> = None;
    let months = progress.month_end_executed.iter().enumerate().map(|(month_idx, executed)| {
        let is_falling = executed.is_some_and(|now| highest.is_some_and(|before| now < before));
        highest = highest.max(*executed);
        month(progress, month_idx, is_falling, limits)
    });
    MonitoringReport {
        months: months.collect(),
        by_month: average(progress, Period::Month),
        by_quarter: average(progress, Period::Quarter),
        late: late_share(progress, limits),
        pace: pace(progress, aim),
    }
}

/// `number` as an exact value.
fn whole(number: usize) -> Exact {
    Exact::new(Decimal::from(number))
}

fn quotient(part: &Exact, whole: &Exact) -> Exact {
    part.divided_by(whole).unwrap_or(Exact::ZERO)
}

fn month(progress: &Progress, month_idx: usize, is_falling: bool, limits: &MonitoringLimits) -> MonthProgress {
    let executed = progress.month_end_executed.get(month_idx).copied().flatten();
    let time = quotient(&whole(month_idx + 1), &whole(MONTHS));
    let rate = executed.zip(progress.annual_budget).and_then(|(executed, budget)| Rate::of(executed, budget));
    let light = rate.as_ref().map(|rate| limits.light(&quotient(&rate.exact_percent(), &time)));
    MonthProgress { month_idx, executed, rate, time, light, is_falling }
}

fn average(progress: &Progress, period: Period) -> Average {
    let ends = (period.months() - 1..MONTHS).step_by(period.months());
    let missing = ends.clone().filter(|idx| progress.month_end_executed.get(*idx).copied().flatten().is_none());
    // The mean of 1/12, 2/12, … over the same period-ends.
    let sum = ends.clone().fold(Exact::ZERO, |sum, idx| sum.plus(&whole(idx + 1)));
    let steady = quotient(&sum, &whole(MONTHS).times(&whole(ends.len())));
    Average { period, rate: mean_rate(progress, period), missing: missing.collect(), steady }
}

fn late_share(progress: &Progress, limits: &MonitoringLimits) -> Option<LateShare> {
    let end_of = |month_idx: usize| progress.month_end_executed.get(month_idx).copied().flatten();
    let year = end_of(LAST_MONTH).filter(|year| *year > Amount::ZERO)?;
    let since = |month_idx: usize| {
        let spent = end_of(month_idx).map(|before| Exact::new((year - before).yuan()));
        spent.map(|spent| quotient(&spent, &Exact::new(year.yuan())))
    };
    let (fourth_quarter, december) = (since(8), since(10));
    let is_above = |share: &Option<Exact>, limit: Decimal| {
        share.as_ref().is_some_and(|share| share.times(&Exact::HUNDRED) > Exact::new(limit))
    };
    if fourth_quarter.is_none() && december.is_none() {
        return None;
    }
    let is_back_loaded =
        is_above(&fourth_quarter, limits.fourth_quarter_at_most) || is_above(&december, limits.december_at_most);
    Some(LateShare { fourth_quarter, december, is_back_loaded })
}

fn pace(progress: &Progress, aim: Decimal) -> Pace {
    let last = progress.month_end_executed.iter().rposition(Option::is_some);
    let budget = progress.annual_budget.filter(|budget| *budget > Amount::ZERO);
    let (Some(last_month_idx), Some(budget)) = (last, budget) else { return Pace::Unknown };
    let executed = progress.month_end_executed.get(last_month_idx).copied().flatten().unwrap_or_default();
    let aimed = Exact::new(budget.yuan()).percent(&Exact::new(aim));
    let missing = aimed.minus(&Exact::new(executed.yuan()));
    if missing <= Exact::ZERO {
        return Pace::Reached;
    }
    let n_left = LAST_MONTH - last_month_idx;
    let Some(missing_amount) = up_to_fen(&missing) else { return Pace::Unknown };
    if n_left == 0 {
        return Pace::Over { missing: missing_amount };
    }
    match up_to_fen(&quotient(&missing, &whole(n_left))) {
        Some(per_month) => Pace::Needed { last_month_idx, n_left, missing: missing_amount, per_month },
        None => Pace::Unknown,
    }
}

/// Rounded up to a hundredth of a yuan, so that what is said to be enough is enough; `None` beyond what money can be.
pub(super) fn up_to_fen(yuan: &Exact) -> Option<Amount> {
    let nearest = yuan.round(2)?;
    let is_short = Exact::new(nearest) < *yuan;
    let fen = Decimal::new(1, 2);
    Amount::from_yuan(if is_short { nearest.checked_add(fen)? } else { nearest }).ok()
}
