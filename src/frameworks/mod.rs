//! The frameworks (指标体系) and examples that come with the program, as data files.
//!
//! To add one, put its file into `data/` and its line into [`FRAMEWORKS`]. A released version is never changed: a new
//! version is a new file.

mod packed;
mod packed_sheet;

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

/// Every framework of this program.
pub const FRAMEWORKS: &[FrameworkData] = &[
    framework!("guangzhou-district-2021@1"),
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

/// The same, with its framework, packed.
const START: &[u8] = include_bytes!("start.packed");

/// The framework a sheet names.
///
/// # Errors
/// It is not registered, or its data file is wrong (a test holds that none is).
pub fn find(reference: &str) -> Result<Arc<Framework>, Vec<WireError>> {
    let data = FRAMEWORKS.iter().find(|data| data.reference == reference);
    let unknown = || vec![WireError::at("framework", WireProblem::UnknownFramework { found: reference.to_owned() })];
    v1::read_framework(data.ok_or_else(unknown)?.json).map(Arc::new)
}

/// Every registered framework, in their order.
pub fn all() -> Vec<Arc<Framework>> {
    FRAMEWORKS.iter().filter_map(|data| find(data.reference).ok()).collect()
}

/// The seed example, filled in as its report says.
///
/// # Errors
/// Its data file is wrong (a test holds that it is not).
pub fn example() -> Result<Evaluation, Vec<WireError>> {
    v1::read_sheet(BAIYUN_2021, find)
}

/// The seed example as the page opens with it: the same sheet, without a reader of files. The page's first load must name
/// neither [`find`] nor [`example`].
///
/// `None` never happens: a test holds that this is [`example`].
pub fn start() -> Option<Evaluation> {
    packed_sheet::unpack_sheet(START)
}

/// A sheet in the form of `start.packed`, to write that file.
pub fn pack(sheet: &Evaluation) -> Vec<u8> {
    packed_sheet::pack_sheet(sheet)
}

/// A sheet in that form read again; `None` where it is none.
pub fn unpack(packed: &[u8]) -> Option<Evaluation> {
    packed_sheet::unpack_sheet(packed)
}
