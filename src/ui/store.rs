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
        #[cfg(feature = "crash-test")]
        crate::browser::crash::count_action();
        let mut state = self.state.clone();
        update(&mut state, action);
        Rc::new(Self { state })
    }
}

/// Equal when it is the same thing, which is quicker to find out than whether it says the same.
#[derive(Clone, Debug)]
pub struct ByPlace<T>(pub Rc<T>);

impl<T> PartialEq for ByPlace<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What panels send actions with. Stable, so it never makes a row draw again.
pub type Dispatch = UseReducerDispatcher<Store>;

/// A callback that sends the same action each time.
pub fn send<E: 'static>(dispatch: &Dispatch, action: impl Into<Action>) -> Callback<E> {
    let action = action.into();
    let dispatch = dispatch.clone();
    Callback::from(move |_: E| dispatch.dispatch(action.clone()))
}
