//! The dialog in which a table becomes a sheet: the table with what each column holds, where it goes, and what to look at.

use std::rc::Rc;

use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::desk::DeskAction;
use crate::app::state::State;
use crate::app::tabling::{OntoChoice, Tables, TablingAction};
use crate::app::view::{ColumnView, RowView, TablingView, tabling_view};
use crate::domain::evaluation::Evaluation;
use crate::exchange::file::Grid;
use crate::exchange::table::read_table;
use crate::text::language::Language;
use crate::text::table::{TableLabel, column_holds, more_rows, role_name};
use crate::text::table_heads::Role;
use crate::ui::keeper::{save_now, tell};
use crate::ui::panels::file_picker::file_picker;
use crate::ui::panels::framework_fetch::FrameworkFetch;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::choice::{Choice, ChoiceOption};
use crate::ui::widgets::dialog::Dialog;

/// Draws the dialog while it is open.
pub fn table_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(tabling) = &state.tabling else { return html! {} };
    let language = state.language;
    let text = |label: TableLabel| label.text(language);
    let view = tabling_view(tabling, language);
    let closed = TablingAction::Closed;
    let name = tabling.tables.name.clone();
    let arrived = {
        let dispatch = dispatch.clone();
        Callback::from(move |frameworks| dispatch.dispatch(TablingAction::FrameworksArrived(frameworks).into()))
    };
    html! {
        <Dialog id="table" title={text(TableLabel::Title)} on_closed={send(dispatch, closed.clone())}>
            <FrameworkFetch on_arrived={arrived} />
            if name.is_empty() {
                <p class="help" id="table-help">{ text(TableLabel::Help) }</p>
                { pasted(&tabling.text, dispatch, language) }
            } else {
                <p class="table-dialog__file">{ name }</p>
            }
            { listed(TableLabel::Remarks, &view.remarks, language) }
            <div class="table-dialog__outcome">{ outcome(&view, dispatch, language) }</div>
            <p class="dialog__buttons">
                { button(text(TableLabel::Cancel), send(dispatch, closed)) }
                { file_picker(text(TableLabel::PickFile), dispatch) }
                if let Some(sheet) = &view.sheet {
                    { primary_button(text(TableLabel::Open), opened(sheet, dispatch)) }
                }
            </p>
        </Dialog>
    }
}

/// The button that opens it, in the list of sheets.
pub fn opener(dispatch: &Dispatch, language: Language) -> Html {
    button(TableLabel::Opener.text(language), send(dispatch, TablingAction::Opened(Tables::default())))
}

/// The table of a text that came from outside, where one is recognised in it.
pub(in crate::ui) fn table_in(text: &str) -> Option<Grid> {
    const FEWEST_ROWS: usize = 2;
    let grid = Grid::from_text(text).ok()?;
    let reading = read_table(&grid, None);
    (reading.is_recognised() && reading.rows.len() >= FEWEST_ROWS).then_some(grid)
}

fn pasted(text: &str, dispatch: &Dispatch, language: Language) -> Html {
    let dispatch = dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        let grid = Grid::from_text(&typed).ok();
        dispatch.dispatch(TablingAction::Pasted(typed, grid).into());
    });
    html! {
        <>
            <label class="field__label" for="table-text">{ TableLabel::Pasted.text(language) }</label>
            <textarea
                id="table-text"
                class="field__input report-dialog__text"
                rows="4"
                spellcheck="false"
                aria-describedby="table-help"
                data-lines="several"
                value={text.to_owned()}
                {oninput}
            />
        </>
    }
}

fn outcome(view: &TablingView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: TableLabel| label.text(language);
    html! {
        <>
            <div class="table-dialog__choices">
                if !view.grids.is_empty() {
                    { grids(view, dispatch, language) }
                }
                if !view.ontos.is_empty() {
                    { ontos(view, dispatch, language) }
                }
            </div>
            if let Some(problem) = view.problem {
                <p class={if problem == TableLabel::Loading { "help" } else { "lost" }}>{ text(problem) }</p>
            }
            if !view.summary.is_empty() {
                <dl class="arrival__facts">
                    { for view.summary.iter().map(|(label, words)| html! {
                        <div><dt>{ text(*label) }</dt><dd>{ words }</dd></div>
                    }) }
                </dl>
            }
            { listed(TableLabel::Doubts, &view.doubts, language) }
            if !view.columns.is_empty() {
                { preview(view, dispatch, language) }
            }
            { listed(TableLabel::LeftOut, &view.left_out, language) }
        </>
    }
}

