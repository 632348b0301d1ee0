//! One change of a framework.

use rust_decimal::Decimal;

use crate::domain::framework::{Category, Framework, FrameworkRef, Node};
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::rules::Rule;
use crate::domain::soundness;

/// A change of a framework.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A dimension, category or indicator gets another name.
    Rename {
        /// Which node.
        id: NodeId,
        /// Its new name.
        name: String,
    },
    /// A node gets another weight; children that have shares of it follow.
    Reweigh {
        /// Which node.
        id: NodeId,
        /// Its new weight.
        weight: NewWeight,
    },
    /// An indicator is measured and scored in another way.
    ChangeRule {
        /// Which indicator.
        id: NodeId,
        /// What the filer gives.
        measure: Measure,
        /// Where the target comes from.
        target: Target,
        /// How it becomes points.
        rule: Rule,
    },
    /// A node is put under another parent, or elsewhere under its own.
    Move {
        /// Which node.
        id: NodeId,
        /// The new parent; `None`: level 1.
        parent: Option<NodeId>,
        /// Its position among the new siblings; beyond the end is the end.
        position: usize,
    },
    /// A new node, with all that is below it.
    Add {
        /// The parent; `None`: level 1.
        parent: Option<NodeId>,
        /// Its position among its siblings; beyond the end is the end.
        position: usize,
        /// The node.
        node: Node,
    },
    /// A node goes away, with all that is below it.
    Remove {
        /// Which node.
        id: NodeId,
    },
}

/// A weight as points or as a share of the parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewWeight {
    /// Points, 0 or above.
    Points(Points),
    /// Per cent of the parent's weight, 0 or above.
    Share(Decimal),
}

/// Why a change can't be made. The framework stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditProblem {
    /// There is no node with this id.
    NoSuchNode(NodeId),
    /// Only an indicator has a rule.
    NotAnIndicator(NodeId),
    /// Only a group has children.
    NotAGroup(NodeId),
    /// Level 1 has groups only.
    IndicatorAtTheTop(NodeId),
    /// A node can't be put into itself or below itself.
    Cycle(NodeId),
    /// An id that is taken, or used twice in what is added.
    IdTaken(NodeId),
    /// A name that says nothing.
    EmptyName(NodeId),
    /// A weight below 0.
    NegativeWeight(NodeId),
    /// Level 1 has no parent to take a share of.
    ShareAtTheTop(NodeId),
    /// The share gives points finer than can be kept.
    ShareTooFine(NodeId),
    /// The rule can't work with what the measure gives.
    MeasureDoesNotFit(NodeId),
    /// The rule looks at a target, and none is given.
    NoTarget(NodeId),
}

/// The sheet's own copy of a released framework: the same, under a name of its own, knowing what it was made from.
pub fn copy_of(framework: &Framework, own_id: &str) -> Framework {
    let base = framework.base.clone().unwrap_or_else(|| framework.reference.clone());
    Framework {
        reference: FrameworkRef { id: own_id.to_owned(), version: 1 },
        base: Some(base),
        is_own: true,
        ..framework.clone()
    }
}

/// The framework after one change.
///
/// # Errors
/// The change makes no sense; the framework given stays as it was.
pub fn edit(framework: &Framework, change: &Edit) -> Result<Framework, EditProblem> {
    let mut edited = framework.clone();
    match change {
        Edit::Rename { id, name } => rename(&mut edited, id, name)?,
        Edit::Reweigh { id, weight } => reweigh(&mut edited, id, *weight)?,
        Edit::ChangeRule { id, measure, target, rule } => change_rule(&mut edited, id, measure, target, rule)?,
        Edit::Move { id, parent, position } => {
            let is_below = |category: &Category| parent.as_ref().is_some_and(|parent| category.holds(parent));
            if framework.category(id).is_some_and(is_below) {
                return Err(EditProblem::Cycle(id.clone()));
            }
            let node = take(&mut edited, id).ok_or_else(|| EditProblem::NoSuchNode(id.clone()))?;
            insert(&mut edited, parent.as_ref(), *position, node)?;
        }
        Edit::Add { parent, position, node } => {
            let mut taken = ids_of(framework);
            for id in ids_below(node) {
                if taken.contains(&id) {
                    return Err(EditProblem::IdTaken(id));
                }
                taken.push(id);
            }
            insert(&mut edited, parent.as_ref(), *position, node.clone())?;
        }
        Edit::Remove { id } => {
            take(&mut edited, id).ok_or_else(|| EditProblem::NoSuchNode(id.clone()))?;
        }
    }
    Ok(edited)
}

