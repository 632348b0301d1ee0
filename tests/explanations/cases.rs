//! Every case file as a sheet: one-leaf cases of the rules, published tables, boundaries.

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::indicator::{Indicator, Measure};
use jixiao::domain::score::{LeafScore, ScoreReport, Trace, score};
use jixiao::frameworks;
use jixiao::text::explanation;
use jixiao::text::language::Language;
use jixiao::wire::v1::read_sheet;
use serde_json::{Value, json};

pub(crate) const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// What the leaf of a rule's case is called.
pub(crate) const LEAF_NAME: &str = "某项指标";

/// A sheet and what is told of it.
pub(crate) struct Told {
    /// The file, below `tests/cases/`.
    pub(crate) file: String,
    pub(crate) sheet: Evaluation,
    pub(crate) report: ScoreReport,
    /// Every text that a person or the framework gave, the longest first.
    pub(crate) given: Vec<String>,
}

impl Told {
    /// Every leaf with its indicator.
    pub(crate) fn leaves(&self) -> Vec<(&LeafScore, &Indicator)> {
        let leaves = self.report.leaves().into_iter();
        leaves.map(|leaf| (leaf, self.sheet.framework.indicator(&leaf.id).unwrap())).collect()
    }

    /// Every scored leaf with its indicator and its trace.
    pub(crate) fn traces(&self) -> Vec<(&Trace, &Indicator)> {
        self.leaves().into_iter().filter_map(|(leaf, indicator)| Some((leaf.trace()?, indicator))).collect()
    }

    pub(crate) fn lines(&self, trace: &Trace, indicator: &Indicator, language: Language) -> Vec<String> {
        explanation::lines(trace, indicator, self.sheet.budget.unit, language)
    }
}

/// Every case there is. Those that the readers refuse are left to `tests/scoring.rs` and `tests/sheets.rs`.
pub(crate) fn all() -> Vec<Told> {
    let mut files = Vec::new();
    for folder in fs::read_dir(folder().join("rules")).unwrap() {
        files.extend(files_in(&folder.unwrap().path()));
    }
    files.extend(files_in(&folder().join("published")));
    files.extend(files_in(&folder().join("boundaries")));
    files.sort();
    let told: Vec<Told> = files.iter().filter_map(|file| told(file)).collect();
    assert!(told.len() >= 450, "only {} cases were found", told.len());
    told
}

/// The one case in this file below `tests/cases/`.
pub(crate) fn one(file: &str) -> Told {
    told(&folder().join(file)).unwrap()
}

fn told(file: &Path) -> Option<Told> {
    let case: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let json = if case.get("rule").is_some() { one_leaf(&case) } else { whole(&case) };
    let sheet = if json.is_null() { frameworks::example() } else { read_sheet(&json.to_string(), frameworks::find) };
    let sheet = sheet.ok()?;
    let mut given = Vec::new();
    list_texts(&json, &mut given);
    for indicator in sheet.framework.indicators() {
        given.extend([indicator.name.clone(), sheet.entry(&indicator.id).reason.clone()]);
        if let Measure::Quantity { unit, .. } | Measure::Count { unit } = &indicator.measure {
            given.push(unit.clone());
        }
    }
    given.extend(sheet.framework.categories().into_iter().map(|group| group.name.clone()));
    given.extend(sheet.framework.grade_bands.iter().map(|band| band.name.clone()));
    given.retain(|text| !text.is_empty());
    given.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let report = score(&sheet);
    let file = file.strip_prefix(folder()).unwrap().display().to_string();
    Some(Told { file, sheet, report, given })
}

/// A rule's case as a sheet on a framework of one leaf. Only a bonus dimension takes a bonus rule.
fn one_leaf(case: &Value) -> Value {
    let is_bonus = case["rule"].get("bonus").is_some();
    let provenance = json!({"kind": "user", "note": "case"});
    let framework = json!({
        "id": "one-leaf", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021,
        "score_decimals": case.get("score_decimals").unwrap_or(&json!(2)),
        "rate_decimals": case["rate_decimals"], "grade_bands": [],
        "dimensions": [{
            "id": "group", "name": "某一类", "weight": case["weight"], "weight_provenance": provenance,
            "is_bonus": is_bonus,
            "children": [{
                "id": "leaf", "name": LEAF_NAME, "weight": case["weight"], "weight_provenance": provenance,
                "measure": case["measure"], "target": case["target"], "rule": case["rule"],
                "rule_provenance": provenance,
            }],
        }],
    });
    let no_money = json!({"shown_in": "ten_thousand_yuan", "department": {}, "projects": []});
    json!({
        "format": "jixiao-sheet", "version": 1, "framework": framework, "name": "",
        "entries": {"leaf": case["entry"]}, "budget": case.get("budget").unwrap_or(&no_money),
        "progress": case["progress"],
    })
}

/// A whole sheet; null stands for the example.
fn whole(case: &Value) -> Value {
    if case["sheet"] == json!("example") {
        return Value::Null;
    }
    let mut sheet = case["sheet"].clone();
    sheet["format"] = json!("jixiao-sheet");
    sheet["version"] = json!(1);
    sheet["framework"] = case["framework"].clone();
    sheet
}

fn list_texts(json: &Value, texts: &mut Vec<String>) {
    match json {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| list_texts(item, texts)),
        Value::Object(fields) => fields.values().for_each(|value| list_texts(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}
