//! A framework's data file. Read-only: frameworks are written by people.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::framework::{Category, Framework, FrameworkRef, Node, Standing};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Target};
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::wire::numbers::{decimal, points};
use crate::wire::v1::rule::{MeasureFile, RuleFile};
use crate::wire::{WireError, WireProblem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkFile {
    id: String,
    version: u32,
    title: String,
    issuer: String,
    document: String,
    year: u16,
    score_decimals: u32,
    grade_bands: Vec<BandFile>,
    dimensions: Vec<NodeFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BandFile {
    from: Option<String>,
    name: String,
}

/// A group has `children`; an indicator has `measure`, `rule` and `rule_provenance`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeFile {
    id: String,
    name: String,
    weight: String,
    weight_provenance: ProvenanceFile,
    #[serde(default)]
    is_bonus: bool,
    children: Option<Vec<NodeFile>>,
    measure: Option<MeasureFile>,
    target: Option<TargetFile>,
    rule: Option<RuleFile>,
    rule_provenance: Option<ProvenanceFile>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TargetFile {
    Fixed(String),
    Entered {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvenanceFile {
    kind: KindFile,
    note: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindFile {
    Regulation,
    Report,
    Derived,
    Unlisted,
    User,
}

/// Reads a framework's data file.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read_framework(json: &str) -> Result<Framework, WireError> {
    let file: FrameworkFile = serde_json::from_str(json)?;
    if file.score_decimals > 2 {
        let found = file.score_decimals.to_string();
        return Err(WireError::at("score_decimals", WireProblem::OutOfRange { found, expected: "0, 1 or 2" }));
    }
    let mut ids = BTreeSet::new();
    let dimensions: Result<Vec<Category>, WireError> =
        file.dimensions.into_iter().map(|node| read_category(node, "dimensions", &mut ids)).collect();
    let grade_bands: Result<Vec<GradeBand>, WireError> = file
        .grade_bands
        .into_iter()
        .map(|band| {
            let from = band.from.map(|from| points(&from, "grade_bands")).transpose()?;
            Ok(GradeBand { from, name: band.name })
        })
        .collect();
    Ok(Framework {
        reference: FrameworkRef { id: file.id, version: file.version },
        title: file.title,
        issuer: file.issuer,
        document: file.document,
        year: file.year,
        dimensions: dimensions?,
        grade_bands: grade_bands?,
        score_decimals: file.score_decimals,
    })
}

fn read_category(file: NodeFile, parent: &str, ids: &mut BTreeSet<String>) -> Result<Category, WireError> {
    let place = format!("{parent}/{}", file.id);
    match read_node(file, parent, ids)? {
        Node::Category(category) => Ok(category),
        Node::Indicator(_) => Err(WireError::at(place, WireProblem::NeitherGroupNorIndicator)),
    }
}

fn read_node(file: NodeFile, parent: &str, ids: &mut BTreeSet<String>) -> Result<Node, WireError> {
    let place = format!("{parent}/{}", file.id);
    if !ids.insert(file.id.clone()) {
        return Err(WireError::at(place, WireProblem::DuplicateId));
    }
    let id = NodeId::new(&file.id);
    let weight = points(&file.weight, &place)?;
    let weight_provenance = file.weight_provenance.read();
    match (file.children, file.measure, file.rule, file.rule_provenance) {
        (Some(children), None, None, None) => {
            let children: Result<Vec<Node>, WireError> =
                children.into_iter().map(|child| read_node(child, &place, ids)).collect();
            let standing = if file.is_bonus { Standing::Bonus } else { Standing::Base };
            Ok(Node::Category(Category { id, name: file.name, weight, standing, weight_provenance, children: children? }))
        }
        (None, Some(measure), Some(rule), Some(rule_provenance)) => Ok(Node::Indicator(Indicator {
            id,
            name: file.name,
            weight,
            measure: measure.read(),
            target: match file.target {
                None => Target::None,
                Some(TargetFile::Fixed(value)) => Target::Fixed(decimal(&value, &place)?),
                Some(TargetFile::Entered {}) => Target::Entered,
            },
            rule: rule.read(&place)?,
            weight_provenance,
            rule_provenance: rule_provenance.read(),
        })),
        _ => Err(WireError::at(place, WireProblem::NeitherGroupNorIndicator)),
    }
}

impl ProvenanceFile {
    fn read(self) -> Provenance {
        let kind = match self.kind {
            KindFile::Regulation => ProvenanceKind::Regulation,
            KindFile::Report => ProvenanceKind::Report,
            KindFile::Derived => ProvenanceKind::Derived,
            KindFile::Unlisted => ProvenanceKind::Unlisted,
            KindFile::User => ProvenanceKind::User,
        };
        Provenance { kind, note: self.note }
    }
}
