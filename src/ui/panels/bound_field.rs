//! A field of the document, bound to its actions.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::FieldView;
use crate::ui::store::Dispatch;
use crate::ui::widgets::field::{Field, Shape};

/// Draws the field; what is typed goes to `dispatch`.
pub fn bound_field(view: &FieldView, dispatch: &Dispatch) -> Html {
    let on_typed = {
        let (field, dispatch) = (view.field.clone(), dispatch.clone());
        Callback::from(move |text| dispatch.dispatch(Action::FieldTyped { field: field.clone(), text }))
    };
    let on_left = {
        let (field, dispatch) = (view.field.clone(), dispatch.clone());
        Callback::from(move |()| dispatch.dispatch(Action::FieldLeft { field: field.clone() }))
    };
    let shape = if view.field.is_number() {
        Shape::Number
    } else if view.field.is_long() {
        Shape::Text
    } else if view.field.wraps() {
        Shape::Words
    } else {
        Shape::Line
    };
    html! {
        <Field
            key={view.id.clone()}
            id={view.id.clone()}
            grid_column={view.field.column()}
            owner={view.owner.clone()}
            label={view.column.clone()}
            text={view.text.clone()}
            unit={view.unit.clone()}
            spoken_unit={view.spoken_unit.clone()}
            hint={view.hint}
            problem={view.problem.clone().map(AttrValue::from)}
            note={view.note}
            {shape}
            {on_typed}
            {on_left}
        />
    }
}
