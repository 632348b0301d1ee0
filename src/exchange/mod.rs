//! Tables and reports that come from and go to other programs.

pub mod pasted_table;
pub mod report;
