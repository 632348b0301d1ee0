//! The page: the state, its mirrors in the browser, and the panels.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::keeping::is_at_stake;
use crate::app::state::{Panel, State, Theme};
use crate::browser::keyboard::{self, Shortcut};
use crate::browser::{page, preferences, rescue};
use crate::domain::evaluation::Evaluation;
use crate::shelf::key::TabId;
use crate::text::labels::page_title;
use crate::text::language::Language;
use crate::text::number_format::points;
use crate::text::shell::ShellLabel;
use crate::ui::later::{DrawLater, Later, NotLoaded, Parts, load};
use crate::ui::panels;
use crate::ui::store::{ByPlace, Dispatch, Store};
use crate::ui::widgets::announcer::Announcer;
use crate::ui::widgets::button::button;

/// What the page opens with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The sheet that is open at first.
    pub sheet: Evaluation,
    /// The example, which "restore the example" brings back.
    pub example: Evaluation,
    /// A name for this tab that no other one has.
    pub tab: TabId,
    /// What the page has to do with the browser's storage.
    pub keeping: Keeping,
}

/// The page is mounted once, with the same all its life; comparing sheets for that would only weigh something.
impl PartialEq for AppProps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What the page has to do with the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It keeps its sheet there.
    FromNowOn,
    /// It also waits with its first picture until what was open last is opened.
    AndOpens,
    /// Nothing: the page is one of several in a document, as in tests.
    Nowhere,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let opened = {
        let props = props.clone();
        move || Store { state: opened(props) }
    };
    let store = use_reducer(opened);
    let (state, dispatch) = (&store.state, store.dispatcher());

    let later = use_later_panels(&dispatch, props);
    use_mirrors(state);
    use_keyboard(state, &dispatch);
    use_printing(state, &dispatch);

    // The panels that were waited for take the place of what said so, and its focus with it.
    let heading_id = (state.panel != Panel::Overview).then(|| state.panel.heading_id());
    use_effect_with(later.draw.is_some(), move |_| heading_id.into_iter().for_each(page::focus_if_lost));

    if state.is_waiting {
        return html! { <p class="notice" role="status">{ ShellLabel::Opening.text(state.language) }</p> };
    }
    html! {
        <>
            <p class="skip">{ skip(state) }</p>
            { panels::header::header(state, &dispatch) }
            { panels::score_bar::score_bar(state, &dispatch) }
            <div class="workspace">
                { panels::navigation::navigation(state, &dispatch) }
                <main class="workspace__main">
                    { for Panel::ALL.into_iter().filter(|it| state.shows(*it)).map(|it| panel(it, state, &dispatch, &later)) }
                </main>
            </div>
            if let Some(draw) = later.draw {
                { draw(Later::Dialogs, state, &dispatch) }
            }
            { panels::notice::notice(state, &dispatch) }
            <Announcer text={state.tools.map(|tools| tools.status(state)).unwrap_or_default()} />
        </>
    }
}

fn panel(panel: Panel, state: &State, dispatch: &Dispatch, later: &LaterPanels) -> Html {
    match (panel, &later.draw) {
        (Panel::Overview, _) => panels::overview::overview(state, dispatch),
        (_, Some(draw)) => draw(Later::Panel(panel), state, dispatch),
        (_, None) => waiting(panel, state, later),
    }
}

/// While the other panels are on their way, or could not be had. The heading is there, so the focus finds it.
fn waiting(panel: Panel, state: &State, later: &LaterPanels) -> Html {
    let language = state.language;
    html! {
        <section class="waiting" aria-labelledby={panel.heading_id()}>
            <h2 id={panel.heading_id()} tabindex="-1">{ panels::navigation::panel_name(panel, language) }</h2>
            if later.has_failed {
                <p>{ ShellLabel::NotLoaded.text(language) }</p>
                { button(ShellLabel::LoadAgain.text(language), later.retry.reform(|_: MouseEvent| ())) }
            } else {
                <p>{ ShellLabel::Loading.text(language) }</p>
            }
        </section>
    }
}

/// The panels that come in a file of their own.
struct LaterPanels {
    draw: Option<DrawLater>,
    has_failed: bool,
    retry: Callback<()>,
}

