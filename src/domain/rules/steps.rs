//! 每超过 x 扣 y: beyond a tolerance, each step of a width costs a fixed part, down to 0.
//!
//! 1.74 % over a tolerance of 0 with steps of 5 %, each started one costing 10 % of weight 2: 2 − 1 × 0.2 = 1.80.

use rust_decimal::Decimal;

use crate::domain::exact::{Exact, PartCount};
use crate::domain::points::Points;
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Formula, Gap};

/// Steps above a tolerance, in the measure's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Up to here (included) nothing is lost.
    pub tolerance: Decimal,
    /// Width of a step; above 0.
    pub width: Decimal,
    /// Which steps count.
    pub counting: StepCounting,
    /// What one step costs.
    pub cost: StepCost,
}

/// Which steps count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepCounting {
    /// 不足一步按一步: a started step counts whole.
    Started,
    /// 每满一步: only complete steps count.
    Complete,
}

/// What one step costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepCost {
    /// Points.
    Points(Points),
    /// Per cent of the indicator's weight.
    PercentOfWeight(Decimal),
}

pub(super) fn marks(steps: &Steps, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let actual = facts.actual().map_err(|gap| vec![gap])?;
    let excess = Exact::new(actual).minus(&Exact::new(steps.tolerance));
    let counts = match steps.counting {
        StepCounting::Started => PartCount::Started,
        StepCounting::Complete => PartCount::Complete,
    };
    let n_steps = excess.whole_parts(&Exact::new(steps.width), counts);
    let cost = match steps.cost {
        StepCost::Points(points) => Exact::new(points.value()),
        StepCost::PercentOfWeight(percent) => {
            let hundredth = Exact::new(Decimal::new(1, 2));
            facts.weight().times(&Exact::new(percent)).times(&hundredth)
        }
    };
    let unrounded = facts.weight().minus(&n_steps.times(&cost));
    let formula = Formula::Steps { weight: facts.weight, actual, steps: steps.clone(), n_steps, cost };
    Ok(Marks { formula, unrounded, flags: Vec::new() })
}
