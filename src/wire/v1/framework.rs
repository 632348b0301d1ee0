//! A framework's data file. Read-only: frameworks are written by people.

use std::cell::RefCell;

use crate::domain::framework::{Category, Framework, FrameworkRef, Node, Standing};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Target};
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::wire::json::Json;
use crate::wire::reader::{Object, Problems, parse};
use crate::wire::v1::rule::{read_measure, read_rule};
use crate::wire::{WireError, WireProblem};

const FRAMEWORK_FIELDS: &[&str] =
    &["id", "version", "title", "issuer", "document", "year", "score_decimals", "grade_bands", "dimensions"];
const GROUP_FIELDS: &[&str] = &["id", "name", "weight", "weight_provenance", "is_bonus", "children"];
const INDICATOR_FIELDS: &[&str] =
    &["id", "name", "weight", "weight_provenance", "measure", "target", "rule", "rule_provenance"];

/// Reads a framework's data file.
///
/// # Errors
/// Everything that is wrong, each with its place.
pub fn read_framework(json: &str) -> Result<Framework, Vec<WireError>> {
    let file = parse(json)?;
    let problems = Problems::default();
    let object = Object::new(&file, "", FRAMEWORK_FIELDS, &problems);
    let ids = Ids::default();
    let framework = Framework {
        reference: FrameworkRef { id: object.text("id").to_owned(), version: object.whole("version") },
        title: object.text("title").to_owned(),
        issuer: object.text("issuer").to_owned(),
        document: object.text("document").to_owned(),
        year: read_year(&object),
        dimensions: read_dimensions(&object, &ids),
        grade_bands: object.list("grade_bands").iter().map(|band| read_band(band, &problems)).collect(),
        score_decimals: read_decimals(&object),
    };
    problems.settle(framework)
}

fn read_year(object: &Object<'_>) -> u16 {
    u16::try_from(object.whole("year")).unwrap_or_else(|_| {
        object.note("year", WireProblem::WrongType { expected: "a year" });
        0
    })
}

fn read_decimals(object: &Object<'_>) -> u32 {
    let decimals = object.whole("score_decimals");
    if decimals > 2 {
        let problem = WireProblem::OutOfRange { found: decimals.to_string(), expected: "0, 1 or 2" };
        object.note("score_decimals", problem);
    }
    decimals
}

fn read_band(value: &Json, problems: &Problems) -> GradeBand {
    let object = Object::new(value, "grade_bands", &["from", "name"], problems);
    let from = object.optional("from").map(|_| object.points("from"));
    GradeBand { from, name: object.text("name").to_owned() }
}

fn read_dimensions(object: &Object<'_>, ids: &Ids) -> Vec<Category> {
    let nodes = object.list("dimensions").iter().map(|node| read_node(node, "dimensions", object.problems(), ids));
    let mut dimensions = Vec::new();
    for node in nodes {
        match node {
            Node::Category(category) => dimensions.push(category),
            Node::Indicator(indicator) => {
                let place = format!("dimensions/{}", indicator.id);
                object.problems().note(&place, WireProblem::NeitherGroupNorIndicator);
            }
        }
    }
    dimensions
}

/// The ids that were met so far.
#[derive(Default)]
struct Ids(RefCell<Vec<NodeId>>);

impl Ids {
    fn is_new(&self, id: &NodeId) -> bool {
        let mut met = self.0.borrow_mut();
        let is_new = !met.contains(id);
        met.push(id.clone());
        is_new
    }
}

fn read_node(value: &Json, parent: &str, problems: &Problems, ids: &Ids) -> Node {
    // The id names the place, so it is looked at before the fields are.
    let place = format!("{parent}/{}", value.get("id").and_then(Json::as_text).unwrap_or("?"));
    let is_group = value.get("children").is_some();
    if is_group == value.get("rule").is_some() {
        problems.note(&place, WireProblem::NeitherGroupNorIndicator);
    }
    let fields = if is_group { GROUP_FIELDS } else { INDICATOR_FIELDS };
    let object = Object::new(value, &place, fields, problems);
    let id = NodeId::new(object.text("id"));
    if !ids.is_new(&id) {
        object.note("id", WireProblem::DuplicateId);
    }
    let name = object.text("name").to_owned();
    let weight = object.points_from_zero("weight");
    let weight_provenance = read_provenance(&object, "weight_provenance");
    if is_group {
        let standing = if object.flag("is_bonus") { Standing::Bonus } else { Standing::Base };
        let children = object.list("children").iter().map(|child| read_node(child, &place, problems, ids)).collect();
        return Node::Category(Category { id, name, weight, standing, weight_provenance, children });
    }
    Node::Indicator(Indicator {
        id,
        name,
        weight,
        measure: read_measure(&object, "measure"),
        target: read_target(&object),
        rule: read_rule(&object, "rule"),
        weight_provenance,
        rule_provenance: read_provenance(&object, "rule_provenance"),
    })
}

/// `{"fixed": "100"}`, `{"entered": {}}` or nothing.
fn read_target(owner: &Object<'_>) -> Target {
    let Some(value) = owner.optional("target") else { return Target::None };
    let object = Object::new(value, &owner.at("target"), &["fixed", "entered"], owner.problems());
    match (object.optional_decimal("fixed"), object.optional("entered")) {
        (Some(target), None) => Target::Fixed(target),
        (None, Some(nothing)) => {
            Object::new(nothing, &object.at("entered"), &[], owner.problems());
            Target::Entered
        }
        (Some(_), Some(_)) | (None, None) => {
            let expected = "an object with one field, fixed or entered";
            owner.note("target", WireProblem::WrongType { expected });
            Target::None
        }
    }
}

fn read_provenance(owner: &Object<'_>, key: &str) -> Provenance {
    const KINDS: &str = "regulation, report, derived, unlisted, user";
    let absent = Provenance { kind: ProvenanceKind::User, note: String::new() };
    let Some(value) = owner.required(key) else { return absent };
    let object = Object::new(value, &owner.at(key), &["kind", "note"], owner.problems());
    let kind = match object.text("kind") {
        "regulation" => ProvenanceKind::Regulation,
        "report" => ProvenanceKind::Report,
        "derived" => ProvenanceKind::Derived,
        "unlisted" => ProvenanceKind::Unlisted,
        "user" => ProvenanceKind::User,
        found => {
            object.note("kind", WireProblem::UnknownChoice { expected: KINDS, found: found.to_owned() });
            ProvenanceKind::User
        }
    };
    Provenance { kind, note: object.text("note").to_owned() }
}
