//! A native modal dialog around any content. Escape closes it; while it is open nothing behind it can be reached.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// A dialog.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct DialogProps {
    /// The element's id; its title has `-title` behind it.
    pub id: AttrValue,
    /// What it is about.
    pub title: AttrValue,
    /// What it holds.
    pub children: Html,
    /// It was closed with Escape.
    pub on_closed: Callback<()>,
}

/// Open while it is drawn.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It was just drawn, so it is neither open nor detached, the two reasons to refuse.
                let _ = dialog.show_modal();
            }
        });
    }
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog
            ref={dialog}
            class="dialog"
            id={props.id.clone()}
            aria-labelledby={title_id.clone()}
            onclose={props.on_closed.reform(|_: Event| ())}
        >
            <h2 id={title_id} class="dialog__title">{ &props.title }</h2>
            { props.children.clone() }
        </dialog>
    }
}
