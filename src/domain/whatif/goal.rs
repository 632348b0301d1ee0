//! A total is set: what each indicator alone would have to be for it.

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::{Assessed, Node, Standing};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, Outcome, ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::input::Owner;
use crate::domain::whatif::reach::{Bounds, Reach, Wanted, Way, reach};
use crate::domain::whatif::search::{Limits, nearest};
use crate::domain::whatif::spending::{Spending, hangs_on_money};

/// What one thing alone could do for a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalWay {
    /// Whose number or pick it is.
    pub owner: Owner,
    /// The least change that reaches the total, or that gives the most where nothing reaches it.
    pub changes: Vec<Change>,
    /// What its indicators score now, and then; `None` while pending.
    pub scores: Vec<(NodeId, Option<Points>, Option<Points>)>,
    /// The total then.
    pub total: Points,
    /// Whether that is enough.
    pub is_enough: bool,
}

/// What each indicator alone could do for a total, in the order of the form; those that can do nothing are left out. Every answer was
/// scored by its rule; where the framework does more than add up, by scoring the whole changed sheet.
pub fn goal_ways(evaluation: &Evaluation, report: &ScoreReport, goal: Points) -> Vec<GoalWay> {
    let mut ways = Vec::new();
    let mut by_money: Vec<&Indicator> = Vec::new();
    for (indicator, leaf) in counted(evaluation, report) {
        if hangs_on_money(indicator) {
            by_money.push(indicator);
        } else {
            ways.extend(by_indicator(evaluation, report, leaf, goal));
        }
    }
    ways.extend(by_executed(evaluation, report, &by_money, goal));
    ways.into_iter().filter(|way| way.total > report.total).collect()
}

/// The lowest total of a grade that is better than the total's own; `None` where it is the best.
pub fn next_grade(total: Points, bands: &[GradeBand]) -> Option<&GradeBand> {
    let above = bands.iter().filter(|band| band.from.is_some_and(|from| from > total));
    above.min_by_key(|band| band.from)
}

/// The indicators that are part of the total and not left out of it, with their scores, in the order of the form. Those of a group
/// of which one is assessed count once it is picked.
pub(super) fn counted<'a>(
    evaluation: &'a Evaluation,
    report: &'a ScoreReport,
) -> impl Iterator<Item = (&'a Indicator, &'a LeafScore)> {
    evaluation.framework.indicators().into_iter().zip(report.leaves()).filter(|(indicator, leaf)| {
        !matches!(leaf.outcome, Outcome::Excluded(_))
            && !is_unpicked(evaluation, &indicator.id)
            && evaluation.framework.standing_of(&indicator.id) != Some(Standing::Separate)
    })
}

/// Whether nothing is picked yet in a group of which one is assessed and that the indicator is part of.
fn is_unpicked(evaluation: &Evaluation, id: &NodeId) -> bool {
    evaluation.framework.categories().into_iter().any(|group| {
        group.assessed == Assessed::OneOf
            && group.children.iter().any(|child| holds(child, id))
            && group.children.iter().all(|child| child.id().as_str() != evaluation.entry(&group.id).choice)
    })
}

fn holds(node: &Node, id: &NodeId) -> bool {
    match node {
        Node::Indicator(indicator) => indicator.id == *id,
        Node::Category(group) => group.children.iter().any(|child| holds(child, id)),
    }
}

/// Whether a leaf's points go into the total as they are. What does not apply stays so whatever number is tried.
pub(in crate::domain) fn adds_up(evaluation: &Evaluation, report: &ScoreReport) -> bool {
    let framework = &evaluation.framework;
    framework.total_caps.is_empty() && framework.core_cap.is_none() && report.way.rescaled.is_none()
}

/// The core indicators that count and miss full marks.
pub(super) fn missed_cores<'a>(
    evaluation: &'a Evaluation,
    report: &'a ScoreReport,
) -> impl Iterator<Item = &'a NodeId> {
    counted(evaluation, report)
        .filter(|(indicator, leaf)| indicator.is_core && missing(leaf).is_some())
        .map(|(indicator, _)| &indicator.id)
}

/// How much a leaf lacks of full marks; `None` where it lacks nothing.
pub(super) fn missing(leaf: &LeafScore) -> Option<Points> {
    let missing = leaf.weight - leaf.trace().map_or(Points::ZERO, |trace| trace.score);
    (missing > Points::ZERO).then_some(missing)
}

