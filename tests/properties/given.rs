//! What the properties are tried on: numbers, rules, frameworks and sheets, mostly plausible and sometimes wild.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Budget, Figures, Project};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::{Evaluation, Profile};
use jixiao::domain::framework::{Category, Framework, FrameworkRef, Node, Standing};
use jixiao::domain::grade::GradeBand;
use jixiao::domain::id::{NodeId, ProjectId};
use jixiao::domain::indicator::{Indicator, Measure, Sign, Target};
use jixiao::domain::points::Points;
use jixiao::domain::progress::{MONTHS, Progress};
use jixiao::domain::provenance::{Provenance, ProvenanceKind};
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::average_rate::{AverageRate, Period};
use jixiao::domain::rules::bonus::Bonus;
use jixiao::domain::rules::coefficient::Coefficient;
use jixiao::domain::rules::direct::Direct;
use jixiao::domain::rules::equal::{AboveTarget, Equal};
use jixiao::domain::rules::execution::Execution;
use jixiao::domain::rules::per_occurrence::PerOccurrence;
use jixiao::domain::rules::proportional::Proportional;
use jixiao::domain::rules::reverse::{Reverse, ReverseForm};
use jixiao::domain::rules::steps::{StepCost, StepCounting, Steps};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::{collection, option};
use rust_decimal::Decimal;

/// Any decimal there is: a typed number, 28 random digits, or one of the ends.
pub(crate) fn wild_decimal() -> impl Strategy<Value = Decimal> + Clone {
    const DIGITS: i128 = 0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF;
    let tiny = Decimal::new(1, 28);
    let ends = vec![
        Decimal::ZERO,
        Decimal::ONE,
        Decimal::ONE_HUNDRED,
        Decimal::MAX,
        Decimal::MIN,
        tiny,
        -tiny,
        Decimal::from_i128_with_scale(DIGITS, 28),
        Decimal::from(1_000_000_000_000_000_i64),
    ];
    prop_oneof![
        4 => (-1_000_000_i64..=1_000_000, 0_u32..=4).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        3 => (-DIGITS..=DIGITS, 0_u32..=28).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale)),
        1 => select(ends),
    ]
}

/// Above 0.
pub(crate) fn positive_decimal() -> impl Strategy<Value = Decimal> + Clone {
    wild_decimal().prop_map(|value| if value.is_zero() { Decimal::ONE } else { value.abs() })
}

/// 0 or above, at most 2 decimals: a weight or a cost.
pub(crate) fn points() -> impl Strategy<Value = Points> + Clone {
    let hundredths = prop_oneof![8 => 0_i64..=5_000, 1 => Just(0), 1 => Just(100_000_000)];
    hundredths.prop_map(|hundredths| Points::new(Decimal::new(hundredths, 2)).unwrap())
}

/// Any amount there is, below 0 too: a refund is one.
pub(crate) fn amount() -> impl Strategy<Value = Amount> + Clone {
    let yuan = prop_oneof![
        4 => (-100_000_i64..=1_000_000_000, 0_u32..=2).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        2 => (any::<i64>(), 0_u32..=6).prop_map(|(digits, scale)| Decimal::new(digits / 10, scale)),
        1 => select(vec![Decimal::ZERO, Decimal::from(1_000_000_000_000_000_i64), Amount::LIMIT, -Amount::LIMIT]),
    ];
    yuan.prop_map(|yuan| Amount::from_yuan(yuan).unwrap())
}

/// Above 0.
pub(crate) fn positive_amount() -> impl Strategy<Value = Amount> + Clone {
    amount().prop_map(|amount| {
        let yuan = if amount == Amount::ZERO { Decimal::ONE } else { amount.yuan().abs() };
        Amount::from_yuan(yuan).unwrap()
    })
}

/// Text with anything in it, quotes and controls included.
fn text() -> impl Strategy<Value = String> + Clone {
    collection::vec(any::<char>(), 0..8).prop_map(String::from_iter)
}

pub(crate) fn steps() -> impl Strategy<Value = Steps> + Clone {
    let cost = prop_oneof![
        points().prop_map(StepCost::Points),
        wild_decimal().prop_map(|percent| StepCost::PercentOfWeight(percent.abs())),
    ];
    let counting = select(vec![StepCounting::Started, StepCounting::Complete]);
    (wild_decimal(), positive_decimal(), counting, cost).prop_map(|(tolerance, width, counting, cost)| Steps {
        tolerance,
        width,
        counting,
        cost,
    })
}

pub(crate) fn reverse() -> impl Strategy<Value = Reverse> + Clone {
    select(vec![Reverse { form: ReverseForm::Linear }, Reverse { form: ReverseForm::Ratio }])
}

pub(crate) fn equal() -> impl Strategy<Value = Equal> + Clone {
    select(vec![Equal { above: AboveTarget::Full }, Equal { above: AboveTarget::Nothing }])
}

