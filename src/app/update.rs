//! The only way the state changes: pure, total, no browser.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::state::{Drafts, Focus, Replacement, State};
use crate::domain::amount::MoneyUnit;
use crate::domain::budget::{Figures, Project};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::ProjectId;
use crate::domain::score::score;
use crate::text::labels;
use crate::text::number_format::points;

/// Applies one action.
pub fn update(state: &mut State, action: Action) {
    state.focus = None;
    match action {
        Action::FieldTyped { field, text } => type_into(state, field, text),
        Action::FieldLeft { field } => leave(state, &field),
        Action::RowToggled { id } => match state.open_rows.iter().position(|open| *open == id) {
            Some(position) => {
                state.open_rows.remove(position);
            }
            None => state.open_rows.push(id),
        },
        Action::ProjectAdded => add_project(state),
        Action::ProjectRemoved { id } => remove_project(state, id),
        Action::MoneyUnitChosen { unit } => choose_money_unit(state, unit),
        Action::BlankRequested if state.has_changes() => state.question = Some(Replacement::Blank),
        Action::BlankRequested => replace(state, Replacement::Blank),
        Action::ExampleRequested => state.question = Some(Replacement::Example),
        Action::ReplacementConfirmed => {
            if let Some(replacement) = state.question.take() {
                replace(state, replacement);
            }
        }
        Action::ReplacementDeclined => state.question = None,
    }
}

fn type_into(state: &mut State, field: Field, text: String) {
    // A text that is no value leaves the field empty in the document: pending, never a stale or a zero value.
    let value = field.read(&text, &state.evaluation).ok();
    field.assign(value, Rc::make_mut(&mut state.evaluation));
    if !field.is_words() {
        state.drafts.insert(field, text);
    }
}

/// A text that has a value gives way to the value; one that has none stays as it was typed.
fn leave(state: &mut State, field: &Field) {
    if state.field_problem(field).is_none() {
        state.drafts.retain(|other| other != field);
    }
    announce(state);
}

fn announce(state: &mut State) {
    let report = score(&state.evaluation);
    state.announcement =
        labels::announcement(&points(report.total), &points(report.pending), !report.pending.is_zero());
}

fn add_project(state: &mut State) {
    let budget = &mut Rc::make_mut(&mut state.evaluation).budget;
    let id = budget.next_project_id();
    budget.projects.push(Project { id, name: String::new(), figures: Figures::default() });
    state.focus = Some(Focus::Field(Field::ProjectName(id)));
}

/// The focus goes to the neighbour that takes the removed row's place.
fn remove_project(state: &mut State, id: ProjectId) {
    let projects = &mut Rc::make_mut(&mut state.evaluation).budget.projects;
    let Some(position) = projects.iter().position(|project| project.id == id) else { return };
    projects.remove(position);
    let neighbour = projects.get(position).or(projects.last());
    state.focus = Some(neighbour.map_or(Focus::AddProject, |project| Focus::Field(Field::ProjectName(project.id))));
    state.drafts.retain(|field| !matches!(field, Field::ProjectBudget(of) | Field::ProjectExecuted(of) if *of == id));
}

/// Values don't change with the unit they are shown in; a text that was refused in the old unit is read again in the new,
/// as it stands on the screen.
fn choose_money_unit(state: &mut State, unit: MoneyUnit) {
    let wrong: Vec<Field> = state.problems().into_iter().map(|(field, _)| field).collect();
    let drafts = std::mem::take(&mut state.drafts);
    Rc::make_mut(&mut state.evaluation).budget.unit = unit;
    for (field, text) in drafts.into_list().into_iter().filter(|(field, _)| wrong.contains(field)) {
        type_into(state, field, text);
    }
}

fn replace(state: &mut State, replacement: Replacement) {
    let sheet = match replacement {
        Replacement::Blank => {
            let mut blank = Evaluation::blank(Arc::clone(&state.evaluation.framework));
            // Amounts in another unit than the one just chosen would be 10,000 times off.
            blank.budget.unit = state.evaluation.budget.unit;
            Rc::new(blank)
        }
        Replacement::Example => Rc::clone(&state.example),
    };
    state.evaluation = Rc::clone(&sheet);
    state.loaded = sheet;
    state.drafts = Drafts::default();
    state.open_rows.clear();
    state.focus = Some(Focus::Field(Field::UnitName));
    announce(state);
}
