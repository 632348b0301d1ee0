//! What of a table is not in the sheet as it stands there.

use crate::text::language::Language;
use crate::text::table::{self as sentences, CellDoubt};
use crate::text::table_note::{self, TableNote};

/// A doubt about a row, or about the whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableDoubt {
    /// About a row.
    Row {
        /// The row in the grid, from 0.
        row: usize,
        /// The indicator's name.
        about: String,
        /// What about it.
        doubt: CellDoubt,
    },
    /// About the whole table.
    Table(TableNote),
}

/// The doubts in sentences.
pub fn doubt_lines(doubts: &[TableDoubt], language: Language) -> Vec<String> {
    let line = |doubt: &TableDoubt| match doubt {
        TableDoubt::Row { row, about, doubt } => sentences::doubt(row + 1, about, doubt, language),
        TableDoubt::Table(note) => table_note::sentence(note, language),
    };
    doubts.iter().map(line).collect()
}
