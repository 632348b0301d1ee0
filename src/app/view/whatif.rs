//! The what-if panel: the goal and what would reach it, what is being tried, and where the points are.

use rust_decimal::Decimal;

use crate::app::lab::Tool;
use crate::app::state::State;
use crate::app::view::scenarios::{ScenariosView, scenarios_view};
use crate::app::view::whatif_chance::{ChanceView, chance_view};
use crate::app::view::whatif_falls::{FallChart, FallRow, fall_chart, falls};
use crate::app::view::whatif_frameworks::{FrameworkRow, frameworks_view};
use crate::app::view::whatif_pair::{PairView, pair_view};
use crate::app::view::whatif_plan::{PlanView, plan_view};
use crate::app::view::whatif_range::{RangeView, range_view};
use crate::app::view::whatif_ranking::{RankingView, ranking_view};
use crate::app::view::whatif_seek::{SeekView, seek};
use crate::app::view::whatif_swings::{SwingsView, swings_view};
use crate::app::view::whatif_trial::{TrialView, trial_view};
use crate::app::view::whatif_weights::{WeightsView, weights_view};
use crate::app::view::whatif_year::{YearView, year_view};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::progress::LAST_MONTH;
use crate::domain::score::{ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::{GoalWay, goal_ways, next_grade};
use crate::domain::whatif::input::{Input, Owner, input_of};
use crate::domain::whatif::losses::next_loss;
use crate::domain::whatif::sensitivity::is_measured;
use crate::text::labels::{Label, field_of as name_of, month_end};
use crate::text::language::Language;
use crate::text::number_format::{NONE, deduction, points, points_in_words};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::problems;
use crate::text::whatif::{self, WhatIfLabel};

/// The what-if panel.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIfView {
    /// The total to be reached, as it stands in its field.
    pub goal: String,
    /// Why the text is no goal.
    pub goal_problem: Option<String>,
    /// What is said where there is nothing to list.
    pub ways_note: Option<&'static str>,
    /// Totals to pick: text and value.
    pub proposals: Vec<(String, String)>,
    /// What would reach the goal alone, beginning with what is enough.
    pub ways: Vec<WayRow>,
    /// What is tried.
    pub trial: TrialView,
    /// From full marks to the total of the trial.
    pub falls: Vec<FallRow>,
    /// The steps as a picture.
    pub fall_chart: FallChart,
    /// Where points are lost next.
    pub next: Vec<NextRow>,
    /// A score that is set.
    pub seek: SeekView,
    /// What matters most.
    pub swings: SwingsView,
    /// Where the total lies while numbers are not certain.
    pub range: RangeView,
    /// Experiments with a name.
    pub scenarios: ScenariosView,
    /// The tools that are open, in the order of the panel.
    pub lab: Vec<LabView>,
}

/// A tool of the panel, worked out while it is open.
#[derive(Clone, Debug, PartialEq)]
pub enum LabView {
    /// It is closed.
    Closed(Tool),
    /// Where the points are.
    Ranking(RankingView),
    /// The cheapest mix for the goal.
    Plan(PlanView),
    /// How likely each total is.
    Chance(ChanceView),
    /// Two numbers at once.
    Pair(PairView),
    /// Other weights, and leaving one out.
    Weights(WeightsView),
    /// The rest of the year.
    Year(YearView),
    /// The same facts under other frameworks.
    Frameworks(Vec<FrameworkRow>),
}

/// One thing that could be changed alone.
#[derive(Clone, Debug, PartialEq)]
pub struct WayRow {
    /// What it is called.
    pub name: String,
    /// What stands there now.
    pub now: Vec<String>,
    /// What is needed, one text for each value.
    pub needed: Vec<String>,
    /// "1.89 → 1.92"
    pub scores: Vec<String>,
    /// The total then.
    pub total: String,
    /// Whether that is enough.
    pub is_enough: bool,
    /// What is said about that.
    pub enough: &'static str,
    /// The values to try.
    pub changes: Vec<Change>,
}

/// How near the next loss of an indicator is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextRow {
    /// The indicator's name.
    pub name: String,
    /// Its value now.
    pub now: String,
    /// The value at which it loses points.
    pub at: String,
    /// Its score now and then.
    pub scores: String,
}

