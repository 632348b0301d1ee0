//! Cuts the page's program in two: what the first load needs, and the panels that come after it.
//!
//! Trunk has put together the whole page with the uncut program; here the program is built once more with its relocations,
//! cut where `src/ui/later.rs` marks it, and put in the place of the uncut one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::dist::optimise;
use crate::offline::short_digest;
use crate::shell::{command, run, say};
use crate::short_names::shorten;
use crate::tools;
use crate::wasm_target::TARGET;

/// Where the pieces are made.
const WORK: &str = "target/split";
/// Replaces the program in dist/ by the cut one. `flags` are the compiler's.
pub(crate) fn replace(flags: &str, wasm_opt: Option<&str>) -> Result<()> {
    say("Cutting the program");
    let mut build = command("cargo");
    build.args(["build", "--release", "--locked", "--package", "jixiao", "--bin", "jixiao", "--features", "split"]);
    build.args(["--target", TARGET]);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", format!("{flags} -Clink-args=--emit-relocs"));
    // A folder of its own: other flags would make the next ordinary build start from nothing.
    build.env("CARGO_TARGET_DIR", WORK);
    run(&mut build)?;

    let pieces = Path::new(WORK).join("pieces");
    let _ = fs::remove_dir_all(&pieces);
    fs::create_dir_all(&pieces)?;
    let whole = fs::read(Path::new(WORK).join(TARGET).join("release/jixiao.wasm"))?;
    let stem = stem_in_dist()?;
    let uncut = pieces.join("jixiao.wasm");
    // Each name carries the hash that Trunk gave the program: pieces of two versions never meet in a browser's cache.
    let loader = format!("{stem}_split.js");
    let link = format!("./{loader}");
    let main_module = format!("./{stem}.js");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &pieces;
    options.main_out_path = &uncut;
    options.link_name = &link;
    options.main_module = &main_module;
    let cut = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;

    let glue = pieces.join("glue");
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &stem, "--out-dir"]);
    run(bindgen.arg(&glue).arg(&uncut))?;

    let (program, script) = (glue.join(format!("{stem}_bg.wasm")), glue.join(format!("{stem}.js")));
    let (short, named) = shorten(&fs::read(&program)?, &fs::read_to_string(&script)?, &format!("./{stem}_bg.js"))?;
    fs::write(&program, short)?;
    fs::write(&script, named)?;

    let mut script = fs::read_to_string(pieces.join(&loader))?;
    for piece in &cut.split_modules {
        let name = file_name(piece)?;
        let new_name = format!("{stem}_{name}");
        if !script.contains(&format!("\"./{name}\"")) {
            bail!("the loader does not name {name}");
        }
        script = script.replace(&format!("\"./{name}\""), &format!("\"./{new_name}\""));
        put_into_dist(piece, &new_name, wasm_opt)?;
    }
    put_into_dist(&glue.join(format!("{stem}_bg.wasm")), &format!("{stem}_bg.wasm"), wasm_opt)?;
    fs::copy(glue.join(format!("{stem}.js")), format!("dist/{stem}.js"))?;
    fs::write(format!("dist/{loader}"), script)?;
    styles_later()?;
    match tools::esbuild() {
        None => eprintln!("  esbuild not found: the page works, but its scripts are larger (npm brings it)"),
        Some(esbuild) => {
            for name in [format!("{stem}.js"), loader] {
                let path = format!("dist/{name}");
                run(command(&esbuild)
                    .args([&path, "--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"])
                    .arg(format!("--outfile={path}")))?;
            }
        }
    }
    name_by_content(Path::new("dist"), &stem)
}

/// Trunk's hash is that of the uncut program, but servers let browsers keep these files for ever: their name has to change with
/// what is in them. The new stem is as long as the old one, so it can take its place inside a wasm file too.
fn name_by_content(site: &Path, stem: &str) -> Result<()> {
    let mut pieces: Vec<PathBuf> = fs::read_dir(site)?.flatten().map(|entry| entry.path()).collect();
    pieces.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stem)));
    pieces.sort();
    let contents = pieces.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let digest = short_digest(&contents.concat());
    let hash = stem.strip_prefix("jixiao-").context("a program of another name")?;
    // Trunk leaves out leading zeros, so its hash is not always equally long.
    let digest = digest.get(..hash.len()).context("Trunk's hash is longer than ours")?;
    let new_stem = format!("jixiao-{digest}");
    for (path, content) in pieces.iter().zip(contents) {
        fs::remove_file(path)?;
        let name = file_name(path)?.replace(stem, &new_stem);
        fs::write(site.join(name), replaced(&content, stem.as_bytes(), new_stem.as_bytes()))?;
    }
    let index = site.join("index.html");
    let page = fs::read_to_string(&index)?;
    ensure!(page.contains(stem), "index.html does not name the program");
    Ok(fs::write(index, page.replace(stem, &new_stem))?)
}

/// The bytes with every `old` replaced by the equally long `new`.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, others)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(old) {
            result.extend_from_slice(new);
            rest = after;
        } else {
            result.push(*first);
            rest = others;
        }
    }
    result
}

/// The stylesheet of the later panels holds up no first picture: boot.js asks for it once the page is on its way.
fn styles_later() -> Result<()> {
    let page = fs::read_to_string("dist/index.html")?;
    let named = page.find("/later-").context("index.html has no later stylesheet")?;
    let start = page.get(..named).and_then(|before| before.rfind('<')).context("a name outside of a tag")?;
    let (before, link) = page.split_at(start);
    let end = link.find('>').context("a tag without an end")?;
    let (link, after) = link.split_at(end);
    let unquoted = link.replace("\"stylesheet\"", "stylesheet");
    let link = unquoted.replace("rel=stylesheet", "rel=later");
    if link == unquoted {
        bail!("the link of the later stylesheet is none: {link}");
    }
    Ok(fs::write("dist/index.html", [before, &link, after].concat())?)
}

fn file_name(path: &Path) -> Result<String> {
    Ok(path.file_name().context("a file without a name")?.to_string_lossy().into_owned())
}

/// The name that Trunk gave the program's glue, without its ending.
fn stem_in_dist() -> Result<String> {
    let files = fs::read_dir("dist").context("no dist/ after the build")?.flatten();
    let names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.into_iter().find(|name| name.starts_with("jixiao-") && name.ends_with("_bg.wasm"));
    let stem = name.and_then(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    stem.context("dist/ holds no jixiao-….wasm")
}

/// A piece of the program, made smaller where that can be done.
fn put_into_dist(piece: &Path, name: &str, wasm_opt: Option<&str>) -> Result<()> {
    if let Some(program) = wasm_opt {
        optimise(program, piece)?;
    }
    fs::copy(piece, Path::new("dist").join(name)).with_context(|| format!("cannot copy {}", piece.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_name_is_replaced_wherever_it_stands() {
        assert_eq!(replaced(b"ab-ab\xffaab", b"ab", b"cd"), b"cd-cd\xffacd");
    }
}
