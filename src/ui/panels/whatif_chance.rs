//! How likely each total is: what to draw, how far it is, and what came of it as a picture and a table.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::state::State;
use crate::app::view::{ChanceResult, ChanceView};
use crate::app::whatif::WhatIfAction;
use crate::text::language::Language;
use crate::text::whatif_chance::ChanceLabel;
use crate::ui::drawing::Drawing;
use crate::ui::panels::picture::saving;
use crate::ui::panels::whatif_seek::{TextKind, text_field};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// The id of the picture.
const PICTURE_ID: &str = "picture-chance";

/// Draws it.
pub fn chance(view: &ChanceView, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let text = |label: ChanceLabel| label.text(language);
    html! {
        <>
            if view.has_no_numbers {
                <p>{ text(ChanceLabel::NoNumbers) }</p>
            }
            { fields(view, dispatch, language) }
            { running(view, state, dispatch) }
            <p class="whatif__answer" role="status">{ view.outcome.clone().unwrap_or_default() }</p>
            if let Some(found) = &view.result {
                { result(found, language) }
            }
        </>
    }
}

fn fields(view: &ChanceView, dispatch: &Dispatch, language: Language) -> Html {
    let label = |id: &'static str, label: ChanceLabel| {
        html! { <label class="field__label" for={id}>{ label.text(language) }</label> }
    };
    let number =
        |id: &'static str, name: ChanceLabel, typed: &str, problem: Option<&str>, action: fn(String) -> LabAction| {
            let problem = problem.map(str::to_owned);
            let action = move |text: String| WhatIfAction::Lab(action(text));
            text_field(id.to_owned(), label(id, name), TextKind::Number, typed.to_owned(), problem, dispatch, action)
        };
    let begun = view.ready.clone().filter(|_| view.drawing.is_none());
    html! {
        <div class="whatif__goal">
            { number("chance-seed", ChanceLabel::Seed, &view.seed, view.seed_problem, LabAction::SeedTyped) }
            { number("chance-draws", ChanceLabel::Draws, &view.n_draws, view.draws_problem, LabAction::DrawsTyped) }
            if let Some((seed, n_draws, uncertain)) = begun {
                { primary_button(ChanceLabel::Begin.text(language), send(dispatch, WhatIfAction::Lab(LabAction::DrawingBegun(seed, n_draws, uncertain)))) }
            }
        </div>
    }
}

fn running(view: &ChanceView, state: &State, dispatch: &Dispatch) -> Html {
    let Some((said, n_drawn, n_wanted)) = &view.drawing else { return html! {} };
    let Some(run) = &state.whatif.lab.run else { return html! {} };
    html! {
        <div class="whatif__goal">
            <progress max={n_wanted.to_string()} value={n_drawn.to_string()} aria-label={said.clone()}></progress>
            <span>{ said }</span>
            { button(ChanceLabel::Cancel.text(state.language), send(dispatch, WhatIfAction::Lab(LabAction::DrawingStopped))) }
            <Drawing key={run.number} run={run.clone()} dispatch={dispatch.clone()} />
        </div>
    }
}

fn result(found: &ChanceResult, language: Language) -> Html {
    let figure = |label: ChanceLabel| Head::Figure(label.text(language).into());
    let heads =
        [Head::Name(ChanceLabel::Total.text(language).into()), figure(ChanceLabel::Times), figure(ChanceLabel::Share)];
    let rows = found.bars.iter().map(|bar| Row::of_texts(&bar.total, [&bar.times, &bar.share]));
    html! {
        <>
            if found.is_stale {
                <p class="whatif__warning">{ ChanceLabel::Stale.text(language) }</p>
            }
            <dl class="whatif-chance__figures">
                { for found.figures.iter().map(|(name, text)| html! { <div><dt>{ *name }</dt><dd>{ text }</dd></div> }) }
            </dl>
            <div class="whatif__falls">
                { picture(found, language) }
                { figures_table(Tool::Chance.heading_id(), "whatif-chance__table", &heads, rows.collect()) }
            </div>
        </>
    }
}

/// The picture. Its data stands in the table beside it, so for those who don't see it a name is enough.
fn picture(found: &ChanceResult, language: Language) -> Html {
    let title = ChanceLabel::Title.text(language);
    let height = found.bars.len() * 24 + 8;
    html! {
        <figure class="card whatif__figure">
            <svg id={PICTURE_ID} class="whatif__chart" viewBox={format!("0 0 720 {height}")} role="img" aria-label={title}>
                <title>{ title }</title>
                { for found.bars.iter().enumerate().map(|(nth, bar)| {
                    let y = nth * 24 + 4;
                    let text_y = (y + 13).to_string();
                    html! {
                        <>
                            <text class="whatif__text" x="140" y={text_y.clone()} text-anchor="end">{ &bar.total }</text>
                            <rect class="whatif__bar" x="150" y={y.to_string()} width={(bar.width * 47 / 100).to_string()} height="16" />
                            <text class="whatif__text" x="712" y={text_y} text-anchor="end">{ &bar.share }</text>
                        </>
                    }
                }) }
            </svg>
            { saving(PICTURE_ID, title, language) }
        </figure>
    }
}
