//! The rest of the year on several paths: what each does to the final rate, the average rates and the points.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::progress::{MONTHS, Progress};
use crate::domain::rules::average_rate::{Period, mean_rate};
use crate::domain::score::{Gap, ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};

/// How the rest of the year's money is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// In equal parts, up to the aim.
    Steady,
    /// Each month as much as in the mean of the last three months (or of all, while there are fewer), never beyond the budget.
    AsLately,
    /// All that is missing up to the aim in the next month.
    AtOnce,
    /// All that is missing up to the aim in December.
    AtTheEnd,
    /// What each month spends, from the next one on; months that are not given spend nothing.
    Typed(Vec<Amount>),
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq)]
pub struct PathEnd {
    /// Cumulative at the end of each month; `None` where a month before is not filled in.
    pub month_ends: [Option<Amount>; MONTHS],
    /// The changes of the sheet: the months that are left, and the department's spending where its budget is the same as the annual
    /// one.
    pub changes: Vec<Change>,
    /// The rate at the end of the year.
    pub rate: Option<Rate>,
    /// The mean of the month-end rates (1 is 100 %), or what is missing.
    pub by_month: Result<Exact, Gap>,
    /// The mean of the quarter-end rates.
    pub by_quarter: Result<Exact, Gap>,
    /// What the sheet scores then.
    pub report: ScoreReport,
}

/// Why there is no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// No annual budget above 0.
    NoBudget,
    /// No month is filled in.
    NoMonth,
    /// December is filled in.
    YearIsOver,
    /// More months were given than are left: so many are.
    TooMany(usize),
    /// More money than can be counted.
    OutOfRange,
}

/// Where a path leads. `aim` is the rate to end the year with, in per cent.
///
/// # Errors
/// There is nothing to begin with, or nothing left.
pub fn follow(evaluation: &Evaluation, path: &Path, aim: Decimal) -> Result<PathEnd, PathProblem> {
    let progress = &evaluation.progress;
    let begin = Begin::of(progress)?;
    let spent = spent_by_month(progress, &begin, path, aim)?;
    let mut changes = Vec::new();
    let mut so_far = begin.executed;
    for (month, spent) in (begin.next_month..MONTHS).zip(spent) {
        so_far = so_far + spent;
        changes.push(Change::Month { month, executed: so_far });
    }
    if evaluation.budget.department.adjusted_budget == progress.annual_budget {
        changes.push(Change::Executed(so_far));
    }
    let sheet = applied(evaluation, &changes);
    Ok(PathEnd {
        month_ends: sheet.progress.month_end_executed,
        rate: Rate::of(so_far, begin.budget),
        by_month: mean_rate(&sheet.progress, Period::Month),
        by_quarter: mean_rate(&sheet.progress, Period::Quarter),
        report: score(&sheet),
        changes,
    })
}

/// What every path begins with.
struct Begin {
    budget: Amount,
    /// The first month that is left, 0 for January.
    next_month: usize,
    /// Cumulative so far.
    executed: Amount,
}

impl Begin {
    fn of(progress: &Progress) -> Result<Self, PathProblem> {
        let budget = progress.annual_budget.filter(|budget| *budget > Amount::ZERO).ok_or(PathProblem::NoBudget)?;
        let filled = progress.month_end_executed.iter().enumerate().rev().find_map(|(month, it)| Some((month, (*it)?)));
        let (last_month, executed) = filled.ok_or(PathProblem::NoMonth)?;
        if last_month + 1 >= MONTHS {
            return Err(PathProblem::YearIsOver);
        }
        Ok(Self { budget, next_month: last_month + 1, executed })
    }

    fn n_left(&self) -> usize {
        MONTHS - self.next_month
    }
}

/// How many months "lately" looks back at.
const LATELY: usize = 3;