fn listed<T: AsRef<str>>(label: TableLabel, sentences: &[T], language: Language) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3 class="report-dialog__head">{ label.text(language) }</h3>
            <ul class="report-dialog__list">{ for sentences.iter().map(|it| html! { <li>{ it.as_ref() }</li> }) }</ul>
        </>
    }
}

fn grids(view: &TablingView, dispatch: &Dispatch, language: Language) -> Html {
    let options =
        view.grids.iter().map(|(at, name)| ChoiceOption { key: at.to_string().into(), text: name.clone().into() });
    let picked = view.grid.to_string();
    let dispatch = dispatch.clone();
    let on_picked = Callback::from(move |key: String| {
        dispatch.dispatch(TablingAction::GridPicked(key.parse().unwrap_or(0)).into());
    });
    html! {
        <Choice
            id="table-grid"
            label={TableLabel::Sheet.text(language)}
            options={options.collect::<Vec<_>>()}
            {picked}
            {on_picked}
        />
    }
}

fn ontos(view: &TablingView, dispatch: &Dispatch, language: Language) -> Html {
    let options =
        view.ontos.iter().map(|(key, words)| ChoiceOption { key: key.clone().into(), text: words.clone().into() });
    let dispatch = dispatch.clone();
    let on_picked = Callback::from(move |key: String| {
        dispatch.dispatch(TablingAction::OntoPicked(OntoChoice::of_key(&key)).into());
    });
    html! {
        <Choice
            id="table-onto"
            label={TableLabel::Target.text(language)}
            options={options.collect::<Vec<_>>()}
            picked={view.onto.clone()}
            {on_picked}
        />
    }
}

fn preview(view: &TablingView, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <>
            <div class="table-dialog__scroll" tabindex="0" role="group" aria-label={TableLabel::Preview.text(language)}>
                <table class="table-dialog__table">
                    <caption>{ TableLabel::Preview.text(language) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ TableLabel::Row.text(language) }</th>
                            { for view.columns.iter().map(|column| head(column, dispatch, language)) }
                        </tr>
                    </thead>
                    <tbody>{ for view.rows.iter().map(row) }</tbody>
                </table>
            </div>
            if view.n_more > 0 {
                <p class="help">{ more_rows(view.n_more, language) }</p>
            }
        </>
    }
}

fn head(column: &ColumnView, dispatch: &Dispatch, language: Language) -> Html {
    let at = column.column;
    let key = |role: Role| Role::ALL.iter().position(|other| *other == role).unwrap_or(0).to_string();
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let key = event.target_unchecked_into::<HtmlSelectElement>().value();
        let role = key.parse().ok().and_then(|nth: usize| Role::ALL.get(nth)).copied();
        dispatch.dispatch(TablingAction::ColumnSaid(at, role).into());
    });
    let name = column_holds(&column.name, language);
    html! {
        <th scope="col">
            <span class="table-dialog__column">{ &column.name }</span>
            <select class="choice__list" id={format!("table-column-{at}")} aria-label={name} {onchange}>
                <option value="" selected={column.role.is_none()}>{ TableLabel::Nothing.text(language) }</option>
                { for Role::ALL.iter().map(|role| html! {
                    <option value={key(*role)} selected={column.role == Some(*role)}>{ role_name(*role, language) }</option>
                }) }
            </select>
        </th>
    }
}

fn row(row: &RowView) -> Html {
    html! {
        <tr class={(!row.is_indicator).then_some("table-dialog__aside")}>
            <th scope="row">{ row.number }</th>
            { for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}

/// The sheet is one of its own; what was open stays where it is kept, and one step leads back to it.
fn opened(sheet: &Rc<Evaluation>, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (sheet, dispatch) = (Rc::clone(sheet), dispatch.clone());
    Callback::from(move |_| {
        let _ = save_now();
        dispatch.dispatch(TablingAction::Closed.into());
        tell(&dispatch, DeskAction::SheetMade(Rc::clone(&sheet)));
    })
}
