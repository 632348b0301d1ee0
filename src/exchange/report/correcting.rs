//! The facts of a reading one by one, to be looked at and corrected before a sheet is made of them.

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::domain::statements::{Span, StatedAmount};
use crate::exchange::report::facts::{Confidence, Found, Money, ReportReading};
use crate::exchange::report::token::tokens;
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::report::{self as sentences, ReportLabel, WrongCorrection};
use crate::text::report_words::UnitWord;

/// Which fact of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactId {
    /// Who reports.
    Name,
    /// The budget year.
    Year,
    /// The total.
    Total,
    /// A total that says something else, by its position.
    OtherTotal(usize),
    /// The grade.
    Grade,
    /// The full marks of an item.
    Weight(usize),
    /// The points of an item.
    Score(usize),
    /// Lost points of an item, by their position in it.
    Lost(usize, usize),
    /// Their reason.
    Reason(usize, usize),
    /// The rate in the reason.
    ReasonRate(usize, usize),
    /// What is said about the points of an item.
    Remark(usize),
    /// A project's name.
    ProjectName(usize),
    /// An amount or a rate of the department or of a project.
    Money(Owner, MoneyField),
}

/// Whose money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The department's.
    Department,
    /// A project's, by its position.
    Project(usize),
}

/// Which of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyField {
    /// 年初预算数
    Initial,
    /// 全年预算数
    Budget,
    /// 全年执行数
    Executed,
    /// The printed rate.
    Rate,
}

/// A fact that is ready to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which one.
    pub id: FactId,
    /// What it is of; may be empty.
    pub about: String,
    /// What it is.
    pub label: ReportLabel,
    /// Its value as a person types it.
    pub text: String,
    /// Where it stands.
    pub place: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// How sure it is.
    pub confidence: Confidence,
}

impl FactId {
    /// Whether the sheet takes it over. The total and the grade are worked out there.
    pub fn is_taken_over(self) -> bool {
        match self {
            Self::Total | Self::OtherTotal(_) | Self::Grade => false,
            Self::Name
            | Self::Year
            | Self::Weight(_)
            | Self::Score(_)
            | Self::Lost(..)
            | Self::Reason(..)
            | Self::ReasonRate(..)
            | Self::Remark(_)
            | Self::ProjectName(_)
            | Self::Money(..) => true,
        }
    }
}

impl ReportReading {
    /// Every fact, in the order of a sheet.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Facts(Vec::new());
        facts.add(FactId::Name, "", ReportLabel::Name, self.name.as_ref(), Clone::clone);
        facts.add(FactId::Year, "", ReportLabel::Year, self.year.as_ref(), ToString::to_string);
        facts.add(FactId::Total, "", ReportLabel::Total, self.total.as_ref(), points);
        for (at, total) in self.other_totals.iter().enumerate() {
            facts.add(FactId::OtherTotal(at), "", ReportLabel::Total, Some(total), points);
        }
        facts.add(FactId::Grade, "", ReportLabel::Grade, self.grade.as_ref(), Clone::clone);
        for (at, item) in self.items.iter().enumerate() {
            let name = &item.name.value;
            facts.add(FactId::Weight(at), name, ReportLabel::Weight, item.weight.as_ref(), points);
            facts.add(FactId::Score(at), name, ReportLabel::Score, item.score.as_ref(), points);
            for (nth, it) in item.deductions.iter().enumerate() {
                facts.add(FactId::Lost(at, nth), name, ReportLabel::Deducted, Some(&it.points), points);
                facts.add(FactId::Reason(at, nth), name, ReportLabel::Reason, Some(&it.reason), Clone::clone);
                facts.add(FactId::ReasonRate(at, nth), &it.indicator, ReportLabel::Rate, it.rate.as_ref(), percent);
            }
            facts.add(FactId::Remark(at), name, ReportLabel::Reason, item.remark.as_ref(), Clone::clone);
        }
        facts.add_money(Owner::Department, "", &self.department);
        for (at, project) in self.projects.iter().enumerate() {
            let name = &project.name;
            facts.add(FactId::ProjectName(at), "", ReportLabel::Project, Some(name), Clone::clone);
            facts.add_money(Owner::Project(at), &name.value, &project.money);
        }
        facts.0
    }

    /// Puts another value in a fact's place; an empty text takes it away. What somebody looked at is certain.
    ///
    /// # Errors
    /// The text is no value of this fact, which stays as it is.
    pub fn correct(&mut self, id: FactId, typed: &str) -> Result<(), WrongCorrection> {
        match id {
            FactId::Name => put(&mut self.name, read_words(typed)),
            FactId::Year => put(&mut self.year, read_year(typed)?),
            FactId::Total | FactId::OtherTotal(_) | FactId::Grade => {}
            FactId::Weight(at) => {
                let points = read_points(typed)?;
                self.items.get_mut(at).into_iter().for_each(|item| put(&mut item.weight, points));
            }
            FactId::Score(at) => {
                let points = read_points(typed)?;
                self.items.get_mut(at).into_iter().for_each(|item| put(&mut item.score, points));
            }
            FactId::Lost(at, nth) => {
                let points = read_points(typed)?;
                // Without points it is none; the positions of the others must stay.
                let points = points.unwrap_or(Points::ZERO);
                let found = self.items.get_mut(at).and_then(|item| item.deductions.get_mut(nth));
                found.into_iter().for_each(|it| certain(&mut it.points, points));
            }
            FactId::Reason(at, nth) => {
                let words = typed.trim().to_owned();
                let found = self.items.get_mut(at).and_then(|item| item.deductions.get_mut(nth));
                found.into_iter().for_each(|it| certain(&mut it.reason, words.clone()));
            }
            FactId::ReasonRate(at, nth) => {
                let rate = read_percent(typed)?;
                let found = self.items.get_mut(at).and_then(|item| item.deductions.get_mut(nth));
                found.into_iter().for_each(|it| put(&mut it.rate, rate));
            }
            FactId::Remark(at) => {
                let words = read_words(typed);
                self.items.get_mut(at).into_iter().for_each(|item| put(&mut item.remark, words.clone()));
            }
            FactId::ProjectName(at) => {
                let words = read_words(typed).ok_or(WrongCorrection::Name)?;
                self.projects.get_mut(at).into_iter().for_each(|it| certain(&mut it.name, words.clone()));
            }
            FactId::Money(owner, field) => self.correct_money(owner, field, typed)?,
        }
        Ok(())
    }

    fn correct_money(&mut self, owner: Owner, field: MoneyField, typed: &str) -> Result<(), WrongCorrection> {
        let money = match owner {
            Owner::Department => Some(&mut self.department),
            Owner::Project(at) => self.projects.get_mut(at).map(|project| &mut project.money),
        };
        let Some(money) = money else { return Ok(()) };
        let slot = match field {
            MoneyField::Initial => &mut money.initial,
            MoneyField::Budget => &mut money.budget,
            MoneyField::Executed => &mut money.executed,
            MoneyField::Rate => {
                put(&mut money.rate, read_percent(typed)?);
                return Ok(());
            }
        };
        let span = slot.as_ref().map(|found| found.value.span).unwrap_or_default();
        put(slot, read_amount(typed, span)?);
        Ok(())
    }
}

