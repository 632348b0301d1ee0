//! From full marks to the total: a picture, and its data as a table.

use yew::prelude::*;

use crate::app::view::{FallBar, FallChart, WhatIfView};
use crate::text::language::Language;
use crate::text::whatif::WhatIfLabel;
use crate::ui::panels::picture::saving;

/// The id of the picture.
const PICTURE_ID: &str = "picture-falls";

/// Draws the steps.
pub fn falls(view: &WhatIfView, language: Language) -> Html {
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <>
            <h3 id="whatif-falls">{ WhatIfLabel::FallTitle.text(language) }</h3>
            <div class="whatif__falls">
                { chart(&view.fall_chart, language) }
                <table class="sheet-table whatif__steps" role="table" aria-labelledby="whatif-falls">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{ WhatIfLabel::FallCause.text(language) }</th>
                            { number(WhatIfLabel::FallChange.text(language)) }
                            { number(WhatIfLabel::FallLeft.text(language)) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        { for view.falls.iter().map(|row| html! {
                            <tr role="row">
                                <th role="rowheader" scope="row">{ &row.name }</th>
                                <td role="cell" class="number" data-label={WhatIfLabel::FallChange.text(language)}>{ &row.change }</td>
                                <td role="cell" class="number" data-label={WhatIfLabel::FallLeft.text(language)}>{ &row.left }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </>
    }
}

/// The picture. Its data stands in the table beside it, so for those who don't see it a name is enough.
fn chart(chart: &FallChart, language: Language) -> Html {
    html! {
        <figure class="card whatif__figure">
            <svg
                id={PICTURE_ID}
                class="whatif__chart"
                viewBox={chart.view_box.clone()}
                role="img"
                aria-label={WhatIfLabel::FallTitle.text(language)}
            >
                <title>{ WhatIfLabel::FallTitle.text(language) }</title>
                { for chart.bars.iter().map(bar) }
            </svg>
            { saving(PICTURE_ID, WhatIfLabel::FallTitle.text(language), language) }
        </figure>
    }
}

fn bar(bar: &FallBar) -> Html {
    html! {
        <>
            <text class="whatif__text" x="240" y={bar.text_y.clone()} text-anchor="end">{ &bar.name }</text>
            <rect class="whatif__bar" data-kind={bar.kind} x={bar.x.clone()} y={bar.y.clone()} width={bar.width.clone()} height="16" />
            <text class="whatif__text" x="712" y={bar.text_y.clone()} text-anchor="end">{ &bar.figure }</text>
        </>
    }
}
