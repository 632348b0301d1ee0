//! Exact quotients, and the only place where one is rounded.
//!
//! A score is weight × actual ÷ target: multiplied first, divided last, rounded once, half away from zero
//! (四舍五入). `Decimal` alone can't hold that: a product of two 28-digit numbers has 56 digits, and a digit lost
//! before the rounding can turn 1.88499… into 1.885 and so 1.88 into 1.89. Here nothing is lost: 128-bit integers
//! where they are enough (always, in practice), integers of any size where not.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::integer::BigInteger;

/// An exact quotient of two integers. Never rounded until [`Exact::round`] is asked.
#[derive(Clone, Debug)]
pub struct Exact {
    numerator: Integer,
    /// Always positive.
    denominator: Integer,
}

/// A quotient cut to a number of decimals for showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The leading digits, cut, not rounded.
    pub value: Decimal,
    /// Whether anything was cut off.
    pub is_whole: bool,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: Integer::Small(0), denominator: Integer::Small(1) };

    /// One.
    pub const ONE: Self = Self { numerator: Integer::Small(1), denominator: Integer::Small(1) };

    /// A hundred: the per cent of the whole.
    pub const HUNDRED: Self = Self { numerator: Integer::Small(100), denominator: Integer::Small(1) };

    /// The same value as `decimal`.
    pub fn new(decimal: Decimal) -> Self {
        Self { numerator: Integer::Small(decimal.mantissa()), denominator: power_of_ten(decimal.scale()) }
    }

    /// The sum.
    pub fn plus(&self, other: &Self) -> Self {
        if self.denominator == other.denominator {
            let numerator = self.numerator.plus(&other.numerator);
            return Self { numerator, denominator: self.denominator.clone() };
        }
        let left = self.numerator.times(&other.denominator);
        let right = other.numerator.times(&self.denominator);
        Self { numerator: left.plus(&right), denominator: self.denominator.times(&other.denominator) }
    }

    /// The difference.
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self { numerator: other.numerator.negated(), denominator: other.denominator.clone() })
    }

    /// The product.
    pub fn times(&self, other: &Self) -> Self {
        Self {
            numerator: self.numerator.times(&other.numerator),
            denominator: self.denominator.times(&other.denominator),
        }
    }

    /// The quotient; `None` when `other` is 0, for which there is no answer.
    pub fn divided_by(&self, other: &Self) -> Option<Self> {
        let numerator = self.numerator.times(&other.denominator);
        let denominator = self.denominator.times(&other.numerator);
        match denominator.sign() {
            Ordering::Equal => None,
            Ordering::Greater => Some(Self { numerator, denominator }),
            Ordering::Less => Some(Self { numerator: numerator.negated(), denominator: denominator.negated() }),
        }
    }

    /// Per cent of it: 5 % of 2 is 0.1.
    pub fn percent(&self, percent: &Self) -> Self {
        let product = self.times(percent);
        Self { denominator: product.denominator.times(&Integer::Small(100)), numerator: product.numerator }
    }

    /// Its size without its sign.
    pub fn magnitude(&self) -> Self {
        Self { numerator: self.numerator.magnitude(), denominator: self.denominator.clone() }
    }

    /// Below, equal to or above 0.
    pub fn sign(&self) -> Ordering {
        self.numerator.sign()
    }

    /// How often `width` fits: whole, or with the started part as `counts` says. Both must be positive; else 0.
    pub(crate) fn parts(&self, width: &Self, counts: PartCount) -> Self {
        let parts = self.divided_by(width).filter(|parts| parts.sign() == Ordering::Greater);
        let Some(parts) = parts else { return Self::ZERO };
        let (whole, rest) = parts.numerator.divided(&parts.denominator);
        let is_started = rest.sign() != Ordering::Equal;
        let added = match counts {
            PartCount::Exact => return parts,
            PartCount::Started => Integer::Small(i128::from(is_started)),
            PartCount::Complete => Integer::Small(0),
        };
        Self { numerator: whole.plus(&added), denominator: Integer::Small(1) }
    }

    /// Rounded half away from zero to `decimals`: 1.885 → 1.89 and −1.885 → −1.89.
    /// `None` when the result is beyond ±7.9×10²⁸, which no score or printable rate is.
    pub fn round(&self, decimals: u32) -> Option<Decimal> {
        let (whole, rest) = self.scaled(decimals);
        let is_half_or_more = rest.magnitude().times(&Integer::Small(2)).compare(&self.denominator) != Ordering::Less;
        let away = if self.sign() == Ordering::Less { -1 } else { 1 };
        let rounded = if is_half_or_more { whole.plus(&Integer::Small(away)) } else { whole };
        rounded.into_decimal(decimals)
    }

    /// Cut to at most `decimals` for showing; `None` as in [`Exact::round`].
    pub fn cut(&self, decimals: u32) -> Option<Cut> {
        let (whole, rest) = self.scaled(decimals);
        let value = whole.into_decimal(decimals)?.normalize();
        Some(Cut { value, is_whole: rest.sign() == Ordering::Equal })
    }

    /// Quotient and rest of the value times 10^decimals, the quotient cut toward zero.
    fn scaled(&self, decimals: u32) -> (Integer, Integer) {
        self.numerator.times(&power_of_ten(decimals)).divided(&self.denominator)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.numerator.times(&other.denominator).compare(&other.numerator.times(&self.denominator))
    }
}

