//! Sentences about a column of values that was pasted into a table.

use crate::text::language::{Language, say};

/// There are more values than rows.
pub fn too_many(n_values: usize, n_rows: usize, language: Language) -> String {
    let rows = if n_rows == 1 { "is only 1 row".to_owned() } else { format!("are only {n_rows} rows") };
    say!(
        language,
        "粘贴了 {n_values} 个值，从这一格往下只有 {n_rows} 行。没有改动：请少选几行再粘贴。",
        "{n_values} values were pasted, but there {rows} from here down. Nothing was changed: copy fewer rows."
    )
}

/// A row in between has nothing to fill in, so what follows would stand beside the wrong names.
pub fn no_field(row: &str, language: Language) -> String {
    say!(
        language,
        "“{row}”这一行在这一列没有可填的格，往下的值会错位。没有改动：请分段粘贴。",
        "The row “{row}” has no field in this column, so the values below would go astray. Nothing was changed: paste in parts."
    )
}
