//! Short fixed texts: headings, labels, buttons. One line each; another language is one more column.

use crate::domain::amount::MoneyUnit;
use crate::text::language::{Language, money_unit};

macro_rules! labels {
    ($($name:ident: $zh:literal,)*) => {
        /// A fixed text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label {
            $(#[doc = $zh] $name,)*
        }

        /// The text of a label.
        pub fn label(label: Label) -> &'static str {
            match label {
                $(Label::$name => $zh,)*
            }
        }
    };
}

labels! {
    AppName: "绩效自评",
    UnitName: "单位名称",
    Year: "年度",
    Framework: "指标体系",
    MoneyUnit: "金额单位",
    BlankSheet: "新建空表",
    RestoreExample: "恢复示例",
    SkipToIndicators: "跳到指标",
    SkipToExecution: "跳到预算执行",
    ScoreBar: "得分概况",
    Total: "总分",
    Grade: "评价等级",
    Pending: "待填",
    ToMend: "需改正",
    ProblemsTitle: "有内容需要改正",
    Indicators: "指标",
    IndicatorsHelp: "改动任何一格，得分立即重算。点指标名前的箭头，看算法和来源。名称后的小字是分值来源：报告（报告写明）、推定（由报告的数字推算）、未列明（报告只给合计）。",
    Indicator: "指标名称",
    Weight: "分值",
    TargetValue: "年度指标值",
    ActualValue: "实际完成值",
    Score: "得分",
    Coefficient: "得分系数",
    Occurrences: "发现问题数",
    Deduction: "扣分",
    Reason: "扣分原因",
    ReasonField: "原因说明",
    ReasonHint: "失分或加减分时，写明原因",
    FromExecution: "见预算执行表",
    HowScored: "怎样得出",
    WeightSource: "分值来源",
    RuleSource: "评分标准来源",
    Monthly: "各月末累计执行数",
    MonthlyHelp: "填齐后按各期执行率的平均值计分，并取代直接填写的平均执行率。",
    AnnualBudget: "全年预算数",
    Execution: "预算执行",
    ExecutionHelp: "执行率 = 全年执行数 ÷ 全年预算数。预算数为 0 时没有执行率，显示“—”。",
    Department: "部门整体",
    ProjectSum: "项目合计",
    Project: "项目名称",
    AdjustedBudget: "全年预算数",
    Executed: "全年执行数",
    Rate: "执行率",
    Share: "占比",
    Balance: "结余",
    AddProject: "添加项目",
    RemoveProject: "删除",
    Removal: "操作",
    AboveBudget: "超过预算",
    PendingShort: "待填",
    Provisional: "未填完",
    BlankTitle: "新建空表？",
    BlankBody: "当前表里填写的内容会被清空，不能恢复。指标体系不变。",
    BlankConfirm: "清空并新建",
    ExampleTitle: "恢复示例？",
    ExampleBody: "当前表里填写的内容会被示例（广州市白云区残疾人联合会 2021）取代，不能恢复。",
    ExampleConfirm: "用示例取代",
    Cancel: "取消",
    NoProjects: "还没有项目。点“添加项目”，填名称、预算数和执行数。",
    Bonus: "加减分",
}

/// "3 月末".
pub fn month_end(month_idx: usize) -> String {
    format!("{} 月末", month_idx + 1)
}

/// "项目 3": what a project is called while it has no name.
pub fn nth_project(project_idx: usize) -> String {
    format!("项目 {}", project_idx + 1)
}

/// A column head with its unit: 全年预算数（万元）.
pub fn with_unit(label: &str, unit: MoneyUnit) -> String {
    format!("{label}（{}）", money_unit(unit, Language::Chinese))
}

/// The name of a field: what it belongs to, and which of its columns.
pub fn field_of(owner: &str, column: &str) -> String {
    format!("{owner}：{column}")
}

/// A source with its kind: 推定：2 × 98.23% = ….
pub fn source_of(kind: &str, note: &str) -> String {
    format!("{kind}：{note}")
}

/// What stands between an owner and its column in a label.
pub const COLON: &str = "：";

/// A unit behind a label: （万元）.
pub fn in_brackets(unit: &str) -> String {
    format!("（{unit}）")
}

/// The grade while it still depends on what is pending.
pub fn open_grade(lowest: &str, highest: &str) -> String {
    format!("{lowest}至{highest}，待填完")
}

/// "还有 2 分待填".
pub fn pending_points(points: &str) -> String {
    format!("待填 {points} 分")
}

/// "2 分".
pub fn in_points(points: &str) -> String {
    format!("{points} 分")
}

/// What the browser's tab and history show.
pub fn page_title(name: &str, year: Option<u16>, total: &str) -> String {
    let name = if name.is_empty() { "未命名单位" } else { name };
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{total} · {name}{year} · 绩效自评")
}

/// What a screen reader hears after a change.
pub fn announcement(total: &str, pending: &str, is_pending: bool) -> String {
    if is_pending { format!("总分 {total}，还有 {pending} 分待填") } else { format!("总分 {total}") }
}

/// The question beside the sum of the projects when some lack figures.
pub fn projects_pending(n_pending: usize) -> String {
    format!("{n_pending} 个项目未填完，合计只含已填的数")
}

/// "2 处".
pub fn places(n_places: usize) -> String {
    format!("{n_places} 处")
}

/// How many fields have to be mended.
pub fn n_problems(n_problems: usize) -> String {
    format!("有 {n_problems} 处内容需要改正，改正前按“待填”处理：")
}
