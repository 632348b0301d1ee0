//! The overview panel: where the sheet stands, what was lost and why, what is left to do, whose sheet it is.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::field::{Field, FiguresField, FiguresOwner};
use crate::app::list::{Filter, ListAction};
use crate::app::state::{Panel, State};
use crate::app::view::{OverviewView, PartRow, PendingView, overview_view};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::overview::{OverviewLabel, see_all};
use crate::text::shell::ShellLabel;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::button::link;

/// Draws the overview panel.
pub fn overview(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (overview_view(state), state.language);
    html! {
        <section class="overview" aria-labelledby={Panel::Overview.heading_id()}>
            <h2 id={Panel::Overview.heading_id()} tabindex="-1">{ ShellLabel::Overview.text(language) }</h2>
            if view.is_blank {
                { start(dispatch, language) }
            }
            <div class="overview__columns">
                <div class="overview__column">
                    { standing(&view, language) }
                    { parts(&view.parts, language) }
                    { unit(&view, dispatch, language) }
                    { framework(&view, language) }
                </div>
                <div class="overview__column">
                    { lost(&view, dispatch, language) }
                    { pending(&view, dispatch, language) }
                    { checks(&view, dispatch, language) }
                </div>
            </div>
        </section>
    }
}

/// What to do first on an empty sheet.
fn start(dispatch: &Dispatch, language: Language) -> Html {
    let step = |label: OverviewLabel, action: Action| {
        html! {
            <li>{ link(label.text(language), send(dispatch, action)) }</li>
        }
    };
    let budget = Field::Figures(FiguresOwner::Department, FiguresField::Adjusted);
    html! {
        <div class="card">
            <h3>{ OverviewLabel::StartTitle.text(language) }</h3>
            <ol class="overview__start">
                { step(OverviewLabel::StartUnit, Action::FieldSought(Field::UnitName)) }
                { step(OverviewLabel::StartExecution, Action::FieldSought(budget)) }
                { step(OverviewLabel::StartIndicators, Action::PanelOpened(Panel::Indicators)) }
                { step(OverviewLabel::StartExample, Action::ExampleRequested) }
            </ol>
        </div>
    }
}

fn standing(view: &OverviewView, language: Language) -> Html {
    html! {
        <dl class="card overview__standing">
            <div>
                <dt>{ Label::Total.text(language) }</dt>
                <dd><strong class="overview__total">{ &view.total }</strong>{ " / " }{ &view.full_marks }</dd>
            </div>
            <div>
                <dt>{ Label::Grade.text(language) }</dt>
                <dd>
                    <strong class="overview__grade">{ &view.grade }</strong>
                    if let Some(next) = &view.next_grade {
                        { " " }<span class="help">{ next }</span>
                    }
                </dd>
            </div>
        </dl>
    }
}

fn parts(parts: &[PartRow], language: Language) -> Html {
    html! {
        <div class="card">
            <h3 id="overview-parts">{ OverviewLabel::Parts.text(language) }</h3>
            <table class="overview__parts" aria-labelledby="overview-parts">
                <thead>
                    <tr>
                        <th scope="col">{ OverviewLabel::Part.text(language) }</th>
                        <th scope="col" class="number">{ Label::Score.text(language) }</th>
                        <th scope="col" class="number">{ Label::Weight.text(language) }</th>
                        <th scope="col" class="number">{ Label::Deduction.text(language) }</th>
                    </tr>
                </thead>
                <tbody>{ for parts.iter().map(part) }</tbody>
            </table>
        </div>
    }
}

fn part(part: &PartRow) -> Html {
    html! {
        <tr key={part.id.as_str()} data-level={part.level.to_string()}>
            <th scope="row">
                { &part.name }
                if let Some(filled) = part.filled {
                    { bar("overview__bar", filled) }
                }
            </th>
            <td class="number">{ &part.score }</td>
            <td class="number">{ &part.weight }</td>
            <td class="number lost">{ &part.lost }</td>
        </tr>
    }
}

fn unit(view: &OverviewView, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <div class="card">
            <h3>{ OverviewLabel::Unit.text(language) }</h3>
            <div class="overview__unit">{ for view.unit.iter().map(|field| bound_field(field, dispatch)) }</div>
        </div>
    }
}

