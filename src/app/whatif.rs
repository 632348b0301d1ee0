//! What is being tried out: changes over the sheet, which stays as it is until somebody says so.

use std::rc::Rc;

use crate::app::drafts::Drafts;
use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner, Value};
use crate::app::history::Change as HistoryChange;
use crate::app::lab::{Lab, LabAction};
use crate::app::scenarios::{ScenarioAction, Scenarios};
use crate::app::state::{Focus, Notice, State};
use crate::app::update::Step;
use crate::app::{lab, scenarios};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::whatif::change::{Change, applied, push_change};
use crate::domain::whatif::slider::{beginning, slider_of, with_value};
use crate::domain::whatif::uncertain::UncertainPlace;
use crate::text::whatif::left_behind;

/// What is being tried out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhatIf {
    /// The total to be reached, as it was typed; `None` while the page proposes one.
    pub goal: Option<String>,
    /// The values that are tried, each place once.
    pub trial: Vec<Change>,
    /// The indicator whose score is set.
    pub sought: Option<NodeId>,
    /// The score it shall have, as it was typed.
    pub wanted: String,
    /// By how much numbers are moved, in per cent, as it was typed; `None` while the page proposes it.
    pub swing: Option<String>,
    /// The numbers that are not certain, with what they may be as it was typed; each place once.
    pub uncertain: Vec<(UncertainPlace, String)>,
    /// The number that is picked to be added to them.
    pub uncertain_picked: Option<UncertainPlace>,
    /// The indicator or number that is picked to be tried.
    pub adding: Option<UncertainPlace>,
    /// The tried value that is being typed and is no value yet, with its row.
    pub typing: Option<(usize, String)>,
    /// Experiments with a name.
    pub scenarios: Scenarios,
    /// The tools that are opened only when asked for.
    pub lab: Lab,
}

/// Something done in the what-if panel.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatIfAction {
    /// The total to be reached was typed, or picked.
    GoalTyped(String),
    /// The indicator whose score is set was picked: its id.
    IndicatorSought(String),
    /// The score that it shall have was typed.
    ScoreTyped(String),
    /// By how much numbers are moved was typed.
    SwingTyped(String),
    /// A number that is not certain was picked: its key.
    UncertainPicked(String),
    /// It was added to those that are not certain.
    UncertainAdded,
    /// What such a number may be was typed.
    UncertainTyped {
        /// Which of them.
        position: usize,
        /// What was typed.
        text: String,
    },
    /// A number is certain again.
    UncertainDropped(usize),
    /// Something more to try was picked: its key.
    AddingPicked(String),
    /// It was added to what is tried.
    Added,
    /// A tried value was typed.
    ValueTyped {
        /// Which row.
        position: usize,
        /// What was typed.
        text: String,
    },
    /// A tried value was moved along its slider.
    Slid {
        /// Which row.
        position: usize,
        /// How far from the slider's beginning, in steps.
        steps: i128,
    },
    /// Something was done with an experiment that has a name.
    Scenario(ScenarioAction),
    /// Something was done in one of the tools.
    Lab(LabAction),
    /// Values are tried, instead of others in the same places.
    Tried(Vec<Change>),
    /// A value is tried no longer.
    Dropped(usize),
    /// Nothing is tried any more.
    Cleared,
    /// What is tried goes into the sheet.
    Taken,
}

/// The id of the heading above what is tried, where the focus goes when the button that was pressed is gone.
pub const TRIAL_ID: &str = "whatif-trial";

/// The id of the heading above the numbers that are not certain.
pub const RANGE_ID: &str = "whatif-range";

/// The key of the department's spending among the numbers that can be uncertain. No indicator's key begins like it.
const EXECUTED_KEY: &str = "executed";
/// What the keys of indicators begin with.
const INDICATOR_KEY: &str = "indicator:";

/// The key of a number that can be uncertain.
pub fn place_key(place: &UncertainPlace) -> String {
    match place {
        UncertainPlace::Executed => EXECUTED_KEY.to_owned(),
        UncertainPlace::Indicator(id) => format!("{INDICATOR_KEY}{id}"),
    }
}

/// The number with this key; `None` where none is picked.
pub(super) fn place_of(key: &str) -> Option<UncertainPlace> {
    if key == EXECUTED_KEY {
        return Some(UncertainPlace::Executed);
    }
    key.strip_prefix(INDICATOR_KEY).map(|id| UncertainPlace::Indicator(NodeId::new(id)))
}

