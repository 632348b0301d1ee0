//! Who reports, of which year, with which grade: how reports print it.

use std::ops::Range;

use crate::text::chinese_number::chinese_digit;
use crate::text::report_names::is_edge;

/// Labels of forms that a department's name stands behind.
const NAME_LABELS: &[&str] = &[
    "部门（单位）名称",
    "单位（部门）名称",
    "部门名称",
    "单位名称",
    "填报单位",
    "填报部门",
    "评价单位",
    "自评单位",
    "预算部门",
    "预算单位",
    "项目单位",
    "实施单位",
    "主管部门",
    "编制单位",
    "报告单位",
];

/// What forms print behind a name, often on the same line.
const NEXT_LABELS: &[&str] = &["填报日期", "填表日期", "日期", "填报人", "填表人", "负责人", "联系人", "联系电话"];

/// How the names of public bodies end, the longer ones first.
const BODIES: &[&str] = &[
    "残疾人联合会",
    "联合会",
    "办公室",
    "办事处",
    "人民政府",
    "委员会",
    "管理局",
    "总工会",
    "红十字会",
    "妇女联合会",
    "残联",
    "妇联",
    "文联",
    "侨联",
    "工商联",
    "科协",
    "团委",
    "政协",
    "党校",
    "医院",
    "学校",
    "中学",
    "小学",
    "大学",
    "学院",
    "中心",
    "支队",
    "大队",
    "总队",
    "法院",
    "检察院",
    "街道",
    "图书馆",
    "档案馆",
    "博物馆",
    "局",
    "厅",
    "委",
    "办",
    "所",
    "会",
    "站",
    "院",
    "馆",
    "处",
    "镇",
    "乡",
];

/// The name of whoever reports, in a sentence or a title; a part of the text.
pub fn body_name(text: &str) -> Option<&str> {
    let behind = |label: &&str| {
        let behind = text.split_once(*label)?.1.trim_start_matches(is_edge);
        let stamped = ["盖章", "公章", "签章"].iter().find_map(|word| behind.strip_prefix(word));
        let name = stamped.unwrap_or(behind).trim_start_matches(is_edge);
        Some(name.strip_prefix(['为', '是']).unwrap_or(name))
    };
    let labelled = NAME_LABELS.iter().find_map(behind).and_then(|name| {
        let end = NEXT_LABELS.iter().filter_map(|word| name.find(word)).min().unwrap_or(name.len());
        name.get(..end)?.split(is_name_end).next()
    });
    let is_title = ["自评", "绩效评价", "报告"].iter().any(|word| text.contains(word));
    let before_year = year_at(text).and_then(|(at, _)| text.get(..at.start)).filter(|_| is_title);
    // 2022年度清河县教育局部门整体支出绩效自评报告.
    let behind_year = year_at(text).filter(|(at, _)| is_title && at.start == 0).and_then(|(at, _)| {
        let behind = text.get(at.end..)?.trim_start_matches(['年', '度']);
        let end = TITLES.iter().filter_map(|word| behind.find(word)).min()?;
        behind.get(..end)
    });
    let verb = BEING.iter().filter_map(|verb| text.find(verb)).min();
    let before_verb = verb.and_then(|at| text.get(..at));
    [labelled, before_year, behind_year, before_verb].into_iter().flatten().find_map(|candidate| {
        let name = candidate.trim_matches(is_edge);
        let name = without_attachment(name);
        let name = name.strip_prefix("关于").unwrap_or(name).trim_matches(is_edge);
        is_body(name).then_some(name)
    })
}

/// How titles go on behind a name.
const TITLES: &[&str] =
    &["部门整体", "整体支出", "整体绩效", "部门预算", "部门绩效", "部门支出", "预算绩效", "项目支出", "绩效", "支出"];

/// The first line of a title in several: a body, perhaps with the year.
pub fn body_alone(text: &str) -> Option<&str> {
    let text = without_attachment(text.trim_matches(is_edge));
    let before_year = year_at(text).and_then(|(at, _)| text.get(..at.start)).unwrap_or(text);
    Some(before_year.trim_matches(is_edge)).filter(|name| is_body(name))
}

/// A title without 附件2 before it.
fn without_attachment(text: &str) -> &str {
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附表")).unwrap_or(text);
    if rest.len() == text.len() { text } else { rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_edge(c)) }
}

/// How a sentence goes on that says what a body is.
const BEING: &[&str] = &[
    "是中",
    "是主管",
    "是区",
    "是市",
    "是县",
    "是省",
    "为区",
    "为市",
    "为县",
    "是负责",
    "是隶属",
    "是政府",
    "系区",
    "系市",
    "系县",
    "是本",
    "是全",
];

