//! The published sheet: what it would take to reach 93, worked out by hand.

use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::domain::whatif::change::{Change, applied};
use jixiao::domain::whatif::goal::goal_ways;
use jixiao::domain::whatif::input::Owner;
use jixiao::domain::whatif::losses::{Cause, waterfall};
use jixiao::domain::whatif::reach::{Bounds, Reach, Wanted, reach};
use jixiao::domain::whatif::sensitivity::swings;
use jixiao::frameworks::example;
use rust_decimal::Decimal;

use crate::rules::points;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// 0.03 points are missing: each way with the number it needs, and the total then.
#[test]
fn each_thing_alone_that_brings_the_total_to_ninety_three() {
    let sheet = example().unwrap();
    let report = score(&sheet);
    let ways = goal_ways(&sheet, &report, points(9300));
    let told: Vec<(String, String, Points, bool)> = ways
        .iter()
        .map(|way| {
            let owner = match &way.owner {
                Owner::Indicator(id) => id.to_string(),
                Owner::Department(_) => "money".to_owned(),
            };
            let change = match way.changes.as_slice() {
                [Change::Actual { value: Some(value), .. } | Change::Part { value, .. }] => value.to_string(),
                [Change::Executed(amount)] => amount.yuan().to_string(),
                other => format!("{other:?}"),
            };
            (owner, change, way.total, way.is_enough)
        })
        .collect();
    let expected = [
        // 5 % steps, each started one 0.2: only no difference at all gives the 0.2 back.
        ("revenue-deviation-rate", "0", points(9317), true),
        // 1.365 of 2 rounds to 1.37: 1.34 + 0.03. 2 × 68.25 % = 1.365.
        ("average-execution-rate", "68.25", points(9300), true),
        // 1.89 + 0.03 = 1.92: 2 × 95.75 % = 1.915 → 1.92.
        ("procurement-execution-rate", "95.75", points(9300), true),
        // No finding gives the whole point back.
        ("asset-account-consistency", "0", points(9397), true),
        // Full marks are 0.02 more, which is not enough: 2 × 3109 ÷ 3116 = 1.99551 → 2.00, 3108 give 1.99487 → 1.99.
        ("festival-visit-people", "3109", points(9299), false),
        // A commendation: 0.03 of the bonus.
        ("commendation-and-audit", "0.03", points(9300), true),
        // 1.96 + 0.03 = 1.99: 2 × 99.25 % = 1.985. 3105.13 × 99.25 % = 3081.841525 → 3081.85 万元.
        ("money", "30818500", points(9300), true),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(owner, change, total, is)| ((*owner).to_owned(), (*change).to_owned(), *total, *is))
        .collect();
    assert_eq!(told, expected);
    for way in &ways {
        assert_eq!(score(&applied(&sheet, &way.changes)).total, way.total);
    }
}

#[test]
fn the_inverse_of_a_score_is_the_number_that_rounds_to_it() {
    let sheet = example().unwrap();
    let id = NodeId::new("procurement-execution-rate");
    let way = |hundredths: i64| reach(&sheet, &id, Wanted::AtLeast(points(hundredths)), Bounds::default());
    let Reach::Found(found) = way(190) else { panic!("it can be reached") };
    // 2 × 94.75 % = 1.895 → 1.90; 94.74 % gives 1.8948 → 1.89.
    assert_eq!(found.changes, [Change::Actual { id: id.clone(), value: Some(decimal("94.75")) }]);
    assert!(matches!(way(201), Reach::AtMost(most) if most.score == points(200)));
    let bounds = Bounds { lowest: None, highest: Some(decimal("95")) };
    let Reach::AtMost(most) = reach(&sheet, &id, Wanted::AtLeast(points(195)), bounds) else {
        panic!("95 is not enough")
    };
    assert_eq!(most.score, points(190));
}

#[test]
fn the_points_of_the_seed_fall_from_a_hundred_less_its_bonus() {
    let sheet = example().unwrap();
    let falls = waterfall(&sheet, &score(&sheet));
    let told: Vec<(String, Points, Points)> = falls
        .iter()
        .map(|fall| {
            let cause = match &fall.cause {
                Cause::Lost(id) => id.to_string(),
                other => format!("{other:?}"),
            };
            (cause, fall.change, fall.left)
        })
        .collect();
    let expected = [
        ("budget-completion-rate", -4, 9496),
        ("revenue-deviation-rate", -20, 9476),
        ("average-execution-rate", -66, 9410),
        ("procurement-execution-rate", -11, 9399),
        ("asset-account-consistency", -100, 9299),
        ("festival-visit-people", -2, 9297),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(cause, change, left)| ((*cause).to_owned(), points(*change), points(*left))).collect();
    assert_eq!(told, expected);
}

/// Each number a tenth less and a tenth more, worked out by hand.
#[test]
fn the_numbers_that_matter_most_come_first() {
    let sheet = example().unwrap();
    let report = score(&sheet);
    let told: Vec<(String, Points, Points)> = swings(&sheet, &report, decimal("10"))
        .iter()
        .map(|swing| {
            let owner = match &swing.owner {
                Owner::Indicator(id) => id.to_string(),
                Owner::Department(_) => "money".to_owned(),
            };
            (owner, swing.down.1, swing.up.1)
        })
        .collect();
    let expected = [
        // One finding more or less: a whole point each way.
        ("asset-account-consistency", 9397, 9197),
        // 94.25 ± 9.43 (rounded up from 9.425): 84.82 % gives 1.6964 → 1.70, 100 % gives 2.
        ("procurement-execution-rate", 9278, 9308),
        // 67.2 ± 6.72: 60.48 % gives 1.2096 → 1.21, 73.92 % gives 1.4784 → 1.48.
        ("average-execution-rate", 9284, 9311),
        // 3050.14 ± 305.01: 2745.13 of 3105.13 gives 1.76813 → 1.77, more than the budget 2.
        ("money", 9278, 9301),
        // 3079 ± 308: 2771 of 3116 gives 1.77856 → 1.78, 3387 gives 2.
        ("festival-visit-people", 9277, 9299),
    ];
    let mut expected: Vec<_> =
        expected.iter().map(|(owner, down, up)| ((*owner).to_owned(), points(*down), points(*up))).collect();
    expected.sort_by_key(|(_, down, up)| {
        std::cmp::Reverse((*up).max(*down).max(report.total) - (*up).min(*down).min(report.total))
    });
    assert_eq!(told, expected);
    assert!(swings(&sheet, &report, decimal("0.1")).iter().all(|swing| !swing.spread(report.total).is_zero()));
}
