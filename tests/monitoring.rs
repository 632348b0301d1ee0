//! Monitoring: lights at their limits, averages, late spending, pace. Worked by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use jixiao::domain::amount::Amount;
use jixiao::domain::exact::Exact;
use jixiao::domain::monitoring::{Light, MonitoringLimits, MonitoringReport, Pace, monitor};
use jixiao::domain::progress::Progress;
use jixiao::domain::rules::average_rate::{Period, mean_rate};
use jixiao::domain::score::Gap;
use rust_decimal::Decimal;

fn yuan(yuan: i64) -> Amount {
    Amount::from_yuan(Decimal::from(yuan)).unwrap()
}

fn progress(budget: i64, ends: &[i64]) -> Progress {
    let mut progress = Progress { annual_budget: Some(yuan(budget)), ..Progress::default() };
    for (slot, end) in progress.month_end_executed.iter_mut().zip(ends) {
        *slot = Some(yuan(*end));
    }
    progress
}

fn report(progress: &Progress) -> MonitoringReport {
    monitor(progress, &MonitoringLimits::DEFAULT, Decimal::ONE_HUNDRED)
}

fn percent(share: &Exact) -> String {
    share.times(&Exact::HUNDRED).round(2).unwrap().to_string()
}

#[test]
fn a_light_begins_at_its_limit() {
    // By the end of June half the year is gone: 30 % executed is 60 % of the time, 40 % is 80 %, 60 % is 120 %.
    let light = |june: i64| report(&progress(1000, &[0, 0, 0, 0, 0, june])).months[5].light.unwrap();
    assert_eq!([light(299), light(300)], [Light::Red, Light::Yellow]);
    assert_eq!([light(399), light(400)], [Light::Yellow, Light::Green]);
    assert_eq!([light(599), light(600)], [Light::Green, Light::Blue]);
    assert_eq!(light(-5), Light::Red);
}

#[test]
fn more_spending_never_dims_the_light() {
    for month in 0..12 {
        let lights = (0..=100).map(|executed| {
            let mut ends = vec![0; month];
            ends.push(executed);
            report(&progress(100, &ends)).months[month].light.unwrap()
        });
        let lights: Vec<Light> = lights.collect();
        assert!(lights.is_sorted(), "month {month}");
    }
}

#[test]
fn a_steady_spender_averages_less_than_100() {
    let steady: Vec<i64> = (1..=12).map(|month| month * 100).collect();
    let report = report(&progress(1200, &steady));
    assert_eq!(
        (percent(&report.by_month.steady), percent(&report.by_quarter.steady)),
        ("54.17".into(), "62.50".into())
    );
    assert_eq!(report.by_month.rate, Ok(report.by_month.steady.clone()));
    assert_eq!(report.by_quarter.rate, Ok(report.by_quarter.steady.clone()));
    assert!(report.months.iter().all(|month| month.light == Some(Light::Green) && !month.is_falling));
    let late = report.late.unwrap();
    assert_eq!(
        (percent(&late.fourth_quarter.unwrap()), percent(&late.december.unwrap())),
        ("25.00".into(), "8.33".into())
    );
    assert!(!late.is_back_loaded);
    assert_eq!(report.pace, Pace::Reached);
}

#[test]
fn the_average_is_the_rule_s_own() {
    let ends = [5, 9, 30, 31, 45, 50, 58, 61, 70, 71, 75, 99];
    let progress = progress(100, &ends);
    let report = report(&progress);
    assert_eq!(report.by_month.rate, mean_rate(&progress, Period::Month));
    assert_eq!(report.by_quarter.rate, mean_rate(&progress, Period::Quarter));
    // (30 + 50 + 70 + 99) ÷ 4 = 62.25
    assert_eq!(percent(report.by_quarter.rate.as_ref().unwrap()), "62.25");
}

#[test]
fn what_is_missing_is_named() {
    let mut progress = progress(100, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    progress.month_end_executed[3] = None;
    progress.month_end_executed[11] = None;
    let report = report(&progress);
    assert_eq!(report.by_month.missing, [3, 11]);
    assert_eq!(report.by_quarter.missing, [11]);
    assert_eq!(report.by_month.rate, Err(Gap::MonthEnds));
    assert_eq!(report.late, None, "without December nothing is known of the year");
    assert_eq!(report.months[3].rate, None);
}

#[test]
fn late_spending_is_found_above_its_limit_only() {
    let late = |september: i64, november: i64| {
        let mut ends = [0; 12];
        (ends[8], ends[9], ends[10], ends[11]) = (september, september, november, 100);
        report(&progress(100, &ends)).late.unwrap().is_back_loaded
    };
    assert!(!late(60, 80), "exactly at both limits");
    assert!(late(59, 80), "41 % in the fourth quarter");
    assert!(late(60, 79), "21 % in December");
    assert_eq!(report(&progress(100, &[0; 12])).late, None, "nothing was spent");
}

#[test]
fn the_pace_is_enough() {
    // 1000 − 340 = 660 over 7 months is 94.2857…, so 94.29.
    let five_months = progress(1000, &[50, 120, 200, 280, 340]);
    let Pace::Needed { n_left, missing, per_month, .. } = report(&five_months).pace else { panic!("a pace") };
    assert_eq!((n_left, missing.yuan(), per_month.yuan()), (7, Decimal::from(660), Decimal::new(9429, 2)));
    let at_95 = monitor(&five_months, &MonitoringLimits::DEFAULT, Decimal::from(34));
    assert_eq!(at_95.pace, Pace::Reached);
    let whole_year = progress(100, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97]);
    assert_eq!(report(&whole_year).pace, Pace::Over { missing: yuan(3) });
    assert_eq!(report(&Progress::default()).pace, Pace::Unknown);
    assert_eq!(report(&progress(0, &[1])).pace, Pace::Unknown);
}

#[test]
fn a_fall_is_marked_where_it_happens() {
    let report = report(&progress(100, &[10, 30, 20, 25, 30, 31]));
    let falling: Vec<usize> =
        report.months.iter().filter(|month| month.is_falling).map(|month| month.month_idx).collect();
    assert_eq!(falling, [2, 3], "April is still below February");
}
