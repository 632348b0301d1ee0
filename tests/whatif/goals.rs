//! A total is set: what one thing alone has to be for it, with everything a framework can do to a total.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Budget, Figures};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{NotApplicable, TotalCap};
use jixiao::domain::indicator::{Measure, Sign, Target};
use jixiao::domain::interval::{Bound, End, Interval};
use jixiao::domain::points::Points;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::execution::Execution;
use jixiao::domain::rules::proportional::Proportional;
use jixiao::domain::rules::reverse::{Reverse, ReverseForm};
use jixiao::domain::score::score;
use jixiao::domain::whatif::change::{Change, applied};
use jixiao::domain::whatif::goal::{GoalWay, goal_ways, next_grade};
use jixiao::domain::whatif::input::Owner;
use jixiao::domain::whatif::losses::{next_loss, waterfall};
use jixiao::domain::whatif::sensitivity::swings;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::rules::{indicator, points, sheet};

/// Three quantities by proportion, two indicators on the department's spending (one rising, one falling with it), and whatever a
/// framework can do to a total.
pub(crate) fn sheets() -> impl Strategy<Value = Evaluation> {
    let quantities = proptest::collection::vec((0_i64..130, 1_i64..60, any::<bool>()), 3);
    let caps = proptest::collection::btree_set(10_i64..100, 0..3);
    (quantities, 0_i64..130, caps, proptest::option::of(5_i64..60), 0_usize..4, any::<bool>()).prop_map(
        |(quantities, executed, caps, core_cap, treatment, has_reverse)| {
            let target = Target::Fixed(Decimal::from(100));
            let mut leaves: Vec<_> = quantities
                .iter()
                .enumerate()
                .map(|(nth, (actual, weight, is_core))| {
                    let measure = Measure::Quantity { unit: "人".to_owned(), sign: Sign::NeverNegative };
                    let rule = Rule::Proportional(Proportional::default());
                    let mut leaf = indicator(&format!("q{nth}"), points(weight * 50), measure, target.clone(), rule);
                    leaf.is_core = *is_core;
                    // One of them does not apply, now and then.
                    let entry = Entry {
                        actual: Some(Decimal::from(*actual)),
                        not_applicable: nth == 2 && treatment > 0,
                        ..Entry::default()
                    };
                    (leaf, entry)
                })
                .collect();
            let money = indicator("rate", points(1000), Measure::Execution, Target::None, Rule::Execution(Execution));
            leaves.push((money, Entry::default()));
            if has_reverse {
                let rule = Rule::Reverse(Reverse { form: ReverseForm::Ratio });
                let late = indicator("late", points(730), Measure::Execution, Target::Fixed(Decimal::from(60)), rule);
                leaves.push((late, Entry::default()));
            }
            let mut sheet = sheet(leaves);
            let framework = Arc::make_mut(&mut sheet.framework);
            framework.not_applicable =
                [None, Some(NotApplicable::Excluded), Some(NotApplicable::Rescaled), Some(NotApplicable::FullMarks)]
                    [treatment];
            framework.core_cap = core_cap.map(|cap| points(cap * 100));
            let mut lower: Option<Bound> = None;
            for (nth, at) in caps.into_iter().enumerate() {
                let upper = Some(Bound { at: Decimal::from(at), end: End::Open });
                let highest = points(1000 * (i64::try_from(nth).unwrap() + 1));
                framework.total_caps.push(TotalCap { rates: Interval { lower, upper }, highest });
                lower = Some(Bound { at: Decimal::from(at), end: End::Closed });
            }
            let amount = |yuan: i64| Amount::from_yuan(Decimal::new(yuan, 2)).ok();
            sheet.budget = Budget {
                unit: MoneyUnit::Yuan,
                department: Figures { initial_budget: None, adjusted_budget: amount(100), executed: amount(executed) },
                projects: Vec::new(),
            };
            sheet
        },
    )
}

/// The same change with another number.
fn moved(change: &Change, by: i64) -> Option<Change> {
    Some(match change {
        Change::Actual { id, value } => Change::Actual { id: id.clone(), value: Some((*value)? + Decimal::from(by)) },
        Change::Executed(amount) => Change::Executed(Amount::from_yuan(amount.yuan() + Decimal::new(by, 2)).ok()?),
        Change::Part { .. } | Change::Choice { .. } | Change::Item { .. } | Change::Month { .. } => return None,
    })
}

fn now(sheet: &Evaluation, change: &Change) -> Change {
    match change {
        Change::Actual { id, .. } => Change::Actual { id: id.clone(), value: sheet.entry(id).actual },
        Change::Executed(_) => Change::Executed(sheet.budget.department.executed.unwrap()),
        other => panic!("{other:?} is not expected"),
    }
}

