//! Choosing a framework: what would carry over is shown before it happens.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::history::Change;
use crate::app::state::{Focus, State};
use crate::app::update::{Step, replace};
use crate::domain::carry_over::{CarryOver, carry_over};
use crate::domain::framework::Framework;

/// The button that opens the choice, where the focus goes back to.
pub const OPENER_ID: &str = "choose-framework";

/// The choice while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choosing {
    /// The picked framework; empty while none is.
    pub picked: String,
    /// What is known of it.
    pub outlook: Outlook,
}

/// What is known of the picked framework.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outlook {
    /// None is picked.
    #[default]
    None,
    /// Its file is on the way.
    Loading,
    /// Its file did not come, or can't be read.
    Failed(FetchFailure),
    /// What would become of the sheet.
    Ready(Rc<CarryOver>),
}

/// Why a framework could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchFailure {
    /// The file did not come.
    NotFetched,
    /// The file came and is no sound framework.
    Unreadable,
}

/// Something done with the choice.
#[derive(Clone, Debug, PartialEq)]
pub enum ChoosingAction {
    /// It was closed without a change.
    Closed,
    /// A framework was picked: its reference.
    Picked(String),
    /// Its file came, or did not.
    Arrived(String, Result<Arc<Framework>, FetchFailure>),
    /// The picked framework shall be used.
    Confirmed,
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: ChoosingAction) -> Step {
    match action {
        ChoosingAction::Closed => close(state),
        ChoosingAction::Picked(reference) => {
            if let Some(choosing) = &mut state.choosing {
                **choosing = Choosing { picked: reference, outlook: Outlook::Loading };
            }
        }
        ChoosingAction::Arrived(reference, arrived) => {
            // Whoever picked another one meanwhile is not interested any more.
            if let Some(choosing) = state.choosing.as_mut().filter(|choosing| choosing.picked == reference) {
                choosing.outlook = match arrived {
                    Ok(framework) => Outlook::Ready(Rc::new(carry_over(&state.evaluation, &framework))),
                    Err(failure) => Outlook::Failed(failure),
                };
            }
        }
        ChoosingAction::Confirmed => return confirm(state),
    }
    Step::None
}

fn confirm(state: &mut State) -> Step {
    let choosing = state.choosing.take();
    let Some(Outlook::Ready(carried)) = choosing.as_ref().map(|choosing| &choosing.outlook) else { return Step::None };
    let sheet = carried.sheet.clone();
    let title = sheet.framework.title.clone();
    replace(state, Rc::new(sheet));
    close(state);
    Step::Replaced(Change::Framework(title))
}

fn close(state: &mut State) {
    state.choosing = None;
    state.focus = Some(Focus::Element(OPENER_ID.to_owned()));
}
