//! One project: its name, money and fund source as fields, its rate, share and balance.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::projects::source_id;
use crate::app::view::{FiguresRow, ProjectRow as Row};
use crate::domain::budget::FundSource;
use crate::text::fund_source::{fund_source, no_source};
use crate::text::labels::{Label, field_of};
use crate::text::language::Language;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::rendered;
use crate::ui::store::Dispatch;
use crate::ui::widgets::choice::{Choice, ChoiceOption};

/// One project.
#[derive(Clone, Properties, PartialEq)]
pub struct ProjectRowProps {
    /// What to draw.
    pub row: Row,
    /// Its part of the projects' budgets, which changes with every project.
    pub share: AttrValue,
    /// What its labels speak.
    pub language: Language,
    /// Where its actions go.
    pub dispatch: Dispatch,
}

/// Draws one project. Of what another project's budget changes, only the share's cell is new: its fields compare equal.
#[component]
pub fn ProjectRow(props: &ProjectRowProps) -> Html {
    rendered::row();
    let (row, language) = (&props.row, props.language);
    html! {
        <tr role="row" class="execution__project">
            <th role="rowheader" scope="row">{ bound_field(&row.name, &props.dispatch) }</th>
            { figures(&row.figures, &props.dispatch, language) }
            { number(Label::Share, &props.share, language) }
            { number(Label::Balance, &row.figures.balance, language) }
            <td role="cell" class="execution__source">
                { source(props) }
                { removal(props) }
            </td>
        </tr>
    }
}

fn source(props: &ProjectRowProps) -> Html {
    let (row, language) = (&props.row, props.language);
    let open = ChoiceOption { key: "".into(), text: no_source(language).into() };
    let options = FundSource::ALL
        .into_iter()
        .enumerate()
        .map(|(idx, source)| ChoiceOption { key: idx.to_string().into(), text: fund_source(source, language).into() });
    let picked = FundSource::ALL.iter().position(|source| Some(*source) == row.source);
    let (dispatch, id) = (props.dispatch.clone(), row.id);
    let on_picked = Callback::from(move |key: String| {
        let source = key.parse::<usize>().ok().and_then(|idx| FundSource::ALL.get(idx).copied());
        dispatch.dispatch(Action::FundSourcePicked { id, source });
    });
    html! {
        <Choice
            id={source_id(row.id)}
            grid_column="fund-source"
            owner={field_of(&row.spoken_name, "", language)}
            label={Label::FundSource.text(language)}
            options={[open].into_iter().chain(options).collect::<Vec<_>>()}
            picked={picked.map(|idx| idx.to_string()).unwrap_or_default()}
            {on_picked}
        />
    }
}

fn removal(props: &ProjectRowProps) -> Html {
    let (row, language) = (&props.row, props.language);
    let (dispatch, id) = (props.dispatch.clone(), row.id);
    let remove = Callback::from(move |event: MouseEvent| {
        // The second click of a double click would meet the row that slid under the pointer.
        if event.detail() <= 1 {
            dispatch.dispatch(Action::ProjectRemoved { id });
        }
    });
    html! {
        <button
            type="button"
            class="button button--small button--quiet"
            aria-label={field_of(&row.spoken_name, Label::RemoveProject.text(language), language)}
            onclick={remove}
        >
            { Label::RemoveProject.text(language) }
        </button>
    }
}

/// The cells of budgets, executed and rate.
pub(super) fn figures(row: &FiguresRow, dispatch: &Dispatch, language: Language) -> Html {
    let cell = |label: Label, view| {
        html! { <td role="cell" class="number" data-label={label.text(language)}>{ bound_field(view, dispatch) }</td> }
    };
    html! {
        <>
            { cell(Label::InitialBudget, &row.initial) }
            { cell(Label::AdjustedBudget, &row.budget) }
            { cell(Label::Executed, &row.executed) }
            <td role="cell" class="number rate" data-label={Label::Rate.text(language)}>
                { &row.rate }
                if let Some(warning) = row.warning {
                    <span class="execution__warning">{ warning }</span>
                }
            </td>
        </>
    }
}

/// A cell with a figure that is worked out.
pub(super) fn number(label: Label, text: &str, language: Language) -> Html {
    html! { <td role="cell" class="number" data-label={label.text(language)}>{ text }</td> }
}