fn by_indicator(evaluation: &Evaluation, report: &ScoreReport, leaf: &LeafScore, goal: Points) -> Option<GoalWay> {
    let now = points_of(leaf);
    let base = now.unwrap_or(Points::ZERO);
    let missing = goal - report.total;
    let adds_up = adds_up(evaluation, report);
    let tried = |wanted: Points| match reach(evaluation, &leaf.id, Wanted::AtLeast(wanted), Bounds::default()) {
        Reach::Found(way) | Reach::AtMost(way) if adds_up => {
            let total = report.total + (way.score - base);
            Some((way, total))
        }
        Reach::Found(way) | Reach::AtMost(way) => {
            let changed = score(&applied(evaluation, &way.changes));
            Some((way, changed.total))
        }
        Reach::NoScore | Reach::ByMonths => None,
    };
    let (mut way, mut total) = tried((base + missing).min(leaf.highest))?;
    if !adds_up {
        // The total goes another way than the points: the least score that is enough lies between this one and full marks.
        (way, total) = least(base, leaf.highest, goal, tried)?;
    }
    let Way { changes, score: then } = way;
    Some(GoalWay {
        owner: Owner::Indicator(leaf.id.clone()),
        changes,
        scores: vec![(leaf.id.clone(), now, Some(then))],
        total,
        is_enough: total >= goal,
    })
}

/// The least score of a leaf that brings the total to the goal, by halving: more of a leaf never lowers the total.
fn least(
    lowest: Points,
    highest: Points,
    goal: Points,
    tried: impl Fn(Points) -> Option<(Way, Points)>,
) -> Option<(Way, Points)> {
    let hundredth = |points: Points| Exact::new(points.value()).times(&Exact::HUNDRED).round(0);
    let at = |hundredths: i128| {
        let value = rust_decimal::Decimal::try_from_i128_with_scale(hundredths, 2).ok()?;
        Points::new(value)
    };
    let (mut no, mut yes) = (hundredth(lowest)?.mantissa(), hundredth(highest)?.mantissa());
    let mut found = tried(highest)?;
    if found.1 < goal {
        return Some(found);
    }
    while yes.saturating_sub(no) > 1 {
        let middle = no.midpoint(yes);
        let way = tried(at(middle)?)?;
        if way.1 >= goal {
            (yes, found) = (middle, way);
        } else {
            no = middle;
        }
    }
    Some(found)
}

/// What the department's spending alone could do: several indicators and the caps may hang on it.
fn by_executed(
    evaluation: &Evaluation,
    report: &ScoreReport,
    indicators: &[&Indicator],
    goal: Points,
) -> Option<GoalWay> {
    evaluation.budget.department.adjusted_budget?;
    let mut spending = Spending::new(evaluation, indicators, 0)?;
    let from = spending.from;
    let pieces = spending.pieces(Limits { lowest: Some(0.min(from)), highest: None });
    let adds_up = adds_up(evaluation, report);
    let sum_now = spending.sum_at(from);
    let mut total_at = |steps: i128| {
        if adds_up {
            return Some(report.total + (spending.sum_at(steps) - sum_now));
        }
        Some(score(&applied(evaluation, &[spending.change(steps)?])).total)
    };
    let found = nearest(&pieces, from, &mut |steps| total_at(steps).is_some_and(|total| total >= goal));
    let found = match found {
        Some(found) => found,
        None => {
            let most = pieces.iter().filter_map(|steps| total_at(*steps)).max()?;
            nearest(&pieces, from, &mut |steps| total_at(steps).is_some_and(|total| total >= most))?
        }
    };
    let change = spending.change(found)?;
    let then = score(&applied(evaluation, std::slice::from_ref(&change)));
    let before = report.leaves();
    let scores = before.into_iter().zip(then.leaves());
    let scores = scores.filter(|(leaf, _)| indicators.iter().any(|indicator| indicator.id == leaf.id));
    Some(GoalWay {
        owner: Owner::Department(indicators.iter().map(|indicator| indicator.id.clone()).collect()),
        changes: vec![change],
        scores: scores.map(|(now, then)| (now.id.clone(), points_of(now), points_of(then))).collect(),
        total: then.total,
        is_enough: then.total >= goal,
    })
}

fn points_of(leaf: &LeafScore) -> Option<Points> {
    leaf.trace().map(|trace| trace.score)
}