/// The sum of two decimals whose digits fit one: points and amounts, which are bounded when they are made. Not inlined: it is
/// called from many places and weighs two kilobytes.
#[inline(never)]
pub(super) fn sum(left: Decimal, right: Decimal) -> Decimal {
    left.saturating_add(right)
}

/// Which parts [`Exact::parts`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartCount {
    Started,
    Complete,
    Exact,
}

/// An integer of any size. `Big` only holds what `Small` can't; it is rare, so it may not make every value larger.
#[derive(Clone, Debug, PartialEq)]
enum Integer {
    Small(i128),
    Big(Box<BigInteger>),
}

impl Integer {
    fn plus(&self, other: &Self) -> Self {
        if let (Self::Small(left), Self::Small(right)) = (self, other)
            && let Some(sum) = left.checked_add(*right)
        {
            return Self::Small(sum);
        }
        Self::fitted(self.big().plus(&other.big()))
    }

    fn times(&self, other: &Self) -> Self {
        if let (Self::Small(left), Self::Small(right)) = (self, other) {
            // Nearly always, and several times faster than a product that has to be checked.
            if let (Ok(left), Ok(right)) = (i64::try_from(*left), i64::try_from(*right)) {
                return Self::Small(i128::from(left) * i128::from(right));
            }
            if let Some(product) = left.checked_mul(*right) {
                return Self::Small(product);
            }
        }
        Self::fitted(self.big().times(&other.big()))
    }

    /// Quotient cut toward zero, and rest. The divisor is a denominator, so never 0.
    fn divided(&self, divisor: &Self) -> (Self, Self) {
        if let (Self::Small(left), Self::Small(right)) = (self, divisor)
            && let (Ok(left), Ok(right)) = (i64::try_from(*left), i64::try_from(*right))
            && let (Some(quotient), Some(rest)) = (left.checked_div(right), left.checked_rem(right))
        {
            return (Self::Small(quotient.into()), Self::Small(rest.into()));
        }
        if let (Self::Small(left), Self::Small(right)) = (self, divisor)
            && let (Some(quotient), Some(rest)) = (left.checked_div(*right), left.checked_rem(*right))
        {
            return (Self::Small(quotient), Self::Small(rest));
        }
        let (quotient, rest) = self.big().divided(&divisor.big());
        (Self::fitted(quotient), Self::fitted(rest))
    }

    fn negated(&self) -> Self {
        self.times(&Self::Small(-1))
    }

