//! One leaf, one rule, one hand-worked answer: every file under `cases/rules/<rule>/` is a case, and a new case is a
//! new file. Each goes through the file formats, so that the wire layer is held to the same answers; the case's
//! `source` shows the working that a person can redo.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::exact::Exact;
use jixiao::domain::score::{Flag, Limit, Outcome, Trace, score};
use jixiao::wire::WireError;
use jixiao::wire::v1::{flag_code, gap_code, read_framework, read_sheet, write_sheet};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

/// The rules there are; each has a folder of cases.
const RULES: [&str; 14] = [
    "average_rate",
    "bands",
    "bonus",
    "checklist",
    "coefficient",
    "direct",
    "equal",
    "execution",
    "grade",
    "per_occurrence",
    "proportional",
    "reverse",
    "steps",
    "yes_no",
];

/// Fewer cases than this for a rule means that the folder was not found, not that the rule is simple.
const FEWEST_CASES_OF_A_RULE: usize = 6;

#[test]
fn every_case_scores_as_worked_out_by_hand() {
    let mut failures = Vec::new();
    for rule in RULES {
        let files = case_files(rule);
        if files.len() < FEWEST_CASES_OF_A_RULE {
            failures.push(format!("{rule}: only {} cases found", files.len()));
        }
        for file in files {
            if let Err(problem) = check(rule, &file) {
                failures.push(format!("{}: {problem}", file.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_folder_of_cases_belongs_to_a_rule() {
    let mut folders: Vec<String> =
        fs::read_dir(cases_folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, RULES);
}

/// A case file. Measure, target, rule, entry, budget and progress stand as they do in frameworks and sheets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    source: String,
    weight: String,
    /// Decimals the framework rounds to.
    #[serde(default = "two")]
    score_decimals: u32,
    /// Decimals of a per cent the framework rounds rates to first.
    rate_decimals: Option<u32>,
    measure: Value,
    target: Option<Value>,
    rule: Value,
    entry: Value,
    budget: Option<Value>,
    progress: Option<Value>,
    expected: Expected,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Expected {
    Pending(Pending),
    Scored(Scored),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pending {
    pending: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scored {
    score: Number,
    deduction: Number,
    unrounded: Unrounded,
    /// The end that held it, if one did.
    limit: Option<String>,
    /// All of them, in any order; absent when there is none.
    #[serde(default)]
    flags: Vec<String>,
}

/// Points: compared as numbers, so that a case may say 1.8 or 1.80.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Number(Decimal);

impl TryFrom<String> for Number {
    type Error = rust_decimal::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Decimal::from_str_exact(&text).map(Self)
    }
}

/// What the formula gives before rounding: the exact decimal, or the leading digits of one without end.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Unrounded {
    Exact(Number),
    Leading { cut: Number, decimals: u32 },
}

fn two() -> u32 {
    2
}

fn check(rule: &str, file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let case: Case = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if case.why.is_empty() || case.source.is_empty() {
        return Err("a case says why it is there and how it was worked out".to_owned());
    }
    if case.rule.get(rule).is_none() {
        return Err(format!("lies in the folder of {rule}, but its rule is {}", case.rule));
    }
    let evaluation = read(&case)?;
    let report = score(&evaluation);
    let [leaf] = report.leaves()[..] else { return Err("not one leaf".to_owned()) };
    compare(&leaf.outcome, &case.expected)?;
    // What is written and read again scores the same.
    let again = read_sheet(&write_sheet(&evaluation), |_| Ok(Arc::clone(&evaluation.framework)));
    let again = again.map_err(|errors| format!("written and read again: {}", shown(&errors)))?;
    if again != evaluation || score(&again) != report {
        return Err("written and read again, it is another sheet".to_owned());
    }
    Ok(())
}

/// The case as a sheet on a framework of one leaf, read from the formats that people's files have.
fn read(case: &Case) -> Result<Evaluation, String> {
    let provenance = json!({"kind": "user", "note": case.source});
    let mut leaf = json!({
        "id": "leaf", "name": "leaf", "weight": case.weight, "weight_provenance": provenance,
        "measure": case.measure, "rule": case.rule, "rule_provenance": provenance,
    });
    if let (Some(target), Some(leaf)) = (&case.target, leaf.as_object_mut()) {
        leaf.insert("target".to_owned(), target.clone());
    }
    let framework = json!({
        "id": "one-leaf", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021,
        "score_decimals": case.score_decimals, "rate_decimals": case.rate_decimals, "grade_bands": [],
        "dimensions": [{
            "id": "dimension", "name": "dimension", "weight": case.weight, "weight_provenance": provenance,
            "is_bonus": case.rule.get("bonus").is_some(), "children": [leaf],
        }],
    });
    let framework =
        read_framework(&framework.to_string()).map_err(|errors| format!("framework: {}", shown(&errors)))?;
    let no_money = json!({"shown_in": "ten_thousand_yuan", "department": {}, "projects": []});
    let sheet = json!({
        "format": "jixiao-sheet", "version": 1, "framework": "one-leaf@1", "name": "",
        "entries": {"leaf": case.entry},
        "budget": case.budget.clone().unwrap_or(no_money),
        "progress": case.progress.clone().unwrap_or(json!({})),
    });
    read_sheet(&sheet.to_string(), |_| Ok(Arc::new(framework.clone())))
        .map_err(|errors| format!("sheet: {}", shown(&errors)))
}

fn compare(outcome: &Outcome, expected: &Expected) -> Result<(), String> {
    let found = match (outcome, expected) {
        (Outcome::Pending(gaps), _) => {
            Expected::Pending(Pending { pending: gaps.iter().map(|gap| gap_code(*gap).to_owned()).collect() })
        }
        (Outcome::Scored(trace), Expected::Scored(expected)) => Expected::Scored(scored(trace, expected)?),
        (Outcome::Excluded(exclusion), _) => return Err(format!("left out: {exclusion:?}")),
        (Outcome::Scored(trace), Expected::Pending(pending)) => {
            return Err(format!("expected {pending:?}, found a score of {}", trace.score.value()));
        }
    };
    if found == *expected { Ok(()) } else { Err(format!("expected {expected:?}, found {found:?}")) }
}

/// The trace in the case's words. The unrounded value is compared here: most of them can't be written down.
fn scored(trace: &Trace, expected: &Scored) -> Result<Scored, String> {
    let unrounded = match &expected.unrounded {
        Unrounded::Exact(value) => {
            if trace.unrounded != Exact::new(value.0) {
                return Err(format!("expected unrounded {}, found {:?}", value.0, trace.unrounded.cut(10)));
            }
            Unrounded::Exact(Number(value.0))
        }
        Unrounded::Leading { decimals, .. } => {
            let cut = trace.unrounded.cut(*decimals).ok_or("beyond what can be printed")?;
            if cut.is_whole {
                return Err(format!("expected digits without end, found {}", cut.value));
            }
            Unrounded::Leading { cut: Number(cut.value), decimals: *decimals }
        }
    };
    let mut flags: Vec<String> = trace.flags.iter().map(name_of_flag).collect();
    flags.sort_by_key(|flag| expected.flags.iter().position(|it| it == flag));
    Ok(Scored {
        score: Number(trace.score.value()),
        deduction: Number(trace.deduction.value()),
        unrounded,
        limit: trace.limit.map(|limit| {
            match limit {
                Limit::Highest(_) => "highest",
                Limit::Lowest(_) => "lowest",
            }
            .to_owned()
        }),
        flags,
    })
}

fn shown(errors: &[WireError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<String>>().join("; ")
}

fn name_of_flag(flag: &Flag) -> String {
    match flag {
        Flag::TypedRateDiffers { typed, worked_out } => {
            format!("{} {typed} {}", flag_code(flag), worked_out.round(2).unwrap_or_default())
        }
        Flag::AboveFull
        | Flag::OverTarget { .. }
        | Flag::AboveTarget
        | Flag::TargetNotPositive
        | Flag::OutOfRange
        | Flag::ReasonMissing => flag_code(flag).to_owned(),
    }
}

fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules")
}

fn case_files(rule: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(cases_folder().join(rule)) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
