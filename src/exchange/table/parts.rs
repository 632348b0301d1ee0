//! Tables that stand below each other in one sheet of a file: each is one of its own.

use rust_decimal::Decimal;

use crate::exchange::file::Grid;
use crate::exchange::table::heads::{heads, is_head_row};
use crate::exchange::table::top::top;
use crate::exchange::table::value::quantity;
use crate::text::table_words::{is_sum, is_total, part_name};

/// The most tables that one sheet is parted into.
const MOST_PARTS: usize = 100;

/// The tables of a file. Those that stand below each other are parted behind the total of the upper one; what stands in a row stays in
/// that row, so that places are told as in the file.
pub fn parts(grids: &[Grid]) -> Vec<Grid> {
    grids.iter().flat_map(parts_of).collect()
}

fn parts_of(grid: &Grid) -> Vec<Grid> {
    let mut ends = Vec::new();
    let (mut end, mut has_heads) = (None, false);
    for (at, row) in grid.rows.iter().enumerate() {
        if is_head_row(row) && ends.len() + 1 < MOST_PARTS {
            ends.extend(end.take());
            has_heads = true;
        } else if has_heads && is_whole(row) {
            end = Some(at + 1);
        }
    }
    if ends.is_empty() {
        return vec![grid.clone()];
    }
    ends.push(grid.rows.len());
    let mut parts = Vec::new();
    let mut from = 0;
    for (nth, to) in (1..).zip(ends) {
        let below = grid.rows.get(from..to).unwrap_or_default().iter().cloned();
        let mut part = Grid { name: String::new(), rows: vec![Vec::new(); from] };
        part.rows.extend(below);
        let (heads, _) = heads(&part);
        let top = top(&part, heads.start);
        let about = [top.project, top.department, top.title].into_iter().find(|it| !it.is_empty());
        part.name = part_name(&grid.name, nth, &about.unwrap_or_default());
        parts.push(part);
        from = to;
    }
    parts
}

/// Whether a row is the sum of a whole table.
fn is_whole(row: &[String]) -> bool {
    let is_hundred = || row.iter().any(|cell| quantity(cell).is_some_and(|it| it.number == Decimal::ONE_HUNDRED));
    row.iter().any(|cell| is_total(cell)) || (row.iter().any(|cell| is_sum(cell)) && is_hundred())
}
