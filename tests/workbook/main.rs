//! Workbooks worked out by LibreOffice: every score, sum and total is what the page gives, for every rule, with nothing in the file but
//! formulas and what was filled in. Run by `cargo xtask test office`, which gets LibreOffice.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod saved_again;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use jixiao::domain::amount::Amount;
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::exact::Exact;
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::{Indicator, Measure, Target};
use jixiao::domain::rules::Rule;
use jixiao::domain::score::{Outcome, score};
use jixiao::exchange::workbook::{Results, workbook};
use jixiao::frameworks::{self, FRAMEWORKS};
use jixiao::text::language::Language;
use jixiao::wire::v1::{read_framework, read_sheet};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// How many scoring rules there are.
const N_RULES: usize = 14;

/// A folder that is this test's alone.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Makes LibreOffice work out every formula when it opens a file, whatever the file says.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The first sheet of each workbook in the folder as rows of cells, worked out by LibreOffice.
fn worked_out(folder: &Path, names: &[String]) -> Vec<Vec<Vec<String>>> {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    // It opens no more than some two hundred files at once.
    for batch in names.chunks(100) {
        let mut office = Command::new("soffice");
        office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
        office.args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
            "--outdir",
        ]);
        office.arg(folder).args(batch.iter().map(|name| folder.join(format!("{name}.xlsx"))));
        let done = office.output().expect("LibreOffice: apt-get install libreoffice-calc-nogui");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    names.iter().map(|name| rows(&fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap())).collect()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut rows, mut row, mut field) = (csv.as_bytes(), Vec::new(), Vec::new(), Vec::new());
    loop {
        let mut out = [0; 4096];
        let (result, read, written) = reader.read_field(rest, &mut out);
        rest = &rest[read..];
        field.extend_from_slice(&out[..written]);
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8(std::mem::take(&mut field)).unwrap());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}

/// Where what was worked out is not what the page gives: every indicator's score in its order, and the total.
fn difference(name: &str, sheet: &Evaluation, rows: &[Vec<String>]) -> Option<String> {
    let report = score(sheet);
    let number = |text: &str| Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok();
    let body: Vec<&Vec<String>> = rows.iter().skip(3).filter(|row| row.len() > 6).collect();
    let leaves: Vec<&&Vec<String>> = body.iter().filter(|row| !row[2].is_empty()).collect();
    let indicators = sheet.framework.indicators();
    assert_eq!(leaves.len(), indicators.len(), "{name}");
    for ((row, leaf), indicator) in leaves.iter().zip(report.leaves()).zip(indicators) {
        let found = number(&row[6]).map(|found| found.normalize());
        let expected = match &leaf.outcome {
            Outcome::Scored(trace) => Some(trace.score.value().normalize()),
            Outcome::Pending(_) | Outcome::Excluded(_) => None,
        };
        if found != expected {
            return Some(format!("{name}, {}: {found:?} instead of {expected:?}, {row:?}", indicator.id));
        }
    }
    let total = body.iter().find(|row| row[0] == "总分").and_then(|row| number(&row[6]));
    let expected = report.total.value();
    (total != Some(expected)).then(|| format!("{name}: a total of {total:?} instead of {expected}"))
}

