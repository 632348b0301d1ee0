//! A total is set, and what may be done for it, how far, and at what cost: the cheapest mix that reaches it.
//!
//! Each means is a number (or a pick) of its own, so what it gives does not depend on the others. For every score that a means can
//! give, the least change is found by the rule itself; of those, dynamic programming over hundredths of a point finds the cheapest
//! mix, exactly. Base and bonus are kept apart, because a framework may scale the base. Caps are conditions: a cap below the goal must
//! be lifted by what caps it.

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Standing;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::score::{LeafScore, ScoreReport, cap_by_rate, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::{counted, missed_cores, missing};
use crate::domain::whatif::input::steps_of;
use crate::domain::whatif::mix::{Mix, Offer, Source, cheapest};
use crate::domain::whatif::reach::{Bounds, Reach, Wanted, reach};
use crate::domain::whatif::search::Limits;
use crate::domain::whatif::spending::{Spending, hangs_on_money};
use crate::domain::whatif::uncertain::UncertainPlace;

/// Something that can be done for the total.
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// Whose number or pick is changed.
    pub place: UncertainPlace,
    /// What it costs to move the number by one of its unit, or to pick otherwise once; 0 or above, in any unit of effort.
    pub cost: Decimal,
    /// How far the number can be taken.
    pub bounds: Bounds,
}

/// A mix of means.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What is done, in the order the means were given.
    pub steps: Vec<PlanStep>,
    /// What all of it costs.
    pub cost: Decimal,
    /// The total then, by scoring the changed sheet.
    pub total: Points,
}

/// One means in use.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStep {
    /// Which means, by its position.
    pub means: usize,
    /// What to change.
    pub changes: Vec<Change>,
    /// The points that its indicators gain.
    pub gain: Points,
    /// What it costs.
    pub cost: Decimal,
}

/// Whether the total can be reached.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanAnswer {
    /// At the least cost.
    Reached(Plan),
    /// Not by these means: the cheapest way to the most they give.
    AtMost(Plan),
}

/// Why no plan can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// The lowest number allowed is above the highest.
    BoundsContradict,
    /// A cost below 0.
    CostNegative,
    /// The place has no number or pick that points hang on.
    NothingToChange,
    /// The numbers are too large or too fine to be counted.
    OutOfRange,
}

/// The cheapest mix of these means for a total. Of two that cost the same, the one with fewer changes; then the one that makes
/// do with the means that were given first. Each place is given once.
///
/// # Errors
/// Which of the means can't be worked with, by its position.
pub fn plan(
    evaluation: &Evaluation,
    report: &ScoreReport,
    means: &[Means],
    goal: Points,
) -> Result<PlanAnswer, (usize, PlanProblem)> {
    let mut offers = Vec::new();
    for (position, one) in means.iter().enumerate() {
        offers.push(offers_of(evaluation, report, one).map_err(|problem| (position, problem))?);
    }
    if let Some(found) = planned(evaluation, report, &offers, goal) {
        return Ok(PlanAnswer::Reached(found));
    }
    let most = most(evaluation, report, &offers);
    let found = planned(evaluation, report, &offers, most);
    let nothing = Plan { steps: Vec::new(), cost: Decimal::ZERO, total: report.total };
    Ok(PlanAnswer::AtMost(found.unwrap_or(nothing)))
}

