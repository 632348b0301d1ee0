//! What is done with the findings of the checker: mended, left with a reason, taken back.

use std::rc::Rc;

use crate::app::history::Change as HistoryChange;
use crate::app::state::{Focus, State};
use crate::app::update::Step;
use crate::domain::check::{Finding, Stated, check, check_report, mended};
use crate::domain::ignored_finding::IgnoredFinding;
use crate::shelf::key::SheetId;
use crate::text::check::{CHECK_WORDS, CheckLabel, check_text};
use crate::text::language::pick;

/// What is being done with the findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checking {
    /// The finding that is being left, by check and place, and the reason as it was typed.
    pub leaving: Option<(FindingKey, String)>,
    /// The report that a sheet was made of.
    pub of_report: Option<OfReport>,
}

impl Checking {
    /// The report that this sheet was made of, where it is known.
    pub fn report_of(&self, sheet: &SheetId) -> Option<&OfReport> {
        self.of_report.as_ref().filter(|it| it.sheet == *sheet)
    }
}

/// The report that a sheet was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfReport {
    /// Which sheet.
    pub sheet: SheetId,
    /// What it says that may not agree.
    pub stated: Rc<Stated>,
    /// Its text, to be kept; empty where it is kept already, or was corrected by hand.
    pub text: Rc<str>,
}

/// Which finding: the stable keys of its check and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingKey {
    /// The check's.
    pub check: String,
    /// The place's.
    pub place: String,
}

impl FindingKey {
    /// The key of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self { check: finding.check.key().to_owned(), place: finding.place.key() }
    }

    /// Something unique for the ids of elements.
    pub fn element_id(&self) -> String {
        format!("finding-{}-{}", self.check, self.place.replace(':', "-"))
    }
}

/// Something done with the findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckingAction {
    /// A finding shall be mended.
    Mended(FindingKey),
    /// A finding shall be left as it is.
    LeavingBegun(FindingKey),
    /// The reason was typed.
    ReasonTyped(String),
    /// It is left, for that reason.
    Left,
    /// It is not left after all.
    LeavingEnded,
    /// A finding that was left is to be looked at again.
    TakenBack(FindingKey),
    /// The open sheet was made of a report that says this; with its text, where that is to be kept.
    Stated(Rc<Stated>, Rc<str>),
}

/// The id of the heading above the list, where the focus goes when a button is gone.
pub const FOUND_ID: &str = "checks-found";
/// The id of the field for the reason.
pub const REASON_ID: &str = "finding-reason";

/// Applies one action.
pub(super) fn update(state: &mut State, action: CheckingAction) -> Step {
    match action {
        CheckingAction::Mended(key) => return mend(state, &key),
        CheckingAction::LeavingBegun(key) => {
            state.checking.leaving = Some((key, String::new()));
            state.focus = Some(Focus::Element(REASON_ID.to_owned()));
        }
        CheckingAction::ReasonTyped(typed) => {
            if let Some((_, reason)) = &mut state.checking.leaving {
                *reason = typed;
            }
        }
        CheckingAction::Left => return leave(state),
        CheckingAction::LeavingEnded => {
            state.checking.leaving = None;
            state.focus = Some(Focus::Element(FOUND_ID.to_owned()));
        }
        CheckingAction::Stated(stated, text) => {
            state.checking.of_report = Some(OfReport { sheet: state.desk.sheet.clone(), stated, text });
        }
        CheckingAction::TakenBack(key) => {
            let mut ignored = state.evaluation.ignored_findings.to_vec();
            ignored.retain(|it| it.check != key.check || it.place != key.place);
            return set_ignored(state, ignored, &key);
        }
    }
    Step::None
}

fn find(state: &State, key: &FindingKey) -> Option<Finding> {
    findings(state).into_iter().find(|finding| FindingKey::of(finding) == *key)
}

/// Everything that is found in the sheet, and in the report that it was made of.
pub(super) fn findings(state: &State) -> Vec<Finding> {
    let mut found = check(&state.evaluation, &state.report, &CHECK_WORDS);
    if let Some(of_report) = state.checking.report_of(&state.desk.sheet) {
        found.extend(check_report(&of_report.stated, &state.evaluation));
    }
    found
}

fn mend(state: &mut State, key: &FindingKey) -> Step {
    let Some(finding) = find(state, key) else { return Step::None };
    let Some(mend) = &finding.mend else { return Step::None };
    state.evaluation = Rc::new(mended(&state.evaluation, mend));
    state.focus = Some(Focus::Element(FOUND_ID.to_owned()));
    Step::Replaced(HistoryChange::Mended(title(state, key)))
}

fn leave(state: &mut State) -> Step {
    let Some((key, reason)) = state.checking.leaving.clone() else { return Step::None };
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        state.focus = Some(Focus::Element(REASON_ID.to_owned()));
        return Step::None;
    }
    state.checking.leaving = None;
    let mut ignored = state.evaluation.ignored_findings.to_vec();
    ignored.retain(|it| it.check != key.check || it.place != key.place);
    ignored.push(IgnoredFinding { check: key.check.clone(), place: key.place.clone(), reason });
    set_ignored(state, ignored, &key)
}

fn set_ignored(state: &mut State, ignored: Vec<IgnoredFinding>, key: &FindingKey) -> Step {
    Rc::make_mut(&mut state.evaluation).ignored_findings = ignored.into();
    state.focus = Some(Focus::Element(FOUND_ID.to_owned()));
    Step::Changed(HistoryChange::Mended(title(state, key)))
}

/// What the check of a finding is called, for the name of the step.
fn title(state: &State, key: &FindingKey) -> String {
    let check = crate::domain::check::CheckId::ALL.iter().find(|check| check.key() == key.check);
    let title = check.map(|check| check_text(*check).title);
    title.map_or(CheckLabel::Title.text(state.language), |(zh, en)| pick(state.language, zh, en)).to_owned()
}
