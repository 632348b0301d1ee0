//! Published self-evaluation reports, read from their text.
//!
//! [`read_report`] makes a [`ReportReading`]: what was found, each figure with its place, its sentence and how sure it is;
//! [`to_evaluation`] makes a sheet of it. Nothing is taken over in silence: what the sheet has no place for is said.
//!
//! The way: the text is made readable (`normal`), parted into paragraphs, rows and tokens (`passage`, `token`), and each
//! reader (`scores`, `money`, `table`, `stating`, `profile`) takes what it knows. No word of the language stands here: the
//! vocabulary is `text::report_words` and `text::report_names`.

mod answer;
mod correcting;
mod deductions;
mod facts;
mod matching;
mod money;
mod nesting;
mod normal;
mod own;
mod passage;
mod profile;
mod scores;
mod sheet;
mod stating;
mod sums;
mod surroundings;
mod table;
mod token;
mod unplaced;

pub use answer::{reading_json, reading_lines, taken_over_json};
pub use correcting::{Fact, FactId, MoneyField, Owner};
pub use facts::{Confidence, Deduction, Found, Money, ProjectReading, ReportReading, ScoreItem};
pub use matching::{FrameworkGuess, guess_framework};
pub use sheet::{SheetFromReport, sheet_of, to_evaluation, to_own_evaluation};
pub use sums::report_sums;
pub use unplaced::{Unplaced, UnplacedReason};

use std::collections::BTreeSet;

use crate::domain::check::{Finding, Stated, check_report};
use crate::domain::evaluation::Evaluation;
use crate::domain::points::Points;
use crate::domain::statements::{Activity, Dispute, Role, Span, Statement, disputes};
use crate::exchange::report::money::Moneys;
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::scores::Scores;
use crate::exchange::report::table::Table;
use crate::text::language::Language;
use crate::text::report as sentences;
use crate::text::report_activities::activity_key;
use crate::text::report_marks::Mark;
use crate::text::report_names::is_unit_line;
use crate::text::report_words::UnitWord;

/// The longest report in bytes: a book of half a million characters.
pub const MOST_BYTES: usize = 2 << 20;
/// The most lines and cells that are looked at.
const MOST_PASSAGES: usize = 100_000;

/// Why a text is no report that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportProblem {
    /// Nothing but blank space.
    Empty,
    /// More bytes than a report has.
    TooLong {
        /// The most there may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// No figure of a report in it: no points and no budget.
    NoReport,
}

impl ReportProblem {
    /// The word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::NoReport => "no_report",
        }
    }

    /// The sentence for people.
    pub fn sentence(self, language: Language) -> String {
        match self {
            Self::Empty => sentences::empty(language).to_owned(),
            Self::TooLong { most, found } => sentences::too_long(most, found, language),
            Self::NoReport => sentences::no_report(language).to_owned(),
        }
    }
}

/// Reads a report.
///
/// # Errors
/// The text is too long, empty, or has nothing of a report.
pub fn read_report(source: &str) -> Result<ReportReading, ReportProblem> {
    if source.len() > MOST_BYTES {
        return Err(ReportProblem::TooLong { most: MOST_BYTES, found: source.len() });
    }
    let text = Text { source, normal: normal::normal(source) };
    let mut passages = text.passages();
    passages.truncate(MOST_PASSAGES);
    if passages.is_empty() {
        return Err(ReportProblem::Empty);
    }
    let (mut scores, mut moneys, mut table) = (Scores::default(), Moneys::default(), Table::default());
    for passage in &passages {
        if passage.is_row() {
            table.read(&text, passage, &mut scores, &mut moneys);
        } else {
            table.pass(text.slice(&passage.body), is_unit_line);
            scores.read(&text, passage);
            moneys.read(&text, passage);
        }
    }
    scores.finish();
    moneys.finish();
    let of_total = scores.totals.first().map(|total| total.sentence);
    let of_projects = scores.items.iter().filter(|item| item.weight.is_none());
    let of_projects = of_projects.filter_map(|item| item.score.as_ref()).map(|score| score.sentence).collect();
    let mut reading = ReportReading {
        name: profile::name(&text, &passages),
        year: profile::year(&text, &passages),
        grade: profile::grade(&text, &passages, of_total, &of_projects),
        items: nesting::nested(scores.items, &scores.under),
        department: moneys.department,
        projects: moneys.projects,
        ..ReportReading::default()
    };
    add_totals(&mut reading, scores.totals);
    if reading.total.is_none()
        && reading.items.is_empty()
        && reading.projects.is_empty()
        && reading.department == Money::default()
    {
        return Err(ReportProblem::NoReport);
    }
    let taken: BTreeSet<Span> = reading.places().into_iter().collect();
    for passage in passages.iter().filter(|passage| !passage.is_row()) {
        stating::read(&text, passage, |place| taken.contains(&place), &mut reading.statements);
    }
    add_projects(&mut reading);
    reading.not_understood = not_understood(&text, &passages, &reading);
    Ok(reading)
}

