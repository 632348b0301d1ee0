//! The notice that a new release of the page is ready. It is there from the beginning and shown by the root element's
//! `data-release` (see `src/offline.js`), so it needs nothing of the state.

use yew::prelude::*;

use crate::browser::offline;
use crate::text::language::Language;
use crate::text::offline::OfflineLabel;
use crate::ui::widgets::button::small_button;

/// Draws the notice. Nothing happens to the page before one of its buttons is pressed.
pub fn new_release(language: Language) -> Html {
    html! {
        <div class="new-release" aria-live="polite">
            <div class="new-release__notice">
                <p>{ OfflineLabel::Ready.text(language) }</p>
                { small_button(OfflineLabel::Use.text(language), Callback::from(|_| offline::use_new_release())) }
                { small_button(OfflineLabel::Later.text(language), Callback::from(|_| offline::dismiss_new_release())) }
            </div>
        </div>
    }
}
