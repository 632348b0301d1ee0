//! A scoring rule while it is being edited: numbers as they were typed, and the rule they make.

use std::mem::discriminant;

use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Sign, Target};
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::equal::AboveTarget;
use crate::domain::rules::proportional::FloorForm;
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, StepCounting};
use crate::domain::soundness::fits;
use crate::text::language::Language;
use crate::text::number_format::editable;
use crate::text::rule_names::RuleName;
use crate::text::values::interval;

/// Which rule.
pub type RuleKind = RuleName;

/// Whether the filer gives a number whose unit can be chosen.
pub fn is_measured(kind: RuleKind) -> bool {
    matches!(kind, RuleKind::Proportional | RuleKind::Reverse | RuleKind::Equal | RuleKind::Steps | RuleKind::Bands)
}

/// Whether the rule has rows: bands, grades or items.
pub fn has_rows(kind: RuleKind) -> bool {
    matches!(kind, RuleKind::Bands | RuleKind::Grade | RuleKind::Checklist)
}

/// What the filer gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// As the indicator has it: two figures, or the department's own execution rate.
    Kept,
    /// A rate in per cent.
    Rate,
    /// A number with a unit.
    Quantity,
    /// A whole number with a unit.
    Count,
}

/// Where the target comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// Each sheet fills in its own.
    Entered,
    /// The framework says it.
    Fixed,
}

/// A number of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param {
    /// The framework's target.
    Target,
    /// Below this share of the target there are no points; may be empty.
    Floor,
    /// Above this share of the target a reason is asked for; may be empty.
    OverTarget,
    /// Up to here nothing is lost.
    Tolerance,
    /// Width of a step.
    Width,
    /// What a step or an occurrence costs.
    Cost,
    /// The largest penalty.
    Lowest,
    /// The largest bonus.
    Highest,
}

/// A choice of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// What is earned from the floor on.
    FloorForm(FloorForm),
    /// Which reverse form.
    ReverseForm(ReverseForm),
    /// What a value above the target earns.
    Above(AboveTarget),
    /// What is looked at.
    Reading(Reading),
    /// On which side points are lost.
    Direction(Direction),
    /// Which steps count.
    Counting(StepCounting),
    /// Whether costs and awards are per cent of the weight instead of points.
    InPercent(bool),
    /// Over which periods.
    Period(Period),
}

/// A part of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPart {
    /// Its name.
    Name,
    /// Its interval.
    Range,
    /// What it earns.
    Points,
}

/// A band, grade or item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// The id it has in sheets; empty for a new one.
    pub id: String,
    /// Grades and items have a name.
    pub name: String,
    /// Bands and grades have an interval, as text.
    pub range: String,
    /// Bands and items earn points.
    pub points: String,
}

/// A rule while it is being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDraft {
    /// Whose rule.
    pub node: NodeId,
    /// Which rule.
    pub kind: RuleKind,
    /// What the filer gives.
    pub measure: MeasureKind,
    /// The unit of a quantity or count.
    pub unit: String,
    /// Where the target comes from.
    pub target: TargetKind,
    /// The numbers, as typed.
    pub numbers: Vec<(Param, String)>,
    /// What is earned from the floor on.
    pub floor_form: FloorForm,
    /// Which reverse form.
    pub reverse_form: ReverseForm,
    /// What a value above the target earns.
    pub above: AboveTarget,
    /// What is looked at.
    pub reading: Reading,
    /// On which side points are lost.
    pub direction: Direction,
    /// Which steps count.
    pub counting: StepCounting,
    /// Whether costs and awards are per cent of the weight.
    pub is_in_percent: bool,
    /// Over which periods.
    pub period: Period,
    /// Bands, grades or items.
    pub rows: Vec<RowDraft>,
    /// The target of the worked example.
    pub example_target: String,
    /// The actual value of the worked example.
    pub example_actual: String,
    /// The parts of rows that something was typed into.
    pub touched_rows: Vec<(usize, RowPart)>,
    /// Whether it was asked to be used: then everything that is missing is said.
    pub is_confirmed: bool,
}

