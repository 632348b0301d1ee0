//! Which framework a report was written by, and which of its nodes a name means.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::framework::{Category, Framework, Node};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::exchange::report::facts::{ReportReading, ScoreItem};
use crate::text::report_names::name_key;

/// A framework that fits a report.
#[derive(Clone, Debug)]
pub struct FrameworkGuess {
    /// The framework.
    pub framework: Arc<Framework>,
    /// Items of the report that it has under the same name and weight.
    pub n_alike: usize,
    /// Items of the report.
    pub n_items: usize,
}

/// Per cent of the shorter name that must stand in the longer one.
const SAME_NAME: usize = 60;

/// The framework that has most of the report's items under their names and weights; `None` where none has half of them.
pub fn guess_framework(reading: &ReportReading, at_hand: &[Arc<Framework>]) -> Option<FrameworkGuess> {
    let n_items = reading.items.iter().filter(|item| item.weight.is_some()).count();
    let fitting = at_hand.iter().map(|framework| {
        let n_alike = reading.items.iter().filter(|item| item.weight.is_some() && is_in(item, framework)).count();
        FrameworkGuess { framework: Arc::clone(framework), n_alike, n_items }
    });
    // Of two that fit as well the one with the very names is meant, then the one with fewer groups: it leaves less open.
    let n_exact = |framework: &Framework| {
        let names: Vec<&str> = framework.categories().into_iter().map(|group| group.name.as_str()).collect();
        reading.items.iter().filter(|item| names.contains(&item.name.value.as_str())).count()
    };
    let best = fitting.max_by_key(|guess| {
        let n_groups = guess.framework.categories().len();
        (guess.n_alike, n_exact(&guess.framework), usize::MAX - n_groups)
    })?;
    let is_fit = best.n_alike >= 2 && best.n_alike * 2 >= n_items;
    is_fit.then_some(best)
}

fn is_in(item: &ScoreItem, framework: &Framework) -> bool {
    let weight = item.weight.as_ref().map(|weight| weight.value);
    node(&item.name.value, framework).is_some_and(|node| Some(weight_of(node)) == weight)
}

/// A node of a framework, borrowed.
#[derive(Clone, Copy)]
pub(super) enum NodeRef<'a> {
    Group(&'a Category),
    Leaf(&'a Indicator),
}

fn weight_of(node: NodeRef<'_>) -> Points {
    match node {
        NodeRef::Group(group) => group.weight,
        NodeRef::Leaf(leaf) => leaf.weight,
    }
}

/// The node that a name means: groups first, from the outside in.
pub(super) fn node<'a>(name: &str, framework: &'a Framework) -> Option<NodeRef<'a>> {
    let key = name_key(name);
    let group = framework.categories().into_iter().find(|group| name_key(&group.name) == key);
    let leaf = || framework.indicators().into_iter().find(|leaf| name_key(&leaf.name) == key);
    group.map(NodeRef::Group).or_else(|| leaf().map(NodeRef::Leaf))
}

/// The leaf among some that a reason's words mean; the one that fits best.
pub(super) fn leaf<'a>(words: &str, leaves: &[&'a Indicator]) -> Option<&'a Indicator> {
    let key = name_key(words);
    let fits = leaves.iter().map(|leaf| (likeness(&name_key(&leaf.name), &key), *leaf));
    fits.filter(|(percent, _)| *percent >= SAME_NAME).max_by_key(|(percent, _)| *percent).map(|(_, leaf)| leaf)
}

/// Per cent of a name's characters that stand, two or more together, in a text.
pub(super) fn likeness(name: &str, text: &str) -> usize {
    let pairs: BTreeSet<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    let characters: Vec<char> = name.chars().collect();
    let stands = |left: Option<&char>, right: Option<&char>| {
        left.zip(right).is_some_and(|(left, right)| pairs.contains(&(*left, *right)))
    };
    let is_covered = |at: &usize| {
        let (own, next) = (characters.get(*at), characters.get(*at + 1));
        stands(at.checked_sub(1).and_then(|before| characters.get(before)), own) || stands(own, next)
    };
    let n_covered = (0..characters.len()).filter(is_covered).count();
    (n_covered * 100).checked_div(characters.len()).unwrap_or(0)
}

/// Every leaf below a group.
pub(super) fn leaves(group: &Category) -> Vec<&Indicator> {
    let mut found = Vec::new();
    for child in &group.children {
        match child {
            Node::Category(category) => found.extend(leaves(category)),
            Node::Indicator(indicator) => found.push(indicator),
        }
    }
    found
}