struct Facts(Vec<Fact>);

impl Facts {
    fn add<T>(
        &mut self,
        id: FactId,
        about: &str,
        label: ReportLabel,
        found: Option<&Found<T>>,
        text: impl Fn(&T) -> String,
    ) {
        self.0.extend(found.map(|found| Fact {
            id,
            about: about.to_owned(),
            label,
            text: text(&found.value),
            place: found.place,
            sentence: found.sentence,
            confidence: found.confidence,
        }));
    }

    fn add_money(&mut self, owner: Owner, about: &str, money: &Money) {
        let amounts = [
            (MoneyField::Initial, ReportLabel::InitialBudget, &money.initial),
            (MoneyField::Budget, ReportLabel::Budget, &money.budget),
            (MoneyField::Executed, ReportLabel::Executed, &money.executed),
        ];
        for (field, label, amount) in amounts {
            self.add(FactId::Money(owner, field), about, label, amount.as_ref(), sentences::amount);
        }
        self.add(FactId::Money(owner, MoneyField::Rate), about, ReportLabel::Rate, money.rate.as_ref(), percent);
    }
}

fn points(points: &Points) -> String {
    points.value().to_string()
}

fn percent(percent: &Decimal) -> String {
    format!("{percent}%")
}

/// What was there is replaced; where nothing stood, nothing can be put.
fn put<T>(slot: &mut Option<Found<T>>, value: Option<T>) {
    match (slot.as_mut(), value) {
        (Some(found), Some(value)) => certain(found, value),
        (_, None) => *slot = None,
        (None, Some(_)) => {}
    }
}

fn certain<T>(found: &mut Found<T>, value: T) {
    found.value = value;
    found.confidence = Confidence::Certain;
}

fn read_words(typed: &str) -> Option<String> {
    Some(typed.trim()).filter(|words| !words.is_empty()).map(str::to_owned)
}

fn read_points(typed: &str) -> Result<Option<Points>, WrongCorrection> {
    let value = read_number(typed, &NumberUnit::Points).map_err(|_| WrongCorrection::Points)?;
    value.map(|value| Points::new(value).ok_or(WrongCorrection::Points)).transpose()
}

fn read_percent(typed: &str) -> Result<Option<Decimal>, WrongCorrection> {
    read_number(typed, &NumberUnit::Percent).map_err(|_| WrongCorrection::Percent)
}

fn read_year(typed: &str) -> Result<Option<u16>, WrongCorrection> {
    let value = read_number(typed, &NumberUnit::Year).map_err(|_| WrongCorrection::Year)?;
    let year = |value: Decimal| u16::try_from(value).ok().filter(|year| (1990..=2100).contains(year));
    value.map(|value| year(value).ok_or(WrongCorrection::Year)).transpose()
}

/// An amount with its unit, which must be there: a number alone would be ten thousand times off.
fn read_amount(typed: &str, span: Span) -> Result<Option<StatedAmount>, WrongCorrection> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let found = tokens(&plain, 0);
    let [token] = found.as_slice() else { return Err(WrongCorrection::Amount) };
    let figure = token.figure().ok_or(WrongCorrection::Amount)?;
    let Some(UnitWord::Money(unit)) = figure.unit else { return Err(WrongCorrection::Amount) };
    let amount = StatedAmount { value: figure.value, unit, exactness: figure.exactness, span };
    if amount.amount().is_err() { Err(WrongCorrection::Amount) } else { Ok(Some(amount)) }
}
