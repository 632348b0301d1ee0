//! Whole sheets with known answers: tables that offices published, boundaries worked out by hand, and the vectors the
//! project was started with. Each goes through the file formats. Where our points differ from the published ones, the
//! case says why.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Assessed, Category, Node, Standing};
use jixiao::domain::grade::Grade;
use jixiao::domain::points::Points;
use jixiao::domain::score::{GroupScore, LeafScore, NodeScore, Outcome, ScoreReport, score};
use jixiao::frameworks;
use jixiao::wire::WireError;
use jixiao::wire::v1::{read_sheet, write_sheet};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

/// Fewer files than this mean that the folder was not found, or that a case got lost.
const LEAST_PUBLISHED: usize = 8;
const LEAST_BOUNDARIES: usize = 70;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    source: String,
    notes: Option<String>,
    framework: Value,
    sheet: Value,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rows: Vec<Row>,
    #[serde(default)]
    groups: Vec<Row>,
    total: String,
    published_total: Option<String>,
    /// `None`: not checked.
    grade: Option<String>,
    published_grade: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    /// `None`: pending or left out.
    score: Option<String>,
    published: Option<String>,
    why: Option<String>,
}

#[test]
fn published_tables_score_as_worked_out_by_hand() {
    check_folder("published", LEAST_PUBLISHED);
}

#[test]
fn boundaries_score_as_worked_out_by_hand() {
    check_folder("boundaries", LEAST_BOUNDARIES);
}

#[test]
fn a_published_case_says_where_it_stands_and_how_it_was_read() {
    for file in files("published") {
        let case = case(&file).unwrap();
        assert!(case.notes.is_some_and(|notes| !notes.is_empty()), "{}: no notes", file.display());
    }
}

