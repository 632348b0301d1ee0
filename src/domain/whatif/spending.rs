//! The department's spending under trial: several indicators and the caps of the total may hang on it at once.

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, Measure};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::whatif::breaks::breaks;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::input::{Input, Trial};
use crate::domain::whatif::search::{Limits, ends, refine};

/// What hangs on the department's spending, on one grid.
pub(super) struct Spending<'a> {
    trials: Vec<Trial<'a>>,
    /// Where the pieces of its indicators and of the caps meet.
    breaks: Vec<Exact>,
    /// The grid's step is 10^−decimals of the unit the sheet shows money in.
    pub(super) decimals: u32,
    /// What is spent now, in steps; 0 while nothing is filled in.
    pub(super) from: i128,
}

impl<'a> Spending<'a> {
    /// The grid with at least so many decimals; `None` where no indicator hangs on the spending.
    pub(super) fn new(evaluation: &'a Evaluation, indicators: &[&'a Indicator], at_least: u32) -> Option<Self> {
        let input = Input::Executed(evaluation.budget.unit);
        let trials = indicators.iter().map(|indicator| Trial::new(indicator, evaluation, input)?.refined_to(at_least));
        let trials: Vec<Trial<'a>> = trials.collect::<Option<_>>()?;
        let (decimals, from) = trials.first().map(|first| (first.decimals, first.from))?;
        let mut breaks: Vec<Exact> = indicators.iter().flat_map(|it| breaks(it, evaluation, input)).collect();
        let caps = evaluation.framework.total_caps.iter();
        let rates = caps.flat_map(|cap| [cap.rates.lower, cap.rates.upper]).flatten().map(|bound| Exact::new(bound.at));
        if let Some(budget) = evaluation.budget.department.adjusted_budget {
            let budget = Exact::new(budget.in_unit(evaluation.budget.unit));
            breaks.extend(rates.map(|percent| budget.percent(&percent)));
        }
        Some(Self { trials, breaks, decimals, from })
    }

    /// Every grid step in these limits at which something begins or ends to change, in order. Between two that are no neighbours
    /// the total only rises, or only falls.
    pub(super) fn pieces(&mut self, limits: Limits) -> Vec<i128> {
        let mut pieces = ends(&self.breaks, self.decimals, self.from, limits);
        // With several of them one may rise while another falls: then the pieces are as fine as their scores.
        if self.trials.len() > 1 {
            for trial in &mut self.trials {
                pieces = refine(&pieces, &mut |steps| trial.points_at(steps));
            }
        }
        pieces
    }

    /// Every grid step in these limits beside which the points of an indicator or a cap change, in order.
    pub(super) fn levels(&mut self, limits: Limits) -> Vec<i128> {
        let mut levels = self.pieces(limits);
        for trial in &mut self.trials {
            levels = refine(&levels, &mut |steps| trial.points_at(steps));
        }
        levels
    }

    /// What its indicators score together.
    pub(super) fn sum_at(&mut self, steps: i128) -> Points {
        self.trials.iter_mut().filter_map(|trial| trial.points_at(steps)).sum()
    }

    /// Whether each of its indicators has a score.
    pub(super) fn is_scored_at(&mut self, steps: i128) -> bool {
        self.trials.iter_mut().all(|trial| trial.points_at(steps).is_some())
    }

    /// The change that sets what is spent.
    pub(super) fn change(&self, steps: i128) -> Option<Change> {
        self.trials.first()?.change(steps)
    }
}

/// Whether an indicator is scored by the department's own spending.
pub(in crate::domain) fn hangs_on_money(indicator: &Indicator) -> bool {
    matches!(indicator.rule, Rule::Execution(_)) || indicator.measure == Measure::Execution
}
