//! 区间赋分: each interval of the reading earns its own points.
//!
//! 预算调整率 of 8 % with =0 → 3, (0, 10] → 2, (10, 20] → 1, (20, 30] → 0.5, above → 0: 2.

use crate::domain::exact::Exact;
use crate::domain::interval::Interval;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::reading::{Reading, read};
use crate::domain::rules::{Facts, Marks};
use crate::domain::score::{Formula, Gap};

/// Intervals and what they earn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// What is looked at.
    pub reading: Reading,
    /// In the order of the form; in a sound framework they neither overlap nor leave gaps.
    pub bands: Vec<Band>,
}

/// An interval and what it earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Where the reading has to lie.
    pub interval: Interval,
    /// What is earned there.
    pub award: Cost,
}

pub(super) fn marks(bands: &Bands, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let read = read(bands.reading, facts)?;
    let band = bands.bands.iter().find(|band| band.interval.contains(&read.value));
    let band = band.ok_or_else(|| vec![Gap::NoBand])?;
    let unrounded: Exact = band.award.on(facts.weight);
    let formula = Formula::Band { weight: facts.weight, read, reading: bands.reading, band: band.clone() };
    Ok(Marks::new(formula, unrounded, Vec::new()))
}
