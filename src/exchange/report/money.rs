//! Budgets, executed amounts and printed rates of the department and its projects, from sentences.

use std::ops::Range;

use crate::domain::statements::{StatedAmount, gives};
use crate::exchange::report::facts::{Confidence, Found, Money, ProjectReading};
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::token::{Figure, Token, labelled};
use crate::text::report_marks::Mark;
use crate::text::report_projects::{MoneyOf, money_of, quoted_project};
use crate::text::report_words::{Label, UnitWord};

/// The most projects of a report.
const MOST_PROJECTS: usize = 500;

/// What sentences say about money.
#[derive(Default)]
pub(super) struct Moneys {
    pub(super) department: Money,
    pub(super) projects: Vec<ProjectReading>,
    /// Amounts without a name that stand alone: labels and figures in lines of their own.
    loose: Money,
}

impl Moneys {
    /// Reads a paragraph.
    pub(super) fn read(&mut self, text: &Text<'_>, passage: &Passage) {
        // The project that was named last in this paragraph.
        let mut named = text.project(passage);
        let is_of_project = named.is_some();
        for part in passage.parted_at(|mark| matches!(mark, Mark::Stop | Mark::Semicolon)) {
            let (money, first) = read_part(text, passage, &part);
            let whole = passage.bytes(&part);
            if let Some(name) = quoted_project(text.slice(&whole)) {
                named = Some(text.named(name, &whole, passage));
            }
            let Some(first) = first.filter(|_| is_money(&money)) else {
                self.add_loose(text, passage, &part, money);
                continue;
            };
            let bytes = passage.bytes(&part);
            let words = bytes.start..first.max(bytes.start);
            // The name may stand in a sentence of its own ahead of the figures.
            let head = passage.body.start..first.max(passage.body.start);
            let of_words = money_of(text.slice(&words));
            let of_head = if passage.is_item { money_of(text.slice(&head)) } else { MoneyOf::Whole };
            match (of_words, of_head, &named) {
                (MoneyOf::Kind, _, _) => {}
                (_, _, Some(name)) if is_of_project => self.add_project(name.clone(), money),
                (MoneyOf::Project(name), _, _) => {
                    let name = text.named(&name, &words, passage);
                    named = Some(name.clone());
                    self.add_project(name, money);
                }
                (MoneyOf::SameProject, _, Some(name)) => self.add_project(name.clone(), money),
                (MoneyOf::SameProject | MoneyOf::Whole, MoneyOf::Project(name), _) => {
                    self.add_project(text.named(&name, &head, passage), money);
                }
                (MoneyOf::SameProject | MoneyOf::Whole, _, _) => self.add_department(money),
            }
        }
    }

    /// Keeps amounts that may be the department's, if its sentence says neither of what they are nor of points.
    fn add_loose(&mut self, text: &Text<'_>, passage: &Passage, part: &Range<usize>, money: Money) {
        let tokens = passage.tokens.get(part.clone()).unwrap_or_default();
        let is_of_points =
            |label: Label| matches!(label, Label::Score | Label::Weight | Label::Deducted | Label::Reason);
        // Those of parts are not the whole's.
        let is_of_part = tokens.first().and_then(Token::label) == Some(Label::OfWhich);
        if is_of_part || money == Money::default() || tokens.iter().filter_map(Token::label).any(is_of_points) {
            return;
        }
        let first =
            tokens.iter().find(|token| token.label().is_some()).map_or(passage.body.end, |token| token.range.start);
        let start = passage.bytes(part).start;
        let is_whole =
            |range: Range<usize>| matches!(money_of(text.slice(&range)), MoneyOf::Whole | MoneyOf::SameProject);
        let is_of_item = passage.is_item && !is_whole(passage.body.start..first);
        if !is_of_item && is_whole(start..first.max(start)) {
            self.loose.complete(money);
        }
    }

    /// Once all is read: a department without figures in one sentence has those that stood alone.
    pub(super) fn finish(&mut self) {
        let mut department = self.department.clone();
        department.complete(self.loose.clone().inferred());
        let lacks_budget = self.department.budget.is_none() && self.department.initial.is_none();
        if (lacks_budget || self.department.executed.is_none()) && is_money(&department) {
            self.department = department;
        }
    }

    pub(super) fn add_project(&mut self, name: Found<String>, mut money: Money) {
        question_unit(&mut money);
        let has_room = self.projects.len() < MOST_PROJECTS;
        match self.projects.iter_mut().find(|project| project.name.value == name.value) {
            Some(project) => project.money.complete(money),
            None if !has_room => {}
            None => self.projects.push(ProjectReading { name, money }),
        }
    }

