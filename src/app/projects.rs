//! The project table's own state: in which order it is shown.

use crate::domain::id::ProjectId;

/// The order of the projects on the screen; the sheet keeps them as they were entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were entered.
    #[default]
    AsEntered,
    /// The lowest execution rate first.
    ByRate,
    /// The largest balance first.
    ByBalance,
}

impl Order {
    /// Every order, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::AsEntered, Self::ByRate, Self::ByBalance];
}

/// The id of the list in which a project's fund source is picked.
pub fn source_id(id: ProjectId) -> String {
    format!("fund-source-{id}")
}
