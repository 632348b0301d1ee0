//! A table out of a file: rows of cells, each a text as its program shows it.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::exchange::file::FileProblem;

/// The most rows that are looked at.
pub const MOST_ROWS: usize = 5_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// The most cells of a file, empty ones between others included.
pub const MOST_CELLS: usize = 250_000;
/// The most bytes that the cells of a file hold.
pub const MOST_TEXT: usize = 4 << 20;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the file calls it; empty where it has no name.
    pub name: String,
    /// Its rows, from the top; each ends with its last cell that says something. Numbers are written as they are, rates with
    /// their per cent sign, dates as 2021-12-31.
    pub rows: Vec<Vec<String>>,
}

/// How much a file may still bring: counted while it is read.
#[derive(Clone, Debug)]
pub struct Room {
    n_cells: usize,
    n_bytes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self::for_a_file()
    }
}

impl Room {
    /// Room for one file.
    pub fn for_a_file() -> Self {
        Self { n_cells: MOST_CELLS, n_bytes: MOST_TEXT }
    }

    /// Takes room for a text.
    ///
    /// # Errors
    /// There is none left.
    pub fn take(&mut self, text: &str) -> Result<(), FileProblem> {
        self.n_bytes = self.n_bytes.checked_sub(text.len()).ok_or(FileProblem::TooMuchText { most: MOST_TEXT })?;
        Ok(())
    }

    fn take_cells(&mut self, n_cells: usize) -> Result<(), FileProblem> {
        self.n_cells = self.n_cells.checked_sub(n_cells).ok_or(FileProblem::TooManyCells { most: MOST_CELLS })?;
        Ok(())
    }
}

impl Grid {
    /// Puts a text in a cell, from 0. One that says nothing needs no room.
    ///
    /// # Errors
    /// The cell lies where no table has one, or there is no room.
    pub fn put(&mut self, row: usize, column: usize, text: &str, room: &mut Room) -> Result<(), FileProblem> {
        let text = tidied(text);
        if text.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(FileProblem::TooFar { cell: cell_name(row, column), rows: MOST_ROWS, columns: MOST_COLUMNS });
        }
        room.take(&text)?;
        if let Some(n_new) = (row + 1).checked_sub(self.rows.len()) {
            room.take_cells(n_new)?;
            self.rows.resize(self.rows.len() + n_new, Vec::new());
        }
        let Some(cells) = self.rows.get_mut(row) else { return Ok(()) };
        if let Some(n_new) = (column + 1).checked_sub(cells.len()) {
            room.take_cells(n_new)?;
            cells.resize(cells.len() + n_new, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// The text of a cell, from 0; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// The first row that says something, from 0; 0 where none does.
    pub fn first_row(&self) -> usize {
        self.rows.iter().position(|row| row.iter().any(|cell| !cell.is_empty())).unwrap_or(0)
    }

    /// How many columns the widest row has.
    pub fn n_columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.iter().all(String::is_empty))
    }

    /// The table of a text with one row a line, its cells parted by tabs, bars (as in Markdown), commas or
    /// semicolons: whatever parts most lines.
    ///
    /// # Errors
    /// It holds more than a table does.
    pub fn from_text(text: &str) -> Result<Self, FileProblem> {
        let text = text.trim_start_matches('\u{FEFF}');
        let head: Vec<&str> = text.lines().take(20).collect();
        let n_lines_with = |mark: char| head.iter().filter(|line| line.contains(mark)).count();
        // A comma is a common sign in texts: tabs, where there are any, are meant.
        let mark = if n_lines_with('\t') > 0 {
            b'\t'
        } else if n_lines_with(';') > n_lines_with(',') {
            b';'
        } else {
            b','
        };
        let (mut grid, mut room) = (Self::default(), Room::for_a_file());
        if mark != b'\t' && n_lines_with('|') * 2 > head.iter().filter(|line| !line.trim().is_empty()).count() {
            for (row, line) in text.lines().filter(|line| !is_rule(line)).enumerate() {
                for (column, cell) in between_bars(line).iter().enumerate() {
                    grid.put(row, column, cell, &mut room)?;
                }
            }
            return Ok(grid);
        }
        for_each_cell(text, mark, |row, column, cell| grid.put(row, column, cell, &mut room))?;
        Ok(grid)
    }
}

