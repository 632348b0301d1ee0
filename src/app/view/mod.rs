//! The state worked out into pieces that are ready to draw: texts and fields, no rules and no sums left to do.
//! The pieces compare equal when they would be drawn the same, so that only what changed is drawn again.

mod execution;
mod header;
mod indicators;

pub use execution::{ExecutionView, FiguresRow, ProjectRow, execution_view};
pub use header::{
    HeaderView, PartView, ProblemView, QuestionView, ScoreBarView, header_view, problem_views, question_view,
    score_bar_view,
};
pub use indicators::{Cell, DetailView, GroupRow, IndicatorRow, LeafRow, MonthlyView, indicator_rows};

use crate::app::field::Field;
use crate::app::state::{Focus, State};
use crate::text::labels::{Label, label};
use crate::text::problems;

/// A field that is ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// Which field.
    pub field: Field,
    /// The id of its element.
    pub id: String,
    /// What it belongs to: the indicator's or project's name; empty when the column says it all.
    pub owner: String,
    /// Which of its owner's values it is.
    pub column: String,
    /// Its text, as typed or as the value is written.
    pub text: String,
    /// The unit behind it; may be empty.
    pub unit: String,
    /// A hint inside while it is empty; may be empty.
    pub hint: &'static str,
    /// What is wrong with the text and how to mend it.
    pub problem: Option<String>,
    /// Whether it takes a number.
    pub is_number: bool,
    /// Whether the focus shall move to it after drawing.
    pub takes_focus: bool,
}

impl FieldView {
    fn new(state: &State, field: Field, owner: &str, column: &str) -> Self {
        let unit = field.unit(&state.evaluation);
        let problem = state.field_problem(&field).map(|problem| problems::sentence(&problem, &unit));
        Self {
            id: field.element_id(),
            owner: owner.to_owned(),
            column: column.to_owned(),
            text: state.field_text(&field),
            unit: unit.symbol().to_owned(),
            hint: if matches!(field, Field::Reason(_)) { label(Label::ReasonHint) } else { "" },
            problem,
            is_number: !field.is_words(),
            takes_focus: matches!(&state.focus, Some(Focus::Field(focused)) if *focused == field),
            field,
        }
    }
}
