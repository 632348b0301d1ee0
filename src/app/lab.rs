//! The what-if tools that are opened when asked for: the cheapest mix, other weights, two numbers at once, totals drawn by chance, other
//! frameworks, the rest of the year.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::choosing::FetchFailure;
use crate::app::state::{Focus, State};
use crate::app::whatif::place_of;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::id::NodeId;
use crate::domain::whatif::change::applied;
use crate::domain::whatif::simulation::Distribution;
use crate::domain::whatif::uncertain::{Uncertain, UncertainPlace};

/// A tool of the what-if panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Where the points are.
    Ranking,
    /// The cheapest mix for the goal.
    Plan,
    /// How likely each total is.
    Chance,
    /// Two numbers at once.
    Pair,
    /// Other weights, and leaving one out.
    Weights,
    /// The rest of the year.
    Year,
    /// The same facts under other frameworks.
    Frameworks,
}

impl Tool {
    /// Every tool, in the order of the panel.
    pub const ALL: [Self; 7] =
        [Self::Ranking, Self::Plan, Self::Chance, Self::Pair, Self::Weights, Self::Year, Self::Frameworks];

    /// The id of its heading.
    pub fn heading_id(self) -> &'static str {
        match self {
            Self::Ranking => "whatif-ranking",
            Self::Plan => "whatif-plan",
            Self::Chance => "whatif-chance",
            Self::Pair => "whatif-pair",
            Self::Weights => "whatif-weights",
            Self::Year => "whatif-year",
            Self::Frameworks => "whatif-frameworks",
        }
    }
}

/// What is being done with the tools.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lab {
    /// Which are open.
    pub open: Vec<Tool>,
    /// How indicators are ranked.
    pub order: Order,
    /// What could be done for the goal, and which is picked to be added.
    pub means: Vec<MeansDraft>,
    /// The one that is picked to be added.
    pub means_picked: Option<UncertainPlace>,
    /// The part that shall weigh otherwise.
    pub part: Option<NodeId>,
    /// Its weight, as it was typed.
    pub weight: String,
    /// The two numbers that are moved at once.
    pub pair: [Moved; 2],
    /// The seed, as it was typed; `None` while the page proposes one.
    pub seed: Option<String>,
    /// How many draws, as it was typed; `None` while the page proposes it.
    pub n_draws: Option<String>,
    /// The draws that were asked for last.
    pub run: Option<Run>,
    /// What each month that is left spends, as it was typed.
    pub spent: String,
    /// The average rate that is wanted, as it was typed.
    pub average: String,
    /// The frameworks that were asked for, by reference.
    pub frameworks: Vec<(String, Result<Arc<Framework>, FetchFailure>)>,
}

/// How indicators are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By what they could still gain.
    #[default]
    Gain,
    /// By what they gain for a unit of cost.
    PerCost,
    /// By how near the next loss is.
    Risk,
}

impl Order {
    /// The word by which a list knows it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gain => "gain",
            Self::PerCost => "per-cost",
            Self::Risk => "risk",
        }
    }
}

/// Something that could be done, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeansDraft {
    /// Whose number or pick.
    pub place: UncertainPlace,
    /// What one unit of it costs.
    pub cost: String,
    /// How far down it can go; may be empty.
    pub lowest: String,
    /// How far up; may be empty.
    pub highest: String,
}

/// A field of something that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeansField {
    /// What one unit costs.
    Cost,
    /// How far down.
    Lowest,
    /// How far up.
    Highest,
}

impl MeansField {
    /// Every field, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Cost, Self::Lowest, Self::Highest];
}

/// One of two numbers that are moved at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Which number.
    pub place: Option<UncertainPlace>,
    /// Its values, as they were typed.
    pub values: String,
}

/// Draws that were asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Which one this is: later answers to an earlier one are not listened to.
    pub number: u32,
    /// The seed.
    pub seed: u64,
    /// How many draws.
    pub n_wanted: u32,
    /// What is drawn.
    pub uncertain: Vec<Uncertain>,
    /// The sheet with what was tried on it, as it was then.
    pub sheet: Rc<Evaluation>,
    /// How far it is.
    pub progress: Progress,
}

/// How far draws are.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// So far.
    Drawing(Distribution),
    /// All were made.
    Done(Distribution),
    /// It was stopped with what was drawn until then.
    Stopped(Distribution),
    /// It came to nothing.
    Failed,
}

