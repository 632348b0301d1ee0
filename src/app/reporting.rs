//! Reading a report: its text and what was corrected stay in their dialog until a sheet is made of them.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::later_state::LaterState;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::framework::Framework;
use crate::exchange::report::FactId;

/// Stands for a framework made of the report.
pub const OWN: &str = "own";

/// A report that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reporting {
    /// The text as it was given.
    pub text: Rc<str>,
    /// The released frameworks, of which the report's is one; empty while they are fetched.
    pub frameworks: Vec<Arc<Framework>>,
    /// The framework that was picked, by its reference, or [`OWN`]; `None`: the one that fits best.
    pub framework: Option<String>,
    /// What was typed in the place of facts, in no order, each fact once.
    pub corrections: Vec<(FactId, String)>,
}

/// Something done with the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportingAction {
    /// It was opened, with a text that came already; may be empty.
    Opened(String),
    /// The text was changed.
    Typed(String),
    /// The frameworks are there.
    FrameworksArrived(Vec<Arc<Framework>>),
    /// A framework was picked, by its reference, or [`OWN`].
    FrameworkPicked(String),
    /// Another value was typed for a fact.
    Corrected(FactId, String),
    /// It was closed.
    Closed,
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: ReportingAction) -> Step {
    match (action, &mut state.reporting) {
        (ReportingAction::Opened(text), reporting) => {
            let frameworks = reporting.take().map(|before| before.frameworks.clone()).unwrap_or_default();
            let opened = Reporting { text: text.into(), frameworks, ..Reporting::default() };
            *reporting = Some(LaterState::new(opened));
            // It lies over the page alone.
            state.desk.dialog = None;
            state.tabling = None;
        }
        (ReportingAction::Typed(text), Some(reporting)) => {
            reporting.text = text.into();
            // What was corrected stood in another text.
            reporting.corrections.clear();
            reporting.framework = None;
        }
        (ReportingAction::FrameworksArrived(frameworks), Some(reporting)) => reporting.frameworks = frameworks,
        (ReportingAction::FrameworkPicked(key), Some(reporting)) => reporting.framework = Some(key),
        (ReportingAction::Corrected(id, text), Some(reporting)) => {
            reporting.corrections.retain(|(other, _)| *other != id);
            reporting.corrections.push((id, text));
        }
        (ReportingAction::Closed, _) => {
            state.reporting = None;
            state.focus = Some(Focus::Element(state.panel.heading_id().to_owned()));
        }
        (
            ReportingAction::Typed(_)
            | ReportingAction::FrameworksArrived(_)
            | ReportingAction::FrameworkPicked(_)
            | ReportingAction::Corrected(..),
            None,
        ) => {}
    }
    Step::None
}
