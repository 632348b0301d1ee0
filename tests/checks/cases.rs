//! For each check a sheet that triggers it; the sheet in which nothing is wrong triggers none.

use std::collections::BTreeSet;

use jixiao::domain::check::{CheckId, Finding, FindingSeverity, Mend, mended};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::ignored_finding::IgnoredFinding;
use jixiao::domain::score::score;
use jixiao::frameworks;
use jixiao::text::check::{check_text, finding_text};
use jixiao::text::language::Language;
use rust_decimal::Decimal;

use crate::sheets::{QUANTITY, RATE, SATISFACTION, SHARE, WORDS, figures, framed, right, with, yuan};
use crate::{finds, found};

fn number(value: i64) -> Option<Decimal> {
    Some(Decimal::from(value))
}

fn changed(change: impl FnOnce(&mut Evaluation)) -> Evaluation {
    let mut sheet = right();
    change(&mut sheet);
    sheet
}

/// The checks that a sheet alone can trigger.
fn of_sheets() -> impl Iterator<Item = &'static CheckId> {
    CheckId::ALL.iter().filter(|check| !check.is_of_report())
}

/// A sheet for each check.
fn triggering(check: CheckId) -> Evaluation {
    match check {
        CheckId::WeightsDontAddUp => {
            framed(r#""name": "培训人数", "weight": "20""#, r#""name": "培训人数", "weight": "30""#)
        }
        CheckId::ExecutedAboveBudget => changed(|it| it.budget.projects[0].figures = figures(400, 401)),
        CheckId::ExecutedWithoutBudget => changed(|it| it.budget.projects[0].figures = figures(0, 1)),
        CheckId::ProjectsAboveBudget => changed(|it| it.budget.projects[0].figures = figures(401, 400)),
        CheckId::ProjectsAboveExecuted => changed(|it| it.budget.department = figures(1000, 999)),
        CheckId::MonthAboveYear => changed(|it| it.progress.month_end_executed[11] = yuan(1001)),
        CheckId::MonthFalls => changed(|it| it.progress.month_end_executed[5] = yuan(100)),
        CheckId::DecemberDiffers => changed(|it| it.progress.month_end_executed[11] = yuan(990)),
        CheckId::TypedRateDiffers => with(SHARE, |it| it.actual = number(94)),
        CheckId::PartAboveWhole => with(SHARE, |it| it.part = number(101)),
        CheckId::PublishedScoreDiffers => with(QUANTITY, |it| it.review.score = number(18)),
        CheckId::ReviewedActualDiffers => with(QUANTITY, |it| it.review.actual = number(90)),
        CheckId::PublishedAboveWeight => with(QUANTITY, |it| it.review.score = number(21)),
        CheckId::NameMissing => changed(|it| it.profile.name = " ".to_owned()),
        CheckId::YearMissing => changed(|it| it.profile.year = None),
        CheckId::Pending => with(RATE, |it| it.actual = None),
        CheckId::LossWithoutReason | CheckId::LossWithoutImprovement => with(RATE, |it| it.actual = number(80)),
        CheckId::OverTargetWithoutReason => with(QUANTITY, |it| it.actual = number(121)),
        CheckId::LowExecutionWithoutReason | CheckId::MuchUnspent | CheckId::SelfScoreAheadOfMoney => {
            changed(|it| it.budget.department = figures(1000, 790))
        }
        CheckId::NotApplicableWithoutReason => with(RATE, |it| it.not_applicable = true),
        CheckId::EvidenceMissing => with(RATE, |it| it.evidence = String::new()),
        CheckId::SatisfactionWithoutSurvey => with(SATISFACTION, |it| it.evidence = String::new()),
        CheckId::NoWeight => framed(r#""name": "及时率", "weight": "20""#, r#""name": "及时率", "weight": "0""#),
        CheckId::ProjectWithoutName => changed(|it| it.budget.projects[0].name = String::new()),
        CheckId::SameProjectTwice => changed(|it| it.budget.projects[1].name = "甲".to_owned()),
        CheckId::ProjectWithoutFigures => changed(|it| it.budget.projects[0].figures.executed = None),
        CheckId::ScoreWithoutBudget => changed(|it| it.budget.department = figures(0, 0)),
        // 347.60 yuan of 3,486,000, as in the seed.
        CheckId::UnitSlip => changed(|it| {
            it.budget.projects[0].figures = figures(3_486_000, 347);
            it.budget.department = figures(5_000_000, 5_000_000);
        }),
        CheckId::RateTypedAsShare => with(RATE, |it| it.actual = Some(Decimal::new(95, 2))),
        CheckId::LateSpending => changed(|it| {
            for slot in it.progress.month_end_executed.iter_mut().take(9) {
                *slot = yuan(500);
            }
            it.progress.month_end_executed[9] = yuan(510);
            it.progress.month_end_executed[10] = yuan(520);
        }),
        CheckId::ReasonWithoutLoss => with(WORDS, |it| it.reason = "尚未印发".to_owned()),
        CheckId::NoInitialBudget => changed(|it| it.budget.department.initial_budget = yuan(0)),
        CheckId::NoUnit => framed(
            r#""unit": "人" } }, "target": { "entered": {} },"#,
            r#""unit": "" } }, "target": { "entered": {} },"#,
        ),
        CheckId::NoStandard => framed("按成本核定表给分", ""),
        CheckId::VagueWords => with(WORDS, |it| it.target_words = "显著提升".to_owned()),
        CheckId::OneHeavyIndicator => {
            framed(r#""name": "培训人数", "weight": "20""#, r#""name": "培训人数", "weight": "51""#)
        }
        CheckId::NoSatisfactionPart => framed("服务对象满意度", "服务对象评价"),
        CheckId::NoCostPart => framed("人均成本", "人均开支"),
        CheckId::SameIndicatorTwice => framed("及时率", "培训人数"),
        CheckId::QuantityIsPayment => framed("培训人数", "补贴支付人数"),
        CheckId::FractionalWeight => {
            framed(r#""name": "培训人数", "weight": "20""#, r#""name": "培训人数", "weight": "22.5""#)
        }
        CheckId::StatedPartsDiffer
        | CheckId::StatedUnitSlip
        | CheckId::StatedRateDiffers
        | CheckId::DisputedFigures
        | CheckId::DisputedName => unreachable!("it looks at a report: see stated.rs"),
    }
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let told: Vec<String> = found(&right()).iter().map(|it| format!("{:?} {:?}", it.check, it.place)).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn each_check_has_a_sheet_that_triggers_it() {
    for check in of_sheets() {
        assert!(finds(&triggering(*check), *check), "{} found nothing", check.key());
    }
}

#[test]
fn an_edge_is_on_the_side_it_is_said_to_be() {
    // Exactly 120 %, exactly 80 % spent, exactly at the budget: nothing yet.
    assert!(!finds(&with(QUANTITY, |it| it.actual = number(120)), CheckId::OverTargetWithoutReason));
    assert!(!finds(&changed(|it| it.budget.department = figures(1000, 800)), CheckId::MuchUnspent));
    assert!(!finds(&changed(|it| it.budget.department = figures(1000, 900)), CheckId::LowExecutionWithoutReason));
    assert!(finds(&changed(|it| it.budget.department = figures(1000, 899)), CheckId::LowExecutionWithoutReason));
    let severity = |actual: i64| {
        let found = found(&with(QUANTITY, |it| it.actual = number(actual)));
        found.iter().find(|it| it.check == CheckId::OverTargetWithoutReason).map(|it| it.severity)
    };
    assert_eq!((severity(130), severity(131)), (Some(FindingSeverity::Warning), Some(FindingSeverity::Error)));
    // A reason settles it.
    let explained = with(QUANTITY, |it| {
        it.actual = number(200);
        it.reason = "扩大了范围".to_owned();
    });
    assert!(!finds(&explained, CheckId::OverTargetWithoutReason) && !finds(&explained, CheckId::ReasonWithoutLoss));
}

/// (score/90 − exec/10)/(score/90) > 0.05: 90 points need 95 % executed, 60 of 90 points 63.33 %.
#[test]
fn the_self_score_warning_is_the_bureaus() {
    let at = |executed: i64, lost: i64| {
        changed(|it| {
            it.budget.department = figures(10_000, executed);
            it.entries.change(&jixiao::domain::id::NodeId::new(QUANTITY), |it| it.actual = number(100 - lost));
        })
    };
    let warns = |executed, lost| finds(&at(executed, lost), CheckId::SelfScoreAheadOfMoney);
    assert!(warns(9_400, 0) && warns(9_499, 0) && !warns(9_500, 0));
    // 70 of 90: 73.88…% is enough.
    assert!(warns(7_388, 100) && !warns(7_389, 100));
}

#[test]
fn mending_a_finding_ends_it_and_the_other_total_is_the_total_then() {
    let mut n_mended = 0;
    for check in of_sheets() {
        let sheet = triggering(*check);
        for finding in found(&sheet).iter().filter(|it| it.check == *check) {
            let Some(mend) = &finding.mend else { continue };
            let after = mended(&sheet, mend);
            assert!(!found(&after).iter().any(|it| it.check == *check && it.place == finding.place), "{finding:?}");
            let is_the_other = *check != CheckId::DecemberDiffers;
            if let Some(total) = finding.total_if.filter(|_| is_the_other) {
                assert_eq!(score(&after).total, total);
            }
            assert!(matches!(mend, Mend::Change(_) | Mend::Project(..)));
            n_mended += 1;
        }
    }
    assert!(n_mended >= 4, "only {n_mended}");
}

#[test]
fn a_finding_that_was_left_with_a_reason_is_known_again() {
    let mut sheet = triggering(CheckId::LossWithoutReason);
    let finding = found(&sheet).into_iter().find(|it| it.check == CheckId::LossWithoutReason).unwrap();
    assert_eq!(jixiao::domain::check::reason_for(&sheet, &finding), None);
    let (check, place) = (finding.check.key().to_owned(), finding.place.key());
    sheet.ignored_findings = vec![IgnoredFinding { check, place, reason: "另附说明".to_owned() }].into();
    assert_eq!(jixiao::domain::check::reason_for(&sheet, &finding), Some("另附说明"));
    assert!(found(&sheet).contains(&finding), "it is still found");
}

#[test]
fn every_finding_says_where_what_and_how_in_both_languages() {
    for check in of_sheets() {
        let sheet = triggering(*check);
        for finding in found(&sheet).iter().filter(|it| it.check == *check) {
            for language in [Language::Chinese, Language::English] {
                let text = finding_text(finding, &sheet, language);
                let parts = [&*text.place, text.title, &*text.sentence, text.mend, text.source];
                assert!(parts.iter().all(|part| !part.trim().is_empty()), "{check:?}: {text:?}");
                assert!(!text.sentence.contains('{'), "{check:?}: {}", text.sentence);
            }
        }
    }
}

#[test]
fn keys_are_there_once_and_written_down() {
    let keys: BTreeSet<&str> = CheckId::ALL.iter().map(|check| check.key()).collect();
    assert_eq!(keys.len(), CheckId::ALL.len());
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let expected = document();
    if std::env::var_os("JIXIAO_WRITE_CHECKS").is_some() {
        std::fs::write(&path, &expected).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap() == expected,
        "docs/checks.md is old: JIXIAO_WRITE_CHECKS=1 writes it anew"
    );
}

/// The list of checks for those who ask what is checked and why.
fn document() -> String {
    let mut lines = vec![
        "# 核查项目 / What is checked".to_owned(),
        String::new(),
        "每项有固定的编号；不改的理由按编号和位置保存。Made from the texts of the page by the test of the checks."
            .to_owned(),
    ];
    let mut group = None;
    for check in CheckId::ALL {
        if group != Some(check.group()) {
            group = Some(check.group());
            let names =
                [Language::Chinese, Language::English].map(|it| jixiao::text::check::group_name(check.group(), it));
            lines.push(String::new());
            lines.push(format!("## {} / {} (`{}`)", names[0], names[1], check.group().key()));
            lines.push(String::new());
            lines.push("| id | 查什么 / what | 依据 / why | 怎么办 / how to mend |".to_owned());
            lines.push("|---|---|---|---|".to_owned());
        }
        let text = check_text(*check);
        let both = |(zh, en): (&str, &str)| format!("{zh}<br>{en}");
        let (title, source, mend) = (both(text.title), both(text.source), both(text.mend));
        lines.push(format!("| `{}` | {title} | {source} | {mend} |", check.key()));
    }
    lines.join("\n") + "\n"
}

/// Nothing is wrong with the seed's own figures; what is found is what a reviewer would ask about.
#[test]
fn what_is_found_in_the_seed() {
    let sheet = frameworks::example().unwrap();
    let told: Vec<(&str, String)> = found(&sheet)
        .iter()
        .map(|it: &Finding| (it.check.key(), finding_text(it, &sheet, Language::Chinese).place))
        .collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(key, place)| (*key, place.as_str())).collect();
    assert_eq!(told, EXPECTED_IN_THE_SEED);
}

/// The report gives no reason in words for five of its six losses, names no evidence and no satisfaction.
const EXPECTED_IN_THE_SEED: [(&str, &str); 8] = [
    ("loss-without-reason", "预算完成率"),
    ("loss-without-reason", "财政拨款收入预决算差异率"),
    ("loss-without-reason", "一般公共预算支出年度平均执行率"),
    ("loss-without-reason", "政府采购执行率"),
    ("loss-without-reason", "节日慰问残疾人人数"),
    ("loss-without-improvement", "全表"),
    ("evidence-missing", "全表"),
    ("no-satisfaction-part", "全表"),
];
