//! The rule editor: opening it on a rule and using it changes nothing; what is wrong is said; the worked example is the engine's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use jixiao::app::action::Action;
use jixiao::app::editing_rule::RuleAction;
use jixiao::app::rule_draft::{Param, RowPart, RuleDraft, RuleKind};
use jixiao::app::rule_form::{DraftProblem, make};
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::rule_editor_view;
use jixiao::domain::id::NodeId;
use jixiao::domain::soundness::UnsoundKind;
use jixiao::frameworks::{FRAMEWORKS, example, find};
use jixiao::shelf::key::TabId;
use jixiao::text::number_format::points;

#[test]
fn every_rule_of_every_framework_survives_the_editor() {
    let mut n_rules = 0;
    for data in FRAMEWORKS {
        let framework = find(data.reference).unwrap();
        for indicator in framework.indicators() {
            let standing = framework.standing_of(&indicator.id).unwrap();
            let made = make(&RuleDraft::of(indicator), indicator, standing);
            let made = made.unwrap_or_else(|problems| panic!("{} {}: {problems:?}", data.reference, indicator.id));
            assert_eq!(made.rule, indicator.rule, "{} {}", data.reference, indicator.id);
            assert_eq!(made.measure, indicator.measure, "{} {}", data.reference, indicator.id);
            assert_eq!(made.target, indicator.target, "{} {}", data.reference, indicator.id);
            n_rules += 1;
        }
    }
    assert!(n_rules > 100, "{n_rules}");
}

const PROCUREMENT: &str = "procurement-execution-rate";

fn edited(actions: &[RuleAction]) -> State {
    let mut state = State::new(example().unwrap(), example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, RuleAction::Opened(NodeId::new(PROCUREMENT)).into());
    for action in actions {
        update(&mut state, action.clone().into());
    }
    state
}

fn number(param: Param, text: &str) -> RuleAction {
    RuleAction::NumberTyped(param, text.to_owned())
}

#[test]
fn a_floor_is_tried_on_an_example_and_then_used_as_one_step() {
    // 94.25 % of 2 points is 1.89; with a floor of 95 % it earns nothing.
    let actual = RuleAction::ExampleActualTyped("94.25".to_owned());
    let mut state = edited(&[number(Param::Floor, "95"), actual]);
    let view = rule_editor_view(&state).unwrap();
    assert!(view.problems.is_empty(), "{:?}", view.problems);
    assert!(view.example.iter().any(|line| line.contains("得 0 分")), "{:?}", view.example);
    assert_eq!(points(state.report.total), "92.97", "nothing happens to the sheet");
    update(&mut state, RuleAction::Confirmed.into());
    assert_eq!(points(state.report.total), "91.08");
    assert!(state.rule_draft.is_none() && state.evaluation.framework.is_own);
    update(&mut state, Action::Undone);
    assert_eq!(points(state.report.total), "92.97");
}

#[test]
fn what_is_wrong_is_said_and_keeps_the_rule_from_being_used() {
    let mut state = edited(&[number(Param::Floor, "很多")]);
    let view = rule_editor_view(&state).unwrap();
    assert_eq!(view.problems.len(), 1);
    assert!(view.example.is_empty());
    update(&mut state, RuleAction::Confirmed.into());
    assert!(state.rule_draft.is_some(), "it stays open");
    assert!(!state.evaluation.framework.is_own, "nothing was changed");
}

#[test]
fn bands_that_leave_a_gap_are_refused_and_whole_ones_score() {
    let row = |row, part, text: &str| RuleAction::RowTyped(row, part, text.to_owned());
    let mut actions = vec![
        RuleAction::KindPicked(RuleKind::Bands),
        row(0, RowPart::Range, "≥95"),
        row(0, RowPart::Points, "100%"),
        row(1, RowPart::Range, "≥80，<90"),
        row(1, RowPart::Points, "1"),
    ];
    let state = edited(&actions);
    let draft = state.rule_draft.as_ref().unwrap();
    let indicator = state.evaluation.framework.indicator(&draft.node).unwrap();
    let standing = state.evaluation.framework.standing_of(&draft.node).unwrap();
    let problems = make(draft, indicator, standing).unwrap_err();
    let is_gap =
        |it: &DraftProblem| matches!(it, DraftProblem::Unsound(it) if matches!(it.kind, UnsoundKind::Gap { .. }));
    assert!(problems.iter().all(is_gap), "{problems:?}");
    actions.push(row(1, RowPart::Range, "<95"));
    actions.push(RuleAction::ExampleActualTyped("94.99".to_owned()));
    let mut state = edited(&actions);
    let view = rule_editor_view(&state).unwrap();
    assert!(view.problems.is_empty(), "{:?}", view.problems);
    assert!(view.example.iter().any(|line| line.contains("得 1 分")), "{:?}", view.example);
    update(&mut state, RuleAction::Confirmed.into());
    assert_eq!(points(state.report.total), "92.08", "94.25 % lies in the lower band: 1 of 2 points");
}

