//! The formula of a leaf in words, and with its numbers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::exact::Exact;
use crate::domain::indicator::{Measure, RatioForm};
use crate::domain::measured::{Measured, Origin};
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::proportional::{Floor, FloorForm};
use crate::domain::rules::reading::{Read, Reading};
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, StepCounting, Steps};
use crate::domain::score::{Comparison, Formula, Trace};
use crate::text::language::{Language, money_unit, pick, say};
use crate::text::number_format::{amount, exact, plain, points_in_words};
use crate::text::values::{in_points, interval, measured, measured_exact, unit_of};

/// The formula in words: 分值 × 实际完成值 ÷ 年度指标值.
pub(super) fn in_words(formula: &Formula, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match formula {
        Formula::Proportion { floor: None | Some(Floor { form: FloorForm::Cut, .. }), .. } => {
            text("分值 × 实际完成值 ÷ 年度指标值", "weight × actual ÷ target")
        }
        Formula::Proportion { floor: Some(Floor { form: FloorForm::Rescaled, .. }), .. } => text(
            "分值 ×（完成比例 − 起点）÷（1 − 起点），完成比例 = 实际完成值 ÷ 年度指标值",
            "weight × (share − floor) ÷ (1 − floor), share = actual ÷ target",
        ),
        Formula::OverTarget { .. } => text("分值 − 超出过多的扣分", "weight − cost of the excess"),
        Formula::Compared { comparison, .. } => match comparison {
            Comparison::AtLeast => {
                text("达到年度指标值得满分，否则得 0 分", "full marks if the target is reached, else 0")
            }
            Comparison::AtMost => {
                text("不超过年度指标值得满分，否则得 0 分", "full marks if the target is not exceeded, else 0")
            }
            Comparison::Exactly => {
                text("正好等于年度指标值得满分，否则得 0 分", "full marks if the target is met exactly, else 0")
            }
        },
        Formula::Reverse { form: ReverseForm::Linear, .. } => {
            text("分值 ×（1 −（实际完成值 − 年度指标值）÷ 年度指标值）", "weight × (1 − (actual − target) ÷ target)")
        }
        Formula::Reverse { form: ReverseForm::Ratio, .. } => {
            text("分值 × 年度指标值 ÷ 实际完成值", "weight × target ÷ actual")
        }
        Formula::Steps { .. } => text("分值 − 档数 × 每档扣分", "weight − steps × points per step"),
        Formula::Band { .. } => text("所在区间的分数", "points of the interval it lies in"),
        Formula::Graded { .. } => text("所选档次内的分数", "points inside the chosen grade"),
        Formula::Answered { .. } => text("是得满分，否得 0 分", "full marks for yes, 0 for no"),
        Formula::Checked { .. } => text("已满足要点的分数之和", "sum of the points of the items met"),
        Formula::MeanOfPeriods { period, executed, .. } => {
            let n_periods = executed.len();
            match period {
                Period::Month => say!(
                    language,
                    "分值 × 各月末累计执行数之和 ÷（{n_periods} × 全年预算数）",
                    "weight × sum of the cumulative month-end amounts ÷ ({n_periods} × annual budget)"
                ),
                Period::Quarter => say!(
                    language,
                    "分值 × 各季末累计执行数之和 ÷（{n_periods} × 全年预算数）",
                    "weight × sum of the cumulative quarter-end amounts ÷ ({n_periods} × annual budget)"
                ),
            }
        }
        Formula::TypedRate { .. } => text("分值 × 年度平均执行率", "weight × average execution rate of the year"),
        Formula::Occurrences { .. } => text("分值 − 发现次数 × 每次扣分", "weight − findings × points per finding"),
        Formula::Execution { .. } => text("分值 × 全年执行数 ÷ 全年预算数", "weight × executed ÷ adjusted budget"),
        Formula::Coefficient { .. } => text("分值 × 得分系数", "weight × coefficient"),
        Formula::Typed { .. } => text("直接填写", "as typed"),
        Formula::NotApplicable { .. } => text("不适用，按满分计", "not applicable: full marks"),
    }
}

