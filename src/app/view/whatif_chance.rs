//! How likely each total is: what is drawn, and what came of it.

use rust_decimal::Decimal;

use crate::app::lab::{Progress, Run};
use crate::app::state::State;
use crate::app::view::whatif_range::unit_of;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::simulation::{Distribution, MOST_DRAWS};
use crate::domain::whatif::uncertain::{Uncertain, total_range};
use crate::text::language::Language;
use crate::text::number_format::{NONE, plain, points};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::whatif_chance::{self, ChanceLabel};
use crate::text::whatif_range::read_possible;

/// The seed that is proposed.
const PROPOSED_SEED: &str = "1";
/// How many draws are proposed.
const PROPOSED_DRAWS: &str = "100000";
/// The most bars of the picture.
const MOST_BARS: usize = 24;

/// How likely each total is.
#[derive(Clone, Debug, PartialEq)]
pub struct ChanceView {
    /// The seed, as it stands in its field.
    pub seed: String,
    /// Why it is none.
    pub seed_problem: Option<&'static str>,
    /// The number of draws, as it stands in its field.
    pub n_draws: String,
    /// Why it is none.
    pub draws_problem: Option<&'static str>,
    /// What to draw: seed, draws and numbers; `None` while something is wrong or missing.
    pub ready: Option<(u64, u32, Vec<Uncertain>)>,
    /// Whether there are no numbers that are not certain.
    pub has_no_numbers: bool,
    /// Whether draws are being made, and how far they are in a sentence.
    pub drawing: Option<(String, u32, u32)>,
    /// What became of them, in a sentence.
    pub outcome: Option<String>,
    /// What was drawn.
    pub result: Option<ChanceResult>,
}

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChanceResult {
    /// Each figure with its name.
    pub figures: Vec<(&'static str, String)>,
    /// The bars: total (or from – to), times, share.
    pub bars: Vec<ChanceBar>,
    /// Whether the sheet or the numbers are others by now.
    pub is_stale: bool,
}

/// One bar of the picture, and row of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChanceBar {
    /// The total, or from the lowest to the highest total.
    pub total: String,
    /// How often.
    pub times: String,
    /// In per cent of all draws.
    pub share: String,
    /// The bar's width in per mille of the longest one.
    pub width: u32,
}

pub(super) fn chance_view(state: &State, sheet: &Evaluation, report: &ScoreReport, goal: Option<Points>) -> ChanceView {
    let language = state.language;
    let lab = &state.whatif.lab;
    let seed = lab.seed.clone().unwrap_or_else(|| PROPOSED_SEED.to_owned());
    let n_draws = lab.n_draws.clone().unwrap_or_else(|| PROPOSED_DRAWS.to_owned());
    let read_seed = seed.trim().parse::<u64>().ok();
    let read_draws = read_number(&n_draws, &NumberUnit::None).ok().flatten();
    let read_draws =
        read_draws.filter(|n_draws| n_draws.fract().is_zero()).and_then(|n_draws| u32::try_from(n_draws).ok());
    let read_draws = read_draws.filter(|n_draws| (1..=MOST_DRAWS).contains(n_draws));
    let numbers = numbers(state, sheet, report);
    let run = lab.run.as_ref();
    let result = run.and_then(|run| {
        let (Progress::Done(found) | Progress::Stopped(found)) = &run.progress else { return None };
        if found.n_drawn == 0 {
            return None;
        }
        let is_stale = numbers.as_ref() != Some(&run.uncertain) || *run.sheet != *sheet;
        Some(result(run, found, goal, is_stale, language))
    });
    let grouped = |number: u32| plain(Decimal::from(number));
    ChanceView {
        seed_problem: read_seed.is_none().then(|| ChanceLabel::SeedProblem.text(language)),
        draws_problem: read_draws.is_none().then(|| ChanceLabel::DrawsProblem.text(language)),
        seed,
        n_draws,
        has_no_numbers: numbers.is_none(),
        ready: numbers.and_then(|numbers| Some((read_seed?, read_draws?, numbers))),
        drawing: run.and_then(|run| {
            let Progress::Drawing(so_far) = &run.progress else { return None };
            let said = whatif_chance::progress(&grouped(so_far.n_drawn), &grouped(run.n_wanted), language);
            Some((said, so_far.n_drawn, run.n_wanted))
        }),
        outcome: run.and_then(|run| match &run.progress {
            Progress::Drawing(_) => None,
            Progress::Failed => Some(ChanceLabel::Failed.text(language).to_owned()),
            Progress::Stopped(found) => Some(whatif_chance::stopped(&grouped(found.n_drawn), language)),
            Progress::Done(found) => {
                Some(whatif_chance::made_with(&run.seed.to_string(), &grouped(found.n_drawn), language))
            }
        }),
        result,
    }
}

