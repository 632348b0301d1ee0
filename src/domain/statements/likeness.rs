//! Whether two activities are the same thing: how much of the shorter one's words stand in the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::statements::Statement;

/// Two characters side by side.
type Pair = (char, char);

/// The longest key and context that are looked at, in characters.
const MOST_KEY: usize = 60;
const MOST_CONTEXT: usize = 240;

/// What of an activity is compared.
pub(super) struct Words {
    /// The key's characters; `false`: a word that most activities of the report share and that tells nothing.
    key: Vec<(char, bool)>,
    pairs: BTreeSet<Pair>,
    pairs_with_context: BTreeSet<Pair>,
}

/// How much of an activity stands in another one.
pub(super) struct Cover {
    /// Per cent of the telling characters.
    pub(super) percent: usize,
    /// The longest run that does not, in characters.
    pub(super) longest_missing: usize,
}

/// The words of all statements, in their order.
pub(super) fn words(statements: &[Statement]) -> Vec<Words> {
    let mut n_with: BTreeMap<Pair, usize> = BTreeMap::new();
    for statement in statements {
        for pair in pairs(&statement.activity.key, MOST_KEY) {
            let n = n_with.entry(pair).or_insert(0);
            *n = n.saturating_add(1);
        }
    }
    // In a report of a few statements every word tells something.
    let is_common = |pair: &Pair| {
        statements.len() >= 8 && n_with.get(pair).is_some_and(|n| n.saturating_mul(3) >= statements.len())
    };
    statements.iter().map(|statement| words_of(statement, is_common)).collect()
}

fn words_of(statement: &Statement, is_common: impl Fn(&Pair) -> bool) -> Words {
    let characters: Vec<char> = statement.activity.key.chars().take(MOST_KEY).collect();
    let pair_at = |at: usize| Some((*characters.get(at)?, *characters.get(at.checked_add(1)?)?));
    let key = characters.iter().enumerate().map(|(at, c)| {
        let around = [at.checked_sub(1).and_then(pair_at), pair_at(at)];
        (*c, !around.iter().flatten().any(&is_common))
    });
    let own = pairs(&statement.activity.key, MOST_KEY);
    let mut with_context = pairs(&statement.activity.context, MOST_CONTEXT);
    with_context.extend(own.iter().copied());
    Words { key: key.collect(), pairs: own, pairs_with_context: with_context }
}

impl Words {
    /// How many of its characters tell it from others.
    pub(super) fn n_telling(&self) -> usize {
        self.key.iter().filter(|(_, is_telling)| *is_telling).count()
    }

    /// How much of it stands in the other's own words.
    pub(super) fn covered_by(&self, other: &Self) -> Cover {
        self.cover(&other.pairs)
    }

    /// How much of it stands in the other's words or its sentence.
    pub(super) fn covered_by_sentence_of(&self, other: &Self) -> Cover {
        self.cover(&other.pairs_with_context)
    }

    fn cover(&self, pairs: &BTreeSet<Pair>) -> Cover {
        let stands = |left: Option<&(char, bool)>, right: Option<&(char, bool)>| {
            left.zip(right).is_some_and(|(left, right)| pairs.contains(&(left.0, right.0)))
        };
        let (mut n_telling, mut n_covered, mut missing, mut longest_missing) = (0_usize, 0_usize, 0_usize, 0_usize);
        for (at, (_, is_telling)) in self.key.iter().enumerate() {
            let (own, next) = (self.key.get(at), self.key.get(at.saturating_add(1)));
            let before = at.checked_sub(1).and_then(|before| self.key.get(before));
            let is_covered = stands(before, own) || stands(own, next);
            if *is_telling {
                n_telling = n_telling.saturating_add(1);
                n_covered = n_covered.saturating_add(usize::from(is_covered));
                missing = if is_covered { 0 } else { missing.saturating_add(1) };
                longest_missing = longest_missing.max(missing);
            }
        }
        let percent = n_covered.saturating_mul(100).checked_div(n_telling).unwrap_or(0);
        Cover { percent, longest_missing }
    }
}

fn pairs(text: &str, most: usize) -> BTreeSet<Pair> {
    text.chars().zip(text.chars().skip(1)).take(most).collect()
}