/// Something done with the tools.
#[derive(Clone, Debug, PartialEq)]
pub enum LabAction {
    /// A tool was opened or closed.
    Toggled(Tool),
    /// An order of the ranking was picked: its key.
    OrderPicked(String),
    /// Something that could be done was picked: its key.
    MeansPicked(String),
    /// It was added.
    MeansAdded,
    /// One of its fields was typed.
    MeansTyped {
        /// Which of them.
        position: usize,
        /// Which field.
        field: MeansField,
        /// What was typed.
        text: String,
    },
    /// One of them was taken out.
    MeansDropped(usize),
    /// The part that shall weigh otherwise was picked: its id.
    PartPicked(String),
    /// Its weight was typed.
    WeightTyped(String),
    /// One of two numbers was picked: which, and its key.
    MovedPicked(usize, String),
    /// Its values were typed.
    MovedTyped(usize, String),
    /// The seed was typed.
    SeedTyped(String),
    /// The number of draws was typed.
    DrawsTyped(String),
    /// Draws were asked for: the seed, how many, and of what.
    DrawingBegun(u64, u32, Vec<Uncertain>),
    /// This is what was drawn so far in this run.
    Drawn(u32, Distribution),
    /// No more draws shall be made.
    DrawingStopped,
    /// This run came to nothing.
    DrawingFailed(u32),
    /// What each month spends was typed.
    SpentTyped(String),
    /// The average rate was typed.
    AverageTyped(String),
    /// The file of a framework came, or did not.
    FrameworkArrived(String, Result<Arc<Framework>, FetchFailure>),
}

/// The id of the first field of something that could be done.
pub fn means_id(position: usize, field: MeansField) -> String {
    let field = match field {
        MeansField::Cost => "cost",
        MeansField::Lowest => "lowest",
        MeansField::Highest => "highest",
    };
    format!("means-{position}-{field}")
}

/// Applies one action. Nothing of it touches the sheet.
pub(super) fn update(state: &mut State, action: LabAction) {
    let whatif = &mut *state.whatif;
    let lab = &mut whatif.lab;
    match action {
        LabAction::Toggled(tool) => {
            let n_open = lab.open.len();
            lab.open.retain(|open| *open != tool);
            if lab.open.len() == n_open {
                lab.open.push(tool);
            }
        }
        LabAction::OrderPicked(key) => {
            let orders = [Order::Gain, Order::PerCost, Order::Risk];
            lab.order = orders.into_iter().find(|order| order.key() == key).unwrap_or_default();
        }
        LabAction::MeansPicked(key) => lab.means_picked = place_of(&key),
        LabAction::MeansAdded => {
            if let Some(place) = lab.means_picked.take()
                && lab.means.iter().all(|other| other.place != place)
            {
                state.focus = Some(Focus::Element(means_id(lab.means.len(), MeansField::Cost)));
                let (lowest, highest) = (String::new(), String::new());
                lab.means.push(MeansDraft { place, cost: "1".to_owned(), lowest, highest });
            }
        }
        LabAction::MeansTyped { position, field, text } => {
            if let Some(means) = lab.means.get_mut(position) {
                *match field {
                    MeansField::Cost => &mut means.cost,
                    MeansField::Lowest => &mut means.lowest,
                    MeansField::Highest => &mut means.highest,
                } = text;
            }
        }
        LabAction::MeansDropped(position) => {
            if position < lab.means.len() {
                lab.means.remove(position);
            }
            state.focus = Some(Focus::Element(Tool::Plan.heading_id().to_owned()));
        }
        LabAction::PartPicked(id) => lab.part = (!id.is_empty()).then(|| NodeId::new(&id)),
        LabAction::WeightTyped(weight) => lab.weight = weight,
        LabAction::MovedPicked(nth, key) => {
            if let Some(moved) = lab.pair.get_mut(nth) {
                moved.place = place_of(&key);
            }
        }
        LabAction::MovedTyped(nth, values) => {
            if let Some(moved) = lab.pair.get_mut(nth) {
                moved.values = values;
            }
        }
        LabAction::SeedTyped(seed) => lab.seed = Some(seed),
        LabAction::DrawsTyped(n_draws) => lab.n_draws = Some(n_draws),
        LabAction::DrawingBegun(seed, n_wanted, uncertain) => {
            let number = lab.run.as_ref().map_or(0, |run| run.number) + 1;
            let sheet = Rc::new(applied(&state.evaluation, &whatif.trial));
            let progress = Progress::Drawing(Distribution::default());
            lab.run = Some(Run { number, seed, n_wanted, uncertain, sheet, progress });
        }
        LabAction::Drawn(number, so_far) => {
            if let Some(run) = running(lab, number) {
                let is_done = so_far.n_drawn >= run.n_wanted;
                run.progress = if is_done { Progress::Done(so_far) } else { Progress::Drawing(so_far) };
            }
        }
        LabAction::DrawingStopped => {
            if let Some(run) = &mut lab.run
                && let Progress::Drawing(so_far) = &run.progress
            {
                run.progress = Progress::Stopped(so_far.clone());
            }
        }
        LabAction::DrawingFailed(number) => {
            if let Some(run) = running(lab, number) {
                run.progress = Progress::Failed;
            }
        }
        LabAction::SpentTyped(spent) => lab.spent = spent,
        LabAction::AverageTyped(average) => lab.average = average,
        LabAction::FrameworkArrived(reference, framework) => {
            lab.frameworks.retain(|(other, _)| *other != reference);
            lab.frameworks.push((reference, framework));
        }
    }
}

/// The run with this number while it is drawing.
fn running(lab: &mut Lab, number: u32) -> Option<&mut Run> {
    lab.run.as_mut().filter(|run| run.number == number && matches!(run.progress, Progress::Drawing(_)))
}