/// The what-if panel.
pub fn whatif_view(state: &State) -> WhatIfView {
    let language = state.language;
    let sheet = applied(&state.evaluation, &state.whatif.trial);
    let report = score(&sheet);
    let goal = goal(state, &report);
    let ways = match &goal.total {
        Ok(goal) if *goal > report.total => ways(&sheet, &report, *goal, language),
        Ok(_) | Err(_) => Vec::new(),
    };
    let total = goal.total.clone().ok();
    let tool = |tool: Tool| {
        if !state.whatif.lab.open.contains(&tool) {
            return LabView::Closed(tool);
        }
        match tool {
            Tool::Ranking => LabView::Ranking(ranking_view(state, &sheet, &report)),
            Tool::Plan => LabView::Plan(plan_view(state, &sheet, &report, total)),
            Tool::Chance => LabView::Chance(chance_view(state, &sheet, &report, total)),
            Tool::Pair => LabView::Pair(pair_view(state, &sheet, &report)),
            Tool::Weights => LabView::Weights(weights_view(state, &sheet, &report)),
            Tool::Year => LabView::Year(year_view(state, &sheet, &report)),
            Tool::Frameworks => LabView::Frameworks(frameworks_view(state, &sheet, &report)),
        }
    };
    let lab = Tool::ALL.into_iter().map(tool).collect();
    let ways_note = match &goal.total {
        Ok(goal) if *goal <= report.total => Some(WhatIfLabel::GoalReached.text(language)),
        Ok(_) if ways.is_empty() => Some(WhatIfLabel::NoWays.text(language)),
        Ok(_) | Err(_) => None,
    };
    WhatIfView {
        goal: goal.text,
        goal_problem: goal.total.err(),
        ways_note,
        proposals: proposals(&sheet, &report, language),
        ways,
        trial: trial_view(state, &sheet, &report),
        fall_chart: fall_chart(&sheet, &report, language),
        falls: falls(&sheet, &report, language),
        next: next(&sheet, &report, language),
        seek: seek(state, &sheet, &report),
        swings: swings_view(state, &sheet, &report),
        range: range_view(state, &sheet, &report),
        scenarios: scenarios_view(state),
        lab,
    }
}

struct Goal {
    text: String,
    total: Result<Points, String>,
}

/// The goal that was typed; while none was, the next grade, or a point more.
fn goal(state: &State, report: &ScoreReport) -> Goal {
    let highest = state.evaluation.framework.highest_total();
    let proposed = || {
        let grade = next_grade(state.report.total, &state.evaluation.framework.grade_bands);
        let more = (state.report.total + one_point()).min(highest);
        grade.and_then(|band| band.from).unwrap_or(more)
    };
    let Some(typed) = &state.whatif.goal else {
        let total = proposed();
        return Goal { text: points_in_words(total), total: Ok(total) };
    };
    Goal { text: typed.clone(), total: read_goal(typed, highest.max(report.total), state.language) }
}

fn one_point() -> Points {
    Points::new(Decimal::ONE).unwrap_or_default()
}

fn read_goal(typed: &str, highest: Points, language: Language) -> Result<Points, String> {
    let read = read_number(typed, &NumberUnit::Points);
    let value = read.map_err(|problem| problems::sentence(&problem, &NumberUnit::Points, language))?;
    let value = value.ok_or_else(|| WhatIfLabel::GoalNotUnderstood.text(language).to_owned())?;
    if value > highest.value() {
        return Err(whatif::above_highest(&points_in_words(highest), language));
    }
    Points::new(value).ok_or_else(|| WhatIfLabel::GoalTooFine.text(language).to_owned())
}

fn proposals(sheet: &Evaluation, report: &ScoreReport, language: Language) -> Vec<(String, String)> {
    let framework = &sheet.framework;
    let grade = next_grade(report.total, &framework.grade_bands).and_then(|band| {
        let from = points_in_words(band.from?);
        Some((whatif::grade_goal(&band.name, &from, language), from))
    });
    let more = report.total + one_point();
    let more =
        (more <= framework.highest_total()).then(|| (whatif::one_more(language).to_owned(), points_in_words(more)));
    let full = framework.full_marks();
    let full = (full > report.total).then(|| {
        let full = points_in_words(full);
        (format!("{} {full}", WhatIfLabel::FullMarks.text(language)), full)
    });
    [grade, more, full].into_iter().flatten().collect()
}

