//! Where a field's value lives in the document: putting it there, and the text of what is there.

use rust_decimal::Decimal;

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner, Value};
use crate::domain::amount::Amount;
use crate::domain::budget::{Figures, Project};
use crate::domain::entries::Entry;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::ProjectId;
use crate::text::number_format::editable;

/// Puts a value where the field's values live. `None` empties it. What belongs to the framework itself is changed by
/// `own_framework::assign`.
pub fn assign(field: &Field, value: Option<Value>, evaluation: &mut Evaluation) {
    let (words, number, money, year) = match value {
        Some(Value::Words(words)) => (words, None, None, None),
        Some(Value::Number(number)) => (String::new(), number, None, None),
        Some(Value::Money(money)) => (String::new(), None, money, None),
        Some(Value::Year(year)) => (String::new(), None, None, year),
        None => (String::new(), None, None, None),
    };
    match field {
        Field::UnitName => evaluation.profile.name = words,
        Field::UnitCode => evaluation.profile.code = words,
        Field::Contact => evaluation.profile.contact = words,
        Field::Year => evaluation.profile.year = year,
        Field::Entry(id, field) => evaluation.entries.change(id, |entry| assign_entry(*field, entry, words, number)),
        Field::Figures(owner, field) => {
            if let Some(figures) = figures_mut(evaluation, *owner) {
                match field {
                    FiguresField::Initial => figures.initial_budget = money,
                    FiguresField::Adjusted => figures.adjusted_budget = money,
                    FiguresField::Executed => figures.executed = money,
                }
            }
        }
        Field::ProjectName(id) => {
            if let Some(project) = project_mut(evaluation, *id) {
                project.name = words;
            }
        }
        Field::AnnualBudget => evaluation.progress.annual_budget = money,
        Field::MonthEnd(month_idx) => {
            if let Some(slot) = evaluation.progress.month_end_executed.get_mut(*month_idx) {
                *slot = money;
            }
        }
        Field::FrameworkTitle | Field::NodeName(_) | Field::NodeWeight(_) => {}
    }
}

fn assign_entry(field: EntryField, entry: &mut Entry, words: String, number: Option<Decimal>) {
    match field {
        EntryField::Target => entry.target = number,
        EntryField::TargetWords => entry.target_words = words,
        EntryField::Actual => entry.actual = number,
        EntryField::ActualWords => entry.actual_words = words,
        EntryField::Part => entry.part = number,
        EntryField::Whole => entry.whole = number,
        EntryField::Reason => entry.reason = words,
        EntryField::Evidence => entry.evidence = words,
        EntryField::Improvement => entry.improvement = words,
        EntryField::ReviewActual => entry.review.actual = number,
        EntryField::ReviewScore => entry.review.score = number,
        EntryField::ReviewRemark => entry.review.remark = words,
    }
}

/// The text of the value as the field shows it when nobody is typing.
pub fn text(field: &Field, evaluation: &Evaluation) -> String {
    let money = |amount: Option<Amount>| {
        amount.map(|amount| editable(amount.in_unit(evaluation.budget.unit), 2)).unwrap_or_default()
    };
    let project = |id: ProjectId| evaluation.budget.projects.iter().find(|project| project.id == id);
    match field {
        Field::UnitName => evaluation.profile.name.clone(),
        Field::UnitCode => evaluation.profile.code.clone(),
        Field::Contact => evaluation.profile.contact.clone(),
        Field::Year => evaluation.profile.year.map(|year| year.to_string()).unwrap_or_default(),
        Field::Entry(id, field) => entry_text(*field, evaluation.entry(id)),
        Field::Figures(owner, field) => {
            let figures = match owner {
                FiguresOwner::Department => evaluation.budget.department,
                FiguresOwner::Project(id) => project(*id).map(|project| project.figures).unwrap_or_default(),
            };
            money(match field {
                FiguresField::Initial => figures.initial_budget,
                FiguresField::Adjusted => figures.adjusted_budget,
                FiguresField::Executed => figures.executed,
            })
        }
        Field::ProjectName(id) => project(*id).map(|project| project.name.clone()).unwrap_or_default(),
        Field::AnnualBudget => money(evaluation.progress.annual_budget),
        Field::MonthEnd(month_idx) => money(evaluation.progress.month_end_executed.get(*month_idx).copied().flatten()),
        Field::FrameworkTitle => evaluation.framework.title.clone(),
        Field::NodeName(id) => {
            evaluation.framework.name_and_weight(id).map(|(name, _)| name.to_owned()).unwrap_or_default()
        }
        Field::NodeWeight(id) => {
            let weight = evaluation.framework.name_and_weight(id).map(|(_, weight)| editable(weight.value(), 0));
            weight.unwrap_or_default()
        }
    }
}

fn entry_text(field: EntryField, entry: &Entry) -> String {
    let number = |number: Option<Decimal>| number.map(|number| editable(number, 0)).unwrap_or_default();
    match field {
        EntryField::Target => number(entry.target),
        EntryField::TargetWords => entry.target_words.clone(),
        EntryField::Actual => number(entry.actual),
        EntryField::ActualWords => entry.actual_words.clone(),
        EntryField::Part => number(entry.part),
        EntryField::Whole => number(entry.whole),
        EntryField::Reason => entry.reason.clone(),
        EntryField::Evidence => entry.evidence.clone(),
        EntryField::Improvement => entry.improvement.clone(),
        EntryField::ReviewActual => number(entry.review.actual),
        EntryField::ReviewScore => number(entry.review.score),
        EntryField::ReviewRemark => entry.review.remark.clone(),
    }
}

/// A project of the sheet, to be changed.
pub(super) fn project_mut(evaluation: &mut Evaluation, id: ProjectId) -> Option<&mut Project> {
    evaluation.budget.projects.iter_mut().find(|project| project.id == id)
}

fn figures_mut(evaluation: &mut Evaluation, owner: FiguresOwner) -> Option<&mut Figures> {
    match owner {
        FiguresOwner::Department => Some(&mut evaluation.budget.department),
        FiguresOwner::Project(id) => project_mut(evaluation, id).map(|project| &mut project.figures),
    }
}
