//! Goal declaration: the framework's tree to be changed.

use yew::prelude::*;

use crate::app::declaring::DeclaringAction;
use crate::app::editing_rule::{RuleAction, opener_id};
use crate::app::state::{Panel, State};
use crate::app::view::{DeclarationRow as Row, declaration_view};
use crate::text::declaration::{DeclarationLabel, action_on};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::rule_editor::RuleLabel;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::{Dispatch, send};

/// Draws goal declaration.
pub fn declaration(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (declaration_view(state), state.language);
    let head = |text: &'static str| html! { <th role="columnheader" scope="col">{ text }</th> };
    html! {
        <div class="declaration">
            <h3>{ DeclarationLabel::Title.text(language) }</h3>
            <p class="help">{ DeclarationLabel::Help.text(language) }</p>
            <div class="declaration__title">{ bound_field(&view.title, dispatch) }</div>
            <p class={classes!("declaration__sum", (!view.is_sum_right).then_some("lost"))}>
                { DeclarationLabel::Sum.text(language) }{ " " }<strong>{ &view.sum }</strong>
            </p>
            <table class="sheet-table declaration__table" role="table" aria-labelledby={Panel::Indicators.heading_id()}>
                <thead role="rowgroup">
                    <tr role="row">
                        { head(Label::Indicator.text(language)) }
                        <th role="columnheader" scope="col" class="number">{ Label::Weight.text(language) }</th>
                        { head(DeclarationLabel::Rule.text(language)) }
                        { head(DeclarationLabel::Actions.text(language)) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for view.rows.iter().map(|row| html! {
                        <DeclarationRow key={row.id.as_str()} row={row.clone()} {language} dispatch={dispatch.clone()} />
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// A node of the tree.
#[derive(Clone, Properties, PartialEq)]
pub struct DeclarationRowProps {
    /// What to draw.
    pub row: Row,
    /// What its labels speak.
    pub language: Language,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws a node of the tree.
#[component]
pub fn DeclarationRow(props: &DeclarationRowProps) -> Html {
    let (row, dispatch, language) = (&props.row, &props.dispatch, props.language);
    let is_group = row.rule.is_none();
    html! {
        <tr
            role="row"
            class={if is_group { "sheet-table__group" } else { "sheet-table__leaf" }}
            data-level={row.level.to_string()}
        >
            <th role="rowheader" scope="row">
                <span class="visually-hidden">{ row.spoken_level }</span>
                { bound_field(&row.name, dispatch) }
                if let Some(problem) = &row.problem {
                    <p class="field__problem">{ problem }</p>
                }
            </th>
            <td role="cell" class="number" data-label={Label::Weight.text(language)}>{ bound_field(&row.weight, dispatch) }</td>
            <td
                role="cell"
                class={classes!(is_group.then_some("sheet-table__empty"))}
                data-label={DeclarationLabel::Rule.text(language)}
            >
                if let Some(rule) = row.rule {
                    { rule }{ " " }
                    <button
                        type="button"
                        class="link link--small"
                        id={opener_id(&row.id)}
                        aria-label={action_on(RuleLabel::Edit.text(language), &row.spoken_name, language)}
                        onclick={send(dispatch, RuleAction::Opened(row.id.clone()))}
                    >
                        { RuleLabel::Edit.text(language) }
                    </button>
                }
            </td>
            <td role="cell" class="declaration__actions">{ actions(props) }</td>
        </tr>
    }
}

fn actions(props: &DeclarationRowProps) -> Html {
    let (row, language) = (&props.row, props.language);
    let button = |label: DeclarationLabel, action: DeclaringAction, is_on: bool| {
        let text = label.text(language);
        let id = action.button_id();
        html! {
            <button
                type="button"
                class="button button--small"
                {id}
                aria-label={action_on(text, &row.spoken_name, language)}
                aria-disabled={(!is_on).then_some("true")}
                onclick={send(&props.dispatch, action)}
            >
                { text }
            </button>
        }
    };
    let id = || row.id.clone();
    html! {
        <>
            if row.rule.is_none() {
                { button(DeclarationLabel::AddIndicator, DeclaringAction::IndicatorAdded { parent: id() }, true) }
                { button(DeclarationLabel::AddCategory, DeclaringAction::CategoryAdded { parent: id() }, true) }
            }
            { button(DeclarationLabel::Copy, DeclaringAction::Copied(id()), true) }
            { button(DeclarationLabel::Up, DeclaringAction::MovedUp(id()), row.can_go_up) }
            { button(DeclarationLabel::Down, DeclaringAction::MovedDown(id()), row.can_go_down) }
            { button(DeclarationLabel::Remove, DeclaringAction::Removed(id()), true) }
        </>
    }
}
