//! The dialog for passing the sheet on: link, code, QR code, file.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::desk::{Address, Copied, DeskAction, DeskDialog, Share, SharedPlace};
use crate::app::shared_place::{of_indicator, of_panel};
use crate::app::state::State;
use crate::browser::{address, clipboard};
use crate::share::{self, Contents};
use crate::text::desk::{DeskLabel, link_length};
use crate::text::form::FormLabel;
use crate::text::language::Language;
use crate::text::share::sentence;
use crate::ui::keeper::tell;
use crate::ui::panels::office_files::OfficeFiles;
use crate::ui::panels::sheet_file::{SavedAs, download_open_form, download_open_sheet};
use crate::ui::store::Dispatch;
use crate::ui::widgets::button::{button, primary_button};
use crate::ui::widgets::dialog::Dialog;

const LINK_ID: &str = "share-link";
const CODE_ID: &str = "share-code";
/// Above this many characters a QR code is too dense for most phones.
const LONGEST_QR: usize = 1_300;

/// Draws the dialog while it is open.
pub fn share_dialog(state: &State, dispatch: &Dispatch) -> Html {
    let Some(DeskDialog::Share(share)) = &state.desk.dialog else { return html! {} };
    let language = state.language;
    let text = |label: DeskLabel| label.text(language);
    let closed = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| tell(&dispatch, DeskAction::Closed))
    };
    html! {
        <Dialog id="share" title={text(DeskLabel::ShareTitle)} on_closed={closed.clone()}>
            <p class="help">{ text(DeskLabel::ShareHelp) }</p>
            { contents(share, state, dispatch) }
            { codes(share, state, dispatch) }
            <h3>{ FormLabel::Export.text(language) }</h3>
            <p class="help">{ FormLabel::ExportHelp.text(language) }</p>
            <OfficeFiles {language} />
            <p class="dialog__buttons">
                { button(FormLabel::SaveCsv.text(language), saved(language, SavedAs::Csv)) }
                { button(FormLabel::SaveMarkdown.text(language), saved(language, SavedAs::Markdown)) }
                { button(FormLabel::SaveDraft.text(language), saved(language, SavedAs::Draft)) }
            </p>
            <p class="dialog__buttons">
                { button(text(DeskLabel::SaveFile), Callback::from(|_| download_open_sheet())) }
                { button(text(DeskLabel::Close), closed.reform(|_: MouseEvent| ())) }
            </p>
        </Dialog>
    }
}

fn saved(language: Language, format: SavedAs) -> Callback<MouseEvent> {
    Callback::from(move |_| download_open_form(format, language))
}

fn codes(share: &Share, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let code = match share::encode(&state.evaluation, share.contents, state.base.as_ref()) {
        Ok(code) => code,
        Err(problem) => return html! { <p class="lost">{ sentence(&problem, language) }</p> },
    };
    let place = match &share.place {
        SharedPlace::Sheet => String::new(),
        SharedPlace::Panel => of_panel(state.panel),
        SharedPlace::Indicator(id) => of_indicator(id),
    };
    let link = [&address::page(), "#", &code, &place].concat();
    html! {
        <>
            { copied_text(LINK_ID, (DeskLabel::Link, DeskLabel::CopyLink), &link, share, dispatch, language) }
            <p class="help">{ link_length(link.len(), language) }</p>
            { copied_text(CODE_ID, (DeskLabel::Code, DeskLabel::CopyCode), &code, share, dispatch, language) }
            <p class="help">{ DeskLabel::CodeHelp.text(language) }</p>
            { qr(&link, language) }
        </>
    }
}

