//! The rows of the indicator table as they were made last: what one key changes is one row and the sums, not the table.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::indicator_row::LeafRow;
use crate::domain::id::NodeId;
use crate::domain::score::LeafScore;

/// The state that the rows were made from, and the rows, in the order of the form; empty before the first time.
#[derive(Debug, Default)]
pub struct RowsBefore {
    made: Option<(State, Vec<Rc<LeafRow>>)>,
}

impl RowsBefore {
    /// A row for each indicator with its score, as `make` makes it by its position; what would be the same is taken over.
    pub(super) fn rows(
        &mut self,
        state: &State,
        leaves: &[(&NodeId, &LeafScore)],
        make: impl Fn(usize) -> Rc<LeafRow>,
    ) -> Vec<Rc<LeafRow>> {
        let before = self.made.take().filter(|(before, _)| is_same_around(before, state));
        let rows: Vec<Rc<LeafRow>> = match before {
            None => (0..leaves.len()).map(make).collect(),
            Some((before, rows)) => {
                // The report is the framework's tree again, so indicators have the same position in both.
                let then = before.report.leaves().into_iter().zip(rows);
                let taken = leaves.iter().zip(then).enumerate().map(|(nth, ((id, now), (then, row)))| {
                    let is_same = then == *now
                        && before.evaluation.entry(id) == state.evaluation.entry(id)
                        && !is_at_work(&before, id)
                        && !is_at_work(state, id);
                    if is_same { row } else { make(nth) }
                });
                taken.collect()
            }
        };
        self.made = Some((state.clone(), rows.clone()));
        rows
    }
}

/// Whether everything is the same that rows have in common.
fn is_same_around(before: &State, now: &State) -> bool {
    let (then, evaluation) = (&before.evaluation, &now.evaluation);
    Arc::ptr_eq(&then.framework, &evaluation.framework)
        && before.language == now.language
        && (Rc::ptr_eq(then, evaluation) || (then.budget == evaluation.budget && then.progress == evaluation.progress))
}

/// Whether a row shows more than the sheet alone says: its detail is open, or a field of it is being typed into or to be mended.
fn is_at_work(state: &State, id: &NodeId) -> bool {
    let is_its = |field: &Field| field.node() == Some(id);
    state.list.open_rows.contains(id) || state.history.typing().is_some_and(is_its) || state.drafts.fields().any(is_its)
}
