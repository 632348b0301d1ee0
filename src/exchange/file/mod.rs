//! Files that people have: what kind they are by their first bytes, whatever they are called, and what was found in them.
//!
//! Text is read here; workbooks and documents are read by `exchange::office`, which is a program of its own on the page.

mod answer;
mod grid;

pub use answer::{opened_json, read_opened};
pub use grid::{Grid, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Room, cell_name, read_cell_name};
pub(in crate::exchange) use grid::{for_each_cell, tidied};

pub use crate::text::file::{FileProblem, Remark};

/// The largest file that is looked at, in bytes.
pub const MOST_BYTES: usize = 8 << 20;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A ZIP archive: .xlsx, .docx, .ods.
    Archive,
    /// A compound file: .xls, .et, .doc, and anything with a password.
    Compound,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Any other bytes: a text, as far as they go.
    Text,
}

impl Kind {
    /// What a file with these first bytes is.
    pub fn of(bytes: &[u8]) -> Self {
        let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
        if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]) {
            Self::Archive
        } else if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
            Self::Compound
        } else if begins(&[b"%PDF-", b"\xEF\xBB\xBF%PDF-"]) {
            Self::Pdf
        } else if begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM"]) {
            Self::Picture
        } else {
            Self::Text
        }
    }
}

/// What was found in a workbook or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The text of a document, a line for each paragraph and for each row of its tables.
    pub text: Option<String>,
    /// The tables that say something.
    pub grids: Vec<Grid>,
    /// What whoever takes it over should know.
    pub remarks: Vec<Remark>,
}
