//! The score is set and the number is asked for: the least change of an indicator that reaches it.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::progress::LAST_MONTH;
use crate::domain::rules::Rule;
use crate::domain::rules::checklist::Checklist;
use crate::domain::rules::yes_no::{NO, YES};
use crate::domain::score::{Tried, tried};
use crate::domain::whatif::breaks::breaks;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::input::{Input, Trial, input_of, steps_of};
use crate::domain::whatif::search::{Limits, ends, nearest};

/// Changes of one indicator and what it scores then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What to change; empty where nothing need be.
    pub changes: Vec<Change>,
    /// The score then, by the rule itself.
    pub score: Points,
}

/// Whether a score can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By the least change.
    Found(Way),
    /// Not within the limits; the most that can be, by the least change.
    AtMost(Way),
    /// No number or pick of it gives any score: something else is missing, or it does not count.
    NoScore,
    /// It hangs on no single number or pick but on monthly figures that another indicator hangs on too.
    ByMonths,
}

/// The numbers that may be tried; without an end: any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The lowest, in the input's unit.
    pub lowest: Option<Decimal>,
    /// The highest.
    pub highest: Option<Decimal>,
}

/// The side from which a score is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This score or more.
    AtLeast(Points),
    /// This score or less.
    AtMost(Points),
}

impl Wanted {
    fn holds(self, points: Option<Points>) -> bool {
        match self {
            Self::AtLeast(wanted) => points.is_some_and(|points| points >= wanted),
            Self::AtMost(wanted) => points.is_some_and(|points| points <= wanted),
        }
    }

    /// Whether `one` comes nearer to it than `other`.
    fn prefers(self, one: Points, other: Points) -> bool {
        match self {
            Self::AtLeast(_) => one > other,
            Self::AtMost(_) => one < other,
        }
    }
}

/// The least change of an indicator that reaches a score, or comes as near as it can.
///
/// Numbers are looked for on the grid that somebody would type: whole counts, 0.01 of a per cent, 0.01 of the money's unit, or as
/// fine as the present number. Of two that are as near, the higher one.
pub fn reach(evaluation: &Evaluation, id: &NodeId, wanted: Wanted, bounds: Bounds) -> Reach {
    let Some(indicator) = evaluation.framework.indicator(id) else { return Reach::NoScore };
    if evaluation.entry(id).not_applicable {
        return Reach::NoScore;
    }
    match (&indicator.rule, input_of(indicator, evaluation)) {
        (Rule::YesNo(_), _) => best(wanted, [YES, NO].map(|key| picked(indicator, evaluation, key))),
        (Rule::Checklist(checklist), _) => items(indicator, checklist, evaluation, wanted),
        (Rule::Grade(grade), _) => {
            let ways = grade.grades.iter().map(|grade| match grade.percent.single() {
                Some(_) => picked(indicator, evaluation, &grade.id),
                None => graded(indicator, evaluation, &grade.id, wanted),
            });
            best(wanted, ways)
        }
        (_, None) => Reach::ByMonths,
        (_, Some(input)) => number(indicator, evaluation, input, wanted, bounds),
    }
}

fn number(indicator: &Indicator, evaluation: &Evaluation, input: Input, wanted: Wanted, bounds: Bounds) -> Reach {
    let Some(mut trial) = Trial::new(indicator, evaluation, input) else { return Reach::NoScore };
    let steps = |bound: Option<Decimal>| bound.and_then(|bound| steps_of(bound, trial.decimals));
    let own = possible(evaluation, input);
    let lowest = steps(bounds.lowest).max(steps(own.lowest).map(|lowest| lowest.min(trial.from)));
    let highest = [steps(bounds.highest), steps(own.highest).map(|highest| highest.max(trial.from))];
    let limits = Limits { lowest, highest: highest.into_iter().flatten().min() };
    let from = trial.from;
    let ends = ends(&breaks(indicator, evaluation, input), trial.decimals, from, limits);
    if let Some(found) = nearest(&ends, from, &mut |steps| wanted.holds(trial.points_at(steps)))
        && let Some(way) = way(&mut trial, found)
    {
        return Reach::Found(way);
    }
    // Each piece gives the most at one of its ends.
    let mut most: Option<Points> = None;
    for end in &ends {
        if let Some(points) = trial.points_at(*end)
            && most.is_none_or(|most| wanted.prefers(points, most))
        {
            most = Some(points);
        }
    }
    let Some(most) = most else { return Reach::NoScore };
    let as_near = match wanted {
        Wanted::AtLeast(_) => Wanted::AtLeast(most),
        Wanted::AtMost(_) => Wanted::AtMost(most),
    };
    let found = nearest(&ends, from, &mut |steps| as_near.holds(trial.points_at(steps)));
    found.and_then(|found| way(&mut trial, found)).map_or(Reach::NoScore, Reach::AtMost)
}

/// What a number can be: by the end of December no less was spent than by the end of a month before, and no more than the budget.
fn possible(evaluation: &Evaluation, input: Input) -> Bounds {
    let Input::LastMonth(unit) = input else { return Bounds::default() };
    let progress = &evaluation.progress;
    let before = progress.month_end_executed.iter().take(LAST_MONTH).flatten().max();
    let in_unit = |amount: Amount| amount.in_unit(unit);
    Bounds { lowest: before.copied().map(in_unit), highest: progress.annual_budget.map(in_unit) }
}

