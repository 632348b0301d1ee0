//! What happened on the screen. Named as past events.

use crate::app::desk::Beginning;
use crate::app::field::Field;
use crate::app::later::{Later, Tools};
use crate::app::list::ListAction;
use crate::app::projects::Order;
use crate::app::state::{Panel, Theme};
use crate::domain::amount::MoneyUnit;
use crate::domain::budget::FundSource;
use crate::domain::id::{NodeId, ProjectId};
use crate::text::language::Language;

/// One thing a person did.
#[derive(Clone, Debug, PartialEq)]
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
    /// A grade, yes or no, or the indicator to assess was picked; an empty text takes the pick back.
    ChoicePicked {
        /// Which indicator or group.
        id: NodeId,
        /// The id of what was picked.
        choice: String,
    },
    /// An item of a checklist was answered; `None` takes the answer back.
    ItemAnswered {
        /// Which indicator.
        id: NodeId,
        /// Which item.
        item: String,
        /// Whether it is met.
        is_met: Option<bool>,
    },
    /// An indicator was said to apply or not.
    ApplicabilityToggled {
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
    /// A project's fund source was picked.
    FundSourcePicked {
        /// Which project.
        id: ProjectId,
        /// The source; `None` takes the pick back.
        source: Option<FundSource>,
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
    /// The last step shall be taken back.
    Undone,
    /// The last undone step shall be made again.
    Redone,
    /// Another panel was opened.
    PanelOpened(Panel),
    /// A field elsewhere was asked for: a problem's, or one that a value comes from.
    FieldSought(Field),
    /// Printing of the whole sheet begins.
    PrintingBegun,
    /// Printing is over.
    PrintingEnded,
    /// Another language was chosen.
    LanguageChosen(Language),
    /// Other colours were chosen.
    ThemeChosen(Theme),
    /// The short message was read.
    NoticeDismissed,
    /// The projects shall be shown in another order.
    OrderChosen(Order),
    /// The rate to end the year with was typed.
    AimTyped(String),
    /// The choice of a framework was opened.
    FrameworkSought,
    /// What this browser keeps was looked at.
    Begun(Beginning),
    /// What was open last can't be opened now.
    WaitingEnded,
    /// The list of sheets was asked for.
    SheetsSought,
    /// Passing the sheet on was asked for.
    ShareSought,
    /// The later panels are there, with what they bring along for the rest of the page.
    ToolsArrived(Tools),
    /// Something was done in a panel that came later.
    Later(Later),
    /// Something was done with the indicator table.
    List(ListAction),
}
