//! A framework read from its data file or from a sheet's own copy. Written by `framework_writer.rs`.

use std::cell::RefCell;

use rust_decimal::Decimal;

use crate::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, NotApplicable, Standing, TotalCap};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Target};
use crate::domain::points::Points;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::soundness::{self, Unsound};
use crate::wire::json::Json;
use crate::wire::reader::{Object, Problems, parse};
use crate::wire::v1::interval::{INTERVAL_FIELDS, read_interval};
use crate::wire::v1::measure::read_measure;
use crate::wire::v1::rule::read_rule;
use crate::wire::{WireError, WireProblem};

pub(super) const FRAMEWORK_FIELDS: &[&str] = &[
    "id",
    "version",
    "title",
    "issuer",
    "document",
    "year",
    "base",
    "full_marks",
    "score_decimals",
    "rate_decimals",
    "not_applicable",
    "grade_bands",
    "total_caps",
    "core_cap",
    "dimensions",
];
pub(super) const GROUP_FIELDS: &[&str] =
    &["id", "name", "weight", "share", "weight_provenance", "is_bonus", "is_separate", "assessed", "children"];
pub(super) const INDICATOR_FIELDS: &[&str] = &[
    "id",
    "name",
    "definition",
    "weight",
    "share",
    "weight_provenance",
    "measure",
    "target",
    "rule",
    "rule_provenance",
    "is_core",
];
pub(super) const NOT_APPLICABLE: [(&str, NotApplicable); 3] = [
    ("excluded", NotApplicable::Excluded),
    ("rescaled", NotApplicable::Rescaled),
    ("full_marks", NotApplicable::FullMarks),
];
pub(super) const ASSESSED: [(&str, Assessed); 2] = [("all", Assessed::All), ("one_of", Assessed::OneOf)];
pub(super) const PROVENANCE_KINDS: [(&str, ProvenanceKind); 5] = [
    ("regulation", ProvenanceKind::Regulation),
    ("report", ProvenanceKind::Report),
    ("derived", ProvenanceKind::Derived),
    ("unlisted", ProvenanceKind::Unlisted),
    ("user", ProvenanceKind::User),
];

/// Reads a framework's data file.
///
/// # Errors
/// Everything that is wrong, each with its place: first what is no framework at all, then what does not fit together
/// (weights, ids, intervals; see [`soundness`]).
pub fn read_framework(json: &str) -> Result<Framework, Vec<WireError>> {
    let file = parse(json)?;
    let problems = Problems::default();
    let framework = framework_of(&file, "", Finish::Finished, &problems);
    problems.settle(Some(framework))
}

/// Whether sums have to add up already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finish {
    /// A framework that others use.
    Finished,
    /// A sheet's own copy, which may be at work on.
    InWork,
}

/// The framework in `file`; what is wrong is noted, with places below `place`.
pub(super) fn framework_of(file: &Json, place: &str, finish: Finish, problems: &Problems) -> Framework {
    let before = problems.count();
    let object = Object::new(file, place, FRAMEWORK_FIELDS, problems);
    let ids = Ids::default();
    let bands = object.list("grade_bands").iter().enumerate();
    let framework = Framework {
        reference: FrameworkRef { id: object.id("id").to_owned(), version: read_version(&object) },
        title: object.text("title").to_owned(),
        issuer: object.text("issuer").to_owned(),
        document: object.text("document").to_owned(),
        year: read_year(&object),
        base: read_base(&object),
        is_own: false,
        stated_full_marks: object.optional("full_marks").map(|_| object.points_from_zero("full_marks")),
        dimensions: read_dimensions(&object, &ids),
        grade_bands: bands.map(|(idx, band)| read_band(band, &object.at(&nth("grade_bands", idx)), problems)).collect(),
        score_decimals: read_decimals(&object, "score_decimals", 2).unwrap_or_default(),
        rate_decimals: object.optional("rate_decimals").and_then(|_| read_decimals(&object, "rate_decimals", 4)),
        not_applicable: object.optional_word("not_applicable", &NOT_APPLICABLE, "excluded, rescaled, full_marks"),
        total_caps: read_caps(&object),
        core_cap: object.optional("core_cap").map(|_| object.points_from_zero("core_cap")),
    };
    // What was replaced by a stand-in while reading would only give false alarms.
    if problems.count() == before {
        let counts = |unsound: &Unsound| finish == Finish::Finished || !unsound.kind.is_unfinished();
        for unsound in soundness::problems(&framework).into_iter().filter(counts) {
            problems.note(&object.at(&unsound.place), WireProblem::Unsound(unsound.kind));
        }
    }
    framework
}

