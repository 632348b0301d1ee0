//! Puts the rows of a table into a sheet: each cell goes where the indicator has a place for it.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, Measure, Sign, Target};
use crate::domain::interval::Interval;
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::mean_rate;
use crate::domain::rules::yes_no::{NO, YES};
use crate::exchange::file::tidied;
use crate::exchange::table::matching::Index;
use crate::exchange::table::printed::Printed;
use crate::exchange::table::rows::TableRow;
use crate::exchange::table::units::{converted, unit_of};
use crate::exchange::table::value::{Quantity, quantity, sign_alone};
use crate::exchange::table::{TableDoubt, TableReading};
use crate::text::cell_words::yes_or_no;
use crate::text::language::Language;
use crate::text::report_names::name_key;
use crate::text::table::CellDoubt;
use crate::text::table_heads::Role;
use crate::text::target_signs::is_against;
use crate::text::values;

/// Where a table comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Origin {
    /// From elsewhere: its scores are somebody's, and are held against the rules.
    Published,
    /// From the sheet that it is put into: its scores were worked out, and what is the same stays as it is.
    OwnExport,
}

/// A sheet that was filled.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Filled {
    /// The sheet.
    pub(in crate::exchange) evaluation: Evaluation,
    /// How many rows are in it.
    pub(super) n_matched: usize,
    /// What is not in it as it stands in the table.
    pub(super) doubts: Vec<TableDoubt>,
}

/// Puts the table into a sheet. What the table doesn't say stays as it is.
pub(in crate::exchange) fn fill(reading: &TableReading, sheet: &Evaluation, origin: Origin) -> Filled {
    let printed = (origin == Origin::OwnExport).then(|| Printed::of(sheet));
    let mut filler = Filler { evaluation: sheet.clone(), origin, printed, doubts: Vec::new() };
    if origin == Origin::Published {
        filler.fill_top(reading);
    }
    let framework = Arc::clone(&sheet.framework);
    let mut index = Index::of(&framework);
    let mut n_matched = 0;
    for row in &reading.rows {
        match index.take(row) {
            Ok(indicator) => {
                n_matched += 1;
                filler.fill_row(row, indicator);
            }
            Err(doubt) => filler.doubt(row, doubt),
        }
    }
    Filled { evaluation: filler.evaluation, n_matched, doubts: filler.doubts }
}

pub(super) struct Filler {
    pub(super) evaluation: Evaluation,
    origin: Origin,
    /// What the sheet's own cells said, where the table is one of its own.
    printed: Option<Printed>,
    pub(super) doubts: Vec<TableDoubt>,
}

impl Filler {
    pub(super) fn doubt(&mut self, row: &TableRow, doubt: CellDoubt) {
        self.doubts.push(TableDoubt::Row { row: row.row, about: row.name.clone(), doubt });
    }

    fn fill_row(&mut self, row: &TableRow, indicator: &Indicator) {
        let mut entry = self.evaluation.entry(&indicator.id).clone();
        if self.origin == Origin::Published {
            self.look_at_weight(row, indicator);
        }
        let is_changed =
            |role: Role| !self.printed.as_ref().is_some_and(|it| it.says(&indicator.id, role, row.cell(role)));
        let (is_target_changed, is_actual_changed) = (is_changed(Role::Target), is_changed(Role::Actual));
        if is_target_changed {
            self.fill_target(row, indicator, &mut entry);
        }
        if is_actual_changed || indicator.measure.ratio().is_some() {
            self.fill_actual(row, indicator, &mut entry);
        }
        for (role, slot) in [
            (Role::Reason, &mut entry.reason),
            (Role::Improvement, &mut entry.improvement),
            (Role::Evidence, &mut entry.evidence),
        ] {
            let text = row.cell(role);
            if !text.is_empty() && text != one_line(slot) {
                text.clone_into(slot);
            }
        }
        self.evaluation.entries.change(&indicator.id, |slot| *slot = entry);
    }

    fn look_at_weight(&mut self, row: &TableRow, indicator: &Indicator) {
        let framework = indicator.weight.value();
        if let Some(table) = quantity(row.cell(Role::Weight)).map(|it| it.number).filter(|weight| *weight != framework)
        {
            self.doubt(row, CellDoubt::OtherWeight { table: table.normalize(), framework });
        }
    }

