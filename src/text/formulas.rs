//! The formula of a leaf in words, and with its numbers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::exact::Exact;
use crate::domain::indicator::Measure;
use crate::domain::measured::Measured;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::equal::{AboveTarget, Equal};
use crate::domain::rules::proportional::{Floor, FloorForm};
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::score::{Comparison, Formula, Trace};
use crate::text::language::{Language, money_unit, pick, say};
use crate::text::number_format::{amount, exact, plain, points_in_words};
use crate::text::values::{in_points, measured, measured_exact};
use crate::text::workings::{in_percent, is_below, sum_of};

/// The formula in words: 分值 × 实际完成值 ÷ 年度指标值. Where the target alone decided, what the rule does elsewhere too.
pub(super) fn in_words(formula: &Formula, rule: &Rule, language: Language) -> String {
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
        Formula::Compared { target, comparison, .. } => around_target(*target, *comparison, rule, language),
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

/// What the rule gives at its target and on both sides of it; without a share of the target, the comparison alone.
fn around_target(target: Decimal, comparison: Comparison, rule: &Rule, language: Language) -> String {
    let reached = ("达到年度指标值得满分，否则得 0 分", "full marks if the target is reached, else 0");
    let alone = match comparison {
        Comparison::AtLeast => reached,
        Comparison::AtMost => {
            ("不超过年度指标值得满分，否则得 0 分", "full marks if the target is not exceeded, else 0")
        }
        Comparison::Exactly => {
            ("正好等于年度指标值得满分，否则得 0 分", "full marks if the target is met exactly, else 0")
        }
    };
    let has_share = target > Decimal::ZERO;
    let (zh, en) = match rule {
        Rule::Reverse(reverse) if has_share => match reverse.form {
            ReverseForm::Linear => (
                "不超过年度指标值得满分；超过的，每超出年度指标值的 1% 扣分值的 1%，到年度指标值的两倍为 0 分",
                "full marks if the target is not exceeded; beyond it 1% of the weight less for each 1% of the target, 0 from twice the target on",
            ),
            ReverseForm::Ratio => (
                "不超过年度指标值得满分；超过的，分值 × 年度指标值 ÷ 实际完成值",
                "full marks if the target is not exceeded; beyond it weight × target ÷ actual",
            ),
        },
        Rule::Equal(equal) if has_share => match equal.above {
            AboveTarget::Full => (
                "达到或超过年度指标值得满分；不足的，分值 × 实际完成值 ÷ 年度指标值",
                "full marks if the target is met or exceeded; below it weight × actual ÷ target",
            ),
            AboveTarget::Nothing => (
                "正好等于年度指标值得满分；不足的，分值 × 实际完成值 ÷ 年度指标值；超过的，0 分",
                "full marks if the target is met exactly; below it weight × actual ÷ target; above it 0",
            ),
        },
        Rule::Equal(Equal { above: AboveTarget::Full }) => reached,
        Rule::Equal(_)
        | Rule::Reverse(_)
        | Rule::Proportional(_)
        | Rule::Steps(_)
        | Rule::Bands(_)
        | Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => alone,
    };
    pick(language, zh, en).to_owned()
}

/// The formula with its numbers; what decides alone (a comparison, an answer) says its verdict as a whole sentence.
pub(super) fn with_numbers(trace: &Trace, measure: &Measure, unit: MoneyUnit, language: Language) -> String {
    let (formula, unrounded) = (&*trace.formula, &trace.unrounded);
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
            let holds = comparison.holds(&actual.value, &Exact::new(*target));
            // What stands there is so: 4 ≠ 3 where 3 was wanted.
            let sign = match (comparison, holds) {
                (Comparison::AtLeast, true) => "≥",
                (Comparison::AtLeast, false) => "<",
                (Comparison::AtMost, true) => "≤",
                (Comparison::AtMost, false) => ">",
                (Comparison::Exactly, true) => "=",
                (Comparison::Exactly, false) => "≠",
            };
            let weight = in_points(*weight, language);
            let verdict = match holds {
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
        Formula::Checked { items, met } => {
            let met = items.iter().zip(met).filter(|(_, is_met)| **is_met);
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