/// What somebody set who made the sheet.
fn own() -> Provenance {
    Provenance { kind: ProvenanceKind::User, note: String::new() }
}

fn rename(framework: &mut Framework, id: &NodeId, name: &str) -> Result<(), EditProblem> {
    if name.trim().is_empty() {
        return Err(EditProblem::EmptyName(id.clone()));
    }
    let renamed = change_node(framework, id, &mut |node| match node {
        Found::Category(category) => name.clone_into(&mut category.name),
        Found::Indicator(indicator) => name.clone_into(&mut indicator.name),
    });
    renamed.then_some(()).ok_or_else(|| EditProblem::NoSuchNode(id.clone()))
}

fn reweigh(framework: &mut Framework, id: &NodeId, weight: NewWeight) -> Result<(), EditProblem> {
    let parent = parent_of(framework, id).ok_or_else(|| EditProblem::NoSuchNode(id.clone()))?;
    let (points, share) = match weight {
        NewWeight::Points(points) if points < Points::ZERO => return Err(EditProblem::NegativeWeight(id.clone())),
        NewWeight::Points(points) => (points, None),
        NewWeight::Share(share) if share < Decimal::ZERO => return Err(EditProblem::NegativeWeight(id.clone())),
        NewWeight::Share(share) => {
            let parent = parent.ok_or_else(|| EditProblem::ShareAtTheTop(id.clone()))?;
            (parent.share(share).ok_or_else(|| EditProblem::ShareTooFine(id.clone()))?, Some(share))
        }
    };
    let mut problem = None;
    change_node(framework, id, &mut |node| match node {
        Found::Category(category) => {
            (category.weight, category.share, category.weight_provenance) = (points, share, own());
            problem = follow(category).err();
        }
        Found::Indicator(indicator) => {
            (indicator.weight, indicator.share, indicator.weight_provenance) = (points, share, own());
        }
    });
    problem.map_or(Ok(()), Err)
}

/// Children that have shares of a group's weight follow it.
fn follow(category: &mut Category) -> Result<(), EditProblem> {
    for node in &mut category.children {
        let parent = category.weight;
        let (id, weight, share) = match node {
            Node::Category(child) => (&child.id, &mut child.weight, child.share),
            Node::Indicator(child) => (&child.id, &mut child.weight, child.share),
        };
        if let Some(share) = share {
            *weight = parent.share(share).ok_or_else(|| EditProblem::ShareTooFine(id.clone()))?;
        }
        if let Node::Category(child) = node {
            follow(child)?;
        }
    }
    Ok(())
}

fn change_rule(
    framework: &mut Framework,
    id: &NodeId,
    measure: &Measure,
    target: &Target,
    rule: &Rule,
) -> Result<(), EditProblem> {
    if !soundness::fits(rule, measure) {
        return Err(EditProblem::MeasureDoesNotFit(id.clone()));
    }
    if soundness::lacks_target(rule, target) {
        return Err(EditProblem::NoTarget(id.clone()));
    }
    let mut is_indicator = false;
    let is_there = change_node(framework, id, &mut |node| {
        if let Found::Indicator(indicator) = node {
            is_indicator = true;
            (indicator.measure, indicator.target, indicator.rule) = (measure.clone(), target.clone(), rule.clone());
            indicator.rule_provenance = own();
        }
    });
    match (is_there, is_indicator) {
        (false, _) => Err(EditProblem::NoSuchNode(id.clone())),
        (true, false) => Err(EditProblem::NotAnIndicator(id.clone())),
        (true, true) => Ok(()),
    }
}

