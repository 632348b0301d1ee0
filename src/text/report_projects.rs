//! Whose money a sentence of a published report speaks of: the words before its budget.

use crate::text::report_names::{OWN, Subject, after_year, is_edge, is_name_edge, near, subject};

/// Whose money it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoneyOf {
    /// The department's, or that of the one project that is reported on.
    Whole,
    /// A project's, by its name.
    Project(String),
    /// The project's that was named before.
    SameProject,
    /// That of a kind of expenses, which is neither.
    Kind,
}

/// Kinds of expenses that every department has.
const KINDS: &[&str] = &[
    "“三公”经费",
    "三公经费",
    "“三公”经费支出",
    "三公",
    "“三公”",
    "基本支出",
    "项目支出",
    "人员经费",
    "人员支出",
    "公用经费",
    "公用支出",
    "日常公用经费",
    "机关运行经费",
];

/// Words that mean the project spoken of.
const SAME: &[&str] = &["项目", "该项目", "本项目", "此项目", "项目资金", "该项资金", "专项资金"];

/// What comes before or behind a name and is no part of it.
const ENDS: &[&str] = &[
    "市区两级",
    "区级",
    "市级",
    "年初",
    "年度",
    "全年",
    "调整后",
    "总",
    "共",
    "财政",
    "安排",
    "下达",
    "到位",
    "累计",
    "实际",
    "已",
];

/// Names that mean the department.
const DEPARTMENT: &[&str] = &[
    "全年",
    "年初",
    "部门",
    "单位",
    "年度",
    "整体支出",
    "部门整体支出",
    "收支",
    "财政拨款",
    "一般公共",
    "部门收支",
    "合计",
    "总计",
];

/// How names of departments end.
const BODIES: &[&str] = &["局", "会", "委", "办", "处", "中心", "部门", "单位"];

/// How headings end that name nothing.
const HEADINGS: &[&str] = &[
    "情况",
    "结论",
    "分析",
    "概况",
    "说明",
    "如下",
    "明细",
    "实施",
    "负责",
    "承担",
    "指标",
    "执行率",
    "完成率",
    "执行",
    "安排",
    "收支",
    "使用",
    "职责",
    "职能",
];

/// The longest name of a project, in characters.
const LONGEST_NAME: usize = 40;

/// Whose money the words before a budget's label are about.
pub fn money_of(text: &str) -> MoneyOf {
    let text = near(text);
    let is_date = |part: &&str| ["截至", "截止", "至"].iter().any(|word| part.starts_with(word));
    let clauses = text.split(['，', '：', '。', '；']).map(|part| part.trim_matches(is_name_edge));
    let Some(mut rest) = clauses.filter(|part| !part.is_empty()).find(|part| !is_date(part)) else {
        return MoneyOf::Whole;
    };
    if let Some(name) = quoted_project(rest) {
        return MoneyOf::Project(name.to_owned());
    }
    for word in ["绩效自评综述", "自评综述", "绩效自评", "自评"] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_matches(is_name_edge);
    }
    for word in ["项目名称", "项目：", "项目为"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_matches(is_name_edge);
    }
    let mut is_same = SAME.contains(&rest);
    while let Some(shorter) = after_year(rest).or_else(|| OWN.iter().find_map(|word| rest.strip_prefix(word))) {
        rest = shorter.trim_matches(is_name_edge);
    }
    rest = without_ends(rest);
    rest = without_ends(rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度')));
    is_same |= SAME.contains(&rest);
    if is_same {
        return MoneyOf::SameProject;
    }
    if KINDS.contains(&rest) {
        return MoneyOf::Kind;
    }
    let rest = unquoted(rest);
    let is_whole = rest.is_empty()
        || ["项目主管部门", "项目单位", "主管部门", "实施单位"].iter().any(|word| rest.starts_with(word))
        || HEADINGS.iter().any(|word| rest.ends_with(word))
        || rest.contains(|c: char| c.is_ascii_digit())
        || DEPARTMENT.contains(&rest)
        || rest.starts_with("部门整体")
        || BODIES.iter().any(|word| rest.ends_with(word) && !rest.contains("项目"));
    if is_whole || !(2..=LONGEST_NAME).contains(&rest.chars().count()) {
        MoneyOf::Whole
    } else {
        MoneyOf::Project(rest.to_owned())
    }
}

