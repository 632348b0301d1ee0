//! The checker: what was found, group by group, with the way there, the mend, and the reason for leaving it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::checking::{CheckingAction, FOUND_ID, FindingKey, REASON_ID};
use crate::app::state::{Panel, State};
use crate::app::view::{ChecksGroup, ChecksView, FindingView, checks_view};
use crate::text::check::CheckLabel;
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::shell::ShellLabel;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, primary_button};

/// Draws the checker's panel.
pub fn checks(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (checks_view(state), state.language);
    let text = |label: CheckLabel| label.text(language);
    html! {
        <section class="checks" aria-labelledby={Panel::Checks.heading_id()}>
            <h2 id={Panel::Checks.heading_id()} tabindex="-1">{ ShellLabel::Checks.text(language) }</h2>
            <p class="help">{ text(CheckLabel::Help) }</p>
            <h3 id={FOUND_ID} tabindex="-1">{ text(CheckLabel::Title) }</h3>
            <dl class="checks__counts">
                { for view.counts.iter().map(|(name, count)| html! { <div><dt>{ *name }</dt><dd>{ count }</dd></div> }) }
            </dl>
            if view.groups.is_empty() {
                <p>{ text(CheckLabel::None) }</p>
            }
            { for view.groups.iter().map(|it| group(it, &view, dispatch, language)) }
            { ignored(&view, dispatch, language) }
        </section>
    }
}

fn group(group: &ChecksGroup, view: &ChecksView, dispatch: &Dispatch, language: Language) -> Html {
    html! {
        <section key={group.key} class="checks__group">
            <h4>{ group.name }{ " " }<span class="checks__count">{ group.findings.len() }</span></h4>
            <ul class="checks__list">
                { for group.findings.iter().map(|it| finding(it, view, dispatch, language)) }
            </ul>
        </section>
    }
}

fn finding(finding: &FindingView, view: &ChecksView, dispatch: &Dispatch, language: Language) -> Html {
    let text = &finding.text;
    let (key, name) = finding.severity;
    let is_left = view.leaving.as_ref().is_some_and(|(key, ..)| *key == finding.key);
    html! {
        <li key={finding.key.element_id()} class="checks__finding" data-severity={key}>
            <p class="checks__title">
                <span class="checks__severity">{ name }</span>{ " " }
                <strong>{ &text.place }</strong>{ " · " }{ text.title }
            </p>
            <p>{ &text.sentence }{ " " }{ &text.total_if }</p>
            <p class="checks__mend">{ text.mend }{ " " }<span class="checks__source">{ text.source }</span></p>
            <p class="checks__buttons">{ buttons(finding, dispatch, language) }</p>
            if is_left {
                { reason(finding, view, dispatch, language) }
            }
        </li>
    }
}

fn act(dispatch: &Dispatch, action: CheckingAction) -> Callback<MouseEvent> {
    send(dispatch, action)
}

fn buttons(finding: &FindingView, dispatch: &Dispatch, language: Language) -> Html {
    let owner = field_of(&finding.text.place, finding.text.title, language);
    let one = |text: String, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button button--small" aria-label={field_of(&owner, &text, language)} {onclick}>
                { text }
            </button>
        }
    };
    let text = |label: CheckLabel| label.text(language).to_owned();
    let key = || finding.key.clone();
    html! {
        <>
            if let Some(field) = finding.field.clone() {
                { one(text(CheckLabel::Go), send(dispatch, Action::FieldSought(field))) }
            }
            if !finding.text.mended.is_empty() {
                { one(field_of(&text(CheckLabel::MendIt), &finding.text.mended, language), act(dispatch, CheckingAction::Mended(key()))) }
            }
            { one(text(CheckLabel::Ignore), act(dispatch, CheckingAction::LeavingBegun(key()))) }
        </>
    }
}

fn reason(finding: &FindingView, view: &ChecksView, dispatch: &Dispatch, language: Language) -> Html {
    let Some((_, typed, problem)) = &view.leaving else { return html! {} };
    let label = field_of(&finding.text.place, CheckLabel::Reason.text(language), language);
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            dispatch.dispatch(Action::from(CheckingAction::ReasonTyped(text)));
        })
    };
    html! {
        <div class="checks__reason">
            <div class="field">
                <label class="field__label" for={REASON_ID}>{ label }</label>
                <span class="field__box">
                    <input
                        id={REASON_ID}
                        class="field__input"
                        type="text"
                        autocomplete="off"
                        aria-describedby={problem.map(|_| "finding-reason-problem")}
                        value={typed.clone()}
                        {oninput}
                    />
                </span>
                if let Some(problem) = problem {
                    <p class="field__hint" id="finding-reason-problem">{ *problem }</p>
                }
            </div>
            { primary_button(CheckLabel::Save.text(language), act(dispatch, CheckingAction::Left)) }
            { button(CheckLabel::Cancel.text(language), act(dispatch, CheckingAction::LeavingEnded)) }
        </div>
    }
}

/// What was left stays in sight, with why.
fn ignored(view: &ChecksView, dispatch: &Dispatch, language: Language) -> Html {
    if view.ignored.is_empty() {
        return html! {};
    }
    let take_back = |key: FindingKey, owner: String| {
        html! {
            <button
                type="button"
                class="button button--small"
                aria-label={field_of(&owner, CheckLabel::TakeBack.text(language), language)}
                onclick={act(dispatch, CheckingAction::TakenBack(key))}
            >
                { CheckLabel::TakeBack.text(language) }
            </button>
        }
    };
    html! {
        <section class="checks__group">
            <h4>{ CheckLabel::Ignored.text(language) }{ " " }<span class="checks__count">{ view.ignored.len() }</span></h4>
            <ul class="checks__list">
                { for view.ignored.iter().map(|it| html! {
                    <li key={it.key.element_id()} class="checks__finding" data-severity="ignored">
                        <p class="checks__title"><strong>{ &it.text.place }</strong>{ " · " }{ it.text.title }</p>
                        <p>{ &it.text.sentence }</p>
                        <p>{ field_of(CheckLabel::Reason.text(language), &it.reason, language) }</p>
                        <p class="checks__buttons">
                            { take_back(it.key.clone(), field_of(&it.text.place, it.text.title, language)) }
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}
