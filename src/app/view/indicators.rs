//! The rows of the indicator table.

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::domain::framework::{Category, Node, Standing};
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::progress::MONTHS;
use crate::domain::rules::Rule;
use crate::domain::score::{GroupScore, LeafScore, NodeScore, Outcome, ScoreReport};
use crate::text::labels::{self, Label, label};
use crate::text::language::Language;
use crate::text::number_format::{NONE, deduction, points, points_in_words};
use crate::text::{explanation, reasons, remarks, values};

/// The language of the page.
const LANGUAGE: Language = Language::Chinese;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorRow {
    /// A dimension or category with its sums.
    Group(GroupRow),
    /// An indicator.
    Leaf(Box<LeafRow>),
}

/// A dimension or category with its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Which group.
    pub id: NodeId,
    /// 1 for dimensions, 2 for their categories, …
    pub level: usize,
    /// Its name.
    pub name: String,
    /// Full marks.
    pub weight: String,
    /// Sum of the scores.
    pub score: String,
    /// Sum of the deductions.
    pub deduction: String,
    /// Whether points are lost.
    pub is_lost: bool,
    /// What is pending, in words; `None` when nothing is.
    pub pending: Option<String>,
}

/// An indicator's row.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafRow {
    /// Which indicator.
    pub id: NodeId,
    /// Its name.
    pub name: String,
    /// Where its weight comes from, in one word.
    pub provenance: &'static str,
    /// Full marks.
    pub weight: String,
    /// Target value.
    pub target: Cell,
    /// Actual value or typed score.
    pub actual: Cell,
    /// The score; `None` while pending.
    pub score: Option<String>,
    /// The deduction; `None` while pending and for bonus items.
    pub deduction: Option<String>,
    /// Whether points are lost.
    pub is_lost: bool,
    /// The report's clause; empty when nothing was lost.
    pub clause: String,
    /// What is missing or should be known.
    pub notes: Vec<String>,
    /// The reason in words, where the rule can't do without.
    pub reason: Option<FieldView>,
    /// The explanation, when it is open.
    pub detail: Option<DetailView>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, and nothing is expected.
    None,
    /// A fixed text.
    Text(String),
    /// A field.
    Field(Box<FieldView>),
    /// A value that is filled in elsewhere, with the way there.
    Elsewhere {
        /// The value.
        text: String,
        /// Where it is filled in.
        hint: &'static str,
        /// The id of the field there.
        field_id: String,
    },
}

/// An indicator's explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailView {
    /// The way to the score, line by line; what is missing while pending.
    pub lines: Vec<String>,
    /// Where the weight comes from.
    pub weight_source: String,
    /// Where the rule comes from.
    pub rule_source: String,
    /// The reason in words, where it is optional.
    pub reason: Option<FieldView>,
    /// The monthly figures, where the rule takes their mean.
    pub monthly: Option<MonthlyView>,
}

/// The monthly figures.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlyView {
    /// The year's budget.
    pub annual_budget: FieldView,
    /// One for each month.
    pub month_ends: Vec<FieldView>,
}

/// Every row, in the order of the form.
pub fn indicator_rows(state: &State, report: &ScoreReport) -> Vec<IndicatorRow> {
    let mut rows = Vec::new();
    for (dimension, scored) in state.evaluation.framework.dimensions.iter().zip(&report.dimensions) {
        push_group(state, dimension, scored, 1, &mut rows);
    }
    rows
}