enum Found<'a> {
    Category(&'a mut Category),
    Indicator(&'a mut Indicator),
}

/// Changes the node with this id; whether there is one.
fn change_node(framework: &mut Framework, id: &NodeId, change: &mut dyn FnMut(Found<'_>)) -> bool {
    fn below(category: &mut Category, id: &NodeId, change: &mut dyn FnMut(Found<'_>)) -> bool {
        if category.id == *id {
            change(Found::Category(category));
            return true;
        }
        category.children.iter_mut().any(|node| match node {
            Node::Category(category) => below(category, id, change),
            Node::Indicator(indicator) if indicator.id == *id => {
                change(Found::Indicator(indicator));
                true
            }
            Node::Indicator(_) => false,
        })
    }
    framework.dimensions.iter_mut().any(|dimension| below(dimension, id, change))
}

/// The weight of a node's parent, `Some(None)` at level 1; `None` when there is no such node.
fn parent_of(framework: &Framework, id: &NodeId) -> Option<Option<Points>> {
    if framework.dimensions.iter().any(|dimension| dimension.id == *id) {
        return Some(None);
    }
    let holds = |category: &&Category| category.children.iter().any(|child| child.id() == id);
    framework.categories().into_iter().find(holds).map(|parent| Some(parent.weight))
}

/// Takes a node out of the tree.
fn take(framework: &mut Framework, id: &NodeId) -> Option<Node> {
    fn below(category: &mut Category, id: &NodeId) -> Option<Node> {
        if let Some(position) = category.children.iter().position(|node| node.id() == id) {
            return Some(category.children.remove(position));
        }
        category.children.iter_mut().find_map(|node| match node {
            Node::Category(category) => below(category, id),
            Node::Indicator(_) => None,
        })
    }
    if let Some(position) = framework.dimensions.iter().position(|dimension| dimension.id == *id) {
        return Some(Node::Category(framework.dimensions.remove(position)));
    }
    framework.dimensions.iter_mut().find_map(|dimension| below(dimension, id))
}

/// Puts a node into the tree; shares are taken of the new parent.
fn insert(framework: &mut Framework, parent: Option<&NodeId>, position: usize, node: Node) -> Result<(), EditProblem> {
    let Some(parent_id) = parent else {
        let Node::Category(mut dimension) = node else {
            return Err(EditProblem::IndicatorAtTheTop(node.id().clone()));
        };
        // There is nothing to have a share of any more: the points stay.
        dimension.share = None;
        let position = position.min(framework.dimensions.len());
        framework.dimensions.insert(position, dimension);
        return Ok(());
    };
    let mut result = Err(EditProblem::NoSuchNode(parent_id.clone()));
    // The parent's id is unique, so the node is put in once.
    let mut node = Some(node);
    change_node(framework, parent_id, &mut |found| {
        result = match found {
            Found::Indicator(indicator) => Err(EditProblem::NotAGroup(indicator.id.clone())),
            Found::Category(category) => {
                let position = position.min(category.children.len());
                category.children.splice(position..position, node.take());
                follow(category)
            }
        };
    });
    result
}

fn ids_of(framework: &Framework) -> Vec<NodeId> {
    framework.dimensions.iter().flat_map(Category::ids).collect()
}

fn ids_below(node: &Node) -> Vec<NodeId> {
    match node {
        Node::Category(category) => category.ids(),
        Node::Indicator(indicator) => vec![indicator.id.clone()],
    }
}

impl Category {
    /// The ids of the group and of everything below it.
    fn ids(&self) -> Vec<NodeId> {
        let mut ids = vec![self.id.clone()];
        ids.extend(self.children.iter().flat_map(ids_below));
        ids
    }

    /// Whether the group or something below it has this id.
    pub fn holds(&self, id: &NodeId) -> bool {
        self.ids().contains(id)
    }
}
