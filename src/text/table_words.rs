//! The words of self-evaluation tables: what their columns, sums and top lines are called in the forms of ministries, provinces and
//! systems.

use crate::text::report_marks::item_head;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 三级指标: the indicator itself.
    Level3,
    /// 分值
    Weight,
    /// ≥, ≤, = before the target.
    Sign,
    /// 年度指标值
    Target,
    /// 计量单位
    Unit,
    /// 实际完成值
    Actual,
    /// 得分
    Score,
    /// 偏差原因
    Reason,
    /// 改进措施
    Improvement,
    /// 佐证材料
    Evidence,
    /// The upper figure of a ratio.
    Part,
    /// The lower figure of a ratio.
    Whole,
}

impl Role {
    /// Every role, in the order of a form.
    pub const ALL: [Self; 14] = [
        Self::Level1,
        Self::Level2,
        Self::Level3,
        Self::Weight,
        Self::Sign,
        Self::Target,
        Self::Unit,
        Self::Actual,
        Self::Score,
        Self::Reason,
        Self::Improvement,
        Self::Evidence,
        Self::Part,
        Self::Whole,
    ];
}

/// Heads as they stand, without blanks and brackets.
const HEADS: &[(Role, &[&str])] = &[
    (Role::Level1, &["一级指标", "一级", "指标类型", "level1"]),
    (Role::Level2, &["二级指标", "二级", "指标类别", "level2"]),
    (
        Role::Level3,
        &[
            "三级指标",
            "三级",
            "四级指标",
            "指标名称",
            "绩效指标",
            "指标",
            "具体指标",
            "评价指标",
            "考核指标",
            "指标内容",
            "三级指标名称",
            "绩效指标名称",
            "level3",
            "indicator",
        ],
    ),
    (
        Role::Weight,
        &[
            "分值",
            "权重",
            "标准分",
            "满分",
            "标准分值",
            "指标分值",
            "指标权重",
            "分值权重",
            "权重分",
            "权重分值",
            "weight",
        ],
    ),
    (Role::Sign, &["指标性质", "符号", "运算符号", "运算符", "比较符", "指标方向", "指标符号", "计算符号", "性质"]),
    (
        Role::Target,
        &[
            "年度指标值",
            "指标值",
            "目标值",
            "年初目标值",
            "年度目标值",
            "预期值",
            "预期指标值",
            "计划指标值",
            "计划完成值",
            "全年目标值",
            "年初设定值",
            "年初指标值",
            "年初绩效目标值",
            "预期目标值",
            "计划值",
            "指标目标值",
            "target",
        ],
    ),
    (Role::Unit, &["计量单位", "单位", "度量单位", "指标值单位"]),
    (
        Role::Actual,
        &[
            "实际完成值",
            "完成值",
            "全年实际值",
            "实际值",
            "实际完成情况",
            "全年完成值",
            "完成情况",
            "实际完成",
            "全年实际完成值",
            "年度实际完成值",
            "实际完成指标值",
            "实际完成指标",
            "全年完成情况",
            "actualvalue",
            "actual",
        ],
    ),
    (Role::Score, &["得分", "自评得分", "自评分", "实际得分", "自评分数", "score"]),
    (Role::Part, &["分子", "part"]),
    (Role::Whole, &["分母", "whole"]),
    (Role::Improvement, &["改进措施", "拟采取的改进措施", "improvement"]),
    (Role::Evidence, &["佐证材料", "证明材料", "佐证", "evidence"]),
    (Role::Reason, &["reasonforthedeviation"]),
];

/// Words that say what a longer head is about, the more telling ones first.
const PARTS: &[(&str, Role)] = &[
    ("原因", Role::Reason),
    ("改进", Role::Improvement),
    ("佐证", Role::Evidence),
    ("证明材料", Role::Evidence),
    ("一级指标", Role::Level1),
    ("二级指标", Role::Level2),
    ("三级指标", Role::Level3),
    ("自评得分", Role::Score),
    ("实际完成", Role::Actual),
    ("年度指标值", Role::Target),
    ("分值", Role::Weight),
];