/// The cheapest way to a total; `None` where these means don't reach it.
fn planned(evaluation: &Evaluation, report: &ScoreReport, means: &[Offers], goal: Points) -> Option<Plan> {
    if goal <= report.total {
        return Some(Plan { steps: Vec::new(), cost: Decimal::ZERO, total: report.total });
    }
    let needs_cores = evaluation.framework.core_cap.is_some_and(|cap| cap < goal);
    if needs_cores && missed_cores(evaluation, report).any(|id| means.iter().all(|it| it.core.as_ref() != Some(id))) {
        return None;
    }
    // By the spending that is chosen: its points, and whether the cap it brings leaves room for the goal.
    let nothing = Offer { gain: Points::ZERO, cost: Decimal::ZERO, changes: Vec::new() };
    let spending = means.iter().enumerate().find(|(_, it)| it.is_spending);
    let spent: Vec<&Offer> = [&nothing].into_iter().chain(spending.iter().flat_map(|(_, it)| &it.offers)).collect();
    let leaves_room = |offer: &Offer| {
        let cap = cap_by_rate(&applied(evaluation, &offer.changes)).map(|cap| cap.highest);
        cap.is_none_or(|cap| cap >= goal)
    };
    let spent: Vec<&Offer> = spent.into_iter().filter(|offer| leaves_room(offer)).collect();
    // Less spent may cost points that the others have to bring.
    let lost = spent.iter().map(|offer| -offer.gain).max().unwrap_or_default().max(Points::ZERO);
    let enough = goal - report.way.before_caps + lost + Points::HUNDREDTH;
    let sources = |is_base: bool| -> Vec<Source<'_>> {
        let of_kind = means.iter().enumerate().filter(|(_, it)| it.is_base == is_base && !it.is_spending);
        of_kind.map(|(position, it)| it.source(position, needs_cores)).collect()
    };
    let (base, bonus) = (cheapest(&sources(true), enough), cheapest(&sources(false), enough));
    let decimals = evaluation.framework.score_decimals;
    let total = |of_base: Points, of_bonus: Points| {
        let base = report.way.base + of_base;
        let scaled = report.way.rescaled.map_or(base, |scaling| scaling.with_base(base, decimals).base);
        scaled + report.way.bonus + of_bonus
    };
    let mut found: Option<Mix<'_>> = None;
    for offer in spent {
        let (by_base, by_bonus) = match spending {
            Some((_, it)) if !it.is_base => (Points::ZERO, offer.gain),
            _ => (offer.gain, Points::ZERO),
        };
        for extra in &bonus {
            let is_short = |mix: &Mix<'_>| total(by_base + mix.gain, by_bonus + extra.gain) < goal;
            let Some(first) = base.get(base.partition_point(is_short)) else { continue };
            let position = spending.map_or(0, |(position, _)| position);
            let mut all = extra.taken.iter().copied().chain((!offer.changes.is_empty()).then_some((position, offer)));
            let mix = all.try_fold(first.clone(), |mix, (position, offer)| mix.with(position, offer));
            if let Some(mix) = mix
                && found.as_ref().is_none_or(|found| mix.is_cheaper_than(found))
            {
                found = Some(mix);
            }
        }
    }
    let mix = found?;
    let steps = mix.taken.iter().map(|(means, offer)| PlanStep {
        means: *means,
        changes: offer.changes.clone(),
        gain: offer.gain,
        cost: offer.cost,
    });
    let steps = sorted(steps.collect(), |one: &PlanStep, other| one.means.cmp(&other.means));
    let changes: Vec<Change> = steps.iter().flat_map(|step| step.changes.clone()).collect();
    let total = score(&applied(evaluation, &changes)).total;
    Some(Plan { steps, cost: mix.cost.normalize(), total })
}

/// The highest total that the means give: each at its most, and the spending that takes it furthest.
fn most(evaluation: &Evaluation, report: &ScoreReport, means: &[Offers]) -> Points {
    let highest = |it: &Offers| it.offers.iter().max_by_key(|offer| offer.gain).map(|offer| offer.changes.clone());
    let (spending, others): (Vec<&Offers>, Vec<&Offers>) = means.iter().partition(|it| it.is_spending);
    let fixed: Vec<Change> = others.into_iter().filter_map(highest).flatten().collect();
    let spent = spending.iter().flat_map(|it| &it.offers).map(|offer| offer.changes.as_slice());
    let totals = [&[][..]].into_iter().chain(spent).map(|spent| {
        let changes: Vec<Change> = fixed.iter().chain(spent).cloned().collect();
        score(&applied(evaluation, &changes)).total
    });
    totals.max().unwrap_or(report.total).max(report.total)
}

/// What one means can give: nothing done is not among it.
struct Offers {
    offers: Vec<Offer>,
    /// Whether its points are part of the base, which may be scaled.
    is_base: bool,
    /// Whether it is the department's spending, on which caps may hang.
    is_spending: bool,
    /// The core indicator whose points it moves, if it is one.
    core: Option<NodeId>,
    /// What that indicator lacks of full marks.
    core_missing: Option<Points>,
}

impl Offers {
    /// What it offers; where core indicators have to be full, nothing less of one.
    fn source(&self, position: usize, needs_cores: bool) -> Source<'_> {
        let least = self.core_missing.filter(|_| needs_cores);
        let offers = self.offers.iter().filter(|offer| least.is_none_or(|least| offer.gain >= least));
        Source { position, offers: offers.collect(), is_needed: least.is_some() }
    }
}

fn offers_of(evaluation: &Evaluation, report: &ScoreReport, means: &Means) -> Result<Offers, PlanProblem> {
    if means.cost < Decimal::ZERO {
        return Err(PlanProblem::CostNegative);
    }
    if means.bounds.lowest.zip(means.bounds.highest).is_some_and(|(lowest, highest)| lowest > highest) {
        return Err(PlanProblem::BoundsContradict);
    }
    match &means.place {
        UncertainPlace::Executed => spending(evaluation, report, means),
        UncertainPlace::Indicator(id) => {
            let found = counted(evaluation, report).find(|(indicator, _)| indicator.id == *id);
            let (indicator, leaf) =
                found.filter(|(indicator, _)| !hangs_on_money(indicator)).ok_or(PlanProblem::NothingToChange)?;
            by_indicator(evaluation, indicator, leaf, means)
        }
    }
}

