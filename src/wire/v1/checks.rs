//! What the checker found, for programs. Written, never read.

use crate::domain::check::{Finding, check, reason_for};
use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;
use crate::text::check::{CHECK_WORDS, finding_text};
use crate::text::language::Language;
use crate::wire::json::{Json, object};

/// What is pending and flagged beside what the checker found: `{"findings", "checks"}`.
pub fn check_json(findings: Json, checks: Json) -> Json {
    object([("findings", Some(findings)), ("checks", Some(checks))])
}

/// A list of `{"check", "group", "severity", "place", "name", "title", "message", "mend", "total_if", "ignored"}`: `place` is
/// left out for the sheet as a whole, `total_if` where there is none, `ignored` (the reason) where nobody left it.
pub fn checks_json(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> Json {
    found_json(&check(evaluation, report, &CHECK_WORDS), evaluation, language)
}

/// The same of findings that are there already.
pub fn found_json(found: &[Finding], evaluation: &Evaluation, language: Language) -> Json {
    let found = found.iter().map(|finding| {
        let text = finding_text(finding, evaluation, language);
        let place = finding.place.key();
        object([
            ("check", Some(finding.check.key().into())),
            ("group", Some(finding.check.group().key().into())),
            ("severity", Some(finding.severity.key().into())),
            ("place", (!place.is_empty()).then(|| place.into())),
            ("name", Some(text.place.into())),
            ("title", Some(text.title.into())),
            ("message", Some(text.sentence.into())),
            ("mend", Some(text.mend.into())),
            ("total_if", finding.total_if.map(Into::into)),
            ("ignored", reason_for(evaluation, finding).map(Into::into)),
        ])
    });
    Json::List(found.collect())
}
