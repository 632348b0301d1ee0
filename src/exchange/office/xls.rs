//! Older workbooks of Excel and WPS (.xls, .et): records of BIFF 8 (MS-XLS) in a compound file.
//!
//! Read here and not by a library: the one there is stops at damaged bytes, makes room for whole rectangles of empty cells, and does
//! not tell what is shown in per cent. The numbers of the records are those of the specification.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;
use rust_decimal::Decimal;

use crate::exchange::file::{FileProblem, Grid, Opened, Remark, Room};
use crate::exchange::office::biff::{Pieces, records};
use crate::exchange::office::number::{Shown, number_text, shown_by, shown_by_id};

/// The most sheets that are read.
const MOST_SHEETS: usize = 60;
/// The most texts that cells may share.
const MOST_TEXTS: usize = 200_000;

/// The kinds of records that say something about cells.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const R_STRING: u16 = 0x00D6;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

/// The version of BIFF that is read, as a stream begins with it.
const BIFF_8: u16 = 0x0600;

/// Reads every sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Opened, FileProblem> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    if file.is_stream("EncryptedPackage") {
        return Err(FileProblem::Encrypted);
    }
    if file.is_stream("WordDocument") {
        return Err(FileProblem::OldDocument);
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.is_stream(name)).ok_or(FileProblem::NotOffice)?;
    let has_macros = file.is_storage("_VBA_PROJECT_CUR");
    let mut stream = Vec::new();
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // No stream is longer than its file.
    file.open_stream(name).and_then(|it| it.take(most).read_to_end(&mut stream)).map_err(|_| FileProblem::Damaged)?;
    let mut book = Book::default();
    for record in records(&stream) {
        let record = record?;
        book.read(record.kind, record.at, record.pieces)?;
    }
    let mut remarks = Vec::new();
    if has_macros {
        remarks.push(Remark::Macros);
    }
    if book.is_any_hidden {
        remarks.push(Remark::HiddenSheets);
    }
    Ok(Opened { text: None, grids: book.grids, remarks })
}

#[derive(Default)]
struct Book {
    is_1904: bool,
    is_any_hidden: bool,
    texts: Vec<String>,
    /// Formats with a text, and what they make of a number.
    named: BTreeMap<u16, Shown>,
    /// What each style of cells makes of a number.
    styles: Vec<Shown>,
    /// Where each sheet begins in the stream.
    begins: BTreeMap<usize, usize>,
    grids: Vec<Grid>,
    /// The sheet that is being read.
    sheet: Option<usize>,
    /// The cell of a formula whose text comes next.
    waiting: Option<(u16, u16)>,
    room: Room,
    texts_room: Room,
}

impl Book {
    /// What can't be read of a record is as if it were not there: a file may be newer than we are.
    fn read(&mut self, kind: u16, at: usize, mut pieces: Pieces<'_>) -> Result<(), FileProblem> {
        match kind {
            kind::FILE_PASS => return Err(FileProblem::Encrypted),
            kind::BOF => {
                if pieces.number() != Some(BIFF_8) {
                    return Err(FileProblem::OldWorkbook);
                }
                self.sheet = self.begins.get(&at).copied();
            }
            kind::DATE_MODE => self.is_1904 = pieces.number() == Some(1),
            kind::BOUND_SHEET => self.read_sheet_name(&mut pieces),
            kind::FORMAT => {
                let format = pieces.number().zip(pieces.text());
                self.named.extend(format.map(|(id, text)| (id, shown_by(&text))));
            }
            kind::XF => {
                let _font = pieces.number();
                let format = pieces.number().unwrap_or(0);
                let shown = self.named.get(&format).copied();
                self.styles.push(shown.unwrap_or_else(|| shown_by_id(usize::from(format))));
            }
            kind::SST => self.read_texts(&mut pieces)?,
            kind::STRING => {
                if let Some(((row, column), text)) = self.waiting.take().zip(pieces.text()) {
                    self.put(row, column, &text)?;
                }
            }
            _ => self.read_cell(kind, &mut pieces)?,
        }
        Ok(())
    }

    fn read_sheet_name(&mut self, pieces: &mut Pieces<'_>) {
        if self.grids.len() >= MOST_SHEETS {
            return;
        }
        let begin = pieces.long_number().and_then(|begin| usize::try_from(begin).ok());
        let state = pieces.byte();
        let _kind = pieces.byte();
        if let Some((begin, name)) = begin.zip(pieces.short_text()) {
            self.is_any_hidden |= state.is_some_and(|state| state & 0b11 == 1);
            self.begins.insert(begin, self.grids.len());
            self.grids.push(Grid { name, rows: Vec::new() });
        }
    }

