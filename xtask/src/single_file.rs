//! The whole page as one file that opens by a double click: the uncut program, styles and frameworks inside it, and nothing
//! that it could ask for. A browser takes no module and no wasm from beside a file, so everything stands in index.html itself.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use data_encoding::BASE64;

use crate::shell::{command, run, say};
use crate::wasm_target::TARGET;
use crate::{dist, headers, offline, sizes, styles, tools};

/// A folder of its own: dist/ is a site, and one that is complete.
const FILE: &str = "dist-single/jixiao.html";
/// Where the pieces are made.
const WORK: &str = "target/single-file";

/// Writes the file and prints what it weighs.
pub(crate) fn write() -> Result<()> {
    tools::ensure_page_tools()?;
    styles::bundle()?;
    let (glue, wasm) = program()?;
    // Those of the first load and those that come after it on a site.
    let styles = fs::read_to_string("target/styles.css")? + &fs::read_to_string("target/later.css")?;
    let page = Page {
        html: fs::read_to_string("index.html")?,
        style: minified_styles(&styles)?,
        script: format!("{glue}\n{START}\n{}", offline::minified("src/boot.js")?),
        old_browser: offline::minified("src/old-browser.js")?,
        data: data(&wasm)?,
    };
    let file = page.in_one()?;
    fs::create_dir_all(Path::new(FILE).parent().context("a file in no folder")?)?;
    fs::write(FILE, &file)?;
    let brotli = sizes::brotli_size(file.as_bytes())?;
    println!("\n{:>10} {:>10}  file\n{:>10} {brotli:>10}  {FILE}", "raw", "brotli", file.len());
    Ok(())
}

/// The address that a double click opens.
pub(crate) fn address() -> Result<String> {
    let path = fs::canonicalize(FILE).with_context(|| format!("no {FILE}"))?;
    Ok(format!("file://{}", path.display()))
}

/// Hands the program to boot.js, which would else fetch it.
const START: &str = r#"globalThis.jixiaoProgram = () => {
  const text = atob(document.getElementById("program").textContent.trim());
  const binary = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const module = { default: wasm_bindgen, rescue_sheet: () => wasm_bindgen.rescue_sheet(), rescue_code: () => wasm_bindgen.rescue_code() };
  return Promise.resolve({ module, binary });
};"#;

/// The uncut program: its glue for a plain script, and itself.
fn program() -> Result<(String, Vec<u8>)> {
    say("Building the page's program");
    let mut build = command("cargo");
    build.args(["build", "--release", "--locked", "--package", "jixiao", "--bin", "jixiao", "--target", TARGET]);
    // As Trunk builds it, so that it is built once.
    run(build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", dist::compiler_flags()))?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir", WORK]);
    run(bindgen.arg(format!("target/{TARGET}/release/jixiao.wasm")))?;
    let wasm = PathBuf::from(WORK).join("jixiao_bg.wasm");
    if let Some(program) = tools::wasm_opt() {
        dist::optimise(&program, &wasm)?;
    }
    Ok((offline::minified(&format!("{WORK}/jixiao.js"))?, fs::read(wasm)?))
}

fn minified_styles(styles: &str) -> Result<String> {
    let Some(esbuild) = tools::esbuild() else { return Ok(styles.to_owned()) };
    let (whole, out) = (format!("{WORK}/whole.css"), format!("{WORK}/styles.css"));
    fs::write(&whole, styles)?;
    let options = ["--minify", "--charset=utf8", "--log-level=warning"];
    run(command(&esbuild).arg(&whole).args(options).arg(format!("--outfile={out}")))?;
    Ok(fs::read_to_string(out)?)
}

