//! One thin adapter for each thing the browser does for us. An adapter converts and returns; it decides nothing.

pub mod page;
pub mod rescue;
