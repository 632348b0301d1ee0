//! Measures in a file: `{"quantity": {"unit": "人次"}}`, `{"ratio": {"part": "决算数", "whole": "预算数", …}}`.

use crate::domain::indicator::{Measure, Ratio, RatioForm, Sign};
use crate::wire::WireProblem;
use crate::wire::json::{Json, choice, object};
use crate::wire::reader::Object;

/// Every measure's name.
pub(super) const MEASURES: &str = "quantity, rate, ratio, execution, count, points, choice, words";
pub(super) const RATIO_FORMS: [(&str, RatioForm); 3] =
    [("share", RatioForm::Share), ("change", RatioForm::Change), ("deviation", RatioForm::Deviation)];

/// The measure in `key`; points when it can't be read, which is then noted.
pub(super) fn read_measure(owner: &Object<'_>, key: &str) -> Measure {
    let Some((name, parameters, place)) = owner.choice(key) else { return Measure::Points };
    let object = |known: &[&str]| Object::new(parameters, &place, known, owner.problems());
    let plain = |measure: Measure| {
        object(&[]);
        measure
    };
    let sign = |object: &Object<'_>| {
        if object.flag("may_be_negative") { Sign::MayBeNegative } else { Sign::NeverNegative }
    };
    match name {
        "quantity" => {
            let object = object(&["unit", "may_be_negative"]);
            Measure::Quantity { unit: object.text("unit").to_owned(), sign: sign(&object) }
        }
        "rate" => Measure::Rate { sign: sign(&object(&["may_be_negative"])) },
        "ratio" => {
            let object = object(&["part", "whole", "unit", "form"]);
            Measure::Ratio(Ratio {
                part: object.text("part").to_owned(),
                whole: object.text("whole").to_owned(),
                unit: object.optional_text("unit").unwrap_or_default().to_owned(),
                form: object.word("form", &RATIO_FORMS, "share, change, deviation").unwrap_or(RatioForm::Share),
            })
        }
        "execution" => plain(Measure::Execution),
        "count" => Measure::Count { unit: object(&["unit"]).text("unit").to_owned() },
        "points" => plain(Measure::Points),
        "choice" => plain(Measure::Choice),
        "words" => plain(Measure::Words),
        found => {
            owner.note(key, WireProblem::UnknownChoice { expected: MEASURES, found: found.to_owned() });
            Measure::Points
        }
    }
}

/// The measure as [`read_measure`] reads it.
pub(super) fn write_measure(measure: &Measure) -> Json {
    let may_be_negative = |sign: Sign| (sign == Sign::MayBeNegative).then_some(Json::Flag(true));
    match measure {
        Measure::Quantity { unit, sign } => {
            let unit = Some(unit.as_str().into());
            choice("quantity", object([("unit", unit), ("may_be_negative", may_be_negative(*sign))]))
        }
        Measure::Rate { sign } => choice("rate", object([("may_be_negative", may_be_negative(*sign))])),
        Measure::Ratio(ratio) => {
            let form = RATIO_FORMS.iter().find(|(_, form)| *form == ratio.form).map(|(word, _)| Json::from(*word));
            let fields = [
                ("part", Some(ratio.part.as_str().into())),
                ("whole", Some(ratio.whole.as_str().into())),
                ("unit", (!ratio.unit.is_empty()).then(|| ratio.unit.as_str().into())),
                ("form", form),
            ];
            choice("ratio", object(fields))
        }
        Measure::Execution => choice("execution", object([])),
        Measure::Count { unit } => choice("count", object([("unit", Some(unit.as_str().into()))])),
        Measure::Points => choice("points", object([])),
        Measure::Choice => choice("choice", object([])),
        Measure::Words => choice("words", object([])),
    }
}
