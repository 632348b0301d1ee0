//! The checker: for each check a sheet that triggers it and one that must not, the seed, published tables, and what always holds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod cases;
mod published;
mod sheets;
mod stated;

use jixiao::domain::check::{CheckId, Finding, check};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::score::score;
use jixiao::text::check::CHECK_WORDS;

pub(crate) fn found(sheet: &Evaluation) -> Vec<Finding> {
    check(sheet, &score(sheet), &CHECK_WORDS)
}

pub(crate) fn finds(sheet: &Evaluation, id: CheckId) -> bool {
    found(sheet).iter().any(|finding| finding.check == id)
}
