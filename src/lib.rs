//! Jixiao (绩效自评计算器): the whole self-evaluation of a department's budget performance, scored exactly.
//!
//! One line of layers, in reading order; a module names only modules above it in this list. `ui` exists only with
//! the feature `web`, `browser` with that or `js`: everything above them needs no browser and is tested without one.

pub mod domain;
pub mod text;
pub mod wire;
pub mod frameworks;
pub mod share;
pub mod exchange;
pub mod shelf;
pub mod app;
#[cfg(any(feature = "web", feature = "js", feature = "simulator", feature = "office-worker"))]
pub mod browser;
#[cfg(feature = "web")]
pub mod ui;
