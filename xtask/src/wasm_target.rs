//! The standard library for wasm32-unknown-unknown: present, from rustup, or built from Debian's `rust-src`
//! of the same version as rustc. Nothing of the system's own package settings is touched.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{command, exists, read, run, say};
use crate::tools::Pins;

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn ensure(pins: &Pins) -> Result<()> {
    let library = target_library()?;
    if holds_std(&library) {
        return Ok(());
    }
    say(&format!("Getting the Rust standard library for {TARGET}"));
    let rustup = match read(command("rustup").args(["target", "add", TARGET])) {
        Ok(_) if holds_std(&library) => return Ok(()),
        // rustup goes by its own list, which can name what somebody deleted.
        Ok(_) => "rustup takes it for installed, but its files are not there".to_owned(),
        Err(error) => error.to_string().lines().next().unwrap_or_default().to_owned(),
    };
    eprintln!("  rustup could not bring it; building it from Debian's rust-src (under a minute)");
    build_from_debian(pins, &library).with_context(|| {
        format!("the standard library for {TARGET} is missing; run: rustup target add {TARGET} (it said: {rustup})")
    })
}

fn target_library() -> Result<PathBuf> {
    let sysroot = read(command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib"))
}

fn holds_std(library: &Path) -> bool {
    let Ok(entries) = fs::read_dir(library) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // With a hash when it came from rustup, without one when it was built here.
        name == "libstd.rlib" || (name.starts_with("libstd-") && name.ends_with(".rlib"))
    })
}

fn build_from_debian(pins: &Pins, library: &Path) -> Result<()> {
    if !exists("apt-get") {
        bail!("this machine has no apt-get to fetch rust-src with");
    }
    let folder = std::env::current_dir()?.join("target/wasm-std");
    // Rlibs of a failed build must never be copied, so every try starts from nothing.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("lists/partial"))?;
    fs::create_dir_all(folder.join("cache/archives/partial"))?;
    let package = download_rust_src(pins, &folder)?;
    run(command("dpkg").arg("-x").arg(&package).arg(folder.join("source")))?;

    let version = rustc_version()?;
    let manifest = folder.join(format!("source/usr/src/rustc-{version}/library/sysroot/Cargo.toml"));
    let mut build = command("cargo");
    build.args(["build", "--locked", "--release", "--target", TARGET, "--features", "panic-unwind"]);
    build.arg("--manifest-path").arg(&manifest);
    // How the official targets are built: bitcode for LTO, and std's unstable parts allowed inside std.
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked");
    build.env("CARGO_TARGET_DIR", folder.join("build"));
    run(&mut build)?;

    fs::create_dir_all(library)?;
    for entry in fs::read_dir(folder.join("build").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rlib") {
            let name = path.file_name().context("an rlib without a name")?;
            fs::copy(&path, library.join(name))?;
        }
    }
    let _ = fs::remove_dir_all(&folder);
    if !holds_std(library) {
        bail!("the build left no libstd in {}", library.display());
    }
    Ok(())
}

/// Downloads the `rust-src` package of rustc's own version into `folder`.
fn download_rust_src(pins: &Pins, folder: &Path) -> Result<PathBuf> {
    let sources = fs::read_to_string("/etc/apt/sources.list.d/debian.sources")
        .context("this is no Debian with /etc/apt/sources.list.d/debian.sources")?;
    let list = folder.join("rust-src.sources");
    fs::write(&list, first_stanza_for(&sources, &pins.debian_suite))?;
    let options = [
        format!("Dir::Etc::SourceList={}", list.display()),
        "Dir::Etc::SourceParts=/dev/null".to_owned(),
        format!("Dir::State::Lists={}", folder.join("lists").display()),
        format!("Dir::Cache={}", folder.join("cache").display()),
        "APT::Sandbox::User=root".to_owned(),
    ];
    let apt = |program: &str| {
        let mut apt = command(program);
        for option in &options {
            apt.arg("-o").arg(option);
        }
        apt.current_dir(folder);
        apt
    };
    run(apt("apt-get").args(["update", "--quiet"]))?;
    let version = rustc_version()?;
    let known = read(apt("apt-cache").args(["madison", "rust-src"]))?;
    let package_version = known.split_whitespace().find(|word| word.starts_with(&format!("{version}+")));
    let package_version = package_version
        .with_context(|| format!("Debian's {} has no rust-src of version {version}", pins.debian_suite))?;
    run(apt("apt-get").args(["download", "--quiet", &format!("rust-src={package_version}")]))?;
    let downloaded = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let package = downloaded.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "deb"));
    package.context("apt-get downloaded no package")
}

/// The machine's own first package source, pointed at another suite: same server, same signing key.
fn first_stanza_for(sources: &str, suite: &str) -> String {
    let stanza = sources.lines().skip_while(|line| line.trim().is_empty()).take_while(|line| !line.trim().is_empty());
    let mut text = String::new();
    for line in stanza {
        if line.starts_with("Suites:") {
            text.push_str(&format!("Suites: {suite}\n"));
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn rustc_version() -> Result<String> {
    let text = read(command("rustc").arg("--version"))?;
    Ok(text.split_whitespace().nth(1).context("rustc names no version")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::first_stanza_for;

    #[test]
    fn only_the_first_stanza_is_kept_and_its_suite_replaced() {
        let sources = "Types: deb\n# a mirror\nURIs: x\nSuites: a b\nSigned-By: k\n\nTypes: deb\nSuites: c\n";
        let expected = "Types: deb\n# a mirror\nURIs: x\nSuites: new\nSigned-By: k\n";
        assert_eq!(first_stanza_for(sources, "new"), expected);
    }
}
