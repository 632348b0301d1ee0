//! Rules written to a file, as `rule.rs` reads them.

use crate::domain::rules::Rule;
use crate::domain::rules::bands::Band;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::grade::GradeChoice;
use crate::domain::rules::proportional::{Floor, OverTarget, Proportional, ReducedWhen};
use crate::domain::rules::reading::Reading;
use crate::domain::rules::steps::{Direction, Steps};
use crate::wire::json::{Json, choice, object};
use crate::wire::v1::interval::write_interval;
use crate::wire::v1::rule::{
    ABOVE_TARGET, COUNTINGS, DIRECTIONS, FLOOR_FORMS, PERIODS, READINGS, REDUCED_WHEN, REVERSE_FORMS,
};

/// The rule as [`super::rule::read_rule`] reads it.
pub(super) fn write_rule(rule: &Rule) -> Json {
    match rule {
        Rule::Proportional(Proportional { floor, over_target }) => {
            let fields = [("floor", floor.map(write_floor)), ("over_target", over_target.map(write_over_target))];
            choice("proportional", object(fields))
        }
        Rule::Reverse(reverse) => choice("reverse", object([("form", Some(word(&REVERSE_FORMS, reverse.form)))])),
        Rule::Equal(equal) => choice("equal", object([("above", Some(word(&ABOVE_TARGET, equal.above)))])),
        Rule::Steps(steps) => choice("steps", write_steps(steps)),
        Rule::Bands(bands) => {
            let list = Json::List(bands.bands.iter().map(write_band).collect());
            choice("bands", object([("reading", write_reading(bands.reading)), ("bands", Some(list))]))
        }
        Rule::Grade(grade) => {
            let list = Json::List(grade.grades.iter().map(|grade| write_grade(grade)).collect());
            choice("grade", object([("grades", Some(list))]))
        }
        Rule::YesNo(_) => choice("yes_no", object([])),
        Rule::Checklist(checklist) => {
            let items = checklist.items.iter().map(|item| {
                object([
                    ("id", Some(item.id.as_str().into())),
                    ("name", Some(item.name.as_str().into())),
                    ("points", Some(item.points.into())),
                ])
            });
            choice("checklist", object([("items", Some(Json::List(items.collect())))]))
        }
        Rule::PerOccurrence(per) => choice("per_occurrence", object([("cost", Some(per.cost.into()))])),
        Rule::AverageRate(average) => {
            choice("average_rate", object([("period", Some(word(&PERIODS, average.period)))]))
        }
        Rule::Execution(_) => choice("execution", object([])),
        Rule::Coefficient(_) => choice("coefficient", object([])),
        Rule::Direct(_) => choice("direct", object([])),
        Rule::Bonus(bonus) => {
            choice("bonus", object([("lowest", Some(bonus.lowest.into())), ("highest", Some(bonus.highest.into()))]))
        }
    }
}

/// The word of a choice. Every choice has one: the lists hold all of them.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> Json {
    words.iter().find(|(_, other)| *other == value).map_or(Json::Null, |(word, _)| (*word).into())
}

fn write_reading(reading: Reading) -> Option<Json> {
    (reading != Reading::Value).then(|| word(&READINGS, reading))
}

fn write_steps(steps: &Steps) -> Json {
    object([
        ("reading", write_reading(steps.reading)),
        ("direction", (steps.direction != Direction::Above).then(|| word(&DIRECTIONS, steps.direction))),
        ("tolerance", Some(steps.tolerance.to_string().into())),
        ("width", Some(steps.width.to_string().into())),
        ("counting", Some(word(&COUNTINGS, steps.counting))),
        ("cost", Some(object_of(write_cost(steps.cost)))),
    ])
}

fn write_cost(cost: Cost) -> (String, Json) {
    match cost {
        Cost::Points(points) => ("points".to_owned(), points.into()),
        Cost::PercentOfWeight(percent) => ("percent_of_weight".to_owned(), percent.to_string().into()),
    }
}

fn object_of(field: (String, Json)) -> Json {
    Json::Object(vec![field])
}

fn write_floor(floor: Floor) -> Json {
    object([("percent", Some(floor.percent.to_string().into())), ("form", Some(word(&FLOOR_FORMS, floor.form)))])
}

fn write_over_target(over: OverTarget) -> Json {
    object([
        ("above", Some(over.above.to_string().into())),
        ("reduction", over.reduction.map(|cost| object_of(write_cost(cost)))),
        ("when", (over.when != ReducedWhen::Always).then(|| word(&REDUCED_WHEN, over.when))),
    ])
}

fn write_band(band: &Band) -> Json {
    let mut fields = write_interval(&band.interval);
    fields.push(write_cost(band.award));
    Json::Object(fields)
}

fn write_grade(grade: &GradeChoice) -> Json {
    let mut fields = vec![("id".to_owned(), grade.id.as_str().into()), ("name".to_owned(), grade.name.as_str().into())];
    fields.extend(write_interval(&grade.percent));
    Json::Object(fields)
}
