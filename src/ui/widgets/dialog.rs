//! A question in a native modal dialog. Escape and the cancel button say no; the focus goes back where it was.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The return value that means yes.
const YES: &str = "yes";

/// A question with what a yes does.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct DialogProps {
    /// What is asked.
    pub title: AttrValue,
    /// What a yes leads to.
    pub body: AttrValue,
    /// The yes button: what it does.
    pub confirm: AttrValue,
    /// The no button.
    pub cancel: AttrValue,
    /// Answered with yes.
    pub on_confirm: Callback<()>,
    /// Answered with no.
    pub on_cancel: Callback<()>,
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
    // Closing it, rather than taking it away, is what brings the focus back.
    let close = |answer: &'static str| {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close_with_return_value(answer);
            }
        })
    };
    let onclose = {
        let (dialog, on_confirm, on_cancel) = (dialog.clone(), props.on_confirm.clone(), props.on_cancel.clone());
        Callback::from(move |_: Event| {
            let answer = dialog.cast::<HtmlDialogElement>().map(|dialog| dialog.return_value());
            if answer.as_deref() == Some(YES) { on_confirm.emit(()) } else { on_cancel.emit(()) }
        })
    };
    html! {
        <dialog ref={dialog.clone()} class="dialog" aria-labelledby="dialog-title" {onclose}>
            <h2 id="dialog-title" class="dialog__title">{ &props.title }</h2>
            <p>{ &props.body }</p>
            <p class="dialog__buttons">
                <button type="button" class="button" onclick={close("")}>{ &props.cancel }</button>
                <button type="button" class="button button--danger" onclick={close(YES)}>{ &props.confirm }</button>
            </p>
        </dialog>
    }
}
