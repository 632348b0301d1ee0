//! Files that want too much, and files that are broken: each is refused with its reason or read as far as it goes, and nothing panics.

use jixiao::domain::score::score;
use jixiao::exchange::document::document;
use jixiao::exchange::file::{FileProblem, Grid, MOST_BYTES, MOST_CELLS, MOST_TEXT};
use jixiao::exchange::office::open;
use jixiao::exchange::report::read_report;
use jixiao::exchange::table::{Onto, make_sheet, read_table};
use jixiao::frameworks::example;
use jixiao::text::language::Language;
use proptest::prelude::*;

use crate::fixture;
use crate::packed::{archive, document_of, workbook_of};

/// Opens bytes and goes on with whatever was found, as the page would.
fn goes_through(bytes: &[u8]) {
    let Ok(opened) = open(bytes) else { return };
    for grid in &opened.grids {
        let reading = read_table(grid, None);
        let _ = make_sheet(&reading, &opened.grids, &Onto::Own);
    }
    let _ = opened.text.map(|text| read_report(&text).is_ok());
}

#[test]
fn what_wants_too_much_is_refused() {
    let cell = |name: &str| format!(r#"<c r="{name}"><v>1</v></c>"#);
    let far = workbook_of(&format!("<row>{}</row>", cell("XFD1048576")));
    assert!(matches!(open(&far), Err(FileProblem::TooFar { cell, .. }) if cell == "XFD1048576"));
    // Formats alone, to the last cell, are nothing.
    let styled =
        workbook_of(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row>"#);
    assert_eq!(open(&styled).unwrap().grids[0].rows, [["1"]]);
    let rows: String = (1..=4_000).map(|row| format!("<row>{}</row>", cell(&format!("GR{row}")))).collect();
    assert_eq!(open(&workbook_of(&rows)), Err(FileProblem::TooManyCells { most: MOST_CELLS }));
    let long = format!(r#"<row><c t="inlineStr"><is><t>{}</t></is></c></row>"#, "长".repeat(MOST_TEXT / 2));
    assert_eq!(open(&workbook_of(&long)), Err(FileProblem::TooMuchText { most: MOST_TEXT }));
    let bomb = workbook_of(&" ".repeat(200 << 20));
    assert!(bomb.len() < MOST_BYTES, "{}", bomb.len());
    assert!(matches!(open(&bomb), Err(FileProblem::UnfoldsTooFar { .. })));
    let deep = document_of(&format!("{}{}", "<w:tbl>".repeat(5_000), "</w:tbl>".repeat(5_000)));
    assert_eq!(open(&deep), Err(FileProblem::TooDeep));
    assert_eq!(open(&vec![b'P'; MOST_BYTES + 1]), Err(FileProblem::TooLarge { most: MOST_BYTES }));
    let repeated = r#"<office:document-content><table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#;
    assert!(matches!(
        open(&archive(&[("content.xml", repeated.as_bytes())])),
        Err(FileProblem::TooFar { .. } | FileProblem::TooManyCells { .. })
    ));
    // Entities of a document's own are never worked out.
    let laughs = r#"<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:body></w:document>"#;
    assert_eq!(open(&archive(&[("word/document.xml", laughs.as_bytes())])).unwrap().text.as_deref(), Some("xy\n"));
    // Ten megabytes of text are more than a table or a report has.
    let report = document_of(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "绩效".repeat(1_700_000)));
    assert_eq!(open(&report), Err(FileProblem::TooMuchText { most: MOST_TEXT }));
    assert_eq!(
        Grid::from_text(&"绩效,".repeat(1_500_000)),
        Err(FileProblem::TooFar { cell: "GS1".to_owned(), rows: 5_000, columns: 200 })
    );
}

/// Half a character is replaced, not kept.
#[test]
fn broken_characters_go_through() {
    for text in ["&#xD800;", "&#x110000;", "&#0;", "\u{FFFF}", "&nothing;"] {
        goes_through(&document_of(&format!("<w:p><w:r><w:t>得分{text}95分</w:t></w:r></w:p>")));
        goes_through(&workbook_of(&format!(r#"<row><c t="inlineStr"><is><t>{text}</t></is></c></row>"#)));
    }
    goes_through(&archive(&[("word/document.xml", b"<w:document><w:p>\xED\xA0\x80\xFF</w:p></w:document>")]));
}

/// Cut at every place, in all kinds of files.
#[test]
fn a_file_that_is_cut_off_is_refused_or_read() {
    let seed = example().unwrap();
    let docx = document(&seed, &score(&seed), Language::Chinese).unwrap();
    for whole in [fixture("ministry_form.xlsx"), fixture("ministry_form.xls"), fixture("ministry_form.ods"), docx] {
        for length in (0..whole.len()).step_by(37) {
            goes_through(&whole[..length]);
        }
    }
}

fn mutated(name: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let whole = fixture(name);
    let change = (0..whole.len(), any::<u8>());
    (Just(whole), prop::collection::vec(change, 1..24)).prop_map(|(mut bytes, changes)| {
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_a_workbook_goes_through(bytes in mutated("ministry_form.xlsx")) {
        goes_through(&bytes);
    }

    #[test]
    fn any_change_of_an_old_workbook_goes_through(bytes in mutated("ministry_form.xls")) {
        goes_through(&bytes);
    }

    #[test]
    fn any_change_of_an_ods_goes_through(bytes in mutated("ministry_form.ods")) {
        goes_through(&bytes);
    }

    #[test]
    fn any_bytes_go_through(head in prop::sample::select(vec![&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"", b"%PDF-"]), bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        goes_through(&[head, &bytes].concat());
    }

    /// Elements in any order, as no program writes them.
    #[test]
    fn any_elements_go_through(pieces in prop::collection::vec(prop::sample::select(vec![
        "<row>", "</row>", "<row r=\"0\">", "<c r=\"A0\">", "<c r=\"ZZZ9\" t=\"s\">", "<c>", "</c>", "<v>99999999</v>", "<v>1e999</v>", "<f/>", "<is>", "</is>",
        "<t>", "</t>", "x", "<rPh>", "</rPh>", "<c t=\"e\"/>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "<", ">",
    ]), 0..40)) {
        goes_through(&workbook_of(&pieces.concat()));
        goes_through(&document_of(&pieces.concat()));
        goes_through(&archive(&[("content.xml", pieces.concat().as_bytes())]));
    }
}
