//! The JavaScript package: the calculator without the page, for Node and for bundlers or plain pages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::shell::{command, run, say};
use crate::wasm_target::TARGET;
use crate::{dist, tools};

/// Where the package goes: `node/` for Node, `web/` for pages.
const FOLDER: &str = "target/js";

/// Writes the package. Sizes and speed matter here as in the page, so it is a release build.
pub(crate) fn write() -> Result<()> {
    tools::ensure_page_tools()?;
    let wasm_opt = tools::wasm_opt();
    say("Building the JavaScript package");
    run(command("cargo")
        .args(["rustc", "--package", "jixiao", "--lib", "--crate-type", "cdylib", "--release"])
        .args(["--no-default-features", "--features", "js", "--target", TARGET]))?;
    let wasm = format!("target/{TARGET}/release/jixiao.wasm");
    for kind in ["node", "web"] {
        let folder = Path::new(FOLDER).join(kind);
        let target = if kind == "node" { "nodejs" } else { "web" };
        run(command("wasm-bindgen").args(["--target", target, "--out-dir"]).arg(&folder).arg(&wasm))?;
        let out = folder.join("jixiao_bg.wasm");
        if let Some(program) = &wasm_opt {
            dist::optimise(program, &out)?;
        }
        let size = fs::metadata(&out).with_context(|| format!("no {}", out.display()))?.len();
        println!("  {:<32} {:>8} B", out.display(), size);
    }
    Ok(())
}

/// Builds the package, checks its types and runs its tests in Node.
pub(crate) fn test() -> Result<()> {
    tools::ensure_node()?;
    write()?;
    run(command("node").args(["--test", "tests/js/"]))?;
    match tools::typescript() {
        Some(program) => run(command(&program)
            .args(["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"])
            .arg("tests/js/types.mts")),
        None => {
            println!("npm can't bring the TypeScript compiler: the types were not checked");
            Ok(())
        }
    }
}
