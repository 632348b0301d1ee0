//! A column copied in a spreadsheet and pasted into one field: its values go down the same column of the table, all of them
//! or none.

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::history::Change;
use crate::app::state::{Notice, State};
use crate::app::update::{Step, leave, type_into};
use crate::app::view::{Control, IndicatorRow, LeafRow, ReviewRow, execution_view, indicators_view, review_view};
use crate::domain::evaluation::Evaluation;
use crate::domain::progress::MONTHS;
use crate::text::spreading::{no_field, too_many};

/// A column that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpreadingAction {
    /// Where it begins.
    pub field: Field,
    /// Its values, from the field downwards.
    pub values: Vec<String>,
}

/// What a text pasted into the element with this id does; `None`: it goes into the element as always.
pub fn spread_paste(evaluation: &Evaluation, element_id: &str, text: &str) -> Option<SpreadingAction> {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.contains('\t') || !text.contains('\n') {
        return None;
    }
    let field = field_at(evaluation, element_id)?;
    let values = text.lines().map(|line| line.trim().to_owned()).collect();
    Some(SpreadingAction { field, values })
}

/// The field of a column of numbers whose element has this id.
fn field_at(evaluation: &Evaluation, element_id: &str) -> Option<Field> {
    let owners = evaluation.budget.projects.iter().map(|project| FiguresOwner::Project(project.id));
    let figures = [FiguresOwner::Department].into_iter().chain(owners).flat_map(|owner| {
        [FiguresField::Initial, FiguresField::Adjusted, FiguresField::Executed].map(|it| Field::Figures(owner, it))
    });
    let months = (0..MONTHS).map(Field::MonthEnd);
    let entries = evaluation.framework.indicators().into_iter().flat_map(|indicator| {
        [EntryField::Target, EntryField::Actual, EntryField::ReviewActual, EntryField::ReviewScore]
            .map(|field| Field::of(&indicator.id, field))
    });
    let is_there = |field: &Field| field.element_id() == element_id || points_id(field).as_deref() == Some(element_id);
    months.chain(figures).chain(entries).find(is_there)
}

/// The id of a grade's points, whose list has the id of the actual value.
fn points_id(field: &Field) -> Option<String> {
    if let Field::Entry(id, EntryField::Actual) = field { Some(format!("points-{id}")) } else { None }
}

/// Applies one action: every value as if it had been typed, in one step.
pub(super) fn update(state: &mut State, action: SpreadingAction) -> Step {
    let SpreadingAction { field, values } = action;
    let column = column(state, &field);
    let from = column.iter().position(|cell| cell.field.as_ref() == Some(&field));
    let below = from.and_then(|from| column.get(from..)).unwrap_or_default();
    if values.len() > below.len() {
        state.notice = Some(Notice::Said(too_many(values.len(), below.len(), state.language)));
        return Step::None;
    }
    let mut fields = Vec::new();
    for cell in below.iter().take(values.len()) {
        let Some(field) = cell.field.clone() else {
            state.notice = Some(Notice::Said(no_field(&cell.row, state.language)));
            return Step::None;
        };
        fields.push(field);
    }
    let n_values = values.len();
    for (field, value) in fields.into_iter().zip(values) {
        type_into(state, field.clone(), value);
        leave(state, &field);
    }
    Step::Replaced(Change::ValuesPasted(n_values))
}

/// What stands in a row of a column.
struct Cell {
    /// What the row is called.
    row: String,
    /// Its field; `None` where there is nothing to fill in.
    field: Option<Field>,
}

/// The column that a field stands in, in the order shown.
fn column(state: &State, field: &Field) -> Vec<Cell> {
    match field {
        Field::MonthEnd(_) => {
            (0..MONTHS).map(|month| Cell { row: String::new(), field: Some(Field::MonthEnd(month)) }).collect()
        }
        Field::Figures(_, figure) => {
            let (view, _) = execution_view(state);
            let projects = view.groups.into_iter().flat_map(|group| group.projects);
            let owners = [(String::new(), FiguresOwner::Department)]
                .into_iter()
                .chain(projects.map(|project| (project.spoken_name, FiguresOwner::Project(project.id))));
            owners.map(|(row, owner)| Cell { row, field: Some(Field::Figures(owner, *figure)) }).collect()
        }
        Field::Entry(_, entry @ (EntryField::ReviewActual | EntryField::ReviewScore)) => {
            let leaves = review_view(state).rows.into_iter().filter_map(|row| match row {
                ReviewRow::Leaf(leaf) => Some(leaf),
                ReviewRow::Group(_) => None,
            });
            leaves
                .map(|leaf| {
                    let shown = if *entry == EntryField::ReviewScore { Some(leaf.score) } else { leaf.actual };
                    Cell { row: leaf.name, field: shown.map(|view| view.field) }
                })
                .collect()
        }
        Field::Entry(_, entry) => {
            let leaves = indicators_view(state).rows.into_iter().filter_map(|row| match row {
                IndicatorRow::Leaf(leaf) => Some(leaf),
                IndicatorRow::Group(_) => None,
            });
            leaves.map(|leaf| cell_of(&leaf, *entry)).collect()
        }
        Field::UnitName
        | Field::UnitCode
        | Field::Contact
        | Field::Year
        | Field::ProjectName(_)
        | Field::AnnualBudget
        | Field::FrameworkTitle
        | Field::NodeName(_)
        | Field::NodeWeight(_) => Vec::new(),
    }
}

/// The cell of an indicator: the very field that was pasted into, or else the one that stands in its column.
fn cell_of(row: &LeafRow, entry: EntryField) -> Cell {
    let column = if entry == EntryField::Target { &row.target } else { &row.actual };
    let fields = column.iter().filter_map(|control| match control {
        Control::Field(view) => Some(view.field.clone()),
        Control::Text(_) | Control::Choice(_) | Control::Way { .. } | Control::Open(_) => None,
    });
    let fields: Vec<Field> = fields.collect();
    let is_same = |field: &&Field| matches!(field, Field::Entry(_, other) if *other == entry);
    Cell { row: row.name.clone(), field: fields.iter().find(is_same).or(fields.first()).cloned() }
}
