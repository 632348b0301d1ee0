//! How likely each total is while numbers are not certain: drawn by chance, the same for the same seed.
//!
//! Assumed: every value of a range (on the grid of numbers that somebody would type), and every figure of a list, is as likely as
//! any other, and the numbers don't hang together. Each number is cut into pieces inside which nothing changes; a piece is scored
//! once, by the rules, and a draw only finds its pieces.

use std::collections::BTreeMap;

use oorandom::Rand64;
use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::{Rescaled, ScoreReport, cap_by_rate, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::missed_cores;
use crate::domain::whatif::pieces::pieces;
use crate::domain::whatif::uncertain::{Uncertain, UncertainPlace, UncertainProblem};

/// The most draws of one simulation.
pub const MOST_DRAWS: u32 = 1_000_000;

/// Draws in progress.
#[derive(Clone, Debug)]
pub struct Simulation {
    chance: Rand64,
    numbers: Vec<Number>,
    totals: Totals,
    /// How often each combination of pieces was drawn, by its number.
    drawn: BTreeMap<u64, u32>,
    n_drawn: u32,
}

/// A number that is not certain.
#[derive(Clone, Debug)]
struct Number {
    /// How many values it may have, each as likely.
    n_values: u64,
    /// Where its pieces begin among the values, and what each does.
    pieces: Vec<(u64, Effect)>,
}

/// What a piece does to the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Effect {
    base: Points,
    bonus: Points,
    /// How many core indicators more (or fewer) miss full marks.
    missed_cores: isize,
    /// The cap by the execution rate, where the number is what hangs on it.
    cap: Option<Option<Points>>,
}

/// From sums of effects to a total.
#[derive(Clone, Debug)]
struct Totals {
    base: Points,
    bonus: Points,
    rescaled: Option<Rescaled>,
    score_decimals: u32,
    core_cap: Option<Points>,
    missed_cores: isize,
    cap: Option<Points>,
}

/// How often each total was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// How many draws there were.
    pub n_drawn: u32,
    /// Each total with how often it was drawn, the lowest first.
    pub totals: Vec<(Points, u32)>,
}

impl Simulation {
    /// Gets ready; nothing is drawn yet. Each place is given once.
    ///
    /// # Errors
    /// Which of the numbers can't be worked with, by its position.
    pub fn new(
        evaluation: &Evaluation,
        report: &ScoreReport,
        uncertain: &[Uncertain],
        seed: u64,
    ) -> Result<Self, (usize, UncertainProblem)> {
        let n_missed = |evaluation: &Evaluation, report: &ScoreReport| {
            isize::try_from(missed_cores(evaluation, report).count()).unwrap_or(isize::MAX)
        };
        let missed_now = n_missed(evaluation, report);
        let mut numbers = Vec::new();
        let mut n_combinations = 1_u64;
        for (position, one) in uncertain.iter().enumerate() {
            let (n_values, begins) = pieces(evaluation, report, one).map_err(|problem| (position, problem))?;
            let is_spending = one.place == UncertainPlace::Executed;
            let effect = |change: &Change| {
                let changed = applied(evaluation, std::slice::from_ref(change));
                let scored = score(&changed);
                Effect {
                    base: scored.way.base - report.way.base,
                    bonus: scored.way.bonus - report.way.bonus,
                    missed_cores: n_missed(&changed, &scored) - missed_now,
                    cap: is_spending.then(|| cap_by_rate(&changed).map(|cap| cap.highest)),
                }
            };
            let mut pieces: Vec<(u64, Effect)> =
                begins.iter().map(|(begin, change)| (*begin, effect(change))).collect();
            pieces.dedup_by(|(_, later), (_, earlier)| later == earlier);
            let n_pieces = u64::try_from(pieces.len()).unwrap_or(u64::MAX);
            n_combinations = n_combinations.checked_mul(n_pieces).ok_or((position, UncertainProblem::OutOfRange))?;
            numbers.push(Number { n_values, pieces });
        }
        let totals = Totals {
            base: report.way.base,
            bonus: report.way.bonus,
            rescaled: report.way.rescaled,
            score_decimals: evaluation.framework.score_decimals,
            core_cap: evaluation.framework.core_cap,
            missed_cores: missed_now,
            cap: cap_by_rate(evaluation).map(|cap| cap.highest),
        };
        let chance = Rand64::new(u128::from(seed));
        Ok(Self { chance, numbers, totals, drawn: BTreeMap::new(), n_drawn: 0 })
    }

    /// Draws so many times more, as far as there may be draws.
    pub fn draw(&mut self, n_draws: u32) {
        for _ in 0..n_draws.min(MOST_DRAWS - self.n_drawn) {
            let mut combination = 0_u64;
            for number in &self.numbers {
                let value = self.chance.rand_range(0..number.n_values);
                let behind = number.pieces.partition_point(|(begin, _)| *begin <= value);
                let n_pieces = u64::try_from(number.pieces.len()).unwrap_or(u64::MAX);
                combination = combination * n_pieces + u64::try_from(behind.saturating_sub(1)).unwrap_or(0);
            }
            *self.drawn.entry(combination).or_insert(0) += 1;
            self.n_drawn += 1;
        }
    }

