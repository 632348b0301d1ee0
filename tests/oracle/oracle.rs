//! A second scorer, written from docs/format.md alone and in fractions alone: states of the leaves, sums of the groups,
//! total, grade. It knows nothing of the engine, is slow, and takes valid frameworks only.

use serde_json::Value;

use crate::breakage::Breakage;
use crate::measures::{Leaf, Pending, decimal, parameter, tagged};
use crate::number::{Midpoint, Number, is_midpoint, is_negative, is_positive, round, whole, zero};
use crate::rounding::scored;
use crate::rules::{holds, points};

pub(crate) struct Outcome {
    pub(crate) total: Number,
    pub(crate) full_marks: Number,
    pub(crate) pending: Number,
    pub(crate) base: Number,
    pub(crate) bonus: Number,
    pub(crate) lowest_grade: String,
    pub(crate) highest_grade: String,
    pub(crate) groups: Vec<GroupOutcome>,
    pub(crate) leaves: Vec<LeafOutcome>,
    /// What happened to the sheet as a whole, for the coverage.
    pub(crate) seen: Vec<String>,
}

pub(crate) struct GroupOutcome {
    pub(crate) id: String,
    pub(crate) weight: Number,
    pub(crate) score: Number,
    pub(crate) deduction: Number,
    pub(crate) pending: Number,
}

pub(crate) struct LeafOutcome {
    pub(crate) id: String,
    pub(crate) weight: Number,
    pub(crate) state: State,
    pub(crate) seen: Vec<String>,
}

pub(crate) enum State {
    Scored { score: Number, deduction: Number, unrounded: Number },
    Pending(Pending),
    Excluded,
}

const BONUS_FULL: Breakage = Breakage::BonusNotApplicableAtFullMarks;

/// What a part of the tree adds to its parent.
struct Sum {
    score: Number,
    deduction: Number,
    /// The most that what is pending can still add, and the least.
    pending: Number,
    pending_lowest: Number,
    not_applicable: Number,
}

/// What the groups above decided about a node.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Assessed,
    /// Below a group of which one is to be assessed, and none is picked yet.
    Undecided,
    NotPicked,
}

struct Walk<'a> {
    sheet: &'a Value,
    score_decimals: u32,
    rate_decimals: Option<u32>,
    not_applicable: Option<&'a str>,
    execution: Option<Number>,
    broken: Option<Breakage>,
    groups: Vec<GroupOutcome>,
    leaves: Vec<LeafOutcome>,
    core_misses: bool,
    core_may_miss: bool,
}

pub(crate) fn score(framework: &Value, sheet: &Value, broken: Option<Breakage>) -> Outcome {
    let decimals = |name: &str| framework[name].as_u64().and_then(|count| u32::try_from(count).ok());
    let department = &sheet["budget"]["department"];
    let execution = match (decimal(&department["executed"]), decimal(&department["adjusted_budget"])) {
        (Some(executed), Some(budget)) if is_positive(&budget) => Some(executed / budget * whole(100)),
        _ => None,
    };
    let mut walk = Walk {
        sheet,
        score_decimals: decimals("score_decimals").unwrap_or(2),
        rate_decimals: decimals("rate_decimals"),
        not_applicable: framework["not_applicable"].as_str(),
        execution,
        broken,
        groups: Vec::new(),
        leaves: Vec::new(),
        core_misses: false,
        core_may_miss: false,
    };
    let (mut base, mut bonus, mut base_weight) = (Sum::nothing(), Sum::nothing(), zero());
    for dimension in array(&framework["dimensions"]) {
        let weight = parameter(dimension, "weight");
        let sum = walk.group(dimension, &weight, Place::Assessed);
        let is_separate = dimension["is_separate"] == true && broken != Some(Breakage::SeparateCounted);
        match (is_separate, dimension["is_bonus"] == true) {
            (true, _) => {}
            (false, true) => bonus.add(&sum),
            (false, false) => {
                base.add(&sum);
                base_weight += weight;
            }
        }
    }
    walk.outcome(framework, &base, &bonus, &base_weight)
}

