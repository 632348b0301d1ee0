//! Holds the engine's report (JSON of `write_report`) against the oracle's outcome. Numbers are compared as numbers,
//! so "5" and "5.00" agree; order and ids must be those of the tree.

use serde_json::Value;

use crate::measures::decimal;
use crate::number::{Number, shown, zero};
use crate::oracle::{GroupOutcome, LeafOutcome, Outcome, State};

/// One value on which the two disagree.
pub(crate) struct Difference {
    /// The field of the report, such as `total` or `indicators.score`.
    pub(crate) field: &'static str,
    /// The group or indicator, where the field belongs to one.
    pub(crate) id: Option<String>,
    pub(crate) oracle: String,
    pub(crate) engine: String,
}

struct Comparison {
    differences: Vec<Difference>,
}

pub(crate) fn compare(oracle: &Outcome, engine: &Value) -> Vec<Difference> {
    let mut comparison = Comparison { differences: Vec::new() };
    let totals = [
        ("total", &oracle.total),
        ("full_marks", &oracle.full_marks),
        ("pending", &oracle.pending),
        ("base", &oracle.base),
        ("bonus", &oracle.bonus),
    ];
    for (field, value) in totals {
        comparison.number(field, None, Some(value), &engine[field]);
    }
    comparison.text("grade.lowest", None, &oracle.lowest_grade, &engine["grade"]["lowest"]);
    comparison.text("grade.highest", None, &oracle.highest_grade, &engine["grade"]["highest"]);
    let (groups, leaves) = (list(&engine["groups"]), list(&engine["indicators"]));
    comparison.count("groups", oracle.groups.len(), groups.len());
    comparison.count("indicators", oracle.leaves.len(), leaves.len());
    for (group, row) in oracle.groups.iter().zip(groups) {
        comparison.group(group, row);
    }
    for (leaf, row) in oracle.leaves.iter().zip(leaves) {
        comparison.leaf(leaf, row);
    }
    comparison.differences
}

impl Comparison {
    fn group(&mut self, oracle: &GroupOutcome, engine: &Value) {
        let id = Some(oracle.id.as_str());
        self.text("groups.id", id, &oracle.id, &engine["id"]);
        self.number("groups.weight", id, Some(&oracle.weight), &engine["weight"]);
        self.number("groups.score", id, Some(&oracle.score), &engine["score"]);
        self.number("groups.deduction", id, Some(&oracle.deduction), &engine["deduction"]);
        self.number("groups.pending", id, Some(&oracle.pending), &engine["pending"]);
    }

    fn leaf(&mut self, oracle: &LeafOutcome, engine: &Value) {
        let id = Some(oracle.id.as_str());
        self.text("indicators.id", id, &oracle.id, &engine["id"]);
        self.number("indicators.weight", id, Some(&oracle.weight), &engine["weight"]);
        let (state, score, deduction) = match &oracle.state {
            State::Scored { score, deduction, .. } => ("scored", Some(score), Some(deduction)),
            State::Pending(_) => ("pending", None, None),
            State::Excluded => ("excluded", None, None),
        };
        self.text("indicators.state", id, state, &engine["state"]);
        self.number("indicators.score", id, score, &engine["score"]);
        // A bonus item loses nothing; whether a report says "0" or says nothing there is all the same.
        let is_silent = engine["deduction"].is_null() && deduction.is_some_and(|lost| *lost == zero());
        if !is_silent {
            self.number("indicators.deduction", id, deduction, &engine["deduction"]);
        }
    }

    fn number(&mut self, field: &'static str, id: Option<&str>, oracle: Option<&Number>, engine: &Value) {
        let agrees = match (oracle, decimal(engine)) {
            (None, None) => engine.is_null(),
            (Some(oracle), Some(engine)) => *oracle == engine,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !agrees {
            let oracle = oracle.map_or("nothing".to_owned(), shown);
            self.differ(field, id, oracle, engine.to_string());
        }
    }

    fn text(&mut self, field: &'static str, id: Option<&str>, oracle: &str, engine: &Value) {
        if engine != oracle {
            self.differ(field, id, oracle.to_owned(), engine.to_string());
        }
    }

    fn count(&mut self, field: &'static str, oracle: usize, engine: usize) {
        if oracle != engine {
            self.differ(field, None, format!("{oracle} rows"), format!("{engine} rows"));
        }
    }

    fn differ(&mut self, field: &'static str, id: Option<&str>, oracle: String, engine: String) {
        self.differences.push(Difference { field, id: id.map(str::to_owned), oracle, engine });
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What a person needs to judge a difference by hand: both answers, the indicator, its entry, the shared figures.
pub(crate) fn told(differences: &[Difference], outcome: &Outcome, framework: &Value, sheet: &Value) -> String {
    let mut told = String::new();
    for difference in differences.iter().take(6) {
        let Difference { field, id, oracle, engine } = difference;
        let place = id.as_deref().unwrap_or("the whole");
        told += &format!("  {field} of {place}: oracle {oracle}, engine {engine}\n");
    }
    // A wrong leaf makes its groups and the total wrong too: the leaf comes first where there is one.
    let leaf_id = differences.iter().find(|difference| difference.field.starts_with("indicators")).map(|d| &d.id);
    if let Some(Some(id)) = leaf_id {
        let leaf = outcome.leaves.iter().find(|leaf| leaf.id == *id);
        let why = match leaf.map(|leaf| &leaf.state) {
            Some(State::Scored { unrounded, .. }) => format!("unrounded {}", shown(unrounded)),
            Some(State::Pending(why)) => format!("pending: {why}"),
            Some(State::Excluded) | None => "excluded".to_owned(),
        };
        told += &format!("  the oracle on {id}: {why}, by {:?}\n", leaf.map(|leaf| &leaf.seen));
        told += &format!("  indicator: {}\n  entry: {}\n", find(framework, id), sheet["entries"][id.as_str()]);
        told += &format!(
            "  score_decimals {}, rate_decimals {}, not_applicable {}\n",
            framework["score_decimals"], framework["rate_decimals"], framework["not_applicable"]
        );
        told += &format!("  department: {}\n  progress: {}\n", sheet["budget"]["department"], sheet["progress"]);
    }
    told += &format!("  framework: {framework}\n  sheet: {sheet}\n");
    told
}

/// The node of this id, anywhere in the tree.
fn find<'a>(node: &'a Value, id: &str) -> &'a Value {
    if node["id"] == id {
        return node;
    }
    let below = list(&node["dimensions"]).iter().chain(list(&node["children"]));
    below.map(|child| find(child, id)).find(|found| !found.is_null()).unwrap_or(&Value::Null)
}
