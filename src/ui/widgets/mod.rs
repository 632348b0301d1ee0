//! Parts of any form: plain values in, callbacks out.

pub mod announcer;
pub mod bar;
pub mod button;
pub mod choice;
pub mod dialog;
pub mod field;
pub mod figures_table;
pub mod long_table;
