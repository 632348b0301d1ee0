//! The table as CSV: UTF-8 with a mark at its beginning, by which Excel and WPS know it, and lines that end as they expect.

use csv_core::{WriteResult, Writer};

use crate::exchange::form::{Cell, Form};

/// What a text must not begin with: a spreadsheet would take it for a formula.
const BEGINS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes the table. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
pub fn csv(form: &Form) -> String {
    let mut lines = vec![vec![Cell::Text(form.title.clone())]];
    lines.push(form.heads.iter().map(|head| Cell::Text((*head).to_owned())).collect());
    lines.extend(form.rows.iter().map(|row| row.cells.to_vec()));
    let mut text = String::from("\u{FEFF}");
    for line in lines {
        let cells: Vec<String> = line.iter().map(|cell| quoted(&shown(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.normalize().to_string(),
        Cell::Text(text) if text.starts_with(BEGINS_A_FORMULA) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
    }
}

/// A field with the quotes that it needs.
fn quoted(field: &str) -> String {
    let mut writer = Writer::new();
    // Each byte is a quote at the most, and two more stand around it.
    let mut out = vec![0; field.len() * 2 + 4];
    let (result, _, written) = writer.field(field.as_bytes(), &mut out);
    let rest = out.get_mut(written..).unwrap_or_default();
    let (finished, closing) = writer.finish(rest);
    debug_assert!(matches!((result, finished), (WriteResult::InputEmpty, WriteResult::InputEmpty)), "there is room");
    out.truncate(written + closing);
    String::from_utf8(out).unwrap_or_default()
}
