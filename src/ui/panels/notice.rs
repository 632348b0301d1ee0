//! The short message about what was just done that the screen alone doesn't show.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::{Notice, State};
use crate::app::view::notice as notice_text;
use crate::text::shell::ShellLabel;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::small_button;

/// Draws the message. Its place is kept free by the layout, so nothing jumps.
pub fn notice(state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let Some(text) = notice_text(state) else { return html! {} };
    let can_undo = matches!(state.notice, Some(Notice::Done(_)));
    html! {
        <section class="toast" aria-label={ShellLabel::Notice.text(language)}>
            <p class="toast__text">{ text }</p>
            if can_undo {
                { small_button(ShellLabel::Undo.text(language), send(dispatch, Action::Undone)) }
            }
            <button
                type="button"
                class="button button--small button--quiet"
                aria-label={ShellLabel::Dismiss.text(language)}
                onclick={send(dispatch, Action::NoticeDismissed)}
            >
                { "×" }
            </button>
        </section>
    }
}
