//! The colours of styles/tokens.css: the lists that stand twice are the same, and text can be read on every ground.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, reason = "a test may stop at once, and contrast is no score")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Tokens = BTreeMap<String, String>;

/// The declarations of the block that begins with `selector`.
fn block(selector: &str) -> Tokens {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("styles/tokens.css")).unwrap();
    let begin = text.find(&format!("{selector} {{")).unwrap_or_else(|| panic!("no block {selector}"));
    let body = text[begin..].split_once('{').unwrap().1.split_once('}').unwrap().0;
    let declarations = body.split(';').filter_map(|line| line.split_once(':'));
    declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// The light colours with those of a theme over them.
fn theme(selector: &str) -> Tokens {
    let mut tokens = block("  :root");
    tokens.extend(block(selector));
    tokens
}

/// Relative luminance as WCAG defines it, of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |position: usize| {
        let value = f64::from(u8::from_str_radix(&colour[position..position + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn a_chosen_theme_has_the_colours_of_the_system_s() {
    let of_system = block(r#":root:not([data-theme="light"], [data-theme="contrast"])"#);
    assert_eq!(of_system, block(r#":root[data-theme="dark"]"#));
    let of_system = block(r#":root:not([data-theme="light"], [data-theme="dark"])"#);
    assert_eq!(of_system, block(r#":root[data-theme="contrast"]"#));
}

#[test]
fn every_theme_can_be_read() {
    for selector in [r#":root[data-theme="light"]"#, r#":root[data-theme="dark"]"#, r#":root[data-theme="contrast"]"#] {
        let tokens = theme(selector);
        let grounds = ["--ground", "--surface", "--surface-raised", "--surface-field"];
        for text in ["--text", "--text-quiet", "--accent", "--lost", "--pending", "--fine"] {
            for ground in grounds {
                let ratio = contrast(&tokens[text], &tokens[ground]);
                assert!(ratio >= 7.0, "{selector}: {text} on {ground} has {ratio:.2}:1");
            }
        }
        for (text, ground) in
            [("--lost", "--lost-ground"), ("--pending", "--pending-ground"), ("--on-accent", "--accent")]
        {
            let ratio = contrast(&tokens[text], &tokens[ground]);
            assert!(ratio >= 7.0, "{selector}: {text} on {ground} has {ratio:.2}:1");
        }
        for ground in grounds {
            let ratio = contrast(&tokens["--line-field"], &tokens[ground]);
            assert!(ratio >= 3.0, "{selector}: --line-field on {ground} has {ratio:.2}:1");
        }
    }
}
