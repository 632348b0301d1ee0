//! The versions of a sheet in the list of sheets, each to be restored.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::desk::{DeskAction, Sheets};
use crate::app::state::State;
use crate::browser::clock::minutes_east;
use crate::browser::storage::LocalStorage;
use crate::shelf::key::SheetId;
use crate::shelf::versions::{Version, restore};
use crate::text::shelf::{self, ShelfLabel};
use crate::ui::incoming::from_text;
use crate::ui::keeper::{open_sheet, save_now, tell};
use crate::ui::store::Dispatch;
use crate::ui::widgets::button::small_button;

/// Draws them while they are asked for.
pub(super) fn sheet_versions(id: &SheetId, sheets: &Sheets, state: &State, dispatch: &Dispatch) -> Html {
    let Some((_, versions)) = sheets.versions.as_ref().filter(|(shown, _)| shown == id) else { return html! {} };
    let language = state.language;
    if versions.is_empty() {
        return html! { <p class="help">{ ShelfLabel::NoVersions.text(language) }</p> };
    }
    let row = |version: &Version| {
        html! {
            <li key={version.stamp.to_string()}>
                { shelf::saved_at(version.saved_ms, minutes_east(), language) }
                { " · " }{ version.why.label().text(language) }{ " " }
                { small_button(ShelfLabel::Restore.text(language), restored(id, version, state, dispatch)) }
            </li>
        }
    };
    html! { <ul class="sheets__versions">{ for versions.iter().map(row) }</ul> }
}

/// The version's content comes to the screen: into the open sheet as a step that can be undone, or as the sheet of that name.
fn restored(id: &SheetId, version: &Version, state: &State, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (id, stamp, dispatch) = (id.clone(), version.stamp.clone(), dispatch.clone());
    let is_open = *id.as_str() == *state.desk.sheet.as_str();
    Callback::from(move |_| {
        let _ = save_now();
        let Some(open) = open_sheet() else { return };
        let content = match restore(&mut LocalStorage, &id, &stamp) {
            Ok(content) => content,
            Err(problem) => {
                let said = shelf::change_problem(problem, minutes_east(), open.language);
                tell(&dispatch, super::sheets_dialog::listed(said));
                return;
            }
        };
        let (id, dispatch) = (id.clone(), dispatch.clone());
        spawn_local(async move {
            match from_text(&content.code, open.at_hand(), open.language).await {
                Ok(sheet) if is_open => tell(&dispatch, DeskAction::SheetReplaced(Rc::new(sheet))),
                Ok(sheet) => {
                    // What it becomes is saved like any change, beside what the other sheet is now.
                    let said = String::new();
                    tell(&dispatch, DeskAction::SheetOpened { id: None, sheet: Rc::new(sheet), said });
                    crate::ui::keeper::keep_even_unchanged();
                }
                Err(said) => tell(&dispatch, super::sheets_dialog::listed(said)),
            }
            drop(id);
        });
    })
}
