//! A framework (指标体系): the tree of dimensions, categories and indicators with its weights and grades.

use rust_decimal::Decimal;

use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::interval::Interval;
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
    /// What this copy was made from; `None` for a framework of its own.
    pub base: Option<FrameworkRef>,
    /// Whether a sheet carries the whole framework along instead of naming it: its own copy.
    pub is_own: bool,
    /// What the weights of the base dimensions should add up to; `None` where no document says it.
    pub stated_full_marks: Option<Points>,
    /// Level 1 of the tree, in the order of the form.
    pub dimensions: Vec<Category>,
    /// The grades, in any order.
    pub grade_bands: Vec<GradeBand>,
    /// Decimals a leaf's score is rounded to; at most 2.
    pub score_decimals: u32,
    /// Decimals of a per cent that rates are rounded to before they are used; `None`: rates stay exact.
    pub rate_decimals: Option<u32>,
    /// What happens to indicators that do not apply; `None`: the framework does not foresee them.
    pub not_applicable: Option<NotApplicable>,
    /// Caps of the total by the department's execution rate in per cent.
    pub total_caps: Vec<TotalCap>,
    /// The most the total can be when a core indicator misses full marks.
    pub core_cap: Option<Points>,
}

/// What happens to an indicator that does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// It is left out: the total is out of less.
    Excluded,
    /// It is left out, and the rest of the base is scaled up to the full weight.
    Rescaled,
    /// It gets full marks.
    FullMarks,
}

/// A cap of the total while the execution rate lies in an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalCap {
    /// Execution rates in per cent.
    pub rates: Interval,
    /// The most the total can be there.
    pub highest: Points,
}

impl Framework {
    /// Full marks: the weights of all base dimensions.
    pub fn full_marks(&self) -> Points {
        let base = self.dimensions.iter().filter(|dimension| dimension.standing == Standing::Base);
        base.map(|dimension| dimension.weight).sum()
    }

    /// The most a sheet can get: base and bonus.
    pub fn highest_total(&self) -> Points {
        let counted = self.dimensions.iter().filter(|dimension| dimension.standing != Standing::Separate);
        counted.map(|dimension| dimension.weight).sum()
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &NodeId) -> Option<&Indicator> {
        self.dimensions.iter().find_map(|dimension| dimension.indicator(id))
    }

    /// The name and the weight of whatever has this id.
    pub fn name_and_weight(&self, id: &NodeId) -> Option<(&str, Points)> {
        let group = self.category(id).map(|group| (group.name.as_str(), group.weight));
        group.or_else(|| self.indicator(id).map(|indicator| (indicator.name.as_str(), indicator.weight)))
    }

    /// The dimension or category with this id.
    pub fn category(&self, id: &NodeId) -> Option<&Category> {
        self.dimensions.iter().find_map(|dimension| dimension.category(id))
    }

    /// Every dimension and category, in the order of the form.
    pub fn categories(&self) -> Vec<&Category> {
        fn collect<'a>(category: &'a Category, found: &mut Vec<&'a Category>) {
            found.push(category);
            for node in &category.children {
                if let Node::Category(category) = node {
                    collect(category, found);
                }
            }
        }
        let mut found = Vec::new();
        for dimension in &self.dimensions {
            collect(dimension, &mut found);
        }
        found
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
    /// Per cent of the parent's weight, where the framework gives shares.
    pub share: Option<Decimal>,
    /// Whether the group is part of the base weights.
    pub standing: Standing,
    /// Which of its children count.
    pub assessed: Assessed,
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

    /// The group with this id: itself or one at any depth.
    fn category(&self, id: &NodeId) -> Option<&Self> {
        if self.id == *id {
            return Some(self);
        }
        self.children.iter().find_map(|node| match node {
            Node::Category(category) => category.category(id),
            Node::Indicator(_) => None,
        })
    }
}

/// Which children of a group count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessed {
    /// All of them.
    All,
    /// The one that the sheet picks; each weighs as much as the group.
    OneOf,
}

/// Whether a group is part of the base weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Part of what everyone can earn.
    Base,
    /// 加减分项: added or taken away on top of the base.
    Bonus,
    /// Scored and shown beside the total, not part of it.
    Separate,
}

/// A branch or a leaf of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A group of further nodes.
    Category(Category),
    /// A scored leaf.
    Indicator(Indicator),
}

impl Node {
    /// The node's id.
    pub fn id(&self) -> &NodeId {
        match self {
            Self::Category(category) => &category.id,
            Self::Indicator(indicator) => &indicator.id,
        }
    }

    /// The node's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Category(category) => &category.name,
            Self::Indicator(indicator) => &indicator.name,
        }
    }

    /// The node's full marks.
    pub fn weight(&self) -> Points {
        match self {
            Self::Category(category) => category.weight,
            Self::Indicator(indicator) => indicator.weight,
        }
    }
}
