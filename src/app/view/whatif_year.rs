//! The rest of the year on several paths.

use rust_decimal::Decimal;

use crate::app::state::State;
use crate::app::view::whatif::signed;
use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::progress::MONTHS;
use crate::domain::rules::average_rate::Period;
use crate::domain::score::{Gap, ScoreReport};
use crate::domain::whatif::change::Change;
use crate::domain::whatif::paths::{Path, PathEnd, PathProblem, average_within_reach, follow};
use crate::text::labels::with_unit;
use crate::text::language::{Language, money_unit};
use crate::text::monitoring::percent;
use crate::text::number_format::{NONE, amount, plain, points, rate};
use crate::text::number_reader::{NumberProblem, NumberUnit, read_number};
use crate::text::problems;
use crate::text::scenarios::with_change;
use crate::text::whatif_chance::{self, ChanceLabel};

/// The rest of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearView {
    /// What each month spends, as it was typed.
    pub spent: String,
    /// Its label, with the unit.
    pub spent_label: String,
    /// What is wrong with it.
    pub spent_problem: Option<String>,
    /// The average that is wanted, as it was typed.
    pub average: String,
    /// Its label, with the unit.
    pub average_label: String,
    /// Why it is none.
    pub average_problem: Option<&'static str>,
    /// What it takes.
    pub average_answer: Option<String>,
    /// Why there is no path.
    pub problem: Option<String>,
    /// Each path.
    pub paths: Vec<PathRow>,
    /// The paths as lines: x and y in the picture's units.
    pub lines: Vec<String>,
}

/// A path and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRow {
    /// What it is called.
    pub name: &'static str,
    /// By the end of the year.
    pub year_end: String,
    /// The rate then.
    pub rate: String,
    /// The average by month.
    pub by_month: String,
    /// The average by quarter.
    pub by_quarter: String,
    /// The total, with its difference.
    pub total: String,
    /// The changes, to be tried.
    pub changes: Vec<Change>,
}

/// The size of the picture, in its own units, and the room for its texts.
pub const WIDTH: u32 = 720;
/// Its height.
pub const HEIGHT: u32 = 240;
const LEFT: u32 = 48;
const TOP: u32 = 10;
const PLOT_WIDTH: u32 = 660;
const PLOT_HEIGHT: u32 = 202;

pub(super) fn year_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> YearView {
    let language = state.language;
    let unit = sheet.budget.unit;
    let lab = &state.whatif.lab;
    let aim = read_number(&state.aim, &NumberUnit::Percent).ok().flatten();
    let aim = aim.filter(|aim| *aim >= Decimal::ZERO && *aim <= Decimal::from(200)).unwrap_or(Decimal::ONE_HUNDRED);
    let typed = read_spent(&lab.spent, sheet);
    let paths = [
        (ChanceLabel::Steady, Some(Path::Steady)),
        (ChanceLabel::AsLately, Some(Path::AsLately)),
        (ChanceLabel::AtOnce, Some(Path::AtOnce)),
        (ChanceLabel::AtTheEnd, Some(Path::AtTheEnd)),
        (ChanceLabel::Typed, typed.as_ref().ok().filter(|spent| !spent.is_empty()).cloned().map(Path::Typed)),
    ];
    let mut view = YearView {
        spent: lab.spent.clone(),
        spent_label: with_unit(ChanceLabel::Spent.text(language), unit, language),
        spent_problem: typed.err().map(|problem| problems::sentence(&problem, &NumberUnit::Money(unit), language)),
        average: lab.average.clone(),
        average_label: NumberUnit::Percent.label(ChanceLabel::Average.text(language), language),
        average_problem: None,
        average_answer: None,
        problem: None,
        paths: Vec::new(),
        lines: Vec::new(),
    };
    for (label, path) in paths.into_iter().filter_map(|(label, path)| Some((label, path?))) {
        match follow(sheet, &path, aim) {
            Ok(end) => {
                view.lines.push(line(&end, sheet));
                view.paths.push(path_row(label, end, sheet, report, language));
            }
            Err(problem @ PathProblem::TooMany(_)) => {
                view.spent_problem = Some(whatif_chance::path_problem(problem, language));
            }
            Err(problem) => view.problem = Some(whatif_chance::path_problem(problem, language)),
        }
    }
    fill_average(&mut view, sheet, language);
    view
}