impl RuleDraft {
    /// The rule of an indicator, to be edited.
    pub fn of(indicator: &Indicator) -> Self {
        let (measure, unit) = match &indicator.measure {
            Measure::Quantity { unit, .. } => (MeasureKind::Quantity, unit.clone()),
            Measure::Count { unit } => (MeasureKind::Count, unit.clone()),
            Measure::Ratio(_) | Measure::Execution => (MeasureKind::Kept, String::new()),
            Measure::Rate { .. } | Measure::Points | Measure::Choice | Measure::Words => {
                (MeasureKind::Rate, String::new())
            }
        };
        let mut draft = Self {
            node: indicator.id.clone(),
            kind: RuleKind::of(&indicator.rule),
            measure,
            unit,
            target: if matches!(indicator.target, Target::Fixed(_)) { TargetKind::Fixed } else { TargetKind::Entered },
            numbers: Vec::new(),
            floor_form: FloorForm::Cut,
            reverse_form: ReverseForm::Linear,
            above: AboveTarget::Full,
            reading: Reading::Value,
            direction: Direction::Above,
            counting: StepCounting::Started,
            is_in_percent: false,
            period: Period::Month,
            rows: Vec::new(),
            example_target: "100".to_owned(),
            example_actual: "90".to_owned(),
            touched_rows: Vec::new(),
            is_confirmed: false,
        };
        if let Target::Fixed(target) = indicator.target {
            draft.set(Param::Target, editable(target, 0));
        }
        draft.take(&indicator.rule);
        draft
    }

    fn take(&mut self, rule: &Rule) {
        match rule {
            Rule::Proportional(it) => {
                if let Some(floor) = it.floor {
                    self.set(Param::Floor, editable(floor.percent, 0));
                    self.floor_form = floor.form;
                }
                if let Some(over) = it.over_target {
                    self.set(Param::OverTarget, editable(over.above, 0));
                }
            }
            Rule::Reverse(it) => self.reverse_form = it.form,
            Rule::Equal(it) => self.above = it.above,
            Rule::Steps(it) => {
                (self.reading, self.direction, self.counting) = (it.reading, it.direction, it.counting);
                self.set(Param::Tolerance, editable(it.tolerance, 0));
                self.set(Param::Width, editable(it.width, 0));
                self.take_cost(it.cost);
            }
            Rule::Bands(it) => {
                self.reading = it.reading;
                let row = |band: &crate::domain::rules::bands::Band| RowDraft {
                    range: interval(&band.interval, "", Language::Chinese),
                    points: award_text(band.award),
                    ..RowDraft::default()
                };
                self.rows = it.bands.iter().map(row).collect();
            }
            Rule::Grade(it) => {
                let row = |grade: &std::sync::Arc<crate::domain::rules::grade::GradeChoice>| RowDraft {
                    id: grade.id.clone(),
                    name: grade.name.clone(),
                    range: interval(&grade.percent, "", Language::Chinese),
                    points: String::new(),
                };
                self.rows = it.grades.iter().map(row).collect();
            }
            Rule::Checklist(it) => {
                let row = |item: &crate::domain::rules::checklist::Item| RowDraft {
                    id: item.id.clone(),
                    name: item.name.clone(),
                    range: String::new(),
                    points: editable(item.points.value(), 0),
                };
                self.rows = it.items.iter().map(row).collect();
            }
            Rule::PerOccurrence(it) => self.set(Param::Cost, editable(it.cost.value(), 0)),
            Rule::AverageRate(it) => self.period = it.period,
            Rule::Bonus(it) => {
                self.set(Param::Lowest, editable(it.lowest.value(), 0));
                self.set(Param::Highest, editable(it.highest.value(), 0));
            }
            Rule::YesNo(_) | Rule::Execution(_) | Rule::Coefficient(_) | Rule::Direct(_) => {}
        }
    }

    fn take_cost(&mut self, cost: Cost) {
        self.is_in_percent = matches!(cost, Cost::PercentOfWeight(_));
        self.set(Param::Cost, cost_text(cost));
    }

