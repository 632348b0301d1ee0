//! The seed example: every figure of the published report (广州市白云区残疾人联合会 2021) follows from the rules, and
//! the framework file behind it is sound. The expected numbers stand in the report or are worked out beside them.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao::domain::amount::MoneyUnit;
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::exact::Exact;
use jixiao::domain::execution::{ExecutionRate, execution};
use jixiao::domain::framework::{Category, Node};
use jixiao::domain::grade::{self, Grade};
use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::score::{Gap, GroupScore, LeafScore, NodeScore, Outcome, ScoreReport, score};
use jixiao::frameworks;
use jixiao::wire::v1::{read_sheet, write_sheet};
use rust_decimal::Decimal;

fn example() -> Evaluation {
    frameworks::example().unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn points(text: &str) -> Points {
    Points::new(decimal(text)).unwrap()
}

fn group<'a>(groups: &'a [GroupScore], id: &str) -> Option<&'a GroupScore> {
    groups.iter().find_map(|group| if group.id.as_str() == id { Some(group) } else { below(&group.children, id) })
}

fn below<'a>(nodes: &'a [NodeScore], id: &str) -> Option<&'a GroupScore> {
    nodes.iter().find_map(|node| match node {
        NodeScore::Leaf(_) => None,
        NodeScore::Group(group) if group.id.as_str() == id => Some(group),
        NodeScore::Group(group) => below(&group.children, id),
    })
}

fn leaf<'a>(report: &'a ScoreReport, id: &str) -> &'a LeafScore {
    report.leaves().into_iter().find(|leaf| leaf.id.as_str() == id).unwrap()
}

#[track_caller]
fn check_total(evaluation: &Evaluation, total: &str) {
    let report = score(evaluation);
    assert_eq!(report.total, points(total));
    assert_eq!(report.pending, Points::ZERO);
    assert_eq!(report.grade, Grade::Settled("优".to_owned()));
    // What is written and read again scores the same.
    let again = read_sheet(&write_sheet(evaluation), frameworks::find).unwrap();
    assert_eq!(again, *evaluation);
    assert_eq!(score(&again), report);
}

#[track_caller]
fn check_group(id: &str, score_of_group: &str, weight: &str) {
    let report = score(&example());
    let group = group(&report.dimensions, id).unwrap();
    assert_eq!(group.sums.score, points(score_of_group));
    assert_eq!(group.weight, points(weight));
    assert_eq!(group.sums.pending, Points::ZERO);
}

/// `unrounded` is (numerator, denominator): most of these have no end as a decimal.
#[track_caller]
fn check_deduction(id: &str, deduction: &str, unrounded: (&str, &str)) {
    let report = score(&example());
    let leaf = leaf(&report, id);
    let trace = leaf.trace().unwrap();
    let (numerator, denominator) = unrounded;
    let expected = Exact::new(decimal(numerator)).divided_by(&Exact::new(decimal(denominator))).unwrap();
    assert_eq!(trace.unrounded, expected);
    assert_eq!(trace.deduction, points(deduction));
    assert_eq!(trace.score + trace.deduction, leaf.weight);
    assert_eq!(trace.limit, None);
    assert_eq!(trace.flags, []);
}

#[test]
fn the_total_is_92_97() {
    check_total(&example(), "92.97");
}

#[test]
fn dimensions() {
    check_group("management-effectiveness", "42.99", "45");
    check_group("duty-performance", "49.98", "50");
    check_group("bonus-and-penalty", "0", "5");
}

#[test]
fn categories() {
    check_group("fund-management", "15.10", "16");
    check_group("procurement-management", "1.89", "2");
    check_group("information-disclosure", "4.00", "4");
    check_group("asset-management", "3.00", "4");
    check_group("cost-management", "4.00", "4");
    check_group("performance-management", "15.00", "15");
    check_group("output-and-benefit", "49.98", "50");
}

#[test]
fn deductions_and_the_unrounded_values_behind_them() {
    // 2 × 3050.14 ÷ 3105.13 = 1.96458… → 1.96
    check_deduction("budget-completion-rate", "0.04", ("6100.28", "3105.13"));
    // 1.74 ÷ 5 → 1 started step of 10 %: 2 − 0.2
    check_deduction("revenue-deviation-rate", "0.20", ("1.8", "1"));
    // 2 × 67.2 ÷ 100
    check_deduction("average-execution-rate", "0.66", ("1.344", "1"));
    // 2 × 94.25 ÷ 100: the midpoint
    check_deduction("procurement-execution-rate", "0.11", ("1.885", "1"));
    // 2 − 1 × 1
    check_deduction("asset-account-consistency", "1", ("1", "1"));
    // 2 × 3079 ÷ 3116 = 1.97625… → 1.98
    check_deduction("festival-visit-people", "0.02", ("6158", "3116"));
}

#[test]
fn no_other_point_is_lost() {
    let report = score(&example());
    let lost: Vec<&str> = report
        .leaves()
        .into_iter()
        .filter(|leaf| !leaf.trace().unwrap().deduction.is_zero())
        .map(|leaf| leaf.id.as_str())
        .collect();
    let expected = [
        "budget-completion-rate",
        "revenue-deviation-rate",
        "average-execution-rate",
        "procurement-execution-rate",
        "asset-account-consistency",
        "festival-visit-people",
    ];
    assert_eq!(lost, expected);
    let deductions: Points = report.dimensions.iter().map(|dimension| dimension.sums.deduction).sum();
    // 95 base points − 92.97: the bonus is outside the weights.
    assert_eq!(deductions, points("2.03"));
}

