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

impl Framework {
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
