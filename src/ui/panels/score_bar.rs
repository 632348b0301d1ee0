//! The score bar: the numbers that stay in sight.

use yew::prelude::*;

use crate::app::state::State;
use crate::app::view::{PartView, score_bar_view};
use crate::text::labels::Label;
use crate::ui::panels::problems::problems;
use crate::ui::store::Dispatch;
use crate::ui::widgets::bar::bar;

/// Draws the score bar.
pub fn score_bar(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (score_bar_view(state), state.language);
    html! {
        <section class="score-bar" aria-label={Label::ScoreBar.text(language)}>
            <dl class="score-bar__list">
                <div class="score-bar__total">
                    <dt class="score-bar__name">{ Label::Total.text(language) }</dt>
                    <dd class="score-bar__figure">
                        <strong id="total">{ &view.total }</strong>
                        <span class="score-bar__weight">{ "/" }{ &view.full_marks }</span>
                        <span class="score-bar__change">{ view.change.as_deref().unwrap_or_default() }</span>
                    </dd>
                </div>
                <div class="score-bar__grade">
                    <dt class="score-bar__name">{ Label::Grade.text(language) }</dt>
                    <dd class="score-bar__figure" id="grade">{ &view.grade }</dd>
                </div>
                { for view.parts.iter().map(part) }
                <div class="score-bar__pending" data-state={if view.is_pending { "pending" } else { "complete" }}>
                    <dt class="score-bar__name">{ Label::Pending.text(language) }</dt>
                    <dd class="score-bar__figure" id="pending">{ &view.pending }</dd>
                </div>
            </dl>
            { problems(state, dispatch) }
        </section>
    }
}

fn part(part: &PartView) -> Html {
    html! {
        <div class="score-bar__part" key={part.name.clone()}>
            <dt class="score-bar__name">{ &part.name }</dt>
            <dd class="score-bar__figure">
                { &part.score }<span class="score-bar__weight">{ "/" }{ &part.weight }</span>
                if part.has_bar {
                    { bar("score-bar__bar", part.filled) }
                }
            </dd>
        </div>
    }
}
