//! One indicator: its fields, score, deduction and reason, and its explanation when open.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::{Cell, FieldView, LeafRow};
use crate::browser::page;
use crate::text::labels::{Label, field_of, label};
use crate::text::number_format::NONE;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::panels::indicator_detail::indicator_detail;
use crate::ui::store::Dispatch;

/// One indicator.
#[derive(Clone, Properties, PartialEq)]
pub struct IndicatorRowProps {
    /// What to draw.
    pub row: LeafRow,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws one indicator.
#[component]
pub fn IndicatorRow(props: &IndicatorRowProps) -> Html {
    let row = &props.row;
    let state = if row.score.is_some() { "scored" } else { "pending" };
    html! {
        <>
            <tr role="row" class="indicators__leaf" data-state={state}>
                <th role="rowheader" scope="row">
                    { toggle(props) }
                    <span class="indicators__name">{ &row.name }</span>
                    <span class="tag">{ row.provenance }</span>
                </th>
                <td role="cell" class="number" data-label={label(Label::Weight)}>{ &row.weight }</td>
                <td
                    role="cell"
                    class={classes!("number", (row.target == Cell::None).then_some("indicators__empty"))}
                    data-label={label(Label::TargetValue)}
                >
                    { cell(&row.target, props) }
                </td>
                <td role="cell" class="number" data-label={label(Label::ActualValue)}>{ cell(&row.actual, props) }</td>
                <td role="cell" class="number score" data-label={label(Label::Score)}>
                    { row.score.as_deref().unwrap_or(label(Label::PendingShort)) }
                </td>
                <td role="cell" class={classes!("number", row.is_lost.then_some("lost"))} data-label={label(Label::Deduction)}>
                    { row.deduction.as_deref().unwrap_or(NONE) }
                </td>
                <td role="cell" class="indicators__reason">{ reason(props) }</td>
            </tr>
            if let Some(detail) = &row.detail {
                <tr role="row" class="indicators__detail" id={detail_id(row)}>
                    <td role="cell" colspan="7">
                        { indicator_detail(detail, &props.dispatch) }
                    </td>
                </tr>
            }
        </>
    }
}

fn detail_id(row: &LeafRow) -> String {
    format!("detail-{}", row.id)
}

fn toggle(props: &IndicatorRowProps) -> Html {
    let row = &props.row;
    let (dispatch, id) = (props.dispatch.clone(), row.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::RowToggled { id: id.clone() }));
    let is_open = row.detail.is_some();
    html! {
        <button
            type="button"
            class="toggle"
            aria-expanded={if is_open { "true" } else { "false" }}
            aria-controls={is_open.then(|| detail_id(row))}
            aria-label={field_of(&row.name, label(Label::HowScored))}
            {onclick}
        >
            <svg class="toggle__arrow" viewBox="0 0 12 12" aria-hidden="true"><path d="M4 2l4 4-4 4" /></svg>
        </button>
    }
}

fn cell(cell: &Cell, props: &IndicatorRowProps) -> Html {
    match cell {
        Cell::None => html! { NONE },
        Cell::Text(text) => html! { text },
        Cell::Field(view) => field(view, props),
        Cell::Elsewhere { text, hint, field_id } => {
            let field_id = field_id.clone();
            let onclick = Callback::from(move |_: MouseEvent| page::focus(&field_id));
            html! {
                <>
                    <span class="indicators__value">{ text }</span>
                    <button type="button" class="link link--small" {onclick}>{ *hint }</button>
                </>
            }
        }
    }
}

fn field(view: &FieldView, props: &IndicatorRowProps) -> Html {
    bound_field(view, &props.dispatch)
}

fn reason(props: &IndicatorRowProps) -> Html {
    let row = &props.row;
    html! {
        <>
            if !row.clause.is_empty() {
                <p class="indicators__clause" data-state={row.is_lost.then_some("lost")}>{ &row.clause }</p>
            }
            { for row.notes.iter().map(|note| html! { <p class="indicators__note">{ note }</p> }) }
            if let Some(view) = &row.reason {
                { field(view, props) }
            }
        </>
    }
}
