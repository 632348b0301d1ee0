//! What the properties are tried on: numbers, rules, frameworks and sheets, mostly plausible and sometimes wild.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Budget, Figures, FundSource, Project};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::{Evaluation, Profile};
use jixiao::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, NotApplicable, Standing, TotalCap};
use jixiao::domain::grade::GradeBand;
use jixiao::domain::id::{NodeId, ProjectId};
use jixiao::domain::ignored_finding::IgnoredFinding;
use jixiao::domain::indicator::{Indicator, Measure, Ratio, RatioForm, Sign, Target};
use jixiao::domain::interval::{Bound, End, Interval};
use jixiao::domain::points::Points;
use jixiao::domain::progress::{MONTHS, Progress};
use jixiao::domain::provenance::{Provenance, ProvenanceKind};
use jixiao::domain::review::Review;
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
use jixiao::domain::whatif::change::{Change, push_change};
use jixiao::domain::whatif::scenario::Scenario;
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
pub(crate) fn text() -> impl Strategy<Value = String> + Clone {
    collection::vec(any::<char>(), 0..8).prop_map(String::from_iter)
}

/// A price or an award.
fn cost() -> impl Strategy<Value = Cost> + Clone {
    prop_oneof![
        points().prop_map(Cost::Points),
        wild_decimal().prop_map(|percent| Cost::PercentOfWeight(percent.abs())),
    ]
}

fn reading() -> impl Strategy<Value = Reading> + Clone {
    select(vec![Reading::Value, Reading::Difference, Reading::PercentOfTarget])
}

pub(crate) fn steps() -> impl Strategy<Value = Steps> + Clone {
    let counting = select(vec![StepCounting::Started, StepCounting::Complete, StepCounting::Exact]);
    (wild_decimal(), positive_decimal(), counting, cost()).prop_map(|(tolerance, width, counting, cost)| Steps {
        reading: Reading::Value,
        direction: Direction::Above,
        tolerance,
        width,
        counting,
        cost,
    })
}

fn any_steps() -> impl Strategy<Value = Steps> {
    let direction = select(vec![Direction::Above, Direction::Below, Direction::Either]);
    (steps(), reading(), direction).prop_map(|(steps, reading, direction)| Steps { reading, direction, ..steps })
}

/// A ladder over the whole line: below the first bound, between two, from the last on.
pub(crate) fn bands() -> impl Strategy<Value = Bands> {
    let bounds = collection::btree_map(wild_decimal(), select(vec![End::Closed, End::Open]), 0..5);
    (reading(), bounds, collection::vec(cost(), 6)).prop_map(|(reading, bounds, awards)| {
        let lower: Vec<Option<Bound>> =
            std::iter::once(None).chain(bounds.iter().map(|(at, end)| Some(Bound { at: *at, end: *end }))).collect();
        let other = |end: End| if end == End::Closed { End::Open } else { End::Closed };
        let upper = bounds.iter().map(|(at, end)| Some(Bound { at: *at, end: other(*end) }));
        let upper: Vec<Option<Bound>> = upper.chain(std::iter::once(None)).collect();
        let intervals = lower.into_iter().zip(upper).map(|(lower, upper)| Interval { lower, upper });
        let bands = intervals.zip(awards).map(|(interval, award)| Band { interval, award });
        Bands { reading, bands: bands.collect() }
    })
}

fn proportional() -> impl Strategy<Value = Proportional> {
    let floor = (1_i64..10_000, select(vec![FloorForm::Cut, FloorForm::Rescaled]))
        .prop_map(|(hundredths, form)| Floor { percent: Decimal::new(hundredths, 2), form });
    let when = select(vec![ReducedWhen::Always, ReducedWhen::Unexplained]);
    let over = (10_000_i64..20_000, option::of(cost()), when).prop_map(|(hundredths, reduction, when)| OverTarget {
        above: Decimal::new(hundredths, 2),
        reduction,
        when,
    });
    (option::of(floor), option::of(over)).prop_map(|(floor, over_target)| Proportional { floor, over_target })
}

fn grade() -> impl Strategy<Value = Grade> {
    let closed = |at: i64| Some(Bound { at: Decimal::from(at), end: End::Closed });
    let open = |at: i64| Some(Bound { at: Decimal::from(at), end: End::Open });
    let choice = |id: &str, lower, upper| {
        Arc::new(GradeChoice { id: id.to_owned(), name: id.to_owned(), percent: Interval { lower, upper } })
    };
    (1_i64..50, 51_i64..99).prop_map(move |(low, high)| Grade {
        grades: vec![
            choice("reached", closed(high), closed(100)),
            choice("partly", closed(low), open(high)),
            choice("missed", closed(0), closed(0)),
        ],
    })
}

