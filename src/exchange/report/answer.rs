//! A reading for programs (JSON) and for people (lines of text).

use std::sync::Arc;

use crate::domain::check::check;
use crate::domain::framework::Framework;
use crate::domain::points::Points;
use crate::domain::score::score;
use crate::domain::statements::{Dispute, DisputeKind, Role, Span, StatedAmount, Statement};
use crate::exchange::report::facts::{Confidence, Found, Money, ReportReading, ScoreItem};
use crate::exchange::report::{SheetFromReport, report_disputes, report_findings, sheet_of};
use crate::text::check::CHECK_WORDS;
use crate::text::language::Language;
use crate::text::report::{self as sentences, ReportLabel};
use crate::wire::{Json, v1};

/// The most characters of a sentence that are shown.
const LONGEST_SENTENCE: usize = 300;

impl Confidence {
    /// The word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Joined => "joined",
            Self::Rough => "rough",
            Self::Inferred => "inferred",
            Self::Contradicted => "contradicted",
            Self::Questioned => "questioned",
        }
    }

    /// The label for people.
    pub fn label(self) -> ReportLabel {
        match self {
            Self::Certain => ReportLabel::Certain,
            Self::Joined => ReportLabel::Joined,
            Self::Rough => ReportLabel::Rough,
            Self::Inferred => ReportLabel::Inferred,
            Self::Contradicted => ReportLabel::Contradicted,
            Self::Questioned => ReportLabel::Questioned,
        }
    }
}

/// A reading with the places of its figures: bytes of `source`, with the sentence they stand in.
pub fn reading_json(reading: &ReportReading, source: &str, language: Language) -> Json {
    let disputes = report_disputes(reading);
    object([
        ("name", reading.name.as_ref().map(|it| found_json(it, it.value.clone(), source))),
        ("year", reading.year.as_ref().map(|it| found_json(it, it.value.to_string(), source))),
        ("total", reading.total.as_ref().map(|it| found_json(it, it.value.value().to_string(), source))),
        ("other_totals", Some(list(&reading.other_totals, |it| found_json(it, it.value.value().to_string(), source)))),
        ("grade", reading.grade.as_ref().map(|it| found_json(it, it.value.clone(), source))),
        ("items", Some(list(&reading.items, |it| item_json(it, source)))),
        ("department", Some(money_json(None, &reading.department, source))),
        ("projects", Some(list(&reading.projects, |it| money_json(Some(&it.name.value), &it.money, source)))),
        ("statements", Some(list(&reading.statements, |it| statement_json(it, source)))),
        ("disputes", Some(list(&disputes, |it| dispute_json(it, language)))),
        ("not_understood", Some(list(&reading.not_understood, |it| Json::Text(shown(*it, source))))),
    ])
}

/// A reading with the sheet that is made of it and what is wrong in both: `{ reading, sheet, unplaced, checks }`; without `sheet`
/// where the report has no scores to make one of.
pub fn taken_over_json(reading: &ReportReading, source: &str, at_hand: &[Arc<Framework>], language: Language) -> Json {
    let made = sheet_of(reading, at_hand);
    let (mut unplaced, mut checks) = (Vec::new(), Json::List(Vec::new()));
    if let Some(SheetFromReport { evaluation, unplaced: left, .. }) = &made {
        unplaced.extend(left.iter().map(|it| Json::Text(it.sentence(language))));
        let mut found = report_findings(reading, evaluation);
        found.extend(check(evaluation, &score(evaluation), &CHECK_WORDS));
        checks = v1::found_json(&found, evaluation, language);
    }
    object([
        ("reading", Some(reading_json(reading, source, language))),
        ("sheet", made.map(|made| v1::sheet_json(&made.evaluation))),
        ("unplaced", Some(Json::List(unplaced))),
        ("checks", Some(checks)),
    ])
}

fn found_json<T>(found: &Found<T>, value: String, source: &str) -> Json {
    object([
        ("value", Some(Json::Text(value))),
        ("confidence", Some(Json::Text(found.confidence.code().to_owned()))),
        ("start", Some(whole(found.place.start))),
        ("end", Some(whole(found.place.end))),
        ("sentence", Some(Json::Text(shown(found.sentence, source)))),
    ])
}

fn item_json(item: &ScoreItem, source: &str) -> Json {
    let points = |found: &Found<Points>| found_json(found, found.value.value().to_string(), source);
    let deductions = list(&item.deductions, |deduction| {
        object([
            ("points", Some(points(&deduction.points))),
            ("reason", Some(Json::Text(deduction.reason.value.clone()))),
            ("rate", deduction.rate.as_ref().map(|rate| found_json(rate, rate.value.to_string(), source))),
        ])
    });
    object([
        ("name", Some(Json::Text(item.name.value.clone()))),
        ("part_of", item.parent.map(whole)),
        ("weight", item.weight.as_ref().map(points)),
        ("score", item.score.as_ref().map(points)),
        ("deductions", Some(deductions)),
        ("remark", item.remark.as_ref().map(|remark| Json::Text(remark.value.clone()))),
    ])
}

fn money_json(name: Option<&str>, money: &Money, source: &str) -> Json {
    let amount = |found: &Option<Found<StatedAmount>>| {
        found.as_ref().map(|found| found_json(found, sentences::amount(&found.value), source))
    };
    object([
        ("name", name.map(|name| Json::Text(name.to_owned()))),
        ("initial_budget", amount(&money.initial)),
        ("budget", amount(&money.budget)),
        ("executed", amount(&money.executed)),
        ("rate", money.rate.as_ref().map(|rate| found_json(rate, rate.value.to_string(), source))),
    ])
}