fn is_name_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '（' | '：' | '|' | '\t' | '\n' | ' ') || c.is_ascii_digit()
}

/// Whether a text is the name of a public body and nothing else.
pub fn is_body(name: &str) -> bool {
    let n_characters = name.chars().count();
    (3..=30).contains(&n_characters)
        && BODIES.iter().any(|ending| name.ends_with(ending))
        && !name.contains(is_name_end)
}

/// A year with 年 behind it, in digits or Chinese numerals: its place and the year.
pub fn year_at(text: &str) -> Option<(Range<usize>, u16)> {
    text.match_indices('年').find_map(|(end, _)| {
        let before = text.get(..end)?;
        let mut backwards = before.char_indices().rev();
        let last: Vec<(usize, char)> = backwards.by_ref().take(4).collect();
        let is_plain = last.iter().all(|(_, c)| c.is_ascii_digit());
        let is_alone = backwards.next().is_none_or(|(_, c)| !is_plain || !c.is_ascii_digit());
        let digit = |c: char| if is_plain { c.to_digit(10).map(u64::from) } else { chinese_digit(c) };
        let year = last.iter().rev().try_fold(0, |year, (_, c)| Some(year * 10 + digit(*c)?))?;
        let year = u16::try_from(year).ok().filter(|year| (2000..2100).contains(year) && is_alone)?;
        Some((last.last()?.0..end, year))
    })
}

/// The grades, longer names first.
const GRADES: &[&str] = &["优秀", "良好", "合格", "不合格", "较差", "优", "良", "中", "差"];

/// The grade that stands at the start of a text behind its label: its place in it.
pub fn grade_at(text: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    loop {
        let rest = text.get(start..)?;
        let skipped = rest.len() - rest.trim_start_matches(is_edge).len();
        let rest = rest.get(skipped..)?;
        let word =
            ["评定为", "评为", "确定为", "为", "是", "属于", "结果"].into_iter().find(|word| rest.starts_with(word));
        start += skipped + word.map_or(0, str::len);
        if word.is_none() {
            let (grade, behind) = GRADES.iter().find_map(|grade| Some((grade, rest.strip_prefix(*grade)?)))?;
            // 自评等级为“优”的12个: of some among several.
            let of_some = behind.trim_start_matches(is_edge).strip_prefix('的');
            let is_count = |behind: &str| behind.starts_with(|c: char| c == '有' || c.is_ascii_digit());
            return Some((start, start + grade.len())).filter(|_| !of_some.is_some_and(is_count));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies() {
        let is = |text: &str, expected: &str| assert_eq!(body_name(text), Some(expected), "{text}");
        is("广州市白云区残疾人联合会是中共广州市白云区委主管的人民团体", "广州市白云区残疾人联合会");
        is("清河县教育局2022年度部门整体支出绩效自评报告", "清河县教育局");
        is("单位名称：南山市民政局", "南山市民政局");
        is("2022年度清河县教育局部门整体支出绩效自评报告", "清河县教育局");
        is("附件2衡山县残疾人联合会2022年度部门整体支出绩效自评报告", "衡山县残疾人联合会");
        is("清河县残联2022年度残疾人康复项目支出绩效自评报告", "清河县残联");
        assert_eq!(body_alone("衡山县残疾人联合会2022年度"), Some("衡山县残疾人联合会"));
        assert_eq!(body_alone("一、部门概况"), None);
        is("单位名称（盖章）：南山县水务局填报日期：2021年3月15日", "南山县水务局");
        is("关于临江市水利局2023年度绩效自评的报告", "临江市水利局");
        is("关于临江市水利局二〇二三年度绩效自评的报告", "临江市水利局");
        assert_eq!(body_name("2021年本部门全年预算数"), None);
    }

    #[test]
    fn grades() {
        assert_eq!(grade_at("为“良好”，"), Some((6, 12)));
        assert_eq!(grade_at("结果为优"), Some((9, 12)));
        assert_eq!(grade_at("为“优”的12个，"), None);
        assert_eq!(grade_at("为优的有3个"), None);
        assert_eq!(grade_at("标准"), None);
    }

    #[test]
    fn years() {
        let year = |text: &str| year_at(text).map(|(_, year)| year);
        assert_eq!(year("我局2021年度"), Some(2021));
        assert_eq!(year("二〇二三年度"), Some(2023));
        assert_eq!(year("二零二二年"), Some(2022));
        for none in ["第12021年", "近两年", "1998年", "二十年", "年度"] {
            assert_eq!(year(none), None, "{none}");
        }
        assert_eq!(year("五年来，2022年"), Some(2022));
    }
}
