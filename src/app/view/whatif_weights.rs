//! Other weights, and the total without each indicator.

use crate::app::state::State;
use crate::app::view::whatif::{node_name, signed};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Standing;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::weights::{left_out, reweighted};
use crate::text::number_format::{points, points_in_words};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::problems;
use crate::text::whatif::WhatIfLabel;
use crate::text::whatif_plan;

/// Other weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsView {
    /// Id and name of each part of the base.
    pub options: Vec<(String, String)>,
    /// The id of the part that is picked.
    pub picked: String,
    /// The weight as it was typed.
    pub weight: String,
    /// Why it can't be tried.
    pub problem: Option<String>,
    /// What the total would be.
    pub answer: Option<String>,
    /// Without each indicator: its name, the total, the difference.
    pub left_out: Vec<(String, String, String)>,
}

pub(super) fn weights_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> WeightsView {
    let language = state.language;
    let lab = &state.whatif.lab;
    let is_base = |id| sheet.framework.standing_of(id) == Some(Standing::Base);
    let groups = sheet.framework.categories().into_iter().map(|group| (&group.id, &group.name));
    let indicators = sheet.framework.indicators().into_iter().map(|indicator| (&indicator.id, &indicator.name));
    let parts = groups.chain(indicators).filter(|(id, _)| is_base(id));
    let options: Vec<(String, String)> = parts.map(|(id, name)| (id.to_string(), name.clone())).collect();
    let picked = lab.part.as_ref().filter(|id| options.iter().any(|(key, _)| key == id.as_str()));
    let without = left_out(sheet, report).into_iter();
    let mut view = WeightsView {
        picked: picked.map(ToString::to_string).unwrap_or_default(),
        options,
        weight: lab.weight.clone(),
        problem: None,
        answer: None,
        left_out: without.map(|it| (node_name(sheet, &it.id), points(it.total), signed(it.change))).collect(),
    };
    let Some(id) = picked else { return view };
    let weight = match read_number(&view.weight, &NumberUnit::Points) {
        Ok(None) => return view,
        Ok(Some(weight)) => Points::new(weight).ok_or_else(|| WhatIfLabel::GoalTooFine.text(language).to_owned()),
        Err(problem) => Err(problems::sentence(&problem, &NumberUnit::Points, language)),
    };
    let found = weight.and_then(|weight| {
        let full = points_in_words(sheet.framework.full_marks() - report.way.not_applicable);
        let found = reweighted(sheet, report, id, weight);
        found.map(|it| (weight, it)).map_err(|problem| whatif_plan::weight_problem(problem, &full, language))
    });
    match found {
        Err(problem) => view.problem = Some(problem),
        Ok((weight, it)) => {
            let (now, score, then) = (points_in_words(it.weight), points_in_words(it.score), points_in_words(weight));
            let name = node_name(sheet, id);
            let (total, change) = (points(it.total), signed(it.change));
            view.answer = Some(whatif_plan::reweighted(&name, &now, &score, &then, &total, &change, language));
        }
    }
    view
}
