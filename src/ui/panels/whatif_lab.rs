//! The tools that are opened when asked for. A heading that is a button opens and closes each.

use yew::prelude::*;

use crate::app::lab::{LabAction, Tool};
use crate::app::state::State;
use crate::app::view::LabView;
use crate::app::whatif::WhatIfAction;
use crate::text::language::Language;
use crate::text::whatif_chance::ChanceLabel;
use crate::text::whatif_plan::PlanLabel;
use crate::ui::panels::{
    whatif_chance, whatif_frameworks, whatif_pair, whatif_plan, whatif_ranking, whatif_weights, whatif_year,
};
use crate::ui::store::{Dispatch, send};

/// Draws each tool, open or closed.
pub fn lab(tools: &[LabView], state: &State, dispatch: &Dispatch) -> Html {
    tools.iter().map(|tool| section(tool, state, dispatch)).collect()
}

fn section(view: &LabView, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let (tool, content) = match view {
        LabView::Closed(tool) => (*tool, None),
        LabView::Ranking(view) => (Tool::Ranking, Some(whatif_ranking::ranking(view, dispatch, language))),
        LabView::Plan(view) => (Tool::Plan, Some(whatif_plan::plan(view, dispatch, language))),
        LabView::Chance(view) => (Tool::Chance, Some(whatif_chance::chance(view, state, dispatch))),
        LabView::Pair(view) => (Tool::Pair, Some(whatif_pair::pair(view, dispatch, language))),
        LabView::Weights(view) => (Tool::Weights, Some(whatif_weights::weights(view, dispatch, language))),
        LabView::Year(view) => (Tool::Year, Some(whatif_year::year(view, dispatch, language))),
        LabView::Frameworks(rows) => (Tool::Frameworks, Some(whatif_frameworks::frameworks(rows, dispatch, language))),
    };
    let (title, help) = texts(tool, language);
    html! {
        <section class="whatif-lab" key={tool.heading_id()} data-open={content.is_some().to_string()}>
            <h3 class="whatif-lab__title">
                <button
                    type="button"
                    class="whatif-lab__toggle"
                    id={tool.heading_id()}
                    aria-expanded={content.is_some().to_string()}
                    onclick={send(dispatch, WhatIfAction::Lab(LabAction::Toggled(tool)))}
                >
                    <span class="whatif-lab__sign" aria-hidden="true">{ if content.is_some() { "−" } else { "+" } }</span>
                    { title }
                </button>
            </h3>
            if let Some(content) = content {
                <p class="help">{ help }</p>
                { content }
            }
        </section>
    }
}

fn texts(tool: Tool, language: Language) -> (&'static str, &'static str) {
    match tool {
        Tool::Ranking => (PlanLabel::RankingTitle.text(language), PlanLabel::RankingHelp.text(language)),
        Tool::Plan => (PlanLabel::Title.text(language), PlanLabel::Help.text(language)),
        Tool::Pair => (PlanLabel::PairTitle.text(language), PlanLabel::PairHelp.text(language)),
        Tool::Weights => (PlanLabel::WeightsTitle.text(language), PlanLabel::WeightsHelp.text(language)),
        Tool::Chance => (ChanceLabel::Title.text(language), ChanceLabel::Help.text(language)),
        Tool::Year => (ChanceLabel::YearTitle.text(language), ChanceLabel::YearHelp.text(language)),
        Tool::Frameworks => (ChanceLabel::FrameworksTitle.text(language), ChanceLabel::FrameworksHelp.text(language)),
    }
}
