//! The dialog with the sheets that this browser keeps: opening, copying, renaming, deleting, versions, files.

use std::rc::Rc;

use web_sys::{HtmlInputElement, MouseEvent};
use yew::prelude::*;

use crate::app::desk::{DeskAction, DeskDialog, Sheets};
use crate::app::state::State;
use crate::browser::clock::{minutes_east, now_ms};
use crate::browser::storage::LocalStorage;
use crate::shelf::key::{SheetId, TabId};
use crate::shelf::listing::{Listed, list};
use crate::shelf::saving::Writer;
use crate::shelf::versions::versions;
use crate::shelf::{damaged, managing};
use crate::text::desk::DeskLabel;
use crate::text::language::Language;
use crate::text::shelf::{self, ShelfLabel};
use crate::ui::keeper::{open_sheet, save_now, tell, with_keeper};
use crate::ui::panels::file_picker::file_picker;
use crate::ui::panels::report_dialog;
use crate::ui::panels::safe_dialog::open_stored;
use crate::ui::panels::sheet_file::download_open_sheet;
use crate::ui::panels::sheet_versions::sheet_versions;
use crate::ui::panels::table_dialog;
use crate::ui::store::Dispatch;
use crate::ui::widgets::button::{button, small_button, small_primary_button};
use crate::ui::widgets::dialog::Dialog;

/// Draws the dialog while it is open.
pub fn sheets_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(DeskDialog::Sheets(sheets)) = &state.desk.dialog else { return html! {} };
    let language = state.language;
    let text = |label: ShelfLabel| label.text(language);
    let closed = act(dispatch, |_| Some(DeskAction::Closed));
    let on_closed = closed.clone();
    html! {
        <Dialog
            id="sheets"
            title={text(ShelfLabel::MySheets)}
            on_closed={Callback::from(move |()| on_closed.emit(()))}
        >
            <Lists dispatch={dispatch.clone()} />
            <p class="help">{ text(ShelfLabel::Where) }</p>
            <p class="sheets__said" role="status">{ &sheets.said }</p>
            { rows(sheets, state, dispatch) }
            { deleted(sheets, dispatch, language) }
            { aside(sheets, dispatch, language) }
            <p class="dialog__buttons">
                { file_picker(DeskLabel::OpenFile.text(language), dispatch) }
                { table_dialog::opener(dispatch, language) }
                    { report_dialog::opener(dispatch, language) }
                { button(DeskLabel::SaveFile.text(language), Callback::from(|_| download_open_sheet())) }
                { button(DeskLabel::Close.text(language), closed.reform(|_: MouseEvent| ())) }
            </p>
        </Dialog>
    }
}

/// Lists what is kept as soon as the dialog stands, the open sheet as it is now.
#[component]
fn Lists(props: &ListsProps) -> Html {
    let dispatch = props.dispatch.clone();
    use_effect_with((), move |()| {
        if let Some(standing) = save_now() {
            tell(&dispatch, DeskAction::Stands(standing));
        }
        tell(&dispatch, listed(String::new()));
    });
    html! {}
}

#[derive(Clone, Debug, Properties, PartialEq)]
struct ListsProps {
    dispatch: Dispatch,
}

/// The list as it is now, with what was done.
pub(super) fn listed(said: String) -> DeskAction {
    DeskAction::Listed(Rc::new(list(&LocalStorage)), said)
}

/// Does something and tells what came of it.
pub(super) fn act(dispatch: &Dispatch, act: impl Fn(Language) -> Option<DeskAction> + 'static) -> Callback<()> {
    let dispatch = dispatch.clone();
    Callback::from(move |()| {
        let language = open_sheet().map(|open| open.language).unwrap_or_default();
        if let Some(action) = act(language) {
            tell(&dispatch, action);
        }
    })
}

fn rows(sheets: &Sheets, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    if sheets.listing.sheets.is_empty() {
        return html! { <p>{ ShelfLabel::NoSheets.text(language) }</p> };
    }
    html! {
        <ul class="sheets__list">
            { for sheets.listing.sheets.iter().map(|listed| row(listed, sheets, state, dispatch)) }
        </ul>
    }
}

