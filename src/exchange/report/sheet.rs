//! From what a report says to a sheet: every figure goes where the framework has a place for it, and what has none is said.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Figures, Project};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::indicator::{Indicator, Measure};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::score::score;
use crate::domain::statements::{HeadCount, Role, StatedAmount, StatedUnit, gives};
use crate::exchange::report::facts::{Deduction, Found, Money, ReportReading, ScoreItem};
use crate::exchange::report::matching::{FrameworkGuess, NodeRef, guess_framework, leaf, leaves, likeness, node};
use crate::exchange::report::own::table_of;
use crate::exchange::report::unplaced::{Unplaced, UnplacedReason};
use crate::exchange::table::{Origin, fill, own_framework};
use crate::text::report_activities::activity_key;
use crate::text::report_marks::COMMA;
use crate::text::report_reasons::indicator_name;

/// Per cent of a statement's words that must stand in an indicator's name.
const SAME_ACTIVITY: usize = 60;

/// A sheet out of a report.
#[derive(Clone, Debug)]
pub struct SheetFromReport {
    /// The sheet; what is not placed is pending in it.
    pub evaluation: Evaluation,
    /// Why this framework; `None`: none fits, and the sheet stands on the last one at hand.
    pub guess: Option<FrameworkGuess>,
    /// What the sheet has no place for, or took over with a doubt.
    pub unplaced: Vec<Unplaced>,
}

/// The sheet that a report describes, on the framework among those at hand that fits it; else on the last one.
/// `None` when none is at hand.
pub fn to_evaluation(reading: &ReportReading, at_hand: &[Arc<Framework>]) -> Option<SheetFromReport> {
    let guess = guess_framework(reading, at_hand);
    let framework = guess.as_ref().map(|guess| &guess.framework).or(at_hand.last())?;
    let mut sheet = Maker {
        reading,
        framework: Arc::clone(framework),
        evaluation: Evaluation::blank(Arc::clone(framework)),
        unplaced: Vec::new(),
    };
    sheet.fill_profile();
    sheet.fill_budget();
    sheet.fill_scores();
    Some(SheetFromReport { evaluation: sheet.evaluation, guess, unplaced: sheet.unplaced })
}

/// The sheet that a report describes, on a framework made of its own scores, each given as it is. `None` where it has none.
pub fn to_own_evaluation(reading: &ReportReading) -> Option<SheetFromReport> {
    let table = table_of(reading);
    let (framework, _) = own_framework(&table)?;
    let framework = Arc::new(framework);
    let filled = fill(&table, &Evaluation::blank(Arc::clone(&framework)), Origin::Published);
    let mut sheet = Maker { reading, framework, evaluation: filled.evaluation, unplaced: Vec::new() };
    sheet.fill_profile();
    sheet.fill_budget();
    Some(SheetFromReport { evaluation: sheet.evaluation, guess: None, unplaced: sheet.unplaced })
}

/// The sheet of a report on the framework at hand that fits it; where none fits, on one made of the report's own scores.
pub fn sheet_of(reading: &ReportReading, at_hand: &[Arc<Framework>]) -> Option<SheetFromReport> {
    to_evaluation(reading, at_hand).filter(|made| made.guess.is_some()).or_else(|| to_own_evaluation(reading))
}

struct Maker<'a> {
    reading: &'a ReportReading,
    framework: Arc<Framework>,
    evaluation: Evaluation,
    unplaced: Vec<Unplaced>,
}

