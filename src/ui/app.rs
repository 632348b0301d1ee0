//! The page: the state, its mirrors, and the panels in their order.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::{Focus, State};
use crate::app::view::{execution_view, header_view, indicator_rows, problem_views, question_view, score_bar_view};
use crate::browser::{page, rescue};
use crate::domain::evaluation::Evaluation;
use crate::domain::score::score;
use crate::text::labels::{Label, label, page_title};
use crate::text::number_format::points;
use crate::ui::panels::execution::execution;
use crate::ui::panels::header::header;
use crate::ui::panels::indicators::indicators;
use crate::ui::panels::problems::problems;
use crate::ui::panels::score_bar::score_bar;
use crate::ui::store::{Dispatch, Store};
use crate::ui::widgets::dialog::Dialog;

/// What the page opens with.
#[derive(Clone, Properties, PartialEq)]
pub struct AppProps {
    /// The example, which "restore the example" brings back.
    pub example: Evaluation,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let example = props.example.clone();
    let store = use_reducer(|| Store { state: State::new(example) });
    let state = &store.state;
    let report = score(&state.evaluation);

    use_effect_with(Rc::clone(&state.evaluation), rescue::remember);
    let profile = &state.evaluation.profile;
    let title = page_title(&profile.name, profile.year, &points(report.total));
    use_effect_with(title, |title| page::set_title(title));

    use_effect_with(state.focus == Some(Focus::AddProject), |is_sent| {
        if *is_sent {
            page::focus("add-project");
        }
    });
    // Leaving asks only when there is something to lose: nothing is kept elsewhere yet.
    use_effect_with(state.has_changes(), |has_changes| page::ask_before_leaving(*has_changes));

    let dispatch = store.dispatcher();
    html! {
        <>
            <p class="skip">
                { skip("indicators", Label::SkipToIndicators) }
                { skip("execution", Label::SkipToExecution) }
            </p>
            { header(&header_view(state), &dispatch) }
            { score_bar(&score_bar_view(state, &report)) }
            <main>
                { problems(&problem_views(state)) }
                { indicators(&indicator_rows(state, &report), &dispatch) }
                { execution(&execution_view(state), &dispatch) }
            </main>
            <p class="visually-hidden" role="status">{ &state.announcement }</p>
            { question(state, &dispatch) }
        </>
    }
}

/// A way past the head for those who come by keyboard. A button: the address's hash belongs to shared sheets.
fn skip(section_id: &'static str, text: Label) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| page::focus(section_id));
    html! { <button type="button" class="button skip__button" {onclick}>{ label(text) }</button> }
}

fn question(state: &State, dispatch: &Dispatch) -> Html {
    let Some(view) = question_view(state) else { return html! {} };
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(action.clone()))
    };
    html! {
        <Dialog
            title={view.title}
            body={view.body}
            confirm={view.confirm}
            cancel={label(Label::Cancel)}
            on_confirm={send(Action::ReplacementConfirmed)}
            on_cancel={send(Action::ReplacementDeclined)}
        />
    }
}