/// What is no script: the program and the frameworks, each under the id that it is looked for by.
fn data(wasm: &[u8]) -> Result<String> {
    let mut data = format!("<script type=\"text/plain\" id=\"program\">{}</script>\n", BASE64.encode(wasm));
    let mut paths: Vec<_> = fs::read_dir("src/frameworks/data")?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().context("a framework without a name")?.to_string_lossy();
        let text = fs::read_to_string(&path)?;
        let tree: serde_json::Value = serde_json::from_str(&text).with_context(|| format!("{name} is not JSON"))?;
        ensure!(tree.is_object(), "{name} is no framework");
        data.push_str(&format!(
            "<script type=\"application/json\" id=\"frameworks/{name}\">{}</script>\n",
            inside_a_script(&without_spaces(&text))
        ));
    }
    Ok(data)
}

/// JSON without the spaces between its parts. Everything stays in its order.
fn without_spaces(json: &str) -> String {
    let (mut kept, mut is_text, mut is_escaped) = (String::new(), false, false);
    for c in json.chars() {
        if is_text || !c.is_ascii_whitespace() {
            kept.push(c);
        }
        is_text ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
    }
    kept
}

/// JSON that can't end the element it stands in. `<` is only ever inside a text.
fn inside_a_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The parts of the file.
struct Page {
    html: String,
    style: String,
    script: String,
    old_browser: String,
    data: String,
}

impl Page {
    fn in_one(&self) -> Result<String> {
        for part in [&self.script, &self.old_browser, &self.style] {
            let lower = part.to_lowercase();
            ensure!(
                !lower.contains("</script") && !lower.contains("</style") && !lower.contains("<!--"),
                "a part would end itself"
            );
        }
        let policy = self.policy();
        let (head, body) = self.html.split_once("</head>").context("index.html has no head")?;
        let mut lines: Vec<&str> = Vec::new();
        for line in head.lines() {
            // What stands beside the page on a site.
            let is_beside = line.contains("data-trunk") || line.contains("jixiao-offline");
            if !is_beside {
                lines.push(line);
            }
        }
        let head = lines.join("\n").replace(&headers::policy(&self.html)?, &policy);
        ensure!(head.contains(&policy) && !head.contains("src=\""), "the head of index.html has changed");
        let body = body.replacen("</body>", &format!("{}</body>", self.data), 1);
        let scripts =
            format!("<script nomodule>{}</script>\n<script type=\"module\">{}</script>", self.old_browser, self.script);
        Ok(format!("{head}\n<style>{}</style>\n{scripts}\n</head>{body}", self.style))
    }

    /// Nothing but what is inside, and nothing is ever asked for.
    fn policy(&self) -> String {
        let digest = |part: &str| format!("'sha256-{}'", offline::digest(part.as_bytes()));
        format!(
            "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; connect-src 'none'; \
             form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            digest(&self.script),
            digest(&self.old_browser),
            digest(&self.style),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_its_texts_and_loses_its_spaces() {
        let json = "{\n  \"a b\": [1, \"c \\\" d\\\\\"],\n  \"e\" : \"</script>\" }\n";
        assert_eq!(without_spaces(json), r#"{"a b":[1,"c \" d\\"],"e":"</script>"}"#);
        assert_eq!(inside_a_script(r#"["</script>"]"#), r#"["\u003c/script>"]"#);
    }

    #[test]
    fn the_file_names_nothing_beside_it() {
        let part = |text: &str| text.to_owned();
        let html = part(include_str!("../../index.html"));
        let page = Page { html, style: part("a{}"), script: part("b()"), old_browser: part("c()"), data: part("<p>d") };
        let file = page.in_one().expect("it can be put together");
        for beside in ["data-trunk", "'self'", "manifest", "src=\"", "href=\"./"] {
            assert!(!file.contains(beside), "{beside} in {file}");
        }
        for inside in [
            "<style>a{}</style>",
            ">b()</script>",
            "<script nomodule>c()</script>",
            "<p>d</body>",
            "id=\"unsupported\"",
        ] {
            assert!(file.contains(inside), "{inside} not in {file}");
        }
        assert!(page.in_one().is_ok() && Page { style: part("</style>"), ..page }.in_one().is_err());
    }
}
