//! The open sheet as a file to download: whole, or as the table and the text that go into the report.

use crate::app::keeping::title;
use crate::browser::file::download;
use crate::domain::score::score;
use crate::exchange::form::{csv, form, markdown};
use crate::text::desk::{file_name, named_file};
use crate::text::draft::draft;
use crate::text::language::Language;
use crate::ui::keeper::open_sheet;
use crate::wire::v1::write_sheet;

/// Offers the open sheet as a `.jixiao.json` file.
pub(in crate::ui) fn download_open_sheet() {
    if let Some(open) = open_sheet() {
        download(&file_name(&title(&open.evaluation)), "application/json", &write_sheet(&open.evaluation));
    }
}

/// What the table and the text are saved as.
#[derive(Clone, Copy)]
pub(super) enum SavedAs {
    /// For spreadsheets.
    Csv,
    /// For notes and web pages.
    Markdown,
    /// The draft of the report's text.
    Draft,
}

/// Offers the open sheet's table, or the draft of its report, as a file.
pub(super) fn download_open_form(format: SavedAs, language: Language) {
    let Some(open) = open_sheet() else { return };
    let (sheet, report) = (&open.evaluation, score(&open.evaluation));
    let table = || form(sheet, &report, language);
    let (ending, kind, text) = match format {
        SavedAs::Csv => ("csv", "text/csv;charset=utf-8", csv(&table())),
        SavedAs::Markdown => ("md", "text/markdown;charset=utf-8", markdown(&table())),
        SavedAs::Draft => ("txt", "text/plain;charset=utf-8", draft(sheet, &report, language)),
    };
    download(&named_file(&title(sheet), ending), kind, &text);
}
