//! What a report states in its text: an activity, how many it reached, what it cost, and where it says so.
//!
//! A statement knows nothing of a language: whoever reads the text gives its activity as a key of plain words.
//! [`disputes`] holds the statements of one report against each other.

mod dispute;
mod likeness;

pub use dispute::{Difference, Dispute, DisputeKind, DisputeSeverity, disputes, gives};

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, AmountProblem, MoneyUnit};

/// A place in the report's text as it was given: bytes from the start, the end not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

/// One thing a report states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Unique in the report, from 1, in the text's order.
    pub id: u32,
    /// The sentence.
    pub sentence: Span,
    /// What was done, for whom.
    pub activity: Activity,
    /// How many it reached.
    pub heads: Option<HeadCount>,
    /// What it cost; for a project what was spent.
    pub amount: Option<StatedAmount>,
    /// What kind of statement it is.
    pub role: Role,
}

/// What was done, for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// In the report's words.
    pub shown: String,
    /// The same without what says nothing (verbs of doing, years, titles), words that mean the same made the same.
    pub key: String,
    /// The sentence and the heading around it, in the same form: what the activity's own words leave unsaid.
    pub context: String,
}

/// What kind of statement it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A figure of its own.
    Whole,
    /// A part of the statement before it with this id: "of which …".
    Part {
        /// The whole.
        of: u32,
    },
    /// A project with its budget and the rate that is printed.
    Project {
        /// Its budget.
        budget: Option<StatedAmount>,
        /// The printed rate in per cent, and its place.
        printed_rate: Option<(Decimal, Span)>,
    },
}

/// A number of people, households or organisations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadCount {
    /// How many.
    pub value: Decimal,
    /// What is counted.
    pub unit: HeadUnit,
    /// How exactly it is said.
    pub exactness: Exactness,
    /// Where it stands.
    pub span: Span,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadUnit {
    /// 人, 名, 位
    People,
    /// 人次: one person may count several times.
    PersonTimes,
    /// 户
    Households,
    /// 家
    Organisations,
}

impl HeadUnit {
    /// Whether two counts can be of the same thing: people and person-times are mixed up in reports.
    pub fn is_like(self, other: Self) -> bool {
        self.class() == other.class()
    }

    fn class(self) -> u8 {
        match self {
            Self::People | Self::PersonTimes => 0,
            Self::Households => 1,
            Self::Organisations => 2,
        }
    }
}

/// An amount of money as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedAmount {
    /// The printed number.
    pub value: Decimal,
    /// The printed unit.
    pub unit: StatedUnit,
    /// How exactly it is said.
    pub exactness: Exactness,
    /// Where it stands.
    pub span: Span,
}

/// A unit of money that reports print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatedUnit {
    /// 元
    Yuan,
    /// 万元
    TenThousandYuan,
    /// 亿元
    HundredMillionYuan,
}

/// How exactly a figure is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// As it is.
    Exact,
    /// 约, 近
    About,
    /// 逾, 超过, 余, 多
    MoreThan,
}

impl StatedAmount {
    /// The amount in yuan, as printed.
    ///
    /// # Errors
    /// As [`Amount::from_yuan`].
    pub fn amount(&self) -> Result<Amount, AmountProblem> {
        self.amount_in(self.unit)
    }

    /// The amount if its unit were `unit`.
    ///
    /// # Errors
    /// As [`Amount::from_yuan`].
    pub fn amount_in(&self, unit: StatedUnit) -> Result<Amount, AmountProblem> {
        match unit {
            StatedUnit::Yuan => Amount::from_unit(self.value, MoneyUnit::Yuan),
            StatedUnit::TenThousandYuan => Amount::from_unit(self.value, MoneyUnit::TenThousandYuan),
            StatedUnit::HundredMillionYuan => {
                let ten_thousandfold = self.value.checked_mul(Decimal::from(10_000_u32));
                Amount::from_unit(ten_thousandfold.ok_or(AmountProblem::TooLarge)?, MoneyUnit::TenThousandYuan)
            }
        }
    }
}
