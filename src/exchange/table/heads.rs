//! Where the heads of a table are, and what each column holds.

use std::ops::Range;

use crate::exchange::file::Grid;
use crate::exchange::table::value::quantity;
use crate::text::table_heads::{Role, is_remarks, role};

/// How far down heads are looked for.
const FURTHEST: usize = 200;
/// So many cells that are heads make a row of heads.
const FEWEST_HEADS: usize = 3;

/// The rows of the heads and what they say of each column. Heads may take two rows, where the upper one spans several columns.
pub(super) fn heads(grid: &Grid) -> (Range<usize>, Vec<Option<Role>>) {
    let mut best = Candidate { worth: 0, rows: 0..0, columns: Vec::new() };
    let first = grid.first_row();
    let mut next = roles(grid, first);
    for at in first..grid.rows.len().min(first + FURTHEST) {
        let lower = roles(grid, at + 1);
        let upper = std::mem::replace(&mut next, lower.clone());
        // A row of values says nothing that is a head.
        let says = |roles: &[Option<Role>]| roles.iter().any(Option::is_some);
        let has_second = says(&upper) && says(&lower) && !has_figures(grid, at + 1);
        let two = has_second.then(|| (at..at + 2, merged(&upper, &lower)));
        for (rows, columns) in [Some((at..at + 1, upper)), two].into_iter().flatten() {
            let worth = worth(&columns);
            // Of two that say as much the one of fewer rows is meant, and the upper one.
            if worth > best.worth {
                best = Candidate { worth, rows, columns };
            }
        }
    }
    let columns = with_own_weight(grid, &best.rows, best.columns);
    let columns = with_remarks(grid, &best.rows, columns);
    (best.rows, columns)
}

/// Remarks say why points were lost, where no other column does.
fn with_remarks(grid: &Grid, heads: &Range<usize>, mut columns: Vec<Option<Role>>) -> Vec<Option<Role>> {
    if heads.is_empty() || columns.contains(&Some(Role::Reason)) {
        return columns;
    }
    let is_remarks = |at: usize| heads.clone().any(|row| is_remarks(grid.cell(row, at)));
    let found = (0..columns.len()).find(|at| columns.get(*at) == Some(&None) && is_remarks(*at));
    found.and_then(|at| columns.get_mut(at)).into_iter().for_each(|column| *column = Some(Role::Reason));
    columns
}

/// Rows that may be heads.
struct Candidate {
    worth: usize,
    rows: Range<usize>,
    columns: Vec<Option<Role>>,
}

/// The rows before the first one with figures: heads that nobody knows.
pub(super) fn before_figures(grid: &Grid) -> Range<usize> {
    let first = grid.first_row();
    first..(first..grid.rows.len().min(first + FURTHEST)).find(|row| has_figures(grid, *row)).unwrap_or(first)
}

/// Whether a row below says heads again, as on a new page.
pub(super) fn is_head_row(row: &[String]) -> bool {
    row.iter().filter(|cell| role(cell).is_some()).count() >= FEWEST_HEADS
}

/// How many different things the columns hold; 0 where no indicator is among them.
fn worth(columns: &[Option<Role>]) -> usize {
    let has = |wanted: Role| columns.contains(&Some(wanted));
    let n_levels = [Role::Level1, Role::Level2, Role::Level3].into_iter().filter(|it| has(*it)).count();
    let telling = [Role::Weight, Role::Target, Role::Actual, Role::Score, Role::Deducted, Role::Standard, Role::Reason];
    let n_said = telling.into_iter().filter(|it| has(*it)).count();
    // Names and two of these, or names in groups and one: 一级指标, 三级指标, 得分.
    let is_table = n_levels > 0 && n_said > 0 && n_levels + n_said >= FEWEST_HEADS;
    if !is_table { 0 } else { Role::ALL.into_iter().filter(|it| has(*it)).count() }
}

/// What each cell of a row says as a head; the same thing said twice counts once. Of two columns of indicators the last is meant: forms
/// have a word for all of them at the side.
fn roles(grid: &Grid, row: usize) -> Vec<Option<Role>> {
    let mut found: Vec<Option<Role>> = Vec::new();
    for cell in grid.rows.get(row).into_iter().flatten() {
        let mut said = role(cell);
        if let Some(earlier) = found.iter_mut().find(|earlier| said.is_some() && **earlier == said) {
            if said == Some(Role::Level3) {
                *earlier = None;
            } else {
                said = None;
            }
        }
        found.push(said);
    }
    found
}

/// Where every level has a column of weights, the one behind the indicators' names is theirs.
fn with_own_weight(grid: &Grid, heads: &Range<usize>, mut columns: Vec<Option<Role>>) -> Vec<Option<Role>> {
    let is_weight = |at: usize| heads.clone().any(|row| role(grid.cell(row, at)) == Some(Role::Weight));
    let levels = [Role::Level3, Role::Level2];
    let name = levels.into_iter().find_map(|level| columns.iter().position(|said| *said == Some(level)));
    let own = name.and_then(|name| (name + 1..columns.len()).find(|at| is_weight(*at)));
    if let Some(own) = own {
        columns.iter_mut().filter(|said| **said == Some(Role::Weight)).for_each(|said| *said = None);
        columns.get_mut(own).into_iter().for_each(|said| *said = Some(Role::Weight));
    }
    columns
}

/// The lower row says more closely what a column holds.
fn merged(upper: &[Option<Role>], lower: &[Option<Role>]) -> Vec<Option<Role>> {
    let n_columns = upper.len().max(lower.len());
    let mut columns: Vec<Option<Role>> = Vec::new();
    for at in 0..n_columns {
        let (above, below) = (upper.get(at).copied().flatten(), lower.get(at).copied().flatten());
        columns.push(below.or_else(|| above.filter(|above| !lower.contains(&Some(*above)))));
    }
    columns
}

fn has_figures(grid: &Grid, row: usize) -> bool {
    grid.rows.get(row).into_iter().flatten().any(|cell| quantity(cell).is_some())
}
