//! Decimals, points and amounts to and from the strings of a file.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, AmountProblem};
use crate::domain::points::Points;
use crate::wire::{WireError, WireProblem};

/// Digits with at most one point and a leading minus; nothing that a person types beyond that.
pub(super) fn decimal(text: &str, place: &str) -> Result<Decimal, WireError> {
    let is_plain = text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    let parsed = if is_plain { Decimal::from_str_exact(text).ok() } else { None };
    parsed.ok_or_else(|| WireError::at(place, WireProblem::NotDecimal { found: text.to_owned() }))
}

pub(super) fn optional_decimal(text: Option<&str>, place: &str) -> Result<Option<Decimal>, WireError> {
    text.map(|text| decimal(text, place)).transpose()
}

pub(super) fn points(text: &str, place: &str) -> Result<Points, WireError> {
    let out_of_range =
        || WireProblem::OutOfRange { found: text.to_owned(), expected: "±1000000 points, at most 2 decimals" };
    Points::new(decimal(text, place)?).ok_or_else(|| WireError::at(place, out_of_range()))
}

pub(super) fn amount(text: Option<&str>, place: &str) -> Result<Option<Amount>, WireError> {
    let Some(yuan) = optional_decimal(text, place)? else { return Ok(None) };
    let amount = Amount::from_yuan(yuan).map_err(|problem| {
        let expected = match problem {
            AmountProblem::TooLarge => "±10^18 yuan",
            AmountProblem::TooFine => "at most 6 decimals of a yuan",
        };
        WireError::at(place, WireProblem::OutOfRange { found: yuan.to_string(), expected })
    })?;
    Ok(Some(amount))
}

pub(super) fn amount_text(amount: Option<Amount>) -> Option<String> {
    amount.map(|amount| amount.yuan().to_string())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn only_plain_decimals_are_read() {
        for good in ["0", "-1.5", "98.230", "79228162514264337593543950335"] {
            assert_eq!(decimal(good, "").map(|it| it.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "-", ".", "1.", "+1", "1e5", " 1", "1,000", "0x10", "１", "1-2", "1_000", "99999999999999999999999999999"] {
            assert!(decimal(bad, "here").is_err(), "{bad:?} was read");
        }
    }
}
