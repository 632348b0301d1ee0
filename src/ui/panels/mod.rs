//! The parts of the page.

pub mod bound_field;
pub mod execution;
pub mod header;
pub mod indicator_detail;
pub mod indicator_row;
pub mod indicators;
pub mod problems;
pub mod project_row;
pub mod score_bar;
