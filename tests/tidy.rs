//! House rules that the compiler can't see. Reads the sources as text, without comments, and names file and line.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module names only modules to its left, and itself.
const LAYERS: [&str; 11] =
    ["domain", "text", "wire", "frameworks", "share", "exchange", "shelf", "app", "browser", "ui", "main"];

/// Floats, formats, clocks, randomness, hash order: what is worked out depends on the sheet alone.
const NOT_IN_THE_DOMAIN: [&str; 11] =
    ["f32", "f64", "serde", "serde_json", "Instant", "SystemTime", "rand", "random", "HashMap", "HashSet", "env"];

/// A file is one idea; longer ones are two.
const MOST_LINES: usize = 400;

#[test]
fn modules_name_only_layers_to_their_left() {
    check(rust_files("src"), wrong_arrows);
    let wrong = Source {
        path: root().join("src/wire/x.rs"),
        text: "use crate::domain::{id, crate_x};\nuse crate::{wire, app::State};\nuse crate::helpers;\n".to_owned(),
    };
    let lines: Vec<usize> = wrong_arrows(&wrong).unwrap().into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3]);
}

fn wrong_arrows(source: &Source) -> Option<Vec<(usize, String)>> {
    let layer = source.layer()?;
    let Some(own) = LAYERS.iter().position(|it| *it == layer) else {
        return Some(vec![(1, format!("src/{layer} is not in the line of layers"))]);
    };
    let mut found = Vec::new();
    for (line, named) in names_after_crate(&source.code()) {
        match LAYERS.iter().position(|it| *it == named) {
            Some(other) if other <= own => {}
            Some(_) => found.push((line, format!("{layer} names {named}, which stands to its right"))),
            None => found.push((line, format!("crate::{named} is not in the line of layers"))),
        }
    }
    Some(found)
}

#[test]
fn the_domain_has_no_floats_no_serde_and_no_sentences() {
    check(rust_files("src/domain"), |source| {
        let mut found = Vec::new();
        for (line, code) in numbered(&source.code()) {
            for word in words(code).filter(|word| NOT_IN_THE_DOMAIN.contains(word)) {
                found.push((line, format!("{word} in the domain")));
            }
        }
        Some(found)
    });
    check(rust_files("src/domain"), |source| Some(chinese_literals(source)));
}

/// No exceptions: a sentence that has to stand elsewhere does not have to.
#[test]
fn only_text_speaks_to_people() {
    check(
        rust_files("src"),
        |source| {
            if source.layer() == Some("text") { None } else { Some(chinese_literals(source)) }
        },
    );
    let wrong = Source {
        path: root().join("src/app/x.rs"),
        text: r#"
// 注释 is no literal.
const A: &str = "分";
const B: char = '，';
const C: &str = "\u{5206}";
#[cfg(test)]
const D: &str = "分";

#[cfg(test)]
mod tests {
    const E: &str = "分";
}

const F: &str = "分";
"#
        .to_owned(),
    };
    let lines: Vec<usize> = chinese_literals(&wrong).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [3, 4, 5, 7, 14]);
}

#[test]
fn a_file_says_what_it_is_for_and_is_one_idea() {
    check([rust_files("src"), rust_files("xtask/src")].concat(), |source| {
        let mut found = Vec::new();
        if !source.text.starts_with("//!") {
            found.push((1, "does not start with //! and what the file is for".to_owned()));
        }
        let n_lines = source.text.lines().count();
        if n_lines > MOST_LINES {
            found.push((n_lines, format!("has {n_lines} lines, more than {MOST_LINES}")));
        }
        Some(found)
    });
}

#[test]
fn nothing_is_rounded_half_to_even() {
    check(rust_files("src"), |source| {
        let code = source.code();
        let calls = numbered(&code).filter(|(_, code)| words(code).any(|word| word.starts_with("round_dp")));
        Some(calls.map(|(line, _)| (line, "rounds half to even: use domain/exact.rs".to_owned())).collect())
    });
}

