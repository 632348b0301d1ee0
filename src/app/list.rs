//! The indicator table's own state: what is open, folded, filtered and looked for.

use crate::app::field::{EntryField, Field};
use crate::app::state::State;
use crate::domain::id::NodeId;

/// What the indicator table shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// Indicators whose detail is open, in the order they were opened.
    pub open_rows: Vec<NodeId>,
    /// Groups whose rows are folded away.
    pub folded: Vec<NodeId>,
    /// Which indicators are shown.
    pub filter: Filter,
    /// What is looked for in names and definitions; empty: nothing.
    pub find: String,
    /// Whether the review shows only what differs.
    pub only_differences: bool,
    /// Whether the goals are being declared (绩效目标申报): the tree itself can be changed.
    pub is_declaring: bool,
}

/// Which indicators are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those that lose points.
    Lost,
    /// Those that can't be scored yet.
    Pending,
    /// Those with a field to mend or a figure to check.
    Flagged,
    /// Core indicators.
    Core,
}

impl Filter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::All, Self::Lost, Self::Pending, Self::Flagged, Self::Core];
}

/// Something done with the table, not with the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListAction {
    /// An indicator's detail was opened or closed.
    RowToggled(NodeId),
    /// A group was folded or unfolded.
    GroupToggled(NodeId),
    /// All groups were folded.
    AllFolded,
    /// All groups were unfolded.
    AllUnfolded,
    /// Other indicators shall be shown.
    FilterChosen(Filter),
    /// Something is looked for.
    FindTyped(String),
    /// Every indicator shall be shown again.
    AllShown,
    /// Only what differs shall be shown in the review, or everything again.
    DifferencesToggled,
    /// Goal declaration was begun or ended.
    DeclaringToggled,
}

/// Applies one action to the table.
pub(super) fn update(state: &mut State, action: ListAction) {
    let list = &mut state.list;
    match action {
        ListAction::RowToggled(id) => toggle(&mut list.open_rows, id),
        ListAction::GroupToggled(id) => toggle(&mut list.folded, id),
        ListAction::AllFolded => {
            list.folded = state.evaluation.framework.categories().iter().map(|group| group.id.clone()).collect();
        }
        ListAction::AllUnfolded => list.folded.clear(),
        ListAction::FilterChosen(filter) => list.filter = filter,
        ListAction::FindTyped(text) => list.find = text,
        ListAction::AllShown => {
            list.filter = Filter::All;
            list.find.clear();
        }
        ListAction::DifferencesToggled => list.only_differences = !list.only_differences,
        ListAction::DeclaringToggled => list.is_declaring = !list.is_declaring,
    }
}

/// Brings an indicator's or group's row into sight, whatever is folded or filtered, with the part that holds a field.
pub(super) fn show(state: &mut State, id: &NodeId, field: &Field) {
    let list = &mut state.list;
    let framework = &state.evaluation.framework;
    list.folded.retain(|group| !framework.category(group).is_some_and(|group| group.holds(id)));
    list.filter = Filter::All;
    list.find.clear();
    // A field of the tree is only there while goals are declared, any other only while they are not.
    list.is_declaring = matches!(field, Field::NodeName(_) | Field::NodeWeight(_));
    let is_in_detail = matches!(
        field,
        Field::Entry(
            _,
            EntryField::Reason | EntryField::Evidence | EntryField::Improvement | EntryField::Part | EntryField::Whole
        )
    );
    if is_in_detail && !list.open_rows.contains(id) {
        list.open_rows.push(id.clone());
    }
}

fn toggle(ids: &mut Vec<NodeId>, id: NodeId) {
    match ids.iter().position(|other| *other == id) {
        Some(position) => {
            ids.remove(position);
        }
        None => ids.push(id),
    }
}