/// The formula with its numbers; what decides alone (a comparison, an answer) says its verdict as a whole sentence.
pub(super) fn with_numbers(trace: &Trace, measure: &Measure, unit: MoneyUnit, language: Language) -> String {
    let (formula, unrounded) = (&trace.formula, &trace.unrounded);
    let value = |actual: &Measured| measured_exact(&actual.value, measure, language);
    let target_of = |target| measured(target, measure, language);
    let money = |value: Amount| format!("{} {}", amount(value, unit), money_unit(unit, language));
    match formula {
        Formula::Proportion { weight, actual, target, rate, floor } => {
            let weight = points_in_words(*weight);
            let share = match rate {
                Some(rate) => in_percent(rate),
                None => format!("{} ÷ {}", value(actual), target_of(*target)),
            };
            match floor {
                Some(floor)
                    if unrounded.sign() == Ordering::Equal && is_below(actual, *target, rate.as_ref(), *floor) =>
                {
                    "0".to_owned()
                }
                Some(Floor { percent, form: FloorForm::Rescaled }) => {
                    let floor = plain(*percent);
                    format!("{weight} × ({share} − {floor}%) ÷ (1 − {floor}%)")
                }
                Some(Floor { form: FloorForm::Cut, .. }) | None => format!("{weight} × {share}"),
            }
        }
        Formula::OverTarget { weight, cost, .. } => format!("{} − {}", points_in_words(*weight), exact(cost)),
        Formula::Compared { weight, actual, target, comparison } => {
            let sign = match comparison {
                Comparison::AtLeast => "≥",
                Comparison::AtMost => "≤",
                Comparison::Exactly => "=",
            };
            let weight = in_points(*weight, language);
            let verdict = match comparison.holds(&actual.value, &Exact::new(*target)) {
                true => say!(language, "符合，{weight}", "holds, {weight}"),
                false => pick(language, "不符合，0 分", "does not hold, 0 points").to_owned(),
            };
            let (actual, target) = (value(actual), target_of(*target));
            say!(language, "{actual} {sign} {target}：{verdict}", "{actual} {sign} {target}: {verdict}")
        }
        Formula::Reverse { weight, actual, target, form, rate } => {
            let (weight, actual, target) = (points_in_words(*weight), value(actual), target_of(*target));
            match (form, rate.as_ref().map(in_percent)) {
                (ReverseForm::Linear, Some(rate)) => format!("{weight} × (1 − {rate})"),
                (ReverseForm::Ratio, Some(rate)) => format!("{weight} × {rate}"),
                (ReverseForm::Linear, None) => format!("{weight} × (1 − ({actual} − {target}) ÷ {target})"),
                (ReverseForm::Ratio, None) => format!("{weight} × {target} ÷ {actual}"),
            }
        }
        Formula::Steps { weight, n_steps, cost, .. } => {
            format!("{} − {} × {}", points_in_words(*weight), exact(n_steps), exact(cost))
        }
        Formula::Band { weight, band, .. } => match band.award {
            Cost::Points(points) => points_in_words(points),
            Cost::PercentOfWeight(percent) => {
                format!("{} × {}%", points_in_words(*weight), plain(percent))
            }
        },
        Formula::Graded { weight, grade } => match grade.percent.single() {
            Some(percent) => format!("{} × {}%", points_in_words(*weight), plain(percent)),
            None => exact(unrounded),
        },
        Formula::Answered { weight, is_yes } => {
            let weight = points_in_words(*weight);
            match is_yes {
                true => say!(language, "填写“是”，得满分 {weight} 分", "answered yes: full marks, {weight}"),
                false => say!(language, "填写“否”，{weight} 分中得 0 分", "answered no: 0 of {weight}"),
            }
        }
        Formula::Checked { items } => {
            let met = items.iter().filter(|(_, is_met)| *is_met);
            let met: Vec<String> = met.map(|(item, _)| points_in_words(item.points)).collect();
            if met.is_empty() { "0".to_owned() } else { met.join(" + ") }
        }
        Formula::MeanOfPeriods { weight, percent: Some(percent), .. } => {
            format!("{} × {}%", points_in_words(*weight), exact(percent))
        }
        Formula::MeanOfPeriods { weight, executed, annual_budget, percent: None, .. } => {
            let n_periods = executed.len();
            let sum = sum_of(executed, unit);
            format!("{} × ({sum}) ÷ ({n_periods} × {})", points_in_words(*weight), money(*annual_budget))
        }
        Formula::TypedRate { weight, percent } | Formula::Coefficient { weight, percent } => {
            format!("{} × {}%", points_in_words(*weight), plain(*percent))
        }
        Formula::Occurrences { weight, n_occurrences, cost } => {
            format!("{} − {} × {}", points_in_words(*weight), exact(n_occurrences), points_in_words(*cost))
        }
        Formula::Execution { weight, rate: Some(rate), .. } => {
            format!("{} × {}", points_in_words(*weight), in_percent(rate))
        }
        Formula::Execution { weight, executed, adjusted_budget, rate: None } => {
            format!("{} × {} ÷ {}", points_in_words(*weight), money(*executed), money(*adjusted_budget))
        }
        Formula::Typed { score } => plain(*score),
        Formula::NotApplicable { weight } => points_in_words(*weight),
    }
}

