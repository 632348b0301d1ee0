//! A score is set, and the value that it takes is told.

use crate::app::state::State;
use crate::domain::evaluation::Evaluation;
use crate::domain::points::Points;
use crate::domain::score::{Outcome, ScoreReport};
use crate::domain::whatif::change::Change;
use crate::domain::whatif::reach::{Bounds, Reach, Wanted, Way, reach};
use crate::text::labels::{field_of, month_end};
use crate::text::number_format::{NONE, points, points_in_words};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::problems;
use crate::text::whatif::{self, WhatIfLabel};

/// A score that is set.
#[derive(Clone, Debug, PartialEq)]
pub struct SeekView {
    /// Id and name of each indicator that has a score to be set.
    pub options: Vec<(String, String)>,
    /// The id of the one that is picked; empty while none is.
    pub picked: String,
    /// The score as it was typed.
    pub wanted: String,
    /// Why the text is no score.
    pub problem: Option<String>,
    /// What it takes, in a sentence.
    pub answer: Option<String>,
    /// The values to try; empty where there is nothing to try.
    pub changes: Vec<Change>,
}

pub(super) fn seek(state: &State, sheet: &Evaluation, report: &ScoreReport) -> SeekView {
    let language = state.language;
    let leaves = sheet.framework.indicators().into_iter().zip(report.leaves());
    let options = leaves.filter(|(_, leaf)| !matches!(leaf.outcome, Outcome::Excluded(_)));
    let options = options.map(|(indicator, _)| (indicator.id.to_string(), indicator.name.clone())).collect();
    let sought = state.whatif.sought.as_ref().filter(|id| sheet.framework.indicator(id).is_some());
    let mut view = SeekView {
        options,
        picked: sought.map(ToString::to_string).unwrap_or_default(),
        wanted: state.whatif.wanted.clone(),
        problem: None,
        answer: None,
        changes: Vec::new(),
    };
    let Some(id) = sought else { return view };
    let wanted = match read_number(&view.wanted, &NumberUnit::Points) {
        Ok(Some(value)) => Points::new(value),
        Ok(None) => return view,
        Err(problem) => {
            view.problem = Some(problems::sentence(&problem, &NumberUnit::Points, language));
            return view;
        }
    };
    let Some(wanted) = wanted else {
        view.problem = Some(WhatIfLabel::GoalTooFine.text(language).to_owned());
        return view;
    };
    let now = report.leaves().into_iter().find(|leaf| leaf.id == *id).and_then(|leaf| leaf.trace());
    let now = now.map(|trace| trace.score);
    // Fewer points are looked for from above, more from below.
    let side = match now {
        Some(now) if wanted < now => Wanted::AtMost(wanted),
        Some(_) | None => Wanted::AtLeast(wanted),
    };
    let takes = |way: &Way| {
        let needed = |change: &Change| {
            let value = whatif::value(change, sheet, language);
            match change {
                Change::Month { month, .. } => field_of(&month_end(*month, language), &value, language),
                Change::Actual { .. }
                | Change::Part { .. }
                | Change::Executed(_)
                | Change::Choice { .. }
                | Change::Item { .. } => value,
            }
        };
        let needed: Vec<String> = way.changes.iter().map(needed).collect();
        let present: Vec<String> =
            way.changes.iter().map(|change| whatif::value_now(change, sheet, language)).collect();
        let score_now = now.map_or_else(|| NONE.to_owned(), points);
        let (needed, present) = (whatif::together(&needed, language), whatif::together(&present, language));
        whatif::takes(&needed, &points(way.score), &present, &score_now, language)
    };
    let (answer, changes) = match reach(sheet, id, side, Bounds::default()) {
        Reach::Found(way) if way.changes.is_empty() => (WhatIfLabel::Already.text(language).to_owned(), Vec::new()),
        Reach::Found(way) => (takes(&way), way.changes),
        Reach::AtMost(way) => (whatif::out_of_reach(&points_in_words(way.score), language), Vec::new()),
        Reach::NoScore => (WhatIfLabel::NoScore.text(language).to_owned(), Vec::new()),
        Reach::ByMonths => (WhatIfLabel::ByMonths.text(language).to_owned(), Vec::new()),
    };
    view.answer = Some(answer);
    view.changes = changes;
    view
}
