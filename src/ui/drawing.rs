//! Totals drawn by chance: in the simulator's worker, or a part at a time on the page where there is none, so that the page stays
//! usable. Draws nothing on the screen.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::lab::{LabAction, Run};
use crate::app::whatif::WhatIfAction;
use crate::browser::worker::{Running, simulate};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::score::score;
use crate::domain::whatif::simulation::Simulation;
use crate::ui::store::Dispatch;
use crate::wire::v1::{read_distribution, write_request, write_sheet};

/// How many draws are made before the page gets its turn.
const DRAWS_A_TURN: u32 = 5_000;

/// What is drawn.
#[derive(Clone, Properties)]
pub struct DrawingProps {
    /// The draws that were asked for.
    pub run: Run,
    /// Where to say how far it is.
    pub dispatch: Dispatch,
}

/// One run is one component: it goes on until it is taken down.
impl PartialEq for DrawingProps {
    fn eq(&self, other: &Self) -> bool {
        self.run.number == other.run.number
    }
}

/// Draws until all is drawn, or until it is taken down.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let (run, dispatch) = (props.run.clone(), props.dispatch.clone());
    use_effect_with(run.number, move |_| {
        let work = Work::default();
        match in_worker(&run, &dispatch) {
            Some(simulator) => hold(&work, simulator),
            None => on_the_page(&work, &run, dispatch),
        }
        move || drop(work.take())
    });
    html! {}
}

/// What goes on: the worker, or the turn that comes. Dropping it ends the drawing.
type Work = Rc<RefCell<Option<Box<dyn Any>>>>;

fn hold(work: &Work, what: impl Any) {
    work.replace(Some(Box::new(what)));
}

fn in_worker(run: &Run, dispatch: &Dispatch) -> Option<Running> {
    // The simulator has no frameworks of its own: the sheet brings its along.
    let framework = Arc::new(Framework { is_own: true, ..(*run.sheet.framework).clone() });
    let sheet = write_sheet(&Evaluation { framework, ..(*run.sheet).clone() });
    let request = write_request(&run.uncertain, run.seed);
    let (number, dispatch) = (run.number, dispatch.clone());
    simulate(&sheet, &request, run.n_wanted, move |answer| {
        let found = answer.as_deref().and_then(read_distribution);
        let action = found.map_or(LabAction::DrawingFailed(number), |found| LabAction::Drawn(number, found));
        dispatch.dispatch(sent(action));
    })
}

fn on_the_page(work: &Work, run: &Run, dispatch: Dispatch) {
    match Simulation::new(&run.sheet, &score(&run.sheet), &run.uncertain, run.seed) {
        Ok(simulation) => next_turn(work, simulation, run, dispatch),
        Err(_) => dispatch.dispatch(sent(LabAction::DrawingFailed(run.number))),
    }
}

fn next_turn(work: &Work, mut simulation: Simulation, run: &Run, dispatch: Dispatch) {
    let (again, run) = (Rc::clone(work), run.clone());
    let timeout = Timeout::new(0, move || {
        simulation.draw(DRAWS_A_TURN.min(run.n_wanted.saturating_sub(simulation.n_drawn())));
        dispatch.dispatch(sent(LabAction::Drawn(run.number, simulation.distribution())));
        if simulation.n_drawn() < run.n_wanted {
            next_turn(&again, simulation, &run, dispatch);
        }
    });
    hold(work, timeout);
}

fn sent(action: LabAction) -> Action {
    Action::from(WhatIfAction::Lab(action))
}
