//! The self-evaluation table for other programs, and the draft of the report's text.

use std::io::Write;

use jixiao::domain::score::score;
use jixiao::exchange::document::document;
use jixiao::exchange::form::{csv, form, markdown};
use jixiao::exchange::workbook::{Results, workbook};
use jixiao::text::draft::draft;
use jixiao::text::language::Language;

use crate::arguments::ExportFormat;
use crate::failure::Failure;
use crate::sheets::read_one;
use crate::source::Source;

/// Writes one sheet in a format.
pub(crate) fn export(
    source: &Source,
    format: ExportFormat,
    language: Language,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let evaluation = read_one(source)?;
    let report = score(&evaluation);
    let text = match format {
        ExportFormat::Xlsx => {
            let file = workbook(&evaluation, &report, language, Results::OfThePage);
            let file = file.map_err(|error| Failure::Usage(format!("the workbook could not be made: {error}")))?;
            return output.write_all(&file).map_err(Failure::Write);
        }
        ExportFormat::Docx => {
            let file = document(&evaluation, &report, language);
            let file = file.map_err(|error| Failure::Usage(format!("the document could not be made: {error}")))?;
            return output.write_all(&file).map_err(Failure::Write);
        }
        ExportFormat::Csv => csv(&form(&evaluation, &report, language)),
        ExportFormat::Markdown => markdown(&form(&evaluation, &report, language)),
        ExportFormat::Draft => draft(&evaluation, &report, language),
    };
    output.write_all(text.as_bytes()).map_err(Failure::Write)
}
