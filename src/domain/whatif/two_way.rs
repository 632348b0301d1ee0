//! Two numbers moved at once: the total for each pair.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::progress::LAST_MONTH;
use crate::domain::score::score;
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::input::{Input, decimals_of, input_of};
use crate::domain::whatif::uncertain::{Possible, UncertainPlace, UncertainProblem};

/// The most values of one number that a table has.
pub const MOST_VALUES: usize = 9;

/// How many values stand for a range.
const OF_A_RANGE: u32 = 5;

/// The totals for each pair of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoWay {
    /// The values of the first number.
    pub rows: Vec<Change>,
    /// The values of the second number.
    pub columns: Vec<Change>,
    /// The totals, by row.
    pub totals: Vec<Vec<Points>>,
}

/// Scores the sheet with every pair of values. A range is stood for by five values, evenly spaced on the grid of numbers that
/// somebody would type.
///
/// # Errors
/// Which of the two numbers can't be worked with.
pub fn two_way(
    evaluation: &Evaluation,
    first: (&UncertainPlace, &Possible),
    second: (&UncertainPlace, &Possible),
) -> Result<TwoWay, (usize, UncertainProblem)> {
    let rows = values(evaluation, first.0, first.1).map_err(|problem| (0, problem))?;
    let columns = values(evaluation, second.0, second.1).map_err(|problem| (1, problem))?;
    let total = |row: &Change, column: &Change| score(&applied(evaluation, &[row.clone(), column.clone()])).total;
    let totals = rows.iter().map(|row| columns.iter().map(|column| total(row, column)).collect()).collect();
    Ok(TwoWay { rows, columns, totals })
}

fn values(
    evaluation: &Evaluation,
    place: &UncertainPlace,
    possible: &Possible,
) -> Result<Vec<Change>, UncertainProblem> {
    let (input, decimals) = match place {
        UncertainPlace::Executed => (Input::Executed(evaluation.budget.unit), 2),
        UncertainPlace::Indicator(id) => {
            let indicator = evaluation.framework.indicator(id).ok_or(UncertainProblem::NoNumber)?;
            let input = input_of(indicator, evaluation).ok_or(UncertainProblem::NoNumber)?;
            (input, decimals_of(indicator, evaluation, input))
        }
    };
    let numbers = match possible {
        Possible::OneOf(values) if values.is_empty() => return Err(UncertainProblem::Empty),
        Possible::OneOf(values) => values.iter().copied().take(MOST_VALUES).collect(),
        Possible::Between(lowest, highest) if lowest > highest => return Err(UncertainProblem::Empty),
        Possible::Between(lowest, highest) => {
            spread(*lowest, *highest, decimals).ok_or(UncertainProblem::OutOfRange)?
        }
    };
    let changes = numbers.into_iter().map(|value| match (place, input) {
        (UncertainPlace::Indicator(id), Input::Part) => Some(Change::Part { id: id.clone(), value }),
        (UncertainPlace::Indicator(id), Input::Actual) => Some(Change::Actual { id: id.clone(), value: Some(value) }),
        (UncertainPlace::Indicator(_), Input::LastMonth(unit)) => {
            Some(Change::Month { month: LAST_MONTH, executed: Amount::from_unit(value, unit).ok()? })
        }
        (UncertainPlace::Indicator(_) | UncertainPlace::Executed, _) => {
            Some(Change::Executed(Amount::from_unit(value, evaluation.budget.unit).ok()?))
        }
    });
    changes.collect::<Option<Vec<Change>>>().ok_or(UncertainProblem::OutOfRange)
}

/// Five values from the first to the last, rounded to the grid (or as fine as the two are), each once.
fn spread(lowest: Decimal, highest: Decimal, decimals: u32) -> Option<Vec<Decimal>> {
    let decimals = decimals.max(lowest.normalize().scale()).max(highest.normalize().scale());
    let (from, width) = (Exact::new(lowest), Exact::new(highest).minus(&Exact::new(lowest)));
    let last = Exact::new(Decimal::from(OF_A_RANGE - 1));
    let value = |nth: u32| {
        let way = width.times(&Exact::new(Decimal::from(nth))).divided_by(&last)?;
        from.plus(&way).round(decimals).map(|value| value.normalize())
    };
    let mut values = (0..OF_A_RANGE).map(value).collect::<Option<Vec<Decimal>>>()?;
    values.dedup();
    Some(values)
}
