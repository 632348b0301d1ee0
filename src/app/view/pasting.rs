//! The paste dialog: what the block would add, or why it is refused.

use crate::app::state::State;
use crate::domain::amount::Amount;
use crate::exchange::pasted_table::{PastedProject, PastedProjects, read_pasted_projects};
use crate::text::fund_source::{fund_source, no_source};
use crate::text::number_format::{NONE, amount};
use crate::text::pasted_table::{add, left_out, read_in, sentence, twice};

/// The paste dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastingView {
    /// The block, as it was pasted.
    pub block: String,
    /// What becomes of it.
    pub outcome: PastingOutcome,
}

/// What becomes of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastingOutcome {
    /// Nothing was pasted yet.
    Empty,
    /// It is refused, with every reason.
    Refused(Vec<String>),
    /// It can be added.
    Ready {
        /// What the button does.
        add: String,
        /// What should be known before.
        notes: Vec<String>,
        /// Name, source, initial budget, adjusted budget, executed of each project.
        rows: Vec<[String; 5]>,
    },
}

/// The paste dialog; `None` while it is closed.
pub fn pasting_view(state: &State) -> Option<PastingView> {
    let block = state.pasting.clone()?;
    let outcome = if block.trim().is_empty() {
        PastingOutcome::Empty
    } else {
        match read_pasted_projects(&block, state.evaluation.budget.unit) {
            Ok(read) => ready(&read, state),
            Err(problems) => PastingOutcome::Refused(problems.iter().map(|it| sentence(it, state.language)).collect()),
        }
    };
    Some(PastingView { block, outcome })
}

fn ready(read: &PastedProjects, state: &State) -> PastingOutcome {
    let language = state.language;
    let mut notes = Vec::new();
    notes.extend(read.other_unit.map(|unit| read_in(unit, language)));
    if !read.left_out.is_empty() {
        notes.push(left_out(&read.left_out, language));
    }
    let namesakes = namesakes(read, state);
    if !namesakes.is_empty() {
        notes.push(twice(&namesakes, language));
    }
    PastingOutcome::Ready {
        add: add(read.projects.len(), language),
        notes,
        rows: read.projects.iter().map(|project| row(project, state)).collect(),
    }
}

/// Names that the sheet has already, or that stand twice in the block.
fn namesakes(read: &PastedProjects, state: &State) -> Vec<String> {
    let mut known: Vec<&str> = state.evaluation.budget.projects.iter().map(|project| project.name.as_str()).collect();
    let mut found = Vec::new();
    for project in &read.projects {
        if known.contains(&project.name.as_str()) {
            found.push(project.name.clone());
        }
        known.push(&project.name);
    }
    found
}

fn row(project: &PastedProject, state: &State) -> [String; 5] {
    let unit = state.evaluation.budget.unit;
    let money = |it: Option<Amount>| it.map_or_else(|| NONE.to_owned(), |it| amount(it, unit));
    let source = project.fund_source.map_or_else(|| no_source(state.language), |it| fund_source(it, state.language));
    [
        project.name.clone(),
        source.to_owned(),
        money(project.figures.initial_budget),
        money(project.figures.adjusted_budget),
        money(project.figures.executed),
    ]
}
