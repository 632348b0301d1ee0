//! Many sheets, one a line: each is read, scored, answered and forgotten before the next one.

use std::io::Write;

use jixiao::domain::score::score;
use jixiao::wire::{Json, v1};

use crate::failure::{Failure, Problem, object};
use crate::progress::Progress;
use crate::sheets::{self, Frameworks};
use crate::source::{Line, Lines, Source};

/// Answers each line that is not blank with one line, in the same order.
pub(crate) fn score_lines(source: &Source, output: &mut impl Write) -> Result<(), Failure> {
    let (input, n_bytes) = source.open()?;
    let (mut lines, progress) = (Lines::new(input), Progress::begin(n_bytes));
    let frameworks = Frameworks::default();
    let (mut line_number, mut n_sheets, mut n_unreadable) = (0_u64, 0_u64, 0_u64);
    loop {
        // A program that writes a sheet and waits for its answer gets it.
        if !lines.is_next_here() {
            output.flush().map_err(Failure::Write)?;
        }
        let Some(line) = lines.next().map_err(|error| source.failure(error))? else { break };
        line_number += 1;
        let answer = match line {
            Line::Whole(bytes) if is_blank(bytes) => continue,
            Line::Whole(bytes) => answer(bytes, &frameworks),
            Line::TooLong => Err(vec![sheets::too_long("line")]),
        };
        n_sheets += 1;
        n_unreadable += u64::from(answer.is_err());
        match answer {
            Ok(report) => {
                let answer = object([("line", Json::Whole(line_number)), ("report", report)]);
                serde_json::to_writer(&mut *output, &answer)?;
            }
            Err(problems) => write_problems(line_number, problems, output)?,
        }
        output.write_all(b"\n").map_err(Failure::Write)?;
        progress.advance(lines.n_bytes(), n_sheets);
    }
    output.flush().map_err(Failure::Write)?;
    progress.end(n_sheets, n_unreadable);
    if n_unreadable > 0 { Err(Failure::SheetAnswered) } else { Ok(()) }
}

fn answer(bytes: &[u8], frameworks: &Frameworks) -> Result<Json, Vec<Problem>> {
    let read = sheets::read(bytes, frameworks);
    let evaluation = read.map_err(|problems| problems.into_iter().map(in_the_line).collect::<Vec<_>>())?;
    Ok(v1::report_json(&evaluation, &score(&evaluation)))
}

/// One after the other: a line of 16 MiB can have a million problems, which are no tree in memory.
fn write_problems(line_number: u64, problems: Vec<Problem>, output: &mut impl Write) -> Result<(), Failure> {
    write!(output, "{{\"line\":{line_number},\"errors\":").map_err(Failure::Write)?;
    let mut before = b"[";
    for problem in problems {
        output.write_all(before).map_err(Failure::Write)?;
        serde_json::to_writer(&mut *output, &problem.json())?;
        before = b",";
    }
    output.write_all(b"]}").map_err(Failure::Write)
}

/// "line 1" of a single line would be read as the first line of the file.
fn in_the_line(problem: Problem) -> Problem {
    match problem.place.strip_prefix("line 1, ") {
        Some(column) => Problem { place: column.to_owned(), ..problem },
        None => problem,
    }
}

/// White space alone, or the invisible mark that some editors put before a text.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes).trim_ascii().is_empty()
}
