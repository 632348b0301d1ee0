//! Headings around what the library says, in its words.

use jixiao::domain::points::Points;
use jixiao::text::labels::{self, Label};
use jixiao::text::language::Language;
use jixiao::text::number_format::points_in_words;

/// "Weight from: derived: …".
pub(crate) fn with_heading(heading: Label, text: &str, language: Language) -> String {
    labels::source_of(heading.text(language), text, language)
}

/// How many points are pending.
pub(crate) fn pending_line(pending: Points, language: Language) -> String {
    labels::pending_points(&points_in_words(pending), language)
}
