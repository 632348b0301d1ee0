//! The monthly figures: a table to fill in, what it says, and its chart.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::State;
use crate::app::view::{Chart, MonitoringView, MonthRow, monitoring_view};
use crate::domain::monitoring::Light;
use crate::text::labels::with_unit;
use crate::text::language::Language;
use crate::text::monitoring::MonitoringLabel;
use crate::text::number_format::NONE;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::panels::paste_dialog::onspread;
use crate::ui::store::Dispatch;

/// Draws the monthly figures.
pub fn monitoring(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (monitoring_view(state), state.language);
    let head = |text: String| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    // On paper a table without a figure says nothing.
    let is_empty = view.months.iter().all(|row| row.executed.text.is_empty());
    html! {
        <div class={classes!("monitoring", is_empty.then_some("print-hidden"))}>
            <h3 id="monitoring-title">{ MonitoringLabel::Title.text(language) }</h3>
            <p class="help">{ MonitoringLabel::Help.text(language) }{ " " }{ &view.lights_help }</p>
            <div class="monitoring__columns">
                <div>
                    <div class="monitoring__budget">{ bound_field(&view.annual_budget, dispatch) }</div>
                    <table
                        class="sheet-table monitoring__table"
                        role="table"
                        aria-labelledby="monitoring-title"
                        onpaste={onspread(state, dispatch)}
                    >
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">{ MonitoringLabel::Month.text(language) }</th>
                                { head(with_unit(MonitoringLabel::Executed.text(language), state.evaluation.budget.unit, language)) }
                                { head(MonitoringLabel::Rate.text(language).to_owned()) }
                                { head(MonitoringLabel::Time.text(language).to_owned()) }
                                <th role="columnheader" scope="col">{ MonitoringLabel::Light.text(language) }</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{ for view.months.iter().map(|row| month(row, dispatch, language)) }</tbody>
                    </table>
                </div>
                <div class="monitoring__findings">
                    { chart(view.chart.as_ref(), language) }
                    { findings(&view, dispatch, language) }
                </div>
            </div>
        </div>
    }
}

fn month(row: &MonthRow, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <tr role="row" key={row.executed.id.clone()}>
            <th role="rowheader" scope="row">{ &row.name }</th>
            <td role="cell" class="number" data-label={MonitoringLabel::Executed.text(language)}>
                { bound_field(&row.executed, dispatch) }
            </td>
            <td role="cell" class="number" data-label={MonitoringLabel::Rate.text(language)}>{ &row.rate }</td>
            <td role="cell" class="number" data-label={MonitoringLabel::Time.text(language)}>{ &row.time }</td>
            <td role="cell" data-label={MonitoringLabel::Light.text(language)}>
                if let Some((light, sign, name)) = row.light {
                    <span class="monitoring__light" data-light={key(light)}>
                        <span aria-hidden="true">{ sign }</span>{ " " }{ name }
                    </span>
                } else {
                    { NONE }
                }
            </td>
        </tr>
    }
}

fn key(light: Light) -> &'static str {
    match light {
        Light::Red => "red",
        Light::Yellow => "yellow",
        Light::Green => "green",
        Light::Blue => "blue",
    }
}

fn findings(view: &MonitoringView, dispatch: &Dispatch, language: Language) -> Html {
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            dispatch.dispatch(Action::AimTyped(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    html! {
        <div class="card">
            <h4 class="monitoring__title">{ MonitoringLabel::Findings.text(language) }</h4>
            <dl>
                { for view.findings.iter().map(|(label, text)| html! {
                    <div class="monitoring__finding"><dt>{ label.text(language) }</dt><dd>{ text }</dd></div>
                }) }
            </dl>
            <div class="field field--number monitoring__aim">
                <label class="field__label" for="aim">{ MonitoringLabel::Aim.text(language) }</label>
                <span class="field__box">
                    <input
                        id="aim"
                        class="field__input"
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-invalid={view.aim_problem.is_some().then_some("true")}
                        aria-describedby={view.aim_problem.is_some().then_some("aim-problem")}
                        value={view.aim.clone()}
                        {oninput}
                    />
                    <span class="field__unit">{ "%" }</span>
                </span>
                if let Some(problem) = view.aim_problem {
                    <p class="field__problem" id="aim-problem">{ problem }</p>
                }
            </div>
        </div>
    }
}

/// The chart. Its data stands in the table beside it, so for those who don't see it a name is enough.
fn chart(chart: Option<&Chart>, language: Language) -> Html {
    let Some(chart) = chart else { return html! {} };
    let (from, to) = chart.across.clone();
    html! {
        <figure class="card monitoring__figure">
            <figcaption>
                { MonitoringLabel::ChartTitle.text(language) }
                <span class="monitoring__key">
                    <svg class="monitoring__sample" viewBox="0 0 24 8" aria-hidden="true">
                        <line class="monitoring__rate" x1="0" y1="4" x2="24" y2="4" />
                    </svg>
                    { MonitoringLabel::ChartRate.text(language) }
                    <svg class="monitoring__sample" viewBox="0 0 24 8" aria-hidden="true">
                        <line class="monitoring__steady" x1="0" y1="4" x2="24" y2="4" />
                    </svg>
                    { MonitoringLabel::ChartSteady.text(language) }
                </span>
            </figcaption>
            <svg class="monitoring__chart" viewBox={chart.view_box.clone()} role="img" aria-label={chart.in_words.clone()}>
                { for chart.ruler.iter().map(|(y, label)| html! {
                    <>
                        <line class="monitoring__ruler" x1={from.clone()} x2={to.clone()} y1={y.clone()} y2={y.clone()} />
                        <text class="monitoring__text" x="42" y={y.clone()} text-anchor="end" dominant-baseline="middle">{ label }</text>
                    </>
                }) }
                { for chart.months.iter().map(|(x, label)| html! {
                    <text class="monitoring__text" x={x.clone()} y="234" text-anchor="middle">{ label }</text>
                }) }
                <polyline class="monitoring__steady" points={chart.steady.clone()} />
                { for chart.rate.iter().map(|points| html! { <polyline class="monitoring__rate" points={points.clone()} /> }) }
                { for chart.dots.iter().map(|(x, y)| html! {
                    <circle class="monitoring__dot" cx={x.clone()} cy={y.clone()} r="3.5" />
                }) }
            </svg>
        </figure>
    }
}
