//! Why a leaf lost points, in the style of the reports: 政府采购执行率 94.25%，扣 0.11 分.

use std::cmp::Ordering;

use crate::domain::amount::Amount;
use crate::domain::entries::Entry;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::rules::reading::Read;
use crate::domain::score::{Formula, Trace};
use crate::text::language::{Language, pick, say};
use crate::text::number_format::{NONE, exact, plain, points_in_words, rate};
use crate::text::values::{measured, measured_exact, reported};

/// The report's clause. Empty when nothing was lost or won.
pub fn clause(indicator: &Indicator, entry: &Entry, trace: &Trace, language: Language) -> String {
    let (name, reason) = (&indicator.name, entry.reason.trim());
    if indicator.rule.is_bonus() {
        return bonus_clause(name, reason, trace.score, language);
    }
    if trace.deduction.is_zero() {
        return String::new();
    }
    let lost = points_in_words(trace.deduction);
    let is_own_words = !reason.is_empty()
        && matches!(
            *trace.formula,
            // The numbers alone don't say what happened.
            Formula::Occurrences { .. } | Formula::Coefficient { .. } | Formula::Typed { .. }
        );
    if is_own_words {
        return say!(language, "{reason}，扣 {lost} 分", "{reason}: −{lost}");
    }
    let said = said(indicator, &trace.formula, &lost, language);
    if is_said(reason, name, &said) { said } else { say!(language, "{said}（{reason}）", "{said} ({reason})") }
}

/// Whether a reason says nothing more than the clause: the name again, the figure again.
fn is_said(reason: &str, name: &str, clause: &str) -> bool {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let (reason, name, clause) = (squeezed(reason), squeezed(name), squeezed(clause));
    let rest = reason.strip_prefix(&name).unwrap_or(&reason);
    let rest =
        rest.trim_start_matches(['=', '＝', ':', '：', '，', ',', '为', '是']).trim_end_matches(['。', '.', '；', ';']);
    let is_figure = |c: char| c.is_ascii_digit() || c == '.';
    // "2%" is not said by "94.2%".
    rest.is_empty()
        || clause.match_indices(rest).any(|(at, _)| {
            let before = clause.get(..at).and_then(|before| before.chars().next_back());
            !(rest.starts_with(is_figure) && before.is_some_and(is_figure))
        })
}

