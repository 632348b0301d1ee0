//! The trace of a leaf, line by line: enough for a person with a pocket calculator to redo it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::amount::MoneyUnit;
use crate::domain::exact::Exact;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::score::{Formula, Limit, NextUnit, Trace, Unit};
use crate::text::language::{Language, money_unit, pick, say};
use crate::text::number_format::{exact, plain, points_in_words};
use crate::text::values::measured;
use crate::text::{formulas, workings};

/// The way to the score: the formula in words, with its numbers, rounded, and the deduction.
pub fn lines(trace: &Trace, indicator: &Indicator, unit: MoneyUnit, language: Language) -> Vec<String> {
    let (formula, measure) = (&*trace.formula, &indicator.measure);
    let words = formulas::in_words(formula, &indicator.rule, language);
    let mut lines = vec![say!(language, "得分 = {words}", "score = {words}")];
    lines.extend(workings::steps_before(formula, measure, unit, language));
    let numbers = formulas::with_numbers(trace, measure, unit, language);
    let unrounded = exact(&trace.unrounded);
    lines.push(if matches!(formula, Formula::Compared { .. } | Formula::Answered { .. }) {
        numbers
    } else if numbers == unrounded {
        // A number is not said to equal itself.
        format!("= {numbers}")
    } else {
        format!("= {numbers} = {unrounded}")
    });
    let score = points_in_words(trace.score);
    lines.push(match trace.limit {
        Some(Limit::Highest(highest)) => {
            let highest = points_in_words(highest);
            say!(language, "最高 {highest} 分，得 {score} 分", "at most {highest} points: {score}")
        }
        Some(Limit::Lowest(lowest)) => {
            let lowest = points_in_words(lowest);
            say!(language, "最低 {lowest} 分，得 {score} 分", "at least {lowest} points: {score}")
        }
        // What is as it was is not said to be rounded.
        None if Exact::new(trace.score.value()) == trace.unrounded => say!(language, "得 {score} 分", "score: {score}"),
        None => {
            let decimals = trace.decimals;
            let places = match (decimals, language) {
                (0, Language::Chinese) => "整数".to_owned(),
                (_, Language::Chinese) => format!(" {decimals} 位小数"),
                (0, Language::English) => "a whole number".to_owned(),
                (1, Language::English) => "1 decimal".to_owned(),
                (_, Language::English) => format!("{decimals} decimals"),
            };
            match language {
                Language::Chinese => format!("四舍五入到{places}，得 {score} 分"),
                Language::English => format!("rounded half away from zero to {places}: {score}"),
            }
        }
    });
    if !trace.deduction.is_zero() {
        let (weight, lost) = (points_in_words(indicator.weight), points_in_words(trace.deduction));
        lines.push(say!(language, "扣分 = {weight} − {score} = {lost} 分", "deduction = {weight} − {score} = {lost}"));
    }
    lines
}

/// What one unit more or fewer would give: "再多 1 人次，得 1.98 分（+0.01）".
pub fn next_unit(next: &NextUnit, indicator: &Indicator, language: Language) -> Vec<String> {
    let unit = match next.unit {
        Unit::OfMoney(unit) => {
            let unit = money_unit(unit, language);
            say!(language, "1 {unit}执行数", "1 {unit} of spending")
        }
        Unit::OfPart => match indicator.measure.ratio() {
            Some(ratio) => format!("1 {}{}", ratio.unit, ratio.part),
            None => "1".to_owned(),
        },
        Unit::OfMeasure if indicator.measure.is_rate() => pick(language, "1 个百分点", "1 percentage point").to_owned(),
        Unit::OfMeasure => measured(Decimal::ONE, &indicator.measure, language),
    };
    let line = |points: Points, is_more: bool| {
        let (score, gain) = (points_in_words(points), gained(points - next.now, language));
        match is_more {
            true => say!(language, "再多 {unit}，得 {score} 分（{gain}）", "{unit} more: {score} ({gain})"),
            false => say!(language, "再少 {unit}，得 {score} 分（{gain}）", "{unit} less: {score} ({gain})"),
        }
    };
    [next.more.map(|points| line(points, true)), next.fewer.map(|points| line(points, false))]
        .into_iter()
        .flatten()
        .collect()
}

fn gained(points: Points, language: Language) -> String {
    match points.cmp(&Points::ZERO) {
        Ordering::Equal => pick(language, "不变", "no change").to_owned(),
        Ordering::Greater => format!("+{}", points_in_words(points)),
        Ordering::Less => points_in_words(points),
    }
}

/// Where something comes from: its kind and the framework's note. A share says how the points came of it.
pub fn source(provenance: &Provenance, language: Language) -> String {
    let (kind, note) = (self::provenance(provenance.kind, language), &provenance.note);
    say!(language, "{kind}：{note}", "{kind}: {note}")
}

/// How a weight given as a share came about: "15 × 30% = 4.5".
pub fn share(parent: Points, indicator: &Indicator) -> Option<String> {
    let share = plain(indicator.share?);
    Some(format!("{} × {share}% = {}", points_in_words(parent), points_in_words(indicator.weight)))
}

/// The small word for where something comes from.
pub fn provenance(kind: ProvenanceKind, language: Language) -> &'static str {
    match kind {
        ProvenanceKind::Regulation => pick(language, "法规", "regulation"),
        ProvenanceKind::Report => pick(language, "报告", "report"),
        ProvenanceKind::Derived => pick(language, "推定", "derived"),
        ProvenanceKind::Unlisted => pick(language, "未列明", "not listed"),
        ProvenanceKind::User => pick(language, "自定", "user"),
    }
}
