//! What numbers of cells are counted in, and money in its units.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::indicator::Measure;
use crate::exchange::table::value::quantity;
use crate::text::cell_words::money_unit_factor;

/// What an indicator's numbers are counted in; empty where nothing is said.
pub(super) fn unit_of(measure: &Measure) -> &str {
    match measure {
        Measure::Quantity { unit, .. } | Measure::Count { unit } => unit,
        Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution => "%",
        Measure::Points | Measure::Choice | Measure::Words => "",
    }
}

/// A number in another unit: money is converted, everything else must be the same; a unit that nobody says is the indicator's.
pub(super) fn converted(number: Decimal, unit: &str, expected: &str) -> Option<Decimal> {
    let unit = unit.trim();
    if unit.is_empty() || unit == expected || expected.is_empty() {
        return Some(number);
    }
    let (from, to) = money_unit_factor(unit).zip(money_unit_factor(expected))?;
    let yuan = number.checked_mul(Decimal::from(from))?;
    yuan.checked_div(Decimal::from(to)).filter(|value| value.checked_mul(Decimal::from(to)) == Some(yuan))
}

/// An amount of a cell in its own unit, else in the table's.
pub(super) fn read_amount(cell: &str, unit: MoneyUnit) -> Option<Amount> {
    let found = quantity(cell)?;
    let own = match money_unit_factor(&found.unit) {
        Some(factor) => return Amount::from_yuan(found.number.checked_mul(Decimal::from(factor))?).ok(),
        None if found.unit.is_empty() => unit,
        None => return None,
    };
    Amount::from_unit(found.number, own).ok()
}