fn fill_average(view: &mut YearView, sheet: &Evaluation, language: Language) {
    let wanted = match read_number(&view.average, &NumberUnit::Percent) {
        Ok(None) => return,
        Ok(Some(wanted)) if wanted >= Decimal::ZERO && wanted <= Decimal::ONE_HUNDRED => wanted,
        Ok(Some(_)) | Err(_) => {
            view.average_problem = Some(ChanceLabel::AverageProblem.text(language));
            return;
        }
    };
    let unit = sheet.budget.unit;
    view.average_answer = Some(match average_within_reach(&sheet.progress, Period::Month, wanted) {
        Err(problem) => whatif_chance::path_problem(problem, language),
        Ok(found) => {
            let mean = format!("{} {}", amount(found.mean_needed, unit), money_unit(unit, language));
            let highest = percent(&found.highest);
            whatif_chance::average_needed(&plain(wanted), &mean, &highest, found.is_within, language)
        }
    });
}

/// Amounts with anything between them that people write between amounts.
fn read_spent(text: &str, sheet: &Evaluation) -> Result<Vec<Amount>, NumberProblem> {
    let unit = NumberUnit::Money(sheet.budget.unit);
    let read = whatif_chance::amounts(text).into_iter().map(|part| {
        let value = read_number(part, &unit)?.ok_or(NumberProblem::NotANumber)?;
        Amount::from_unit(value, sheet.budget.unit).map_err(|_| NumberProblem::TooLarge)
    });
    read.collect()
}

fn path_row(label: ChanceLabel, end: PathEnd, sheet: &Evaluation, report: &ScoreReport, language: Language) -> PathRow {
    let average = |found: &Result<Exact, Gap>| match found {
        Ok(found) => percent(found),
        Err(gap) => whatif_chance::average_gap(*gap, language).to_owned(),
    };
    let last = end.month_ends.last().copied().flatten();
    let (total, change) = (points(end.report.total), end.report.total - report.total);
    PathRow {
        name: label.text(language),
        year_end: last.map_or_else(|| NONE.to_owned(), |last| amount(last, sheet.budget.unit)),
        rate: end.rate.as_ref().map_or_else(|| NONE.to_owned(), rate),
        by_month: average(&end.by_month),
        by_quarter: average(&end.by_quarter),
        total: if change.is_zero() { total } else { with_change(&total, &signed(change), language) },
        changes: end.changes,
    }
}

/// The cumulative rate through the year as the points of a line, from nothing to 100 % (or what is more).
fn line(end: &PathEnd, sheet: &Evaluation) -> String {
    let whole = |value: u32| Exact::new(Decimal::from(value));
    let budget = sheet.progress.annual_budget.map_or(Exact::ONE, |budget| Exact::new(budget.yuan()));
    let points = end.month_ends.iter().enumerate().filter_map(|(month, executed)| {
        let share = Exact::new((*executed)?.yuan()).divided_by(&budget)?;
        let share = if share > Exact::ONE { Exact::ONE } else { share };
        let nth = Exact::new(Decimal::from(month + 1)).divided_by(&Exact::new(Decimal::from(MONTHS)))?;
        let x = whole(LEFT).plus(&whole(PLOT_WIDTH).times(&nth)).round(1)?;
        let y = whole(TOP + PLOT_HEIGHT).minus(&whole(PLOT_HEIGHT).times(&share)).round(1)?;
        Some(format!("{},{}", x.normalize(), y.normalize()))
    });
    points.collect::<Vec<String>>().join(" ")
}
