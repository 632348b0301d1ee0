//! Scoring rules as spreadsheet formulas: the same steps, rounded once, so that a changed cell gives the score that the page gives.
//!
//! Spreadsheets count in binary: what is compared or cut into steps is rounded to nine decimals first, far finer than any rule looks.

use rust_decimal::Decimal;

use crate::domain::framework::Framework;
use crate::domain::indicator::{Indicator, Measure, RatioForm};
use crate::domain::interval::{End, Interval};
use crate::domain::rules::Rule;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::equal::AboveTarget;
use crate::domain::rules::proportional::{FloorForm, ReducedWhen};
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, StepCounting};

/// The cells that a row's formulas look at.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// The weight.
    pub(super) weight: String,
    /// The target.
    pub(super) target: String,
    /// The actual value.
    pub(super) actual: String,
    /// The reason in words.
    pub(super) reason: String,
    /// The upper figure of a ratio.
    pub(super) part: String,
    /// The lower figure.
    pub(super) whole: String,
}

/// The rate of a ratio in per cent, from its two cells.
pub(super) fn ratio(form: RatioForm, cells: &Cells, framework: &Framework) -> String {
    let (part, whole) = (&cells.part, &cells.whole);
    let upper = match form {
        RatioForm::Share => part.clone(),
        RatioForm::Change => format!("({part}-{whole})"),
        RatioForm::Deviation => format!("ABS({part}-{whole})"),
    };
    rounded_rate(&format!("{upper}/{whole}*100"), framework)
}

/// A rate in per cent, rounded first where the framework says so.
pub(super) fn rounded_rate(rate: &str, framework: &Framework) -> String {
    framework.rate_decimals.map_or_else(|| rate.to_owned(), |decimals| format!("ROUND({rate},{decimals})"))
}

/// What a row scores; `None` where the rule has a formula of its own kind (picks and items).
pub(super) fn score(indicator: &Indicator, cells: &Cells, framework: &Framework) -> Option<String> {
    let unrounded = unrounded(indicator, cells, framework)?;
    Some(settled(&unrounded, indicator, cells, framework))
}

/// Kept in the rule's range; the ends as they are, what lies inside rounded once.
pub(super) fn settled(unrounded: &str, indicator: &Indicator, cells: &Cells, framework: &Framework) -> String {
    let (highest, lowest) = if let Rule::Bonus(bonus) = &indicator.rule {
        (bonus.highest.value().to_string(), bonus.lowest.value().to_string())
    } else {
        (cells.weight.clone(), "0".to_owned())
    };
    let (exact, decimals) = (format!("ROUND({unrounded},9)"), framework.score_decimals);
    format!("IF({exact}>={highest},{highest},IF({exact}<={lowest},{lowest},ROUND({exact},{decimals})))")
}

