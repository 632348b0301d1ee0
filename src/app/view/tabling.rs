//! A table before a sheet is made of it: its rows with what each column holds, where it goes, what could not be taken over.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::tabling::{OntoChoice, Tabling};
use crate::domain::evaluation::Evaluation;
use crate::domain::score::score;
use crate::exchange::file::{Grid, cell_name};
use crate::exchange::table::{Onto, TableReading, best_onto, doubt_lines, make_sheet, read_table};
use crate::text::file::remark;
use crate::text::language::Language;
use crate::text::table::{self as sentences, TableLabel};
use crate::text::table_heads::Role;

/// So many rows are shown.
const MOST_SHOWN: usize = 60;
/// So many doubts and rows are listed.
const MOST_LISTED: usize = 200;

/// What there is to show of the tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TablingView {
    /// What whoever takes the file over should know.
    pub remarks: Vec<&'static str>,
    /// The tables of the file, where there are several: position and name.
    pub grids: Vec<(usize, String)>,
    /// The position of the one that is shown.
    pub grid: usize,
    /// Its columns, with what each holds.
    pub columns: Vec<ColumnView>,
    /// Its first rows.
    pub rows: Vec<RowView>,
    /// How many rows there are besides.
    pub n_more: usize,
    /// Why nothing can be made of it yet.
    pub problem: Option<TableLabel>,
    /// What it can be put into: key and words.
    pub ontos: Vec<(String, String)>,
    /// The key of what it is put into.
    pub onto: String,
    /// How many rows were found again, and the total, each with its name.
    pub summary: Vec<(TableLabel, String)>,
    /// What is not in the sheet as it stands in the table.
    pub doubts: Vec<String>,
    /// Rows that are no indicators.
    pub left_out: Vec<String>,
    /// The sheet; `None` where none can be made.
    pub sheet: Option<Rc<Evaluation>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// Its position.
    pub column: usize,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub role: Option<Role>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its number, from 1.
    pub number: usize,
    /// Whether it is an indicator.
    pub is_indicator: bool,
    /// Its cells, as many as there are columns.
    pub cells: Vec<String>,
}

/// What there is to show.
pub fn tabling_view(tabling: &Tabling, language: Language) -> TablingView {
    let grids = &tabling.tables.grids;
    let mut view = TablingView {
        remarks: tabling.tables.remarks.iter().map(|it| remark(*it, language)).collect(),
        grid: tabling.grid,
        ..TablingView::default()
    };
    if grids.len() > 1 {
        view.grids = grids.iter().enumerate().map(|(at, grid)| (at, grid.name.clone())).collect();
    }
    let Some(grid) = grids.get(tabling.grid).filter(|grid| !grid.is_empty()) else {
        // An empty field is no mistake.
        let is_blank = tabling.text.trim().is_empty() && grids.is_empty();
        view.problem = (!is_blank).then_some(TableLabel::NoTable);
        return view;
    };
    let reading = reading(grid, &tabling.columns);
    view.columns = columns(grid, &reading, language);
    view.rows = rows(grid, &reading);
    view.n_more = grid.rows.len().saturating_sub(grid.first_row() + MOST_SHOWN);
    if !reading.is_recognised() {
        view.problem = Some(TableLabel::NoHeads);
        return view;
    }
    if tabling.frameworks.is_empty() {
        view.problem = Some(TableLabel::Loading);
        return view;
    }
    put(tabling, &reading, &mut view, language);
    view
}

/// The table with the corrections of its columns.
fn reading(grid: &Grid, corrections: &[(usize, Option<Role>)]) -> TableReading {
    let guessed = read_table(grid, None);
    if corrections.is_empty() {
        return guessed;
    }
    let mut columns = guessed.columns;
    columns.resize(grid.n_columns(), None);
    for (column, role) in corrections {
        // A column that is said to hold something takes it from the one that was thought to.
        columns.iter_mut().filter(|other| role.is_some() && **other == *role).for_each(|other| *other = None);
        columns.get_mut(*column).into_iter().for_each(|slot| *slot = *role);
    }
    read_table(grid, Some(&columns))
}

fn columns(grid: &Grid, reading: &TableReading, language: Language) -> Vec<ColumnView> {
    let head = |column: usize| {
        let mut cells = reading.heads.clone().map(|row| grid.cell(row, column));
        cells.rfind(|cell| !cell.is_empty()).unwrap_or_default()
    };
    let letters = |column: usize| cell_name(0, column).trim_end_matches('1').to_owned();
    let column = |column: usize| ColumnView {
        column,
        name: sentences::column_name(&letters(column), head(column), language),
        role: reading.columns.get(column).copied().flatten(),
    };
    (0..grid.n_columns()).map(column).collect()
}

fn rows(grid: &Grid, reading: &TableReading) -> Vec<RowView> {
    let n_columns = grid.n_columns();
    let row = |(at, cells): (usize, &Vec<String>)| RowView {
        number: at + 1,
        is_indicator: reading.rows.iter().any(|row| row.row == at),
        cells: cells.iter().cloned().chain(std::iter::repeat(String::new())).take(n_columns).collect(),
    };
    grid.rows.iter().enumerate().skip(grid.first_row()).take(MOST_SHOWN).map(row).collect()
}

fn put(tabling: &Tabling, reading: &TableReading, view: &mut TablingView, language: Language) {
    let carried = tabling.tables.carried.as_ref();
    let own = OntoChoice::Own.key();
    let carried_key = carried.map(|_| (OntoChoice::Carried.key(), TableLabel::Carried.text(language).to_owned()));
    view.ontos = carried_key.into_iter().chain([(own, TableLabel::OwnFramework.text(language).to_owned())]).collect();
    let released = tabling.frameworks.iter().map(|it| (it.reference.to_string(), it.title.clone()));
    view.ontos.extend(released);
    let onto = match &tabling.onto {
        None => best_onto(reading, carried, &tabling.frameworks),
        Some(OntoChoice::Own) => Onto::Own,
        Some(OntoChoice::Carried) => carried.map_or(Onto::Own, |sheet| Onto::Carried(Arc::clone(sheet))),
        Some(OntoChoice::Framework(reference)) => {
            let known = tabling.frameworks.iter().find(|framework| framework.reference.to_string() == *reference);
            known.map_or(Onto::Own, |framework| Onto::Framework(Arc::clone(framework)))
        }
    };
    view.onto = OntoChoice::of(&onto).key();
    let Some(made) = make_sheet(reading, &tabling.tables.grids, &onto) else {
        view.problem = Some(TableLabel::NoHeads);
        return;
    };
    let report = score(&made.evaluation);
    let (total, pending) = (report.total.value().to_string(), report.pending.value().to_string());
    let matched = sentences::matched(made.n_matched, reading.rows.len(), language);
    view.summary = vec![
        (TableLabel::Matched, matched),
        (TableLabel::Total, sentences::total_beside(&total, &pending, &reading.total.score, language)),
    ];
    view.doubts = doubt_lines(&made.doubts, language);
    view.doubts.truncate(MOST_LISTED);
    let left_out = reading.left_out.iter().take(MOST_LISTED);
    view.left_out = left_out.map(|it| sentences::left_out(it.row + 1, &it.text, it.is_sum, language)).collect();
    view.sheet = Some(Rc::new(made.evaluation));
}
