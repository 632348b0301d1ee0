//! One column out of a spreadsheet pasted into a field: it goes down the table's column, all of it or none, as one step.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use jixiao::app::action::Action;
use jixiao::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use jixiao::app::later::Tools;
use jixiao::app::spreading::spread_paste;
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::{Control, IndicatorRow, LeafRow, change_name, indicators_view, notice, problem_views};
use jixiao::domain::id::{NodeId, ProjectId};
use jixiao::frameworks::example;
use jixiao::shelf::key::TabId;
use jixiao::text::language::Language::English;

const MONTHS: &str = "100\r\n200\r\n300.5\r\n400\r\n500\r\n600\r\n700\r\n800\r\n900\r\n1,000\r\n1100\r\n1200\r\n";

fn opened() -> State {
    let mut state = State::new(example().unwrap(), example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    state
}

/// Whether it was taken as a column.
fn paste(state: &mut State, element_id: &str, text: &str) -> bool {
    let Some(action) = spread_paste(&state.evaluation, element_id, text) else { return false };
    update(state, action.into());
    true
}

fn texts(state: &State, fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| state.field_text(field)).collect()
}

fn months(from: usize, to: usize) -> Vec<Field> {
    (from..to).map(Field::MonthEnd).collect()
}

#[test]
fn twelve_months_are_one_step_with_a_name() {
    let mut state = opened();
    let before = texts(&state, &months(0, 12));
    assert!(paste(&mut state, "month-end-1", MONTHS));
    let expected = [
        "100.00", "200.00", "300.50", "400.00", "500.00", "600.00", "700.00", "800.00", "900.00", "1000.00", "1100.00",
        "1200.00",
    ];
    assert_eq!(texts(&state, &months(0, 12)), expected);
    assert_eq!(notice(&state).unwrap(), "已完成：粘贴 12 个值。可以撤销。");
    let step = state.history.to_undo().unwrap();
    assert_eq!(change_name(step, &state.evaluation, English), "paste 12 values");
    update(&mut state, Action::Undone);
    assert_eq!(texts(&state, &months(0, 12)), before);
    assert!(state.history.to_undo().is_none());
    update(&mut state, Action::Redone);
    assert_eq!(texts(&state, &months(0, 12)), expected);
}

#[test]
fn what_is_no_value_stays_as_it_was_pasted_with_its_problem() {
    let mut state = opened();
    assert!(paste(&mut state, "month-end-3", "12\n347.60元\n\n完成"));
    assert_eq!(texts(&state, &months(2, 6)), ["12.00", "347.60元", "", "完成"]);
    let problems = problem_views(&state);
    let names: Vec<&str> = problems.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["各月末累计执行数：4 月末", "各月末累计执行数：6 月末"]);
}

#[test]
fn more_values_than_rows_are_refused_whole() {
    let mut state = opened();
    let before = state.evaluation.clone();
    assert!(paste(&mut state, "month-end-2", MONTHS));
    assert_eq!(state.evaluation, before);
    assert!(state.history.to_undo().is_none() && problem_views(&state).is_empty());
    assert_eq!(notice(&state).unwrap(), "粘贴了 12 个值，从这一格往下只有 11 行。没有改动：请少选几行再粘贴。");
    update(&mut state, Action::LanguageChosen(English));
    paste(&mut state, "month-end-12", "1\n2");
    assert_eq!(
        notice(&state).unwrap(),
        "2 values were pasted, but there is only 1 row from here down. Nothing was changed: copy fewer rows."
    );
}

#[test]
fn money_goes_down_the_projects_as_they_are_shown() {
    let mut state = opened();
    let ids: Vec<ProjectId> = jixiao::app::view::execution_view(&state)
        .0
        .groups
        .iter()
        .flat_map(|group| group.projects.iter().map(|project| project.id))
        .collect();
    let executed = |id: &ProjectId| Field::Figures(FiguresOwner::Project(*id), FiguresField::Executed);
    assert!(paste(&mut state, &executed(&ids[1]).element_id(), "1\n2\n"));
    assert_eq!(texts(&state, &[executed(&ids[1]), executed(&ids[2])]), ["1.00", "2.00"]);
    // The department's own row stands above them.
    assert!(paste(&mut state, "department-initial", "10\n20"));
    let initial = Field::Figures(FiguresOwner::Project(ids[0]), FiguresField::Initial);
    assert_eq!(texts(&state, &[initial]), ["20.00"]);
}

#[test]
fn indicators_and_their_review_take_a_column_too() {
    let mut state = opened();
    let shown: Vec<NodeId> = indicators_view(&state)
        .rows
        .iter()
        .filter_map(|row| if let IndicatorRow::Leaf(leaf) = row { Some(leaf.id.clone()) } else { None })
        .collect();
    let score = |idx: usize| Field::of(&shown[idx], EntryField::ReviewScore);
    assert!(paste(&mut state, &score(3).element_id(), "1\n0.5"));
    assert_eq!(texts(&state, &[score(3), score(4)]), ["1", "0.5"]);
}

#[test]
fn a_row_with_nothing_to_fill_in_is_not_passed_over() {
    let mut state = opened();
    let has_field = |control: &Control| matches!(control, Control::Field(view) if view.field.is_number());
    let rows: Vec<_> = indicators_view(&state)
        .rows
        .into_iter()
        .filter_map(|row| if let IndicatorRow::Leaf(leaf) = row { Some((*leaf).clone()) } else { None })
        .collect();
    let is_before_none = |pair: &&[_]| {
        let [above, below]: &[LeafRow; 2] = (*pair).try_into().unwrap();
        above.target.iter().any(has_field) && !below.target.iter().any(|it| matches!(it, Control::Field(_)))
            || above.actual.iter().any(has_field) && !below.actual.iter().any(|it| matches!(it, Control::Field(_)))
    };
    let pair = rows.windows(2).find(is_before_none).unwrap();
    let is_target = pair[0].target.iter().any(has_field);
    let field = if is_target { EntryField::Target } else { EntryField::Actual };
    let before = state.evaluation.clone();
    assert!(paste(&mut state, &Field::of(&pair[0].id, field).element_id(), "1\n1"));
    assert_eq!(state.evaluation, before);
    let name = &pair[1].name;
    let sentence = format!("“{name}”这一行在这一列没有可填的格，往下的值会错位。没有改动：请分段粘贴。");
    assert_eq!(notice(&state).unwrap(), sentence);
}

#[test]
fn only_a_single_column_of_several_values_is_spread() {
    let state = opened();
    let evaluation = &state.evaluation;
    for text in ["12", "12\r\n", "1\t2\n3\t4", ""] {
        assert_eq!(spread_paste(evaluation, "month-end-1", text), None, "{text:?}");
    }
    for id in ["unit-name", "reason-asset-account-consistency", "annual-budget", "month-end-13", ""] {
        assert_eq!(spread_paste(evaluation, id, "1\n2"), None, "{id}");
    }
}
