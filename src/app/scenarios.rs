//! Experiments with a name: kept with the sheet, opened to be changed, put into the sheet.

use std::rc::Rc;

use crate::app::history::Change as HistoryChange;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::app::whatif::{TRIAL_ID, take};
use crate::domain::whatif::scenario::Scenario;
use crate::text::scenarios::numbered;

/// What is being done with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenarios {
    /// The name for the next one, as it was typed.
    pub name: String,
    /// Which one is being renamed, and its name as it was typed.
    pub renaming: Option<(usize, String)>,
}

/// Something done with an experiment that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioAction {
    /// The name for the next one was typed.
    NameTyped(String),
    /// What is tried shall be kept: under the name that was typed, in place of the one that has it.
    Kept,
    /// One shall be tried, instead of what is.
    Opened(usize),
    /// One shall go into the sheet.
    Taken(usize),
    /// One shall be there twice.
    Duplicated(usize),
    /// One gets another name.
    RenamingBegun(usize),
    /// Its name was typed.
    NewNameTyped(String),
    /// It is called so from now on.
    Renamed,
    /// It keeps its name.
    RenamingEnded,
    /// One is not needed any more.
    Removed(usize),
}

/// The id of the heading above them, where the focus goes when a button is gone.
pub const SCENARIOS_ID: &str = "whatif-scenarios";
/// The id of the field for another name.
pub const RENAMING_ID: &str = "scenario-new-name";

pub(super) fn update(state: &mut State, action: ScenarioAction) -> Step {
    match action {
        ScenarioAction::NameTyped(name) => state.whatif.scenarios.name = name,
        ScenarioAction::Kept => return keep(state),
        ScenarioAction::Opened(position) => {
            if let Some(scenario) = state.evaluation.scenarios.get(position) {
                state.whatif.trial.clone_from(&scenario.changes);
                state.whatif.scenarios.name.clone_from(&scenario.name);
                state.whatif.typing = None;
                state.focus = Some(Focus::Element(TRIAL_ID.to_owned()));
            }
        }
        ScenarioAction::Taken(position) => {
            if let Some(scenario) = state.evaluation.scenarios.get(position) {
                let tried = std::mem::replace(&mut state.whatif.trial, scenario.changes.clone());
                let step = take(state);
                // What was tried besides goes on being tried.
                state.whatif.trial = tried;
                return step;
            }
        }
        ScenarioAction::Duplicated(position) => {
            let Some(scenario) = state.evaluation.scenarios.get(position).cloned() else { return Step::None };
            let name = free_name(state, &scenario.name);
            return change(state, name.clone(), |scenarios| {
                scenarios.insert(position + 1, Scenario { name, ..scenario })
            });
        }
        ScenarioAction::RenamingBegun(position) => {
            let name = state.evaluation.scenarios.get(position).map(|scenario| scenario.name.clone());
            state.whatif.scenarios.renaming = name.map(|name| (position, name));
            state.focus = Some(Focus::Element(RENAMING_ID.to_owned()));
        }
        ScenarioAction::NewNameTyped(typed) => {
            if let Some((_, name)) = &mut state.whatif.scenarios.renaming {
                *name = typed;
            }
        }
        ScenarioAction::Renamed => return rename(state),
        ScenarioAction::RenamingEnded => end_renaming(state),
        ScenarioAction::Removed(position) => {
            let Some(name) = state.evaluation.scenarios.get(position).map(|it| it.name.clone()) else {
                return Step::None;
            };
            state.whatif.scenarios.renaming = None;
            state.focus = Some(Focus::Element(SCENARIOS_ID.to_owned()));
            change(state, name.clone(), |scenarios| {
                scenarios.remove(position);
            });
            return Step::Replaced(HistoryChange::Scenario(name));
        }
    }
    Step::None
}

/// Whether another one than `except` is called so.
pub fn is_taken(state: &State, name: &str, except: Option<usize>) -> bool {
    let mut others = state.evaluation.scenarios.iter().enumerate().filter(|(position, _)| Some(*position) != except);
    others.any(|(_, scenario)| scenario.name == name.trim())
}

fn keep(state: &mut State) -> Step {
    if state.whatif.trial.is_empty() {
        return Step::None;
    }
    let typed = state.whatif.scenarios.name.trim().to_owned();
    let name = if typed.is_empty() { free_name(state, "") } else { typed };
    let scenario = Scenario { name: name.clone(), changes: state.whatif.trial.clone() };
    state.whatif.scenarios.name.clone_from(&name);
    change(state, name, |scenarios| match scenarios.iter_mut().find(|other| other.name == scenario.name) {
        Some(other) => *other = scenario,
        None => scenarios.push(scenario),
    })
}

fn rename(state: &mut State) -> Step {
    let Some((position, name)) = state.whatif.scenarios.renaming.clone() else { return Step::None };
    let name = name.trim().to_owned();
    if name.is_empty() || is_taken(state, &name, Some(position)) {
        state.focus = Some(Focus::Element(RENAMING_ID.to_owned()));
        return Step::None;
    }
    end_renaming(state);
    change(state, name.clone(), |scenarios| {
        if let Some(scenario) = scenarios.get_mut(position) {
            scenario.name = name;
        }
    })
}

fn end_renaming(state: &mut State) {
    state.whatif.scenarios.renaming = None;
    state.focus = Some(Focus::Element(SCENARIOS_ID.to_owned()));
}

/// One step of the history, unless nothing changed.
fn change(state: &mut State, name: String, change: impl FnOnce(&mut Vec<Scenario>)) -> Step {
    let mut scenarios = state.evaluation.scenarios.to_vec();
    change(&mut scenarios);
    if *scenarios == *state.evaluation.scenarios {
        return Step::None;
    }
    Rc::make_mut(&mut state.evaluation).scenarios = scenarios.into();
    Step::Changed(HistoryChange::Scenario(name))
}

/// A name that no other one has: this one with the next number.
fn free_name(state: &State, name: &str) -> String {
    let numbered = (1..).map(|number| numbered(name, number, state.language));
    let mut free = numbered.skip(usize::from(!name.is_empty())).filter(|name| !is_taken(state, name, None));
    free.next().unwrap_or_default()
}
