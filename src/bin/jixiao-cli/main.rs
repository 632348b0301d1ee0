//! The command line: arguments in, library call, text out. No rule, no sum and no sentence about a score stands here.
//!
//! What a command answers goes to standard output, what went wrong to standard error; [`failure`] has the exit codes.

mod arguments;
mod failure;
mod source;
mod sheets;
mod words;
mod table;
mod explain;
mod export;
mod check;
mod read_report;
mod read_table;
mod frameworks;
mod lines;
mod progress;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use jixiao::domain::score::score;
use jixiao::wire::v1;

use crate::arguments::{Arguments, Command, ScoreArguments};
use crate::failure::Failure;
use crate::source::Source;

fn main() -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    let done = run(Arguments::parse().command, &mut output);
    match done.and_then(|()| output.flush().map_err(Failure::Write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was answered before the failure is worth having; if that can't be written, the failure says enough.
            let _ = output.flush();
            failure.tell()
        }
    }
}

fn run(command: Command, output: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::Score(arguments) => score_sheets(&arguments, output),
        Command::Explain { file, id, language } => explain::explain(&Source::of(&file), &id, language.into(), output),
        Command::Check { file, json, language } => check::run(&Source::of(&file), json, language.into(), output),
        Command::Export { file, format, language } => {
            export::export(&Source::of(&file), format, language.into(), output)
        }
        Command::ReadReport { file, json, sheet, language } => {
            let answer = read_report::Answer::of(json, sheet);
            read_report::read_report(&Source::of(&file), answer, language.into(), output)
        }
        Command::ReadTable { file, sheet, onto, language } => {
            read_table::read_table(&Source::of(&file), sheet, onto.as_deref(), language.into(), output)
        }
        Command::Frameworks { json } => frameworks::list(json, output),
        Command::New { framework } => frameworks::write_blank(&framework, output),
    }
}

fn score_sheets(arguments: &ScoreArguments, output: &mut impl Write) -> Result<(), Failure> {
    let source = Source::of(&arguments.file);
    if arguments.lines || source.has_lines() {
        if arguments.table {
            return Err(Failure::Usage("a table shows a single sheet: --table can't be used with many".to_owned()));
        }
        return lines::score_lines(&source, output);
    }
    let evaluation = sheets::read_one(&source)?;
    let report = score(&evaluation);
    if arguments.table {
        table::write_table(&evaluation, &report, arguments.language.into(), output)
    } else {
        writeln!(output, "{}", v1::write_report(&evaluation, &report)).map_err(Failure::Write)
    }
}