    fn fill_target(&mut self, row: &TableRow, indicator: &Indicator, entry: &mut Entry) {
        let cell = row.cell(Role::Target);
        if cell.is_empty() {
            return;
        }
        match &indicator.target {
            Target::None => {}
            Target::Fixed(_) | Target::FixedWords(_) => self.compare_target(row, indicator, cell),
            Target::Entered if indicator.measure == Measure::Words || indicator.measure == Measure::Choice => {
                set_words(&mut entry.target_words, cell);
            }
            Target::Entered => match self.number(row, Role::Target, indicator) {
                Some((number, found)) => {
                    self.look_at_sign(row, &found, indicator);
                    set_number(&mut entry.target, number);
                }
                None if quantity(cell).is_none() => set_words(&mut entry.target_words, cell),
                None => {}
            },
        }
    }

    fn compare_target(&mut self, row: &TableRow, indicator: &Indicator, cell: &str) {
        let (framework, is_same) = match &indicator.target {
            Target::Fixed(target) => {
                let said = values::measured(*target, &indicator.measure, Language::Chinese);
                (said, quantity(cell).is_none_or(|it| it.number == *target))
            }
            Target::FixedWords(words) => (words.clone(), name_key(words) == name_key(cell)),
            Target::None | Target::Entered => return,
        };
        if !is_same {
            self.doubt(row, CellDoubt::OtherTarget { table: cell.to_owned(), framework });
        }
    }

    fn look_at_sign(&mut self, row: &TableRow, found: &Quantity, indicator: &Indicator) {
        let cell = row.cell(Role::Target).to_owned();
        let sign = found.sign.or_else(|| sign_alone(row.cell(Role::Sign)));
        if sign.is_some_and(|sign| is_against(sign, &indicator.rule)) {
            self.doubt(row, CellDoubt::AgainstRule { found: cell });
        } else if found.is_strict {
            self.doubt(row, CellDoubt::StrictSign { found: cell });
        }
    }

    fn fill_actual(&mut self, row: &TableRow, indicator: &Indicator, entry: &mut Entry) {
        let cell = row.cell(Role::Actual).to_owned();
        let is_published = self.origin == Origin::Published;
        if is_published {
            self.fill_score(row, indicator, entry);
        }
        match (&indicator.rule, &indicator.measure) {
            (Rule::Execution(_), _) | (_, Measure::Execution) => {
                if is_published && self.evaluation.budget.department.executed.is_none() {
                    self.fill_money(row, &cell);
                }
            }
            (Rule::YesNo(_), _) => {
                self.fill_choice(row, &cell, entry, yes_or_no(&cell).map(|is_yes| if is_yes { YES } else { NO }))
            }
            (Rule::Grade(grade), _) => {
                let named = grade.grades.iter().find(|it| !cell.is_empty() && name_key(&it.name) == name_key(&cell));
                let points = quantity(if is_published { row.cell(Role::Score) } else { &cell }).map(|it| it.number);
                match (named, points) {
                    (Some(named), points) => {
                        entry.choice.clone_from(&named.id);
                        if let Some(points) = points.filter(|points| {
                            named.percent.single().is_none() && allows(&named.percent, *points, indicator.weight)
                        }) {
                            set_number(&mut entry.actual, points);
                        }
                    }
                    (None, Some(points)) => {
                        if let Some(fitting) =
                            grade.grades.iter().find(|it| allows(&it.percent, points, indicator.weight))
                        {
                            entry.choice.clone_from(&fitting.id);
                            set_number(&mut entry.actual, points);
                        }
                    }
                    (None, None) => {}
                }
                // What was reached is said in words, whatever grade it was.
                if named.is_none() && is_published && !cell.is_empty() {
                    set_words(&mut entry.actual_words, &cell);
                }
            }
            (Rule::Checklist(_), _) => {
                if is_published {
                    self.doubt(row, CellDoubt::FiguresNotSaid);
                }
            }
            (_, Measure::Ratio(_)) => self.fill_ratio(row, indicator, entry),
            // The months give it.
            (Rule::AverageRate(rule), _)
                if !is_published && mean_rate(&self.evaluation.progress, rule.period).is_ok() => {}
            (Rule::AverageRate(_), _) if !is_published && entry.actual.is_none() => {}
            (_, Measure::Points) => {
                let points = quantity(&cell).filter(|it| it.unit.is_empty() && !is_published);
                if let Some(points) = points.or_else(|| quantity(row.cell(Role::Score))) {
                    set_number(&mut entry.actual, points.number);
                }
                if is_published && quantity(&cell).is_none() {
                    set_words(&mut entry.actual_words, &cell);
                }
            }
            (_, Measure::Words) => set_words(&mut entry.actual_words, &cell),
            _ if cell.is_empty() => {}
            _ => match self.number(row, Role::Actual, indicator) {
                Some((number, found)) => {
                    self.look_at_share(row, number, &found, indicator, entry);
                    set_number(&mut entry.actual, number);
                }
                None if quantity(&cell).is_none() => set_words(&mut entry.actual_words, &cell),
                None => {}
            },
        }
    }

