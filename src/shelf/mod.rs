//! Several sheets in a browser's storage, so that nothing typed is lost: the logic of it, without a browser.
//!
//! A *sheet* has an id, a title and a *code*: a text that another layer writes and reads and that means nothing here. Every
//! saving makes a new *state* of it, named by its [`key::Stamp`]: a revision and the tab that wrote it. The newest state is
//! the *head*; a few older ones are *versions*.
//!
//! Storage has no transactions, and what one tab writes may reach another only milliseconds later. So no two states ever
//! share a key, and no tab writes over what another one wrote: a tab writes its new state beside the old one and then
//! removes the old one, which it knows exactly. Two tabs that save at once leave two heads, and both are there to choose
//! from. A write that fails, or a crash between two writes, leaves the old state.
//!
//! | Key | Value |
//! |---|---|
//! | `jixiao.sheet.<id>.<revision>.<tab>` | a head, see `entry` |
//! | `jixiao.version.<id>.<revision>.<tab>` | a version, likewise |
//! | `jixiao.deleted.<id>` | when the sheet was deleted; its states stay where they are |
//! | `jixiao.aside.…` | a damaged entry as it was, under the rest of its old key |
//! | `jixiao.open` | the sheet that was open last |
//! | `jixiao.report` | the text of the report read last, see [`report`] |
//! | `jixiao.crashes`, `jixiao.starting` | see [`starting`] |
//!
//! There is no index: the list is worked out from the keys and can't disagree with them. All other keys are left alone.
//!
//! The first load needs [`starting`], [`opening`], [`saving`] and [`elsewhere`]; the rest can come later.
//!
//! No clock, no randomness, no browser: the time, ids and the [`store::Store`] are passed in. Nothing here merges contents.

pub mod store;
pub mod key;
mod entry;
pub mod aside;
mod room;
mod states;
pub mod starting;
pub mod opening;
pub mod keeping;
pub mod saving;
pub mod elsewhere;
pub mod choosing;
pub mod listing;
pub mod versions;
pub mod managing;
pub mod damaged;
pub mod report;
