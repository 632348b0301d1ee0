//! 每超过（低于）x 扣 y: beyond a tolerance, each step of a width costs a fixed part, down to 0.
//!
//! 1.74 % over a tolerance of 0 with steps of 5 %, each started one costing 10 % of weight 2: 2 − 1 × 0.2 = 1.80.
//! A rate of 102.4 % over 100 %, each complete percentage point costing 0.5 of weight 5: 5 − 2 × 0.5 = 4.

use rust_decimal::Decimal;

use crate::domain::exact::{Exact, PartCount};
use crate::domain::rules::cost::Cost;
use crate::domain::rules::reading::{Reading, read};
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Formula, Gap};

/// Steps beyond a tolerance, in the unit of what is read (percentage points for rates).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// What is looked at.
    pub reading: Reading,
    /// On which side of the tolerance points are lost.
    pub direction: Direction,
    /// Up to here (included) nothing is lost.
    pub tolerance: Decimal,
    /// Width of a step; above 0.
    pub width: Decimal,
    /// Which steps count.
    pub counting: StepCounting,
    /// What one step costs.
    pub cost: Cost,
}

/// On which side of the tolerance points are lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// 每超过: excess = reading − tolerance.
    #[default]
    Above,
    /// 每低于: excess = tolerance − reading.
    Below,
    /// 每偏离: excess = |reading − on target| − tolerance.
    Either,
}

/// Which steps count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepCounting {
    /// 不足一步按一步: a started step counts whole.
    Started,
    /// 每满一步: only complete steps count.
    Complete,
    /// 按比例: a part of a step counts as that part.
    Exact,
}

pub(super) fn marks(steps: &Steps, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let read = read(steps.reading, facts)?;
    let tolerance = Exact::new(steps.tolerance);
    let excess = match steps.direction {
        Direction::Above => read.value.minus(&tolerance),
        Direction::Below => tolerance.minus(&read.value),
        Direction::Either => read.value.minus(&Exact::new(steps.reading.on_target())).magnitude().minus(&tolerance),
    };
    let counts = match steps.counting {
        StepCounting::Started => PartCount::Started,
        StepCounting::Complete => PartCount::Complete,
        StepCounting::Exact => PartCount::Exact,
    };
    let n_steps = excess.parts(&Exact::new(steps.width), counts);
    let cost = steps.cost.on(facts.weight);
    let unrounded = facts.weight().minus(&n_steps.times(&cost));
    let formula = Formula::Steps { weight: facts.weight, read, steps: steps.clone(), n_steps, cost };
    Ok(Marks::new(formula, unrounded, Vec::new()))
}
