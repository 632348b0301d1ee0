//! Rules read from a file: `{"steps": {"tolerance": "0", …}}`. Written by `rule_writer.rs`.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, Period};
use crate::domain::rules::bands::{Band, Bands};
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::checklist::{Checklist, Item};
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::{AboveTarget, Equal};
use crate::domain::rules::execution::Execution;
use crate::domain::rules::grade::{Grade, GradeChoice};
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::{Floor, FloorForm, OverTarget, Proportional, ReducedWhen};
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::{Reverse, ReverseForm};
use crate::domain::rules::steps::{Direction, StepCounting, Steps};
use crate::domain::rules::yes_no::YesNo;
use crate::wire::WireProblem;
use crate::wire::json::Json;
use crate::wire::reader::Object;
use crate::wire::v1::interval::{INTERVAL_FIELDS, read_interval};

/// Every rule's name.
pub(super) const RULES: &str = "proportional, reverse, equal, steps, bands, grade, yes_no, checklist, per_occurrence, average_rate, execution, coefficient, direct, bonus";

// The words of a file and what they mean, for both directions.
pub(super) const REVERSE_FORMS: [(&str, ReverseForm); 2] =
    [("linear", ReverseForm::Linear), ("ratio", ReverseForm::Ratio)];
pub(super) const ABOVE_TARGET: [(&str, AboveTarget); 2] =
    [("full", AboveTarget::Full), ("nothing", AboveTarget::Nothing)];
pub(super) const FLOOR_FORMS: [(&str, FloorForm); 2] = [("cut", FloorForm::Cut), ("rescaled", FloorForm::Rescaled)];
pub(super) const REDUCED_WHEN: [(&str, ReducedWhen); 2] =
    [("always", ReducedWhen::Always), ("unexplained", ReducedWhen::Unexplained)];
pub(super) const READINGS: [(&str, Reading); 3] =
    [("value", Reading::Value), ("difference", Reading::Difference), ("percent_of_target", Reading::PercentOfTarget)];
pub(super) const DIRECTIONS: [(&str, Direction); 3] =
    [("above", Direction::Above), ("below", Direction::Below), ("either", Direction::Either)];
pub(super) const COUNTINGS: [(&str, StepCounting); 3] =
    [("started", StepCounting::Started), ("complete", StepCounting::Complete), ("exact", StepCounting::Exact)];
pub(super) const PERIODS: [(&str, Period); 2] = [("month", Period::Month), ("quarter", Period::Quarter)];

/// The rule in `key`; a direct score when it can't be read, which is then noted.
pub(super) fn read_rule(owner: &Object<'_>, key: &str) -> Rule {
    let Some((name, parameters, place)) = owner.choice(key) else { return Rule::Direct(Direct) };
    let object = |known: &[&str]| Object::new(parameters, &place, known, owner.problems());
    let plain = |rule: Rule| {
        object(&[]);
        rule
    };
    match name {
        "proportional" => {
            let object = object(&["floor", "over_target"]);
            Rule::Proportional(Proportional { floor: read_floor(&object), over_target: read_over_target(&object) })
        }
        "reverse" => {
            let form = object(&["form"]).word("form", &REVERSE_FORMS, "linear, ratio");
            Rule::Reverse(Reverse { form: form.unwrap_or(ReverseForm::Linear) })
        }
        "equal" => {
            let above = object(&["above"]).word("above", &ABOVE_TARGET, "full, nothing");
            Rule::Equal(Equal { above: above.unwrap_or(AboveTarget::Full) })
        }
        "steps" => {
            Rule::Steps(read_steps(&object(&["reading", "direction", "tolerance", "width", "counting", "cost"])))
        }
        "bands" => {
            let object = object(&["reading", "bands"]);
            Rule::Bands(Bands { reading: read_reading(&object), bands: read_list(&object, "bands", read_band) })
        }
        "grade" => Rule::Grade(Grade { grades: read_list(&object(&["grades"]), "grades", read_grade) }),
        "yes_no" => plain(Rule::YesNo(YesNo)),
        "checklist" => Rule::Checklist(Checklist { items: read_list(&object(&["items"]), "items", read_item).into() }),
        "per_occurrence" => Rule::PerOccurrence(PerOccurrence { cost: object(&["cost"]).points_from_zero("cost") }),
        "average_rate" => {
            let period = object(&["period"]).word("period", &PERIODS, "month, quarter");
            Rule::AverageRate(AverageRate { period: period.unwrap_or(Period::Month) })
        }
        "execution" => plain(Rule::Execution(Execution)),
        "coefficient" => plain(Rule::Coefficient(Coefficient)),
        "direct" => plain(Rule::Direct(Direct)),
        "bonus" => {
            let object = object(&["lowest", "highest"]);
            let lowest = object.points("lowest");
            if lowest > Points::ZERO {
                let problem = WireProblem::OutOfRange { found: lowest.value().to_string(), expected: "0 or below" };
                object.note("lowest", problem);
            }
            Rule::Bonus(Bonus { lowest, highest: object.points_from_zero("highest") })
        }
        found => {
            owner.note(key, WireProblem::UnknownChoice { expected: RULES, found: found.to_owned() });
            Rule::Direct(Direct)
        }
    }
}

