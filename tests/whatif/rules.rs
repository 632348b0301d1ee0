//! One indicator of each rule, with small numbers, so that every number can be tried.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Budget, Figures};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, Standing};
use jixiao::domain::grade::GradeBand;
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::{Indicator, Measure, Ratio, RatioForm, Sign, Target};
use jixiao::domain::interval::{Bound, End, Interval};
use jixiao::domain::points::Points;
use jixiao::domain::provenance::{Provenance, ProvenanceKind};
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::average_rate::{AverageRate, Period};
use jixiao::domain::rules::bands::{Band, Bands};
use jixiao::domain::rules::bonus::Bonus;
use jixiao::domain::rules::checklist::{Checklist, Item};
use jixiao::domain::rules::coefficient::Coefficient;
use jixiao::domain::rules::cost::Cost;
use jixiao::domain::rules::direct::Direct;
use jixiao::domain::rules::equal::{AboveTarget, Equal};
use jixiao::domain::rules::execution::Execution;
use jixiao::domain::rules::grade::{Grade, GradeChoice};
use jixiao::domain::rules::per_occurrence::PerOccurrence;
use jixiao::domain::rules::proportional::{Floor, FloorForm, OverTarget, Proportional, ReducedWhen};
use jixiao::domain::rules::reading::Reading;
use jixiao::domain::rules::reverse::{Reverse, ReverseForm};
use jixiao::domain::rules::steps::{Direction, StepCounting, Steps};
use jixiao::domain::rules::yes_no::YesNo;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::{collection, option};
use rust_decimal::Decimal;

pub(crate) const LEAF: &str = "leaf";

pub(crate) fn tenths(value: i64) -> Decimal {
    Decimal::new(value, 1)
}

pub(crate) fn points(hundredths: i64) -> Points {
    Points::new(Decimal::new(hundredths, 2)).unwrap()
}

fn source() -> Provenance {
    Provenance { kind: ProvenanceKind::User, note: String::new() }
}

/// An indicator of this rule.
pub(crate) fn indicator(id: &str, weight: Points, measure: Measure, target: Target, rule: Rule) -> Indicator {
    Indicator {
        id: NodeId::new(id),
        name: id.to_owned(),
        definition: String::new(),
        weight,
        share: None,
        measure,
        target,
        rule,
        is_core: false,
        weight_provenance: source(),
        rule_provenance: source(),
    }
}

/// A sheet of these indicators, each with its entry.
pub(crate) fn sheet(leaves: Vec<(Indicator, Entry)>) -> Evaluation {
    let weight = leaves.iter().map(|(indicator, _)| indicator.weight).sum();
    let entries = leaves.iter().map(|(indicator, entry)| (indicator.id.clone(), entry.clone())).collect();
    let framework = Framework {
        reference: FrameworkRef { id: "own".to_owned(), version: 1 },
        title: String::new(),
        issuer: String::new(),
        document: String::new(),
        year: 2025,
        base: None,
        is_own: true,
        stated_full_marks: None,
        dimensions: vec![Category {
            id: NodeId::new("all"),
            name: "all".to_owned(),
            weight,
            share: None,
            standing: Standing::Base,
            assessed: Assessed::All,
            weight_provenance: source(),
            children: leaves.into_iter().map(|(indicator, _)| Node::Indicator(indicator)).collect(),
        }],
        grade_bands: vec![
            GradeBand { from: Some(points(9000)), name: "优".to_owned() },
            GradeBand { from: None, name: "差".to_owned() },
        ],
        score_decimals: 2,
        rate_decimals: None,
        not_applicable: None,
        total_caps: Vec::new(),
        core_cap: None,
    };
    Evaluation { entries, ..Evaluation::blank(Arc::new(framework)) }
}

fn cost() -> impl Strategy<Value = Cost> {
    prop_oneof![
        (1_i64..=60).prop_map(|hundredths| Cost::Points(points(hundredths * 5))),
        (1_i64..=60).prop_map(|percent| Cost::PercentOfWeight(Decimal::from(percent))),
    ]
}

fn reading() -> impl Strategy<Value = Reading> {
    select(vec![Reading::Value, Reading::Difference, Reading::PercentOfTarget])
}

