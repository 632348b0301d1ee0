//! What the screen is doing, without a screen.
//!
//! [`state::State`] holds the document and the drafts: typed text that is no number yet. [`update::update`] is the only way
//! it changes; [`view`] works out rows that are ready to draw. No storage, URL, clock or browser here.

pub mod action;
pub mod field;
pub mod state;
pub mod update;
pub mod view;
