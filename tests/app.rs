//! What the page's state does with a person's actions: history, goal declaration, paste, choice of a framework.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::sync::Arc;

use jixiao::app::action::Action;
use jixiao::app::choosing::{ChoosingAction, FetchFailure, Outlook};
use jixiao::app::declaring::DeclaringAction;
use jixiao::app::desk::{Beginning, DeskDialog, Sheets, Standing as Keeping};
use jixiao::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use jixiao::app::keeping::is_at_stake;
use jixiao::app::later::Tools;
use jixiao::app::list::{Filter, ListAction};
use jixiao::app::pasting::PastingAction;
use jixiao::app::state::{Focus, Panel, State};
use jixiao::app::update::update;
use jixiao::app::view::{
    ReviewRow, declaration_view, execution_view, indicators_view, overview_view, problem_views, review_view, status,
};
use jixiao::domain::framework::Standing;
use jixiao::domain::id::NodeId;
use jixiao::frameworks::{example, find};
use jixiao::shelf::key::TabId;
use jixiao::text::number_format::points;

const PROCUREMENT: &str = "procurement-execution-rate";

fn opened() -> State {
    let mut state = State::new(example().unwrap(), example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    state
}

fn actual() -> Field {
    Field::of(&NodeId::new(PROCUREMENT), EntryField::Actual)
}

fn type_text(state: &mut State, field: &Field, text: &str) {
    for end in 1..=text.chars().count() {
        let text = text.chars().take(end).collect();
        update(state, Action::FieldTyped { field: field.clone(), text });
    }
}

fn total(state: &State) -> String {
    points(state.report.total)
}

#[test]
fn all_the_typing_in_a_field_is_one_step_until_it_is_left() {
    let mut state = opened();
    type_text(&mut state, &actual(), "90.5");
    type_text(&mut state, &actual(), "91");
    update(&mut state, Action::FieldLeft { field: actual() });
    type_text(&mut state, &actual(), "80");
    update(&mut state, Action::FieldLeft { field: actual() });
    assert_eq!(total(&state), "92.68");
    update(&mut state, Action::Undone);
    assert_eq!((total(&state), state.field_text(&actual())), ("92.90".to_owned(), "91".to_owned()));
    update(&mut state, Action::Undone);
    assert_eq!((total(&state), state.evaluation == state.loaded), ("92.97".to_owned(), true));
    assert!(state.history.to_undo().is_none());
    update(&mut state, Action::Undone);
    update(&mut state, Action::Redone);
    update(&mut state, Action::Redone);
    assert_eq!(total(&state), "92.68");
    // A new step forgets what was undone.
    update(&mut state, Action::Undone);
    update(&mut state, Action::ProjectAdded);
    assert!(state.history.to_redo().is_none());
}

#[test]
fn a_target_is_typed_with_the_sign_of_its_rule() {
    let mut state = opened();
    let target = Field::of(&NodeId::new("festival-visit-people"), EntryField::Target);
    for typed in ["≥3116", ">= 3,116 人次", "不低于3116"] {
        type_text(&mut state, &target, typed);
        update(&mut state, Action::FieldLeft { field: target.clone() });
        assert_eq!((state.field_text(&target), total(&state)), ("3116".to_owned(), "92.97".to_owned()), "{typed}");
    }
    update(&mut state, Action::FieldTyped { field: target.clone(), text: "≤3116".to_owned() });
    update(&mut state, Action::FieldLeft { field: target });
    let problem = &problem_views(&state)[0];
    assert_eq!(
        problem.sentence,
        "按评分标准，这项指标越多越好，年度指标值是“≥”，填的却是“≤”。请核对；也可以只填数字。"
    );
    // An actual value is a figure, not a bound.
    update(&mut state, Action::FieldTyped { field: actual(), text: "≥95%".to_owned() });
    update(&mut state, Action::FieldLeft { field: actual() });
    assert_eq!(problem_views(&state)[1].sentence, "数字前面有“≥”。这里只填实际的数，请删去“≥”。");
}

#[test]
fn nothing_scored_is_not_nothing_lost_and_no_projects_have_no_sum() {
    let mut state = opened();
    assert!(overview_view(&state).is_scored);
    update(&mut state, Action::BlankRequested);
    assert!(!overview_view(&state).is_scored && overview_view(&state).lost.is_empty());
    let sum = execution_view(&state).0.sum;
    let sum = [sum.initial, sum.budget, sum.executed, sum.rate, sum.share, sum.balance];
    assert_eq!(sum, ["—"; 6]);
    update(&mut state, Action::ProjectAdded);
    let sum = execution_view(&state).0.sum;
    assert_eq!([sum.budget, sum.executed, sum.rate, sum.balance], ["—", "—", "待填", "—"]);
}

#[test]
fn one_more_than_are_listed_is_listed_too() {
    let mut state = opened();
    update(&mut state, Action::BlankRequested);
    let counts = |state: &State| (overview_view(state).n_pending, overview_view(state).pending.len());
    assert_eq!(counts(&state), (13, 13));
    update(&mut state, DeclaringAction::IndicatorAdded { parent: NodeId::new("output-and-benefit") }.into());
    assert_eq!(counts(&state), (14, 12));
}

#[test]
fn what_is_typed_away_again_is_no_step() {
    let mut state = opened();
    type_text(&mut state, &actual(), "9");
    update(&mut state, Action::FieldTyped { field: actual(), text: "94.25".to_owned() });
    assert!(state.history.to_undo().is_none());
    assert!(!is_at_stake(&state));
}

#[test]
fn a_text_that_is_no_value_comes_back_with_undo_too() {
    let mut state = opened();
    type_text(&mut state, &actual(), "abc");
    update(&mut state, Action::FieldLeft { field: actual() });
    assert_eq!(state.problems().len(), 1);
    update(&mut state, Action::Undone);
    assert_eq!((state.problems().len(), state.field_text(&actual())), (0, "94.25".to_owned()));
    update(&mut state, Action::Redone);
    assert_eq!((state.problems().len(), state.field_text(&actual())), (1, "abc".to_owned()));
}

#[test]
fn undo_leads_back_to_where_the_change_was() {
    let mut state = opened();
    update(&mut state, Action::PanelOpened(Panel::Execution));
    let executed = Field::Figures(FiguresOwner::Department, FiguresField::Executed);
    type_text(&mut state, &executed, "1");
    update(&mut state, Action::PanelOpened(Panel::Help));
    update(&mut state, Action::Undone);
    assert_eq!((state.panel, state.focus), (Panel::Execution, Some(Focus::Field(executed))));
}

#[test]
fn what_is_said_names_the_total_its_change_and_the_reason() {
    let mut state = opened();
    assert_eq!(status(&state), "");
    type_text(&mut state, &actual(), "100");
    assert_eq!(status(&state), "总分 93.08（+0.11）。 政府采购执行率：得分 2.00。");
    type_text(&mut state, &actual(), "x");
    assert!(status(&state).contains("政府采购执行率：实际完成值：这里要填数字"), "{}", status(&state));
}

#[test]
fn a_filtered_table_shows_what_passes_and_the_groups_above_it() {
    let mut state = opened();
    let all = indicators_view(&state);
    update(&mut state, Action::List(ListAction::FilterChosen(Filter::Lost)));
    let lost = indicators_view(&state);
    assert_eq!(lost.n_found, Some(6));
    assert_eq!(all.filters, lost.filters, "the counts are of the whole sheet");
    assert!(lost.rows.len() < all.rows.len());
    update(&mut state, Action::FieldSought(actual()));
    assert_eq!(indicators_view(&state), all, "what is sought is in sight");
}

fn names(state: &State) -> Vec<String> {
    declaration_view(state).rows.into_iter().map(|row| row.spoken_name).collect()
}

#[test]
fn goals_are_declared_on_a_copy_one_step_each() {
    let mut state = opened();
    let before = names(&state);
    let groups = state.evaluation.framework.categories();
    let group = groups.into_iter().find(|it| it.name == "采购管理").unwrap().id.clone();
    update(&mut state, DeclaringAction::IndicatorAdded { parent: group.clone() }.into());
    assert!(state.evaluation.framework.is_own && !state.loaded.framework.is_own);
    assert_eq!(names(&state).len(), before.len() + 1);
    let Some(Focus::Field(Field::NodeName(added))) = state.focus.clone() else { panic!("the new row has the focus") };
    let weight = Field::NodeWeight(added.clone());
    type_text(&mut state, &weight, "3");
    let row = |state: &State| declaration_view(state).rows.into_iter().find(|row| row.id == group).unwrap();
    assert_eq!(row(&state).problem.as_deref(), Some("下级合计 5，应为 2，多 3"));
    type_text(&mut state, &Field::NodeWeight(group.clone()), "5");
    assert_eq!(row(&state).problem, None);
    let dimension = declaration_view(&state).rows.remove(0);
    assert_eq!(dimension.problem.as_deref(), Some("下级合计 48，应为 45，多 3"));
    update(&mut state, DeclaringAction::MovedUp(added.clone()).into());
    let place = state.evaluation.framework.place_of(&added).unwrap();
    assert_eq!((place.position, place.n_siblings), (0, 2));
    update(&mut state, DeclaringAction::Copied(added.clone()).into());
    assert!(names(&state).contains(&"新指标（副本）".to_owned()));
    let changes = overview_view(&state).changes.unwrap();
    assert!(changes.contains(&"新增“新指标”".to_owned()), "{changes:?}");
    for _ in 0..5 {
        update(&mut state, Action::Undone);
    }
    assert_eq!((names(&state), state.evaluation == state.loaded), (before, true));
}

#[test]
fn an_indicator_is_moved_past_the_end_of_its_category_into_the_next_one() {
    let mut state = opened();
    let id = NodeId::new(PROCUREMENT);
    let parent_name = |state: &State| {
        let framework = &state.evaluation.framework;
        let place = framework.place_of(&id).unwrap();
        let parent = place.parent.and_then(|parent| framework.category(&parent).map(|group| group.name.clone()));
        (parent.unwrap(), place.position)
    };
    let can_go = |state: &State, id: &NodeId| {
        let row = declaration_view(state).rows.into_iter().find(|row| row.id == *id).unwrap();
        (row.can_go_up, row.can_go_down)
    };
    assert_eq!(parent_name(&state), ("采购管理".to_owned(), 0));
    assert_eq!(can_go(&state, &id), (true, true));
    update(&mut state, DeclaringAction::MovedDown(id.clone()).into());
    assert_eq!(parent_name(&state), ("信息公开管理".to_owned(), 0));
    assert_eq!(state.focus, Some(Focus::Element(format!("move-down-{PROCUREMENT}"))));
    assert_eq!(total(&state), "92.97", "what was filled in goes along");
    for _ in 0..2 {
        update(&mut state, DeclaringAction::MovedUp(id.clone()).into());
    }
    let (category, position) = parent_name(&state);
    assert_eq!(category, "资金管理");
    assert!(position > 0, "from below it comes in at the end");
    // Bonus items count in another way: nothing of the base goes among them.
    let framework = state.evaluation.framework.clone();
    let base = framework.dimensions.iter().rfind(|it| it.standing == Standing::Base).unwrap();
    let last = base.children.last().unwrap().id().clone();
    assert!(!can_go(&state, &last).1);
    let first = framework.dimensions.first().unwrap().id.clone();
    assert!(!can_go(&state, &first).0);
    for _ in 0..3 {
        update(&mut state, Action::Undone);
    }
    assert!(state.evaluation == state.loaded);
}

#[test]
fn a_removed_indicator_takes_its_figures_along_and_undo_brings_both_back() {
    let mut state = opened();
    let id = NodeId::new(PROCUREMENT);
    type_text(&mut state, &actual(), "abc");
    update(&mut state, DeclaringAction::Removed(id.clone()).into());
    assert!(state.evaluation.entry(&id).is_empty());
    assert!(state.problems().is_empty(), "its text goes with it");
    assert!(state.history.to_undo().is_some());
    update(&mut state, Action::Undone);
    assert_eq!(state.field_text(&actual()), "abc");
    update(&mut state, Action::Undone);
    assert_eq!(total(&state), "92.97");
}

#[test]
fn an_empty_name_or_a_wrong_weight_is_said_and_changes_nothing() {
    let mut state = opened();
    let id = NodeId::new(PROCUREMENT);
    update(&mut state, Action::FieldTyped { field: Field::NodeName(id.clone()), text: "  ".to_owned() });
    update(&mut state, Action::FieldTyped { field: Field::NodeWeight(id.clone()), text: "x".to_owned() });
    assert_eq!(state.problems().len(), 2);
    assert_eq!(state.evaluation.framework.name_and_weight(&id).unwrap().0, "政府采购执行率");
}

#[test]
fn a_block_is_added_whole_as_one_step() {
    let mut state = opened();
    let n_before = state.evaluation.budget.projects.len();
    update(&mut state, PastingAction::Opened("甲\t1\t1\n乙\tx\t1".to_owned()).into());
    update(&mut state, PastingAction::Confirmed.into());
    assert_eq!(state.evaluation.budget.projects.len(), n_before, "a wrong block adds nothing");
    update(&mut state, PastingAction::Typed("甲\t1\t1\n乙\t2\t1".to_owned()).into());
    update(&mut state, PastingAction::Confirmed.into());
    assert_eq!(state.evaluation.budget.projects.len(), n_before + 2);
    assert_eq!(state.pasting, None);
    update(&mut state, Action::Undone);
    assert!(state.evaluation == state.loaded);
}

#[test]
fn another_framework_is_looked_at_before_it_is_taken() {
    let mut state = opened();
    let reference = "mof-2020-10-project@1";
    let choose = |state: &mut State, action: ChoosingAction| update(state, action.into());
    update(&mut state, Action::FrameworkSought);
    choose(&mut state, ChoosingAction::Picked(reference.to_owned()));
    choose(&mut state, ChoosingAction::Arrived("blank@1".to_owned(), Err(FetchFailure::NotFetched)));
    assert_eq!(state.choosing.as_ref().unwrap().outlook, Outlook::Loading, "an answer that came late");
    choose(&mut state, ChoosingAction::Arrived(reference.to_owned(), Ok(find(reference).unwrap())));
    assert_eq!(total(&state), "92.97");
    choose(&mut state, ChoosingAction::Confirmed);
    assert_eq!(state.evaluation.framework.reference.to_string(), reference);
    assert_eq!(state.evaluation.budget, state.loaded.budget);
    update(&mut state, Action::Undone);
    assert!(Arc::ptr_eq(&state.evaluation.framework, &state.loaded.framework));
    assert_eq!(total(&state), "92.97");
}

#[test]
fn the_reviewer_sees_what_the_form_asks_for() {
    let state = opened();
    let rows = review_view(&state).rows;
    let leaf = rows.iter().find_map(|row| match row {
        ReviewRow::Leaf(leaf) if leaf.id.as_str() == PROCUREMENT => Some(leaf),
        ReviewRow::Leaf(_) | ReviewRow::Group(_) => None,
    });
    assert_eq!(leaf.unwrap().expected, "分值 2，年度指标值 100%");
}

/// Somebody may press a button before the rest of the page is there: what it opened must not be taken away again.
#[test]
fn a_dialog_that_was_opened_early_stays_open() {
    let mut state = opened();
    update(&mut state, Action::ShareSought);
    let dialog = state.desk.dialog.clone();
    assert!(dialog.is_some());
    let nothing = Beginning { sheet: None, standing: Keeping::Unkept, dialog: None, said: String::new() };
    update(&mut state, Action::Begun(nothing.clone()));
    assert_eq!(state.desk.dialog, dialog);
    let asked = Beginning { dialog: Some(DeskDialog::Sheets(Sheets::default())), ..nothing };
    update(&mut state, Action::Begun(asked.clone()));
    assert_eq!(state.desk.dialog, asked.dialog, "what is asked comes first");
}
