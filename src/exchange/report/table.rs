//! Rows of tables that were copied as lines: their heads say what the columns are.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::domain::statements::{Exactness, StatedAmount, StatedUnit};
use crate::exchange::report::facts::{Confidence, Deduction, Found, Money, ScoreItem};
use crate::exchange::report::money::Moneys;
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::scores::{MOST_ITEMS, Scores, points};
use crate::exchange::report::token::{Figure, Token};
use crate::text::report_names::{is_name_head, is_sum_row, states_ten_thousand};
use crate::text::report_reasons::indicator_name;
use crate::text::report_words::{Label, UnitWord};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Label(Label),
    Other,
}

/// The table that is being read.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<Column>,
    /// The unit of its amounts, where the table states one.
    unit: Option<StatedUnit>,
}

impl Table {
    /// A line between rows: it may state the unit, and else ends the table.
    pub(super) fn pass(&mut self, text: &str, is_unit_line: impl Fn(&str) -> bool) {
        if is_unit_line(text) {
            self.unit = unit_in(text);
        } else if !self.columns.is_empty() {
            *self = Self::default();
        }
    }

    /// Reads a row: heads, or figures under them.
    pub(super) fn read(&mut self, text: &Text<'_>, row: &Passage, scores: &mut Scores, moneys: &mut Moneys) {
        let heads: Vec<Column> = row.cells.iter().map(|cell| column(text, row, cell)).collect();
        let is_heads = row.tokens.iter().all(|token| token.figure().is_none_or(|it| it.unit.is_none()))
            && heads.iter().filter(|head| **head != Column::Other).count() >= 2
            && !row.cells.iter().any(|cell| figure_of(text, row, cell).is_some());
        if is_heads {
            self.unit = row.cells.iter().find_map(|cell| unit_in(text.slice(cell))).or(self.unit);
            self.columns = heads;
            return;
        }
        let Some(name) = self.name(text, row) else { return };
        let part = row.cells.first().filter(|first| **first != name && text.slice(first).chars().count() >= 2);
        let part =
            part.filter(|first| !is_sum_row(text.slice(first)) && figure_of(text, row, first).is_none()).cloned();
        if is_sum_row(text.slice(&name)) {
            match part {
                // A sum of the part that stands before it: its score, not the whole's.
                Some(part) if self.has(Label::Score) => self.read_score(text, row, &part, scores),
                _ => self.read_sum(text, row, scores, moneys),
            }
        } else if self.has(Label::Score) || self.has(Label::Weight) {
            self.read_score(text, row, &name, scores);
        } else if self.has(Label::Executed) && (self.has(Label::Budget) || self.has(Label::InitialBudget)) {
            let money = self.money(text, row);
            let name = text.found(text.slice(&name).to_owned(), &name, row, Confidence::Inferred);
            moneys.add_project(name, money);
        }
    }

    fn has(&self, label: Label) -> bool {
        self.columns.contains(&Column::Label(label))
    }

    /// The last cell with a name ahead of the first number.
    fn name(&self, text: &Text<'_>, row: &Passage) -> Option<Range<usize>> {
        let is_name = |cell: &&Range<usize>| {
            let n_characters = text.slice(cell).chars().count();
            n_characters >= 2 && figure_of(text, row, cell).is_none()
        };
        let first_number = row.cells.iter().skip(1).position(|cell| figure_of(text, row, cell).is_some())? + 1;
        row.cells.iter().take(first_number).rfind(is_name).cloned()
    }

