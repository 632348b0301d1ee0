//! Names in published reports: what a score, an amount or a reason is of.

use crate::text::report_marks::item_head;
use crate::text::report_projects::quoted_project;

/// What the words before a figure are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole sheet or department.
    Whole,
    /// A project as a whole.
    Project(String),
    /// What the heading above names: 该部分.
    Section,
    /// What is spoken of, or the sentence that begins the item names: 该项.
    Same,
    /// Something with a name.
    Name(String),
    /// Nothing is named.
    None,
}

/// Words for the one who reports.
pub(super) const OWN: &[&str] = &[
    "本部门",
    "我部门",
    "本单位",
    "我单位",
    "本局",
    "我局",
    "本会",
    "我会",
    "本委",
    "我委",
    "我办",
    "本办",
    "我院",
    "我校",
    "我中心",
    "本中心",
    "我镇",
    "我街",
    "本项目",
    "该项目",
    "其中",
    "本次",
    "此次",
    "本年度",
    "本年",
    "当年",
    "今年",
];

/// Words that say the whole is meant.
const WHOLE: &[&str] = &[
    "整体支出",
    "部门整体",
    "整体绩效",
    "整体自评",
    "绩效自评",
    "自评结果",
    "自评结论",
    "综合评价",
    "评价结果",
    "总体",
    "总评",
    "最终",
    "综合",
    "绩效评价",
    "自我评价",
    "总",
];

/// Where a name ends.
const NAME_ENDS: &[&str] = &[
    "综合反映",
    "集中反映",
    "主要反映",
    "反映",
    "主要考核",
    "主要从",
    "分值",
    "满分",
    "方面",
    "共设",
    "共计",
    "合计",
    "总计",
    "部分",
    "自评",
    "得分",
    "权重",
    "扣分",
    "标准分",
    "应得",
    "实得",
    "评分",
    "此项",
    "该项",
    "本项",
    "小计",
    "实际",
];

/// What a name does not begin with.
const NAME_STARTS: &[&str] =
    &["市区两级", "市级", "区级", "关于", "是", "为", "在", "对", "的", "如下", "和", "及", "第"];

/// The longest name of a score, in characters.
const LONGEST_NAME: usize = 24;

/// The most bytes of a clause that a name is looked for in.
const NEAR: usize = 240;

/// What the words before a figure's label are about: the first clause that names something.
pub fn subject(text: &str) -> Subject {
    let text = near(text);
    // 部门整体绩效目标完成情况 is an indicator.
    let is_whole = |text: &str| {
        WHOLE.iter().any(|word| text.contains(word)) && !["指标完成", "目标完成"].iter().any(|word| text.contains(word))
    };
    for clause in text.split(['，', '：', '（', '。', '；']) {
        if is_preamble(clause.trim_matches(is_edge)) {
            continue;
        }
        if SECTION.iter().any(|word| clause.trim_matches(is_edge).starts_with(word)) {
            return Subject::Section;
        }
        if SAME.iter().any(|word| clause.trim_matches(is_edge).starts_with(word)) {
            return Subject::Same;
        }
        if let Some(name) = quoted_project(clause) {
            return Subject::Project(name.to_owned());
        }
        let mut rest = clause.trim_matches(is_name_edge);
        while let Some(shorter) = without_start(rest) {
            rest = shorter;
        }
        // 2.项目实施 in the middle of a paragraph.
        rest = item_head(rest).and_then(|head| rest.get(head..)).unwrap_or(rest);
        if rest.is_empty() || rest == "指标" {
            continue;
        }
        let ends = NAME_ENDS.iter().chain(AIMS).filter_map(|word| rest.find(word));
        let end = ends.chain(typed_rate(rest)).min().unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default().trim_matches(is_name_edge);
        let project = name.strip_suffix("绩效").unwrap_or(name);
        let is_project = project.ends_with("项目") && !project.contains('分');
        if is_project && !is_whole(project) && !IS_WHOLE.contains(&project) {
            return Subject::Project(project.to_owned());
        }
        if is_whole(name) || (name.is_empty() && is_whole(rest)) || IS_WHOLE.contains(&name) {
            return Subject::Whole;
        }
        let n_characters = name.chars().count();
        return if (2..=LONGEST_NAME).contains(&n_characters) { Subject::Name(name.to_owned()) } else { Subject::None };
    }
    Subject::None
}

/// Where a rate begins behind a name: 补贴发放及时率100%.
fn typed_rate(text: &str) -> Option<usize> {
    let before = text.strip_suffix('%')?.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    (!before.is_empty()).then_some(before.len())
}

/// What the sentence that begins an item names: （一）预算执行率。该项分值10分.
pub fn lead_name(text: &str) -> Option<&str> {
    let name = text.trim_matches(is_edge);
    matches!(subject(name), Subject::Name(found) if found == name).then_some(name)
}

/// Whether a name is one of an indicator, so that points without a name behind it are its own.
pub fn is_of_indicator(name: &str) -> bool {
    INDICATOR_ENDS.iter().any(|word| name.ends_with(word))
}

/// Whether words name nothing but what is spoken of: 该指标.
pub fn means_the_same(words: &str) -> bool {
    SAME.contains(&words.trim_matches(is_edge))
}

