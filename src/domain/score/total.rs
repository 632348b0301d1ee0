//! From the dimensions to the total: base, bonus, scaling, caps, grade.

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::framework::{NotApplicable, Standing};
use crate::domain::grade;
use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::score::{
    Cap, CapReason, GroupScore, LeafScore, Outcome, Rescaled, Rounding, ScoreReport, Sums, TotalTrace,
};

pub(super) fn report(evaluation: &Evaluation, dimensions: Vec<GroupScore>, rounding: Rounding) -> ScoreReport {
    let framework = &evaluation.framework;
    let sums_of = |standing: Standing| {
        let scored = framework.dimensions.iter().zip(&dimensions);
        let of_standing = scored.filter(|(dimension, _)| dimension.standing == standing);
        of_standing.map(|(_, scored)| scored.sums).fold(Sums::default(), Sums::plus)
    };
    let (base, bonus) = (sums_of(Standing::Base), sums_of(Standing::Bonus));
    let full = framework.full_marks();
    let scale = Scale { full, applicable: full - base.not_applicable, treatment: framework.not_applicable, rounding };
    let by_rate = cap_by_rate(evaluation);
    let cores = cores_of(evaluation, &dimensions);
    let total = |base: Points, bonus: Points, pending_cores: PendingCores| {
        let caps: Vec<Cap> = by_rate.clone().into_iter().chain(core_cap(evaluation, &cores, pending_cores)).collect();
        let before_caps = scale.applied(base) + bonus;
        let highest = caps.iter().map(|cap| cap.highest).min();
        (before_caps, highest.map_or(before_caps, |highest| before_caps.min(highest)), caps)
    };
    let (before_caps, total_now, caps) = total(base.score, bonus.score, PendingCores::Full);
    let lowest = total(base.score + base.pending_lowest, bonus.score + bonus.pending_lowest, PendingCores::Missed).1;
    let highest = total(base.score + base.pending, bonus.score + bonus.pending, PendingCores::Full).1;
    ScoreReport {
        total: total_now,
        way: TotalTrace {
            base: base.score,
            bonus: bonus.score,
            not_applicable: base.not_applicable,
            rescaled: scale.rescaled(base.score),
            before_caps,
            caps,
            is_cap_unknown: !framework.total_caps.is_empty() && percent(evaluation).is_none(),
        },
        full_marks: match framework.not_applicable {
            Some(NotApplicable::Excluded) => scale.applicable,
            Some(NotApplicable::Rescaled | NotApplicable::FullMarks) | None => full,
        },
        pending: base.pending + bonus.pending,
        grade: grade::of_range(lowest, highest, &framework.grade_bands),
        rounding_effect: Points::ZERO,
        dimensions,
    }
}

/// How the base is scaled up for what does not apply.
struct Scale {
    full: Points,
    applicable: Points,
    treatment: Option<NotApplicable>,
    rounding: Rounding,
}

impl Scale {
    fn rescaled(&self, base: Points) -> Option<Rescaled> {
        let is_due = self.treatment == Some(NotApplicable::Rescaled)
            && self.applicable != self.full
            && self.applicable > Points::ZERO;
        is_due.then(|| {
            let scaling = Rescaled { full: self.full, applicable: self.applicable, base: Points::ZERO };
            scaling.with_base(base, self.rounding.score_decimals)
        })
    }

    fn applied(&self, base: Points) -> Points {
        self.rescaled(base).map_or(base, |rescaled| rescaled.base)
    }
}

/// The department's exact execution rate in per cent.
fn percent(evaluation: &Evaluation) -> Option<Exact> {
    let figures = evaluation.budget.department;
    Some(Rate::of(figures.executed?, figures.adjusted_budget?)?.exact_percent())
}

/// The cap that the department's execution rate puts on the total; `None` where none is in force.
pub(in crate::domain) fn cap_by_rate(evaluation: &Evaluation) -> Option<Cap> {
    let caps = &evaluation.framework.total_caps;
    if caps.is_empty() {
        return None;
    }
    let percent = percent(evaluation)?;
    let cap = caps.iter().find(|cap| cap.rates.contains(&percent))?;
    Some(Cap { highest: cap.highest, reason: CapReason::ExecutionRate { percent, rates: cap.rates } })
}

/// What a pending core indicator is taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PendingCores {
    Full,
    Missed,
}

/// The core indicators that count, where they can cap the total.
fn cores_of<'a>(evaluation: &Evaluation, dimensions: &'a [GroupScore]) -> Vec<&'a LeafScore> {
    if evaluation.framework.core_cap.is_none() {
        return Vec::new();
    }
    let mut leaves = Vec::new();
    for dimension in dimensions {
        dimension.push_leaves(&mut leaves);
    }
    // Both in the order of the form.
    let indicators = evaluation.framework.indicators().into_iter().zip(leaves);
    indicators.filter(|(indicator, _)| indicator.is_core).map(|(_, leaf)| leaf).collect()
}

fn core_cap(evaluation: &Evaluation, cores: &[&LeafScore], pending: PendingCores) -> Option<Cap> {
    let highest = evaluation.framework.core_cap?;
    let is_missed = |leaf: &LeafScore| match &leaf.outcome {
        Outcome::Scored(trace) => trace.score < leaf.weight,
        // What weighs nothing can't miss anything.
        Outcome::Pending(_) => pending == PendingCores::Missed && leaf.weight > Points::ZERO,
        Outcome::Excluded(_) => false,
    };
    let missed: Vec<NodeId> = cores.iter().filter(|leaf| is_missed(leaf)).map(|leaf| leaf.id.clone()).collect();
    (!missed.is_empty()).then_some(Cap { highest, reason: CapReason::CoreMissed(missed) })
}
