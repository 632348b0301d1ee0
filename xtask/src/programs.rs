//! Programs of their own that workers of the page run, fetched when somebody asks for what they do: the simulator, the office.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::offline::{minified, short_digest};
use crate::shell::{command, run, say};
use crate::wasm_target::TARGET;
use crate::{dist, tools};

/// A program of its own.
pub(crate) struct Program {
    /// Its name: of its script in `src/`, and of its files in the site.
    pub(crate) name: &'static str,
    /// The feature of the library that it is.
    feature: &'static str,
}

/// All of them.
pub(crate) const PROGRAMS: [Program; 2] =
    [Program { name: "simulator", feature: "simulator" }, Program { name: "office", feature: "office-worker" }];

/// Adds the programs to a site, and gives what the page's side calls each script and its name in the site.
pub(crate) fn add(site: &Path) -> Result<Vec<(String, String)>> {
    PROGRAMS.iter().map(|program| Ok((format!("{}-worker.js", program.name), program.add(site)?))).collect()
}

impl Program {
    fn add(&self, site: &Path) -> Result<String> {
        say(&format!("Building the {}", self.name));
        let mut build = command("cargo");
        build.args(["rustc", "--package", "jixiao", "--lib", "--crate-type", "cdylib", "--release", "--locked"]);
        build.args(["--no-default-features", "--features", self.feature, "--target", TARGET]);
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", dist::compiler_flags());
        run(&mut build)?;
        let wasm = format!("target/{TARGET}/release/jixiao.wasm");
        let digest = short_digest(&fs::read(&wasm).with_context(|| format!("no {wasm}"))?);
        let stem = format!("{}-{digest}", self.name);
        let work = format!("target/{}", self.name);
        let _ = fs::remove_dir_all(&work);
        let mut bindgen = command("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--out-name", &stem, "--out-dir", &work]);
        run(bindgen.arg(&wasm))?;
        let program = Path::new(&work).join(format!("{stem}_bg.wasm"));
        if let Some(wasm_opt) = tools::wasm_opt() {
            dist::optimise(&wasm_opt, &program)?;
        }
        fs::copy(&program, site.join(format!("{stem}_bg.wasm")))?;
        fs::write(site.join(format!("{stem}.js")), minified(&format!("{work}/{stem}.js"))?)?;
        let (source, glue) = (format!("src/{}.js", self.name), format!("{}.glue.js", self.name));
        let script = minified(&source)?;
        ensure!(script.matches(&glue).count() == 1, "{source} does not name {glue} once");
        let script = script.replace(&glue, &format!("{stem}.js"));
        let name = format!("{}-worker-{}.js", self.name, short_digest(script.as_bytes()));
        fs::write(site.join(&name), script)?;
        Ok(name)
    }
}
