//! One project: its name and money as fields, its rate, share and balance.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::{FiguresRow, ProjectRow as Row};
use crate::text::labels::{Label, field_of, label};
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::Dispatch;

/// One project.
#[derive(Clone, Properties, PartialEq)]
pub struct ProjectRowProps {
    /// What to draw.
    pub row: Row,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws one project.
#[component]
pub fn ProjectRow(props: &ProjectRowProps) -> Html {
    let row = &props.row;
    let (dispatch, id) = (props.dispatch.clone(), row.id);
    let remove = Callback::from(move |event: MouseEvent| {
        // The second click of a double click would meet the row that slid under the pointer.
        if event.detail() <= 1 {
            dispatch.dispatch(Action::ProjectRemoved { id });
        }
    });
    html! {
        <tr role="row" class="execution__project">
            <th role="rowheader" scope="row">{ bound_field(&row.name, &props.dispatch) }</th>
            { figures(&row.figures, &props.dispatch) }
            { share(&row.share) }
            { balance(&row.figures.balance) }
            <td role="cell" class="execution__removal">
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label={field_of(&row.spoken_name, label(Label::RemoveProject))}
                    onclick={remove}
                >
                    { label(Label::RemoveProject) }
                </button>
            </td>
        </tr>
    }
}

/// The cells of budget, executed and rate.
pub(super) fn figures(row: &FiguresRow, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <td role="cell" class="number" data-label={label(Label::AdjustedBudget)}>{ bound_field(&row.budget, dispatch) }</td>
            <td role="cell" class="number" data-label={label(Label::Executed)}>{ bound_field(&row.executed, dispatch) }</td>
            <td role="cell" class="number rate" data-label={label(Label::Rate)}>
                { &row.rate }
                if row.is_above_budget {
                    <span class="execution__warning">{ label(Label::AboveBudget) }</span>
                }
            </td>
        </>
    }
}

/// The cell of the share.
pub(super) fn share(text: &str) -> Html {
    html! { <td role="cell" class="number" data-label={label(Label::Share)}>{ text }</td> }
}

/// The cell of the balance.
pub(super) fn balance(text: &str) -> Html {
    html! { <td role="cell" class="number" data-label={label(Label::Balance)}>{ text }</td> }
}