pub(crate) fn period() -> impl Strategy<Value = Period> + Clone {
    select(vec![Period::Month, Period::Quarter])
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::Proportional(Proportional)),
        reverse().prop_map(Rule::Reverse),
        equal().prop_map(Rule::Equal),
        steps().prop_map(Rule::Steps),
        period().prop_map(|period| Rule::AverageRate(AverageRate { period })),
        points().prop_map(|cost| Rule::PerOccurrence(PerOccurrence { cost })),
        Just(Rule::Execution(Execution)),
        Just(Rule::Coefficient(Coefficient)),
        Just(Rule::Direct(Direct)),
        (points(), points()).prop_map(|(lost, highest)| Rule::Bonus(Bonus { lowest: -lost, highest })),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    select(vec![
        Measure::Quantity { unit: "人次".to_owned(), sign: Sign::NeverNegative },
        Measure::Quantity { unit: "万元".to_owned(), sign: Sign::MayBeNegative },
        Measure::Rate { sign: Sign::NeverNegative },
        Measure::Rate { sign: Sign::MayBeNegative },
        Measure::Count { unit: "处".to_owned() },
        Measure::Points,
    ])
}

/// An indicator by its rule; the id is given when it is put into a tree.
pub(crate) fn indicator(weight: Points, measure: Measure, target: Target, rule: Rule) -> Indicator {
    let provenance = Provenance { kind: ProvenanceKind::User, note: String::new() };
    Indicator {
        id: NodeId::new("leaf"),
        name: String::new(),
        weight,
        measure,
        target,
        rule,
        weight_provenance: provenance.clone(),
        rule_provenance: provenance,
    }
}

fn any_indicator() -> impl Strategy<Value = Indicator> {
    let target = prop_oneof![Just(Target::None), Just(Target::Entered), wild_decimal().prop_map(Target::Fixed)];
    (points(), measure(), target, rule())
        .prop_map(|(weight, measure, target, rule)| indicator(weight, measure, target, rule))
}

pub(crate) fn category(id: &str, children: Vec<Node>) -> Category {
    Category {
        id: NodeId::new(id),
        name: String::new(),
        weight: Points::ZERO,
        standing: Standing::Base,
        weight_provenance: Provenance { kind: ProvenanceKind::User, note: String::new() },
        children,
    }
}

pub(crate) fn framework(dimensions: Vec<Category>, score_decimals: u32) -> Framework {
    let band = |from: Option<i64>, name: &str| GradeBand {
        from: from.map(|from| Points::new(Decimal::from(from)).unwrap()),
        name: name.to_owned(),
    };
    Framework {
        reference: FrameworkRef { id: "random".to_owned(), version: 1 },
        title: String::new(),
        issuer: String::new(),
        document: String::new(),
        year: 2021,
        dimensions,
        grade_bands: vec![band(Some(90), "优"), band(Some(80), "良"), band(Some(60), "中"), band(None, "差")],
        score_decimals,
    }
}

pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    (option::of(wild_decimal()), option::weighted(0.8, wild_decimal()), text())
        .prop_map(|(target, actual, reason)| Entry { target, actual, reason })
}

fn figures() -> impl Strategy<Value = Figures> {
    (option::weighted(0.8, amount()), option::weighted(0.8, amount()))
        .prop_map(|(adjusted_budget, executed)| Figures { adjusted_budget, executed })
}

pub(crate) fn progress() -> impl Strategy<Value = Progress> {
    let month_ends = collection::vec(option::weighted(0.95, amount()), MONTHS);
    (option::weighted(0.9, amount()), month_ends).prop_map(|(annual_budget, month_ends)| Progress {
        annual_budget,
        month_end_executed: month_ends.try_into().unwrap(),
    })
}

pub(crate) fn budget() -> impl Strategy<Value = Budget> {
    let unit = select(vec![MoneyUnit::Yuan, MoneyUnit::TenThousandYuan]);
    let projects = collection::btree_map(any::<u32>(), (text(), figures()), 0..6).prop_map(|projects| {
        let project = |(id, (name, figures))| Project { id: ProjectId(id), name, figures };
        projects.into_iter().map(project).collect::<Vec<Project>>()
    });
    (unit, figures(), projects.prop_shuffle()).prop_map(|(unit, department, projects)| Budget {
        unit,
        department,
        projects,
    })
}

pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    (text(), option::of(any::<u16>())).prop_map(|(name, year)| Profile { name, year })
}

/// A sheet on a framework of up to 3 dimensions, 3 categories each, 4 indicators each, by any rules.
pub(crate) fn sheet() -> impl Strategy<Value = Evaluation> {
    let leaf = (any_indicator(), option::weighted(0.9, entry()));
    let dimensions = collection::vec(collection::vec(collection::vec(leaf, 0..=4), 0..=3), 1..=3);
    (dimensions, 0_u32..=2, budget(), progress()).prop_map(|(dimensions, score_decimals, budget, progress)| {
        let mut entries = Vec::new();
        let mut n_nodes = 0_u32;
        let mut next_id = move || {
            n_nodes += 1;
            NodeId::new(&format!("node-{n_nodes}"))
        };
        let mut tree = Vec::new();
        for categories in dimensions {
            let mut dimension = category(next_id().as_str(), Vec::new());
            for leaves in categories {
                let mut group = category(next_id().as_str(), Vec::new());
                for (mut indicator, entry) in leaves {
                    indicator.id = next_id();
                    entries.extend(entry.map(|entry| (indicator.id.clone(), entry)));
                    group.children.push(Node::Indicator(indicator));
                }
                dimension.children.push(Node::Category(group));
            }
            tree.push(dimension);
        }
        let framework = Arc::new(framework(tree, score_decimals));
        let entries = entries.into_iter().collect();
        Evaluation { entries, budget, progress, ..Evaluation::blank(framework) }
    })
}
