//! Chosen sentences, word by word, with numbers that stand in the published report or were worked out by hand.

use jixiao::domain::framework::{Category, Node};
use jixiao::domain::id::NodeId;
use jixiao::domain::score::{GroupScore, NodeScore, Outcome, ScoreReport};
use jixiao::text::language::Language::{Chinese, English};
use jixiao::text::{explanation, reasons, remarks, totals};
use rust_decimal::Decimal;

use crate::cases::{Told, one};

/// The way to the score of one leaf, with its clause behind (nothing for full marks).
#[track_caller]
fn check(told: &Told, id: &str, chinese: &[&str], english: &[&str]) {
    let id = NodeId::new(id);
    let (leaf, indicator) = told.leaves().into_iter().find(|(leaf, _)| leaf.id == id).unwrap();
    let trace = leaf.trace().unwrap();
    for (language, expected) in [(Chinese, chinese), (English, english)] {
        let mut lines = told.lines(trace, indicator, language);
        let clause = reasons::clause(indicator, told.sheet.entry(&id), trace, language);
        lines.extend((!clause.is_empty()).then_some(clause));
        assert_eq!(lines, expected);
    }
}

#[track_caller]
fn check_case(file: &str, chinese: &[&str], english: &[&str]) {
    check(&one(&format!("rules/{file}.json")), "leaf", chinese, english);
}

#[track_caller]
fn check_totals(file: &str, chinese: &[&str], english: &[&str]) {
    let told = one(file);
    for (language, expected) in [(Chinese, chinese), (English, english)] {
        assert_eq!(totals::total_lines(&told.sheet.framework, &told.report, language), expected);
    }
}

#[test]
fn seed_budget_completion() {
    let chinese = [
        "得分 = 分值 × 全年执行数 ÷ 全年预算数",
        "= 2 × 3,050.14 万元 ÷ 3,105.13 万元 = 1.964581…",
        "四舍五入到 2 位小数，得 1.96 分",
        "扣分 = 2 − 1.96 = 0.04 分",
        "预算完成率 98.23%，扣 0.04 分",
    ];
    let english = [
        "score = weight × executed ÷ adjusted budget",
        "= 2 × 3,050.14 ten thousand yuan ÷ 3,105.13 ten thousand yuan = 1.964581…",
        "rounded half away from zero to 2 decimals: 1.96",
        "deduction = 2 − 1.96 = 0.04",
        "预算完成率 98.23%: −0.04",
    ];
    check(&seed(), "budget-completion-rate", &chinese, &english);
}

#[test]
fn seed_procurement() {
    let chinese = [
        "得分 = 分值 × 实际完成值 ÷ 年度指标值",
        "= 2 × 94.25% ÷ 100% = 1.885",
        "四舍五入到 2 位小数，得 1.89 分",
        "扣分 = 2 − 1.89 = 0.11 分",
        "政府采购执行率 94.25%，扣 0.11 分",
    ];
    let english = [
        "score = weight × actual ÷ target",
        "= 2 × 94.25% ÷ 100% = 1.885",
        "rounded half away from zero to 2 decimals: 1.89",
        "deduction = 2 − 1.89 = 0.11",
        "政府采购执行率 94.25%: −0.11",
    ];
    check(&seed(), "procurement-execution-rate", &chinese, &english);
}

#[test]
fn seed_average_rate() {
    let chinese = [
        "得分 = 分值 × 年度平均执行率",
        "= 2 × 67.2% = 1.344",
        "四舍五入到 2 位小数，得 1.34 分",
        "扣分 = 2 − 1.34 = 0.66 分",
        "一般公共预算支出年度平均执行率 67.2%，扣 0.66 分",
    ];
    let english = [
        "score = weight × average execution rate of the year",
        "= 2 × 67.2% = 1.344",
        "rounded half away from zero to 2 decimals: 1.34",
        "deduction = 2 − 1.34 = 0.66",
        "一般公共预算支出年度平均执行率 67.2%: −0.66",
    ];
    check(&seed(), "average-execution-rate", &chinese, &english);
}

