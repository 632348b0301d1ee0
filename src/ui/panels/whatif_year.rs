//! The rest of the year: the paths as lines, and where each leads.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::view::{PathRow, YEAR_HEIGHT, YEAR_WIDTH, YearView};
use crate::app::whatif::WhatIfAction;
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::whatif::WhatIfLabel;
use crate::text::whatif_chance::ChanceLabel;
use crate::ui::panels::picture::saving;
use crate::ui::panels::whatif_seek::{TextKind, text_field};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// The id of the picture.
const PICTURE_ID: &str = "picture-paths";

/// Draws the question, the paths and the average.
pub fn year(view: &YearView, dispatch: &Dispatch, language: Language) -> Html {
    let label = |id: &'static str, text: String| html! { <label class="field__label" for={id}>{ text }</label> };
    let spent = |text: String| WhatIfAction::Lab(LabAction::SpentTyped(text));
    let average = |text: String| WhatIfAction::Lab(LabAction::AverageTyped(text));
    let spent_label = label("year-spent", view.spent_label.clone());
    let average_label = label("year-average", view.average_label.clone());
    let average_problem = view.average_problem.map(str::to_owned);
    html! {
        <>
            if let Some(problem) = &view.problem {
                <p>{ problem }</p>
            } else {
                { table(&view.paths, dispatch, language) }
                { picture(view, language) }
                <div class="whatif__goal whatif-year__typed">
                    { text_field("year-spent".to_owned(), spent_label, TextKind::Words, view.spent.clone(), view.spent_problem.clone(), dispatch, spent) }
                    { text_field("year-average".to_owned(), average_label, TextKind::Number, view.average.clone(), average_problem, dispatch, average) }
                </div>
                <p class="whatif__answer" role="status">{ view.average_answer.clone().unwrap_or_default() }</p>
            }
        </>
    }
}

fn table(paths: &[PathRow], dispatch: &Dispatch, language: Language) -> Html {
    let figure = |label: ChanceLabel| Head::Figure(label.text(language).into());
    let heads = [
        Head::Name(ChanceLabel::Path.text(language).into()),
        figure(ChanceLabel::YearEnd),
        figure(ChanceLabel::Rate),
        figure(ChanceLabel::ByMonth),
        figure(ChanceLabel::ByQuarter),
        figure(ChanceLabel::Score),
        Head::Action(WhatIfLabel::Action.text(language).into()),
    ];
    let rows = paths.iter().enumerate().map(|(nth, path)| {
        let name = format!("{} {}", nth + 1, path.name);
        let texts = [&*path.year_end, &*path.rate, &*path.by_month, &*path.by_quarter, &*path.total];
        let mut row = Row::of_texts(&name, texts);
        row.cells.push(html! {
            <button
                type="button"
                class="button button--small"
                aria-label={field_of(&name, WhatIfLabel::TryIt.text(language), language)}
                onclick={send(dispatch, WhatIfAction::Tried(path.changes.clone()))}
            >
                { WhatIfLabel::TryIt.text(language) }
            </button>
        });
        row
    });
    figures_table(Tool::Year.heading_id(), "whatif-year__table", &heads, rows.collect())
}

/// Lines told apart by their dashes and their numbers, not by colour alone. The data stands in the table.
fn picture(view: &YearView, language: Language) -> Html {
    let title = ChanceLabel::PathsTitle.text(language);
    html! {
        <figure class="card whatif__figure">
            <svg
                id={PICTURE_ID}
                class="whatif-year__chart"
                viewBox={format!("0 0 {YEAR_WIDTH} {YEAR_HEIGHT}")}
                role="img"
                aria-label={title}
            >
                <title>{ title }</title>
                { for ["0%", "50%", "100%"].into_iter().zip(["212", "111", "10"]).map(|(percent, y)| html! {
                    <>
                        <line class="whatif-year__ruler" x1="48" x2="708" y1={y} y2={y} />
                        <text class="whatif__text" x="42" y={y} text-anchor="end" dominant-baseline="middle">{ percent }</text>
                    </>
                }) }
                { for (1..=12).map(|month: u32| html! {
                    <text class="whatif__text" x={(48 + 55 * month).to_string()} y="232" text-anchor="middle">{ month }</text>
                }) }
                { for view.lines.iter().enumerate().map(|(nth, points)| line(nth, points)) }
            </svg>
            { saving(PICTURE_ID, title, language) }
        </figure>
    }
}

fn line(nth: usize, points: &str) -> Html {
    // The number stands at a place of its own on each line, so that lines that end alike can be told apart.
    let at = points.split(' ').rev().nth(nth + 1).or_else(|| points.split(' ').next());
    let (x, y) = at.and_then(|point| point.split_once(',')).unwrap_or(("0", "0"));
    // Above its line, and below the one that runs along the upper edge.
    let shift =
        if y.split('.').next().and_then(|y| y.parse::<u32>().ok()).is_some_and(|y| y < 24) { "16" } else { "-5" };
    html! {
        <>
            <polyline class="whatif-year__line" data-nth={nth.to_string()} points={points.to_owned()} />
            <text class="whatif-year__number" x={x.to_owned()} y={y.to_owned()} text-anchor="middle" dy={shift}>{ nth + 1 }</text>
        </>
    }
}