fn row(listed: &Listed, sheets: &Sheets, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let is_open = listed.id == state.desk.sheet;
    let renaming = sheets.renaming.as_ref().filter(|(id, _)| *id == listed.id).map(|(_, typed)| typed);
    html! {
        <li key={listed.id.as_str()} class="sheets__sheet" aria-current={is_open.then_some("true")}>
            <p class="sheets__title">
                <strong>{ shelf::title(&listed.title, language) }</strong>
                { " " }
                <span class="help">{ when(listed, language) }</span>
                if is_open {
                    { " " }<span class="tag">{ ShelfLabel::OpenNow.text(language) }</span>
                }
            </p>
            if let Some(typed) = renaming {
                { rename_form(&listed.id, typed, is_open, state, dispatch) }
            } else {
                { row_buttons(listed, is_open, sheets, state, dispatch) }
            }
            { sheet_versions(&listed.id, sheets, state, dispatch) }
        </li>
    }
}

fn when(listed: &Listed, language: Language) -> String {
    match &listed.current {
        Ok(current) => shelf::saved_at(current.saved_ms, minutes_east(), language),
        Err(problem) => shelf::open_problem(*problem, language),
    }
}

fn row_buttons(listed: &Listed, is_open: bool, sheets: &Sheets, state: &State, dispatch: &Dispatch) -> Html {
    let text = |label: ShelfLabel| label.text(state.language);
    let id = &listed.id;
    let open = {
        let (id, dispatch) = (id.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| open_stored(id.clone(), &dispatch))
    };
    let rename = {
        let (id, title) = (id.clone(), listed.title.clone());
        act(dispatch, move |_| Some(DeskAction::Renaming(Some((id.clone(), title.clone())))))
    };
    let is_shown = sheets.versions.as_ref().is_some_and(|(shown, _)| shown == id);
    let show = {
        let id = id.clone();
        act(dispatch, move |_| {
            let shown = (!is_shown).then(|| (id.clone(), Rc::new(versions(&LocalStorage, &id))));
            Some(DeskAction::VersionsShown(shown))
        })
    };
    html! {
        <p class="sheets__buttons" role="group" aria-label={shelf::title(&listed.title, state.language).to_owned()}>
            if !is_open && listed.current.is_ok() {
                { small_primary_button(text(ShelfLabel::Open), open) }
            }
            if listed.current.is_ok() {
                { small_button(text(ShelfLabel::Duplicate), duplicate(listed, state, dispatch).reform(|_: MouseEvent| ())) }
                { small_button(text(ShelfLabel::Rename), rename.reform(|_: MouseEvent| ())) }
            }
            { small_button(text(ShelfLabel::Versions), show.reform(|_: MouseEvent| ())) }
            if !is_open {
                { small_button(text(ShelfLabel::Delete), delete(listed, dispatch).reform(|_: MouseEvent| ())) }
            }
        </p>
    }
}

fn tab() -> Option<TabId> {
    with_keeper(|keeper| keeper.tab().clone())
}

fn duplicate(listed: &Listed, state: &State, dispatch: &Dispatch) -> Callback<()> {
    let (id, title) = (listed.id.clone(), listed.title.clone());
    let copy = state.desk.next_copy_name();
    let dispatch_moved = dispatch.clone();
    act(dispatch, move |language| {
        let tab = tab()?;
        let writer = Writer { tab: &tab, now_ms: now_ms() };
        let title = shelf::title_of_copy(&title, language);
        let done = managing::duplicate(&mut LocalStorage, &id, &copy, &title, writer);
        // The name is taken now, also where it failed: the next copy gets another.
        tell(&dispatch_moved, DeskAction::NameTaken);
        Some(listed_after(
            done.map(|_| String::new()).map_err(|it| shelf::change_problem(it, minutes_east(), language)),
        ))
    })
}

fn delete(listed: &Listed, dispatch: &Dispatch) -> Callback<()> {
    let (id, title) = (listed.id.clone(), listed.title.clone());
    act(dispatch, move |language| {
        let done = managing::delete(&mut LocalStorage, &id, now_ms());
        let said = done.map(|()| shelf::deleted(&title, language));
        Some(listed_after(said.map_err(|problem| shelf::store_problem(problem, language))))
    })
}