fn said(indicator: &Indicator, formula: &Formula, lost: &str, language: Language) -> String {
    let (name, measure) = (&indicator.name, &indicator.measure);
    let target_of = |target| measured(target, measure, language);
    match formula {
        Formula::Proportion { actual, .. } if measure.is_rate() => {
            let actual = reported(actual, measure, language);
            say!(language, "{name} {actual}，扣 {lost} 分", "{name} {actual}: −{lost}")
        }
        Formula::Proportion { .. } => say!(
            language,
            "{name}未达到年度指标值，按比例扣减 {lost} 分",
            "{name} below its target, in proportion: −{lost}"
        ),
        Formula::OverTarget { actual, above, .. } => {
            let (actual, above) = (reported(actual, measure, language), plain(*above));
            say!(
                language,
                "{name} {actual}，超过年度指标值的 {above}%，扣 {lost} 分",
                "{name} {actual}, above {above}% of its target: −{lost}"
            )
        }
        Formula::Reverse { actual, target, .. } => {
            let (actual, target) = (reported(actual, measure, language), target_of(*target));
            say!(
                language,
                "{name} {actual}，超过年度指标值 {target}，扣 {lost} 分",
                "{name} {actual}, above its target of {target}: −{lost}"
            )
        }
        Formula::Compared { actual, target, .. } => {
            let (actual, target) = (reported(actual, measure, language), target_of(*target));
            say!(
                language,
                "{name} {actual}，不符合年度指标值 {target}，扣 {lost} 分",
                "{name} {actual}, against a target of {target}: −{lost}"
            )
        }
        Formula::Steps { read: Read { actual, target: Some(target), .. }, .. }
        | Formula::Band { read: Read { actual, target: Some(target), .. }, .. } => {
            let (actual, target) = (reported(actual, measure, language), target_of(*target));
            say!(
                language,
                "{name} {actual}，年度指标值 {target}，扣 {lost} 分",
                "{name} {actual}, against a target of {target}: −{lost}"
            )
        }
        Formula::Steps { read, .. } | Formula::Band { read, .. } => {
            let actual = reported(&read.actual, measure, language);
            say!(language, "{name} {actual}，扣 {lost} 分", "{name} {actual}: −{lost}")
        }
        Formula::Graded { grade, .. } => {
            let grade = &grade.name;
            say!(language, "{name}：{grade}，扣 {lost} 分", "{name}, grade {grade}: −{lost}")
        }
        Formula::Answered { .. } => say!(language, "{name}：否，扣 {lost} 分", "{name}, answered no: −{lost}"),
        Formula::Checked { items, met } => {
            let missed = items.iter().zip(met).filter(|(_, is_met)| !**is_met).map(|(item, _)| item.name.as_str());
            let missed = missed.collect::<Vec<_>>().join(pick(language, "；", "; "));
            say!(language, "{name}未满足：{missed}，扣 {lost} 分", "{name}, not met: {missed}: −{lost}")
        }
        Formula::TypedRate { percent, .. } => {
            let percent = plain(*percent);
            say!(language, "{name} {percent}%，扣 {lost} 分", "{name} {percent}%: −{lost}")
        }
        Formula::MeanOfPeriods { executed, annual_budget, percent, .. } => {
            let used = percent.as_ref().map(|percent| format!("{}%", exact(percent)));
            let percent = used.unwrap_or_else(|| mean_percent(executed, *annual_budget));
            say!(language, "{name} {percent}，扣 {lost} 分", "{name} {percent}: −{lost}")
        }
        Formula::Execution { rate: Some(used), .. } => {
            let shown = exact(&used.times(&Exact::HUNDRED));
            say!(language, "{name} {shown}%，扣 {lost} 分", "{name} {shown}%: −{lost}")
        }
        Formula::Execution { executed, adjusted_budget, rate: None, .. } => {
            let shown = Rate::of(*executed, *adjusted_budget).map_or_else(|| NONE.to_owned(), |it| rate(&it));
            say!(language, "{name} {shown}，扣 {lost} 分", "{name} {shown}: −{lost}")
        }
        Formula::Occurrences { n_occurrences, .. } => {
            let found = measured_exact(n_occurrences, measure, language);
            say!(language, "{name}：发现 {found}，扣 {lost} 分", "{name}, {found} found: −{lost}")
        }
        Formula::Coefficient { percent, .. } => {
            let percent = plain(*percent);
            say!(language, "{name}得分系数 {percent}%，扣 {lost} 分", "{name}, coefficient {percent}%: −{lost}")
        }
        Formula::Typed { .. } | Formula::NotApplicable { .. } => {
            say!(language, "{name}，扣 {lost} 分", "{name}: −{lost}")
        }
    }
}

fn bonus_clause(name: &str, reason: &str, score: Points, language: Language) -> String {
    let said = if reason.is_empty() { name } else { reason };
    match score.cmp(&Points::ZERO) {
        Ordering::Equal if reason.is_empty() => String::new(),
        Ordering::Equal => say!(language, "{said}，不得分", "{said}: no points"),
        Ordering::Less => {
            let points = points_in_words(-score);
            say!(language, "{said}，减 {points} 分", "{said}: −{points}")
        }
        Ordering::Greater => {
            let points = points_in_words(score);
            say!(language, "{said}，加 {points} 分", "{said}: +{points}")
        }
    }
}

fn mean_percent(executed: &[Amount], annual_budget: Amount) -> String {
    let n_periods = u32::try_from(executed.len()).unwrap_or_default();
    let whole: Amount = (0..n_periods).map(|_| annual_budget).sum();
    Rate::of(executed.iter().copied().sum(), whole).map_or_else(|| NONE.to_owned(), |it| rate(&it))
}
