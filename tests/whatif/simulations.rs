//! Totals drawn by chance: against the exact mean of every combination, and the same for the same seed.

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::domain::whatif::simulation::{Distribution, Simulation};
use jixiao::domain::whatif::uncertain::{Possible, Uncertain, UncertainPlace, UncertainProblem};
use jixiao::frameworks::example;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::goals::sheets;
use crate::uncertain::{every_total, indicator};

fn drawn(sheet: &Evaluation, uncertain: &[Uncertain], seed: u64, n_draws: u32) -> Distribution {
    let mut simulation = Simulation::new(sheet, &score(sheet), uncertain, seed).unwrap();
    simulation.draw(n_draws);
    simulation.distribution()
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn the_mean_is_within_its_error_of_the_exact_one(
        sheet in sheets(),
        first in (0_i64..130, 0_i64..12),
        second in proptest::collection::vec(0_i64..130, 1..4),
        executed in (0_i64..130, 0_i64..8),
    ) {
        let between = |lowest: Decimal, highest: Decimal| Possible::Between(lowest, highest);
        let uncertain = [
            Uncertain { place: indicator("q0"), values: between(Decimal::from(first.0), Decimal::from(first.0 + first.1)) },
            Uncertain { place: indicator("q1"), values: Possible::OneOf(second.iter().copied().map(Decimal::from).collect()) },
            Uncertain {
                place: UncertainPlace::Executed,
                values: between(Decimal::new(executed.0, 2), Decimal::new(executed.0 + executed.1, 2)),
            },
        ];
        let every = every_total(&sheet, &[
            (indicator("q0"), (first.0..=first.0 + first.1).collect()),
            (indicator("q1"), second.clone()),
            (UncertainPlace::Executed, (executed.0..=executed.0 + executed.1).collect()),
        ]);
        let found = drawn(&sheet, &uncertain, 1, 20_000);
        prop_assert_eq!(found.totals.iter().map(|(_, n_times)| n_times).sum::<u32>(), 20_000);
        for (total, _) in &found.totals {
            prop_assert!(every.contains(total), "{:?} is no total of any combination", total);
        }
        let sum: Points = every.iter().copied().sum();
        let exact = sum.value() / Decimal::from(every.len());
        let off = (found.mean().unwrap() - exact).abs();
        // Six errors: once in 500 million draws of a right simulation.
        let allowed = found.standard_error().unwrap() * Decimal::from(6) + Decimal::new(2, 4);
        prop_assert!(off <= allowed, "{} instead of {}, with an error of {}", found.mean().unwrap(), exact, allowed);
    }
}

/// The seed with procurement anywhere from 94.00 to 95.00 %: 2 × rate is 1.88 up to 94.24 (25 of 101 values), 1.89 from 94.25 to 94.74 (50),
/// 1.90 from 94.75 on (26). The exact mean is 92.97 + (26 − 25) ÷ 101 ÷ 100 = 92.970099.
#[test]
fn a_hundred_thousand_draws_of_the_seed_are_the_same_every_time() {
    let sheet = example().unwrap();
    let values = Possible::Between(Decimal::new(9400, 2), Decimal::new(9500, 2));
    let uncertain = [Uncertain { place: indicator("procurement-execution-rate"), values }];
    let found = drawn(&sheet, &uncertain, 2021, 100_000);
    let totals: Vec<(String, u32)> = found.totals.iter().map(|(total, n)| (total.value().to_string(), *n)).collect();
    assert_eq!(totals.iter().map(|(total, _)| total.as_str()).collect::<Vec<_>>(), ["92.96", "92.97", "92.98"]);
    assert_eq!(found, drawn(&sheet, &uncertain, 2021, 100_000));
    assert_ne!(found, drawn(&sheet, &uncertain, 2022, 100_000));
    let mut in_parts = Simulation::new(&sheet, &score(&sheet), &uncertain, 2021).unwrap();
    [1, 999, 49_000, 50_000].into_iter().for_each(|n_draws| in_parts.draw(n_draws));
    assert_eq!(in_parts.distribution(), found);
    let off = found.mean().unwrap() - Decimal::new(92_970_099, 6);
    assert!(off.abs() < Decimal::new(2, 4), "{off}");
    assert_eq!(found.percentile(50).map(|total| total.value().to_string()).as_deref(), Some("92.97"));
    // 26 of 101 values reach 92.98: 25.74 %.
    let reaching = found.percent_reaching(Points::new(Decimal::new(9298, 2)).unwrap()).unwrap();
    assert!((reaching - Decimal::new(2574, 2)).abs() < Decimal::ONE, "{reaching}");
}

#[test]
fn what_cannot_be_drawn_is_said_with_its_place() {
    let sheet = example().unwrap();
    let problem = |values: Possible| {
        let uncertain = [Uncertain { place: indicator("procurement-execution-rate"), values }];
        Simulation::new(&sheet, &score(&sheet), &uncertain, 1).unwrap_err()
    };
    let number = |value: i64| Decimal::from(value);
    assert_eq!(problem(Possible::Between(number(95), number(94))), (0, UncertainProblem::Empty));
    assert_eq!(problem(Possible::OneOf(Vec::new())), (0, UncertainProblem::Empty));
    assert_eq!(problem(Possible::Between(number(-3), number(94))), (0, UncertainProblem::NoScore(number(-3))));
    let nothing = drawn(&sheet, &[], 1, 10);
    assert_eq!((nothing.totals.len(), nothing.standard_error()), (1, Some(Decimal::ZERO)));
}
