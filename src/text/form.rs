//! The self-evaluation table as it is filed: its heads, and what stands in the cells for target and actual value.

use crate::domain::evaluation::Evaluation;
use crate::domain::execution::{ExecutionRate, execution};
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::score::{Formula, LeafScore};
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::Label;
use crate::text::language::{Language, labels, pick, say};
use crate::text::number_format::{NONE, rate};
use crate::text::values;

labels! {
    /// A fixed text of the table that is filed, and of the ways to get it.
    FormLabel {
        Title: "部门整体支出绩效自评表", "Self-evaluation of the department's overall spending";
        Dimension: "一级指标", "Level 1";
        Category: "二级指标", "Level 2";
        Indicator: "三级指标", "Level 3";
        Weight: "分值", "Weight";
        Target: "年度指标值", "Target";
        Actual: "实际完成值", "Actual value";
        Score: "得分", "Score";
        Reason: "偏差原因分析", "Reason for the deviation";
        Improvement: "改进措施", "Improvement";
        Evidence: "佐证材料", "Evidence";
        Part: "分子", "Part";
        Whole: "分母", "Whole";
        Item: "要点", "Item";
        Met: "符合（1 是，0 否）", "Met (1 yes, 0 no)";
        LeftOut: "不计", "left out";
        SheetTable: "自评表", "Self-evaluation";
        SheetMoney: "预算执行", "Execution";
        SheetMonths: "各月执行", "Months";
        SheetItems: "要点明细", "Items";
        Sum: "合计", "Sum";
        Total: "总分", "Total";
        Unit: "单位名称", "Department";
        Framework: "指标体系", "Framework";
        Export: "导出表格和报告文字", "The table and the report's text";
        ExportHelp: "Excel 工作簿里改了数，得分随公式变化，再读入本页就是改后的同一张表；Word 文档是自评报告“综合评价分析”一节的草稿加自评表，扣分原因、执行率、问题和措施都来自表中。", "In the Excel workbook a changed number changes the scores by its formulas, and read into this page again it is the same sheet with the change. The Word document is a draft of the report's section on the result with the table behind it: every reason, rate, problem and measure is from the sheet.";
        SaveCsv: "表格 CSV", "Table as CSV";
        SaveMarkdown: "表格 Markdown", "Table as Markdown";
        SaveDraft: "报告文字草稿", "Draft of the report's text";
    }
}

/// The font of tables that are filed: Word, Excel and WPS have it on Chinese computers, and others show one like it.
pub const FONT: &str = "宋体";
/// The fonts of a document's title, headings and paragraphs, as official documents have them.
pub const TITLE_FONT: &str = "宋体";
/// Of headings.
pub const HEADING_FONT: &str = "黑体";
/// Of headings below them.
pub const SUBHEADING_FONT: &str = "楷体";
/// Of paragraphs.
pub const BODY_FONT: &str = "仿宋";
/// Of letters and figures.
pub const LATIN_FONT: &str = "Times New Roman";

/// The hidden sheet of a workbook that carries the sheet it was made from, as a code.
pub const CODE_SHEET: &str = "jixiao";

/// The target as it stands in the form; empty where there is none.
pub fn target_text(evaluation: &Evaluation, indicator: &Indicator, language: Language) -> String {
    let entry = evaluation.entry(&indicator.id);
    let measured = |target| values::measured(target, &indicator.measure, language);
    match &indicator.target {
        Target::None => String::new(),
        Target::Fixed(target) => measured(*target),
        Target::FixedWords(words) => words.clone(),
        Target::Entered if indicator.measure == Measure::Words => entry.target_words.clone(),
        Target::Entered => entry.target.map(measured).unwrap_or_else(|| entry.target_words.clone()),
    }
}

/// What the filer reports, as it stands in the form.
pub fn actual_text(evaluation: &Evaluation, indicator: &Indicator, leaf: &LeafScore, language: Language) -> String {
    let words = &evaluation.entry(&indicator.id).actual_words;
    let Some(trace) = leaf.trace() else {
        return if words.is_empty() { Label::PendingShort.text(language).to_owned() } else { words.clone() };
    };
    if let Some(actual) = trace.formula.actual() {
        return values::reported(actual, &indicator.measure, language);
    }
    let told = match &*trace.formula {
        Formula::Graded { grade, .. } => grade.name.clone(),
        Formula::Answered { is_yes, .. } => {
            (if *is_yes { IndicatorsLabel::Yes } else { IndicatorsLabel::No }).text(language).to_owned()
        }
        Formula::Occurrences { n_occurrences, .. } => {
            values::measured_exact(n_occurrences, &indicator.measure, language)
        }
        Formula::Execution { .. } => match execution(&evaluation.budget).department.rate {
            ExecutionRate::Known(known) => rate(&known),
            ExecutionRate::NoBudget | ExecutionRate::Pending => NONE.to_owned(),
        },
        Formula::TypedRate { percent, .. } => values::measured(*percent, &indicator.measure, language),
        // Typed points say it all, and what comes of several figures is explained in the indicator's detail.
        Formula::Proportion { .. }
        | Formula::OverTarget { .. }
        | Formula::Compared { .. }
        | Formula::Reverse { .. }
        | Formula::Steps { .. }
        | Formula::Band { .. }
        | Formula::Checked { .. }
        | Formula::MeanOfPeriods { .. }
        | Formula::Coefficient { .. }
        | Formula::Typed { .. }
        | Formula::NotApplicable { .. } => words.clone(),
    };
    if told.is_empty() { NONE.to_owned() } else { told }
}

/// "广州市白云区残疾人联合会 2021 部门整体支出绩效自评表"
pub fn form_title(name: &str, year: Option<u16>, language: Language) -> String {
    let title = FormLabel::Title.text(language);
    let name = if name.is_empty() { pick(language, "未命名单位", "Unnamed department") } else { name };
    match year {
        Some(year) => say!(language, "{name}{year}年度{title}", "{name} {year}: {title}"),
        None => format!("{name} {title}"),
    }
}

/// The heading of a document, in lines: the department, then what it is.
pub fn document_heading(name: &str, year: Option<u16>, language: Language) -> [String; 2] {
    let name = if name.is_empty() { pick(language, "未命名单位", "Unnamed department") } else { name };
    let what = match year {
        Some(year) => {
            say!(language, "{year}年度部门整体支出绩效自评报告", "Self-evaluation of the overall spending in {year}")
        }
        None => pick(language, "部门整体支出绩效自评报告", "Self-evaluation of the overall spending").to_owned(),
    };
    [name.to_owned(), what]
}
