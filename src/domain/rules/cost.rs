//! What a step or an excess costs: points, or per cent of the indicator's weight.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::points::Points;

/// A price in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Points.
    Points(Points),
    /// Per cent of the indicator's weight.
    PercentOfWeight(Decimal),
}

impl Cost {
    /// The price on an indicator of this weight: 10 % of 2 分 is 0.2 分.
    pub fn on(self, weight: Points) -> Exact {
        match self {
            Self::Points(points) => Exact::new(points.value()),
            Self::PercentOfWeight(percent) => Exact::new(weight.value()).percent(&Exact::new(percent)),
        }
    }
}
