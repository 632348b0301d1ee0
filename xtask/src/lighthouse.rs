//! Lighthouse on the release page, served compressed, as a phone on a slow network.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::shell::{command, run, say};
use crate::{dist, serve, tools};

/// Categories of the report with the aim of each, in hundredths as Lighthouse shows them.
const AIMS: [(&str, u32); 3] = [("performance", 98), ("accessibility", 100), ("best-practices", 100)];

/// Prints the scores beside their aims; below an aim is a failure of this command, and of nothing else: machines are noisy.
pub(crate) fn measure() -> Result<()> {
    tools::ensure_browser()?;
    let lighthouse = tools::lighthouse()?;
    dist::write()?;
    let page = serve::in_background()?;
    say("Measuring with Lighthouse");
    let report = "target/lighthouse.json";
    let mut measurement = command(&lighthouse);
    measurement.arg(&page).args(["--quiet", "--output=json", &format!("--output-path={report}")]);
    measurement.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu");
    measurement.arg("--only-categories=performance,accessibility,best-practices");
    measurement.env("CHROME_PATH", tools::chromium().context("no Chromium")?);
    run(&mut measurement)?;
    let text = fs::read_to_string(report).context("Lighthouse wrote no report")?;
    let mut below = Vec::new();
    for (category, aim) in AIMS {
        let score = score_of(&text, category).with_context(|| format!("the report has no score for {category}"))?;
        println!("{category:<16} {score:>4} (aim {aim})");
        if score < aim {
            below.push(category);
        }
    }
    if below.is_empty() { Ok(()) } else { bail!("below the aim: {}", below.join(", ")) }
}

/// The score of a category in hundredths.
fn score_of(report: &str, category: &str) -> Option<u32> {
    let report: serde_json::Value = serde_json::from_str(report).ok()?;
    // 0.98 as it is written: "0.98", "1", "0.9".
    let score = report.pointer(&format!("/categories/{category}/score"))?.to_string();
    let (whole, fraction) = score.split_once('.').unwrap_or((&score, ""));
    let hundredths: String = fraction.chars().chain("00".chars()).take(2).collect();
    Some(whole.parse::<u32>().ok()? * 100 + hundredths.parse::<u32>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::score_of;

    #[test]
    fn scores_are_read_as_they_are_written() {
        let report =
            r#"{"categories": {"a": {"score": 0.98}, "b": {"score": 1}, "c": {"score": 0.9}, "d": {"score": null}}}"#;
        let scores = ["a", "b", "c", "d", "e"].map(|category| score_of(report, category));
        assert_eq!(scores, [Some(98), Some(100), Some(90), None, None]);
    }
}
