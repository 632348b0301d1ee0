//! The static site: Trunk builds it, wasm-opt makes it smaller when there is one.

use std::path::Path;

use anyhow::Result;

use crate::shell::{cargo_home, command, run, say};
use crate::{offline, programs, split, styles, tools};

/// Writes dist/. Relative URLs only, so it works from any folder of a site.
pub(crate) fn write() -> Result<()> {
    tools::ensure_page_tools()?;
    let wasm_opt = tools::wasm_opt();
    styles::bundle()?;
    say("Building the release page");
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--offline", "true"]);
    let flags = compiler_flags();
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", &flags);
    run(&mut trunk)?;
    if wasm_opt.is_none() {
        eprintln!("  wasm-opt not found: the page works, but is about a quarter larger (npm install -g binaryen)");
    }
    split::replace(&flags, wasm_opt.as_deref())?;
    let programs = programs::add(Path::new("dist"))?;
    offline::complete(Path::new("dist"), &programs)
}

/// Flags of the compiler for everything that is given away. Panic messages name source files; where they lay on this machine is
/// nobody's business, and costs bytes.
pub(crate) fn compiler_flags() -> String {
    cargo_home().map(|folder| format!("--remap-path-prefix={}=", folder.display())).unwrap_or_default()
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
    // Functions left as they are, and those of one kind side by side: the file is as long, but compresses better by a hundredth.
    run(command(program)
        .args(features)
        .args(["-Oz", "--one-caller-inline-max-function-size=20", "--reorder-functions-by-name"])
        .arg(wasm)
        .arg("-o")
        .arg(wasm))
}
