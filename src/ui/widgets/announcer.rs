//! The one place that screen readers listen to: it speaks when the text has stood still for a while, so that typing is never
//! interrupted by every digit's total.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long the text has to stand still, in milliseconds.
const PAUSE_MS: u32 = 1000;

/// What shall be said.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AnnouncerProps {
    /// The text; the same text again is not said again.
    pub text: AttrValue,
}

/// A polite status region.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state_eq(|| AttrValue::from(""));
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            // Dropped, and so never said, when another text comes within the pause.
            let timeout = Timeout::new(PAUSE_MS, move || said.set(text));
            move || drop(timeout)
        });
    }
    html! { <p class="visually-hidden" role="status">{ (*said).clone() }</p> }
}