    fn magnitude(&self) -> Self {
        if self.sign() == Ordering::Less { self.negated() } else { self.clone() }
    }

    fn sign(&self) -> Ordering {
        match self {
            Self::Small(value) => value.cmp(&0),
            Self::Big(value) => value.compare(&BigInteger::from(0)),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(left), Self::Small(right)) => left.cmp(right),
            (Self::Small(_) | Self::Big(_), _) => self.big().compare(&other.big()),
        }
    }

    fn big(&self) -> BigInteger {
        match self {
            Self::Small(value) => BigInteger::from(*value),
            Self::Big(value) => (**value).clone(),
        }
    }

    fn fitted(value: BigInteger) -> Self {
        value.small().map_or_else(|| Self::Big(Box::new(value)), Self::Small)
    }

    fn into_decimal(self, scale: u32) -> Option<Decimal> {
        match self {
            Self::Small(value) => Decimal::try_from_i128_with_scale(value, scale).ok(),
            Self::Big(_) => None,
        }
    }
}

/// 10^exponent. A decimal's scale is at most 28, so this is small for every caller.
fn power_of_ten(exponent: u32) -> Integer {
    match 10_i128.checked_pow(exponent) {
        Some(power) => Integer::Small(power),
        None => (0..exponent).fold(Integer::Small(1), |power, _| power.times(&Integer::Small(10))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::new(decimal(text))
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    #[test]
    fn midpoints_go_away_from_zero() {
        assert_eq!(exact("1.885").round(2), Some(decimal("1.89")));
        assert_eq!(exact("-1.885").round(2), Some(decimal("-1.89")));
        assert_eq!(exact("1.88499999999999999999999999").round(2), Some(decimal("1.88")));
        assert_eq!(exact("2.5").round(0), Some(decimal("3")));
    }

    #[test]
    fn a_digit_beyond_the_28th_still_decides() {
        // 22.5 × 0.0837777777777777777777777777 = 1.88499999999999999999999999825: 30 digits, below the midpoint.
        let product = exact("22.5").times(&exact("0.0837777777777777777777777777"));
        assert_eq!(product.round(2), Some(decimal("1.88")));
    }

    #[test]
    fn products_beyond_128_bits_stay_exact() {
        let huge = exact("79228162514264337593543950335");
        let square = huge.times(&huge);
        assert_eq!(square.round(2), None);
        assert_eq!(square.divided_by(&huge), Some(huge.clone()));
        assert_eq!(square.minus(&square), Exact::ZERO);
        let tiny = exact("0.0000000000000000000000000001");
        assert_eq!(
            huge.divided_by(&tiny).and_then(|it| it.times(&tiny).round(0)),
            Some(decimal("79228162514264337593543950335"))
        );
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(exact("1").divided_by(&Exact::ZERO), None);
        assert_eq!(exact("-6").divided_by(&exact("-3")), Some(exact("2")));
        assert_eq!(exact("6").divided_by(&exact("-3")), Some(exact("-2")));
    }

    #[test]
    fn parts_are_counted_started_or_complete() {
        let count = |value: &str, counts| exact(value).parts(&exact("5"), counts).round(0);
        assert_eq!(count("1.74", PartCount::Started), Some(decimal("1")));
        assert_eq!(count("1.74", PartCount::Complete), Some(decimal("0")));
        assert_eq!(count("5", PartCount::Started), Some(decimal("1")));
        assert_eq!(count("5.0001", PartCount::Started), Some(decimal("2")));
        assert_eq!(count("-3", PartCount::Started), Some(decimal("0")));
    }

    #[test]
    fn cutting_says_whether_something_was_cut() {
        let third = exact("1").divided_by(&exact("3"));
        assert_eq!(third.and_then(|it| it.cut(4)), Some(Cut { value: decimal("0.3333"), is_whole: false }));
        assert_eq!(exact("1.8850").cut(4), Some(Cut { value: decimal("1.885"), is_whole: true }));
    }
}
