//! Workbooks and documents in and out: files of several programs, round trips, hostile and broken files.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod hostile;
mod packed;
mod round_trips;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::domain::score::score;
use jixiao::exchange::file::{FileProblem, Grid, Opened, Remark, opened_json, read_opened};
use jixiao::exchange::office::{open, text_of};
use jixiao::exchange::report::{read_report, to_evaluation};
use jixiao::exchange::table::{best_grid, best_onto, carried_code, doubt_lines, make_sheet, read_table};
use jixiao::frameworks::{FRAMEWORKS, find};
use jixiao::share;
use jixiao::text::language::Language;

use crate::packed::{Compound, archive, document_of, workbook_of};

pub(crate) fn at_hand() -> Vec<Arc<Framework>> {
    FRAMEWORKS.iter().map(|it| find(it.reference).unwrap()).collect()
}

/// A file of `fixtures/`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/fixtures");
    fs::read(folder.join(name)).unwrap()
}

/// The sheet that a file's best table describes, and what was told about it.
pub(crate) fn taken(grids: &[Grid]) -> (Evaluation, Vec<String>) {
    let carried = carried_code(grids).map(|code| Arc::new(share::open(&code).unwrap().read(find).unwrap()));
    let reading = read_table(&grids[best_grid(grids)], None);
    let onto = best_onto(&reading, carried.as_ref(), &at_hand());
    let made = make_sheet(&reading, grids, &onto).unwrap();
    (made.evaluation, doubt_lines(&made.doubts, Language::Chinese))
}

#[test]
fn the_same_table_in_the_files_of_several_programs() {
    for name in ["ministry_form.xlsx", "ministry_form.xls", "ministry_form.ods", "ministry_form_openpyxl.xlsx"] {
        let opened = open(&fixture(name)).unwrap();
        let (sheet, doubts) = taken(&opened.grids);
        let report = score(&sheet);
        assert_eq!(
            (report.total.value().to_string(), report.pending.value().to_string()),
            ("91.36".to_owned(), "0".to_owned()),
            "{name}: {doubts:#?}"
        );
        assert_eq!((sheet.profile.name.as_str(), sheet.profile.year), ("某区残疾人联合会", Some(2023)), "{name}");
        let indicators = sheet.framework.indicators();
        let entry = |name: &str| sheet.entry(&indicators.iter().find(|it| it.name == name).unwrap().id);
        assert_eq!(entry("完成时间").actual_words, "2023-12-20", "{name}");
        assert_eq!(entry("残疾人满意度").actual.unwrap().to_string(), "92.5", "{name}");
        assert_eq!(entry("人均补助成本").actual.unwrap().to_string(), "3100", "{name}");
        assert_eq!(doubts.len(), 1, "{name}: {doubts:#?}");
    }
    let remarks = open(&fixture("ministry_form_openpyxl.xlsx")).unwrap().remarks;
    assert_eq!(remarks, [Remark::HiddenSheets, Remark::FormulasWithoutResults]);
}

#[test]
fn what_was_found_goes_to_the_page_and_back() {
    let opened = open(&fixture("ministry_form_openpyxl.xlsx")).unwrap();
    let text = serde_json::to_string(&opened_json(&opened)).unwrap();
    assert_eq!(read_opened(&text), Some(opened));
    assert_eq!(read_opened("{"), None);
    assert_eq!(read_opened("[]"), None);
    assert_eq!(read_opened("{}"), Some(Opened::default()));
}

/// The seed's report as a document, a paragraph for each line.
#[test]
fn a_report_in_a_document_is_read_as_its_text() {
    let text = include_str!("../reports/baiyun-dpf-2021.txt");
    let opened = open(&document_of(
        &text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect::<String>(),
    ))
    .unwrap();
    let reading = read_report(&opened.text.unwrap()).unwrap();
    let made = to_evaluation(&reading, &at_hand()).unwrap();
    assert_eq!(score(&made.evaluation).total.value().to_string(), "92.97");
}

