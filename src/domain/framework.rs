//! A framework (指标体系): the tree of dimensions, categories and indicators with its weights and grades.

use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::provenance::Provenance;

/// A framework, as its data file says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    /// Which framework, and which version of it.
    pub reference: FrameworkRef,
    /// Full title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Document name and number.
    pub document: String,
    /// The budget year it was made for.
    pub year: u16,
    /// Level 1 of the tree, in the order of the form.
    pub dimensions: Vec<Category>,
    /// The grades, in any order.
    pub grade_bands: Vec<GradeBand>,
    /// Decimals a leaf's score is rounded to; at most 2.
    pub score_decimals: u32,
}

impl Framework {
    /// Full marks: the weights of all dimensions.
    pub fn full_marks(&self) -> Points {
        self.dimensions.iter().map(|dimension| dimension.weight).sum()
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &NodeId) -> Option<&Indicator> {
        self.dimensions.iter().find_map(|dimension| dimension.indicator(id))
    }

    /// Every indicator, in the order of the form.
    pub fn indicators(&self) -> Vec<&Indicator> {
        fn collect<'a>(category: &'a Category, found: &mut Vec<&'a Indicator>) {
            for node in &category.children {
                match node {
                    Node::Category(category) => collect(category, found),
                    Node::Indicator(indicator) => found.push(indicator),
                }
            }
        }
        let mut found = Vec::new();
        for dimension in &self.dimensions {
            collect(dimension, &mut found);
        }
        found
    }
}

/// A framework's id and version, printed `id@version`. A released version never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkRef {
    /// Lower-case words with hyphens.
    pub id: String,
    /// 1 and up.
    pub version: u32,
}

impl std::fmt::Display for FrameworkRef {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}@{}", self.id, self.version)
    }
}

/// A dimension or category: a named group with a weight of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Unique in the framework.
    pub id: NodeId,
    /// The category's name, as the framework prints it.
    pub name: String,
    /// Full marks of the group; equals the sum of its children in a sound framework.
    pub weight: Points,
    /// Whether the group is part of the base weights.
    pub standing: Standing,
    /// Where the weight comes from.
    pub weight_provenance: Provenance,
    /// In the order of the form.
    pub children: Vec<Node>,
}

impl Category {
    /// The indicator with this id, at any depth.
    fn indicator(&self, id: &NodeId) -> Option<&Indicator> {
        self.children.iter().find_map(|node| match node {
            Node::Category(category) => category.indicator(id),
            Node::Indicator(indicator) => (indicator.id == *id).then_some(indicator),
        })
    }
}

/// Whether a group is part of the base weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Part of what everyone can earn.
    Base,
    /// 加减分项: added or taken away on top of the base.
    Bonus,
}

/// A branch or a leaf of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A group of further nodes.
    Category(Category),
    /// A scored leaf.
    Indicator(Indicator),
}