/// Something in every cell that a rule looks at, another thing for each variant.
fn filled(indicator: &Indicator, variant: usize, position: usize) -> Entry {
    let varied = Decimal::from((variant * 37 + position * 13) % 125);
    let mut entry = Entry::default();
    if indicator.target == Target::Entered {
        entry.target = Some(Decimal::from(80));
        entry.target_words = "印发制度".to_owned();
    }
    match (&indicator.rule, &indicator.measure) {
        (Rule::YesNo(_), _) => {
            entry.choice = if (variant + position).is_multiple_of(3) { "no" } else { "yes" }.to_owned()
        }
        (Rule::Checklist(list), _) => {
            entry.items = list.items.iter().enumerate().map(|(nth, it)| (it.id.clone(), nth != variant)).collect();
        }
        (Rule::Grade(grade), _) => {
            let picked = &grade.grades[(variant + position) % grade.grades.len()];
            picked.id.clone_into(&mut entry.choice);
            if picked.percent.single().is_none() {
                let percent = picked.percent.lower.or(picked.percent.upper).map_or(Decimal::ZERO, |bound| bound.at);
                entry.actual = Some(two_decimals(indicator.weight.value() * percent / Decimal::ONE_HUNDRED));
            }
        }
        (_, Measure::Ratio(_)) if !position.is_multiple_of(4) => {
            entry.part = Some(varied);
            entry.whole = Some(Decimal::from(97));
        }
        (_, Measure::Count { .. }) => entry.actual = Some(Decimal::from((variant + position) % 4)),
        (Rule::Bonus(_), _) => entry.actual = Some(Decimal::from(variant) - Decimal::ONE),
        (Rule::Direct(_), _) => entry.actual = Some(two_decimals(indicator.weight.value() * Decimal::new(7, 1))),
        _ => entry.actual = Some(varied + Decimal::new(25, 2)),
    }
    entry
}

fn two_decimals(value: Decimal) -> Decimal {
    Exact::new(value).round(2).unwrap()
}

fn sheet(reference: &str, variant: usize) -> Evaluation {
    let framework = frameworks::find(reference).unwrap();
    let mut sheet = Evaluation::blank(framework.clone());
    for (position, indicator) in framework.indicators().into_iter().enumerate() {
        let mut entry = filled(indicator, variant, position);
        // Some are left open, some don't apply.
        entry.not_applicable = framework.not_applicable.is_some() && variant == 2 && position % 5 == 1;
        if !(variant == 1 && position % 7 == 3) {
            sheet.entries.change(&indicator.id, |it| *it = entry);
        }
    }
    for group in framework.categories() {
        if let (jixiao::domain::framework::Assessed::OneOf, Some(first)) = (group.assessed, group.children.first()) {
            sheet.entries.change(&group.id, |it| it.choice = first.id().as_str().to_owned());
        }
    }
    let yuan = |value: usize| Amount::from_yuan(Decimal::from(value)).ok();
    sheet.budget.department.adjusted_budget = yuan(1_000_000);
    sheet.budget.department.executed = yuan([985_300, 623_456, 1_020_000][variant]);
    if variant == 0 {
        sheet.progress.annual_budget = yuan(1_200_000);
        for (month, slot) in sheet.progress.month_end_executed.iter_mut().enumerate() {
            *slot = yuan((month + 1) * 91_000 + 137);
        }
    }
    sheet
}

#[test]
fn every_framework_is_worked_out_as_the_page_does() {
    let folder = folder("workbooks");
    let mut sheets: Vec<(String, Evaluation)> = vec![("seed".to_owned(), frameworks::example().unwrap())];
    for data in FRAMEWORKS {
        for variant in 0..3 {
            sheets.push((format!("{}-{variant}", data.reference.replace('@', "-")), sheet(data.reference, variant)));
        }
    }
    for (name, sheet) in &sheets {
        let bytes = workbook(sheet, &score(sheet), Language::Chinese, Results::Nothing).unwrap();
        fs::write(folder.join(format!("{name}.xlsx")), bytes).unwrap();
    }
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let mut rules = Vec::new();
    for ((name, sheet), rows) in sheets.iter().zip(worked_out(&folder, &names)) {
        assert_eq!(difference(name, sheet, &rows), None);
        for (indicator, leaf) in sheet.framework.indicators().into_iter().zip(score(sheet).leaves()) {
            let rule = std::mem::discriminant(&indicator.rule);
            if leaf.trace().is_some() && !rules.contains(&rule) {
                rules.push(rule);
            }
        }
    }
    assert_eq!(rules.len(), N_RULES, "not every rule was worked out");
}

