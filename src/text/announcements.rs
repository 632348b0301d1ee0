//! What screen readers are told after a change: the total, by how much it moved, and the reason.

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::text::language::{Language, say};
use crate::text::number_format::points;

/// "+0.11" or "−0.20"; `None` when nothing moved.
pub fn change(before: Points, now: Points) -> Option<String> {
    let moved = now.value().checked_sub(before.value())?;
    if moved.is_zero() {
        return None;
    }
    let sign = if moved > Decimal::ZERO { "+" } else { "−" };
    Some(format!("{sign}{:.2}", moved.abs()))
}

/// "总分 92.97（+0.11）。"
pub fn total(total: Points, change: Option<&str>, language: Language) -> String {
    let total = points(total);
    match change {
        Some(change) => say!(language, "总分 {total}（{change}）。", "Total score {total} ({change})."),
        None => say!(language, "总分 {total}，没有变化。", "Total score {total}, unchanged."),
    }
}

/// "预算完成率：得分 1.96。"; the clause says why points were lost and may be empty.
pub fn indicator(name: &str, score: Points, clause: &str, language: Language) -> String {
    let score = points(score);
    if clause.is_empty() {
        say!(language, "{name}：得分 {score}。", "{name}: score {score}.")
    } else {
        say!(language, "{name}：得分 {score}。{clause}", "{name}: score {score}. {clause}")
    }
}

/// "预算完成率：待填。…", with what is missing.
pub fn pending(name: &str, missing: &str, language: Language) -> String {
    say!(language, "{name}：待填。{missing}", "{name}: pending. {missing}")
}

/// "预算完成率：实际完成值：这里要填数字…"
pub fn problem(field: &str, sentence: &str, language: Language) -> String {
    say!(language, "{field}：{sentence}", "{field}: {sentence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hundredths: i64) -> Points {
        Points::new(Decimal::new(hundredths, 2)).unwrap_or_default()
    }

    #[test]
    fn the_change_has_its_sign_and_none_is_none() {
        assert_eq!(change(of(9286), of(9297)), Some("+0.11".to_owned()));
        assert_eq!(change(of(9297), of(9277)), Some("−0.20".to_owned()));
        assert_eq!(change(of(9297), of(9297)), None);
        assert_eq!(total(of(9297), Some("+0.11"), Language::Chinese), "总分 92.97（+0.11）。");
    }
}
