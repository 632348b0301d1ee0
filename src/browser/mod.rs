//! One thin adapter for each thing the browser does for us. An adapter converts and returns; it decides nothing.

#[cfg(feature = "js")]
pub mod js;
#[cfg(feature = "web")]
pub mod page;
#[cfg(feature = "web")]
pub mod rescue;
