//! What is being tried, beside the sheet: nobody shall take one for the other.

use yew::prelude::*;

use crate::app::view::TrialView;
use crate::app::whatif::{TRIAL_ID, WhatIfAction};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::whatif::{WhatIfLabel, button_name};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};

/// Draws what is being tried.
pub fn trial(view: &TrialView, dispatch: &Dispatch, language: Language) -> Html {
    let is_empty = view.rows.is_empty();
    let text = |label: WhatIfLabel| label.text(language);
    html! {
        <div class="card whatif__trial" data-state={if is_empty { "empty" } else { "trial" }}>
            <h3 id={TRIAL_ID} tabindex="-1">{ text(WhatIfLabel::TrialTitle) }</h3>
            <p class="whatif__warning">
                { text(if is_empty { WhatIfLabel::TrialEmpty } else { WhatIfLabel::TrialIs }) }
            </p>
            <dl class="whatif__totals">
                <div><dt>{ text(WhatIfLabel::InSheet) }</dt><dd>{ &view.in_sheet }</dd></div>
                if !is_empty {
                    <div>
                        <dt>{ text(WhatIfLabel::InTrial) }</dt>
                        <dd>{ &view.total }{ " " }<span class="whatif__change">{ &view.change }</span></dd>
                    </div>
                    <div><dt>{ Label::Grade.text(language) }</dt><dd>{ &view.grade }</dd></div>
                }
            </dl>
            if !is_empty {
                { values(view, dispatch, language) }
                { differences(view, language) }
                <p class="whatif__buttons">
                    { primary_button(text(WhatIfLabel::Take), send(dispatch, WhatIfAction::Taken)) }
                    { button(text(WhatIfLabel::Clear), send(dispatch, WhatIfAction::Cleared)) }
                </p>
            }
        </div>
    }
}

fn values(view: &TrialView, dispatch: &Dispatch, language: Language) -> Html {
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <table class="sheet-table whatif__values" role="table" aria-labelledby={TRIAL_ID}>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                    { number(WhatIfLabel::Now.text(language)) }
                    { number(WhatIfLabel::TriedValue.text(language)) }
                    <th role="columnheader" scope="col"><span class="visually-hidden">{ WhatIfLabel::Action.text(language) }</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for view.rows.iter().enumerate().map(|(position, row)| html! {
                    <tr role="row" key={position}>
                        <th role="rowheader" scope="row">{ &row.name }</th>
                        <td role="cell" class="number" data-label={WhatIfLabel::Now.text(language)}>{ &row.now }</td>
                        <td role="cell" class="number score" data-label={WhatIfLabel::TriedValue.text(language)}>{ &row.value }</td>
                        { drop_cell(&row.name, WhatIfAction::Dropped(position), dispatch, language) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// The cell with the button that takes a row away.
pub(super) fn drop_cell(name: &str, dropped: WhatIfAction, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <td role="cell" class="whatif__action">
            <button
                type="button"
                class="link"
                aria-label={button_name(WhatIfLabel::Drop, name, language)}
                onclick={send(dispatch, dropped)}
            >
                { WhatIfLabel::Drop.text(language) }
            </button>
        </td>
    }
}

fn differences(view: &TrialView, language: Language) -> Html {
    html! {
        <dl class="whatif__differences" aria-label={WhatIfLabel::Difference.text(language)}>
            { for view.differences.iter().map(|(name, scores, difference)| html! {
                <div key={name.clone()}><dt>{ name }</dt><dd>{ scores }{ " " }<strong>{ difference }</strong></dd></div>
            }) }
        </dl>
    }
}
