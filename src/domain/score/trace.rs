//! The way from the inputs to the points of one leaf, as data; `text` makes sentences of it.
//! Weight and rule provenance stand in the framework's indicator and are not copied here.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::exact::Exact;
use crate::domain::measured::Measured;
use crate::domain::points::Points;
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::bands::Band;
use crate::domain::rules::checklist::Item;
use crate::domain::rules::grade::GradeChoice;
use crate::domain::rules::proportional::Floor;
use crate::domain::rules::reading::{Read, Reading};
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::Steps;
use crate::domain::score::Flag;

/// How one leaf came to its points: formula, unrounded value, limit, rounding, deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The formula with the numbers that went into it.
    pub formula: Box<Formula>,
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
    /// weight × actual ÷ target, above a floor where there is one
    Proportion {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Measured,
        /// Target value, above 0.
        target: Decimal,
        /// actual ÷ target (1 is 100 %) as it was rounded, where the framework rounds rates first.
        rate: Option<Exact>,
        /// The share of the target below which nothing is earned.
        floor: Option<Floor>,
    },
    /// weight − cost, for more than a share of the target
    OverTarget {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Measured,
        /// Target value, above 0.
        target: Decimal,
        /// actual ÷ target (1 is 100 %) as it was rounded, where the framework rounds rates first.
        rate: Option<Exact>,
        /// The share in per cent that was passed.
        above: Decimal,
        /// What it costs, in points.
        cost: Exact,
    },
    /// A comparison that decides alone: full marks or none.
    Compared {
        /// Full marks.
        weight: Points,
        /// Actual value.
        actual: Measured,
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
        actual: Measured,
        /// Target value, above 0.
        target: Decimal,
        /// By which form.
        form: ReverseForm,
        /// The form's quotient (1 is 100 %) as it was rounded, where the framework rounds rates first.
        rate: Option<Exact>,
    },
    /// weight − steps × cost
    Steps {
        /// Full marks.
        weight: Points,
        /// What was read off the actual value.
        read: Read,
        /// The rule's parameters.
        steps: Steps,
        /// How many steps counted.
        n_steps: Exact,
        /// What one step costs, in points.
        cost: Exact,
    },
    /// The award of the interval that holds the reading.
    Band {
        /// Full marks.
        weight: Points,
        /// What was read off the actual value.
        read: Read,
        /// What the rule looks at.
        reading: Reading,
        /// The interval and its award.
        band: Band,
    },
    /// Points inside the picked grade.
    Graded {
        /// Full marks.
        weight: Points,
        /// The picked grade.
        grade: Arc<GradeChoice>,
    },
    /// Full marks for yes, none for no.
    Answered {
        /// Full marks.
        weight: Points,
        /// The answer.
        is_yes: bool,
    },
    /// The sum of the items that are met.
    Checked {
        /// Every item.
        items: Arc<[Item]>,
        /// Whether each of them is met, in the same order.
        met: Vec<bool>,
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
        /// The mean in per cent as it was rounded, where the framework rounds rates first.
        percent: Option<Exact>,
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
        n_occurrences: Exact,
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
        /// The rate (1 is 100 %) as it was rounded, where the framework rounds rates first.
        rate: Option<Exact>,
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
    /// Does not apply, and the framework gives full marks for that.
    NotApplicable {
        /// Full marks.
        weight: Points,
    },
}

impl Formula {
    /// The actual value that went in, where the rule looks at one.
    pub fn actual(&self) -> Option<&Measured> {
        match self {
            Self::Proportion { actual, .. }
            | Self::OverTarget { actual, .. }
            | Self::Compared { actual, .. }
            | Self::Reverse { actual, .. } => Some(actual),
            Self::Steps { read, .. } | Self::Band { read, .. } => Some(&read.actual),
            Self::Graded { .. }
            | Self::Answered { .. }
            | Self::Checked { .. }
            | Self::MeanOfPeriods { .. }
            | Self::TypedRate { .. }
            | Self::Occurrences { .. }
            | Self::Execution { .. }
            | Self::Coefficient { .. }
            | Self::Typed { .. }
            | Self::NotApplicable { .. } => None,
        }
    }
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
    pub fn holds(self, actual: &Exact, target: &Exact) -> bool {
        match self {
            Self::AtLeast => actual >= target,
            Self::AtMost => actual <= target,
            Self::Exactly => actual == target,
        }
    }
}
