//! An experiment with a name, kept with the sheet.

use crate::domain::whatif::change::Change;

/// A named list of changes over the sheet, never a copy of it: the sheet goes on, and the experiment goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called; never empty, and no two of a sheet are called alike.
    pub name: String,
    /// What it changes, each place once.
    pub changes: Vec<Change>,
}
