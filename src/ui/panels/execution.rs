//! The execution table: the department's totals, the projects, their sums.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::ExecutionView;
use crate::text::labels::{Label, label, with_unit};
use crate::text::number_format::NONE;
use crate::ui::panels::project_row::{ProjectRow, balance, figures, share};
use crate::ui::store::Dispatch;

/// Draws the execution table.
pub fn execution(view: &ExecutionView, dispatch: &Dispatch) -> Html {
    let add = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ProjectAdded))
    };
    html! {
        <section class="execution" id="execution" aria-labelledby="execution-title" tabindex="-1">
            <h2 id="execution-title">{ label(Label::Execution) }</h2>
            <p class="help">{ label(Label::ExecutionHelp) }</p>
            <table class="execution__table" role="table" aria-labelledby="execution-title">
                { head(view) }
                <tbody role="rowgroup">
                    <tr role="row" class="execution__department">
                        <th role="rowheader" scope="row">{ label(Label::Department) }</th>
                        { figures(&view.department, dispatch) }
                        { share(NONE) }
                        { balance(&view.department.balance) }
                        <td role="cell" class="execution__removal"></td>
                    </tr>
                    { for view.projects.iter().map(|row| html! {
                        <ProjectRow key={row.id.0} row={row.clone()} dispatch={dispatch.clone()} />
                    }) }
                    if view.projects.is_empty() {
                        <tr role="row"><td role="cell" class="help" colspan="7">{ label(Label::NoProjects) }</td></tr>
                    }
                </tbody>
                { sums(view) }
            </table>
            <p><button type="button" class="button" id="add-project" onclick={add}>{ label(Label::AddProject) }</button></p>
        </section>
    }
}

fn head(view: &ExecutionView) -> Html {
    let number = |text: String| html! { <th role="columnheader" scope="col" class="number">{ text }</th> };
    html! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col">{ label(Label::Project) }</th>
                { number(with_unit(label(Label::AdjustedBudget), view.unit)) }
                { number(with_unit(label(Label::Executed), view.unit)) }
                { number(label(Label::Rate).to_owned()) }
                { number(label(Label::Share).to_owned()) }
                { number(with_unit(label(Label::Balance), view.unit)) }
                <th role="columnheader" scope="col">{ label(Label::Removal) }</th>
            </tr>
        </thead>
    }
}

fn sums(view: &ExecutionView) -> Html {
    html! {
        <tfoot role="rowgroup">
            <tr role="row" class="execution__sum">
                <th role="rowheader" scope="row">
                    { label(Label::ProjectSum) }
                    if let Some(note) = &view.sum_note {
                        <span class="execution__warning">{ note }</span>
                    }
                </th>
                <td role="cell" class="number" data-label={label(Label::AdjustedBudget)}>{ &view.sum_budget }</td>
                <td role="cell" class="number" data-label={label(Label::Executed)}>{ &view.sum_executed }</td>
                <td role="cell" class="number rate" data-label={label(Label::Rate)}>{ &view.sum_rate }</td>
                { share("") }
                { balance(&view.sum_balance) }
                <td role="cell" class="execution__removal"></td>
            </tr>
        </tfoot>
    }
}
