//! The table of a sheet: what stands in it, and that it stands straight.

use serde_json::{Value, json};

use crate::program::{EXAMPLE, answer, compact_example, run};

#[test]
fn the_table_has_every_row_and_stands_straight() {
    let report = answer(&["score", EXAMPLE], b"");
    let nodes = [&report["groups"], &report["indicators"]];
    for (language, words) in [
        (
            "zh",
            ["指标名称", "扣分原因", "总分 92.97", "评价等级：优", "待填 0 分", "政府采购执行率 94.25%，扣 0.11 分"],
        ),
        ("en", ["Indicator", "Reason", "total: 92.97", "grade: 优", "pending: 0", "政府采购执行率 94.25%: −0.11"]),
    ] {
        let done = run(&["score", "--table", "--lang", language, EXAMPLE], b"");
        assert_eq!((done.code, done.error.as_str()), (0, ""));
        for word in words {
            assert!(done.output.contains(word), "no {word} in\n{}", done.output);
        }
        let n_grades = done.output.lines().filter(|line| line.ends_with("优")).count();
        assert_eq!(n_grades, 1, "the grade is said once in\n{}", done.output);
        let rows: Vec<&str> = done.output.lines().filter(|line| line.starts_with('|')).collect();
        let columns = columns_of(rows[0]);
        assert_eq!(columns.len(), 6);
        for node in nodes.iter().flat_map(|list| list.as_array().unwrap()) {
            let name = node["name"].as_str().unwrap();
            assert!(rows.iter().any(|row| row.contains(&format!(" {name} "))), "no row for {name}");
        }
        for row in &rows {
            assert_eq!(columns_of(row), columns, "{row}");
        }
        let procurement = rows.iter().find(|row| row.contains("    政府采购执行率")).unwrap();
        assert!(procurement.contains("2.00 |  1.89 |"), "{procurement}");
    }
}

/// The screen columns of the separators of a row; ideographs and full-width signs take two.
fn columns_of(row: &str) -> Vec<usize> {
    let mut column = 0;
    let mut found = Vec::new();
    for c in row.chars() {
        if c == '|' {
            found.push(column);
        }
        column += if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}') {
            2
        } else {
            1
        };
    }
    found
}

#[test]
fn a_sheet_cannot_steer_the_terminal() {
    let mut sheet: Value = serde_json::from_str(&compact_example()).unwrap();
    sheet["name"] = json!("a\u{1b}]0;b\u{7}c\nd");
    sheet["entries"]["asset-account-consistency"]["reason"] = json!("\u{1b}[2Je\u{9b}f\ng");
    let table = run(&["score", "--table"], sheet.to_string().as_bytes()).output;
    sheet["\u{1b}[2J"] = json!(1);
    let error = run(&["score", "--table"], sheet.to_string().as_bytes()).error;
    let text = [table, error].concat();
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    assert!(text.contains("c d 2021\n") && text.contains("f g"), "{text}");
}
