//! The score bar: the numbers that stay in sight.

use yew::prelude::*;

use crate::app::view::{PartView, ScoreBarView};
use crate::text::labels::{Label, label, places};

/// Draws the score bar.
pub fn score_bar(view: &ScoreBarView) -> Html {
    html! {
        <section class="score-bar" aria-label={label(Label::ScoreBar)}>
            <dl class="score-bar__list">
                <div class="score-bar__total">
                    <dt class="score-bar__name">{ label(Label::Total) }</dt>
                    <dd class="score-bar__figure">
                        <strong id="total">{ &view.total }</strong>
                        <span class="score-bar__weight">{ "/" }{ &view.full_marks }</span>
                    </dd>
                </div>
                <div class="score-bar__grade">
                    <dt class="score-bar__name">{ label(Label::Grade) }</dt>
                    <dd class="score-bar__figure" id="grade">{ &view.grade }</dd>
                </div>
                { for view.parts.iter().map(part) }
                <div class="score-bar__pending" data-state={if view.is_pending { "pending" } else { "complete" }}>
                    <dt class="score-bar__name">{ label(Label::Pending) }</dt>
                    <dd class="score-bar__figure" id="pending">{ &view.pending }</dd>
                </div>
                if view.n_problems > 0 {
                    <div class="score-bar__pending" data-state="pending">
                        <dt class="score-bar__name">{ label(Label::ToMend) }</dt>
                        <dd class="score-bar__figure">{ places(view.n_problems) }</dd>
                    </div>
                }
            </dl>
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
                    <svg class="score-bar__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="score-bar__ground" width="100" height="4" />
                        <rect class="score-bar__fill" width={part.filled.to_string()} height="4" />
                    </svg>
                }
            </dd>
        </div>
    }
}
