//! The indicator table: the framework's tree as rows, filtered, folded and searched.

use std::rc::Rc;

use crate::app::field::Field;
use crate::app::list::Filter;
use crate::app::state::State;
use crate::app::view::indicator_row::{LeafRow, leaf_row};
use crate::app::view::rows_before::RowsBefore;
use crate::app::view::{ChoiceView, Picks};
use crate::domain::framework::{Assessed, Category, Node, Standing};
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::score::{Flag, GroupScore, LeafScore, NodeScore, Outcome};
use crate::text::indicators::{IndicatorsLabel, level};
use crate::text::labels;
use crate::text::number_format::{NONE, deduction, points, points_in_words};

/// The indicators panel.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorsView {
    /// Every filter with how many indicators it shows.
    pub filters: Vec<(Filter, usize)>,
    /// How many indicators are shown while something is looked for or filtered.
    pub n_found: Option<usize>,
    /// What is shown, in the order of the form.
    pub rows: Vec<IndicatorRow>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorRow {
    /// A dimension or category with its sums.
    Group(Box<GroupRow>),
    /// An indicator.
    Leaf(Rc<LeafRow>),
}

/// A dimension or category with its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Which group.
    pub id: NodeId,
    /// 1 for dimensions, 2 for their categories, …
    pub level: usize,
    /// The level in words, for those who don't see it.
    pub spoken_level: &'static str,
    /// Its name.
    pub name: String,
    /// Full marks.
    pub weight: String,
    /// Sum of the scores; "—" while nothing is scored.
    pub score: String,
    /// Sum of the deductions.
    pub deduction: String,
    /// Whether points are lost.
    pub is_lost: bool,
    /// What is pending, in words; `None` when nothing is.
    pub pending: Option<String>,
    /// Whether its rows are folded away.
    pub is_folded: bool,
    /// The pick of the one that is assessed, where only one is.
    pub assessed: Option<ChoiceView>,
}

/// The panel's table with its filters.
pub fn indicators_view(state: &State) -> IndicatorsView {
    indicators_view_after(state, &mut RowsBefore::default())
}

/// The same, with the rows that say what they said before taken over from there: nothing of them is made or compared again.
pub fn indicators_view_after(state: &State, before: &mut RowsBefore) -> IndicatorsView {
    let leaves = leaves(state);
    let filters = Filter::ALL.map(|filter| (filter, leaves.iter().filter(|leaf| leaf.passes(filter)).count()));
    let list = &state.list;
    let is_narrowed = list.filter != Filter::All || !list.find.trim().is_empty();
    let is_shown: Vec<bool> = leaves.iter().map(|leaf| leaf.is_shown(state)).collect();
    let n_shown = is_shown.iter().filter(|is_shown| **is_shown).count();
    let scores: Vec<(&NodeId, &LeafScore)> = leaves.iter().map(|leaf| (&leaf.indicator.id, leaf.scored)).collect();
    let made = before.rows(state, &scores, |nth| {
        // The position is one of `scores`, which are as many as the leaves.
        let leaf = leaves.get(nth).expect("a row is made for a leaf");
        Rc::new(leaf_row(state, leaf.indicator, leaf.scored, leaf.level))
    });
    let mut walk = Walk { state, is_narrowed, leaves: made.into_iter().zip(is_shown), rows: Vec::new() };
    for (dimension, scored) in state.evaluation.framework.dimensions.iter().zip(&state.report.dimensions) {
        walk.push_group(dimension, scored, 1, Shown::Yes);
    }
    IndicatorsView { filters: filters.to_vec(), n_found: is_narrowed.then_some(n_shown), rows: walk.rows }
}

/// An indicator with its score.
struct Leaf<'a> {
    indicator: &'a Indicator,
    scored: &'a LeafScore,
    /// How deep it stands in the tree, beginning with 1.
    level: usize,
    is_flagged: bool,
}

fn leaves(state: &State) -> Vec<Leaf<'_>> {
    let wrong: Vec<Field> = state.problems().into_iter().map(|(field, _)| field).collect();
    let mut found = Vec::new();
    for (dimension, scored) in state.evaluation.framework.dimensions.iter().zip(&state.report.dimensions) {
        push_leaves(state, &wrong, (dimension, scored), 2, &mut found);
    }
    found
}

