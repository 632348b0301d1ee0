//! Everything there is to say about one indicator, one group or the total: the answer to "how did this come about, why not
//! full marks, what would one more give, where does the weight come from".

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Category, Node};
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::score::{GroupScore, LeafScore, NodeScore, Outcome, ScoreReport, next_unit};
use crate::text::language::{Language, pick};
use crate::text::{explanation, reasons, remarks, totals};

/// The id that stands for the total.
pub const TOTAL: &str = "total";

/// What is said about a node or the total. Parts that do not apply are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Meaning and formula in the words of the document.
    pub definition: String,
    /// The way to the points, line by line.
    pub lines: Vec<String>,
    /// Why not full marks, as the report says it.
    pub clause: String,
    /// What is missing, and what a reader should know.
    pub remarks: Vec<String>,
    /// What one unit more or fewer would give.
    pub next_unit: Vec<String>,
    /// Where the weight comes from.
    pub weight_source: String,
    /// Where the rule comes from.
    pub rule_source: String,
}

/// Everything about the node with this id, or about the total (see [`TOTAL`]); `None` when there is no such node.
pub fn account(evaluation: &Evaluation, report: &ScoreReport, id: &str, language: Language) -> Option<Account> {
    if id == TOTAL {
        return Some(Account {
            name: pick(language, "总分", "Total").to_owned(),
            lines: totals::total_lines(&evaluation.framework, report, language),
            ..Account::default()
        });
    }
    let dimensions = evaluation.framework.dimensions.iter().zip(&report.dimensions);
    let found = dimensions.filter_map(|(dimension, scored)| below(dimension, scored, &NodeId::new(id))).next()?;
    Some(match found {
        Found::Group(group, scored) => of_group(group, scored, language),
        Found::Leaf { indicator, scored, parent } => of_leaf(evaluation, indicator, scored, parent, language),
    })
}

enum Found<'a> {
    Group(&'a Category, &'a GroupScore),
    Leaf { indicator: &'a Indicator, scored: &'a LeafScore, parent: Points },
}

fn below<'a>(group: &'a Category, scored: &'a GroupScore, id: &NodeId) -> Option<Found<'a>> {
    if group.id == *id {
        return Some(Found::Group(group, scored));
    }
    group.children.iter().zip(&scored.children).find_map(|(node, scored)| match (node, scored) {
        (Node::Category(category), NodeScore::Group(scored)) => below(category, scored, id),
        (Node::Indicator(indicator), NodeScore::Leaf(scored)) if indicator.id == *id => {
            Some(Found::Leaf { indicator, scored, parent: group.weight })
        }
        (Node::Category(_) | Node::Indicator(_), NodeScore::Group(_) | NodeScore::Leaf(_)) => None,
    })
}

fn of_group(group: &Category, scored: &GroupScore, language: Language) -> Account {
    Account {
        name: group.name.clone(),
        lines: totals::group_lines(group, scored, language),
        weight_source: explanation::source(&group.weight_provenance, language),
        ..Account::default()
    }
}

fn of_leaf(
    evaluation: &Evaluation,
    indicator: &Indicator,
    scored: &LeafScore,
    parent: Points,
    language: Language,
) -> Account {
    let entry = evaluation.entry(&indicator.id);
    let share = explanation::share(parent, indicator);
    let mut account = Account {
        name: indicator.name.clone(),
        definition: indicator.definition.clone(),
        weight_source: explanation::source(&indicator.weight_provenance, language),
        rule_source: explanation::source(&indicator.rule_provenance, language),
        ..Account::default()
    };
    if let Some(share) = share {
        let separator = pick(language, "；", "; ");
        account.weight_source = format!("{share}{separator}{}", account.weight_source);
    }
    account.remarks = remarks::of_outcome(&scored.outcome, indicator, language);
    if let Outcome::Scored(trace) = &scored.outcome {
        account.lines = explanation::lines(trace, indicator, evaluation.budget.unit, language);
        account.clause = reasons::clause(indicator, entry, trace, language);
        let next = next_unit(evaluation, &indicator.id);
        account.next_unit = next.map(|it| explanation::next_unit(&it, indicator, language)).unwrap_or_default();
    }
    account
}