#[test]
fn seed_finding_in_the_filers_own_words() {
    let chinese = [
        "得分 = 分值 − 发现次数 × 每次扣分",
        "= 2 − 1 × 1 = 1",
        "得 1 分",
        "扣分 = 2 − 1 = 1 分",
        "区残疾人综合服务中心资产账与财务账不相符，扣 1 分",
    ];
    let english = [
        "score = weight − findings × points per finding",
        "= 2 − 1 × 1 = 1",
        "score: 1",
        "deduction = 2 − 1 = 1",
        "区残疾人综合服务中心资产账与财务账不相符: −1",
    ];
    check(&seed(), "asset-account-consistency", &chinese, &english);
}

#[test]
fn seed_festival_visits() {
    let chinese = [
        "得分 = 分值 × 实际完成值 ÷ 年度指标值",
        "= 2 × 3,079 人次 ÷ 3,116 人次 = 1.976251…",
        "四舍五入到 2 位小数，得 1.98 分",
        "扣分 = 2 − 1.98 = 0.02 分",
        "节日慰问残疾人人数未达到年度指标值，按比例扣减 0.02 分",
    ];
    let english = [
        "score = weight × actual ÷ target",
        "= 2 × 3,079 人次 ÷ 3,116 人次 = 1.976251…",
        "rounded half away from zero to 2 decimals: 1.98",
        "deduction = 2 − 1.98 = 0.02",
        "节日慰问残疾人人数 below its target, in proportion: −0.02",
    ];
    check(&seed(), "festival-visit-people", &chinese, &english);
}

#[test]
fn seed_sums() {
    let told = seed();
    let line = |id: &str| group(&told.report, &told.sheet.framework.dimensions, id);
    assert_eq!(line("fund-management"), ["资金管理 = 1.96 + 1.8 + 1.34 + 10 = 15.1", "共扣 0.9 分"]);
    assert_eq!(line("management-effectiveness"), ["管理效能 = 15.1 + 1.89 + 4 + 3 + 4 + 15 = 42.99", "共扣 2.01 分"]);
    assert_eq!(line("output-and-benefit"), ["产出指标和效益指标 = 1.98 + 48 = 49.98", "共扣 0.02 分"]);
}

fn group(report: &ScoreReport, dimensions: &[Category], id: &str) -> Vec<String> {
    fn below(group: &Category, scored: &GroupScore, id: &str) -> Option<Vec<String>> {
        if group.id.as_str() == id {
            return Some(totals::group_lines(group, scored, Chinese));
        }
        group.children.iter().zip(&scored.children).find_map(|pair| match pair {
            (Node::Category(group), NodeScore::Group(scored)) => below(group, scored, id),
            _ => None,
        })
    }
    dimensions.iter().zip(&report.dimensions).find_map(|(group, scored)| below(group, scored, id)).unwrap()
}

fn seed() -> Told {
    one("published/seed_baiyun_2021.json")
}

#[test]
fn steps_over_a_tolerance() {
    // 90 − 87.6 = 2.4, of which 2 are complete: 5 − 2 × 0.5 = 4.
    let chinese = [
        "得分 = 分值 − 档数 × 每档扣分",
        "87.6% 低于 90% 的部分，每 1% 为一档，不足一档不计：2 档",
        "= 5 − 2 × 0.5 = 4",
        "得 4 分",
        "扣分 = 5 − 4 = 1 分",
        "某项指标 87.6%，扣 1 分",
    ];
    let english = [
        "score = weight − steps × points per step",
        "the part by which 87.6% falls below 90%, in steps of 1%, only complete ones count: 2 steps",
        "= 5 − 2 × 0.5 = 4",
        "score: 4",
        "deduction = 5 − 4 = 1",
        "某项指标 87.6%: −1",
    ];
    check_case("steps/below-complete-points", &chinese, &english);
}

#[test]
fn an_interval_of_the_share_of_the_target() {
    let chinese = [
        "得分 = 所在区间的分数",
        "完成比例 = 31.5 万元 ÷ 30 万元 = 105%",
        "105%，在区间“>100%，≤110%”内",
        "= 3",
        "得 3 分",
        "扣分 = 5 − 3 = 2 分",
        "某项指标 31.5 万元，年度指标值 30 万元，扣 2 分",
    ];
    let english = [
        "score = points of the interval it lies in",
        "share of the target = 31.5 万元 ÷ 30 万元 = 105%",
        "105% lies in the interval “>100%, ≤110%”",
        "= 3",
        "score: 3",
        "deduction = 5 − 3 = 2",
        "某项指标 31.5 万元, against a target of 30 万元: −2",
    ];
    check_case("bands/percent-of-target", &chinese, &english);
}

