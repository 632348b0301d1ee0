//! The same facts under other frameworks.

use crate::app::choosing::FetchFailure;
use crate::app::state::State;
use crate::app::view::header::grade_text;
use crate::domain::carry_over::carry_over;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::{ScoreReport, score};
use crate::text::framework_choice::{ChoiceLabel, names};
use crate::text::framework_titles::FRAMEWORK_TITLES;
use crate::text::language::Language;
use crate::text::number_format::{NONE, points, points_in_words};
use crate::text::whatif_chance::{ChanceLabel, n_indicators};

/// A framework and what the sheet would be on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkRow {
    /// Its title.
    pub title: String,
    /// "92.97 / 100"
    pub score: String,
    /// What was scored of what is filled in, in per cent.
    pub share: String,
    /// Its grade there.
    pub grade: String,
    /// How many indicators went along, went along in part, and are to be filled in.
    pub counts: (String, String, String),
    /// How many indicators have no place there, and their names; `None` where everything has one.
    pub lost: Option<(String, String)>,
    /// What is said instead of all that: it is on its way, or did not come.
    pub note: Option<&'static str>,
}

pub(super) fn frameworks_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> Vec<FrameworkRow> {
    let language = state.language;
    let present = FrameworkRow {
        title: format!("{} · {}", ChanceLabel::Present.text(language), sheet.framework.title),
        counts: (sheet.framework.indicators().len().to_string(), "0".to_owned(), "0".to_owned()),
        ..scored(report, language)
    };
    let others = FRAMEWORK_TITLES.iter().filter(|title| title.reference != sheet.framework.reference.to_string());
    let rows = others.map(|title| {
        let arrived = state.whatif.lab.frameworks.iter().find(|(reference, _)| reference == title.reference);
        let row = match arrived.map(|(_, framework)| framework) {
            None => waiting(ChoiceLabel::Loading.text(language)),
            Some(Err(FetchFailure::NotFetched)) => waiting(ChoiceLabel::Failed.text(language)),
            Some(Err(FetchFailure::Unreadable)) => waiting(ChoiceLabel::Unreadable.text(language)),
            Some(Ok(framework)) => {
                let carried = carry_over(sheet, framework);
                FrameworkRow {
                    counts: (
                        carried.kept.len().to_string(),
                        carried.partly.len().to_string(),
                        carried.n_empty.to_string(),
                    ),
                    lost: (!carried.lost.is_empty())
                        .then(|| (n_indicators(carried.lost.len(), language), names(&carried.lost, language))),
                    ..scored(&score(&carried.sheet), language)
                }
            }
        };
        FrameworkRow { title: title.text(language).to_owned(), ..row }
    });
    [present].into_iter().chain(rows).collect()
}

fn scored(report: &ScoreReport, language: Language) -> FrameworkRow {
    // What pending indicators could still give is not filled in.
    let filled = report.full_marks - pending_of_base(report);
    let share = Exact::new(report.way.base.value()).divided_by(&Exact::new(filled.value()));
    let share = share.and_then(|share| share.times(&Exact::HUNDRED).round(2));
    FrameworkRow {
        title: String::new(),
        score: format!("{} / {}", points(report.total), points_in_words(report.full_marks)),
        share: share.map_or_else(|| NONE.to_owned(), |share| format!("{share:.2}%")),
        grade: grade_text(report, language),
        counts: (String::new(), String::new(), String::new()),
        lost: None,
        note: None,
    }
}

fn pending_of_base(report: &ScoreReport) -> Points {
    report.pending.min(report.full_marks)
}

fn waiting(note: &'static str) -> FrameworkRow {
    FrameworkRow {
        title: String::new(),
        score: NONE.to_owned(),
        share: NONE.to_owned(),
        grade: NONE.to_owned(),
        counts: (NONE.to_owned(), NONE.to_owned(), NONE.to_owned()),
        lost: None,
        note: Some(note),
    }
}
