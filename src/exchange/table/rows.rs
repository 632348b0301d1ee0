//! The rows below the heads: indicators with what stands in their cells, and what is none.

use rust_decimal::Decimal;

use crate::exchange::file::Grid;
use crate::exchange::table::heads::is_head_row;
use crate::exchange::table::value::quantity;
use crate::exchange::table::{TableReading, subtotals};
use crate::text::cell_words::{POINTS, STROKES, usual_unit};
use crate::text::pasted_table::is_dashes;
use crate::text::table_heads::Role;
use crate::text::table_words::{is_sum, is_total, unwrapped, weight_in_name, without_number};

/// An indicator of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its row in the grid, from 0.
    pub row: usize,
    /// The names of the groups above it, from the outside in; empty ones left out.
    pub path: Vec<String>,
    /// Its name, without a number before it.
    pub name: String,
    /// What stands in its cells, by what they hold; cells that say nothing are not here.
    pub cells: Vec<(Role, String)>,
}

impl TableRow {
    /// The cell of a column; empty where it says nothing.
    pub fn cell(&self, role: Role) -> &str {
        self.cells.iter().find(|(other, _)| *other == role).map_or("", |(_, text)| text)
    }
}

/// A row that is no indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its row in the grid, from 0.
    pub row: usize,
    /// How it begins.
    pub text: String,
    /// Whether it is a row of sums.
    pub is_sum: bool,
}

impl LeftOut {
    /// A row of a grid.
    pub(super) fn of(grid: &Grid, row: usize, is_sum: bool) -> Self {
        let first = grid.rows.get(row).into_iter().flatten().find(|cell| !cell.is_empty());
        Self { row, text: first.cloned().unwrap_or_default(), is_sum }
    }
}

/// What a table prints as its total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Full marks.
    pub weight: String,
    /// The total.
    pub score: String,
}

/// Reads the rows below the heads.
pub(super) fn read(grid: &Grid, reading: &mut TableReading) {
    let Some(name_column) = reading.name_column() else { return };
    let name_role = reading.columns.get(name_column).copied().flatten();
    let levels: Vec<usize> = [Role::Level1, Role::Level2]
        .into_iter()
        .filter(|level| Some(*level) != name_role)
        .filter_map(|level| reading.column(level))
        .collect();
    let mut groups = vec![String::new(); levels.len()];
    let (mut is_over, mut unnamed) = (false, Vec::new());
    for at in reading.heads.end..grid.rows.len() {
        let row = grid.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        if row.iter().all(String::is_empty) {
            continue;
        }
        let cells = cells(reading, grid, at);
        let left_out = |is_sum: bool| LeftOut::of(grid, at, is_sum);
        if row.iter().take(name_column + 2).any(|cell| is_sum(cell)) {
            let cell = |role: Role| cells.iter().find(|(it, _)| *it == role).map(|(_, text)| text.clone());
            let (weight, score) = (cell(Role::Weight).unwrap_or_default(), cell(Role::Score).unwrap_or_default());
            // Of several sums the one that weighs most is the whole.
            let heaviest = quantity(&weight).map(|it| it.number) > quantity(&reading.total.weight).map(|it| it.number);
            if row.iter().any(|cell| is_total(cell)) || heaviest || reading.total == Published::default() {
                reading.total = Published { weight, score };
            }
            is_over |= row.iter().any(|cell| is_total(cell));
            reading.left_out.push(left_out(true));
            continue;
        }
        // Below the total stand notes and signatures.
        if is_over || is_head_row(row) {
            reading.left_out.push(left_out(false));
            continue;
        }
        for (nth, column) in levels.iter().enumerate() {
            let cell = grid.cell(at, *column).trim();
            if !cell.is_empty() {
                // A new group begins without the closer groups of the one before.
                groups.iter_mut().skip(nth).for_each(String::clear);
                groups.get_mut(nth).into_iter().for_each(|group| *group = unwrapped(without_number(cell)));
            }
        }
        let name = without_number(grid.cell(at, name_column));
        // A group that has no indicators of its own is the indicator: 满意度 with its points.
        let own_group = levels.iter().rev().map(|column| grid.cell(at, *column).trim()).find(|cell| !cell.is_empty());
        // Below the groups there may be a row that begins at the form's edge: 预算执行率（10分）.
        let is_named = !name.is_empty() && !is_dashes(name);
        let mut edge = row.iter().take(name_column).map(|cell| cell.trim());
        let at_edge = edge.find(|cell| !cell.is_empty() && quantity(cell).is_none());
        if !is_named && own_group.is_none() && at_edge.is_some() {
            // It is in none of them.
            groups.iter_mut().for_each(String::clear);
        }
        let own_group = own_group.or(at_edge);
        let name = if is_named { name } else { own_group.map(without_number).unwrap_or_default() };
        let says_something = cells.iter().any(|(role, text)| match role {
            Role::Weight | Role::Target | Role::Actual | Role::Score | Role::Deducted | Role::Part | Role::Whole => {
                !text.is_empty()
            }
            Role::Level1
            | Role::Level2
            | Role::Level3
            | Role::Sign
            | Role::Unit
            | Role::Reason
            | Role::Improvement
            | Role::Evidence
            | Role::Definition
            | Role::Standard => false,
        });
        if name.is_empty() || !says_something || quantity(name).is_some() {
            reading.left_out.push(left_out(false));
            continue;
        }
        // The weight in a name has become a cell, or stands in one; another one than there is worth reading.
        let weighs =
            |weight: &str| quantity(weight).is_some_and(|it| Some(it.number) == number_in(&cells, Role::Weight));
        let name = weight_in_name(name).filter(|(_, weight)| weighs(weight)).map_or(name, |(name, _)| name);
        let name = unwrapped(name);
        let path = groups.iter().filter(|group| !group.is_empty() && **group != name).cloned().collect();
        reading.rows.push(TableRow { row: at, path, name, cells });
        unnamed.extend((!is_named).then_some(at));
    }
    subtotals::take_out(grid, reading, &unnamed);
}

