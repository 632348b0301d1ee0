//! Why a command ends without success: the sentence on standard error and the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use jixiao::wire::{Json, WireError};
use thiserror::Error;

/// Why a command ends without success.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A sheet could not be read: everything that is wrong with it.
    #[error("{}", in_lines(name, problems))]
    Sheet {
        /// The file's name.
        name: String,
        /// At least one.
        problems: Vec<Problem>,
    },
    /// As [`Failure::Sheet`], where the answer on standard output says it already.
    #[error("")]
    SheetAnswered,
    /// Something was asked for that does not exist or does not go together.
    #[error("{0}")]
    Usage(String),
    /// A file could not be opened or read.
    #[error("{name}: {error}")]
    Read {
        /// The file's name.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// The output could not be written.
    #[error("standard output: {0}")]
    Write(io::Error),
}

impl Failure {
    /// Says on standard error what happened, and gives the exit code.
    pub(crate) fn tell(&self) -> ExitCode {
        let code = match self {
            // Whoever read the output has enough of it: that is no error.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::SheetAnswered => return ExitCode::from(1),
            Self::Sheet { .. } => 1,
            Self::Usage(_) => 2,
            Self::Read { .. } | Self::Write(_) => 3,
        };
        // If nobody can be told, the code still says it.
        let _ = writeln!(io::stderr(), "error: {self}");
        ExitCode::from(code)
    }
}

/// JSON could only fail where it is written to.
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

/// One thing that is wrong with a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// Path of the field, or line and column; empty for the sheet as a whole.
    pub(crate) place: String,
    /// One word, for programs.
    pub(crate) code: &'static str,
    /// A sentence, for people.
    pub(crate) message: String,
}

impl Problem {
    /// Of the sheet as a whole.
    pub(crate) fn of_sheet(code: &'static str, message: String) -> Self {
        Self { place: String::new(), code, message }
    }

    /// The problem for programs.
    pub(crate) fn json(self) -> Json {
        object([
            ("place", Json::Text(self.place)),
            ("code", Json::Text(self.code.to_owned())),
            ("message", Json::Text(self.message)),
        ])
    }

    /// The problem in one line of text.
    pub(crate) fn in_a_line(&self) -> String {
        let line =
            if self.place.is_empty() { self.message.clone() } else { format!("{}: {}", self.place, self.message) };
        printable(&line)
    }
}

impl From<WireError> for Problem {
    fn from(error: WireError) -> Self {
        Self { code: error.problem.code(), message: error.problem.to_string(), place: error.place }
    }
}

fn in_lines(name: &str, problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|problem| format!("\n  {}", problem.in_a_line())).collect();
    format!("{name} could not be read:{}", lines.concat())
}

/// A JSON object.
pub(crate) fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A text in one line: what a file says must not steer the terminal.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