fn nth(list: &str, idx: usize) -> String {
    format!("{list}/{}", idx + 1)
}

fn read_version(object: &Object<'_>) -> u32 {
    let version = object.required("version").and_then(|_| object.optional_whole("version"));
    if version == Some(0) {
        object.note("version", WireProblem::OutOfRange { found: "0".to_owned(), expected: "1 and up" });
    }
    version.unwrap_or_default()
}

fn read_base(object: &Object<'_>) -> Option<FrameworkRef> {
    let text = object.optional_text("base")?;
    let parts = text.rsplit_once('@').filter(|(id, _)| !id.is_empty());
    let base = parts.and_then(|(id, version)| Some(FrameworkRef { id: id.to_owned(), version: version.parse().ok()? }));
    // Only as it is written: @0, @+1 and @01 name no version.
    let base = base.filter(|base| base.version > 0 && base.to_string() == text);
    if base.is_none() {
        object.note("base", WireProblem::WrongType { expected: "id@version" });
    }
    base
}

fn read_year(object: &Object<'_>) -> u16 {
    u16::try_from(object.whole("year")).unwrap_or_else(|_| {
        object.note("year", WireProblem::WrongType { expected: "a year" });
        0
    })
}

fn read_decimals(object: &Object<'_>, key: &str, most: u32) -> Option<u32> {
    let decimals = object.whole(key);
    if decimals > most {
        let expected = if most == 2 { "0, 1 or 2" } else { "0, 1, 2, 3 or 4" };
        object.note(key, WireProblem::OutOfRange { found: decimals.to_string(), expected });
        return None;
    }
    Some(decimals)
}

fn read_band(value: &Json, place: &str, problems: &Problems) -> GradeBand {
    let object = Object::new(value, place, &["from", "name"], problems);
    let from = object.optional("from").map(|_| object.points("from"));
    GradeBand { from, name: object.text("name").to_owned() }
}

fn read_caps(owner: &Object<'_>) -> Vec<TotalCap> {
    let known = [&INTERVAL_FIELDS[..], &["highest"]].concat();
    let caps = owner.optional_list("total_caps").iter().enumerate().map(|(idx, value)| {
        let object = Object::new(value, &owner.at(&nth("total_caps", idx)), &known, owner.problems());
        TotalCap { rates: read_interval(&object), highest: object.points_from_zero("highest") }
    });
    caps.collect()
}

