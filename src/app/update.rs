//! The only way the state changes: pure, total, no browser.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::action::Action;
use crate::app::desk::{DeskDialog, Share, Sheets, Standing};
use crate::app::drafts::Drafts;
use crate::app::field::{EntryField, Field, FiguresOwner};
use crate::app::history::{Change, Snapshot};
use crate::app::later_state::LaterState;
use crate::app::state::{Focus, Notice, Panel, State};
use crate::app::{keeping, list, place, projects};
use crate::domain::amount::MoneyUnit;
use crate::domain::budget::{Figures, Project};
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::score::score;
use crate::text::labels::nth_project;

/// Applies one action. Whatever changes the document is one step of the history and is scored once.
pub fn update(state: &mut State, action: Action) {
    state.focus = None;
    let before = state.snapshot();
    let step = apply(state, action);
    state.n_focused += usize::from(state.focus.is_some());
    if !Rc::ptr_eq(&state.evaluation, &before.evaluation) {
        state.report = Rc::new(score(&state.evaluation));
        if !state.evaluation.framework.is_own {
            state.base = Some(Arc::clone(&state.evaluation.framework));
        }
    }
    match step {
        Step::None => {}
        Step::Typed(field) => record_typing(state, field, before),
        Step::Changed(change) => record(state, change, before, None),
        Step::Replaced(change) => record(state, change.clone(), before, Some(Notice::Done(change))),
        Step::Told(change, said) => record(state, change, before, Some(Notice::Said(said))),
        Step::Crossed(notice) => {
            state.total_before = Some(before.total);
            state.notice = Some(notice);
        }
    }
}

/// What an action was to the history.
pub enum Step {
    /// Nothing in the document changed, or nothing to come back to.
    None,
    /// A key in a field.
    Typed(Field),
    /// A change that can be seen where it was made.
    Changed(Change),
    /// A change of much at once, which is said.
    Replaced(Change),
    /// The same, with a sentence of its own.
    Told(Change, String),
    /// A step back or forth.
    Crossed(Notice),
}

fn apply(state: &mut State, action: Action) -> Step {
    match action {
        Action::FieldTyped { field, text } => {
            type_into(state, field.clone(), text);
            return Step::Typed(field);
        }
        Action::FieldLeft { field } => leave(state, &field),
        Action::ChoicePicked { id, choice } => {
            return change_entry(state, &id, |entry| entry.choice = choice);
        }
        Action::ItemAnswered { id, item, is_met } => {
            return change_entry(state, &id, |entry| {
                entry.items.retain(|(other, _)| *other != item);
                entry.items.extend(is_met.map(|is_met| (item, is_met)));
            });
        }
        Action::ApplicabilityToggled { id } => {
            return change_entry(state, &id, |entry| entry.not_applicable = !entry.not_applicable);
        }
        Action::ProjectAdded => return add_project(state),
        Action::ProjectRemoved { id } => return remove_project(state, id),
        Action::FundSourcePicked { id, source } => {
            let Some(project) = place::project_mut(Rc::make_mut(&mut state.evaluation), id) else { return Step::None };
            project.fund_source = source;
            // Its row moves to another group, and an element that moves loses the focus.
            state.focus = Some(Focus::Element(projects::source_id(id)));
            return Step::Changed(Change::FundSource(id));
        }
        Action::MoneyUnitChosen { unit } => return choose_money_unit(state, unit),
        Action::BlankRequested => return empty(state),
        Action::ExampleRequested => {
            let example = Rc::clone(&state.example);
            begin(state, example);
            return Step::Replaced(Change::Example);
        }
        Action::Undone => return cross(state, Direction::Back),
        Action::Redone => return cross(state, Direction::Forth),
        Action::PanelOpened(panel) => {
            state.panel = panel;
            state.focus = Some(Focus::Element(panel.heading_id().to_owned()));
        }
        Action::FieldSought(field) => seek(state, field),
        Action::PrintingBegun => state.is_printing = true,
        Action::PrintingEnded => state.is_printing = false,
        Action::LanguageChosen(language) => state.language = language,
        Action::ThemeChosen(theme) => state.theme = theme,
        Action::NoticeDismissed => state.notice = None,
        Action::OrderChosen(order) => state.order = order,
        Action::AimTyped(aim) => state.aim = aim,
        Action::FrameworkSought => state.choosing = Some(LaterState::default()),
        Action::Begun(beginning) => keeping::begin(state, beginning),
        Action::WaitingEnded => state.is_waiting = false,
        Action::SheetsSought => state.desk.dialog = Some(DeskDialog::Sheets(Sheets::default())),
        Action::ShareSought => state.desk.dialog = Some(DeskDialog::Share(Share::default())),
        Action::ToolsArrived(tools) => state.tools = Some(tools),
        Action::Later(action) => return action.apply(state),
        Action::List(action) => list::update(state, action),
    }
    Step::None
}

