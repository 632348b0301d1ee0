//! The self-evaluation table as it is filed: rows and typed cells, for every format that it is written in.

mod csv;
mod markdown;

pub use csv::csv;
pub use markdown::markdown;

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Category, Node};
use crate::domain::score::{GroupScore, LeafScore, NodeScore, ScoreReport};
use crate::text::form::{FormLabel, actual_text, form_title, target_text};
use crate::text::language::Language;

/// How many columns the table has.
pub const N_COLUMNS: usize = 10;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words: never a formula, whatever they begin with.
    Text(String),
    /// A number.
    Number(Decimal),
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What stands above it.
    pub title: String,
    /// What each column is called.
    pub heads: [&'static str; N_COLUMNS],
    /// Every indicator in the order of the form, a sum below each dimension, the total at the end.
    pub rows: Vec<FormRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// Whether it is a sum.
    pub is_sum: bool,
    /// Its cells.
    pub cells: [Cell; N_COLUMNS],
}

/// The table of a sheet.
pub fn form(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> Form {
    let heads = [
        FormLabel::Dimension,
        FormLabel::Category,
        FormLabel::Indicator,
        FormLabel::Weight,
        FormLabel::Target,
        FormLabel::Actual,
        FormLabel::Score,
        FormLabel::Reason,
        FormLabel::Improvement,
        FormLabel::Evidence,
    ];
    let mut rows = Vec::new();
    for (dimension, scored) in evaluation.framework.dimensions.iter().zip(&report.dimensions) {
        let rows_of = RowsOf { evaluation, dimension: &dimension.name, language };
        rows_of.push(dimension, scored, &[], &mut rows);
        rows.push(sum(
            &dimension.name,
            FormLabel::Sum.text(language),
            scored.weight.value(),
            scored.sums.score.value(),
        ));
    }
    let full = evaluation.framework.full_marks().value();
    rows.push(sum(FormLabel::Total.text(language), "", full, report.total.value()));
    Form {
        title: form_title(evaluation.profile.name.trim(), evaluation.profile.year, language),
        heads: heads.map(|head| head.text(language)),
        rows,
    }
}

fn sum(name: &str, what: &str, weight: Decimal, score: Decimal) -> FormRow {
    let mut cells = [const { Cell::Empty }; N_COLUMNS];
    let filled = [(0, words(name)), (1, words(what)), (3, Cell::Number(weight)), (6, Cell::Number(score))];
    for (column, cell) in filled {
        if let Some(slot) = cells.get_mut(column) {
            *slot = cell;
        }
    }
    FormRow { is_sum: true, cells }
}

fn words(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

struct RowsOf<'a> {
    evaluation: &'a Evaluation,
    dimension: &'a str,
    language: Language,
}

impl RowsOf<'_> {
    /// The indicators below a group; `path` are the names of the groups between it and the dimension.
    fn push(&self, group: &Category, scored: &GroupScore, path: &[&str], rows: &mut Vec<FormRow>) {
        for pair in group.children.iter().zip(&scored.children) {
            match pair {
                (Node::Category(child), NodeScore::Group(scored)) => {
                    let path: Vec<&str> = path.iter().copied().chain([child.name.as_str()]).collect();
                    self.push(child, scored, &path, rows);
                }
                (Node::Indicator(indicator), NodeScore::Leaf(leaf)) => {
                    rows.push(self.row(indicator, leaf, path));
                }
                // Both are the same tree.
                (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
            }
        }
    }

    fn row(&self, indicator: &crate::domain::indicator::Indicator, leaf: &LeafScore, path: &[&str]) -> FormRow {
        let (evaluation, language) = (self.evaluation, self.language);
        let entry = evaluation.entry(&indicator.id);
        let score = leaf.trace().map_or(Cell::Empty, |trace| Cell::Number(trace.score.value()));
        FormRow {
            is_sum: false,
            cells: [
                words(self.dimension),
                words(&path.join(" / ")),
                words(&indicator.name),
                Cell::Number(indicator.weight.value()),
                words(&target_text(evaluation, indicator, language)),
                words(&actual_text(evaluation, indicator, leaf, language)),
                score,
                words(&entry.reason),
                words(&entry.improvement),
                words(&entry.evidence),
            ],
        }
    }
}
