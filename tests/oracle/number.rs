//! Exact numbers for the oracle: fractions of integers of any size, read from and written to decimal text.
//! Nothing here knows the engine's own number types: sharing them would share their mistakes.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

/// A fraction in lowest terms.
pub(crate) type Number = BigRational;

/// Which of two equally near values a midpoint is rounded to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Midpoint {
    AwayFromZero,
    Even,
}

pub(crate) fn whole(value: i64) -> Number {
    Number::from_integer(BigInt::from(value))
}

pub(crate) fn hundredths(value: i64) -> Number {
    fraction(i128::from(value), 100)
}

pub(crate) fn zero() -> Number {
    whole(0)
}

/// The value of decimal text, or nothing if it is no decimal.
pub(crate) fn parse(text: &str) -> Option<Number> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    if before.is_empty() || !before.bytes().chain(after.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut numerator: i128 = 0;
    for byte in before.bytes().chain(after.bytes()) {
        numerator = numerator.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    let denominator = 10_i128.checked_pow(u32::try_from(after.len()).ok()?)?;
    Some(fraction(if negative { -numerator } else { numerator }, denominator))
}

/// For text that the tests write themselves.
pub(crate) fn number(text: &str) -> Number {
    parse(text).unwrap_or_else(|| panic!("no decimal: {text}"))
}

/// Machine integers are brought to lowest terms here, because doing it in big integers costs half of the run.
fn fraction(numerator: i128, denominator: i128) -> Number {
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = match (u64::try_from(a), u64::try_from(b)) {
            (Ok(small_a), Ok(small_b)) => (u128::from(small_b), u128::from(small_a % small_b)),
            (Ok(_), Err(_)) | (Err(_), Ok(_) | Err(_)) => (b, a % b),
        };
    }
    let divisor = i128::try_from(a).unwrap_or(1).max(1);
    Number::new_raw(BigInt::from(numerator / divisor), BigInt::from(denominator / divisor))
}

pub(crate) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

pub(crate) fn is_negative(value: &Number) -> bool {
    value.numer().sign() == Sign::Minus
}

pub(crate) fn is_positive(value: &Number) -> bool {
    value.numer().sign() == Sign::Plus
}

pub(crate) fn absolute(value: Number) -> Number {
    if is_negative(&value) { -value } else { value }
}

/// The value cut after `decimals` digits, towards zero: in units of the last digit.
fn units(value: &Number, decimals: u32) -> BigInt {
    value.numer() * power_of_ten(decimals) / value.denom()
}

pub(crate) fn cut(value: &Number, decimals: u32) -> Number {
    Number::new(units(value, decimals), power_of_ten(decimals))
}

/// Twice the distance past `units`, in parts of the denominator, says which side of the midpoint the value is on.
pub(crate) fn round(value: &Number, decimals: u32, midpoint: Midpoint) -> Number {
    let units = units(value, decimals);
    let rest: BigInt = value.numer() * power_of_ten(decimals) - &units * value.denom();
    let twice: BigInt = BigInt::from(rest.magnitude().clone()) * 2;
    let is_odd = units.bit(0);
    let up = match twice.cmp(value.denom()) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => midpoint == Midpoint::AwayFromZero || is_odd,
    };
    let away = if is_negative(value) { -1 } else { 1 };
    let rounded = if up { units + away } else { units };
    Number::new(rounded, power_of_ten(decimals))
}

/// Whether the value lies exactly between two values of `decimals` digits.
pub(crate) fn is_midpoint(value: &Number, decimals: u32) -> bool {
    let doubled: BigInt = value.numer() * power_of_ten(decimals) * 2;
    let quotient: BigInt = &doubled / value.denom();
    &quotient * value.denom() == doubled && quotient.bit(0)
}

/// Decimal text of the value, cut after `decimals` digits; without zeros at the end.
pub(crate) fn text(value: &Number, decimals: u32) -> String {
    let units = units(value, decimals);
    let digits = units.magnitude().to_string();
    let width = decimals as usize;
    let padded = format!("{digits:0>fill$}", fill = width + 1);
    let (before, after) = padded.split_at(padded.len() - width);
    let after = after.trim_end_matches('0');
    let sign = if units.sign() == Sign::Minus { "-" } else { "" };
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// For a person reading a difference: the decimal where it ends, else the fraction beside its first digits.
pub(crate) fn shown(value: &Number) -> String {
    if cut(value, 40) == *value { text(value, 40) } else { format!("{}… (= {value})", text(value, 30)) }
}

#[test]
fn decimals_are_read_and_written() {
    for text_of_it in ["0", "1", "-1.5", "0.05", "-0.000001", "1234567890123456789012345678", "99.99"] {
        assert_eq!(text(&number(text_of_it), 28), text_of_it);
    }
    assert_eq!(text(&number("1.230"), 2), "1.23");
    assert_eq!(text(&number("-1.239"), 2), "-1.23");
    assert_eq!(text(&number("-0.001"), 2), "0");
    for bad in ["", "-", ".", ".5", "1e3", "1,000", "+1", "１"] {
        assert!(parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn midpoints_go_away_from_zero() {
    let rounded = |value: &str, decimals| text(&round(&number(value), decimals, Midpoint::AwayFromZero), 6);
    assert_eq!(rounded("1.885", 2), "1.89");
    assert_eq!(rounded("-1.885", 2), "-1.89");
    assert_eq!(rounded("1.8849999999999999999999999", 2), "1.88");
    assert_eq!(rounded("0.5", 0), "1");
    assert_eq!(rounded("-0.4", 0), "0");
    assert_eq!(text(&round(&number("1.885"), 2, Midpoint::Even), 6), "1.88");
    assert_eq!(text(&round(&number("1.895"), 2, Midpoint::Even), 6), "1.9");
    assert!(is_midpoint(&number("1.885"), 2) && !is_midpoint(&number("1.886"), 2) && !is_midpoint(&number("1.88"), 2));
}
