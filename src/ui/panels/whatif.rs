//! The what-if panel: a total to reach, what would reach it, what is being tried, and where the points are.

use yew::prelude::*;

use crate::app::state::{Panel, State};
use crate::app::view::{NextRow, WayRow, WhatIfView, whatif_view};
use crate::app::whatif::WhatIfAction;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::shell::ShellLabel;
use crate::text::whatif::{WhatIfLabel, button_name};
use crate::ui::panels::scenarios::scenarios;
use crate::ui::panels::whatif_falls::falls;
use crate::ui::panels::whatif_lab::lab;
use crate::ui::panels::whatif_range::range;
use crate::ui::panels::whatif_seek::{seek, typed};
use crate::ui::panels::whatif_swings::swings;
use crate::ui::panels::whatif_trial::trial;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::small_button;

/// Draws the what-if panel.
pub fn whatif(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (whatif_view(state), state.language);
    html! {
        <section class="whatif" aria-labelledby={Panel::WhatIf.heading_id()}>
            <h2 id={Panel::WhatIf.heading_id()} tabindex="-1">{ ShellLabel::WhatIf.text(language) }</h2>
            <p class="help">{ WhatIfLabel::Help.text(language) }</p>
            { trial(&view.trial, dispatch, language) }
            { scenarios(&view.scenarios, dispatch, language) }
            <h3 id="whatif-ways">{ WhatIfLabel::WaysTitle.text(language) }</h3>
            { goal(&view, dispatch, language) }
            if let Some(note) = view.ways_note {
                <p>{ note }</p>
            }
            if !view.ways.is_empty() {
                { ways(&view.ways, dispatch, language) }
            }
            { seek(&view.seek, dispatch, language) }
            { swings(&view.swings, dispatch, language) }
            { range(&view.range, dispatch, language) }
            { falls(&view, language) }
            if !view.next.is_empty() {
                { next(&view.next, language) }
            }
            { lab(&view.lab, state, dispatch) }
        </section>
    }
}

fn goal(view: &WhatIfView, dispatch: &Dispatch, language: Language) -> Html {
    let problem = view.goal_problem.clone();
    html! {
        <div class="whatif__goal">
            { typed("goal", WhatIfLabel::Goal, view.goal.clone(), problem, dispatch, language, WhatIfAction::GoalTyped) }
            <p class="whatif__proposals">
                { for view.proposals.iter().map(|(text, value)| {
                    small_button(text.clone(), send(dispatch, WhatIfAction::GoalTyped(value.clone())))
                }) }
            </p>
        </div>
    }
}

fn ways(rows: &[WayRow], dispatch: &Dispatch, language: Language) -> Html {
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <table class="sheet-table whatif__ways" role="table" aria-labelledby="whatif-ways">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                    { number(WhatIfLabel::Now.text(language)) }
                    { number(WhatIfLabel::Needed.text(language)) }
                    { number(WhatIfLabel::ScoreThen.text(language)) }
                    { number(WhatIfLabel::TotalThen.text(language)) }
                    <th role="columnheader" scope="col"><span class="visually-hidden">{ WhatIfLabel::Action.text(language) }</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows.iter().map(|row| way(row, dispatch, language)) }</tbody>
        </table>
    }
}

fn way(row: &WayRow, dispatch: &Dispatch, language: Language) -> Html {
    let lines = |texts: &[String]| -> Html {
        texts.iter().map(|text| html! { <span class="whatif__line">{ text }</span> }).collect()
    };
    html! {
        <tr role="row" key={row.name.clone()} class="sheet-table__leaf" data-enough={row.is_enough.to_string()}>
            <th role="rowheader" scope="row">{ &row.name }</th>
            <td role="cell" class="number" data-label={WhatIfLabel::Now.text(language)}>{ lines(&row.now) }</td>
            <td role="cell" class="number score" data-label={WhatIfLabel::Needed.text(language)}>{ lines(&row.needed) }</td>
            <td role="cell" class="number" data-label={WhatIfLabel::ScoreThen.text(language)}>{ lines(&row.scores) }</td>
            <td role="cell" class="number" data-label={WhatIfLabel::TotalThen.text(language)}>
                <span class="whatif__line">{ &row.total }</span>
                <span class="whatif__enough">{ row.enough }</span>
            </td>
            <td role="cell" class="whatif__action">
                <button
                    type="button"
                    class="button button--small"
                    aria-label={button_name(WhatIfLabel::TryIt, &row.name, language)}
                    onclick={send(dispatch, WhatIfAction::Tried(row.changes.clone()))}
                >
                    { WhatIfLabel::TryIt.text(language) }
                </button>
            </td>
        </tr>
    }
}

fn next(rows: &[NextRow], language: Language) -> Html {
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <>
            <h3 id="whatif-next">{ WhatIfLabel::NextTitle.text(language) }</h3>
            <p class="help">{ WhatIfLabel::NextHelp.text(language) }</p>
            <table class="sheet-table whatif__next" role="table" aria-labelledby="whatif-next">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                        { number(WhatIfLabel::Now.text(language)) }
                        { number(WhatIfLabel::NextAt.text(language)) }
                        { number(WhatIfLabel::ScoreThen.text(language)) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for rows.iter().map(|row| html! {
                        <tr role="row" key={row.name.clone()}>
                            <th role="rowheader" scope="row">{ &row.name }</th>
                            <td role="cell" class="number" data-label={WhatIfLabel::Now.text(language)}>{ &row.now }</td>
                            <td role="cell" class="number" data-label={WhatIfLabel::NextAt.text(language)}>{ &row.at }</td>
                            <td role="cell" class="number" data-label={WhatIfLabel::ScoreThen.text(language)}>{ &row.scores }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}
