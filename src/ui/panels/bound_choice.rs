//! A list of the document to pick from, bound to its actions.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::field::{EntryField, Field};
use crate::app::view::{ChoiceView, Picks, is_met};
use crate::ui::store::Dispatch;
use crate::ui::widgets::choice::{Choice, ChoiceOption};

/// Draws the list; what is picked goes to `dispatch`.
pub fn bound_choice(view: &ChoiceView, dispatch: &Dispatch) -> Html {
    let (node, picks, dispatch) = (view.node.clone(), view.picks.clone(), dispatch.clone());
    let on_picked = Callback::from(move |key: String| {
        dispatch.dispatch(match &picks {
            Picks::Choice => Action::ChoicePicked { id: node.clone(), choice: key },
            Picks::Item(item) => Action::ItemAnswered { id: node.clone(), item: item.clone(), is_met: is_met(&key) },
        });
    });
    let options =
        view.options.iter().map(|(key, text)| ChoiceOption { key: key.clone().into(), text: text.clone().into() });
    let grid_column = match view.picks {
        Picks::Choice => Field::of(&view.node, EntryField::Actual).column(),
        Picks::Item(_) => "",
    };
    html! {
        <Choice
            key={view.id.clone()}
            id={view.id.clone()}
            {grid_column}
            owner={view.owner.clone()}
            label={view.column.clone()}
            options={options.collect::<Vec<_>>()}
            picked={view.picked.clone()}
            {on_picked}
        />
    }
}