/// The leaves below a group, whose children stand at `level`.
fn push_leaves<'a>(
    state: &State,
    wrong: &[Field],
    (group, scored): (&'a Category, &'a GroupScore),
    level: usize,
    found: &mut Vec<Leaf<'a>>,
) {
    for (node, scored) in group.children.iter().zip(&scored.children) {
        match (node, scored) {
            (Node::Category(group), NodeScore::Group(scored)) => {
                push_leaves(state, wrong, (group, scored), level + 1, found);
            }
            (Node::Indicator(indicator), NodeScore::Leaf(scored)) => {
                let is_flagged = is_flagged_among(wrong, state, indicator, scored);
                found.push(Leaf { indicator, scored, level, is_flagged });
            }
            // The report is the framework's tree again: the two never differ.
            (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
        }
    }
}

impl Leaf<'_> {
    fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Lost => self.scored.trace().is_some_and(|trace| !trace.deduction.is_zero()),
            Filter::Pending => matches!(self.scored.outcome, Outcome::Pending(_)),
            Filter::Flagged => self.is_flagged,
            Filter::Core => self.indicator.is_core,
        }
    }

    fn is_shown(&self, state: &State) -> bool {
        let sought = state.list.find.trim().to_lowercase();
        let is_found = sought.is_empty()
            || self.indicator.name.to_lowercase().contains(&sought)
            || self.indicator.definition.to_lowercase().contains(&sought);
        is_found && self.passes(state.list.filter)
    }
}

/// Whether points are lost and nobody said why.
pub(super) fn needs_reason(state: &State, indicator: &Indicator, scored: &LeafScore) -> bool {
    scored.trace().is_some_and(|trace| !trace.deduction.is_zero())
        && !state.evaluation.entry(&indicator.id).has_reason()
}

/// Whether something of an indicator should be looked at: a field, a remark, a missing reason.
pub(super) fn is_flagged(state: &State, indicator: &Indicator, scored: &LeafScore) -> bool {
    let wrong: Vec<Field> = state.problems().into_iter().map(|(field, _)| field).collect();
    is_flagged_among(&wrong, state, indicator, scored)
}

/// The same where the fields whose text is no value are known.
fn is_flagged_among(wrong: &[Field], state: &State, indicator: &Indicator, scored: &LeafScore) -> bool {
    needs_reason(state, indicator, scored)
        || scored.trace().is_some_and(|trace| trace.flags.iter().any(|flag| *flag != Flag::ReasonMissing))
        || wrong.iter().any(|field| matches!(field, Field::Entry(id, _) if *id == indicator.id))
}

/// Whether what is below a group is shown, or folded away with a group above.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
}

/// The walk along the tree.
struct Walk<'a, Leaves> {
    state: &'a State,
    /// Whether not all indicators are shown.
    is_narrowed: bool,
    /// The row of each indicator in the order of the form, and whether it is shown.
    leaves: Leaves,
    rows: Vec<IndicatorRow>,
}

impl<Leaves: Iterator<Item = (Rc<LeafRow>, bool)>> Walk<'_, Leaves> {
    fn push_group(&mut self, group: &Category, scored: &GroupScore, level: usize, shown: Shown) {
        let before = self.rows.len();
        // Whoever looks for something sees it, folded away or not.
        let is_folded = !self.is_narrowed && self.state.list.folded.contains(&group.id);
        if shown == Shown::Yes {
            self.rows.push(IndicatorRow::Group(Box::new(group_row(self.state, group, scored, level, is_folded))));
        }
        let below = if is_folded { Shown::No } else { shown };
        for (node, scored) in group.children.iter().zip(&scored.children) {
            match (node, scored) {
                (Node::Category(category), NodeScore::Group(scored)) => {
                    self.push_group(category, scored, level + 1, below);
                }
                (Node::Indicator(_), NodeScore::Leaf(_)) => {
                    let leaf = self.leaves.next();
                    let leaf = leaf.filter(|(_, is_found)| below == Shown::Yes && *is_found);
                    self.rows.extend(leaf.map(|(row, _)| IndicatorRow::Leaf(row)));
                }
                // The report is the framework's tree again: the two never differ.
                (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
            }
        }
        if self.is_narrowed && self.rows.len() == before + 1 {
            self.rows.truncate(before);
        }
    }
}

fn group_row(state: &State, group: &Category, scored: &GroupScore, depth: usize, is_folded: bool) -> GroupRow {
    let language = state.language;
    let is_scored = scored.has_scored();
    let pending = (!scored.sums.pending.is_zero())
        .then(|| labels::pending_points(&points_in_words(scored.sums.pending), language));
    GroupRow {
        id: group.id.clone(),
        level: depth,
        spoken_level: level(depth, language),
        name: group.name.clone(),
        weight: points(group.weight),
        score: if is_scored { points(scored.sums.score) } else { NONE.to_owned() },
        deduction: match group.standing {
            Standing::Base | Standing::Separate if is_scored => deduction(scored.sums.deduction),
            Standing::Base | Standing::Separate | Standing::Bonus => NONE.to_owned(),
        },
        is_lost: !scored.sums.deduction.is_zero(),
        pending,
        is_folded,
        assessed: (group.assessed == Assessed::OneOf).then(|| {
            let children = group.children.iter().map(|child| (child.id().to_string(), child.name().to_owned()));
            let column = IndicatorsLabel::Assessed.text(language);
            let picked = state.evaluation.entry(&group.id).choice.clone();
            ChoiceView::new(state, &group.id, &group.name, column, picked, children, Picks::Choice)
        }),
    }
}
