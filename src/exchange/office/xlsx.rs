//! Workbooks of Excel and WPS (.xlsx, .xlsm, newer .et).

use std::collections::BTreeMap;

use crate::exchange::file::{FileProblem, Grid, MOST_ROWS, Opened, Remark, Room, read_cell_name};
use crate::exchange::office::archive::Archive;
use crate::exchange::office::number::{Shown, number_text, shown_by, shown_by_id};
use crate::exchange::office::xml::{Element, Piece};

/// The most sheets that are read.
const MOST_SHEETS: usize = 60;
/// The most texts that cells may share.
const MOST_TEXTS: usize = 200_000;
/// The most formats that cells may have.
const MOST_FORMATS: usize = 65_000;

#[derive(Default)]
struct Workbook {
    is_1904: bool,
    /// Each sheet's name and its part's id.
    sheets: Vec<(String, String)>,
    /// The parts by their ids.
    parts: Vec<(String, String)>,
    texts: Vec<String>,
    formats: Vec<Shown>,
    remarks: Vec<Remark>,
}

/// Reads every sheet.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Opened, FileProblem> {
    let mut room = Room::for_a_file();
    let mut workbook = Workbook::default();
    if archive.has_any(|name| name.ends_with("vbaProject.bin")) {
        workbook.remarks.push(Remark::Macros);
    }
    if archive.has_any(|name| name.starts_with("xl/externalLinks/")) {
        workbook.remarks.push(Remark::ExternalLinks);
    }
    workbook.read_sheets(archive)?;
    archive.walk("xl/_rels/workbook.xml.rels", |piece| {
        if let Piece::Start(element) = piece
            && let Some(part) = element.attribute("Id").zip(element.attribute("Target"))
        {
            workbook.parts.push(part);
        }
        Ok(())
    })?;
    workbook.read_texts(archive, &mut Room::for_a_file())?;
    workbook.read_formats(archive)?;
    let mut grids = Vec::new();
    for (name, id) in &workbook.sheets {
        let target = workbook.parts.iter().find(|(other, _)| other == id).map(|(_, target)| target.as_str());
        // A chart on a sheet of its own has no cells.
        let Some(target) = target else { continue };
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let (grid, has_open_formulas) = workbook.read_sheet(archive, &part, name, &mut room)?;
        if has_open_formulas && !workbook.remarks.contains(&Remark::FormulasWithoutResults) {
            workbook.remarks.push(Remark::FormulasWithoutResults);
        }
        grids.push(grid);
    }
    Ok(Opened { text: None, grids, remarks: workbook.remarks })
}

impl Workbook {
    fn read_sheets(&mut self, archive: &mut Archive<'_>) -> Result<(), FileProblem> {
        let mut is_any_hidden = false;
        archive.walk("xl/workbook.xml", |piece| {
            let Piece::Start(element) = piece else { return Ok(()) };
            match element.name() {
                "workbookPr" => {
                    self.is_1904 = element.attribute("date1904").is_some_and(|it| matches!(it.as_str(), "1" | "true"));
                }
                "sheet" if self.sheets.len() < MOST_SHEETS => {
                    // What is hidden from the programs' own lists is ours or nobody's.
                    is_any_hidden |= element.attribute("state").is_some_and(|state| state == "hidden");
                    self.sheets.extend(element.attribute("name").zip(element.attribute("id")));
                }
                _ => {}
            }
            Ok(())
        })?;
        if is_any_hidden {
            self.remarks.push(Remark::HiddenSheets);
        }
        Ok(())
    }

