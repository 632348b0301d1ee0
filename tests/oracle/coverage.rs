//! Counts what the drawn sheets exercised, and lists what they must exercise. A variant never scored is not tested,
//! however many sheets agree.

use std::collections::BTreeMap;

use crate::oracle::{Outcome, State};

#[derive(Default)]
pub(crate) struct Coverage {
    pub(crate) n_sheets: u64,
    pub(crate) n_leaves: u64,
    pub(crate) n_scored: u64,
    counts: BTreeMap<String, u64>,
}

impl Coverage {
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        self.n_sheets += 1;
        for leaf in &outcome.leaves {
            self.n_leaves += 1;
            match &leaf.state {
                State::Scored { .. } => {
                    self.n_scored += 1;
                    leaf.seen.iter().for_each(|label| self.count(label));
                }
                State::Pending(why) => self.count(&format!("pending: {why}")),
                State::Excluded => self.count("excluded"),
            }
        }
        outcome.seen.iter().for_each(|label| self.count(label));
    }

    fn count(&mut self, label: &str) {
        match self.counts.get_mut(label) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(label.to_owned(), 1)),
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.n_sheets += other.n_sheets;
        self.n_leaves += other.n_leaves;
        self.n_scored += other.n_scored;
        for (label, count) in other.counts {
            *self.counts.entry(label).or_default() += count;
        }
    }

    pub(crate) fn table(&self) -> String {
        self.counts.iter().map(|(label, count)| format!("{count:>9}  {label}\n")).collect()
    }

    /// What was exercised too rarely. `least` is meant for 100,000 sheets and shrinks with a shorter run.
    pub(crate) fn too_rare(&self, least: u64) -> Vec<String> {
        let least = least * self.n_sheets / 100_000;
        let count = |label: &String| self.counts.get(label).copied().unwrap_or(0);
        let rare = required().into_iter().filter(|label| count(label) < least.max(1));
        rare.map(|label| format!("{label}: {}", count(&label))).collect()
    }
}

fn required() -> Vec<String> {
    let mut required: Vec<String> = REQUIRED.iter().map(|label| (*label).to_owned()).collect();
    for direction in ["above", "below", "either"] {
        for reading in READINGS {
            for counting in ["started", "complete", "exact"] {
                for cost in ["points", "percent_of_weight"] {
                    required.push(format!("steps {direction} {reading} {counting} {cost}"));
                }
            }
        }
    }
    for reading in READINGS {
        required.extend(["points", "percent_of_weight"].map(|award| format!("bands by {reading}, {award}")));
    }
    for rule in ["proportional", "reverse", "equal", "steps", "bands"] {
        let measures = ["quantity", "rate", "ratio", "count", "execution"];
        required.extend(measures.map(|measure| format!("{rule} of {measure}")));
    }
    for rule in ["grade", "yes_no", "checklist"] {
        required.extend(["choice", "words"].map(|measure| format!("{rule} of {measure}")));
    }
    for when in ["always", "unexplained"] {
        for cost in ["points", "percent_of_weight", "nothing"] {
            let reasons = ["explained", "unexplained"];
            required.extend(reasons.map(|reason| format!("over target, {when}, {cost}, {reason}")));
        }
    }
    for form in ["share", "change", "deviation"] {
        required.extend(["from figures", "typed"].map(|source| format!("ratio {form} {source}")));
    }
    for period in ["month", "quarter"] {
        let sources = ["from figures", "typed, without all figures", "typed, without a budget"];
        required.extend(sources.map(|source| format!("average rate by {period} {source}")));
    }
    for end in ["at_least", "above", "at_most", "below", "exactly"] {
        required.push(format!("in a band {end}"));
    }
    required.extend(["at_least", "at_most", "exactly"].map(|end| format!("on the end of a band {end}")));
    required.extend(["at_least", "at_most"].map(|end| format!("points on the end of a grade {end}")));
    required.extend((0..3).map(|decimals| format!("rounded to {decimals}")));
    required.extend((0..5).map(|decimals| format!("rates rounded to {decimals}")));
    required
}

const READINGS: [&str; 3] = ["value", "difference", "percent_of_target"];

const REQUIRED: &[&str] = &[
    "per_occurrence of count",
    "per_occurrence of quantity",
    "average_rate of rate",
    "execution of rate",
    "coefficient of rate",
    "coefficient of words",
    "coefficient of choice",
    "direct of points",
    "direct of words",
    "bonus of points",
    "bonus of words",
    "proportional, floor absent",
    "proportional, floor cut",
    "proportional, floor rescaled",
    "exactly at the floor, cut",
    "exactly at the floor, rescaled",
    "above the floor, cut",
    "above the floor, rescaled",
    "below the floor",
    "exactly at the over-target threshold",
    "proportional to a target of 0 or less",
    "reverse linear, reached",
    "reverse linear, missed",
    "reverse ratio, reached",
    "reverse ratio, missed",
    "reverse, exactly on target",
    "reverse linear, from twice the target",
    "reverse, missed, with a target of 0 or less",
    "equal, equal",
    "equal, below",
    "equal, below, with a target of 0 or less",
    "equal, above: full",
    "equal, above: nothing",
    "steps, exactly at the end of a step",
    "steps, inside a step, started",
    "steps, inside a step, complete",
    "steps, inside a step, exact",
    "grade with points",
    "grade of a single percentage",
    "yes",
    "no",
    "ratio from figures beside a typed rate",
    "average rate from figures beside a typed rate",
    "a negative value that may be",
    "a negative execution rate",
    "a typed value of many digits",
    "held at 0",
    "held at the weight",
    "bonus held at the lowest",
    "bonus held at the highest",
    "rounded from a midpoint",
    "a negative midpoint",
    "rounded past the range, and held",
    "an end finer than scores are rounded",
    "a typed rate where rates are rounded",
    "rates kept exact",
    "not applicable, full marks",
    "excluded",
    "pending: no actual value",
    "pending: no target",
    "pending: negative",
    "pending: negative ratio",
    "pending: part of a count",
    "pending: no execution rate",
    "pending: per cent of a target of 0 or less",
    "pending: no choice",
    "pending: unknown choice",
    "pending: points outside the grade",
    "pending: an item left out",
    "pending: no alternative picked",
    "pending: marked not applicable where nothing may be",
    "the total is capped",
    "the core cap holds the total",
    "full marks are less what is not applicable",
    "the base is scaled up",
    "the base is scaled up to a midpoint",
    "the grade is open",
    "the grade is settled although points are pending",
    "the total is on the end of a grade band",
    "the execution rate is in a cap's interval",
    "the execution rate is on the end of a cap's interval",
    "the total is negative",
];
