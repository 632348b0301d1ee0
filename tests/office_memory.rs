//! Files that want much: what is needed to refuse or to read them stays below 64 MB. One test, so that nothing else uses memory
//! meanwhile.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::io::{Cursor, Write};

use jixiao::exchange::file::{Grid, MOST_ROWS};
use jixiao::exchange::office::open;
use jixiao::exchange::report::read_report;
use jixiao::exchange::table::{Onto, make_sheet, read_table};
use peak_alloc::PeakAlloc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What the issue allows above what is there anyway.
const MOST: usize = 64 << 20;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(rows: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="1" r:id="a"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", r#"<r><Relationship Id="a" Target="worksheets/sheet1.xml"/></r>"#),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{rows}</worksheet>")),
    ])
}

/// Opens a file and makes a sheet or a reading of what is in it.
fn go_through(bytes: &[u8]) {
    let Ok(opened) = open(bytes) else { return };
    for grid in &opened.grids {
        let made = make_sheet(&read_table(grid, None), &opened.grids, &Onto::Own);
        drop(made);
    }
    if let Some(text) = opened.text {
        let _ = read_report(&text);
    }
}

#[test]
fn hostile_files_need_little_memory() {
    let row = |row: usize| {
        let cells: String = (0..40).map(|_| "<c t=\"inlineStr\"><is><t>绩效指标</t></is></c>").collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let texts: String = (0..60_000).map(|nth| format!("<si><t>共用的文字{nth}</t></si>")).collect();
    let shared =
        archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>"))]);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a bomb of blanks", workbook(&" ".repeat(100 << 20))),
        ("a bomb in one attribute", workbook(&format!("<row r=\"{}\"/>", "1".repeat(100 << 20)))),
        ("a bomb in one text", workbook(&format!("<row><c><v>{}</v></c></row>", "1".repeat(100 << 20)))),
        ("many cells", workbook(&(1..MOST_ROWS).map(row).collect::<String>())),
        ("many shared texts", shared),
        (
            "ten megabytes of a report",
            archive(&[(
                "word/document.xml",
                &format!("<w:document><w:t>{}</w:t></w:document>", "绩效自评".repeat(850_000)),
            )]),
        ),
        (
            "a report of two megabytes",
            archive(&[(
                "word/document.xml",
                &"<w:p><w:r><w:t>预算执行率为98%，得分1.96分。</w:t></w:r></w:p>".repeat(40_000),
            )]),
        ),
    ];
    for (name, bytes) in &files {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        go_through(bytes);
        let needed = MEMORY.peak_usage().saturating_sub(before);
        println!("{name}: {} KB", needed >> 10);
        assert!(needed <= MOST, "{name}: {} MB", needed >> 20);
    }
    let head = "一级指标,三级指标,分值,年度指标值,实际完成值,得分\n";
    let table: String = (0..MOST_ROWS - 1).map(|nth| format!("产出,指标{nth},1,100,99,1\n")).collect();
    for (name, text) in
        [("the largest table", format!("{head}{table}")), ("ten megabytes of text", "绩效,".repeat(1_500_000))]
    {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        if let Ok(grid) = Grid::from_text(&text) {
            let grids = [grid];
            let [grid] = &grids;
            drop(make_sheet(&read_table(grid, None), &grids, &Onto::Own));
        }
        let _ = read_report(&text);
        let needed = MEMORY.peak_usage().saturating_sub(before);
        println!("{name}: {} KB", needed >> 10);
        assert!(needed <= MOST, "{name}: {} MB", needed >> 20);
    }
}
