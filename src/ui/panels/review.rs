//! The review panel: the filer's figures, the reviewer's beside them, and what differs.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::list::ListAction;
use crate::app::state::{Panel, State};
use crate::app::view::{ReviewGroup, ReviewRow as Row, ReviewView, Scores, review_view};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::review::ReviewLabel;
use crate::text::shell::ShellLabel;
use crate::ui::panels::paste_dialog::onspread;
use crate::ui::panels::review_row::ReviewRow;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::long_table::long;

/// Draws the review panel.
pub fn review(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (review_view(state), state.language);
    html! {
        <section class="review" aria-labelledby={Panel::Review.heading_id()}>
            <h2 id={Panel::Review.heading_id()} tabindex="-1">{ ShellLabel::Review.text(language) }</h2>
            <p class="help">{ ReviewLabel::Help.text(language) }</p>
            { totals(&view, language) }
            <label class="review__filter">
                <input
                    type="checkbox"
                    checked={state.list.only_differences}
                    onchange={send::<Event>(dispatch, Action::List(ListAction::DifferencesToggled))}
                />
                { ReviewLabel::OnlyDifferences.text(language) }
            </label>
            if !view.rows.is_empty() {
                { table(&view.rows, state, dispatch) }
            }
            <h3 class="review__title">{ ReviewLabel::DifferencesTitle.text(language) }</h3>
            if view.differences.is_empty() {
                <p>{ ReviewLabel::NoDifferences.text(language) }</p>
            } else {
                <ul class="review__differences">
                    { for view.differences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                </ul>
            }
        </section>
    }
}

fn totals(view: &ReviewView, language: Language) -> Html {
    let figure = |label: &'static str, text: &String| {
        html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> }
    };
    html! {
        <dl class="card review__totals">
            { figure(ReviewLabel::OwnTotal.text(language), &view.own_total) }
            { figure(ReviewLabel::ReviewedTotal.text(language), &view.reviewed_total) }
            { figure(ReviewLabel::Difference.text(language), &view.change) }
            { figure(ReviewLabel::OwnGrade.text(language), &view.own_grade) }
            { figure(ReviewLabel::ReviewedGrade.text(language), &view.reviewed_grade) }
        </dl>
    }
}

/// The roles are spelled out because the phone's card layout would else take them away.
fn table(rows: &[Row], state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let head = |text: &'static str| html! { <th role="columnheader" scope="col">{ text }</th> };
    let number = |text: &'static str| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <table
            class="sheet-table review__table"
            data-long={long(rows.len())}
            role="table"
            aria-labelledby={Panel::Review.heading_id()}
            onpaste={onspread(state, dispatch)}
        >
            <thead role="rowgroup">
                <tr role="row">
                    { head(Label::Indicator.text(language)) }
                    { number(ReviewLabel::OwnActual.text(language)) }
                    { number(ReviewLabel::OwnScore.text(language)) }
                    { number(Label::ReviewActual.text(language)) }
                    { number(Label::ReviewScore.text(language)) }
                    { number(ReviewLabel::Reviewed.text(language)) }
                    { number(ReviewLabel::Difference.text(language)) }
                    { head(Label::ReviewRemark.text(language)) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows.iter().map(|row| draw(row, dispatch, language)) }</tbody>
        </table>
    }
}

fn draw(row: &Row, dispatch: &Dispatch, language: Language) -> Html {
    match row {
        Row::Group(row) => group(row, language),
        Row::Leaf(leaf) => {
            html! { <ReviewRow key={leaf.id.as_str()} row={(**leaf).clone()} {language} dispatch={dispatch.clone()} /> }
        }
    }
}

fn group(group: &ReviewGroup, language: Language) -> Html {
    let empty = || html! { <td role="cell" class="sheet-table__empty"></td> };
    html! {
        <tr role="row" key={group.id.as_str()} class="sheet-table__group" data-level={group.level.to_string()}>
            <th role="rowheader" scope="row">
                <span class="visually-hidden">{ group.spoken_level }</span>
                { &group.name }
            </th>
            { empty() }
            { own(&group.scores, language) }
            { empty() }
            { empty() }
            { reviewed(&group.scores, language) }
            { empty() }
        </tr>
    }
}

/// The cell of the filer's score.
pub(super) fn own(scores: &Scores, language: Language) -> Html {
    html! { <td role="cell" class="number" data-label={ReviewLabel::OwnScore.text(language)}>{ &scores.own }</td> }
}

/// The cells of the reviewer's score and the difference.
pub(super) fn reviewed(scores: &Scores, language: Language) -> Html {
    html! {
        <>
            <td role="cell" class="number score" data-label={ReviewLabel::Reviewed.text(language)}>{ &scores.reviewed }</td>
            <td role="cell" class="number review__change" data-label={ReviewLabel::Difference.text(language)}>
                { &scores.change }
            </td>
        </>
    }
}
