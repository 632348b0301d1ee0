//! A framework out of a table that follows none of those at hand: its groups, its weights, and rules by the signs of its targets.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, Standing};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Sign, Target};
use crate::domain::interval::{Bound, End, Interval};
use crate::domain::points::Points;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::rules::Rule;
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::{AboveTarget, Equal};
use crate::domain::rules::execution::Execution;
use crate::domain::rules::grade::{Grade, GradeChoice};
use crate::domain::rules::proportional::Proportional;
use crate::domain::rules::reverse::{Reverse, ReverseForm};
use crate::exchange::table::rows::TableRow;
use crate::exchange::table::value::{Quantity, quantity, sign_alone};
use crate::exchange::table::{TableDoubt, TableReading};
use crate::text::cell_words::{is_date_unit, money_unit_factor};
use crate::text::number_reader::TargetSign;
use crate::text::report_names::name_key;
use crate::text::table_heads::Role;
use crate::text::table_note::TableNote;
use crate::text::table_words::{
    EXECUTION, GRADES, OTHER, TOTAL_GRADES, definition_with_standard, is_bonus, is_execution, is_execution_rate,
    weight_in_name,
};

/// The id of a sheet's own framework, as `app` has it.
const OWN_ID: &str = "own";
/// The most indicators that a framework of a table has.
const MOST_INDICATORS: usize = 2_000;

/// The framework, and what about it was guessed; `None` where the table has no indicators.
pub(in crate::exchange) fn own_framework(reading: &TableReading) -> Option<(Framework, Vec<TableDoubt>)> {
    if reading.rows.is_empty() {
        return None;
    }
    let mut builder = Builder { dimensions: Vec::new(), n_ids: 0 };
    let has_rate = reading.rows.iter().any(is_of_money);
    let of_money = points(&reading.top.money.weight).filter(|_| !has_rate);
    if let Some(weight) = of_money {
        let id = builder.free_id();
        builder.add(&[EXECUTION.to_owned()], indicator_of_money(id, weight));
    }
    // A report's amounts are read beside its scores.
    let has_money = !reading.top.money.executed.is_empty() || reading.heads.is_empty();
    let mut n_without = 0;
    for row in reading.rows.iter().take(MOST_INDICATORS) {
        let weight = points(row.cell(Role::Weight));
        n_without += usize::from(weight.is_none());
        let id = builder.free_id();
        let mut indicator = indicator(id, row, weight.unwrap_or(Points::ZERO), has_money);
        if row.path.first().is_some_and(|group| is_bonus(group)) || (row.path.is_empty() && is_bonus(&row.name)) {
            as_bonus(&mut indicator);
        }
        let path = match row.path.as_slice() {
            // A bonus or a rate without a group is one of its own.
            [] if is_bonus(&row.name) || is_of_money(row) => vec![row.name.clone()],
            [] => vec![OTHER.to_owned()],
            path => path.to_vec(),
        };
        builder.add(&path, indicator);
    }
    let has_standards = reading.rows.iter().any(|row| !row.cell(Role::Standard).is_empty());
    let mut doubts = vec![TableDoubt::Table(TableNote::RulesGuessed { has_standards })];
    if n_without > 0 {
        doubts.push(TableDoubt::Table(TableNote::WithoutWeight { n_rows: n_without }));
    }
    let mut dimensions = builder.dimensions;
    dimensions.iter_mut().for_each(add_up);
    dimensions.iter_mut().for_each(|dimension| take_weight_off(dimension, &mut doubts));
    let base = dimensions.iter().filter(|dimension| dimension.standing == Standing::Base);
    let found = base.map(|dimension| dimension.weight).sum::<Points>().value();
    if let Some(printed) = points(&reading.total.weight).map(Points::value).filter(|printed| *printed != found) {
        doubts.push(TableDoubt::Table(TableNote::WeightsDiffer { found, printed }));
    }
    let bands = TOTAL_GRADES.iter().map(|(from, name)| GradeBand {
        from: from.and_then(|from| Points::new(Decimal::from(from))),
        name: (*name).to_owned(),
    });
    let framework = Framework {
        reference: FrameworkRef { id: OWN_ID.to_owned(), version: 1 },
        title: if reading.top.title.is_empty() { OTHER.to_owned() } else { reading.top.title.clone() },
        issuer: String::new(),
        document: String::new(),
        year: reading.top.year.unwrap_or(2020),
        base: None,
        is_own: true,
        stated_full_marks: None,
        dimensions,
        grade_bands: bands.collect(),
        score_decimals: 2,
        rate_decimals: None,
        not_applicable: None,
        total_caps: Vec::new(),
        core_cap: None,
    };
    Some((framework, doubts))
}

