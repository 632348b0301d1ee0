//! `cargo xtask test`: the stages in order, ending at the first that fails with its name.
//! Stages share the one target folder, and the fast ones come first.

use std::env;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::shell::{cargo_home, command, exists, run, say};
use crate::wasm_target::TARGET;
use crate::{crash_site, dist, js, serve, single_file, sizes, tools};

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
    /// workbooks, worked out by LibreOffice
    Office,
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
    /// the main job in Firefox and WebKit, on the site and in the single file; working without network in Firefox
    E2eOthers,
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
        Stage::Office => {
            tools::ensure_libreoffice()?;
            let office = ["--package", "jixiao", "--no-default-features", "--features", "cli"];
            let tests = ["--test", "office", "--test", "office_memory", "--test", "workbook"];
            clippy(&[&office[..], &tests].concat())?;
            cargo(&[&["test"], &office[..], &tests].concat())
        }
        Stage::Clippy => clippy(&["--workspace", "--all-targets"]),
        Stage::ClippyWasm => {
            tools::ensure_page_tools()?;
            clippy(&["--package", "jixiao", "--target", TARGET, "--lib", "--bins", "--test", "web"])?;
            clippy(&["--package", "jixiao", "--target", TARGET, "--lib", "--no-default-features", "--features", "js"])?;
            for feature in ["simulator", "office-worker"] {
                let program =
                    ["--package", "jixiao", "--target", TARGET, "--lib", "--no-default-features", "--features"];
                clippy(&[&program[..], &[feature]].concat())?;
            }
            Ok(())
        }
        Stage::Doc => run(command("cargo")
            .args(["doc", "--package", "jixiao", "--no-default-features", "--no-deps", "--lib"])
            .env("RUSTDOCFLAGS", "-D warnings")),
        Stage::Js => js::test(),
        Stage::Wasm => wasm_tests(),
        Stage::Dist => dist::write().and_then(|()| sizes::print()),
        Stage::E2e => end_to_end_tests(filter),
        Stage::E2eOthers => main_job_in_other_browsers(),
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
    tools::ensure_libreoffice()?;
    with_the_page_in_chromium(
        &mut [
            "test",
            "--package",
            "jixiao-e2e",
            "--no-fail-fast",
            "--",
            // Each test has a browser of its own; more than two at once only slow each other down on two cores.
            "--test-threads",
            "2",
        ]
        .into_iter()
        .chain(filter.into_iter().flat_map(str::split_whitespace)),
    )
}

/// Measures from a key to the painted total.
pub(crate) fn keystrokes() -> Result<()> {
    with_the_page_in_chromium(&mut ["run", "--release", "--package", "jixiao-e2e", "--bin", "keystrokes"].into_iter())
}

/// Runs cargo with the release page served and a driver that starts Chromium.
fn with_the_page_in_chromium(arguments: &mut dyn Iterator<Item = &str>) -> Result<()> {
    tools::ensure_browser()?;
    // Always: what is in dist/ may be older than the sources, and building what is built takes seconds.
    dist::write()?;
    single_file::write()?;
    crash_site::write()?;
    let page = serve::in_background()?;
    let port = free_port()?;
    let driver =
        WebDriver::start(command(tools::chromedriver().context("no chromedriver")?), port, &format!("--port={port}"))?;
    let mut cargo = command("cargo");
    cargo.args(arguments).env("JIXIAO_PAGE", page).env("JIXIAO_WEBDRIVER", &driver.url);
    cargo.env("JIXIAO_XTASK", env::current_exe()?).env("JIXIAO_FILE", single_file::address()?);
    cargo.env("JIXIAO_AXE", tools::axe_core()?).env("JIXIAO_HTML_VALIDATE", tools::html_validate()?);
    run(&mut cargo)
}

/// Only the main job, on the site and in the single file, and working without network: what differs between browsers is the
/// engine, not our code. One at a time.
fn main_job_in_other_browsers() -> Result<()> {
    tools::ensure_firefox()?;
    tools::ensure_webkit()?;
    dist::write()?;
    single_file::write()?;
    crash_site::write()?;
    let page = serve::in_background()?;
    for browser in ["firefox", "webkit"] {
        say(&format!("The main job in {browser}"));
        let port = free_port()?;
        let driver = if browser == "firefox" {
            WebDriver::start(command("geckodriver"), port, &format!("--port={port}"))?
        } else {
            let mut webkit = command("xvfb-run");
            webkit.args(["--auto-servernum", "WebKitWebDriver"]);
            // As root its sandbox refuses to start, and nothing but our own page is opened in it.
            webkit.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            WebDriver::start(webkit, port, &format!("--port={port}"))?
        };
        // Working without network is the engine's doing in large part; WebKit's plain browser does not have it.
        let everywhere: &[&str] = &["main_job", "carrying", "scenarios", "tables", "single_file"];
        let named = if browser == "firefox" {
            &["main_job", "carrying", "scenarios", "tables", "single_file", "offline"]
        } else {
            everywhere
        };
        for test in named {
            let mut tests = command("cargo");
            tests.args(["test", "--package", "jixiao-e2e", "--test", test, "--", "--test-threads", "1"]);
            if *test == "offline" {
                tests.arg("offline_");
            }
            tests.env("JIXIAO_PAGE", &page).env("JIXIAO_WEBDRIVER", &driver.url).env("JIXIAO_BROWSER", browser);
            tests.env("JIXIAO_XTASK", env::current_exe()?).env("JIXIAO_FILE", single_file::address()?);
            tests.env("JIXIAO_AXE", tools::axe_core()?).env("JIXIAO_HTML_VALIDATE", tools::html_validate()?);
            if browser == "webkit" {
                tests.env("JIXIAO_MINI_BROWSER", tools::mini_browser()?);
            }
            run(&mut tests).with_context(|| format!("{test} failed in {browser}"))?;
        }
    }
    Ok(())
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
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

/// A WebDriver, ended with this value.
struct WebDriver {
    process: Child,
    url: String,
}

impl WebDriver {
    fn start(mut program: Command, port: u16, argument: &str) -> Result<Self> {
        let name = program.get_program().to_string_lossy().into_owned();
        // A group of its own: what it starts ends with it.
        program.arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let process = program.spawn().with_context(|| format!("cannot start {name}"))?;
        let driver = Self { process, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("{name} did not listen on port {port} within 10 s")
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        let _ = run(command("kill").args(["--", &format!("-{}", self.process.id())]));
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
