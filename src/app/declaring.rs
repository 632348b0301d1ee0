//! Goal declaration (绩效目标申报): the framework's tree is changed, one step of the history each.

use std::rc::Rc;

use crate::app::field::Field;
use crate::app::history::Change;
use crate::app::own_framework;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::editing::Edit;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Assessed, Category, Framework, Node, Standing};
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Sign, Target};
use crate::domain::points::Points;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::rules::Rule;
use crate::domain::rules::proportional::Proportional;
use crate::domain::tree::Way;
use crate::text::declaration::{DeclarationLabel, copy_of};

/// Something done to the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeclaringAction {
    /// A new indicator at the end of a group.
    IndicatorAdded {
        /// The group.
        parent: NodeId,
    },
    /// A new category at the end of a dimension or category.
    CategoryAdded {
        /// The group above it.
        parent: NodeId,
    },
    /// A copy right behind a node, with all that is below it.
    Copied(NodeId),
    /// One place up among its siblings; from the first place to the end of the group before.
    MovedUp(NodeId),
    /// One place down; from the last place to the beginning of the next group.
    MovedDown(NodeId),
    /// It goes away with all that is below it, and what was filled in for it.
    Removed(NodeId),
}

impl DeclaringAction {
    /// The id of the button that asks for a move, where the focus stays for the next one; `None` for the others.
    pub fn button_id(&self) -> Option<String> {
        match self {
            Self::MovedUp(id) => Some(format!("move-up-{id}")),
            Self::MovedDown(id) => Some(format!("move-down-{id}")),
            Self::IndicatorAdded { .. } | Self::CategoryAdded { .. } | Self::Copied(_) | Self::Removed(_) => None,
        }
    }
}

/// Applies one action. What makes no sense (up from the first place) changes nothing.
pub(super) fn update(state: &mut State, action: DeclaringAction) -> Step {
    match action {
        DeclaringAction::IndicatorAdded { parent } => {
            let id = free_id(&state.evaluation.framework, &[]);
            let name = DeclarationLabel::NewIndicator.text(state.language).to_owned();
            let node = Node::Indicator(indicator(id, name.clone()));
            add(state, Some(parent), usize::MAX, node, Change::NodeAdded(name))
        }
        DeclaringAction::CategoryAdded { parent } => {
            let id = free_id(&state.evaluation.framework, &[]);
            let name = DeclarationLabel::NewCategory.text(state.language).to_owned();
            let node = Node::Category(category(id, name.clone()));
            add(state, Some(parent), usize::MAX, node, Change::NodeAdded(name))
        }
        DeclaringAction::Copied(id) => copy(state, &id),
        DeclaringAction::MovedUp(ref id) => shift(state, id.clone(), &action, Way::Up),
        DeclaringAction::MovedDown(ref id) => shift(state, id.clone(), &action, Way::Down),
        DeclaringAction::Removed(id) => remove(state, id),
    }
}

/// What a new indicator is until it is changed: a rate in proportion to the sheet's own target, worth nothing yet.
fn indicator(id: NodeId, name: String) -> Indicator {
    Indicator {
        id,
        name,
        definition: String::new(),
        weight: Points::ZERO,
        share: None,
        measure: Measure::Rate { sign: Sign::NeverNegative },
        target: Target::Entered,
        rule: Rule::Proportional(Proportional::default()),
        is_core: false,
        weight_provenance: own(),
        rule_provenance: own(),
    }
}

fn category(id: NodeId, name: String) -> Category {
    Category {
        id,
        name,
        weight: Points::ZERO,
        share: None,
        standing: Standing::Base,
        assessed: Assessed::All,
        weight_provenance: own(),
        children: Vec::new(),
    }
}

fn own() -> Provenance {
    Provenance { kind: ProvenanceKind::User, note: String::new() }
}

/// An id that nothing in the framework has, nor anything in `taken`.
fn free_id(framework: &Framework, taken: &[NodeId]) -> NodeId {
    let is_free = |id: &NodeId| framework.name_and_weight(id).is_none() && !taken.contains(id);
    let candidates = (1_u32..).map(|nth| NodeId::new(&format!("own-{nth}")));
    // A framework has fewer nodes than there are numbers.
    candidates.into_iter().find(is_free).unwrap_or_else(|| NodeId::new("own"))
}

fn add(state: &mut State, parent: Option<NodeId>, position: usize, node: Node, change: Change) -> Step {
    let id = node.id().clone();
    let edit = Edit::Add { parent, position, node };
    if !edited(state, &edit) {
        return Step::None;
    }
    state.focus = Some(Focus::Field(Field::NodeName(id)));
    Step::Changed(change)
}

/// Whether the change could be made.
fn edited(state: &mut State, edit: &Edit) -> bool {
    let evaluation: &mut Evaluation = Rc::make_mut(&mut state.evaluation);
    own_framework::edit(evaluation, edit).is_ok()
}

fn copy(state: &mut State, id: &NodeId) -> Step {
    let framework = &state.evaluation.framework;
    let Some((place, mut node)) = framework.place_of(id).zip(framework.node(id)) else { return Step::None };
    let name = copy_of(node.name(), state.language);
    let mut taken = Vec::new();
    renew(&mut node, framework, &mut taken);
    match &mut node {
        Node::Category(category) => category.name.clone_from(&name),
        Node::Indicator(indicator) => indicator.name.clone_from(&name),
    }
    add(state, place.parent, place.position + 1, node, Change::NodeCopied(name))
}

/// Gives a node and all below it ids of their own.
fn renew(node: &mut Node, framework: &Framework, taken: &mut Vec<NodeId>) {
    let id = free_id(framework, taken);
    taken.push(id.clone());
    match node {
        Node::Indicator(indicator) => indicator.id = id,
        Node::Category(category) => {
            category.id = id;
            for child in &mut category.children {
                renew(child, framework, taken);
            }
        }
    }
}

fn shift(state: &mut State, id: NodeId, asked: &DeclaringAction, way: Way) -> Step {
    let framework = &state.evaluation.framework;
    let Some(place) = framework.place_of(&id) else { return Step::None };
    let Some((parent, position)) = framework.place_next_to(&place, way) else { return Step::None };
    let name = name_of(framework, &id);
    if !edited(state, &Edit::Move { id: id.clone(), parent, position }) {
        return Step::None;
    }
    // The row moved, and an element that moves loses the focus.
    state.focus = asked.button_id().map(Focus::Element);
    Step::Changed(Change::NodeMoved(name))
}

fn remove(state: &mut State, id: NodeId) -> Step {
    let framework = &state.evaluation.framework;
    let Some(place) = framework.place_of(&id) else { return Step::None };
    let name = name_of(framework, &id);
    let neighbour = framework.neighbour(&place);
    if !edited(state, &Edit::Remove { id }) {
        return Step::None;
    }
    let framework = &state.evaluation.framework;
    state.drafts.retain(|field| match field.node() {
        Some(id) => framework.name_and_weight(id).is_some(),
        None => true,
    });
    state.focus = neighbour.map(|id| Focus::Field(Field::NodeName(id)));
    Step::Replaced(Change::NodeRemoved(name))
}

fn name_of(framework: &Framework, id: &NodeId) -> String {
    framework.name_and_weight(id).map(|(name, _)| name.to_owned()).unwrap_or_default()
}
