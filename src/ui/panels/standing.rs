//! What is wrong with keeping the sheet, over the page until it is right again, with the ways out.

use yew::prelude::*;

use crate::app::desk::{DeskAction, Standing};
use crate::app::keeper::Decision;
use crate::app::state::State;
use crate::browser::clock::minutes_east;
use crate::text::desk::DeskLabel;
use crate::text::share;
use crate::text::shelf::{SaveProblem, ShelfLabel, save_problem};
use crate::ui::keeper::{decide, open_sheet, tell};
use crate::ui::panels::sheet_file::download_open_sheet;
use crate::ui::widgets::button::{small_button, small_primary_button};
use crate::ui::{incoming, store::Dispatch};

/// Draws it; nothing while all is well.
pub fn standing(state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let (sentence, choices) = match &state.desk.standing {
        Standing::Unkept | Standing::Kept { .. } => return html! {},
        Standing::Unwritable(problem) => (share::sentence(problem, language), html! {}),
        Standing::Refused(problem) => {
            (save_problem(*problem, minutes_east(), language), choices(*problem, state, dispatch))
        }
    };
    html! {
        <section class="standing" role="alert" aria-label={DeskLabel::NotKept.text(language)}>
            <p class="standing__text"><strong>{ DeskLabel::NotKept.text(language) }</strong>{ " " }{ sentence }</p>
            <p class="standing__buttons">
                { choices }
                { small_button(DeskLabel::Backup.text(language), Callback::from(|_| download_open_sheet())) }
            </p>
        </section>
    }
}

fn choices(problem: SaveProblem, state: &State, dispatch: &Dispatch) -> Html {
    let text = |label: ShelfLabel| label.text(state.language);
    let copy = state.desk.next_copy_name();
    let as_copy = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(standing) = decide(Decision::SaveAsCopy(copy.clone())) {
                if matches!(standing, Standing::Kept { .. }) {
                    tell(&dispatch, DeskAction::SheetMoved(copy.clone()));
                }
                tell(&dispatch, DeskAction::Stands(standing));
            }
        })
    };
    let mine = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(standing) = decide(Decision::UseMine) {
                tell(&dispatch, DeskAction::Stands(standing));
            }
        })
    };
    let theirs = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(open) = open_sheet() {
                incoming::follow(open, &dispatch);
            }
        })
    };
    match problem {
        SaveProblem::Conflict { .. } => html! {
            <>
                { small_primary_button(text(ShelfLabel::ConflictMine), mine) }
                { small_button(text(ShelfLabel::ConflictTheirs), theirs) }
                { small_button(text(ShelfLabel::ConflictCopy), as_copy) }
            </>
        },
        SaveProblem::Deleted { .. } => html! {
            <>
                { small_primary_button(text(ShelfLabel::KeepAnyway), mine) }
                { small_button(text(ShelfLabel::ConflictCopy), as_copy) }
            </>
        },
        SaveProblem::Newer { .. } => small_button(text(ShelfLabel::ConflictCopy), as_copy),
        SaveProblem::Store(_) => html! {},
    }
}
