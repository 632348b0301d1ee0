//! What is in dispute and what is not: each kind with a case that shows it and one that must not.

use jixiao::domain::statements::{Dispute, DisputeKind};
use jixiao::exchange::report::{read_report, report_disputes};

/// The disputes of sentences that stand in a report of their own.
#[track_caller]
fn disputes(sentences: &[&str]) -> Vec<Dispute> {
    let source = format!("某县某局2022年度绩效自评报告\n自评得分95分。\n{}", sentences.join("\n"));
    let reading = read_report(&source).unwrap();
    let found = report_disputes(&reading);
    for dispute in &found {
        for place in &dispute.places {
            assert!(
                source.get(place.start..place.end).is_some_and(|it| it.contains(|c: char| c.is_numeric())),
                "{source}"
            );
        }
    }
    found
}

#[track_caller]
fn agree(sentences: &[&str]) {
    assert_eq!(disputes(sentences), [], "{sentences:?}");
}

#[track_caller]
fn disagree(sentences: &[&str], is_it: impl Fn(&DisputeKind) -> bool) {
    let found = disputes(sentences);
    assert!(found.len() == 1 && found.iter().all(|dispute| is_it(&dispute.kind)), "{sentences:?}: {found:?}");
}

#[test]
fn figures_of_the_same_thing() {
    let is_figures = |kind: &DisputeKind| matches!(kind, DisputeKind::Figures(_));
    disagree(&["慰问困难职工320人次，发放慰问金16万元。", "全年慰问困难职工302人次15.1万元。"], is_figures);
    agree(&["慰问困难职工320人次，发放慰问金16万元。", "全年慰问困难职工320人次16万元。"]);
    // Another thing, however alike its words.
    agree(&["为38名职工发放医疗互助金12.4万元。", "为52名职工发放子女助学金10.4万元。"]);
    // Yuan and ten thousand yuan are the same money.
    agree(&["慰问困难职工320人次16万元。", "慰问困难职工320人次160000元。"]);
    // A list is of several things, its parts are parts.
    agree(&["资助学生797人99.5万元，其中学前资助64人6.4万元，义务教育资助580人58万元，奖励22人6.1万元。"]);
    agree(&["资助学生797人99.5万元，其中学前资助64人6.4万元。", "学前资助幼儿园64人6.4万元。"]);
}

#[test]
fn rough_figures_may_be_a_tenth_off() {
    let is_figures = |kind: &DisputeKind| matches!(kind, DisputeKind::Figures(_));
    agree(&["为10家企业发放稳岗补贴约173万元。", "为10家企业发放稳岗补贴171.72万元。"]);
    agree(&["为1200余名老人发放高龄津贴90万元。", "为1256名老人发放高龄津贴90万元。"]);
    disagree(&["为10家企业发放稳岗补贴约173万元。", "为10家企业发放稳岗补贴131.72万元。"], is_figures);
}

#[test]
fn one_amount_under_two_names() {
    let project = "1.资助城乡居民基本养老保险经费，预算40.6万元，支出40.48万元，执行率99.7%。";
    disagree(&["资助74名群众参加职工养老保险40.48万元。", project], |kind| {
        matches!(kind, DisputeKind::Names { .. })
    });
    agree(&["资助74名群众参加城乡居民基本养老保险40.48万元。", project]);
    // Round amounts meet by chance.
    agree(&[
        "资助群众参加职工养老保险40万元。",
        "1.资助城乡居民基本养老保险经费，预算40万元，支出40万元，执行率100%。",
    ]);
}

#[test]
fn units_and_rates_of_projects() {
    let is_unit = |kind: &DisputeKind| matches!(kind, DisputeKind::Unit { .. });
    disagree(&["1.某中心经费，预算348.60万元，支出347.60元，执行率99.71%。"], is_unit);
    disagree(&["1.某中心经费，预算348.60万元，支出347.60元，资金已用完，使用及时。"], is_unit);
    agree(&["1.某中心经费，预算348.60万元，支出347.60万元，执行率99.71%。"]);
    // Two units that go together.
    agree(&["1.某中心经费，预算2万元，支出15000元，执行率75%。"]);
    agree(&["1.某中心经费，预算2万元，支出15000元，余款已上缴。"]);
    disagree(&["1.某中心经费，预算40万元，支出38万元，执行率93%。"], |kind| {
        matches!(kind, DisputeKind::Rate { .. })
    });
    // Rounded or cut, to as many decimals as are printed.
    agree(&["1.某中心经费，预算740.77万元，支出740.24万元，执行率99.93%。"]);
    agree(&["1.某中心经费，预算740.77万元，支出740.24万元，执行率99.92%。"]);
    agree(&["1.某中心经费，预算40.6万元，支出40.48万元，执行率99.7%。"]);
}
