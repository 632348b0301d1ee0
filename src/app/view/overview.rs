//! The overview: where the sheet stands, what was lost and why, what is left to do, whose sheet it is.

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::app::view::header::{filled_percent, problem_views};
use crate::app::view::indicator_row::is_from_execution;
use crate::app::view::indicators::{is_flagged, needs_reason};
use crate::domain::framework::Standing;
use crate::domain::grade::Grade;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::score::{GroupScore, LeafScore, NodeScore, Outcome};
use crate::text::labels::Label;
use crate::text::number_format::{NONE, points, points_in_words};
use crate::text::{labels, overview};

/// How many lost points and pending indicators are listed; the indicator table has them all.
const MOST_LISTED: usize = 12;

/// How many of `n` are listed: a link to one more would take as much room as that one.
fn n_listed(n: usize) -> usize {
    if n == MOST_LISTED + 1 { n } else { n.min(MOST_LISTED) }
}

/// The overview.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewView {
    /// 92.97
    pub total: String,
    /// 100
    pub full_marks: String,
    /// 优, or between which grades the sheet still is.
    pub grade: String,
    /// How much is missing for the next grade; `None` at the highest and while the grade is open.
    pub next_grade: Option<String>,
    /// Dimensions and categories.
    pub parts: Vec<PartRow>,
    /// What was lost, most first.
    pub lost: Vec<LostView>,
    /// Whether anything is scored yet: while nothing is, nothing can be lost.
    pub is_scored: bool,
    /// How many indicators lose points.
    pub n_lost: usize,
    /// What is left to fill in, in the order of the form.
    pub pending: Vec<PendingView>,
    /// How many indicators are pending.
    pub n_pending: usize,
    /// Where the weights of the sheet's own framework don't add up.
    pub unfinished: Vec<PendingView>,
    /// How many fields hold a text that is no value.
    pub n_problems: usize,
    /// The first of them.
    pub first_problem: Option<Field>,
    /// How many indicators lose points without a reason.
    pub n_reasons: usize,
    /// How many indicators have something to look at.
    pub n_flagged: usize,
    /// Name, code, year, contact.
    pub unit: Vec<FieldView>,
    /// The framework's title, version, issuer and document, each with its name.
    pub framework: Vec<(Label, String)>,
    /// That there is a newer version of it.
    pub newer: Option<String>,
    /// What was changed in it; `None` while the released version is not at hand.
    pub changes: Option<Vec<String>>,
    /// Whether nothing has been filled in yet.
    pub is_blank: bool,
}

/// A dimension or category with its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// Which group.
    pub id: NodeId,
    /// 1 for dimensions, 2 for categories.
    pub level: usize,
    /// Its name.
    pub name: String,
    /// Its score; "—" while nothing is scored.
    pub score: String,
    /// Its full marks.
    pub weight: String,
    /// How much of its bar is filled, 0 to 100, for drawing alone; `None`: bonus items have no bar.
    pub filled: Option<u8>,
    /// What was lost; empty when nothing was.
    pub lost: String,
}

/// An indicator that loses points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostView {
    /// Its name.
    pub name: String,
    /// −0.66
    pub lost: String,
    /// Why, as the report says it.
    pub clause: String,
    /// The field where it can be mended.
    pub field: Field,
}

/// An indicator that can't be scored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingView {
    /// Its name.
    pub name: String,
    /// What is missing.
    pub missing: String,
    /// The field that is missing.
    pub field: Field,
}

