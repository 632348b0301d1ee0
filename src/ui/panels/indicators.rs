//! The indicator table: the framework's tree as rows.

use yew::prelude::*;

use crate::app::view::{GroupRow, IndicatorRow as Row};
use crate::text::labels::{Label, label};
use crate::ui::panels::indicator_row::IndicatorRow;
use crate::ui::store::Dispatch;

/// Draws the indicator table. The roles are spelled out because the phone's card layout would else take them away.
pub fn indicators(rows: &[Row], dispatch: &Dispatch) -> Html {
    html! {
        <section class="indicators" id="indicators" aria-labelledby="indicators-title" tabindex="-1">
            <h2 id="indicators-title">{ label(Label::Indicators) }</h2>
            <p class="help">{ label(Label::IndicatorsHelp) }</p>
            <table class="indicators__table" role="table" aria-labelledby="indicators-title">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ label(Label::Indicator) }</th>
                        <th role="columnheader" scope="col" class="number">{ label(Label::Weight) }</th>
                        <th role="columnheader" scope="col" class="number">{ label(Label::TargetValue) }</th>
                        <th role="columnheader" scope="col" class="number">{ label(Label::ActualValue) }</th>
                        <th role="columnheader" scope="col" class="number">{ label(Label::Score) }</th>
                        <th role="columnheader" scope="col" class="number">{ label(Label::Deduction) }</th>
                        <th role="columnheader" scope="col">{ label(Label::Reason) }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for rows.iter().map(|row| draw(row, dispatch)) }</tbody>
            </table>
        </section>
    }
}

fn draw(row: &Row, dispatch: &Dispatch) -> Html {
    match row {
        Row::Group(group) => draw_group(group),
        Row::Leaf(leaf) => {
            html! { <IndicatorRow key={leaf.id.as_str()} row={(**leaf).clone()} dispatch={dispatch.clone()} /> }
        }
    }
}

fn draw_group(group: &GroupRow) -> Html {
    html! {
        <tr role="row" key={group.id.as_str()} class="indicators__group" data-level={group.level.to_string()}>
            <th role="rowheader" scope="row">{ &group.name }</th>
            <td role="cell" class="number" data-label={label(Label::Weight)}>{ &group.weight }</td>
            <td role="cell" class="indicators__empty"></td>
            <td role="cell" class="indicators__empty"></td>
            <td role="cell" class="number" data-label={label(Label::Score)}>{ &group.score }</td>
            <td role="cell" class={classes!("number", group.is_lost.then_some("lost"))} data-label={label(Label::Deduction)}>
                { &group.deduction }
            </td>
            <td role="cell" class="pending">{ group.pending.clone().unwrap_or_default() }</td>
        </tr>
    }
}
