//! The simulator: a program of its own that a worker of the page runs, fetched when somebody asks for it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::offline::{minified, short_digest};
use crate::shell::{command, run, say};
use crate::wasm_target::TARGET;
use crate::{dist, tools};

/// The worker's script.
const SCRIPT: &str = "src/simulator.js";
/// The glue as the script names it before it has its name with a digest.
const GLUE: &str = "simulator.glue.js";
/// Where the pieces are made.
const WORK: &str = "target/simulator";

/// Adds the simulator to a site, and gives the name of its script.
pub(crate) fn add(site: &Path) -> Result<String> {
    say("Building the simulator");
    let mut build = command("cargo");
    build.args(["rustc", "--package", "jixiao", "--lib", "--crate-type", "cdylib", "--release", "--locked"]);
    build.args(["--no-default-features", "--features", "simulator", "--target", TARGET]);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", dist::compiler_flags());
    run(&mut build)?;
    let wasm = format!("target/{TARGET}/release/jixiao.wasm");
    let digest = short_digest(&fs::read(&wasm).with_context(|| format!("no {wasm}"))?);
    let stem = format!("simulator-{digest}");
    let _ = fs::remove_dir_all(WORK);
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", &stem, "--out-dir", WORK]);
    run(bindgen.arg(&wasm))?;
    let program = Path::new(WORK).join(format!("{stem}_bg.wasm"));
    if let Some(wasm_opt) = tools::wasm_opt() {
        dist::optimise(&wasm_opt, &program)?;
    }
    fs::copy(&program, site.join(format!("{stem}_bg.wasm")))?;
    fs::write(site.join(format!("{stem}.js")), minified(&format!("{WORK}/{stem}.js"))?)?;
    let script = minified(SCRIPT)?;
    ensure!(script.matches(GLUE).count() == 1, "{SCRIPT} does not name {GLUE} once");
    let script = script.replace(GLUE, &format!("{stem}.js"));
    let name = format!("simulator-worker-{}.js", short_digest(script.as_bytes()));
    fs::write(site.join(&name), script)?;
    Ok(name)
}
