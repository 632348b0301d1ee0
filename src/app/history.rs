//! Undo and redo: what the sheet was before each step, and what each step is called.

use std::rc::Rc;

use crate::app::drafts::Drafts;
use crate::app::field::Field;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::ProjectId;
use crate::domain::points::Points;
use crate::shelf::key::SheetId;

/// How many steps can be taken back. Sheets share what they don't differ in, so a step costs little.
const MOST_STEPS: usize = 200;

/// The sheet at one moment, with what was typed and is no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The document.
    pub evaluation: Rc<Evaluation>,
    /// Text that is no value.
    pub drafts: Drafts,
    /// The total it scores.
    pub total: Points,
    /// The sheet's name in storage.
    pub sheet: SheetId,
    /// The sheet as it was opened.
    pub loaded: Rc<Evaluation>,
}

/// What a step did, for its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something was typed into a field, picked in it or answered: the field it belongs to.
    Field(Field),
    /// A project's fund source was picked.
    FundSource(ProjectId),
    /// A project was added.
    ProjectAdded,
    /// A project was removed: its name.
    ProjectRemoved(String),
    /// Projects were pasted: how many.
    ProjectsPasted(usize),
    /// A column of values was pasted into a table: how many.
    ValuesPasted(usize),
    /// What was tried out was put into the sheet: how many values.
    TrialTaken(usize),
    /// An experiment with a name was kept, changed or removed: its name.
    Scenario(String),
    /// A finding was mended, left or taken back: what its check is called.
    Mended(String),
    /// The unit money is shown in.
    MoneyUnit,
    /// The sheet was emptied.
    Blank,
    /// The example was brought back.
    Example,
    /// Something of the framework's tree was added: its name.
    NodeAdded(String),
    /// … copied.
    NodeCopied(String),
    /// … moved.
    NodeMoved(String),
    /// … removed.
    NodeRemoved(String),
    /// … measured or scored otherwise.
    RuleChanged(String),
    /// Another framework was taken: its title.
    Framework(String),
    /// Another sheet was opened: its title.
    SheetOpened(String),
}

impl Change {
    /// The field to go back to when the step is crossed; `None` where no single field changed.
    pub fn place(&self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field.clone()),
            Self::FundSource(id) => Some(Field::ProjectName(*id)),
            Self::ProjectAdded
            | Self::ProjectRemoved(_)
            | Self::ProjectsPasted(_)
            | Self::ValuesPasted(_)
            | Self::TrialTaken(_)
            | Self::Scenario(_)
            | Self::Mended(_)
            | Self::MoneyUnit
            | Self::Blank
            | Self::Example
            | Self::NodeAdded(_)
            | Self::NodeCopied(_)
            | Self::NodeMoved(_)
            | Self::NodeRemoved(_)
            | Self::RuleChanged(_)
            | Self::Framework(_)
            | Self::SheetOpened(_) => None,
        }
    }
}

/// A step that can be taken back or made again.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    change: Change,
    /// The sheet on the other side of the step.
    other_side: Snapshot,
}

/// The steps behind and ahead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    // Behind an Rc each: the state is cloned for every action, its history need not be.
    done: Rc<Vec<Step>>,
    undone: Rc<Vec<Step>>,
    /// The field of the last step while it is still being typed into: more typing is the same step.
    typing: Option<Field>,
}

impl History {
    /// Whether more typing into `field` belongs to the last step.
    pub fn is_typing(&self, field: &Field) -> bool {
        self.typing.as_ref() == Some(field)
    }

    /// The field that is being typed into.
    pub fn typing(&self) -> Option<&Field> {
        self.typing.as_ref()
    }

    /// Remembers what the sheet was before a change; what was undone can't be made again.
    pub fn record(&mut self, change: Change, before: Snapshot) {
        let done = Rc::make_mut(&mut self.done);
        if done.len() == MOST_STEPS {
            done.remove(0);
        }
        done.push(Step { change, other_side: before });
        self.undone = Rc::default();
        self.typing = None;
    }

    /// As [`Self::record`], for the first key typed into a field.
    pub fn record_typing(&mut self, field: Field, before: Snapshot) {
        self.record(Change::Field(field.clone()), before);
        self.typing = Some(field);
    }

    /// The next typing is a new step.
    pub fn end_typing(&mut self) {
        self.typing = None;
    }

    /// Forgets a step that came to nothing: what was typed was typed away again.
    pub fn forget_last(&mut self) {
        Rc::make_mut(&mut self.done).pop();
        self.typing = None;
    }

    /// What the sheet was before the last step.
    pub fn before_last(&self) -> Option<&Snapshot> {
        self.done.last().map(|step| &step.other_side)
    }

    /// What undo takes back.
    pub fn to_undo(&self) -> Option<&Change> {
        self.done.last().map(|step| &step.change)
    }

    /// What redo makes again.
    pub fn to_redo(&self) -> Option<&Change> {
        self.undone.last().map(|step| &step.change)
    }

    /// Takes the last step back: what it did, and what the sheet was before.
    pub fn undo(&mut self, now: Snapshot) -> Option<(Change, Snapshot)> {
        self.typing = None;
        cross(&mut self.done, &mut self.undone, now)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self, now: Snapshot) -> Option<(Change, Snapshot)> {
        self.typing = None;
        cross(&mut self.undone, &mut self.done, now)
    }
}

fn cross(from: &mut Rc<Vec<Step>>, to: &mut Rc<Vec<Step>>, now: Snapshot) -> Option<(Change, Snapshot)> {
    let Step { change, other_side } = Rc::make_mut(from).pop()?;
    Rc::make_mut(to).push(Step { change: change.clone(), other_side: now });
    Some((change, other_side))
}