impl Maker<'_> {
    fn fill_profile(&mut self) {
        let profile = &mut self.evaluation.profile;
        profile.name = self.reading.name.as_ref().map(|name| name.value.clone()).unwrap_or_default();
        profile.year = self.reading.year.as_ref().map(|year| year.value);
    }

    fn fill_budget(&mut self) {
        let reading = self.reading;
        self.evaluation.budget.unit = shown_in(reading);
        self.evaluation.budget.department = self.figures(&reading.department, None);
        for (project, id) in reading.projects.iter().zip(1..) {
            let figures = self.figures(&project.money, Some(&project.name.value));
            let name = project.name.value.clone();
            self.evaluation.budget.projects.push(Project { id: ProjectId(id), name, fund_source: None, figures });
        }
    }

    fn figures(&mut self, money: &Money, project: Option<&str>) -> Figures {
        let amount = |found: &Option<Found<StatedAmount>>| found.as_ref().and_then(|found| found.value.amount().ok());
        // A report that names one budget means the year's; rates are of it.
        let adjusted_budget = amount(&money.budget).or_else(|| amount(&money.initial));
        let mut executed = amount(&money.executed);
        if let (Some(budget), Some(found)) = (&money.budget, &money.executed)
            && let Some(mended) = mended(&budget.value, &found.value, money.rate.as_ref().map(|rate| rate.value))
        {
            executed = Some(mended);
            self.unplaced.push(Unplaced {
                about: project.unwrap_or_default().to_owned(),
                found: in_words(found, found.value.value),
                reason: UnplacedReason::UnitMended { printed: found.value.unit, taken: budget.value.unit },
            });
        }
        Figures { initial_budget: amount(&money.initial), adjusted_budget, executed }
    }

    fn fill_scores(&mut self) {
        let reading = self.reading;
        let framework = Arc::clone(&self.framework);
        let nodes: Vec<Option<NodeRef<'_>>> =
            reading.items.iter().map(|item| node(&item.name.value, &framework)).collect();
        let groups: Vec<&NodeId> = nodes
            .iter()
            .filter_map(|node| match node {
                Some(NodeRef::Group(group)) => Some(&group.id),
                Some(NodeRef::Leaf(_)) | None => None,
            })
            .collect();
        for (item, node) in reading.items.iter().zip(&nodes) {
            match node {
                None => self.unplaced(item, &item.name, UnplacedReason::NoSuchItem),
                Some(NodeRef::Leaf(leaf)) => {
                    self.check_weight(item, leaf.weight);
                    self.fill_leaf_by_score(item, leaf);
                }
                Some(NodeRef::Group(group)) => {
                    self.check_weight(item, group.weight);
                    let mut own = leaves(group);
                    // What a closer item of the report speaks of is its matter.
                    for inner in
                        framework.categories().into_iter().filter(|it| it.id != group.id && groups.contains(&&it.id))
                    {
                        let theirs = leaves(inner);
                        if theirs.len() < own.len() || theirs.iter().all(|leaf| own.iter().any(|own| own.id == leaf.id))
                        {
                            own.retain(|leaf| !theirs.iter().any(|their| their.id == leaf.id));
                        }
                    }
                    self.fill_group(item, &own);
                }
            }
        }
    }

    fn check_weight(&mut self, item: &ScoreItem, framework: Points) {
        if let Some(weight) = item.weight.as_ref().filter(|weight| weight.value != framework) {
            let printed = weight.value;
            let found = in_words(weight, printed.value());
            let reason = UnplacedReason::OtherWeight { framework, printed };
            self.unplaced.push(Unplaced { about: item.name.value.clone(), found, reason });
        }
    }

    /// Lost points first, then the leaf that holds the rest.
    fn fill_group(&mut self, item: &ScoreItem, own: &[&Indicator]) {
        for deduction in item.deductions.iter().filter(|it| it.points.value > Points::ZERO) {
            let words =
                if deduction.indicator.is_empty() { deduction.reason.value.as_str() } else { &deduction.indicator };
            let named = leaf(words, own).or_else(|| leaf(&deduction.reason.value, own));
            let typed: Vec<&Indicator> = own.iter().copied().filter(|leaf| !is_rest(leaf)).collect();
            // The only one that is no rest must be meant.
            let only = typed.first().copied().filter(|_| typed.len() == 1 && own.len() == 1);
            match named.or(only) {
                Some(leaf) => self.fill_deduction(deduction, leaf),
                None if own.iter().any(|leaf| is_rest(leaf)) => self.add_reason(deduction, own),
                None => {
                    let found = in_words(&deduction.points, deduction.points.value.value());
                    let about = deduction.reason.value.clone();
                    self.unplaced.push(Unplaced { about, found, reason: UnplacedReason::NoSuchItem });
                }
            }
        }
        let Some(score) = &item.score else { return };
        let rests: Vec<&&Indicator> = own.iter().filter(|leaf| is_rest(leaf)).collect();
        match (rests.as_slice(), own) {
            ([rest], _) => self.fill_rest(item, score, rest, own),
            (_, []) => {}
            (_, [_]) if !item.deductions.is_empty() => {}
            (_, [leaf]) => self.fill_leaf_by_score(item, leaf),
            _ => self.check_group(item, score, own),
        }
    }

    /// The leaf of direct points takes what the others leave of the group's score.
    fn fill_rest(&mut self, item: &ScoreItem, found: &Found<Points>, rest: &Indicator, own: &[&Indicator]) {
        let report = score(&self.evaluation);
        let others = own.iter().filter(|leaf| leaf.id != rest.id);
        let scored: Option<Vec<Points>> = others
            .map(|leaf| {
                let scored = report.leaves().into_iter().find(|it| it.id == leaf.id)?.trace()?.score;
                Some(scored)
            })
            .collect();
        let Some(scored) = scored else {
            return self.unplaced(item, found, UnplacedReason::ActualsNotSaid);
        };
        let left = found.value - scored.into_iter().sum();
        let (lowest, highest) = rest.rule.range(rest.weight);
        if left < lowest || left > highest {
            let reason =
                UnplacedReason::RuleSaysOtherwise { indicator: rest.id.clone(), by_rule: highest, printed: left };
            return self.unplaced(item, found, reason);
        }
        let remark = item.remark.as_ref().map(|remark| remark.value.clone());
        self.evaluation.entries.change(&rest.id, |entry| {
            entry.actual = Some(left.value().normalize());
            if let Some(remark) = remark.filter(|_| entry.reason.is_empty()) {
                entry.reason = remark;
            }
        });
    }

    /// Several indicators and a score of their group: it is right already, or what they reached is missing.
    fn check_group(&mut self, item: &ScoreItem, found: &Found<Points>, own: &[&Indicator]) {
        let report = score(&self.evaluation);
        let of_own = report.leaves().into_iter().filter(|leaf| own.iter().any(|own| own.id == leaf.id));
        let sum: Points = of_own.filter_map(|leaf| leaf.trace()).map(|trace| trace.score).sum();
        if sum != found.value {
            self.unplaced(item, found, UnplacedReason::ActualsNotSaid);
        }
    }

    fn fill_deduction(&mut self, deduction: &Deduction, leaf: &Indicator) {
        let printed = leaf.weight - deduction.points.value;
        let reason = words_of(deduction);
        let is_filled = match (&leaf.measure, &leaf.rule) {
            (_, Rule::Execution(_)) | (Measure::Execution, _) => true,
            (Measure::Points, _) => self.set(leaf, printed.value(), &reason),
            (Measure::Rate { .. } | Measure::Ratio(_), _) => match &deduction.rate {
                Some(rate) => self.set(leaf, rate.value, &reason),
                None => false,
            },
            (Measure::Count { .. }, Rule::PerOccurrence(rule)) => {
                let cost = rule.cost.value();
                let n = deduction.points.value.value().checked_div(cost);
                match n.filter(|n| n.fract().is_zero() && n.checked_mul(cost) == Some(deduction.points.value.value())) {
                    Some(n) => self.set(leaf, n, &reason),
                    None => false,
                }
            }
            (Measure::Quantity { .. }, _) => self.set_from_statements(leaf, deduction, &reason),
            (Measure::Count { .. } | Measure::Choice | Measure::Words, _) => false,
        };
        let found = in_words(&deduction.points, deduction.points.value.value());
        let about = leaf.name.clone();
        if !is_filled {
            let reason = UnplacedReason::ActualNotSaid { indicator: leaf.id.clone() };
            self.unplaced.push(Unplaced { about, found, reason });
            return;
        }
        let by_rule = self.by_rule(leaf);
        if let Some(by_rule) = by_rule.filter(|by_rule| *by_rule != printed) {
            let reason = UnplacedReason::RuleSaysOtherwise { indicator: leaf.id.clone(), by_rule, printed };
            self.unplaced.push(Unplaced { about, found, reason });
        }
    }

    fn by_rule(&self, leaf: &Indicator) -> Option<Points> {
        let report = score(&self.evaluation);
        let scored = report.leaves().into_iter().find(|it| it.id == leaf.id)?;
        scored.trace().map(|trace| trace.score)
    }

    /// Fills a value in; `true`.
    fn set(&mut self, leaf: &Indicator, actual: Decimal, reason: &str) -> bool {
        self.evaluation.entries.change(&leaf.id, |entry| {
            entry.actual = Some(actual.normalize());
            reason.clone_into(&mut entry.reason);
        });
        true
    }

    /// Two numbers of heads for what the indicator names, whose proportion gives the lost points.
    fn set_from_statements(&mut self, leaf: &Indicator, deduction: &Deduction, reason: &str) -> bool {
        let name = activity_key(&format!("{}{}", leaf.name, deduction.indicator));
        let heads: Vec<&HeadCount> = self
            .reading
            .statements
            .iter()
            .filter(|it| !matches!(it.role, Role::Project { .. }) && likeness(&it.activity.key, &name) >= SAME_ACTIVITY)
            .filter_map(|it| it.heads.as_ref())
            .collect();
        let printed = leaf.weight - deduction.points.value;
        for target in &heads {
            for actual in heads.iter().filter(|it| it.unit.is_like(target.unit) && it.value < target.value) {
                let before = self.evaluation.entries.clone();
                self.evaluation.entries.change(&leaf.id, |entry| {
                    (entry.target, entry.actual) = (Some(target.value), Some(actual.value));
                    reason.clone_into(&mut entry.reason);
                });
                if self.by_rule(leaf) == Some(printed) {
                    let (target, actual) = (target.value, actual.value);
                    let found = in_words(&deduction.points, deduction.points.value.value());
                    let reason = UnplacedReason::TakenFromStatements { indicator: leaf.id.clone(), target, actual };
                    self.unplaced.push(Unplaced { about: leaf.name.clone(), found, reason });
                    return true;
                }
                self.evaluation.entries = before;
            }
        }
        false
    }

    /// Lost points of nothing that has a name of its own: their reason belongs to the rest of the group.
    fn add_reason(&mut self, deduction: &Deduction, own: &[&Indicator]) {
        let Some(rest) = own.iter().find(|leaf| is_rest(leaf)) else { return };
        let words = deduction.reason.value.clone();
        self.evaluation.entries.change(&rest.id, |entry| {
            if !entry.reason.is_empty() {
                entry.reason.push(COMMA);
            }
            entry.reason.push_str(&words);
        });
    }

    /// An indicator whose points are said and nothing else.
    fn fill_leaf_by_score(&mut self, item: &ScoreItem, leaf: &Indicator) {
        if matches!(leaf.rule, Rule::Execution(_)) || leaf.measure == Measure::Execution {
            return;
        }
        let deduction = item.deductions.first();
        if let Some(deduction) = deduction.filter(|_| item.deductions.len() == 1) {
            return self.fill_deduction(deduction, leaf);
        }
        let Some(score) = &item.score else { return };
        if leaf.measure == Measure::Points {
            let remark = item.remark.as_ref().map(|remark| remark.value.clone()).unwrap_or_default();
            self.set(leaf, score.value.value(), &remark);
        } else {
            self.unplaced(item, score, UnplacedReason::ActualNotSaid { indicator: leaf.id.clone() });
        }
    }

    fn unplaced<T>(&mut self, item: &ScoreItem, found: &Found<T>, reason: UnplacedReason) {
        let words = item.score.as_ref().or(item.weight.as_ref()).map(|points| points.value.value().to_string());
        let found = Found {
            value: words.unwrap_or_default(),
            place: found.place,
            sentence: found.sentence,
            confidence: found.confidence,
        };
        self.unplaced.push(Unplaced { about: item.name.value.clone(), found, reason });
    }
}

