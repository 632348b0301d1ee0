//! What matters most: each number moved down and up, with a bar around the present total. The figures stand in the same rows.

use yew::prelude::*;

use crate::app::view::{SwingRow, SwingsView};
use crate::app::whatif::WhatIfAction;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::whatif::WhatIfLabel;
use crate::ui::panels::picture::saving;
use crate::ui::panels::whatif_seek::typed;
use crate::ui::store::Dispatch;

/// The id of the picture.
const PICTURE_ID: &str = "picture-swings";

/// Draws the table with its bars.
pub fn swings(view: &SwingsView, dispatch: &Dispatch, language: Language) -> Html {
    let number = |label: WhatIfLabel| {
        html! { <th role="columnheader" scope="col" class="number">{ label.text(language) }</th> }
    };
    let problem = view.problem.map(str::to_owned);
    html! {
        <>
            <h3 id="whatif-swings">{ WhatIfLabel::SwingTitle.text(language) }</h3>
            <p class="help">{ WhatIfLabel::SwingHelp.text(language) }</p>
            <div class="whatif__goal">
                { typed("swing", WhatIfLabel::SwingBy, view.by.clone(), problem, dispatch, language, WhatIfAction::SwingTyped) }
                <span class="whatif__unit" aria-hidden="true">{ "%" }</span>
            </div>
            if view.rows.is_empty() && view.problem.is_none() {
                <p>{ WhatIfLabel::SwingNothing.text(language) }</p>
            }
            if !view.rows.is_empty() {
                <table class="sheet-table whatif__swings" role="table" aria-labelledby="whatif-swings">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                            { number(WhatIfLabel::Down) }
                            { number(WhatIfLabel::TotalDown) }
                            { number(WhatIfLabel::Up) }
                            { number(WhatIfLabel::TotalUp) }
                            <th role="columnheader" scope="col"><span class="visually-hidden">{ WhatIfLabel::Picture.text(language) }</span></th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for view.rows.iter().map(|row| swing(row, language)) }</tbody>
                </table>
                { picture(&view.rows, language) }
            }
        </>
    }
}

/// The bars of all rows as one picture that can be saved. Its data stands in the table.
fn picture(rows: &[SwingRow], language: Language) -> Html {
    let title = WhatIfLabel::SwingTitle.text(language);
    let height = rows.len() * 26 + 8;
    html! {
        <figure class="card whatif__figure">
            <svg id={PICTURE_ID} class="whatif__chart" viewBox={format!("0 0 720 {height}")} role="img" aria-label={title}>
                <title>{ title }</title>
                { for rows.iter().enumerate().map(|(nth, row)| {
                    let (left, width) = row.bar;
                    let (y, text_y) = ((nth * 26 + 6).to_string(), (nth * 26 + 19).to_string());
                    // Room for the names at the left, the lower totals before and the higher ones behind the bars.
                    let (x, width) = (310 + left * 35 / 100, (width * 35 / 100).max(1));
                    html! {
                        <>
                            <text class="whatif__text" x="240" y={text_y.clone()} text-anchor="end">{ &row.name }</text>
                            <text class="whatif__text" x="300" y={text_y.clone()} text-anchor="end">{ &row.total_down }</text>
                            <rect class="whatif__bar" x={x.to_string()} y={y} width={width.to_string()} height="16" />
                            <text class="whatif__text" x="712" y={text_y} text-anchor="end">{ &row.total_up }</text>
                        </>
                    }
                }) }
                <line class="whatif__middle" x1="485" x2="485" y1="0" y2={height.to_string()} />
            </svg>
            { saving(PICTURE_ID, title, language) }
        </figure>
    }
}

fn swing(row: &SwingRow, language: Language) -> Html {
    let cell = |label: WhatIfLabel, text: &str| {
        html! { <td role="cell" class="number" data-label={label.text(language)}>{ text }</td> }
    };
    let (left, width) = row.bar;
    html! {
        <tr role="row" key={row.name.clone()}>
            <th role="rowheader" scope="row">{ &row.name }</th>
            { cell(WhatIfLabel::Down, &row.down) }
            { cell(WhatIfLabel::TotalDown, &row.total_down) }
            { cell(WhatIfLabel::Up, &row.up) }
            { cell(WhatIfLabel::TotalUp, &row.total_up) }
            <td role="cell" class="whatif__swing">
                <svg class="whatif__swing-chart" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="whatif__bar" x={left.to_string()} y="12" width={width.to_string()} height="36" />
                    <line class="whatif__middle" x1="500" x2="500" y1="0" y2="60" />
                </svg>
            </td>
        </tr>
    }
}
