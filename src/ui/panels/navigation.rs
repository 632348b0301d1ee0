//! The way to the panels.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::{Panel, State};
use crate::text::language::Language;
use crate::text::shell::ShellLabel;
use crate::ui::store::{Dispatch, send};

/// Draws the way to the panels. Buttons, not links: the address's hash belongs to shared sheets.
pub fn navigation(state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    html! {
        <nav class="navigation" aria-label={ShellLabel::Panels.text(language)}>
            <ul class="navigation__list">
                { for Panel::ALL.into_iter().map(|panel| item(panel, state, dispatch)) }
            </ul>
        </nav>
    }
}

fn item(panel: Panel, state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <li key={panel.heading_id()}>
            <button
                type="button"
                class="navigation__button"
                aria-current={(state.panel == panel).then_some("page")}
                onclick={send(dispatch, Action::PanelOpened(panel))}
            >
                { panel_name(panel, state.language) }
            </button>
        </li>
    }
}

/// What a panel is called.
pub(in crate::ui) fn panel_name(panel: Panel, language: Language) -> &'static str {
    let label = match panel {
        Panel::Overview => ShellLabel::Overview,
        Panel::Indicators => ShellLabel::Indicators,
        Panel::Execution => ShellLabel::Execution,
        Panel::WhatIf => ShellLabel::WhatIf,
        Panel::Checks => ShellLabel::Checks,
        Panel::Review => ShellLabel::Review,
        Panel::Help => ShellLabel::Help,
    };
    label.text(language)
}