#[test]
fn execution_rates_as_printed() {
    let report = execution(&example().budget);
    let percent = |rate: &ExecutionRate| match rate {
        ExecutionRate::Known(rate) => rate.percent().unwrap().to_string(),
        ExecutionRate::Pending | ExecutionRate::NoBudget => format!("{rate:?}"),
    };
    assert_eq!(percent(&report.department.rate), "98.23");
    let rates: Vec<String> = report.projects.iter().map(|project| percent(&project.execution.rate)).collect();
    let printed = ["99.71", "100.00", "100.00", "99.70", "98.96", "100.00", "97.22", "99.95", "100.00", "99.93"];
    assert_eq!(rates, printed);
    assert_eq!(report.sum.adjusted_budget.in_unit(MoneyUnit::TenThousandYuan), decimal("2154.98"));
    assert_eq!(report.sum.executed.in_unit(MoneyUnit::TenThousandYuan), decimal("2148.37"));
    assert_eq!(report.sum.n_pending, 0);
    // 2148.37 ÷ 2154.98 = 99.6932… %
    assert_eq!(percent(&report.sum.execution.rate), "99.69");
}

#[test]
fn full_procurement_brings_93_08() {
    let mut evaluation = example();
    let id = NodeId::new("procurement-execution-rate");
    evaluation.entries.change(&id, |entry| entry.actual = Some(Decimal::ONE_HUNDRED));
    // 92.97 + 0.11
    check_total(&evaluation, "93.08");
}

#[test]
fn spending_the_whole_budget_brings_93_01() {
    let mut evaluation = example();
    evaluation.budget.department.executed = evaluation.budget.department.adjusted_budget;
    // 92.97 + 0.04
    check_total(&evaluation, "93.01");
}

#[test]
fn clearing_an_entry_makes_just_that_leaf_pending() {
    for (id, _) in example().entries.iter() {
        let mut evaluation = example();
        evaluation.entries.change(id, |entry| *entry = Entry::default());
        let (before, after) = (score(&example()), score(&evaluation));
        for (old, new) in before.leaves().into_iter().zip(after.leaves()) {
            if new.id == *id {
                assert!(matches!(&new.outcome, Outcome::Pending(gaps) if gaps.contains(&Gap::Actual)), "{id}");
                assert_eq!(after.total, before.total - old.trace().unwrap().score, "{id}");
                assert_eq!(after.pending, new.highest, "{id}");
            } else {
                assert_eq!(old, new, "{id}");
            }
        }
    }
}

#[test]
fn a_blank_sheet_scores_nothing_and_lacks_everything() {
    for data in frameworks::FRAMEWORKS {
        let framework = frameworks::find(data.reference).unwrap();
        let report = score(&Evaluation::blank(framework));
        assert_eq!(report.total, Points::ZERO, "{}", data.reference);
        assert_eq!(report.pending, points("100"), "{}", data.reference);
        let open = Grade::Open { lowest: "差".to_owned(), highest: "优".to_owned() };
        assert_eq!(report.grade, open, "{}", data.reference);
        for leaf in report.leaves() {
            assert!(matches!(&leaf.outcome, Outcome::Pending(gaps) if !gaps.is_empty()), "{}", leaf.id);
        }
    }
}

#[test]
fn weights_add_up_in_every_framework() {
    fn check_weights(category: &Category) {
        let sum: Points = category
            .children
            .iter()
            .map(|node| match node {
                Node::Category(category) => category.weight,
                Node::Indicator(indicator) => indicator.weight,
            })
            .sum();
        assert_eq!(sum, category.weight, "{}", category.id);
        for node in &category.children {
            if let Node::Category(category) = node {
                check_weights(category);
            }
        }
    }
    for data in frameworks::FRAMEWORKS {
        let framework = frameworks::find(data.reference).unwrap();
        assert_eq!(framework.reference.to_string(), data.reference);
        assert_eq!(framework.highest_total(), points("100"), "{}", data.reference);
        framework.dimensions.iter().for_each(check_weights);
    }
}

#[test]
fn a_grade_begins_at_its_lower_bound() {
    let framework = example().framework;
    for (total, grade) in [
        ("100", "优"),
        ("92.97", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("-5", "差"),
    ] {
        assert_eq!(grade::name_of(points(total), &framework.grade_bands), grade, "{total}");
    }
}

#[test]
fn every_weight_and_rule_says_where_it_comes_from() {
    fn check_notes(category: &Category) {
        assert!(!category.weight_provenance.note.trim().is_empty(), "{}", category.id);
        for node in &category.children {
            match node {
                Node::Category(category) => check_notes(category),
                Node::Indicator(indicator) => {
                    assert!(!indicator.weight_provenance.note.trim().is_empty(), "{}", indicator.id);
                    assert!(!indicator.rule_provenance.note.trim().is_empty(), "{}", indicator.id);
                }
            }
        }
    }
    for data in frameworks::FRAMEWORKS {
        frameworks::find(data.reference).unwrap().dimensions.iter().for_each(check_notes);
    }
}
