//! A report as a table of its scores, for a framework made of it.

use crate::domain::points::Points;
use crate::exchange::report::facts::{ReportReading, ScoreItem};
use crate::exchange::table::{Published, TableReading, TableRow, Top};
use crate::text::report_marks::SEMICOLON;
use crate::text::table_heads::Role;
use crate::text::table_words::{OTHER, report_framework};

/// How many groups a row may stand in.
const MOST_GROUPS: usize = 2;

/// Each item without parts is a row; what the parts of an item leave of it is one more.
pub(super) fn table_of(reading: &ReportReading) -> TableReading {
    let mut table = TableReading { top: top(reading), ..TableReading::default() };
    for (at, item) in reading.items.iter().enumerate() {
        let parts: Vec<&ScoreItem> = reading.parts_of(at).map(|(_, part)| part).collect();
        let path = path(reading, item);
        if parts.is_empty() {
            let points = [&item.weight, &item.score].map(|it| it.as_ref().map(|it| it.value));
            // One without a group is a group of its own.
            let path = if path.is_empty() { vec![item.name.value.clone()] } else { path };
            table.rows.push(row(at, path, &item.name.value, points, reason(item)));
            continue;
        }
        let rest = |of: fn(&ScoreItem) -> Option<Points>| {
            let parts: Option<Vec<Points>> = parts.iter().map(|part| of(part)).collect();
            Some(of(item)? - parts?.into_iter().sum())
        };
        let (weight, score) =
            (rest(|it| it.weight.as_ref().map(|it| it.value)), rest(|it| it.score.as_ref().map(|it| it.value)));
        if weight.is_some_and(|weight| weight > Points::ZERO) && score.is_none_or(|score| score >= Points::ZERO) {
            let path: Vec<String> = path.into_iter().chain([item.name.value.clone()]).collect();
            table.rows.push(row(at, path, OTHER, [weight, score], String::new()));
        }
    }
    table.total = Published {
        weight: String::new(),
        score: reading.total.as_ref().map(|total| total.value.value().to_string()).unwrap_or_default(),
    };
    table
}

fn top(reading: &ReportReading) -> Top {
    let name = reading.name.as_ref().map(|name| name.value.clone()).unwrap_or_default();
    Top { title: report_framework(&name), year: reading.year.as_ref().map(|year| year.value), ..Top::default() }
}

/// The names of the items around one, from the outside in.
fn path(reading: &ReportReading, item: &ScoreItem) -> Vec<String> {
    let mut path = Vec::new();
    let mut parent = item.parent;
    // Items have no more parents than there are items.
    for _ in 0..reading.items.len() {
        let Some(around) = parent.and_then(|at| reading.items.get(at)) else { break };
        path.insert(0, around.name.value.clone());
        parent = around.parent;
    }
    path.truncate(MOST_GROUPS);
    path
}

fn reason(item: &ScoreItem) -> String {
    let reasons = item
        .deductions
        .iter()
        .map(|it| it.reason.value.as_str())
        .chain(item.remark.as_ref().map(|it| it.value.as_str()));
    reasons.filter(|reason| !reason.is_empty()).collect::<Vec<_>>().join(&SEMICOLON.to_string())
}

fn row(at: usize, path: Vec<String>, name: &str, [weight, score]: [Option<Points>; 2], reason: String) -> TableRow {
    let points = |points: Option<Points>| points.map(|points| points.value().to_string()).unwrap_or_default();
    let cells = [(Role::Weight, points(weight)), (Role::Score, points(score)), (Role::Reason, reason)];
    let cells = cells.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    TableRow { row: at, path, name: name.to_owned(), cells }
}
