//! Tables and reports that come from and go to other programs.

#[cfg(feature = "office")]
pub mod document;
pub mod file;
pub mod form;
#[cfg(feature = "office")]
pub mod office;
pub mod pasted_table;
pub mod report;
pub mod table;
#[cfg(feature = "office")]
pub mod workbook;
