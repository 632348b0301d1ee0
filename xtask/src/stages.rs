//! `cargo xtask test`: the stages in order, ending at the first that fails with its name.
//! Stages share the one target folder, and the fast ones come first.

use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::shell::{cargo_home, command, exists, run, say};
use crate::wasm_target::TARGET;
use crate::{dist, js, serve, sizes, tools};

/// One stage of the test run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// rustfmt finds nothing to change
    Fmt,
    /// clippy without the browser part, warnings denied
    ClippyCore,
    /// tests of everything that needs no browser
    Native,
    /// the command line: clippy and its tests
    Cli,
    /// clippy on the whole workspace for this machine
    Clippy,
    /// clippy on the page for wasm32
    ClippyWasm,
    /// the documentation builds without a warning
    Doc,
    /// the JavaScript interface in Node, and its TypeScript types
    Js,
    /// tests of adapters and components in headless Chromium
    Wasm,
    /// the release page is built and weighed
    Dist,
    /// the release page, driven by a person's means in headless Chromium
    E2e,
    /// licences, bans and known advisories, when cargo-deny is installed
    Deny,
}

const FAST: [Stage; 3] = [Stage::Fmt, Stage::ClippyCore, Stage::Native];

pub(crate) fn run_stages(fast: bool, named: &[Stage], filter: Option<&str>) -> Result<()> {
    let stages = match (named, fast) {
        ([], true) => FAST.to_vec(),
        ([], false) => Stage::value_variants().to_vec(),
        (named, _) => named.to_vec(),
    };
    let mut times = Vec::new();
    for stage in stages {
        let begin = Instant::now();
        let name = name_of(stage);
        say(&format!("Stage {name}"));
        run_one(stage, filter).with_context(|| format!("stage `{name}` failed"))?;
        times.push((name, begin.elapsed().as_secs()));
    }
    println!("\nAll stages passed:");
    for (name, seconds) in times {
        println!("  {name:<12} {seconds:>5} s");
    }
    Ok(())
}

fn name_of(stage: Stage) -> String {
    stage.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn run_one(stage: Stage, filter: Option<&str>) -> Result<()> {
    match stage {
        Stage::Fmt => cargo(&["fmt", "--all", "--check"]),
        Stage::ClippyCore => clippy(&["--package", "jixiao", "--no-default-features", "--all-targets"]),
        Stage::Native => {
            cargo(&["test", "--package", "jixiao", "--no-default-features"])?;
            cargo(&["test", "--package", "xtask"])
        }
        Stage::Cli => {
            let cli = ["--package", "jixiao", "--no-default-features", "--features", "cli"];
            clippy(&[&cli[..], &["--bins", "--test", "cli"]].concat())?;
            cargo(&[&["test"], &cli[..], &["--bins", "--test", "cli"]].concat())
        }
        Stage::Clippy => clippy(&["--workspace", "--all-targets"]),
        Stage::ClippyWasm => {
            tools::ensure_page_tools()?;
            clippy(&["--package", "jixiao", "--target", TARGET, "--lib", "--bins", "--test", "web"])?;
            clippy(&["--package", "jixiao", "--target", TARGET, "--lib", "--no-default-features", "--features", "js"])
        }
        Stage::Doc => run(command("cargo")
            .args(["doc", "--package", "jixiao", "--no-default-features", "--no-deps", "--lib"])
            .env("RUSTDOCFLAGS", "-D warnings")),
        Stage::Js => js::test(),
        Stage::Wasm => wasm_tests(),
        Stage::Dist => dist::write().and_then(|()| sizes::print()),
        Stage::E2e => end_to_end_tests(filter),
        Stage::Deny => deny(),
    }
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run(command("cargo").args(arguments))
}

fn clippy(arguments: &[&str]) -> Result<()> {
    run(command("cargo").arg("clippy").args(arguments).args(["--", "-D", "warnings"]))
}

fn wasm_tests() -> Result<()> {
    tools::ensure_page_tools()?;
    tools::ensure_browser()?;
    let mut tests = command("cargo");
    tests.args(["test", "--package", "jixiao", "--target", TARGET, "--test", "web"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tests.env("CHROMEDRIVER", which(tools::chromedriver().context("no chromedriver")?)?);
    run(&mut tests)
}

fn end_to_end_tests(filter: Option<&str>) -> Result<()> {
    tools::ensure_browser()?;
    // Always: what is in dist/ may be older than the sources, and building what is built takes seconds.
    dist::write()?;
    let page = serve::in_background()?;
    let driver = WebDriver::start()?;
    let mut tests = command("cargo");
    tests.args(["test", "--package", "jixiao-e2e"]);
    tests.env("JIXIAO_PAGE", page).env("JIXIAO_WEBDRIVER", &driver.url);
    // Each test has a browser of its own; more than two at once only slow each other down on two cores.
    tests.args(["--", "--test-threads", "2"]);
    tests.args(filter);
    run(&mut tests)
}

fn deny() -> Result<()> {
    if !exists("cargo-deny") {
        println!("cargo-deny is not installed: this stage was left out (cargo install --locked cargo-deny)");
        return Ok(());
    }
    // Not offline: crates of other systems may have to be fetched before their licences can be read.
    cargo(&["deny", "check", "licenses", "bans", "sources"])?;
    if cargo_home().is_some_and(|home| home.join("advisory-dbs").exists()) {
        cargo(&["deny", "--offline", "check", "advisories"])
    } else {
        println!("no advisory list on this machine: advisories were not looked at (cargo deny fetch brings it)");
        Ok(())
    }
}

fn which(program: &str) -> Result<String> {
    let path = crate::shell::read(command("which").arg(program))?;
    Ok(path.trim().to_owned())
}

/// chromedriver on a free port, ended with this value.
struct WebDriver {
    process: Child,
    url: String,
}

impl WebDriver {
    fn start() -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = tools::chromedriver().context("no chromedriver")?;
        let mut driver = command(program);
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Self { process: driver.spawn()?, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("{program} did not listen on port {port} within 10 s")
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
