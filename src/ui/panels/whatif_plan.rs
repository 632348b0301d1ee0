//! The cheapest mix: what could be done, and the plan.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::view::{MeansFieldView, MeansRow, PlanView};
use crate::app::whatif::WhatIfAction;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::whatif::WhatIfLabel;
use crate::text::whatif_plan::PlanLabel;
use crate::ui::panels::whatif_seek::{TextKind, picks, text_field};
use crate::ui::panels::whatif_trial::drop_button;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, small_button};
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// Draws what could be done and the plan.
pub fn plan(view: &PlanView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: PlanLabel| label.text(language);
    let (which, none) = (text(PlanLabel::Which), text(PlanLabel::None));
    let picked = |key: String| WhatIfAction::Lab(LabAction::MeansPicked(key));
    html! {
        <>
            <div class="whatif__goal">
                { picks("means-which", which, none, &view.options, view.picked.clone(), dispatch, picked) }
                if !view.picked.is_empty() {
                    { small_button(text(PlanLabel::Add), send(dispatch, WhatIfAction::Lab(LabAction::MeansAdded))) }
                }
            </div>
            if !view.means.is_empty() {
                { means(view, dispatch, language) }
            }
            <p class="whatif__answer" role="status">{ view.answer.clone().unwrap_or_default() }</p>
            if !view.steps.is_empty() {
                { steps(view, language) }
                <p class="whatif__buttons">
                    { button(text(PlanLabel::TryIt), send(dispatch, WhatIfAction::Tried(view.changes.clone()))) }
                </p>
            }
        </>
    }
}

fn means(view: &PlanView, dispatch: &Dispatch, language: Language) -> Html {
    let figure = |label: PlanLabel| Head::Figure(label.text(language).into());
    let heads = [
        Head::Name(Label::Indicator.text(language).into()),
        figure(PlanLabel::Cost),
        figure(PlanLabel::Lowest),
        figure(PlanLabel::Highest),
        Head::Action(WhatIfLabel::Action.text(language).into()),
    ];
    let rows = view.means.iter().enumerate().map(|(position, row)| means_row(position, row, dispatch, language));
    let problems = view.means.iter().filter_map(|row| Some((&row.name, row.problem?)));
    html! {
        <>
            { figures_table(Tool::Plan.heading_id(), "whatif-plan__means", &heads, rows.collect()) }
            { for problems.map(|(name, problem)| html! {
                <p class="field__problem">{ crate::text::labels::field_of(name, problem, language) }</p>
            }) }
        </>
    }
}

fn means_row(position: usize, row: &MeansRow, dispatch: &Dispatch, language: Language) -> Row {
    let mut cells: Vec<Html> = row.fields.iter().map(|field| means_field(position, field, dispatch)).collect();
    let dropped = WhatIfAction::Lab(LabAction::MeansDropped(position));
    cells.push(drop_button(&row.name, dropped, dispatch, language));
    Row { name: row.name.clone(), cells, kind: "" }
}

fn means_field(position: usize, view: &MeansFieldView, dispatch: &Dispatch) -> Html {
    let label = html! { <label class="visually-hidden" for={view.id.clone()}>{ &view.label }</label> };
    let field = view.field;
    let typed = move |text: String| WhatIfAction::Lab(LabAction::MeansTyped { position, field, text });
    text_field(view.id.clone(), label, TextKind::Number, view.text.clone(), view.problem.clone(), dispatch, typed)
}

fn steps(view: &PlanView, language: Language) -> Html {
    let figure = |label: PlanLabel| Head::Figure(label.text(language).into());
    let heads = [
        Head::Name(Label::Indicator.text(language).into()),
        figure(PlanLabel::Do),
        figure(PlanLabel::Gain),
        figure(PlanLabel::Spent),
        figure(PlanLabel::PerCost),
    ];
    let rows = view.steps.iter();
    let rows = rows.map(|row| Row::of_texts(&row.name, [&row.value, &row.gain, &row.cost, &row.per_cost]));
    figures_table(Tool::Plan.heading_id(), "whatif-plan__steps", &heads, rows.collect())
}
