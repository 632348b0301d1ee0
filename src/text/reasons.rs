//! Why a leaf scores what it scores: the report's deduction clause, what is missing, what the reader should know.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::entries::Entry;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::indicator::{Indicator, Measure};
use crate::domain::points::Points;
use crate::domain::provenance::ProvenanceKind;
use crate::domain::rules::Rule;
use crate::domain::score::{Flag, Formula, Gap, Trace};
use crate::text::number_format::{NONE, exact, plain, points_in_words, rate};

/// The clause as the report has it: 政府采购执行率 94.25%，扣 0.11 分. Empty when nothing was lost or won.
pub fn clause(indicator: &Indicator, entry: &Entry, trace: &Trace) -> String {
    let name = &indicator.name;
    let reason = entry.reason.trim();
    if let Rule::Bonus(_) = indicator.rule {
        return bonus_clause(name, reason, trace.score);
    }
    if trace.deduction.is_zero() {
        return String::new();
    }
    let lost = points_in_words(trace.deduction);
    let said = match &trace.formula {
        Formula::Proportion { actual, .. } => match &indicator.measure {
            Measure::Rate { .. } => format!("{name} {}%，扣 {lost} 分", plain(*actual)),
            Measure::Quantity { .. } | Measure::Count { .. } | Measure::Points => {
                format!("{name}未达到年度指标值，按比例扣减 {lost} 分")
            }
        },
        Formula::Reverse { actual, target, .. } => {
            let (actual, target) = (measured(*actual, &indicator.measure), measured(*target, &indicator.measure));
            format!("{name} {actual}，超过年度指标值 {target}，扣 {lost} 分")
        }
        Formula::Compared { actual, target, .. } => {
            let (actual, target) = (measured(*actual, &indicator.measure), measured(*target, &indicator.measure));
            format!("{name} {actual}，不符合年度指标值 {target}，扣 {lost} 分")
        }
        Formula::Steps { actual, .. } => {
            format!("{name} {}，扣 {lost} 分", measured(*actual, &indicator.measure))
        }
        Formula::TypedRate { percent, .. } => format!("{name} {}%，扣 {lost} 分", plain(*percent)),
        Formula::MeanOfPeriods { executed, annual_budget, .. } => {
            format!("{name} {}，扣 {lost} 分", mean_percent(executed, *annual_budget))
        }
        Formula::Execution { executed, adjusted_budget, .. } => {
            let shown = Rate::of(*executed, *adjusted_budget).map_or_else(|| NONE.to_owned(), |it| rate(&it));
            format!("{name} {shown}，扣 {lost} 分")
        }
        // In the filer's own words: the numbers alone don't say what happened.
        Formula::Occurrences { n_occurrences, .. } if reason.is_empty() => {
            format!("{name}：发现 {}，扣 {lost} 分", measured(*n_occurrences, &indicator.measure))
        }
        Formula::Coefficient { percent, .. } if reason.is_empty() => {
            format!("{name}得分系数 {}%，扣 {lost} 分", plain(*percent))
        }
        Formula::Typed { .. } if reason.is_empty() => format!("{name}，扣 {lost} 分"),
        Formula::Occurrences { .. } | Formula::Coefficient { .. } | Formula::Typed { .. } => {
            return format!("{reason}，扣 {lost} 分");
        }
    };
    if reason.is_empty() { said } else { format!("{said}（{reason}）") }
}

fn bonus_clause(name: &str, reason: &str, score: Points) -> String {
    let said = if reason.is_empty() { name } else { reason };
    match score.cmp(&Points::ZERO) {
        Ordering::Equal if reason.is_empty() => String::new(),
        Ordering::Equal => format!("{said}，不得分"),
        Ordering::Less => format!("{said}，减 {} 分", points_in_words(-score)),
        Ordering::Greater => format!("{said}，加 {} 分", points_in_words(score)),
    }
}

fn mean_percent(executed: &[Amount], annual_budget: Amount) -> String {
    let n_periods = u32::try_from(executed.len()).unwrap_or_default();
    let whole: Amount = (0..n_periods).map(|_| annual_budget).sum();
    Rate::of(executed.iter().copied().sum(), whole).map_or_else(|| NONE.to_owned(), |it| rate(&it))
}

/// A value with the unit of its measure: 94.25%, 3,079人次.
pub fn measured(value: Decimal, measure: &Measure) -> String {
    match measure {
        Measure::Rate { .. } => format!("{}%", plain(value)),
        Measure::Quantity { unit, .. } | Measure::Count { unit } => format!("{} {unit}", plain(value)),
        Measure::Points => format!("{} 分", plain(value)),
    }
}

/// What has to be filled in before there is a score.
pub fn gap(gap: Gap, measure: &Measure) -> &'static str {
    match gap {
        Gap::Actual => match measure {
            Measure::Points => "待填：得分",
            Measure::Quantity { .. } | Measure::Rate { .. } | Measure::Count { .. } => "待填：实际完成值",
        },
        Gap::Target => "待填：年度指标值",
        Gap::NegativeActual => "实际完成值是负数，不能计分：请检查正负号",
        Gap::Budget => "待填：部门全年预算数（在“预算执行”表）",
        Gap::Executed => "待填：部门全年执行数（在“预算执行”表）",
        Gap::NotWhole => "实际完成值不是整数，不能计分：请填整数",
        Gap::NoBudget => "预算数不大于 0，没有执行率：请填预算数",
        Gap::AnnualBudget => "待填：全年预算数（各月累计执行数已填）",
        Gap::MonthEnds => "待填：各月末累计执行数还不齐",
    }
}

/// What the reader should know about a score.
pub fn flag(flag: &Flag, indicator: &Indicator) -> String {
    match flag {
        Flag::AboveFull => "超过 100%，按满分计。请核对数字，并在报告中说明原因。".to_owned(),
        Flag::AboveTarget => "超过了应当正好达到的年度指标值。请核对数字。".to_owned(),
        Flag::TargetNotPositive => {
            "年度指标值不大于 0，不能按比例计：达到得满分，未达到得 0 分。请核对指标值。".to_owned()
        }
        Flag::OutOfRange => {
            format!("填写的得分超出范围，已按边界计。请核对：分值为 {} 分。", points_in_words(indicator.weight))
        }
        Flag::ReasonMissing => "请填写原因：说明发生了什么。".to_owned(),
        Flag::TypedRateDiffers { typed, worked_out } => {
            let percent = exact(&worked_out.times(&Exact::new(Decimal::ONE_HUNDRED)));
            format!("填写的 {}% 与各期累计数算出的 {percent}% 不同，已按各期数计算。请核对。", plain(*typed))
        }
    }
}

/// The small word for where something comes from.
pub fn provenance(kind: ProvenanceKind) -> &'static str {
    match kind {
        ProvenanceKind::Regulation => "法规",
        ProvenanceKind::Report => "报告",
        ProvenanceKind::Derived => "推定",
        ProvenanceKind::Unlisted => "未列明",
        ProvenanceKind::User => "自定",
    }
}
