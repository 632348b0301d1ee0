//! The least change of one indicator, for every rule, against trying every number there is on a small grid.

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::{Measure, Sign, Target};
use jixiao::domain::points::Points;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::average_rate::{AverageRate, Period};
use jixiao::domain::rules::checklist::Checklist;
use jixiao::domain::score::score;
use jixiao::domain::whatif::change::{Change, applied};
use jixiao::domain::whatif::input::{Input, input_of};
use jixiao::domain::whatif::reach::{Bounds, Reach, Wanted, Way, reach};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::rules::{LEAF, indicator, points, sheet, with_a_number, with_a_pick};

/// How far from the present number every one is tried, in steps of the grid.
const REACH: i128 = 1500;

fn leaf() -> NodeId {
    NodeId::new(LEAF)
}

fn leaf_score(sheet: &Evaluation) -> Option<Points> {
    score(sheet).leaves()[0].trace().map(|trace| trace.score)
}

fn holds(wanted: Wanted, points: Option<Points>) -> bool {
    match wanted {
        Wanted::AtLeast(wanted) => points.is_some_and(|points| points >= wanted),
        Wanted::AtMost(wanted) => points.is_some_and(|points| points <= wanted),
    }
}

/// The sheet with another number.
fn with(sheet: &Evaluation, input: Input, value: Decimal) -> Evaluation {
    let id = leaf();
    let change = match input {
        Input::Actual => Change::Actual { id, value: Some(value) },
        Input::Part => Change::Part { id, value },
        Input::Executed(unit) => Change::Executed(Amount::from_unit(value, unit).unwrap()),
        Input::LastMonth(unit) => Change::Month { month: 11, executed: Amount::from_unit(value, unit).unwrap() },
    };
    applied(sheet, &[change])
}

fn now(sheet: &Evaluation, input: Input) -> Decimal {
    let entry = sheet.entry(&leaf());
    let now = match input {
        Input::Actual => entry.actual,
        Input::Part => entry.part,
        Input::Executed(_) => sheet.budget.department.executed.map(|executed| executed.in_unit(MoneyUnit::Yuan)),
        Input::LastMonth(_) => sheet.progress.month_end_executed[11].map(|executed| executed.in_unit(MoneyUnit::Yuan)),
    };
    now.unwrap_or_default()
}

/// The number that a change sets.
fn value_of(way: &Way, sheet: &Evaluation, input: Input) -> Decimal {
    match way.changes.as_slice() {
        [] => now(sheet, input),
        [Change::Actual { value: Some(value), .. } | Change::Part { value, .. }] => *value,
        [Change::Executed(amount) | Change::Month { month: 11, executed: amount }] => amount.yuan(),
        other => panic!("{other:?} is no single number"),
    }
}