/// The cells of a row that say something, by what they hold.
fn cells(reading: &TableReading, grid: &Grid, row: usize) -> Vec<(Role, String)> {
    let columns = reading.columns.iter().enumerate().filter_map(|(at, role)| Some((at, (*role)?)));
    let cells =
        columns.filter(|(_, role)| *role > Role::Level3).map(|(at, role)| (role, grid.cell(row, at).trim().to_owned()));
    let mut cells: Vec<(Role, String)> = cells.filter(|(_, text)| !text.is_empty() && !is_dashes(text)).collect();
    for (_, unit) in cells.iter_mut().filter(|(role, _)| *role == Role::Unit) {
        *unit = usual_unit(unit).to_owned();
    }
    part_score_and_weight(&mut cells);
    let name_column = reading.name_column().unwrap_or_default();
    if reading.column(Role::Weight).is_none() {
        let names = (0..=name_column).rev().map(|column| grid.cell(row, column)).find(|cell| !cell.is_empty());
        let weight = names.and_then(weight_in_name).map(|(_, weight)| (Role::Weight, weight.to_owned()));
        cells.extend(weight);
    }
    let points = |wanted: Role| number_in(&cells, wanted);
    // Some forms say what was taken off in the place of what is left.
    if reading.column(Role::Score).is_none()
        && let Some(left) = points(Role::Weight).zip(points(Role::Deducted)).map(|(weight, lost)| weight - lost.abs())
    {
        cells.push((Role::Score, left.normalize().to_string()));
    }
    cells
}

/// The number of what a row says in one of its columns.
fn number_in(cells: &[(Role, String)], wanted: Role) -> Option<Decimal> {
    let cell = cells.iter().find(|(role, _)| *role == wanted);
    cell.and_then(|(_, text)| quantity(text)).map(|it| it.number)
}

/// 9.5/10 in one cell: the score, and the weight, which is no less.
fn part_score_and_weight(cells: &mut Vec<(Role, String)>) {
    let number = |text: &str| quantity(text).filter(|it| it.unit.is_empty() || it.unit == POINTS).map(|it| it.number);
    let both = cells.iter().filter(|(role, _)| matches!(role, Role::Weight | Role::Score)).find_map(|(_, text)| {
        let (one, other) = text.split_once(STROKES)?;
        let (one, other) = (number(one)?, number(other)?);
        Some((one.min(other), one.max(other)))
    });
    let Some((score, weight)) = both else { return };
    for (role, points) in [(Role::Weight, weight), (Role::Score, score)] {
        cells.retain(|(other, text)| *other != role || quantity(text).is_some());
        if !cells.iter().any(|(other, _)| *other == role) {
            cells.push((role, points.normalize().to_string()));
        }
    }
}