fn points(cell: &str) -> Option<Points> {
    Points::new(quantity(cell)?.number).filter(|points| *points >= Points::ZERO)
}

struct Builder {
    dimensions: Vec<Category>,
    n_ids: usize,
}

impl Builder {
    fn free_id(&mut self) -> NodeId {
        self.n_ids += 1;
        NodeId::new(&format!("own-{}", self.n_ids))
    }

    /// Adds an indicator below the groups of a path, which are made where they are not there yet.
    fn add(&mut self, path: &[String], indicator: Indicator) {
        let Some((first, rest)) = path.split_first() else { return };
        let at = self.dimensions.iter().position(|it| name_key(&it.name) == name_key(first)).unwrap_or_else(|| {
            let id = self.free_id();
            self.dimensions.push(group(id, first));
            self.dimensions.len() - 1
        });
        let inner: Vec<(&String, NodeId)> = rest.iter().map(|name| (name, self.free_id())).collect();
        let Some(mut parent) = self.dimensions.get_mut(at) else { return };
        for (name, id) in inner {
            parent = child_group(parent, name, id);
        }
        parent.children.push(Node::Indicator(indicator));
    }
}

/// The group of a name in another one, made with this id where it is not there yet.
fn child_group<'a>(parent: &'a mut Category, name: &str, id: NodeId) -> &'a mut Category {
    let is_it = |child: &Node| matches!(child, Node::Category(it) if name_key(&it.name) == name_key(name));
    let at = parent.children.iter().position(is_it).unwrap_or_else(|| {
        parent.children.push(Node::Category(group(id, name)));
        parent.children.len() - 1
    });
    match parent.children.get_mut(at) {
        Some(Node::Category(category)) => category,
        Some(Node::Indicator(_)) | None => unreachable!("a group stands at its position"),
    }
}

fn group(id: NodeId, name: &str) -> Category {
    Category {
        id,
        name: name.to_owned(),
        weight: Points::ZERO,
        share: None,
        standing: if is_bonus(name) { Standing::Bonus } else { Standing::Base },
        assessed: Assessed::All,
        weight_provenance: from_table(),
        children: Vec::new(),
    }
}

/// Groups weigh what is in them.
fn add_up(group: &mut Category) {
    for child in &mut group.children {
        if let Node::Category(category) = child {
            // What is below a bonus is one with it.
            category.standing = Standing::Base;
            add_up(category);
        }
    }
    group.weight = group.children.iter().map(Node::weight).sum();
}

/// Takes the weights off the names of a group and of those in it; where the rows give something else, that is a doubt.
fn take_weight_off(group: &mut Category, doubts: &mut Vec<TableDoubt>) {
    if let Some((name, weight)) = weight_in_name(&group.name) {
        let (name, printed, found) = (name.to_owned(), points(weight), group.weight);
        if let Some(printed) = printed.filter(|printed| *printed != found) {
            let (name, found, printed) = (name.clone(), found.value(), printed.value());
            doubts.push(TableDoubt::Table(TableNote::GroupWeighsElse { name, found, printed }));
        }
        group.name = name;
    }
    for child in &mut group.children {
        if let Node::Category(category) = child {
            take_weight_off(category, doubts);
        }
    }
}

fn from_table() -> Provenance {
    Provenance { kind: ProvenanceKind::Report, note: String::new() }
}

fn guessed() -> Provenance {
    Provenance { kind: ProvenanceKind::User, note: String::new() }
}

fn indicator(id: NodeId, row: &TableRow, weight: Points, has_money: bool) -> Indicator {
    if is_of_money(row) {
        let of_money =
            Indicator { name: row.name.clone(), definition: definition(row), ..indicator_of_money(id, weight) };
        let score = quantity(row.cell(Role::Score));
        return match (printed_rate(row), score) {
            (Some(_), _) if !has_money => as_printed_rate(of_money),
            // Neither amounts nor a rate: the points as they are printed.
            (None, Some(_)) if !has_money && row.cell(Role::Actual).is_empty() => {
                Indicator { measure: Measure::Points, rule: Rule::Direct(Direct), ..of_money }
            }
            _ => of_money,
        };
    }
    let target_cell = row.cell(Role::Target);
    let actual_cell = row.cell(Role::Actual);
    // 12月底前 and 12月20日: words, though the first one begins like a number.
    let is_told_in_words = !actual_cell.is_empty() && quantity(actual_cell).is_none();
    let target = quantity(target_cell).filter(|target| !(is_told_in_words && is_date_unit(&target.unit)));
    let unit = unit(row, target.as_ref());
    let says_words = !target_cell.is_empty() || is_told_in_words;
    let (measure, target, rule) = match target {
        Some(target) => (measure(unit, &target), Target::Entered, rule(row, &target)),
        None if says_words => (Measure::Words, Target::Entered, Rule::Grade(grades())),
        None => (Measure::Points, Target::None, Rule::Direct(Direct)),
    };
    Indicator {
        id,
        name: row.name.clone(),
        definition: definition(row),
        weight,
        share: None,
        measure,
        target,
        rule,
        is_core: false,
        weight_provenance: from_table(),
        rule_provenance: guessed(),
    }
}

