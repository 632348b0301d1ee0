//! What makes a finished site work without network: the script that registers the worker, and the worker with the digest of
//! every file (`src/offline.js`, `src/sw.js`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::shell::{command, run};
use crate::tools;

/// The page's side, as index.html names it before it has its name with a digest.
const SCRIPT: &str = "src/offline.js";
/// The worker's side.
const WORKER: &str = "src/sw.js";

/// Adds both scripts to a site that is complete otherwise; `programs` are the scripts of its workers: what the page's side calls each
/// before it has its name with a digest, and that name.
pub(crate) fn complete(site: &Path, programs: &[(String, String)]) -> Result<()> {
    add_script(site, programs)?;
    write_worker(site)
}

fn add_script(site: &Path, programs: &[(String, String)]) -> Result<()> {
    let mut script = minified(SCRIPT)?;
    for (known_as, name) in programs {
        ensure!(script.matches(known_as).count() == 1, "{SCRIPT} does not name {known_as} once");
        script = script.replace(known_as, name);
    }
    let name = format!("offline-{}.js", short_digest(script.as_bytes()));
    fs::write(site.join(&name), script)?;
    let index = site.join("index.html");
    let page = fs::read_to_string(&index).context("the site has no index.html")?;
    ensure!(page.matches(SCRIPT).count() == 1, "index.html does not name {SCRIPT} once");
    Ok(fs::write(index, page.replace(SCRIPT, &name))?)
}

/// A script without its comments, where esbuild can be had; else as it is.
pub(crate) fn minified(path: &str) -> Result<String> {
    let Some(esbuild) = tools::esbuild() else {
        return fs::read_to_string(path).with_context(|| format!("cannot read {path}"));
    };
    let out = "target/minified.js";
    run(command(&esbuild)
        .args([path, "--minify", "--charset=utf8", "--log-level=warning"])
        .arg(format!("--outfile={out}")))?;
    Ok(fs::read_to_string(out)?)
}

/// Writes sw.js: the worker with the list of the files that the site consists of now.
pub(crate) fn write_worker(site: &Path) -> Result<()> {
    let template = fs::read_to_string(WORKER).with_context(|| format!("cannot read {WORKER}"))?;
    let mut digests = BTreeMap::new();
    add_digests(site, "", &mut digests)?;
    Ok(fs::write(site.join("sw.js"), filled_in(&template, &digests)?)?)
}

/// Path below the site to digest. The page itself goes by the folder's address, and the worker can't list itself.
fn add_digests(folder: &Path, path: &str, digests: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no {}/", folder.display()))? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match (file.is_dir(), format!("{path}{name}")) {
            (true, below) => add_digests(&file, &format!("{below}/"), digests)?,
            (false, path) if path == "sw.js" => {}
            (false, path) => {
                let address = if path == "index.html" { String::new() } else { path };
                digests.insert(address, digest(&fs::read(&file)?));
            }
        }
    }
    Ok(())
}

fn filled_in(template: &str, digests: &BTreeMap<String, String>) -> Result<String> {
    let lines: Vec<String> = digests.iter().map(|(path, digest)| format!("  {path:?}: {digest:?},")).collect();
    let list = lines.join("\n");
    ensure!(template.contains("{RELEASE}") && template.contains("{FILES}"), "{WORKER} has no place for the list");
    Ok(template.replace("{RELEASE}", &short_digest(list.as_bytes())).replace("{FILES}", &list))
}

/// SHA-256 as browsers write it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    BASE64.encode(&Sha256::digest(bytes))
}

/// Enough of it to tell releases apart.
pub(crate) fn short_digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes)).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_what_browsers_work_out() {
        assert_eq!(digest(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_changed_file_is_another_release() {
        let worker = include_str!("../../src/sw.js");
        let release = |bytes: &[u8]| {
            let files = BTreeMap::from([(String::new(), digest(b"page")), ("a/b@1.json".to_owned(), digest(bytes))]);
            filled_in(worker, &files).expect("the template has its places")
        };
        let (old, new) = (release(b"old"), release(b"new"));
        assert!(old.contains(&format!("  \"a/b@1.json\": \"{}\",\n}};", digest(b"old"))), "{old}");
        let line = |text: &str| text.lines().find(|line| line.starts_with("const RELEASE")).map(str::to_owned);
        assert_ne!(line(&old), line(&new));
        assert!(!old.contains("{RELEASE}") && !old.contains("{FILES}"));
    }
}
