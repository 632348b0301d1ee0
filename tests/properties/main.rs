//! What holds for every sheet, whatever was filled in, and for every quotient, however long: tried on thousands of random
//! ones. The numbers come from a fixed seed, so a run can be repeated; `PROPTEST_RNG_SEED=…` tries others. A failure
//! found that way becomes a case file or a test with its numbers, so no list of seeds is kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod checks;
mod files;
mod frameworks;
mod given;
mod links;

use std::sync::Arc;

use jixiao::domain::amount::Amount;
use jixiao::domain::budget::Figures;
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::exact::Exact;
use jixiao::domain::execution::{ExecutionRate, execution};
use jixiao::domain::framework::{Assessed, Node, Standing};
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::{Measure, Sign, Target};
use jixiao::domain::points::Points;
use jixiao::domain::progress::MONTHS;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::average_rate::AverageRate;
use jixiao::domain::rules::bonus::Bonus;
use jixiao::domain::rules::checklist::{Checklist, Item};
use jixiao::domain::rules::coefficient::Coefficient;
use jixiao::domain::rules::direct::Direct;
use jixiao::domain::rules::equal::{AboveTarget, Equal};
use jixiao::domain::rules::execution::Execution;
use jixiao::domain::rules::per_occurrence::PerOccurrence;
use jixiao::domain::rules::proportional::{Floor, FloorForm, Proportional};
use jixiao::domain::rules::steps::Direction;
use jixiao::domain::score::{Exclusion, Gap, GroupScore, LeafScore, NodeScore, Outcome, ScoreReport, score};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use proptest::{collection, option};
use rust_decimal::Decimal;

fn tries(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let rng_seed = if given.rng_seed == RngSeed::Random { RngSeed::Fixed(20_210_101) } else { given.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..given }
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn every_score_stays_inside_its_range_and_every_sum_is_exact(sheet in given::sheet()) {
        let report = score(&sheet);
        for leaf in report.leaves() {
            let rule = &sheet.framework.indicator(&leaf.id).unwrap().rule;
            check_leaf(rule, leaf, sheet.framework.score_decimals)?;
        }
        for dimension in &report.dimensions {
            check_sums(&sheet, dimension)?;
        }
        check_total(&sheet, &report)?;
        // Neither does anything else that is worked out from a sheet panic.
        execution(&sheet.budget);
    }

    #[test]
    fn scoring_twice_says_the_same(sheet in given::sheet()) {
        prop_assert_eq!(score(&sheet), score(&sheet.clone()));
    }

    #[test]
    fn the_order_of_siblings_does_not_count(sheet in given::sheet(), keys in collection::vec(any::<u8>(), 1..20)) {
        let mut framework = (*sheet.framework).clone();
        let mut next_key = keys.iter().cycle();
        framework.dimensions.sort_by_cached_key(|_| next_key.next());
        for dimension in &mut framework.dimensions {
            shuffle(&mut dimension.children, &mut next_key);
        }
        let shuffled = Evaluation { framework: Arc::new(framework), ..sheet.clone() };
        let (before, after) = (score(&sheet), score(&shuffled));
        prop_assert_eq!(before.total, after.total);
        prop_assert_eq!(before.pending, after.pending);
        prop_assert_eq!(&before.grade, &after.grade);
        let by_id = |leaves: Vec<&LeafScore>| {
            let mut leaves: Vec<LeafScore> = leaves.into_iter().cloned().collect();
            leaves.sort_by(|left, right| left.id.cmp(&right.id));
            leaves
        };
        prop_assert_eq!(by_id(before.leaves()), by_id(after.leaves()));
    }
}

fn check_leaf(rule: &Rule, leaf: &LeafScore, decimals: u32) -> Result<(), TestCaseError> {
    let trace = match &leaf.outcome {
        Outcome::Pending(gaps) => {
            prop_assert!(!gaps.is_empty(), "pending, and nothing is missing");
            return Ok(());
        }
        Outcome::Excluded(_) => return Ok(()),
        Outcome::Scored(trace) => trace,
    };
    if let Rule::Bonus(bonus) = rule {
        prop_assert!(bonus.lowest <= trace.score && trace.score <= bonus.highest);
        prop_assert_eq!(trace.deduction, Points::ZERO);
    } else {
        prop_assert!(Points::ZERO <= trace.score && trace.score <= leaf.weight);
        prop_assert_eq!(trace.score + trace.deduction, leaf.weight);
    }
    // Full, nothing, or rounded as the framework says.
    let score = trace.score;
    prop_assert!(score == leaf.highest || score == leaf.lowest || score.value().scale() <= decimals);
    Ok(())
}

