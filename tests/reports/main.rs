//! Published reports against what a reader of them writes down by hand. A new report is a text and a JSON file of its name.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod disputes;
mod expected;
mod hostile;
mod preview;
mod seed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jixiao::domain::framework::Framework;
use jixiao::frameworks::{FRAMEWORKS, find};

/// Every framework, as the page has them.
pub(crate) fn at_hand() -> Vec<Arc<Framework>> {
    FRAMEWORKS.iter().map(|it| find(it.reference).unwrap()).collect()
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

/// The names of all reports.
pub(crate) fn names() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|it| it == "txt"));
    texts.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap()
}