fn read_dimensions(object: &Object<'_>, ids: &Ids) -> Vec<Category> {
    let mut dimensions = Vec::new();
    for (node_idx, value) in object.list("dimensions").iter().enumerate() {
        match read_node(value, &object.at("dimensions"), node_idx, None, object.problems(), ids) {
            Some(Node::Category(category)) => dimensions.push(category),
            Some(Node::Indicator(indicator)) => {
                let place = object.at(&format!("dimensions/{}", indicator.id));
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
        let position = met.binary_search(id);
        // Sorted, so that a file with a hundred thousand nodes costs no hundred thousand times as many looks.
        if let Err(position) = position {
            met.insert(position, id.clone());
        }
        position.is_err()
    }
}

/// A node below a parent of `parent_weight`; `None` for what is no object, which is noted.
fn read_node(
    value: &Json,
    parent: &str,
    node_idx: usize,
    parent_weight: Option<Points>,
    problems: &Problems,
    ids: &Ids,
) -> Option<Node> {
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
    let id = NodeId::new(object.id("id"));
    if known_id.is_some() && !ids.is_new(&id) {
        object.note("id", WireProblem::DuplicateId);
    }
    let name = object.text("name").to_owned();
    let (weight, share) = read_weight(&object, parent_weight);
    let weight_provenance = read_provenance(&object, "weight_provenance");
    if is_group {
        let children = object.list("children").iter().enumerate();
        let children =
            children.filter_map(|(idx, child)| read_node(child, &place, idx, Some(weight), problems, ids)).collect();
        let standing = read_standing(&object, parent_weight);
        let assessed = object.optional_word("assessed", &ASSESSED, "all, one_of").unwrap_or(Assessed::All);
        return Some(Node::Category(Category {
            id,
            name,
            weight,
            share,
            standing,
            assessed,
            weight_provenance,
            children,
        }));
    }
    Some(Node::Indicator(Indicator {
        id,
        name,
        definition: object.optional_text("definition").unwrap_or_default().to_owned(),
        weight,
        share,
        measure: read_measure(&object, "measure"),
        target: read_target(&object),
        rule: read_rule(&object, "rule"),
        is_core: object.flag("is_core"),
        weight_provenance,
        rule_provenance: read_provenance(&object, "rule_provenance"),
    }))
}

fn read_standing(object: &Object<'_>, parent_weight: Option<Points>) -> Standing {
    for key in ["is_bonus", "is_separate"].into_iter().filter(|key| parent_weight.is_some() && object.flag(key)) {
        object.note(key, WireProblem::WrongType { expected: "a group of level 1" });
    }
    match (object.flag("is_bonus"), object.flag("is_separate")) {
        (false, false) => Standing::Base,
        (true, false) => Standing::Bonus,
        (false, true) => Standing::Separate,
        (true, true) => {
            object.note("is_separate", WireProblem::WrongType { expected: "is_bonus or is_separate, not both" });
            Standing::Base
        }
    }
}

/// Points, or per cent of the parent's points.
fn read_weight(object: &Object<'_>, parent_weight: Option<Points>) -> (Points, Option<Decimal>) {
    let (Some(parent), Some(_), None) = (parent_weight, object.optional("share"), object.optional("weight")) else {
        if object.optional("share").is_some() {
            let expected = "a weight, or below level 1 a share, not both";
            object.note("share", WireProblem::WrongType { expected });
        }
        return (object.points_from_zero("weight"), None);
    };
    let share = object.decimal("share");
    let weight = parent.share(share).filter(|_| share >= Decimal::ZERO);
    let Some(weight) = weight else {
        let expected = "0 or above, giving points of at most 6 decimals";
        object.note("share", WireProblem::OutOfRange { found: share.to_string(), expected });
        return (Points::ZERO, Some(share));
    };
    (weight, Some(share))
}

/// `{"fixed": "100"}`, `{"fixed_words": "有效"}`, `{"entered": {}}` or nothing.
fn read_target(owner: &Object<'_>) -> Target {
    let Some(value) = owner.optional("target") else { return Target::None };
    let object = Object::new(value, &owner.at("target"), &["fixed", "fixed_words", "entered"], owner.problems());
    match (object.optional("fixed"), object.optional("fixed_words"), object.optional("entered")) {
        (Some(_), None, None) => Target::Fixed(object.decimal("fixed")),
        (None, Some(_), None) => Target::FixedWords(object.text("fixed_words").to_owned()),
        (None, None, Some(nothing)) => {
            Object::new(nothing, &object.at("entered"), &[], owner.problems());
            Target::Entered
        }
        (Some(_) | None, Some(_) | None, Some(_) | None) => {
            if object.is_object() {
                let expected = "an object with one field: fixed, fixed_words or entered";
                owner.note("target", WireProblem::WrongType { expected });
            }
            Target::None
        }
    }
}

fn read_provenance(owner: &Object<'_>, key: &str) -> Provenance {
    let absent = Provenance { kind: ProvenanceKind::User, note: String::new() };
    let Some(value) = owner.required(key) else { return absent };
    let object = Object::new(value, &owner.at(key), &["kind", "note"], owner.problems());
    let kind = object.word("kind", &PROVENANCE_KINDS, "regulation, report, derived, unlisted, user");
    Provenance { kind: kind.unwrap_or(ProvenanceKind::User), note: object.text("note").to_owned() }
}