/// The step of the grid, as the documentation of `reach` says it.
fn step(sheet: &Evaluation, input: Input, found: &[Decimal]) -> Decimal {
    let indicator = sheet.framework.indicator(&leaf()).unwrap();
    let scale = |value: Decimal| value.normalize().scale();
    let own = match (input, &indicator.rule) {
        (Input::Executed(_) | Input::LastMonth(_), _) => 2,
        (Input::Part, _) | (_, Rule::PerOccurrence(_)) => 0,
        (_, Rule::Coefficient(_) | Rule::AverageRate(_) | Rule::Direct(_) | Rule::Bonus(_)) => 2,
        (Input::Actual, _) if indicator.measure.is_rate() => 2,
        (Input::Actual, _) => 0,
    };
    let scale = own.max(scale(now(sheet, input)));
    assert!(found.iter().all(|value| value.normalize().scale() <= scale), "finer than the grid: {found:?}");
    Decimal::new(1, scale)
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn the_least_change_of_a_number_is_the_least(
        sheet in with_a_number(),
        hundredths in -500_i64..1100,
        is_more in any::<bool>(),
    ) {
        let wanted = if is_more { Wanted::AtLeast(points(hundredths)) } else { Wanted::AtMost(points(hundredths)) };
        let indicator = sheet.framework.indicator(&leaf()).unwrap().clone();
        let Some(input) = input_of(&indicator, &sheet) else {
            return Err(TestCaseError::fail("one indicator hangs on one number"));
        };
        let answer = reach(&sheet, &leaf(), wanted, Bounds::default());
        let values: Vec<Decimal> = match &answer {
            Reach::Found(way) | Reach::AtMost(way) => {
                prop_assert_eq!(leaf_score(&applied(&sheet, &way.changes)), Some(way.score), "scored again");
                vec![value_of(way, &sheet, input)]
            }
            Reach::NoScore | Reach::ByMonths => Vec::new(),
        };
        let step = step(&sheet, input, &values);
        let from = now(&sheet, input);
        let at = |steps: i128| from + step * Decimal::from(steps);
        // Outward, the higher one first.
        let outward = (0..=REACH).flat_map(|far| [far, -far]);
        // By the end of December no less can be spent than before, and no more than there is.
        let months = &sheet.progress.month_end_executed;
        let november = months[10].map_or(from, |november| november.in_unit(MoneyUnit::Yuan).min(from));
        let budget = sheet.progress.annual_budget.map_or(from, |budget| budget.in_unit(MoneyUnit::Yuan).max(from));
        let is_possible = |far: &i128| !matches!(input, Input::LastMonth(_)) || (november..=budget).contains(&at(*far));
        let outward = outward.filter(is_possible);
        let all: Vec<(i128, Option<Points>)> =
            outward.map(|far| (far, leaf_score(&with(&sheet, input, at(far))))).collect();
        let nearest = all.iter().find(|(_, points)| holds(wanted, *points));
        match (&answer, nearest) {
            (Reach::Found(way), Some((far, _))) => {
                prop_assert!(holds(wanted, Some(way.score)));
                prop_assert_eq!(values[0], at(*far), "{:?}", way);
            }
            (Reach::Found(way), None) => {
                prop_assert!(holds(wanted, Some(way.score)));
                prop_assert!((values[0] - from).abs() > step * Decimal::from(REACH), "{:?} was not found", way);
            }
            (Reach::AtMost(way), found) => {
                prop_assert!(found.is_none(), "{:?} reaches it", found);
                for (far, points) in all {
                    if let Some(points) = points {
                        let is_nearer = match wanted {
                            Wanted::AtLeast(_) => points > way.score,
                            Wanted::AtMost(_) => points < way.score,
                        };
                        prop_assert!(!is_nearer, "{} gives {:?}, more than {:?}", at(far), points, way);
                    }
                }
            }
            (Reach::NoScore, _) => {
                for (far, points) in all {
                    prop_assert_eq!(points, None, "{} has a score", at(far));
                }
            }
            (Reach::ByMonths, _) => prop_assert!(false, "it has a number"),
        }
    }

    #[test]
    fn the_least_change_of_a_pick_is_the_least(
        sheet in with_a_pick(),
        hundredths in -100_i64..2500,
        is_more in any::<bool>(),
    ) {
        let wanted = if is_more { Wanted::AtLeast(points(hundredths)) } else { Wanted::AtMost(points(hundredths)) };
        let rule = sheet.framework.indicator(&leaf()).unwrap().rule.clone();
        let answer = reach(&sheet, &leaf(), wanted, Bounds::default());
        let (Reach::Found(way) | Reach::AtMost(way)) = &answer else {
            return Err(TestCaseError::fail("every pick has a score"));
        };
        prop_assert_eq!(leaf_score(&applied(&sheet, &way.changes)), Some(way.score), "scored again");
        prop_assert_eq!(holds(wanted, Some(way.score)), matches!(answer, Reach::Found(_)));
        let scores: Vec<(usize, Points)> = match &rule {
            Rule::Checklist(list) => every_answer(&sheet, list, is_more),
            Rule::Grade(grade) => {
                let ids: Vec<&str> = grade.grades.iter().map(|grade| grade.id.as_str()).collect();
                every_grade(&sheet, &ids)
            }
            _ => every_grade(&sheet, &["yes", "no"]),
        };
        let reaching = scores.iter().filter(|(_, points)| holds(wanted, Some(*points)));
        if let Rule::Checklist(_) = rule {
            let fewest = reaching.clone().map(|(n_turned, _)| *n_turned).min();
            match &answer {
                Reach::Found(way) => {
                    let then = applied(&sheet, &way.changes);
                    let is_turned = |id: &str| is_turned(&sheet, id, then.entry(&leaf()).item(id).unwrap(), is_more);
                    let Rule::Checklist(list) = &rule else { unreachable!() };
                    let n_turned = list.items.iter().filter(|item| is_turned(&item.id)).count();
                    prop_assert_eq!(Some(n_turned), fewest);
                }
                _ => prop_assert_eq!(fewest, None),
            }
        } else {
            // The points nearest to what is wanted on its side.
            let best = match wanted {
                Wanted::AtLeast(_) => reaching.map(|(_, points)| *points).min(),
                Wanted::AtMost(_) => reaching.map(|(_, points)| *points).max(),
            };
            match (&answer, best) {
                (Reach::Found(way), Some(best)) => prop_assert_eq!(way.score, best),
                (Reach::Found(way), None) => prop_assert!(false, "{way:?} was not found"),
                (_, best) => prop_assert_eq!(best, None),
            }
        }
    }
}

