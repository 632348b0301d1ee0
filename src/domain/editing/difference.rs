//! What differs between a framework and its base: node by node, by id.

use rust_decimal::Decimal;

use crate::domain::framework::{Category, Framework, FrameworkRef, Node};
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::order::sorted;
use crate::domain::points::Points;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A node that the base does not have.
    Added {
        /// Which node.
        id: NodeId,
    },
    /// A node that only the base has.
    Removed {
        /// Which node.
        id: NodeId,
        /// What it was called.
        name: String,
    },
    /// Another name.
    Renamed {
        /// Which node.
        id: NodeId,
        /// What it was called.
        from: String,
        /// What it is called.
        to: String,
    },
    /// Another weight, or the same said as a share or no longer as one.
    Reweighed {
        /// Which node.
        id: NodeId,
        /// What it weighed.
        from: Points,
        /// What it weighs.
        to: Points,
    },
    /// Another parent, or another place among the siblings that both have.
    Moved {
        /// Which node.
        id: NodeId,
    },
    /// Another measure, target or rule.
    RuleChanged {
        /// Which indicator.
        id: NodeId,
    },
    /// Another definition, core mark, standing or choice of what is assessed.
    DetailsChanged {
        /// Which node.
        id: NodeId,
    },
    /// Other settings of the whole: grades, rounding, caps, what does not apply, title.
    SettingsChanged,
}

/// Everything in `copy` that differs from `base`, in the order of the copy, removed nodes last.
pub fn differences(base: &Framework, copy: &Framework) -> Vec<Difference> {
    let (before, after) = (placed(base), placed(copy));
    let mut found = Vec::new();
    if settings(base) != settings(copy) {
        found.push(Difference::SettingsChanged);
    }
    let moved = moved(&before, &after);
    for place in &after {
        let Some(old) = before.iter().find(|old| old.node.id() == place.node.id()) else {
            found.push(Difference::Added { id: place.node.id().clone() });
            continue;
        };
        if moved.contains(&place.node.id()) {
            found.push(Difference::Moved { id: place.node.id().clone() });
        }
        compare(old.node, place.node, &mut found);
    }
    let is_gone = |old: &&Place<'_>| after.iter().all(|place| place.node.id() != old.node.id());
    let gone = before.iter().filter(is_gone);
    found.extend(gone.map(|old| Difference::Removed { id: old.node.id().clone(), name: old.node.name().to_owned() }));
    found
}

/// A node with its parent.
struct Place<'a> {
    node: Item<'a>,
    parent: Option<&'a NodeId>,
}

/// A dimension is no [`Node`], but has all that a category has.
#[derive(Clone, Copy)]
enum Item<'a> {
    Category(&'a Category),
    Indicator(&'a Indicator),
}

impl<'a> Item<'a> {
    fn id(self) -> &'a NodeId {
        match self {
            Self::Category(category) => &category.id,
            Self::Indicator(indicator) => &indicator.id,
        }
    }

    fn name(self) -> &'a str {
        match self {
            Self::Category(category) => &category.name,
            Self::Indicator(indicator) => &indicator.name,
        }
    }

    fn weight(self) -> (Points, Option<Decimal>) {
        match self {
            Self::Category(category) => (category.weight, category.share),
            Self::Indicator(indicator) => (indicator.weight, indicator.share),
        }
    }
}

fn placed(framework: &Framework) -> Vec<Place<'_>> {
    fn push<'a>(items: Vec<Item<'a>>, parent: Option<&'a NodeId>, places: &mut Vec<Place<'a>>) {
        for item in items {
            places.push(Place { node: item, parent });
            if let Item::Category(category) = item {
                let children = category.children.iter().map(|node| match node {
                    Node::Category(category) => Item::Category(category),
                    Node::Indicator(indicator) => Item::Indicator(indicator),
                });
                push(children.collect(), Some(&category.id), places);
            }
        }
    }
    let mut places = Vec::new();
    push(framework.dimensions.iter().map(Item::Category).collect(), None, &mut places);
    places
}

/// Nodes of both that have another parent, or are out of line among their siblings. Of those siblings that both have, the
/// longest part that stands in the old order stayed; so a node that came or went moves nobody.
fn moved<'a>(before: &[Place<'_>], after: &[Place<'a>]) -> Vec<&'a NodeId> {
    let old_position = |place: &Place<'_>| before.iter().position(|old| old.node.id() == place.node.id());
    let mut moved = Vec::new();
    let parents: Vec<Option<&NodeId>> = after.iter().map(|place| place.parent).collect();
    let mut parents = sorted(parents, |left, right| left.cmp(right));
    parents.dedup();
    for parent in parents {
        let mut kept: Vec<(usize, &NodeId)> = Vec::new();
        for place in after.iter().filter(|place| place.parent == parent) {
            let Some(position) = old_position(place) else { continue };
            if before.get(position).is_some_and(|old| old.parent == parent) {
                kept.push((position, place.node.id()));
            } else {
                moved.push(place.node.id());
            }
        }
        let stayed = longest_rising(&kept);
        moved.extend(kept.into_iter().map(|(_, id)| id).filter(|id| !stayed.contains(id)));
    }
    moved
}

/// The longest part of the list whose positions rise.
fn longest_rising<'a>(list: &[(usize, &'a NodeId)]) -> Vec<&'a NodeId> {
    let mut best_ending: Vec<(usize, Vec<&'a NodeId>)> = Vec::new();
    for (position, id) in list {
        let shorter = best_ending.iter().filter(|(end, _)| end < position).map(|(_, part)| part);
        let mut part = shorter.max_by_key(|part| part.len()).cloned().unwrap_or_default();
        part.push(*id);
        best_ending.push((*position, part));
    }
    best_ending.into_iter().map(|(_, part)| part).max_by_key(Vec::len).unwrap_or_default()
}

fn compare(old: Item<'_>, new: Item<'_>, found: &mut Vec<Difference>) {
    let id = || new.id().clone();
    if old.name() != new.name() {
        let (from, to) = (old.name().to_owned(), new.name().to_owned());
        found.push(Difference::Renamed { id: id(), from, to });
    }
    if old.weight() != new.weight() {
        found.push(Difference::Reweighed { id: id(), from: old.weight().0, to: new.weight().0 });
    }
    match (old, new) {
        (Item::Indicator(old), Item::Indicator(new)) => {
            if (&old.measure, &old.target, &old.rule) != (&new.measure, &new.target, &new.rule) {
                found.push(Difference::RuleChanged { id: id() });
            }
            if (&old.definition, old.is_core) != (&new.definition, new.is_core) {
                found.push(Difference::DetailsChanged { id: id() });
            }
        }
        (Item::Category(old), Item::Category(new)) => {
            if (old.standing, old.assessed) != (new.standing, new.assessed) {
                found.push(Difference::DetailsChanged { id: id() });
            }
        }
        // A group where an indicator was, or the other way round: nothing of its rule is left.
        (Item::Category(_), Item::Indicator(_)) | (Item::Indicator(_), Item::Category(_)) => {
            found.push(Difference::RuleChanged { id: id() });
        }
    }
}

/// Everything of a framework but its name, its base and its tree.
fn settings(framework: &Framework) -> Framework {
    Framework {
        reference: FrameworkRef { id: String::new(), version: 0 },
        base: None,
        is_own: false,
        dimensions: Vec::new(),
        ..framework.clone()
    }
}