/// The amounts with plus signs between them; a negative one in brackets.
fn sum_of(amounts: &[Amount], unit: MoneyUnit) -> String {
    let shown = amounts.iter().map(|it| match *it < Amount::ZERO {
        true => format!("({})", amount(*it, unit)),
        false => amount(*it, unit),
    });
    shown.collect::<Vec<_>>().join(" + ")
}

/// The share of the target, as it was rounded where it was.
fn share_of(actual: &Measured, target: Decimal, rate: Option<&Exact>) -> Exact {
    let exact = || actual.value.divided_by(&Exact::new(target)).unwrap_or(Exact::ZERO);
    rate.cloned().unwrap_or_else(exact)
}

fn is_below(actual: &Measured, target: Decimal, rate: Option<&Exact>, floor: Floor) -> bool {
    share_of(actual, target, rate) < Exact::ONE.percent(&Exact::new(floor.percent))
}

/// A quotient with its value, and that it was rounded where it was: "完成比例 = 3 ÷ 4 = 75%".
fn quotient(name: &str, quotient: &str, value: &str, is_rounded: bool, language: Language) -> String {
    match is_rounded {
        false => format!("{name} = {quotient} = {value}"),
        true => {
            say!(language, "{name} = {quotient}，先四舍五入得 {value}", "{name} = {quotient}, rounded first: {value}")
        }
    }
}

/// 1 is 100 %.
fn in_percent(rate: &Exact) -> String {
    format!("{}%", exact(&rate.times(&Exact::HUNDRED)))
}