fn statement_json(statement: &Statement, source: &str) -> Json {
    let role = match &statement.role {
        Role::Whole => "whole",
        Role::Part { .. } => "part",
        Role::Project { .. } => "project",
    };
    object([
        ("id", Some(Json::from(statement.id))),
        ("role", Some(Json::Text(role.to_owned()))),
        ("activity", Some(Json::Text(statement.activity.shown.clone()))),
        ("heads", statement.heads.as_ref().map(|heads| Json::Text(sentences::heads(heads.value, heads.unit)))),
        ("amount", statement.amount.as_ref().map(|amount| Json::Text(sentences::amount(amount)))),
        ("sentence", Some(Json::Text(shown(statement.sentence, source)))),
    ])
}

fn dispute_json(dispute: &Dispute, language: Language) -> Json {
    object([
        ("kind", Some(Json::Text(dispute.kind.code().to_owned()))),
        ("about", Some(Json::Text(dispute.about.clone()))),
        ("statements", Some(list(&dispute.statements, |id| Json::from(*id)))),
        ("message", Some(Json::Text(sentences::dispute(dispute, language)))),
    ])
}

impl DisputeKind {
    /// The word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Figures(_) => "figures",
            Self::Names { .. } => "names",
            Self::Unit { .. } => "unit",
            Self::Rate { .. } => "rate",
        }
    }
}

/// A reading in lines for people.
pub fn reading_lines(reading: &ReportReading, source: &str, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let label = |label: ReportLabel| label.text(language);
    let sure = |confidence: Confidence| match confidence {
        Confidence::Certain => String::new(),
        other @ (Confidence::Joined
        | Confidence::Rough
        | Confidence::Inferred
        | Confidence::Contradicted
        | Confidence::Questioned) => format!(" [{}]", other.label().text(language)),
    };
    let mut line = |name: ReportLabel, value: String, confidence: Confidence| {
        lines.push(format!("{}: {value}{}", label(name), sure(confidence)));
    };
    if let Some(name) = &reading.name {
        line(ReportLabel::Name, name.value.clone(), name.confidence);
    }
    if let Some(year) = &reading.year {
        line(ReportLabel::Year, year.value.to_string(), year.confidence);
    }
    for total in reading.total.iter().chain(&reading.other_totals) {
        line(ReportLabel::Total, total.value.value().to_string(), total.confidence);
    }
    if let Some(grade) = &reading.grade {
        line(ReportLabel::Grade, grade.value.clone(), grade.confidence);
    }
    for (depth, item) in reading.items_in_order() {
        let indent = "  ".repeat(depth + 1);
        let mut parts = vec![format!("{indent}{}", item.name.value)];
        for (name, points) in [(ReportLabel::Weight, &item.weight), (ReportLabel::Score, &item.score)] {
            parts.extend(
                points.as_ref().map(|it| format!("{} {}{}", label(name), it.value.value(), sure(it.confidence))),
            );
        }
        lines.push(parts.join("  "));
        for deduction in &item.deductions {
            let points = deduction.points.value.value();
            lines.push(format!("{indent}  -{points}  {}", deduction.reason.value));
        }
        lines.extend(item.remark.as_ref().map(|remark| format!("{indent}  {}", remark.value)));
    }
    let projects = reading.projects.iter().map(|project| (project.name.value.as_str(), &project.money));
    for (name, money) in [(label(ReportLabel::Department), &reading.department)].into_iter().chain(projects) {
        let amounts = [
            (ReportLabel::InitialBudget, &money.initial),
            (ReportLabel::Budget, &money.budget),
            (ReportLabel::Executed, &money.executed),
        ];
        let mut parts: Vec<String> = amounts
            .into_iter()
            .filter_map(|(name, it)| Some((name, it.as_ref()?)))
            .map(|(name, it)| format!("{} {}{}", label(name), sentences::amount(&it.value), sure(it.confidence)))
            .collect();
        parts.extend(money.rate.as_ref().map(|rate| format!("{} {}%", label(ReportLabel::Rate), rate.value)));
        if !parts.is_empty() {
            lines.push(format!("{name}: {}", parts.join("  ")));
        }
    }
    let disputes = report_disputes(reading);
    if !disputes.is_empty() {
        lines.push(format!("{}:", label(ReportLabel::Disputes)));
        lines.extend(disputes.iter().map(|it| format!("  {}", sentences::dispute(it, language))));
    }
    if !reading.not_understood.is_empty() {
        lines.push(format!("{}:", label(ReportLabel::NotUnderstood)));
        lines.extend(reading.not_understood.iter().map(|it| format!("  {}", shown(*it, source))));
    }
    lines
}

/// A place in one line, without the blanks that wrapping left.
fn shown(place: Span, source: &str) -> String {
    let words = source.get(place.start..place.end).unwrap_or_default().chars().filter(|c| !c.is_whitespace());
    words.take(LONGEST_SENTENCE).collect()
}

fn object<const N: usize>(fields: [(&str, Option<Json>); N]) -> Json {
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(fields.collect())
}

fn list<T>(things: &[T], json: impl Fn(&T) -> Json) -> Json {
    Json::List(things.iter().map(json).collect())
}

fn whole(number: usize) -> Json {
    Json::Whole(u64::try_from(number).unwrap_or(u64::MAX))
}