#[test]
fn every_stylesheet_belongs_to_a_component_and_has_its_place() {
    let styles = files(&root().join("styles"), "css");
    if styles.is_empty() {
        return;
    }
    let mut failures = Vec::new();
    for kind in ["panels", "widgets"] {
        let components = root().join("src/ui").join(kind);
        for style in styles.iter().filter(|path| path.starts_with(root().join("styles").join(kind))) {
            let component = components.join(style.file_stem().unwrap()).with_extension("rs");
            if components.exists() && !component.exists() {
                failures.push(format!("{} has no {}", shown(style), shown(&component)));
            }
        }
    }
    let orders = ["styles/order.txt", "styles/order_later.txt"];
    let order: String = orders.map(|order| fs::read_to_string(root().join(order)).unwrap()).concat();
    let listed: Vec<&str> = order.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
    let listed_once: BTreeSet<PathBuf> = listed.iter().map(|name| root().join("styles").join(name)).collect();
    if listed.len() != listed_once.len() {
        failures.push("styles/order.txt lists a file twice".to_owned());
    }
    let there: BTreeSet<PathBuf> = styles.into_iter().collect();
    failures
        .extend(there.difference(&listed_once).map(|path| format!("styles/order.txt does not list {}", shown(path))));
    failures.extend(
        listed_once
            .difference(&there)
            .map(|path| format!("styles/order.txt lists {}, which is not there", shown(path))),
    );
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    // In two parts, so that this file does not find itself.
    let needles = [["/wo", "rk/"].concat(), ["/ro", "ot/"].concat(), ["../", "shared"].concat()];
    let texts =
        files(root(), "").into_iter().filter_map(|path| Some(Source { text: fs::read_to_string(&path).ok()?, path }));
    check(texts.collect(), |source| {
        let mut found = Vec::new();
        for (line, text) in numbered(&source.text) {
            for needle in needles.iter().filter(|needle| text.contains(needle.as_str())) {
                found.push((line, format!("names {needle}")));
            }
        }
        Some(found)
    });
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let text = r##"use crate::a; // crate::b "c"
/* crate::d /* " */ */ fn f<'a>(x: &'a str) { g("crate::e \" // 中", '"', '\'', r#"f " 文"#, b'"'); }
use crate::{g::h, i::{j, k}}; let url = "http://x"; crate::l!();
"##;
    let source = Source { path: PathBuf::from("x.rs"), text: text.to_owned() };
    let named: Vec<(usize, String)> = names_after_crate(&source.code());
    let named: Vec<(usize, &str)> = named.iter().map(|(line, name)| (*line, name.as_str())).collect();
    assert_eq!(named, [(1, "a"), (3, "g"), (3, "i"), (3, "l")]);
    let literals = source.parts().1;
    assert_eq!(literals.len(), 6);
    assert_eq!(literals.iter().filter(|(line, text)| *line == 2 && text.chars().any(is_chinese)).count(), 2);
    assert!(source.code().contains("fn f<'a>(x: &'a str) { g("));
}

/// Runs a rule on every source; a rule answers with what it found (line, what), or `None` where it does not apply.
#[track_caller]
fn check(sources: Vec<Source>, rule: impl Fn(&Source) -> Option<Vec<(usize, String)>>) {
    let mut n_read = 0;
    let mut failures = Vec::new();
    for source in &sources {
        let Some(found) = rule(source) else { continue };
        n_read += 1;
        failures.extend(found.into_iter().map(|(line, what)| format!("{}:{line}: {what}", shown(&source.path))));
    }
    assert!(n_read > 10, "only {n_read} files were read: this rule looks in the wrong place");
    assert!(failures.is_empty(), "{} found\n{}", failures.len(), failures.join("\n"));
}

#[derive(Clone)]
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// The folder under src/; `None` for lib.rs and main.rs, and for programs, which stand outside the library.
    fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix(root().join("src")).ok()?;
        let first = inside.iter().next()?.to_str()?;
        if inside.iter().count() == 1 || first == "bin" { None } else { Some(first) }
    }

    /// The text with comments and literals blanked out, line by line where it was.
    fn code(&self) -> String {
        self.parts().0
    }

    /// Code, and the literals with their lines. The module of unit tests is left out, and nothing else.
    fn parts(&self) -> (String, Vec<(usize, String)>) {
        let text = without_unit_tests(&self.text);
        let (mut code, mut literals) = (String::new(), Vec::new());
        let mut rest = text.as_str();
        while let Some(next) = rest.chars().next() {
            let before = code.chars().next_back();
            let length = match Piece::at(rest, before) {
                Piece::Code => {
                    code.push(next);
                    next.len_utf8()
                }
                Piece::Comment(length) => {
                    code.extend(rest.get(..length).unwrap().chars().map(blank));
                    length
                }
                Piece::Literal(length) => {
                    let literal = rest.get(..length).unwrap();
                    literals.push((code.matches('\n').count() + 1, literal.to_owned()));
                    code.extend(literal.chars().map(blank));
                    length
                }
            };
            rest = rest.get(length..).unwrap();
        }
        (code, literals)
    }
}