fn push_group(state: &State, group: &Category, scored: &GroupScore, level: usize, rows: &mut Vec<IndicatorRow>) {
    let pending =
        (!scored.sums.pending.is_zero()).then(|| labels::pending_points(&points_in_words(scored.sums.pending)));
    rows.push(IndicatorRow::Group(GroupRow {
        id: group.id.clone(),
        level,
        name: group.name.clone(),
        weight: points(group.weight),
        score: points(scored.sums.score),
        deduction: match group.standing {
            Standing::Base => deduction(scored.sums.deduction),
            Standing::Bonus => NONE.to_owned(),
            Standing::Separate => deduction(scored.sums.deduction),
        },
        is_lost: !scored.sums.deduction.is_zero(),
        pending,
    }));
    for (node, scored) in group.children.iter().zip(&scored.children) {
        match (node, scored) {
            (Node::Category(category), NodeScore::Group(scored)) => {
                push_group(state, category, scored, level + 1, rows);
            }
            (Node::Indicator(indicator), NodeScore::Leaf(scored)) => {
                rows.push(IndicatorRow::Leaf(Box::new(leaf_row(state, indicator, scored))));
            }
            // The report is the framework's tree again: the two never differ.
            (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
        }
    }
}

fn leaf_row(state: &State, indicator: &Indicator, scored: &LeafScore) -> LeafRow {
    let entry = state.evaluation.entry(&indicator.id);
    let needs_words = matches!(
        indicator.rule,
        Rule::Direct(_)
            | Rule::Coefficient(_)
            | Rule::PerOccurrence(_)
            | Rule::Bonus(_)
            | Rule::Grade(_)
            | Rule::YesNo(_)
            | Rule::Checklist(_)
    );
    let reason =
        || FieldView::new(state, Field::Reason(indicator.id.clone()), &indicator.name, label(Label::ReasonField));
    let clause = scored.trace().map(|trace| reasons::clause(indicator, entry, trace, LANGUAGE)).unwrap_or_default();
    let notes = remarks::of_outcome(&scored.outcome, indicator, LANGUAGE);
    let is_open = state.open_rows.contains(&indicator.id);
    let detail = is_open.then(|| DetailView {
        lines: match &scored.outcome {
            Outcome::Scored(trace) => explanation::lines(trace, indicator, state.evaluation.budget.unit, LANGUAGE),
            // What is missing was said above.
            Outcome::Pending(_) | Outcome::Excluded(_) => notes.clone(),
        },
        weight_source: explanation::source(&indicator.weight_provenance, LANGUAGE),
        rule_source: explanation::source(&indicator.rule_provenance, LANGUAGE),
        reason: (!needs_words).then(reason),
        monthly: matches!(indicator.rule, Rule::AverageRate(_)).then(|| monthly_view(state)),
    });
    LeafRow {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        provenance: explanation::provenance(indicator.weight_provenance.kind, LANGUAGE),
        weight: points(indicator.weight),
        target: target_cell(state, indicator),
        actual: actual_cell(state, indicator),
        score: scored.trace().map(|trace| points(trace.score)),
        deduction: scored.trace().filter(|_| !indicator.rule.is_bonus()).map(|trace| deduction(trace.deduction)),
        is_lost: scored.trace().is_some_and(|trace| !trace.deduction.is_zero() || trace.score < Points::ZERO),
        clause,
        notes,
        reason: needs_words.then(reason),
        detail,
    }
}

fn target_cell(state: &State, indicator: &Indicator) -> Cell {
    match &indicator.target {
        Target::None => Cell::None,
        Target::Fixed(target) => Cell::Text(values::measured(*target, &indicator.measure, LANGUAGE)),
        Target::FixedWords(words) => Cell::Text(words.clone()),
        Target::Entered => {
            let field = Field::Target(indicator.id.clone());
            Cell::Field(Box::new(FieldView::new(state, field, &indicator.name, label(Label::TargetValue))))
        }
    }
}

fn actual_cell(state: &State, indicator: &Indicator) -> Cell {
    if matches!(indicator.rule, Rule::Execution(_)) || indicator.measure == Measure::Execution {
        return Cell::Elsewhere {
            text: crate::app::view::execution::department_rate(state),
            hint: label(Label::FromExecution),
            field_id: Field::DepartmentExecuted.element_id(),
        };
    }
    let column = actual_column(Some(&indicator.rule));
    Cell::Field(Box::new(FieldView::new(state, Field::Actual(indicator.id.clone()), &indicator.name, column)))
}

/// What the field of the actual value is called, by the rule that reads it.
pub(super) fn actual_column(rule: Option<&Rule>) -> &'static str {
    match rule {
        Some(Rule::Direct(_) | Rule::Bonus(_) | Rule::Grade(_)) => label(Label::Score),
        Some(Rule::Coefficient(_)) => label(Label::Coefficient),
        Some(Rule::PerOccurrence(_)) => label(Label::Occurrences),
        Some(
            Rule::Proportional(_)
            | Rule::Reverse(_)
            | Rule::Equal(_)
            | Rule::Steps(_)
            | Rule::Bands(_)
            | Rule::YesNo(_)
            | Rule::Checklist(_)
            | Rule::AverageRate(_)
            | Rule::Execution(_),
        )
        | None => label(Label::ActualValue),
    }
}

fn monthly_view(state: &State) -> MonthlyView {
    let owner = label(Label::Monthly);
    let month_end = |month_idx| FieldView::new(state, Field::MonthEnd(month_idx), owner, &labels::month_end(month_idx));
    MonthlyView {
        annual_budget: FieldView::new(state, Field::AnnualBudget, owner, label(Label::AnnualBudget)),
        month_ends: (0..MONTHS).map(month_end).collect(),
    }
}
