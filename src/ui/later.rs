//! The panels that come in a file of their own, after the page can be used. The page itself begins with the overview.
//!
//! What is only reached from [`parts`] is cut out of the program by `cargo xtask dist` (feature `split`). Without the feature
//! it is part of the program, and there at once.

use std::fmt;
use std::pin::Pin;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::desk::Beginning;
use crate::app::later::Tools;
use crate::app::state::{Panel, State};
use crate::browser::rescue::Rescue;
use crate::domain::evaluation::Evaluation;
use crate::share::{self, Contents};
use crate::shelf::key::TabId;
use crate::text::language::Language;
use crate::ui::keeper::{self, KeepsSheet};
use crate::ui::panels;
use crate::ui::store::{ByPlace, Dispatch};
use crate::wire::v1::write_sheet;

/// Draws a panel other than the overview, or what lies over the page.
pub type DrawLater = fn(Later, &State, &Dispatch) -> Html;

/// What comes in the file.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Draws the panels.
    pub draw: DrawLater,
    /// What the rest of the page gets to work with.
    pub tools: Tools,
    /// What is done for the sheet when the program fails.
    pub rescue: Rescue,
    /// Opens what this browser keeps.
    pub begin: Begin,
}

/// Opens what this browser keeps: the tab's name, the example, the language.
pub type Begin = fn(TabId, Rc<Evaluation>, Language) -> Pin<Box<dyn Future<Output = Beginning>>>;

/// What is drawn later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// A panel.
    Panel(Panel),
    /// The dialogs that are open, and the notice about a new release.
    Dialogs,
}

/// The panels could not be had: no connection, or another version of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

impl fmt::Display for NotLoaded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the panels could not be loaded")
    }
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the parts once.
///
/// # Errors
/// Their file could not be fetched; asking again tries again.
#[cfg(feature = "split")]
pub async fn load() -> Result<Parts, NotLoaded> {
    panels_file().await
}

/// The parts, which are there already.
///
/// # Errors
/// Never: it has the same signature as where they are fetched.
#[cfg(not(feature = "split"))]
pub async fn load() -> Result<Parts, NotLoaded> {
    std::future::ready(Ok(parts())).await
}

/// The cut: pointers into the other file. The compiler must not see through it.
#[cfg(feature = "split")]
#[allow(unsafe_code, reason = "the cut itself is made by the crate's macro")]
mod cut {
    use super::{NotLoaded, Parts, parts};
    use wasm_split_helpers::wasm_split;

    #[wasm_split(panels, fallible)]
    pub(super) fn panels_file() -> Result<Parts, NotLoaded> {
        Ok(parts())
    }
}
#[cfg(feature = "split")]
use cut::panels_file;

fn parts() -> Parts {
    Parts {
        draw,
        tools: Tools::all(),
        rescue: Rescue { keep: keeper::save_while_failing, write: write_sheet, encode },
        begin: |tab, example, language| Box::pin(keeper::begin(tab, example, language)),
    }
}

/// The code for the rescue panel; empty where there is none.
fn encode(sheet: &Evaluation) -> String {
    share::encode(sheet, Contents::Everything, None).unwrap_or_default()
}

fn draw(what: Later, state: &State, dispatch: &Dispatch) -> Html {
    match what {
        Later::Panel(Panel::Overview) => html! {},
        Later::Panel(Panel::Indicators) => panels::indicators::indicators(state, dispatch),
        Later::Panel(Panel::Execution) => panels::execution::execution(state, dispatch),
        Later::Panel(Panel::WhatIf) => panels::whatif::whatif(state, dispatch),
        Later::Panel(Panel::Checks) => panels::checks::checks(state, dispatch),
        Later::Panel(Panel::Review) => panels::review::review(state, dispatch),
        Later::Panel(Panel::Help) => panels::help::help(state),
        Later::Dialogs => html! {
            <>
                { panels::framework_choice::framework_choice(state, dispatch) }
                { panels::paste_dialog::paste_dialog(state, dispatch) }
                { panels::report_dialog::report_dialog(state, dispatch) }
                { panels::table_dialog::table_dialog(state, dispatch) }
                { panels::rule_editor::rule_editor(state, dispatch) }
                { panels::sheets_dialog::sheets_dialog(state, dispatch) }
                { panels::share_dialog::share_dialog(state, dispatch) }
                { panels::arrival_dialog::arrival_dialog(state, dispatch) }
                { panels::safe_dialog::safe_dialog(state, dispatch) }
                { panels::standing::standing(state, dispatch) }
                { keeps(state, dispatch) }
                { panels::new_release::new_release(state.language) }
            </>
        },
    }
}

/// Keeps the sheet, draws nothing. What stands behind it must always be there: Yew 0.23 loses the place of what is drawn before
/// a component without nodes when the node after it goes in the same turn (yewstack/yew#4092).
fn keeps(state: &State, dispatch: &Dispatch) -> Html {
    keeper::note(state);
    let evaluation = ByPlace(Rc::clone(&state.evaluation));
    let sheet = AttrValue::from(state.desk.sheet.as_str().to_owned());
    let is_typing = state.history.typing().is_some();
    let of_report = state.checking.report_of(&state.desk.sheet).cloned();
    html! { <KeepsSheet {evaluation} {sheet} {of_report} {is_typing} dispatch={dispatch.clone()} /> }
}
