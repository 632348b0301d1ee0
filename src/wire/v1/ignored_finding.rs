//! Findings that were looked at and left, read and written.

use crate::domain::ignored_finding::IgnoredFinding;
use crate::wire::json::{Json, object};
use crate::wire::reader::Object;

pub(super) const IGNORED_FINDING_FIELDS: &[&str] = &["check", "place", "reason"];

pub(super) fn read_ignored_findings(owner: &Object<'_>) -> Vec<IgnoredFinding> {
    let values = owner.optional_list("ignored_findings").iter().enumerate();
    let read = values.map(|(position, value)| {
        let place = format!("{}/{}", owner.at("ignored_findings"), position + 1);
        let file = Object::new(value, &place, IGNORED_FINDING_FIELDS, owner.problems());
        IgnoredFinding {
            check: file.id("check").to_owned(),
            place: file.optional_text("place").unwrap_or_default().to_owned(),
            reason: file.id("reason").to_owned(),
        }
    });
    read.collect()
}

pub(super) fn write_ignored_finding(finding: &IgnoredFinding) -> Json {
    object([
        ("check", Some(finding.check.as_str().into())),
        ("place", (!finding.place.is_empty()).then(|| finding.place.as_str().into())),
        ("reason", Some(finding.reason.as_str().into())),
    ])
}
