//! One indicator of the review.

use yew::prelude::*;

use crate::app::view::ReviewLeaf;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::number_format::NONE;
use crate::text::review::ReviewLabel;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::panels::review::{own, reviewed};
use crate::ui::rendered;
use crate::ui::store::Dispatch;

/// One indicator of the review.
#[derive(Clone, Properties, PartialEq)]
pub struct ReviewRowProps {
    /// What to draw.
    pub row: ReviewLeaf,
    /// What its labels speak.
    pub language: Language,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws one indicator of the review.
#[component]
pub fn ReviewRow(props: &ReviewRowProps) -> Html {
    rendered::row();
    let (row, dispatch, language) = (&props.row, &props.dispatch, props.language);
    html! {
        <tr role="row" class="sheet-table__leaf" data-level={row.level.to_string()}>
            <th role="rowheader" scope="row">
                { &row.name }
                <span class="review__expected">{ &row.expected }</span>
            </th>
            <td role="cell" class="number" data-label={ReviewLabel::OwnActual.text(language)}>{ &row.own_actual }</td>
            { own(&row.scores, language) }
            <td
                role="cell"
                class={classes!("number", row.actual.is_none().then_some("sheet-table__empty"))}
                data-label={Label::ReviewActual.text(language)}
            >
                if let Some(view) = &row.actual {
                    { bound_field(view, dispatch) }
                } else {
                    { NONE }
                }
            </td>
            <td role="cell" class="number" data-label={Label::ReviewScore.text(language)}>{ bound_field(&row.score, dispatch) }</td>
            { reviewed(&row.scores, language) }
            <td role="cell" class="review__remark">{ bound_field(&row.remark, dispatch) }</td>
        </tr>
    }
}
