//! What a leaf lacks, and what a reader should know about its score.

use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, Measure, Ratio};
use crate::domain::interval::{Bound, End, Interval};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::score::{Exclusion, Flag, Gap, Outcome};
use crate::text::labels::Label;
use crate::text::language::{Language, pick, say};
use crate::text::number_format::{exact, plain, points_in_words};
use crate::text::shell::ShellLabel;

/// Everything to be said about a leaf beside its score: what it lacks, why it is left out, what to look at again.
pub fn of_outcome(outcome: &Outcome, indicator: &Indicator, language: Language) -> Vec<String> {
    match outcome {
        Outcome::Pending(gaps) => gaps.iter().map(|it| gap(*it, indicator, language)).collect(),
        Outcome::Scored(trace) => trace.flags.iter().map(|it| flag(it, indicator, language)).collect(),
        Outcome::Excluded(it) => vec![exclusion(*it, language).to_owned()],
    }
}

/// What has to be filled in before there is a score.
pub fn gap(gap: Gap, indicator: &Indicator, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match gap {
        Gap::Actual if matches!(indicator.rule, Rule::Coefficient(_)) => {
            text("待填：得分系数", "To fill in: coefficient")
        }
        Gap::Actual => match indicator.measure {
            Measure::Points | Measure::Choice | Measure::Words => text("待填：得分", "To fill in: score"),
            Measure::Quantity { .. }
            | Measure::Rate { .. }
            | Measure::Ratio(_)
            | Measure::Execution
            | Measure::Count { .. } => text("待填：实际完成值", "To fill in: actual value"),
        },
        Gap::Target => text("待填：年度指标值", "To fill in: target value"),
        Gap::NegativeActual => text(
            "实际完成值是负数，不能计分：请检查正负号",
            "The actual value is negative and can't be scored: check the sign",
        ),
        Gap::Budget => in_execution(Label::AdjustedBudget, language),
        Gap::Executed => in_execution(Label::Executed, language),
        Gap::NotWhole => text(
            "实际完成值不是整数，不能计分：请填整数",
            "The actual value is not a whole number and can't be scored: give a whole number",
        ),
        Gap::NoBudget => text(
            "预算数不大于 0，没有执行率：请填预算数",
            "The budget is not above 0, so there is no rate: fill in the budget",
        ),
        Gap::AnnualBudget => {
            text("待填：全年预算数（各月累计执行数已填）", "To fill in: the annual budget (monthly amounts are there)")
        }
        Gap::MonthEnds => {
            text("待填：各月末累计执行数还不齐", "To fill in: cumulative month-end amounts are not complete")
        }
        Gap::Part | Gap::Whole => {
            let Some(ratio) = indicator.measure.ratio() else {
                return text("待填：实际完成值", "To fill in: actual value");
            };
            let name = if gap == Gap::Part { &ratio.part } else { &ratio.whole };
            say!(language, "待填：{name}", "To fill in: {name}")
        }
        Gap::NoBase => {
            let Some(ratio) = indicator.measure.ratio() else {
                return text("待填：实际完成值", "To fill in: actual value");
            };
            let whole = &ratio.whole;
            say!(
                language,
                "{whole}不大于 0，算不出比率：请核对，或直接填写比率",
                "{whole} is not above 0, so there is no rate: check it, or type the rate"
            )
        }
        Gap::NoRatio => text(
            "年度指标值不大于 0，算不出完成比例：请核对年度指标值",
            "The target is not above 0, so nothing can be taken in per cent of it: check the target",
        ),
        Gap::Choice => text("待选", "To choose"),
        Gap::UnknownChoice => {
            text("所选的不在可选范围里：请重新选择", "The choice is not one of those on offer: choose again")
        }
        Gap::OutsideGrade { percent } => {
            let range = points_within(&percent, indicator.weight, language);
            say!(
                language,
                "填写的得分不在所选档次的范围内：{range}。请核对档次和得分",
                "The points lie outside the chosen grade: {range}. Check the grade and the points"
            )
        }
        Gap::Items => text("待填：还有要点没有回答", "To fill in: items that are not answered yet"),
        Gap::NoBand => text(
            "没有区间包含这个值：请检查评分标准的区间",
            "No interval holds this value: check the intervals of the rule",
        ),
        Gap::NotForeseen => text(
            "标为不适用，但指标体系没有规定怎样处理：请取消，或在指标体系里选定处理办法",
            "Marked as not applicable, which the framework does not foresee: undo it, or choose in the framework how to treat it",
        ),
    }
}

/// Where a figure of the execution table is filled in, by the names of its panel and its row.
fn in_execution(figure: Label, language: Language) -> String {
    let (panel, row) = (ShellLabel::Execution.text(language), Label::Department.text(language));
    let figure = figure.text(language);
    say!(language, "待填：{figure}（“{panel}”页“{row}”一行）", "To fill in: {figure} (“{panel}” page, row “{row}”)")
}