fn by_indicator(
    evaluation: &Evaluation,
    indicator: &Indicator,
    leaf: &LeafScore,
    means: &Means,
) -> Result<Offers, PlanProblem> {
    let now = leaf.trace().map_or(Points::ZERO, |trace| trace.score);
    let mut offers: Vec<Offer> = Vec::new();
    let mut reached = now;
    while reached < leaf.highest {
        let (way, is_last) =
            match reach(evaluation, &leaf.id, Wanted::AtLeast(reached + Points::HUNDREDTH), means.bounds) {
                Reach::Found(way) => (way, false),
                Reach::AtMost(way) => (way, true),
                Reach::NoScore | Reach::ByMonths if offers.is_empty() => return Err(PlanProblem::NothingToChange),
                Reach::NoScore | Reach::ByMonths => break,
            };
        if way.score > reached {
            let cost = cost_of(evaluation, &way.changes, means.cost).ok_or(PlanProblem::OutOfRange)?;
            offers.push(Offer { gain: way.score - now, cost, changes: way.changes });
        }
        reached = reached.max(way.score);
        if is_last {
            break;
        }
    }
    let is_base = evaluation.framework.standing_of(&indicator.id) == Some(Standing::Base);
    let core = indicator.is_core.then(|| indicator.id.clone());
    let core_missing = core.as_ref().and_then(|_| missing(leaf));
    Ok(Offers { offers, is_base, is_spending: false, core, core_missing })
}

fn spending(evaluation: &Evaluation, report: &ScoreReport, means: &Means) -> Result<Offers, PlanProblem> {
    let indicators = counted(evaluation, report).map(|(indicator, _)| indicator);
    let indicators: Vec<&Indicator> = indicators.filter(|indicator| hangs_on_money(indicator)).collect();
    let mut spending = Spending::new(evaluation, &indicators, 0).ok_or(PlanProblem::NothingToChange)?;
    let on_grid = |bound: Option<Decimal>| match bound {
        Some(bound) => steps_of(bound, spending.decimals).map(Some).ok_or(PlanProblem::OutOfRange),
        None => Ok(None),
    };
    let from = spending.from;
    let limits =
        Limits { lowest: on_grid(means.bounds.lowest)?.or(Some(0.min(from))), highest: on_grid(means.bounds.highest)? };
    let now = spending.sum_at(from);
    let mut offers = Vec::new();
    for steps in spending.levels(limits).into_iter().filter(|steps| *steps != from) {
        let Some(change) = spending.change(steps) else { continue };
        let changes = vec![change];
        let cost = cost_of(evaluation, &changes, means.cost).ok_or(PlanProblem::OutOfRange)?;
        offers.push(Offer { gain: spending.sum_at(steps) - now, cost, changes });
    }
    let is_base = indicators.iter().all(|it| evaluation.framework.standing_of(&it.id) == Some(Standing::Base));
    Ok(Offers { offers, is_base, is_spending: true, core: None, core_missing: None })
}

/// What changes cost: the way of each number times the cost, each pick once; `None` beyond what can be counted.
fn cost_of(evaluation: &Evaluation, changes: &[Change], cost: Decimal) -> Option<Decimal> {
    let moved = |now: Option<Decimal>, then: Decimal| then.checked_sub(now.unwrap_or_default()).map(|way| way.abs());
    let mut sum = Decimal::ZERO;
    let has_pick = changes.iter().any(|change| matches!(change, Change::Choice { .. } | Change::Item { .. }));
    for change in changes {
        let way = match change {
            Change::Choice { .. } | Change::Item { .. } => Decimal::ONE,
            // Points inside a grade are what the pick is about.
            Change::Actual { .. } if has_pick => Decimal::ZERO,
            Change::Actual { id, value } => moved(evaluation.entry(id).actual, (*value)?)?,
            Change::Part { id, value } => moved(evaluation.entry(id).part, *value)?,
            Change::Executed(then) => {
                let unit = evaluation.budget.unit;
                moved(evaluation.budget.department.executed.map(|now| now.in_unit(unit)), then.in_unit(unit))?
            }
            Change::Month { month, executed } => {
                let unit = evaluation.budget.unit;
                let now = evaluation.progress.month_end_executed.get(*month).copied().flatten();
                moved(now.map(|now| now.in_unit(unit)), executed.in_unit(unit))?
            }
        };
        sum = sum.checked_add(way.checked_mul(cost)?)?;
    }
    Some(sum.normalize())
}
