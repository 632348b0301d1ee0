//! Self-evaluation tables out of workbooks, CSV files and copied blocks: recognised by their heads, taken over column by column.
//!
//! [`read_table`] finds the heads and the rows of a [`Grid`]; what it takes a column for can be corrected. [`make_sheet`] puts the rows
//! into a sheet, where needed on a framework made of the table. What has no place is told, never dropped.

mod doubts;
mod fill;
mod fill_top;
mod heads;
mod matching;
mod own_framework;
mod parts;
mod printed;
mod rows;
mod sheet;
mod side_sheets;
mod subtotals;
mod top;
mod units;
mod value;

pub use doubts::{TableDoubt, doubt_lines};
pub(in crate::exchange) use fill::{Origin, fill};
pub(in crate::exchange) use own_framework::own_framework;
pub use parts::parts;
pub use rows::{LeftOut, Published, TableRow};
pub use sheet::{Onto, SheetFromTable, best_onto, make_sheet};
pub use side_sheets::carried_code;
pub use top::{TableMoney, Top};
pub use value::{Quantity, quantity};

use std::ops::Range;

use crate::exchange::file::Grid;
use crate::text::table_heads::Role;

/// What was understood of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableReading {
    /// The rows of the heads, from 0; empty where none were recognised.
    pub heads: Range<usize>,
    /// What each column holds; `None`: nothing that is taken over.
    pub columns: Vec<Option<Role>>,
    /// The indicators.
    pub rows: Vec<TableRow>,
    /// Rows below the heads that are no indicators.
    pub left_out: Vec<LeftOut>,
    /// The printed total.
    pub total: Published,
    /// What stands above the heads.
    pub top: Top,
}

impl TableReading {
    /// Whether there is a column for the indicators' names and one for something about them.
    pub fn is_recognised(&self) -> bool {
        self.name_column().is_some() && self.columns.iter().flatten().any(|role| *role > Role::Level3)
    }

    /// The column of the indicators' names: the deepest level that there is.
    pub fn name_column(&self) -> Option<usize> {
        [Role::Level3, Role::Level2, Role::Level1].into_iter().find_map(|level| self.column(level))
    }

    /// The first column with this role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(role))
    }
}

/// Reads a table. `columns` is what somebody said the columns hold, in the place of what their heads say.
pub fn read_table(grid: &Grid, columns: Option<&[Option<Role>]>) -> TableReading {
    let (mut heads, guessed) = heads::heads(grid);
    if heads.is_empty() && columns.is_some() {
        heads = heads::before_figures(grid);
    }
    let mut columns = columns.map_or(guessed, <[Option<Role>]>::to_vec);
    columns.resize(grid.n_columns(), None);
    let mut reading = TableReading { heads, columns, ..TableReading::default() };
    reading.top = top::top(grid, reading.heads.start);
    if reading.is_recognised() {
        rows::read(grid, &mut reading);
    }
    reading
}

/// The sheet of a file that most looks like a self-evaluation table, by its position.
pub fn best_grid(grids: &[Grid]) -> usize {
    let worth = |grid: &Grid| {
        let reading = read_table(grid, None);
        let n_roles = reading.columns.iter().flatten().count();
        (reading.is_recognised(), n_roles, reading.rows.len())
    };
    let mut best = (0, (false, 0, 0));
    for (at, grid) in grids.iter().enumerate() {
        let worth = worth(grid);
        if worth > best.1 {
            best = (at, worth);
        }
    }
    best.0
}
