//! Workbooks that another program saved, in its own way, in the old one and in the open one, are read as the sheet they were made from.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::score::score;
use jixiao::exchange::file::Grid;
use jixiao::exchange::office::open;
use jixiao::exchange::table::{Onto, best_grid, carried_code, doubt_lines, make_sheet, read_table};
use jixiao::exchange::workbook::{Results, workbook};
use jixiao::frameworks::{self, FRAMEWORKS};
use jixiao::share;
use jixiao::text::language::Language;

use crate::{folder, sheet};

/// The seed, and every framework filled in three ways, so that every rule is there.
fn sheets() -> Vec<(String, Evaluation)> {
    let mut sheets = vec![("seed".to_owned(), frameworks::example().unwrap())];
    for data in FRAMEWORKS {
        for variant in 0..3 {
            sheets.push((format!("{}-{variant}", data.reference.replace('@', "-")), sheet(data.reference, variant)));
        }
    }
    sheets
}

/// The sheet that a workbook carries with what its cells say, and what was told about it.
fn taken(grids: &[Grid]) -> (Evaluation, Vec<String>) {
    let carried = share::open(&carried_code(grids).unwrap()).unwrap().read(frameworks::find).unwrap();
    let reading = read_table(&grids[best_grid(grids)], None);
    let made = make_sheet(&reading, grids, &Onto::Carried(Arc::new(carried))).unwrap();
    (made.evaluation, doubt_lines(&made.doubts, Language::Chinese))
}

/// Where two sheets differ, no longer than somebody can read.
fn difference(found: &Evaluation, expected: &Evaluation) -> Option<String> {
    let ids = expected.framework.indicators().into_iter().map(|it| &it.id);
    let entries = ids.filter(|id| found.entry(id) != expected.entry(id));
    let entry = entries.map(|id| format!("{id}: {:?} instead of {:?}", found.entry(id), expected.entry(id))).next();
    let rest = || (found != expected).then(|| format!("{:?} {:?}", found.budget, found.progress));
    entry.or_else(rest)
}

#[test]
fn as_it_was_written() {
    for (name, sheet) in sheets() {
        for language in Language::ALL {
            let bytes = workbook(&sheet, &score(&sheet), language, Results::OfThePage).unwrap();
            let (again, told) = taken(&open(&bytes).unwrap().grids);
            assert_eq!(told, Vec::<String>::new(), "{name}");
            assert_eq!(difference(&again, &sheet), None, "{name}");
        }
    }
}

#[test]
fn as_libreoffice_saves_it() {
    let folder = folder("saved-again");
    let sheets = sheets();
    for (name, sheet) in &sheets {
        let bytes = workbook(sheet, &score(sheet), Language::Chinese, Results::OfThePage).unwrap();
        fs::write(folder.join(format!("{name}.xlsx")), bytes).unwrap();
    }
    for ending in ["xlsx", "xls", "ods"] {
        let saved = folder.join(ending);
        let mut office = Command::new("soffice");
        office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
        office.args(["--headless", "--convert-to", ending, "--outdir"]).arg(&saved);
        office.args(sheets.iter().map(|(name, _)| folder.join(format!("{name}.xlsx"))));
        let done = office.output().expect("LibreOffice: apt-get install libreoffice-calc-nogui");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        for (name, sheet) in &sheets {
            let bytes = fs::read(saved.join(format!("{name}.{ending}"))).unwrap();
            let (again, told) = taken(&open(&bytes).unwrap().grids);
            assert_eq!(told, Vec::<String>::new(), "{name}.{ending}");
            assert_eq!(difference(&again, sheet), None, "{name}.{ending}");
        }
    }
}