/// Which points a grade allows: "应在 12 到 15 分之间（不含 15 分）".
fn points_within(percent: &Interval, weight: Points, language: Language) -> String {
    let points = |bound: Bound| exact(&Exact::new(weight.value()).percent(&Exact::new(bound.at)));
    match (percent.lower, percent.upper) {
        (Some(lower), Some(upper)) if percent.single().is_none() => {
            let (from, to) = (points(lower), points(upper));
            let open: Vec<&str> = [(lower, &from), (upper, &to)]
                .into_iter()
                .filter(|(bound, _)| bound.end == End::Open)
                .map(|(_, points)| points.as_str())
                .collect();
            let range = say!(language, "应在 {from} 到 {to} 分之间", "they should be from {from} to {to}");
            match (open.as_slice(), language) {
                ([], _) => range,
                (open, Language::Chinese) => format!("{range}（不含 {} 分）", open.join(" 分和 ")),
                (open, Language::English) => format!("{range} ({} not included)", open.join(" and ")),
            }
        }
        (Some(single), Some(_)) => {
            let points = points(single);
            say!(language, "应是 {points} 分", "they should be {points}")
        }
        (Some(lower), None) => {
            let points = points(lower);
            match lower.end {
                End::Closed => say!(language, "应不低于 {points} 分", "they should be at least {points}"),
                End::Open => say!(language, "应高于 {points} 分", "they should be above {points}"),
            }
        }
        (None, Some(upper)) => {
            let points = points(upper);
            match upper.end {
                End::Closed => say!(language, "应不高于 {points} 分", "they should be at most {points}"),
                End::Open => say!(language, "应低于 {points} 分", "they should be below {points}"),
            }
        }
        (None, None) => pick(language, "请重新选择档次", "choose the grade again").to_owned(),
    }
}

/// Why a leaf is left out.
pub fn exclusion(exclusion: Exclusion, language: Language) -> &'static str {
    match exclusion {
        Exclusion::NotApplicable => pick(language, "不适用，未计入", "Does not apply, left out"),
        Exclusion::NotPicked => {
            pick(language, "本组考核另一项，未计入", "Another one of this group is assessed, this one is left out")
        }
    }
}

/// What the reader should know about a score.
pub fn flag(flag: &Flag, indicator: &Indicator, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match flag {
        Flag::AboveFull => text(
            "超过 100%，最多得满分。请核对数字，并在报告中说明原因。",
            "Above 100%, which earns no more than full marks. Check the figures and say why in the report.",
        ),
        Flag::OverTarget { percent, above } => {
            let (percent, above) = (exact(percent), plain(*above));
            say!(
                language,
                "完成比例 {percent}%，超过 {above}%。请说明原因，并核对指标值是否定得过低。",
                "{percent}% of the target, above {above}%. Say why, and check whether the target was set too low."
            )
        }
        Flag::AboveTarget => text(
            "超过了应当正好达到的年度指标值。请核对数字。",
            "Above a target that should be met exactly. Check the figures.",
        ),
        Flag::TargetNotPositive => text(
            "年度指标值不大于 0，不能按比例计：符合得满分，不符合得 0 分。请核对指标值。",
            "The target is not above 0, so there is no proportion: full marks or none. Check the target.",
        ),
        Flag::OutOfRange if matches!(indicator.rule, Rule::Coefficient(_)) => text(
            "填写的得分系数超出 0% 至 100%，已按边界计。请核对。",
            "The typed coefficient lies outside 0% to 100% and the score was held at the end. Check it.",
        ),
        Flag::OutOfRange => {
            let (lowest, highest) = indicator.rule.range(indicator.weight);
            let (lowest, highest) = (points_in_words(lowest), points_in_words(highest));
            say!(
                language,
                "填写的得分超出范围，已按边界计。请核对：范围是 {lowest} 至 {highest} 分。",
                "The typed points lie outside the range and were held at its end. Check: the range is {lowest} to {highest}."
            )
        }
        Flag::ReasonMissing => text("请填写原因：说明发生了什么。", "Give a reason: say what happened."),
        Flag::TypedRateDiffers { typed, worked_out } => {
            let (typed, percent) = (plain(*typed), exact(worked_out));
            if let Some(Ratio { part, whole, .. }) = indicator.measure.ratio() {
                return say!(
                    language,
                    "填写的 {typed}% 与由“{part}”和“{whole}”算出的 {percent}% 不同，已按这两个数计算。请核对。",
                    "The typed {typed}% differs from the {percent}% that the two figures give; the figures count. Check both."
                );
            }
            say!(
                language,
                "填写的 {typed}% 与各期累计数算出的 {percent}% 不同，已按各期数计算。请核对。",
                "The typed {typed}% differs from the {percent}% that the figures give; the figures count. Check both."
            )
        }
    }
}
