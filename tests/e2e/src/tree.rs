//! What screen readers are given of the page: Chromium's accessibility tree as indented text.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;

/// What says nothing by itself: its text is in the name of what holds it.
const SILENT: [&str; 5] = ["generic", "none", "InlineTextBox", "LineBreak", "paragraph"];

impl Browser {
    /// The accessibility tree: a role, a name and what is set about it on each line.
    pub async fn accessibility_tree(&self) -> String {
        let answer = self.chromium("Accessibility.getFullAXTree", json!({})).await;
        let nodes = answer.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
        let id = |node: &Value| node.get("nodeId").and_then(Value::as_str).unwrap_or_default().to_owned();
        let by_id: HashMap<String, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
        let mut lines = Vec::new();
        if let Some(root) = nodes.first() {
            push(root, &by_id, (0, ""), &mut lines);
        }
        lines.join("\n") + "\n"
    }

    /// The tree is as it was looked at: `tests/e2e/snapshots/{name}.txt`. Set `JIXIAO_UPDATE` to write it anew, and look at it.
    pub async fn assert_tree(&self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(format!("{name}.txt"));
        let tree = self.accessibility_tree().await;
        if env::var_os("JIXIAO_UPDATE").is_some() {
            fs::write(&path, &tree).expect("the snapshot can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let differs = tree.lines().zip(expected.lines()).enumerate().find(|(_, (is, was))| is != was);
        assert_eq!(tree, expected, "{name} first differs at {differs:?}");
    }
}

fn text<'a>(node: &'a Value, field: &str) -> &'a str {
    node.pointer(&format!("/{field}/value")).and_then(Value::as_str).unwrap_or_default()
}

/// `depth` and the name of what holds the node: a text that is that name is not said again.
fn push(node: &Value, by_id: &HashMap<String, &Value>, (depth, above): (usize, &str), lines: &mut Vec<String>) {
    let role = text(node, "role");
    // A label is the name of its field; what the status says depends on the moment and is held by a test of its own.
    if matches!(role, "LabelText" | "status") {
        return;
    }
    let is_ignored = node.get("ignored").and_then(Value::as_bool).unwrap_or_default();
    let is_said_above = role == "StaticText" && above.contains(text(node, "name").trim());
    let is_silent = is_ignored || is_said_above || SILENT.contains(&role);
    if !is_silent {
        let name: String = text(node, "name").split_whitespace().collect::<Vec<_>>().join(" ");
        let properties = node.get("properties").and_then(Value::as_array).cloned().unwrap_or_default();
        let told = properties.iter().filter_map(told).collect::<Vec<_>>().join(" ");
        let line = format!("{}{role} {name:?} {told}", "  ".repeat(depth));
        lines.push(line.trim_end().to_owned());
    }
    let children = node.get("childIds").and_then(Value::as_array).cloned().unwrap_or_default();
    let above = if is_silent { above } else { text(node, "name") };
    for child in children.iter().filter_map(|id| by_id.get(id.as_str().unwrap_or_default())) {
        push(child, by_id, (depth + usize::from(!is_silent), above), lines);
    }
}

/// What a screen reader says beside role and name.
fn told(property: &Value) -> Option<String> {
    let name = property.get("name").and_then(Value::as_str)?;
    let value = property.pointer("/value/value")?;
    let is_told = matches!(name, "expanded" | "checked" | "invalid" | "disabled" | "level" | "modal" | "required");
    (is_told && value != &json!("false") && (name == "expanded" || value != &json!(false)))
        .then(|| format!("{name}={value}"))
}
