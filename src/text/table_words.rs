//! The words of self-evaluation tables beside the heads of their columns: what their money, sums and top lines are called in the forms
//! of ministries, provinces and systems.

use crate::text::report_marks::item_head;
use crate::text::table_heads::{Role, head_key, role};

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

impl MoneyRole {
    /// Whether it is an amount of money, and not points.
    pub fn is_amount(self) -> bool {
        match self {
            Self::Initial | Self::Adjusted | Self::Executed => true,
            Self::Weight | Self::Score => false,
        }
    }
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
    } else if has(&["全年预算", "预算安排", "调整后", "调整预算", "年度预算", "预算数", "预算金额", "budget"])
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
    ["合计", "小计", "总计", "总分", "自评总分", "总得分", "自评总得分", "综合得分", "sum", "total"]
        .contains(&key.as_str())
        || (key.starts_with("总分") && key.chars().count() < 8)
        || (["合计", "总计", "小计"].iter().any(|word| key.ends_with(word)) && key.chars().count() <= 6)
}

/// Whether a cell may say what the amounts beside it are counted in: short, or with a word for it.
pub fn may_state_unit(cell: &str) -> bool {
    cell.chars().count() <= 20 || cell.contains("单位：")
}

/// The name of one of several tables that stand below each other, `nth` from 1.
pub fn part_name(sheet: &str, nth: usize, about: &str) -> String {
    let parts = [sheet, &nth.to_string(), about];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a cell begins a row of money that has the others in it.
pub fn is_sum_of_money(cell: &str) -> bool {
    let key = head_key(cell);
    is_sum(cell) || key.ends_with("资金总额") || ["总额", "金额合计", "资金合计"].contains(&key.as_str())
}

/// Whether a row of sums is the whole table's.
pub fn is_total(cell: &str) -> bool {
    let key = head_key(cell);
    key.contains("总分") || key.contains("总得分") || key == "总计" || key == "total"
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

/// A body's name without its number in the budget: 219001-某镇人民政府.
pub fn without_code(name: &str) -> &str {
    let behind = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = behind.strip_prefix(['-', '—', '－', ' ']).filter(|_| behind.len() + 3 <= name.len());
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(name)
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

/// Whether a cell of the top lines announces the budget year.
pub fn is_year_word(cell: &str) -> bool {
    ["年度", "预算年度", "项目年度", "评价年度", "自评年度", "所属年度", "资金年度", "年份", "year"]
        .contains(&head_key(cell).as_str())
}

/// A year behind such a word: 2023, 2023年.
pub fn year_alone(text: &str) -> Option<u16> {
    let digits = text.trim().trim_end_matches(['年', '度']);
    let year: u16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1990..=2100).contains(&year).then_some(year)
}

/// A name without its number: 1.执行率, （2）质量.
pub fn without_number(name: &str) -> &str {
    let name = name.trim();
    item_head(name).and_then(|length| name.get(length..)).map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// A name that its cell wraps: 基础信息 完整性 is 基础信息完整性. Between letters and digits a blank stays.
pub fn unwrapped(name: &str) -> String {
    let mut unwrapped = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let is_between_letters = |before: char| before.is_ascii() || word.starts_with(|c: char| c.is_ascii());
        if unwrapped.chars().next_back().is_some_and(is_between_letters) {
            unwrapped.push(' ');
        }
        unwrapped.push_str(word);
    }
    unwrapped
}

/// A name and the weight in brackets behind it: 培训人数（10分）, 产出（30分）.
pub fn weight_in_name(name: &str) -> Option<(&str, &str)> {
    let inside = name.trim().strip_suffix(['）', ')'])?;
    let (name, weight) = inside.rsplit_once(['（', '('])?;
    let weight = weight.trim().strip_suffix('分')?.trim();
    let is_number = !weight.is_empty() && weight.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then_some((name.trim(), weight))
}

/// Groups of indicators that measure what was spent on time.
pub fn is_execution_rate(name: &str) -> bool {
    let key = head_key(name);
    let is_rate = |key: &str| {
        ["预算执行率", "资金执行率", "预算资金执行率", "项目预算执行率", "项目资金执行率", "全年预算执行率"]
            .contains(&key)
    };
    is_rate(&key) || key.strip_suffix("指标").is_some_and(is_rate)
}

/// What may be the execution rate, or a group with more in it.
pub fn is_execution(name: &str) -> bool {
    ["执行率", "预算执行", "预算执行情况", "资金执行", "资金执行情况"].contains(&head_key(name).as_str())
}

/// Whether a group holds points on top of the base.
pub fn is_bonus(name: &str) -> bool {
    let key = head_key(name);
    ["加减分", "加分", "附加分", "奖惩", "减分"].iter().any(|word| key.contains(word)) && key.chars().count() <= 8
}

/// What is measured, and how it is scored, in one text.
pub fn definition_with_standard(definition: &str, standard: &str) -> String {
    match (definition, standard) {
        (_, "") => definition.to_owned(),
        ("", _) => format!("评分标准：{standard}"),
        _ => format!("{definition}\n评分标准：{standard}"),
    }
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
    fn sums_and_weights_in_names() {
        for sum in ["合计", "合 计", "得分合计", "合计（100分）", "总分", "自评总分", "Total"] {
            assert!(is_sum(sum), "{sum}");
        }
        for no_sum in ["合计支出控制率达标", "小计算机采购", "培训人数", ""] {
            assert!(!is_sum(no_sum), "{no_sum}");
        }
        assert_eq!(weight_in_name("培训人数（10分）"), Some(("培训人数", "10")));
        assert_eq!(weight_in_name("产出 (22.5 分)"), Some(("产出", "22.5")));
        for no_weight in ["培训人数", "参训率（%）", "满意度（分）", "（10分）以上", "评分（十分）"]
        {
            assert_eq!(weight_in_name(no_weight), None, "{no_weight}");
        }
        assert_eq!(unwrapped("基础信息 \n 完整性"), "基础信息完整性");
        assert_eq!(unwrapped("APP 下载量 达标率 (12 分)"), "APP 下载量达标率 (12 分)");
        assert!(is_execution_rate("预算执行率（10分）") && !is_execution_rate("支出执行进度"));
        assert!(is_sum_of_money("年度资金总额：") && !is_sum_of_money("其中：财政拨款"));
    }

    #[test]
    fn years_and_numbers_of_names() {
        assert_eq!(year_in("（2021 年度）项目支出绩效自评表"), Some(2021));
        assert_eq!(year_in("12021年"), Some(2021));
        assert_eq!(year_in("2021 自评表"), None);
        assert_eq!(without_number("1.培训人数"), "培训人数");
        assert_eq!(without_number("（二）质量指标"), "质量指标");
        assert_eq!(without_number("3079人次"), "3079人次");
        assert_eq!(without_code("219001-棠溪镇人民政府"), "棠溪镇人民政府");
        for plain in ["三一九队", "12-3", "101医院", "219001-"] {
            assert_eq!(without_code(plain), plain);
        }
    }
}
