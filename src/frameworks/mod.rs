//! The frameworks (指标体系) and examples that come with the program, as data files.
//!
//! To add one, put its file into `data/` and its line into [`FRAMEWORKS`]. A released version is never changed: a new
//! version is a new file.

use std::sync::Arc;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::wire::{WireError, WireProblem, v1};

/// A registered framework.
pub struct FrameworkData {
    /// `id@version`, as sheets and links name it.
    pub reference: &'static str,
    json: &'static str,
}

/// Every framework of this program.
pub const FRAMEWORKS: &[FrameworkData] = &[FrameworkData {
    reference: "guangzhou-district-2021@1",
    json: include_str!("data/guangzhou-district-2021@1.json"),
}];

/// The published report that the page opens with: 广州市白云区残疾人联合会 2021.
const BAIYUN_2021: &str = include_str!("examples/baiyun-dpf-2021.json");

/// The framework a sheet names.
///
/// # Errors
/// It is not registered, or its data file is wrong (a test holds that none is).
pub fn find(reference: &str) -> Result<Arc<Framework>, Vec<WireError>> {
    let data = FRAMEWORKS.iter().find(|data| data.reference == reference).ok_or_else(|| {
        vec![WireError::at("framework", WireProblem::UnknownFramework { found: reference.to_owned() })]
    })?;
    v1::read_framework(data.json).map(Arc::new)
}

/// The seed example, filled in as its report says.
///
/// # Errors
/// Its data file is wrong (a test holds that it is not).
pub fn example() -> Result<Evaluation, Vec<WireError>> {
    v1::read_sheet(BAIYUN_2021, find)
}
