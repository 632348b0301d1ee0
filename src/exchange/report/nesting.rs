//! Which items are parts of which: reports say it by their weights. A group's weight is the sum of those that follow.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::points::Points;
use crate::exchange::report::facts::ScoreItem;

/// The full marks of a whole report.
pub(super) const FULL_MARKS: u32 = 100;
/// The most items that a group can have.
const MOST_PARTS: usize = 40;
/// How deep groups stand in one another.
const DEEPEST: usize = 3;

/// The items with their parents. Groups whose points add up too come first: weights alone may do so by chance. `under` says
/// below whose heading an item stands.
pub(super) fn nested(mut items: Vec<ScoreItem>, under: &BTreeMap<usize, usize>) -> Vec<ScoreItem> {
    nest(&mut items, Proof::Scores);
    nest_below_headings(&mut items, under);
    // A group of groups shows once those have their parts.
    for _ in 0..DEEPEST {
        // What makes up the full marks as it stands is in no need of groups: 50 = 30 + 10 + 10 is chance.
        if Some(outer_weight(&items)) == Points::new(FULL_MARKS.into()) {
            break;
        }
        nest(&mut items, Proof::Weights);
    }
    items
}

/// Gives those items their parents that follow what they are part of, as the proof shows.
fn nest(items: &mut [ScoreItem], proof: Proof) {
    for at in 0..items.len() {
        let Some(places) = parts(items, at) else { continue };
        let parts: Vec<&ScoreItem> = places.iter().filter_map(|part| items.get(*part)).collect();
        // 5 + 10 = 15 by chance: （四） is no part of （三）.
        let number = items.get(at).and_then(|item| item.number.as_ref());
        let goes_on =
            |part: &&ScoreItem| part.number.as_ref().zip(number).is_some_and(|(own, other)| own.goes_on_from(other));
        if parts.iter().any(goes_on) {
            continue;
        }
        let is_group = match proof {
            Proof::Scores => scores_add_up(items, at, &parts),
            // Nothing that is placed already is moved.
            Proof::Weights => {
                parts.iter().all(|part| part.parent.is_none()) && !items.iter().any(|item| item.parent == Some(at))
            }
        };
        if is_group {
            for part in places {
                if let Some(part) = items.get_mut(part) {
                    part.parent = Some(at);
                }
            }
        }
    }
}

/// What stands below the heading of an item and makes up its full marks are its parts.
fn nest_below_headings(items: &mut [ScoreItem], under: &BTreeMap<usize, usize>) {
    let wholes: BTreeSet<usize> = under.values().copied().collect();
    for whole in wholes {
        let is_free = |at: usize| items.get(at).is_some_and(|item| item.parent.is_none());
        let parts: Vec<usize> =
            under.iter().filter(|(at, around)| **around == whole && is_free(**at)).map(|(at, _)| *at).collect();
        let weight = |at: usize| items.get(at)?.weight.as_ref().map(|weight| weight.value);
        let sum: Option<Points> =
            parts.iter().map(|at| weight(*at)).collect::<Option<Vec<_>>>().map(|it| it.into_iter().sum());
        if parts.len() > 1 && sum.is_some() && sum == weight(whole) {
            for at in parts {
                if let Some(part) = items.get_mut(at) {
                    part.parent = Some(whole);
                }
            }
        }
    }
}

/// What the items that are part of none add up to.
fn outer_weight(items: &[ScoreItem]) -> Points {
    let outer = items.iter().filter(|item| item.parent.is_none());
    outer.filter_map(|item| item.weight.as_ref()).map(|weight| weight.value).sum()
}

/// What shows that items are parts of another one.
#[derive(Clone, Copy)]
enum Proof {
    /// Their weights and their points add up.
    Scores,
    /// Their weights add up.
    Weights,
}

fn scores_add_up(items: &[ScoreItem], at: usize, parts: &[&ScoreItem]) -> bool {
    let score = |item: &ScoreItem| item.score.as_ref().map(|score| score.value);
    let scores: Option<Vec<Points>> = parts.iter().map(|part| score(part)).collect();
    let sum = scores.map(|scores| scores.into_iter().sum::<Points>());
    sum.is_some() && sum == items.get(at).and_then(score)
}

/// The items behind one that add up to its weight, without those that are parts of them; at least two, or one that says the same again.
fn parts(items: &[ScoreItem], at: usize) -> Option<Vec<usize>> {
    let weight = |item: &ScoreItem| item.weight.as_ref().map(|weight| weight.value);
    let whole = items.get(at).and_then(weight).filter(|weight| *weight > Points::ZERO)?;
    let (mut sum, mut found) = (Points::ZERO, Vec::new());
    let behind =
        items.iter().enumerate().skip(at + 1).filter(|(_, item)| item.parent.is_none_or(|parent| parent <= at));
    for (place, item) in behind.take(MOST_PARTS) {
        sum = sum + weight(item)?;
        found.push(place);
        if sum == whole && found.len() > 1 {
            return Some(found);
        }
        if sum >= whole {
            return None;
        }
    }
    None
}