/// What the table says about what is measured, and how.
fn definition(row: &TableRow) -> String {
    definition_with_standard(row.cell(Role::Definition), row.cell(Role::Standard))
}

/// Whether a row is the execution rate.
fn is_of_money(row: &TableRow) -> bool {
    let actual = || quantity(row.cell(Role::Actual)).map(|actual| actual.unit).unwrap_or_default();
    let is_rate_or_money = |unit: &str| unit == "%" || money_unit_factor(unit).is_some();
    is_execution_rate(&row.name) || (is_execution(&row.name) && is_rate_or_money(&actual()))
}

/// The execution rate that a row prints.
fn printed_rate(row: &TableRow) -> Option<Quantity> {
    let column = row.cell(Role::Unit);
    quantity(row.cell(Role::Actual)).filter(|it| if it.unit.is_empty() { column == "%" } else { it.unit == "%" })
}

/// The rate as it is printed: the table has no amounts that it could be worked out of.
fn as_printed_rate(indicator: Indicator) -> Indicator {
    let full = Target::Fixed(Decimal::ONE_HUNDRED);
    Indicator { target: full, rule: Rule::Proportional(Proportional::default()), ..indicator }
}

/// Points on top of the base, given as they are; a penalty is as large as the bonus at most.
fn as_bonus(indicator: &mut Indicator) {
    let (highest, lowest) = (indicator.weight, Points::ZERO - indicator.weight);
    indicator.measure = Measure::Points;
    indicator.target = Target::None;
    indicator.rule = Rule::Bonus(Bonus { lowest, highest });
}

fn indicator_of_money(id: NodeId, weight: Points) -> Indicator {
    Indicator {
        id,
        name: EXECUTION.to_owned(),
        definition: String::new(),
        weight,
        share: None,
        measure: Measure::Rate { sign: Sign::MayBeNegative },
        target: Target::None,
        rule: Rule::Execution(Execution),
        is_core: false,
        weight_provenance: from_table(),
        rule_provenance: guessed(),
    }
}

/// The unit of the target, of its column, or of the actual value.
fn unit(row: &TableRow, target: Option<&Quantity>) -> String {
    let of_target = target.map(|target| target.unit.clone()).unwrap_or_default();
    let of_column = || row.cell(Role::Unit).to_owned();
    let of_actual = || quantity(row.cell(Role::Actual)).map(|actual| actual.unit).unwrap_or_default();
    [of_target, of_column(), of_actual()].into_iter().find(|unit| !unit.is_empty()).unwrap_or_default()
}

fn measure(unit: String, target: &Quantity) -> Measure {
    let sign = if target.number < Decimal::ZERO { Sign::MayBeNegative } else { Sign::NeverNegative };
    if unit == "%" { Measure::Rate { sign } } else { Measure::Quantity { unit, sign } }
}

fn rule(row: &TableRow, target: &Quantity) -> Rule {
    match target.sign.or_else(|| sign_alone(row.cell(Role::Sign))) {
        Some(TargetSign::AtMost) => Rule::Reverse(Reverse { form: ReverseForm::Linear }),
        Some(TargetSign::Exactly) => Rule::Equal(Equal { above: AboveTarget::Full }),
        // No complaints: a target of 0 can only be a limit.
        None if target.number.is_zero() => Rule::Reverse(Reverse { form: ReverseForm::Linear }),
        Some(TargetSign::AtLeast) | None => Rule::Proportional(Proportional::default()),
    }
}

fn grades() -> Grade {
    let choice = |(id, name, from, to): &(&str, &str, u32, u32)| {
        let end = if *to == 100 { End::Closed } else { End::Open };
        Arc::new(GradeChoice {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            percent: Interval {
                lower: Some(Bound { at: Decimal::from(*from), end: End::Closed }),
                upper: Some(Bound { at: Decimal::from(*to), end }),
            },
        })
    };
    Grade { grades: GRADES.iter().map(choice).collect() }
}