/// Intervals without gaps between a few ends, with any points in any order: more is not always better.
fn bands() -> impl Strategy<Value = Bands> {
    let ends = collection::btree_set(-20_i64..160, 0..5);
    (reading(), ends, collection::vec((cost(), any::<bool>()), 6)).prop_map(|(reading, ends, awards)| {
        let ends: Vec<i64> = ends.into_iter().collect();
        let mut lower: Option<Bound> = None;
        let mut bands = Vec::new();
        for (nth, (award, is_closed)) in awards.into_iter().enumerate().take(ends.len() + 1) {
            let upper = ends
                .get(nth)
                .map(|at| Bound { at: Decimal::from(*at), end: if is_closed { End::Closed } else { End::Open } });
            bands.push(Band { interval: Interval { lower, upper }, award });
            lower = upper
                .map(|bound| Bound { end: if bound.end == End::Closed { End::Open } else { End::Closed }, ..bound });
        }
        Bands { reading, bands }
    })
}

fn steps() -> impl Strategy<Value = Steps> {
    let direction = select(vec![Direction::Above, Direction::Below, Direction::Either]);
    let counting = select(vec![StepCounting::Started, StepCounting::Complete, StepCounting::Exact]);
    (reading(), direction, -50_i64..150, 1_i64..80, counting, cost()).prop_map(
        |(reading, direction, tolerance, width, counting, cost)| Steps {
            reading,
            direction,
            tolerance: tenths(if direction == Direction::Either { tolerance.abs() } else { tolerance }),
            width: tenths(width),
            counting,
            cost,
        },
    )
}

fn over_target() -> impl Strategy<Value = OverTarget> {
    let when = select(vec![ReducedWhen::Always, ReducedWhen::Unexplained]);
    (100_i64..180, option::of(cost()), when).prop_map(|(above, reduction, when)| OverTarget {
        above: Decimal::from(above),
        reduction,
        when,
    })
}

fn proportional() -> impl Strategy<Value = Proportional> {
    let floor = (1_i64..99, select(vec![FloorForm::Cut, FloorForm::Rescaled]))
        .prop_map(|(percent, form)| Floor { percent: Decimal::from(percent), form });
    (option::of(floor), option::of(over_target())).prop_map(|(floor, over_target)| Proportional { floor, over_target })
}

/// Rules whose points hang on a number, each as likely as the others.
pub(crate) fn number_rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        proportional().prop_map(Rule::Proportional),
        select(vec![ReverseForm::Linear, ReverseForm::Ratio]).prop_map(|form| Rule::Reverse(Reverse { form })),
        select(vec![AboveTarget::Full, AboveTarget::Nothing]).prop_map(|above| Rule::Equal(Equal { above })),
        steps().prop_map(Rule::Steps),
        bands().prop_map(Rule::Bands),
        (1_i64..=200).prop_map(|cost| Rule::PerOccurrence(PerOccurrence { cost: points(cost) })),
        select(vec![Period::Month, Period::Quarter]).prop_map(|period| Rule::AverageRate(AverageRate { period })),
        Just(Rule::Execution(Execution)),
        Just(Rule::Coefficient(Coefficient)),
        Just(Rule::Direct(Direct)),
        (0_i64..5, 0_i64..5)
            .prop_map(|(low, high)| Rule::Bonus(Bonus { lowest: points(-100 * low), highest: points(100 * high) })),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    let sign = || select(vec![Sign::NeverNegative, Sign::MayBeNegative]);
    let form = select(vec![RatioForm::Share, RatioForm::Change, RatioForm::Deviation]);
    prop_oneof![
        sign().prop_map(|sign| Measure::Quantity { unit: "人".to_owned(), sign }),
        sign().prop_map(|sign| Measure::Rate { sign }),
        form.prop_map(|form| {
            Measure::Ratio(Ratio { part: "甲".to_owned(), whole: "乙".to_owned(), unit: "户".to_owned(), form })
        }),
        Just(Measure::Execution),
        Just(Measure::Count { unit: "处".to_owned() }),
    ]
}