/// Nothing is wrong while nothing was typed; what is missing is said once the rule shall be used.
#[test]
fn every_rule_can_be_picked_and_says_what_it_needs_when_it_shall_be_used() {
    for kind in RuleKind::ALL {
        let mut state = edited(&[RuleAction::KindPicked(*kind)]);
        let view = rule_editor_view(&state).unwrap();
        let missing = view.problems.iter().any(|it| it.contains("没有填") || it.contains("这里要填数字"));
        assert!(!missing, "{kind:?}: {:?}", view.problems);
        if view.example.is_empty() {
            update(&mut state, RuleAction::Confirmed.into());
            assert!(!rule_editor_view(&state).unwrap().problems.is_empty(), "{kind:?}");
        }
    }
}

#[track_caller]
fn check_problems(actions: &[RuleAction], expected: &[&str]) {
    assert_eq!(rule_editor_view(&edited(actions)).unwrap().problems, expected);
}

#[test]
fn each_mistake_is_said_once_in_the_words_of_its_form() {
    let (steps, bonus) = (RuleAction::KindPicked(RuleKind::Steps), RuleAction::KindPicked(RuleKind::Bonus));
    let confirmed = RuleAction::Confirmed;
    check_problems(std::slice::from_ref(&steps), &[]);
    check_problems(&[steps.clone(), number(Param::Width, "0")], &["每档的宽度：要大于 0。"]);
    check_problems(
        &[steps, number(Param::Tolerance, "0"), number(Param::Cost, "1"), confirmed.clone()],
        &["每档的宽度：这里要填数字，例如 12。"],
    );
    check_problems(
        &[bonus.clone(), number(Param::Highest, "5"), confirmed.clone()],
        &["最多减（填负数或 0）：这里要填数字，例如 −5。"],
    );
    check_problems(&[bonus, number(Param::Lowest, "5")], &["最多减（填负数或 0）：要填负数或 0，例如 −5。"]);
    let row = |row, part, text: &str| RuleAction::RowTyped(row, part, text.to_owned());
    let item =
        [RuleAction::KindPicked(RuleKind::Checklist), row(0, RowPart::Name, "甲"), row(0, RowPart::Points, "两")];
    check_problems(&item, &["第 1 行，得分：没有填，或看不懂"]);
    let grade = [RuleAction::KindPicked(RuleKind::Grade), row(1, RowPart::Range, "60 多")];
    check_problems(&grade, &["第 2 行，占分值 %（如 ≥60，<80）：没有填，或看不懂"]);
}

#[test]
fn grades_begin_as_most_forms_have_them() {
    let mut state = edited(&[RuleAction::KindPicked(RuleKind::Grade)]);
    let rows: Vec<(String, String)> =
        state.rule_draft.as_ref().unwrap().rows.iter().map(|row| (row.name.clone(), row.range.clone())).collect();
    let expected = [("达成", "≥80，≤100"), ("部分达成", "≥60，<80"), ("未达成", "≥0，<60")];
    assert_eq!(rows, expected.map(|(name, range)| (name.to_owned(), range.to_owned())));
    update(&mut state, RuleAction::Confirmed.into());
    assert!(state.rule_draft.is_none() && state.evaluation.framework.is_own, "they can be used as they are");
}

#[test]
fn a_floor_that_leaves_nothing_to_earn_is_refused() {
    let refused = "起点（完成比例 %，可空）：要大于 0、小于 100：起点达到 100% 就没有可以折算的部分。";
    for floor in ["100", "150", "0", "-5"] {
        check_problems(&[number(Param::Floor, floor)], &[refused]);
    }
    check_problems(&[number(Param::Floor, "99.99")], &[]);
    let over = "超过多少要说明原因（%，可空）：要不小于 100：说的是超过年度指标值的部分。";
    check_problems(&[number(Param::OverTarget, "30")], &[over]);
}
