//! The first format: frameworks, filled-in sheets, and what scoring a sheet says.

mod framework;
mod framework_writer;
mod interval;
mod measure;
mod report;
mod rule;
mod rule_writer;
mod schema;

mod sheet;
mod sheet_writer;

pub use framework::read_framework;
pub use framework_writer::write_framework;
pub use report::{flag_code, gap_code, report_json, write_report};

pub use schema::{framework_schema, sheet_schema};
pub use sheet::{read_sheet, sheet_of};
pub use sheet_writer::write_sheet;