fn checklist() -> impl Strategy<Value = Checklist> {
    collection::vec(points(), 0..4).prop_map(|points| Checklist {
        items: points
            .into_iter()
            .enumerate()
            .map(|(idx, points)| Item { id: format!("item-{idx}"), name: String::new(), points })
            .collect(),
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
        proportional().prop_map(Rule::Proportional),
        reverse().prop_map(Rule::Reverse),
        equal().prop_map(Rule::Equal),
        any_steps().prop_map(Rule::Steps),
        bands().prop_map(Rule::Bands),
        grade().prop_map(Rule::Grade),
        Just(Rule::YesNo(YesNo)),
        checklist().prop_map(Rule::Checklist),
        period().prop_map(|period| Rule::AverageRate(AverageRate { period })),
        points().prop_map(|cost| Rule::PerOccurrence(PerOccurrence { cost })),
        Just(Rule::Execution(Execution)),
        Just(Rule::Coefficient(Coefficient)),
        Just(Rule::Direct(Direct)),
        (points(), points()).prop_map(|(lost, highest)| Rule::Bonus(Bonus { lowest: -lost, highest })),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    let ratio = Ratio {
        part: "决算数".to_owned(),
        whole: "预算数".to_owned(),
        unit: "万元".to_owned(),
        form: RatioForm::Deviation,
    };
    select(vec![
        Measure::Quantity { unit: "人次".to_owned(), sign: Sign::NeverNegative },
        Measure::Quantity { unit: "万元".to_owned(), sign: Sign::MayBeNegative },
        Measure::Rate { sign: Sign::NeverNegative },
        Measure::Rate { sign: Sign::MayBeNegative },
        Measure::Count { unit: "处".to_owned() },
        Measure::Ratio(Ratio { form: RatioForm::Share, ..ratio.clone() }),
        Measure::Ratio(Ratio { form: RatioForm::Change, ..ratio.clone() }),
        Measure::Ratio(ratio),
        Measure::Execution,
        Measure::Points,
        Measure::Choice,
        Measure::Words,
    ])
}

/// An indicator by its rule; the id is given when it is put into a tree.
pub(crate) fn indicator(weight: Points, measure: Measure, target: Target, rule: Rule) -> Indicator {
    let provenance = Provenance { kind: ProvenanceKind::User, note: String::new() };
    Indicator {
        id: NodeId::new("leaf"),
        name: String::new(),
        definition: String::new(),
        weight,
        share: None,
        measure,
        target,
        rule,
        is_core: false,
        weight_provenance: provenance.clone(),
        rule_provenance: provenance,
    }
}

fn any_indicator() -> impl Strategy<Value = Indicator> {
    let target = prop_oneof![Just(Target::None), Just(Target::Entered), wild_decimal().prop_map(Target::Fixed)];
    (points(), measure(), target, rule(), any::<bool>()).prop_map(|(weight, measure, target, rule, is_core)| {
        Indicator { is_core, ..indicator(weight, measure, target, rule) }
    })
}

pub(crate) fn category(id: &str, children: Vec<Node>) -> Category {
    Category {
        id: NodeId::new(id),
        name: String::new(),
        weight: Points::ZERO,
        share: None,
        standing: Standing::Base,
        assessed: Assessed::All,
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
        base: None,
        is_own: false,
        stated_full_marks: None,
        dimensions,
        grade_bands: vec![band(Some(90), "优"), band(Some(80), "良"), band(Some(60), "中"), band(None, "差")],
        score_decimals,
        rate_decimals: None,
        not_applicable: None,
        total_caps: Vec::new(),
        core_cap: None,
    }
}

/// What a framework may do beside adding up: rounding, what does not apply, caps.
fn options() -> impl Strategy<Value = (Option<u32>, Option<NotApplicable>, Vec<TotalCap>, Option<Points>)> {
    let treatment = select(vec![NotApplicable::Excluded, NotApplicable::Rescaled, NotApplicable::FullMarks]);
    let caps = prop_oneof![
        3 => Just(Vec::new()),
        1 => (1_i64..200, points()).prop_map(|(below, highest)| {
            let upper = Some(Bound { at: Decimal::from(below), end: End::Open });
            vec![TotalCap { rates: Interval { lower: None, upper }, highest }]
        }),
    ];
    (option::weighted(0.3, 0_u32..=4), option::of(treatment), caps, option::weighted(0.2, points()))
}

pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let numbers = (
        option::of(wild_decimal()),
        option::weighted(0.8, wild_decimal()),
        option::of(wild_decimal()),
        option::of(wild_decimal()),
    );
    let choice = select(vec!["", "yes", "no", "reached", "partly", "missed", "something else"]);
    let items = collection::vec(any::<bool>(), 0..4);
    let words = (text(), text(), text(), text(), text());
    let review = (option::weighted(0.2, wild_decimal()), option::weighted(0.2, wild_decimal()), text());
    (numbers, choice, items, option::weighted(0.1, Just(())), words, review).prop_map(
        |(
            (target, actual, part, whole),
            choice,
            items,
            not_applicable,
            words,
            (review_actual, review_score, remark),
        )| Entry {
            target,
            target_words: words.0,
            actual,
            actual_words: words.1,
            part,
            whole,
            choice: choice.to_owned(),
            items: items.into_iter().enumerate().map(|(idx, is_met)| (format!("item-{idx}"), is_met)).collect(),
            not_applicable: not_applicable.is_some(),
            reason: words.2,
            evidence: words.3,
            improvement: words.4,
            review: Review { actual: review_actual, score: review_score, remark },
        },
    )
}

fn figures() -> impl Strategy<Value = Figures> {
    (option::weighted(0.3, amount()), option::weighted(0.8, amount()), option::weighted(0.8, amount()))
        .prop_map(|(initial_budget, adjusted_budget, executed)| Figures { initial_budget, adjusted_budget, executed })
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
    let fund_source = option::of(select(FundSource::ALL.to_vec()));
    let projects = collection::btree_map(any::<u32>(), (text(), fund_source, figures()), 0..6).prop_map(|projects| {
        let project = |(id, (name, fund_source, figures))| Project { id: ProjectId(id), name, fund_source, figures };
        projects.into_iter().map(project).collect::<Vec<Project>>()
    });
    (unit, figures(), projects.prop_shuffle()).prop_map(|(unit, department, projects)| Budget {
        unit,
        department,
        projects,
    })
}

pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    (text(), text(), text(), option::of(any::<u16>())).prop_map(|(name, code, contact, year)| Profile {
        name,
        code,
        contact,
        year,
    })
}

