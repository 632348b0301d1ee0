//! Checks of a whole page: axe-core on what is there, html-validate on its markup.

use std::env;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::browser::Browser;

impl Browser {
    /// What axe-core finds wrong: rule, help and place of each.
    pub async fn violations(&self) -> Vec<String> {
        let path = env::var("JIXIAO_AXE").expect("JIXIAO_AXE is set: run cargo xtask test e2e");
        let axe = fs::read_to_string(path).expect("axe-core can be read");
        // Run from the driver, which the page's own rules about scripts don't bind.
        self.script(&format!("if (!window.axe) {{ {axe} }}"), &[]).await;
        let found = self.script_async(RUN_AXE).await;
        let found = found.as_array().unwrap_or_else(|| panic!("axe-core did not answer: {found}"));
        found.iter().map(|violation| violation.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Nothing is found wrong on the page as it is.
    pub async fn assert_accessible(&self, state: &str) {
        let found = self.violations().await;
        assert!(found.is_empty(), "{state}:\n{}", found.join("\n"));
    }

    /// The markup as it stands in the page is valid.
    pub async fn assert_valid_html(&self, state: &str) {
        let program = env::var("JIXIAO_HTML_VALIDATE").expect("JIXIAO_HTML_VALIDATE is set: run cargo xtask test e2e");
        let html = self.script("return '<!DOCTYPE html>\\n' + document.documentElement.outerHTML", &[]).await;
        let name: String = state.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let path = env::temp_dir().join(format!("jixiao-{}-{name}.html", std::process::id()));
        fs::write(&path, html.as_str().unwrap_or_default()).expect("a file can be written");
        let config = concat!(env!("CARGO_MANIFEST_DIR"), "/htmlvalidate.json");
        let answer = Command::new(program).arg("--config").arg(config).arg(&path).output();
        let answer = answer.expect("html-validate starts");
        let _ = fs::remove_file(&path);
        let said = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
        assert!(answer.status.success(), "{state}:\n{said}");
    }

    async fn script_async(&self, script: &str) -> Value {
        self.client().execute_async(script, Vec::new()).await.expect("the script runs")
    }
}

/// WCAG 2.2 A and AA, and what axe-core calls best practice.
const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    window.axe.run(document, {resultTypes: ['violations']})
        .then(result => done(result.violations.map(violation =>
            violation.id + ': ' + violation.help + ' — ' +
            violation.nodes.slice(0, 4).map(node => node.target.join(' ') + ' ' + (node.any[0] || node.all[0] || node.none[0] || {message: ''}).message).join(' | '))))
        .catch(error => done(['axe-core failed: ' + error]))";
