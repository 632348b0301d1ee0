//! "One more unit would give …": numbers worked out by hand.

use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::score::next_unit;
use jixiao::frameworks;
use jixiao::text::explanation;
use jixiao::text::language::Language;
use rust_decimal::Decimal;

use crate::cases::one;

/// The seed with one indicator's entry edited.
fn seed(id: &str, edit: impl FnOnce(&mut Entry)) -> Evaluation {
    let mut sheet = frameworks::example().unwrap();
    sheet.entries.change(&NodeId::new(id), edit);
    sheet
}

#[track_caller]
fn check(sheet: &Evaluation, id: &str, chinese: &[&str], english: &[&str]) {
    let id = NodeId::new(id);
    let indicator = sheet.framework.indicator(&id).unwrap();
    let next = next_unit(sheet, &id);
    let lines = |language| next.map(|next| explanation::next_unit(&next, indicator, language)).unwrap_or_default();
    assert_eq!(lines(Language::Chinese), chinese);
    assert_eq!(lines(Language::English), english);
}

#[track_caller]
fn check_visits(actual: i64, chinese: &[&str], english: &[&str]) {
    let id = "festival-visit-people";
    check(&seed(id, |entry| entry.actual = Some(Decimal::from(actual))), id, chinese, english);
}

#[test]
fn one_more_festival_visit() {
    // 2 × 3079 ÷ 3116 = 1.97625…, × 3080 = 1.97689…, × 3078 = 1.97560…: all 1.98.
    let same = ["再多 1 人次，得 1.98 分（不变）", "再少 1 人次，得 1.98 分（不变）"];
    check_visits(3079, &same, &["1 人次 more: 1.98 (no change)", "1 人次 less: 1.98 (no change)"]);
    // 2 × 3092 ÷ 3116 = 1.98459… → 1.98; × 3093 = 1.98523… → 1.99; × 3091 = 1.98395… → 1.98.
    let better = ["再多 1 人次，得 1.99 分（+0.01）", "再少 1 人次，得 1.98 分（不变）"];
    check_visits(3092, &better, &["1 人次 more: 1.99 (+0.01)", "1 人次 less: 1.98 (no change)"]);
    // At the target: more than full marks there is not. 2 × 3115 ÷ 3116 = 1.99935… → 2.
    check_visits(
        3116,
        &["再多 1 人次，得 2 分（不变）", "再少 1 人次，得 2 分（不变）"],
        &["1 人次 more: 2 (no change)", "1 人次 less: 2 (no change)"],
    );
    // Of nothing there is nothing less. 2 × 1 ÷ 3116 = 0.00064… → 0.
    check_visits(0, &["再多 1 人次，得 0 分（不变）"], &["1 人次 more: 0 (no change)"]);
}

#[test]
fn one_finding_less() {
    let id = "asset-account-consistency";
    // 2 − 1 × 1 = 1; none found is 2, two found 0.
    let lines = ["再多 1 处，得 0 分（−1）", "再少 1 处，得 2 分（+1）"];
    check(&seed(id, |_| {}), id, &lines, &["1 处 more: 0 (−1)", "1 处 less: 2 (+1)"]);
    // There can't be fewer than none.
    let none = seed(id, |entry| entry.actual = Some(Decimal::ZERO));
    check(&none, id, &["再多 1 处，得 1 分（−1）"], &["1 处 more: 1 (−1)"]);
    // 2 − 3 × 1 is held at 0, and so are its neighbours.
    let three = seed(id, |entry| entry.actual = Some(Decimal::from(3)));
    let held = ["再多 1 处，得 0 分（不变）", "再少 1 处，得 0 分（不变）"];
    check(&three, id, &held, &["1 处 more: 0 (no change)", "1 处 less: 0 (no change)"]);
}

#[test]
fn ten_thousand_yuan_more_spent() {
    let id = "budget-completion-rate";
    // 2 × 3051.14 ÷ 3105.13 = 1.96522… → 1.97; 2 × 3049.14 ÷ 3105.13 = 1.96393… → 1.96.
    let chinese = ["再多 1 万元执行数，得 1.97 分（+0.01）", "再少 1 万元执行数，得 1.96 分（不变）"];
    let lines = next_lines(&seed(id, |_| {}), id, Language::Chinese);
    assert_eq!(lines, chinese);
    let english = next_lines(&seed(id, |_| {}), id, Language::English);
    assert!(english[0].ends_with("1.97 (+0.01)") && english[1].ends_with("1.96 (no change)"), "{english:?}");
}

#[track_caller]
fn next_lines(sheet: &Evaluation, id: &str, language: Language) -> Vec<String> {
    let id = NodeId::new(id);
    let next = next_unit(sheet, &id).unwrap();
    explanation::next_unit(&next, sheet.framework.indicator(&id).unwrap(), language)
}

