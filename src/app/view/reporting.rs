//! A report before a sheet is made of it: every fact with its sentence, what is in doubt, what was not understood.

use std::rc::Rc;

use crate::app::reporting::{OWN, Reporting};
use crate::domain::check::Stated;
use crate::domain::evaluation::Evaluation;
use crate::domain::score::score;
use crate::domain::statements::Span;
use crate::exchange::report::{
    Confidence, Fact, FactId, ReportProblem, ReportReading, SheetFromReport, report_disputes, report_stated,
    to_evaluation, to_own_evaluation,
};
use crate::text::language::Language;
use crate::text::report::{self as sentences, ReportLabel};

/// So many facts are listed with a field each.
const MOST_LISTED: usize = 300;
/// Characters of a sentence that are shown on either side of a figure.
const AROUND: usize = 40;

/// What becomes of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportingView {
    /// Nothing was pasted yet.
    Empty,
    /// It can't be read, in a sentence.
    Refused(String),
    /// It was read.
    Read(Box<ReportPreview>),
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPreview {
    /// What it can be put into: key and words; empty while the frameworks are fetched.
    pub frameworks: Vec<(String, String)>,
    /// The key of what it is put into.
    pub framework: String,
    /// The total, with its name.
    pub summary: Vec<(ReportLabel, String)>,
    /// The facts.
    pub facts: Vec<FactView>,
    /// How many facts there are besides.
    pub n_more: usize,
    /// What the sheet has no place for, or has otherwise than printed.
    pub doubts: Vec<String>,
    /// Figures that disagree.
    pub disputes: Vec<String>,
    /// What goes with the sheet for the checker.
    pub stated: Rc<Stated>,
    /// The text that says so; empty where something in it was corrected.
    pub text: Rc<str>,
    /// Sentences of which nothing was understood.
    pub not_understood: Vec<String>,
    /// The sheet; `None` while the frameworks are fetched or a correction is no value.
    pub sheet: Option<Rc<Evaluation>>,
}

/// A fact that is ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactView {
    /// Which one.
    pub id: FactId,
    /// Its name: what it is of, and what it is.
    pub name: String,
    /// Its text, as typed or as it was read.
    pub text: String,
    /// Whether it can be changed.
    pub editing: Editing,
    /// How sure it is.
    pub confidence: ReportLabel,
    /// Why the text is no value.
    pub problem: Option<&'static str>,
    /// The sentence before the figure, the figure, and the sentence behind it.
    pub sentence: [String; 3],
}

/// Whether a fact can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// The sheet takes it over, with a field.
    Field,
    /// The sheet works it out.
    WorkedOut,
}