/// Whether a leaf takes points as they are.
fn is_rest(leaf: &Indicator) -> bool {
    leaf.measure == Measure::Points && matches!(leaf.rule, Rule::Direct(_) | Rule::Bonus(_))
}

/// A reason that says more than the indicator and its rate.
fn words_of(deduction: &Deduction) -> String {
    let words = &deduction.reason.value;
    let is_name_only = deduction.rate.is_some() && likeness(indicator_name(words), &deduction.indicator) >= 90;
    if is_name_only { String::new() } else { words.clone() }
}

fn in_words<T>(found: &Found<T>, value: Decimal) -> Found<String> {
    let value = value.to_string();
    Found { value, place: found.place, sentence: found.sentence, confidence: found.confidence }
}

/// The executed amount in the budget's unit, where only that gives the printed rate.
fn mended(budget: &StatedAmount, executed: &StatedAmount, rate: Option<Decimal>) -> Option<Amount> {
    let in_budget_unit = executed.amount_in(budget.unit).ok()?;
    let whole = budget.amount().ok()?;
    let as_printed = executed.amount().ok().is_some_and(|spent| gives(spent, whole, rate));
    let is_mended = budget.unit != executed.unit && !as_printed && gives(in_budget_unit, whole, rate);
    is_mended.then_some(in_budget_unit)
}

/// The unit that most of the report's budgets have.
fn shown_in(reading: &ReportReading) -> MoneyUnit {
    let moneys = reading.projects.iter().map(|project| &project.money).chain([&reading.department]);
    let units: Vec<StatedUnit> = moneys.filter_map(|money| Some(money.budget.as_ref()?.value.unit)).collect();
    let n_yuan = units.iter().filter(|unit| **unit == StatedUnit::Yuan).count();
    if n_yuan * 2 > units.len() { MoneyUnit::Yuan } else { MoneyUnit::TenThousandYuan }
}
