//! Experiments with a name, on the page's side: a list of changes over the sheet, kept with it and undone with it.

use std::rc::Rc;

use jixiao::app::action::Action;
use jixiao::app::desk::Arrived;
use jixiao::app::lab::{LabAction, MeansField, Progress, Tool};
use jixiao::app::later::Tools;
use jixiao::app::scenarios::ScenarioAction;
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::{LabView, ScenariosView, arrival_view, whatif_view};
use jixiao::app::whatif::WhatIfAction;
use jixiao::domain::id::NodeId;
use jixiao::domain::whatif::change::Change;
use jixiao::domain::whatif::simulation::Simulation;
use jixiao::frameworks;
use jixiao::shelf::key::TabId;
use jixiao::text::number_format::points;
use jixiao::wire::v1::{read_sheet, write_sheet};
use rust_decimal::Decimal;

const PROCUREMENT: &str = "procurement-execution-rate";

fn opened() -> State {
    let example = || frameworks::example().unwrap();
    let mut state = State::new(example(), example(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    state
}

fn act(state: &mut State, action: WhatIfAction) {
    update(state, Action::from(action));
}

fn scenario(state: &mut State, action: ScenarioAction) {
    act(state, WhatIfAction::Scenario(action));
}

fn lab(state: &mut State, action: LabAction) {
    act(state, WhatIfAction::Lab(action));
}

fn actual(id: &str, hundredths: i64) -> Change {
    Change::Actual { id: NodeId::new(id), value: Some(Decimal::new(hundredths, 2)) }
}

fn kept(state: &mut State, name: &str, changes: Vec<Change>) {
    act(state, WhatIfAction::Cleared);
    act(state, WhatIfAction::Tried(changes));
    scenario(state, ScenarioAction::NameTyped(name.to_owned()));
    scenario(state, ScenarioAction::Kept);
}

fn row<'a>(view: &'a ScenariosView, what: &str) -> Vec<&'a str> {
    let row = view.rows.iter().find(|row| row.what == what).unwrap_or_else(|| panic!("no row {what}"));
    row.cells.iter().map(String::as_str).collect()
}

/// 2 × 99.75 % = 1.995 → 2.00, 0.11 more than 1.89; the asset accounts give one point more.
fn with_two() -> State {
    let mut state = opened();
    kept(&mut state, "采购赶上", vec![actual(PROCUREMENT, 9975)]);
    kept(&mut state, "再加资产", vec![actual(PROCUREMENT, 9975), actual("asset-account-consistency", 0)]);
    state
}

