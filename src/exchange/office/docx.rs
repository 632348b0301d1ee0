//! Documents of Word and WPS (.docx): their paragraphs as lines, the rows of their tables as lines with tabs, and the tables.

use crate::exchange::file::{FileProblem, Grid, Opened, Remark, Room, tidied};
use crate::exchange::office::archive::Archive;
use crate::exchange::office::xml::Piece;

/// A table while it is being read.
#[derive(Default)]
struct TableBeingRead {
    grid: Grid,
    row: Vec<String>,
    cell: String,
    n_rows: usize,
    n_columns: usize,
}

#[derive(Default)]
struct Document {
    text: String,
    paragraph: String,
    tables: Vec<TableBeingRead>,
    grids: Vec<Grid>,
    is_text: bool,
    /// How many deletions, notes and repetitions for older programs are open: nothing in them is read.
    n_left_out: usize,
    has_tracked_changes: bool,
}

/// Reads the text.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Opened, FileProblem> {
    let (mut document, mut room, mut table_room) = (Document::default(), Room::for_a_file(), Room::for_a_file());
    let has_macros = archive.has_any(|name| name.ends_with("vbaProject.bin"));
    archive.walk("word/document.xml", |piece| document.read(piece, &mut room, &mut table_room))?;
    let mut remarks = Vec::new();
    if has_macros {
        remarks.push(Remark::Macros);
    }
    if document.has_tracked_changes {
        remarks.push(Remark::TrackedChanges);
    }
    Ok(Opened { text: Some(document.text), grids: document.grids, remarks })
}

impl Document {
    fn read(&mut self, piece: Piece<'_>, room: &mut Room, table_room: &mut Room) -> Result<(), FileProblem> {
        match piece {
            Piece::Start(element) => match element.name() {
                "del" | "moveFrom" | "Fallback" => {
                    self.has_tracked_changes |= element.name() != "Fallback";
                    self.n_left_out += 1;
                }
                _ if self.n_left_out > 0 => {}
                "ins" => self.has_tracked_changes = true,
                "t" => self.is_text = true,
                "tab" | "noBreakHyphen" | "br" | "cr" if !self.paragraph.is_empty() => self.paragraph.push(' '),
                "tbl" => self.tables.push(TableBeingRead::default()),
                "gridSpan" => {
                    if let Some(table) = self.tables.last_mut() {
                        table.n_columns = element.number("val").unwrap_or(1).clamp(1, 60);
                    }
                }
                _ => {}
            },
            Piece::Text(part) if self.is_text && self.n_left_out == 0 => {
                room.take(part)?;
                self.paragraph.push_str(part);
            }
            Piece::Text(_) => {}
            Piece::End("del" | "moveFrom" | "Fallback") => self.n_left_out = self.n_left_out.saturating_sub(1),
            Piece::End("t") => self.is_text = false,
            Piece::End("p") => self.end_paragraph(),
            Piece::End("tc") => self.end_cell(),
            Piece::End("tr") => self.end_row(table_room)?,
            Piece::End("tbl") => {
                let table = self.tables.pop().unwrap_or_default();
                self.grids.push(table.grid);
            }
            Piece::End(_) => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        match self.tables.last_mut() {
            Some(table) => {
                if !table.cell.is_empty() {
                    table.cell.push('\n');
                }
                table.cell.push_str(&paragraph);
            }
            None => {
                self.text.push_str(&paragraph);
                self.text.push('\n');
            }
        }
    }

    /// A cell over several columns stands in the first of them.
    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        table.row.push(tidied(&std::mem::take(&mut table.cell)));
        let n_columns = std::mem::take(&mut table.n_columns).max(1);
        table.row.resize(table.row.len() + n_columns - 1, String::new());
    }

    fn end_row(&mut self, room: &mut Room) -> Result<(), FileProblem> {
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        let row = std::mem::take(&mut table.row);
        for (column, cell) in row.iter().enumerate() {
            table.grid.put(table.n_rows, column, cell, room)?;
        }
        table.n_rows += 1;
        let line = row.join("\t");
        match self.tables.last_mut() {
            // A table in a cell is part of its text.
            Some(outer) => outer.cell.push_str(&line),
            None => {
                self.text.push_str(&line);
                self.text.push('\n');
            }
        }
        self.tables.push(table);
        Ok(())
    }
}
