//! One indicator: its fields, score, deduction and reason, and its detail when open.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::list::ListAction;
use crate::app::view::{Control, LeafRow};
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::{Label, field_of};
use crate::text::language::Language;
use crate::text::number_format::NONE;
use crate::ui::panels::bound_choice::bound_choice;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::panels::indicator_detail::indicator_detail;
use crate::ui::rendered;
use crate::ui::store::{Dispatch, send};

/// One indicator.
#[derive(Clone, Properties, PartialEq)]
pub struct IndicatorRowProps {
    /// What to draw. A row that was taken over is the same one, which needs no look inside.
    pub row: Rc<LeafRow>,
    /// What its labels speak.
    pub language: Language,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws one indicator.
#[component]
pub fn IndicatorRow(props: &IndicatorRowProps) -> Html {
    rendered::row();
    let (row, language) = (&props.row, props.language);
    let state = if row.score.is_some() { "scored" } else { "pending" };
    html! {
        <>
            <tr role="row" class="sheet-table__leaf indicators__leaf" data-level={row.level.to_string()} data-state={state}>
                <th role="rowheader" scope="row">
                    { toggle(props) }
                    <span class="indicators__name">{ &row.name }</span>
                    <span class="tag">{ row.provenance }</span>
                    if row.is_core {
                        { " " }<span class="tag">{ IndicatorsLabel::Core.text(language) }</span>
                    }
                </th>
                <td role="cell" class="number" data-label={Label::Weight.text(language)}>{ &row.weight }</td>
                <td
                    role="cell"
                    class={classes!("number", row.target.is_empty().then_some("sheet-table__empty"))}
                    data-label={Label::TargetValue.text(language)}
                >
                    { cell(&row.target, props) }
                </td>
                <td role="cell" class="number" data-label={Label::ActualValue.text(language)}>{ cell(&row.actual, props) }</td>
                <td role="cell" class="number score" data-label={Label::Score.text(language)}>
                    { row.score.as_deref().unwrap_or(Label::PendingShort.text(language)) }
                </td>
                <td role="cell" class={classes!("number", row.is_lost.then_some("lost"))} data-label={Label::Deduction.text(language)}>
                    { row.deduction.as_deref().unwrap_or(NONE) }
                </td>
                <td role="cell" class="indicators__reason">{ reason(props) }</td>
            </tr>
            if let Some(detail) = &row.detail {
                <tr role="row" class="indicators__detail" id={detail_id(row)}>
                    <td role="cell" colspan="7">
                        { indicator_detail(detail, row, &props.dispatch, language) }
                    </td>
                </tr>
            }
        </>
    }
}

fn detail_id(row: &LeafRow) -> String {
    format!("detail-{}", row.id)
}

fn toggled(props: &IndicatorRowProps) -> Callback<MouseEvent> {
    send(&props.dispatch, Action::List(ListAction::RowToggled(props.row.id.clone())))
}

fn toggle(props: &IndicatorRowProps) -> Html {
    let (row, language) = (&props.row, props.language);
    let is_open = row.detail.is_some();
    html! {
        <button
            type="button"
            class="toggle"
            aria-expanded={if is_open { "true" } else { "false" }}
            aria-controls={is_open.then(|| detail_id(row))}
            aria-label={field_of(&row.name, Label::HowScored.text(language), language)}
            onclick={toggled(props)}
        >
            { arrow() }
        </button>
    }
}

/// The arrow of what opens and closes.
pub(super) fn arrow() -> Html {
    html! { <svg class="toggle__arrow" viewBox="0 0 12 12" aria-hidden="true"><path d="M4 2l4 4-4 4" /></svg> }
}

fn cell(controls: &[Control], props: &IndicatorRowProps) -> Html {
    if controls.is_empty() {
        return html! { NONE };
    }
    html! { <>{ for controls.iter().map(|it| control(it, props)) }</> }
}

fn control(control: &Control, props: &IndicatorRowProps) -> Html {
    let way = |hint: &'static str, label: String, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="link link--small" aria-label={label} {onclick}>{ hint }</button> }
    };
    // Many rows have the same way: its name says whose it is.
    let label = |hint: &str| field_of(&props.row.name, hint, props.language);
    match control {
        Control::Text(text) => html! { <span class="indicators__value">{ text }</span> },
        Control::Field(view) => bound_field(view, &props.dispatch),
        Control::Choice(view) => bound_choice(view, &props.dispatch),
        Control::Way { hint, field } => {
            way(hint, label(hint), send(&props.dispatch, Action::FieldSought(field.clone())))
        }
        Control::Open(hint) => way(hint, label(hint), toggled(props)),
    }
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
                { bound_field(view, &props.dispatch) }
            }
        </>
    }
}
