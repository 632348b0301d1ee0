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

/// The data file of a framework, named once.
macro_rules! framework {
    ($reference:literal) => {
        FrameworkData { reference: $reference, json: include_str!(concat!("data/", $reference, ".json")) }
    };
}

/// The framework of the example, apart from the list: the page starts with this one alone.
const GUANGZHOU: FrameworkData = framework!("guangzhou-district-2021@1");

/// Every framework of this program.
pub const FRAMEWORKS: &[FrameworkData] = &[
    GUANGZHOU,
    framework!("mof-2020-10-project@1"),
    framework!("mof-2021-101-project-cost@1"),
    framework!("mof-2013-53-department@1"),
    framework!("hubei-project-2020@1"),
    framework!("sichuan-project-2023@1"),
    framework!("hunan-department@1"),
    framework!("yunnan-project-2022@1"),
    framework!("chongqing-department@1"),
    framework!("blank@1"),
];

/// The published report that the page opens with: 广州市白云区残疾人联合会 2021.
const BAIYUN_2021: &str = include_str!("examples/baiyun-dpf-2021.json");

/// The framework a sheet names.
///
/// # Errors
/// It is not registered, or its data file is wrong (a test holds that none is).
pub fn find(reference: &str) -> Result<Arc<Framework>, Vec<WireError>> {
    read(FRAMEWORKS.iter().find(|data| data.reference == reference), reference)
}

fn read(data: Option<&FrameworkData>, reference: &str) -> Result<Arc<Framework>, Vec<WireError>> {
    let unknown = || vec![WireError::at("framework", WireProblem::UnknownFramework { found: reference.to_owned() })];
    v1::read_framework(data.ok_or_else(unknown)?.json).map(Arc::new)
}

/// The seed example, filled in as its report says.
///
/// # Errors
/// Its data file is wrong (a test holds that it is not).
pub fn example() -> Result<Evaluation, Vec<WireError>> {
    v1::read_sheet(BAIYUN_2021, |reference| {
        read(Some(&GUANGZHOU).filter(|data| data.reference == reference), reference)
    })
}