#[test]
fn a_rescaled_floor_on_the_departments_own_rate() {
    // (98.22905… − 60) ÷ 40 × 10 = 9.55726…
    let chinese = [
        "得分 = 分值 ×（完成比例 − 起点）÷（1 − 起点），完成比例 = 实际完成值 ÷ 年度指标值",
        "实际完成值 = 3,050.14 ÷ 3,105.13 = 98.229059…%",
        "= 10 × (98.229059…% ÷ 100% − 60%) ÷ (1 − 60%) = 9.557264…",
        "四舍五入到 2 位小数，得 9.56 分",
        "扣分 = 10 − 9.56 = 0.44 分",
        "某项指标 98.23%，扣 0.44 分",
    ];
    let english = [
        "score = weight × (share − floor) ÷ (1 − floor), share = actual ÷ target",
        "actual = 3,050.14 ÷ 3,105.13 = 98.229059…%",
        "= 10 × (98.229059…% ÷ 100% − 60%) ÷ (1 − 60%) = 9.557264…",
        "rounded half away from zero to 2 decimals: 9.56",
        "deduction = 10 − 9.56 = 0.44",
        "某项指标 98.23%: −0.44",
    ];
    check_case("proportional/execution-measure-floor-rescaled", &chinese, &english);
}

#[test]
fn the_less_the_better() {
    let linear = [
        "得分 = 分值 ×（1 −（实际完成值 − 年度指标值）÷ 年度指标值）",
        "= 10 × (1 − (7 天 − 5 天) ÷ 5 天) = 6",
        "得 6 分",
        "扣分 = 10 − 6 = 4 分",
        "某项指标 7 天，超过年度指标值 5 天，扣 4 分",
    ];
    let english = [
        "score = weight × (1 − (actual − target) ÷ target)",
        "= 10 × (1 − (7 天 − 5 天) ÷ 5 天) = 6",
        "score: 6",
        "deduction = 10 − 6 = 4",
        "某项指标 7 天, above its target of 5 天: −4",
    ];
    check_case("reverse/linear_above", &linear, &english);
}

/// Where the target is met, the sentence says what lies beyond it too: not "else 0", which these rules don't do.
#[test]
fn what_a_target_decides_is_not_all_there_is() {
    let check_first = |file: &str, chinese: &str, english: &str| {
        let told = one(&format!("rules/{file}.json"));
        let (trace, indicator) = told.traces()[0];
        assert_eq!(told.lines(trace, indicator, Chinese)[0], chinese, "{file}");
        assert_eq!(told.lines(trace, indicator, English)[0], english, "{file}");
    };
    let linear = "得分 = 不超过年度指标值得满分；超过的，每超出年度指标值的 1% 扣分值的 1%，到年度指标值的两倍为 0 分";
    let english = "score = full marks if the target is not exceeded; beyond it 1% of the weight less for each 1% of the target, 0 from twice the target on";
    check_first("reverse/linear_at_target", linear, english);
    let ratio = "得分 = 不超过年度指标值得满分；超过的，分值 × 年度指标值 ÷ 实际完成值";
    let english = "score = full marks if the target is not exceeded; beyond it weight × target ÷ actual";
    check_first("reverse/ratio_at_target", ratio, english);
    let full = "得分 = 达到或超过年度指标值得满分；不足的，分值 × 实际完成值 ÷ 年度指标值";
    let english = "score = full marks if the target is met or exceeded; below it weight × actual ÷ target";
    check_first("equal/above_full", full, english);
    let nothing = "得分 = 正好等于年度指标值得满分；不足的，分值 × 实际完成值 ÷ 年度指标值；超过的，0 分";
    let english = "score = full marks if the target is met exactly; below it weight × actual ÷ target; above it 0";
    check_first("equal/above_nothing", nothing, english);
    // Nothing can be taken in proportion to a target of 0.
    let zero = "得分 = 不超过年度指标值得满分，否则得 0 分";
    check_first("reverse/zero_target_kept", zero, "score = full marks if the target is not exceeded, else 0");
    let zero = "得分 = 达到年度指标值得满分，否则得 0 分";
    check_first("equal/zero_exceeded_full", zero, "score = full marks if the target is reached, else 0");
    // At the target and above it a proportion is held at full marks by a line of its own.
    check_first(
        "proportional/exactly-the-target",
        "得分 = 分值 × 实际完成值 ÷ 年度指标值",
        "score = weight × actual ÷ target",
    );
}

