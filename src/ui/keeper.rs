//! Keeps the open sheet in the browser: the [`Keeper`] with the storage and the clock. One for the page, so that a failing program
//! reaches it too. It comes with the later panels.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::checking::OfReport;
use crate::app::desk::{Address, Beginning, DeskAction, DeskDialog, Standing};
use crate::app::keeper::{Decision, Keeper, Open};
use crate::app::state::State;
use crate::browser::storage::LocalStorage;
use crate::browser::{address, clock, outside};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::shelf::elsewhere::{Elsewhere, elsewhere, is_current};
use crate::shelf::key::{SheetId, TabId};
use crate::shelf::starting::{self, Mode, STANDS_WELL_AFTER_MS};
use crate::shelf::{opening, versions};
use crate::text::language::Language;
use crate::text::shelf::SaveProblem;
use crate::ui::incoming;
use crate::ui::panels::report_keeper::use_report_keeper;
use crate::ui::store::{ByPlace, Dispatch};

/// How long nobody has to type before the sheet is kept.
const TYPING_PAUSE_MS: u32 = 400;
/// The same where a field was left or something else was done: at once, once it is drawn.
const PAUSE_MS: u32 = 20;

/// What is open, as it was drawn last.
#[derive(Clone, Debug)]
pub(in crate::ui) struct OpenSheet {
    pub(in crate::ui) id: SheetId,
    pub(in crate::ui) evaluation: Rc<Evaluation>,
    pub(in crate::ui) base: Option<Arc<Framework>>,
    pub(in crate::ui) example: Rc<Evaluation>,
    /// As it was opened: while it is the same, nothing in it is its owner's own.
    loaded: Rc<Evaluation>,
    address: Address,
    pub(in crate::ui) language: Language,
}

impl OpenSheet {
    fn of(state: &State) -> Self {
        Self {
            id: state.desk.sheet.clone(),
            evaluation: Rc::clone(&state.evaluation),
            base: state.base.clone(),
            example: Rc::clone(&state.example),
            loaded: Rc::clone(&state.loaded),
            address: state.desk.address,
            language: state.language,
        }
    }

    /// Whether something in it is its owner's own. Compares whole sheets: not for every drawing.
    fn is_own(&self) -> bool {
        !Rc::ptr_eq(&self.evaluation, &self.loaded) && self.evaluation != self.loaded
    }

    fn to_keep(&self) -> Open<'_> {
        Open { id: &self.id, evaluation: &self.evaluation, base: self.base.as_ref() }
    }

    /// The released frameworks that are at hand.
    pub(in crate::ui) fn at_hand(&self) -> Vec<Arc<Framework>> {
        let own = [&self.evaluation.framework, &self.example.framework].map(Arc::clone);
        own.into_iter().chain(self.base.clone()).collect()
    }
}

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
    static OPEN: RefCell<Option<OpenSheet>> = const { RefCell::new(None) };
}

/// Does something with the keeper; `None` before it is there, and while it is at work (which only a failing program meets).
pub(in crate::ui) fn with_keeper<R>(act: impl FnOnce(&mut Keeper) -> R) -> Option<R> {
    KEEPER.with(|keeper| Some(act(keeper.try_borrow_mut().ok()?.as_mut()?)))
}

/// The open sheet.
pub(in crate::ui) fn open_sheet() -> Option<OpenSheet> {
    OPEN.with(|open| open.try_borrow().ok()?.clone())
}

/// Opens what was open last, unless that failed twice.
pub(super) async fn begin(tab: TabId, example: Rc<Evaluation>, language: Language) -> Beginning {
    KEEPER.with(|keeper| *keeper.borrow_mut() = Some(Keeper::new(tab)));
    let store = &mut LocalStorage;
    let start = starting::starting(store, clock::now_ms());
    let standing = match start.store {
        Ok(()) => Standing::Unkept,
        Err(problem) => Standing::Refused(SaveProblem::Store(problem)),
    };
    let mut beginning = Beginning { sheet: None, standing, dialog: None, said: String::new() };
    let last = opening::last_open(store);
    match (last, start.mode) {
        (Some(id), Mode::Safe) => beginning.dialog = Some(DeskDialog::Safe(id)),
        (Some(id), Mode::Normal) => {
            let at_hand = vec![Arc::clone(&example.framework)];
            match incoming::from_storage(&id, at_hand, language).await {
                Ok(opened) => {
                    beginning.standing = Standing::Kept { saved_ms: opened.saved_ms, n_dropped: 0 };
                    beginning.said = opened.said;
                    beginning.sheet = Some((id, opened.sheet));
                }
                Err(said) => beginning.said = said,
            }
            stands_well_later();
        }
        (None, _) => stands_well_later(),
    }
    beginning
}

/// A start has stood well when its sheet was open for a while.
pub(in crate::ui) fn stands_well_later() {
    let after = u32::try_from(STANDS_WELL_AFTER_MS).unwrap_or(u32::MAX);
    Timeout::new(after, || starting::stood_well(&mut LocalStorage)).forget();
}

/// Keeps what is open, now. `None` when nothing was to be done.
pub(in crate::ui) fn save_now() -> Option<Standing> {
    let open = open_sheet()?;
    // What nobody changed is kept nowhere, unless it was already.
    let is_to_keep = open.is_own() || with_keeper(|keeper| keeper.is_known(&open.id))?;
    if !is_to_keep {
        return None;
    }
    with_keeper(|keeper| keeper.save(&mut LocalStorage, open.to_keep(), clock::now_ms()))?
}