    /// The cell under a head. Rows may lack cells at their start, where a name spans several rows.
    fn cell<'a>(&self, row: &'a Passage, label: Label) -> Option<&'a Range<usize>> {
        let at = self.columns.iter().position(|column| *column == Column::Label(label))?;
        let (n_columns, n_cells) = (self.columns.len(), row.cells.len());
        match n_columns.checked_sub(n_cells) {
            Some(0) => row.cells.get(at),
            // The last column, a remark, may be empty.
            Some(1)
                if self
                    .columns
                    .last()
                    .is_some_and(|last| *last == Column::Other || *last == Column::Label(Label::Reason)) =>
            {
                row.cells.get(at)
            }
            Some(lacking) => row.cells.get(at.checked_sub(lacking)?),
            None => None,
        }
    }

    fn points(&self, text: &Text<'_>, row: &Passage, label: Label) -> Option<Found<Points>> {
        let (token, figure) = figure_of(text, row, self.cell(row, label)?)?;
        let points = points(figure)?;
        Some(Found { confidence: Confidence::Inferred, ..text.figure(points, token, figure, row) })
    }

    fn read_score(&self, text: &Text<'_>, row: &Passage, name: &Range<usize>, scores: &mut Scores) {
        let (weight, score) = (self.points(text, row, Label::Weight), self.points(text, row, Label::Score));
        if weight.is_none() && score.is_none() {
            return;
        }
        let deductions = weight.as_ref().zip(score.as_ref()).and_then(|(weight, score)| {
            let lost = weight.value - score.value;
            let cell =
                self.cell(row, Label::Reason).or_else(|| row.cells.last().filter(|_| self.has(Label::Reason)))?;
            let reason = text.slice(cell);
            let is_reason = lost > Points::ZERO && reason.chars().count() > 2 && figure_of(text, row, cell).is_none();
            is_reason.then(|| Deduction {
                points: Found { value: lost, ..score.clone() },
                reason: text.found(reason.to_owned(), cell, row, Confidence::Inferred),
                indicator: indicator_name(reason).to_owned(),
                rate: percent_in(text, row, cell),
            })
        });
        let known = scores.known(text.slice(name)).and_then(|at| scores.items.get(at));
        if known.is_some_and(|item| item.score.is_some()) {
            return;
        }
        if scores.items.len() >= MOST_ITEMS {
            return;
        }
        scores.add(ScoreItem {
            number: None,
            name: text.found(text.slice(name).to_owned(), name, row, Confidence::Inferred),
            parent: None,
            weight,
            score,
            deductions: deductions.into_iter().collect(),
            remark: None,
        });
    }

    fn read_sum(&self, text: &Text<'_>, row: &Passage, scores: &mut Scores, moneys: &mut Moneys) {
        if let Some(total) = self.points(text, row, Label::Score) {
            scores.totals.push(total);
        } else if self.has(Label::Executed) {
            let money = self.money(text, row);
            // The sum of the projects is not the department's own total, but all there is where nothing else is said.
            if moneys.department == Money::default() {
                moneys.add_department(money.inferred());
            }
        }
    }

    fn money(&self, text: &Text<'_>, row: &Passage) -> Money {
        let amount = |label: Label| {
            let (token, figure) = figure_of(text, row, self.cell(row, label)?)?;
            let unit = match figure.unit {
                Some(UnitWord::Money(unit)) => unit,
                None => self.unit?,
                Some(_) => return None,
            };
            let span = text.normal.place(&token.range);
            let amount = StatedAmount { value: figure.value, unit, exactness: Exactness::Exact, span };
            amount.amount().ok()?;
            let found = text.figure(amount, token, figure, row);
            Some(if figure.unit.is_none() { Found { confidence: Confidence::Inferred, ..found } } else { found })
        };
        let rate = self.cell(row, Label::Rate).and_then(|cell| figure_of(text, row, cell));
        Money {
            initial: amount(Label::InitialBudget),
            budget: amount(Label::Budget),
            executed: amount(Label::Executed),
            rate: rate.map(|(token, figure)| text.figure(figure.value, token, figure, row)),
        }
    }
}

impl Money {
    /// The same with less certainty.
    pub(super) fn inferred(mut self) -> Self {
        for amount in [&mut self.initial, &mut self.budget, &mut self.executed].into_iter().flatten() {
            amount.confidence = Confidence::Inferred;
        }
        self
    }
}

/// What a head says.
fn column(text: &Text<'_>, row: &Passage, cell: &Range<usize>) -> Column {
    if is_name_head(text.slice(cell)) {
        return Column::Name;
    }
    let labels = tokens_of(row, cell).filter_map(Token::label);
    let is_column = |label: &Label| {
        matches!(
            label,
            Label::Weight
                | Label::Score
                | Label::Deducted
                | Label::Reason
                | Label::Budget
                | Label::InitialBudget
                | Label::Executed
                | Label::Rate
        )
    };
    labels.filter(is_column).last().map_or(Column::Other, Column::Label)
}

fn unit_in(text: &str) -> Option<StatedUnit> {
    states_ten_thousand(text)
        .map(|is_ten_thousand| if is_ten_thousand { StatedUnit::TenThousandYuan } else { StatedUnit::Yuan })
}

fn tokens_of<'a>(row: &'a Passage, cell: &Range<usize>) -> impl Iterator<Item = &'a Token> {
    let cell = cell.clone();
    row.tokens.iter().filter(move |token| token.range.start >= cell.start && token.range.end <= cell.end)
}

/// The figure of a cell that is nothing else.
fn figure_of<'a>(text: &Text<'_>, row: &'a Passage, cell: &Range<usize>) -> Option<(&'a Token, &'a Figure)> {
    let _ = text;
    let mut tokens = tokens_of(row, cell);
    let token = tokens.next()?;
    let figure = token.figure()?;
    tokens.next().is_none().then_some((token, figure))
}

fn percent_in(text: &Text<'_>, row: &Passage, cell: &Range<usize>) -> Option<Found<Decimal>> {
    tokens_of(row, cell)
        .filter_map(|token| Some((token, token.figure().filter(|figure| figure.unit == Some(UnitWord::Percent))?)))
        .last()
        .map(|(token, figure)| text.figure(figure.value, token, figure, row))
}