/// The lines that lead up to the formula: how the actual value came about, what was read off it, which steps counted, and
/// every quotient that was rounded first.
pub(super) fn steps_before(formula: &Formula, measure: &Measure, unit: MoneyUnit, language: Language) -> Vec<String> {
    let mut lines: Vec<String> =
        formula.actual().and_then(|actual| origin(actual, unit, language)).into_iter().collect();
    let value = |actual: &Measured| measured_exact(&actual.value, measure, language);
    let target_of = |target| measured(target, measure, language);
    let share_name = pick(language, "完成比例", "share of the target");
    let rate_name = pick(language, "执行率", "rate");
    match formula {
        Formula::Proportion { actual, target, rate, floor, .. } => {
            let share = in_percent(&share_of(actual, *target, rate.as_ref()));
            let parts = format!("{} ÷ {}", value(actual), target_of(*target));
            let share = quotient(share_name, &parts, &share, rate.is_some(), language);
            match floor {
                Some(floor) if is_below(actual, *target, rate.as_ref(), *floor) => {
                    let floor = plain(floor.percent);
                    lines.push(say!(
                        language,
                        "{share}，低于起点 {floor}%，不得分",
                        "{share}, below the floor of {floor}%: no points"
                    ));
                }
                Some(_) | None => lines.extend(rate.is_some().then_some(share)),
            }
        }
        Formula::Reverse { actual, target, form, rate: Some(rate), .. } => {
            let (actual, target) = (value(actual), target_of(*target));
            let (name, parts) = match form {
                ReverseForm::Linear => {
                    (pick(language, "超出比例", "excess"), format!("({actual} − {target}) ÷ {target}"))
                }
                ReverseForm::Ratio => (pick(language, "比例", "share"), format!("{target} ÷ {actual}")),
            };
            lines.push(quotient(name, &parts, &in_percent(rate), true, language));
        }
        Formula::Execution { executed, adjusted_budget, rate: Some(rate), .. } => {
            let parts = format!("{} ÷ {}", amount(*executed, unit), amount(*adjusted_budget, unit));
            lines.push(quotient(rate_name, &parts, &in_percent(rate), true, language));
        }
        Formula::MeanOfPeriods { executed, annual_budget, percent: Some(percent), .. } => {
            let parts =
                format!("({}) ÷ ({} × {})", sum_of(executed, unit), executed.len(), amount(*annual_budget, unit));
            lines.push(quotient(rate_name, &parts, &format!("{}%", exact(percent)), true, language));
        }
        Formula::OverTarget { weight, actual, target, above, cost } => {
            let parts = format!("{} ÷ {}", value(actual), target_of(*target));
            let share = quotient(share_name, &parts, &in_percent(&share_of(actual, *target, None)), false, language);
            let (above, weight, cost) = (plain(*above), points_in_words(*weight), exact(cost));
            lines.push(say!(
                language,
                "{share}，超过年度指标值的 {above}%，从 {weight} 分中扣 {cost} 分",
                "{share}, above {above}% of the target: {cost} off {weight}"
            ));
        }
        Formula::Steps { weight, read, steps, n_steps, cost } => {
            lines.extend(reading(read, steps.reading, measure, language));
            lines.push(steps_in_words(read, steps, n_steps, measure, language));
            if let Cost::PercentOfWeight(percent) = steps.cost {
                let (weight, percent, cost) = (points_in_words(*weight), plain(percent), exact(cost));
                lines.push(say!(
                    language,
                    "每档扣分 = {weight} × {percent}% = {cost}",
                    "each step costs {weight} × {percent}% = {cost}"
                ));
            }
        }
        Formula::Band { read, reading: what, band, .. } => {
            lines.extend(reading(read, *what, measure, language));
            let unit = unit_of(*what, measure);
            let value = format!("{}{unit}", exact(&read.value));
            let range = interval(&band.interval, &unit, language);
            lines.push(say!(language, "{value}，在区间“{range}”内", "{value} lies in the interval “{range}”"));
        }
        Formula::Graded { weight, grade } => {
            let (name, weight) = (&grade.name, points_in_words(*weight));
            let range = interval(&grade.percent, "%", language);
            lines.push(match grade.percent.single() {
                Some(_) => say!(language, "所选档次：{name}", "chosen grade: {name}"),
                None => say!(
                    language,
                    "所选档次：{name}（得分占分值 {weight} 的 {range}）",
                    "chosen grade: {name} (points {range} of the weight, {weight})"
                ),
            });
        }
        Formula::Checked { items } => lines.extend(items.iter().map(|(item, is_met)| {
            let (name, points) = (&item.name, in_points(item.points, language));
            match is_met {
                true => say!(language, "满足：{name}（{points}）", "met: {name} ({points})"),
                false => say!(language, "未满足：{name}（{points}）", "not met: {name} ({points})"),
            }
        })),
        Formula::Compared { .. }
        | Formula::Reverse { .. }
        | Formula::Answered { .. }
        | Formula::MeanOfPeriods { .. }
        | Formula::TypedRate { .. }
        | Formula::Occurrences { .. }
        | Formula::Execution { .. }
        | Formula::Coefficient { .. }
        | Formula::Typed { .. }
        | Formula::NotApplicable { .. } => {}
    }
    lines
}

