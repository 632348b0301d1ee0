//! What is wrong in a report by itself: each check has a report that triggers it and one that must not.

use std::sync::Arc;

use jixiao::domain::check::{CheckId, Finding, Place};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::exchange::report::{read_report, report_findings, sheet_of};
use jixiao::frameworks::{FRAMEWORKS, find};
use jixiao::text::check::finding_text;
use jixiao::text::language::Language;

fn findings(text: &str) -> (Evaluation, Vec<Finding>) {
    let at_hand: Vec<Arc<Framework>> = FRAMEWORKS.iter().map(|it| find(it.reference).unwrap()).collect();
    let reading = read_report(text).unwrap();
    let made = sheet_of(&reading, &at_hand).unwrap();
    let found = report_findings(&reading, &made.evaluation);
    (made.evaluation, found)
}

fn checks(text: &str) -> Vec<CheckId> {
    findings(text).1.iter().map(|finding| finding.check).collect()
}

/// Every slip of the seed's report that is known, and nothing among the figures that agree.
#[test]
fn what_is_wrong_in_the_seeds_report() {
    let (sheet, found) = findings(include_str!("../reports/baiyun-dpf-2021.txt"));
    let of = |check: CheckId| found.iter().filter(|it| it.check == check).collect::<Vec<_>>();
    assert_eq!(of(CheckId::StatedUnitSlip).len(), 2, "347.60元 and 37.31元");
    assert_eq!(of(CheckId::DisputedName).len(), 1, "40.48万 under two names");
    assert_eq!(of(CheckId::StatedPartsDiffer).len() + of(CheckId::StatedRateDiffers).len(), 0);
    let sentences: Vec<String> =
        of(CheckId::DisputedFigures).iter().map(|it| finding_text(it, &sheet, Language::Chinese).sentence).collect();
    for figures in
        [["3116", "3079"], ["797", "781"], ["2394", "2656"], ["147", "179"], ["131.72", "173"], ["94.23", "94.91"]]
    {
        let is_said = sentences.iter().any(|sentence| figures.iter().all(|figure| sentence.contains(figure)));
        assert!(is_said, "{figures:?}: {sentences:#?}");
    }
    // The figures of the visits are an indicator's: 3116 of 3116 would be full marks, two hundredths more.
    let visits = of(CheckId::DisputedFigures).into_iter().find(|it| it.total_if.is_some()).unwrap();
    assert_eq!(visits.total_if.unwrap().value().to_string(), "92.99");
    assert!(matches!(&visits.place, Place::Stated(about) if about.contains("慰问")), "{visits:?}");
    for agreeing in ["137.96", "66.00"] {
        assert!(!sentences.iter().any(|sentence| sentence.contains(agreeing)), "{agreeing}: {sentences:#?}");
    }
}

#[test]
fn parts_that_do_not_add_up_are_found() {
    let report = |output: &str, total: &str| {
        format!(
            "某区文化馆2021年度部门整体支出绩效自评报告。本部门整体支出绩效自评得分为{total}分。\n\
             1.投入指标：分值10分，自评分9.5分。\n2.过程指标：分值30分，自评分29分。\n\
             3.产出指标：分值40分，自评分{output}分。\n4.效益指标：分值20分，自评分20分。\n\
             全年预算数100万元，执行数90万元，执行率90%。\n"
        )
    };
    assert_eq!(checks(&report("38", "96.5")), []);
    assert_eq!(checks(&report("38", "95.6")), [CheckId::StatedPartsDiffer]);
    let wrong_rate = report("38", "96.5").replace("执行率90%", "执行率95%");
    assert!(checks(&wrong_rate).iter().all(|check| *check == CheckId::StatedRateDiffers), "{:?}", checks(&wrong_rate));
}

#[test]
fn reports_without_a_slip_have_none() {
    for text in [
        include_str!("../reports/anlan-archives-2023.txt"),
        include_str!("../reports/dongshan-library-project-2021.txt"),
        include_str!("../reports/haifeng-veterans-2023.txt"),
        include_str!("../reports/linjiang-water-2023.txt"),
    ] {
        let (sheet, found) = findings(text);
        let told: Vec<String> = found.iter().map(|it| finding_text(it, &sheet, Language::Chinese).sentence).collect();
        assert_eq!(told, Vec::<String>::new());
    }
}

#[test]
fn each_check_is_triggered_and_says_where_what_and_how() {
    let mut left: Vec<CheckId> = CheckId::ALL.iter().copied().filter(|check| check.is_of_report()).collect();
    let parts = "某区文化馆2021年度部门整体支出绩效自评报告。本部门整体支出绩效自评得分为90分。\n\
                 1.投入指标：分值50分，自评分49分。\n2.产出指标：分值50分，自评分45分。\n";
    for text in
        [include_str!("../reports/baiyun-dpf-2021.txt"), include_str!("../reports/baisha-street-2021.txt"), parts]
    {
        let (sheet, found) = findings(text);
        for finding in &found {
            left.retain(|check| *check != finding.check);
            for language in Language::ALL {
                let text = finding_text(finding, &sheet, language);
                let parts = [&*text.place, text.title, &*text.sentence, text.mend, text.source];
                assert!(parts.iter().all(|part| !part.trim().is_empty() && !part.contains('{')), "{text:?}");
            }
            assert!(finding.place.key().starts_with("stated:"));
        }
    }
    assert_eq!(left, []);
}
