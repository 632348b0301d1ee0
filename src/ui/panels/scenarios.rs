//! Experiments with a name: kept, compared, opened, put into the sheet.

use yew::prelude::*;

use crate::app::scenarios::{RENAMING_ID, SCENARIOS_ID, ScenarioAction};
use crate::app::view::{ScenarioRow, ScenariosView};
use crate::app::whatif::WhatIfAction;
use crate::text::language::Language;
use crate::text::scenarios::{ScenarioLabel, button_name};
use crate::ui::panels::whatif_seek::{TextKind, text_field};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};

/// Draws them.
pub fn scenarios(view: &ScenariosView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: ScenarioLabel| label.text(language);
    html! {
        <>
            <h3 id={SCENARIOS_ID} tabindex="-1">{ text(ScenarioLabel::Title) }</h3>
            <p class="help">{ text(ScenarioLabel::Help) }</p>
            if view.can_keep {
                { keep(view, dispatch, language) }
            }
            if view.names.is_empty() {
                if !view.can_keep {
                    <p>{ text(ScenarioLabel::None) }</p>
                }
            } else {
                { comparison(view, dispatch, language) }
            }
            { renaming(view, dispatch, language) }
        </>
    }
}

fn act(dispatch: &Dispatch, action: ScenarioAction) -> Callback<MouseEvent> {
    send(dispatch, WhatIfAction::Scenario(action))
}

fn keep(view: &ScenariosView, dispatch: &Dispatch, language: Language) -> Html {
    let label =
        html! { <label class="field__label" for="scenario-name">{ ScenarioLabel::Name.text(language) }</label> };
    let typed = |name: String| WhatIfAction::Scenario(ScenarioAction::NameTyped(name));
    let keep = if view.keeps_over { ScenarioLabel::KeepOver } else { ScenarioLabel::Keep };
    html! {
        <div class="whatif__goal">
            { text_field("scenario-name".to_owned(), label, TextKind::Words, view.name.clone(), None, dispatch, typed) }
            { primary_button(keep.text(language), act(dispatch, ScenarioAction::Kept)) }
        </div>
    }
}

/// Wider than the page where there are many: it is moved along on its own, also by keyboard.
fn comparison(view: &ScenariosView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: ScenarioLabel| label.text(language);
    let head = |name: &str| html! { <th scope="col" class="number">{ name.to_owned() }</th> };
    html! {
        <div class="scenarios" role="region" tabindex="0" aria-label={text(ScenarioLabel::Compare)}>
            <table class="scenarios__table">
                <caption class="visually-hidden">{ text(ScenarioLabel::Compare) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text(ScenarioLabel::What) }</th>
                        { head(text(ScenarioLabel::Sheet)) }
                        { for view.names.iter().map(|name| head(name)) }
                    </tr>
                </thead>
                <tbody>
                    { for view.rows.iter().map(row) }
                    <tr>
                        <th scope="row"><span class="visually-hidden">{ text(ScenarioLabel::Take) }</span></th>
                        <td></td>
                        { for view.names.iter().enumerate().map(|(position, name)| html! {
                            <td class="number">{ buttons(position, name, dispatch, language) }</td>
                        }) }
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

fn row(row: &ScenarioRow) -> Html {
    html! {
        <tr data-kind={row.kind}>
            <th scope="row">{ &row.what }</th>
            { for row.cells.iter().map(|cell| html! { <td class="number">{ cell }</td> }) }
        </tr>
    }
}

fn buttons(position: usize, name: &str, dispatch: &Dispatch, language: Language) -> Html {
    let one = |label: ScenarioLabel, action: ScenarioAction| {
        html! {
            <button
                type="button"
                class="link scenarios__button"
                aria-label={button_name(label, name, language)}
                onclick={act(dispatch, action)}
            >
                { label.text(language) }
            </button>
        }
    };
    html! {
        <>
            { one(ScenarioLabel::Open, ScenarioAction::Opened(position)) }
            { one(ScenarioLabel::Take, ScenarioAction::Taken(position)) }
            { one(ScenarioLabel::Duplicate, ScenarioAction::Duplicated(position)) }
            { one(ScenarioLabel::Rename, ScenarioAction::RenamingBegun(position)) }
            { one(ScenarioLabel::Remove, ScenarioAction::Removed(position)) }
        </>
    }
}

fn renaming(view: &ScenariosView, dispatch: &Dispatch, language: Language) -> Html {
    let Some((position, typed, problem)) = &view.renaming else { return html! {} };
    let name = view.names.get(*position).map(String::as_str).unwrap_or_default();
    let label = html! {
        <label class="field__label" for={RENAMING_ID}>{ button_name(ScenarioLabel::NewName, name, language) }</label>
    };
    let action = |name: String| WhatIfAction::Scenario(ScenarioAction::NewNameTyped(name));
    let problem = problem.map(str::to_owned);
    html! {
        <div class="whatif__goal">
            { text_field(RENAMING_ID.to_owned(), label, TextKind::Words, typed.clone(), problem, dispatch, action) }
            { primary_button(ScenarioLabel::Renamed.text(language), act(dispatch, ScenarioAction::Renamed)) }
            { button(ScenarioLabel::Cancel.text(language), act(dispatch, ScenarioAction::RenamingEnded)) }
        </div>
    }
}
