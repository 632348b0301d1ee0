//! One stylesheet from the files in styles/, in the order that styles/order.txt gives.

use std::fs;

use anyhow::{Context, Result};

const BUNDLE: &str = "target/styles.css";

/// Writes the bundle; it is left alone when nothing changed, so that a watching Trunk does not start again.
pub(crate) fn bundle() -> Result<()> {
    let order = fs::read_to_string("styles/order.txt").context("cannot read styles/order.txt")?;
    let mut sheet = String::new();
    for name in order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let path = format!("styles/{name}");
        sheet.push_str(&fs::read_to_string(&path).with_context(|| format!("styles/order.txt names {path}"))?);
        sheet.push('\n');
    }
    if fs::read_to_string(BUNDLE).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    fs::create_dir_all("target")?;
    fs::write(BUNDLE, sheet).with_context(|| format!("cannot write {BUNDLE}"))
}
