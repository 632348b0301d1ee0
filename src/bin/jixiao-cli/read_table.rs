//! `read-table`: a workbook, a CSV file or a document in, the sheet that its table describes out.

use std::io::{self, Write};
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::exchange::file::{FileProblem, Grid, Kind};
use jixiao::exchange::office;
use jixiao::exchange::table::{
    Onto, best_grid, best_onto, carried_code, doubt_lines, make_sheet, parts, read_table as read,
};
use jixiao::frameworks::{self, find};
use jixiao::share;
use jixiao::text::file;
use jixiao::text::language::Language;
use jixiao::text::table::{TableLabel, one_of_tables, total_line};
use jixiao::wire::v1;

use crate::failure::{Failure, Problem};
use crate::read_report::problem_of_file;
use crate::sheets::too_long;
use crate::source::Source;

/// Reads a table and writes its sheet.
pub(crate) fn read_table(
    source: &Source,
    sheet: Option<usize>,
    onto: Option<&str>,
    language: Language,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let failure = |problem: Problem| Failure::Sheet { name: source.name(), problems: vec![problem] };
    let bytes = source.read()?.ok_or_else(|| failure(too_long("file")))?;
    let (grids, remarks) =
        grids_of(&bytes, language).map_err(|problem| failure(problem_of_file(&problem, language)))?;
    let at = match sheet {
        Some(sheet) => sheet
            .checked_sub(1)
            .filter(|at| *at < grids.len())
            .ok_or_else(|| Failure::Usage(format!("there is no sheet {sheet}: the file has {}", grids.len())))?,
        None => best_grid(&grids),
    };
    let reading = grids.get(at).map(|grid| read(grid, None)).unwrap_or_default();
    let no_table = || failure(Problem::of_sheet("no_table", TableLabel::NoTable.text(language).to_owned()));
    if !reading.is_recognised() && grids.get(at).is_none_or(|grid| grid.n_columns() < 2) {
        return Err(no_table());
    }
    if !reading.is_recognised() {
        return Err(failure(Problem::of_sheet("no_heads", TableLabel::NoHeadsInFile.text(language).to_owned())));
    }
    let carried = carried(&grids);
    // One of several: which, and how the others are read.
    let n_tables = match (sheet, &carried) {
        (None, None) => grids.iter().filter(|grid| read(grid, None).is_recognised()).count(),
        _ => 1,
    };
    let name = grids.get(at).map(|grid| grid.name.as_str()).unwrap_or_default();
    let one_of = (n_tables > 1).then(|| one_of_tables(at + 1, name, n_tables, language));
    let at_hand = frameworks::all();
    let onto = match onto {
        None => best_onto(&reading, carried.as_ref(), &at_hand),
        Some("own") => Onto::Own,
        Some(reference) => Onto::Framework(
            find(reference).map_err(|_| Failure::Usage(format!("there is no framework \"{reference}\"")))?,
        ),
    };
    let made = make_sheet(&reading, &grids, &onto).ok_or_else(no_table)?;
    writeln!(output, "{}", v1::write_sheet(&made.evaluation)).map_err(Failure::Write)?;
    let report = score(&made.evaluation);
    let printed = &reading.total.score;
    let plain = |points: Points| points.value().normalize().to_string();
    let totals = total_line(&plain(report.total), &plain(report.pending), printed, language);
    for note in remarks.into_iter().chain(one_of).chain(doubt_lines(&made.doubts, language)).chain(totals) {
        // The sheet is the answer; whoever does not read this has it all the same.
        let _ = writeln!(io::stderr(), "note: {note}");
    }
    Ok(())
}

fn grids_of(bytes: &[u8], language: Language) -> Result<(Vec<Grid>, Vec<String>), FileProblem> {
    if Kind::of(bytes) == Kind::Text {
        return Ok((parts(&[Grid::from_text(&office::text_of(bytes))?]), Vec::new()));
    }
    let opened = office::open(bytes)?;
    let remarks = opened.remarks.iter().map(|it| file::remark(*it, language).to_owned());
    Ok((parts(&opened.grids), remarks.collect()))
}

/// The sheet that the file was made from, where it carries one that can be read.
fn carried(grids: &[Grid]) -> Option<Arc<Evaluation>> {
    let package = share::open(&carried_code(grids)?).ok()?;
    package.read(find).ok().map(Arc::new)
}