/// A sheet of one indicator whose points hang on a number.
pub(crate) fn with_a_number() -> impl Strategy<Value = Evaluation> {
    let figures = (option::of(-30_i64..300), option::of(0_i64..120), 1_i64..60, -5_i64..90);
    (number_rule(), measure(), 1_i64..40, figures, option::of(select(vec![0_u32, 1])), any::<bool>()).prop_map(
        |(rule, measure, weight, (actual, part, whole, target), rate_decimals, has_reason)| {
            let measure = match rule {
                // These have a measure of their own.
                Rule::Coefficient(_) | Rule::AverageRate(_) => Measure::Rate { sign: Sign::NeverNegative },
                Rule::Direct(_) | Rule::Bonus(_) => Measure::Points,
                Rule::PerOccurrence(_) => Measure::Count { unit: "处".to_owned() },
                _ => measure,
            };
            let is_count = matches!(measure, Measure::Count { .. });
            let entry = Entry {
                actual: actual.map(|actual| if is_count { Decimal::from(actual / 10) } else { tenths(actual) }),
                part: part.map(Decimal::from),
                whole: Some(Decimal::from(whole)),
                reason: if has_reason { "说明".to_owned() } else { String::new() },
                ..Entry::default()
            };
            let leaf = indicator(LEAF, points(weight * 25), measure, Target::Fixed(Decimal::from(target)), rule);
            let mut sheet = sheet(vec![(leaf, entry)]);
            Arc::make_mut(&mut sheet.framework).rate_decimals = rate_decimals;
            let amount = |yuan: i64| Amount::from_yuan(Decimal::new(yuan, 2)).ok();
            sheet.budget = Budget {
                unit: MoneyUnit::Yuan,
                department: Figures {
                    initial_budget: None,
                    adjusted_budget: amount(whole * 10),
                    executed: part.and_then(|part| amount(part * 10)),
                },
                projects: Vec::new(),
            };
            // Months for those that are scored by them; now and then more than the budget was spent.
            if let (Some(part), Rule::AverageRate(_)) =
                (part, &sheet.framework.indicator(&NodeId::new(LEAF)).unwrap().rule)
            {
                sheet.progress.annual_budget = amount(whole * 10);
                for (slot, month) in sheet.progress.month_end_executed.iter_mut().zip(1..) {
                    *slot = amount(part * 10 * month / 12);
                }
            }
            sheet
        },
    )
}

/// A sheet of one indicator that is picked: yes or no, items, grades.
pub(crate) fn with_a_pick() -> impl Strategy<Value = Evaluation> {
    let items = collection::vec(1_i64..8, 1..6);
    let answers = collection::vec(option::of(any::<bool>()), 6);
    let choice = select(vec!["", "yes", "no", "a", "b", "c", "other"]);
    let rule = prop_oneof![
        Just(Rule::YesNo(YesNo)),
        items.prop_map(|items| {
            let item = |(nth, worth): (usize, &i64)| Item {
                id: nth.to_string(),
                name: String::new(),
                points: points(worth * 50),
            };
            Rule::Checklist(Checklist { items: items.iter().enumerate().map(item).collect() })
        }),
        (1_i64..50, 50_i64..99, any::<bool>()).prop_map(|(low, high, is_fixed)| {
            let bound = |at: i64, end: End| Some(Bound { at: Decimal::from(at), end });
            let grade = |id: &str, lower: Option<Bound>, upper: Option<Bound>| {
                Arc::new(GradeChoice { id: id.to_owned(), name: id.to_owned(), percent: Interval { lower, upper } })
            };
            let top = if is_fixed { 100 } else { high };
            Rule::Grade(Grade {
                grades: vec![
                    grade("a", bound(top, End::Closed), bound(100, End::Closed)),
                    grade("b", bound(low, End::Closed), bound(high, End::Open)),
                    grade("c", bound(0, End::Closed), bound(low, End::Open)),
                ],
            })
        }),
    ];
    (rule, 1_i64..40, answers, choice, option::of(0_i64..40)).prop_map(|(rule, weight, answers, choice, actual)| {
        let (weight, items) = match &rule {
            Rule::Checklist(list) => {
                let items = list.items.iter().zip(answers);
                let items = items.filter_map(|(item, answer)| Some((item.id.clone(), answer?))).collect();
                (list.items.iter().map(|item| item.points).sum(), items)
            }
            _ => (points(weight * 25), Vec::new()),
        };
        let actual = actual.filter(|_| matches!(rule, Rule::Grade(_))).map(tenths);
        let entry = Entry { actual, items, choice: choice.to_owned(), ..Entry::default() };
        sheet(vec![(indicator(LEAF, weight, Measure::Choice, Target::None, rule), entry)])
    })
}