/// Keeps what is open although nobody changed it since it was opened.
pub(in crate::ui) fn keep_even_unchanged() -> Option<Standing> {
    let open = open_sheet()?;
    with_keeper(|keeper| keeper.save(&mut LocalStorage, open.to_keep(), clock::now_ms()))?
}

/// For the panic hook: the program is failing, the sheet is kept all the same.
pub(super) fn save_while_failing() {
    let _ = save_now();
}

/// Keeps what is open and the state it has now as a version, before a step that changes much.
pub(in crate::ui) fn save_before_step() {
    let _ = save_now();
    let Some(open) = open_sheet() else { return };
    let stamp = with_keeper(|keeper| keeper.footing(&open.id).and_then(|footing| footing.stamp().cloned())).flatten();
    if let Some(stamp) = stamp {
        // For want of room the step goes on: the sheet itself is kept.
        let _ = versions::keep_before_step(&mut LocalStorage, &open.id, &stamp);
    }
}

/// Does what somebody decided about a sheet that was changed elsewhere, and how keeping stands then.
pub(in crate::ui) fn decide(decision: Decision) -> Option<Standing> {
    let open = open_sheet()?;
    with_keeper(|keeper| keeper.decide(&mut LocalStorage, open.to_keep(), decision, clock::now_ms()))
}

/// Keeps the sheet whenever it stood still for a moment, when the page is left, and before it is too late; hears what other tabs do.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(super) struct KeeperProps {
    pub(super) evaluation: ByPlace<Evaluation>,
    pub(super) sheet: AttrValue,
    /// What is known of the report that it was made of.
    pub(super) of_report: Option<OfReport>,
    /// Whether a field is being typed into.
    pub(super) is_typing: bool,
    pub(super) dispatch: Dispatch,
}

/// Notes what is open, at every drawing.
pub(super) fn note(state: &State) {
    OPEN.with(|open| *open.borrow_mut() = Some(OpenSheet::of(state)));
}

/// Draws nothing.
#[component]
pub(super) fn KeepsSheet(props: &KeeperProps) -> Html {
    let dispatch = props.dispatch.clone();
    use_report_keeper(&props.sheet, props.of_report.as_ref(), &dispatch);
    {
        let dispatch = dispatch.clone();
        let deps = (props.evaluation.clone(), props.sheet.clone(), props.is_typing);
        use_effect_with(deps, move |(_, _, is_typing)| {
            let pause = if *is_typing { TYPING_PAUSE_MS } else { PAUSE_MS };
            let waiting = Timeout::new(pause, move || save_and_tell(&dispatch));
            // Dropped, and so never run, when something changes meanwhile: that begins a pause of its own.
            move || drop(waiting)
        });
    }
    use_effect_with((), move |()| {
        let listeners = listen(&dispatch);
        incoming::from_address(&dispatch);
        move || drop(listeners)
    });
    html! {}
}

fn save_and_tell(dispatch: &Dispatch) {
    if let Some(standing) = save_now() {
        dispatch.dispatch(DeskAction::Stands(standing).into());
    }
    let Some(open) = open_sheet().filter(|open| open.address == Address::Follows) else { return };
    incoming::follow_in_address(&open);
}

fn listen(dispatch: &Dispatch) -> Vec<EventListener> {
    let (hidden, left, heard, moved) = (dispatch.clone(), dispatch.clone(), dispatch.clone(), dispatch.clone());
    let mut listeners = Vec::from(outside::on_leaving(
        move || save_and_tell(&hidden),
        move || {
            save_and_tell(&left);
            starting::left(&mut LocalStorage);
        },
    ));
    listeners.push(outside::on_storage(move |key, value| {
        if let Some(news) = elsewhere(key.as_deref(), value.as_deref()) {
            hear(news, &heard);
        }
    }));
    listeners.push(address::on_hash_change(move || incoming::from_address(&moved)));
    listeners.extend(incoming::listen(dispatch));
    listeners
}

/// What another tab did. Without changes of its own the page follows; with some it saves, and that says what there is to say.
fn hear(news: Elsewhere, dispatch: &Dispatch) {
    let Some(open) = open_sheet() else { return };
    let is_mine = match &news {
        Elsewhere::Saved(id, _) | Elsewhere::Deleted(id) | Elsewhere::Undeleted(id) => *id == open.id,
        Elsewhere::Cleared => true,
    };
    let standing_on = with_keeper(|keeper| {
        let stamp = keeper.footing(&open.id).and_then(|footing| footing.stamp().cloned());
        stamp.map(|stamp| (stamp, keeper.is_kept(&open.to_keep())))
    });
    let (true, Some(Some((stamp, is_kept)))) = (is_mine, standing_on) else { return };
    if is_current(&LocalStorage, &open.id, &stamp) {
        return;
    }
    if is_kept && matches!(news, Elsewhere::Saved(..)) {
        incoming::follow(open, dispatch);
        return;
    }
    // What is on the screen is no longer what is kept: saving finds out why and says it.
    let standing = with_keeper(|keeper| {
        keeper.forget_saved(&open.id);
        keeper.save(&mut LocalStorage, open.to_keep(), clock::now_ms())
    });
    if let Some(Some(standing)) = standing {
        dispatch.dispatch(DeskAction::Stands(standing).into());
    }
}

/// Sends an action that needs nothing else.
pub(in crate::ui) fn tell(dispatch: &Dispatch, action: DeskAction) {
    dispatch.dispatch(Action::from(action));
}