impl Walk<'_> {
    fn is_broken(&self, breakage: Breakage) -> bool {
        self.broken == Some(breakage)
    }

    fn group(&mut self, group: &Value, weight: &Number, place: Place) -> Sum {
        let id = group["id"].as_str().unwrap_or_default();
        // The group's row stands above its children's, so its place is taken before them.
        let row = self.groups.len();
        let nothing = GroupOutcome {
            id: id.to_owned(),
            weight: weight.clone(),
            score: zero(),
            deduction: zero(),
            pending: zero(),
        };
        self.groups.push(nothing);
        let children = array(&group["children"]);
        let one_of = group["assessed"] == "one_of";
        let choice = self.sheet["entries"][id]["choice"].as_str();
        let picked = children.iter().position(|child| choice.is_some_and(|choice| child["id"] == choice));
        let mut sum = Sum::nothing();
        for (child_idx, child) in children.iter().enumerate() {
            let child_place = match (place, one_of, picked) {
                (Place::Assessed, true, None) => Place::Undecided,
                (Place::Assessed, true, Some(picked)) if picked != child_idx => Place::NotPicked,
                (place, _, _) => place,
            };
            let child_weight = match decimal(&child["weight"]) {
                Some(points) => points,
                None => weight * parameter(child, "share") / whole(100),
            };
            let child_sum = if child["children"].is_array() {
                self.group(child, &child_weight, child_place)
            } else {
                self.leaf(child, &child_weight, child_place)
            };
            // Alternatives do not add up: of an undecided group the weight counts, once.
            if !one_of || child_place == Place::Assessed {
                sum.add(&child_sum);
            }
        }
        let is_undecided = one_of && (place == Place::Undecided || place == Place::Assessed && picked.is_none());
        if is_undecided && !self.is_broken(Breakage::UndecidedGroupWithoutPending) {
            sum.pending = weight.clone();
        }
        self.groups[row].score = sum.score.clone();
        self.groups[row].deduction = sum.deduction.clone();
        self.groups[row].pending = sum.pending.clone();
        sum
    }

    fn leaf(&mut self, indicator: &Value, weight: &Number, place: Place) -> Sum {
        let id = indicator["id"].as_str().unwrap_or_default();
        let nothing = Value::Null;
        let sheet = self.sheet;
        let entry = sheet["entries"].get(id).unwrap_or(&nothing);
        let execution = self.execution.clone();
        let mut leaf = Leaf {
            indicator,
            entry,
            sheet,
            weight,
            score_decimals: self.score_decimals,
            rate_decimals: self.rate_decimals,
            execution: execution.as_ref(),
            broken: self.broken,
            seen: Vec::new(),
        };
        let (rule, form) = tagged(&indicator["rule"]);
        let range = if rule == "bonus" {
            (parameter(form, "lowest"), parameter(form, "highest"))
        } else {
            (zero(), weight.clone())
        };
        let treatment = if entry["not_applicable"] == true { Some(self.not_applicable) } else { None };
        let mut sum = Sum::nothing();
        let state = match (place, treatment) {
            (Place::NotPicked, _) => State::Excluded,
            (Place::Undecided, _) => State::Pending("no alternative picked"),
            (Place::Assessed, Some(None)) => State::Pending("marked not applicable where nothing may be"),
            // Outside the weights there is nothing to make up for, whatever the base does.
            (Place::Assessed, Some(Some(_))) if rule == "bonus" && !self.is_broken(BONUS_FULL) => State::Excluded,
            (Place::Assessed, Some(Some("full_marks"))) => {
                leaf.see("not applicable, full marks");
                State::Scored { score: weight.clone(), deduction: zero(), unrounded: weight.clone() }
            }
            (Place::Assessed, Some(Some(_))) => {
                sum.not_applicable = weight.clone();
                State::Excluded
            }
            (Place::Assessed, None) => match points(&mut leaf) {
                Ok(points) => scored(&mut leaf, points, &range),
                Err(why) => State::Pending(why),
            },
        };
        let seen = std::mem::take(&mut leaf.seen);
        let is_core = indicator["is_core"] == true;
        match &state {
            State::Scored { score, deduction, .. } => {
                sum.score = score.clone();
                sum.deduction = deduction.clone();
                self.core_misses |= is_core && score < weight;
            }
            State::Pending(_) => {
                self.core_may_miss |= is_core && is_positive(weight);
                let (lowest, highest) = range;
                if !self.is_broken(Breakage::PendingBonusAtNothing) || rule != "bonus" {
                    (sum.pending_lowest, sum.pending) = (lowest, highest);
                }
            }
            State::Excluded => {}
        }
        self.leaves.push(LeafOutcome { id: id.to_owned(), weight: weight.clone(), state, seen });
        sum
    }

    fn outcome(self, framework: &Value, base: &Sum, bonus: &Sum, base_weight: &Number) -> Outcome {
        let mut seen = Vec::new();
        let caps = self.caps(framework, &mut seen);
        let core_cap = decimal(&framework["core_cap"]).filter(|_| !self.is_broken(Breakage::CoreCapIgnored));
        let total = |base: Number, bonus: &Number, core_misses: bool| {
            if self.is_broken(Breakage::BonusBelowTheCapOnly) {
                return caps.iter().cloned().fold(base, Number::min) + bonus;
            }
            let core_cap = core_cap.iter().filter(|_| core_misses);
            caps.iter().chain(core_cap).cloned().fold(base + bonus, Number::min)
        };
        let base_now = self.rescaled(&base.score, base, base_weight);
        let base_lowest = self.rescaled(&(&base.score + &base.pending_lowest), base, base_weight);
        let base_highest = self.rescaled(&(&base.score + &base.pending), base, base_weight);
        let total_now = total(base_now.clone(), &bonus.score, self.core_misses);
        let core_misses_lowest = self.core_misses || self.core_may_miss;
        let lowest = total(base_lowest, &(&bonus.score + &bonus.pending_lowest), core_misses_lowest);
        let highest = total(base_highest, &(&bonus.score + &bonus.pending), self.core_misses);
        let (lowest_grade, highest_grade) = (self.grade(framework, &lowest), self.grade(framework, &highest));
        let is_less = self.not_applicable == Some("excluded") && !self.is_broken(Breakage::ExcludedStaysInFullMarks);

        let uncapped = &base_now + &bonus.score;
        let mut see = |holds: bool, label: &str| seen.extend(holds.then(|| label.to_owned()));
        see(uncapped > total_now, "the total is capped");
        see(core_cap.as_ref() == Some(&total_now) && uncapped > total_now, "the core cap holds the total");
        see(is_positive(&base.not_applicable) && is_less, "full marks are less what is not applicable");
        see(base_now != base.score, "the base is scaled up");
        see(self.rescaling_midpoint(base, base_weight), "the base is scaled up to a midpoint");
        see(lowest_grade != highest_grade, "the grade is open");
        see(lowest != highest && lowest_grade == highest_grade, "the grade is settled although points are pending");
        see(is_on_band(framework, &total_now), "the total is on the end of a grade band");
        see(is_negative(&total_now), "the total is negative");

        Outcome {
            full_marks: if is_less { base_weight - &base.not_applicable } else { base_weight.clone() },
            pending: &base.pending + &bonus.pending,
            base: base_now,
            bonus: bonus.score.clone(),
            total: total_now,
            lowest_grade,
            highest_grade,
            groups: self.groups,
            leaves: self.leaves,
            seen,
        }
    }

    /// The base brought up to the full weight. Where everything applies nothing is scaled, so nothing is rounded.
    fn rescaled(&self, score: &Number, base: &Sum, weight: &Number) -> Number {
        if self.not_applicable != Some("rescaled") || !is_positive(&base.not_applicable) {
            return score.clone();
        }
        let applicable = weight - &base.not_applicable;
        if !is_positive(&applicable) {
            return zero();
        }
        let scaled = score * weight / applicable;
        if self.is_broken(Breakage::RescaledUnrounded) {
            return scaled;
        }
        // "Scaled up to the full weight": full marks stay full marks where the weight is finer than scores are rounded.
        if scaled == *weight {
            return scaled;
        }
        round(&scaled, self.score_decimals, Midpoint::AwayFromZero).min(weight.clone())
    }

    fn rescaling_midpoint(&self, base: &Sum, weight: &Number) -> bool {
        let applicable = weight - &base.not_applicable;
        self.not_applicable == Some("rescaled")
            && is_positive(&base.not_applicable)
            && is_positive(&applicable)
            && is_midpoint(&(&base.score * weight / applicable), self.score_decimals)
    }

    fn caps(&self, framework: &Value, seen: &mut Vec<String>) -> Vec<Number> {
        let Some(rate) = &self.execution else { return Vec::new() };
        let rate = match self.broken {
            Some(Breakage::CapRateRounded) => round(rate, 1, Midpoint::AwayFromZero),
            _ => rate.clone(),
        };
        let mut caps = Vec::new();
        for cap in array(&framework["total_caps"]) {
            let mut interval = cap.clone();
            if self.is_broken(Breakage::CapEndsClosed) && cap["below"].is_string() {
                interval["at_most"] = interval["below"].take();
            }
            if holds(&interval, &rate, false) {
                caps.push(parameter(cap, "highest"));
                seen.push("the execution rate is in a cap's interval".to_owned());
            }
            let is_on = |end| decimal(&cap[end]).is_some_and(|end| end == rate);
            if ["at_least", "above", "at_most", "below", "exactly"].into_iter().any(is_on) {
                seen.push("the execution rate is on the end of a cap's interval".to_owned());
            }
        }
        caps
    }

    fn grade(&self, framework: &Value, total: &Number) -> String {
        let reached = |from: &Number| {
            if self.is_broken(Breakage::GradeBandsLeftOpen) { total > from } else { total >= from }
        };
        let bands = array(&framework["grade_bands"]).iter().map(|band| (decimal(&band["from"]), &band["name"]));
        let best = bands.filter(|(from, _)| from.as_ref().is_none_or(reached)).max_by(|a, b| a.0.cmp(&b.0));
        best.and_then(|(_, name)| name.as_str()).unwrap_or_default().to_owned()
    }
}

fn is_on_band(framework: &Value, total: &Number) -> bool {
    array(&framework["grade_bands"]).iter().any(|band| decimal(&band["from"]).is_some_and(|from| from == *total))
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Most parts of a sum are nothing, and adding that to a fraction costs as much as any other.
fn add(sum: &mut Number, part: &Number) {
    if *part.numer() != *zero().numer() {
        *sum += part;
    }
}

impl Sum {
    fn nothing() -> Self {
        Self { score: zero(), deduction: zero(), pending: zero(), pending_lowest: zero(), not_applicable: zero() }
    }

    fn add(&mut self, other: &Self) {
        add(&mut self.score, &other.score);
        add(&mut self.deduction, &other.deduction);
        add(&mut self.pending, &other.pending);
        add(&mut self.pending_lowest, &other.pending_lowest);
        add(&mut self.not_applicable, &other.not_applicable);
    }
}
