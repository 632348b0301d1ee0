//! The monthly figures with what they say, and the points of their chart.

use rust_decimal::Decimal;

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::domain::exact::Exact;
use crate::domain::monitoring::{Light, MonitoringLimits, MonthProgress, monitor};
use crate::text::labels::{Label, month_end};
use crate::text::monitoring::{self, MonitoringLabel, percent};
use crate::text::number_format::{NONE, plain, rate};
use crate::text::number_reader::{NumberUnit, read_number};

/// The size of the chart, in its own units.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 240;
/// Room for the figures beside and below it.
const LEFT: u32 = 48;
const BOTTOM: u32 = 28;
const TOP: u32 = 10;
const RIGHT: u32 = 12;

/// The monthly figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitoringView {
    /// The year's budget.
    pub annual_budget: FieldView,
    /// January to December.
    pub months: Vec<MonthRow>,
    /// How the lights come about.
    pub lights_help: String,
    /// Each finding with its name.
    pub findings: Vec<(MonitoringLabel, String)>,
    /// The aim as it was typed.
    pub aim: String,
    /// Why the aim is none.
    pub aim_problem: Option<&'static str>,
    /// The chart; `None` while there is nothing to draw.
    pub chart: Option<Chart>,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// "3 月末"
    pub name: String,
    /// The cumulative amount.
    pub executed: FieldView,
    /// Its rate; "—" while unknown.
    pub rate: String,
    /// The time gone.
    pub time: String,
    /// Its light with sign and name.
    pub light: Option<(Light, &'static str, &'static str)>,
}

/// A line chart, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The viewBox.
    pub view_box: String,
    /// The cumulative rate: points of a polyline, broken where a month is missing.
    pub rate: Vec<String>,
    /// The same points one by one.
    pub dots: Vec<(String, String)>,
    /// Even progress.
    pub steady: String,
    /// Lines across with their figure: y, label.
    pub ruler: Vec<(String, String)>,
    /// Months below: x, label.
    pub months: Vec<(String, String)>,
    /// Where the lines across begin and end.
    pub across: (String, String),
    /// The chart in words; its data stands in the table.
    pub in_words: String,
}

/// The monthly figures with what they say.
pub fn monitoring_view(state: &State) -> MonitoringView {
    let language = state.language;
    let (progress, limits) = (&state.evaluation.progress, &MonitoringLimits::DEFAULT);
    let aim = read_number(&state.aim, &NumberUnit::Percent).ok().flatten();
    let aim = aim.filter(|aim| *aim >= Decimal::ZERO && *aim <= Decimal::from(200));
    let report = monitor(progress, limits, aim.unwrap_or(Decimal::ONE_HUNDRED));
    let owner = Label::Monthly.text(language);
    let mut findings = vec![
        (MonitoringLabel::ByMonth, monitoring::average(&report.by_month, language)),
        (MonitoringLabel::ByQuarter, monitoring::average(&report.by_quarter, language)),
        (MonitoringLabel::Late, monitoring::late(report.late.as_ref(), limits, language)),
    ];
    if let Some(aim) = aim {
        let unit = state.evaluation.budget.unit;
        findings.push((MonitoringLabel::Pace, monitoring::pace(&report.pace, &plain(aim), unit, language)));
    }
    MonitoringView {
        annual_budget: FieldView::new(state, Field::AnnualBudget, owner, Label::AnnualBudget.text(language)),
        months: report.months.iter().map(|month| month_row(state, month, owner)).collect(),
        lights_help: monitoring::lights_help(limits, language),
        findings,
        aim: state.aim.clone(),
        aim_problem: aim.is_none().then(|| MonitoringLabel::AimNotUnderstood.text(language)),
        chart: chart(&report.months, state),
    }
}

fn month_row(state: &State, month: &MonthProgress, owner: &str) -> MonthRow {
    let language = state.language;
    let name = month_end(month.month_idx, language);
    let mut executed = FieldView::new(state, Field::MonthEnd(month.month_idx), owner, &name);
    if month.is_falling {
        executed.note = Some(MonitoringLabel::Falls.text(language));
    }
    MonthRow {
        name,
        executed,
        rate: month.rate.as_ref().map_or_else(|| NONE.to_owned(), rate),
        time: percent(&month.time),
        light: month.light.map(|it| (it, monitoring::light_sign(it), monitoring::light(it, language))),
    }
}

/// Tenths of the chart's units are fine enough, and no binary fractions come in.
fn coordinate(value: &Exact) -> String {
    value.round(1).map(|value| value.normalize().to_string()).unwrap_or_default()
}

fn exact(value: u32) -> Exact {
    Exact::new(Decimal::from(value))
}

fn chart(months: &[MonthProgress], state: &State) -> Option<Chart> {
    let rates: Vec<Option<Exact>> = months.iter().map(|it| it.rate.as_ref().map(|rate| rate.exact_percent())).collect();
    let most = rates.iter().flatten().max().cloned()?;
    // 100 % is always in the picture; more only when more was spent.
    let top = if most > Exact::HUNDRED { most.round(0).map_or(most, Exact::new) } else { Exact::HUNDRED };
    let (plot_width, plot_height) = (exact(WIDTH - LEFT - RIGHT), exact(HEIGHT - TOP - BOTTOM));
    let share = |part: &Exact, whole: &Exact| part.divided_by(whole).unwrap_or(Exact::ZERO);
    let x = |month_idx: usize| {
        let nth = Exact::new(Decimal::from(month_idx + 1));
        coordinate(&exact(LEFT).plus(&plot_width.times(&share(&nth, &exact(12)))))
    };
    let y = |percent: &Exact| {
        // Money taken back can make a rate negative: it is drawn at the bottom, and said in the table.
        let percent = if *percent < Exact::ZERO { Exact::ZERO } else { percent.clone() };
        coordinate(&exact(TOP).plus(&plot_height).minus(&plot_height.times(&share(&percent, &top))))
    };
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    let mut dots = Vec::new();
    for (month_idx, percent) in rates.iter().enumerate() {
        match (percent, lines.last_mut()) {
            (Some(percent), Some(line)) => {
                line.push(format!("{},{}", x(month_idx), y(percent)));
                dots.push((x(month_idx), y(percent)));
            }
            (None, Some(line)) if !line.is_empty() => lines.push(Vec::new()),
            _ => {}
        }
    }
    let language = state.language;
    Some(Chart {
        view_box: format!("0 0 {WIDTH} {HEIGHT}"),
        rate: lines.into_iter().filter(|line| line.len() > 1).map(|line| line.join(" ")).collect(),
        dots,
        steady: format!("{LEFT},{} {},{}", y(&Exact::ZERO), x(11), y(&Exact::HUNDRED)),
        ruler: [0, 25, 50, 75, 100].map(|percent| (y(&exact(percent)), format!("{percent}%"))).to_vec(),
        months: (0..12).map(|idx| (x(idx), (idx + 1).to_string())).collect(),
        across: (LEFT.to_string(), (WIDTH - RIGHT).to_string()),
        in_words: MonitoringLabel::ChartTitle.text(language).to_owned(),
    })
}
