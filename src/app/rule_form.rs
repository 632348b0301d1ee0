//! From a rule's draft to the rule, and what it would score: the same code as for the sheet itself.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::app::rule_draft::{Param, RowPart, RuleDraft, RuleKind, TargetKind};
use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{Category, Framework, Node, Standing};
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::AverageRate;
use crate::domain::rules::bands::{Band, Bands};
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::checklist::{Checklist, Item};
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::Equal;
use crate::domain::rules::execution::Execution;
use crate::domain::rules::grade::{Grade, GradeChoice};
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::{Floor, OverTarget, Proportional, ReducedWhen};
use crate::domain::rules::reverse::Reverse;
use crate::domain::rules::steps::Steps;
use crate::domain::rules::yes_no::{NO, YesNo};
use crate::domain::score::{LeafScore, score};
use crate::domain::soundness::{self, Unsound};
use crate::text::interval_reader::{ShareOrNumber, read_interval, read_share_or_number};
use crate::text::number_reader::{NumberProblem, NumberUnit, read_number};

/// What a draft makes of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// What the filer gives.
    pub measure: Measure,
    /// Where the target comes from.
    pub target: Target,
    /// How it becomes points.
    pub rule: Rule,
}

/// Why a draft is no rule yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftProblem {
    /// A number is missing or none.
    Number(Param, NumberProblem),
    /// A number that the rule can't work with: a floor of 100 %, a step of no width.
    Outside(Param),
    /// A part of a row is missing or none; rows from 0.
    Row(usize, RowPart),
    /// There is no row.
    NoRows,
    /// The rule does not fit together.
    Unsound(Unsound),
}

/// The rule that a draft makes of an indicator; `standing` is that of its dimension.
///
/// # Errors
/// Everything that is missing or wrong.
pub fn make(draft: &RuleDraft, indicator: &Indicator, standing: Standing) -> Result<Made, Vec<DraftProblem>> {
    let mut form = Form { draft, was: &indicator.rule, problems: Vec::new() };
    let rule = form.rule();
    let is_same_kind = RuleKind::of(&indicator.rule) == draft.kind;
    let target = match (draft.needs_target(), draft.target) {
        // Words to compare with stay where the rule stays.
        (false, _) if is_same_kind => indicator.target.clone(),
        (false, _) => Target::None,
        (true, TargetKind::Entered) => Target::Entered,
        (true, TargetKind::Fixed) => Target::Fixed(form.number(Param::Target)),
    };
    let made = Made { measure: draft.measured(&rule, &indicator.measure), target, rule };
    if form.problems.is_empty() {
        form.problems.extend(unsound(&made, indicator, standing).into_iter().map(DraftProblem::Unsound));
    }
    if form.problems.is_empty() { Ok(made) } else { Err(form.problems) }
}

/// The indicator with the rule, alone in a framework of its own weight, so that only the rule can be unsound.
fn alone(made: &Made, indicator: &Indicator, sheet: &Framework) -> Framework {
    let changed = Indicator {
        measure: made.measure.clone(),
        target: made.target.clone(),
        rule: made.rule.clone(),
        ..indicator.clone()
    };
    let mut framework = sheet.clone();
    framework.stated_full_marks = None;
    if let Some(first) = framework.dimensions.first().cloned() {
        let group = Category { weight: changed.weight, children: vec![Node::Indicator(changed)], ..first };
        framework.dimensions = vec![group];
    }
    framework
}

fn unsound(made: &Made, indicator: &Indicator, standing: Standing) -> Vec<Unsound> {
    let changed = Indicator {
        measure: made.measure.clone(),
        target: made.target.clone(),
        rule: made.rule.clone(),
        ..indicator.clone()
    };
    soundness::of_rule(&changed, standing)
}

/// What the rule scores on the draft's example; `None` where the example is no number.
pub fn example(
    draft: &RuleDraft,
    made: &Made,
    indicator: &Indicator,
    sheet: &Evaluation,
) -> Option<(Indicator, LeafScore)> {
    let number = |text: &str| read_number(text, &NumberUnit::None).ok().flatten();
    let actual = number(&draft.example_actual);
    let framework = alone(made, indicator, &sheet.framework);
    let mut evaluation = Evaluation::blank(Arc::new(framework));
    evaluation.budget.department = Figures {
        adjusted_budget: Amount::from_yuan(Decimal::ONE_HUNDRED).ok(),
        executed: actual.and_then(|actual| Amount::from_yuan(actual).ok()),
        ..Figures::default()
    };
    evaluation
        .entries
        .change(&indicator.id, |entry| *entry = example_entry(draft, made, actual, number(&draft.example_target)));
    let changed = evaluation.framework.indicator(&indicator.id)?.clone();
    let report = score(&evaluation);
    let leaf = report.leaves().into_iter().find(|leaf| leaf.id == indicator.id)?.clone();
    Some((changed, leaf))
}

