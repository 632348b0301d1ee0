//! The first format: frameworks, filled-in sheets, and what scoring a sheet says.

mod answers;
mod checks;
mod framework;
mod framework_writer;
mod ignored_finding;
mod interval;
mod measure;
mod report;
mod rule;
mod rule_writer;
mod scenario;
mod schema;
mod simulation;

mod sheet;
mod sheet_writer;

pub use answers::{
    Finding, Severity, account_json, answer, error_json, errors_json, findings, findings_json, frameworks_json,
};
pub use checks::{check_json, checks_json, found_json};
pub use framework::read_framework;
pub use framework_writer::{framework_json, write_framework};
pub use report::{flag_code, gap_code, report_json, write_report};

pub use schema::{framework_schema, sheet_schema};
pub use sheet::{read_sheet, sheet_of};
pub use sheet_writer::{sheet_json, write_sheet};
pub use simulation::{read_distribution, read_request, write_distribution, write_request};
