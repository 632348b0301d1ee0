//! The dialog after two crashes in a row: the last sheet was not opened, but is there.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::desk::{DeskAction, DeskDialog};
use crate::app::state::State;
use crate::browser::file::download;
use crate::browser::storage::LocalStorage;
use crate::shelf::key::SheetId;
use crate::shelf::opening;
use crate::text::desk::DeskLabel;
use crate::text::shelf::{ShelfLabel, open_problem};
use crate::ui::incoming;
use crate::ui::keeper::{open_sheet, stands_well_later, tell};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::dialog::Dialog;

/// Draws the dialog while it is open.
pub fn safe_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(DeskDialog::Safe(id)) = &state.desk.dialog else { return html! {} };
    let text = |label: ShelfLabel| label.text(state.language);
    html! {
        <Dialog
            id="safe"
            title={text(ShelfLabel::SafeTitle)}
            on_closed={send(dispatch, Action::from(DeskAction::Closed))}
        >
            <p>{ text(ShelfLabel::Safe) }</p>
            <p class="dialog__buttons">
                { button(text(ShelfLabel::MySheets), send(dispatch, Action::SheetsSought)) }
                { button(DeskLabel::Backup.text(state.language), downloaded(id, dispatch)) }
                { primary_button(text(ShelfLabel::SafeOpen), opened(id, dispatch)) }
            </p>
        </Dialog>
    }
}

fn opened(id: &SheetId, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (id, dispatch) = (id.clone(), dispatch.clone());
    Callback::from(move |_| open_stored(id.clone(), &dispatch))
}

/// Its code, which can be opened like a file wherever this page is. It is not read: that may be what failed.
fn downloaded(id: &SheetId, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (id, dispatch) = (id.clone(), dispatch.clone());
    Callback::from(move |_| {
        let Some(open) = open_sheet() else { return };
        match opening::open(&mut LocalStorage, &id) {
            Ok(sheet) => download("jixiao.txt", "text/plain", &sheet.code),
            Err((problem, _)) => tell(&dispatch, DeskAction::Said(open_problem(problem, open.language))),
        }
    })
}

/// Opens a sheet that the browser keeps, beside the open one.
pub(super) fn open_stored(id: SheetId, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let _ = crate::ui::keeper::save_now();
        let Some(open) = open_sheet() else { return };
        match incoming::from_storage(&id, open.at_hand(), open.language).await {
            Ok(opened) => {
                // Where it can't be remembered, the next start opens another one.
                let _ = opening::remember_open(&mut LocalStorage, &id);
                let (id, sheet, said) = (Some(id), opened.sheet, opened.said);
                tell(&dispatch, DeskAction::SheetOpened { id, sheet, said });
                stands_well_later();
            }
            Err(said) => tell(&dispatch, DeskAction::Said(said)),
        }
    });
}
