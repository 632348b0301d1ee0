//! Scoring rules (评分标准): a closed set; every number in a rule is a parameter of the framework's data.
//!
//! One file per rule: its parameters and how it turns facts into marks. To add a rule, write its file, add a variant to
//! [`Rule`], and follow the compiler: an arm in `marks`, in `wire`, in `text` and in the field list of `app::view`.
//!
//! A rule multiplies before it divides and never rounds: `score` clamps to the range and rounds once.

pub mod average_rate;
pub mod bands;
pub mod bonus;
pub mod checklist;
pub mod coefficient;
pub mod cost;
pub mod direct;
pub mod equal;
pub mod execution;
pub mod grade;
pub mod per_occurrence;
pub mod proportional;
pub mod reading;
pub mod reverse;
pub mod steps;
pub mod yes_no;

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::budget::Budget;
use crate::domain::entries::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Measure, Sign};
use crate::domain::measured::{self, Measured};
use crate::domain::points::Points;
use crate::domain::progress::Progress;
use crate::domain::rules::average_rate::AverageRate;
use crate::domain::rules::bands::Bands;
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::checklist::Checklist;
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::Equal;
use crate::domain::rules::execution::Execution;
use crate::domain::rules::grade::Grade;
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::Proportional;
use crate::domain::rules::reverse::Reverse;
use crate::domain::rules::steps::Steps;
use crate::domain::rules::yes_no::YesNo;
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
    /// 每超过（低于）x 扣 y
    Steps(Steps),
    /// 区间赋分
    Bands(Bands),
    /// 定性分档
    Grade(Grade),
    /// 是否
    YesNo(YesNo),
    /// 要点
    Checklist(Checklist),
    /// 每发现一处扣 x 分，扣完为止
    PerOccurrence(PerOccurrence),
    /// 年度平均执行率
    AverageRate(AverageRate),
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
            | Self::Bands(_)
            | Self::Grade(_)
            | Self::YesNo(_)
            | Self::Checklist(_)
            | Self::PerOccurrence(_)
            | Self::AverageRate(_)
            | Self::Execution(_)
            | Self::Coefficient(_)
            | Self::Direct(_) => (Points::ZERO, weight),
        }
    }

    /// Whether its points are given on top of the weights.
    pub fn is_bonus(&self) -> bool {
        matches!(self, Self::Bonus(_))
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
    /// Decimals of a per cent that rates are rounded to before they are used.
    pub(crate) rate_decimals: Option<u32>,
}

impl Facts<'_> {
    pub(crate) fn weight(&self) -> Exact {
        Exact::new(self.weight.value())
    }

    /// The actual value, if it is there and makes sense.
    pub(crate) fn actual(&self) -> Result<Measured, Vec<Gap>> {
        let measured = match self.measure {
            Measure::Ratio(ratio) => measured::from_figures(ratio, self)?,
            Measure::Execution => measured::from_budget(self)?,
            Measure::Quantity { .. }
            | Measure::Rate { .. }
            | Measure::Count { .. }
            | Measure::Points
            | Measure::Choice
            | Measure::Words => return self.typed().map(Measured::typed),
        };
        match self.measure.sign() {
            Sign::NeverNegative if measured.value.sign() == Ordering::Less => Err(vec![Gap::NegativeActual]),
            Sign::NeverNegative | Sign::MayBeNegative => Ok(measured),
        }
    }

    /// The actual value as it was typed, if it is there and makes sense.
    pub(crate) fn typed(&self) -> Result<Decimal, Vec<Gap>> {
        let actual = self.entry.actual.ok_or_else(|| vec![Gap::Actual])?;
        if actual.is_sign_negative() && !actual.is_zero() && self.measure.sign() == Sign::NeverNegative {
            return Err(vec![Gap::NegativeActual]);
        }
        if matches!(self.measure, Measure::Count { .. }) && !actual.fract().is_zero() {
            return Err(vec![Gap::NotWhole]);
        }
        Ok(actual)
    }

    /// The actual value and the target, or everything that is missing of the two.
    pub(crate) fn actual_and_target(&self) -> Result<(Measured, Decimal), Vec<Gap>> {
        match (self.actual(), self.target) {
            (Ok(actual), Some(target)) => Ok((actual, target)),
            (Ok(_), None) => Err(vec![Gap::Target]),
            (Err(gaps), Some(_)) => Err(gaps),
            (Err(mut gaps), None) => {
                gaps.push(Gap::Target);
                Err(gaps)
            }
        }
    }

    /// part ÷ whole (1 is 100 %), rounded first where the framework says so. The whole must not be 0.
    pub(crate) fn rate(&self, part: &Exact, whole: &Exact) -> Exact {
        let quotient = part.divided_by(whole).unwrap_or(Exact::ZERO);
        match self.rate_decimals {
            // A hundredth of a per cent of n decimals: n + 2 decimals of the quotient.
            Some(decimals) => quotient.round(decimals + 2).map_or(quotient, Exact::new),
            None => quotient,
        }
    }

    /// A rate in per cent, rounded first where the framework says so.
    pub(crate) fn rounded_percent(&self, percent: Exact) -> Exact {
        match self.rate_decimals {
            Some(decimals) => percent.round(decimals).map_or(percent, Exact::new),
            None => percent,
        }
    }
}

/// Full marks if the comparison holds, else none.
fn compared(facts: &Facts<'_>, actual: Measured, target: Decimal, comparison: Comparison, flags: Vec<Flag>) -> Marks {
    let holds = comparison.holds(&actual.value, &Exact::new(target));
    let unrounded = if holds { facts.weight() } else { Exact::ZERO };
    Marks::new(Formula::Compared { weight: facts.weight, actual, target, comparison }, unrounded, flags)
}

/// What a rule says before clamping and rounding.
pub(crate) struct Marks {
    /// On the heap from the start: it is large, and goes into the trace as it is.
    pub(crate) formula: Box<Formula>,
    pub(crate) unrounded: Exact,
    pub(crate) flags: Vec<Flag>,
}

impl Marks {
    fn new(formula: Formula, unrounded: Exact, flags: Vec<Flag>) -> Self {
        Self { formula: Box::new(formula), unrounded, flags }
    }
}

/// Applies the rule; the gaps say what it lacks.
pub(crate) fn marks(rule: &Rule, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    match rule {
        Rule::Proportional(proportional) => proportional::marks(*proportional, facts),
        Rule::Reverse(reverse) => reverse::marks(*reverse, facts),
        Rule::Equal(equal) => equal::marks(*equal, facts),
        Rule::Steps(steps) => steps::marks(steps, facts),
        Rule::Bands(bands) => bands::marks(bands, facts),
        Rule::Grade(grade) => grade::marks(grade, facts),
        Rule::YesNo(_) => yes_no::marks(facts),
        Rule::Checklist(checklist) => checklist::marks(checklist, facts),
        Rule::PerOccurrence(per_occurrence) => per_occurrence::marks(*per_occurrence, facts),
        Rule::AverageRate(average) => average_rate::marks(*average, facts),
        Rule::Execution(_) => execution::marks(facts),
        Rule::Coefficient(_) => coefficient::marks(facts),
        Rule::Direct(_) => direct::marks(facts),
        Rule::Bonus(bonus) => bonus::marks(*bonus, facts),
    }
}

/// Asks for a reason in the filer's own words where the numbers don't give one.
fn flag_missing_reason(facts: &Facts<'_>, unrounded: &Exact, flags: &mut Vec<Flag>) {
    if *unrounded < facts.weight() && !facts.entry.has_reason() {
        flags.push(Flag::ReasonMissing);
    }
}