fn record(state: &mut State, change: Change, before: Snapshot, notice: Option<Notice>) {
    if state.evaluation == before.evaluation && state.drafts == before.drafts && state.desk.sheet == before.sheet {
        return;
    }
    state.total_before = Some(before.total);
    state.notice = notice;
    state.history.record(change, before);
}

/// All the typing in one field, until it is left, is one step; typed away again it is none.
fn record_typing(state: &mut State, field: Field, before: Snapshot) {
    if !state.history.is_typing(&field) {
        state.total_before = Some(before.total);
        state.notice = None;
        state.history.record_typing(field, before);
        return;
    }
    let is_back = state.history.before_last().is_some_and(|then| {
        place::text(&field, &then.evaluation) == state.field_text(&field) && then.drafts.get(&field).is_none()
    });
    if is_back {
        state.drafts.retain(|other| *other != field);
        state.history.forget_last();
    }
}

pub(super) fn type_into(state: &mut State, field: Field, text: String) {
    // A text that is no value leaves the field empty in the document: pending, never a stale or a zero value.
    let value = field.read(&text, &state.evaluation).ok();
    let evaluation = Rc::make_mut(&mut state.evaluation);
    match state.tools {
        Some(tools) if field.is_of_framework() => (tools.change_framework)(&field, value, evaluation),
        _ => place::assign(&field, value, evaluation),
    }
    if !field.is_words() {
        state.drafts.insert(field, text);
    }
}

/// A text that has a value gives way to the value; one that has none stays as it was typed.
pub(super) fn leave(state: &mut State, field: &Field) {
    state.history.end_typing();
    if state.field_problem(field).is_none() {
        state.drafts.retain(|other| other != field);
    }
}

fn change_entry(state: &mut State, id: &NodeId, change: impl FnOnce(&mut Entry)) -> Step {
    Rc::make_mut(&mut state.evaluation).entries.change(id, change);
    Step::Changed(Change::Field(Field::of(id, EntryField::Actual)))
}

fn add_project(state: &mut State) -> Step {
    let budget = &mut Rc::make_mut(&mut state.evaluation).budget;
    let id = budget.next_project_id();
    budget.projects.push(Project { id, name: String::new(), fund_source: None, figures: Figures::default() });
    state.focus = Some(Focus::Field(Field::ProjectName(id)));
    Step::Changed(Change::ProjectAdded)
}

/// The focus goes to the neighbour that takes the removed row's place.
fn remove_project(state: &mut State, id: ProjectId) -> Step {
    let projects = &mut Rc::make_mut(&mut state.evaluation).budget.projects;
    let Some(position) = projects.iter().position(|project| project.id == id) else { return Step::None };
    let removed = projects.remove(position);
    let neighbour = projects.get(position).or(projects.last());
    let of_neighbour = neighbour.map(|project| Focus::Field(Field::ProjectName(project.id)));
    state.focus = Some(of_neighbour.unwrap_or(Focus::Element("add-project".to_owned())));
    state.drafts.retain(|field| !matches!(field, Field::Figures(FiguresOwner::Project(of), _) if *of == id));
    let is_named = !removed.name.trim().is_empty();
    let name = if is_named { removed.name } else { nth_project(position, state.language) };
    Step::Replaced(Change::ProjectRemoved(name))
}