#[test]
fn paragraphs_tables_and_changes_of_a_document() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let body = [
        "<w:p><w:r><w:t>前</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del><w:ins><w:r><w:t>插&amp;入</w:t></w:r></w:ins><w:r><w:tab/><w:t>后</w:t></w:r></w:p>".to_owned(),
        format!("<w:tbl>{}{}</w:tbl>", row(&["三级指标", "分值", "得分"]), row(&["培训人数", "10", "9.5"])),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc><w:tc><w:p/><w:p><w:r><w:t>两</w:t></w:r></w:p><w:p><w:r><w:t>行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ];
    let opened = open(&document_of(&body.concat())).unwrap();
    assert_eq!(opened.text.as_deref(), Some("前插&入 后\n三级指标\t分值\t得分\n培训人数\t10\t9.5\n宽\t\t两 行\n"));
    assert_eq!(opened.remarks, [Remark::TrackedChanges]);
    assert_eq!(opened.grids[0].rows, [["三级指标", "分值", "得分"], ["培训人数", "10", "9.5"]]);
    assert_eq!(opened.grids[1].cell(0, 2), "两 行");
    let (sheet, _) = taken(&opened.grids);
    assert_eq!(score(&sheet).total.value().to_string(), "9.5");
}

/// Each kind of file that can't be read is told apart, whatever it is called.
#[test]
fn what_can_not_be_read_is_told() {
    let compound = |streams: &[(&str, &[u8])]| Compound::of(streams);
    let cases: [(&str, Vec<u8>, FileProblem); 13] = [
        ("a workbook of Excel 95", compound(&[("Book", &[9, 8, 4, 0, 0, 5, 5, 0])]), FileProblem::OldWorkbook),
        ("a PDF", b"%PDF-1.7 and so on".to_vec(), FileProblem::Pdf),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), FileProblem::Picture),
        ("a text", "指标,分值".as_bytes().to_vec(), FileProblem::NotOffice),
        ("another archive", archive(&[("readme.txt", b"hello")]), FileProblem::NotOffice),
        ("an archive that is none", b"PK\x03\x04 and no more".to_vec(), FileProblem::Damaged),
        ("an empty workbook", workbook_of(""), FileProblem::Empty),
        ("an empty document", document_of("<w:p/>"), FileProblem::Empty),
        ("with a password", compound(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]), FileProblem::Encrypted),
        ("an old document", compound(&[("WordDocument", b"x")]), FileProblem::OldDocument),
        ("another compound file", compound(&[("Something", b"x")]), FileProblem::NotOffice),
        (
            "an old workbook with a password",
            compound(&[("Workbook", &[9, 8, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 0, 0])]),
            FileProblem::Encrypted,
        ),
        ("an old workbook that is cut", compound(&[("Workbook", &[9, 8, 200, 0, 1])]), FileProblem::Damaged),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(open(&bytes), Err(expected.clone()), "{name}");
        for language in Language::ALL {
            let sentence = jixiao::text::file::sentence(&expected, language);
            assert!(sentence.chars().count() > 10 && !sentence.contains("FileProblem"), "{name}: {sentence}");
        }
    }
    let locked = include_bytes!("fixtures/password.xlsx.zip");
    assert_eq!(open(locked), Err(FileProblem::Encrypted));
}

#[test]
fn macros_and_links_are_told_and_left_alone() {
    let sheet =
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c><c r="B1"><f>[1]Sheet1!A1</f><v>5</v></c></row>"#;
    let mut parts = packed::workbook_parts(sheet);
    parts.push(("xl/vbaProject.bin".to_owned(), b"x".to_vec()));
    parts.push(("xl/externalLinks/externalLink1.xml".to_owned(), b"<x/>".to_vec()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let opened = open(&archive(&parts)).unwrap();
    assert_eq!(opened.remarks, [Remark::Macros, Remark::ExternalLinks]);
    assert_eq!(opened.grids[0].rows, [["=1+1", "5"]]);
}

#[test]
fn text_files_of_chinese_programs() {
    // "三级指标,分值,得分\n培训,10,9" in GBK.
    let gbk = b"\xC8\xFD\xBC\xB6\xD6\xB8\xB1\xEA,\xB7\xD6\xD6\xB5,\xB5\xC3\xB7\xD6\n\xC5\xE0\xD1\xB5,10,9\n";
    let grid = Grid::from_text(&text_of(gbk)).unwrap();
    let (sheet, _) = taken(&[grid]);
    assert_eq!(score(&sheet).total.value().to_string(), "9");
}