/// The line below the heads of a Markdown table: | --- | ---: |.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a line of a Markdown table. A bar behind a backslash is a bar, bold letters are letters.
fn between_bars(line: &str) -> Vec<String> {
    let line = line.trim();
    let inside = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut cell, mut characters) = (Vec::new(), String::new(), inside.chars().peekable());
    while let Some(c) = characters.next() {
        match c {
            '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => cell.extend(characters.next()),
            '|' => cells.push(std::mem::take(&mut cell)),
            '*' if characters.peek() == Some(&'*') => {
                characters.next();
            }
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// Calls with every cell of a text, its row and its column from 0.
pub(in crate::exchange) fn for_each_cell<E>(
    text: &str,
    mark: u8,
    mut act: impl FnMut(usize, usize, &str) -> Result<(), E>,
) -> Result<(), E> {
    let mut reader = ReaderBuilder::new().delimiter(mark).build();
    let mut input = text.trim_start_matches('\u{FEFF}').as_bytes();
    let mut output = vec![0; input.len().clamp(1, 1 << 16)];
    let (mut row, mut column, mut cell) = (0, 0, Vec::new());
    loop {
        let (result, n_read, n_written) = reader.read_field(input, &mut output);
        input = input.get(n_read..).unwrap_or_default();
        cell.extend_from_slice(output.get(..n_written).unwrap_or_default());
        match result {
            // Asking again with nothing left tells the reader that this was all.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                act(row, column, &String::from_utf8_lossy(&cell))?;
                cell.clear();
                column += 1;
                if record_end {
                    row += 1;
                    column = 0;
                }
            }
            ReadFieldResult::End => return Ok(()),
        }
    }
}

/// A cell's text in one line: a break inside becomes a blank, and there are no blanks around.
pub(in crate::exchange) fn tidied(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A cell as spreadsheets name it, from 0: B7.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let nth = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + nth));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().collect();
    format!("{letters}{}", row + 1)
}

/// The row and the column of a cell's name, from 0; `None` where it is none.
pub fn read_cell_name(name: &str) -> Option<(usize, usize)> {
    let end = name.find(|c: char| !c.is_ascii_uppercase())?;
    let (letters, digits) = name.split_at(end);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, byte| column * 26 + usize::from(byte - b'A') + 1);
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_markdown_table_has_its_cells_between_bars() {
        let grid =
            Grid::from_text("| 指标 | 分值 |\n| --- | ---: |\n| 培训\\|人数 | **10** |\n| 数量*比* | |\n").unwrap();
        assert_eq!(grid.rows, [vec!["指标", "分值"], vec!["培训|人数", "10"], vec!["数量*比*"]]);
        let grid = Grid::from_text("指标 | 分值\n培训 | 10").unwrap();
        assert_eq!(grid.rows, [["指标", "分值"], ["培训", "10"]]);
    }

    #[test]
    fn cells_have_names() {
        for (name, place) in [("A1", (0, 0)), ("Z2", (1, 25)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))] {
            assert_eq!(read_cell_name(name), Some(place));
            assert_eq!(cell_name(place.0, place.1), name);
        }
        for name in ["", "1", "A", "A0", "a1", "ABCD1", "A12345678", "A-1"] {
            assert_eq!(read_cell_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_text_is_parted_by_what_parts_most() {
        let rows = |text: &str| Grid::from_text(text).unwrap().rows;
        let expected =
            vec![vec!["指标".to_owned(), "分值".to_owned()], vec!["执行率，全年".to_owned(), "10".to_owned()]];
        assert_eq!(rows("\u{FEFF}指标,分值\r\n\"执行率，全年\",10\r\n"), expected);
        assert_eq!(rows("指标\t分值\n执行率，全年\t10"), expected);
        assert_eq!(
            rows("指标;分值\n执行率，全年;10,,"),
            vec![expected[0].clone(), vec![expected[1][0].clone(), "10,,".to_owned()]]
        );
        assert_eq!(
            rows("a,\"b\nc\",\n,,\nd"),
            [vec!["a", "b c"], vec![], vec!["d"]].map(|row| row.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
        );
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn what_is_too_much_is_told() {
        let (mut grid, mut room) = (Grid::default(), Room::for_a_file());
        grid.put(1_048_575, 16_383, " ", &mut room).unwrap();
        let far = grid.put(1_048_575, 16_383, "x", &mut room);
        assert_eq!(
            far,
            Err(FileProblem::TooFar { cell: "XFD1048576".to_owned(), rows: MOST_ROWS, columns: MOST_COLUMNS })
        );
        let row = format!("{}x\n", ",".repeat(MOST_COLUMNS - 1));
        let n_rows = MOST_CELLS / MOST_COLUMNS;
        assert!(Grid::from_text(&row.repeat(n_rows - 10)).is_ok());
        assert_eq!(Grid::from_text(&row.repeat(n_rows)), Err(FileProblem::TooManyCells { most: MOST_CELLS }));
        assert_eq!(Grid::from_text(&"x".repeat(MOST_TEXT + 1)), Err(FileProblem::TooMuchText { most: MOST_TEXT }));
    }
}