/// The list anew, with what was done or what went wrong.
fn listed_after(said: Result<String, String>) -> DeskAction {
    listed(said.unwrap_or_else(|problem| problem))
}

fn rename_form(id: &SheetId, typed: &str, is_open: bool, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let oninput = {
        let (id, dispatch) = (id.clone(), dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            tell(&dispatch, DeskAction::Renaming(Some((id.clone(), typed))));
        })
    };
    let onsubmit = {
        let (id, typed) = (id.clone(), typed.trim().to_owned());
        let renamed = act(dispatch, move |language| {
            if is_open {
                with_keeper(|keeper| keeper.rename(&id, &typed));
                // A sheet that nobody changed is kept by being given a name.
                crate::ui::keeper::keep_even_unchanged();
                return Some(listed(String::new()));
            }
            let tab = tab()?;
            let writer = Writer { tab: &tab, now_ms: now_ms() };
            let done = managing::rename(&mut LocalStorage, &id, &typed, writer);
            let failed = |it| shelf::change_problem(it, minutes_east(), language);
            Some(listed_after(done.map(|_| String::new()).map_err(failed)))
        });
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            renamed.emit(());
        })
    };
    let given_up = act(dispatch, |_| Some(DeskAction::Renaming(None)));
    html! {
        <form class="sheets__rename" {onsubmit}>
            <label class="field__label" for="sheet-title">{ ShelfLabel::Title.text(language) }</label>
            <input class="field__input" id="sheet-title" maxlength="120" value={typed.to_owned()} {oninput} />
            <button type="submit" class="button button--small button--primary">
                { ShelfLabel::Rename.text(language) }
            </button>
            { small_button(DeskLabel::Cancel.text(language), given_up.reform(|_: MouseEvent| ())) }
        </form>
    }
}

fn deleted(sheets: &Sheets, dispatch: &Dispatch, language: Language) -> Html {
    if sheets.listing.deleted.is_empty() {
        return html! {};
    }
    let row = |listed: &Listed| {
        let (id, gone) = (listed.id.clone(), listed.id.clone());
        let back = act(dispatch, move |_| {
            managing::undelete(&mut LocalStorage, &id);
            Some(self::listed(String::new()))
        });
        let for_good = act(dispatch, move |_| {
            managing::delete_for_good(&mut LocalStorage, &gone);
            Some(self::listed(String::new()))
        });
        let moment = shelf::deleted_at(listed.deleted_ms.unwrap_or_default(), minutes_east(), language);
        html! {
            <li key={listed.id.as_str()} class="sheets__sheet">
                <p class="sheets__title">
                    { shelf::title(&listed.title, language) }{ " " }<span class="help">{ moment }</span>
                </p>
                <p class="sheets__buttons">
                    { small_button(ShelfLabel::Undelete.text(language), back.reform(|_: MouseEvent| ())) }
                    { small_button(ShelfLabel::DeleteForGood.text(language), for_good.reform(|_: MouseEvent| ())) }
                </p>
            </li>
        }
    };
    html! {
        <>
            <h3>{ ShelfLabel::RecentlyDeleted.text(language) }</h3>
            <ul class="sheets__list">{ for sheets.listing.deleted.iter().map(row) }</ul>
        </>
    }
}

/// Damaged entries: to be downloaded, for somebody who may be able to read them.
fn aside(sheets: &Sheets, dispatch: &Dispatch, language: Language) -> Html {
    if sheets.listing.n_aside == 0 && sheets.listing.n_damaged == 0 {
        return html! {};
    }
    let download = act(dispatch, |_| {
        damaged::set_all_aside(&mut LocalStorage);
        let entries = damaged::damaged_entries(&LocalStorage);
        let lines: Vec<String> = entries.into_iter().map(|entry| format!("{}\t{}", entry.key, entry.text)).collect();
        crate::browser::file::download("jixiao-aside.txt", "text/plain", &lines.join("\n"));
        None
    });
    html! {
        <>
            <h3>{ ShelfLabel::SetAside.text(language) }</h3>
            <p class="help">{ ShelfLabel::SetAsideHelp.text(language) }</p>
            <p>{ small_button(ShelfLabel::Download.text(language), download.reform(|_: MouseEvent| ())) }</p>
        </>
    }
}
