//! Experiments with a name, read and written.
//!
//! A change says by its fields what it sets: `indicator` with `actual`, `part`, `choice`, `item` and `is_met`, or
//! `is_emptied`; `executed` alone for the department's spending, with `month` (1 to 12) for what was spent until its end.

use crate::domain::amount::Amount;
use crate::domain::id::NodeId;
use crate::domain::progress::MONTHS;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::scenario::Scenario;
use crate::wire::WireProblem;
use crate::wire::json::{Json, object};
use crate::wire::reader::Object;
use crate::wire::v1::sheet_writer::write_amount;

pub(super) const SCENARIO_FIELDS: &[&str] = &["name", "changes"];
pub(super) const CHANGE_FIELDS: &[&str] =
    &["indicator", "actual", "is_emptied", "part", "choice", "item", "is_met", "executed", "month"];

/// What a change may look like.
const A_CHANGE: &str = "indicator with one of actual, is_emptied, part, choice, item; or executed, alone or with month";

/// A change of an indicator that the framework does not have is kept: it is the reader's, and the framework may get it back.
pub(super) fn read_scenarios(owner: &Object<'_>) -> Vec<Scenario> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (position, value) in owner.optional_list("scenarios").iter().enumerate() {
        let place = format!("{}/{}", owner.at("scenarios"), position + 1);
        let file = Object::new(value, &place, SCENARIO_FIELDS, owner.problems());
        let name = file.id("name").to_owned();
        if scenarios.iter().any(|other| other.name == name) {
            file.note("name", WireProblem::DuplicateId);
        }
        scenarios.push(Scenario { name, changes: read_changes(&file) });
    }
    scenarios
}

fn read_changes(owner: &Object<'_>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for (position, value) in owner.list("changes").iter().enumerate() {
        let place = format!("{}/{}", owner.at("changes"), position + 1);
        let file = Object::new(value, &place, CHANGE_FIELDS, owner.problems());
        let before = file.problems().count();
        match read_change(&file) {
            Some(change) if changes.iter().any(|other| other.is_same_place(&change)) => {
                file.note_here(WireProblem::DuplicateId);
            }
            Some(change) => changes.push(change),
            None if file.problems().count() == before => file.note_here(WireProblem::WrongType { expected: A_CHANGE }),
            None => {}
        }
    }
    changes
}

/// `None` where it is no change, which is noted unless a field was.
fn read_change(file: &Object<'_>) -> Option<Change> {
    let indicator = file.optional_text("indicator").map(NodeId::new);
    let is_emptied = file.flag("is_emptied");
    let actual = file.optional_decimal("actual");
    let part = file.optional_decimal("part");
    let choice = file.optional_text("choice").map(ToOwned::to_owned);
    let item = file.optional_text("item").map(ToOwned::to_owned);
    let executed = file.amount("executed");
    let month = file.optional_whole("month");
    let is_met = file.flag("is_met");
    match (indicator, actual, part, choice, item, executed, month) {
        (Some(id), Some(value), None, None, None, None, None) if !is_emptied => {
            Some(Change::Actual { id, value: Some(value) })
        }
        (Some(id), None, None, None, None, None, None) if is_emptied => Some(Change::Actual { id, value: None }),
        (Some(id), None, Some(value), None, None, None, None) => Some(Change::Part { id, value }),
        (Some(id), None, None, Some(choice), None, None, None) => Some(Change::Choice { id, choice }),
        (Some(id), None, None, None, Some(item), None, None) => Some(Change::Item { id, item, is_met }),
        (None, None, None, None, None, Some(executed), month) => in_month(file, executed, month),
        _ => None,
    }
}

fn in_month(file: &Object<'_>, executed: Amount, month: Option<u32>) -> Option<Change> {
    let Some(month) = month else { return Some(Change::Executed(executed)) };
    let position = usize::try_from(month).ok().and_then(|month| month.checked_sub(1)).filter(|it| *it < MONTHS);
    if position.is_none() {
        file.note("month", WireProblem::OutOfRange { found: month.to_string(), expected: "1 to 12" });
    }
    Some(Change::Month { month: position?, executed })
}

pub(super) fn write_scenario(scenario: &Scenario) -> Json {
    object([
        ("name", Some(scenario.name.as_str().into())),
        ("changes", Some(Json::List(scenario.changes.iter().map(write_change).collect()))),
    ])
}

fn write_change(change: &Change) -> Json {
    let of = |id: &NodeId| ("indicator", Some(id.as_str().into()));
    match change {
        Change::Actual { id, value: Some(value) } => object([of(id), ("actual", Some(value.to_string().into()))]),
        Change::Actual { id, value: None } => object([of(id), ("is_emptied", Some(Json::Flag(true)))]),
        Change::Part { id, value } => object([of(id), ("part", Some(value.to_string().into()))]),
        Change::Choice { id, choice } => object([of(id), ("choice", Some(choice.as_str().into()))]),
        Change::Item { id, item, is_met } => {
            object([of(id), ("item", Some(item.as_str().into())), ("is_met", is_met.then_some(Json::Flag(true)))])
        }
        Change::Executed(executed) => object([("executed", Some(write_amount(*executed)))]),
        Change::Month { month, executed } => {
            let month = u32::try_from(*month).unwrap_or(u32::MAX).saturating_add(1);
            object([("executed", Some(write_amount(*executed))), ("month", Some(month.into()))])
        }
    }
}