fn change() -> impl Strategy<Value = Change> {
    let id = || "[a-d]{1,2}".prop_map(|id| NodeId::new(&id));
    prop_oneof![
        (id(), option::weighted(0.8, wild_decimal())).prop_map(|(id, value)| Change::Actual { id, value }),
        (id(), wild_decimal()).prop_map(|(id, value)| Change::Part { id, value }),
        amount().prop_map(Change::Executed),
        (id(), text()).prop_map(|(id, choice)| Change::Choice { id, choice }),
        (id(), text(), any::<bool>()).prop_map(|(id, item, is_met)| Change::Item { id, item, is_met }),
        (0..MONTHS, amount()).prop_map(|(month, executed)| Change::Month { month, executed }),
    ]
}

/// Experiments as a sheet keeps them: with names that differ, each place once.
pub(crate) fn scenarios() -> impl Strategy<Value = Arc<[Scenario]>> {
    collection::btree_map("[^\\s]{1,5}", collection::vec(change(), 0..6), 0..4).prop_map(|scenarios| {
        let made = scenarios.into_iter().map(|(name, all)| {
            let mut changes = Vec::new();
            all.into_iter().for_each(|change| push_change(&mut changes, change));
            Scenario { name, changes }
        });
        made.collect()
    })
}

pub(crate) fn ignored_findings() -> impl Strategy<Value = Arc<[IgnoredFinding]>> {
    let finding = ("[a-z-]{1,9}", text(), "[^\\s]{1,9}");
    let made = finding.prop_map(|(check, place, reason)| IgnoredFinding { check, place, reason });
    collection::vec(made, 0..4).prop_map(Arc::from)
}

/// A sheet on a framework of up to 3 dimensions, 3 categories each, 4 indicators each, by any rules.
pub(crate) fn sheet() -> impl Strategy<Value = Evaluation> {
    let leaf = (any_indicator(), option::weighted(0.9, entry()));
    let standing = select(vec![Standing::Base, Standing::Base, Standing::Bonus, Standing::Separate]);
    let categories = collection::vec((collection::vec(leaf, 0..=4), option::weighted(0.2, 0_usize..5)), 0..=3);
    let dimensions = collection::vec((categories, standing), 1..=3);
    let parts = (dimensions, 0_u32..=2, options(), budget(), progress());
    parts.prop_map(|(dimensions, score_decimals, options, budget, progress)| {
        let mut entries = Vec::new();
        let mut n_nodes = 0_u32;
        let mut next_id = move || {
            n_nodes += 1;
            NodeId::new(&format!("node-{n_nodes}"))
        };
        let mut tree = Vec::new();
        for (categories, standing) in dimensions {
            let mut dimension = category(next_id().as_str(), Vec::new());
            dimension.standing = standing;
            for (leaves, picked) in categories {
                let mut group = category(next_id().as_str(), Vec::new());
                for (mut indicator, entry) in leaves {
                    indicator.id = next_id();
                    entries.extend(entry.map(|entry| (indicator.id.clone(), entry)));
                    group.children.push(Node::Indicator(indicator));
                }
                if let Some(picked) = picked {
                    // Of this group one is assessed; beyond its children, none was picked.
                    group.assessed = Assessed::OneOf;
                    let child = group.children.get(picked).map(|child| child.id().to_string());
                    let choice = Entry { choice: child.unwrap_or_default(), ..Entry::default() };
                    entries.push((group.id.clone(), choice));
                }
                dimension.children.push(Node::Category(group));
            }
            tree.push(dimension);
        }
        let (rate_decimals, not_applicable, total_caps, core_cap) = options;
        let framework = Arc::new(Framework {
            rate_decimals,
            not_applicable,
            total_caps,
            core_cap,
            ..framework(tree, score_decimals)
        });
        let entries = entries.into_iter().collect();
        Evaluation { entries, budget, progress, ..Evaluation::blank(framework) }
    })
}
