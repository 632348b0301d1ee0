//! Saving a picture of the page as a file.

use yew::prelude::*;

use crate::browser::picture;
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::whatif_chance::ChanceLabel;

/// The buttons that save the picture with this id; `title` names the file.
pub(super) fn saving(id: &'static str, title: &'static str, language: Language) -> Html {
    let button = |label: ChanceLabel, save: fn(&str, &str)| {
        html! {
            <button
                type="button"
                class="button button--small"
                aria-label={field_of(title, label.text(language), language)}
                onclick={Callback::from(move |_: MouseEvent| save(id, title))}
            >
                { label.text(language) }
            </button>
        }
    };
    html! {
        <figcaption class="whatif__buttons picture">
            { button(ChanceLabel::Save, picture::save_as_svg) }
            { button(ChanceLabel::SavePicture, picture::save_as_png) }
        </figcaption>
    }
}
