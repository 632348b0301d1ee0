//! A finding of the checker that somebody looked at and left, and why.

/// One finding that is left as it is. It is kept with the sheet and goes with it wherever it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredFinding {
    /// The stable id of the check.
    pub check: String,
    /// Where it found something: the stable key of the place; empty for the sheet as a whole.
    pub place: String,
    /// Why it is left; never empty.
    pub reason: String,
}
