//! Rules and measures in a file.

use serde::{Deserialize, Serialize};

use crate::domain::indicator::{Measure, Sign};
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, Period};
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::execution::Execution;
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::Proportional;
use crate::domain::rules::steps::{StepCost, StepCounting, Steps};
use crate::wire::numbers::{decimal, points};
use crate::wire::{WireError, WireProblem};

/// A rule with its parameters: `{"steps": {"tolerance": "0", …}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the domain's rules, documented there")]
pub enum RuleFile {
    Proportional {},
    Steps { tolerance: String, width: String, counting: CountingFile, cost: CostFile },
    AverageRate { period: PeriodFile },
    PerOccurrence { cost: String },
    Execution {},
    Direct {},
    Bonus { lowest: String, highest: String },
}

/// Which steps count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as in domain::rules::steps")]
pub enum CountingFile {
    Started,
    Complete,
}

/// What a step costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as in domain::rules::steps")]
pub enum CostFile {
    Points(String),
    PercentOfWeight(String),
}

/// Month or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as in domain::rules::average_rate")]
pub enum PeriodFile {
    Month,
    Quarter,
}

impl RuleFile {
    /// The rule this says.
    ///
    /// # Errors
    /// A parameter that is no number, or outside its range.
    pub fn read(&self, place: &str) -> Result<Rule, WireError> {
        Ok(match self {
            Self::Proportional {} => Rule::Proportional(Proportional),
            Self::Steps { tolerance, width, counting, cost } => Rule::Steps(Steps {
                tolerance: decimal(tolerance, place)?,
                width: positive(width, place)?,
                counting: match counting {
                    CountingFile::Started => StepCounting::Started,
                    CountingFile::Complete => StepCounting::Complete,
                },
                cost: match cost {
                    CostFile::Points(value) => StepCost::Points(points(value, place)?),
                    CostFile::PercentOfWeight(percent) => StepCost::PercentOfWeight(decimal(percent, place)?),
                },
            }),
            Self::AverageRate { period } => Rule::AverageRate(AverageRate {
                period: match period {
                    PeriodFile::Month => Period::Month,
                    PeriodFile::Quarter => Period::Quarter,
                },
            }),
            Self::PerOccurrence { cost } => Rule::PerOccurrence(PerOccurrence { cost: points(cost, place)? }),
            Self::Execution {} => Rule::Execution(Execution),
            Self::Direct {} => Rule::Direct(Direct),
            Self::Bonus { lowest, highest } => {
                Rule::Bonus(Bonus { lowest: points(lowest, place)?, highest: points(highest, place)? })
            }
        })
    }
}

fn positive(text: &str, place: &str) -> Result<rust_decimal::Decimal, WireError> {
    let value = decimal(text, place)?;
    if value > rust_decimal::Decimal::ZERO {
        return Ok(value);
    }
    Err(WireError::at(place, WireProblem::OutOfRange { found: text.to_owned(), expected: "above 0" }))
}

/// A measure: `{"quantity": {"unit": "人次"}}`, `"points"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in domain::indicator::Measure")]
pub enum MeasureFile {
    Quantity {
        unit: String,
        #[serde(default)]
        may_be_negative: bool,
    },
    Rate {
        #[serde(default)]
        may_be_negative: bool,
    },
    Count {
        unit: String,
    },
    Points {},
}

impl MeasureFile {
    /// The measure this says.
    pub fn read(&self) -> Measure {
        let sign = |may_be_negative: bool| if may_be_negative { Sign::MayBeNegative } else { Sign::NeverNegative };
        match self {
            Self::Quantity { unit, may_be_negative } => {
                Measure::Quantity { unit: unit.clone(), sign: sign(*may_be_negative) }
            }
            Self::Rate { may_be_negative } => Measure::Rate { sign: sign(*may_be_negative) },
            Self::Count { unit } => Measure::Count { unit: unit.clone() },
            Self::Points {} => Measure::Points,
        }
    }
}