    pub(super) fn add_department(&mut self, mut money: Money) {
        question_unit(&mut money);
        self.department.complete(money);
    }
}

impl Money {
    /// Takes over what is missing; what is said first counts, and is marked where it is said differently later.
    fn complete(&mut self, other: Self) {
        complete_amount(&mut self.initial, other.initial);
        complete_amount(&mut self.budget, other.budget);
        complete_amount(&mut self.executed, other.executed);
        match (&mut self.rate, other.rate) {
            (Some(own), Some(other)) if own.value != other.value => own.confidence = Confidence::Contradicted,
            (Some(_), _) => {}
            (own @ None, other) => *own = other,
        }
    }
}

fn complete_amount(own: &mut Option<Found<StatedAmount>>, other: Option<Found<StatedAmount>>) {
    match (own, other) {
        (Some(own), Some(other)) => {
            if own.value.amount() != other.value.amount() {
                own.confidence = Confidence::Contradicted;
            }
        }
        (Some(_), None) => {}
        (own @ None, other) => *own = other,
    }
}

/// A budget with what was spent or a rate; an amount alone says nothing of execution.
fn is_money(money: &Money) -> bool {
    let budget = money.budget.is_some() || money.initial.is_some();
    budget && (money.executed.is_some() || money.rate.is_some()) || money.executed.is_some() && money.rate.is_some()
}

/// The figures of a sentence, and where the first label stands.
fn read_part(text: &Text<'_>, passage: &Passage, part: &Range<usize>) -> (Money, Option<usize>) {
    let (mut money, mut first) = (Money::default(), None);
    let tokens = passage.tokens.get(..part.end).unwrap_or_default();
    let mut next = part.start;
    for (at, token) in tokens.iter().enumerate().skip(part.start) {
        let Some(label) = token.label().filter(|_| at >= next) else { continue };
        let Some((figure_at, figure_token, figure)) = labelled(tokens, at + 1, &text.normal.text) else { continue };
        let amount = || stated(figure, text, figure_token, passage);
        let slot = match label {
            // What was said to be the budget was the one at the start of the year.
            Label::Adjusted if matches!(figure.unit, Some(UnitWord::Money(_))) && money.initial.is_none() => {
                money.initial = money.budget.take();
                &mut money.budget
            }
            Label::Budget | Label::Adjusted => &mut money.budget,
            Label::InitialBudget => &mut money.initial,
            Label::Executed => &mut money.executed,
            Label::Rate | Label::BareRate => {
                // 完成率 alone is that of the money; 任务完成率 is something else.
                let is_of_money = label == Label::Rate || is_bare(tokens, at);
                if is_of_money && figure.unit == Some(UnitWord::Percent) {
                    money.rate.get_or_insert(text.figure(figure.value, figure_token, figure, passage));
                    next = figure_at + 1;
                }
                continue;
            }
            Label::Weight
            | Label::Score
            | Label::Sum
            | Label::NoScore
            | Label::FullScore
            | Label::Deducted
            | Label::Reason
            | Label::Grade
            | Label::OfWhich
            | Label::Nothing => continue,
        };
        if let Some(amount) = amount() {
            slot.get_or_insert(amount);
            first.get_or_insert(token.range.start);
            next = figure_at + 1;
        }
    }
    (money, first)
}

/// Whether nothing but a mark stands before a token.
fn is_bare(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| before.mark().is_some())
}

/// An amount as it is printed, with its place.
pub(super) fn stated(
    figure: &Figure,
    text: &Text<'_>,
    token: &Token,
    passage: &Passage,
) -> Option<Found<StatedAmount>> {
    let Some(UnitWord::Money(unit)) = figure.unit else { return None };
    let span = text.normal.place(&token.range);
    let amount = StatedAmount { value: figure.value, unit, exactness: figure.exactness, span };
    amount.amount().is_ok().then(|| text.figure(amount, token, figure, passage))
}

/// Marks the one amount whose unit the other one and the printed rate speak against.
fn question_unit(money: &mut Money) {
    let (Some(budget), Some(executed)) = (&money.budget, &mut money.executed) else { return };
    if budget.value.unit != executed.value.unit {
        let rate = money.rate.as_ref().map(|rate| rate.value);
        let as_printed = executed.value.amount().ok();
        let is_doubtful =
            budget.value.amount().ok().zip(as_printed).is_none_or(|(budget, spent)| !gives(spent, budget, rate));
        if is_doubtful {
            executed.confidence = Confidence::Questioned;
        }
    }
}
