//! What the screen is doing, without a screen.
//!
//! [`state::State`] holds the document and the drafts: typed text that is no number yet. [`update::update`] is the only way
//! it changes; [`view`] works out rows that are ready to draw. No storage, URL, clock or browser here.

pub mod action;
pub mod checking;
pub mod choosing;
pub mod declaring;
pub mod desk;
pub mod drafts;
pub mod editing_rule;
pub mod field;
pub mod history;
pub mod keeper;
pub mod keeping;
pub mod lab;
pub mod later;
pub mod later_state;
pub mod list;
pub mod own_framework;
pub mod pasting;
pub mod place;
pub mod projects;
pub mod reporting;
pub mod rule_draft;
pub mod rule_form;
pub mod scenarios;
pub mod shared_place;
pub mod spreading;
pub mod state;
pub mod tabling;
pub mod update;
pub mod view;
pub mod whatif;