/// Whether a clause names nothing that has points.
fn is_preamble(clause: &str) -> bool {
    // 经济效益指标, 按时完成率: names that begin with such a word.
    let is_name = || ["指标", "率", "性", "程度", "情况", "时限"].iter().any(|word| clause.ends_with(word));
    PREAMBLES.iter().any(|word| clause.starts_with(word))
        || (LOOSE_PREAMBLES.iter().any(|word| clause.starts_with(word)) && !is_name())
}

/// Words that begin a clause which names nothing that has points.
const PREAMBLES: &[&str] =
    &["绩效自评综述", "自评综述", "绩效评价综述", "根据", "按照", "对照", "综上", "总的", "结合", "严格"];

/// The same, where the clause does not end as a name does.
const LOOSE_PREAMBLES: &[&str] = &["按", "依据", "经", "通过", "控制在", "全部", "均"];

/// Words for what the heading above names.
const SECTION: &[&str] = &["该部分", "本部分", "此部分", "该维度", "该类指标", "该一级指标", "该二级指标"];

/// Words for what is spoken of.
const SAME: &[&str] = &["该项", "此项", "本项", "该指标", "此指标", "本指标"];

/// Words behind a name that say what was aimed at.
const AIMS: &[&str] =
    &["年初目标", "年度指标值", "指标值", "目标值", "目标为", "目标≥", "目标≤", "计划值", "≥", "≤", "＞", "＜"];

/// How names of indicators end.
const INDICATOR_ENDS: &[&str] = &["指标", "率", "度", "性", "管理", "效益", "效能", "效果", "执行", "产出", "加减分"];

/// What a heading names: 履职效能分析 is about 履职效能.
pub fn heading_name(text: &str) -> Option<&str> {
    let mut name = text.trim_matches(is_edge);
    for word in ["分析", "情况", "完成", "评价", "自评", "得分", "指标"] {
        name = name.strip_suffix(word).unwrap_or(name).trim_matches(is_edge);
    }
    (2..=LONGEST_NAME).contains(&name.chars().count()).then_some(name)
}

/// Names that mean the whole.
const IS_WHOLE: &[&str] = &["项目", "部门", "单位", "全年", "本年", "街道", "年度", "本街道", "本镇", "全局"];

/// The beginning of a text, whole characters.
pub fn near(text: &str) -> &str {
    let mut end = text.len().min(NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn without_start(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(is_name_edge);
    let words = OWN.iter().chain(NAME_STARTS);
    let after_word = words.filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len());
    after_word.or_else(|| after_year(text))
}

/// The text behind 2021年度 at its start.
pub(super) fn after_year(text: &str) -> Option<&str> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = year.bytes().all(|byte| byte.is_ascii_digit()).then_some(rest)?.strip_prefix('年')?;
    Some(rest.strip_prefix('度').unwrap_or(rest))
}

/// As [`is_edge`], but a quoted word may begin a name.
pub(super) fn is_name_edge(c: char) -> bool {
    is_edge(c) && !matches!(c, '“' | '”' | '"')
}

/// What can stand around a name and is no part of it.
pub fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '，' | '、'
                | '：'
                | '。'
                | '；'
                | '（'
                | '）'
                | '“'
                | '”'
                | '"'
                | '《'
                | '》'
                | '='
                | '-'
                | '—'
                | '|'
                | '.'
                | '*'
        )
}

/// Where a row of a table says a sum instead of a name.
pub fn is_sum_row(name: &str) -> bool {
    ["合计", "总计", "小计", "总分", "合 计"].iter().any(|word| name.trim_matches(is_edge).starts_with(word))
}

/// A name without what forms add to it: 产出指标（50分） and 产出 are the same.
pub fn name_key(name: &str) -> String {
    let mut key = String::new();
    let mut depth = 0_usize;
    for c in name.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 || is_edge(c) => {}
            _ => key.push(c),
        }
    }
    for word in ["指标", "情况", "得分", "部门", "度", "的", "类"] {
        key = key.replace(word, "");
    }
    key
}

/// The unit of a table's amounts, stated above it or in a head: 单位：万元, （万元）.
pub fn states_ten_thousand(text: &str) -> Option<bool> {
    if text.contains("万元") {
        Some(true)
    } else if text.contains('元') {
        Some(false)
    } else {
        None
    }
}

/// Whether a line states the unit of the amounts below it.
pub fn is_unit_line(text: &str) -> bool {
    text.contains("单位：") && (text.contains("万元") || text.contains('元')) && text.chars().count() <= 16
}

/// Heads of a table's columns that are a name.
pub fn is_name_head(text: &str) -> bool {
    ["指标", "一级指标", "二级指标", "三级指标", "指标名称", "项目", "项目名称", "评价指标", "考核指标", "名称", "内容"]
        .contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        let name = |text: &str| Subject::Name(text.to_owned());
        assert_eq!(subject("管理效能综合反映本部门在资金管理、采购管理等方面的情况，指标"), name("管理效能"));
        assert_eq!(subject("资金管理："), name("资金管理"));
        assert_eq!(subject("，整体支出绩效"), Subject::Whole);
        assert_eq!(subject("我局2022年度部门整体支出绩效"), Subject::Whole);
        assert_eq!(subject("，本部门"), Subject::None);
        assert_eq!(subject("；加减分项"), name("加减分项"));
    }
}
