//! What happened on the screen. Named as past events.

use crate::app::field::Field;
use crate::domain::amount::MoneyUnit;
use crate::domain::id::{NodeId, ProjectId};

/// One thing a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A field's text changed; also during IME composition.
    FieldTyped {
        /// Which field.
        field: Field,
        /// Its whole text, as it stands.
        text: String,
    },
    /// A changed field was left or confirmed with Enter.
    FieldLeft {
        /// Which field.
        field: Field,
    },
    /// An indicator's explanation was opened or closed.
    RowToggled {
        /// Which indicator.
        id: NodeId,
    },
    /// A new empty project was asked for.
    ProjectAdded,
    /// A project was removed.
    ProjectRemoved {
        /// Which project.
        id: ProjectId,
    },
    /// Money shall be shown and typed in another unit.
    MoneyUnitChosen {
        /// Which unit.
        unit: MoneyUnit,
    },
    /// An empty sheet was asked for.
    BlankRequested,
    /// The example was asked for.
    ExampleRequested,
    /// The question whether to replace the sheet was answered with yes.
    ReplacementConfirmed,
    /// The question whether to replace the sheet was answered with no.
    ReplacementDeclined,
}