fn framework(view: &OverviewView, language: Language) -> Html {
    html! {
        <div class="card">
            <h3>{ Label::Framework.text(language) }</h3>
            { for view.newer.iter().map(|newer| html! { <p>{ newer }</p> }) }
            <dl class="overview__framework">
                { for view.framework.iter().map(|(label, text)| html! {
                    <div><dt>{ label.text(language) }</dt><dd>{ text }</dd></div>
                }) }
                <div>
                    <dt>{ OverviewLabel::Changes.text(language) }</dt>
                    { changes(view.changes.as_deref(), language) }
                </div>
            </dl>
        </div>
    }
}

fn changes(changes: Option<&[String]>, language: Language) -> Html {
    match changes {
        None => html! { <dd>{ OverviewLabel::BaseUnknown.text(language) }</dd> },
        Some([]) => html! { <dd>{ OverviewLabel::NoChanges.text(language) }</dd> },
        Some(changes) => html! { <>{ for changes.iter().map(|change| html! { <dd>{ change }</dd> }) }</> },
    }
}

fn lost(view: &OverviewView, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <div class="card">
            <h3>{ OverviewLabel::LostTitle.text(language) }</h3>
            if view.lost.is_empty() {
                <p>
                    { if view.is_scored { OverviewLabel::NothingLost } else { OverviewLabel::NothingScored }.text(language) }
                </p>
            }
            <ol class="overview__list">
                { for view.lost.iter().map(|lost| html! {
                    <li key={lost.field.element_id()}>
                        <span class="lost overview__points">{ &lost.lost }</span>
                        <span>
                            { link(lost.name.clone(), send(dispatch, Action::FieldSought(lost.field.clone()))) }
                            <span class="overview__reason">{ &lost.clause }</span>
                        </span>
                    </li>
                }) }
            </ol>
            { all(view.n_lost, view.lost.len(), Filter::Lost, dispatch, language) }
        </div>
    }
}

fn pending(view: &OverviewView, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <div class="card">
            <h3>{ OverviewLabel::PendingTitle.text(language) }</h3>
            if view.pending.is_empty() {
                <p>{ OverviewLabel::NothingPending.text(language) }</p>
            }
            { listed("overview__list", &view.pending, dispatch) }
            { all(view.n_pending, view.pending.len(), Filter::Pending, dispatch, language) }
        </div>
    }
}

/// The way to the whole list, where only its beginning is shown.
fn all(n: usize, n_listed: usize, filter: Filter, dispatch: &Dispatch, language: Language) -> Html {
    if n <= n_listed {
        return html! {};
    }
    link(see_all(n, language), filtered(dispatch, filter))
}

fn filtered(dispatch: &Dispatch, filter: Filter) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::List(ListAction::FilterChosen(filter)));
        dispatch.dispatch(Action::PanelOpened(Panel::Indicators));
    })
}

fn checks(view: &OverviewView, dispatch: &Dispatch, language: Language) -> Html {
    // A line with something to look at is the way to it.
    let count = |label: OverviewLabel, n: usize, way: Callback<MouseEvent>| {
        let name = label.text(language);
        html! {
            <div>
                <dt>{ if n == 0 { html! { name } } else { link(name, way) } }</dt>
                <dd class="number">{ n }</dd>
            </div>
        }
    };
    let first_problem = view.first_problem.clone().map(|field| send(dispatch, Action::FieldSought(field)));
    html! {
        <div class="card">
            <h3>{ OverviewLabel::ChecksTitle.text(language) }</h3>
            { listed("overview__list", &view.unfinished, dispatch) }
            <dl class="overview__checks">
                { count(OverviewLabel::ChecksProblems, view.n_problems, first_problem.unwrap_or_default()) }
                { count(OverviewLabel::ChecksReasons, view.n_reasons, filtered(dispatch, Filter::Lost)) }
                { count(OverviewLabel::ChecksFlags, view.n_flagged, filtered(dispatch, Filter::Flagged)) }
            </dl>
        </div>
    }
}

/// What needs a hand, each with the way to its field.
fn listed(class: &'static str, views: &[PendingView], dispatch: &Dispatch) -> Html {
    html! {
        <ul {class}>
            { for views.iter().map(|view| html! {
                <li key={view.field.element_id()}>
                    { link(view.name.clone(), send(dispatch, Action::FieldSought(view.field.clone()))) }
                    <span class="overview__reason">{ &view.missing }</span>
                </li>
            }) }
        </ul>
    }
}