    /// The texts that cells share. A reading aid that stands above Chinese and Japanese words is no part of one.
    fn read_texts(&mut self, archive: &mut Archive<'_>, room: &mut Room) -> Result<(), FileProblem> {
        let (mut text, mut is_text, mut n_aids) = (String::new(), false, 0_usize);
        archive.walk("xl/sharedStrings.xml", |piece| {
            match piece {
                Piece::Start(element) => match element.name() {
                    "si" => text.clear(),
                    "t" => is_text = true,
                    "rPh" => n_aids += 1,
                    _ => {}
                },
                Piece::End("si") => {
                    room.take(&text)?;
                    if self.texts.len() >= MOST_TEXTS {
                        return Err(FileProblem::TooManyCells { most: MOST_TEXTS });
                    }
                    self.texts.push(std::mem::take(&mut text));
                }
                Piece::End("t") => is_text = false,
                Piece::End("rPh") => n_aids = n_aids.saturating_sub(1),
                Piece::End(_) => {}
                Piece::Text(part) if is_text && n_aids == 0 => text.push_str(part),
                Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    /// What each format makes of a number.
    fn read_formats(&mut self, archive: &mut Archive<'_>) -> Result<(), FileProblem> {
        let (mut named, mut is_of_cells): (BTreeMap<usize, Shown>, bool) = (BTreeMap::new(), false);
        archive.walk("xl/styles.xml", |piece| {
            match piece {
                Piece::Start(element) => match element.name() {
                    "numFmt" => {
                        if let Some((id, format)) = element.number("numFmtId").zip(element.attribute("formatCode")) {
                            named.entry(id).or_insert_with(|| shown_by(&format));
                        }
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells && self.formats.len() < MOST_FORMATS => {
                        let id = element.number("numFmtId").unwrap_or(0);
                        self.formats.push(named.get(&id).copied().unwrap_or_else(|| shown_by_id(id)));
                    }
                    _ => {}
                },
                Piece::End("cellXfs") => is_of_cells = false,
                Piece::End(_) | Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    /// One sheet, and whether formulas in it were never worked out.
    fn read_sheet(
        &self,
        archive: &mut Archive<'_>,
        part: &str,
        name: &str,
        room: &mut Room,
    ) -> Result<(Grid, bool), FileProblem> {
        let mut grid = Grid { name: name.to_owned(), rows: Vec::new() };
        let (mut cell, mut next, mut has_open_formulas) = (CellBeingRead::default(), (0_usize, 0_usize), false);
        archive.walk(part, |piece| {
            match piece {
                Piece::Start(element) => match element.name() {
                    "row" => {
                        let row = element.number("r").and_then(|row| row.checked_sub(1));
                        next = (row.unwrap_or(next.0), 0);
                    }
                    "c" => cell = CellBeingRead::begin(&element, next),
                    "v" | "t" => cell.is_value = true,
                    "f" => cell.has_formula = true,
                    "rPh" => cell.is_aid = true,
                    _ => {}
                },
                Piece::Text(part) if cell.is_value && !cell.is_aid => cell.text.push_str(part),
                Piece::Text(_) => {}
                Piece::End("v" | "t") => cell.is_value = false,
                Piece::End("rPh") => cell.is_aid = false,
                Piece::End("c") => {
                    has_open_formulas |= cell.has_formula && cell.text.is_empty() && cell.kind != "str";
                    let (row, column) = cell.place;
                    grid.put(row, column, &self.text_of(&cell), room)?;
                    next = (row, column + 1);
                }
                Piece::End("row") => next = (next.0.saturating_add(1).min(MOST_ROWS), 0),
                Piece::End(_) => {}
            }
            Ok(())
        })?;
        Ok((grid, has_open_formulas))
    }

    fn text_of(&self, cell: &CellBeingRead) -> String {
        match cell.kind.as_str() {
            "s" => cell.text.trim().parse().ok().and_then(|at: usize| self.texts.get(at)).cloned().unwrap_or_default(),
            "str" | "inlineStr" | "e" | "d" => cell.text.clone(),
            "b" => (if cell.text.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            _ => {
                let shown = self.formats.get(cell.format).copied().unwrap_or(Shown::Plain);
                number_text(&cell.text, shown, self.is_1904)
            }
        }
    }
}

/// A cell while it is being read.
#[derive(Default)]
struct CellBeingRead {
    place: (usize, usize),
    /// What stands in it, in the file's word.
    kind: String,
    format: usize,
    text: String,
    is_value: bool,
    is_aid: bool,
    has_formula: bool,
}

impl CellBeingRead {
    fn begin(element: &Element<'_>, next: (usize, usize)) -> Self {
        let place = element.attribute("r").and_then(|name| read_cell_name(&name)).unwrap_or(next);
        Self {
            place,
            kind: element.attribute("t").unwrap_or_default(),
            format: element.number("s").unwrap_or(0),
            ..Self::default()
        }
    }
}