fn unrounded(indicator: &Indicator, cells: &Cells, framework: &Framework) -> Option<String> {
    let Cells { weight: w, target: t, actual: a, reason, .. } = cells;
    let share = |part: &str, whole: &str| match framework.rate_decimals {
        Some(decimals) => format!("ROUND({part}/{whole},{})", decimals + 2),
        None => format!("{part}/{whole}"),
    };
    Some(match &indicator.rule {
        Rule::Proportional(rule) => {
            let s = share(a, t);
            let earned = match rule.floor {
                None => format!("{w}*{s}"),
                Some(floor) => {
                    let lowest = format!("({}/100)", floor.percent);
                    let above = match floor.form {
                        FloorForm::Cut => format!("{w}*{s}"),
                        FloorForm::Rescaled => format!("{w}*({s}-{lowest})/(1-{lowest})"),
                    };
                    format!("IF(ROUND({s},9)<{lowest},0,{above})")
                }
            };
            let reduced = rule.over_target.and_then(|over| Some((over, over.reduction?)));
            let earned = match reduced {
                None => earned,
                Some((over, reduction)) => {
                    let beyond = format!("ROUND({s}*100,9)>{}", over.above);
                    let is_due = match over.when {
                        ReducedWhen::Always => beyond,
                        ReducedWhen::Unexplained => format!("AND({beyond},TRIM({reason})=\"\")"),
                    };
                    format!("IF({is_due},{w}-{},{earned})", cost(reduction, w))
                }
            };
            format!("IF({t}<=0,IF({a}>={t},{w},0),{earned})")
        }
        Rule::Reverse(rule) => {
            let above = match rule.form {
                ReverseForm::Linear => format!("{w}*(1-{})", share(&format!("({a}-{t})"), t)),
                ReverseForm::Ratio => format!("{w}*{}", share(t, a)),
            };
            format!("IF({a}<={t},{w},IF({t}<=0,0,{above}))")
        }
        Rule::Equal(rule) => {
            let above = if rule.above == AboveTarget::Full { w.as_str() } else { "0" };
            format!("IF({a}={t},{w},IF({a}>{t},{above},IF({t}>0,{w}*{},0)))", share(a, t))
        }
        Rule::Steps(steps) => {
            let x = reading(steps.reading, cells, &share);
            let excess = match steps.direction {
                Direction::Above => format!("{x}-({})", steps.tolerance),
                Direction::Below => format!("({})-{x}", steps.tolerance),
                Direction::Either => format!("ABS({x}-{})-({})", steps.reading.on_target(), steps.tolerance),
            };
            let parts = format!("ROUND(MAX(0,{excess})/{},9)", steps.width);
            let n_steps = match steps.counting {
                StepCounting::Started => format!("ROUNDUP({parts},0)"),
                StepCounting::Complete => format!("ROUNDDOWN({parts},0)"),
                StepCounting::Exact => format!("MAX(0,{excess})/{}", steps.width),
            };
            format!("({w}-{n_steps}*{})", cost(steps.cost, w))
        }
        Rule::Bands(bands) => {
            let x = format!("ROUND({},9)", reading(bands.reading, cells, &share));
            let mut formula = "0".to_owned();
            for band in bands.bands.iter().rev() {
                formula = format!("IF({},{},{formula})", holds(&band.interval, &x), cost(band.award, w));
            }
            formula
        }
        Rule::PerOccurrence(rule) => format!("({w}-{}*{a})", rule.cost.value()),
        Rule::AverageRate(_) | Rule::Coefficient(_) | Rule::Execution(_) => format!("{w}*{a}/100"),
        Rule::Direct(_) | Rule::Bonus(_) => a.clone(),
        Rule::Grade(_) | Rule::YesNo(_) | Rule::Checklist(_) => return None,
    })
}

fn reading(reading: Reading, cells: &Cells, share: &dyn Fn(&str, &str) -> String) -> String {
    let Cells { target: t, actual: a, .. } = cells;
    match reading {
        Reading::Value => a.clone(),
        Reading::Difference => format!("({a}-{t})"),
        Reading::PercentOfTarget => format!("({}*100)", share(a, t)),
    }
}

fn cost(cost: Cost, weight: &str) -> String {
    match cost {
        Cost::Points(points) => points.value().to_string(),
        Cost::PercentOfWeight(percent) => format!("({weight}*{percent}/100)"),
    }
}

/// Whether an expression lies in an interval.
pub(super) fn holds(interval: &Interval, x: &str) -> String {
    let lower = interval.lower.map(|it| format!("{x}{}{}", if it.end == End::Closed { ">=" } else { ">" }, it.at));
    let upper = interval.upper.map(|it| format!("{x}{}{}", if it.end == End::Closed { "<=" } else { "<" }, it.at));
    match (lower, upper) {
        (Some(lower), Some(upper)) => format!("AND({lower},{upper})"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "TRUE".to_owned(),
    }
}

/// The number format of a value of this measure: a rate shows its sign, a quantity its unit.
pub(super) fn number_format(measure: &Measure) -> String {
    let with_unit = |unit: &str| {
        let plain: String = unit.chars().filter(|c| *c != '"' && *c != '\\').collect();
        if plain.is_empty() { "General".to_owned() } else { format!("General\" {plain}\"") }
    };
    match measure {
        Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution => "General\"%\"".to_owned(),
        Measure::Quantity { unit, .. } | Measure::Count { unit } => with_unit(unit),
        Measure::Points | Measure::Choice | Measure::Words => "General".to_owned(),
    }
}

/// A number as a formula has it.
pub(super) fn literal(value: Decimal) -> String {
    value.normalize().to_string()
}