#[test]
fn two_stand_beside_the_sheet_and_their_differences_add_up() {
    let state = with_two();
    let view = whatif_view(&state).scenarios;
    assert_eq!(view.names, ["采购赶上", "再加资产"]);
    assert_eq!(row(&view, "总分"), ["92.97", "93.08（+0.11）", "94.08（+1.11）"]);
    assert_eq!(row(&view, "政府采购执行率"), ["94.25%", "99.75%", "99.75%"]);
    let scores: Vec<Vec<&str>> = view
        .rows
        .iter()
        .filter(|row| row.kind == "score")
        .map(|row| row.cells.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(scores, [vec!["1.89", "2.00（+0.11）", "2.00（+0.11）"], vec!["1.00", "1.00", "2.00（+1.00）"]]);
    // The sheet itself is as it was but for the list.
    assert_eq!(points(state.report.total), "92.97");
    assert_eq!(state.evaluation.entries, frameworks::example().unwrap().entries);
}

#[test]
fn a_sheet_that_arrives_with_other_scenarios_is_not_the_same() {
    let arrived = |state: &State| Arrived { sheet: Rc::clone(&state.evaluation), place: String::new() };
    let (here, there) = (opened(), with_two());
    let told = arrival_view(&arrived(&there), &here).differences.unwrap();
    assert_eq!(told.listed.len(), 1, "{told:?}");
    assert!(told.listed[0].contains("采购赶上 93.08、再加资产 94.08"), "{told:?}");
    let same = arrival_view(&arrived(&there), &there).differences.unwrap();
    assert!(same.listed.is_empty());
}

#[test]
fn they_go_with_the_file_and_follow_the_sheet() {
    let state = with_two();
    let again = read_sheet(&write_sheet(&state.evaluation), frameworks::find).unwrap();
    assert_eq!(again, *state.evaluation);
    let mut again = State::new(again, frameworks::example().unwrap(), TabId::new("tab").unwrap());
    update(&mut again, Action::ToolsArrived(Tools::all()));
    act(&mut again, WhatIfAction::Tried(vec![actual("asset-account-consistency", 0)]));
    act(&mut again, WhatIfAction::Taken);
    // The sheet has one point more now, and so has the first; the second has it already.
    let view = whatif_view(&again).scenarios;
    assert_eq!(row(&view, "总分"), ["93.97", "94.08（+0.11）", "94.08（+0.11）"]);
}

#[test]
fn one_is_opened_changed_and_kept_over_duplicated_renamed_removed_and_taken() {
    let mut state = with_two();
    scenario(&mut state, ScenarioAction::Opened(0));
    assert_eq!(state.whatif.trial, [actual(PROCUREMENT, 9975)]);
    assert!(whatif_view(&state).scenarios.keeps_over);
    act(&mut state, WhatIfAction::ValueTyped { position: 0, text: "97.25".to_owned() });
    scenario(&mut state, ScenarioAction::Kept);
    assert_eq!(row(&whatif_view(&state).scenarios, "总分")[1], "93.03（+0.06）");
    scenario(&mut state, ScenarioAction::Duplicated(0));
    assert_eq!(whatif_view(&state).scenarios.names, ["采购赶上", "采购赶上 2", "再加资产"]);
    scenario(&mut state, ScenarioAction::RenamingBegun(1));
    scenario(&mut state, ScenarioAction::NewNameTyped("再加资产".to_owned()));
    scenario(&mut state, ScenarioAction::Renamed);
    let renaming = whatif_view(&state).scenarios.renaming.unwrap();
    assert_eq!(renaming.2, Some("已有同名的方案，请换一个名称。"));
    scenario(&mut state, ScenarioAction::NewNameTyped(" 保守 ".to_owned()));
    scenario(&mut state, ScenarioAction::Renamed);
    assert_eq!(whatif_view(&state).scenarios.names, ["采购赶上", "保守", "再加资产"]);
    scenario(&mut state, ScenarioAction::Removed(1));
    assert_eq!(whatif_view(&state).scenarios.names, ["采购赶上", "再加资产"]);
    update(&mut state, Action::Undone);
    assert_eq!(whatif_view(&state).scenarios.names, ["采购赶上", "保守", "再加资产"], "undo brings it back");
    let tried = state.whatif.trial.clone();
    scenario(&mut state, ScenarioAction::Taken(2));
    assert_eq!((points(state.report.total).as_str(), &state.whatif.trial), ("94.08", &tried));
    update(&mut state, Action::Undone);
    assert_eq!(points(state.report.total), "92.97");
}

#[test]
fn a_change_without_a_place_is_kept_and_has_no_effect() {
    let mut state = opened();
    kept(&mut state, "", vec![actual("no-such-indicator", 100), actual(PROCUREMENT, 9975)]);
    let view = whatif_view(&state).scenarios;
    assert_eq!(view.names, ["方案 1"]);
    assert_eq!(row(&view, "总分"), ["92.97", "93.08（+0.11）"]);
    assert!(view.rows.iter().any(|row| row.cells.last().is_some_and(|cell| cell == "这项不在表中，不起作用")));
    scenario(&mut state, ScenarioAction::Taken(0));
    assert!(state.evaluation.entries.iter().all(|(id, _)| id.as_str() != "no-such-indicator"));
    let again = read_sheet(&write_sheet(&state.evaluation), frameworks::find).unwrap();
    assert_eq!(again, *state.evaluation);
}

#[test]
fn a_value_is_typed_or_slid_and_a_text_that_is_none_is_said_and_changes_nothing() {
    let mut state = opened();
    act(&mut state, WhatIfAction::AddingPicked(format!("indicator:{PROCUREMENT}")));
    act(&mut state, WhatIfAction::Added);
    let number = |state: &State| whatif_view(state).trial.rows[0].number.clone().unwrap();
    // A rate that ends at 100 %, in hundredths.
    assert_eq!((number(&state).text.as_str(), number(&state).slider), ("94.25", Some((10_000, 9_425))));
    act(&mut state, WhatIfAction::Slid { position: 0, steps: 9_975 });
    assert_eq!((number(&state).text.as_str(), whatif_view(&state).trial.total.as_str()), ("99.75", "93.08"));
    act(&mut state, WhatIfAction::Slid { position: 0, steps: 10_001 });
    assert_eq!(number(&state).text, "99.75", "nothing beyond the end");
    act(&mut state, WhatIfAction::ValueTyped { position: 0, text: "abc".to_owned() });
    let wrong = number(&state);
    assert!(wrong.text == "abc" && wrong.problem.is_some());
    assert_eq!(whatif_view(&state).trial.total, "93.08", "what was there goes on being tried");
    // A pick begins with what gives the most.
    act(&mut state, WhatIfAction::AddingPicked("indicator:no-such-indicator".to_owned()));
    act(&mut state, WhatIfAction::Added);
    assert_eq!(state.whatif.trial.len(), 1);
}

fn tool(state: &mut State, tool: Tool) -> LabView {
    lab(state, LabAction::Toggled(tool));
    let position = Tool::ALL.iter().position(|other| *other == tool).unwrap();
    whatif_view(state).lab.into_iter().nth(position).unwrap()
}

#[test]
fn the_cheapest_mix_is_told_and_bounds_that_contradict_are_said() {
    let mut state = opened();
    act(&mut state, WhatIfAction::GoalTyped("93.07".to_owned()));
    for (position, id) in [PROCUREMENT, "festival-visit-people"].into_iter().enumerate() {
        lab(&mut state, LabAction::MeansPicked(format!("indicator:{id}")));
        lab(&mut state, LabAction::MeansAdded);
        let cost = if position == 0 { "100" } else { "1" };
        lab(&mut state, LabAction::MeansTyped { position, field: MeansField::Cost, text: cost.to_owned() });
    }
    let LabView::Plan(view) = tool(&mut state, Tool::Plan) else { panic!("the plan is open") };
    assert_eq!(view.answer.as_deref(), Some("代价最少 430，总分 93.07（现在 92.97）。"));
    let told: Vec<(&str, &str, &str)> =
        view.steps.iter().map(|step| (step.value.as_str(), step.gain.as_str(), step.cost.as_str())).collect();
    assert_eq!(told, [("98.25%", "0.08", "400"), ("3,109 人次", "0.02", "30"), ("—", "0.10", "430")]);
    act(&mut state, WhatIfAction::GoalTyped("95".to_owned()));
    let LabView::Plan(view) = whatif_view(&state).lab.remove(1) else { panic!("the plan is open") };
    assert_eq!(view.answer.as_deref(), Some("这几项全部用上，最多 93.10，还差 1.9 分。请放宽范围，或再加一项。"));
    lab(&mut state, LabAction::MeansTyped { position: 0, field: MeansField::Lowest, text: "99".to_owned() });
    lab(&mut state, LabAction::MeansTyped { position: 0, field: MeansField::Highest, text: "98".to_owned() });
    let LabView::Plan(view) = whatif_view(&state).lab.remove(1) else { panic!("the plan is open") };
    assert_eq!(view.means[0].problem, Some("最低大于最高，请改其中一个。"));
}

#[test]
fn draws_are_asked_for_told_and_stopped_and_an_answer_that_comes_late_is_not_listened_to() {
    let mut state = opened();
    let LabView::Chance(view) = tool(&mut state, Tool::Chance) else { panic!("it is open") };
    assert!(view.has_no_numbers && view.ready.is_none());
    act(&mut state, WhatIfAction::UncertainPicked(format!("indicator:{PROCUREMENT}")));
    act(&mut state, WhatIfAction::UncertainAdded);
    act(&mut state, WhatIfAction::UncertainTyped { position: 0, text: "94～95".to_owned() });
    lab(&mut state, LabAction::DrawsTyped("10".to_owned()));
    let chance = |state: &State| match whatif_view(state).lab.remove(2) {
        LabView::Chance(view) => view,
        other => panic!("{other:?}"),
    };
    let (seed, n_draws, uncertain) = chance(&state).ready.unwrap();
    assert_eq!((seed, n_draws), (1, 10));
    lab(&mut state, LabAction::DrawingBegun(seed, n_draws, uncertain.clone()));
    let mut simulation = Simulation::new(&state.evaluation, &state.report, &uncertain, seed).unwrap();
    simulation.draw(4);
    lab(&mut state, LabAction::Drawn(1, simulation.distribution()));
    assert_eq!(chance(&state).drawing.unwrap().0, "已取 4 次，共 10 次。");
    lab(&mut state, LabAction::DrawingStopped);
    assert_eq!(chance(&state).outcome.as_deref(), Some("停下了，下面是已取的 4 次。"));
    simulation.draw(6);
    lab(&mut state, LabAction::Drawn(1, simulation.distribution()));
    assert!(matches!(&state.whatif.lab.run.as_ref().unwrap().progress, Progress::Stopped(found) if found.n_drawn == 4));
    lab(&mut state, LabAction::DrawingBegun(seed, n_draws, uncertain));
    lab(&mut state, LabAction::DrawingFailed(1));
    assert!(chance(&state).drawing.is_some(), "an earlier run's failure is not this one's");
    lab(&mut state, LabAction::Drawn(2, simulation.distribution()));
    let view = chance(&state);
    assert_eq!(view.outcome.as_deref(), Some("种子 1，取值 10 次。"));
    assert!(!view.result.unwrap().is_stale);
    act(&mut state, WhatIfAction::UncertainTyped { position: 0, text: "94～96".to_owned() });
    assert!(chance(&state).result.unwrap().is_stale);
    lab(&mut state, LabAction::DrawsTyped("1000001".to_owned()));
    lab(&mut state, LabAction::SeedTyped("-1".to_owned()));
    let view = chance(&state);
    assert!(view.draws_problem.is_some() && view.seed_problem.is_some() && view.ready.is_none());
    assert_eq!(*state.evaluation, frameworks::example().unwrap(), "nothing of it touches the sheet");
}

#[test]
fn every_other_framework_is_told_with_what_has_no_place_there() {
    let mut state = opened();
    let project = frameworks::find("mof-2020-10-project@1").unwrap();
    lab(&mut state, LabAction::FrameworkArrived("mof-2020-10-project@1".to_owned(), Ok(project)));
    let LabView::Frameworks(rows) = tool(&mut state, Tool::Frameworks) else { panic!("it is open") };
    assert_eq!(rows.len(), frameworks::FRAMEWORKS.len());
    assert_eq!(rows[0].score, "92.97 / 95");
    let project = rows.iter().find(|row| row.title.contains("10号")).unwrap();
    assert!(project.note.is_none() && project.lost.is_some(), "{project:?}");
    assert!(rows.iter().skip(1).filter(|row| row.note.is_some()).count() == rows.len() - 2);
}

#[test]
fn indicators_are_ranked_by_gain_by_cost_and_by_risk() {
    let mut state = opened();
    let first = |state: &mut State| match whatif_view(state).lab.remove(0) {
        LabView::Ranking(view) => view.rows[0].clone(),
        other => panic!("{other:?}"),
    };
    lab(&mut state, LabAction::Toggled(Tool::Ranking));
    // The bonus could give 5; nothing of the base gives more than the asset accounts' point.
    assert_eq!((first(&mut state).0.as_str(), first(&mut state).1.as_str()), ("财政部门表彰或审计部门批评", "5.00"));
    lab(&mut state, LabAction::MeansPicked(format!("indicator:{PROCUREMENT}")));
    lab(&mut state, LabAction::MeansAdded);
    lab(&mut state, LabAction::OrderPicked("per-cost".to_owned()));
    // 0.11 for 5.5 per cent.
    assert_eq!((first(&mut state).0.as_str(), first(&mut state).2.as_str()), ("政府采购执行率", "0.02"));
    lab(&mut state, LabAction::OrderPicked("risk".to_owned()));
    let nearest = first(&mut state);
    assert!(nearest.3.ends_with('%'), "{nearest:?}");
}
