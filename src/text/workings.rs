//! What leads up to a leaf's formula: how the actual value came about, what was read off it, which steps counted, and every
//! quotient that was rounded first.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::exact::Exact;
use crate::domain::indicator::{Measure, RatioForm};
use crate::domain::measured::{self, Measured, Origin};
use crate::domain::rules::cost::Cost;
use crate::domain::rules::proportional::Floor;
use crate::domain::rules::reading::{Read, Reading};
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, StepCounting, Steps};
use crate::domain::score::Formula;
use crate::text::language::{Language, pick, say};
use crate::text::number_format::{amount, exact, plain, points_in_words};
use crate::text::values::{in_points, interval, measured, measured_exact, unit_of};

/// The amounts with plus signs between them; a negative one in brackets.
pub(super) fn sum_of(amounts: &[Amount], unit: MoneyUnit) -> String {
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

pub(super) fn is_below(actual: &Measured, target: Decimal, rate: Option<&Exact>, floor: Floor) -> bool {
    share_of(actual, target, rate) < Exact::ONE.percent(&Exact::new(floor.percent))
}

/// A quotient with its value in per cent, and that it was rounded first where it was: "完成比例 = 3 ÷ 4 = 75%".
fn quotient(name: &str, parts: &str, exact_percent: &Exact, used: &Exact, language: Language) -> String {
    let value = format!("{}%", exact(used));
    if exact_percent == used {
        return format!("{name} = {parts} = {value}");
    }
    say!(language, "{name} = {parts}，先四舍五入得 {value}", "{name} = {parts}, rounded first: {value}")
}

/// The share of the target in per cent, which was used as `used`.
fn share_line(parts: &str, actual: &Exact, target: Decimal, used: &Exact, language: Language) -> String {
    let name = pick(language, "完成比例", "share of the target");
    quotient(name, parts, &percent_of(actual, &Exact::new(target)), used, language)
}

fn percent_of(part: &Exact, whole: &Exact) -> Exact {
    part.times(&Exact::HUNDRED).divided_by(whole).unwrap_or(Exact::ZERO)
}

/// 1 is 100 %.
fn in_hundredths(rate: &Exact) -> Exact {
    rate.times(&Exact::HUNDRED)
}

/// 1 is 100 %.
pub(super) fn in_percent(rate: &Exact) -> String {
    format!("{}%", exact(&in_hundredths(rate)))
}

/// The lines that lead up to the formula: how the actual value came about, what was read off it, which steps counted, and
/// every quotient that was rounded first.
pub(super) fn steps_before(formula: &Formula, measure: &Measure, unit: MoneyUnit, language: Language) -> Vec<String> {
    let mut lines: Vec<String> =
        formula.actual().and_then(|actual| origin(actual, unit, language)).into_iter().collect();
    let value = |actual: &Measured| measured_exact(&actual.value, measure, language);
    let target_of = |target| measured(target, measure, language);
    let share = |actual: &Measured, target: Decimal, rate: Option<&Exact>| {
        let parts = format!("{} ÷ {}", value(actual), target_of(target));
        share_line(&parts, &actual.value, target, &in_hundredths(&share_of(actual, target, rate)), language)
    };
    let rate_name = pick(language, "执行率", "rate");
    match formula {
        Formula::Proportion { actual, target, rate, floor, .. } => {
            let share = share(actual, *target, rate.as_ref());
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
            let (exact_actual, exact_target) = (&actual.value, Exact::new(*target));
            let (actual, target) = (value(actual), target_of(*target));
            let (name, parts, percent) = match form {
                ReverseForm::Linear => (
                    pick(language, "超出比例", "excess"),
                    format!("({actual} − {target}) ÷ {target}"),
                    percent_of(&exact_actual.minus(&exact_target), &exact_target),
                ),
                ReverseForm::Ratio => (
                    pick(language, "比例", "share"),
                    format!("{target} ÷ {actual}"),
                    percent_of(&exact_target, exact_actual),
                ),
            };
            lines.push(quotient(name, &parts, &percent, &in_hundredths(rate), language));
        }
        Formula::Execution { executed, adjusted_budget, rate: Some(rate), .. } => {
            let parts = format!("{} ÷ {}", amount(*executed, unit), amount(*adjusted_budget, unit));
            let percent = percent_of(&Exact::new(executed.yuan()), &Exact::new(adjusted_budget.yuan()));
            lines.push(quotient(rate_name, &parts, &percent, &in_hundredths(rate), language));
        }
        Formula::MeanOfPeriods { executed, annual_budget, percent: Some(percent), .. } => {
            let parts =
                format!("({}) ÷ ({} × {})", sum_of(executed, unit), executed.len(), amount(*annual_budget, unit));
            let sum = Exact::new(executed.iter().copied().sum::<Amount>().yuan());
            let whole = Exact::new(annual_budget.yuan()).times(&Exact::new(Decimal::from(executed.len())));
            lines.push(quotient(rate_name, &parts, &percent_of(&sum, &whole), percent, language));
        }
        Formula::OverTarget { weight, actual, target, rate, above, cost } => {
            let share = share(actual, *target, rate.as_ref());
            let (above, weight, cost) = (plain(*above), points_in_words(*weight), exact(cost));
            lines.push(say!(
                language,
                "{share}，超过年度指标值的 {above}%，从 {weight} 分中扣 {cost} 分",
                "{share}, above {above}% of the target: a cost of {cost} on {weight}"
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
                    "所选档次：{name}（得分须在分值 {weight} 分的“{range}”之内）",
                    "chosen grade: {name} (points within {range} of {weight})"
                ),
            });
        }
        Formula::Checked { items, met } => lines.extend(items.iter().zip(met).map(|(item, is_met)| {
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
    let (parts, percent) = match &actual.origin {
        Origin::Typed(_) => return None,
        Origin::Figures { part, whole, form, .. } => {
            let percent = measured::percent_of(*part, *whole, *form);
            let (part, whole) = (plain(*part), plain(*whole));
            let parts = match form {
                RatioForm::Share => format!("{part} ÷ {whole}"),
                RatioForm::Change => format!("({part} − {whole}) ÷ {whole}"),
                RatioForm::Deviation => format!("|{part} − {whole}| ÷ {whole}"),
            };
            (parts, percent)
        }
        Origin::Execution { executed, adjusted_budget, .. } => {
            let parts = format!("{} ÷ {}", amount(*executed, unit), amount(*adjusted_budget, unit));
            (parts, percent_of(&Exact::new(executed.yuan()), &Exact::new(adjusted_budget.yuan())))
        }
    };
    let name = pick(language, "实际完成值", "actual");
    Some(quotient(name, &parts, &percent, &actual.value, language))
}

fn reading(read: &Read, what: Reading, measure: &Measure, language: Language) -> Option<String> {
    let (actual, target) = (measured_exact(&read.actual.value, measure, language), read.target?);
    let exact_target = target;
    let target = measured(target, measure, language);
    let value = format!("{}{}", exact(&read.value), unit_of(what, measure));
    match what {
        Reading::Value => None,
        Reading::Difference => {
            Some(say!(language, "差额 = {actual} − {target} = {value}", "difference = {actual} − {target} = {value}"))
        }
        Reading::PercentOfTarget => {
            let parts = format!("{actual} ÷ {target}");
            Some(share_line(&parts, &read.actual.value, exact_target, &read.value, language))
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
    let nothing = n_steps.sign() == Ordering::Equal;
    let (tolerance, width) = (format!("{}{unit}", plain(steps.tolerance)), format!("{}{unit}", plain(steps.width)));
    match steps.direction {
        Direction::Above if nothing => {
            say!(
                language,
                "{value}，高出 {tolerance} 不足一档（每 {width} 一档）：0 档",
                "{value} is less than a step of {width} above {tolerance}: 0 steps"
            )
        }
        Direction::Below if nothing => {
            say!(
                language,
                "{value}，低于 {tolerance} 不足一档（每 {width} 一档）：0 档",
                "{value} is less than a step of {width} below {tolerance}: 0 steps"
            )
        }
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
