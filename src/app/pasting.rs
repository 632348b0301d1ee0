//! Pasting projects: the block stays in its dialog until it can be taken over whole.

use std::rc::Rc;

use crate::app::history::Change;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::budget::Project;
use crate::exchange::pasted_table::read_pasted_projects;

/// The button that opens the dialog, where the focus goes back to.
pub const OPENER_ID: &str = "paste-projects";

/// Something done with the paste dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastingAction {
    /// It was opened, with what was pasted already; may be empty.
    Opened(String),
    /// The block was changed.
    Typed(String),
    /// It was closed without a change.
    Closed,
    /// The projects shall be added.
    Confirmed,
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: PastingAction) -> Step {
    match action {
        PastingAction::Opened(block) | PastingAction::Typed(block) => state.pasting = Some(block),
        PastingAction::Closed => close(state),
        PastingAction::Confirmed => return confirm(state),
    }
    Step::None
}

/// All projects at once: one step of the history.
fn confirm(state: &mut State) -> Step {
    let block = state.pasting.clone().unwrap_or_default();
    // The dialog offers this only for a block that can be read.
    let Ok(read) = read_pasted_projects(&block, state.evaluation.budget.unit) else { return Step::None };
    let budget = &mut Rc::make_mut(&mut state.evaluation).budget;
    let n_projects = read.projects.len();
    for project in read.projects {
        let id = budget.next_project_id();
        let (name, fund_source, figures) = (project.name, project.fund_source, project.figures);
        budget.projects.push(Project { id, name, fund_source, figures });
    }
    close(state);
    Step::Replaced(Change::ProjectsPasted(n_projects))
}

fn close(state: &mut State) {
    state.pasting = None;
    state.focus = Some(Focus::Element(OPENER_ID.to_owned()));
}