/// Every value of a list, by a reader that gets its place.
fn read_list<T>(owner: &Object<'_>, key: &str, read: impl Fn(&Json, &str, &Object<'_>) -> T) -> Vec<T> {
    let values = owner.list(key).iter().enumerate();
    values.map(|(idx, value)| read(value, &owner.at(&format!("{key}/{}", idx + 1)), owner)).collect()
}

fn read_reading(object: &Object<'_>) -> Reading {
    object.optional_word("reading", &READINGS, "value, difference, percent_of_target").unwrap_or_default()
}

fn read_steps(object: &Object<'_>) -> Steps {
    let width = object.required("width").and_then(|_| object.optional_decimal("width"));
    if let Some(width) = width.filter(|width| *width <= Decimal::ZERO) {
        object.note("width", WireProblem::OutOfRange { found: width.to_string(), expected: "above 0" });
    }
    Steps {
        reading: read_reading(object),
        direction: object.optional_word("direction", &DIRECTIONS, "above, below, either").unwrap_or_default(),
        tolerance: object.decimal("tolerance"),
        width: width.unwrap_or(Decimal::ONE),
        counting: object.word("counting", &COUNTINGS, "started, complete, exact").unwrap_or(StepCounting::Started),
        cost: object.required("cost").and_then(|_| read_cost(object, "cost")).unwrap_or(NO_COST),
    }
}

const NO_COST: Cost = Cost::PercentOfWeight(Decimal::ZERO);

/// `{"points": "0.5"}` or `{"percent_of_weight": "10"}`; `None` when it is not there or can't be read, which is noted.
fn read_cost(owner: &Object<'_>, key: &str) -> Option<Cost> {
    let value = owner.optional(key)?;
    read_award(&Object::new(value, &owner.at(key), &["points", "percent_of_weight"], owner.problems()))
}

/// The price or award among the fields of `object`.
fn read_award(object: &Object<'_>) -> Option<Cost> {
    match (object.optional("points"), object.optional("percent_of_weight")) {
        (Some(_), None) => Some(Cost::Points(object.points_from_zero("points"))),
        (None, Some(_)) => {
            let percent = object.decimal("percent_of_weight");
            if percent < Decimal::ZERO {
                let problem = WireProblem::OutOfRange { found: percent.to_string(), expected: "0 or above" };
                object.note("percent_of_weight", problem);
            }
            Some(Cost::PercentOfWeight(percent))
        }
        (Some(_), Some(_)) | (None, None) => {
            if object.is_object() {
                let expected = "one of the fields points and percent_of_weight";
                object.note_here(WireProblem::WrongType { expected });
            }
            None
        }
    }
}

fn read_floor(owner: &Object<'_>) -> Option<Floor> {
    let value = owner.optional("floor")?;
    let object = Object::new(value, &owner.at("floor"), &["percent", "form"], owner.problems());
    let form = object.word("form", &FLOOR_FORMS, "cut, rescaled").unwrap_or(FloorForm::Cut);
    let percent = object.required("percent").and_then(|_| object.optional_decimal("percent"))?;
    if percent <= Decimal::ZERO || percent >= Decimal::ONE_HUNDRED {
        let problem = WireProblem::OutOfRange { found: percent.to_string(), expected: "above 0 and below 100" };
        object.note("percent", problem);
    }
    Some(Floor { percent, form })
}

fn read_over_target(owner: &Object<'_>) -> Option<OverTarget> {
    let value = owner.optional("over_target")?;
    let object = Object::new(value, &owner.at("over_target"), &["above", "reduction", "when"], owner.problems());
    let above = object.required("above").and_then(|_| object.optional_decimal("above"));
    let when = object.optional_word("when", &REDUCED_WHEN, "always, unexplained").unwrap_or(ReducedWhen::Always);
    let reduction = read_cost(&object, "reduction");
    let above = above?;
    if above < Decimal::ONE_HUNDRED {
        object.note("above", WireProblem::OutOfRange { found: above.to_string(), expected: "100 or above" });
    }
    Some(OverTarget { above, reduction, when })
}

fn read_band(value: &Json, place: &str, owner: &Object<'_>) -> Band {
    let known = [&INTERVAL_FIELDS[..], &["points", "percent_of_weight"]].concat();
    let object = Object::new(value, place, &known, owner.problems());
    Band { interval: read_interval(&object), award: read_award(&object).unwrap_or(NO_COST) }
}

fn read_grade(value: &Json, place: &str, owner: &Object<'_>) -> Arc<GradeChoice> {
    let known = [&INTERVAL_FIELDS[..], &["id", "name"]].concat();
    let object = Object::new(value, place, &known, owner.problems());
    Arc::new(GradeChoice {
        id: object.id("id").to_owned(),
        name: object.text("name").to_owned(),
        percent: read_interval(&object),
    })
}

fn read_item(value: &Json, place: &str, owner: &Object<'_>) -> Item {
    let object = Object::new(value, place, &["id", "name", "points"], owner.problems());
    Item {
        id: object.id("id").to_owned(),
        name: object.text("name").to_owned(),
        points: object.points_from_zero("points"),
    }
}
