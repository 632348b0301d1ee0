//! Values with the unit of their measure, and intervals, as they stand in sentences.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::indicator::Measure;
use crate::domain::interval::{Bound, End, Interval};
use crate::domain::measured::{Measured, Origin};
use crate::domain::points::Points;
use crate::domain::rules::reading::Reading;
use crate::text::language::{Language, pick};
use crate::text::number_format::{exact, plain, points_in_words};

/// A number with the unit of its measure: 94.25%, 3,079 人次.
pub fn measured(value: Decimal, measure: &Measure, language: Language) -> String {
    with_unit(plain(value), measure, language)
}

/// An exact number with the unit of its measure: 1.770949…%.
pub fn measured_exact(value: &Exact, measure: &Measure, language: Language) -> String {
    with_unit(exact(value), measure, language)
}

/// An actual value for a report's sentence: as typed, or worked out and rounded to two decimals.
pub fn reported(actual: &Measured, measure: &Measure, language: Language) -> String {
    match &actual.origin {
        Origin::Typed(typed) => measured(*typed, measure, language),
        Origin::Figures { .. } | Origin::Execution { .. } => match actual.value.round(2) {
            // 89.999 % is not to be read as 90 %, a bound that it may have missed.
            Some(rounded) if !rounded.fract().is_zero() || Exact::new(rounded) == actual.value => {
                measured(rounded, measure, language)
            }
            Some(_) | None => measured_exact(&actual.value, measure, language),
        },
    }
}

fn with_unit(number: String, measure: &Measure, language: Language) -> String {
    match measure {
        Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution => format!("{number}%"),
        Measure::Quantity { unit, .. } | Measure::Count { unit } if unit.is_empty() => number,
        Measure::Quantity { unit, .. } | Measure::Count { unit } => format!("{number} {unit}"),
        Measure::Points => with_points(&number, language),
        Measure::Choice | Measure::Words => number,
    }
}

/// Points with their word: 2 分, 1 point, 2 points.
pub fn in_points(points: Points, language: Language) -> String {
    with_points(&points_in_words(points), language)
}

fn with_points(number: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{number} 分"),
        Language::English if number == "1" => "1 point".to_owned(),
        Language::English => format!("{number} points"),
    }
}

/// An interval with a unit behind each number: "≥80%，<90%", "=0%".
pub fn interval(interval: &Interval, unit: &str, language: Language) -> String {
    if let Some(single) = interval.single() {
        return format!("={}{unit}", plain(single));
    }
    let end = |bound: Option<Bound>, closed: &str, open: &str| {
        bound.map(|bound| {
            let sign = if bound.end == End::Closed { closed } else { open };
            format!("{sign}{}{unit}", plain(bound.at))
        })
    };
    let ends = [end(interval.lower, "≥", ">"), end(interval.upper, "≤", "<")];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    if ends.is_empty() {
        pick(language, "任何值", "any value").to_owned()
    } else {
        ends.join(pick(language, "，", ", "))
    }
}

/// The unit of what is read off a measure: percentage points, or the measure's own.
pub(super) fn unit_of(reading: Reading, measure: &Measure) -> String {
    match (reading, measure) {
        (Reading::PercentOfTarget, _) | (_, Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution) => {
            "%".to_owned()
        }
        (_, Measure::Quantity { unit, .. } | Measure::Count { unit }) if !unit.is_empty() => format!(" {unit}"),
        (_, Measure::Quantity { .. } | Measure::Count { .. } | Measure::Points | Measure::Choice | Measure::Words) => {
            String::new()
        }
    }
}
