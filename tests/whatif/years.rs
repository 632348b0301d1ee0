//! The rest of the year on several paths, other weights and two numbers at once: by hand.

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::points::Points;
use jixiao::domain::rules::average_rate::Period;
use jixiao::domain::score::{Gap, score};
use jixiao::domain::whatif::change::applied;
use jixiao::domain::whatif::paths::{Path, PathProblem, average_within_reach, follow};
use jixiao::domain::whatif::two_way::two_way;
use jixiao::domain::whatif::uncertain::{Possible, UncertainPlace, UncertainProblem};
use jixiao::domain::whatif::weights::{WeightProblem, left_out, reweighted};
use jixiao::frameworks::example;
use jixiao::text::number_format::points as shown;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::goals::sheets;
use crate::rules::points;

fn yuan(value: i64) -> Amount {
    Amount::from_yuan(Decimal::from(value)).unwrap()
}

/// 1,200 a year; 60 in January, 120 in February, 240 in March, 300 in April.
fn at_the_end_of_april() -> Evaluation {
    let mut sheet = example().unwrap();
    sheet.budget.unit = MoneyUnit::Yuan;
    sheet.progress.annual_budget = Some(yuan(1200));
    for (month, executed) in [60, 120, 240, 300].into_iter().enumerate() {
        sheet.progress.month_end_executed[month] = Some(yuan(executed));
    }
    sheet
}

fn ends(sheet: &Evaluation, path: &Path) -> (Vec<i64>, String, String) {
    let end = follow(sheet, path, Decimal::ONE_HUNDRED).unwrap();
    let whole = |amount: &Option<Amount>| i64::try_from(amount.unwrap().yuan()).unwrap();
    let percent = |rate: &jixiao::domain::exact::Exact| {
        rate.times(&jixiao::domain::exact::Exact::HUNDRED).round(2).unwrap().to_string()
    };
    let left = end.month_ends.iter().skip(4).map(whole).collect();
    assert_eq!(score(&applied(sheet, &end.changes)), end.report);
    (left, percent(&end.by_month.unwrap()), percent(&end.by_quarter.unwrap()))
}

#[test]
fn each_path_by_hand() {
    let sheet = at_the_end_of_april();
    // 900 are missing in 8 months. The months so far add up to 720 of 12 × 1,200 = 14,400.
    let steady = [412, 525, 637, 750, 862, 975, 1087, 1200];
    let (left, by_month, _) = ends(&sheet, &Path::Steady);
    assert_eq!(left, steady, "112.50 a month");
    // 412.5 + 525 + … + 1200 = 8 × 806.25 = 6,450; 7,170 ÷ 14,400.
    assert_eq!(by_month, "49.79");
    // February to April: 300 − 60 = 240, 80 a month; 380 … 940 = 8 × 660 = 5,280; 6,000 ÷ 14,400 = 41.67 %. The quarters: 240 + 460 + 700 + 940.
    let lately = ends(&sheet, &Path::AsLately);
    assert_eq!(lately, (vec![380, 460, 540, 620, 700, 780, 860, 940], "41.67".to_owned(), "48.75".to_owned()));
    // All of it in May: 8 × 1,200 + 720 = 10,320 of 14,400; (240 + 3 × 1,200) ÷ 4,800.
    assert_eq!(ends(&sheet, &Path::AtOnce), (vec![1200; 8], "71.67".to_owned(), "80.00".to_owned()));
    // All of it in December: 7 × 300 + 1,200 + 720 = 4,020.
    let late = vec![300, 300, 300, 300, 300, 300, 300, 1200];
    assert_eq!(ends(&sheet, &Path::AtTheEnd), (late, "27.92".to_owned(), "42.50".to_owned()));
    let typed = Path::Typed(vec![yuan(100), yuan(0), yuan(50)]);
    assert_eq!(ends(&sheet, &typed).0, [400, 400, 450, 450, 450, 450, 450, 450]);
}

#[test]
fn an_average_rate_that_is_wanted_says_what_the_rest_needs() {
    let sheet = at_the_end_of_april();
    // 60 % on average is 8,640; 7,920 are missing in 8 months: 990 in the mean. At most 71.67 %.
    let reach = |percent: i64| average_within_reach(&sheet.progress, Period::Month, Decimal::from(percent)).unwrap();
    assert_eq!((reach(60).mean_needed, reach(60).is_within), (yuan(990), true));
    assert_eq!((reach(72).mean_needed, reach(72).is_within), (yuan(1206), false));
    let highest = reach(60).highest.times(&jixiao::domain::exact::Exact::HUNDRED).round(2).unwrap();
    assert_eq!(highest.to_string(), "71.67");
    // By quarters: 80 % of 4,800 is 3,840, less 240: 1,200 each.
    let quarters = average_within_reach(&sheet.progress, Period::Quarter, Decimal::from(80)).unwrap();
    assert_eq!((quarters.mean_needed, quarters.is_within), (yuan(1200), true));
}