/// Fetches the other panels as soon as the page stands, and again when asked to.
#[hook]
fn use_later_panels(dispatch: &Dispatch, props: &AppProps) -> LaterPanels {
    let loaded = use_state(|| None::<Result<Parts, NotLoaded>>);
    let load = {
        let (loaded, dispatch, props) = (loaded.clone(), dispatch.clone(), props.clone());
        Callback::from(move |()| {
            let (loaded, dispatch, props) = (loaded.clone(), dispatch.clone(), props.clone());
            loaded.set(None);
            spawn_local(async move {
                let parts = load().await;
                match parts {
                    Ok(parts) => arrived(parts, &props, &dispatch).await,
                    // The example is better than nothing; the panels that are missing say how to try again.
                    Err(NotLoaded) => dispatch.dispatch(Action::WaitingEnded),
                }
                loaded.set(Some(parts));
            });
        })
    };
    {
        let load = load.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    LaterPanels {
        draw: loaded.as_ref().and_then(|it| it.ok()).map(|parts| parts.draw),
        has_failed: matches!(*loaded, Some(Err(NotLoaded))),
        retry: load,
    }
}

/// The rest of the page is there: the sheet is kept from now on, and what is kept is opened unless it was already.
async fn arrived(parts: Parts, props: &AppProps, dispatch: &Dispatch) {
    if props.keeping != Keeping::Nowhere {
        rescue::rescue_with(parts.rescue);
        let example = Rc::new(props.example.clone());
        let beginning = (parts.begin)(props.tab.clone(), example, remembered_language()).await;
        dispatch.dispatch(Action::Begun(beginning));
    }
    dispatch.dispatch(Action::ToolsArrived(parts.tools));
}

/// The sheet in the language and colours that were chosen last time.
fn opened(props: AppProps) -> State {
    let mut state = State::new(props.sheet, props.example, props.tab);
    state.language = remembered_language();
    state.theme = preferences::theme().and_then(|key| Theme::of_key(&key)).unwrap_or_default();
    state.is_waiting = props.keeping == Keeping::AndOpens;
    state
}

/// The language that was chosen last time.
fn remembered_language() -> Language {
    preferences::language().and_then(|key| Language::of_key(&key)).unwrap_or_default()
}

/// Keeps the browser's own things in step with the state: title, language, colours, focus.
#[hook]
fn use_mirrors(state: &State) {
    use_effect_with(ByPlace(Rc::clone(&state.evaluation)), |sheet| rescue::remember(&sheet.0));
    let profile = &state.evaluation.profile;
    let title = page_title(&profile.name, profile.year, &points(state.report.total), state.language);
    let title = (!state.is_waiting).then_some(title);
    use_effect_with(title, |title| title.iter().for_each(|title| page::set_title(title)));
    use_effect_with(state.language, |language| {
        page::set_language(language.tag());
        preferences::remember_language(language.key());
    });
    use_effect_with(state.theme, |theme| {
        page::set_theme(theme.key());
        preferences::remember_theme(theme.key());
    });
    let focus = state.focus.as_ref().map(|focus| focus.element_id());
    use_effect_with(state.n_focused, move |_| {
        if let Some(element_id) = &focus {
            page::focus(element_id);
        }
    });
    // Leaving asks only when there is something to lose.
    use_effect_with(is_at_stake(state), |is_at_stake| page::ask_before_leaving(*is_at_stake));
}

/// Undo and redo by keyboard. While a field is being typed into, its own undo takes back letters; after that the page's takes
/// back steps.
#[hook]
fn use_keyboard(state: &State, dispatch: &Dispatch) {
    let typing = use_mut_ref(|| None::<String>);
    *RefCell::borrow_mut(&typing) = state.history.typing().map(Field::element_id);
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = keyboard::listen(move |shortcut, focused_id| {
            if RefCell::borrow(&typing).as_deref() == Some(focused_id) {
                return false;
            }
            dispatch.dispatch(match shortcut {
                Shortcut::Undo => Action::Undone,
                Shortcut::Redo => Action::Redone,
            });
            true
        });
        move || drop(listener)
    });
}

/// The print dialog opens once everything that shall be on paper is drawn.
#[hook]
fn use_printing(state: &State, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = page::after_printing(move || dispatch.dispatch(Action::PrintingEnded));
        move || drop(listener)
    });
    use_effect_with(state.is_printing, |is_printing| {
        page::set_printing_all(*is_printing);
        if *is_printing {
            page::print();
        }
    });
}

/// A way past the head for those who come by keyboard. A button: the address's hash belongs to shared sheets.
fn skip(state: &State) -> Html {
    let heading_id = state.panel.heading_id();
    let onclick = Callback::from(move |_: MouseEvent| page::focus(heading_id));
    html! {
        <button type="button" class="button skip__button" {onclick}>
            { ShellLabel::SkipToContent.text(state.language) }
        </button>
    }
}
