//! Where the nodes of a framework stand in its tree.

use crate::domain::framework::{Category, Framework, Node, Standing};
use crate::domain::id::NodeId;

/// The place of a node among its siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreePlace {
    /// The group above it; `None`: level 1.
    pub parent: Option<NodeId>,
    /// Its position, from 0.
    pub position: usize,
    /// How many nodes the parent has.
    pub n_siblings: usize,
}

/// A way along the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards its beginning.
    Up,
    /// Towards its end.
    Down,
}

impl Framework {
    /// The place one step further: past the next sibling, or, where there is none, in the next group that stands as deep as the
    /// node's own and counts in the same way. Indicators go into another category like that, and the tree keeps its levels.
    pub fn place_next_to(&self, place: &TreePlace, way: Way) -> Option<(Option<NodeId>, usize)> {
        let sibling = match way {
            Way::Up => place.position.checked_sub(1),
            Way::Down => place.position.checked_add(1).filter(|position| *position < place.n_siblings),
        };
        if let Some(position) = sibling {
            return Some((place.parent.clone(), position));
        }
        let group = self.group_next_to(place.parent.as_ref()?, way)?;
        let position = match way {
            Way::Up => group.children.len(),
            Way::Down => 0,
        };
        Some((Some(group.id.clone()), position))
    }

    /// The nearest group before or behind another that stands as deep and counts in the same way.
    pub fn group_next_to<'a>(&'a self, id: &NodeId, way: Way) -> Option<&'a Category> {
        fn collect<'a>(group: &'a Category, depth: usize, found: &mut Vec<(usize, &'a Category)>) {
            found.push((depth, group));
            for node in &group.children {
                if let Node::Category(group) = node {
                    collect(group, depth + 1, found);
                }
            }
        }
        let mut groups = Vec::new();
        for dimension in &self.dimensions {
            collect(dimension, 0, &mut groups);
        }
        let at = groups.iter().position(|(_, group)| group.id == *id)?;
        let (before, from) = groups.split_at(at);
        let (own, behind) = from.split_first()?;
        let is_like = |(depth, group): &&(usize, &'a Category)| *depth == own.0 && group.standing == own.1.standing;
        let found = match way {
            Way::Up => before.iter().rev().find(is_like),
            Way::Down => behind.iter().find(is_like),
        };
        found.map(|(_, group)| *group)
    }

    /// Where a node stands.
    pub fn place_of(&self, id: &NodeId) -> Option<TreePlace> {
        if let Some(position) = self.dimensions.iter().position(|dimension| dimension.id == *id) {
            return Some(TreePlace { parent: None, position, n_siblings: self.dimensions.len() });
        }
        self.categories().into_iter().find_map(|group| {
            let position = group.children.iter().position(|child| child.id() == id)?;
            Some(TreePlace { parent: Some(group.id.clone()), position, n_siblings: group.children.len() })
        })
    }

    /// A node with all that is below it.
    pub fn node(&self, id: &NodeId) -> Option<Node> {
        let group = self.category(id).map(|group| Node::Category(Category::clone(group)));
        group.or_else(|| self.indicator(id).map(|indicator| Node::Indicator(indicator.clone())))
    }

    /// The standing of the dimension that holds a node.
    pub fn standing_of(&self, id: &NodeId) -> Option<Standing> {
        self.dimensions.iter().find(|dimension| dimension.holds(id)).map(|dimension| dimension.standing)
    }

    /// The node that takes a place when it falls empty: the next sibling, else the one before, else the parent.
    pub fn neighbour(&self, place: &TreePlace) -> Option<NodeId> {
        let siblings: Vec<&NodeId> = match &place.parent {
            None => self.dimensions.iter().map(|dimension| &dimension.id).collect(),
            Some(parent) => self.category(parent)?.children.iter().map(Node::id).collect(),
        };
        let next = siblings.get(place.position + 1);
        let before = place.position.checked_sub(1).and_then(|position| siblings.get(position));
        next.or(before).map(|id| (*id).clone()).or_else(|| place.parent.clone())
    }
}
