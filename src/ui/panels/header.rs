//! The head of the page: whose sheet it is, and what can be done with it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::choosing::OPENER_ID;
use crate::app::keeping::{SHARE_ID, SHEETS_ID};
use crate::app::state::{State, Theme};
use crate::app::view::{HeaderView, header_view};
use crate::browser::page;
use crate::domain::amount::MoneyUnit;
use crate::text::desk::DeskLabel;
use crate::text::framework_choice::ChoiceLabel;
use crate::text::labels::Label;
use crate::text::language::{Language, money_unit};
use crate::text::shelf::ShelfLabel;
use crate::text::shell::ShellLabel;
use crate::text::steps;
use crate::ui::store::{Dispatch, send};
use crate::ui::widgets::button::{button, named_button, small_link};
use crate::ui::widgets::choice::{Choice, ChoiceOption};

/// Draws the head of the page.
pub fn header(state: &State, dispatch: &Dispatch) -> Html {
    let (view, language) = (header_view(state), state.language);
    html! {
        <header class="header">
            <h1 class="header__title">{ Label::AppName.text(language) }</h1>
            <p class="header__sheet">
                <strong class="header__unit" title={view.unit.clone()}>{ &view.unit }</strong>
                { " " }
                <span class="header__framework">{ &view.framework }</span>
                { " " }
                { small_link(OPENER_ID, ChoiceLabel::Choose.text(language), send(dispatch, Action::FrameworkSought)) }
            </p>
            <div class="header__tools" role="group" aria-label={ShellLabel::Tools.text(language)}>
                { history(&view, dispatch, language) }
                { named_button(SHEETS_ID, ShelfLabel::MySheets.text(language), send(dispatch, Action::SheetsSought)) }
                { named_button(SHARE_ID, DeskLabel::Share.text(language), send(dispatch, Action::ShareSought)) }
                { money_unit_choice(&view, dispatch, language) }
                { language_choice(dispatch, language) }
                { theme_choice(state.theme, dispatch, language) }
                { button(ShellLabel::PrintPanel.text(language), Callback::from(|_: MouseEvent| page::print())) }
                { button(ShellLabel::PrintAll.text(language), send(dispatch, Action::PrintingBegun)) }
                { button(Label::BlankSheet.text(language), send(dispatch, Action::BlankRequested)) }
                { button(Label::RestoreExample.text(language), send(dispatch, Action::ExampleRequested)) }
            </div>
        </header>
    }
}

/// Undo and redo: the names say what they would do. They stay in the order of Tab when there is nothing to do, so that the focus
/// never gets lost on them.
fn history(view: &HeaderView, dispatch: &Dispatch, language: Language) -> Html {
    let step = |label: ShellLabel, name: String, is_off: bool, action: Action| {
        html! {
            <button
                type="button"
                class="button"
                aria-disabled={is_off.then_some("true")}
                aria-label={name.clone()}
                title={name}
                onclick={send(dispatch, action)}
            >
                { label.text(language) }
            </button>
        }
    };
    let (to_undo, to_redo) = (view.to_undo.as_deref(), view.to_redo.as_deref());
    html! {
        <>
            { step(ShellLabel::Undo, steps::to_undo(to_undo, language), to_undo.is_none(), Action::Undone) }
            { step(ShellLabel::Redo, steps::to_redo(to_redo, language), to_redo.is_none(), Action::Redone) }
        </>
    }
}

fn money_unit_choice(view: &HeaderView, dispatch: &Dispatch, language: Language) -> Html {
    let units = [MoneyUnit::TenThousandYuan, MoneyUnit::Yuan];
    choice(
        "money-unit",
        Label::MoneyUnit.text(language),
        &units.map(|unit| (unit, unit_key(unit), money_unit(unit, language))),
        view.money_unit,
        dispatch,
        |unit| Action::MoneyUnitChosen { unit },
    )
}

fn unit_key(unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Yuan => "yuan",
        MoneyUnit::TenThousandYuan => "ten-thousand-yuan",
    }
}

/// Each language in its own name: whoever needs it can read it.
fn language_choice(dispatch: &Dispatch, language: Language) -> Html {
    let languages = Language::ALL.map(|it| (it, it.key(), it.own_name()));
    choice("language", ShellLabel::Language.text(language), &languages, language, dispatch, Action::LanguageChosen)
}

fn theme_choice(theme: Theme, dispatch: &Dispatch, language: Language) -> Html {
    let themes = Theme::ALL.map(|theme| {
        let label = match theme {
            Theme::System => ShellLabel::ThemeSystem,
            Theme::Light => ShellLabel::ThemeLight,
            Theme::Dark => ShellLabel::ThemeDark,
            Theme::Contrast => ShellLabel::ThemeContrast,
        };
        (theme, theme.key(), label.text(language))
    });
    choice("theme", ShellLabel::Theme.text(language), &themes, theme, dispatch, Action::ThemeChosen)
}

fn choice<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: &'static str,
    values: &[(T, &'static str, &'static str)],
    picked: T,
    dispatch: &Dispatch,
    action: impl Fn(T) -> Action + 'static,
) -> Html {
    let options = values.iter().map(|(_, key, text)| ChoiceOption { key: (*key).into(), text: (*text).into() });
    let picked_key = values.iter().find(|(value, ..)| *value == picked).map(|(_, key, _)| *key).unwrap_or_default();
    let (by_key, dispatch) = (values.to_vec(), dispatch.clone());
    let on_picked = Callback::from(move |key: String| {
        if let Some((value, ..)) = by_key.iter().find(|(_, other, _)| *other == key) {
            dispatch.dispatch(action(*value));
        }
    });
    html! { <Choice {id} {label} options={options.collect::<Vec<_>>()} picked={picked_key} {on_picked} /> }
}
