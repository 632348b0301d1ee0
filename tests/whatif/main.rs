//! Trying things out: what is said to be enough is enough, and nothing nearer is. Held against looking at every number there is.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at once, also at what it does not expect"
)]

mod brute_force;
mod goals;
mod panel;
mod plans;
mod rules;
mod scenarios;
mod seed;
mod simulations;
mod uncertain;
mod years;
