//! Rules and measures in a file: `{"steps": {"tolerance": "0", …}}`, `{"quantity": {"unit": "人次"}}`.

use rust_decimal::Decimal;

use crate::domain::indicator::{Measure, Sign};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, Period};
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::{AboveTarget, Equal};
use crate::domain::rules::execution::Execution;
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::Proportional;
use crate::domain::rules::reverse::{Reverse, ReverseForm};
use crate::domain::rules::steps::{StepCost, StepCounting, Steps};
use crate::wire::WireProblem;
use crate::wire::reader::Object;

const RULES: &str =
    "proportional, reverse, equal, steps, average_rate, per_occurrence, execution, coefficient, direct, bonus";
const MEASURES: &str = "quantity, rate, count, points";

/// The rule in `key`; a direct score when it can't be read, which is then noted.
pub(super) fn read_rule(owner: &Object<'_>, key: &str) -> Rule {
    let Some((name, parameters, place)) = owner.choice(key) else { return Rule::Direct(Direct) };
    let object = |known: &[&str]| Object::new(parameters, &place, known, owner.problems());
    match name {
        "proportional" => {
            object(&[]);
            Rule::Proportional(Proportional)
        }
        "reverse" => {
            let forms = [("linear", ReverseForm::Linear), ("ratio", ReverseForm::Ratio)];
            let form = object(&["form"]).word("form", &forms, "linear, ratio");
            Rule::Reverse(Reverse { form: form.unwrap_or(ReverseForm::Linear) })
        }
        "equal" => {
            let choices = [("full", AboveTarget::Full), ("nothing", AboveTarget::Nothing)];
            let above = object(&["above"]).word("above", &choices, "full, nothing");
            Rule::Equal(Equal { above: above.unwrap_or(AboveTarget::Full) })
        }
        "steps" => Rule::Steps(read_steps(&object(&["tolerance", "width", "counting", "cost"]))),
        "average_rate" => Rule::AverageRate(AverageRate { period: read_period(&object(&["period"])) }),
        "per_occurrence" => Rule::PerOccurrence(PerOccurrence { cost: object(&["cost"]).points_from_zero("cost") }),
        "execution" => {
            object(&[]);
            Rule::Execution(Execution)
        }
        "coefficient" => {
            object(&[]);
            Rule::Coefficient(Coefficient)
        }
        "direct" => {
            object(&[]);
            Rule::Direct(Direct)
        }
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

fn read_steps(object: &Object<'_>) -> Steps {
    let width = object.required("width").and_then(|_| object.optional_decimal("width"));
    if let Some(width) = width.filter(|width| *width <= Decimal::ZERO) {
        object.note("width", WireProblem::OutOfRange { found: width.to_string(), expected: "above 0" });
    }
    let words = [("started", StepCounting::Started), ("complete", StepCounting::Complete)];
    Steps {
        tolerance: object.decimal("tolerance"),
        width: width.unwrap_or(Decimal::ONE),
        counting: object.word("counting", &words, "started, complete").unwrap_or(StepCounting::Started),
        cost: read_cost(object),
    }
}

fn read_cost(steps: &Object<'_>) -> StepCost {
    let choices = ["points", "percent_of_weight"];
    let object = match steps.required("cost") {
        Some(value) => Object::new(value, &steps.at("cost"), &choices, steps.problems()),
        None => return StepCost::PercentOfWeight(Decimal::ZERO),
    };
    match (object.optional("points"), object.optional("percent_of_weight")) {
        (Some(_), None) => StepCost::Points(object.points_from_zero("points")),
        (None, Some(_)) => {
            let percent = object.decimal("percent_of_weight");
            if percent < Decimal::ZERO {
                let problem = WireProblem::OutOfRange { found: percent.to_string(), expected: "0 or above" };
                object.note("percent_of_weight", problem);
            }
            StepCost::PercentOfWeight(percent)
        }
        (Some(_), Some(_)) | (None, None) => {
            if object.is_object() {
                let expected = "an object with one field, points or percent_of_weight";
                steps.note("cost", WireProblem::WrongType { expected });
            }
            StepCost::PercentOfWeight(Decimal::ZERO)
        }
    }
}

fn read_period(object: &Object<'_>) -> Period {
    let words = [("month", Period::Month), ("quarter", Period::Quarter)];
    object.word("period", &words, "month, quarter").unwrap_or(Period::Month)
}

/// The measure in `key`; points when it can't be read, which is then noted.
pub(super) fn read_measure(owner: &Object<'_>, key: &str) -> Measure {
    let Some((name, parameters, place)) = owner.choice(key) else { return Measure::Points };
    let object = |known: &[&str]| Object::new(parameters, &place, known, owner.problems());
    let sign = |object: &Object<'_>| {
        if object.flag("may_be_negative") { Sign::MayBeNegative } else { Sign::NeverNegative }
    };
    match name {
        "quantity" => {
            let object = object(&["unit", "may_be_negative"]);
            Measure::Quantity { unit: object.text("unit").to_owned(), sign: sign(&object) }
        }
        "rate" => Measure::Rate { sign: sign(&object(&["may_be_negative"])) },
        "count" => Measure::Count { unit: object(&["unit"]).text("unit").to_owned() },
        "points" => {
            object(&[]);
            Measure::Points
        }
        found => {
            owner.note(key, WireProblem::UnknownChoice { expected: MEASURES, found: found.to_owned() });
            Measure::Points
        }
    }
}
