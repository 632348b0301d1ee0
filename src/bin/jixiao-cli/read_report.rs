//! `read-report`: the text of a published report in, what it says or the sheet it describes out.

use std::io::{self, Write};

use jixiao::exchange::file::{FileProblem, Kind};
use jixiao::exchange::office;
use jixiao::exchange::report::{
    ReportReading, read_report as read, reading_json, reading_lines, sheet_of, to_evaluation,
};
use jixiao::frameworks;
use jixiao::text::file;
use jixiao::text::language::Language;
use jixiao::wire::v1;

use crate::failure::{Failure, Problem};
use crate::sheets::too_long;
use crate::source::Source;
use crate::table::write_lines;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The reading for people.
    Text,
    /// The reading for programs.
    Json,
    /// The sheet.
    Sheet,
}

impl Answer {
    /// The answer that the flags ask for.
    pub(crate) fn of(json: bool, sheet: bool) -> Self {
        match (json, sheet) {
            (_, true) => Self::Sheet,
            (true, false) => Self::Json,
            (false, false) => Self::Text,
        }
    }
}

/// Reads a report and writes the answer.
pub(crate) fn read_report(
    source: &Source,
    answer: Answer,
    language: Language,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let failure = |problem: Problem| Failure::Sheet { name: source.name(), problems: vec![problem] };
    let bytes = source.read()?.ok_or_else(|| failure(too_long("text")))?;
    let (reading, text) = reading_of(&bytes, language).map_err(failure)?;
    match answer {
        Answer::Text => write_lines(&reading_lines(&reading, &text, language), output),
        Answer::Json => {
            serde_json::to_writer_pretty(&mut *output, &reading_json(&reading, &text, language))?;
            output.write_all(b"\n").map_err(Failure::Write)
        }
        Answer::Sheet => write_sheet(&reading, language, output),
    }
}

/// What a report says, and its text; else why it can't be read.
pub(crate) fn reading_of(bytes: &[u8], language: Language) -> Result<(ReportReading, String), Problem> {
    let text = text_of(bytes).map_err(|problem| problem_of_file(&problem, language))?;
    let reading = read(&text).map_err(|problem| Problem::of_sheet(problem.code(), problem.sentence(language)))?;
    Ok((reading, text))
}

/// The text of a document or of a text file.
fn text_of(bytes: &[u8]) -> Result<String, FileProblem> {
    if Kind::of(bytes) == Kind::Text {
        return Ok(office::text_of(bytes));
    }
    office::open(bytes)?.text.ok_or(FileProblem::NotOffice)
}

/// Why nothing could be read from a file.
pub(crate) fn problem_of_file(problem: &FileProblem, language: Language) -> Problem {
    Problem::of_sheet("file", file::sentence(problem, language))
}

fn write_sheet(reading: &ReportReading, language: Language, output: &mut impl Write) -> Result<(), Failure> {
    let at_hand = frameworks::all();
    // A report without scores still has a budget and projects: its sheet is an empty one with those.
    let made = sheet_of(reading, &at_hand).or_else(|| to_evaluation(reading, &at_hand));
    let made = made.ok_or_else(|| Failure::Usage("there is no framework".to_owned()))?;
    writeln!(output, "{}", v1::write_sheet(&made.evaluation)).map_err(Failure::Write)?;
    for unplaced in &made.unplaced {
        // The sheet is the answer; whoever does not read this has it all the same.
        let _ = writeln!(io::stderr(), "note: {}", unplaced.sentence(language));
    }
    Ok(())
}
