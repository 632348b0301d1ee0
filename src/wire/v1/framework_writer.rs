//! A framework written to a file, as `framework.rs` reads it: a sheet's own copy takes its framework along.

use crate::domain::framework::{Assessed, Category, Framework, Node, Standing};
use crate::domain::indicator::{Indicator, Target};
use crate::domain::points::Points;
use crate::domain::provenance::Provenance;
use crate::wire::json::{Json, object};
use crate::wire::v1::framework::{ASSESSED, NOT_APPLICABLE, PROVENANCE_KINDS};
use crate::wire::v1::interval::write_interval;
use crate::wire::v1::measure::write_measure;
use crate::wire::v1::rule_writer::write_rule;

/// The framework as a file, readable by [`super::read_framework`] and, indented, by people.
pub fn write_framework(framework: &Framework) -> String {
    framework_json(framework).pretty()
}

/// The framework as a JSON tree.
pub fn framework_json(framework: &Framework) -> Json {
    let bands = framework.grade_bands.iter().map(|band| {
        let from = band.from.map_or(Json::Null, Json::from);
        object([("from", Some(from)), ("name", Some(band.name.as_str().into()))])
    });
    let caps = framework.total_caps.iter().map(|cap| {
        let mut fields = write_interval(&cap.rates);
        fields.push(("highest".to_owned(), cap.highest.into()));
        Json::Object(fields)
    });
    let treatment = NOT_APPLICABLE.iter().find(|(_, treatment)| Some(*treatment) == framework.not_applicable);
    object([
        ("id", Some(framework.reference.id.as_str().into())),
        ("version", Some(framework.reference.version.into())),
        ("title", Some(framework.title.as_str().into())),
        ("issuer", Some(framework.issuer.as_str().into())),
        ("document", Some(framework.document.as_str().into())),
        ("year", Some(u32::from(framework.year).into())),
        ("base", framework.base.as_ref().map(|base| base.to_string().into())),
        ("full_marks", framework.stated_full_marks.map(Json::from)),
        ("score_decimals", Some(framework.score_decimals.into())),
        ("rate_decimals", framework.rate_decimals.map(Json::from)),
        ("not_applicable", treatment.map(|(word, _)| (*word).into())),
        ("grade_bands", Some(Json::List(bands.collect()))),
        ("total_caps", (!framework.total_caps.is_empty()).then(|| Json::List(caps.collect()))),
        ("core_cap", framework.core_cap.map(Json::from)),
        ("dimensions", Some(Json::List(framework.dimensions.iter().map(write_category).collect()))),
    ])
}

fn write_category(category: &Category) -> Json {
    let [weight, share] = write_weight(category.weight, category.share);
    let assessed = ASSESSED.iter().find(|(_, assessed)| *assessed == category.assessed);
    let children = category.children.iter().map(|node| match node {
        Node::Category(category) => write_category(category),
        Node::Indicator(indicator) => write_indicator(indicator),
    });
    object([
        ("id", Some(category.id.as_str().into())),
        ("name", Some(category.name.as_str().into())),
        weight,
        share,
        ("weight_provenance", Some(write_provenance(&category.weight_provenance))),
        ("is_bonus", (category.standing == Standing::Bonus).then_some(Json::Flag(true))),
        ("is_separate", (category.standing == Standing::Separate).then_some(Json::Flag(true))),
        ("assessed", assessed.filter(|(_, it)| *it != Assessed::All).map(|(word, _)| (*word).into())),
        ("children", Some(Json::List(children.collect()))),
    ])
}

fn write_indicator(indicator: &Indicator) -> Json {
    let [weight, share] = write_weight(indicator.weight, indicator.share);
    object([
        ("id", Some(indicator.id.as_str().into())),
        ("name", Some(indicator.name.as_str().into())),
        ("definition", (!indicator.definition.is_empty()).then(|| indicator.definition.as_str().into())),
        weight,
        share,
        ("weight_provenance", Some(write_provenance(&indicator.weight_provenance))),
        ("measure", Some(write_measure(&indicator.measure))),
        ("target", write_target(&indicator.target)),
        ("rule", Some(write_rule(&indicator.rule))),
        ("rule_provenance", Some(write_provenance(&indicator.rule_provenance))),
        ("is_core", indicator.is_core.then_some(Json::Flag(true))),
    ])
}

/// A share says the weight: only one of the two is written.
fn write_weight(weight: Points, share: Option<rust_decimal::Decimal>) -> [(&'static str, Option<Json>); 2] {
    let points = if share.is_none() { Some(weight.into()) } else { None };
    [("weight", points), ("share", share.map(|share| share.to_string().into()))]
}

fn write_target(target: &Target) -> Option<Json> {
    match target {
        Target::None => None,
        Target::Fixed(value) => Some(object([("fixed", Some(value.to_string().into()))])),
        Target::FixedWords(words) => Some(object([("fixed_words", Some(words.as_str().into()))])),
        Target::Entered => Some(object([("entered", Some(object([])))])),
    }
}

fn write_provenance(provenance: &Provenance) -> Json {
    let kind = PROVENANCE_KINDS.iter().find(|(_, kind)| *kind == provenance.kind).map(|(word, _)| (*word).into());
    object([("kind", kind), ("note", Some(provenance.note.as_str().into()))])
}
