//! The sheet as a document for Word, WPS and LibreOffice: a draft of the report's section on the result, and the table that is filed
//! behind it on pages of their own. Fonts and sizes are those of official documents (GB/T 9704).
//!
//! Written part by part: what a library for it would bring has neither heads of tables that repeat on every page nor the language of
//! letters and figures, without which programs break figures at the end of a line.

mod markup;
mod parts;
mod table;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;
use crate::exchange::document::markup::{Look, Markup, Place};
use crate::exchange::form::form;
use crate::text::draft::{LineKind, draft_lines};
use crate::text::form::{document_heading, form_title};
use crate::text::language::Language;

/// Writes the document.
///
/// # Errors
/// Never for want of anything but memory.
pub fn document(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> io::Result<Vec<u8>> {
    let profile = &evaluation.profile;
    let title = form_title(profile.name.trim(), profile.year, language);
    let parts: [(&str, Vec<u8>); 8] = [
        ("[Content_Types].xml", parts::content_types()?),
        ("_rels/.rels", parts::relations()?),
        ("docProps/core.xml", parts::properties(&title)?),
        ("word/document.xml", body(evaluation, report, language)?),
        ("word/_rels/document.xml.rels", parts::document_relations()?),
        ("word/styles.xml", parts::styles(language)?),
        ("word/settings.xml", parts::settings()?),
        ("word/footer1.xml", parts::footer()?),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same sheet gives the same bytes, whenever it is written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn body(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> io::Result<Vec<u8>> {
    let mut markup = Markup::new();
    markup.document(|markup| {
        let profile = &evaluation.profile;
        // Two lines that end where the words do.
        for line in document_heading(profile.name.trim(), profile.year, language) {
            markup.paragraph(Look::Title, &line)?;
        }
        for line in draft_lines(evaluation, report, language) {
            let look = match line.kind {
                LineKind::Section => Look::Heading1,
                LineKind::Part => Look::Heading2,
                LineKind::Paragraph => Look::Body,
            };
            markup.paragraph(look, &line.text)?;
        }
        markup.end_of_pages(Place::Upright)?;
        let form = form(evaluation, report, language);
        markup.paragraph(Look::TableTitle, &form.title)?;
        table::write(markup, &form)?;
        // A document ends with a paragraph; this one takes no room of its own.
        markup.paragraph(Look::Small, "")?;
        markup.pages(Place::Across)
    })?;
    Ok(markup.finish())
}