/// The overview of the sheet.
pub fn overview_view(state: &State) -> OverviewView {
    let (framework, report, language) = (&state.evaluation.framework, &state.report, state.language);
    // Sentences come with the later panels; until then the names and points stand there alone.
    let tools = state.tools;
    let problems = problem_views(state);
    let indicators = framework.indicators();
    let scored: Vec<(&Indicator, &LeafScore)> = indicators.into_iter().zip(report.leaves()).collect();
    let lost: Vec<_> = scored
        .iter()
        .filter_map(|(indicator, leaf)| {
            let trace = leaf.trace().filter(|trace| !trace.deduction.is_zero())?;
            Some((*indicator, trace))
        })
        .collect();
    // Stable: of equal deductions the form's order stays.
    let lost = sorted(lost, |(_, left), (_, right)| right.deduction.cmp(&left.deduction));
    let pending: Vec<_> = scored.iter().filter(|(_, leaf)| matches!(leaf.outcome, Outcome::Pending(_))).collect();
    let (n_lost, n_pending) = (n_listed(lost.len()), n_listed(pending.len()));
    OverviewView {
        total: points(report.total),
        full_marks: points_in_words(framework.highest_total()),
        grade: match &report.grade {
            Grade::Settled(name) => name.clone(),
            Grade::Open { lowest, highest } => labels::open_grade(lowest, highest, language),
        },
        next_grade: next_grade(state),
        parts: parts(state),
        is_scored: scored.iter().any(|(_, leaf)| leaf.trace().is_some()),
        n_lost: lost.len(),
        lost: lost
            .into_iter()
            .take(n_lost)
            .map(|(indicator, trace)| LostView {
                name: indicator.name.clone(),
                lost: overview::lost(trace.deduction, language),
                clause: tools.map(|tools| (tools.clause)(state, indicator, trace)).unwrap_or_default(),
                field: way_to(indicator),
            })
            .collect(),
        n_pending: pending.len(),
        pending: pending
            .into_iter()
            .take(n_pending)
            .map(|(indicator, leaf)| PendingView {
                name: indicator.name.clone(),
                missing: tools.map(|it| (it.missing)(&leaf.outcome, indicator, language)).unwrap_or_default(),
                field: way_to(indicator),
            })
            .collect(),
        n_problems: problems.len(),
        first_problem: problems.into_iter().next().map(|problem| problem.field),
        n_reasons: scored.iter().filter(|(indicator, leaf)| needs_reason(state, indicator, leaf)).count(),
        n_flagged: scored.iter().filter(|(indicator, leaf)| is_flagged(state, indicator, leaf)).count(),
        unit: unit(state),
        framework: vec![
            (Label::Framework, framework.title.clone()),
            (Label::FrameworkVersion, framework.reference.to_string()),
            (Label::FrameworkIssuer, framework.issuer.clone()),
            (Label::FrameworkDocument, framework.document.clone()),
        ],
        newer: state.tools.and_then(|tools| (tools.newer)(state)),
        changes: changes(state),
        unfinished: state.tools.filter(|_| framework.is_own).map(|it| (it.unfinished)(state)).unwrap_or_default(),
        is_blank: scored.iter().all(|(_, leaf)| matches!(leaf.outcome, Outcome::Pending(_))),
    }
}

/// The field where an indicator's score is decided.
fn way_to(indicator: &Indicator) -> Field {
    if is_from_execution(indicator) {
        Field::Figures(FiguresOwner::Department, FiguresField::Executed)
    } else if matches!(indicator.rule, Rule::Checklist(_)) {
        // Its items stand in the detail, which opens with this field.
        Field::of(&indicator.id, EntryField::Evidence)
    } else {
        Field::of(&indicator.id, EntryField::Actual)
    }
}

fn next_grade(state: &State) -> Option<String> {
    let Grade::Settled(_) = state.report.grade else { return None };
    let total = state.report.total;
    let bands = state.evaluation.framework.grade_bands.iter();
    let above = bands.filter_map(|band| band.from.filter(|from| *from > total).map(|from| (from, &band.name)));
    let (from, name) = above.min_by_key(|(from, _)| *from)?;
    Some(overview::next_grade(name, from - total, state.language))
}

fn parts(state: &State) -> Vec<PartRow> {
    let mut rows = Vec::new();
    for (dimension, scored) in state.evaluation.framework.dimensions.iter().zip(&state.report.dimensions) {
        let has_bar = dimension.standing == Standing::Base;
        rows.push(part(&dimension.name, scored, 1, has_bar));
        for (node, scored) in dimension.children.iter().zip(&scored.children) {
            if let NodeScore::Group(group) = scored {
                rows.push(part(node.name(), group, 2, has_bar));
            }
        }
    }
    rows
}

fn part(name: &str, scored: &GroupScore, level: usize, has_bar: bool) -> PartRow {
    PartRow {
        id: scored.id.clone(),
        level,
        name: name.to_owned(),
        score: if scored.has_scored() { points(scored.sums.score) } else { NONE.to_owned() },
        weight: points_in_words(scored.weight),
        filled: has_bar.then(|| filled_percent(scored.sums.score, scored.weight)),
        lost: if scored.sums.deduction > Points::ZERO {
            format!("−{}", points(scored.sums.deduction))
        } else {
            String::new()
        },
    }
}

/// What was changed in the framework. A released one is as it is.
fn changes(state: &State) -> Option<Vec<String>> {
    if !state.evaluation.framework.is_own {
        return Some(Vec::new());
    }
    let (base, tools) = state.base.as_ref().zip(state.tools)?;
    Some((tools.changes)(state, base))
}

fn unit(state: &State) -> Vec<FieldView> {
    let fields = [
        (Field::UnitName, Label::UnitName),
        (Field::UnitCode, Label::UnitCode),
        (Field::Year, Label::Year),
        (Field::Contact, Label::Contact),
    ];
    fields.map(|(field, label)| FieldView::new(state, field, "", label.text(state.language))).to_vec()
}
