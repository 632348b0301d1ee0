//! What we promised our past selves: the file formats. The only serde types of the project.
//!
//! Decimals are strings ("98.23"), so that no reader turns them into floats. Unknown fields are refused: a file that says
//! more than this version understands must not be read in part. `v1` is the first format; after its release it only
//! gets a successor and a migration, never a change.

mod error;
mod numbers;
pub mod v1;

pub use error::{WireError, WireProblem};