/// What a head says; `None` where it says nothing that belongs to an indicator.
pub fn role(head: &str) -> Option<Role> {
    let key = head_key(head);
    let exact = HEADS.iter().find(|(_, heads)| heads.contains(&key.as_str())).map(|(role, _)| *role);
    let is_short = key.chars().count() <= 24;
    let part = || PARTS.iter().find(|(word, _)| is_short && key.contains(word)).map(|(_, role)| *role);
    exact.or_else(part)
}

/// A head without blanks, brackets and what stands in them.
pub(super) fn head_key(head: &str) -> String {
    let mut depth = 0_usize;
    let mut key = String::new();
    for c in head.chars() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_whitespace() || matches!(c, '：' | ':' | '*') => {}
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// What a column of money holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyRole {
    /// 年初预算数
    Initial,
    /// 全年预算数, 调整后预算数
    Adjusted,
    /// 全年执行数
    Executed,
    /// 分值 of the execution rate.
    Weight,
    /// 得分 of the execution rate.
    Score,
}

/// What a head above money says.
pub fn money_role(head: &str) -> Option<MoneyRole> {
    let key = head_key(head);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    let is_budget = has(&["预算", "资金", "金额"]);
    if key.chars().count() > 16 || has(&["率", "项目名称", "单位名称", "部门名称", "其中"]) {
        None
    } else if has(&["执行数", "支出数", "实际支出", "执行金额", "支出金额", "支付金额", "executed"])
    {
        Some(MoneyRole::Executed)
    } else if has(&["年初"]) && is_budget || key == "initialbudget" {
        Some(MoneyRole::Initial)
    } else if has(&["全年预算", "调整后", "调整预算", "年度预算", "预算数", "预算金额", "budget"])
    {
        Some(MoneyRole::Adjusted)
    } else {
        match role(head) {
            Some(Role::Weight) => Some(MoneyRole::Weight),
            Some(Role::Score) => Some(MoneyRole::Score),
            _ => None,
        }
    }
}

/// Whether a cell begins a row of sums.
pub fn is_sum(cell: &str) -> bool {
    let key = head_key(cell);
    ["合计", "小计", "总计", "总分", "自评总分", "sum", "total"].contains(&key.as_str())
        || (key.starts_with("总分") && key.chars().count() < 8)
}

/// Whether a row of sums is the whole table's.
pub fn is_total(cell: &str) -> bool {
    let key = head_key(cell);
    key.contains("总分") || key == "总计" || key == "total"
}

/// What stands in the top lines of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopWord {
    /// Who reports, the closest first.
    Department,
    /// The project.
    Project,
}

/// What a cell of the top lines announces, and how far it is from what a sheet calls its department: 0 is closest.
pub fn top_word(cell: &str) -> Option<(TopWord, usize)> {
    let key = head_key(cell);
    let departments = [
        "单位名称",
        "部门名称",
        "预算部门",
        "预算单位",
        "填报单位",
        "单位",
        "部门",
        "项目单位",
        "实施单位",
        "主管部门",
        "department",
    ];
    let closeness = departments.iter().position(|word| key == *word || key.strip_suffix("名称") == Some(*word));
    let project = || (key == "项目名称").then_some((TopWord::Project, 0));
    closeness.map(|rank| (TopWord::Department, rank)).or_else(project)
}

/// The budget year that a line names: 2021年度.
pub fn year_in(text: &str) -> Option<u16> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.windows(5).find_map(|window| {
        let (digits, mark) = (window.get(..4)?, window.get(4)?);
        if *mark != '年' || !digits.iter().all(char::is_ascii_digit) {
            return None;
        }
        let year: u16 = digits.iter().collect::<String>().parse().ok()?;
        (1990..=2100).contains(&year).then_some(year)
    })
}

