//! The full explanation of an indicator, a group or the total.

use std::io::Write;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Category, Node};
use jixiao::domain::score::score;
use jixiao::text::account::{TOTAL, account};
use jixiao::text::labels::Label;
use jixiao::text::language::Language;

use crate::failure::{Failure, printable};
use crate::sheets::read_one;
use crate::source::Source;
use crate::table::write_lines;
use crate::words::{self, with_heading};

/// Writes the explanation of the node with this id, or of the total.
pub(crate) fn explain(source: &Source, id: &str, language: Language, output: &mut impl Write) -> Result<(), Failure> {
    let evaluation = read_one(source)?;
    let report = score(&evaluation);
    let account = account(&evaluation, &report, id, language);
    let account = account.ok_or_else(|| Failure::Usage(unknown(&evaluation, id)))?;
    let mut lines = vec![if id == TOTAL { account.name } else { format!("{} ({id})", account.name) }];
    lines.push(account.definition);
    lines.extend(account.lines);
    lines.push(account.clause);
    lines.extend(account.remarks);
    lines.extend(account.next_unit);
    for (heading, source) in [(Label::WeightSource, account.weight_source), (Label::RuleSource, account.rule_source)] {
        if !source.is_empty() {
            lines.push(with_heading(heading, &source, language));
        }
    }
    if id == TOTAL {
        lines.push(words::pending_line(report.pending, language));
    }
    lines.retain(|line| !line.is_empty());
    write_lines(&lines, output)
}

/// That there is no such id, and which there are.
fn unknown(evaluation: &Evaluation, id: &str) -> String {
    let mut known = vec![TOTAL.to_owned()];
    for dimension in &evaluation.framework.dimensions {
        push_ids(dimension, &mut known);
    }
    format!("no indicator or group has the id {id:?}; there are:\n  {}", known.join("\n  "))
}

fn push_ids(group: &Category, known: &mut Vec<String>) {
    known.push(printable(&format!("{} {}", group.id, group.name)));
    for node in &group.children {
        match node {
            Node::Category(group) => push_ids(group, known),
            Node::Indicator(indicator) => known.push(printable(&format!("{} {}", indicator.id, indicator.name))),
        }
    }
}
