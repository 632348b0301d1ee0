//! The table as Markdown.

use crate::exchange::form::{Cell, Form};

/// Which columns hold numbers.
const NUMBERS: [usize; 2] = [3, 6];

/// Writes the table with its title.
pub fn markdown(form: &Form) -> String {
    let mut lines = vec![format!("# {}", escaped(&form.title)), String::new()];
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    lines.push(line(form.heads.iter().map(|head| escaped(head)).collect()));
    let rule = |column: usize| if NUMBERS.contains(&column) { "---:" } else { "---" }.to_owned();
    lines.push(line((0..form.heads.len()).map(rule).collect()));
    for row in &form.rows {
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Text(text) => escaped(text),
        });
        let bold = |text: String| if row.is_sum && !text.is_empty() { format!("**{text}**") } else { text };
        lines.push(line(cells.map(bold).collect()));
    }
    lines.join("\n") + "\n"
}

/// On one line, with nothing that Markdown takes for a mark.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
