//! One change of a sheet that is being tried out.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;

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
        }
    }
}

/// The sheet with the changes made, in their order.
pub fn applied(sheet: &Evaluation, changes: &[Change]) -> Evaluation {
    let mut changed = sheet.clone();
    for change in changes {
        change.apply(&mut changed);
    }
    changed
}