fn without_ends(text: &str) -> &str {
    let mut rest = text;
    for word in ENDS {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_matches(is_name_edge);
    }
    rest
}

/// The project that a text names last in quotes: “康复救助”项目, 项目“康复救助”.
pub fn quoted_project(text: &str) -> Option<&str> {
    let (mut found, mut rest) = (None, text);
    while let Some((before, behind)) = rest.split_once('“') {
        let Some((name, behind)) = behind.split_once('”') else { break };
        let is_project = behind.starts_with("项目") || behind.starts_with("专项") || before.ends_with("项目");
        let n_characters = name.chars().count();
        if is_project && (2..=LONGEST_NAME).contains(&n_characters) {
            found = Some(name);
        }
        rest = behind;
    }
    found
}

/// The project that a paragraph begins with: 项目名称：残疾儿童康复救助。预算640万元, “两癌”免费筛查项目。预算50万元.
pub fn leading_project(text: &str) -> Option<&str> {
    let alone = text.split_once('。').map(|(sentence, _)| sentence.trim_matches(is_name_edge));
    // 开展了三个项目 counts them.
    let is_name = |name: &str| !name.ends_with("个项目") && !name.contains('了');
    let alone =
        alone.filter(|name| is_name(name) && matches!(subject(name), Subject::Project(found) if found == *name));
    labelled_project(text).or(alone)
}

fn labelled_project(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("项目名称")?.trim_start().strip_prefix('：')?;
    let name = unquoted(rest.split(['，', '。', '；', '：']).next()?.trim_matches(is_name_edge));
    (2..=LONGEST_NAME).contains(&name.chars().count()).then_some(name)
}

/// A name that stands in quotes as a whole, without them; loose ones fall off.
fn unquoted(name: &str) -> &str {
    let inner = name.trim_matches(is_edge);
    if inner.matches('“').count() == inner.matches('”').count() {
        inner
    } else {
        name.trim_matches(['"', '《', '》'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_money_it_is() {
        let project = |name: &str| MoneyOf::Project(name.to_owned());
        for (text, expected) in [
            ("2021年全年", MoneyOf::Whole),
            ("残疾人职业技能培训费，", project("残疾人职业技能培训费")),
            ("“社区矫正”工作经费", project("“社区矫正”工作经费")),
            ("“三公”经费", MoneyOf::Kind),
            ("其中基本支出", MoneyOf::Kind),
            ("项目全年", MoneyOf::SameProject),
            ("“康复救助”项目", project("康复救助")),
            ("截至2023年12月31日，累计", MoneyOf::Whole),
            ("我局2022年", MoneyOf::Whole),
            ("“一次性补助”", project("一次性补助")),
        ] {
            assert_eq!(money_of(text), expected, "{text}");
        }
    }

    #[test]
    fn projects_behind_a_label() {
        assert_eq!(labelled_project("项目名称：残疾儿童康复救助。预算安排640万元"), Some("残疾儿童康复救助"));
        assert_eq!(labelled_project("项目名称："), None);
        assert_eq!(labelled_project("项目名称填写规范"), None);
        assert_eq!(leading_project("“两癌”免费筛查项目。预算50万元"), Some("“两癌”免费筛查项目"));
        assert_eq!(leading_project("开展了三个项目。预算50万元"), None);
    }

    #[test]
    fn projects_in_quotes() {
        assert_eq!(quoted_project("“甲项经费”项目自评得分98分，“乙”和“丙项经费”项目"), Some("丙项经费"));
        assert_eq!(quoted_project("召开“助残日”活动"), None);
        assert_eq!(quoted_project("没有关上的“引号"), None);
    }
}
