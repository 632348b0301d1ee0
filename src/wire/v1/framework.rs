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
    let bands = object.list("grade_bands").iter().enumerate();
    let framework = Framework {
        reference: FrameworkRef { id: read_id(&object).to_owned(), version: read_version(&object) },
        title: object.text("title").to_owned(),
        issuer: object.text("issuer").to_owned(),
        document: object.text("document").to_owned(),
        year: read_year(&object),
        dimensions: read_dimensions(&object, &ids),
        grade_bands: bands.map(|(band_idx, band)| read_band(band, band_idx, &problems)).collect(),
        score_decimals: read_decimals(&object),
    };
    problems.settle(Some(framework))
}

fn read_id<'a>(object: &Object<'a>) -> &'a str {
    let id = object.text("id");
    if object.optional("id").is_some_and(|id| *id == Json::from("")) {
        object.note("id", WireProblem::WrongType { expected: "an id, not an empty text" });
    }
    id
}

fn read_version(object: &Object<'_>) -> u32 {
    let version = object.required("version").and_then(|_| object.optional_whole("version"));
    if version == Some(0) {
        object.note("version", WireProblem::OutOfRange { found: "0".to_owned(), expected: "1 and up" });
    }
    version.unwrap_or_default()
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

fn read_band(value: &Json, band_idx: usize, problems: &Problems) -> GradeBand {
    let object = Object::new(value, &format!("grade_bands/{}", band_idx + 1), &["from", "name"], problems);
    let from = object.optional("from").map(|_| object.points("from"));
    GradeBand { from, name: object.text("name").to_owned() }
}

fn read_dimensions(object: &Object<'_>, ids: &Ids) -> Vec<Category> {
    let mut dimensions = Vec::new();
    for (node_idx, value) in object.list("dimensions").iter().enumerate() {
        match read_node(value, "dimensions", node_idx, object.problems(), ids) {
            Some(Node::Category(category)) => dimensions.push(category),
            Some(Node::Indicator(indicator)) => {
                let place = format!("dimensions/{}", indicator.id);
                object.problems().note(&place, WireProblem::NeitherGroupNorIndicator);
            }
            None => {}
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

/// `None` for what is no object, which is noted.
fn read_node(value: &Json, parent: &str, node_idx: usize, problems: &Problems, ids: &Ids) -> Option<Node> {
    // The id names the place, so it is looked at before the fields are; without one, the position does.
    let known_id = value.get("id").and_then(Json::as_text);
    let place = format!("{parent}/{}", known_id.map_or_else(|| (node_idx + 1).to_string(), str::to_owned));
    let is_group = value.get("children").is_some();
    let fields = if is_group { GROUP_FIELDS } else { INDICATOR_FIELDS };
    let object = Object::new(value, &place, fields, problems);
    if !object.is_object() {
        return None;
    }
    if is_group == value.get("rule").is_some() {
        problems.note(&place, WireProblem::NeitherGroupNorIndicator);
    }
    let id = NodeId::new(read_id(&object));
    if known_id.is_some() && !ids.is_new(&id) {
        object.note("id", WireProblem::DuplicateId);
    }
    let name = object.text("name").to_owned();
    let weight = object.points_from_zero("weight");
    let weight_provenance = read_provenance(&object, "weight_provenance");
    if is_group {
        let standing = if object.flag("is_bonus") { Standing::Bonus } else { Standing::Base };
        let children = object.list("children").iter().enumerate();
        let children = children.filter_map(|(idx, child)| read_node(child, &place, idx, problems, ids)).collect();
        return Some(Node::Category(Category { id, name, weight, standing, weight_provenance, children }));
    }
    Some(Node::Indicator(Indicator {
        id,
        name,
        weight,
        measure: read_measure(&object, "measure"),
        target: read_target(&object),
        rule: read_rule(&object, "rule"),
        weight_provenance,
        rule_provenance: read_provenance(&object, "rule_provenance"),
    }))
}

/// `{"fixed": "100"}`, `{"entered": {}}` or nothing.
fn read_target(owner: &Object<'_>) -> Target {
    let Some(value) = owner.optional("target") else { return Target::None };
    let object = Object::new(value, &owner.at("target"), &["fixed", "entered"], owner.problems());
    match (object.optional("fixed"), object.optional("entered")) {
        (Some(_), None) => Target::Fixed(object.decimal("fixed")),
        (None, Some(nothing)) => {
            Object::new(nothing, &object.at("entered"), &[], owner.problems());
            Target::Entered
        }
        (Some(_), Some(_)) | (None, None) => {
            if object.is_object() {
                let expected = "an object with one field, fixed or entered";
                owner.note("target", WireProblem::WrongType { expected });
            }
            Target::None
        }
    }
}

fn read_provenance(owner: &Object<'_>, key: &str) -> Provenance {
    const KINDS: &str = "regulation, report, derived, unlisted, user";
    let absent = Provenance { kind: ProvenanceKind::User, note: String::new() };
    let Some(value) = owner.required(key) else { return absent };
    let object = Object::new(value, &owner.at(key), &["kind", "note"], owner.problems());
    let words = [
        ("regulation", ProvenanceKind::Regulation),
        ("report", ProvenanceKind::Report),
        ("derived", ProvenanceKind::Derived),
        ("unlisted", ProvenanceKind::Unlisted),
        ("user", ProvenanceKind::User),
    ];
    let kind = object.word("kind", &words, KINDS).unwrap_or(ProvenanceKind::User);
    Provenance { kind, note: object.text("note").to_owned() }
}
