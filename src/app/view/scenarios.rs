//! Experiments with a name beside the sheet: totals, changed values and changed scores, each beside each.

use crate::app::scenarios::is_taken;
use crate::app::state::State;
use crate::app::view::header::grade_text;
use crate::app::view::whatif::{node_name, signed};
use crate::app::view::whatif_trial::place_name;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::{ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::comparison::{Comparison, compare};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::number_format::{NONE, points};
use crate::text::scenarios::{ScenarioLabel, with_change};
use crate::text::whatif::{self, WhatIfLabel};

/// Experiments with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenariosView {
    /// The name for what is tried, as it was typed.
    pub name: String,
    /// Whether keeping it would go over one of the same name.
    pub keeps_over: bool,
    /// Whether something is tried that could be kept.
    pub can_keep: bool,
    /// Each one's name.
    pub names: Vec<String>,
    /// Which one is being renamed: its position, the name as it was typed, and why it is none.
    pub renaming: Option<(usize, String, Option<&'static str>)>,
    /// The rows: what, in the sheet, and with each of them.
    pub rows: Vec<ScenarioRow>,
}

/// A row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioRow {
    /// What it is.
    pub what: String,
    /// What the sheet has, and each experiment.
    pub cells: Vec<String>,
    /// What kind of row, as the styles know it: `sum`, `value` or `score`.
    pub kind: &'static str,
}

pub(super) fn scenarios_view(state: &State) -> ScenariosView {
    let language = state.language;
    let scenarios = &state.evaluation.scenarios;
    let name = state.whatif.scenarios.name.clone();
    let renaming = state.whatif.scenarios.renaming.clone().filter(|(position, _)| *position < scenarios.len());
    let renaming = renaming.map(|(position, typed)| {
        let problem = match typed.trim() {
            "" => Some(ScenarioLabel::NameEmpty),
            name if is_taken(state, name, Some(position)) => Some(ScenarioLabel::NameTaken),
            _ => None,
        };
        (position, typed, problem.map(|problem| problem.text(language)))
    });
    ScenariosView {
        keeps_over: is_taken(state, &name, None),
        name,
        can_keep: !state.whatif.trial.is_empty(),
        names: scenarios.iter().map(|scenario| scenario.name.clone()).collect(),
        renaming,
        rows: rows(state, language),
    }
}

/// An experiment with what it scores.
struct Scored<'a> {
    changes: &'a [Change],
    report: ScoreReport,
    comparison: Comparison,
}

fn rows(state: &State, language: Language) -> Vec<ScenarioRow> {
    let (sheet, before) = (&*state.evaluation, &*state.report);
    let scored = sheet.scenarios.iter().map(|scenario| {
        let report = score(&applied(sheet, &scenario.changes));
        let comparison = compare(before, &report);
        Scored { changes: &scenario.changes, report, comparison }
    });
    let scored: Vec<Scored<'_>> = scored.collect();
    if scored.is_empty() {
        return Vec::new();
    }
    let row = |what: String, kind: &'static str, now: String, cell: &dyn Fn(&Scored<'_>) -> String| ScenarioRow {
        what,
        cells: [now].into_iter().chain(scored.iter().map(cell)).collect(),
        kind,
    };
    let differing = |then: Points, change: Points| {
        if change.is_zero() { points(then) } else { with_change(&points(then), &signed(change), language) }
    };
    let mut rows = vec![
        row(Label::Total.text(language).to_owned(), "sum", points(before.total), &|it| {
            differing(it.report.total, it.comparison.total)
        }),
        row(Label::Grade.text(language).to_owned(), "sum", grade_text(before, language), &|it| {
            grade_text(&it.report, language)
        }),
    ];
    for (nth, dimension) in before.dimensions.iter().enumerate() {
        let now = dimension.sums.score;
        rows.push(row(node_name(sheet, &dimension.id), "sum", points(now), &|it| {
            let then = it.report.dimensions.get(nth).map_or(now, |it| it.sums.score);
            differing(then, then - now)
        }));
    }
    // Each place once, in the order of the first that changes it.
    let mut places: Vec<&Change> = Vec::new();
    for change in scored.iter().flat_map(|it| it.changes) {
        if places.iter().all(|other| !other.is_same_place(change)) {
            places.push(change);
        }
    }
    for place in places {
        let now = whatif::value_now(place, sheet, language);
        rows.push(row(place_name(place, sheet, language), "value", now, &|it| {
            let found = it.changes.iter().find(|change| change.is_same_place(place));
            found.map_or_else(|| NONE.to_owned(), |change| value(change, state, language))
        }));
    }
    let mut ids: Vec<&NodeId> = Vec::new();
    for leaf in scored.iter().flat_map(|it| &it.comparison.leaves) {
        if !ids.contains(&&leaf.id) {
            ids.push(&leaf.id);
        }
    }
    let leaves = before.leaves();
    for leaf in leaves.into_iter().filter(|leaf| ids.contains(&&leaf.id)) {
        let now = leaf.trace().map(|trace| trace.score);
        let said = |score: Option<Points>| score.map_or_else(|| NONE.to_owned(), points);
        rows.push(row(node_name(sheet, &leaf.id), "score", said(now), &|it| match it
            .comparison
            .leaves
            .iter()
            .find(|other| other.id == leaf.id)
        {
            Some(other) => with_change(&said(other.after), &signed(other.difference), language),
            None => said(now),
        }));
    }
    if scored.iter().any(|it| !it.comparison.other.is_zero()) {
        rows.push(row(WhatIfLabel::Other.text(language).to_owned(), "score", NONE.to_owned(), &|it| {
            signed(it.comparison.other)
        }));
    }
    rows
}

fn value(change: &Change, state: &State, language: Language) -> String {
    if !change.fits(&state.evaluation.framework) {
        return ScenarioLabel::Missing.text(language).to_owned();
    }
    whatif::value(change, &state.evaluation, language)
}
