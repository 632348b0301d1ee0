//! The execution panel: projects by fund source with the department's totals, and the monthly figures.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::pasting::{OPENER_ID, PastingAction};
use crate::app::projects::Order;
use crate::app::state::{Panel, State};
use crate::app::view::{ExecutionView, ProjectGroup, SumRow, execution_view};
use crate::domain::id::ProjectId;
use crate::text::execution::ExecutionLabel;
use crate::text::labels::{Label, with_unit};
use crate::text::language::Language;
use crate::text::number_format::NONE;
use crate::text::shell::ShellLabel;
use crate::ui::panels::monitoring::monitoring;
use crate::ui::panels::paste_dialog::onpaste;
use crate::ui::panels::project_row::{ProjectRow, figures, number};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::choice::{Choice, ChoiceOption};
use crate::ui::widgets::long_table::long;

/// Draws the execution panel.
pub fn execution(state: &State, dispatch: &Dispatch) -> Html {
    let ((view, shares), language) = (execution_view(state), state.language);
    html! {
        <section class="execution" aria-labelledby={Panel::Execution.heading_id()}>
            <h2 id={Panel::Execution.heading_id()} tabindex="-1">{ ShellLabel::Execution.text(language) }</h2>
            <h3 id="projects-title">{ ExecutionLabel::Projects.text(language) }</h3>
            <p class="help">{ Label::ExecutionHelp.text(language) }</p>
            <div class="execution__tools">
                { order(state.order, dispatch, language) }
                <button type="button" class="button" id="add-project" onclick={send(dispatch, Action::ProjectAdded)}>
                    { Label::AddProject.text(language) }
                </button>
                <button
                    type="button"
                    class="button"
                    id={OPENER_ID}
                    onclick={send(dispatch, PastingAction::Opened(String::new()))}
                >
                    { ExecutionLabel::Paste.text(language) }
                </button>
            </div>
            <table
                class="sheet-table execution__table"
                data-long={long(state.evaluation.budget.projects.len())}
                role="table"
                aria-labelledby="projects-title"
                onpaste={onpaste(state, dispatch)}
            >
                { head(&view, language) }
                <tbody role="rowgroup">
                    <tr role="row" class="execution__department">
                        <th role="rowheader" scope="row">{ Label::Department.text(language) }</th>
                        { figures(&view.department, dispatch, language) }
                        { number(Label::Share, NONE, language) }
                        { number(Label::Balance, &view.department.balance, language) }
                        <td role="cell" class="sheet-table__empty"></td>
                    </tr>
                    { for view.groups.iter().map(|it| group(it, &shares, dispatch, language)) }
                    if view.groups.is_empty() {
                        <tr role="row"><td role="cell" class="help" colspan="8">{ Label::NoProjects.text(language) }</td></tr>
                    }
                </tbody>
                <tfoot role="rowgroup">
                    <tr role="row" class="execution__sum">
                        <th role="rowheader" scope="row">
                            { Label::ProjectSum.text(language) }
                            if let Some(note) = &view.sum_note {
                                <span class="execution__warning">{ note }</span>
                            }
                        </th>
                        { sums(&view.sum, language) }
                    </tr>
                </tfoot>
            </table>
            <p class="help">{ view.remainder.clone().unwrap_or_default() }</p>
            { monitoring(state, dispatch) }
        </section>
    }
}

fn order(picked: Order, dispatch: &Dispatch, language: Language) -> Html {
    let name = |order: Order| match order {
        Order::AsEntered => ("entered", ExecutionLabel::AsEntered),
        Order::ByRate => ("rate", ExecutionLabel::ByRate),
        Order::ByBalance => ("balance", ExecutionLabel::ByBalance),
    };
    let options = Order::ALL.map(|order| {
        let (key, label) = name(order);
        ChoiceOption { key: key.into(), text: label.text(language).into() }
    });
    let dispatch = dispatch.clone();
    let on_picked = Callback::from(move |key: String| {
        if let Some(order) = Order::ALL.into_iter().find(|order| name(*order).0 == key) {
            dispatch.dispatch(Action::OrderChosen(order));
        }
    });
    html! {
        <Choice
            id="project-order"
            label={ExecutionLabel::Sort.text(language)}
            options={options.to_vec()}
            picked={name(picked).0}
            {on_picked}
        />
    }
}

fn head(view: &ExecutionView, language: Language) -> Html {
    let number = |text: String| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    let money = |label: Label| number(with_unit(label.text(language), view.unit, language));
    html! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col">{ Label::Project.text(language) }</th>
                { money(Label::InitialBudget) }
                { money(Label::AdjustedBudget) }
                { money(Label::Executed) }
                { number(Label::Rate.text(language).to_owned()) }
                { number(Label::Share.text(language).to_owned()) }
                { money(Label::Balance) }
                <th role="columnheader" scope="col">{ Label::FundSource.text(language) }</th>
            </tr>
        </thead>
    }
}

fn group(group: &ProjectGroup, shares: &[(ProjectId, String)], dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <>
            if let Some(name) = group.name {
                <tr role="row" key={name} class="sheet-table__group">
                    <th role="rowheader" scope="row">{ name }</th>
                    if let Some(sum) = &group.sum {
                        { sums(sum, language) }
                    } else {
                        <td role="cell" class="sheet-table__empty" colspan="7"></td>
                    }
                </tr>
            }
            { for group.projects.iter().map(|row| {
                let share = shares.iter().find(|(id, _)| *id == row.id).map(|(_, share)| share.clone());
                html! {
                    <ProjectRow
                        key={row.id.0}
                        row={row.clone()}
                        share={share.unwrap_or_default()}
                        {language}
                        dispatch={dispatch.clone()}
                    />
                }
            }) }
        </>
    }
}

/// The cells of sums.
fn sums(sum: &SumRow, language: Language) -> Html {
    html! {
        <>
            { number(Label::InitialBudget, &sum.initial, language) }
            { number(Label::AdjustedBudget, &sum.budget, language) }
            { number(Label::Executed, &sum.executed, language) }
            { number(Label::Rate, &sum.rate, language) }
            { number(Label::Share, &sum.share, language) }
            { number(Label::Balance, &sum.balance, language) }
            <td role="cell" class="sheet-table__empty"></td>
        </>
    }
}
