//! Where the points are: what each indicator could still gain, and how near it is to losing some.

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::goal::counted;
use crate::domain::whatif::losses::next_loss;

/// What an indicator could gain and lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which indicator.
    pub id: NodeId,
    /// What it could still gain, pending points included.
    pub gain: Points,
    /// By how much its number may still change, in per cent of the number, before it loses points; `None` where it hangs on a pick,
    /// or can lose none.
    pub margin: Option<Exact>,
}

/// Every indicator that counts, in the order of the form.
pub fn ranking(evaluation: &Evaluation, report: &ScoreReport) -> Vec<Ranked> {
    let ranked = counted(evaluation, report).map(|(indicator, leaf)| {
        let now = leaf.trace().map_or(Points::ZERO, |trace| trace.score);
        let way = next_loss(evaluation, leaf);
        let margin = way.as_ref().and_then(|way| margin(evaluation, way.changes.first()?));
        Ranked { id: indicator.id.clone(), gain: leaf.highest - now, margin }
    });
    ranked.collect()
}

/// How far a change is from what the sheet has, in per cent of it; `None` without a number, or from 0.
fn margin(evaluation: &Evaluation, change: &Change) -> Option<Exact> {
    let (now, then): (Decimal, Decimal) = match change {
        Change::Actual { id, value } => (evaluation.entry(id).actual?, (*value)?),
        Change::Part { id, value } => (evaluation.entry(id).part?, *value),
        Change::Executed(then) => (evaluation.budget.department.executed?.yuan(), then.yuan()),
        Change::Choice { .. } | Change::Item { .. } | Change::Month { .. } => return None,
    };
    let moved = Exact::new(then).minus(&Exact::new(now)).magnitude();
    Some(moved.divided_by(&Exact::new(now).magnitude())?.times(&Exact::HUNDRED))
}