/// A name without its number: 1.执行率, （2）质量.
pub fn without_number(name: &str) -> &str {
    let name = name.trim();
    item_head(name).and_then(|length| name.get(length..)).map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Groups of indicators that measure what was spent on time.
pub fn is_execution_rate(name: &str) -> bool {
    let key = head_key(name);
    ["预算执行率", "资金执行率", "预算资金执行率", "项目预算执行率", "全年预算执行率"].contains(&key.as_str())
}

/// Whether a group holds points on top of the base.
pub fn is_bonus(name: &str) -> bool {
    let key = head_key(name);
    ["加减分", "加分", "附加分", "奖惩", "减分"].iter().any(|word| key.contains(word)) && key.chars().count() <= 8
}

/// The title of a framework that is made of somebody's report.
pub fn report_framework(name: &str) -> String {
    format!("{name}（按自评报告另建的指标体系）")
}

/// What a dimension for the execution rate is called.
pub const EXECUTION: &str = "预算执行率";
/// What a dimension without a name is called.
pub const OTHER: &str = "其他指标";
/// The grades of an indicator without a number, as the ministry's form has them: the id, the name, and the per cent.
pub const GRADES: [(&str, &str, u32, u32); 3] = [
    ("reached", "达成预期指标", 80, 100),
    ("partly-reached", "部分达成预期指标并具有一定效果", 60, 80),
    ("not-reached", "未达成预期指标且效果较差", 0, 60),
];
/// The grades of a total.
pub const TOTAL_GRADES: [(Option<u32>, &str); 4] = [(Some(90), "优"), (Some(80), "良"), (Some(60), "中"), (None, "差")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_many_forms() {
        for (head, expected) in [
            ("三级指标", Role::Level3),
            ("绩效指标", Role::Level3),
            ("分 值", Role::Weight),
            ("权重（%）", Role::Weight),
            ("指标值（年初）", Role::Target),
            ("实际完成值", Role::Actual),
            ("自评得分", Role::Score),
            ("偏差原因分析及改进措施", Role::Reason),
            ("未完成原因分析", Role::Reason),
            ("计量\u{3000}单位", Role::Unit),
            ("Level 3", Role::Level3),
            ("Reason for the deviation", Role::Reason),
        ] {
            assert_eq!(role(head), Some(expected), "{head}");
        }
        for head in ["年初预算数", "执行率", "备注", "年度总体目标", "项目名称", ""] {
            assert_eq!(role(head), None, "{head}");
        }
        for label in Language::ALL.iter().flat_map(|language| FORM.map(|(label, role)| (label.text(*language), role))) {
            assert_eq!(role(label.0), Some(label.1), "{}", label.0);
        }
    }

    use crate::text::form::FormLabel;
    use crate::text::language::Language;

    const FORM: [(FormLabel, Role); 12] = [
        (FormLabel::Dimension, Role::Level1),
        (FormLabel::Category, Role::Level2),
        (FormLabel::Indicator, Role::Level3),
        (FormLabel::Weight, Role::Weight),
        (FormLabel::Target, Role::Target),
        (FormLabel::Actual, Role::Actual),
        (FormLabel::Score, Role::Score),
        (FormLabel::Reason, Role::Reason),
        (FormLabel::Improvement, Role::Improvement),
        (FormLabel::Evidence, Role::Evidence),
        (FormLabel::Part, Role::Part),
        (FormLabel::Whole, Role::Whole),
    ];

    #[test]
    fn heads_of_money() {
        for (head, expected) in [
            ("年初预算数", MoneyRole::Initial),
            ("全年预算数(A)", MoneyRole::Adjusted),
            ("调整后预算数", MoneyRole::Adjusted),
            ("全年执行数（B）", MoneyRole::Executed),
            ("预算执行数", MoneyRole::Executed),
            ("分值", MoneyRole::Weight),
            ("得分", MoneyRole::Score),
        ] {
            assert_eq!(money_role(head), Some(expected), "{head}");
        }
        for head in ["执行率", "预算执行率（B/A）", "项目资金（万元）", ""] {
            assert_eq!(money_role(head), None, "{head}");
        }
    }

    #[test]
    fn years_and_numbers_of_names() {
        assert_eq!(year_in("（2021 年度）项目支出绩效自评表"), Some(2021));
        assert_eq!(year_in("12021年"), Some(2021));
        assert_eq!(year_in("2021 自评表"), None);
        assert_eq!(without_number("1.培训人数"), "培训人数");
        assert_eq!(without_number("（二）质量指标"), "质量指标");
        assert_eq!(without_number("3079人次"), "3079人次");
    }
}
