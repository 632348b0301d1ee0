//! The page's side: what is tried stands beside the sheet, and goes into it in one step.

use jixiao::app::action::Action;
use jixiao::app::field::{EntryField, Field};
use jixiao::app::later::Tools;
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::{change_name, whatif_view};
use jixiao::app::whatif::WhatIfAction;
use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::whatif::change::{Change, applied};
use jixiao::domain::whatif::comparison::compare;
use jixiao::frameworks::example;
use jixiao::shelf::key::TabId;
use jixiao::text::language::Language;
use jixiao::text::number_format::points;
use proptest::prelude::*;
use rust_decimal::Decimal;

const PROCUREMENT: &str = "procurement-execution-rate";

fn opened() -> State {
    let mut state = State::new(example().unwrap(), example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    state
}

fn act(state: &mut State, action: WhatIfAction) {
    update(state, Action::from(action));
}

fn procurement(percent: i64) -> Change {
    Change::Actual { id: NodeId::new(PROCUREMENT), value: Some(Decimal::new(percent, 2)) }
}

#[test]
fn a_trial_changes_nothing_until_it_is_taken_in_one_step() {
    let mut state = opened();
    let sheet = state.evaluation.clone();
    act(&mut state, WhatIfAction::Tried(vec![procurement(9900)]));
    act(&mut state, WhatIfAction::Tried(vec![procurement(9975)]));
    let none = Change::Actual { id: NodeId::new("asset-account-consistency"), value: Some(Decimal::ZERO) };
    act(&mut state, WhatIfAction::Tried(vec![none]));
    let view = whatif_view(&state).trial;
    assert_eq!(
        (view.rows.len(), view.in_sheet.as_str(), view.total.as_str(), view.change.as_str()),
        (2, "92.97", "94.08", "+1.11")
    );
    assert_eq!((&state.evaluation, state.history.to_undo()), (&sheet, None), "the sheet stays as it is");
    act(&mut state, WhatIfAction::Taken);
    assert_eq!(points(state.report.total), "94.08");
    assert!(state.whatif.trial.is_empty());
    let name = state.history.to_undo().map(|change| change_name(change, &state.evaluation, Language::Chinese));
    assert_eq!(name.as_deref(), Some("把试算的 2 项填入表中"));
    update(&mut state, Action::Undone);
    assert_eq!(state.evaluation, sheet);
}

#[test]
fn a_text_that_is_no_value_gives_way_to_what_was_tried() {
    let mut state = opened();
    let field = Field::of(&NodeId::new(PROCUREMENT), EntryField::Actual);
    update(&mut state, Action::FieldTyped { field: field.clone(), text: "abc".to_owned() });
    update(&mut state, Action::FieldLeft { field: field.clone() });
    act(&mut state, WhatIfAction::Tried(vec![procurement(9975)]));
    act(&mut state, WhatIfAction::Taken);
    assert_eq!((state.field_text(&field).as_str(), state.problems().len()), ("99.75", 0));
    update(&mut state, Action::Undone);
    assert_eq!(state.field_text(&field), "abc", "nothing is lost");
}

#[test]
fn what_the_sheet_has_already_is_no_step_and_another_sheet_ends_the_trial() {
    let mut state = opened();
    act(&mut state, WhatIfAction::Tried(vec![procurement(9425)]));
    act(&mut state, WhatIfAction::Taken);
    assert!(state.history.to_undo().is_none());
    act(&mut state, WhatIfAction::Tried(vec![procurement(9900)]));
    act(&mut state, WhatIfAction::Dropped(7));
    assert_eq!(state.whatif.trial.len(), 1);
    update(&mut state, Action::BlankRequested);
    assert!(state.whatif.trial.is_empty());
}

#[test]
fn an_empty_sheet_has_ways_too() {
    let mut state = opened();
    update(&mut state, Action::BlankRequested);
    let view = whatif_view(&state);
    // 0 points: the next grade is 中, from 60.
    assert_eq!((view.goal.as_str(), view.goal_problem, view.ways_note), ("60", None, None));
    assert!(view.ways.iter().all(|way| !way.is_enough));
    assert_eq!(view.ways.first().map(|way| way.total.as_str()), Some("48.00"), "what leads furthest comes first");
}

#[test]
fn bonus_items_come_last() {
    let mut state = opened();
    act(&mut state, WhatIfAction::GoalTyped("93.1".to_owned()));
    let ways = whatif_view(&state).ways;
    let told: Vec<(&str, bool)> = ways.iter().map(|way| (way.name.as_str(), way.is_enough)).collect();
    let expected = [
        ("财政拨款收入预决算差异率", true),
        ("一般公共预算支出年度平均执行率", true),
        ("资产账与财务账相符", true),
        // A commendation would be enough, and is nothing to plan with.
        ("财政部门表彰或审计部门批评", true),
        ("政府采购执行率", false),
        ("部门整体：预算完成率", false),
        ("节日慰问残疾人人数", false),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_score_that_is_set_is_answered_with_the_value_it_takes() {
    let mut state = opened();
    act(&mut state, WhatIfAction::IndicatorSought(PROCUREMENT.to_owned()));
    for (typed, answer) in [
        ("1.9", Some("要做到 94.75%，得 1.90 分（现在 94.25%，得 1.89 分）。")),
        // Fewer points: 2 × 92.24 % = 1.8448 → 1.84.
        ("1.84", Some("要做到 92.24%，得 1.84 分（现在 94.25%，得 1.89 分）。")),
        ("1.89", Some("现在就是。")),
        ("3", Some("到不了这个分，最多 2 分。")),
        ("", None),
        ("abc", None),
    ] {
        act(&mut state, WhatIfAction::ScoreTyped(typed.to_owned()));
        let seek = whatif_view(&state).seek;
        assert_eq!((seek.answer.as_deref(), seek.problem.is_some()), (answer, typed == "abc"), "{typed}");
    }
    act(&mut state, WhatIfAction::IndicatorSought("nothing".to_owned()));
    assert_eq!(whatif_view(&state).seek.picked, "");
}

#[test]
fn how_far_numbers_are_moved_is_between_nothing_and_all() {
    let mut state = opened();
    let rows = |state: &State| whatif_view(state).swings;
    assert_eq!((rows(&state).by.as_str(), rows(&state).problem), ("5", None));
    assert!(rows(&state).rows.len() > 3);
    for wrong in ["0", "101", "abc", ""] {
        act(&mut state, WhatIfAction::SwingTyped(wrong.to_owned()));
        assert!(rows(&state).problem.is_some() && rows(&state).rows.is_empty(), "{wrong:?}");
    }
    act(&mut state, WhatIfAction::SwingTyped("100%".to_owned()));
    assert!(rows(&state).problem.is_none());
}

proptest! {
    #[test]
    fn differences_add_up_to_the_difference_of_the_totals(
        values in proptest::collection::vec((any::<proptest::sample::Index>(), 0_i64..12_000), 0..6),
    ) {
        let sheet = example().unwrap();
        let ids: Vec<NodeId> = sheet.framework.indicators().iter().map(|indicator| indicator.id.clone()).collect();
        let changes: Vec<Change> = values
            .iter()
            .map(|(nth, value)| Change::Actual { id: nth.get(&ids).clone(), value: Some(Decimal::new(*value, 2)) })
            .collect();
        let (before, after) =
            (jixiao::domain::score::score(&sheet), jixiao::domain::score::score(&applied(&sheet, &changes)));
        let comparison = compare(&before, &after);
        let sum: Points = comparison.leaves.iter().map(|leaf| leaf.difference).sum();
        prop_assert_eq!(sum + comparison.other, comparison.total);
        prop_assert_eq!(before.total + comparison.total, after.total);
        prop_assert!(comparison.other.is_zero(), "this framework has neither caps nor scaling");
    }
}

#[test]
fn numbers_that_are_not_certain_open_the_total_and_leave_the_sheet_as_it_is() {
    let mut state = opened();
    let sheet = state.evaluation.clone();
    let key = format!("indicator:{PROCUREMENT}");
    assert!(whatif_view(&state).range.options.iter().any(|(option, _)| *option == key));
    act(&mut state, WhatIfAction::UncertainPicked(key.clone()));
    assert_eq!(whatif_view(&state).range.picked, key);
    act(&mut state, WhatIfAction::UncertainAdded);
    let view = whatif_view(&state).range;
    assert!(view.picked.is_empty() && view.options.iter().all(|(option, _)| *option != key));
    assert_eq!((view.rows.len(), view.answer), (1, None), "nothing is said before a number is");
    let typed = |state: &mut State, text: &str| {
        act(state, WhatIfAction::UncertainTyped { position: 0, text: text.to_owned() });
        whatif_view(state).range
    };
    // 2 × 94 % = 1.88, 2 × 95 % = 1.90; the sheet has 1.89.
    let view = typed(&mut state, "94～95");
    assert_eq!(view.answer.as_deref(), Some("总分在 92.96（优）到 92.98（优）之间，相差 0.02。"));
    let effect = ("92.96".to_owned(), "92.98".to_owned(), "0.02".to_owned());
    assert_eq!(view.rows[0].effect, Some(effect));
    for (text, said) in [("95～94", "范围的起点大于终点"), ("94～x", "这里要填数字"), ("-5～3", "取 −5 时算不出得分")]
    {
        let view = typed(&mut state, text);
        assert!(view.rows[0].problem.as_deref().unwrap().contains(said), "{text}: {:?}", view.rows[0].problem);
        assert_eq!(view.answer, None);
    }
    let view = typed(&mut state, "100、120");
    assert_eq!(view.answer.as_deref(), Some("不论取哪个数，总分都是 93.08（优）。"));
    act(&mut state, WhatIfAction::Tried(view.lowest));
    act(&mut state, WhatIfAction::UncertainDropped(0));
    assert!(whatif_view(&state).range.rows.is_empty());
    assert_eq!(state.evaluation, sheet);
}

/// What an average rate takes is told as the figure of the last month. By hand: 672 of 1000 at every month's end is 67.2 %, 2 × 0.672 =
/// 1.344; 1.36 takes a mean of 67.75 %, 12 × 677.5 − 11 × 672 = 738.
#[test]
fn an_average_rate_is_reached_by_the_last_month() {
    let mut sheet = example().unwrap();
    let wan = |amount: i64| Amount::from_unit(Decimal::from(amount), MoneyUnit::TenThousandYuan).ok();
    sheet.progress.annual_budget = wan(1000);
    sheet.progress.month_end_executed = [wan(672); 12];
    let mut state = State::new(sheet, example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    act(&mut state, WhatIfAction::IndicatorSought("average-execution-rate".to_owned()));
    act(&mut state, WhatIfAction::ScoreTyped("1.36".to_owned()));
    let seek = whatif_view(&state).seek;
    let answer = "要做到 12 月末：738.00 万元，得 1.36 分（现在 672.00 万元，得 1.34 分）。";
    assert_eq!(seek.answer.as_deref(), Some(answer));
    act(&mut state, WhatIfAction::ScoreTyped("1.5".to_owned()));
    assert_eq!(whatif_view(&state).seek.answer.as_deref(), Some("到不了这个分，最多 1.4 分。"));
}
