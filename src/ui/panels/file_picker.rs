//! The button that opens a file: a sheet, a table, a report.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::incoming::arrive_from_file;
use crate::ui::store::Dispatch;

/// What it offers.
const FILES: &str = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.docx,.txt,.json";

/// The button; what the file holds says where it goes.
pub fn file_picker(label: &'static str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let picker = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = picker.files().and_then(|files| files.get(0)) {
            arrive_from_file(file, &dispatch);
        }
        // The same file again is a change again.
        picker.set_value("");
    });
    html! {
        <label class="button sheets__file">
            { label }
            <input class="visually-hidden" type="file" accept={FILES} {onchange} />
        </label>
    }
}
