//! Reading a table: the file's tables and what was said about them stay in their dialog until a sheet is made.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::later_state::LaterState;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::exchange::file::{Grid, Remark};
use crate::exchange::table::{Onto, best_grid, parts};
use crate::text::table_heads::Role;

/// What a file or a pasted block holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// The file's name; empty for a pasted block.
    pub name: String,
    /// Its tables.
    pub grids: Rc<[Grid]>,
    /// What whoever takes it over should know.
    pub remarks: Rc<[Remark]>,
    /// The sheet that the file was made from, where it carries one.
    pub carried: Option<Arc<Evaluation>>,
}

/// A table that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tabling {
    /// What was opened.
    pub tables: Tables,
    /// The text in the field, where it is a pasted block.
    pub text: String,
    /// Which of the tables.
    pub grid: usize,
    /// What somebody said that columns hold, in no order, each column once.
    pub columns: Vec<(usize, Option<Role>)>,
    /// What it is put into; `None`: whatever fits best.
    pub onto: Option<OntoChoice>,
    /// The released frameworks; empty while they are fetched.
    pub frameworks: Vec<Arc<Framework>>,
}

/// What a table is put into, as it is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OntoChoice {
    /// The sheet that the file carries.
    Carried,
    /// A released framework, by its reference.
    Framework(String),
    /// A framework made of the table.
    Own,
}

impl OntoChoice {
    /// The choice's key in a list.
    pub fn key(&self) -> String {
        match self {
            Self::Carried => "carried".to_owned(),
            Self::Own => "own".to_owned(),
            Self::Framework(reference) => reference.clone(),
        }
    }

    /// The choice with a key.
    pub fn of_key(key: &str) -> Self {
        match key {
            "carried" => Self::Carried,
            "own" => Self::Own,
            reference => Self::Framework(reference.to_owned()),
        }
    }

    /// The choice that stands for what fits best.
    pub fn of(onto: &Onto) -> Self {
        match onto {
            Onto::Carried(_) => Self::Carried,
            Onto::Framework(framework) => Self::Framework(framework.reference.to_string()),
            Onto::Own => Self::Own,
        }
    }
}

/// Something done with the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum TablingAction {
    /// It was opened with what a file holds; empty for a block to be pasted.
    Opened(Tables),
    /// The text of a block, and its table; `None` where it holds more than a table does.
    Pasted(String, Option<Grid>),
    /// The frameworks are there.
    FrameworksArrived(Vec<Arc<Framework>>),
    /// Another table of the file was picked.
    GridPicked(usize),
    /// Somebody said what a column holds.
    ColumnSaid(usize, Option<Role>),
    /// What it is put into was picked.
    OntoPicked(OntoChoice),
    /// It was closed.
    Closed,
}

/// Applies one action.
pub(super) fn update(state: &mut State, action: TablingAction) -> Step {
    match (action, &mut state.tabling) {
        (TablingAction::Opened(mut tables), tabling) => {
            tables.grids = parts(&tables.grids).into();
            let frameworks = tabling.take().map(|before| before.frameworks.clone()).unwrap_or_default();
            let grid = best_grid(&tables.grids);
            *tabling = Some(LaterState::new(Tabling { tables, grid, frameworks, ..Tabling::default() }));
            // It lies over the page alone.
            state.desk.dialog = None;
            state.reporting = None;
        }
        (TablingAction::Pasted(text, grid), Some(tabling)) => {
            tabling.text = text;
            tabling.tables.grids = grid.map(|grid| parts(&[grid])).unwrap_or_default().into();
            tabling.columns.clear();
            tabling.onto = None;
            tabling.grid = 0;
        }
        (TablingAction::FrameworksArrived(frameworks), Some(tabling)) => tabling.frameworks = frameworks,
        (TablingAction::GridPicked(grid), Some(tabling)) => {
            tabling.grid = grid;
            // What was said was about the columns of another table.
            tabling.columns.clear();
        }
        (TablingAction::ColumnSaid(column, role), Some(tabling)) => {
            tabling.columns.retain(|(other, _)| *other != column);
            tabling.columns.push((column, role));
        }
        (TablingAction::OntoPicked(onto), Some(tabling)) => tabling.onto = Some(onto),
        (TablingAction::Closed, _) => {
            state.tabling = None;
            state.focus = Some(Focus::Element(state.panel.heading_id().to_owned()));
        }
        (
            TablingAction::Pasted(..)
            | TablingAction::FrameworksArrived(_)
            | TablingAction::GridPicked(_)
            | TablingAction::ColumnSaid(..)
            | TablingAction::OntoPicked(_),
            None,
        ) => {}
    }
    Step::None
}
