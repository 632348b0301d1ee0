//! The state in Yew's hands.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::State;
use crate::app::update::update;

/// The state as a reducer; it changes by `update` alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// What the page is doing.
    pub state: State,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = self.state.clone();
        update(&mut state, action);
        // The same Rc tells Yew that there is nothing to draw.
        if state == self.state { self } else { Rc::new(Self { state }) }
    }
}

/// What panels send actions with. Stable, so it never makes a row draw again.
pub type Dispatch = UseReducerDispatcher<Store>;