fn spent_by_month(progress: &Progress, begin: &Begin, path: &Path, aim: Decimal) -> Result<Vec<Amount>, PathProblem> {
    let n_left = begin.n_left();
    let aimed = to_fen(&Exact::new(begin.budget.yuan()).percent(&Exact::new(aim)))?;
    let missing = (aimed - begin.executed).max(Amount::ZERO);
    let none = || vec![Amount::ZERO; n_left];
    Ok(match path {
        Path::Steady => in_parts(missing, n_left)?,
        Path::AsLately => {
            let back = begin.next_month.min(LATELY);
            let before = begin.next_month.checked_sub(back + 1);
            let before =
                before.map_or(Some(Amount::ZERO), |month| progress.month_end_executed.get(month).copied().flatten());
            let spent = begin.executed - before.unwrap_or(Amount::ZERO);
            let months = if before.is_some() { back } else { begin.next_month };
            // Rounded where it stands, not month by month: a third of 800 goes to 1,600 in six months.
            let monthly =
                Exact::new(spent.yuan()).divided_by(&Exact::new(Decimal::from(months))).unwrap_or(Exact::ZERO);
            let most = (begin.budget - begin.executed).max(Amount::ZERO);
            let by_then = |n_months: usize| {
                to_fen(&monthly.times(&Exact::new(Decimal::from(n_months)))).map(|spent| spent.min(most))
            };
            (1..=n_left).map(|nth| Ok(by_then(nth)? - by_then(nth - 1)?)).collect::<Result<_, _>>()?
        }
        Path::AtOnce => [missing].into_iter().chain(none()).take(n_left).collect(),
        Path::AtTheEnd => none().into_iter().skip(1).chain([missing]).collect(),
        Path::Typed(spent) if spent.len() > n_left => return Err(PathProblem::TooMany(n_left)),
        Path::Typed(spent) => spent.iter().copied().chain(none()).take(n_left).collect(),
    })
}

/// In equal parts of whole fen; what is left over goes into the last one.
fn in_parts(whole: Amount, n_parts: usize) -> Result<Vec<Amount>, PathProblem> {
    let part = Exact::new(whole.yuan()).divided_by(&Exact::new(Decimal::from(n_parts))).unwrap_or(Exact::ZERO);
    let part = to_fen(&part)?;
    let before: Amount = std::iter::repeat_n(part, n_parts.saturating_sub(1)).sum();
    Ok(std::iter::repeat_n(part, n_parts.saturating_sub(1)).chain([whole - before]).collect())
}

fn to_fen(yuan: &Exact) -> Result<Amount, PathProblem> {
    yuan.round(2).and_then(|yuan| Amount::from_yuan(yuan).ok()).ok_or(PathProblem::OutOfRange)
}

/// What keeps an average rate within reach.
#[derive(Clone, Debug, PartialEq)]
pub struct AverageWithinReach {
    /// What the month-ends (or quarter-ends) that are left must have at least, in their mean, rounded up to a fen.
    pub mean_needed: Amount,
    /// The highest average (1 is 100 %) that is still possible: everything spent in the next month.
    pub highest: Exact,
    /// Whether it can still be reached.
    pub is_within: bool,
}

/// What the period-ends that are left must have for an average rate, in per cent.
///
/// # Errors
/// There is nothing to begin with, or nothing left.
pub fn average_within_reach(
    progress: &Progress,
    period: Period,
    wanted: Decimal,
) -> Result<AverageWithinReach, PathProblem> {
    let begin = Begin::of(progress)?;
    let ends = (period.months() - 1..MONTHS).step_by(period.months());
    let (left, gone): (Vec<usize>, Vec<usize>) = ends.partition(|month| *month >= begin.next_month);
    let whole = |number: usize| Exact::new(Decimal::from(number));
    let filled = gone.iter().map(|month| progress.month_end_executed.get(*month).copied().flatten());
    let filled: Vec<Amount> = filled.collect::<Option<_>>().ok_or(PathProblem::NoMonth)?;
    let budget = Exact::new(begin.budget.yuan());
    let n_periods = whole(left.len() + gone.len());
    let so_far = Exact::new(filled.into_iter().sum::<Amount>().yuan());
    let needed = budget.times(&n_periods).percent(&Exact::new(wanted)).minus(&so_far);
    let mean = needed.divided_by(&whole(left.len())).ok_or(PathProblem::YearIsOver)?;
    let most = budget.times(&whole(left.len())).plus(&so_far);
    let highest = most.divided_by(&budget.times(&n_periods)).unwrap_or(Exact::ZERO);
    let is_within = mean <= budget;
    let mean_needed = crate::domain::monitoring::up_to_fen(&mean).ok_or(PathProblem::OutOfRange)?;
    Ok(AverageWithinReach { mean_needed: mean_needed.max(Amount::ZERO), highest, is_within })
}
