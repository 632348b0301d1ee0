//! Other weights, and the total without each indicator.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::view::WeightsView;
use crate::app::whatif::WhatIfAction;
use crate::text::language::Language;
use crate::text::whatif_plan::PlanLabel;
use crate::ui::panels::whatif_seek::{TextKind, picks, text_field};
use crate::ui::store::Dispatch;
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// Draws them.
pub fn weights(view: &WeightsView, dispatch: &Dispatch, language: Language) -> Html {
    let text = |label: PlanLabel| label.text(language);
    let picked = |id: String| WhatIfAction::Lab(LabAction::PartPicked(id));
    let typed = |weight: String| WhatIfAction::Lab(LabAction::WeightTyped(weight));
    let label = html! { <label class="field__label" for="other-weight">{ text(PlanLabel::Weight) }</label> };
    let weight = view.weight.clone();
    let heads = [
        Head::Name(text(PlanLabel::LeftOut).into()),
        Head::Figure(text(PlanLabel::TotalThen).into()),
        Head::Figure(text(PlanLabel::Pulls).into()),
    ];
    let rows = view.left_out.iter().map(|(name, total, change)| Row::of_texts(name, [total, change]));
    html! {
        <>
            <div class="whatif__goal">
                { picks("weight-part", text(PlanLabel::Part), text(PlanLabel::None), &view.options, view.picked.clone(), dispatch, picked) }
                { text_field("other-weight".to_owned(), label, TextKind::Number, weight, view.problem.clone(), dispatch, typed) }
            </div>
            <p class="whatif__answer" role="status">{ view.answer.clone().unwrap_or_default() }</p>
            { figures_table(Tool::Weights.heading_id(), "whatif-weights__table", &heads, rows.collect()) }
        </>
    }
}
