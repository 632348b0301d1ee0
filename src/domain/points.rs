//! Points (分): weights, scores and deductions.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;

use crate::domain::exact::sum;

/// Points. May be negative (a penalty). As given they have at most two decimals; a share of a weight may have more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(
    /// At most 6 decimals and within ±10⁶ when made, so that no sum of a sheet's points is ever rounded.
    Decimal,
);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The finest that scores are given in.
    pub const HUNDREDTH: Self = Self(Decimal::from_parts(1, 0, 0, false, 2));

    /// The largest number of points, either way.
    pub const LIMIT: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

    /// `None` beyond ±1,000,000 or with more than two decimals.
    pub fn new(value: Decimal) -> Option<Self> {
        let value = value.normalize();
        (value.scale() <= 2 && value.abs() <= Self::LIMIT).then_some(Self(value))
    }

    /// `percent` per cent of these points: 30 % of 15 is 4.5. `None` when that is finer than six decimals or beyond the limit.
    pub fn share(self, percent: Decimal) -> Option<Self> {
        let hundredfold = self.0.checked_mul(percent)?;
        let value = hundredfold.checked_div(Decimal::ONE_HUNDRED)?.normalize();
        // What rust_decimal had to round is no exact share.
        let is_exact = value.checked_mul(Decimal::ONE_HUNDRED) == Some(hundredfold);
        (is_exact && value.scale() <= 6 && value.abs() <= Self::LIMIT).then_some(Self(value))
    }

    /// The number of points.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// Whether there is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        // Most summands of a sheet are nothing: deductions, pending points.
        if other.is_zero() {
            return self;
        }
        // The limit on each summand leaves room for 10²⁰ of them: saturation is never reached.
        Self(sum(self.0, other.0))
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}