#[test]
fn only_what_is_beyond_a_threshold_or_a_whole_is_to_be_looked_at() {
    let check_remarks = |file: &str, chinese: &[&str], english: &[&str]| {
        let told = one(&format!("rules/proportional/{file}.json"));
        let (leaf, indicator) = told.leaves()[0];
        assert_eq!(remarks::of_outcome(&leaf.outcome, indicator, Chinese), chinese, "{file}");
        assert_eq!(remarks::of_outcome(&leaf.outcome, indicator, English), english, "{file}");
    };
    check_remarks("rate-above-a-target-below-100", &[], &[]);
    check_remarks("over-target-one-person-below", &[], &[]);
    let over = "完成比例 150%，超过 130%。请说明原因，并核对指标值是否定得过低。";
    let whole = "超过 100%，最多得满分。请核对数字，并在报告中说明原因。";
    let over_en = "150% of the target, above 130%. Say why, and check whether the target was set too low.";
    let whole_en = "Above 100%, which earns no more than full marks. Check the figures and say why in the report.";
    check_remarks("over-target-percent-of-weight", &[whole, over], &[whole_en, over_en]);
}

#[test]
fn points_outside_their_grade_are_told_its_range() {
    let check_gap = |file: &str, chinese: &str, english: &str| {
        let told = one(&format!("rules/grade/{file}.json"));
        let (leaf, indicator) = told.leaves()[0];
        assert_eq!(remarks::of_outcome(&leaf.outcome, indicator, Chinese), [chinese], "{file}");
        assert_eq!(remarks::of_outcome(&leaf.outcome, indicator, English), [english], "{file}");
    };
    let closed = "填写的得分不在所选档次的范围内：应在 8 到 10 分之间。请核对档次和得分";
    let english =
        "The points lie outside the chosen grade: they should be from 8 to 10. Check the grade and the points";
    check_gap("reached-below-80", closed, english);
    let half_open = "填写的得分不在所选档次的范围内：应在 6 到 8 分之间（不含 8 分）。请核对档次和得分";
    let english = "The points lie outside the chosen grade: they should be from 6 to 8 (8 not included). Check the grade and the points";
    check_gap("partly-at-80", half_open, english);
    let single = "填写的得分不在所选档次的范围内：应是 8 分。请核对档次和得分";
    let english = "The points lie outside the chosen grade: they should be 8. Check the grade and the points";
    check_gap("single-percentage-other-points", single, english);
}

#[test]
fn a_checklist() {
    let chinese = [
        "得分 = 已满足要点的分数之和",
        "满足：符合法规（0.5 分）",
        "未满足：手续完整（1.25 分）",
        "满足：无截留挪用（0.25 分）",
        "= 0.5 + 0.25 = 0.75",
        "得 0.75 分",
        "扣分 = 2 − 0.75 = 1.25 分",
        "某项指标未满足：手续完整，扣 1.25 分（手续不全）",
    ];
    let english = [
        "score = sum of the points of the items met",
        "met: 符合法规 (0.5 points)",
        "not met: 手续完整 (1.25 points)",
        "met: 无截留挪用 (0.25 points)",
        "= 0.5 + 0.25 = 0.75",
        "score: 0.75",
        "deduction = 2 − 0.75 = 1.25",
        "某项指标, not met: 手续完整: −1.25 (手续不全)",
    ];
    check_case("checklist/points-with-decimals", &chinese, &english);
}

