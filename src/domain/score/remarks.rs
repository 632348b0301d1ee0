//! What a reader should know about a score, and what a score lacks.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::interval::Interval;

/// What a leaf lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No actual value (or typed score).
    Actual,
    /// No target value.
    Target,
    /// A negative value where the measure can't be negative.
    NegativeActual,
    /// A part of something that is counted in whole pieces.
    NotWhole,
    /// The department's budget is not filled in.
    Budget,
    /// The department's executed amount is not filled in.
    Executed,
    /// The budget is 0 or below: there is no rate.
    NoBudget,
    /// The year's budget for the monthly figures is not filled in.
    AnnualBudget,
    /// A month-end figure that the mean needs is not filled in.
    MonthEnds,
    /// The upper figure of a ratio is not filled in.
    Part,
    /// The lower figure of a ratio is not filled in.
    Whole,
    /// The lower figure of a ratio is 0 or below, and no rate was typed.
    NoBase,
    /// The target is 0 or below, so nothing can be taken in per cent of it.
    NoRatio,
    /// No choice was made.
    Choice,
    /// The choice is none of those that the rule or group has.
    UnknownChoice,
    /// The points lie outside the picked grade.
    OutsideGrade {
        /// The grade's interval, in per cent of the weight.
        percent: Interval,
    },
    /// Items of the checklist are not answered yet.
    Items,
    /// No interval holds the value (only in a framework that is not sound).
    NoBand,
    /// Marked as not applicable, which the framework does not foresee.
    NotForeseen,
}

/// What the reader should know about a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// More than the whole or more than the budget: a rate above 100 %, capped at full marks.
    AboveFull,
    /// So far above the target that a reason is asked for.
    OverTarget {
        /// How much of the target was reached, in per cent.
        percent: Exact,
        /// The share in per cent that the framework sets.
        above: Decimal,
    },
    /// Above a target that should be met exactly.
    AboveTarget,
    /// The target is 0 or below: no proportion can be taken.
    TargetNotPositive,
    /// The typed points lie outside the range and were held at its end.
    OutOfRange,
    /// Points are lost and nobody said why.
    ReasonMissing,
    /// A rate was typed and the figures give another; the figures count.
    TypedRateDiffers {
        /// In per cent.
        typed: Decimal,
        /// In per cent.
        worked_out: Exact,
    },
}
