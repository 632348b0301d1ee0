//! A bar that is filled as far as a score goes. The figures stand beside it: it is for the eye alone.

use yew::prelude::*;

/// `filled` is in per cent.
pub fn bar(class: &'static str, filled: u8) -> Html {
    html! {
        <svg {class} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__ground" width="100" height="4" />
            <rect class="bar__fill" width={filled.to_string()} height="4" />
        </svg>
    }
}
