//! Parts of any form: plain values in, callbacks out.

pub mod dialog;
pub mod field;
