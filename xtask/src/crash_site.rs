//! The site with a program that can be made to fail at any action, for the tests of what happens then.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::dist;
use crate::shell::{command, run, say};
use crate::wasm_target::TARGET;

const FOLDER: &str = "target/e2e/crash-site";

/// Writes it beside dist/, which has to be there: only the program is another one, uncut.
pub(crate) fn write() -> Result<()> {
    say("Building the program that can be made to fail");
    let mut build = command("cargo");
    build.args([
        "build",
        "--release",
        "--locked",
        "--package",
        "jixiao",
        "--bin",
        "jixiao",
        "--features",
        "crash-test",
    ]);
    build.args(["--target", TARGET]);
    run(build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", dist::compiler_flags()))?;
    let folder = Path::new(FOLDER);
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let mut stem = None;
    for entry in fs::read_dir("dist")?.flatten().filter(|entry| entry.path().is_file()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        // No worker: it would hold the other program against its list.
        if name == "sw.js" || name.contains("_split") {
            continue;
        }
        // Workers have programs of their own.
        stem = stem.or_else(|| name.strip_suffix("_bg.wasm").filter(|it| it.starts_with("jixiao-")).map(str::to_owned));
        fs::copy(entry.path(), folder.join(&name))?;
    }
    let stem = stem.context("dist/ holds no program")?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", &stem, "--out-dir", FOLDER]);
    run(bindgen.arg(format!("target/{TARGET}/release/jixiao.wasm")))
}
