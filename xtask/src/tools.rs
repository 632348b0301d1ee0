//! The programs a build or a test run needs beside cargo: found, else installed at the pinned version.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{command, exists, private_tools, read, run, say};
use crate::wasm_target;

/// Versions pinned in the workspace's Cargo.toml.
pub(crate) struct Pins {
    trunk: String,
    wasm_bindgen: String,
    binaryen: String,
    typescript: String,
    axe_core: String,
    html_validate: String,
    geckodriver: String,
    lighthouse: String,
    esbuild: String,
    /// The Debian suite that carries `rust-src` of a current Rust.
    pub(crate) debian_suite: String,
}

impl Pins {
    pub(crate) fn read() -> Result<Self> {
        let text = fs::read_to_string("Cargo.toml").context("cannot read Cargo.toml")?;
        let manifest: toml::Table = text.parse().context("Cargo.toml is not TOML")?;
        let workspace = manifest.get("workspace").context("Cargo.toml has no [workspace]")?;
        let tool = |name: &str| -> Result<String> {
            let pin = workspace.get("metadata").and_then(|it| it.get("tools")).and_then(|it| it.get(name));
            let pin = pin.and_then(toml::Value::as_str);
            Ok(pin.with_context(|| format!("Cargo.toml pins no {name}"))?.to_owned())
        };
        let wasm_bindgen = workspace.get("dependencies").and_then(|it| it.get("wasm-bindgen"));
        let wasm_bindgen = wasm_bindgen.and_then(toml::Value::as_str).context("Cargo.toml pins no wasm-bindgen")?;
        Ok(Self {
            trunk: tool("trunk")?,
            wasm_bindgen: wasm_bindgen.trim_start_matches('=').to_owned(),
            binaryen: tool("binaryen")?,
            typescript: tool("typescript")?,
            axe_core: tool("axe-core")?,
            html_validate: tool("html-validate")?,
            geckodriver: tool("geckodriver")?,
            lighthouse: tool("lighthouse")?,
            esbuild: tool("esbuild")?,
            debian_suite: tool("debian-suite")?,
        })
    }
}

/// All that building the page needs.
pub(crate) fn ensure_page_tools() -> Result<()> {
    let pins = Pins::read()?;
    wasm_target::ensure(&pins)?;
    ensure_cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &pins.wasm_bindgen, "about 3 minutes")?;
    ensure_cargo_tool("trunk", "trunk", &pins.trunk, "about 7 minutes")
}

fn ensure_cargo_tool(program: &str, package: &str, version: &str, patience: &str) -> Result<()> {
    let found = read(command(program).arg("--version")).unwrap_or_default();
    if found.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    say(&format!("Installing {package} {version} (once per machine, {patience} on two cores)"));
    let mut install = command("cargo");
    install.args(["install", "--locked", package, "--version", version]);
    // One target folder for all tools: an interrupted installation goes on where it stopped.
    install.args(["--target-dir", "target/tools/build"]);
    if !found.is_empty() {
        // Another project may rely on the version that is there: ours goes beside it.
        install.arg("--root").arg(private_tools());
    }
    run(&mut install)
        .with_context(|| format!("{package} {version} is missing; run: cargo install --locked {package}@{version}"))
}

/// The wasm-opt to use, if there is one or npm can bring it. Its absence costs size, never the build.
pub(crate) fn wasm_opt() -> Option<String> {
    if exists("wasm-opt") {
        return Some("wasm-opt".to_owned());
    }
    from_npm("binaryen", &Pins::read().ok()?.binaryen, "wasm-opt")
}

/// The program that makes scripts smaller, if npm can bring it. Its absence costs size, never the build.
pub(crate) fn esbuild() -> Option<String> {
    from_npm("esbuild", &Pins::read().ok()?.esbuild, "esbuild")
}

/// The TypeScript compiler, if npm can bring it.
pub(crate) fn typescript() -> Option<String> {
    from_npm("typescript", &Pins::read().ok()?.typescript, "tsc")
}

/// The script that looks for barriers in a page.
pub(crate) fn axe_core() -> Result<String> {
    let version = Pins::read()?.axe_core;
    let file = private_tools().join("axe-core/node_modules/axe-core/axe.min.js");
    if !file.exists() {
        npm_install("axe-core", &version);
    }
    if !file.exists() {
        bail!("the browser tests need axe-core; run: npm install --prefix target/tools/axe-core axe-core@{version}");
    }
    Ok(file.to_string_lossy().into_owned())
}

/// The program that checks HTML.
pub(crate) fn html_validate() -> Result<String> {
    let version = Pins::read()?.html_validate;
    from_npm("html-validate", &version, "html-validate")
        .with_context(|| format!("the browser tests need html-validate; run: npm install --prefix target/tools/html-validate html-validate@{version}"))
}