/// The numbers that are not certain, where there are some and all can be worked with.
fn numbers(state: &State, sheet: &Evaluation, report: &ScoreReport) -> Option<Vec<Uncertain>> {
    let given = state.whatif.uncertain.iter().map(|(place, text)| {
        let values = read_possible(text, &unit_of(place, sheet)).ok().flatten()?;
        Some(Uncertain { place: place.clone(), values })
    });
    let given = given.collect::<Option<Vec<Uncertain>>>().filter(|given| !given.is_empty())?;
    total_range(sheet, report, &given).is_ok().then_some(given)
}

fn result(run: &Run, found: &Distribution, goal: Option<Points>, is_stale: bool, language: Language) -> ChanceResult {
    let figure = |label: ChanceLabel, text: String| (label.text(language), text);
    let percentile = |percent: u32| found.percentile(percent).map_or_else(|| NONE.to_owned(), points);
    let (mean, error) = (found.mean().unwrap_or_default(), found.standard_error().unwrap_or_default());
    let mut figures = vec![
        figure(ChanceLabel::Mean, whatif_chance::mean(&plain(mean), &plain(error), language)),
        figure(ChanceLabel::Lower, percentile(5)),
        figure(ChanceLabel::Middle, percentile(50)),
        figure(ChanceLabel::Upper, percentile(95)),
    ];
    if let Some(percent) = goal.and_then(|goal| found.percent_reaching(goal)) {
        figures.push(figure(ChanceLabel::Reaching, format!("{}%", plain(percent))));
    }
    let groups = groups(&found.totals);
    let most = groups.iter().map(|(_, _, times)| *times).max().unwrap_or(1).max(1);
    let bars = groups.into_iter().map(|(from, to, times)| {
        let of = |whole: u32| {
            let share = Exact::new(Decimal::from(times)).divided_by(&Exact::new(Decimal::from(whole)));
            share.map_or(Exact::ZERO, |share| share.times(&Exact::HUNDRED))
        };
        let width = of(most).times(&Exact::new(Decimal::TEN)).round(0).and_then(|it| u32::try_from(it.mantissa()).ok());
        ChanceBar {
            total: if from == to { points(from) } else { whatif_chance::from_to(&points(from), &points(to), language) },
            times: plain(Decimal::from(times)),
            share: of(run.n_wanted.min(found.n_drawn)).round(2).map_or_else(String::new, |it| format!("{it:.2}%")),
            width: width.unwrap_or(0).max(2),
        }
    });
    ChanceResult { figures, bars: bars.collect(), is_stale }
}

/// Neighbouring totals together where there are too many for one bar each: from, to, times.
fn groups(totals: &[(Points, u32)]) -> Vec<(Points, Points, u32)> {
    let size = totals.len().div_ceil(MOST_BARS).max(1);
    let groups = totals.chunks(size).filter_map(|group| {
        let (from, to) = (group.first()?.0, group.last()?.0);
        Some((from, to, group.iter().map(|(_, times)| times).sum()))
    });
    groups.collect()
}
