//! Two stylesheets from the files in styles/: what the first load needs, in the order that styles/order.txt gives, and the rest
//! (styles/order_later.txt). Which rules win is said by the layers of the first, not by the order of the files.

use std::fs;

use anyhow::{Context, Result};

/// The lists and the bundles they make.
const BUNDLES: [(&str, &str); 2] =
    [("styles/order.txt", "target/styles.css"), ("styles/order_later.txt", "target/later.css")];

/// Writes the bundles; one is left alone when nothing changed, so that a watching Trunk does not start again.
pub(crate) fn bundle() -> Result<()> {
    BUNDLES.into_iter().try_for_each(|(order, bundle)| write(order, bundle))
}

fn write(order: &str, bundle: &str) -> Result<()> {
    let list = fs::read_to_string(order).with_context(|| format!("cannot read {order}"))?;
    let mut sheet = String::new();
    for name in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let path = format!("styles/{name}");
        sheet.push_str(&fs::read_to_string(&path).with_context(|| format!("{order} names {path}"))?);
        sheet.push('\n');
    }
    if fs::read_to_string(bundle).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    fs::create_dir_all("target")?;
    fs::write(bundle, sheet).with_context(|| format!("cannot write {bundle}"))
}