fn origin(actual: &Measured, unit: MoneyUnit, language: Language) -> Option<String> {
    let (quotient, rounded) = match &actual.origin {
        Origin::Typed(_) => return None,
        Origin::Figures { part, whole, form, rounded } => {
            let (part, whole) = (plain(*part), plain(*whole));
            let quotient = match form {
                RatioForm::Share => format!("{part} ÷ {whole}"),
                RatioForm::Change => format!("({part} − {whole}) ÷ {whole}"),
                RatioForm::Deviation => format!("|{part} − {whole}| ÷ {whole}"),
            };
            (quotient, rounded)
        }
        Origin::Execution { executed, adjusted_budget, rounded } => {
            let quotient = format!("{} ÷ {}", amount(*executed, unit), amount(*adjusted_budget, unit));
            (quotient, rounded)
        }
    };
    let name = pick(language, "实际完成值", "actual");
    Some(self::quotient(name, &quotient, &format!("{}%", exact(&actual.value)), rounded.is_some(), language))
}

fn reading(read: &Read, what: Reading, measure: &Measure, language: Language) -> Option<String> {
    let (actual, target) = (measured_exact(&read.actual.value, measure, language), read.target?);
    let target = measured(target, measure, language);
    let value = format!("{}{}", exact(&read.value), unit_of(what, measure));
    match what {
        Reading::Value => None,
        Reading::Difference => {
            Some(say!(language, "差额 = {actual} − {target} = {value}", "difference = {actual} − {target} = {value}"))
        }
        Reading::PercentOfTarget => {
            Some(say!(language, "完成比例 = {actual} ÷ {target} = {value}", "share = {actual} ÷ {target} = {value}"))
        }
    }
}

fn steps_in_words(read: &Read, steps: &Steps, n_steps: &Exact, measure: &Measure, language: Language) -> String {
    let counting = match steps.counting {
        StepCounting::Started => pick(language, "不足一档按一档计", "a started one counts whole"),
        StepCounting::Complete => pick(language, "不足一档不计", "only complete ones count"),
        StepCounting::Exact => pick(language, "不足一档按比例计", "a part counts as that part"),
    };
    let counted = match (exact(n_steps), language) {
        (n_steps, Language::Chinese) => format!("{n_steps} 档"),
        (n_steps, Language::English) if n_steps == "1" => "1 step".to_owned(),
        (n_steps, Language::English) => format!("{n_steps} steps"),
    };
    let unit = unit_of(steps.reading, measure);
    let value = format!("{}{unit}", exact(&read.value));
    let (tolerance, width) = (format!("{}{unit}", plain(steps.tolerance)), format!("{}{unit}", plain(steps.width)));
    match steps.direction {
        Direction::Above => say!(
            language,
            "{value} 超过 {tolerance} 的部分，每 {width} 为一档，{counting}：{counted}",
            "the part of {value} above {tolerance}, in steps of {width}, {counting}: {counted}"
        ),
        Direction::Below => say!(
            language,
            "{value} 低于 {tolerance} 的部分，每 {width} 为一档，{counting}：{counted}",
            "the part by which {value} falls below {tolerance}, in steps of {width}, {counting}: {counted}"
        ),
        Direction::Either => {
            let on_target = format!("{}{unit}", plain(steps.reading.on_target()));
            say!(
                language,
                "{value} 偏离 {on_target}，超出允许偏差 {tolerance} 的部分，每 {width} 为一档，{counting}：{counted}",
                "the part by which {value} is off {on_target} by more than {tolerance}, in steps of {width}, {counting}: {counted}"
            )
        }
    }
}