/// The hand-worked cases of every rule (`tests/cases/rules`), with all that a rule can be told, at and beside every bound.
#[test]
fn every_case_of_every_rule_is_worked_out_as_by_hand() {
    let folder = folder("cases");
    let mut sheets: Vec<(String, Evaluation)> = Vec::new();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    for rule in fs::read_dir(cases).unwrap() {
        let rule = rule.unwrap().path();
        for file in fs::read_dir(&rule).unwrap() {
            let file = file.unwrap().path();
            let name = format!("{}-{}", rule.file_name().unwrap().display(), file.file_stem().unwrap().display());
            let case: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            if !is_beyond_binary(&case) {
                sheets.push((name, of_case(&case)));
            }
        }
    }
    assert!(sheets.len() > 250, "{} cases", sheets.len());
    for (name, sheet) in &sheets {
        let bytes = workbook(sheet, &score(sheet), Language::Chinese, Results::Nothing).unwrap();
        fs::write(folder.join(format!("{name}.xlsx")), bytes).unwrap();
    }
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let found = worked_out(&folder, &names);
    let wrong = sheets.iter().zip(&found).filter_map(|((name, sheet), rows)| difference(name, sheet, rows));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), sheets.len(), wrong.join("\n"));
}

/// Whether a case has a number that a spreadsheet can't hold: more than fifteen digits, or finer than nine decimals.
fn is_beyond_binary(value: &Value) -> bool {
    match value {
        Value::String(text) => Decimal::from_str_exact(text)
            .is_ok_and(|number| number.scale() > 8 || number.mantissa().unsigned_abs() > 10_u128.pow(14)),
        Value::Array(list) => list.iter().any(is_beyond_binary),
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "expected").any(|(_, value)| is_beyond_binary(value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A case as a sheet of one indicator.
fn of_case(case: &Value) -> Evaluation {
    let source = json!({"kind": "user", "note": ""});
    let mut leaf = json!({
        "id": "leaf", "name": "leaf", "weight": case["weight"], "weight_provenance": source,
        "measure": case["measure"], "rule": case["rule"], "rule_provenance": source,
    });
    if let (Some(target), Some(leaf)) = (case.get("target"), leaf.as_object_mut()) {
        leaf.insert("target".to_owned(), target.clone());
    }
    let decimals = case.get("score_decimals").cloned().unwrap_or(json!(2));
    let framework = json!({
        "id": "one-leaf", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021,
        "score_decimals": decimals, "rate_decimals": case.get("rate_decimals"), "grade_bands": [],
        "dimensions": [{
            "id": "dimension", "name": "dimension", "weight": case["weight"], "weight_provenance": source,
            "is_bonus": case["rule"].get("bonus").is_some(), "children": [leaf],
        }],
    });
    let framework = Arc::new(read_framework(&framework.to_string()).unwrap());
    let no_money = json!({"shown_in": "ten_thousand_yuan", "department": {}, "projects": []});
    let sheet = json!({
        "format": "jixiao-sheet", "version": 1, "framework": "one-leaf@1", "name": "",
        "entries": {"leaf": case["entry"]},
        "budget": case.get("budget").cloned().unwrap_or(no_money),
        "progress": case.get("progress").cloned().unwrap_or(json!({})),
    });
    read_sheet(&sheet.to_string(), |_| Ok(Arc::clone(&framework))).unwrap()
}

/// What a filer types can't run: every text comes back as the text it is.
#[test]
fn no_text_becomes_a_formula() {
    let folder = folder("hostile");
    let mut sheet = frameworks::example().unwrap();
    let hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"x\")", "<b>&amp;\"'"];
    let ids: Vec<NodeId> = sheet.framework.indicators().iter().map(|it| it.id.clone()).collect();
    for (id, text) in ids.iter().zip(hostile) {
        sheet.entries.change(id, |entry| text.clone_into(&mut entry.evidence));
    }
    let bytes = workbook(&sheet, &score(&sheet), Language::Chinese, Results::Nothing).unwrap();
    fs::write(folder.join("hostile.xlsx"), bytes).unwrap();
    let rows = worked_out(&folder, &["hostile".to_owned()]).remove(0);
    let found: Vec<&str> = rows.iter().filter_map(|row| row.get(9)).map(String::as_str).collect();
    for text in hostile {
        assert!(found.contains(&text), "{text} is not among {found:?}");
    }
}
