//! What is written is read again, unchanged and with the same score; and so are the files of earlier days.

use std::fs;
use std::path::Path;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::score::score;
use jixiao::frameworks;
use jixiao::wire::v1::{read_sheet, write_sheet};

use crate::SHEET;

#[track_caller]
fn check_round_trip(evaluation: &Evaluation) {
    let json = write_sheet(evaluation);
    let again = read_sheet(&json, frameworks::find).unwrap();
    assert_eq!(again, *evaluation);
    assert_eq!(write_sheet(&again), json);
    assert_eq!(score(&again), score(evaluation));
}

#[test]
fn the_example_comes_back_as_it_was() {
    check_round_trip(&frameworks::example().unwrap());
}

#[test]
fn an_empty_sheet_comes_back_as_it_was() {
    for data in frameworks::FRAMEWORKS {
        check_round_trip(&Evaluation::blank(frameworks::find(data.reference).unwrap()));
    }
}

#[test]
fn the_smallest_sheet_comes_back_as_it_was() {
    check_round_trip(&read_sheet(SHEET, frameworks::find).unwrap());
}

/// Old sheets: (file, total, pending).
///
/// every-field: 1.89 + 1.98 + 2 × 54.17 % → 1.08 − 1.5 + 2 × 30501400.5 ÷ 31051300 → 1.96 = 5.41;
/// pending 2 + 10 + 4 + 2 + 2 + 4 + 15 + 48 = 87.
/// own-framework: every rule at a midpoint, as worked out in boundaries/every-leaf-at-a-midpoint.json, and a dimension
/// beside the total.
const OLD_SHEETS: [(&str, &str, &str); 2] = [("every-field.json", "5.41", "87"), ("own-framework.json", "20.06", "0")];

#[test]
fn old_sheets_are_readable_for_ever_and_score_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/sheets/v1");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), OLD_SHEETS.len(), "each file has its line in OLD_SHEETS");
    for (file, total, pending) in OLD_SHEETS {
        let evaluation = read_sheet(&fs::read_to_string(folder.join(file)).unwrap(), frameworks::find).unwrap();
        let report = score(&evaluation);
        assert_eq!(
            (report.total.value().to_string(), report.pending.value().to_string()),
            (total.to_owned(), pending.to_owned()),
            "{file}"
        );
        check_round_trip(&evaluation);
    }
}
