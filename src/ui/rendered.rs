//! How many rows were drawn, for the tests that hold that one key draws one row. Nothing of it is in the released page.

#[cfg(debug_assertions)]
use std::cell::Cell;

#[cfg(debug_assertions)]
thread_local! {
    static ROWS: Cell<usize> = const { Cell::new(0) };
}

/// A row was drawn.
pub(super) fn row() {
    #[cfg(debug_assertions)]
    ROWS.with(|rows| rows.set(rows.get() + 1));
}

/// How many rows were drawn since the last time this was asked.
#[cfg(debug_assertions)]
pub fn take_rows() -> usize {
    ROWS.with(|rows| rows.replace(0))
}