/// The change to a number; none where the sheet has it already.
fn way(trial: &mut Trial<'_>, steps: i128) -> Option<Way> {
    let score = trial.points_at(steps)?;
    let changes = if trial.is_now(steps) { Vec::new() } else { vec![trial.change(steps)?] };
    Some(Way { changes, score })
}

/// A pick that needs no points of its own.
fn picked(indicator: &Indicator, evaluation: &Evaluation, key: &str) -> Option<Way> {
    let mut entry = evaluation.entry(&indicator.id).clone();
    let mut changes = Vec::new();
    if entry.choice != key {
        key.clone_into(&mut entry.choice);
        changes.push(Change::Choice { id: indicator.id.clone(), choice: key.to_owned() });
    }
    let mut score = tried(indicator, evaluation, &Tried::of(&entry, evaluation));
    // Typed points that contradict the pick go away with it.
    if score.is_none() && entry.actual.take().is_some() {
        changes.push(Change::Actual { id: indicator.id.clone(), value: None });
        score = tried(indicator, evaluation, &Tried::of(&entry, evaluation));
    }
    Some(Way { changes, score: score? })
}

/// A grade with the points inside it that are nearest to what is wanted.
fn graded(indicator: &Indicator, evaluation: &Evaluation, key: &str, wanted: Wanted) -> Option<Way> {
    let mut trial = Trial::new(indicator, evaluation, Input::Actual)?.picking(key);
    let (Wanted::AtLeast(points) | Wanted::AtMost(points)) = wanted;
    let from = steps_of(points.value(), trial.decimals.max(points.value().normalize().scale()))?;
    trial.decimals = trial.decimals.max(points.value().normalize().scale());
    let limits = Limits { lowest: None, highest: None };
    let ends = ends(&breaks(indicator, evaluation, Input::Actual), trial.decimals, from, limits);
    let found = nearest(&ends, from, &mut |steps| wanted.holds(trial.points_at(steps)));
    // None of its points do: the nearest that the grade has.
    let found = found.or_else(|| nearest(&ends, from, &mut |steps| trial.points_at(steps).is_some()))?;
    let score = trial.points_at(found)?;
    let entry = evaluation.entry(&indicator.id);
    let choice = Change::Choice { id: indicator.id.clone(), choice: key.to_owned() };
    let points = trial.change(found)?;
    let is_same = matches!(&points, Change::Actual { value, .. } if entry.actual == *value);
    let changes = [(choice, entry.choice != key), (points, !is_same)];
    Some(Way {
        changes: changes.into_iter().filter(|(_, is_change)| *is_change).map(|(change, _)| change).collect(),
        score,
    })
}

/// Of several ways the one that reaches it with the fewest points beyond; else the one that comes nearest. The first of equals.
fn best(wanted: Wanted, ways: impl IntoIterator<Item = Option<Way>>) -> Reach {
    let mut found: Option<Way> = None;
    let mut nearest: Option<Way> = None;
    for way in ways.into_iter().flatten() {
        if wanted.holds(Some(way.score)) {
            if found.as_ref().is_none_or(|found| wanted.prefers(found.score, way.score)) {
                found = Some(way);
            }
        } else if nearest.as_ref().is_none_or(|nearest| wanted.prefers(way.score, nearest.score)) {
            nearest = Some(way);
        }
    }
    match (found, nearest) {
        (Some(way), _) => Reach::Found(way),
        (None, Some(way)) => Reach::AtMost(way),
        (None, None) => Reach::NoScore,
    }
}

/// The fewest items to be met (or missed): those that are worth most first, in the order of the form among equals. What is not
/// answered yet is answered as missed.
fn items(indicator: &Indicator, checklist: &Checklist, evaluation: &Evaluation, wanted: Wanted) -> Reach {
    let entry = evaluation.entry(&indicator.id);
    let turned_to = matches!(wanted, Wanted::AtLeast(_));
    let answers = checklist.items.iter().map(|item| entry.item(&item.id).unwrap_or(false));
    let mut answers: Vec<bool> = answers.collect();
    let positions = (0..checklist.items.len()).collect();
    let worth = |position: &usize| checklist.items.get(*position).map(|item| item.points);
    let order = crate::domain::order::sorted(positions, |one, other| worth(other).cmp(&worth(one)));
    let score = |answers: &[bool]| {
        let mut tried_entry = entry.clone();
        tried_entry.items = checklist.items.iter().map(|item| item.id.clone()).zip(answers.iter().copied()).collect();
        tried(indicator, evaluation, &Tried::of(&tried_entry, evaluation))
    };
    for position in order {
        if wanted.holds(score(&answers)) {
            break;
        }
        if let Some(answer) = answers.get_mut(position) {
            *answer = turned_to;
        }
    }
    let Some(score) = score(&answers) else { return Reach::NoScore };
    let turned = checklist.items.iter().zip(&answers).filter(|(item, is_met)| entry.item(&item.id) != Some(**is_met));
    let changes =
        turned.map(|(item, is_met)| Change::Item { id: indicator.id.clone(), item: item.id.clone(), is_met: *is_met });
    let way = Way { changes: changes.collect(), score };
    if wanted.holds(Some(score)) { Reach::Found(way) } else { Reach::AtMost(way) }
}
