//! The actions of the panels that come after the page stands. Each brings along what applies it, so that the first load does
//! not have to: `update` calls it and knows nothing more of it.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use crate::app::action::Action;
use crate::app::checking::CheckingAction;
use crate::app::choosing::ChoosingAction;
use crate::app::declaring::DeclaringAction;
use crate::app::desk::DeskAction;
use crate::app::editing_rule::RuleAction;
use crate::app::field::{Field, Value};
use crate::app::pasting::PastingAction;
use crate::app::reporting::ReportingAction;
use crate::app::spreading::SpreadingAction;
use crate::app::state::State;
use crate::app::tabling::TablingAction;
use crate::app::update::Step;
use crate::app::view::{PendingView, changes, status, unfinished};
use crate::app::whatif::WhatIfAction;
use crate::app::{
    checking, choosing, declaring, editing_rule, keeping, own_framework, pasting, reporting, spreading, tabling, whatif,
};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::indicator::Indicator;
use crate::domain::score::{Outcome, Trace};
use crate::text::language::Language;
use crate::text::{reasons, remarks};

/// An action of a later panel.
#[derive(Clone, Debug, PartialEq)]
pub enum LaterAction {
    /// The framework's tree was changed.
    Declaring(DeclaringAction),
    /// Something was done with the paste dialog.
    Pasting(PastingAction),
    /// Something was done with the dialog for reports.
    Reporting(ReportingAction),
    /// Something was done with the dialog for tables.
    Tabling(TablingAction),
    /// Something was done with the findings.
    Checking(CheckingAction),
    /// Something was done with the choice of a framework.
    Choosing(ChoosingAction),
    /// Something was done with the rule editor.
    Rule(RuleAction),
    /// Something was done around the sheet.
    Desk(DeskAction),
    /// A column of values was pasted into a table.
    Spreading(SpreadingAction),
    /// Something was tried out.
    WhatIf(WhatIfAction),
}

/// What the later panels bring along for the rest of the page, which does without until they are there.
#[derive(Clone, Copy, Debug)]
pub struct Tools {
    /// Changes a field of the framework itself.
    pub(super) change_framework: fn(&Field, Option<Value>, &mut Evaluation),
    /// What the sheet's own framework differs in from the one it was made from, in sentences.
    pub(super) changes: fn(&State, &Framework) -> Vec<String>,
    /// What screen readers are told after a change.
    pub(super) status: fn(&State) -> String,
    /// Why an indicator lost points, as the report says it.
    pub(super) clause: fn(&State, &Indicator, &Trace) -> String,
    /// What an indicator lacks, in sentences.
    pub(super) missing: fn(&Outcome, &Indicator, Language) -> String,
    /// That there is a newer version of the sheet's framework, in a sentence.
    pub(super) newer: fn(&State) -> Option<String>,
    /// Where the weights of the sheet's own framework don't add up.
    pub(super) unfinished: fn(&State) -> Vec<PendingView>,
}

impl Tools {
    /// What screen readers are told after a change; empty before the first.
    pub fn status(self, state: &State) -> String {
        (self.status)(state)
    }

    /// Every tool. Only what comes later may name this.
    pub fn all() -> Self {
        Self {
            change_framework: own_framework::assign,
            changes: changes::changes,
            status,
            clause: |state, indicator, trace| {
                reasons::clause(indicator, state.evaluation.entry(&indicator.id), trace, state.language)
            },
            missing: |outcome, indicator, language| remarks::of_outcome(outcome, indicator, language).join(" "),
            newer: changes::newer,
            unfinished: unfinished::unfinished,
        }
    }
}

/// There is one set of them.
impl PartialEq for Tools {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A later action. For the rest of the page it is a pointer: only the later panels know how to apply, copy and drop it.
#[derive(Clone, Debug)]
pub struct Later(Rc<dyn Applied>);

/// What can be done with a later action without knowing it.
trait Applied: fmt::Debug {
    fn apply(&self, state: &mut State) -> Step;

    fn is(&self, other: &dyn Any) -> bool;

    fn as_any(&self) -> &dyn Any;
}

impl Applied for LaterAction {
    fn apply(&self, state: &mut State) -> Step {
        update(state, self.clone())
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Later {
    pub(super) fn apply(&self, state: &mut State) -> Step {
        self.0.apply(state)
    }
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_any())
    }
}

impl From<LaterAction> for Action {
    fn from(action: LaterAction) -> Self {
        Self::Later(Later(Rc::new(action)))
    }
}

impl From<DeclaringAction> for Action {
    fn from(action: DeclaringAction) -> Self {
        LaterAction::Declaring(action).into()
    }
}

impl From<PastingAction> for Action {
    fn from(action: PastingAction) -> Self {
        LaterAction::Pasting(action).into()
    }
}

impl From<ReportingAction> for Action {
    fn from(action: ReportingAction) -> Self {
        LaterAction::Reporting(action).into()
    }
}

impl From<TablingAction> for Action {
    fn from(action: TablingAction) -> Self {
        LaterAction::Tabling(action).into()
    }
}

impl From<CheckingAction> for Action {
    fn from(action: CheckingAction) -> Self {
        LaterAction::Checking(action).into()
    }
}

impl From<ChoosingAction> for Action {
    fn from(action: ChoosingAction) -> Self {
        LaterAction::Choosing(action).into()
    }
}

impl From<RuleAction> for Action {
    fn from(action: RuleAction) -> Self {
        LaterAction::Rule(action).into()
    }
}

impl From<DeskAction> for Action {
    fn from(action: DeskAction) -> Self {
        LaterAction::Desk(action).into()
    }
}

impl From<SpreadingAction> for Action {
    fn from(action: SpreadingAction) -> Self {
        LaterAction::Spreading(action).into()
    }
}

impl From<WhatIfAction> for Action {
    fn from(action: WhatIfAction) -> Self {
        LaterAction::WhatIf(action).into()
    }
}

fn update(state: &mut State, action: LaterAction) -> Step {
    match action {
        LaterAction::Declaring(action) => declaring::update(state, action),
        LaterAction::Pasting(action) => pasting::update(state, action),
        LaterAction::Reporting(action) => reporting::update(state, action),
        LaterAction::Tabling(action) => tabling::update(state, action),
        LaterAction::Rule(action) => editing_rule::update(state, action),
        LaterAction::Checking(action) => checking::update(state, action),
        LaterAction::Choosing(action) => choosing::update(state, action),
        LaterAction::Desk(action) => keeping::update(state, action),
        LaterAction::Spreading(action) => spreading::update(state, action),
        LaterAction::WhatIf(action) => whatif::update(state, action),
    }
}