fn total(sheet: &Evaluation, changes: &[Change]) -> Points {
    score(&applied(sheet, changes)).total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_said_to_be_enough_is_enough_and_nothing_nearer_is(sheet in sheets(), goal in 0_i64..9000) {
        let report = score(&sheet);
        let goal = points(goal);
        prop_assume!(goal > report.total);
        let ways = goal_ways(&sheet, &report, goal);
        for GoalWay { owner, changes, scores, total: then, is_enough } in &ways {
            prop_assert_eq!(total(&sheet, changes), *then, "scored again");
            prop_assert_eq!(*is_enough, *then >= goal);
            prop_assert!(*then > report.total);
            prop_assert!(!scores.is_empty());
            let [change] = changes.as_slice() else { return Err(TestCaseError::fail("one number each")) };
            let here = now(&sheet, change);
            // Every number from the present one outward, the higher first.
            let all = (0..=400_i64).flat_map(|far| [far, -far]).filter_map(|far| Some((far, moved(&here, far)?)));
            let all = all.filter(|(_, change)| match change {
                Change::Executed(amount) => *amount >= Amount::ZERO,
                // A number that is a mistake leaves its indicator pending, and a pending core indicator caps nothing.
                Change::Actual { value, .. } => value.is_some_and(|value| value >= Decimal::ZERO),
                _ => true,
            });
            let all: Vec<(i64, Change, Points)> =
                all.map(|(far, change)| (far, change.clone(), total(&sheet, &[change]))).collect();
            if *is_enough {
                let first = all.iter().find(|(_, _, total)| *total >= goal).map(|(_, change, _)| change);
                prop_assert_eq!(first, Some(change), "{:?}", owner);
            } else {
                let most = all.iter().map(|(_, _, total)| *total).max();
                prop_assert_eq!(most, Some(*then), "{:?}", owner);
            }
        }
        // Nothing that could do it is left out.
        for leaf in report.leaves().into_iter().filter(|leaf| leaf.id.as_str().starts_with('q')) {
            if sheet.entry(&leaf.id).not_applicable {
                continue;
            }
            let best = total(&sheet, &[Change::Actual { id: leaf.id.clone(), value: Some(Decimal::from(100)) }]);
            let is_there = ways.iter().any(|way| way.owner == Owner::Indicator(leaf.id.clone()));
            prop_assert_eq!(is_there, best > report.total);
        }
    }

    #[test]
    fn the_totals_of_moved_numbers_are_those_of_the_moved_sheets(sheet in sheets(), percent in 1_i64..100) {
        let report = score(&sheet);
        for swing in swings(&sheet, &report, Decimal::from(percent)) {
            for (change, then) in [&swing.down, &swing.up] {
                prop_assert_eq!(total(&sheet, std::slice::from_ref(change)), *then, "{:?}", change);
            }
        }
    }

    #[test]
    fn the_way_down_from_full_marks_adds_up(sheet in sheets()) {
        let report = score(&sheet);
        let falls = waterfall(&sheet, &report);
        let mut left = sheet.framework.full_marks();
        for fall in &falls {
            left = left + fall.change;
            prop_assert_eq!(fall.left, left);
            prop_assert!(!fall.change.is_zero());
        }
        prop_assert_eq!(left, report.total);
    }

    #[test]
    fn the_next_loss_is_the_nearest(sheet in sheets()) {
        let report = score(&sheet);
        for leaf in report.leaves().into_iter().filter(|leaf| leaf.id.as_str().starts_with('q')) {
            let Some(now_scored) = leaf.trace().map(|trace| trace.score) else { continue };
            if sheet.entry(&leaf.id).not_applicable {
                continue;
            }
            let here = Change::Actual { id: leaf.id.clone(), value: sheet.entry(&leaf.id).actual };
            let nearest = (0..=400_i64).filter_map(|far| moved(&here, -far)).find(|change| {
                let then = score(&applied(&sheet, std::slice::from_ref(change)));
                let scored = then.leaves().into_iter().find(|other| other.id == leaf.id).and_then(|it| it.trace().map(|trace| trace.score));
                scored.is_some_and(|scored| scored < now_scored)
            });
            let answer = next_loss(&sheet, leaf).map(|way| way.changes);
            prop_assert_eq!(answer, nearest.map(|change| vec![change]));
        }
    }
}

#[test]
fn the_next_grade_is_the_nearest_above() {
    let sheet = sheet(Vec::new());
    let bands = &sheet.framework.grade_bands;
    assert_eq!(next_grade(points(8999), bands).map(|band| band.name.as_str()), Some("优"));
    assert_eq!(next_grade(points(9000), bands), None);
}
