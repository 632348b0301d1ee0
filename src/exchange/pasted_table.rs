//! Projects out of a block that was copied in Excel or WPS: cells parted by tabs, quoted where they hold line breaks.
//! A block is taken over whole or not at all.

use std::convert::Infallible;

use crate::domain::amount::{Amount, AmountProblem, MoneyUnit};
use crate::domain::budget::{Figures, FundSource};
use crate::exchange::file::{for_each_cell, tidied};
use crate::text::fund_source::read_fund_source;
use crate::text::number_reader::{NumberProblem, NumberUnit, read_number};
use crate::text::pasted_table::{Column, PasteProblem, StatedUnit, head, is_dashes, is_sum, stated_unit};

/// The most rows that are taken at once.
pub const MOST_ROWS: usize = 500;
/// The longest block in bytes: 500 rows of long names are well below.
const MOST_BYTES: usize = 400_000;

/// What a block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedProjects {
    /// The projects, in the block's order.
    pub projects: Vec<PastedProject>,
    /// Rows of sums that were left out, from 1.
    pub left_out: Vec<usize>,
    /// The unit that the heads name, where it is not the page's.
    pub other_unit: Option<MoneyUnit>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedProject {
    /// The project's name, never empty.
    pub name: String,
    /// Its fund source, where the block says it.
    pub fund_source: Option<FundSource>,
    /// Its money; an empty cell is not filled in.
    pub figures: Figures,
}

/// Reads a block whose amounts are in `unit` unless its heads say otherwise.
///
/// # Errors
/// Everything that keeps the block from being taken over.
pub fn read_pasted_projects(text: &str, unit: MoneyUnit) -> Result<PastedProjects, Vec<PasteProblem>> {
    if text.len() > MOST_BYTES {
        return Err(vec![PasteProblem::TooLong]);
    }
    let rows: Vec<(usize, Vec<String>)> = cells(text)
        .into_iter()
        .enumerate()
        .map(|(idx, row)| (idx + 1, row))
        .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let (above, rows) = rows.split_at(first_row(&rows));
    let Some((_, first)) = rows.first() else { return Err(vec![PasteProblem::Empty]) };
    let page_unit = unit;
    let unit = unit_above(above)?.unwrap_or(unit);
    if rows.len() > MOST_ROWS + 1 {
        return Err(vec![PasteProblem::TooManyRows { most: MOST_ROWS }]);
    }
    let heads: Vec<_> = first.iter().map(|cell| head(cell)).collect();
    let has_heads = heads.iter().flatten().count() >= 2;
    let columns = if has_heads {
        by_heads(&heads, unit)?
    } else {
        by_position(first)
            .ok_or_else(|| vec![PasteProblem::UnknownColumns { n_columns: first.len() }])?
            .into_iter()
            .map(|column| (column, unit))
            .collect()
    };
    let mut problems = Vec::new();
    let (mut projects, mut left_out) = (Vec::new(), Vec::new());
    for (row, cells) in rows.iter().skip(usize::from(has_heads)) {
        match project(*row, cells, &columns, &mut problems) {
            Line::Project(project) => projects.push(project),
            Line::Sum => left_out.push(*row),
            Line::Wrong => {}
        }
    }
    if problems.is_empty() && projects.is_empty() {
        problems.push(PasteProblem::Empty);
    }
    let is_money = |column: &Column| matches!(column, Column::Initial | Column::Adjusted | Column::Executed);
    let is_other = |(column, unit): &&(Column, MoneyUnit)| is_money(column) && *unit != page_unit;
    let other_unit = columns.iter().find(is_other).map(|(_, other)| *other);
    if problems.is_empty() { Ok(PastedProjects { projects, left_out, other_unit }) } else { Err(problems) }
}

/// Where the table begins: below its title and the line that states its unit.
fn first_row(rows: &[(usize, Vec<String>)]) -> usize {
    let states_unit = |row: &[String]| row.iter().any(|cell| stated_unit(cell).is_some());
    let n_filled = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
    let is_above = |row: &[String]| n_filled(row) == 1 || states_unit(row);
    let heads = rows.iter().position(|(_, row)| row.iter().filter(|cell| head(cell).is_some()).count() >= 2);
    let n_above = match heads {
        Some(heads) => rows.iter().take(heads).take_while(|(_, row)| is_above(row)).count(),
        None => 0,
    };
    if heads == Some(n_above) {
        return n_above;
    }
    // Without heads a line of one filled cell can be a project without figures; one of one cell can't.
    let n_above = rows.iter().take_while(|(_, row)| row.len() == 1 || states_unit(row)).count();
    if n_above == rows.len() { 0 } else { n_above }
}

/// The unit stated above the table.
fn unit_above(above: &[(usize, Vec<String>)]) -> Result<Option<MoneyUnit>, Vec<PasteProblem>> {
    let mut unit = None;
    for cell in above.iter().flat_map(|(_, row)| row) {
        match stated_unit(cell) {
            Some(StatedUnit::Known(known)) => unit = Some(known),
            Some(StatedUnit::Unknown) => return Err(vec![PasteProblem::UnknownUnit { found: cell.clone() }]),
            None => {}
        }
    }
    Ok(unit)
}