/// Choices are shown at their second-best: the first grade below the best, a no, all items but the last.
fn example_entry(draft: &RuleDraft, made: &Made, actual: Option<Decimal>, target: Option<Decimal>) -> Entry {
    let (mut choice, mut items) = (String::new(), Vec::new());
    if let Rule::YesNo(_) = &made.rule {
        choice = NO.to_owned();
    } else if let Rule::Grade(grade) = &made.rule {
        let shown = grade.grades.get(1).or(grade.grades.first());
        choice = shown.map(|it| it.id.clone()).unwrap_or_default();
    } else if let Rule::Checklist(checklist) = &made.rule {
        let last = checklist.items.len().saturating_sub(1);
        items = checklist.items.iter().enumerate().map(|(idx, item)| (item.id.clone(), idx != last)).collect();
    }
    let is_target_entered = draft.target == TargetKind::Entered;
    Entry { actual, target: target.filter(|_| is_target_entered), choice, items, ..Entry::default() }
}

struct Form<'a> {
    draft: &'a RuleDraft,
    /// The rule the indicator has: what the editor doesn't show of it stays.
    was: &'a Rule,
    problems: Vec<DraftProblem>,
}

impl Form<'_> {
    fn optional(&mut self, param: Param) -> Option<Decimal> {
        match read_number(self.draft.number(param), &NumberUnit::None) {
            Ok(number) => number,
            Err(problem) => {
                self.problems.push(DraftProblem::Number(param, problem));
                None
            }
        }
    }

    fn number(&mut self, param: Param) -> Decimal {
        let n_before = self.problems.len();
        let number = self.optional(param);
        if number.is_none() && self.problems.len() == n_before {
            self.problems.push(DraftProblem::Number(param, NumberProblem::NotANumber));
        }
        number.unwrap_or_default()
    }

    /// A number that has to lie in a range, if it is there; the file formats ask for the same.
    fn within(&mut self, param: Param, is_inside: impl Fn(Decimal) -> bool) {
        let number = read_number(self.draft.number(param), &NumberUnit::None).ok().flatten();
        if number.is_some_and(|number| !is_inside(number)) {
            self.problems.push(DraftProblem::Outside(param));
        }
    }

    fn points(&mut self, param: Param) -> Points {
        let number = self.number(param);
        Points::new(number).unwrap_or_else(|| {
            self.problems.push(DraftProblem::Number(param, NumberProblem::NotPoints));
            Points::ZERO
        })
    }

    fn cost(&mut self) -> Cost {
        self.within(Param::Cost, |cost| cost >= Decimal::ZERO);
        if self.draft.is_in_percent {
            Cost::PercentOfWeight(self.number(Param::Cost))
        } else {
            Cost::Points(self.points(Param::Cost))
        }
    }

    fn rule(&mut self) -> Rule {
        let draft = self.draft;
        if draft.kind == RuleKind::Proportional {
            self.within(Param::Floor, |floor| floor > Decimal::ZERO && floor < Decimal::ONE_HUNDRED);
            self.within(Param::OverTarget, |above| above >= Decimal::ONE_HUNDRED);
        }
        if draft.kind == RuleKind::Bonus {
            self.within(Param::Lowest, |lowest| lowest <= Decimal::ZERO);
            self.within(Param::Highest, |highest| highest >= Decimal::ZERO);
        }
        match draft.kind {
            RuleKind::Proportional => Rule::Proportional(Proportional {
                floor: self.optional(Param::Floor).map(|percent| Floor { percent, form: draft.floor_form }),
                over_target: self.optional(Param::OverTarget).map(|above| self.over_target(above)),
            }),
            RuleKind::Reverse => Rule::Reverse(Reverse { form: draft.reverse_form }),
            RuleKind::Equal => Rule::Equal(Equal { above: draft.above }),
            RuleKind::Steps => Rule::Steps(Steps {
                reading: draft.reading,
                direction: draft.direction,
                tolerance: self.number(Param::Tolerance),
                width: self.width(),
                counting: draft.counting,
                cost: self.cost(),
            }),
            RuleKind::Bands => Rule::Bands(Bands { reading: draft.reading, bands: self.rows(Self::band) }),
            RuleKind::Grade => Rule::Grade(Grade { grades: self.rows(Self::grade) }),
            RuleKind::YesNo => Rule::YesNo(YesNo),
            RuleKind::Checklist => Rule::Checklist(Checklist { items: self.rows(Self::item).into() }),
            RuleKind::PerOccurrence => {
                self.within(Param::Cost, |cost| cost >= Decimal::ZERO);
                Rule::PerOccurrence(PerOccurrence { cost: self.points(Param::Cost) })
            }
            RuleKind::AverageRate => Rule::AverageRate(AverageRate { period: draft.period }),
            RuleKind::Execution => Rule::Execution(Execution),
            RuleKind::Coefficient => Rule::Coefficient(Coefficient),
            RuleKind::Direct => Rule::Direct(Direct),
            RuleKind::Bonus => {
                Rule::Bonus(Bonus { lowest: self.points(Param::Lowest), highest: self.points(Param::Highest) })
            }
        }
    }

    fn over_target(&self, above: Decimal) -> OverTarget {
        let asked = OverTarget { above, reduction: None, when: ReducedWhen::Unexplained };
        if let Rule::Proportional(Proportional { over_target: Some(was), .. }) = self.was {
            return OverTarget { above, ..*was };
        }
        asked
    }

    /// A step of no width would never end.
    fn width(&mut self) -> Decimal {
        self.within(Param::Width, |width| width > Decimal::ZERO);
        self.number(Param::Width)
    }

    fn rows<T>(&mut self, read: impl Fn(&mut Self, usize) -> Option<T>) -> Vec<T> {
        if self.draft.rows.is_empty() {
            self.problems.push(DraftProblem::NoRows);
        }
        (0..self.draft.rows.len()).filter_map(|row| read(self, row)).collect()
    }

    fn part<T>(&mut self, row: usize, part: RowPart, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.problems.push(DraftProblem::Row(row, part));
        }
        value
    }

    fn band(&mut self, row: usize) -> Option<Band> {
        let draft = self.draft.rows.get(row)?;
        let interval = self.part(row, RowPart::Range, read_interval(&draft.range));
        let award = match read_share_or_number(&draft.points) {
            Some(ShareOrNumber::Percent(percent) | ShareOrNumber::Number(percent)) if percent < Decimal::ZERO => None,
            Some(ShareOrNumber::Percent(percent)) => Some(Cost::PercentOfWeight(percent)),
            Some(ShareOrNumber::Number(number)) => Points::new(number).map(Cost::Points),
            None => None,
        };
        let award = self.part(row, RowPart::Points, award);
        Some(Band { interval: interval?, award: award? })
    }

    fn grade(&mut self, row: usize) -> Option<Arc<GradeChoice>> {
        let draft = self.draft.rows.get(row)?;
        let percent = self.part(row, RowPart::Range, read_interval(&draft.range));
        let name = self.name(row);
        Some(Arc::new(GradeChoice { id: row_id(&draft.id, row), name: name?, percent: percent? }))
    }

    fn item(&mut self, row: usize) -> Option<Item> {
        let draft = self.draft.rows.get(row)?;
        let number = read_number(&draft.points, &NumberUnit::Points).ok().flatten();
        let points = self.part(row, RowPart::Points, number.filter(|it| *it >= Decimal::ZERO).and_then(Points::new));
        let name = self.name(row);
        Some(Item { id: row_id(&draft.id, row), name: name?, points: points? })
    }

    fn name(&mut self, row: usize) -> Option<String> {
        let name = self.draft.rows.get(row).map(|it| it.name.trim().to_owned()).filter(|name| !name.is_empty());
        self.part(row, RowPart::Name, name)
    }
}

/// The id that sheets know a row by: the one it has, or one of its place.
fn row_id(id: &str, row: usize) -> String {
    if id.is_empty() { NodeId::new(&format!("row-{}", row + 1)).to_string() } else { id.to_owned() }
}
