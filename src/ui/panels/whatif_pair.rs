//! Two numbers at once: a table of totals, shaded by how high they are.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::view::{MovedView, PairCell, PairView};
use crate::app::whatif::WhatIfAction;
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::scenarios::ScenarioLabel;
use crate::text::whatif_plan::PlanLabel;
use crate::ui::panels::whatif_seek::{TextKind, picks, text_field};
use crate::ui::store::{Dispatch, send};

/// Draws the two numbers and the table.
pub fn pair(view: &PairView, dispatch: &Dispatch, language: Language) -> Html {
    let labels = [
        ("pair-first", "pair-first-values", PlanLabel::First, PlanLabel::FirstValues),
        ("pair-second", "pair-second-values", PlanLabel::Second, PlanLabel::SecondValues),
    ];
    html! {
        <>
            { for view.moved.iter().zip(labels).enumerate().map(|(nth, (moved, (id, values_id, label, values)))| {
                let none = PlanLabel::None.text(language);
                let picked = move |key: String| WhatIfAction::Lab(LabAction::MovedPicked(nth, key));
                html! {
                    <div class="whatif__goal">
                        { picks(id, label.text(language), none, &view.options, moved.picked.clone(), dispatch, picked) }
                        { values_field(nth, values_id, values.text(language), moved, dispatch) }
                    </div>
                }
            }) }
            if !view.rows.is_empty() {
                { table(view, dispatch, language) }
            }
        </>
    }
}

fn values_field(nth: usize, id: &'static str, label: &'static str, view: &MovedView, dispatch: &Dispatch) -> Html {
    let label = html! { <label class="field__label" for={id}>{ label }</label> };
    let typed = move |values: String| WhatIfAction::Lab(LabAction::MovedTyped(nth, values));
    text_field(id.to_owned(), label, TextKind::Words, view.values.clone(), view.problem.clone(), dispatch, typed)
}

fn table(view: &PairView, dispatch: &Dispatch, language: Language) -> Html {
    let (first, second) = &view.names;
    let title = Tool::Pair.heading_id();
    html! {
        <div class="whatif-pair" role="region" tabindex="0" aria-labelledby={title}>
            <table class="whatif-pair__table" aria-labelledby={title}>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="colgroup" colspan={view.columns.len().to_string()}>{ second }</th>
                    </tr>
                    <tr>
                        <th scope="col">{ first }</th>
                        { for view.columns.iter().map(|value| html! { <th scope="col" class="number">{ value }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for view.rows.iter().map(|(value, cells)| html! {
                        <tr>
                            <th scope="row" class="number">{ value }</th>
                            { for cells.iter().zip(&view.columns).map(|(it, column)| cell(it, value, column, dispatch, language)) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn cell(cell: &PairCell, row: &str, column: &str, dispatch: &Dispatch, language: Language) -> Html {
    let name = field_of(
        &format!("{row} × {column}"),
        &format!("{} {}", cell.total, ScenarioLabel::Open.text(language)),
        language,
    );
    html! {
        <td class="number whatif-pair__cell" data-level={cell.level.to_string()}>
            <button
                type="button"
                class="whatif-pair__button"
                aria-label={name}
                onclick={send(dispatch, WhatIfAction::Tried(cell.changes.clone()))}
            >
                { &cell.total }
            </button>
        </td>
    }
}
