//! The place that a link leads to besides the sheet: `&at=review`, `&at=indicators/<id>` behind the code, or alone.

use crate::app::field::{EntryField, Field};
use crate::app::state::Panel;
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;

const MARK: &str = "at=";

/// Where a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A panel.
    Panel(Panel),
    /// An indicator, by its field.
    Field(Field),
}

/// What goes behind the code for a panel.
pub fn of_panel(panel: Panel) -> String {
    ["&", MARK, key(panel)].concat()
}

/// What goes behind the code for an indicator.
pub fn of_indicator(id: &NodeId) -> String {
    ["&", MARK, key(Panel::Indicators), "/", id.as_str()].concat()
}

/// The place that what stands behind `#` names; empty when it names none.
pub fn in_hash(hash: &str) -> &str {
    let after = hash.rsplit_once(MARK).map(|(_, after)| after).unwrap_or_default();
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '/')).unwrap_or(after.len());
    after.get(..end).unwrap_or_default()
}

/// The place of a name, in a sheet of this framework; `None` for a name of nothing there.
pub fn read(name: &str, framework: &Framework) -> Option<Place> {
    let (panel, id) = name.split_once('/').unwrap_or((name, ""));
    let panel = Panel::ALL.into_iter().find(|it| key(*it) == panel)?;
    if id.is_empty() {
        return Some(Place::Panel(panel));
    }
    let id = NodeId::new(id);
    framework.indicator(&id).map(|_| Place::Field(Field::of(&id, EntryField::Actual)))
}

fn key(panel: Panel) -> &'static str {
    match panel {
        Panel::Overview => "overview",
        Panel::Indicators => "indicators",
        Panel::Execution => "execution",
        Panel::WhatIf => "whatif",
        Panel::Checks => "checks",
        Panel::Review => "review",
        Panel::Help => "help",
    }
}
