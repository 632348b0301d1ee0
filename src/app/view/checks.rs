//! The findings of the checker, ready to draw.

use crate::app::checking::{FindingKey, findings};
use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::state::State;
use crate::domain::check::{CheckGroup, Finding, FindingSeverity, Place, reason_for};
use crate::domain::framework::{Category, Node};
use crate::domain::id::NodeId;
use crate::text::check::{CheckLabel, FindingText, finding_text, group_name, severity_name};

/// The checker's panel.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksView {
    /// How many there are of each severity: its name and the number.
    pub counts: Vec<(&'static str, String)>,
    /// The groups in which something was found.
    pub groups: Vec<ChecksGroup>,
    /// What was left with a reason.
    pub ignored: Vec<FindingView>,
    /// Why the typed reason is none; `None` while nothing is being left, or the reason is one.
    pub leaving: Option<(FindingKey, String, Option<&'static str>)>,
}

/// A group with what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksGroup {
    /// Its stable word.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its findings, the worst first.
    pub findings: Vec<FindingView>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingView {
    /// Which one.
    pub key: FindingKey,
    /// Its severity: stable word and name.
    pub severity: (&'static str, &'static str),
    /// Its texts.
    pub text: FindingText,
    /// The field to go to; `None` where it is about the whole sheet.
    pub field: Option<Field>,
    /// Why it was left; empty where it was not.
    pub reason: String,
}

/// The checker's panel.
pub fn checks_view(state: &State) -> ChecksView {
    let language = state.language;
    let found = findings(state);
    let (left, open): (Vec<Finding>, Vec<Finding>) =
        found.into_iter().partition(|finding| reason_for(&state.evaluation, finding).is_some());
    let counts = FindingSeverity::ALL.into_iter().map(|severity| {
        let count = open.iter().filter(|finding| finding.severity == severity).count();
        (severity_name(severity, language), count.to_string())
    });
    let groups = CheckGroup::ALL.into_iter().map(|group| {
        let of_group = open.iter().filter(|finding| finding.check.group() == group).collect();
        let by_severity = crate::domain::order::sorted(of_group, |one: &&Finding, other: &&Finding| {
            one.severity.cmp(&other.severity)
        });
        ChecksGroup {
            key: group.key(),
            name: group_name(group, language),
            findings: by_severity.into_iter().map(|finding| finding_view(finding, state)).collect(),
        }
    });
    let leaving = state.checking.leaving.clone();
    ChecksView {
        counts: counts.collect(),
        groups: groups.filter(|group| !group.findings.is_empty()).collect(),
        ignored: left.iter().map(|finding| finding_view(finding, state)).collect(),
        leaving: leaving.map(|(key, reason)| {
            let problem = reason.trim().is_empty().then(|| CheckLabel::ReasonEmpty.text(language));
            (key, reason, problem)
        }),
    }
}

fn finding_view(finding: &Finding, state: &State) -> FindingView {
    let language = state.language;
    FindingView {
        key: FindingKey::of(finding),
        severity: (finding.severity.key(), severity_name(finding.severity, language)),
        text: finding_text(finding, &state.evaluation, language),
        field: field_of(&finding.place, state),
        reason: reason_for(&state.evaluation, finding).unwrap_or_default().to_owned(),
    }
}

/// The field at a place; of a group, its first indicator's.
fn field_of(place: &Place, state: &State) -> Option<Field> {
    match place {
        Place::Sheet | Place::Stated(_) => None,
        Place::Name => Some(Field::UnitName),
        Place::Year => Some(Field::Year),
        Place::Indicator(id) => Some(Field::of(id, EntryField::Actual)),
        Place::Group(id) => {
            let group = state.evaluation.framework.category(id)?;
            first_indicator(group).map(|id| Field::of(id, EntryField::Actual))
        }
        Place::Department => Some(Field::Figures(FiguresOwner::Department, FiguresField::Executed)),
        Place::Project(id) => Some(Field::Figures(FiguresOwner::Project(*id), FiguresField::Executed)),
        Place::Month(month) => Some(Field::MonthEnd(*month)),
    }
}

fn first_indicator(group: &Category) -> Option<&NodeId> {
    group.children.iter().find_map(|child| match child {
        Node::Indicator(indicator) => Some(&indicator.id),
        Node::Category(group) => first_indicator(group),
    })
}
