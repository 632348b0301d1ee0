//! A dimension or category of the indicator table, with its sums.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::list::ListAction;
use crate::app::view::GroupRow;
use crate::text::indicators::fold;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::ui::panels::bound_choice::bound_choice;
use crate::ui::panels::indicator_row::arrow;
use crate::ui::store::{Dispatch, send};

/// Draws a group's row.
pub fn group(group: &GroupRow, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <tr role="row" key={group.id.as_str()} class="sheet-table__group" data-level={group.level.to_string()}>
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="toggle"
                    aria-expanded={if group.is_folded { "false" } else { "true" }}
                    aria-label={fold(&group.name, group.is_folded, language)}
                    onclick={send(dispatch, Action::List(ListAction::GroupToggled(group.id.clone())))}
                >
                    { arrow() }
                </button>
                <span class="indicators__name">
                    <span class="visually-hidden">{ group.spoken_level }</span>
                    { &group.name }
                </span>
            </th>
            <td role="cell" class="number" data-label={Label::Weight.text(language)}>{ &group.weight }</td>
            <td role="cell" class="sheet-table__empty"></td>
            <td role="cell" class={classes!(group.assessed.is_none().then_some("sheet-table__empty"))}>
                if let Some(view) = &group.assessed {
                    { bound_choice(view, dispatch) }
                }
            </td>
            <td role="cell" class="number" data-label={Label::Score.text(language)}>{ &group.score }</td>
            <td role="cell" class={classes!("number", group.is_lost.then_some("lost"))} data-label={Label::Deduction.text(language)}>
                { &group.deduction }
            </td>
            <td role="cell" class="pending">{ group.pending.clone().unwrap_or_default() }</td>
        </tr>
    }
}
