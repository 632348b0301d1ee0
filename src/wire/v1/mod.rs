//! The first format: frameworks (`framework.rs`, `rule.rs`) and filled-in sheets (`sheet.rs`).

mod framework;
mod rule;
mod sheet;

pub use framework::read_framework;
pub use sheet::{read_sheet, write_sheet};
