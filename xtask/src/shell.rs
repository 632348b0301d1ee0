//! Running other programs: every call says what it runs, and a failure names the program.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Makes every relative path in this program start at the folder of the workspace's Cargo.toml.
pub(crate) fn enter_project_root() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))
}

/// Says what starts now, so that a long step is never silent.
pub(crate) fn say(step: &str) {
    eprintln!("\n▶ {step}");
}

/// A command whose PATH finds the project's own tools first.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    let mut folders = vec![private_tools().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// Where tools go that the machine has only in another version.
pub(crate) fn private_tools() -> PathBuf {
    env::current_dir().unwrap_or_default().join("target/tools")
}

/// Cargo's own folder, where it keeps registries and programs.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let given = env::var_os("CARGO_HOME").map(PathBuf::from);
    given.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// Runs to the end, output passing through; an exit code other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = line(command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end and returns standard output; standard error comes back inside the error.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let name = line(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{name}`"))?;
    if !output.status.success() {
        bail!("`{name}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the program starts and answers `--version` with exit code 0.
pub(crate) fn exists(program: &str) -> bool {
    command(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