    /// How many draws were made.
    pub fn n_drawn(&self) -> u32 {
        self.n_drawn
    }

    /// What was drawn so far.
    pub fn distribution(&self) -> Distribution {
        let mut totals: BTreeMap<Points, u32> = BTreeMap::new();
        for (combination, n_times) in &self.drawn {
            *totals.entry(self.total_of(*combination)).or_insert(0) += n_times;
        }
        Distribution { n_drawn: self.n_drawn, totals: totals.into_iter().collect() }
    }

    fn total_of(&self, combination: u64) -> Points {
        let mut rest = combination;
        let mut effects = Vec::new();
        for number in self.numbers.iter().rev() {
            let n_pieces = u64::try_from(number.pieces.len()).unwrap_or(u64::MAX);
            let position = rest.checked_rem(n_pieces).and_then(|position| usize::try_from(position).ok());
            effects.extend(position.and_then(|position| number.pieces.get(position)).map(|(_, effect)| effect));
            rest = rest.checked_div(n_pieces).unwrap_or(0);
        }
        self.totals.with(&effects)
    }
}

impl Totals {
    fn with(&self, effects: &[&Effect]) -> Points {
        let base = self.base + effects.iter().map(|effect| effect.base).sum();
        let bonus = self.bonus + effects.iter().map(|effect| effect.bonus).sum();
        let scaled = self.rescaled.map_or(base, |scaling| scaling.with_base(base, self.score_decimals).base);
        let by_rate = effects.iter().find_map(|effect| effect.cap).unwrap_or(self.cap);
        let missed = self.missed_cores + effects.iter().map(|effect| effect.missed_cores).sum::<isize>();
        let by_cores = self.core_cap.filter(|_| missed > 0);
        by_rate.into_iter().chain(by_cores).fold(scaled + bonus, Points::min)
    }
}

/// A figure that closes with four decimals.
const FIGURE_DECIMALS: u32 = 4;

impl Distribution {
    /// The mean, rounded to four decimals; `None` while nothing was drawn.
    pub fn mean(&self) -> Option<Decimal> {
        self.exact_mean()?.round(FIGURE_DECIMALS)
    }

    fn exact_mean(&self) -> Option<Exact> {
        let sum = self.totals.iter().fold(Exact::ZERO, |sum, (total, n_times)| sum.plus(&weighed(*total, *n_times)));
        sum.divided_by(&Exact::new(Decimal::from(self.n_drawn)))
    }

    /// The standard error of the mean, cut to four decimals; `None` with fewer than two draws.
    pub fn standard_error(&self) -> Option<Decimal> {
        let mean = self.exact_mean()?;
        let squares = self.totals.iter().fold(Exact::ZERO, |sum, (total, n_times)| {
            let off = Exact::new(total.value()).minus(&mean);
            sum.plus(&off.times(&off).times(&Exact::new(Decimal::from(*n_times))))
        });
        let n_drawn = Exact::new(Decimal::from(self.n_drawn));
        let freedom = Exact::new(Decimal::from(self.n_drawn.checked_sub(1)?));
        let square = squares.divided_by(&freedom)?.divided_by(&n_drawn)?;
        // The root of 10⁸ times as much is 10⁴ times the root.
        let enlarged = square.times(&Exact::new(Decimal::from(100_000_000))).round(0)?.mantissa();
        let root = u128::try_from(enlarged).ok()?.isqrt();
        Decimal::try_from_i128_with_scale(i128::try_from(root).ok()?, FIGURE_DECIMALS).ok()
    }

    /// The lowest total that at least `percent` per cent of the draws do not exceed; `None` while nothing was drawn.
    pub fn percentile(&self, percent: u32) -> Option<Points> {
        let needed = u64::from(self.n_drawn) * u64::from(percent.min(100));
        let mut so_far = 0_u64;
        let reached = self.totals.iter().find(|(_, n_times)| {
            so_far += u64::from(*n_times) * 100;
            so_far >= needed
        });
        reached.map(|(total, _)| *total)
    }

    /// The share of the draws that reach a total, in per cent with two decimals; `None` while nothing was drawn.
    pub fn percent_reaching(&self, goal: Points) -> Option<Decimal> {
        let reaching: u32 = self.totals.iter().filter(|(total, _)| *total >= goal).map(|(_, n_times)| n_times).sum();
        let share = Exact::new(Decimal::from(reaching)).divided_by(&Exact::new(Decimal::from(self.n_drawn)))?;
        share.times(&Exact::HUNDRED).round(2)
    }
}

fn weighed(total: Points, n_times: u32) -> Exact {
    Exact::new(total.value()).times(&Exact::new(Decimal::from(n_times)))
}
