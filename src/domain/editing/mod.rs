//! Changing a sheet's own copy of a framework: pure functions that give a new framework or say why they can't.
//!
//! [`edit`] makes one change. What it leaves unsound (weights that no longer add up, say) is not refused, since the next
//! change may mend it: ask [`crate::domain::soundness::problems`]. [`differences`] says what differs from the base.

mod difference;
mod edit;

pub use difference::{Difference, differences};
pub use edit::{Edit, EditProblem, NewWeight, copy_of, edit};
