//! Workbooks and documents of other programs: what stands in their cells and paragraphs, as texts. Nothing in them is run, nothing
//! they point at is fetched, and what is too large is told while it is being read.

mod archive;
mod biff;
mod docx;
mod encoding;
mod number;
mod ods;
mod xls;
mod xlsx;
mod xml;

pub use encoding::text_of;

use crate::exchange::file::{FileProblem, Kind, MOST_BYTES, Opened};
use crate::exchange::office::archive::Archive;

/// Reads a workbook or document; which one it is, its bytes say and not its name.
///
/// # Errors
/// Why nothing can be taken from it.
pub fn open(bytes: &[u8]) -> Result<Opened, FileProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooLarge { most: MOST_BYTES });
    }
    let mut opened = match Kind::of(bytes) {
        Kind::Archive => open_archive(bytes)?,
        Kind::Compound => xls::read(bytes)?,
        Kind::Pdf => return Err(FileProblem::Pdf),
        Kind::Picture => return Err(FileProblem::Picture),
        Kind::Text => return Err(FileProblem::NotOffice),
    };
    opened.grids.retain(|grid| !grid.is_empty());
    let is_blank = opened.text.as_ref().is_none_or(|text| text.trim().is_empty());
    if opened.grids.is_empty() && is_blank { Err(FileProblem::Empty) } else { Ok(opened) }
}

fn open_archive(bytes: &[u8]) -> Result<Opened, FileProblem> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("xl/workbook.xml") {
        xlsx::read(&mut archive)
    } else if archive.has("word/document.xml") {
        docx::read(&mut archive)
    } else if archive.has("content.xml") {
        ods::read(&mut archive)
    } else {
        Err(FileProblem::NotOffice)
    }
}
