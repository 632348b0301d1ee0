//! Numbers as people read them: thousands in groups, the minus sign U+2212, decimals that line up.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::exact::{Cut, Exact};
use crate::domain::execution::Rate;
use crate::domain::points::Points;

/// Shown where there is no number and none is expected.
pub const NONE: &str = "—";

/// Points with two decimals, as in every score column: 92.97, −0.11.
pub fn points(points: Points) -> String {
    number(points.value(), 2)
}

/// Points as a report's sentence has them, without closing zeros: 0.2, 15.
pub fn points_in_words(points: Points) -> String {
    number(points.value(), 0)
}

/// A deduction with its sign: −0.11; nothing lost is 0.00.
pub fn deduction(deduction: Points) -> String {
    points(-deduction)
}

/// A rate in per cent: 98.23%. Always two decimals, so that columns line up.
pub fn rate(rate: &Rate) -> String {
    rate.percent().map_or_else(|| NONE.to_owned(), |percent| format!("{}%", number(percent, 2)))
}

/// Money in `unit`, exact, with at least two decimals: 3,105.13.
pub fn amount(amount: Amount, unit: MoneyUnit) -> String {
    number(amount.in_unit(unit), 2)
}

/// A value as it was given, grouped, with no more decimals than it has: 3,079, 94.25.
pub fn plain(value: Decimal) -> String {
    number(value, 0)
}

/// The leading digits of an exact value; "…" says that it goes on: 1.885, 1.964583…. A tiny one shows its first digits,
/// a huge one those before the point.
pub fn exact(value: &Exact) -> String {
    let shows_something = |cut: &Cut| cut.is_whole || !cut.value.is_zero();
    let cut = [6, 12, 28].into_iter().filter_map(|decimals| value.cut(decimals)).find(shows_something);
    match cut.or_else(|| value.cut(0)) {
        Some(cut) if cut.is_whole => number(cut.value, 0),
        Some(cut) => format!("{}…", number(cut.value, 0)),
        // Beyond 28 digits: only an input far outside any budget leads here.
        None => "10²⁸…".to_owned(),
    }
}

/// A value for an input field, where people go on typing: a plain minus and no groups, which one more digit would break.
pub fn editable(value: Decimal, least_decimals: usize) -> String {
    number(value, least_decimals).replace('\u{2212}', "-").replace(',', "")
}

/// Exact digits, grouped by thousands, with at least `least_decimals` and else no closing zeros.
fn number(value: Decimal, least_decimals: usize) -> String {
    let digits = value.abs().normalize().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push('\u{2212}');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() || least_decimals > 0 {
        text.push('.');
        text.push_str(fraction);
        text.extend(std::iter::repeat_n('0', least_decimals.saturating_sub(fraction.len())));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    #[test]
    fn grouped_signed_and_padded() {
        assert_eq!(number(decimal("3105.1"), 2), "3,105.10");
        assert_eq!(number(decimal("-1234567.891"), 2), "−1,234,567.891");
        assert_eq!(number(decimal("100"), 0), "100");
        assert_eq!(number(decimal("0.00"), 2), "0.00");
        assert_eq!(number(decimal("-0.00"), 2), "0.00");
        assert_eq!(editable(decimal("-1000.5"), 2), "-1000.50");
    }

    #[test]
    fn an_endless_quotient_says_that_it_goes_on() {
        let quotient = Exact::new(decimal("2")).divided_by(&Exact::new(decimal("3")));
        assert_eq!(quotient.map(|it| exact(&it)), Some("0.666666…".to_owned()));
        assert_eq!(exact(&Exact::new(decimal("1.8850"))), "1.885");
    }
}
