//! The heads of self-evaluation tables: what their columns are called in the forms of ministries, provinces and systems.

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
    /// 扣分: how many points were taken off.
    Deducted,
    /// 偏差原因
    Reason,
    /// 改进措施
    Improvement,
    /// 佐证材料
    Evidence,
    /// 指标说明: what is measured.
    Definition,
    /// 评分标准: how it is scored, in words.
    Standard,
    /// The upper figure of a ratio.
    Part,
    /// The lower figure of a ratio.
    Whole,
}

impl Role {
    /// Every role, in the order of a form.
    pub const ALL: [Self; 17] = [
        Self::Level1,
        Self::Level2,
        Self::Level3,
        Self::Weight,
        Self::Sign,
        Self::Target,
        Self::Unit,
        Self::Actual,
        Self::Score,
        Self::Deducted,
        Self::Reason,
        Self::Improvement,
        Self::Evidence,
        Self::Definition,
        Self::Standard,
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
            "绩效目标",
            "年初绩效目标",
            "预期当年实现值",
            "年初指标值",
            "年初绩效目标值",
            "预期目标值",
            "计划值",
            "计划数",
            "计划",
            "计划完成",
            "目标数",
            "目标",
            "预期",
            "预期目标",
            "年度目标",
            "年初目标",
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
            "实际完成数",
            "绩效目标完成",
            "绩效目标完成情况",
            "完成数",
            "实际数",
            "实际",
            "实际情况",
            "全年完成情况",
            "actualvalue",
            "actual",
        ],
    ),
    (Role::Score, &["得分", "自评得分", "自评分", "实际得分", "自评分数", "评价得分", "自评", "评分", "score"]),
    (Role::Deducted, &["扣分", "扣分值", "扣分数", "扣减分", "扣减分值", "扣减分数", "失分"]),
    (Role::Part, &["分子", "part"]),
    (Role::Whole, &["分母", "whole"]),
    (Role::Improvement, &["改进措施", "拟采取的改进措施", "improvement"]),
    (Role::Evidence, &["佐证材料", "证明材料", "佐证", "evidence"]),
    (Role::Reason, &["reasonforthedeviation"]),
    (
        Role::Definition,
        &["指标说明", "指标解释", "指标含义", "指标定义", "指标释义", "评价要点", "评价内容", "指标内涵"],
    ),
    (
        Role::Standard,
        &[
            "评分标准",
            "评价标准",
            "计分标准",
            "评分规则",
            "计分规则",
            "评分细则",
            "评分办法",
            "计分办法",
            "评分方法",
            "计分方法",
            "评分依据",
            "考核标准",
            "指标评分标准",
        ],
    ),
];

/// Words that say what a longer head is about, the more telling ones first.
const PARTS: &[(&str, Role)] = &[
    ("原因", Role::Reason),
    ("扣分依据", Role::Reason),
    ("扣分说明", Role::Reason),
    ("扣分理由", Role::Reason),
    ("失分说明", Role::Reason),
    ("偏差说明", Role::Reason),
    ("偏差情况", Role::Reason),
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
    ("评分标准", Role::Standard),
    ("指标解释", Role::Definition),
    ("指标说明", Role::Definition),
];

/// Whether a column holds remarks, which say why points were lost where no other column does.
pub fn is_remarks(head: &str) -> bool {
    ["备注", "说明", "情况说明", "评分说明", "得分说明", "remarks"].contains(&head_key(head).as_str())
}

/// What a head says; `None` where it says nothing that belongs to an indicator.
pub fn role(head: &str) -> Option<Role> {
    let key = head_key(head);
    let key = without_year(&key);
    let exact = HEADS.iter().find(|(_, heads)| heads.contains(&key)).map(|(role, _)| *role);
    let is_short = key.chars().count() <= 24;
    let part = || PARTS.iter().find(|(word, _)| is_short && key.contains(word)).map(|(_, role)| *role);
    exact.or_else(part)
}

/// A head without the year before it: 2023年目标值.
fn without_year(key: &str) -> &str {
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if key.len() - rest.len() == 4 { rest.strip_prefix('年') } else { None };
    rest.map(|rest| rest.strip_prefix('度').unwrap_or(rest)).filter(|rest| !rest.is_empty()).unwrap_or(key)
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
            ("2023年目标值", Role::Target),
            ("2022年度指标值", Role::Target),
            ("计划数", Role::Target),
            ("扣分", Role::Deducted),
            ("扣分依据", Role::Reason),
            ("评分标准", Role::Standard),
            ("指标解释", Role::Definition),
            ("Level 3", Role::Level3),
            ("Reason for the deviation", Role::Reason),
        ] {
            assert_eq!(role(head), Some(expected), "{head}");
        }
        for head in ["年初预算数", "执行率", "备注", "年度总体目标", "项目名称", ""] {
            assert_eq!(role(head), None, "{head}");
        }
        assert!(is_remarks("备 注") && !is_remarks("备注号"));
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
}
