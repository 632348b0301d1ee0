//! The way from the inputs to the points of one leaf, as data; `text` makes sentences of it.
//! Weight and rule provenance stand in the framework's indicator and are not copied here.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::Steps;

/// How one leaf came to its points: formula, unrounded value, limit, rounding, deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The formula with the numbers that went into it.
    pub formula: Formula,
    /// What the formula gives, exact.
    pub unrounded: Exact,
    /// The end of the range that cut it, if one did.
    pub limit: Option<Limit>,
    /// Decimals it was rounded to, half away from zero.
    pub decimals: u32,
    /// The score.
    pub score: Points,
    /// Weight − score; 0 for bonus and penalty items, which are outside the weights.
    pub deduction: Points,
    /// What the reader should know about the inputs.
    pub flags: Vec<Flag>,
}

/// The end of a range that a score was held at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// At most this.
    Highest(Points),
    /// At least this.
    Lowest(Points),
}

/// A formula with its numbers. Values are in the indicator's measure unless the type says money or points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// weight × actual ÷ target
    Proportion {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Decimal,
        /// Target value, above 0.
        target: Decimal,
    },
    /// A comparison that decides alone: full marks or none.
    Compared {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Decimal,
        /// Target value.
        target: Decimal,
        /// What had to hold.
        comparison: Comparison,
    },
    /// An actual value above a target that should not be exceeded.
    Reverse {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Decimal,
        /// Target value, above 0.
        target: Decimal,
        /// By which form.
        form: ReverseForm,
    },
    /// weight − steps × cost
    Steps {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Decimal,
        /// The rule's parameters.
        steps: Steps,
        /// How many steps counted, a whole number.
        n_steps: Exact,
        /// What one step costs, in points.
        cost: Exact,
    },
    /// weight × (sum of the cumulative figures) ÷ (number of periods × annual budget)
    MeanOfPeriods {
        /// Full marks.
        weight: Points,
        /// Month or quarter.
        period: Period,
        /// Cumulative executed at the end of each period.
        executed: Vec<Amount>,
        /// The year's budget.
        annual_budget: Amount,
    },
    /// weight × a rate that was typed
    TypedRate {
        /// Full marks.
        weight: Points,
        /// The rate in per cent.
        percent: Decimal,
    },
    /// weight − occurrences × cost
    Occurrences {
        /// Full marks.
        weight: Points,
        /// How many were found.
        n_occurrences: Decimal,
        /// What each costs.
        cost: Points,
    },
    /// weight × executed ÷ adjusted budget
    Execution {
        /// Full marks.
        weight: Points,
        /// What was spent.
        executed: Amount,
        /// What could be spent.
        adjusted_budget: Amount,
    },
    /// weight × a typed coefficient
    Coefficient {
        /// Full marks.
        weight: Points,
        /// The coefficient in per cent.
        percent: Decimal,
    },
    /// Points as typed.
    Typed {
        /// The typed points.
        score: Decimal,
    },
}

/// What had to hold between the actual value and the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// actual ≥ target
    AtLeast,
    /// actual ≤ target
    AtMost,
    /// actual = target
    Exactly,
}

impl Comparison {
    /// Whether it holds.
    pub fn holds(self, actual: Decimal, target: Decimal) -> bool {
        match self {
            Self::AtLeast => actual >= target,
            Self::AtMost => actual <= target,
            Self::Exactly => actual == target,
        }
    }
}

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
}

/// What the reader should know about a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// More than the target or more than the budget: capped at full marks.
    AboveFull,
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
        /// 1 is 100 %.
        worked_out: Exact,
    },
}
