//! Headings around what the library says, in its language: Chinese ones are the page's, English ones stand here.

use jixiao::domain::points::Points;
use jixiao::text::labels::{self, Label, label};
use jixiao::text::language::Language;
use jixiao::text::number_format::points_in_words;

macro_rules! headings {
    ($($name:ident: $en:literal,)*) => {
        /// A heading; its Chinese text is the label of the same name.
        #[derive(Clone, Copy)]
        pub(crate) enum Heading {
            $($name,)*
        }

        /// The text of a heading.
        pub(crate) fn heading(heading: Heading, language: Language) -> &'static str {
            match (language, heading) {
                $((Language::Chinese, Heading::$name) => label(Label::$name),)*
                $((Language::English, Heading::$name) => $en,)*
            }
        }
    };
}

headings! {
    Indicator: "Indicator",
    Weight: "Weight",
    Score: "Score",
    Deduction: "Deduction",
    Reason: "Reason",
    WeightSource: "Weight from",
    RuleSource: "Rule from",
}

/// "Grade: A".
pub(crate) fn with_heading(this: Heading, text: &str, language: Language) -> String {
    let heading = heading(this, language);
    match language {
        Language::Chinese => labels::source_of(heading, text),
        Language::English => format!("{heading}: {text}"),
    }
}

/// How many points are pending.
pub(crate) fn pending_line(pending: Points, language: Language) -> String {
    let points = points_in_words(pending);
    match language {
        Language::Chinese => labels::pending_points(&points),
        Language::English => format!("pending: {points}"),
    }
}
