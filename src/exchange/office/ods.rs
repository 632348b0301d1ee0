//! Workbooks of LibreOffice (.ods).

use crate::exchange::file::{FileProblem, Grid, MOST_COLUMNS, MOST_ROWS, Opened, Remark, Room};
use crate::exchange::office::archive::Archive;
use crate::exchange::office::number::{Shown, number_text};
use crate::exchange::office::xml::{Element, Piece};

#[derive(Default)]
struct CellBeingRead {
    /// What stands in it, where that is no text.
    value: Option<String>,
    /// Its lines.
    text: String,
    n_columns: usize,
    n_notes: usize,
}

/// Reads every sheet.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Opened, FileProblem> {
    let mut is_encrypted = false;
    archive.walk("META-INF/manifest.xml", |piece| {
        is_encrypted |= matches!(piece, Piece::Start(element) if element.name() == "encryption-data");
        Ok(())
    })?;
    if is_encrypted {
        return Err(FileProblem::Encrypted);
    }
    let mut room = Room::for_a_file();
    let (mut grids, mut cell, mut is_in_cell): (Vec<Grid>, CellBeingRead, bool) =
        (Vec::new(), CellBeingRead::default(), false);
    let (mut row, mut column, mut n_rows) = (0_usize, 0_usize, 1_usize);
    let has_macros = archive.has_any(|name| name.starts_with("Basic/"));
    archive.walk("content.xml", |piece| {
        match piece {
            Piece::Start(element) => match element.name() {
                "table" => {
                    grids.push(Grid { name: element.attribute("name").unwrap_or_default(), rows: Vec::new() });
                    (row, column) = (0, 0);
                }
                "table-row" => {
                    n_rows = element.number("number-rows-repeated").unwrap_or(1);
                    column = 0;
                }
                "table-cell" | "covered-table-cell" => {
                    cell = CellBeingRead::begin(&element);
                    is_in_cell = true;
                }
                "annotation" => cell.n_notes += 1,
                "p" if is_in_cell && !cell.text.is_empty() => cell.text.push('\n'),
                "s" | "tab" if is_in_cell => cell.text.push(' '),
                "line-break" if is_in_cell => cell.text.push('\n'),
                _ => {}
            },
            Piece::Text(part) if is_in_cell && cell.n_notes == 0 => cell.text.push_str(part),
            Piece::Text(_) => {}
            Piece::End("annotation") => cell.n_notes = cell.n_notes.saturating_sub(1),
            Piece::End("table-cell" | "covered-table-cell") => {
                is_in_cell = false;
                let text = cell.value.as_deref().unwrap_or(cell.text.trim());
                if !text.is_empty()
                    && let Some(grid) = grids.last_mut()
                {
                    // Styles are often repeated to the end of the sheet, contents never are.
                    for row in row..row.saturating_add(n_rows).min(MOST_ROWS + 1) {
                        for column in column..column.saturating_add(cell.n_columns).min(MOST_COLUMNS + 1) {
                            grid.put(row, column, text, &mut room)?;
                        }
                    }
                }
                column = column.saturating_add(cell.n_columns);
            }
            Piece::End("table-row") => row = row.saturating_add(n_rows),
            Piece::End(_) => {}
        }
        Ok(())
    })?;
    let remarks = if has_macros { vec![Remark::Macros] } else { Vec::new() };
    Ok(Opened { text: None, grids, remarks })
}

impl CellBeingRead {
    fn begin(element: &Element<'_>) -> Self {
        let number = |shown: Shown| element.attribute("value").map(|value| number_text(&value, shown, false));
        let value = match element.attribute("value-type").unwrap_or_default().as_str() {
            "float" | "currency" => number(Shown::Plain),
            "percentage" => number(Shown::Percent),
            "date" => element.attribute("date-value").map(|date| date.split('T').next().unwrap_or_default().to_owned()),
            _ => None,
        };
        let n_columns = element.number("number-columns-repeated").unwrap_or(1);
        Self { value, text: String::new(), n_columns, n_notes: 0 }
    }
}
