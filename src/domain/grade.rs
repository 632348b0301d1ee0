//! Grades (评价等级): left-closed bands on the displayed total.

use crate::domain::points::Points;

/// One band: from its lower bound (included) up to the next band's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeBand {
    /// The lowest total that earns the grade; `None` for the lowest grade.
    pub from: Option<Points>,
    /// The grade's name, such as 优.
    pub name: String,
}

/// The grades a sheet can still get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grade {
    /// What is pending can't change it.
    Settled(String),
    /// Depends on what is pending.
    Open {
        /// The grade when everything pending scores lowest.
        lowest: String,
        /// The grade when everything pending scores highest.
        highest: String,
    },
}

/// The name of the band that `total` falls in: the one with the highest lower bound not above it.
/// Empty when no band takes it.
pub fn name_of(total: Points, bands: &[GradeBand]) -> String {
    let reached = bands.iter().filter(|band| band.from.is_none_or(|from| from <= total));
    reached.max_by_key(|band| band.from).map(|band| band.name.clone()).unwrap_or_default()
}

/// The grade of a total that lies between `lowest` and `highest`, both included.
pub(crate) fn of_range(lowest: Points, highest: Points, bands: &[GradeBand]) -> Grade {
    let (lowest, highest) = (name_of(lowest, bands), name_of(highest, bands));
    if lowest == highest { Grade::Settled(lowest) } else { Grade::Open { lowest, highest } }
}