/// The program that measures how a page loads.
pub(crate) fn lighthouse() -> Result<String> {
    let version = Pins::read()?.lighthouse;
    from_npm("lighthouse", &version, "lighthouse").with_context(|| {
        format!("this needs lighthouse; run: npm install --prefix target/tools/lighthouse lighthouse@{version}")
    })
}

/// A program of an npm package, brought at the pinned version if it is not there.
fn from_npm(package: &str, version: &str, program: &str) -> Option<String> {
    let folder = private_tools().join(package);
    let program = folder.join("node_modules/.bin").join(program).to_string_lossy().into_owned();
    if exists(&program) {
        return Some(program);
    }
    npm_install(package, version);
    exists(&program).then_some(program)
}

/// Whether it worked shows in what is there afterwards.
fn npm_install(package: &str, version: &str) {
    let folder = private_tools().join(package);
    if !exists("npm") || fs::create_dir_all(&folder).is_err() {
        return;
    }
    say(&format!("Getting {package} {version} with npm"));
    let mut npm = command("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(&folder);
    npm.arg(format!("{package}@{version}"));
    if let Err(error) = run(&mut npm) {
        eprintln!("  {error:#}");
    }
}

/// Node, which runs the tests of the JavaScript interface.
pub(crate) fn ensure_node() -> Result<()> {
    if exists("node") { Ok(()) } else { apt_install("the tests of the JavaScript interface", &["nodejs"]) }
}

/// Chromium, its driver and a Chinese font: what the tests in a browser need.
pub(crate) fn ensure_browser() -> Result<()> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push("chromium");
    }
    if chromedriver().is_none() {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if missing.is_empty() {
        return Ok(());
    }
    apt_install("the browser tests", &missing)
}

/// Firefox and its driver.
pub(crate) fn ensure_firefox() -> Result<()> {
    if !exists("firefox-esr") && !exists("firefox") {
        apt_install("the tests in Firefox", &["firefox-esr"])?;
    }
    ensure_cargo_tool("geckodriver", "geckodriver", &Pins::read()?.geckodriver, "about 2 minutes")
}

/// LibreOffice's spreadsheet and its word processor, without a screen.
pub(crate) fn ensure_libreoffice() -> Result<()> {
    // In Debian the two come one by one: either may be there without the other.
    let debian = Path::new("/usr/lib/libreoffice/program");
    let is_whole = !debian.exists() || ["libsclo.so", "libswlo.so"].iter().all(|part| debian.join(part).exists());
    if exists("soffice") && is_whole {
        return Ok(());
    }
    apt_install("the tests of workbooks and documents", &["libreoffice-calc-nogui", "libreoffice-writer-nogui"])
}

/// WebKit, its driver, and a screen to draw on.
pub(crate) fn ensure_webkit() -> Result<()> {
    let mut missing = Vec::new();
    if !exists("WebKitWebDriver") {
        missing.push("webkit2gtk-driver");
    }
    if read(Command::new("which").arg("xvfb-run")).is_err() {
        missing.push("xvfb");
    }
    if missing.is_empty() { Ok(()) } else { apt_install("the tests in WebKit", &missing) }
}

/// WebKit's plain browser: it stands beside the library of the package.
pub(crate) fn mini_browser() -> Result<String> {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/libexec"];
    let candidates = folders.iter().flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map(|version| format!("{folder}/{version}/MiniBrowser"))
    });
    let found = candidates.into_iter().find(|path| Path::new(path).exists());
    found.context(
        "the tests in WebKit need MiniBrowser; on Debian run as root: apt-get install --yes libwebkit2gtk-4.1-0",
    )
}

/// Installs Debian packages, or says what is missing for `purpose` and the command that mends it.
fn apt_install(purpose: &str, missing: &[&str]) -> Result<()> {
    let mend = format!("apt-get install --yes {}", missing.join(" "));
    let is_root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || !exists("apt-get") {
        bail!("{purpose} need {}; on Debian run as root: {mend}", missing.join(", "));
    }
    say(&format!("Installing {} with apt-get", missing.join(", ")));
    let apt = |arguments: &[&str]| run(command("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["update", "--quiet"])?;
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(missing.iter().copied());
    apt(&install).with_context(|| format!("could not install by itself; run as root: {mend}"))
}

/// The browser's program, under the names the systems give it.
pub(crate) fn chromium() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|program| exists(program))
}

/// The browser's WebDriver.
pub(crate) fn chromedriver() -> Option<&'static str> {
    ["chromedriver", "/usr/lib/chromium-browser/chromedriver"].into_iter().find(|program| exists(program))
}

fn has_chinese_font() -> bool {
    let listed = read(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.trim().is_empty());
    listed || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}