/// Whether an item has to be met that was not (for more points), or to be missed that was met (for fewer).
fn is_turned(sheet: &Evaluation, id: &str, is_met: bool, is_more: bool) -> bool {
    let was_met = sheet.entry(&leaf()).item(id) == Some(true);
    if is_more { is_met && !was_met } else { !is_met && was_met }
}

/// Every answer to a checklist: how many items have to be turned, and the points.
fn every_answer(sheet: &Evaluation, list: &Checklist, is_more: bool) -> Vec<(usize, Points)> {
    (0..1_u32 << list.items.len())
        .filter_map(|bits| {
            let mut tried = sheet.clone();
            let answers = list.items.iter().enumerate().map(|(nth, item)| (item.id.clone(), bits >> nth & 1 == 1));
            let answers: Vec<(String, bool)> = answers.collect();
            let n_turned = answers.iter().filter(|(id, is_met)| is_turned(sheet, id, *is_met, is_more)).count();
            tried.entries.change(&leaf(), |entry| entry.items = answers);
            Some((n_turned, leaf_score(&tried)?))
        })
        .collect()
}

/// Every pick, with every number of points to the hundredth.
fn every_grade(sheet: &Evaluation, keys: &[&str]) -> Vec<(usize, Points)> {
    let mut scores = Vec::new();
    for key in keys {
        for actual in [None].into_iter().chain((0..=1000).map(|it| Some(Decimal::new(it, 2)))) {
            let mut tried = sheet.clone();
            tried.entries.change(&leaf(), |entry| {
                entry.choice = (*key).to_owned();
                entry.actual = actual;
            });
            scores.extend(leaf_score(&tried).map(|points| (0, points)));
        }
    }
    scores
}

/// Two indicators by the same months: a change of one figure would change both, and no single way is told.
#[test]
fn months_that_two_indicators_hang_on_are_no_single_number() {
    let sheet = by_months(2);
    assert_eq!(reach(&sheet, &leaf(), Wanted::AtLeast(points(100)), Bounds::default()), Reach::ByMonths);
    let alone = by_months(1);
    // 6 of 12 months is 50 %: 0.50 of a point, and by December all of the budget is spent.
    assert_eq!(leaf_score(&alone), Some(points(50)));
    let answer = reach(&alone, &leaf(), Wanted::AtLeast(points(60)), Bounds::default());
    assert_eq!(answer, Reach::AtMost(Way { changes: Vec::new(), score: points(50) }));
}

/// Six months without spending and six with all of it, for as many indicators of weight 1.
fn by_months(n_indicators: usize) -> Evaluation {
    let rule = Rule::AverageRate(AverageRate { period: Period::Month });
    let measure = || Measure::Rate { sign: Sign::NeverNegative };
    let one = |nth: usize| {
        let id = if nth == 0 { LEAF.to_owned() } else { format!("other-{nth}") };
        (indicator(&id, points(100), measure(), Target::None, rule.clone()), Entry::default())
    };
    let mut sheet = sheet((0..n_indicators).map(one).collect());
    let yuan = |yuan: i64| Amount::from_yuan(Decimal::from(yuan)).ok();
    sheet.budget.unit = MoneyUnit::Yuan;
    sheet.progress.annual_budget = yuan(1);
    for (slot, month) in sheet.progress.month_end_executed.iter_mut().zip(0..) {
        *slot = yuan(i64::from(month >= 6));
    }
    sheet
}