#[track_caller]
fn check_folder(folder: &str, least: usize) {
    let files = files(folder);
    assert!(files.len() >= least, "only {} files in {folder}", files.len());
    let mut failures = Vec::new();
    for file in files {
        if let Err(problems) = check(&file) {
            failures.extend(problems.into_iter().map(|problem| format!("{}: {problem}", file.display())));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

fn check(file: &Path) -> Result<(), Vec<String>> {
    let case = case(file).map_err(|problem| vec![problem])?;
    let evaluation = evaluation(&case).map_err(|problem| vec![problem])?;
    let report = score(&evaluation);
    let mut problems = compare(&case.expected, &report);
    problems.extend(case.expected.rows.iter().filter_map(unexplained));
    if case.why.is_empty() || case.source.is_empty() {
        problems.push("a case says why it is there and where it comes from".to_owned());
    }
    let Expected { rows, total, published_total, grade, published_grade, .. } = &case.expected;
    let is_other_total = published_total.as_ref().is_some_and(|published| decimal(published) != decimal(total));
    let is_other_grade = published_grade.is_some() && grade.is_some() && published_grade != grade;
    if (is_other_total || is_other_grade) && rows.iter().all(|row| row.why.is_none()) {
        problems.push(format!("{published_total:?} and {published_grade:?} were published, and no row says why"));
    }
    problems.extend(wrong_sums(&evaluation, &report));
    // What is written and read again scores the same.
    match read_sheet(&write_sheet(&evaluation), |_| Ok(Arc::clone(&evaluation.framework))) {
        Ok(again) if again == evaluation && score(&again) == report => {}
        Ok(_) => problems.push("written and read again, it is another sheet".to_owned()),
        Err(errors) => problems.push(format!("written and read again: {}", shown(&errors))),
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn compare(expected: &Expected, report: &ScoreReport) -> Vec<String> {
    let mut problems = Vec::new();
    let leaves = report.leaves();
    for row in &expected.rows {
        let Some(leaf) = leaves.iter().find(|leaf| leaf.id.as_str() == row.id) else {
            problems.push(format!("no indicator {}", row.id));
            continue;
        };
        let found = leaf.trace().map(|trace| trace.score.value());
        if found != row.score.as_deref().map(decimal) {
            problems.push(format!("{}: expected {:?}, found {found:?} ({:?})", row.id, row.score, leaf.outcome));
        }
    }
    // What has points stands in a row; the report behind the seed prints its groups alone.
    let is_listed =
        |leaf: &LeafScore| expected.rows.is_empty() || expected.rows.iter().any(|row| row.id == leaf.id.as_str());
    for leaf in leaves.into_iter().filter(|leaf| leaf.trace().is_some() && !is_listed(leaf)) {
        problems.push(format!("{} has a score and no row", leaf.id));
    }
    for row in &expected.groups {
        let found =
            report.dimensions.iter().find_map(|dimension| group(dimension, &row.id)).map(|it| it.sums.score.value());
        if found != row.score.as_deref().map(decimal) {
            problems.push(format!("group {}: expected {:?}, found {found:?}", row.id, row.score));
        }
    }
    if report.total.value() != decimal(&expected.total) {
        problems.push(format!("total: expected {}, found {}", expected.total, report.total.value()));
    }
    if let Some(grade) = &expected.grade
        && report.grade != Grade::Settled(grade.clone())
    {
        problems.push(format!("grade: expected {grade}, found {:?}", report.grade));
    }
    problems
}

/// Where the published points are others, somebody has to say why.
fn unexplained(row: &Row) -> Option<String> {
    let published = Some(decimal(row.published.as_deref()?));
    let is_said = row.why.as_ref().is_some_and(|why| !why.trim().is_empty());
    let differs = published != row.score.as_deref().map(decimal);
    (differs && !is_said).then(|| format!("{}: {:?} was published, and no why", row.id, row.published))
}

/// Groups are the sums of their children, the base is the sum of its dimensions, and the total follows from its way.
fn wrong_sums(evaluation: &Evaluation, report: &ScoreReport) -> Vec<String> {
    let framework = &evaluation.framework;
    let mut problems = Vec::new();
    let (mut base, mut bonus) = (Points::ZERO, Points::ZERO);
    for (dimension, scored) in framework.dimensions.iter().zip(&report.dimensions) {
        check_sum(evaluation, dimension, scored, &mut problems);
        match dimension.standing {
            Standing::Base => base = base + scored.sums.score,
            Standing::Bonus => bonus = bonus + scored.sums.score,
            Standing::Separate => {}
        }
    }
    let way = &report.way;
    let before_caps = way.rescaled.map_or(base, |rescaled| rescaled.base) + bonus;
    let total = way.caps.iter().map(|cap| cap.highest).fold(before_caps, Points::min);
    if (way.base, way.bonus, way.before_caps, report.total) != (base, bonus, before_caps, total) {
        problems.push(format!("the total does not follow from its parts: {way:?}"));
    }
    problems
}

fn check_sum(evaluation: &Evaluation, group: &Category, scored: &GroupScore, problems: &mut Vec<String>) {
    let mut sum = Points::ZERO;
    for (node, child) in group.children.iter().zip(&scored.children) {
        let points = match (node, child) {
            (Node::Category(group), NodeScore::Group(scored)) => {
                check_sum(evaluation, group, scored, problems);
                scored.sums.score
            }
            (_, NodeScore::Leaf(leaf)) => leaf.trace().map_or(Points::ZERO, |trace| trace.score),
            (Node::Indicator(_), NodeScore::Group(_)) => panic!("the report is the framework's tree"),
        };
        let is_picked = evaluation.entry(&group.id).choice == child.id().as_str();
        if group.assessed == Assessed::All || is_picked {
            sum = sum + points;
        } else if !points.is_zero() {
            problems.push(format!("{} counts, though another one was picked", child.id()));
        }
    }
    if scored.sums.score != sum {
        problems.push(format!("{}: {} is not the sum {}", group.id, scored.sums.score.value(), sum.value()));
    }
}

/// How often each rule stands in vectors.json, in its order.
const VECTORS: [(&str, usize); 11] = [
    ("positive(通版)", 4),
    ("equal(通版)", 2),
    ("reverse-linear-to-2x(通版)", 3),
    ("reverse-ratio", 1),
    ("step-per-point-floor", 2),
    ("threshold60", 2),
    ("seed-proportional", 3),
    ("total-cap-by-execution", 3),
    ("selfwarn", 3),
    ("grade", 8),
    ("decimal-half-up (binary float gets it wrong)", 8),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    rule: String,
    source: String,
    inputs: Value,
    /// The inputs as they stand in our formats.
    r#as: Value,
    expected: Value,
}

#[test]
fn all_39_vectors() {
    let vectors: Vec<Vector> =
        serde_json::from_str(&fs::read_to_string(cases().join("vectors.json")).unwrap()).unwrap();
    let rules: Vec<&str> = vectors.iter().map(|vector| vector.rule.as_str()).collect();
    let expected: Vec<&str> = VECTORS.iter().flat_map(|(rule, n)| std::iter::repeat_n(*rule, *n)).collect();
    assert_eq!(rules, expected);
    assert_eq!(vectors.len(), 39);
    let mut n_waiting = 0;
    for (idx, vector) in vectors.iter().enumerate() {
        let place = format!("vector {} ({})", idx + 1, vector.rule);
        assert!(!vector.source.is_empty(), "{place}: no source");
        check_translation(&place, vector);
        if vector.r#as.get("self_score_warning").is_some() {
            // These are for the checker of self-scores, which is to come: they stay in the file until then.
            n_waiting += 1;
        } else {
            check_vector(&place, vector);
        }
    }
    assert_eq!(n_waiting, 3);
}

/// Every given number stands among what is filled in.
#[track_caller]
fn check_translation(place: &str, vector: &Vector) {
    let translated = vector.r#as.to_string();
    for (name, input) in vector.inputs.as_object().unwrap() {
        assert!(translated.contains(&input.to_string()), "{place}: {name} = {input} is not in {translated}");
    }
}

#[track_caller]
fn check_vector(place: &str, vector: &Vector) {
    let given = &vector.r#as;
    if let Some(cap) = given.get("total_cap") {
        let extra = json!({"total_caps": cap["total_caps"]});
        let report = score(&direct(&cap["total"], extra, Some(&cap["budget"])));
        assert_eq!(report.total.value(), decimal(vector.expected.as_str().unwrap()), "{place}");
        return;
    }
    if let Some(grade) = given.get("grade") {
        let report = score(&direct(&grade["total"], json!({"grade_bands": grade["grade_bands"]}), None));
        assert_eq!(report.grade, Grade::Settled(vector.expected.as_str().unwrap().to_owned()), "{place}");
        return;
    }
    let report = score(&one_leaf(given, json!({}), None));
    let leaves = report.leaves();
    let Outcome::Scored(trace) = &leaves[0].outcome else { panic!("{place}: {:?}", leaves[0].outcome) };
    let of = |key: &str| vector.expected.get(key).and_then(Value::as_str).map(decimal);
    let expected = of("score").unwrap_or_else(|| decimal(vector.expected.as_str().unwrap()));
    assert_eq!(trace.score.value(), expected, "{place}");
    let deduction = of("deduction").unwrap_or_else(|| trace.deduction.value());
    assert_eq!(trace.deduction.value(), deduction, "{place}");
}

/// A sheet whose total is typed.
fn direct(total: &Value, extra: Value, budget: Option<&Value>) -> Evaluation {
    let leaf = json!({"weight": "100", "measure": {"points": {}}, "rule": {"direct": {}}, "entry": {"actual": total}});
    one_leaf(&leaf, extra, budget)
}

/// A sheet on a framework of one leaf, read from the formats that people's files have.
#[track_caller]
fn one_leaf(given: &Value, extra: Value, budget: Option<&Value>) -> Evaluation {
    let provenance = json!({"kind": "user", "note": "vector"});
    let mut framework = json!({
        "id": "one-leaf", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021,
        "score_decimals": 2, "grade_bands": [],
        "dimensions": [{
            "id": "dimension", "name": "", "weight": given["weight"], "weight_provenance": provenance,
            "children": [{
                "id": "leaf", "name": "", "weight": given["weight"], "weight_provenance": provenance,
                "measure": given["measure"], "target": given["target"],
                "rule": given["rule"], "rule_provenance": provenance,
            }],
        }],
    });
    for (key, value) in extra.as_object().unwrap() {
        framework[key] = value.clone();
    }
    let no_money = json!({"shown_in": "yuan", "department": {}, "projects": []});
    let sheet = json!({
        "format": "jixiao-sheet", "version": 1, "framework": framework, "name": "",
        "entries": {"leaf": given["entry"]}, "budget": budget.unwrap_or(&no_money),
    });
    read_sheet(&sheet.to_string(), frameworks::find).unwrap_or_else(|errors| panic!("{}", shown(&errors)))
}

fn case(file: &Path) -> Result<Case, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// The case's sheet with its framework inside, or by name, or the example.
fn evaluation(case: &Case) -> Result<Evaluation, String> {
    if case.sheet == json!("example") {
        return frameworks::example().map_err(|errors| shown(&errors));
    }
    let mut sheet = case.sheet.clone();
    sheet["format"] = json!("jixiao-sheet");
    sheet["version"] = json!(1);
    sheet["framework"] = case.framework.clone();
    read_sheet(&sheet.to_string(), frameworks::find).map_err(|errors| shown(&errors))
}

fn group<'a>(scored: &'a GroupScore, id: &str) -> Option<&'a GroupScore> {
    if scored.id.as_str() == id {
        return Some(scored);
    }
    scored.children.iter().find_map(|child| match child {
        NodeScore::Group(scored) => group(scored, id),
        NodeScore::Leaf(_) => None,
    })
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn shown(errors: &[WireError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<String>>().join("; ")
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(cases().join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.iter().all(|file| file.extension().is_some_and(|it| it == "json")), "not only JSON in {folder}");
    files
}