/// The text with `mod tests {…}` blanked out, up to the first brace that stands at the start of a line.
fn without_unit_tests(text: &str) -> String {
    let Some((before, tests)) = text.split_once("\n#[cfg(test)]\nmod tests {\n") else { return text.to_owned() };
    let (tests, after) = tests.split_once("\n}\n").unwrap_or((tests, ""));
    // The head and the end had these newlines: every line stays where it was.
    format!("{before}\n\n\n{}\n\n{after}", tests.chars().map(blank).collect::<String>())
}

fn blank(c: char) -> char {
    if c == '\n' { '\n' } else { ' ' }
}

/// What a text begins with, and how many bytes of it.
enum Piece {
    Code,
    Comment(usize),
    Literal(usize),
}

impl Piece {
    fn at(text: &str, before: Option<char>) -> Self {
        let is_inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        if text.starts_with("//") {
            return Self::Comment(text.find('\n').unwrap_or(text.len()));
        }
        if text.starts_with("/*") {
            return Self::Comment(length_of_block_comment(text));
        }
        if text.starts_with('"') {
            return Self::Literal(length_until(text, '"'));
        }
        if text.starts_with('\'') {
            // 'x' and '\n' are characters, 'a without a second quote is a lifetime.
            let is_character = text.starts_with("'\\") || text.chars().nth(2) == Some('\'');
            return if is_character { Self::Literal(length_until(text, '\'')) } else { Self::Code };
        }
        if text.starts_with('r') && !is_inside_word || text.starts_with('r') && before == Some('b') {
            let hashes: String = text.chars().skip(1).take_while(|c| *c == '#').collect();
            let end = format!("\"{hashes}");
            if let Some(inside) = text.get(1 + hashes.len()..).and_then(|it| it.strip_prefix('"')) {
                let length = inside.find(&end).unwrap_or(inside.len());
                return Self::Literal((2 + hashes.len() + length + end.len()).min(text.len()));
            }
        }
        Self::Code
    }
}

/// Up to and with the closing quote; a backslash takes the next character with it.
fn length_until(text: &str, quote: char) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c == quote {
            return at + 1;
        }
    }
    text.len()
}

/// Block comments nest.
fn length_of_block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = rest.chars().next().map_or(1, char::len_utf8);
        match (rest.starts_with("/*"), rest.starts_with("*/")) {
            (true, _) => (depth, at) = (depth + 1, at + 2),
            (_, true) => (depth, at) = (depth.saturating_sub(1), at + 2),
            (false, false) => at += step,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The first name of every path that starts with `crate::`, those in braces too, with its line.
fn names_after_crate(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let line = code.get(..at).unwrap().matches('\n').count() + 1;
        let path = code.get(at + start.len()..).unwrap();
        let name = |path: &str| words(path).next().unwrap_or_default().to_owned();
        let Some(list) = path.strip_prefix('{') else {
            found.push((line, name(path)));
            continue;
        };
        let mut depth = 0_i32;
        let ends = |c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth < 0 || (depth == 0 && c == ',')
        };
        let mut whole = list.get(..length_of_list(list)).unwrap().split(ends);
        found.extend(whole.by_ref().filter(|path| !path.trim().is_empty()).map(|path| (line, name(path))));
    }
    found
}

/// Bytes before the brace that closes a list whose opening brace stands before `list`.
fn length_of_list(list: &str) -> usize {
    let mut depth = 0_i32;
    let closing = list.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '{') - i32::from(*c == '}');
        depth < 0
    });
    closing.map_or(list.len(), |(at, _)| at)
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(line_idx, line)| (line_idx + 1, line))
}

fn chinese_literals(source: &Source) -> Vec<(usize, String)> {
    let literals = source.parts().1.into_iter().filter(|(_, literal)| names_chinese(literal));
    literals.map(|(line, literal)| (line, format!("{literal} belongs into src/text"))).collect()
}

/// A literal as it is written says the same with `\u{5206}` as with 分.
fn names_chinese(literal: &str) -> bool {
    let escaped = |part: &str| {
        let digits = part.split('}').next()?.replace('_', "");
        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
    };
    literal.chars().any(is_chinese) || literal.split("\\u{").skip(1).filter_map(escaped).any(is_chinese)
}

/// Ideographs, their punctuation and full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn rust_files(folder: &str) -> Vec<Source> {
    let paths = files(&root().join(folder), "rs");
    paths.into_iter().map(|path| Source { text: fs::read_to_string(&path).unwrap(), path }).collect()
}

/// Every file below `folder` with this ending (any when empty), without what .gitignore names and what git keeps.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
    let ignored: Vec<PathBuf> = ignored.lines().map(|line| root().join(line.trim().trim_matches('/'))).collect();
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if ignored.contains(&path) || path.file_name().is_some_and(|name| name == ".git") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if ending.is_empty() || path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
