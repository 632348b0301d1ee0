//! The names under which states are kept, and what a name says: which sheet, which revision, which tab.

use std::fmt;

const SHEET: &str = "jixiao.sheet.";
const VERSION: &str = "jixiao.version.";
pub(super) const DELETED: &str = "jixiao.deleted.";
pub(super) const ASIDE: &str = "jixiao.aside.";
/// What every key of ours but `jixiao.aside.…` and the single ones begins with.
const OURS: &str = "jixiao.";

const LONGEST_NAME: usize = 40;
/// More digits are no number of ours, so that adding one never overflows.
const MOST_DIGITS: usize = 15;

/// A sheet's name in storage, never shown: 1 to 40 of `A-Za-z0-9_-`. Drawn at random when the sheet is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetId(String);

/// A tab's name: 1 to 40 of `A-Za-z0-9_-`. Drawn at random each time that the page is loaded and kept nowhere: two tabs with
/// one name could write under one key. (A tab that is duplicated takes its sessionStorage along.)
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TabId(String);

impl SheetId {
    /// `None` for a text that can't be a name.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// The name of the nth sheet that a tab begins. No other tab has the name, so no other sheet has.
    pub fn of_tab(tab: &TabId, nth: u32) -> Self {
        let tab: String = tab.0.chars().take(LONGEST_NAME - 11).collect();
        Self([&tab, "-", &nth.to_string()].concat())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TabId {
    /// `None` for a text that can't be a name.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Which state of a sheet. No two contents ever have the same: a tab never uses a revision of a sheet twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Counts up; above everything of the sheet that the tab saw.
    pub revision: u64,
    /// The tab that saved it.
    pub tab: TabId,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.revision, self.tab.as_str())
    }
}

/// What a state is to its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Head,
    Version,
}

impl Family {
    fn start(self) -> &'static str {
        match self {
            Self::Head => SHEET,
            Self::Version => VERSION,
        }
    }
}

/// The key of a state.
pub(super) fn key(family: Family, id: &SheetId, stamp: &Stamp) -> String {
    [family.start(), id.as_str(), ".", &stamp.revision.to_string(), ".", stamp.tab.as_str()].concat()
}

/// What a key says; `None` for one that [`key`] never wrote.
pub(super) fn read_key(key: &str) -> Option<(Family, SheetId, Stamp)> {
    let (family, rest) = match (key.strip_prefix(SHEET), key.strip_prefix(VERSION)) {
        (Some(rest), _) => (Family::Head, rest),
        (None, Some(rest)) => (Family::Version, rest),
        (None, None) => return None,
    };
    let (id, rest) = rest.split_once('.')?;
    let (revision, tab) = rest.split_once('.')?;
    Some((family, SheetId::new(id)?, Stamp { revision: number(revision)?, tab: TabId::new(tab)? }))
}

/// Whether a key stands where only states stand, readable or not.
pub(super) fn is_of_a_state(key: &str) -> bool {
    key.starts_with(SHEET) || key.starts_with(VERSION)
}

/// A key without the part that all our keys share.
pub(super) fn tail(key: &str) -> &str {
    key.strip_prefix(OURS).unwrap_or(key)
}

/// The key of the mark of a deleted sheet.
pub(super) fn deleted(id: &SheetId) -> String {
    [DELETED, id.as_str()].concat()
}

/// Digits as [`ToString`] writes them and nothing else, so that a number has one spelling.
pub(super) fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_plain && text.len() <= MOST_DIGITS { text.parse().ok() } else { None }
}