/// The id of the field of a number that is not certain.
pub fn uncertain_id(position: usize) -> String {
    format!("uncertain-{position}")
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: WhatIfAction) -> Step {
    match action {
        WhatIfAction::GoalTyped(goal) => state.whatif.goal = Some(goal),
        WhatIfAction::IndicatorSought(id) => state.whatif.sought = (!id.is_empty()).then(|| NodeId::new(&id)),
        WhatIfAction::ScoreTyped(wanted) => state.whatif.wanted = wanted,
        WhatIfAction::SwingTyped(swing) => state.whatif.swing = Some(swing),
        WhatIfAction::UncertainPicked(key) => state.whatif.uncertain_picked = place_of(&key),
        WhatIfAction::UncertainAdded => {
            let whatif = &mut *state.whatif;
            let uncertain = &mut whatif.uncertain;
            if let Some(place) = whatif.uncertain_picked.take()
                && uncertain.iter().all(|(other, _)| *other != place)
            {
                state.focus = Some(Focus::Element(uncertain_id(uncertain.len())));
                uncertain.push((place, String::new()));
            }
        }
        WhatIfAction::UncertainTyped { position, text } => {
            if let Some((_, typed)) = state.whatif.uncertain.get_mut(position) {
                *typed = text;
            }
        }
        WhatIfAction::UncertainDropped(position) => {
            if position < state.whatif.uncertain.len() {
                state.whatif.uncertain.remove(position);
            }
            state.focus = Some(Focus::Element(RANGE_ID.to_owned()));
        }
        WhatIfAction::AddingPicked(key) => state.whatif.adding = place_of(&key),
        WhatIfAction::Added => add(state),
        WhatIfAction::ValueTyped { position, text } => {
            let change = state.whatif.trial.get(position);
            let typed = change.and_then(|change| typed_value(change, &text, &state.evaluation));
            if let (Some(typed), Some(change)) = (typed, state.whatif.trial.get_mut(position)) {
                *change = typed;
            }
            state.whatif.typing = Some((position, text));
        }
        WhatIfAction::Slid { position, steps } => {
            let change = state.whatif.trial.get(position);
            let slider = change.and_then(|change| slider_of(change, &state.evaluation));
            if let (Some(slid), Some(change)) =
                (slider.and_then(|it| it.change_at(steps)), state.whatif.trial.get_mut(position))
            {
                *change = slid;
            }
            state.whatif.typing = None;
        }
        WhatIfAction::Scenario(action) => return scenarios::update(state, action),
        WhatIfAction::Lab(action) => lab::update(state, action),
        WhatIfAction::Tried(changes) => {
            for change in changes {
                push_change(&mut state.whatif.trial, change);
            }
            state.whatif.typing = None;
            state.focus = Some(Focus::Element(TRIAL_ID.to_owned()));
        }
        WhatIfAction::Dropped(position) => {
            state.whatif.typing = None;
            if position < state.whatif.trial.len() {
                state.whatif.trial.remove(position);
            }
            state.focus = Some(Focus::Element(TRIAL_ID.to_owned()));
        }
        WhatIfAction::Cleared => {
            state.whatif.trial.clear();
            state.whatif.typing = None;
            state.focus = Some(Focus::Element(TRIAL_ID.to_owned()));
        }
        WhatIfAction::Taken => return take(state),
    }
    Step::None
}

/// Adds what was picked to what is tried: a number as it is, a pick as it would give full marks.
fn add(state: &mut State) {
    let Some(place) = state.whatif.adding.take() else { return };
    let sheet = applied(&state.evaluation, &state.whatif.trial);
    for change in beginning(&place, &sheet) {
        push_change(&mut state.whatif.trial, change);
    }
    state.whatif.typing = None;
    state.focus = state.whatif.trial.len().checked_sub(1).map(|last| Focus::Element(tried_id(last)));
}

/// The id of the field of a tried value.
pub fn tried_id(position: usize) -> String {
    format!("tried-{position}")
}

/// The change with what was typed for its value; `None` where that is no value.
fn typed_value(change: &Change, text: &str, sheet: &Evaluation) -> Option<Change> {
    match field_of(change).read(text, sheet).ok()? {
        Value::Number(value) => with_value(change, value?, sheet.budget.unit),
        Value::Money(amount) => with_value(change, amount?.in_unit(sheet.budget.unit), sheet.budget.unit),
        Value::Words(_) | Value::Year(_) => None,
    }
}

/// One step: undo takes all of it back.
pub(super) fn take(state: &mut State) -> Step {
    let trial = std::mem::take(&mut state.whatif.trial);
    state.whatif.typing = None;
    if trial.is_empty() {
        return Step::None;
    }
    state.focus = Some(Focus::Element(TRIAL_ID.to_owned()));
    let changed = applied(&state.evaluation, &trial);
    if changed == *state.evaluation {
        state.notice = Some(Notice::Said(left_behind(state.language).to_owned()));
        return Step::None;
    }
    state.evaluation = Rc::new(changed);
    // Text that is no value gives way to the value that was tried.
    let fields: Vec<Field> = trial.iter().map(field_of).collect();
    let drafts = std::mem::take(&mut state.drafts);
    let kept = drafts.into_list().into_iter().filter(|(field, _)| !fields.contains(field));
    let mut drafts = Drafts::default();
    kept.for_each(|(field, text)| drafts.insert(field, text));
    state.drafts = drafts;
    Step::Replaced(HistoryChange::TrialTaken(trial.len()))
}

/// The field that a change sets.
pub fn field_of(change: &Change) -> Field {
    match change {
        Change::Actual { id, .. } | Change::Choice { id, .. } | Change::Item { id, .. } => {
            Field::of(id, EntryField::Actual)
        }
        Change::Part { id, .. } => Field::of(id, EntryField::Part),
        Change::Executed(_) => Field::Figures(FiguresOwner::Department, FiguresField::Executed),
        Change::Month { month, .. } => Field::MonthEnd(*month),
    }
}