/// What is enough first, in the order of the form; then what leads furthest. Bonus items come last in both: nobody plans a
/// commendation.
fn ways(sheet: &Evaluation, report: &ScoreReport, goal: Points, language: Language) -> Vec<WayRow> {
    let (enough, short): (Vec<GoalWay>, Vec<GoalWay>) =
        goal_ways(sheet, report, goal).into_iter().partition(|way| way.is_enough);
    let enough = sorted(enough, |one, other| is_bonus(sheet, &one.owner).cmp(&is_bonus(sheet, &other.owner)));
    let short = sorted(short, |one, other| {
        let given = is_bonus(sheet, &one.owner).cmp(&is_bonus(sheet, &other.owner));
        given.then_with(|| other.total.cmp(&one.total))
    });
    enough.into_iter().chain(short).map(|way| way_row(sheet, way, language)).collect()
}

fn is_bonus(sheet: &Evaluation, owner: &Owner) -> bool {
    match owner {
        Owner::Indicator(id) => sheet.framework.indicator(id).is_some_and(|indicator| indicator.rule.is_bonus()),
        Owner::Department(_) => false,
    }
}

fn way_row(sheet: &Evaluation, way: GoalWay, language: Language) -> WayRow {
    let name = owner_name(&way.owner, sheet, language);
    let figured = |change: &Change, value: String| {
        let figure = whatif::figure(change, sheet, language);
        if figure.is_empty() { value } else { name_of(figure, &value, language) }
    };
    let now = way.changes.iter().map(|change| whatif::value_now(change, sheet, language)).collect();
    let needed = way.changes.iter().map(|change| figured(change, whatif::value(change, sheet, language))).collect();
    WayRow {
        name,
        now,
        needed,
        scores: way.scores.iter().map(|(_, now, then)| arrow(*now, *then)).collect(),
        total: points(way.total),
        is_enough: way.is_enough,
        enough: if way.is_enough { WhatIfLabel::Enough } else { WhatIfLabel::NotEnough }.text(language),
        changes: way.changes,
    }
}

/// What it is called that a number belongs to.
pub(super) fn owner_name(owner: &Owner, sheet: &Evaluation, language: Language) -> String {
    match owner {
        Owner::Indicator(id) => {
            let name = node_name(sheet, id);
            let input = sheet.framework.indicator(id).and_then(|indicator| input_of(indicator, sheet));
            // What is moved is not the rate but the last month's figure.
            if matches!(input, Some(Input::LastMonth(_))) {
                return name_of(&name, &month_end(LAST_MONTH, language), language);
            }
            name
        }
        Owner::Department(ids) => {
            let names: Vec<String> = ids.iter().map(|id| node_name(sheet, id)).collect();
            name_of(Label::Department.text(language), &whatif::together(&names, language), language)
        }
    }
}

pub(super) fn node_name(sheet: &Evaluation, id: &NodeId) -> String {
    sheet.framework.name_and_weight(id).map(|(name, _)| name.to_owned()).unwrap_or_default()
}

/// "1.89 → 1.92"
pub(super) fn arrow(now: Option<Points>, then: Option<Points>) -> String {
    let said = |score: Option<Points>| score.map_or_else(|| NONE.to_owned(), points);
    format!("{} → {}", said(now), said(then))
}

/// A change with its sign: +0.03, −0.66, 0.00.
pub(super) fn signed(change: Points) -> String {
    if change > Points::ZERO { format!("+{}", points(change)) } else { deduction(-change) }
}

fn next(sheet: &Evaluation, report: &ScoreReport, language: Language) -> Vec<NextRow> {
    let rows = report.leaves().into_iter().filter_map(|leaf| {
        let now = leaf.trace()?.score;
        let way = next_loss(sheet, leaf)?;
        let change = way.changes.first()?;
        // What is set by judgement is not near or far.
        let is_number = matches!(change, Change::Part { .. } | Change::Executed(_))
            || matches!(change, Change::Actual { id, .. } if sheet.framework.indicator(id).is_some_and(|it| is_measured(&it.rule)));
        is_number.then(|| NextRow {
            name: node_name(sheet, &leaf.id),
            now: whatif::value_now(change, sheet, language),
            at: whatif::value(change, sheet, language),
            scores: arrow(Some(now), Some(way.score)),
        })
    });
    rows.collect()
}
