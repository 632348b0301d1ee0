//! The head of the page, the score bar and the list of problems.

use crate::app::field::Field;
use crate::app::keeping::title;
use crate::app::state::State;
use crate::app::view::names::{change_name, field_name};
use crate::app::view::status::total_change;
use crate::domain::amount::MoneyUnit;
use crate::domain::exact::Exact;
use crate::domain::framework::Standing;
use crate::domain::grade::Grade;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::text::labels;
use crate::text::labels::Meanwhile;
use crate::text::language::Language;
use crate::text::number_format::{points, points_in_words};
use crate::text::problems;
use crate::text::values::in_points;

/// Whose sheet it is, and in which unit money is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderView {
    /// The department's name and year; empty while neither is known.
    pub unit: String,
    /// What undo takes back; `None` when there is nothing.
    pub to_undo: Option<String>,
    /// What redo makes again.
    pub to_redo: Option<String>,
    /// The framework's title.
    pub framework: String,
    /// Its `id@version`.
    pub framework_reference: String,
    /// The unit money is shown in.
    pub money_unit: MoneyUnit,
}

/// The head of the page.
pub fn header_view(state: &State) -> HeaderView {
    let framework = &state.evaluation.framework;
    let step_name = |change| change_name(change, &state.evaluation, state.language);
    HeaderView {
        unit: title(&state.evaluation),
        to_undo: state.history.to_undo().map(step_name),
        to_redo: state.history.to_redo().map(step_name),
        framework: framework.title.clone(),
        framework_reference: framework.reference.to_string(),
        money_unit: state.evaluation.budget.unit,
    }
}

/// The numbers that stay in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreBarView {
    /// 92.97
    pub total: String,
    /// By how much the last step moved the total; `None` when it did not.
    pub change: Option<String>,
    /// 100
    pub full_marks: String,
    /// 优, or between which grades the sheet still is.
    pub grade: String,
    /// How many points are pending.
    pub pending: String,
    /// Whether any are.
    pub is_pending: bool,
    /// Each dimension.
    pub parts: Vec<PartView>,
}

/// A dimension in the score bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    /// Its name.
    pub name: String,
    /// Its score.
    pub score: String,
    /// Its full marks.
    pub weight: String,
    /// How much of its bar is filled, 0 to 100, in whole per cent for drawing alone.
    pub filled: u8,
    /// Whether it has a bar: bonus items don't, since 0 is no lack.
    pub has_bar: bool,
}

/// A grade, or between which grades the sheet still is.
pub(super) fn grade_text(report: &ScoreReport, language: Language) -> String {
    match &report.grade {
        Grade::Settled(name) => name.clone(),
        Grade::Open { lowest, highest } => labels::open_grade(lowest, highest, language),
    }
}

/// The score bar.
pub fn score_bar_view(state: &State) -> ScoreBarView {
    let report = &state.report;
    let dimensions = state.evaluation.framework.dimensions.iter().zip(&report.dimensions);
    let parts = dimensions.map(|(dimension, scored)| PartView {
        name: dimension.name.clone(),
        score: points(scored.sums.score),
        weight: points_in_words(scored.weight),
        filled: filled_percent(scored.sums.score, scored.weight),
        has_bar: dimension.standing == Standing::Base,
    });
    ScoreBarView {
        total: points(report.total),
        change: total_change(state),
        full_marks: points_in_words(state.evaluation.framework.highest_total()),
        grade: grade_text(report, state.language),
        pending: in_points(report.pending, state.language),
        is_pending: !report.pending.is_zero(),
        parts: parts.collect(),
    }
}

pub(super) fn filled_percent(score: Points, weight: Points) -> u8 {
    let percent = Exact::new(score.value()).times(&Exact::HUNDRED).divided_by(&Exact::new(weight.value()));
    // Cut, so that a bar is only full when nothing is lost.
    let whole = percent.and_then(|percent| percent.cut(0)).map(|cut| cut.value).unwrap_or_default();
    u8::try_from(whole).unwrap_or_default().min(100)
}

/// A field that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// Which field.
    pub field: Field,
    /// The field's name.
    pub name: String,
    /// What is wrong and how to mend it.
    pub sentence: String,
    /// What holds until it is mended.
    pub meanwhile: Meanwhile,
}

/// Every field that has to be mended.
pub fn problem_views(state: &State) -> Vec<ProblemView> {
    // Whoever is still typing is not told about it yet.
    let problems = state.problems().into_iter().filter(|(field, _)| state.history.typing() != Some(field));
    let views = problems.map(|(field, problem)| ProblemView {
        name: field_name(&field, &state.evaluation, state.language),
        sentence: problems::sentence(&problem, &field.unit(&state.evaluation), state.language),
        meanwhile: if matches!(field, Field::NodeName(_)) {
            Meanwhile::OldName
        } else if matches!(field, Field::NodeWeight(_)) {
            Meanwhile::OldWeight
        } else {
            Meanwhile::Pending
        },
        field,
    });
    views.collect()
}
