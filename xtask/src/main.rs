//! The project's tasks. `cargo xtask serve` builds the page and serves it, `cargo xtask dist` writes the
//! static site, `cargo xtask test` runs every check. Each of them first gets what the machine lacks.

mod crash_site;
mod dist;
mod headers;
mod js;
mod lighthouse;
mod offline;
mod programs;
mod serve;
mod shell;
mod short_names;
mod single_file;
mod sizes;
mod split;
mod stages;
mod styles;
mod tools;
mod wasm_target;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Jixiao's tasks: serve, dist, test")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the release page and serve it on 127.0.0.1
    Serve {
        /// Port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Watch the sources, rebuild (unoptimised) and reload the page on every change
        #[arg(long)]
        dev: bool,
    },
    /// Write the static site into dist/ and print the size of each file
    Dist {
        /// Write the whole page as one file instead, dist-single/jixiao.html, which opens by a double click
        #[arg(long)]
        single_file: bool,
    },
    /// Write the JavaScript package (the calculator without the page) into target/js/
    Js,
    /// Measure scoring and file formats at several sizes (docs/benchmarks.md holds one run)
    Bench,
    /// Measure how the release page loads on a phone, with Lighthouse
    Lighthouse,
    /// Measure from a key to the painted total, beside a plain-JavaScript page of the same table
    Keystrokes,
    /// Run every check, or only the named stages
    Test {
        /// The native part only: formatting, lints without the browser part, native tests
        #[arg(long)]
        fast: bool,
        /// Stages to run (all when none is named)
        #[arg(value_enum)]
        stages: Vec<stages::Stage>,
        /// With the stage `e2e`: run only the tests whose name contains this, or one of these, parted by blanks
        #[arg(long)]
        filter: Option<String>,
    },
    /// Write target/styles.css from styles/ (Trunk calls this before each build)
    #[command(hide = true)]
    Styles,
    /// Write the worker of a finished site anew, after its files were changed (the browser tests make releases with it)
    #[command(hide = true)]
    ListFiles {
        /// The site's folder
        site: PathBuf,
    },
    /// Let Trunk's reloading script run in a page it just built for `serve --dev` (Trunk calls this after each build)
    #[command(hide = true)]
    AllowReload,
}

fn main() -> ExitCode {
    match carry_out(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line with its causes, not a backtrace: it is for whoever typed the command.
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    shell::enter_project_root()?;
    match task {
        Task::Serve { port, dev: false } => serve::release(port),
        Task::Serve { port, dev: true } => serve::watch(port),
        Task::Dist { single_file: false } => dist::write().and_then(|()| sizes::print()),
        Task::Dist { single_file: true } => single_file::write(),
        Task::Js => js::write(),
        Task::Bench => shell::run(shell::command("cargo").args([
            "bench",
            "--package",
            "jixiao",
            "--no-default-features",
            "--bench",
            "score",
        ])),
        Task::Lighthouse => lighthouse::measure(),
        Task::Keystrokes => stages::keystrokes(),
        Task::Test { fast, stages, filter } => stages::run_stages(fast, &stages, filter.as_deref()),
        Task::Styles => styles::bundle(),
        Task::ListFiles { site } => offline::write_worker(&site),
        Task::AllowReload => serve::allow_reload(),
    }
}
