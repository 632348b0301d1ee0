//! A sheet that came from outside, beside the one on the screen.

use std::rc::Rc;

use crate::app::desk::Arrived;
use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::place;
use crate::app::state::State;
use crate::app::view::names::field_name;
use crate::domain::evaluation::Evaluation;
use crate::domain::progress::MONTHS;
use crate::domain::score::score;
use crate::domain::whatif::change::applied;
use crate::text::check::CheckLabel;
use crate::text::desk::difference;
use crate::text::labels::Label;
use crate::text::number_format::{points, points_in_words};
use crate::text::scenarios::ScenarioLabel;
use crate::text::whatif::together;

/// So many differences are listed one by one.
const MOST_LISTED: usize = 20;

/// A sheet that came from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalView {
    /// Department, year, framework, total: each with its name.
    pub facts: Vec<(Label, String)>,
    /// How it differs from the sheet on the screen; `None` where that is another department's, year's or framework's.
    pub differences: Option<Differences>,
}

/// How two sheets differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The first of them.
    pub listed: Vec<String>,
    /// How many there are besides.
    pub n_more: usize,
}

/// What there is to say about a sheet before it is opened.
pub fn arrival_view(arrived: &Arrived, state: &State) -> ArrivalView {
    let sheet = &arrived.sheet;
    let report = score(sheet);
    let total = format!("{} / {}", points(report.total), points_in_words(sheet.framework.highest_total()));
    let facts = [
        (Label::UnitName, sheet.profile.name.clone()),
        (Label::Year, sheet.profile.year.map(|year| year.to_string()).unwrap_or_default()),
        (Label::Framework, format!("{} {}", sheet.framework.title, sheet.framework.reference)),
        (Label::Total, total),
    ];
    ArrivalView {
        facts: facts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect(),
        differences: is_of_the_same(sheet, &state.evaluation).then(|| differences(sheet, state)),
    }
}

/// The same department, year and framework.
fn is_of_the_same(one: &Evaluation, other: &Evaluation) -> bool {
    one.profile.name == other.profile.name
        && one.profile.year == other.profile.year
        && one.framework.reference == other.framework.reference
}

fn differences(there: &Rc<Evaluation>, state: &State) -> Differences {
    let here = &state.evaluation;
    if here == there {
        return Differences::default();
    }
    let mut found = Vec::new();
    for field in fields(here, there) {
        let (old, new) = (place::text(&field, here), place::text(&field, there));
        if old != new {
            let sheet = if old.is_empty() { there } else { here };
            found.push(difference(&field_name(&field, sheet, state.language), &old, &new, state.language));
        }
    }
    let picks = here.framework.indicators().into_iter().map(|indicator| (&indicator.id, &indicator.name));
    for (id, name) in picks {
        let (old, new) = (here.entry(id), there.entry(id));
        if old.choice != new.choice || old.items != new.items || old.not_applicable != new.not_applicable {
            found.push(difference(name, &old.choice, &new.choice, state.language));
        }
    }
    if here.framework != there.framework {
        let (old, new) = (here.framework.title.clone(), there.framework.title.clone());
        found.push(difference(Label::Framework.text(state.language), &old, &new, state.language));
    }
    if here.scenarios != there.scenarios {
        let names = |sheet: &Evaluation| {
            // With its total: two of the same name may change other things.
            let named = sheet.scenarios.iter().map(|scenario| {
                let total = score(&applied(sheet, &scenario.changes)).total;
                format!("{} {}", scenario.name, points(total))
            });
            together(&named.collect::<Vec<String>>(), state.language)
        };
        let label = ScenarioLabel::Title.text(state.language);
        found.push(difference(label, &names(here), &names(there), state.language));
    }
    if here.ignored_findings != there.ignored_findings {
        let count = |sheet: &Evaluation| sheet.ignored_findings.len().to_string();
        let label = CheckLabel::Ignored.text(state.language);
        found.push(difference(label, &count(here), &count(there), state.language));
    }
    let n_more = found.len().saturating_sub(MOST_LISTED);
    found.truncate(MOST_LISTED);
    Differences { listed: found, n_more }
}

/// Every field that either sheet has.
fn fields(here: &Evaluation, there: &Evaluation) -> Vec<Field> {
    let mut fields = vec![Field::UnitCode, Field::Contact, Field::AnnualBudget];
    let figures = [FiguresField::Initial, FiguresField::Adjusted, FiguresField::Executed];
    fields.extend(figures.map(|field| Field::Figures(FiguresOwner::Department, field)));
    fields.extend((0..MONTHS).map(Field::MonthEnd));
    for indicator in here.framework.indicators() {
        fields.extend(EntryField::ALL.map(|field| Field::of(&indicator.id, field)));
    }
    let mut projects: Vec<_> = here.budget.projects.iter().map(|project| project.id).collect();
    projects.extend(
        there
            .budget
            .projects
            .iter()
            .map(|project| project.id)
            .filter(|id| here.budget.projects.iter().all(|project| project.id != *id)),
    );
    for id in projects {
        fields.push(Field::ProjectName(id));
        fields.extend(figures.map(|field| Field::Figures(FiguresOwner::Project(id), field)));
    }
    fields
}
