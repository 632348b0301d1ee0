//! How a group and the total came about, line by line.

use crate::domain::framework::{Category, Framework, Standing};
use crate::domain::grade::Grade;
use crate::domain::points::Points;
use crate::domain::score::{CapReason, GroupScore, NodeScore, Outcome, ScoreReport};
use crate::text::language::{Language, pick, say};
use crate::text::number_format::{exact, points_in_words};
use crate::text::values::{in_points, interval};

/// The sum of a group: "资金管理 = 1.96 + 1.8 + 1.34 + 10 = 15.1，扣 0.9 分".
pub fn group_lines(group: &Category, scored: &GroupScore, language: Language) -> Vec<String> {
    let parts: Vec<String> = scored.children.iter().filter_map(counted).map(points_in_words).collect();
    let (name, sum) = (&group.name, points_in_words(scored.sums.score));
    let mut lines = vec![sum_line(name, &parts, &sum)];
    let lost = in_points(scored.sums.deduction, language);
    if !scored.sums.deduction.is_zero() {
        lines.push(say!(language, "共扣 {lost}", "{lost} lost"));
    }
    let pending = in_points(scored.sums.pending, language);
    if !scored.sums.pending.is_zero() {
        lines.push(say!(language, "还有 {pending}待填", "{pending} still pending"));
    }
    lines
}

/// "资金管理 = 1.96 + 1.8 = 3.76"; a single part is not said to equal itself.
fn sum_line(name: &str, parts: &[String], sum: &str) -> String {
    if parts.len() > 1 { format!("{name} = {} = {sum}", parts.join(" + ")) } else { format!("{name} = {sum}") }
}

/// The points of a child, if it counts.
fn counted(child: &NodeScore) -> Option<Points> {
    match child {
        NodeScore::Group(group) => Some(group.sums.score),
        NodeScore::Leaf(leaf) => match &leaf.outcome {
            Outcome::Scored(trace) => Some(trace.score),
            Outcome::Pending(_) | Outcome::Excluded(_) => None,
        },
    }
}

/// The grade, or between which grades the total still is; nothing where the framework has none.
fn grade_line(grade: &Grade, language: Language) -> Option<String> {
    match grade {
        Grade::Settled(name) if name.is_empty() => None,
        Grade::Settled(name) => Some(say!(language, "评价等级：{name}", "grade: {name}")),
        Grade::Open { lowest, highest } => Some(say!(
            language,
            "评价等级：{lowest}至{highest}，待填完",
            "grade: {lowest} to {highest}, depending on what is pending"
        )),
    }
}

/// From the dimensions to the total: sum, scaling, bonus, caps, grade, and what the rounding did.
pub fn total_lines(framework: &Framework, report: &ScoreReport, language: Language) -> Vec<String> {
    let way = &report.way;
    let (base, bonus) = (points_in_words(way.base), points_in_words(way.bonus));
    let dimensions = framework.dimensions.iter().zip(&report.dimensions);
    let dimensions = dimensions.filter(|(dimension, _)| dimension.standing == Standing::Base);
    let parts: Vec<String> = dimensions.map(|(_, scored)| points_in_words(scored.sums.score)).collect();
    let mut lines = vec![sum_line(pick(language, "基础分", "base"), &parts, &base)];
    if let Some(rescaled) = way.rescaled {
        let (full, applicable) = (points_in_words(rescaled.full), points_in_words(rescaled.applicable));
        let scaled = points_in_words(rescaled.base);
        lines.push(say!(
            language,
            "剔除不适用指标后折算：{base} × {full} ÷ {applicable}，四舍五入得 {scaled}",
            "scaled up for what does not apply: {base} × {full} ÷ {applicable}, rounded: {scaled}"
        ));
    } else if !way.not_applicable.is_zero() {
        let left_out = in_points(way.not_applicable, language);
        lines.push(say!(
            language,
            "不适用指标 {left_out} 分，未计入",
            "{left_out} points do not apply and are left out"
        ));
    }
    if !way.bonus.is_zero() {
        let sum = points_in_words(way.before_caps);
        lines.push(say!(language, "加减分 {bonus}，合计 {sum}", "bonus {bonus}: {sum} together"));
    }
    for cap in &way.caps {
        let highest = points_in_words(cap.highest);
        lines.push(match &cap.reason {
            CapReason::ExecutionRate { percent, rates } => {
                let (percent, rates) = (exact(percent), interval(rates, "%", language));
                say!(
                    language,
                    "预算执行率 {percent}%（{rates}），总分最高 {highest} 分",
                    "execution rate {percent}% ({rates}): the total is at most {highest}"
                )
            }
            CapReason::CoreMissed(missed) => {
                let names = missed.iter().filter_map(|id| framework.indicator(id)).map(|it| it.name.as_str());
                let names = names.collect::<Vec<_>>().join(pick(language, "、", ", "));
                say!(
                    language,
                    "核心指标未得满分（{names}），总分最高 {highest} 分",
                    "core indicators below full marks ({names}): the total is at most {highest}"
                )
            }
        });
    }
    if way.is_cap_unknown {
        lines.push(
            pick(
                language,
                "预算执行率还没有，总分上限待定",
                "the execution rate is not known yet, so a cap of the total may still apply",
            )
            .to_owned(),
        );
    }
    let total = points_in_words(report.total);
    lines.push(say!(language, "总分 {total}", "total: {total}"));
    if !report.rounding_effect.is_zero() {
        let is_more = report.rounding_effect > Points::ZERO;
        let effect = points_in_words(if is_more { report.rounding_effect } else { -report.rounding_effect });
        lines.push(match is_more {
            true => say!(
                language,
                "按本指标体系的四舍五入办法，总分比只在得分保留两位小数时高 {effect} 分",
                "this framework's rounding makes the total {effect} higher than rounding scores to two decimals alone"
            ),
            false => say!(
                language,
                "按本指标体系的四舍五入办法，总分比只在得分保留两位小数时低 {effect} 分",
                "this framework's rounding makes the total {effect} lower than rounding scores to two decimals alone"
            ),
        });
    }
    lines.extend(grade_line(&report.grade, language));
    lines
}
