//! Short fixed texts that several parts of the page share: headings, labels, buttons, and the little sentences around them.

use crate::domain::amount::MoneyUnit;
use crate::text::language::{Language, labels, money_unit, pick, say};

labels! {
    /// A fixed text of the page.
    Label {
        AppName: "绩效自评", "Performance Self-Evaluation";
        UnitName: "单位名称", "Department name";
        UnitCode: "单位代码", "Department code";
        Contact: "联系人", "Contact";
        Year: "年度", "Year";
        Framework: "指标体系", "Indicator framework";
        FrameworkVersion: "版本", "Version";
        FrameworkIssuer: "制定单位", "Issued by";
        FrameworkDocument: "依据", "Document";
        FrameworkTitle: "指标体系名称", "Framework title";
        NodeName: "名称", "Name";
        MoneyUnit: "金额单位", "Amounts in";
        BlankSheet: "新建空表", "New blank sheet";
        RestoreExample: "恢复示例", "Restore example";
        SkipToIndicators: "跳到指标", "Skip to indicators";
        SkipToExecution: "跳到预算执行", "Skip to budget execution";
        ScoreBar: "得分概况", "Score summary";
        Total: "总分", "Total score";
        Grade: "评价等级", "Grade";
        Pending: "待填", "Pending";
        ToMend: "需改正", "To correct";
        ProblemsTitle: "有内容需要改正", "Some entries need correcting";
        Indicators: "指标", "Indicators";
        IndicatorsHelp:
            "改动任何一格，得分立即重算。点指标名前的箭头，看算法和来源。名称后的小字是分值来源：报告（报告写明）、推定（由报告的数字推算）、未列明（报告只给合计）、法规（文件规定）、自定（本单位设定）。",
            "Change any cell and the score is worked out again at once. The arrow before an indicator's name shows how it is scored and on what grounds. The small word after the name says where the weight comes from: report (stated in the report), derived (inferred from the report's figures), not listed (the report gives only a sum), regulation (set by the document), user (set by this department).";
        Indicator: "指标名称", "Indicator";
        Weight: "分值", "Weight";
        TargetValue: "年度指标值", "Target value";
        ActualValue: "实际完成值", "Actual value";
        Score: "得分", "Score";
        Coefficient: "得分系数", "Score coefficient";
        Occurrences: "发现问题数", "Problems found";
        Deduction: "扣分", "Deduction";
        Reason: "扣分原因", "Reason";
        ReasonField: "原因说明", "Explanation";
        Evidence: "佐证材料", "Evidence";
        Improvement: "改进措施", "Improvement measure";
        ReviewActual: "复核完成值", "Reviewed value";
        ReviewScore: "复核得分", "Review score";
        ReviewRemark: "复核意见", "Review remark";
        ReasonHint: "失分或加减分时，写明原因", "Say why points were lost, added or taken off";
        FromExecution: "见预算执行表", "See the execution table";
        HowScored: "怎样得出", "How it is scored";
        WeightSource: "分值来源", "Weight from";
        RuleSource: "评分标准来源", "Scoring rule from";
        Monthly: "各月末累计执行数", "Cumulative executed amounts at month-ends";
        MonthlyHelp:
            "填齐后按各期执行率的平均值计分，并取代直接填写的平均执行率。",
            "Once all are filled in, the average of the periods' execution rates is scored, in place of an average rate that was typed.";
        AnnualBudget: "全年预算数", "Annual budget";
        Execution: "预算执行", "Budget execution";
        ExecutionHelp:
            "执行率 = 全年执行数 ÷ 全年预算数。预算数为 0 时没有执行率，显示“—”。",
            "Execution rate = executed amount ÷ adjusted budget. A budget of 0 has no execution rate: “—” is shown.";
        Department: "部门整体", "Whole department";
        ProjectSum: "项目合计", "Sum of projects";
        Project: "项目名称", "Project";
        InitialBudget: "年初预算数", "Initial budget";
        AdjustedBudget: "全年预算数", "Adjusted budget";
        FundSource: "资金来源", "Fund source";
        Executed: "全年执行数", "Executed amount";
        Rate: "执行率", "Execution rate";
        Share: "占比", "Share";
        Balance: "结余", "Balance";
        AddProject: "添加项目", "Add project";
        RemoveProject: "删除", "Remove";
        Removal: "操作", "Actions";
        AboveBudget: "超过预算", "Over budget";
        PendingShort: "待填", "Pending";
        Provisional: "未填完", "Not complete";
        Cancel: "取消", "Cancel";
        NoProjects:
            "还没有项目。点“添加项目”，填名称、预算数和执行数。",
            "No projects yet. Choose “Add project” and fill in its name, budget and executed amount.";
        Bonus: "加减分", "Bonus points";
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "3 月末", "End of March"; the month counts from 0.
pub fn month_end(month_idx: usize, language: Language) -> String {
    let (month, name) = (month_idx + 1, MONTHS.get(month_idx).copied().unwrap_or_default());
    match language {
        Language::Chinese => format!("{month} 月末"),
        Language::English => format!("End of {name}"),
    }
}

/// "项目 3": what a project is called while it has no name; the project counts from 0.
pub fn nth_project(project_idx: usize, language: Language) -> String {
    let nth = project_idx + 1;
    say!(language, "项目 {nth}", "Project {nth}")
}

/// A column head with its unit: 全年预算数（万元）.
pub fn with_unit(label: &str, unit: MoneyUnit, language: Language) -> String {
    format!("{label}{}", in_brackets(money_unit(unit, language), language))
}

/// The name of a field: what it belongs to, and which of its columns.
pub fn field_of(owner: &str, column: &str, language: Language) -> String {
    format!("{owner}{}{column}", colon(language))
}

/// A source with its kind: 推定：2 × 98.23% = ….
pub fn source_of(kind: &str, note: &str, language: Language) -> String {
    field_of(kind, note, language)
}

/// What stands between an owner and its column in a label.
pub fn colon(language: Language) -> &'static str {
    pick(language, "：", ": ")
}

/// A unit behind a label: （万元）.
pub fn in_brackets(unit: &str, language: Language) -> String {
    say!(language, "（{unit}）", " ({unit})")
}

/// The grade while it still depends on what is pending.
pub fn open_grade(lowest: &str, highest: &str, language: Language) -> String {
    say!(language, "{lowest}至{highest}，待填完", "{lowest} to {highest}, depending on what is pending")
}

/// "待填 2 分".
pub fn pending_points(points: &str, language: Language) -> String {
    say!(language, "待填 {points} 分", "pending: {points}")
}

/// What the browser's tab and history show.
pub fn page_title(name: &str, year: Option<u16>, total: &str, language: Language) -> String {
    let name = if name.is_empty() { pick(language, "未命名单位", "Unnamed department") } else { name };
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{total} · {name}{year} · {}", Label::AppName.text(language))
}

/// The question beside the sum of the projects when some lack figures.
pub fn projects_pending(n_pending: usize, language: Language) -> String {
    match (language, n_pending) {
        (Language::Chinese, _) => format!("{n_pending} 个项目未填完，合计只含已填的数"),
        (Language::English, 1) => "1 project is incomplete: the sums hold only what is filled in".to_owned(),
        (Language::English, _) => {
            format!("{n_pending} projects are incomplete: the sums hold only what is filled in")
        }
    }
}

/// "2 处", "2 entries".
pub fn places(n_places: usize, language: Language) -> String {
    match (language, n_places) {
        (Language::Chinese, _) => format!("{n_places} 处"),
        (Language::English, 1) => "1 entry".to_owned(),
        (Language::English, _) => format!("{n_places} entries"),
    }
}

/// What a text that is no value leaves behind until it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meanwhile {
    /// The field counts as not filled in.
    Pending,
    /// The name stays as it was.
    OldName,
    /// The weight stays as it was.
    OldWeight,
}

