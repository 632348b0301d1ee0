//! The list of fields that have to be mended, each a way to its field.

use yew::prelude::*;

use crate::app::view::ProblemView;
use crate::browser::page;
use crate::text::labels::{Label, label, n_problems};

/// Draws the list; nothing when there is no problem.
pub fn problems(problems: &[ProblemView]) -> Html {
    if problems.is_empty() {
        return html! {};
    }
    html! {
        <section class="problems" aria-labelledby="problems-title">
            <h2 class="problems__title" id="problems-title">{ label(Label::ProblemsTitle) }</h2>
            <p>{ n_problems(problems.len()) }</p>
            <ul class="problems__list">{ for problems.iter().map(problem) }</ul>
        </section>
    }
}

fn problem(problem: &ProblemView) -> Html {
    let field_id = problem.field_id.clone();
    // A button, not a link: the address's hash belongs to shared sheets.
    let onclick = Callback::from(move |_: MouseEvent| page::focus(&field_id));
    html! {
        <li key={problem.field_id.clone()}>
            <button type="button" class="link" {onclick}>{ &problem.name }</button>
            { " " }{ &problem.sentence }
        </li>
    }
}
