//! Scoring rules (评分标准): a closed set; every number in a rule is a parameter of the framework's data.
//!
//! One file per rule: its parameters and how it turns facts into marks. To add a rule, write its file, add a variant to
//! [`Rule`], and follow the compiler: an arm in `marks`, in `wire`, in `text` and in the field list of `app::view`.
//!
//! A rule multiplies before it divides and never rounds: `score` clamps to the range and rounds once.

pub mod average_rate;
pub mod bonus;
pub mod coefficient;
pub mod direct;
pub mod equal;
pub mod execution;
pub mod per_occurrence;
pub mod proportional;
pub mod reverse;
pub mod steps;

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::budget::Budget;
use crate::domain::entries::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Measure, Sign};
use crate::domain::points::Points;
use crate::domain::progress::Progress;
use crate::domain::rules::average_rate::AverageRate;
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::Equal;
use crate::domain::rules::execution::Execution;
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::Proportional;
use crate::domain::rules::reverse::Reverse;
use crate::domain::rules::steps::Steps;
use crate::domain::score::{Comparison, Flag, Formula, Gap};

/// How a measured value becomes points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 按完成比例
    Proportional(Proportional),
    /// 逆向指标
    Reverse(Reverse),
    /// 等于
    Equal(Equal),
    /// 每超过 x 扣 y
    Steps(Steps),
    /// 年度平均执行率
    AverageRate(AverageRate),
    /// 每发现一处扣 x 分，扣完为止
    PerOccurrence(PerOccurrence),
    /// 预算执行率
    Execution(Execution),
    /// 得分系数
    Coefficient(Coefficient),
    /// 直接评分
    Direct(Direct),
    /// 加减分项
    Bonus(Bonus),
}

impl Rule {
    /// The lowest and highest score the rule can give on `weight`.
    pub fn range(&self, weight: Points) -> (Points, Points) {
        match self {
            Self::Bonus(bonus) => (bonus.lowest, bonus.highest),
            Self::Proportional(_)
            | Self::Reverse(_)
            | Self::Equal(_)
            | Self::Steps(_)
            | Self::AverageRate(_)
            | Self::PerOccurrence(_)
            | Self::Execution(_)
            | Self::Coefficient(_)
            | Self::Direct(_) => (Points::ZERO, weight),
        }
    }
}

/// What a rule may look at.
pub(crate) struct Facts<'a> {
    pub(crate) weight: Points,
    pub(crate) measure: &'a Measure,
    /// The framework's target or the sheet's own.
    pub(crate) target: Option<Decimal>,
    pub(crate) entry: &'a Entry,
    pub(crate) budget: &'a Budget,
    pub(crate) progress: &'a Progress,
}

impl Facts<'_> {
    pub(crate) fn weight(&self) -> Exact {
        Exact::new(self.weight.value())
    }

    /// The typed actual value, if it is there and makes sense.
    pub(crate) fn actual(&self) -> Result<Decimal, Gap> {
        let actual = self.entry.actual.ok_or(Gap::Actual)?;
        if actual.is_sign_negative() && !actual.is_zero() && self.measure.sign() == Sign::NeverNegative {
            return Err(Gap::NegativeActual);
        }
        if matches!(self.measure, Measure::Count { .. }) && !actual.fract().is_zero() {
            return Err(Gap::NotWhole);
        }
        Ok(actual)
    }

    /// The actual value and the target, or everything that is missing of the two.
    pub(crate) fn actual_and_target(&self) -> Result<(Decimal, Decimal), Vec<Gap>> {
        match (self.actual(), self.target.ok_or(Gap::Target)) {
            (Ok(actual), Ok(target)) => Ok((actual, target)),
            (actual, target) => Err([actual.err(), target.err()].into_iter().flatten().collect()),
        }
    }
}

/// Full marks if the comparison holds, else none.
fn compared(facts: &Facts<'_>, actual: Decimal, target: Decimal, comparison: Comparison, flags: Vec<Flag>) -> Marks {
    let unrounded = if comparison.holds(actual, target) { facts.weight() } else { Exact::ZERO };
    Marks { formula: Formula::Compared { weight: facts.weight, actual, target, comparison }, unrounded, flags }
}

/// What a rule says before clamping and rounding.
pub(crate) struct Marks {
    pub(crate) formula: Formula,
    pub(crate) unrounded: Exact,
    pub(crate) flags: Vec<Flag>,
}

/// Applies the rule; the gaps say what it lacks.
pub(crate) fn marks(rule: &Rule, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    match rule {
        Rule::Proportional(_) => proportional::marks(facts),
        Rule::Reverse(reverse) => reverse::marks(*reverse, facts),
        Rule::Equal(equal) => equal::marks(*equal, facts),
        Rule::Steps(steps) => steps::marks(steps, facts),
        Rule::AverageRate(average) => average_rate::marks(*average, facts),
        Rule::PerOccurrence(per_occurrence) => per_occurrence::marks(*per_occurrence, facts),
        Rule::Execution(_) => execution::marks(facts),
        Rule::Coefficient(_) => coefficient::marks(facts),
        Rule::Direct(_) => direct::marks(facts),
        Rule::Bonus(bonus) => bonus::marks(*bonus, facts),
    }
}

/// Asks for a reason in the filer's own words where the numbers don't give one.
fn flag_missing_reason(facts: &Facts<'_>, unrounded: &Exact, flags: &mut Vec<Flag>) {
    if unrounded.cmp(&facts.weight()) == Ordering::Less && facts.entry.reason.trim().is_empty() {
        flags.push(Flag::ReasonMissing);
    }
}