    /// The text of a number; empty while nothing was typed.
    pub fn number(&self, param: Param) -> &str {
        self.numbers.iter().find(|(other, _)| *other == param).map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// Whether something was typed into a number, or stood there from the start.
    pub fn is_touched(&self, param: Param) -> bool {
        self.numbers.iter().any(|(other, _)| *other == param)
    }

    /// Types a number.
    pub fn set(&mut self, param: Param, text: String) {
        match self.numbers.iter_mut().find(|(other, _)| *other == param) {
            Some((_, old)) => *old = text,
            None => self.numbers.push((param, text)),
        }
    }

    /// Picks a value of a choice.
    pub fn pick(&mut self, pick: Pick) {
        match pick {
            Pick::FloorForm(form) => self.floor_form = form,
            Pick::ReverseForm(form) => self.reverse_form = form,
            Pick::Above(above) => self.above = above,
            Pick::Reading(reading) => self.reading = reading,
            Pick::Direction(direction) => self.direction = direction,
            Pick::Counting(counting) => self.counting = counting,
            Pick::InPercent(is_in_percent) => self.is_in_percent = is_in_percent,
            Pick::Period(period) => self.period = period,
        }
    }

    /// What the filer gives under this rule. What the editor doesn't show (a sign, words beside the points) stays as it was.
    pub(super) fn measured(&self, rule: &Rule, was: &Measure) -> Measure {
        let unit = || self.unit.clone();
        let fresh = match self.kind {
            RuleKind::Grade | RuleKind::YesNo | RuleKind::Checklist => Measure::Choice,
            RuleKind::PerOccurrence => Measure::Count { unit: unit() },
            RuleKind::AverageRate | RuleKind::Coefficient => Measure::Rate { sign: Sign::NeverNegative },
            RuleKind::Execution => Measure::Execution,
            RuleKind::Direct | RuleKind::Bonus => Measure::Points,
            RuleKind::Proportional | RuleKind::Reverse | RuleKind::Equal | RuleKind::Steps | RuleKind::Bands => {
                match self.measure {
                    MeasureKind::Kept => was.clone(),
                    MeasureKind::Rate => Measure::Rate { sign: Sign::NeverNegative },
                    MeasureKind::Quantity => Measure::Quantity { unit: unit(), sign: Sign::NeverNegative },
                    MeasureKind::Count => Measure::Count { unit: unit() },
                }
            }
        };
        let is_alike = discriminant(&fresh) == discriminant(was) || !is_measured(self.kind);
        if !is_alike || !fits(rule, was) {
            return fresh;
        }
        match was {
            Measure::Quantity { sign, .. } => Measure::Quantity { unit: unit(), sign: *sign },
            Measure::Count { .. } => Measure::Count { unit: unit() },
            Measure::Rate { .. }
            | Measure::Ratio(_)
            | Measure::Execution
            | Measure::Points
            | Measure::Choice
            | Measure::Words => was.clone(),
        }
    }

    /// Whether the rule looks at a target.
    pub fn needs_target(&self) -> bool {
        match self.kind {
            RuleKind::Proportional | RuleKind::Reverse | RuleKind::Equal => true,
            RuleKind::Steps | RuleKind::Bands => self.reading != Reading::Value,
            RuleKind::Grade
            | RuleKind::YesNo
            | RuleKind::Checklist
            | RuleKind::PerOccurrence
            | RuleKind::AverageRate
            | RuleKind::Execution
            | RuleKind::Coefficient
            | RuleKind::Direct
            | RuleKind::Bonus => false,
        }
    }
}

fn cost_text(cost: Cost) -> String {
    match cost {
        Cost::Points(points) => editable(points.value(), 0),
        Cost::PercentOfWeight(percent) => editable(percent, 0),
    }
}

/// An award as a row shows it: points, or per cent of the weight.
fn award_text(award: Cost) -> String {
    match award {
        Cost::Points(_) => cost_text(award),
        Cost::PercentOfWeight(_) => format!("{}%", cost_text(award)),
    }
}
