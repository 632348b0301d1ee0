//! What programs are told beside a report: errors, findings, accounts, frameworks. Written, never read.

use std::sync::Arc;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;
use crate::domain::score::{Outcome, ScoreReport};
use crate::domain::soundness;
use crate::text::account::account;
use crate::text::language::Language;
use crate::text::{remarks, rule_editor};
use crate::wire::json::{Json, object};
use crate::wire::v1::report::{flag_code, gap_code};
use crate::wire::{WireError, WireProblem};

/// An answer under its name: `{"report": …}`.
pub fn answer(name: &str, value: Json) -> Json {
    object([(name, Some(value))])
}

/// `{"errors": [{"place", "code", "message"}]}`
pub fn errors_json(errors: &[WireError]) -> Json {
    let errors = errors.iter().map(|error| one_error(&error.place, error.problem.code(), &error.problem.to_string()));
    answer("errors", Json::List(errors.collect()))
}

/// The same of one error that is none of a sheet's or framework's file.
pub fn error_json(place: &str, code: &str, message: &str) -> Json {
    answer("errors", Json::List(vec![one_error(place, code, message)]))
}

fn one_error(place: &str, code: &str, message: &str) -> Json {
    object([("place", Some(place.into())), ("code", Some(code.into())), ("message", Some(message.into()))])
}

/// Something a filer should look at.
pub struct Finding {
    /// The indicator's id.
    pub place: NodeId,
    /// The indicator's name.
    pub name: String,
    /// The word for it, for programs.
    pub code: &'static str,
    /// Whether points wait for it.
    pub severity: Severity,
    /// The sentence for people.
    pub message: String,
}

/// Whether points wait for what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is scored until it is filled in or mended.
    Pending,
    /// Scored, but worth a look.
    Note,
}

/// What is pending and what a reader should know, indicator by indicator.
pub fn findings(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> Vec<Finding> {
    let mut findings = unfinished(&evaluation.framework, language);
    // Both in the order of the form.
    for (indicator, leaf) in evaluation.framework.indicators().into_iter().zip(report.leaves()) {
        let codes: Vec<(&'static str, Severity)> = match &leaf.outcome {
            Outcome::Pending(gaps) => gaps.iter().map(|gap| (gap_code(*gap), Severity::Pending)).collect(),
            Outcome::Scored(trace) => trace.flags.iter().map(|flag| (flag_code(flag), Severity::Note)).collect(),
            Outcome::Excluded(_) => continue,
        };
        let messages = remarks::of_outcome(&leaf.outcome, indicator, language);
        findings.extend(codes.into_iter().zip(messages).map(|((code, severity), message)| Finding {
            place: leaf.id.clone(),
            name: indicator.name.clone(),
            code,
            severity,
            message,
        }));
    }
    findings
}

/// Where the weights of a sheet's own framework don't add up yet.
fn unfinished(framework: &Framework, language: Language) -> Vec<Finding> {
    let found = soundness::problems(framework).into_iter().filter(|unsound| unsound.kind.is_unfinished());
    let findings = found.map(|unsound| {
        let id = NodeId::new(unsound.place.rsplit('/').next().unwrap_or_default());
        let name = framework.name_and_weight(&id).map_or(framework.title.as_str(), |(name, _)| name).to_owned();
        let message = rule_editor::unsound(&unsound.kind, language);
        let code = WireProblem::Unsound(unsound.kind).code();
        Finding { place: id, name, code, severity: Severity::Note, message }
    });
    findings.collect()
}

/// The findings as a list.
pub fn findings_json(findings: Vec<Finding>) -> Json {
    let findings = findings.into_iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Pending => "pending",
            Severity::Note => "note",
        };
        object([
            ("place", Some(finding.place.as_str().into())),
            ("name", Some(finding.name.into())),
            ("code", Some(finding.code.into())),
            ("severity", Some(severity.into())),
            ("message", Some(finding.message.into())),
        ])
    });
    Json::List(findings.collect())
}

/// Everything there is to say about a node or the total; `None` when there is no such node.
pub fn account_json(evaluation: &Evaluation, report: &ScoreReport, id: &str, language: Language) -> Option<Json> {
    let account = account(evaluation, report, id, language)?;
    let list = |lines: Vec<String>| Some(Json::List(lines.into_iter().map(Json::from).collect()));
    Some(object([
        ("name", Some(account.name.into())),
        ("definition", Some(account.definition.into())),
        ("lines", list(account.lines)),
        ("clause", Some(account.clause.into())),
        ("remarks", list(account.remarks)),
        ("next_unit", list(account.next_unit)),
        ("weight_source", Some(account.weight_source.into())),
        ("rule_source", Some(account.rule_source.into())),
    ]))
}

/// What there is to choose from.
pub fn frameworks_json(frameworks: impl Iterator<Item = Arc<Framework>>) -> Json {
    let summary = |framework: Arc<Framework>| {
        object([
            ("reference", Some(framework.reference.to_string().into())),
            ("title", Some(framework.title.as_str().into())),
            ("issuer", Some(framework.issuer.as_str().into())),
            ("document", Some(framework.document.as_str().into())),
            ("year", Some(u32::from(framework.year).into())),
            ("indicators", Some(u32::try_from(framework.indicators().len()).unwrap_or(u32::MAX).into())),
            ("full_marks", Some(framework.full_marks().into())),
        ])
    };
    Json::List(frameworks.map(summary).collect())
}
