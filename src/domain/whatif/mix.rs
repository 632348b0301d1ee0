//! The cheapest ways to gain points from several sources at once.

use rust_decimal::Decimal;

use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::whatif::change::Change;

/// Something that gives points at a cost.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) gain: Points,
    pub(super) cost: Decimal,
    pub(super) changes: Vec<Change>,
}

/// What one source offers; of its offers one is taken at most, and one at least where it has to be.
pub(super) struct Source<'a> {
    /// The source's position among all.
    pub(super) position: usize,
    pub(super) offers: Vec<&'a Offer>,
    pub(super) is_needed: bool,
}

/// One offer each of some sources.
#[derive(Clone, Debug, Default)]
pub(super) struct Mix<'a> {
    pub(super) gain: Points,
    pub(super) cost: Decimal,
    pub(super) n_changes: usize,
    /// The sources' positions with what is taken from them.
    pub(super) taken: Vec<(usize, &'a Offer)>,
}

impl<'a> Mix<'a> {
    /// The same with one offer more; `None` beyond what can be counted.
    pub(super) fn with(&self, position: usize, offer: &'a Offer) -> Option<Self> {
        let mut taken = self.taken.clone();
        taken.push((position, offer));
        Some(Self {
            gain: self.gain + offer.gain,
            cost: self.cost.checked_add(offer.cost)?,
            n_changes: self.n_changes + offer.changes.len(),
            taken,
        })
    }

    /// Whether it is to be preferred to another one that gives as much: by cost, then by the number of changes.
    pub(super) fn is_cheaper_than(&self, other: &Self) -> bool {
        (self.cost, self.n_changes) < (other.cost, other.n_changes)
    }
}

/// The mixes that no other one beats: dearer from one to the next, and each gives more. What is gained beyond `enough` counts for
/// nothing. Among equals the one with fewer changes; then the one made from the sources that come first.
pub(super) fn cheapest<'a>(sources: &[Source<'a>], enough: Points) -> Vec<Mix<'a>> {
    let mut front = vec![Mix::default()];
    for source in sources {
        let mut tried: Vec<Mix<'a>> = if source.is_needed { Vec::new() } else { front.clone() };
        for offer in &source.offers {
            tried.extend(front.iter().filter_map(|mix| mix.with(source.position, offer)));
        }
        front = unbeaten(tried, enough);
    }
    front
}

fn unbeaten(tried: Vec<Mix<'_>>, enough: Points) -> Vec<Mix<'_>> {
    let gain = |mix: &Mix<'_>| mix.gain.min(enough);
    // Stable: what was tried first stays first among equals.
    let by_cost = sorted(tried, |one, other| {
        let cost = (one.cost, gain(other), one.n_changes);
        cost.cmp(&(other.cost, gain(one), other.n_changes))
    });
    let mut front: Vec<Mix<'_>> = Vec::new();
    for mix in by_cost {
        if front.last().is_none_or(|last| gain(&mix) > gain(last)) {
            front.push(mix);
        }
    }
    front
}
