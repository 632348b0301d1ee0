//! Where the points are: one table, in the order that is picked.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::lab::{LabAction, Tool};
use crate::app::view::RankingView;
use crate::app::whatif::WhatIfAction;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::whatif_plan::PlanLabel;
use crate::ui::store::Dispatch;
use crate::ui::widgets::choice::{Choice, ChoiceOption};
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// Draws the order and the table.
pub fn ranking(view: &RankingView, dispatch: &Dispatch, language: Language) -> Html {
    let figure = |label: PlanLabel| Head::Figure(label.text(language).into());
    let heads = [
        Head::Name(Label::Indicator.text(language).into()),
        figure(PlanLabel::ToGain),
        figure(PlanLabel::PerCost),
        figure(PlanLabel::Margin),
    ];
    let rows = view.rows.iter().map(|(name, gain, per_cost, margin)| Row::of_texts(name, [gain, per_cost, margin]));
    let options =
        view.orders.iter().map(|(key, name)| ChoiceOption { key: key.clone().into(), text: name.clone().into() });
    let options: Vec<ChoiceOption> = options.collect();
    let on_picked = {
        let dispatch = dispatch.clone();
        Callback::from(move |key: String| {
            dispatch.dispatch(Action::from(WhatIfAction::Lab(LabAction::OrderPicked(key))));
        })
    };
    let (label, picked) = (PlanLabel::Order.text(language), view.order.clone());
    html! {
        <>
            <div class="whatif__goal"><Choice id="ranking-order" {label} {options} {picked} {on_picked} /></div>
            { figures_table(Tool::Ranking.heading_id(), "whatif-ranking__table", &heads, rows.collect()) }
        </>
    }
}
