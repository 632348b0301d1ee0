//! The table of a scored sheet: groups and indicators in the order of the form, and the way to the total below it.

use std::io::Write;

use comfy_table::{CellAlignment, ColumnConstraint, Table, Width, presets};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Category, Node, Standing};
use jixiao::domain::indicator::Indicator;
use jixiao::domain::score::{GroupScore, LeafScore, NodeScore, ScoreReport};
use jixiao::text::labels::Label;
use jixiao::text::language::Language;
use jixiao::text::number_format::{NONE, deduction, points};
use jixiao::text::{reasons, remarks, totals};

use crate::failure::{Failure, printable};
use crate::words;

/// Columns of a terminal that a text may take before it goes on in the next line.
const TEXT_WIDTH: u16 = 56;

/// Writes the table, how the total came about, the grade and what is pending.
pub(crate) fn write_table(
    evaluation: &Evaluation,
    report: &ScoreReport,
    language: Language,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let framework = &evaluation.framework;
    let headings = [Label::Indicator, Label::Weight, Label::Score, Label::Deduction, Label::Reason];
    let mut table = plain_table(headings.map(|it| it.text(language)), [1, 2, 3]);
    limit_width(&mut table, [0, 4]);
    for (dimension, scored) in framework.dimensions.iter().zip(&report.dimensions) {
        push_group(dimension, scored, &mut Rows { evaluation, language, table: &mut table }, 0);
    }
    let year = evaluation.profile.year.map(|year| format!(" {year}")).unwrap_or_default();
    let mut lines =
        vec![format!("{}{year}", evaluation.profile.name), format!("{} ({})", framework.title, framework.reference)];
    lines.retain(|line| !line.is_empty());
    lines.extend(table.lines().map(|line| line.trim_end().to_owned()));
    lines.extend(totals::total_lines(framework, report, language));
    lines.push(words::pending_line(report.pending, language));
    write_lines(&lines, output)
}

/// A table without a frame: lines of a frame are one column wide in some terminals and two in Chinese ones.
/// The columns at `right_idxs` hold numbers.
pub(crate) fn plain_table<const N: usize, const M: usize>(header: [&str; N], right_idxs: [usize; M]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::ASCII_MARKDOWN).set_header(header);
    for column_idx in right_idxs {
        if let Some(column) = table.column_mut(column_idx) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// Lets texts in these columns go on in the next line.
pub(crate) fn limit_width<const M: usize>(table: &mut Table, text_idxs: [usize; M]) {
    for column_idx in text_idxs {
        if let Some(column) = table.column_mut(column_idx) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(TEXT_WIDTH)));
        }
    }
}

/// Writes lines of text; a control character in one of them can't do harm.
pub(crate) fn write_lines(lines: &[String], output: &mut impl Write) -> Result<(), Failure> {
    lines.iter().try_for_each(|line| writeln!(output, "{}", printable(line))).map_err(Failure::Write)
}

struct Rows<'a> {
    evaluation: &'a Evaluation,
    language: Language,
    table: &'a mut Table,
}

fn push_group(group: &Category, scored: &GroupScore, rows: &mut Rows<'_>, depth: usize) {
    let lost = match group.standing {
        Standing::Base | Standing::Separate => deduction(scored.sums.deduction),
        Standing::Bonus => NONE.to_owned(),
    };
    let pending = scored.sums.pending;
    let pending = if pending.is_zero() { String::new() } else { words::pending_line(pending, rows.language) };
    rows.push(depth, &group.name, [points(group.weight), points(scored.sums.score), lost, pending]);
    for (node, scored) in group.children.iter().zip(&scored.children) {
        match (node, scored) {
            (Node::Category(group), NodeScore::Group(scored)) => push_group(group, scored, rows, depth + 1),
            (Node::Indicator(indicator), NodeScore::Leaf(scored)) => push_leaf(indicator, scored, rows, depth + 1),
            // The report is the framework's tree again: the two never differ.
            (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
        }
    }
}

fn push_leaf(indicator: &Indicator, scored: &LeafScore, rows: &mut Rows<'_>, depth: usize) {
    let trace = scored.trace();
    let entry = rows.evaluation.entry(&indicator.id);
    let score = trace.map_or_else(|| NONE.to_owned(), |trace| points(trace.score));
    let lost = trace.filter(|_| !indicator.rule.is_bonus());
    let lost = lost.map_or_else(|| NONE.to_owned(), |trace| deduction(trace.deduction));
    let mut said: Vec<String> =
        trace.map(|trace| reasons::clause(indicator, entry, trace, rows.language)).into_iter().collect();
    said.retain(|clause| !clause.is_empty());
    said.extend(remarks::of_outcome(&scored.outcome, indicator, rows.language));
    let said: Vec<String> = said.iter().map(|line| printable(line)).collect();
    rows.push(depth, &indicator.name, [points(indicator.weight), score, lost, said.join("\n")]);
}

impl Rows<'_> {
    fn push(&mut self, depth: usize, name: &str, [weight, score, lost, said]: [String; 4]) {
        let name = format!("{}{}", "  ".repeat(depth), printable(name));
        self.table.add_row([name, weight, score, lost, said]);
    }
}