    /// The texts that cells share.
    fn read_texts(&mut self, pieces: &mut Pieces<'_>) -> Result<(), FileProblem> {
        let (_n_uses, n_texts) = (pieces.long_number(), pieces.long_number().unwrap_or(0));
        for _ in 0..n_texts {
            let Some(text) = pieces.text() else { break };
            self.texts_room.take(&text)?;
            if self.texts.len() >= MOST_TEXTS {
                return Err(FileProblem::TooManyCells { most: MOST_TEXTS });
            }
            self.texts.push(text);
        }
        Ok(())
    }

    fn read_cell(&mut self, kind: u16, pieces: &mut Pieces<'_>) -> Result<(), FileProblem> {
        let is_cell = [
            kind::FORMULA,
            kind::MUL_RK,
            kind::R_STRING,
            kind::LABEL_SST,
            kind::NUMBER,
            kind::LABEL,
            kind::BOOL_ERR,
            kind::RK,
        ];
        if !is_cell.contains(&kind) || self.sheet.is_none() {
            return Ok(());
        }
        let Some((row, column)) = pieces.number().zip(pieces.number()) else { return Ok(()) };
        if kind == kind::MUL_RK {
            for column in column.. {
                let Some((style, bits)) = pieces.number().zip(pieces.long_number()) else { break };
                let text = number_text(&rk(bits), self.shown(style), self.is_1904);
                self.put(row, column, &text)?;
            }
            return Ok(());
        }
        let style = pieces.number().unwrap_or(0);
        let text = match kind {
            kind::RK => pieces.long_number().map(|bits| number_text(&rk(bits), self.shown(style), self.is_1904)),
            kind::NUMBER => pieces.binary().map(|number| number_text(&number, self.shown(style), self.is_1904)),
            kind::LABEL_SST => {
                let at = pieces.long_number().and_then(|at| usize::try_from(at).ok());
                at.and_then(|at| self.texts.get(at)).cloned()
            }
            kind::LABEL | kind::R_STRING => pieces.text(),
            kind::BOOL_ERR => pieces.byte().zip(pieces.byte()).map(|(value, is_error)| truth(value, is_error != 0)),
            _ => self.result(row, column, style, pieces),
        };
        self.put(row, column, &text.unwrap_or_default())
    }

    /// What a formula gave: a number, or one of the things that are none.
    fn result(&mut self, row: u16, column: u16, style: u16, pieces: &mut Pieces<'_>) -> Option<String> {
        let bytes = pieces.eight()?;
        let [kind, _, value, .., one, other] = bytes;
        if (one, other) != (0xFF, 0xFF) {
            let number = f64::from_le_bytes(bytes).to_string();
            return Some(number_text(&number, self.shown(style), self.is_1904));
        }
        match kind {
            // Its text is the next record.
            0 => self.waiting = Some((row, column)),
            1 => return Some(truth(value, false)),
            2 => return Some(truth(value, true)),
            _ => {}
        }
        None
    }

    fn shown(&self, style: u16) -> Shown {
        self.styles.get(usize::from(style)).copied().unwrap_or(Shown::Plain)
    }

    fn put(&mut self, row: u16, column: u16, text: &str) -> Result<(), FileProblem> {
        match self.sheet.and_then(|sheet| self.grids.get_mut(sheet)) {
            Some(grid) => grid.put(row.into(), column.into(), text, &mut self.room),
            None => Ok(()),
        }
    }
}

fn truth(value: u8, is_error: bool) -> String {
    let error = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    match (is_error, value) {
        (true, _) => error,
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
    }
    .to_owned()
}

/// A number in four bytes: whole or the upper half of a binary one, as it is or in hundredths.
fn rk(bits: u32) -> String {
    let (is_hundredths, is_whole) = (bits & 1 != 0, bits & 2 != 0);
    let text = if is_whole {
        (bits.cast_signed() >> 2).to_string()
    } else {
        f64::from_bits(u64::from(bits & !0b11) << 32).to_string()
    };
    if !is_hundredths {
        return text;
    }
    let number = Decimal::from_str_exact(&text).ok();
    number.map_or(text, |number| (number / Decimal::ONE_HUNDRED).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        // 100 whole, 1.23 in whole hundredths, 2.5 binary, −5 whole.
        assert_eq!(rk((100 << 2) | 2), "100");
        assert_eq!(rk((123 << 2) | 3), "1.23");
        assert_eq!(rk(u32::try_from(2.5_f64.to_bits() >> 32).unwrap_or(0)), "2.5");
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), "-5");
        assert_eq!(rk(u32::try_from(98.0_f64.to_bits() >> 32).unwrap_or(0) | 1), "0.98");
    }
}
