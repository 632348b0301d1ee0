//! Rows that are no indicators of their own but the heads of those below them, which make up their weight.

use rust_decimal::Decimal;

use crate::exchange::file::Grid;
use crate::exchange::table::TableReading;
use crate::exchange::table::rows::{LeftOut, TableRow};
use crate::exchange::table::value::quantity;
use crate::text::table_heads::Role;

/// The most rows that one head is for.
const LONGEST_GROUP: usize = 500;

/// Makes such rows the groups of those below them. They are known by the printed full marks, which come out only without them; where
/// none are printed, by having no indicator's name (`unnamed`: such rows of the grid).
pub(super) fn take_out(grid: &Grid, reading: &mut TableReading, unnamed: &[usize]) {
    let weights: Vec<Option<Decimal>> = reading.rows.iter().map(weight).collect();
    let ends = ends(&reading.rows, &weights);
    let is_head = |at: usize| ends.get(at).is_some_and(Option::is_some);
    let sum = |counts: &dyn Fn(usize) -> bool| {
        let counted = weights.iter().enumerate().filter(|(at, _)| counts(*at));
        counted.filter_map(|(_, weight)| *weight).try_fold(Decimal::ZERO, |sum, weight| sum.checked_add(weight))
    };
    let is_known = match quantity(&reading.total.weight) {
        Some(printed) => sum(&|_| true) != Some(printed.number) && sum(&|at| !is_head(at)) == Some(printed.number),
        None => {
            let heads = reading.rows.iter().enumerate().filter(|(at, _)| is_head(*at));
            heads.map(|(_, row)| row.row).all(|row| unnamed.binary_search(&row).is_ok())
        }
    };
    if !is_known {
        return;
    }
    let mut around: Vec<(String, usize)> = Vec::new();
    for (at, mut row) in std::mem::take(&mut reading.rows).into_iter().enumerate() {
        around.retain(|(_, end)| *end > at);
        if let Some(end) = ends.get(at).copied().flatten() {
            reading.left_out.push(LeftOut::of(grid, row.row, true));
            around.push((row.name, end));
            continue;
        }
        row.path.retain(|name| !around.iter().any(|(head, _)| head == name));
        row.path.splice(0..0, around.iter().map(|(head, _)| head.clone()));
        reading.rows.push(row);
    }
    reading.left_out.sort_by_key(|left_out| left_out.row);
}

fn weight(row: &TableRow) -> Option<Decimal> {
    quantity(row.cell(Role::Weight)).map(|it| it.number).filter(|weight| *weight > Decimal::ZERO)
}

/// For each row where those end that make up its weight; `None` where none do, and for rows that say what was aimed at or reached.
fn ends(rows: &[TableRow], weights: &[Option<Decimal>]) -> Vec<Option<usize>> {
    let mut ends = vec![None; rows.len()];
    for (at, row) in rows.iter().enumerate().rev() {
        let Some(whole) = weights.get(at).copied().flatten() else { continue };
        if !row.cell(Role::Target).is_empty() || !row.cell(Role::Actual).is_empty() {
            continue;
        }
        let (mut sum, mut next) = (Decimal::ZERO, at + 1);
        while sum < whole && next < rows.len().min(at + LONGEST_GROUP) {
            sum = sum.saturating_add(weights.get(next).copied().flatten().unwrap_or_default());
            // What a group below is made up of counts once.
            next = ends.get(next).copied().flatten().unwrap_or(next + 1);
        }
        if sum == whole
            && let Some(end) = ends.get_mut(at)
        {
            *end = Some(next);
        }
    }
    ends
}