#[test]
fn a_year_without_a_beginning_or_a_rest_has_no_path() {
    let begun = at_the_end_of_april();
    let follow = |sheet: &Evaluation, path: &Path| follow(sheet, path, Decimal::ONE_HUNDRED);
    let mut sheet = begun.clone();
    sheet.progress.annual_budget = None;
    assert_eq!(follow(&sheet, &Path::Steady), Err(PathProblem::NoBudget));
    let mut sheet = begun.clone();
    sheet.progress.month_end_executed = [None; 12];
    assert_eq!(follow(&sheet, &Path::Steady), Err(PathProblem::NoMonth));
    let mut sheet = begun.clone();
    sheet.progress.month_end_executed[11] = Some(yuan(1200));
    assert_eq!(follow(&sheet, &Path::Steady), Err(PathProblem::YearIsOver));
    assert_eq!(follow(&begun, &Path::Typed(vec![yuan(1); 9])), Err(PathProblem::TooMany(8)));
    // A gap before: the average is not known, and that is said instead of a number.
    let mut sheet = begun.clone();
    sheet.progress.month_end_executed[1] = None;
    let end = follow(&sheet, &Path::Steady).unwrap();
    assert_eq!((end.by_month, end.by_quarter.is_ok()), (Err(Gap::MonthEnds), true));
}

/// 资金管理 15.10 of 16, the base 92.97 of 95. At 20 it gives 15.10 × 20 ÷ 16 = 18.875, the rest 77.87 × 75 ÷ 79 = 73.927…; 92.80.
#[test]
fn a_part_that_counts_more_by_hand() {
    let sheet = example().unwrap();
    let report = score(&sheet);
    let id = sheet.framework.categories().into_iter().find(|it| it.name == "资金管理").unwrap().id.clone();
    let full = sheet.framework.full_marks();
    assert_eq!(shown(full), "95.00");
    let found = reweighted(&sheet, &report, &id, points(2000)).unwrap();
    assert_eq!(
        (shown(found.weight), shown(found.score), shown(found.total)),
        ("16.00".into(), "15.10".into(), "92.80".into())
    );
    assert_eq!(
        shown(reweighted(&sheet, &report, &id, points(1600)).unwrap().total),
        "92.97",
        "its own weight changes nothing"
    );
    let problem = |id: &NodeId, weight: Points| reweighted(&sheet, &report, id, weight).unwrap_err();
    assert_eq!(problem(&id, points(9501)), WeightProblem::OutOfRange);
    assert_eq!(problem(&id, -points(1)), WeightProblem::OutOfRange);
    assert_eq!(problem(&NodeId::new("nothing"), points(1)), WeightProblem::NoPart);
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(300) })]

    /// Whatever does not apply, is scaled or capped: a part that scores a better share than the rest never lowers the total by
    /// counting more, and a worse one never raises it.
    #[test]
    fn more_of_the_better_part_is_never_less(sheet in sheets(), which in 0_usize..2, more in 1_i64..400) {
        let report = score(&sheet);
        let id = NodeId::new(["q0", "q1"][which]);
        let leaf = report.leaves().into_iter().find(|leaf| leaf.id == id).unwrap();
        let own = leaf.trace().unwrap().score;
        let applicable = sheet.framework.full_marks() - report.way.not_applicable;
        let weight = (leaf.weight + points(more)).min(applicable);
        let found = reweighted(&sheet, &report, &id, weight).unwrap();
        prop_assert_eq!(reweighted(&sheet, &report, &id, leaf.weight).unwrap().total, report.total);
        let rest = (report.way.base - own).value() * leaf.weight.value();
        let part = own.value() * (applicable - leaf.weight).value();
        if part >= rest {
            prop_assert!(found.total >= report.total, "{:?} {:?}", found, report.way);
        } else {
            prop_assert!(found.total <= report.total, "{:?} {:?}", found, report.way);
        }
    }
}

/// Without the asset accounts (1 of 2): 91.97 × 95 ÷ 93 = 93.947… → 93.95, the most that any one pulls the total down.
#[test]
fn what_pulls_the_total_down_most_comes_first() {
    let sheet = example().unwrap();
    let report = score(&sheet);
    let found = left_out(&sheet, &report);
    let name = |id: &NodeId| sheet.framework.indicator(id).unwrap().name.clone();
    assert_eq!((name(&found[0].id).as_str(), shown(found[0].total)), ("资产账与财务账相符", "93.95".to_owned()));
    assert!(found.iter().all(|it| it.change == it.total - report.total));
}

#[test]
fn every_cell_of_two_numbers_is_the_sheet_with_both() {
    let sheet = example().unwrap();
    let place = |id: &str| UncertainPlace::Indicator(NodeId::new(id));
    let (procurement, visits) = (place("procurement-execution-rate"), place("festival-visit-people"));
    let rates = Possible::Between(Decimal::from(90), Decimal::from(100));
    let people = Possible::OneOf(vec![Decimal::from(3079), Decimal::from(3116)]);
    let table = two_way(&sheet, (&procurement, &rates), (&visits, &people)).unwrap();
    let totals: Vec<Vec<String>> = table.totals.iter().map(|row| row.iter().copied().map(shown).collect()).collect();
    // 90, 92.5, 95, 97.5, 100 %: 1.80, 1.85, 1.90, 1.95, 2.00 instead of 1.89.
    let expected = [["92.88", "92.90"], ["92.93", "92.95"], ["92.98", "93.00"], ["93.03", "93.05"], ["93.08", "93.10"]];
    assert_eq!(totals, expected);
    let empty = Possible::OneOf(Vec::new());
    assert_eq!(two_way(&sheet, (&procurement, &rates), (&visits, &empty)), Err((1, UncertainProblem::Empty)));
}
