//! 要点: each item that is met earns its points.
//!
//! Three items of 1 point each, two of them met: 1 + 1 = 2 of 3.

use std::sync::Arc;

use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Formula, Gap};

/// The items to be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// In the order of the form; in a sound framework their points add up to the weight. Shared with every trace.
    pub items: Arc<[Item]>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What sheets call it.
    pub id: String,
    /// What has to be met.
    pub name: String,
    /// What it earns.
    pub points: Points,
}

pub(super) fn marks(checklist: &Checklist, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let met = checklist.items.iter().map(|item| facts.entry.item(&item.id));
    let met: Vec<bool> = met.collect::<Option<_>>().ok_or_else(|| vec![Gap::Items])?;
    let answered = checklist.items.iter().zip(&met);
    let earned: Points = answered.filter(|(_, is_met)| **is_met).map(|(item, _)| item.points).sum();
    let unrounded = Exact::new(earned.value());
    let mut flags = Vec::new();
    flag_missing_reason(facts, &unrounded, &mut flags);
    Ok(Marks::new(Formula::Checked { items: Arc::clone(&checklist.items), met }, unrounded, flags))
}
