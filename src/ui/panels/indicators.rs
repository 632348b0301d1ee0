//! The indicators panel: what is shown of the framework's tree, and the tree as a table.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::list::{Filter, ListAction};
use crate::app::state::{Panel, State};
use crate::app::view::{IndicatorRow as Row, IndicatorsView, RowsBefore, indicators_view_after};
use crate::text::declaration::DeclarationLabel;
use crate::text::indicators::{IndicatorsLabel, counted, found};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::shell::ShellLabel;
use crate::ui::panels::declaration::declaration;
use crate::ui::panels::indicator_group::group;
use crate::ui::panels::indicator_row::IndicatorRow;
use crate::ui::panels::paste_dialog::onspread;
use crate::ui::store::{ByPlace, Dispatch, send};
use crate::ui::widgets::long_table::long;

/// Draws the indicators panel.
pub fn indicators(state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let mode = if state.list.is_declaring { DeclarationLabel::End } else { DeclarationLabel::Begin };
    html! {
        <section class="indicators" aria-labelledby={Panel::Indicators.heading_id()}>
            <h2 id={Panel::Indicators.heading_id()} tabindex="-1">{ ShellLabel::Indicators.text(language) }</h2>
            <p class="indicators__mode">
                <button
                    type="button"
                    class="button"
                    id="declare-goals"
                    onclick={send(dispatch, Action::List(ListAction::DeclaringToggled))}
                >
                    { mode.text(language) }
                </button>
            </p>
            if state.list.is_declaring {
                { declaration(state, dispatch) }
            } else {
                <FillingIn state={ByPlace(Rc::new(state.clone()))} dispatch={dispatch.clone()} />
            }
        </section>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct FillingInProps {
    state: ByPlace<State>,
    dispatch: Dispatch,
}

/// The table for filling in. It remembers its rows from one drawing to the next.
#[component]
fn FillingIn(props: &FillingInProps) -> Html {
    let before = use_mut_ref(RowsBefore::default);
    let (state, dispatch) = (&*props.state.0, &props.dispatch);
    let view = indicators_view_after(state, &mut RefCell::borrow_mut(&before));
    let language = state.language;
    html! {
        <>
            <p class="help">{ Label::IndicatorsHelp.text(language) }</p>
            { tools(&view, state, dispatch) }
            if view.rows.is_empty() {
                <p class="indicators__none">
                    { IndicatorsLabel::NothingFound.text(language) }{ " " }
                    <button type="button" class="link" onclick={send(dispatch, Action::List(ListAction::AllShown))}>
                        { IndicatorsLabel::ShowAllAgain.text(language) }
                    </button>
                </p>
            } else {
                { table(&view.rows, state, dispatch) }
            }
        </>
    }
}

fn tools(view: &IndicatorsView, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::List(ListAction::FindTyped(text)));
        })
    };
    let button = |label: IndicatorsLabel, action: ListAction| {
        html! {
            <button type="button" class="button button--small" onclick={send(dispatch, Action::List(action))}>
                { label.text(language) }
            </button>
        }
    };
    html! {
        <div class="indicators__tools">
            <fieldset class="indicators__filters">
                <legend>{ IndicatorsLabel::Show.text(language) }</legend>
                { for view.filters.iter().map(|(filter, n)| filter_option(*filter, *n, state, dispatch)) }
            </fieldset>
            <div class="indicators__find">
                <label for="find-indicator">{ IndicatorsLabel::Find.text(language) }</label>
                <input
                    id="find-indicator"
                    class="field__input"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    value={state.list.find.clone()}
                    {oninput}
                />
                <span class="indicators__found">
                    { view.n_found.map(|n| found(n, language)).unwrap_or_default() }
                </span>
            </div>
            { button(IndicatorsLabel::FoldAll, ListAction::AllFolded) }
            { button(IndicatorsLabel::UnfoldAll, ListAction::AllUnfolded) }
        </div>
    }
}

fn filter_option(filter: Filter, n: usize, state: &State, dispatch: &Dispatch) -> Html {
    let label = match filter {
        Filter::All => IndicatorsLabel::ShowAll,
        Filter::Lost => IndicatorsLabel::ShowLost,
        Filter::Pending => IndicatorsLabel::ShowPending,
        Filter::Flagged => IndicatorsLabel::ShowFlagged,
        Filter::Core => IndicatorsLabel::ShowCore,
    };
    html! {
        <label class="indicators__filter">
            <input
                type="radio"
                name="indicator-filter"
                checked={state.list.filter == filter}
                onchange={send::<Event>(dispatch, Action::List(ListAction::FilterChosen(filter)))}
            />
            { counted(label.text(state.language), n, state.language) }
        </label>
    }
}

/// The roles are spelled out because the phone's card layout would else take them away.
fn table(rows: &[Row], state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    html! {
        <table
            class="sheet-table indicators__table"
            data-long={long(rows.len())}
            role="table"
            aria-labelledby={Panel::Indicators.heading_id()}
            onpaste={onspread(state, dispatch)}
        >
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ Label::Indicator.text(language) }</th>
                    <th role="columnheader" scope="col" class="number">{ Label::Weight.text(language) }</th>
                    <th role="columnheader" scope="col" class="number">{ Label::TargetValue.text(language) }</th>
                    <th role="columnheader" scope="col" class="number">{ Label::ActualValue.text(language) }</th>
                    <th role="columnheader" scope="col" class="number">{ Label::Score.text(language) }</th>
                    <th role="columnheader" scope="col" class="number">{ Label::Deduction.text(language) }</th>
                    <th role="columnheader" scope="col">{ Label::Reason.text(language) }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows.iter().map(|row| draw(row, dispatch, language)) }</tbody>
        </table>
    }
}

fn draw(row: &Row, dispatch: &Dispatch, language: Language) -> Html {
    match row {
        Row::Group(row) => group(row, dispatch, language),
        Row::Leaf(leaf) => {
            html! { <IndicatorRow key={leaf.id.as_str()} row={Rc::clone(leaf)} {language} dispatch={dispatch.clone()} /> }
        }
    }
}
