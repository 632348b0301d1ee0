//! The head of the page: whose sheet it is, and what can be done with it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::HeaderView;
use crate::domain::amount::MoneyUnit;
use crate::text::labels::{Label, label};
use crate::text::language::{Language, money_unit};
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::Dispatch;

/// Draws the head of the page.
pub fn header(view: &HeaderView, dispatch: &Dispatch) -> Html {
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    html! {
        <header class="header">
            <h1 class="header__title">{ label(Label::AppName) }</h1>
            <div class="header__profile">
                { bound_field(&view.name, dispatch) }
                { bound_field(&view.year, dispatch) }
                <p class="header__framework">
                    <span class="header__caption">{ label(Label::Framework) }</span>
                    { &view.framework }{ " " }
                    <span class="tag">{ &view.framework_reference }</span>
                </p>
            </div>
            <div class="header__tools">
                <fieldset class="header__units">
                    <legend>{ label(Label::MoneyUnit) }</legend>
                    { unit_choice(view, dispatch, MoneyUnit::TenThousandYuan) }
                    { unit_choice(view, dispatch, MoneyUnit::Yuan) }
                </fieldset>
                <button type="button" class="button" onclick={send(Action::BlankRequested)}>
                    { label(Label::BlankSheet) }
                </button>
                <button type="button" class="button" onclick={send(Action::ExampleRequested)}>
                    { label(Label::RestoreExample) }
                </button>
            </div>
        </header>
    }
}

fn unit_choice(view: &HeaderView, dispatch: &Dispatch, unit: MoneyUnit) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::MoneyUnitChosen { unit }));
    html! {
        <label>
            <input type="radio" name="money-unit" checked={view.money_unit == unit} {onchange} />
            { money_unit(unit, Language::Chinese) }
        </label>
    }
}
