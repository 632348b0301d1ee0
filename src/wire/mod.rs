//! What we promised our past selves: the file formats. The only place that knows serde.
//!
//! Decimals are strings ("98.23"), so that no reader turns them into floats. Unknown fields are refused: a file that says
//! more than this version understands must not be read in part. Everything that is wrong with a file is said at once, each
//! with its place. `v1` is the first format; after its release it only gets a successor and a migration, never a change.

mod error;
mod json;
mod reader;
pub mod v1;

pub use error::{WireError, WireProblem};
pub use json::Json;
pub use reader::parse;
