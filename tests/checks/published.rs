//! Published tables, row by row: the published score against the score by rule.

use std::fs;
use std::path::Path;

use jixiao::domain::check::{CheckId, Fact};
use jixiao::domain::id::NodeId;
use jixiao::frameworks;
use jixiao::wire::v1::read_sheet;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::found;

/// What each table was published with, put into the review's column as somebody would who checks it.
#[test]
fn rows_that_were_scored_otherwise_are_found_and_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/published");
    let (mut n_tables, mut n_differing) = (0, 0);
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let rows: Vec<&Value> = case["expected"]["rows"].as_array().into_iter().flatten().collect();
        let published: Vec<(&str, Decimal, Option<Decimal>)> = rows.into_iter().filter_map(row).collect();
        if published.is_empty() {
            continue;
        }
        let mut sheet = case["sheet"].clone();
        if let Some(framework) = case.get("framework").filter(|it| it.is_object()) {
            sheet["framework"] = framework.clone();
        }
        let mut sheet =
            read_sheet(&sheet.to_string(), frameworks::find).unwrap_or_else(|it| panic!("{path:?}: {it:?}"));
        let before = found(&sheet);
        for (id, given, _) in &published {
            sheet.entries.change(&NodeId::new(id), |entry| entry.review.score = Some(*given));
        }
        let after = found(&sheet);
        for (id, given, by_rule) in &published {
            let place = format!("indicator:{id}");
            let hit = after.iter().find(|it| it.place.key() == place && it.check == CheckId::PublishedScoreDiffers);
            let differs = by_rule.is_some_and(|by_rule| by_rule != *given);
            assert_eq!(hit.is_some(), differs, "{path:?} {id}: {given} / {by_rule:?}");
            assert!(hit.is_none_or(|it| matches!(it.facts.as_slice(), [Fact::Points(_), Fact::Points(_)])));
            n_differing += usize::from(differs);
        }
        assert!(after.len() >= before.len());
        n_tables += 1;
    }
    // 7 for full marks, 9 for 98 %; the others as their notes say.
    assert!(n_tables >= 3 && n_differing >= 2, "{n_tables} tables, {n_differing} rows");
}

/// A row's id, its published score, and its score by rule where it has one.
fn row(row: &Value) -> Option<(&str, Decimal, Option<Decimal>)> {
    let number = |key: &str| row[key].as_str().and_then(|text| Decimal::from_str_exact(text).ok());
    Some((row["id"].as_str()?, number("published")?, number("score")))
}
