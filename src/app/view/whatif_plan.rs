//! The cheapest mix for the goal: what could be done, and the plan.

use rust_decimal::Decimal;

use crate::app::lab::{MeansDraft, MeansField, means_id};
use crate::app::state::State;
use crate::app::view::whatif_range::unit_of;
use crate::app::view::whatif_trial::uncertain_name;
use crate::app::whatif::place_key;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::plan::{Means, Plan, PlanAnswer, plan};
use crate::domain::whatif::reach::Bounds;
use crate::domain::whatif::slider::can_be_tried;
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::number_format::{NONE, exact, plain, points, points_in_words};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::problems;
use crate::text::whatif;
use crate::text::whatif_plan::{self, PlanLabel};

/// The cheapest mix.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// Key and name of what can be added.
    pub options: Vec<(String, String)>,
    /// The key of what is picked to be added.
    pub picked: String,
    /// What could be done.
    pub means: Vec<MeansRow>,
    /// The answer in a sentence.
    pub answer: Option<String>,
    /// The plan, row by row.
    pub steps: Vec<PlanRow>,
    /// The values to try.
    pub changes: Vec<Change>,
}

/// Something that could be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeansRow {
    /// What it is called.
    pub name: String,
    /// Cost, lowest and highest.
    pub fields: Vec<MeansFieldView>,
    /// What is wrong with all of it.
    pub problem: Option<&'static str>,
}

/// One of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeansFieldView {
    /// Which one.
    pub field: MeansField,
    /// Its id.
    pub id: String,
    /// Its label, with the owner and the unit.
    pub label: String,
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// What is done.
    pub name: String,
    /// To what value.
    pub value: String,
    /// Points gained.
    pub gain: String,
    /// What it costs.
    pub cost: String,
    /// Points per cost; "—" where it costs nothing.
    pub per_cost: String,
}

pub(super) fn plan_view(state: &State, sheet: &Evaluation, report: &ScoreReport, goal: Option<Points>) -> PlanView {
    let language = state.language;
    let lab = &state.whatif.lab;
    let open = can_be_tried(sheet).into_iter().filter(|place| lab.means.iter().all(|it| it.place != *place));
    let options: Vec<(String, String)> =
        open.map(|place| (place_key(&place), uncertain_name(&place, sheet, language))).collect();
    let picked = lab.means_picked.as_ref().map(place_key);
    let mut means: Vec<MeansRow> = Vec::new();
    let mut given: Vec<Means> = Vec::new();
    for (position, draft) in lab.means.iter().enumerate() {
        let (row, read) = read_means(position, draft, sheet, language);
        means.push(row);
        given.extend(read);
    }
    let mut view = PlanView {
        picked: picked.filter(|picked| options.iter().any(|(key, _)| key == picked)).unwrap_or_default(),
        options,
        means,
        answer: None,
        steps: Vec::new(),
        changes: Vec::new(),
    };
    if given.is_empty() || given.len() < view.means.len() {
        return view;
    }
    let Some(goal) = goal else {
        view.answer = Some(PlanLabel::NeedsGoal.text(language).to_owned());
        return view;
    };
    match plan(sheet, report, &given, goal) {
        Err((position, problem)) => {
            if let Some(row) = view.means.get_mut(position) {
                row.problem = Some(whatif_plan::means_problem(problem, language));
            }
        }
        Ok(PlanAnswer::Reached(found)) => {
            let (cost, total) = (plain(found.cost), points(found.total));
            view.answer = Some(whatif_plan::reached(&cost, &total, &points(report.total), language));
            show(&mut view, &found, &given, report, sheet, language);
        }
        Ok(PlanAnswer::AtMost(found)) => {
            let missing = points_in_words(goal - found.total);
            view.answer = Some(whatif_plan::not_enough(&points(found.total), &missing, language));
            show(&mut view, &found, &given, report, sheet, language);
        }
    }
    view
}

fn show(
    view: &mut PlanView,
    plan: &Plan,
    means: &[Means],
    report: &ScoreReport,
    sheet: &Evaluation,
    language: Language,
) {
    let row = |name: String, value: String, gain: Points, cost: Decimal| PlanRow {
        name,
        value,
        gain: points(gain),
        cost: plain(cost),
        per_cost: Exact::new(gain.value())
            .divided_by(&Exact::new(cost))
            .map_or_else(|| NONE.to_owned(), |it| exact(&it)),
    };
    let steps = plan.steps.iter().map(|step| {
        let name = means.get(step.means).map(|it| uncertain_name(&it.place, sheet, language)).unwrap_or_default();
        let values: Vec<String> = step.changes.iter().map(|change| whatif::value(change, sheet, language)).collect();
        row(name, whatif::together(&values, language), step.gain, step.cost)
    });
    view.steps = steps.collect();
    if !plan.steps.is_empty() {
        let all = PlanLabel::All.text(language).to_owned();
        view.steps.push(row(all, NONE.to_owned(), plan.total - report.total, plan.cost));
    }
    view.changes = plan.steps.iter().flat_map(|step| step.changes.clone()).collect();
}

/// The fields with what is wrong with them, and what they say together unless something is.
fn read_means(
    position: usize,
    draft: &MeansDraft,
    sheet: &Evaluation,
    language: Language,
) -> (MeansRow, Option<Means>) {
    let name = uncertain_name(&draft.place, sheet, language);
    let unit = unit_of(&draft.place, sheet);
    let mut is_readable = true;
    let mut numbers: Vec<Option<Decimal>> = Vec::new();
    let mut fields = Vec::new();
    for field in MeansField::ALL {
        let (text, label, unit) = match field {
            MeansField::Cost => (&draft.cost, PlanLabel::Cost, &NumberUnit::None),
            MeansField::Lowest => (&draft.lowest, PlanLabel::Lowest, &unit),
            MeansField::Highest => (&draft.highest, PlanLabel::Highest, &unit),
        };
        let read = read_number(text, unit);
        is_readable &= read.is_ok();
        fields.push(MeansFieldView {
            field,
            id: means_id(position, field),
            label: field_of(&name, &unit.label(label.text(language), language), language),
            text: text.clone(),
            problem: read.as_ref().err().map(|problem| problems::sentence(problem, unit, language)),
        });
        numbers.push(read.ok().flatten());
    }
    let means = match numbers.as_slice() {
        [cost, lowest, highest] if is_readable => Some(Means {
            place: draft.place.clone(),
            cost: cost.unwrap_or_default(),
            bounds: Bounds { lowest: *lowest, highest: *highest },
        }),
        _ => None,
    };
    (MeansRow { name, fields, problem: None }, means)
}
