//! What fields, projects and steps are called, where they stand alone.

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::history::Change;
use crate::app::state::{Notice, State};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::indicator::Indicator;
use crate::domain::rules::Rule;
use crate::text::labels::{self, Label};
use crate::text::language::Language;
use crate::text::steps;

/// A project's name, or its place while it has none.
pub fn project_name(evaluation: &Evaluation, id: ProjectId, language: Language) -> String {
    let projects = &evaluation.budget.projects;
    let position = projects.iter().position(|project| project.id == id).unwrap_or_default();
    let name = projects.get(position).map(|project| project.name.as_str()).unwrap_or_default();
    if name.trim().is_empty() { labels::nth_project(position, language) } else { name.to_owned() }
}

/// What an indicator's actual value is called: its rule may count something else.
pub(super) fn actual_column(indicator: Option<&Indicator>, language: Language) -> &'static str {
    let column = match indicator.map(|it| &it.rule) {
        Some(Rule::Direct(_) | Rule::Bonus(_) | Rule::Grade(_)) => Label::Score,
        Some(Rule::Coefficient(_)) => Label::Coefficient,
        Some(Rule::PerOccurrence(_)) => Label::Occurrences,
        Some(_) | None => Label::ActualValue,
    };
    column.text(language)
}

/// The column of a field: what it says about its owner.
pub(super) fn column_name(field: EntryField, indicator: Option<&Indicator>, language: Language) -> String {
    let ratio = indicator.and_then(|it| it.measure.ratio());
    match (field, ratio) {
        (EntryField::Actual, _) => return actual_column(indicator, language).to_owned(),
        (EntryField::Part, Some(ratio)) => return ratio.part.clone(),
        (EntryField::Whole, Some(ratio)) => return ratio.whole.clone(),
        _ => {}
    }
    let label = match field {
        EntryField::Target | EntryField::TargetWords => Label::TargetValue,
        EntryField::Actual | EntryField::ActualWords | EntryField::Part | EntryField::Whole => Label::ActualValue,
        EntryField::Reason => Label::ReasonField,
        EntryField::Evidence => Label::Evidence,
        EntryField::Improvement => Label::Improvement,
        EntryField::ReviewActual => Label::ReviewActual,
        EntryField::ReviewScore => Label::ReviewScore,
        EntryField::ReviewRemark => Label::ReviewRemark,
    };
    label.text(language).to_owned()
}

/// A field's full name, for where it stands alone.
pub fn field_name(field: &Field, evaluation: &Evaluation, language: Language) -> String {
    let node =
        |id: &NodeId| evaluation.framework.name_and_weight(id).map(|(name, _)| name.to_owned()).unwrap_or_default();
    let (owner, column) = match field {
        Field::UnitName => return Label::UnitName.text(language).to_owned(),
        Field::UnitCode => return Label::UnitCode.text(language).to_owned(),
        Field::Contact => return Label::Contact.text(language).to_owned(),
        Field::Year => return Label::Year.text(language).to_owned(),
        Field::FrameworkTitle => return Label::FrameworkTitle.text(language).to_owned(),
        Field::Entry(id, field) => (node(id), column_name(*field, evaluation.framework.indicator(id), language)),
        Field::Figures(owner, field) => {
            let column = match field {
                FiguresField::Initial => Label::InitialBudget,
                FiguresField::Adjusted => Label::AdjustedBudget,
                FiguresField::Executed => Label::Executed,
            };
            let owner = match owner {
                FiguresOwner::Department => Label::Department.text(language).to_owned(),
                FiguresOwner::Project(id) => project_name(evaluation, *id, language),
            };
            (owner, column.text(language).to_owned())
        }
        Field::ProjectName(id) => (project_name(evaluation, *id, language), Label::Project.text(language).to_owned()),
        Field::AnnualBudget => {
            (Label::Monthly.text(language).to_owned(), Label::AnnualBudget.text(language).to_owned())
        }
        Field::MonthEnd(month_idx) => {
            (Label::Monthly.text(language).to_owned(), labels::month_end(*month_idx, language))
        }
        Field::NodeName(id) => (node(id), Label::NodeName.text(language).to_owned()),
        Field::NodeWeight(id) => (node(id), Label::Weight.text(language).to_owned()),
    };
    labels::field_of(&owner, &column, language)
}

/// What a step did.
pub fn change_name(change: &Change, evaluation: &Evaluation, language: Language) -> String {
    match change {
        Change::Field(field) => steps::changed(&field_name(field, evaluation, language), language),
        Change::FundSource(id) => {
            let owner = project_name(evaluation, *id, language);
            steps::changed(&labels::field_of(&owner, Label::FundSource.text(language), language), language)
        }
        Change::ProjectAdded => Label::AddProject.text(language).to_owned(),
        Change::ProjectRemoved(name) => steps::removed(name, language),
        Change::ProjectsPasted(n_projects) => steps::pasted(*n_projects, language),
        Change::ValuesPasted(n_values) => steps::values_pasted(*n_values, language),
        Change::TrialTaken(n_values) => steps::trial_taken(*n_values, language),
        Change::Scenario(name) => steps::scenario_changed(name, language),
        Change::Mended(title) => steps::mended(title, language),
        Change::MoneyUnit => Label::MoneyUnit.text(language).to_owned(),
        Change::Blank => Label::BlankSheet.text(language).to_owned(),
        Change::Example => Label::RestoreExample.text(language).to_owned(),
        Change::NodeAdded(name) => steps::added(name, language),
        Change::NodeCopied(name) => steps::copied(name, language),
        Change::NodeMoved(name) => steps::moved(name, language),
        Change::NodeRemoved(name) => steps::removed(name, language),
        Change::RuleChanged(name) => steps::rule_changed(name, language),
        Change::Framework(title) => steps::framework_changed(title, language),
        Change::SheetOpened(title) => steps::sheet_opened(title, language),
    }
}

/// The short message about what was just done, if there is one.
pub fn notice(state: &State) -> Option<String> {
    let language = state.language;
    let name = |change: &Change| change_name(change, &state.evaluation, language);
    Some(match state.notice.as_ref()? {
        Notice::Undone(change) => steps::undone(&name(change), language),
        Notice::Redone(change) => steps::redone(&name(change), language),
        Notice::Done(change) => steps::done(&name(change), language),
        Notice::Said(said) => said.clone(),
    })
}
