//! Which items are parts of which: reports say it by their weights. A group's weight is the sum of those that follow.

use crate::domain::points::Points;
use crate::exchange::report::facts::ScoreItem;

/// The full marks of a whole report.
pub(super) const FULL_MARKS: u32 = 100;
/// The most items that a group can have.
const MOST_PARTS: usize = 40;

/// The items with their parents. Groups whose points add up too come first: weights alone may do so by chance.
pub(super) fn nested(mut items: Vec<ScoreItem>) -> Vec<ScoreItem> {
    for proof in [Proof::Scores, Proof::Weights] {
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