/// What there is to show of a report; `reading` is of its text as it is.
pub fn reporting_view(
    reporting: &Reporting,
    reading: &Result<ReportReading, ReportProblem>,
    language: Language,
) -> ReportingView {
    let reading = match reading {
        Ok(reading) => reading,
        Err(ReportProblem::Empty) => return ReportingView::Empty,
        Err(problem) => return ReportingView::Refused(problem.sentence(language)),
    };
    let mut corrected = reading.clone();
    let mut problems = Vec::new();
    for (id, typed) in &reporting.corrections {
        if let Err(problem) = corrected.correct(*id, typed) {
            problems.push((*id, sentences::wrong_correction(problem, language)));
        }
    }
    let facts = reading.facts();
    let n_more = facts.len().saturating_sub(MOST_LISTED);
    let (framework, made) = make(&corrected, reporting);
    let mut frameworks: Vec<(String, String)> =
        reporting.frameworks.iter().map(|it| (it.reference.to_string(), it.title.clone())).collect();
    if !frameworks.is_empty() {
        frameworks.push((OWN.to_owned(), ReportLabel::OwnFramework.text(language).to_owned()));
    }
    let mut summary = Vec::new();
    match &made {
        None => {}
        Some(made) => {
            let report = score(&made.evaluation);
            let printed = corrected.total.as_ref().map(|total| total.value.value().to_string()).unwrap_or_default();
            let (total, pending) = (report.total.value().to_string(), report.pending.value().to_string());
            summary.push((ReportLabel::Worked, sentences::total_beside(&total, &pending, &printed, language)));
        }
    }
    let doubts = made.iter().flat_map(|made| &made.unplaced).map(|it| it.sentence(language)).collect();
    let shown = |place: &Span| without_blanks(slice(&reporting.text, place.start, place.end));
    ReportingView::Read(Box::new(ReportPreview {
        frameworks,
        framework,
        summary,
        facts: facts
            .into_iter()
            .take(MOST_LISTED)
            .map(|fact| fact_view(fact, reporting, &problems, language))
            .collect(),
        n_more,
        doubts,
        disputes: report_disputes(reading).iter().map(|it| sentences::dispute(it, language)).collect(),
        stated: Rc::new(report_stated(&corrected)),
        text: if reporting.corrections.is_empty() { Rc::clone(&reporting.text) } else { Rc::from("") },
        not_understood: reading.not_understood.iter().take(MOST_LISTED).map(shown).collect(),
        sheet: made.filter(|_| problems.is_empty()).map(|made| Rc::new(made.evaluation)),
    }))
}

/// The sheet on the framework that was picked, else on the one that fits, else on one made of the report; and that one's key.
fn make(reading: &ReportReading, reporting: &Reporting) -> (String, Option<SheetFromReport>) {
    let picked = reporting.framework.as_deref();
    let released = reporting.frameworks.iter().find(|it| picked == Some(it.reference.to_string().as_str()));
    let made = match (picked, released) {
        _ if reporting.frameworks.is_empty() => None,
        (_, Some(framework)) => to_evaluation(reading, std::slice::from_ref(framework)),
        (None, None) => to_evaluation(reading, &reporting.frameworks).filter(|made| made.guess.is_some()),
        (Some(_), None) => None,
    };
    let made = made.or_else(|| to_own_evaluation(reading).filter(|_| !reporting.frameworks.is_empty()));
    let key = made.as_ref().map(|made| &made.evaluation.framework);
    let key = key.map(|framework| if framework.is_own { OWN.to_owned() } else { framework.reference.to_string() });
    (key.unwrap_or_default(), made)
}

fn fact_view(fact: Fact, reporting: &Reporting, problems: &[(FactId, &'static str)], language: Language) -> FactView {
    let typed = reporting.corrections.iter().find(|(id, _)| *id == fact.id).map(|(_, typed)| typed.clone());
    let label = fact.label.text(language);
    let (place, sentence, text) = (fact.place, fact.sentence, &reporting.text);
    let before = without_blanks(slice(text, sentence.start, place.start));
    let behind = without_blanks(slice(text, place.end, sentence.end));
    let skipped = before.chars().count().saturating_sub(AROUND);
    let start = if skipped > 0 { "…" } else { "" };
    let end = if behind.chars().count() > AROUND { "…" } else { "" };
    let before: String = before.chars().skip(skipped).collect();
    let behind: String = behind.chars().take(AROUND).collect();
    FactView {
        id: fact.id,
        name: if fact.about.is_empty() { label.to_owned() } else { format!("{} {label}", fact.about) },
        confidence: if typed.is_some() { Confidence::Certain.label() } else { fact.confidence.label() },
        text: typed.unwrap_or(fact.text),
        editing: if fact.id.is_taken_over() { Editing::Field } else { Editing::WorkedOut },
        problem: problems.iter().find(|(id, _)| *id == fact.id).map(|(_, problem)| *problem),
        sentence: [
            format!("{start}{before}"),
            without_blanks(slice(text, place.start, place.end)),
            format!("{behind}{end}"),
        ],
    }
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The words of a wrapped text in one line.
fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}
