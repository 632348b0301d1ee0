//! One change of a sheet that is being tried out.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;
use crate::domain::rules::Rule;

/// One value of a sheet that is set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An indicator's actual value, in its measure's unit; the typed points of a direct score or grade.
    Actual {
        /// Which indicator.
        id: NodeId,
        /// The value; `None` empties it.
        value: Option<Decimal>,
    },
    /// The upper figure of an indicator that is worked out from two.
    Part {
        /// Which indicator.
        id: NodeId,
        /// The figure.
        value: Decimal,
    },
    /// What the department spent in the year.
    Executed(Amount),
    /// What is picked for an indicator: a grade, yes or no.
    Choice {
        /// Which indicator.
        id: NodeId,
        /// The key of the pick.
        choice: String,
    },
    /// An item of a checklist.
    Item {
        /// Which indicator.
        id: NodeId,
        /// The item's id.
        item: String,
        /// Whether it is met.
        is_met: bool,
    },
    /// What was spent from January to the end of a month.
    Month {
        /// Which month, 0 for January.
        month: usize,
        /// How much.
        executed: Amount,
    },
}

impl Change {
    fn apply(&self, sheet: &mut Evaluation) {
        match self {
            Self::Actual { id, value } => sheet.entries.change(id, |entry| entry.actual = *value),
            Self::Part { id, value } => sheet.entries.change(id, |entry| entry.part = Some(*value)),
            Self::Executed(amount) => sheet.budget.department.executed = Some(*amount),
            Self::Choice { id, choice } => sheet.entries.change(id, |entry| entry.choice.clone_from(choice)),
            Self::Item { id, item, is_met } => sheet.entries.change(id, |entry| {
                entry.items.retain(|(other, _)| other != item);
                entry.items.push((item.clone(), *is_met));
            }),
            Self::Month { month, executed } => {
                if let Some(slot) = sheet.progress.month_end_executed.get_mut(*month) {
                    *slot = Some(*executed);
                }
            }
        }
    }

    /// Whether both set the same value of the sheet.
    pub fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Actual { id, .. }, Self::Actual { id: other, .. })
            | (Self::Part { id, .. }, Self::Part { id: other, .. })
            | (Self::Choice { id, .. }, Self::Choice { id: other, .. }) => id == other,
            (Self::Item { id, item, .. }, Self::Item { id: other, item: other_item, .. }) => {
                id == other && item == other_item
            }
            (Self::Month { month, .. }, Self::Month { month: other, .. }) => month == other,
            (Self::Executed(_), Self::Executed(_)) => true,
            (
                Self::Actual { .. }
                | Self::Part { .. }
                | Self::Choice { .. }
                | Self::Item { .. }
                | Self::Month { .. }
                | Self::Executed(_),
                _,
            ) => false,
        }
    }

    /// Whether a framework has the place: an indicator may have been taken out of it since, or be scored otherwise.
    pub fn fits(&self, framework: &Framework) -> bool {
        match self {
            Self::Actual { id, .. } | Self::Part { id, .. } | Self::Choice { id, .. } => {
                framework.indicator(id).is_some()
            }
            Self::Item { id, item, .. } => framework.indicator(id).is_some_and(|indicator| {
                matches!(&indicator.rule, Rule::Checklist(list) if list.items.iter().any(|other| other.id == *item))
            }),
            Self::Month { .. } | Self::Executed(_) => true,
        }
    }
}

/// Adds a change; one in the same place gives way to it.
pub fn push_change(changes: &mut Vec<Change>, change: Change) {
    changes.retain(|other| !other.is_same_place(&change));
    changes.push(change);
}

/// The sheet with the changes made, in their order. What its framework has no place for is left out.
pub fn applied(sheet: &Evaluation, changes: &[Change]) -> Evaluation {
    let mut changed = sheet.clone();
    for change in changes.iter().filter(|change| change.fits(&sheet.framework)) {
        change.apply(&mut changed);
    }
    changed
}
