//! Sheets in links: what comes out of a code is the very sheet that went in, or a problem with a sentence. Never another
//! sheet, whatever happened on the way.
//!
//! `v1/` is append-only, see `fixtures.rs`. Whether any sheet at all comes back as it was is tried in `../properties`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod dice;
mod fixtures;
mod hostile;
mod lengths;
mod made;
mod mutations;
mod on_the_way;
mod sealed;
mod sentences;

use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::frameworks;
use jixiao::share::{self, Contents, ShareProblem};
use jixiao::wire::v1::write_sheet;

/// What a text gives: the sheet, with the frameworks of this program.
fn opened(text: &str) -> Result<Evaluation, ShareProblem> {
    share::open(text)?.read(frameworks::find)
}

/// The code of a sheet, which comes back as it was, digit for digit.
#[track_caller]
fn code_of(sheet: &Evaluation, base: Option<&Arc<Framework>>) -> String {
    let code = share::encode(sheet, Contents::Everything, base).unwrap();
    assert!(code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{code}");
    assert!(code.starts_with("JX1"), "{code}");
    let again = opened(&code).unwrap();
    assert_eq!(again, *sheet);
    assert_eq!(write_sheet(&again), write_sheet(sheet));
    code
}

fn seed() -> Evaluation {
    frameworks::example().unwrap()
}
