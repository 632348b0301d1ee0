//! What the site weighs: raw and brotli size of each file in dist/, held against budgets.toml.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::programs::PROGRAMS;

/// What the site may weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Budgets {
    first_load_bytes: usize,
    first_load_aim_bytes: usize,
    first_load_requests: usize,
    later_bytes: usize,
}

impl Budgets {
    fn read(text: &str) -> Result<Self> {
        let table: toml::Table = text.parse().context("budgets.toml is not TOML")?;
        let number = |name: &str| -> Result<usize> {
            let number = table.get(name).and_then(toml::Value::as_integer);
            let number = number.with_context(|| format!("budgets.toml has no number {name}"))?;
            usize::try_from(number).with_context(|| format!("budgets.toml: {name} is below 0"))
        };
        Ok(Self {
            first_load_bytes: number("first_load_bytes")?,
            first_load_aim_bytes: number("first_load_aim_bytes")?,
            first_load_requests: number("first_load_requests")?,
            later_bytes: number("later_bytes")?,
        })
    }
}

/// A file of the site.
struct Weighed {
    name: String,
    raw: usize,
    brotli: usize,
    when: When,
}

/// When a browser asks for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Before the page can be used.
    First,
    /// By itself, once the page can be used.
    Later,
    /// When somebody asks for what it does.
    Asked,
    /// After all that, to work without network the next time.
    Offline,
    /// By browsers that are too old, for their sentence.
    OldBrowser,
}

impl When {
    fn of(name: &str) -> Self {
        if name.starts_with("old-browser") {
            Self::OldBrowser
        } else if PROGRAMS.iter().any(|program| name.starts_with(&format!("{}-", program.name))) {
            Self::Asked
        } else if name.contains("_split_") || name.starts_with("later-") {
            Self::Later
        } else if name == "sw.js" || name.starts_with("offline-") {
            Self::Offline
        } else {
            Self::First
        }
    }
}

/// Prints what dist/ weighs.
///
/// # Errors
/// It weighs more than it may.
pub(crate) fn print() -> Result<()> {
    let budgets = fs::read_to_string("budgets.toml").context("cannot read budgets.toml")?;
    let files = weigh(Path::new("dist"))?;
    println!("\n{:>10} {:>10}  file", "raw", "brotli");
    for file in &files {
        let note = match file.when {
            When::First => "",
            When::Later => "  (after the page can be used)",
            When::Asked => "  (when somebody asks for it)",
            When::Offline => "  (after it, for working without network)",
            When::OldBrowser => "  (old browsers only)",
        };
        println!("{:>10} {:>10}  {}{note}", file.raw, file.brotli, file.name);
    }
    check(&files, Budgets::read(&budgets)?)
}

/// The files at the top of the folder. Below it are frameworks, asked for one by one when somebody picks one, and what the page
/// is installed with.
fn weigh(folder: &Path) -> Result<Vec<Weighed>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter().filter(|path| path.is_file()).map(|path| {
        let bytes = fs::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Weighed { raw: bytes.len(), brotli: brotli_size(&bytes)?, when: When::of(&name), name })
    });
    files.collect()
}

fn check(files: &[Weighed], budgets: Budgets) -> Result<()> {
    let sum = |when: When| files.iter().filter(|it| it.when == when).map(|it| it.brotli).sum::<usize>();
    let (first, later) = (sum(When::First), sum(When::Later));
    let n_requests = files.iter().filter(|it| it.when == When::First).count();
    println!(
        "first load: {first} bytes of brotli in {n_requests} files (at most {}, aim {})",
        budgets.first_load_bytes, budgets.first_load_aim_bytes
    );
    println!("after it: {later} bytes (at most {})", budgets.later_bytes);
    if first > budgets.first_load_bytes {
        bail!("the first load weighs {first} bytes, more than the {} of budgets.toml", budgets.first_load_bytes);
    }
    if n_requests > budgets.first_load_requests {
        bail!(
            "the first load takes {n_requests} requests, more than the {} of budgets.toml",
            budgets.first_load_requests
        );
    }
    if later > budgets.later_bytes {
        bail!("the later panels weigh {later} bytes, more than the {} of budgets.toml", budgets.later_bytes);
    }
    Ok(())
}

pub(crate) fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    compressor.write_all(bytes)?;
    Ok(compressor.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: Budgets =
        Budgets { first_load_bytes: 100, first_load_aim_bytes: 50, first_load_requests: 2, later_bytes: 40 };

    fn file(name: &str, brotli: usize) -> Weighed {
        Weighed { name: name.to_owned(), raw: brotli, brotli, when: When::of(name) }
    }

    #[test]
    fn a_budget_holds_up_to_its_last_byte() {
        let site =
            |page, panels| [file("index.html", 10), file("a_bg.wasm", page), file("a_split_panels.wasm", panels)];
        assert!(check(&site(90, 40), BUDGETS).is_ok());
        assert!(check(&site(91, 40), BUDGETS).is_err_and(|error| error.to_string().contains("101 bytes")));
        assert!(check(&site(90, 41), BUDGETS).is_err_and(|error| error.to_string().contains("41 bytes")));
    }

    #[test]
    fn requests_are_counted_without_those_of_old_browsers_and_those_that_come_after() {
        let mut site = vec![file("index.html", 1), file("a.js", 1), file("old-browser-1.js", 1)];
        site.extend([file("sw.js", 1), file("offline-1.js", 1)]);
        assert!(check(&site, BUDGETS).is_ok());
        site.push(file("b.js", 1));
        assert!(check(&site, BUDGETS).is_err_and(|error| error.to_string().contains("3 requests")));
    }

    #[test]
    fn the_file_of_budgets_can_be_read() {
        let budgets = Budgets::read(include_str!("../../budgets.toml")).expect("it is sound");
        assert!(budgets.first_load_aim_bytes <= budgets.first_load_bytes);
        assert!(Budgets::read("first_load_bytes = 1").is_err());
    }
}