fn check_sums(sheet: &Evaluation, group: &GroupScore) -> Result<(), TestCaseError> {
    let assessed = sheet.framework.category(&group.id).unwrap().assessed;
    let choice = &sheet.entry(&group.id).choice;
    let mut sums = [Points::ZERO; 4];
    for child in &group.children {
        let parts = match child {
            NodeScore::Group(child) => {
                check_sums(sheet, child)?;
                [child.sums.score, child.sums.deduction, child.sums.pending, child.sums.not_applicable]
            }
            NodeScore::Leaf(leaf) => match &leaf.outcome {
                Outcome::Scored(trace) => [trace.score, trace.deduction, Points::ZERO, Points::ZERO],
                Outcome::Pending(_) => [Points::ZERO, Points::ZERO, leaf.highest, Points::ZERO],
                Outcome::Excluded(Exclusion::NotApplicable) => [Points::ZERO, Points::ZERO, Points::ZERO, leaf.weight],
                Outcome::Excluded(Exclusion::NotPicked) => [Points::ZERO; 4],
            },
        };
        if assessed == Assessed::All || child.id().as_str() == choice {
            for (sum, part) in sums.iter_mut().zip(parts) {
                *sum = *sum + part;
            }
        }
    }
    let is_picked = group.children.iter().any(|child| child.id().as_str() == choice);
    if assessed == Assessed::OneOf && !is_picked {
        sums = [Points::ZERO, Points::ZERO, group.weight, Points::ZERO];
    }
    prop_assert_eq!([group.sums.score, group.sums.deduction, group.sums.pending, group.sums.not_applicable], sums);
    Ok(())
}

/// The total is the sum of base and bonus, but for scaling and caps, which are all said.
fn check_total(sheet: &Evaluation, report: &ScoreReport) -> Result<(), TestCaseError> {
    let sum_of = |standing: Standing| {
        let dimensions = sheet.framework.dimensions.iter().zip(&report.dimensions);
        let scored = dimensions.filter(|(dimension, _)| dimension.standing == standing);
        scored.map(|(_, scored)| scored.sums.score).sum::<Points>()
    };
    let way = &report.way;
    prop_assert_eq!(way.base, sum_of(Standing::Base));
    prop_assert_eq!(way.bonus, sum_of(Standing::Bonus));
    let base = way.rescaled.map_or(way.base, |rescaled| rescaled.base);
    prop_assert_eq!(way.before_caps, base + way.bonus);
    let highest = way.caps.iter().map(|cap| cap.highest).min();
    prop_assert_eq!(report.total, highest.map_or(way.before_caps, |highest| way.before_caps.min(highest)));
    Ok(())
}

fn shuffle<'a>(nodes: &mut [Node], next_key: &mut impl Iterator<Item = &'a u8>) {
    nodes.sort_by_cached_key(|_| next_key.next());
    for node in nodes {
        if let Node::Category(category) = node {
            shuffle(&mut category.children, next_key);
        }
    }
}