#[test]
fn a_penalty_and_a_score_above_the_weight() {
    let chinese = ["得分 = 直接填写", "= −1.885", "四舍五入到 2 位小数，得 −1.89 分", "受审计部门批评，减 1.89 分"];
    let english =
        ["score = as typed", "= −1.885", "rounded half away from zero to 2 decimals: −1.89", "受审计部门批评: −1.89"];
    check_case("bonus/half-way-penalty", &chinese, &english);
    let chinese = ["得分 = 直接填写", "= 11", "最高 10 分，得 10 分"];
    check_case("direct/above-the-weight", &chinese, &["score = as typed", "= 11", "at most 10 points: 10"]);
}

#[test]
fn totals_that_are_scaled_and_capped() {
    // 81.51 × 100 ÷ 90 = 90.5666…, and 2 on top.
    let chinese = [
        "基础分 = 53.5 + 28.01 = 81.51",
        "剔除不适用指标后折算：81.51 × 100 ÷ 90，四舍五入得 90.57",
        "加减分 2，合计 92.57",
        "总分 92.57",
        "评价等级：优",
    ];
    let english = [
        "base = 53.5 + 28.01 = 81.51",
        "scaled up for what does not apply: 81.51 × 100 ÷ 90, rounded: 90.57",
        "bonus 2: 92.57 together",
        "total: 92.57",
        "grade: 优",
    ];
    check_totals("boundaries/not-applicable-rescaled-with-bonus-and-separate.json", &chinese, &english);
    let chinese = [
        "基础分 = 99.7",
        "预算执行率 75%（≥70%，<80%），总分最高 89 分",
        "核心指标未得满分（core output），总分最高 85 分",
        "总分 85",
        "评价等级：良",
    ];
    let english = [
        "base = 99.7",
        "execution rate 75% (≥70%, <80%): the total is at most 89",
        "core indicators below full marks (core output): the total is at most 85",
        "total: 85",
        "grade: 良",
    ];
    check_totals("boundaries/core-cap-below-total-cap.json", &chinese, &english);
}

#[test]
fn what_is_missing() {
    let told = one("rules/execution/both-missing.json");
    let (leaf, indicator) = told.leaves()[0];
    let Outcome::Pending(gaps) = &leaf.outcome else { panic!("{:?}", leaf.outcome) };
    let said = |language| gaps.iter().map(|gap| remarks::gap(*gap, indicator, language)).collect::<Vec<_>>();
    assert_eq!(
        said(Chinese),
        ["待填：全年预算数（“执行”页“部门整体”一行）", "待填：全年执行数（“执行”页“部门整体”一行）"]
    );
    let english = [
        "To fill in: Adjusted budget (“Execution” page, row “Whole department”)",
        "To fill in: Executed amount (“Execution” page, row “Whole department”)",
    ];
    assert_eq!(said(English), english);
}

#[test]
fn where_a_weight_comes_from() {
    let told = one("boundaries/shares.json");
    let shares: Vec<String> = told
        .leaves()
        .into_iter()
        .filter_map(|(_, indicator)| {
            let parent = parent_of(&told.sheet.framework.dimensions, &indicator.id).unwrap();
            explanation::share(parent.weight, indicator)
        })
        .collect();
    assert!(!shares.is_empty(), "no weight of this case is a share");
    for share in &shares {
        let (sum, result) = share.split_once(" = ").unwrap();
        let (parent, percent) = sum.split_once(" × ").unwrap();
        let decimal = |text: &str| text.trim_end_matches('%').parse::<Decimal>().unwrap();
        let expected = decimal(parent) * decimal(percent) / Decimal::ONE_HUNDRED;
        assert_eq!(decimal(result), expected, "{share}");
    }
}

fn parent_of<'a>(groups: &'a [Category], id: &NodeId) -> Option<&'a Category> {
    groups.iter().find_map(|group| parent_in(group, id))
}

fn parent_in<'a>(group: &'a Category, id: &NodeId) -> Option<&'a Category> {
    if group.children.iter().any(|child| child.id() == id) {
        return Some(group);
    }
    group.children.iter().find_map(|child| match child {
        Node::Category(group) => parent_in(group, id),
        Node::Indicator(_) => None,
    })
}
