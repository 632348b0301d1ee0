//! The preview: each fact with its sentence and a field, corrections before anything is taken over, one step back.

use std::rc::Rc;

use jixiao::app::action::Action;
use jixiao::app::checking::CheckingAction;
use jixiao::app::desk::{DeskAction, DeskDialog, Sheets};
use jixiao::app::field::{EntryField, Field};
use jixiao::app::reporting::{OWN, ReportingAction};
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::{Editing, FactView, ReportPreview, ReportingView, checks_view, reporting_view};
use jixiao::domain::id::NodeId;
use jixiao::domain::score::score;
use jixiao::exchange::report::{FactId, MoneyField, Owner, read_report};
use jixiao::frameworks::{FRAMEWORKS, example, find};
use jixiao::shelf::key::TabId;
use jixiao::text::language::Language;
use jixiao::text::report::ReportLabel;
use jixiao::wire::v1;

use crate::{at_hand, text};

fn opened(report: &str) -> State {
    let mut state = State::new(example().unwrap(), example().unwrap(), TabId::new("tab").unwrap());
    state.desk.dialog = Some(DeskDialog::Sheets(Sheets::default()));
    update(&mut state, ReportingAction::Opened(report.to_owned()).into());
    update(&mut state, ReportingAction::FrameworksArrived(at_hand()).into());
    state
}

fn view(state: &State) -> ReportingView {
    let reporting = state.reporting.as_ref().unwrap();
    reporting_view(reporting, &read_report(&reporting.text), Language::Chinese)
}

#[track_caller]
fn preview(state: &State) -> ReportPreview {
    let ReportingView::Read(preview) = view(state) else { panic!("{:?}", view(state)) };
    *preview
}

fn fact(preview: &ReportPreview, id: FactId) -> &FactView {
    preview.facts.iter().find(|fact| fact.id == id).unwrap()
}

fn correct(state: &mut State, id: FactId, typed: &str) {
    update(state, ReportingAction::Corrected(id, typed.to_owned()).into());
}

const EXECUTED_1: FactId = FactId::Money(Owner::Project(0), MoneyField::Executed);

#[test]
fn every_fact_has_its_sentence_and_its_certainty() {
    let state = opened(&text("baiyun-dpf-2021"));
    assert_eq!(state.desk.dialog, None, "one dialog at a time");
    let preview = preview(&state);
    let score = fact(&preview, FactId::Score(1));
    assert_eq!(
        (score.name.as_str(), score.text.as_str(), score.confidence),
        ("资金管理 得分", "15.1", ReportLabel::Certain)
    );
    assert_eq!(score.sentence[1], "15.1分");
    assert!(score.sentence[0].ends_with("资金管理：分值16分，自评分"), "{:?}", score.sentence);
    let executed = fact(&preview, EXECUTED_1);
    assert_eq!((executed.text.as_str(), executed.confidence), ("347.60元", ReportLabel::Questioned));
    assert_eq!(fact(&preview, FactId::Total).editing, Editing::WorkedOut);
    assert_eq!(preview.summary[0], (ReportLabel::Worked, "92.97 分，与报告一致".to_owned()));
    assert_eq!(
        (preview.framework.as_str(), preview.frameworks.len()),
        ("guangzhou-district-2021@1", FRAMEWORKS.len() + 1)
    );
    assert_eq!(preview.stated.disputes.len(), preview.disputes.len());
    assert_eq!((preview.disputes.len(), preview.doubts.len(), preview.n_more), (9, 3, 0));
    assert_eq!(score_of(&preview), "92.97");
}

#[test]
fn what_is_found_in_the_report_keeps_up_with_its_sheet() {
    let mut state = opened(&text("baiyun-dpf-2021"));
    let preview = preview(&state);
    update(&mut state, DeskAction::SheetMade(preview.sheet.unwrap()).into());
    assert_ne!(state.loaded, state.evaluation, "it is somebody's own and kept, before anything is changed in it");
    update(&mut state, CheckingAction::Stated(preview.stated, preview.text).into());
    let total_if = |state: &State| {
        let findings: Vec<_> = checks_view(state).groups.into_iter().flat_map(|group| group.findings).collect();
        let visits =
            findings.into_iter().find(|it| it.text.sentence.contains("3116") && it.text.sentence.contains("3079"));
        visits.unwrap().text.total_if
    };
    assert!(total_if(&state).contains("92.99"), "{}", total_if(&state));
    let procurement = Field::of(&NodeId::new("procurement-execution-rate"), EntryField::Actual);
    update(&mut state, Action::FieldTyped { field: procurement, text: "100".to_owned() });
    assert!(total_if(&state).contains("93.10"), "{}", total_if(&state));
}

fn score_of(preview: &ReportPreview) -> String {
    score(preview.sheet.as_ref().unwrap()).total.value().to_string()
}