fn contents(share: &Share, state: &State, dispatch: &Dispatch) -> Html {
    let language = state.language;
    let contents =
        [(Contents::Everything, DeskLabel::Everything), (Contents::WithoutNamesAndRemarks, DeskLabel::WithoutNames)];
    let contents = contents.map(|(value, label)| {
        let action = DeskAction::ContentsChosen(value);
        radio("share-contents", label.text(language).to_owned(), share.contents == value, action, dispatch)
    });
    let mut places = vec![
        (SharedPlace::Sheet, DeskLabel::PlaceSheet.text(language).to_owned()),
        (SharedPlace::Panel, DeskLabel::PlacePanel.text(language).to_owned()),
    ];
    let open_row = state.list.open_rows.last().and_then(|id| Some((id, state.evaluation.framework.indicator(id)?)));
    places.extend(open_row.map(|(id, indicator)| (SharedPlace::Indicator(id.clone()), indicator.name.clone())));
    let places = places.into_iter().map(|(value, label)| {
        let is_picked = share.place == value;
        radio("share-place", label, is_picked, DeskAction::PlaceChosen(value), dispatch)
    });
    let follows = state.desk.address == Address::Follows;
    let onchange = {
        let dispatch = dispatch.clone();
        let other = if follows { Address::Still } else { Address::Follows };
        Callback::from(move |_: Event| {
            if other == Address::Still {
                address::replace_hash("");
            }
            tell(&dispatch, DeskAction::AddressChosen(other));
            if let Some(open) = crate::ui::keeper::open_sheet().filter(|_| other == Address::Follows) {
                crate::ui::incoming::follow_in_address(&open);
            }
        })
    };
    html! {
        <div class="share__options">
            <fieldset><legend>{ DeskLabel::Contents.text(language) }</legend>{ for contents }</fieldset>
            <fieldset><legend>{ DeskLabel::Place.text(language) }</legend>{ for places }</fieldset>
            <label class="share__option">
                <input type="checkbox" checked={follows} {onchange} aria-describedby="share-address-help" />
                <span>{ DeskLabel::AddressFollows.text(language) }</span>
            </label>
            <p class="help" id="share-address-help">{ DeskLabel::AddressHelp.text(language) }</p>
        </div>
    }
}

fn radio(name: &'static str, label: String, is_picked: bool, action: DeskAction, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |_: Event| tell(&dispatch, action.clone()));
    html! {
        <label class="share__option">
            <input type="radio" {name} checked={is_picked} {onchange} /><span>{ label }</span>
        </label>
    }
}

fn copied_text(
    id: &'static str,
    (label, copy): (DeskLabel, DeskLabel),
    text: &str,
    share: &Share,
    dispatch: &Dispatch,
    language: Language,
) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let dispatch = dispatch.clone();
        spawn_local(async move {
            let has_worked = clipboard::copy(id).await;
            tell(&dispatch, DeskAction::Copied(Copied { field_id: id, has_worked }));
        });
    });
    let copied = share
        .copied
        .filter(|copied| copied.field_id == id)
        .map(|copied| if copied.has_worked { DeskLabel::Copied } else { DeskLabel::NotCopied }.text(language));
    html! {
        <div class="share__text">
            <label class="field__label" for={id}>{ label.text(language) }</label>
            <textarea class="field__input share__code" {id} readonly={true} rows="2" spellcheck="false" value={text.to_owned()} />
            <p class="share__copy">
                { primary_button(copy.text(language), onclick) }
                <span role="status">{ copied.unwrap_or_default() }</span>
            </p>
        </div>
    }
}

/// The link as a QR code, where one can still be scanned.
fn qr(link: &str, language: Language) -> Html {
    let code = (link.len() <= LONGEST_QR).then(|| QrCode::encode_text(link, QrCodeEcc::Low).ok()).flatten();
    let Some(code) = code else { return html! { <p class="help">{ DeskLabel::QrTooLong.text(language) }</p> } };
    // Four empty modules around it, as scanners need.
    let size = code.size() + 8;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{},{}h1v1h-1z", x + 4, y + 4));
        }
    }
    html! {
        <figure class="share__qr">
            <svg role="img" aria-label={DeskLabel::Qr.text(language)} viewBox={format!("0 0 {size} {size}")} shape-rendering="crispEdges">
                <rect class="share__qr-ground" width="100%" height="100%" />
                <path class="share__qr-modules" d={path} />
            </svg>
            <figcaption class="help">{ DeskLabel::QrHelp.text(language) }</figcaption>
        </figure>
    }
}
