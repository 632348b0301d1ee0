//! Money, kept in yuan exactly.

use std::iter::Sum;
use std::ops::{Add, Sub};

use rust_decimal::Decimal;

use crate::domain::exact::sum;

/// An amount of money in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(
    /// Yuan, at most 6 decimals and within ±10¹⁸ when made: 10,000 of them add up without a digit lost.
    Decimal,
);

/// Why a number is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Beyond ±10¹⁸ yuan.
    TooLarge,
    /// Finer than a millionth of a yuan.
    TooFine,
}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The largest amount, either way: 10¹⁸ yuan.
    pub const LIMIT: Decimal = Decimal::from_parts(0xA764_0000, 0x0DE0_B6B3, 0, false, 0);

    /// An amount in yuan.
    ///
    /// # Errors
    /// Beyond ±10¹⁸ yuan, or with more than 6 decimals.
    pub fn from_yuan(yuan: Decimal) -> Result<Self, AmountProblem> {
        let yuan = yuan.normalize();
        if yuan.abs() > Self::LIMIT {
            return Err(AmountProblem::TooLarge);
        }
        if yuan.scale() > 6 {
            return Err(AmountProblem::TooFine);
        }
        Ok(Self(yuan))
    }

    /// An amount counted in `unit`.
    ///
    /// # Errors
    /// As [`Amount::from_yuan`].
    pub fn from_unit(value: Decimal, unit: MoneyUnit) -> Result<Self, AmountProblem> {
        match unit {
            MoneyUnit::Yuan => Self::from_yuan(value),
            MoneyUnit::TenThousandYuan => {
                let value = value.normalize();
                if value.abs() > Self::LIMIT {
                    return Err(AmountProblem::TooLarge);
                }
                let (digits, scale) = (value.mantissa(), value.scale());
                // The point moves four places; where there are fewer decimals, zeros follow. No digit is lost.
                let yuan = match scale.checked_sub(4) {
                    Some(scale) => Decimal::try_from_i128_with_scale(digits, scale).ok(),
                    None => 10_i128
                        .checked_pow(4 - scale)
                        .and_then(|zeros| digits.checked_mul(zeros))
                        .and_then(|digits| Decimal::try_from_i128_with_scale(digits, 0).ok()),
                };
                Self::from_yuan(yuan.ok_or(AmountProblem::TooLarge)?)
            }
        }
    }

    /// The amount in yuan.
    pub fn yuan(self) -> Decimal {
        self.0
    }

    /// The amount counted in `unit`, exact.
    pub fn in_unit(self, unit: MoneyUnit) -> Decimal {
        match unit {
            MoneyUnit::Yuan => self.0,
            // At most 6 + 4 decimals: the point only moves.
            MoneyUnit::TenThousandYuan => {
                let moved = Decimal::try_from_i128_with_scale(self.0.mantissa(), self.0.scale() + 4);
                moved.unwrap_or_default().normalize()
            }
        }
    }
}

/// What money is counted in on the screen and in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, the unit of most published tables.
    #[default]
    TenThousandYuan,
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(sum(self.0, other.0))
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + Self(-other.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    #[test]
    fn ten_thousand_yuan_and_back() {
        let amount = Amount::from_unit(decimal("348.60"), MoneyUnit::TenThousandYuan);
        assert_eq!(amount.map(Amount::yuan), Ok(decimal("3486000")));
        assert_eq!(amount.map(|it| it.in_unit(MoneyUnit::TenThousandYuan)), Ok(decimal("348.6")));
    }

    #[test]
    fn limits_are_said_and_not_rounded_away() {
        assert_eq!(Amount::from_yuan(Amount::LIMIT).map(Amount::yuan), Ok(decimal("1000000000000000000")));
        assert_eq!(Amount::from_yuan(decimal("1000000000000000000.01")), Err(AmountProblem::TooLarge));
        assert_eq!(Amount::from_yuan(decimal("0.0000001")), Err(AmountProblem::TooFine));
        assert_eq!(
            Amount::from_unit(decimal("0.00000000001"), MoneyUnit::TenThousandYuan),
            Err(AmountProblem::TooFine)
        );
        assert_eq!(
            Amount::from_unit(decimal("7.9228162514264337593543950335"), MoneyUnit::TenThousandYuan),
            Err(AmountProblem::TooFine)
        );
        assert_eq!(Amount::from_unit(Decimal::MAX, MoneyUnit::TenThousandYuan), Err(AmountProblem::TooLarge));
    }
}