/// Figures for the same thing that disagree.
pub fn report_disputes(reading: &ReportReading) -> Vec<Dispute> {
    disputes(&reading.statements)
}

/// What a report says that may not agree.
pub fn report_stated(reading: &ReportReading) -> Stated {
    Stated { disputes: report_disputes(reading), sums: report_sums(reading) }
}

/// What is wrong in a report by itself, with the total of its sheet if the other figure is right.
pub fn report_findings(reading: &ReportReading, evaluation: &Evaluation) -> Vec<Finding> {
    check_report(&report_stated(reading), evaluation)
}

/// The first total counts; others that say something else are kept beside it.
fn add_totals(reading: &mut ReportReading, totals: Vec<Found<Points>>) {
    let mut totals = totals.into_iter();
    reading.total = totals.next();
    let Some(total) = &mut reading.total else { return };
    reading.other_totals = totals.filter(|other| other.value != total.value).collect();
    if !reading.other_totals.is_empty() {
        total.confidence = Confidence::Contradicted;
    }
}

/// Projects are statements too: what was spent may stand elsewhere under another name.
fn add_projects(reading: &mut ReportReading) {
    for project in &reading.projects {
        let id = u32::try_from(reading.statements.len()).unwrap_or(u32::MAX).saturating_add(1);
        let name = &project.name.value;
        let money = &project.money;
        reading.statements.push(Statement {
            id,
            sentence: project.name.sentence,
            activity: Activity { shown: name.clone(), key: activity_key(name), context: String::new() },
            heads: None,
            amount: money.executed.as_ref().map(|found| found.value.clone()),
            role: Role::Project {
                budget: money.budget.as_ref().map(|found| found.value.clone()),
                printed_rate: money.rate.as_ref().map(|found| (found.value, found.place)),
            },
        });
    }
}

/// Sentences with figures of which nothing was taken.
fn not_understood(text: &Text<'_>, passages: &[Passage], reading: &ReportReading) -> Vec<Span> {
    let taken: BTreeSet<Span> = reading.places().into_iter().collect();
    let mut found = Vec::new();
    for passage in passages {
        let sentences = passage.parted_at(|mark| mark == Mark::Stop && !passage.is_row());
        for sentence in sentences {
            let tokens = passage.tokens.get(sentence.clone()).unwrap_or_default();
            let figures = tokens.iter().filter(|token| {
                token.figure().is_some_and(|figure| {
                    matches!(
                        figure.unit,
                        Some(UnitWord::Points | UnitWord::Percent | UnitWord::Money(_) | UnitWord::Heads(_))
                    )
                })
            });
            let places: Vec<Span> = figures.map(|token| text.normal.place(&token.range)).collect();
            if !places.is_empty() && !places.iter().any(|place| taken.contains(place)) {
                found.push(text.normal.place(&passage.bytes(&sentence)));
            }
        }
    }
    found
}
