//! Tables and reports that come from and go to other programs.

pub mod form;
pub mod pasted_table;
pub mod report;
#[cfg(feature = "workbook")]
pub mod workbook;
