//! What is being tried: each value beside the sheet's, and what that does to the total.

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::header::grade_text;
use crate::app::view::tried_number::{TriedNumber, tried_number};
use crate::app::view::whatif::{arrow, node_name, signed};
use crate::app::whatif::{field_of, place_key};
use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::comparison::compare;
use crate::domain::whatif::slider::can_be_tried;
use crate::domain::whatif::uncertain::UncertainPlace;
use crate::text::labels::{Label, field_of as name_of, month_end};
use crate::text::language::Language;
use crate::text::number_format::points;
use crate::text::whatif::{self, WhatIfLabel};

/// What is being tried.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialView {
    /// Each value.
    pub rows: Vec<TrialRow>,
    /// The sheet's total.
    pub in_sheet: String,
    /// The trial's total.
    pub total: String,
    /// By how much it differs, with its sign.
    pub change: String,
    /// The grade then.
    pub grade: String,
    /// What can be added to be tried: key and name.
    pub options: Vec<(String, String)>,
    /// The key of what is picked to be added; empty while nothing is.
    pub picked: String,
    /// Each score that differs: name, "1.89 → 1.92", difference.
    pub differences: Vec<(String, String, String)>,
}

/// A value that is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialRow {
    /// What it is called.
    pub name: String,
    /// What the sheet has.
    pub now: String,
    /// What is tried.
    pub value: String,
    /// What its indicator scores, before and then; empty where no single indicator does.
    pub scores: String,
    /// Its field in the sheet.
    pub field: Field,
    /// Where the value can be typed and slid; `None` for a pick.
    pub number: Option<TriedNumber>,
    /// That the sheet has no place for it any more.
    pub is_misplaced: bool,
}

/// What is being tried.
pub(super) fn trial_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> TrialView {
    let language = state.language;
    let comparison = compare(&state.report, report);
    let rows = state.whatif.trial.iter().enumerate().map(|(position, change)| TrialRow {
        name: place_name(change, sheet, language),
        now: whatif::value_now(change, &state.evaluation, language),
        value: whatif::value(change, sheet, language),
        scores: scores(change, &state.report, report),
        field: field_of(change),
        number: tried_number(state, position, change, sheet),
        is_misplaced: !change.fits(&sheet.framework),
    });
    let mut differences: Vec<(String, String, String)> = comparison
        .leaves
        .iter()
        .map(|leaf| (node_name(sheet, &leaf.id), arrow(leaf.before, leaf.after), signed(leaf.difference)))
        .collect();
    if !comparison.other.is_zero() {
        let name = WhatIfLabel::Other.text(language).to_owned();
        differences.push((name, String::new(), signed(comparison.other)));
    }
    let open = can_be_tried(sheet).into_iter();
    let open = open.filter(|place| state.whatif.trial.iter().all(|change| !is_of(change, place)));
    let options: Vec<(String, String)> =
        open.map(|place| (place_key(&place), uncertain_name(&place, sheet, language))).collect();
    let picked = state.whatif.adding.as_ref().map(place_key);
    TrialView {
        rows: rows.collect(),
        picked: picked.filter(|picked| options.iter().any(|(key, _)| key == picked)).unwrap_or_default(),
        options,
        in_sheet: points(state.report.total),
        total: points(report.total),
        change: signed(comparison.total),
        grade: grade_text(report, language),
        differences,
    }
}

/// "1.89 → 2.00"
fn scores(change: &Change, before: &ScoreReport, after: &ScoreReport) -> String {
    let (Change::Actual { id, .. } | Change::Part { id, .. } | Change::Choice { id, .. } | Change::Item { id, .. }) =
        change
    else {
        return String::new();
    };
    let score = |report: &ScoreReport| {
        let leaf = report.leaves().into_iter().find(|leaf| leaf.id == *id);
        leaf.and_then(|leaf| leaf.trace()).map(|trace| trace.score)
    };
    arrow(score(before), score(after))
}

/// Whether a change sets the number or pick of a place.
fn is_of(change: &Change, place: &UncertainPlace) -> bool {
    match (change, place) {
        (
            Change::Actual { id, .. } | Change::Part { id, .. } | Change::Choice { id, .. } | Change::Item { id, .. },
            UncertainPlace::Indicator(other),
        ) => id == other,
        (Change::Executed(_), UncertainPlace::Executed) => true,
        (Change::Executed(_), UncertainPlace::Indicator(_))
        | (Change::Month { .. }, _)
        | (_, UncertainPlace::Executed) => false,
    }
}

/// What a number that can be tried is called.
pub(super) fn uncertain_name(place: &UncertainPlace, sheet: &Evaluation, language: Language) -> String {
    match place {
        UncertainPlace::Executed => place_name(&Change::Executed(Amount::ZERO), sheet, language),
        UncertainPlace::Indicator(id) => node_name(sheet, id),
    }
}

/// What the place of a change is called: its indicator, and which of its values where it is not the actual value itself.
pub(super) fn place_name(change: &Change, sheet: &Evaluation, language: Language) -> String {
    let owner = match change {
        Change::Actual { id, .. } | Change::Part { id, .. } | Change::Choice { id, .. } | Change::Item { id, .. } => {
            node_name(sheet, id)
        }
        Change::Executed(_) => Label::Department.text(language).to_owned(),
        Change::Month { month, .. } => month_end(*month, language),
    };
    let figure = whatif::figure(change, sheet, language);
    if figure.is_empty() { owner } else { name_of(&owner, figure, language) }
}
