//! A whole sheet as one code of letters, for a link, a message or a file. The contract is `docs/link-format.md`.
//!
//! [`encode`] makes the code. [`open`] finds it in whatever was pasted and proves it whole; the [`Package`] it gives says
//! which framework it needs, and [`Package::read`] gives the sheet: every part of it, or a [`ShareProblem`].
//!
//! The layers of a code, from the outside: `search` (a code in a text), `seal` (header and proof), `squeeze`
//! (compression), `package` (CBOR with numbered parts), `pack` and `unpack` (the sheet's own file format in few bytes).
//! The last two know no field of a sheet: what `wire` writes is carried, and what comes out is read by `wire`, as strictly as
//! a file.
//!
//! # Invariants
//! - Forgiving about what stands around a code, strict about the code: never a partly read sheet, never another one.
//! - What [`encode`] gives can be opened: it tries.
//! - Bounded: a text of 4 MiB, 2 MiB once inflated, 128 levels. Nothing here panics.
//! - No clock, no randomness, no address: whoever calls puts the code behind a `#`.

mod contents;
mod names;
mod number;
mod pack;
mod package;
mod seal;
mod search;
mod squeeze;
mod unpack;
mod vocabulary;
mod words;

use std::sync::Arc;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;

pub use crate::text::share::{CodePart, Malformation, ShareProblem};
pub use contents::Contents;
pub use package::{Package, PinnedFramework};

/// The longest text that is searched for a code, in bytes.
pub const MOST_TEXT: usize = 4 << 20;

/// The most that a code may hold once it is inflated, in bytes.
pub const MOST_INFLATED: usize = 2 << 20;

/// The sheet as a code: `A-Z`, `a-z`, `0-9`, `-` and `_` only. `base` is the released framework that the sheet's own was
/// copied from, if it is at hand: it makes the code shorter, and reading asks for it again.
///
/// # Errors
/// The sheet is too large, or no file could hold it, such as one whose own framework does not fit together.
pub fn encode(
    evaluation: &Evaluation,
    contents: Contents,
    base: Option<&Arc<Framework>>,
) -> Result<String, ShareProblem> {
    let evaluation = contents.of(evaluation);
    let code = seal::seal(&package::write(&evaluation, base.map(Arc::as_ref))?);
    // Whoever gets the code reads it by the same steps: what is refused there is better refused here.
    let find = |_: &str| Ok(Arc::clone(base.filter(|_| evaluation.framework.is_own).unwrap_or(&evaluation.framework)));
    open(&code)?.read(find)?;
    Ok(code)
}

/// Finds the code in a text, such as a link with something behind it, and proves that all of it is there.
///
/// # Errors
/// There is no code, or it is damaged, newer than this program, or not well formed.
pub fn open(text: &str) -> Result<Package, ShareProblem> {
    package::read(&search::search(text)?)
}
