//! Numbers that are not certain: both ends of the total against trying every combination, and the seed's disputed figure by hand.

use jixiao::domain::amount::MoneyUnit;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::domain::whatif::change::{Change, applied};
use jixiao::domain::whatif::uncertain::{
    Possible, TotalRange, Uncertain, UncertainPlace, UncertainProblem, places, total_range,
};
use jixiao::frameworks::example;
use jixiao::text::number_format::points as shown;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::goals::sheets;

fn range(sheet: &Evaluation, uncertain: &[Uncertain]) -> Result<TotalRange, (usize, UncertainProblem)> {
    total_range(sheet, &score(sheet), uncertain)
}

fn between(place: UncertainPlace, lowest: i64, highest: i64) -> Uncertain {
    Uncertain { place, values: Possible::Between(Decimal::from(lowest), Decimal::from(highest)) }
}

pub(crate) fn indicator(id: &str) -> UncertainPlace {
    UncertainPlace::Indicator(NodeId::new(id))
}

/// Every total of the sheet with each whole number that is possible.
pub(crate) fn every_total(sheet: &Evaluation, uncertain: &[(UncertainPlace, Vec<i64>)]) -> Vec<Points> {
    let Some(((place, values), rest)) = uncertain.split_first() else { return vec![score(sheet).total] };
    let totals = values.iter().flat_map(|value| {
        let change = match place {
            UncertainPlace::Indicator(id) => Change::Actual { id: id.clone(), value: Some(Decimal::from(*value)) },
            UncertainPlace::Executed => Change::Executed(
                jixiao::domain::amount::Amount::from_unit(Decimal::new(*value, 2), MoneyUnit::Yuan).unwrap(),
            ),
        };
        every_total(&applied(sheet, &[change]), rest)
    });
    totals.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn both_ends_of_the_total_are_those_of_every_combination(
        sheet in sheets(),
        first in (0_i64..130, 0_i64..12),
        second in proptest::collection::vec(0_i64..130, 1..4),
        executed in (0_i64..130, 0_i64..25),
        has_executed in any::<bool>(),
    ) {
        let cents = |value: i64| Decimal::new(value, 2);
        let mut uncertain = vec![
            between(indicator("q0"), first.0, first.0 + first.1),
            Uncertain { place: indicator("q1"), values: Possible::OneOf(second.iter().copied().map(Decimal::from).collect()) },
        ];
        let mut every = vec![
            (indicator("q0"), (first.0..=first.0 + first.1).collect::<Vec<i64>>()),
            (indicator("q1"), second.clone()),
        ];
        if has_executed {
            let values = Possible::Between(cents(executed.0), cents(executed.0 + executed.1));
            uncertain.push(Uncertain { place: UncertainPlace::Executed, values });
            every.push((UncertainPlace::Executed, (executed.0..=executed.0 + executed.1).collect()));
        }
        let found = range(&sheet, &uncertain).unwrap();
        let totals = every_total(&sheet, &every);
        prop_assert_eq!(totals.iter().min(), Some(&found.lowest.report.total));
        prop_assert_eq!(totals.iter().max(), Some(&found.highest.report.total));
        // What is said to give an end gives it.
        for end in [&found.lowest, &found.highest] {
            prop_assert_eq!(&score(&applied(&sheet, &end.changes)), &end.report);
        }
        for (effect, alone) in found.alone.iter().zip(&every) {
            let totals = every_total(&sheet, std::slice::from_ref(alone));
            prop_assert_eq!(totals.iter().min(), Some(&effect.lowest.1));
            prop_assert_eq!(totals.iter().max(), Some(&effect.highest.1));
        }
    }
}

/// The seed prints 3116 and 3079 people for one activity, with a target of 3116 and a weight of 2: 2 × 3079 ÷ 3116 = 1.976 → 1.98,
/// or 2.00 where 3116 is right. Procurement anywhere from 94 to 95 %: 1.88 to 1.90.
#[test]
fn the_disputed_figure_of_the_seed_opens_two_hundredths() {
    let sheet = example().unwrap();
    let id = sheet.framework.indicators().into_iter().find(|it| it.name.contains("慰问")).unwrap().id.clone();
    let visits = Uncertain {
        place: UncertainPlace::Indicator(id),
        values: Possible::OneOf(vec![Decimal::from(3079), Decimal::from(3116)]),
    };
    let found = range(&sheet, std::slice::from_ref(&visits)).unwrap();
    let totals = |found: &TotalRange| (shown(found.lowest.report.total), shown(found.highest.report.total));
    assert_eq!(totals(&found), ("92.97".to_owned(), "92.99".to_owned()));
    let procurement = between(indicator("procurement-execution-rate"), 94, 95);
    let found = range(&sheet, &[visits, procurement]).unwrap();
    assert_eq!(totals(&found), ("92.96".to_owned(), "93.00".to_owned()));
    let spreads: Vec<String> = found.alone.iter().map(|effect| shown(effect.spread())).collect();
    assert_eq!(spreads, ["0.02", "0.02"]);
    assert!(places(&sheet, &score(&sheet)).iter().any(|(place, _)| *place == UncertainPlace::Executed));
}

#[test]
fn what_leaves_nothing_to_be_worked_out_is_said_with_its_place() {
    let sheet = example().unwrap();
    let fine = between(indicator("procurement-execution-rate"), 94, 95);
    let problem = |wrong: Uncertain| range(&sheet, &[fine.clone(), wrong]).unwrap_err();
    let rate = "procurement-execution-rate";
    assert_eq!(problem(between(indicator(rate), 95, 94)), (1, UncertainProblem::Empty));
    let nothing = Uncertain { place: indicator(rate), values: Possible::OneOf(Vec::new()) };
    assert_eq!(problem(nothing), (1, UncertainProblem::Empty));
    assert_eq!(problem(between(indicator("no-such-indicator"), 1, 2)), (1, UncertainProblem::NoNumber));
    assert_eq!(problem(between(indicator(rate), -5, 2)), (1, UncertainProblem::NoScore(Decimal::from(-5))));
    assert_eq!(range(&sheet, &[]).unwrap().lowest.report, score(&sheet), "nothing uncertain: the sheet's own total");
}
