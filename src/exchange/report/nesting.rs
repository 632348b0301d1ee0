//! Which items are parts of which: reports say it by their weights. A group's weight is the sum of those that follow.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::points::Points;
use crate::exchange::report::facts::ScoreItem;

/// The full marks of a whole report.
pub(super) const FULL_MARKS: u32 = 100;
/// The most items that a group can have.
const MOST_PARTS: usize = 40;

/// The items with their parents. Groups whose points add up too come first: weights alone may do so by chance. `under` says
/// below whose heading an item stands.
pub(super) fn nested(mut items: Vec<ScoreItem>, under: &BTreeMap<usize, usize>) -> Vec<ScoreItem> {
    for proof in [Proof::Scores, Proof::Weights] {
        if matches!(proof, Proof::Weights) {
            nest_below_headings(&mut items, under);
        }
        // What makes up the full marks as it stands is in no need of groups: 50 = 30 + 10 + 10 is chance.
        if matches!(proof, Proof::Weights) && Some(outer_weight(&items)) == Points::new(FULL_MARKS.into()) {
            break;
        }
        for at in 0..items.len() {
            let Some(n_parts) = n_parts(&items, at) else { continue };
            let parts = items.get(at + 1..at + 1 + n_parts).unwrap_or_default();
            // 5 + 10 = 15 by chance: （四） is no part of （三）.
            let number = items.get(at).and_then(|item| item.number.as_ref());
            let goes_on =
                |part: &ScoreItem| part.number.as_ref().zip(number).is_some_and(|(own, other)| own.goes_on_from(other));
            if parts.iter().any(goes_on) {
                continue;
            }
            let is_group = match proof {
                Proof::Scores => scores_add_up(&items, at, parts),
                // Nothing that is placed already is moved.
                Proof::Weights => {
                    parts.iter().all(|part| part.parent.is_none()) && !items.iter().any(|item| item.parent == Some(at))
                }
            };
            if is_group {
                for part in items.iter_mut().skip(at + 1).take(n_parts) {
                    part.parent = Some(at);
                }
            }
        }
    }
    items
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

fn scores_add_up(items: &[ScoreItem], at: usize, parts: &[ScoreItem]) -> bool {
    let score = |item: &ScoreItem| item.score.as_ref().map(|score| score.value);
    let scores: Option<Vec<Points>> = parts.iter().map(score).collect();
    let sum = scores.map(|scores| scores.into_iter().sum::<Points>());
    sum.is_some() && sum == items.get(at).and_then(score)
}

/// How many of the items behind one add up to its weight; at least two, or one that says the same again.
fn n_parts(items: &[ScoreItem], at: usize) -> Option<usize> {
    let weight = |item: &ScoreItem| item.weight.as_ref().map(|weight| weight.value);
    let whole = items.get(at).and_then(weight).filter(|weight| *weight > Points::ZERO)?;
    let mut sum = Points::ZERO;
    for (n, item) in items.iter().skip(at + 1).take(MOST_PARTS).enumerate() {
        sum = sum + weight(item)?;
        if sum == whole && n > 0 {
            return Some(n + 1);
        }
        if sum > whole || (sum == whole && n == 0) {
            return None;
        }
    }
    None
}