/// How many fields have to be mended, and what holds for them until then.
pub fn n_problems(n_problems: usize, meanwhile: &[Meanwhile], language: Language) -> String {
    let holds = [
        (Meanwhile::Pending, "按“待填”处理", "they count as pending"),
        (Meanwhile::OldName, "名称不变", "names stay as they were"),
        (Meanwhile::OldWeight, "分值不变", "weights stay as they were"),
    ];
    let holds = holds.into_iter().filter(|(what, ..)| meanwhile.contains(what));
    let said: Vec<&str> = holds.map(|(_, zh, en)| pick(language, zh, en)).collect();
    match (language, n_problems) {
        (Language::Chinese, _) => format!("有 {n_problems} 处内容需要改正，改正前{}：", said.join("，")),
        (Language::English, 1) => {
            format!("1 entry needs correcting; until then {}:", said.join(", ").replace("they count", "it counts"))
        }
        (Language::English, _) => format!("{n_problems} entries need correcting; until then {}:", said.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_until_it_is_mended_is_said() {
        let said = |n, meanwhile: &[Meanwhile], language| n_problems(n, meanwhile, language);
        let (pending, name) = (Meanwhile::Pending, Meanwhile::OldName);
        assert_eq!(said(1, &[name], Language::Chinese), "有 1 处内容需要改正，改正前名称不变：");
        assert_eq!(said(2, &[name, pending], Language::Chinese), "有 2 处内容需要改正，改正前按“待填”处理，名称不变：");
        assert_eq!(
            said(1, &[pending], Language::English),
            "1 entry needs correcting; until then it counts as pending:"
        );
        let both = "2 entries need correcting; until then they count as pending, names stay as they were:";
        assert_eq!(said(2, &[name, pending], Language::English), both);
    }

    #[test]
    fn each_language_has_its_own_punctuation() {
        let head = |language| with_unit(Label::Balance.text(language), MoneyUnit::Yuan, language);
        assert_eq!(head(Language::Chinese), "结余（元）");
        assert_eq!(head(Language::English), "Balance (yuan)");
        assert_eq!(field_of("A", &month_end(11, Language::Chinese), Language::Chinese), "A：12 月末");
        assert_eq!(field_of("A", &month_end(11, Language::English), Language::English), "A: End of December");
        assert_eq!(page_title("", Some(2021), "92.97", Language::Chinese), "92.97 · 未命名单位 2021 · 绩效自评");
    }
}