/// A sheet with one leaf, whose measure may be negative unless it is a count.
fn one_leaf(weight: Points, target: Target, rule: Rule) -> Evaluation {
    let measure = match rule {
        Rule::PerOccurrence(_) => Measure::Count { unit: String::new() },
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Coefficient(_)
        | Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::Bands(_)
        | Rule::Steps(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => Measure::Rate { sign: Sign::MayBeNegative },
    };
    one_leaf_measured(weight, measure, target, rule)
}

fn one_leaf_measured(weight: Points, measure: Measure, target: Target, rule: Rule) -> Evaluation {
    let leaf = Node::Indicator(given::indicator(weight, measure, target, rule));
    Evaluation::blank(Arc::new(given::framework(vec![given::category("dimension", vec![leaf])], 2)))
}

/// The leaf's score with this actual value. It has one: nothing of what it needs is missing.
fn with_actual(sheet: &Evaluation, actual: Decimal) -> Points {
    the_score(&filled_in(sheet, actual))
}

fn filled_in(sheet: &Evaluation, actual: Decimal) -> Evaluation {
    let mut sheet = sheet.clone();
    sheet.entries.change(&NodeId::new("leaf"), |entry| *entry = Entry { actual: Some(actual), ..Entry::default() });
    sheet
}

fn the_outcome(sheet: &Evaluation) -> Outcome {
    score(sheet).leaves()[0].outcome.clone()
}

fn the_score(sheet: &Evaluation) -> Points {
    let report = score(sheet);
    assert_eq!(report.pending, Points::ZERO, "{:?}", report.leaves());
    report.total
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn more_done_never_scores_less(
        weight in given::points(),
        target in given::wild_decimal(),
        (lost, highest) in (given::points(), given::points()),
        (one, other) in (given::wild_decimal(), given::wild_decimal()),
        period in given::period(),
    ) {
        let (less, more) = (one.min(other), one.max(other));
        for rule in [
            Rule::Proportional(Proportional::default()),
            Rule::Equal(Equal { above: AboveTarget::Full }),
            Rule::Coefficient(Coefficient),
            Rule::Direct(Direct),
            Rule::AverageRate(AverageRate { period }),
            Rule::Bonus(Bonus { lowest: -lost, highest }),
        ] {
            let sheet = one_leaf(weight, Target::Fixed(target), rule);
            prop_assert!(with_actual(&sheet, less) <= with_actual(&sheet, more));
        }
    }

    #[test]
    fn more_done_never_scores_less_with_any_floor_or_step_below_or_item_met(
        weight in given::points(),
        target in given::wild_decimal(),
        floor in option::of((1_i64..10_000, select(vec![FloorForm::Cut, FloorForm::Rescaled]))),
        mut steps in given::steps(),
        (one, other) in (given::wild_decimal(), given::wild_decimal()),
        points in collection::vec(given::points(), 1..5),
        met in collection::vec(any::<bool>(), 5),
        more in 0_usize..5,
    ) {
        let (less, more_done) = (one.min(other), one.max(other));
        let floor = floor.map(|(hundredths, form)| Floor { percent: Decimal::new(hundredths, 2), form });
        steps.direction = Direction::Below;
        for rule in [Rule::Proportional(Proportional { floor, over_target: None }), Rule::Steps(steps)] {
            let sheet = one_leaf(weight, Target::Fixed(target), rule);
            prop_assert!(with_actual(&sheet, less) <= with_actual(&sheet, more_done));
        }
        let items = points.iter().enumerate().map(|(idx, points)| Item {
            id: idx.to_string(),
            name: String::new(),
            points: *points,
        });
        let sheet = one_leaf(weight, Target::None, Rule::Checklist(Checklist { items: items.collect() }));
        let answered = |met: &[bool]| {
            let mut sheet = sheet.clone();
            let items = met.iter().enumerate().map(|(idx, is_met)| (idx.to_string(), *is_met)).collect();
            sheet.entries.change(&NodeId::new("leaf"), |entry| entry.items = items);
            the_score(&sheet)
        };
        let mut more_met = met.clone();
        more_met[more] = true;
        prop_assert!(answered(&met) <= answered(&more_met));
    }

    #[test]
    fn a_part_of_what_is_counted_never_scores(
        weight in given::points(),
        steps in given::steps(),
        (cost, lost, highest) in (given::points(), given::points(), given::points()),
        whole in 0_u32..,
        (digits, scale) in (1_i64..1_000_000, 6_u32..=18),
        period in given::period(),
    ) {
        let (whole, part) = (Decimal::from(whole), Decimal::new(digits, scale));
        for rule in [
            Rule::Proportional(Proportional::default()),
            Rule::Steps(steps),
            Rule::PerOccurrence(PerOccurrence { cost }),
            Rule::Direct(Direct),
            Rule::AverageRate(AverageRate { period }),
            Rule::Bonus(Bonus { lowest: -lost, highest }),
        ] {
            let count = Measure::Count { unit: String::new() };
            let mut sheet = one_leaf_measured(weight, count, Target::Fixed(Decimal::ONE), rule);
            the_score(&filled_in(&sheet, whole));
            sheet = filled_in(&sheet, whole + part);
            prop_assert_eq!(the_outcome(&sheet), Outcome::Pending(vec![Gap::NotWhole]));
        }
    }

    #[test]
    fn a_budget_of_0_or_below_never_scores(
        weight in given::points(),
        budget in given::amount(),
        executed in given::amount(),
        mut progress in given::progress(),
        period in given::period(),
    ) {
        let budget = if budget > Amount::ZERO { Amount::ZERO - budget } else { budget };
        let no_budget = Outcome::Pending(vec![Gap::NoBudget]);
        let mut sheet = one_leaf(weight, Target::None, Rule::Execution(Execution));
        sheet.budget.department = Figures { adjusted_budget: Some(budget), executed: Some(executed), ..Figures::default() };
        prop_assert_eq!(the_outcome(&sheet), no_budget.clone());
        prop_assert_eq!(execution(&sheet.budget).department.rate, ExecutionRate::NoBudget);
        progress.annual_budget = Some(budget);
        progress.month_end_executed.iter_mut().for_each(|month| *month = month.or(Some(executed)));
        let mut sheet = one_leaf(weight, Target::None, Rule::AverageRate(AverageRate { period }));
        sheet.progress = progress;
        prop_assert_eq!(the_outcome(&sheet), no_budget);
    }

    #[test]
    fn more_found_never_scores_more(
        weight in given::points(),
        steps in given::steps(),
        cost in given::points(),
        (reverse, target) in (given::reverse(), given::wild_decimal()),
        (one, other) in (given::wild_decimal(), given::wild_decimal()),
    ) {
        let (less, more) = (one.min(other), one.max(other));
        let sheet = one_leaf(weight, Target::Fixed(target), Rule::Reverse(reverse));
        prop_assert!(with_actual(&sheet, less) >= with_actual(&sheet, more));
        let sheet = one_leaf(weight, Target::None, Rule::Steps(steps));
        prop_assert!(with_actual(&sheet, less) >= with_actual(&sheet, more));
        // What is found is counted in whole pieces.
        let (one, other) = (one.abs().trunc(), other.abs().trunc());
        let (less, more) = (one.min(other), one.max(other));
        let sheet = one_leaf(weight, Target::None, Rule::PerOccurrence(PerOccurrence { cost }));
        prop_assert!(with_actual(&sheet, less) >= with_actual(&sheet, more));
    }

    #[test]
    fn more_spent_never_scores_less(
        weight in given::points(),
        budget in given::positive_amount(),
        (one, other) in (given::amount(), given::amount()),
        mut progress in given::progress(),
        period in given::period(),
        month in 0..MONTHS,
    ) {
        let (less, more) = (one.min(other), one.max(other));
        let spent = |executed: Amount| {
            let mut sheet = one_leaf(weight, Target::None, Rule::Execution(Execution));
            sheet.budget.department = Figures { adjusted_budget: Some(budget), executed: Some(executed), ..Figures::default() };
            the_score(&sheet)
        };
        prop_assert!(spent(less) <= spent(more));
        progress.annual_budget = Some(budget);
        progress.month_end_executed.iter_mut().for_each(|executed| *executed = executed.or(Some(Amount::ZERO)));
        let spent_by = |executed: Amount| {
            let mut sheet = one_leaf(weight, Target::None, Rule::AverageRate(AverageRate { period }));
            sheet.progress = progress.clone();
            sheet.progress.month_end_executed[month] = Some(executed);
            the_score(&sheet)
        };
        prop_assert!(spent_by(less) <= spent_by(more));
    }
}

/// The same number, in a crate that knows nothing of ours.
fn rational(decimal: Decimal) -> BigRational {
    BigRational::new(BigInt::from(decimal.mantissa()), BigInt::from(10).pow(decimal.scale()))
}

/// `value` × 10^decimals, rounded half away from zero by the schoolbook: add a half to the size, cut.
fn half_up(value: &BigRational, decimals: u32) -> BigInt {
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    let scaled = value * BigRational::from(BigInt::from(10).pow(decimals));
    let zero = BigRational::from(BigInt::ZERO);
    if scaled < zero { -(half - scaled).floor().to_integer() } else { (scaled + half).floor().to_integer() }
}

fn check_rounding(exact: &Exact, expected: &BigRational, decimals: u32) -> Result<(), TestCaseError> {
    let digits = half_up(expected, decimals);
    let fits = digits.magnitude().bits() <= 96;
    let rounded = exact.round(decimals);
    prop_assert_eq!(rounded.is_some(), fits, "{:?} for {}", rounded, digits);
    if let Some(rounded) = rounded {
        prop_assert_eq!(rounded.scale(), decimals);
        prop_assert_eq!(BigInt::from(rounded.mantissa()), digits, "{}", expected);
    }
    Ok(())
}

/// A number that lies exactly between two of `decimals` decimals, such as 1.885 between 1.88 and 1.89.
fn midpoint(decimals: u32) -> impl Strategy<Value = Decimal> {
    (-50_000_000_i64..50_000_000).prop_map(move |number| Decimal::new(number * 10 + 5, decimals + 1))
}

proptest! {
    #![proptest_config(tries(4_000))]

    #[test]
    fn long_products_and_quotients_are_rounded_half_up(
        (left, right) in (given::wild_decimal(), given::wild_decimal()),
        (divisor, summand) in (given::wild_decimal(), given::wild_decimal()),
        decimals in 0_u32..=10,
    ) {
        let product = Exact::new(left).times(&Exact::new(right));
        let expected = rational(left) * rational(right);
        check_rounding(&product, &expected, decimals)?;
        let sum = product.plus(&Exact::new(summand));
        check_rounding(&sum, &(&expected + rational(summand)), decimals)?;
        prop_assert_eq!(product.cmp(&sum), expected.cmp(&(&expected + rational(summand))));
        match product.divided_by(&Exact::new(divisor)) {
            None => prop_assert!(divisor.is_zero()),
            Some(quotient) => check_rounding(&quotient, &(expected / rational(divisor)), decimals)?,
        }
    }

    #[test]
    fn exact_midpoints_go_up_and_a_hair_less_does_not(
        (decimals, midpoint) in (0_u32..=4).prop_flat_map(|decimals| (Just(decimals), midpoint(decimals))),
        (digits, scale) in (1_i64..1_000_000_000_000_000, 0_u32..=15),
        detour in given::positive_decimal(),
        nudge in select(vec![Decimal::ZERO, Decimal::new(1, 28), Decimal::new(-1, 28)]),
    ) {
        // At most 9 and 15 digits: the product is exact.
        let target = Decimal::new(digits, scale);
        let actual = midpoint.checked_mul(target).unwrap();
        let (there, back) = (Exact::new(detour), Exact::new(target).times(&Exact::new(detour)));
        let exact = Exact::new(actual).times(&there).divided_by(&back).unwrap().plus(&Exact::new(nudge));
        check_rounding(&exact, &(rational(midpoint) + rational(nudge)), decimals)?;
    }

    #[test]
    fn a_proportional_score_is_the_rounded_exact_quotient(
        hundredths in 0_i64..=6_000,
        (digits, scale) in (1_i64..1_000_000_000_000, 0_u32..=6),
        (weight, part) in select(vec![(1, "1"), (2, "0.5"), (4, "0.25"), (5, "0.2"), (20, "0.05"), (50, "0.02")]),
        wild in option::weighted(0.3, (given::wild_decimal(), given::positive_decimal())),
    ) {
        // Most of them aim at a midpoint of the score: actual = midpoint × target ÷ weight.
        let weight = Decimal::from(weight);
        let midpoint = Decimal::new(hundredths * 10 + 5, 3);
        let target = Decimal::new(digits, scale);
        let aimed = midpoint * target * Decimal::from_str_exact(part).unwrap();
        let (actual, target) = wild.unwrap_or((aimed, target));
        let sheet = one_leaf(Points::new(weight).unwrap(), Target::Fixed(target), Rule::Proportional(Proportional::default()));
        let quotient = rational(weight) * rational(actual) / rational(target);
        let expected = half_up(&quotient, 2).clamp(BigInt::ZERO, BigInt::from(100) * BigInt::from(weight.mantissa()));
        let expected = BigRational::new(expected, BigInt::from(100));
        prop_assert_eq!(rational(with_actual(&sheet, actual).value()), expected);
    }
}
