//! What screen readers are told after a change.

use crate::app::field::Field;
use crate::app::history::Change;
use crate::app::state::State;
use crate::app::view::names::{field_name, notice};
use crate::domain::id::NodeId;
use crate::text::{announcements, problems, reasons, remarks};

/// By how much the total moved with the last step; `None` when it did not.
pub fn total_change(state: &State) -> Option<String> {
    announcements::change(state.total_before?, state.report.total)
}

/// The total and the reason for it, after a step; empty before the first.
pub fn status(state: &State) -> String {
    let language = state.language;
    let Some(before) = state.total_before else { return String::new() };
    let change = announcements::change(before, state.report.total);
    let total = announcements::total(state.report.total, change.as_deref(), language);
    let cause = match state.history.to_undo() {
        Some(Change::Field(field)) => cause(state, field),
        Some(_) | None => None,
    };
    let parts: Vec<String> = notice(state).into_iter().chain([total]).chain(cause).collect();
    parts.join(" ")
}

/// What became of the field that was changed.
fn cause(state: &State, field: &Field) -> Option<String> {
    if let Some(problem) = state.field_problem(field) {
        let sentence = problems::sentence(&problem, &field.unit(&state.evaluation), state.language);
        return Some(announcements::problem(
            &field_name(field, &state.evaluation, state.language),
            &sentence,
            state.language,
        ));
    }
    let Field::Entry(id, _) = field else { return None };
    indicator(state, id)
}

fn indicator(state: &State, id: &NodeId) -> Option<String> {
    let language = state.language;
    let indicator = state.evaluation.framework.indicator(id)?;
    let scored = state.report.leaves().into_iter().find(|leaf| leaf.id == *id)?;
    Some(match scored.trace() {
        Some(trace) => {
            let clause = reasons::clause(indicator, state.evaluation.entry(id), trace, language);
            announcements::indicator(&indicator.name, trace.score, &clause, language)
        }
        None => {
            let missing = remarks::of_outcome(&scored.outcome, indicator, language).join(" ");
            announcements::pending(&indicator.name, &missing, language)
        }
    })
}
