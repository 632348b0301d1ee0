//! The review: no review changes nothing, a reviewed actual value goes through the rule, a review score counts as it is.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::review_report::{review, takes_reviewed_actual};
use jixiao::domain::score::{ScoreReport, score};
use jixiao::frameworks::{FRAMEWORKS, example, find};
use jixiao::text::number_format::points;
use rust_decimal::Decimal;

fn named<'a>(sheet: &'a Evaluation, name: &str) -> &'a NodeId {
    &sheet.framework.indicators().into_iter().find(|it| it.name == name).unwrap().id
}

fn score_of(report: &ScoreReport, id: &NodeId) -> String {
    points(report.leaves().into_iter().find(|leaf| leaf.id == *id).unwrap().trace().unwrap().score)
}

#[test]
fn without_a_review_nothing_differs() {
    let sheet = example().unwrap();
    assert_eq!(review(&sheet), score(&sheet));
    for data in FRAMEWORKS {
        let blank = Evaluation::blank(find(data.reference).unwrap());
        assert_eq!(review(&blank), score(&blank), "{}", data.reference);
    }
}

#[test]
fn a_reviewed_actual_value_goes_through_the_rule() {
    // 政府采购执行率 94.25 % of 2 points is 1.89; reviewed at 90 % it is 1.80, and the total 92.88.
    let mut sheet = example().unwrap();
    let id = named(&sheet, "政府采购执行率").clone();
    sheet.entries.change(&id, |entry| entry.review.actual = Some(Decimal::from(90)));
    let reviewed = review(&sheet);
    assert_eq!(score_of(&reviewed, &id), "1.80");
    assert_eq!(points(reviewed.total), "92.88");
    assert_eq!(points(score(&sheet).total), "92.97", "the filer's score stays");
}

#[test]
fn a_review_score_counts_before_a_reviewed_value_and_inside_its_range() {
    let mut sheet = example().unwrap();
    let id = named(&sheet, "政府采购执行率").clone();
    sheet.entries.change(&id, |entry| {
        entry.review.actual = Some(Decimal::from(90));
        entry.review.score = Some(Decimal::new(15, 1));
    });
    assert_eq!(score_of(&review(&sheet), &id), "1.50");
    assert_eq!(points(review(&sheet).total), "92.58");
    sheet.entries.change(&id, |entry| entry.review.score = Some(Decimal::from(3)));
    assert_eq!(score_of(&review(&sheet), &id), "2.00", "no more than the weight");
}

#[test]
fn the_money_s_rate_is_reviewed_by_its_score() {
    let mut sheet = example().unwrap();
    let id = named(&sheet, "预算完成率").clone();
    assert!(!takes_reviewed_actual(sheet.framework.indicator(&id).unwrap()));
    sheet.entries.change(&id, |entry| entry.review.score = Some(Decimal::ONE));
    assert_eq!(points(review(&sheet).total), "92.01");
}

#[test]
fn a_reviewed_sheet_is_the_sheet_with_those_values() {
    for data in FRAMEWORKS {
        let mut sheet = Evaluation::blank(find(data.reference).unwrap());
        let mut typed = sheet.clone();
        let indicators: Vec<_> = sheet.framework.indicators().into_iter().cloned().collect();
        for (nth, indicator) in indicators.iter().enumerate().filter(|(_, it)| takes_reviewed_actual(it)) {
            let value = Decimal::from(u32::try_from(nth % 7).unwrap());
            let target = Some(Decimal::from(5));
            sheet.entries.change(&indicator.id, |entry| {
                entry.target = target;
                entry.review.actual = Some(value);
            });
            typed.entries.change(&indicator.id, |entry| {
                entry.target = target;
                entry.actual = Some(value);
            });
        }
        assert_eq!(review(&sheet).total, score(&typed).total, "{}", data.reference);
    }
}