/// The rows of the block, trimmed, empty rows included so that rows can be counted.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let done = for_each_cell(text, b'\t', |row, _, cell| {
        rows.resize_with(row + 1, Vec::new);
        let cell = tidied(cell);
        let cell = if is_dashes(&cell) { String::new() } else { cell };
        rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
        Ok::<(), Infallible>(())
    });
    match done {
        Ok(()) => rows,
    }
}

type Heads = [Option<(Column, Option<MoneyUnit>)>];

fn by_heads(heads: &Heads, unit: MoneyUnit) -> Result<Vec<(Column, MoneyUnit)>, Vec<PasteProblem>> {
    let columns: Vec<(Column, MoneyUnit)> = heads
        .iter()
        .map(|it| it.map_or((Column::Ignored, unit), |(column, named)| (column, named.unwrap_or(unit))))
        .collect();
    let mut problems = Vec::new();
    for column in [Column::Name, Column::Source, Column::Initial, Column::Adjusted, Column::Executed] {
        match columns.iter().filter(|(other, _)| *other == column).count() {
            0 if matches!(column, Column::Name | Column::Adjusted | Column::Executed) => {
                problems.push(PasteProblem::MissingHead(column));
            }
            0 | 1 => {}
            _ => problems.push(PasteProblem::HeadTwice(column)),
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// Without heads: name, budget, executed; with four or five columns the initial budget or the fund source comes between.
fn by_position(first: &[String]) -> Option<Vec<Column>> {
    let is_source = first.get(1).is_some_and(|cell| read_fund_source(cell).is_some());
    Some(match first.len() {
        3 => vec![Column::Name, Column::Adjusted, Column::Executed],
        4 if is_source => vec![Column::Name, Column::Source, Column::Adjusted, Column::Executed],
        4 => vec![Column::Name, Column::Initial, Column::Adjusted, Column::Executed],
        5 => vec![Column::Name, Column::Source, Column::Initial, Column::Adjusted, Column::Executed],
        _ => return None,
    })
}

enum Line {
    Project(PastedProject),
    Sum,
    Wrong,
}

fn project(row: usize, cells: &[String], columns: &[(Column, MoneyUnit)], problems: &mut Vec<PasteProblem>) -> Line {
    // Cells beyond the table may only be empty.
    let found = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1).max(columns.len());
    if cells.len() < columns.len() || found > columns.len() {
        problems.push(PasteProblem::Ragged { row, found: cells.len(), expected: columns.len() });
        return Line::Wrong;
    }
    let n_before = problems.len();
    let mut project = PastedProject { name: String::new(), fund_source: None, figures: Figures::default() };
    let cells_of = |wanted: Column| columns.iter().zip(cells).filter(move |((column, _), _)| *column == wanted);
    let is_named = cells_of(Column::Name).any(|(_, name)| !name.is_empty());
    // A sum's word may stand over the numbers of the rows, where its name is empty.
    if cells_of(Column::Name).chain(cells_of(Column::Ignored).filter(|_| !is_named)).any(|(_, word)| is_sum(word)) {
        return Line::Sum;
    }
    for ((column, unit), cell) in columns.iter().zip(cells) {
        let mut money = || amount(row, *column, cell, *unit, problems);
        match column {
            Column::Name => project.name.clone_from(cell),
            Column::Initial => project.figures.initial_budget = money(),
            Column::Adjusted => project.figures.adjusted_budget = money(),
            Column::Executed => project.figures.executed = money(),
            Column::Source if cell.is_empty() => {}
            Column::Source => match read_fund_source(cell) {
                Some(source) => project.fund_source = Some(source),
                None => problems.push(PasteProblem::UnknownSource { row, found: cell.clone() }),
            },
            Column::Ignored => {}
        }
    }
    if project.name.is_empty() {
        problems.push(PasteProblem::NoName { row });
    }
    if problems.len() == n_before { Line::Project(project) } else { Line::Wrong }
}

fn amount(row: usize, column: Column, cell: &str, unit: MoneyUnit, problems: &mut Vec<PasteProblem>) -> Option<Amount> {
    match read_amount(cell, unit, column) {
        Ok(amount) => amount,
        Err(problem) => {
            problems.push(PasteProblem::Number { row, column, found: cell.to_owned(), unit, problem });
            None
        }
    }
}

fn read_amount(cell: &str, unit: MoneyUnit, column: Column) -> Result<Option<Amount>, NumberProblem> {
    let Some(number) = read_number(cell, &NumberUnit::Money(unit))? else { return Ok(None) };
    let amount = Amount::from_unit(number, unit).map_err(|problem| match problem {
        AmountProblem::TooLarge => NumberProblem::TooLarge,
        AmountProblem::TooFine => NumberProblem::TooFine,
    })?;
    // Money taken back can make an executed amount negative; a budget can't be.
    if column != Column::Executed && amount < Amount::ZERO { Err(NumberProblem::Negative) } else { Ok(Some(amount)) }
}
