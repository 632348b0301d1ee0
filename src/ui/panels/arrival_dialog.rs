//! The dialog about a sheet that came from outside: what is in it, and where it shall go. The open sheet stays until somebody chose.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::desk::{Arrival, Arrived, DeskAction, DeskDialog};
use crate::app::state::State;
use crate::app::view::{Differences, arrival_view};
use crate::browser::address;
use crate::text::desk::{DeskLabel, more_differences};
use crate::text::file::FileLabel;
use crate::text::language::Language;
use crate::ui::incoming::{go_to_place, stop_reading};
use crate::ui::keeper::{save_before_step, save_now, tell};
use crate::ui::store::Dispatch;
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::dialog::Dialog;

/// Draws the dialog while it is open.
pub fn arrival_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(DeskDialog::Arrival(arrival)) = &state.desk.dialog else { return html! {} };
    let language = state.language;
    let closed = closed(dispatch);
    let content = match arrival {
        Arrival::Reading => html! { <p role="status">{ FileLabel::Reading.text(language) }</p> },
        Arrival::Refused(sentence) => html! {
            <>
                <p>{ sentence }</p>
                <p class="help">{ DeskLabel::Refused.text(language) }</p>
            </>
        },
        Arrival::Ready(arrived) => ready(arrived, state, language),
    };
    let leaves = match arrival {
        Arrival::Reading => FileLabel::Stop.text(language),
        Arrival::Refused(_) | Arrival::Ready(_) => DeskLabel::Cancel.text(language),
    };
    html! {
        <Dialog id="arrival" title={DeskLabel::ArrivalTitle.text(language)} on_closed={closed.reform(|()| ())}>
            { content }
            <p class="dialog__buttons">
                { button(leaves, closed.reform(|_: MouseEvent| ())) }
                if let Arrival::Ready(arrived) = arrival {
                    { button(DeskLabel::Replace.text(language), replaced(arrived, dispatch)) }
                    { primary_button(DeskLabel::OpenBeside.text(language), opened(arrived, dispatch)) }
                }
            </p>
        </Dialog>
    }
}

fn ready(arrived: &Arrived, state: &State, language: Language) -> Html {
    let view = arrival_view(arrived, state);
    html! {
        <>
            <dl class="arrival__facts">
                { for view.facts.iter().map(|(label, text)| html! {
                    <div><dt>{ label.text(language) }</dt><dd>{ text }</dd></div>
                }) }
            </dl>
            { for view.differences.iter().map(|it| differences(it, language)) }
        </>
    }
}

fn differences(differences: &Differences, language: Language) -> Html {
    if differences.listed.is_empty() {
        return html! { <p>{ DeskLabel::Same.text(language) }</p> };
    }
    html! {
        <>
            <p>{ DeskLabel::Differs.text(language) }</p>
            <ul class="arrival__differences">
                { for differences.listed.iter().map(|it| html! { <li>{ it }</li> }) }
            </ul>
            if differences.n_more > 0 {
                <p>{ more_differences(differences.n_more, language) }</p>
            }
        </>
    }
}

/// What came with the address has been dealt with: a reload must not ask again.
fn is_dealt_with() {
    address::replace_hash("");
}

fn closed(dispatch: &Dispatch) -> Callback<()> {
    let dispatch = dispatch.clone();
    Callback::from(move |()| {
        stop_reading();
        is_dealt_with();
        tell(&dispatch, DeskAction::Closed);
    })
}

fn opened(arrived: &Arrived, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (arrived, dispatch) = (arrived.clone(), dispatch.clone());
    Callback::from(move |_| {
        // What is open stays where it is kept, as it is now.
        let _ = save_now();
        is_dealt_with();
        let sheet = Rc::clone(&arrived.sheet);
        tell(&dispatch, DeskAction::SheetOpened { id: None, sheet, said: String::new() });
        go_to_place(&arrived.place, &dispatch);
    })
}

fn replaced(arrived: &Arrived, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (arrived, dispatch) = (arrived.clone(), dispatch.clone());
    Callback::from(move |_| {
        save_before_step();
        is_dealt_with();
        tell(&dispatch, DeskAction::SheetReplaced(Rc::clone(&arrived.sheet)));
        go_to_place(&arrived.place, &dispatch);
    })
}
