//! The headers that a server should send with the site: `serve` sends them, and docs/hosting.md lists the same ones.

use std::fs;

use anyhow::{Context, Result};

/// What keeps the page closed, beside its Content-Security-Policy.
const SECURITY: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
];

/// What a page can't say about itself in a meta element.
const ONLY_AS_A_HEADER: &str = "; frame-ancestors 'none'";

/// Cached for a year: the name changes with the content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for again each time.
const ASK_AGAIN: &str = "no-cache";

/// The same for every file: name and value.
pub(crate) fn for_every_file() -> Result<Vec<(&'static str, String)>> {
    let page = fs::read_to_string("index.html").context("cannot read index.html")?;
    let mut headers = vec![("Content-Security-Policy", policy(&page)? + ONLY_AS_A_HEADER)];
    headers.extend(SECURITY.map(|(name, value)| (name, value.to_owned())));
    Ok(headers)
}

/// The policy that the page gives itself.
pub(crate) fn policy(page: &str) -> Result<String> {
    let start = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = start.and_then(|(_, rest)| rest.split_once('"')).map(|(policy, _)| policy.to_owned());
    policy.context("index.html has no Content-Security-Policy")
}

/// How long a file may be kept. The page, sw.js and what has a plain name is asked for each time.
pub(crate) fn cache_control(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let has_digest =
        name.split(['-', '.', '_']).any(|part| part.len() == 16 && part.chars().all(|c| c.is_ascii_hexdigit()));
    if has_digest { FOR_EVER } else { ASK_AGAIN }
}

/// What a file is, by its ending.
pub(crate) fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let known = TYPES.into_iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, content_type)| content_type)
}

/// Every ending that the site has.
const TYPES: [(&str, &str); 8] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTING: &str = include_str!("../../docs/hosting.md");

    #[test]
    fn the_page_for_those_who_host_it_lists_the_same_headers() {
        let page = include_str!("../../index.html");
        let policy = policy(page).expect("the page has one") + ONLY_AS_A_HEADER;
        let security = SECURITY.into_iter().chain([("Content-Security-Policy", policy.as_str())]);
        for (name, value) in security {
            for line in [format!("add_header {name} \"{value}\""), format!("Header always set {name} \"{value}\"")] {
                assert!(HOSTING.contains(&line), "docs/hosting.md has no line with: {line}");
            }
            let iis = format!("<add name=\"{name}\" value=\"{value}\" />");
            assert!(HOSTING.contains(&iis), "docs/hosting.md has no line with: {iis}");
        }
        for value in [FOR_EVER, ASK_AGAIN] {
            assert!(HOSTING.contains(value), "docs/hosting.md does not say: {value}");
        }
        for (ending, content_type) in TYPES {
            let kind = content_type.split(';').next().unwrap_or_default();
            assert!(
                HOSTING.contains(&format!("| `.{ending}` | `{kind}` |")),
                "docs/hosting.md has no {ending}: {kind}"
            );
        }
    }

    #[test]
    fn only_names_that_change_with_their_content_are_kept() {
        for name in [
            "/boot-e8c3df5c58373148.js",
            "/jixiao-1f2460d159636fec_bg.wasm",
            "/jixiao-1f2460d159636fec_split_panels.wasm",
        ] {
            assert_eq!(cache_control(name), FOR_EVER, "{name}");
        }
        for name in ["/", "/sw.js", "/frameworks/mof-2013-53-department@1.json", "/install/manifest.webmanifest"] {
            assert_eq!(cache_control(name), ASK_AGAIN, "{name}");
        }
    }
}