/// Values don't change with the unit they are shown in; a text that was refused in the old unit is read again in the new,
/// as it stands on the screen.
fn choose_money_unit(state: &mut State, unit: MoneyUnit) -> Step {
    let wrong: Vec<Field> = state.problems().into_iter().map(|(field, _)| field).collect();
    let drafts = std::mem::take(&mut state.drafts);
    Rc::make_mut(&mut state.evaluation).budget.unit = unit;
    for (field, text) in drafts.into_list().into_iter().filter(|(field, _)| wrong.contains(field)) {
        type_into(state, field, text);
    }
    Step::Changed(Change::MoneyUnit)
}

fn empty(state: &mut State) -> Step {
    let mut blank = Evaluation::blank(Arc::clone(&state.evaluation.framework));
    // Amounts in another unit than the one just chosen would be 10,000 times off.
    blank.budget.unit = state.evaluation.budget.unit;
    begin(state, Rc::new(blank));
    // It says what to do first, and where another framework is chosen.
    state.panel = Panel::Overview;
    state.focus = Some(Focus::Element(Panel::Overview.heading_id().to_owned()));
    Step::Replaced(Change::Blank)
}

/// Another sheet begins; the one before stays where it is kept, and undo leads back to it.
fn begin(state: &mut State, sheet: Rc<Evaluation>) {
    state.desk.begin();
    state.loaded = Rc::clone(&sheet);
    replace(state, sheet);
}

/// Another sheet takes the place of this one, which undo brings back.
pub(super) fn replace(state: &mut State, sheet: Rc<Evaluation>) {
    state.evaluation = sheet;
    state.drafts = Drafts::default();
    state.whatif = LaterState::default();
    state.checking = LaterState::default();
    state.list.open_rows.clear();
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

fn cross(state: &mut State, direction: Direction) -> Step {
    let now = state.snapshot();
    let crossed = match direction {
        Direction::Back => state.history.undo(now),
        Direction::Forth => state.history.redo(now),
    };
    let Some((change, snapshot)) = crossed else { return Step::None };
    state.evaluation = snapshot.evaluation;
    state.drafts = snapshot.drafts;
    if state.desk.sheet != snapshot.sheet {
        state.desk.sheet = snapshot.sheet;
        state.loaded = snapshot.loaded;
        state.desk.standing = Standing::Unkept;
    }
    if let Some(field) = change.place() {
        seek(state, field);
    }
    Step::Crossed(match direction {
        Direction::Back => Notice::Undone(change),
        Direction::Forth => Notice::Redone(change),
    })
}

/// Brings a field into sight, with its panel and its row, and the focus to it.
fn seek(state: &mut State, field: Field) {
    state.panel = match &field {
        Field::Entry(_, EntryField::ReviewActual | EntryField::ReviewScore | EntryField::ReviewRemark) => Panel::Review,
        Field::Entry(..) | Field::NodeName(_) | Field::NodeWeight(_) | Field::FrameworkTitle => Panel::Indicators,
        Field::Figures(..) | Field::ProjectName(_) | Field::AnnualBudget | Field::MonthEnd(_) => Panel::Execution,
        Field::UnitName | Field::UnitCode | Field::Contact | Field::Year => Panel::Overview,
    };
    if let Some(id) = field.node() {
        list::show(state, id, &field);
    }
    state.list.is_declaring |= field == Field::FrameworkTitle;
    state.focus = Some(Focus::Field(field));
}