#[test]
fn a_correction_goes_into_the_sheet_and_a_wrong_one_keeps_it_shut() {
    let mut state = opened(&text("baiyun-dpf-2021"));
    correct(&mut state, EXECUTED_1, "347.60");
    let wrong = preview(&state);
    // A number without a unit could be ten thousand times off.
    assert_eq!(fact(&wrong, EXECUTED_1).problem, Some("请填金额并带单位，如 348.60万元。"));
    assert_eq!(wrong.sheet, None);
    correct(&mut state, EXECUTED_1, "347.60 万元");
    let right = preview(&state);
    assert_eq!(fact(&right, EXECUTED_1).problem, None);
    // The doubt about the unit is gone with its cause.
    assert_eq!(right.doubts.len(), 2);
    let sheet = right.sheet.unwrap();
    assert_eq!(sheet.budget.projects[0].figures.executed.unwrap().yuan().to_string(), "3476000");
    // 2 × 50 % = 1 of the procurement, and its category says 1 instead of 1.89.
    for (id, typed) in [(FactId::ReasonRate(2, 0), "50%"), (FactId::Lost(2, 0), "1"), (FactId::Score(2), "1分")] {
        correct(&mut state, id, typed);
    }
    assert_eq!(score_of(&preview(&state)), "92.08");
    for (id, typed) in [(FactId::Name, "某区残联"), (FactId::Year, "二〇二一"), (FactId::Score(3), "四")] {
        correct(&mut state, id, typed);
    }
    let both_wrong = preview(&state);
    assert_eq!(both_wrong.facts.iter().filter(|fact| fact.problem.is_some()).count(), 2);
    correct(&mut state, FactId::Year, "2022");
    correct(&mut state, FactId::Score(3), "4");
    let sheet = preview(&state).sheet.unwrap();
    assert_eq!((sheet.profile.name.as_str(), sheet.profile.year), ("某区残联", Some(2022)));
}

#[test]
fn the_sheet_is_a_new_one_and_one_step_leads_back() {
    let mut state = opened(&text("baiyun-dpf-2021").replace("92.97", "92.96"));
    let before = Rc::clone(&state.evaluation);
    let name_before = state.desk.sheet.clone();
    correct(&mut state, FactId::Name, "某区残联");
    let sheet = preview(&state).sheet.unwrap();
    assert!(Rc::ptr_eq(&before, &state.evaluation), "nothing is changed by looking");
    update(&mut state, ReportingAction::Closed.into());
    update(&mut state, DeskAction::SheetMade(sheet).into());
    assert_eq!((state.evaluation.profile.name.as_str(), state.reporting.is_none()), ("某区残联", true));
    assert_ne!(state.desk.sheet, name_before);
    update(&mut state, Action::Undone);
    assert_eq!((&state.evaluation, &state.desk.sheet), (&before, &name_before));
}

#[test]
fn other_texts_are_refused_with_a_sentence_and_corrections_end_with_their_text() {
    let mut state = opened("");
    assert_eq!(view(&state), ReportingView::Empty);
    update(&mut state, ReportingAction::Typed("今天天气很好。".to_owned()).into());
    assert!(matches!(view(&state), ReportingView::Refused(sentence) if sentence.starts_with("没有找到得分")));
    update(&mut state, ReportingAction::Typed("分".repeat(1 << 20)).into());
    assert!(matches!(view(&state), ReportingView::Refused(sentence) if sentence.contains("2048 KB")));
    update(&mut state, ReportingAction::Typed(text("hexi-agriculture-2023")).into());
    correct(&mut state, FactId::Year, "2000");
    update(&mut state, ReportingAction::Typed(text("nanshan-civil-affairs-2020")).into());
    assert_eq!(preview(&state).sheet.unwrap().profile.year, Some(2020));
    assert_eq!(fact(&preview(&state), FactId::OtherTotal(0)).text, "94.1");
}

/// While the frameworks are on the way there is no sheet to open.
#[test]
fn without_frameworks_the_facts_are_there_and_the_sheet_is_not() {
    let mut state = opened(&text("baiyun-dpf-2021"));
    update(&mut state, ReportingAction::FrameworksArrived(Vec::new()).into());
    let preview = preview(&state);
    assert!(preview.sheet.is_none() && preview.facts.len() > 60);
    assert_eq!((preview.summary, preview.frameworks), (Vec::new(), Vec::new()));
}

/// Another framework can be picked, and one can be made of the report: its scores as they are, the same total.
#[test]
fn the_framework_can_be_picked_or_made_of_the_report() {
    let mut state = opened(&text("baiyun-dpf-2021"));
    update(&mut state, ReportingAction::FrameworkPicked("mof-2020-10-project@1".to_owned()).into());
    assert_eq!(preview(&state).framework, "mof-2020-10-project@1");
    assert_ne!(score_of(&preview(&state)), "92.97");
    update(&mut state, ReportingAction::FrameworkPicked(OWN.to_owned()).into());
    let own = preview(&state);
    assert_eq!((own.framework.as_str(), score_of(&own).as_str()), (OWN, "92.97"));
    let sheet = own.sheet.unwrap();
    let names: Vec<&str> = sheet.framework.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    assert_eq!(names, ["管理效能", "履职效能", "加减分项"]);
    assert_eq!(sheet.framework.full_marks().value().to_string(), "95");
    assert_eq!(sheet.budget.projects.len(), 10);
    let again = v1::read_sheet(&v1::write_sheet(&sheet), find).unwrap();
    assert_eq!(&again, &*sheet);
    // A report that follows none of the frameworks is read so without asking.
    let mut unknown = opened(&text("changle-sports-2022"));
    update(&mut unknown, ReportingAction::Typed(OTHER.to_owned()).into());
    assert_eq!((preview(&unknown).framework.as_str(), score_of(&preview(&unknown)).as_str()), (OWN, "91.5"));
}

/// With items that no released framework has.
const OTHER: &str = "某区青少年宫2022年度部门整体支出绩效自评报告\n本部门整体支出绩效自评得分为91.5分。\n\
    1.场馆开放：分值60分，自评分55.5分，扣分原因：开放天数不足。\n2.活动组织：分值40分，自评分36分。\n\
    全年预算数300万元，执行数290万元，执行率96.67%。\n";
