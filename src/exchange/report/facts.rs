//! What was read from a report: every figure with the place it stands at, its sentence, and how sure the reading is.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::domain::statements::{Span, StatedAmount, Statement};
use crate::text::report_marks::ItemNumber;

/// How sure a figure was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Said in so many words, in one piece.
    Certain,
    /// Put together across a blank or a line break.
    Joined,
    /// The report says it roughly (about, more than).
    Rough,
    /// Worked out from its place in a row or from the words around it.
    Inferred,
    /// Said differently elsewhere in the report.
    Contradicted,
    /// At odds with the figures beside it, such as a unit.
    Questioned,
}

/// Something that was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where it stands in the report.
    pub place: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Everything that was read from a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportReading {
    /// Who reports.
    pub name: Option<Found<String>>,
    /// The budget year.
    pub year: Option<Found<u16>>,
    /// The total; of several the one that is said first.
    pub total: Option<Found<Points>>,
    /// Totals that say something else.
    pub other_totals: Vec<Found<Points>>,
    /// The grade in the report's word.
    pub grade: Option<Found<String>>,
    /// Dimensions, categories and indicators with points, in the text's order.
    pub items: Vec<ScoreItem>,
    /// The department's own money.
    pub department: Money,
    /// The projects, in the text's order.
    pub projects: Vec<ProjectReading>,
    /// What is stated of activities, projects included, in the text's order.
    pub statements: Vec<Statement>,
    /// Sentences with figures of which nothing was understood.
    pub not_understood: Vec<Span>,
}

/// Something with points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreItem {
    /// Its name.
    pub name: Found<String>,
    /// Its number among those of its kind, where its paragraph has one.
    pub number: Option<ItemNumber>,
    /// The item it is a part of, as its position in [`ReportReading::items`].
    pub parent: Option<usize>,
    /// Full marks.
    pub weight: Option<Found<Points>>,
    /// Points earned.
    pub score: Option<Found<Points>>,
    /// Why points were lost.
    pub deductions: Vec<Deduction>,
    /// What is said about the score without lost points, such as why there is no bonus.
    pub remark: Option<Found<String>>,
}

/// Lost points with their reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// How many, above 0.
    pub points: Found<Points>,
    /// The reason in the report's words; may be empty.
    pub reason: Found<String>,
    /// What the reason is about: an indicator, in the report's words; may be empty.
    pub indicator: String,
    /// A rate in per cent in the reason.
    pub rate: Option<Found<Decimal>>,
}

/// Money of the department or a project, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// 年初预算数
    pub initial: Option<Found<StatedAmount>>,
    /// 全年预算数
    pub budget: Option<Found<StatedAmount>>,
    /// 全年执行数
    pub executed: Option<Found<StatedAmount>>,
    /// The printed rate in per cent.
    pub rate: Option<Found<Decimal>>,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectReading {
    /// Its name.
    pub name: Found<String>,
    /// Its money.
    pub money: Money,
}

impl ReportReading {
    /// The places of everything that was found, in no order.
    pub fn places(&self) -> Vec<Span> {
        fn add<T>(places: &mut Vec<Span>, found: Option<&Found<T>>) {
            places.extend(found.map(|found| found.place));
        }
        let mut places = Vec::new();
        add(&mut places, self.name.as_ref());
        add(&mut places, self.year.as_ref());
        add(&mut places, self.total.as_ref());
        self.other_totals.iter().for_each(|total| add(&mut places, Some(total)));
        add(&mut places, self.grade.as_ref());
        for item in &self.items {
            add(&mut places, item.weight.as_ref());
            add(&mut places, item.score.as_ref());
            add(&mut places, item.remark.as_ref());
            for deduction in &item.deductions {
                add(&mut places, Some(&deduction.points));
                add(&mut places, deduction.rate.as_ref());
            }
        }
        let of_projects = self.projects.iter().map(|project| &project.money);
        for money in of_projects.chain([&self.department]) {
            add(&mut places, money.initial.as_ref());
            add(&mut places, money.budget.as_ref());
            add(&mut places, money.executed.as_ref());
            add(&mut places, money.rate.as_ref());
        }
        for statement in &self.statements {
            places.extend(statement.heads.as_ref().map(|heads| heads.span));
            places.extend(statement.amount.as_ref().map(|amount| amount.span));
        }
        places
    }

    /// What is part of an item, as positions.
    pub fn parts_of(&self, item: usize) -> impl Iterator<Item = (usize, &ScoreItem)> {
        self.items.iter().enumerate().filter(move |(_, part)| part.parent == Some(item))
    }

    /// The items, each followed by its parts, with how deep they stand.
    pub fn items_in_order(&self) -> Vec<(usize, &ScoreItem)> {
        let mut parts: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.items.iter().enumerate().rev() {
            parts.entry(item.parent).or_default().push(at);
        }
        let below = |whole: Option<usize>, depth: usize| {
            parts.get(&whole).into_iter().flatten().map(move |at| (depth, *at)).collect::<Vec<_>>()
        };
        let (mut waiting, mut ordered) = (below(None, 0), Vec::new());
        while let Some((depth, at)) = waiting.pop() {
            ordered.extend(self.items.get(at).map(|item| (depth, item)));
            waiting.extend(below(Some(at), depth + 1));
        }
        ordered
    }
}
