//! Headings around what the library says, in its language: Chinese ones are the page's, English ones stand here.

use jixiao::domain::grade::Grade;
use jixiao::domain::points::Points;
use jixiao::text::labels::{self, Label, label};
use jixiao::text::language::Language;
use jixiao::text::number_format::{NONE, points_in_words};

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
    Grade: "Grade",
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

/// The grade, or between which grades the sheet still is.
pub(crate) fn grade_line(grade: &Grade, language: Language) -> String {
    let text = match (grade, language) {
        (Grade::Settled(name), _) if name.is_empty() => NONE.to_owned(),
        (Grade::Settled(name), _) => name.clone(),
        (Grade::Open { lowest, highest }, Language::Chinese) => labels::open_grade(lowest, highest),
        (Grade::Open { lowest, highest }, Language::English) => {
            format!("{lowest} to {highest}, depending on what is pending")
        }
    };
    with_heading(Heading::Grade, &text, language)
}

/// How many points are pending.
pub(crate) fn pending_line(pending: Points, language: Language) -> String {
    let points = points_in_words(pending);
    match language {
        Language::Chinese => labels::pending_points(&points),
        Language::English => format!("{points} points pending"),
    }
}
