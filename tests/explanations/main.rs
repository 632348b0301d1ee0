//! The sentences about a score, in both languages: about every case there is they say the numbers, allow a person with a
//! pocket calculator to redo them, and stay in their language. Chosen ones are held word by word.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod calculator;
mod cases;
mod chosen;
mod every_case;
mod next_unit;
mod truth;
