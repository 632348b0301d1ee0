//! The head of the page, the score bar, the list of problems and the question.

use crate::app::field::Field;
use crate::app::state::{Replacement, State};
use crate::app::view::FieldView;
use crate::app::view::indicators::actual_column;
use crate::domain::amount::MoneyUnit;
use crate::domain::framework::Standing;
use crate::domain::grade::Grade;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::text::labels::{self, Label, label};
use crate::text::number_format::{points, points_in_words};
use crate::text::problems;

/// Whose sheet it is, and in which unit money is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderView {
    /// The department's name.
    pub name: FieldView,
    /// The budget year.
    pub year: FieldView,
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
    HeaderView {
        name: FieldView::new(state, Field::UnitName, "", label(Label::UnitName)),
        year: FieldView::new(state, Field::Year, "", label(Label::Year)),
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
    /// How many fields have to be mended.
    pub n_problems: usize,
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

/// The score bar.
pub fn score_bar_view(state: &State, report: &ScoreReport) -> ScoreBarView {
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
        full_marks: points_in_words(state.evaluation.framework.highest_total()),
        grade: match &report.grade {
            Grade::Settled(name) => name.clone(),
            Grade::Open { lowest, highest } => labels::open_grade(lowest, highest),
        },
        pending: labels::in_points(&points_in_words(report.pending)),
        is_pending: !report.pending.is_zero(),
        parts: parts.collect(),
        n_problems: state.problems().len(),
    }
}

fn filled_percent(score: Points, weight: Points) -> u8 {
    let hundredfold = score.value().saturating_mul(rust_decimal::Decimal::ONE_HUNDRED);
    let percent = hundredfold.checked_div(weight.value()).unwrap_or_default();
    // Cut, so that a bar is only full when nothing is lost.
    u8::try_from(percent.trunc()).unwrap_or_default().min(100)
}

/// A field that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// The id of the field's element.
    pub field_id: String,
    /// The field's name.
    pub name: String,
    /// What is wrong and how to mend it.
    pub sentence: String,
}

/// Every field that has to be mended.
pub fn problem_views(state: &State) -> Vec<ProblemView> {
    let problems = state.problems().into_iter();
    let views = problems.map(|(field, problem)| ProblemView {
        field_id: field.element_id(),
        name: field_name(&field, state),
        sentence: problems::sentence(&problem, &field.unit(&state.evaluation)),
    });
    views.collect()
}

/// A field's full name, for where it stands alone.
fn field_name(field: &Field, state: &State) -> String {
    let indicator = |id| state.evaluation.framework.indicator(id).map(|it| it.name.clone()).unwrap_or_default();
    let project = |id| {
        let projects = &state.evaluation.budget.projects;
        let position = projects.iter().position(|project| project.id == id).unwrap_or_default();
        let name = projects.get(position).map(|project| project.name.clone()).unwrap_or_default();
        if name.trim().is_empty() { labels::nth_project(position) } else { name }
    };
    let (owner, column) = match field {
        Field::UnitName => return label(Label::UnitName).to_owned(),
        Field::Year => return label(Label::Year).to_owned(),
        Field::Target(id) => (indicator(id), label(Label::TargetValue)),
        Field::Actual(id) => {
            let rule = state.evaluation.framework.indicator(id).map(|it| &it.rule);
            (indicator(id), actual_column(rule))
        }
        Field::Reason(id) => (indicator(id), label(Label::ReasonField)),
        Field::DepartmentBudget => (label(Label::Department).to_owned(), label(Label::AdjustedBudget)),
        Field::DepartmentExecuted => (label(Label::Department).to_owned(), label(Label::Executed)),
        Field::ProjectName(id) => (project(*id), label(Label::Project)),
        Field::ProjectBudget(id) => (project(*id), label(Label::AdjustedBudget)),
        Field::ProjectExecuted(id) => (project(*id), label(Label::Executed)),
        Field::AnnualBudget => (label(Label::Monthly).to_owned(), label(Label::AnnualBudget)),
        Field::MonthEnd(month_idx) => {
            return labels::field_of(label(Label::Monthly), &labels::month_end(*month_idx));
        }
    };
    labels::field_of(&owner, column)
}

/// A question that is being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// What is asked.
    pub title: &'static str,
    /// What is lost with a yes.
    pub body: &'static str,
    /// What the yes button does.
    pub confirm: &'static str,
}

/// The question that is being asked, if any.
pub fn question_view(state: &State) -> Option<QuestionView> {
    let (title, body, confirm) = match state.question? {
        Replacement::Blank => (Label::BlankTitle, Label::BlankBody, Label::BlankConfirm),
        Replacement::Example => (Label::ExampleTitle, Label::ExampleBody, Label::ExampleConfirm),
    };
    Some(QuestionView { title: label(title), body: label(body), confirm: label(confirm) })
}
