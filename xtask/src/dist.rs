//! The static site: Trunk builds it, wasm-opt makes it smaller when there is one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::{cargo_home, command, run, say};
use crate::{styles, tools};

/// Writes dist/. Relative URLs only, so it works from any folder of a site.
pub(crate) fn write() -> Result<()> {
    tools::ensure_page_tools()?;
    let wasm_opt = tools::wasm_opt();
    styles::bundle()?;
    say("Building the release page");
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--offline", "true"]);
    if let Some(folder) = cargo_home() {
        // Panic messages name source files; where they lay on this machine is nobody's business, and costs bytes.
        let flag = format!("--remap-path-prefix={}=", folder.display());
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flag);
    }
    run(&mut trunk)?;
    match wasm_opt {
        Some(program) => optimise(&program, &wasm_file()?),
        None => {
            eprintln!("  wasm-opt not found: the page works, but is about a quarter larger (npm install -g binaryen)");
            Ok(())
        }
    }
}

/// Makes a wasm file smaller, where it is.
pub(crate) fn optimise(program: &str, wasm: &Path) -> Result<()> {
    // What current Rust and wasm-bindgen emit; every supported browser knows these.
    let features = [
        "--enable-bulk-memory",
        "--enable-bulk-memory-opt",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    run(command(program).args(features).arg("-Oz").arg(wasm).arg("-o").arg(wasm))
}

fn wasm_file() -> Result<PathBuf> {
    let mut paths = fs::read_dir("dist").context("no dist/ after the build")?.flatten().map(|entry| entry.path());
    paths.find(|path| path.extension().is_some_and(|it| it == "wasm")).context("dist/ holds no .wasm file")
}
