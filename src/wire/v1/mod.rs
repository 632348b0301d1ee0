//! The first format: frameworks (`framework.rs`) and filled-in sheets (`sheet.rs`).

mod framework;
mod rule;
mod sheet;

pub use framework::read_framework;
pub use rule::{MeasureFile, RuleFile};
pub use sheet::{EntryFile, SheetFile, read_sheet, write_sheet};
