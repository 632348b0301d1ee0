//! Tables with more rows than a screen has many times over: only the rows in sight are laid out (styles/tables.css).
//!
//! A short table is laid out whole: pictures of a whole page, which some browsers take without scrolling, have all of it.

/// How many rows are laid out whole.
const MOST_ROWS: usize = 80;

/// The value of `data-long` for a table of so many rows; `None` for a short one.
pub fn long(n_rows: usize) -> Option<&'static str> {
    (n_rows > MOST_ROWS).then_some("true")
}
