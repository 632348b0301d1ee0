//! Numbers that are not certain, and where the total lies.

use yew::prelude::*;

use crate::app::view::{RangeRow, RangeView};
use crate::app::whatif::{RANGE_ID, WhatIfAction, uncertain_id};
use crate::domain::whatif::change::Change;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::number_format::NONE;
use crate::text::whatif::WhatIfLabel;
use crate::text::whatif_range::RangeLabel;
use crate::ui::panels::whatif_seek::{TextKind, picks, text_field};
use crate::ui::panels::whatif_trial::drop_cell;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, small_button};

/// Draws the question, what is known, and the answer.
pub fn range(view: &RangeView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: RangeLabel| label.text(language);
    let try_button = |label: RangeLabel, changes: &[Change]| {
        button(text(label), send(dispatch, WhatIfAction::Tried(changes.to_vec())))
    };
    html! {
        <>
            <h3 id={RANGE_ID} tabindex="-1">{ text(RangeLabel::Title) }</h3>
            <p class="help">{ text(RangeLabel::Help) }</p>
            { add(view, dispatch, language) }
            if !view.rows.is_empty() {
                { table(view, dispatch, language) }
            }
            <p class="whatif__answer" role="status">{ view.answer.clone().unwrap_or_default() }</p>
            if view.answer.is_some() && view.lowest != view.highest {
                <p class="whatif__buttons">
                    { try_button(RangeLabel::TryLowest, &view.lowest) }
                    { try_button(RangeLabel::TryHighest, &view.highest) }
                </p>
            }
        </>
    }
}

fn add(view: &RangeView, dispatch: &Dispatch, language: Language) -> Html {
    let (label, none) = (RangeLabel::Which.text(language), RangeLabel::None.text(language));
    let picked = view.picked.clone();
    html! {
        <div class="whatif__goal">
            { picks("uncertain-which", label, none, &view.options, picked, dispatch, WhatIfAction::UncertainPicked) }
            if !view.picked.is_empty() {
                { small_button(RangeLabel::Add.text(language), send(dispatch, WhatIfAction::UncertainAdded)) }
            }
        </div>
    }
}

fn table(view: &RangeView, dispatch: &Dispatch, language: Language) -> Html {
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <table class="sheet-table whatif__ranges" role="table" aria-labelledby={RANGE_ID}>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                    { number(RangeLabel::Possible.text(language)) }
                    { number(RangeLabel::LowestAlone.text(language)) }
                    { number(RangeLabel::HighestAlone.text(language)) }
                    { number(RangeLabel::Decides.text(language)) }
                    <th role="columnheader" scope="col"><span class="visually-hidden">{ WhatIfLabel::Action.text(language) }</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for view.rows.iter().enumerate().map(|(position, one)| row(position, one, dispatch, language)) }
            </tbody>
        </table>
    }
}

fn row(position: usize, row: &RangeRow, dispatch: &Dispatch, language: Language) -> Html {
    let cell = |label: RangeLabel, text: Option<&String>| {
        let text = text.cloned().unwrap_or_else(|| NONE.to_owned());
        html! { <td role="cell" class="number" data-label={label.text(language)}>{ text }</td> }
    };
    let (lowest, highest, spread) = match &row.effect {
        Some((lowest, highest, spread)) => (Some(lowest), Some(highest), Some(spread)),
        None => (None, None, None),
    };
    html! {
        <tr role="row" key={row.name.clone()}>
            <th role="rowheader" scope="row">{ &row.name }</th>
            <td role="cell" class="number" data-label={RangeLabel::Possible.text(language)}>
                { possible(position, row, dispatch) }
            </td>
            { cell(RangeLabel::LowestAlone, lowest) }
            { cell(RangeLabel::HighestAlone, highest) }
            { cell(RangeLabel::Decides, spread) }
            { drop_cell(&row.name, WhatIfAction::UncertainDropped(position), dispatch, language) }
        </tr>
    }
}

fn possible(position: usize, row: &RangeRow, dispatch: &Dispatch) -> Html {
    let id = uncertain_id(position);
    let label = html! { <label class="visually-hidden" for={id.clone()}>{ &row.label }</label> };
    let typed = move |text: String| WhatIfAction::UncertainTyped { position, text };
    text_field(id, label, TextKind::Words, row.text.clone(), row.problem.clone(), dispatch, typed)
}
