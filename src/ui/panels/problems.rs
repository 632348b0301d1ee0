//! The list of fields that have to be mended, each a way to its field. It opens over the page, so that nothing jumps when a
//! field is left with a mistake in it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::State;
use crate::app::view::{ProblemView, problem_views};
use crate::text::labels::{Label, n_problems, places};
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::link;

/// Draws the list; nothing when there is no problem.
pub fn problems(state: &State, dispatch: &Dispatch) -> Html {
    let (problems, language) = (problem_views(state), state.language);
    if problems.is_empty() {
        return html! {};
    }
    let meanwhile: Vec<_> = problems.iter().map(|problem| problem.meanwhile).collect();
    html! {
        <details class="problems">
            <summary class="problems__title">
                { Label::ToMend.text(language) }{ " " }{ places(problems.len(), language) }
            </summary>
            <div class="problems__panel">
                <p>{ n_problems(problems.len(), &meanwhile, language) }</p>
                <ul class="problems__list">{ for problems.iter().map(|it| problem(it, dispatch)) }</ul>
            </div>
        </details>
    }
}

fn problem(problem: &ProblemView, dispatch: &Dispatch) -> Html {
    html! {
        <li key={problem.field.element_id()}>
            { link(problem.name.clone(), send(dispatch, Action::FieldSought(problem.field.clone()))) }
            { " " }{ &problem.sentence }
        </li>
    }
}
