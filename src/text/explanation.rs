//! The trace of a leaf, line by line: enough for a person with a pocket calculator to redo it.

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::indicator::{Indicator, Measure};
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{StepCounting, Steps};
use crate::domain::score::{Comparison, Formula, Limit, Trace};
use crate::text::labels::money_unit;
use crate::text::number_format::{amount, exact, plain, points_in_words};
use crate::text::reasons::measured;

/// The way to the score: the formula in words, with its numbers, rounded, and the deduction.
pub fn lines(trace: &Trace, indicator: &Indicator, unit: MoneyUnit) -> Vec<String> {
    let (words, numbers) = formula(&trace.formula, &indicator.measure, unit);
    let mut lines = vec![format!("得分 = {words}")];
    if let Formula::Steps { actual, steps, n_steps, .. } = &trace.formula {
        lines.push(steps_in_words(steps, *actual, &exact(n_steps), &indicator.measure));
    }
    lines.push(match &trace.formula {
        Formula::Compared { .. } => numbers,
        Formula::Proportion { .. }
        | Formula::Reverse { .. }
        | Formula::Steps { .. }
        | Formula::MeanOfPeriods { .. }
        | Formula::TypedRate { .. }
        | Formula::Occurrences { .. }
        | Formula::Execution { .. }
        | Formula::Coefficient { .. }
        | Formula::Typed { .. } => format!("= {numbers} = {}", exact(&trace.unrounded)),
    });
    let score = points_in_words(trace.score);
    lines.push(match trace.limit {
        Some(Limit::Highest(highest)) => format!("最高 {} 分，得 {score} 分", points_in_words(highest)),
        Some(Limit::Lowest(lowest)) => format!("最低 {} 分，得 {score} 分", points_in_words(lowest)),
        None => format!("四舍五入到 {} 位小数，得 {score} 分", trace.decimals),
    });
    if !trace.deduction.is_zero() {
        let (weight, lost) = (points_in_words(indicator.weight), points_in_words(trace.deduction));
        lines.push(format!("扣分 = {weight} − {score} = {lost} 分"));
    }
    lines
}

/// The formula in words and with its numbers.
fn formula(formula: &Formula, measure: &Measure, unit: MoneyUnit) -> (String, String) {
    match formula {
        Formula::Proportion { weight, actual, target } => (
            "分值 × 实际完成值 ÷ 年度指标值".to_owned(),
            format!("{} × {} ÷ {}", points_in_words(*weight), measured(*actual, measure), measured(*target, measure)),
        ),
        Formula::Compared { weight, actual, target, comparison } => {
            let (words, sign) = match comparison {
                Comparison::AtLeast => ("达到年度指标值得满分，否则得 0 分", "≥"),
                Comparison::AtMost => ("不超过年度指标值得满分，否则得 0 分", "≤"),
                Comparison::Exactly => ("正好等于年度指标值得满分，否则得 0 分", "="),
            };
            let verdict = match comparison.holds(*actual, *target) {
                true => format!("符合，{} 分", points_in_words(*weight)),
                false => "不符合，0 分".to_owned(),
            };
            let (actual, target) = (measured(*actual, measure), measured(*target, measure));
            (words.to_owned(), format!("{actual} {sign} {target}：{verdict}"))
        }
        Formula::Reverse { weight, actual, target, form } => {
            let (weight, actual, target) =
                (points_in_words(*weight), measured(*actual, measure), measured(*target, measure));
            match form {
                ReverseForm::Linear => (
                    "分值 ×（1 −（实际完成值 − 年度指标值）÷ 年度指标值）".to_owned(),
                    format!("{weight} × (1 − ({actual} − {target}) ÷ {target})"),
                ),
                ReverseForm::Ratio => {
                    ("分值 × 年度指标值 ÷ 实际完成值".to_owned(), format!("{weight} × {target} ÷ {actual}"))
                }
            }
        }
        Formula::Coefficient { weight, percent } => {
            ("分值 × 得分系数".to_owned(), format!("{} × {}%", points_in_words(*weight), plain(*percent)))
        }
        Formula::Steps { weight, n_steps, cost, .. } => (
            "分值 − 档数 × 每档扣分".to_owned(),
            format!("{} − {} × {}", points_in_words(*weight), exact(n_steps), exact(cost)),
        ),
        Formula::MeanOfPeriods { weight, period, executed, annual_budget } => {
            let name = match period {
                Period::Month => "各月末",
                Period::Quarter => "各季末",
            };
            let n_periods = executed.len();
            let sum = executed.iter().map(|it| amount(*it, unit)).collect::<Vec<_>>().join(" + ");
            (
                format!("分值 × {name}累计执行数之和 ÷（{n_periods} × 全年预算数）"),
                format!("{} × ({sum}) ÷ ({n_periods} × {})", points_in_words(*weight), in_unit(*annual_budget, unit)),
            )
        }
        Formula::TypedRate { weight, percent } => {
            ("分值 × 年度平均执行率".to_owned(), format!("{} × {}%", points_in_words(*weight), plain(*percent)))
        }
        Formula::Occurrences { weight, n_occurrences, cost } => (
            "分值 − 发现次数 × 每次扣分".to_owned(),
            format!("{} − {} × {}", points_in_words(*weight), plain(*n_occurrences), points_in_words(*cost)),
        ),
        Formula::Execution { weight, executed, adjusted_budget } => (
            "分值 × 全年执行数 ÷ 全年预算数".to_owned(),
            format!(
                "{} × {} ÷ {}",
                points_in_words(*weight),
                in_unit(*executed, unit),
                in_unit(*adjusted_budget, unit)
            ),
        ),
        Formula::Typed { score } => ("直接填写".to_owned(), plain(*score)),
    }
}

fn in_unit(value: Amount, unit: MoneyUnit) -> String {
    format!("{} {}", amount(value, unit), money_unit(unit))
}

fn steps_in_words(steps: &Steps, actual: rust_decimal::Decimal, n_steps: &str, measure: &Measure) -> String {
    let counting = match steps.counting {
        StepCounting::Started => "不足一档按一档计",
        StepCounting::Complete => "不足一档不计",
    };
    format!(
        "{} 超过 {} 的部分，每 {} 为一档，{counting}：{n_steps} 档",
        measured(actual, measure),
        measured(steps.tolerance, measure),
        measured(steps.width, measure),
    )
}
