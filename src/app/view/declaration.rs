//! Goal declaration: the framework's tree with its names and weights, and whether the weights add up.

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::domain::framework::{Assessed, Category, Node};
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::tree::Way;
use crate::text::declaration::{groups_wrong, sum_problem, whole_sum};
use crate::text::indicators::level;
use crate::text::labels::Label;
use crate::text::rule_names::RuleName;

/// Goal declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationView {
    /// The framework's title, as a field.
    pub title: FieldView,
    /// What the base dimensions add up to, and whether it is right.
    pub sum: String,
    /// Whether it is.
    pub is_sum_right: bool,
    /// Every node, in the order of the form.
    pub rows: Vec<DeclarationRow>,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationRow {
    /// Which node.
    pub id: NodeId,
    /// 1 for dimensions, 2 for what is right below them, …
    pub level: usize,
    /// The level in words; empty for indicators.
    pub spoken_level: &'static str,
    /// Its name, as a field.
    pub name: FieldView,
    /// Its weight, as a field.
    pub weight: FieldView,
    /// Its name as it is read.
    pub spoken_name: String,
    /// How it is scored; `None` for groups.
    pub rule: Option<&'static str>,
    /// That the weights below it don't add up to it.
    pub problem: Option<String>,
    /// Whether it can go up.
    pub can_go_up: bool,
    /// Whether it can go down.
    pub can_go_down: bool,
}

/// Goal declaration of the sheet's framework.
pub fn declaration_view(state: &State) -> DeclarationView {
    let (framework, language) = (&state.evaluation.framework, state.language);
    let sum = framework.full_marks();
    let expected = framework.stated_full_marks.unwrap_or(sum);
    let mut rows = Vec::new();
    let n_dimensions = framework.dimensions.len();
    for (position, dimension) in framework.dimensions.iter().enumerate() {
        let ways = Ways { up: position > 0, down: position + 1 < n_dimensions };
        push_group(state, dimension, 1, ways, &mut rows);
    }
    let n_wrong = rows.iter().filter(|row: &&DeclarationRow| row.problem.is_some()).count();
    DeclarationView {
        title: FieldView::new(state, Field::FrameworkTitle, "", Label::FrameworkTitle.text(language)),
        sum: [whole_sum(sum, expected, language), groups_wrong(n_wrong, language)].concat(),
        is_sum_right: sum == expected && n_wrong == 0,
        rows,
    }
}

/// Where a node can be moved.
#[derive(Clone, Copy)]
struct Ways {
    up: bool,
    down: bool,
}

fn push_group(state: &State, group: &Category, depth: usize, ways: Ways, rows: &mut Vec<DeclarationRow>) {
    let weights = group.children.iter().map(Node::weight);
    let problem = match group.assessed {
        Assessed::All => sum_problem(weights.sum::<Points>(), group.weight, state.language),
        // Each weighs as much as the group: only one of them counts.
        Assessed::OneOf => weights.into_iter().find_map(|weight| sum_problem(weight, group.weight, state.language)),
    };
    let problem = problem.filter(|_| !group.children.is_empty());
    rows.push(DeclarationRow {
        spoken_level: level(depth, state.language),
        problem,
        ..row(state, &group.id, &group.name, depth, ways)
    });
    let n_children = group.children.len();
    // From the first and the last place it goes on in the group beside.
    let is_beside = |way: Way| state.evaluation.framework.group_next_to(&group.id, way).is_some();
    let beside = Ways { up: is_beside(Way::Up), down: is_beside(Way::Down) };
    for (position, node) in group.children.iter().enumerate() {
        let ways = Ways { up: position > 0 || beside.up, down: position + 1 < n_children || beside.down };
        match node {
            Node::Category(category) => push_group(state, category, depth + 1, ways, rows),
            Node::Indicator(indicator) => rows.push(DeclarationRow {
                rule: Some(RuleName::of(&indicator.rule).text(state.language)),
                ..row(state, &indicator.id, &indicator.name, depth + 1, ways)
            }),
        }
    }
}

fn row(state: &State, id: &NodeId, name: &str, depth: usize, ways: Ways) -> DeclarationRow {
    let language = state.language;
    DeclarationRow {
        id: id.clone(),
        level: depth,
        spoken_level: "",
        name: FieldView::new(state, Field::NodeName(id.clone()), name, Label::NodeName.text(language)),
        weight: FieldView::new(state, Field::NodeWeight(id.clone()), name, Label::Weight.text(language)),
        spoken_name: name.to_owned(),
        rule: None,
        problem: None,
        can_go_up: ways.up,
        can_go_down: ways.down,
    }
}