    /// 0.925 beside a target of 90 %: workbooks keep rates as shares, and some ways lose their signs.
    fn look_at_share(
        &mut self,
        row: &TableRow,
        number: Decimal,
        found: &Quantity,
        indicator: &Indicator,
        entry: &Entry,
    ) {
        let target = match indicator.target {
            Target::Fixed(target) => Some(target),
            Target::Entered => entry.target,
            Target::None | Target::FixedWords(_) => None,
        };
        let is_share = found.unit.is_empty() && number > Decimal::ZERO && number <= Decimal::ONE;
        if is_share
            && matches!(indicator.measure, Measure::Rate { .. })
            && target.is_some_and(|target| target >= Decimal::TEN)
        {
            self.doubt(row, CellDoubt::MaybeShare { role: Role::Actual, found: number });
        }
    }

    fn fill_choice(&mut self, row: &TableRow, cell: &str, entry: &mut Entry, choice: Option<&str>) {
        match choice {
            Some(choice) => choice.clone_into(&mut entry.choice),
            None if cell.is_empty() => {}
            None => {
                set_words(&mut entry.actual_words, cell);
                self.doubt(row, CellDoubt::NoChoice { found: cell.to_owned() });
            }
        }
    }

    fn fill_ratio(&mut self, row: &TableRow, indicator: &Indicator, entry: &mut Entry) {
        let figures = [(Role::Part, &mut entry.part), (Role::Whole, &mut entry.whole)];
        let mut is_any = false;
        for (role, slot) in figures {
            if let Some(found) = quantity(row.cell(role)) {
                set_number(slot, found.number);
                is_any = true;
            }
        }
        let cell = row.cell(Role::Actual);
        if is_any || cell.is_empty() || self.origin == Origin::OwnExport {
            return;
        }
        if let Some((number, _)) = self.number(row, Role::Actual, indicator) {
            set_number(&mut entry.actual, number);
        }
    }

    /// A published score is held against the rule's.
    fn fill_score(&mut self, row: &TableRow, indicator: &Indicator, entry: &mut Entry) {
        let cell = row.cell(Role::Score);
        if cell.is_empty() || matches!(indicator.measure, Measure::Points) {
            return;
        }
        match quantity(cell).map(|it| it.number).filter(|it| Points::new(*it).is_some()) {
            Some(score) => entry.review.score = Some(score),
            None => self.doubt(row, CellDoubt::NoScore { found: cell.to_owned() }),
        }
    }

    /// A number in the indicator's unit; else what keeps it from being one is told.
    fn number(&mut self, row: &TableRow, role: Role, indicator: &Indicator) -> Option<(Decimal, Quantity)> {
        let cell = row.cell(role);
        let Some(found) = quantity(cell) else {
            self.doubt(row, CellDoubt::NotANumber { role, found: cell.to_owned() });
            return None;
        };
        let own = if found.unit.is_empty() { row.cell(Role::Unit) } else { &found.unit };
        let expected = unit_of(&indicator.measure);
        let number = match converted(found.number, own, expected) {
            Some(number) => number,
            None => {
                self.doubt(row, CellDoubt::OtherUnit { role, found: own.to_owned(), expected: expected.to_owned() });
                return None;
            }
        };
        let is_negative = number < Decimal::ZERO && indicator.measure.sign() == Sign::NeverNegative;
        let is_broken = matches!(indicator.measure, Measure::Count { .. }) && !number.fract().is_zero();
        if is_negative || is_broken {
            self.doubt(row, CellDoubt::Impossible { role, found: cell.to_owned() });
            return None;
        }
        Some((number, found))
    }
}

/// Whether points lie within a grade.
fn allows(percent: &Interval, points: Decimal, weight: Points) -> bool {
    let weight = Exact::new(weight.value());
    Exact::new(points).times(&Exact::HUNDRED).divided_by(&weight).is_some_and(|share| percent.contains(&share))
}

/// What is the same, written otherwise, stays as it is.
fn set_number(slot: &mut Option<Decimal>, number: Decimal) {
    if *slot != Some(number) {
        *slot = Some(number.normalize());
    }
}

fn set_words(slot: &mut String, cell: &str) {
    if !cell.is_empty() && cell != one_line(slot) {
        cell.clone_into(slot);
    }
}

/// Paragraphs as a cell shows them.
fn one_line(text: &str) -> String {
    tidied(text)
}
