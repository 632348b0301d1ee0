//! Drawing. `widgets` know nothing of the domain; `panels` know the state and the actions; no sums and no rules here.

pub mod app;
pub mod drawing;
mod incoming;
mod keeper;
pub mod later;
pub mod panels;
pub mod rendered;
pub mod store;
pub mod widgets;
