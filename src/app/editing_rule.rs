//! The rule editor: a draft beside the sheet, which changes nothing until it is used.

use std::rc::Rc;

use crate::app::history::Change;
use crate::app::own_framework;
use crate::app::rule_draft::{MeasureKind, Param, Pick, RowDraft, RowPart, RuleDraft, RuleKind, TargetKind, has_rows};
use crate::app::rule_form::make;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::editing::Edit;
use crate::domain::id::NodeId;
use crate::text::language::Language;
use crate::text::rule_editor;

/// Something done with the rule editor.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleAction {
    /// It was opened for an indicator.
    Opened(NodeId),
    /// Another rule was picked.
    KindPicked(RuleKind),
    /// Another way to measure was picked.
    MeasurePicked(MeasureKind),
    /// The unit was typed.
    UnitTyped(String),
    /// Where the target comes from was picked.
    TargetPicked(TargetKind),
    /// A number was typed.
    NumberTyped(Param, String),
    /// A choice was made.
    Picked(Pick),
    /// A part of a row was typed; rows from 0.
    RowTyped(usize, RowPart, String),
    /// A row was added.
    RowAdded,
    /// A row was removed.
    RowRemoved(usize),
    /// The example's target was typed.
    ExampleTargetTyped(String),
    /// The example's actual value was typed.
    ExampleActualTyped(String),
    /// The rule shall be used.
    Confirmed,
    /// The editor was closed without a change.
    Closed,
}

/// The list of what is missing or wrong, where the focus goes when the rule can't be used yet.
pub const PROBLEMS_ID: &str = "rule-problems";

/// The id of the button that opens the editor for an indicator.
pub fn opener_id(id: &NodeId) -> String {
    format!("edit-rule-{id}")
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: RuleAction) -> Step {
    match action {
        RuleAction::Opened(id) => state.rule_draft = state.evaluation.framework.indicator(&id).map(RuleDraft::of),
        RuleAction::Confirmed => return confirm(state),
        RuleAction::Closed => close(state),
        RuleAction::KindPicked(kind) => {
            let language = state.language;
            change(state, |draft| pick_kind(draft, kind, language));
        }
        RuleAction::MeasurePicked(measure) => change(state, |draft| draft.measure = measure),
        RuleAction::UnitTyped(unit) => change(state, |draft| draft.unit = unit),
        RuleAction::TargetPicked(target) => change(state, |draft| draft.target = target),
        RuleAction::NumberTyped(param, text) => change(state, |draft| draft.set(param, text)),
        RuleAction::Picked(pick) => change(state, |draft| draft.pick(pick)),
        RuleAction::RowTyped(row, part, text) => change(state, |draft| type_row(draft, row, part, text)),
        RuleAction::RowAdded => change(state, |draft| draft.rows.push(RowDraft::default())),
        RuleAction::RowRemoved(row) => change(state, |draft| {
            if row < draft.rows.len() {
                draft.rows.remove(row);
                draft.touched_rows.retain(|(other, _)| *other != row);
                for (other, _) in &mut draft.touched_rows {
                    *other -= usize::from(*other > row);
                }
            }
        }),
        RuleAction::ExampleTargetTyped(text) => change(state, |draft| draft.example_target = text),
        RuleAction::ExampleActualTyped(text) => change(state, |draft| draft.example_actual = text),
    }
    Step::None
}

fn change(state: &mut State, change: impl FnOnce(&mut RuleDraft)) {
    if let Some(draft) = &mut state.rule_draft {
        change(draft);
    }
}

/// Rows of another rule mean something else, and what it needs is asked for anew.
fn pick_kind(draft: &mut RuleDraft, kind: RuleKind, language: Language) {
    draft.kind = kind;
    draft.rows = if kind == RuleKind::Grade {
        usual_grades(language)
    } else if has_rows(kind) {
        vec![RowDraft::default(), RowDraft::default()]
    } else {
        Vec::new()
    };
    draft.touched_rows.clear();
    draft.is_confirmed = false;
}

/// The grades that most forms have.
fn usual_grades(language: Language) -> Vec<RowDraft> {
    let row = |(name, range): (&str, &str)| RowDraft {
        name: name.to_owned(),
        range: range.to_owned(),
        ..RowDraft::default()
    };
    rule_editor::usual_grades(language).map(row).to_vec()
}

fn type_row(draft: &mut RuleDraft, row: usize, part: RowPart, text: String) {
    if !draft.touched_rows.contains(&(row, part)) {
        draft.touched_rows.push((row, part));
    }
    let Some(row) = draft.rows.get_mut(row) else { return };
    match part {
        RowPart::Name => row.name = text,
        RowPart::Range => row.range = text,
        RowPart::Points => row.points = text,
    }
}

/// A draft with mistakes stays open with its sentences.
fn confirm(state: &mut State) -> Step {
    change(state, |draft| draft.is_confirmed = true);
    let Some(draft) = state.rule_draft.clone() else { return Step::None };
    let Some(indicator) = state.evaluation.framework.indicator(&draft.node).cloned() else { return Step::None };
    let Some(standing) = state.evaluation.framework.standing_of(&draft.node) else { return Step::None };
    let Ok(made) = make(&draft, &indicator, standing) else {
        state.focus = Some(Focus::Element(PROBLEMS_ID.to_owned()));
        return Step::None;
    };
    let edit = Edit::ChangeRule { id: draft.node, measure: made.measure, target: made.target, rule: made.rule };
    if own_framework::edit(Rc::make_mut(&mut state.evaluation), &edit).is_err() {
        return Step::None;
    }
    close(state);
    Step::Changed(Change::RuleChanged(indicator.name))
}

fn close(state: &mut State) {
    state.focus = state.rule_draft.take().map(|draft| Focus::Element(opener_id(&draft.node)));
}
