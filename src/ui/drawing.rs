//! Draws totals by chance, a part at a time, so that the page stays usable. Draws nothing on the screen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::lab::{LabAction, Run};
use crate::app::whatif::WhatIfAction;
use crate::domain::score::score;
use crate::domain::whatif::simulation::Simulation;
use crate::ui::store::Dispatch;

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
        let begun = Simulation::new(&run.sheet, &score(&run.sheet), &run.uncertain, run.seed);
        let turn: Turn = Rc::default();
        match begun {
            Ok(simulation) => next_turn(&turn, simulation, &run, dispatch),
            Err(_) => dispatch.dispatch(sent(LabAction::DrawingFailed(run.number))),
        }
        move || drop(turn.take())
    });
    html! {}
}

/// The turn that comes; dropping it ends the drawing.
type Turn = Rc<RefCell<Option<Timeout>>>;

fn next_turn(turn: &Turn, mut simulation: Simulation, run: &Run, dispatch: Dispatch) {
    let (again, run) = (Rc::clone(turn), run.clone());
    let timeout = Timeout::new(0, move || {
        simulation.draw(DRAWS_A_TURN.min(run.n_wanted.saturating_sub(simulation.n_drawn())));
        dispatch.dispatch(sent(LabAction::Drawn(run.number, simulation.distribution())));
        if simulation.n_drawn() < run.n_wanted {
            next_turn(&again, simulation, &run, dispatch);
        }
    });
    turn.replace(Some(timeout));
}

fn sent(action: LabAction) -> Action {
    Action::from(WhatIfAction::Lab(action))
}
