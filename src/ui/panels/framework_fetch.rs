//! Fetches the released frameworks for a dialog: which one a report or a table follows is told by all of them. Draws nothing.

use std::sync::Arc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::domain::framework::Framework;
use crate::ui::incoming::released_frameworks;

/// Who gets them.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct FrameworkFetchProps {
    /// Called once, when they are there.
    pub on_arrived: Callback<Vec<Arc<Framework>>>,
}

/// Begins as soon as it stands.
#[component]
pub fn FrameworkFetch(props: &FrameworkFetchProps) -> Html {
    let on_arrived = props.on_arrived.clone();
    use_effect_with((), move |()| spawn_local(async move { on_arrived.emit(released_frameworks().await) }));
    html! {}
}
