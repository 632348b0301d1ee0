//! Whether the program should start as always. Two starts in a row that failed lead to the safe mode, which offers the last
//! sheet and does not load it.
//!
//! `jixiao.crashes` is a decimal number, so that boot.js can count up without this program: it does so when it shows the rescue
//! panel, and removes `jixiao.starting`, which says when a start began that has not stood well yet. One that is still there
//! long after was never heard of again: its tab hung and was closed, or lost its memory.
//!
//! A start has stood well after [`STANDS_WELL_AFTER_MS`] with its sheet open, not at its first picture: a sheet that fails at
//! the first keystroke would never be found. In safe mode that is only after the sheet was opened.

use crate::shelf::key::number;
use crate::shelf::store::Store;
use crate::text::shelf::StoreProblem;

const CRASHES: &str = "jixiao.crashes";
const STARTING: &str = "jixiao.starting";

/// How long a start has to stand.
pub const STANDS_WELL_AFTER_MS: u64 = 20_000;
/// So many crashes in a row are no chance.
const CRASHES_TO_SAFE_MODE: u64 = 2;

/// How to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Open the last sheet.
    Normal,
    /// Offer it.
    Safe,
}

/// What is known at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// How to start.
    pub mode: Mode,
    /// Whether this browser keeps anything at all, tried out with the first write.
    pub store: Result<(), StoreProblem>,
}

/// To be called first thing.
pub fn starting(store: &mut dyn Store, now_ms: u64) -> Start {
    let begun = store.get(STARTING).and_then(|text| number(&text));
    if begun.is_some_and(|begun| begun.abs_diff(now_ms) > STANDS_WELL_AFTER_MS) {
        crashed(store);
    }
    let mode = if crashes(store) >= CRASHES_TO_SAFE_MODE { Mode::Safe } else { Mode::Normal };
    Start { mode, store: store.set(STARTING, &now_ms.to_string()) }
}

/// The program failed. Where boot.js does this, it is not to be called as well.
pub fn crashed(store: &mut dyn Store) {
    // Where nothing can be kept there is no sheet that fails again.
    let _ = store.set(CRASHES, &(crashes(store) + 1).to_string());
    store.remove(STARTING);
}

/// The program has stood for a while with its sheet open.
pub fn stood_well(store: &mut dyn Store) {
    store.remove(STARTING);
    store.remove(CRASHES);
}

/// The page is being left in an orderly way (`pagehide`), however early: that is no crash, and no proof that all is well.
pub fn left(store: &mut dyn Store) {
    store.remove(STARTING);
}

/// Whatever else stands there is no count, and starts one.
fn crashes(store: &dyn Store) -> u64 {
    store.get(CRASHES).and_then(|text| number(&text)).unwrap_or(0)
}
