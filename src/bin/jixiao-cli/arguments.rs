//! What can be typed behind `jixiao-cli`, and the help that says so.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jixiao::text::language::Language;

const EXIT_CODES: &str = "\
Exit codes:
  0  fine (also when whoever read the output stopped early)
  1  a sheet could not be read; with --lines, at least one
  2  wrong usage: also an id or a framework that does not exist
  3  a file could not be opened or read, or the output could not be written";

/// Exact scores for a department's budget-performance self-evaluation.
#[derive(Parser)]
#[command(version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Score a sheet, or many, one JSON document a line
    #[command(after_help = EXIT_CODES)]
    Score(ScoreArguments),
    /// Explain a score: formula, numbers, what one unit more gives, and where weight and rule come from
    #[command(after_help = EXIT_CODES)]
    Explain {
        /// The sheet, a JSON file; "-" is standard input
        file: PathBuf,
        /// The id of an indicator or a group, or "total"
        id: String,
        /// The language of the sentences
        #[arg(long = "lang", value_enum, default_value_t)]
        language: SentenceLanguage,
    },
    /// Say what is wrong with a sheet or a report, what is pending, and what to look at again
    #[command(after_help = EXIT_CODES)]
    Check {
        /// The sheet, a JSON file, or a report, a text file or document (.docx); "-" is standard input
        file: PathBuf,
        /// Answer in JSON
        #[arg(long)]
        json: bool,
        /// The language of the sentences
        #[arg(long = "lang", value_enum, default_value_t)]
        language: SentenceLanguage,
    },
    /// Write the self-evaluation table for other programs, or a draft of the report's text
    #[command(after_help = EXIT_CODES)]
    Export {
        /// The sheet, a JSON file; "-" is standard input
        file: PathBuf,
        /// What to write
        #[arg(long = "to", value_enum)]
        format: ExportFormat,
        /// The language of heads and sentences
        #[arg(long = "lang", value_enum, default_value_t)]
        language: SentenceLanguage,
    },
    /// Read a published report from its text: what it says, what is disputed, or the sheet it describes
    #[command(after_help = EXIT_CODES)]
    ReadReport {
        /// The report: a text file or a document (.docx); "-" is standard input
        file: PathBuf,
        /// Answer in JSON, with the place and the sentence of every figure
        #[arg(long, conflicts_with = "sheet")]
        json: bool,
        /// Write the sheet that the report describes; what it has no place for goes to standard error
        #[arg(long)]
        sheet: bool,
        /// The language of the sentences
        #[arg(long = "lang", value_enum, default_value_t)]
        language: SentenceLanguage,
    },
    /// Read a self-evaluation table from a workbook (.xlsx, .xls, .et, .ods), a CSV or text file, or a document (.docx), and write the
    /// sheet that it describes; what has no place in it goes to standard error
    #[command(after_help = EXIT_CODES)]
    ReadTable {
        /// The file; "-" is standard input
        file: PathBuf,
        /// The sheet of the workbook, from 1; without it the one that most looks like a table
        #[arg(long)]
        sheet: Option<usize>,
        /// What to put it into: id@version of a framework, or "own" for one made of the table; without it whatever fits
        #[arg(long)]
        onto: Option<String>,
        /// The language of the sentences
        #[arg(long = "lang", value_enum, default_value_t)]
        language: SentenceLanguage,
    },
    /// List the frameworks of this program
    #[command(after_help = EXIT_CODES)]
    Frameworks {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// Write an empty sheet on a framework
    #[command(after_help = EXIT_CODES)]
    New {
        /// id@version, as "frameworks" lists it
        framework: String,
    },
}

#[derive(Args)]
pub(crate) struct ScoreArguments {
    /// The sheet, a JSON file; "-" is standard input
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    /// Show a table for people instead of JSON
    #[arg(long, conflicts_with = "lines")]
    pub(crate) table: bool,
    /// Read many sheets, one a line, and answer with one JSON object a line: {"line", "report"} or {"line", "errors"}.
    /// A file that ends in .jsonl is always read so
    #[arg(long)]
    pub(crate) lines: bool,
    /// The language of the table
    #[arg(long = "lang", value_enum, default_value_t, requires = "table")]
    pub(crate) language: SentenceLanguage,
}

/// What a sheet can be written as.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    /// The table, for spreadsheets
    Csv,
    /// The table as a workbook with live formulas, for Excel, WPS and LibreOffice; send the output to a file
    Xlsx,
    /// A draft of the report's section on the result with the table behind it, for Word and WPS; send the output to a file
    Docx,
    /// The table as Markdown
    Markdown,
    /// A draft of the report's section on the result
    Draft,
}

/// The languages that the library speaks, by their codes.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum SentenceLanguage {
    /// Chinese
    #[default]
    Zh,
    /// English
    En,
}

impl From<SentenceLanguage> for Language {
    fn from(language: SentenceLanguage) -> Self {
        match language {
            SentenceLanguage::Zh => Self::Chinese,
            SentenceLanguage::En => Self::English,
        }
    }
}