#[test]
fn a_percentage_point_more() {
    // 2 × 95.25 % = 1.905 → 1.91; 2 × 93.25 % = 1.865 → 1.87; now 1.89.
    let id = "procurement-execution-rate";
    let lines = ["再多 1 个百分点，得 1.91 分（+0.02）", "再少 1 个百分点，得 1.87 分（−0.02）"];
    assert_eq!(next_lines(&seed(id, |_| {}), id, Language::Chinese), lines);
    // 4.9 % is the first step of 5 %; 5.9 % begins the second: 2 − 2 × 0.2 = 1.6.
    let id = "revenue-deviation-rate";
    let sheet = seed(id, |entry| entry.actual = Some(Decimal::new(49, 1)));
    let lines = ["再多 1 个百分点，得 1.6 分（−0.2）", "再少 1 个百分点，得 1.8 分（不变）"];
    assert_eq!(next_lines(&sheet, id, Language::Chinese), lines);
}

#[test]
fn one_more_in_the_upper_figure_of_a_ratio() {
    // 45 of 60 is the target of 75 %; 44 of 60: 5 × 73.33… ÷ 75 = 4.888… → 4.89; 46 of 60 is above: 0.
    let told = one("rules/equal/ratio-met.json");
    let lines = ["再多 1 项完成数，得 0 分（−5）", "再少 1 项完成数，得 4.89 分（−0.11）"];
    check(&told.sheet, "leaf", &lines, &["1 项完成数 more: 0 (−5)", "1 项完成数 less: 4.89 (−0.11)"]);
    // (105 − 100) ÷ 100 = 5 % is the target: 10; (103 − 100) ÷ 100 = 3 %: 10 × 3 ÷ 5 = 6.
    let told = one("rules/proportional/ratio-change.json");
    let lines = ["再多 1 万元本年数，得 10 分（+2）", "再少 1 万元本年数，得 6 分（−2）"];
    check(&told.sheet, "leaf", &lines, &["1 万元本年数 more: 10 (+2)", "1 万元本年数 less: 6 (−2)"]);
    // Typed, because a figure is missing: then a percentage point is one more. 2 × 99.23 % = 1.9846, 2 × 97.23 % = 1.9446.
    let told = one("rules/proportional/ratio-part-missing-but-typed.json");
    let lines = ["再多 1 个百分点，得 1.98 分（+0.02）", "再少 1 个百分点，得 1.94 分（−0.02）"];
    assert_eq!(next_lines(&told.sheet, "leaf", Language::Chinese), lines);
    // Below 0 there is no share.
    let told = one("rules/proportional/ratio-part-zero.json");
    assert_eq!(next_lines(&told.sheet, "leaf", Language::Chinese), ["再多 1 万元实际采购金额，得 0.02 分（+0.02）"]);
}

#[test]
fn what_is_set_by_judgement_has_no_next_unit() {
    let silent = ["fund-management-rest", "commendation-and-audit"];
    silent.iter().for_each(|id| check(&seed(id, |_| {}), id, &[], &[]));
    for file in ["grade/partly", "yes_no/no-with-reason", "checklist/some-met", "coefficient/part"] {
        check(&one(&format!("rules/{file}.json")).sheet, "leaf", &[], &[]);
    }
    // Month by month there is no one figure to change; nor where nothing is scored.
    check(&one("rules/average_rate/steady-by-month.json").sheet, "leaf", &[], &[]);
    check(&one("rules/average_rate/month-missing.json").sheet, "leaf", &[], &[]);
}

/// The figures are complete and count: another typed rate would change nothing, so it is no way to another score.
#[test]
fn a_typed_rate_that_does_not_count_has_no_next_unit() {
    for file in ["typed-rate-agrees-as-printed", "typed-rate-differs"] {
        check(&one(&format!("rules/average_rate/{file}.json")).sheet, "leaf", &[], &[]);
    }
}

/// Figures that give no rate do not count: the typed rate does, and a percentage point is one more.
#[test]
fn a_typed_rate_that_counts_moves_by_a_percentage_point() {
    // 2 × 99.23 % = 1.9846, 2 × 97.23 % = 1.9446.
    let told = one("rules/proportional/ratio-whole-zero-but-typed.json");
    let lines = ["再多 1 个百分点，得 1.98 分（+0.02）", "再少 1 个百分点，得 1.94 分（−0.02）"];
    assert_eq!(next_lines(&told.sheet, "leaf", Language::Chinese), lines);
}

/// Of 110 yuan nobody can have spent ten thousand less.
#[test]
fn less_than_nothing_is_not_spent() {
    let told = one("rules/execution/above-the-budget.json");
    let lines = next_lines(&told.sheet, "leaf", Language::Chinese);
    assert_eq!(lines, ["再多 1 万元执行数，得 10 分（不变）"]);
}
