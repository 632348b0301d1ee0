//! Blocks pasted from a spreadsheet: what their heads mean, and what is wrong with them, in sentences.

use crate::domain::amount::MoneyUnit;
use crate::text::labels::Label;
use crate::text::language::{Language, labels, money_unit, say};
use crate::text::number_reader::{NumberProblem, NumberUnit};
use crate::text::problems;

labels! {
    /// A fixed text of the paste dialog.
    PasteLabel {
        Title: "粘贴项目", "Paste projects";
        Help:
            "在 Excel 或 WPS 里选中项目各行（可带表头）复制，粘贴到下面。列的顺序：名称、年初预算数、全年预算数、全年执行数；有表头时按表头认列。",
            "Copy the rows of projects in Excel or WPS, with or without their heads, and paste them below. Columns: name, initial budget, adjusted budget, executed; with heads the heads decide.";
        Block: "粘贴的内容", "Pasted block";
        Preview: "将要添加的项目", "Projects to be added";
        Refused: "这一块没有读入，原表没有改动。请改正后再粘贴：", "This block was not taken over and the sheet has not changed. Correct it and paste again:";
        Cancel: "取消", "Cancel";
        Empty: "没有可以读的内容。", "There is nothing to read.";
    }
}

/// What a column of a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The project's name.
    Name,
    /// Its fund source.
    Source,
    /// Initial budget.
    Initial,
    /// Adjusted budget.
    Adjusted,
    /// Executed.
    Executed,
    /// Something that is worked out or not kept: a number, a rate, a balance.
    Ignored,
}

/// Why a block can't be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteProblem {
    /// No row with anything in it.
    Empty,
    /// More than this many rows.
    TooManyRows {
        /// The most there may be.
        most: usize,
    },
    /// The block is too long to be a table of projects.
    TooLong,
    /// Without heads this many columns can't be told apart.
    UnknownColumns {
        /// How many columns there are.
        n_columns: usize,
    },
    /// A head that the table can't do without.
    MissingHead(Column),
    /// Two heads for the same thing.
    HeadTwice(Column),
    /// Amounts in a unit that is neither 元 nor 万元.
    UnknownUnit {
        /// What the line above the heads says.
        found: String,
    },
    /// A row with another number of cells.
    Ragged {
        /// The row, from 1.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// A row with figures and no name.
    NoName {
        /// The row, from 1.
        row: usize,
    },
    /// A fund source that is none of the forms'.
    UnknownSource {
        /// The row, from 1.
        row: usize,
        /// What stands there.
        found: String,
    },
    /// A cell that is no number.
    Number {
        /// The row, from 1.
        row: usize,
        /// Which figure.
        column: Column,
        /// What stands there.
        found: String,
        /// The unit of the column.
        unit: MoneyUnit,
        /// What is wrong with it.
        problem: NumberProblem,
    },
}

/// What a head says: the column, and the unit if it names one; `None` for words of no head.
pub fn head(text: &str) -> Option<(Column, Option<MoneyUnit>)> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let unit = if has(&["万元", "tenthousandyuan", "10,000yuan"]) {
        Some(MoneyUnit::TenThousandYuan)
    } else if has(&["(元", "（元", "单位:元", "单位：元", "yuan"]) {
        Some(MoneyUnit::Yuan)
    } else {
        None
    };
    let is_ignored = ["序号", "no.", "备注"].contains(&text.as_str());
    let column = if is_ignored || has(&["率", "占比", "结余", "结转", "rate", "share", "balance"]) {
        Column::Ignored
    } else if has(&["资金来源", "资金性质", "来源", "fundsource", "source"]) {
        Column::Source
    } else if has(&["执行数", "支出数", "决算数", "实际支出", "已支出", "executed", "spent"]) {
        Column::Executed
    } else if has(&["年初", "批复预算", "initial"]) {
        Column::Initial
    } else if has(&["调整", "全年预算", "预算数", "预算金额", "预算", "adjusted", "budget"]) {
        Column::Adjusted
    } else if has(&["项目", "名称", "project", "name"]) {
        Column::Name
    } else {
        return None;
    };
    Some((column, unit))
}

/// What a line above the table says of its amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedUnit {
    /// 单位：万元
    Known(MoneyUnit),
    /// 单位：千元
    Unknown,
}

/// The unit that a line above the table states: 单位：万元, （金额单位：元）. 单位：某局 states none.
pub fn stated_unit(text: &str) -> Option<StatedUnit> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let words = ["单位：", "单位:", "unit:", "amountsin"];
    let unit = words.iter().find_map(|word| text.rsplit_once(word)).map(|(_, unit)| unit)?;
    let unit = unit.trim_end_matches(['）', ')', '】', ']', '。', '.']);
    match unit.trim_start_matches("人民币") {
        "万元" | "万" | "tenthousandyuan" | "10,000yuan" => Some(StatedUnit::Known(MoneyUnit::TenThousandYuan)),
        "元" | "yuan" => Some(StatedUnit::Known(MoneyUnit::Yuan)),
        other if other.ends_with('元') || other.ends_with("yuan") => Some(StatedUnit::Unknown),
        _ => None,
    }
}

/// Whether a cell holds dashes alone: how accounting formats and reports show that there is nothing.
pub fn is_dashes(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '－' | '–' | '—' | '―' | '−'))
}

/// Whether a name is that of a sum, which is worked out here.
pub fn is_sum(name: &str) -> bool {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    ["合计", "小计", "总计", "项目合计", "共计", "total", "sum", "subtotal"].contains(&name.as_str())
}

fn column_name(column: Column, language: Language) -> &'static str {
    let label = match column {
        Column::Name | Column::Ignored => Label::Project,
        Column::Source => Label::FundSource,
        Column::Initial => Label::InitialBudget,
        Column::Adjusted => Label::AdjustedBudget,
        Column::Executed => Label::Executed,
    };
    label.text(language)
}

/// What is wrong, where, and how to mend it.
pub fn sentence(problem: &PasteProblem, language: Language) -> String {
    match problem {
        PasteProblem::Empty => PasteLabel::Empty.text(language).to_owned(),
        PasteProblem::TooManyRows { most } => {
            say!(language, "超过 {most} 行。请分几次粘贴。", "There are more than {most} rows. Paste them in parts.")
        }
        PasteProblem::TooLong => say!(
            language,
            "内容太长，不像项目表。请只复制项目各行。",
            "The block is too long for a table of projects. Copy the rows of projects only."
        ),
        PasteProblem::UnknownColumns { n_columns } => say!(
            language,
            "有 {n_columns} 列而没有表头，看不出各列是什么。请连表头一起复制，或只复制名称、预算数、执行数三列。",
            "There are {n_columns} columns without heads, so it is unclear what they are. Copy the heads too, or only the three columns name, budget and executed."
        ),
        PasteProblem::MissingHead(column) => {
            let column = column_name(*column, language);
            say!(
                language,
                "表头里没有“{column}”这一列。请补上再粘贴。",
                "The heads lack a column “{column}”. Add it and paste again."
            )
        }
        PasteProblem::HeadTwice(column) => {
            let column = column_name(*column, language);
            say!(language, "表头里有两列“{column}”。请只留一列。", "There are two columns “{column}”. Keep only one.")
        }
        PasteProblem::UnknownUnit { found } => say!(
            language,
            "“{found}”不是元或万元。请换算成元或万元再粘贴。",
            "“{found}” is neither yuan nor ten thousand yuan. Convert the amounts and paste them again."
        ),
        PasteProblem::Ragged { row, found, expected } => say!(
            language,
            "第 {row} 行有 {found} 格，应有 {expected} 格。请选中整块再复制。",
            "Row {row} has {found} cells instead of {expected}. Select the whole block and copy it again."
        ),
        PasteProblem::NoName { row } => say!(
            language,
            "第 {row} 行没有项目名称。请补上名称，或不选这一行。",
            "Row {row} has no project name. Add it, or leave the row out."
        ),
        PasteProblem::UnknownSource { row, found } => say!(
            language,
            "第 {row} 行的资金来源“{found}”认不出。请写一般公共预算、政府性基金、国有资本经营预算、财政专户资金或其他资金。",
            "Row {row}: the fund source “{found}” is not known. Use General public budget, Government funds, State capital budget, Special fiscal account or Other funds."
        ),
        PasteProblem::Number { row, column, found, unit, problem } => {
            let column = column_name(*column, language);
            let reason = problems::sentence(problem, &NumberUnit::Money(*unit), language);
            say!(language, "第 {row} 行“{column}”是“{found}”：{reason}", "Row {row}, “{column}” is “{found}”: {reason}")
        }
    }
}

/// "添加 12 个项目"
pub fn add(n_projects: usize, language: Language) -> String {
    match (language, n_projects) {
        (Language::Chinese, _) => format!("添加 {n_projects} 个项目"),
        (Language::English, 1) => "Add 1 project".to_owned(),
        (Language::English, _) => format!("Add {n_projects} projects"),
    }
}

/// How the amounts were read, where the heads name a unit.
pub fn read_in(unit: MoneyUnit, language: Language) -> String {
    let unit = money_unit(unit, language);
    say!(
        language,
        "表头写明金额单位是{unit}，已照此换算。",
        "The heads give the amounts in {unit}; they were converted."
    )
}

/// The rows that were left out because sums are worked out here.
pub fn left_out(rows: &[usize], language: Language) -> String {
    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
    let rows = rows.join(", ");
    say!(
        language,
        "合计行没有读入（第 {rows} 行）：合计由本表自动计算。",
        "Rows of sums were left out (row {rows}): sums are worked out here."
    )
}

/// Names that stand twice, or in the sheet already.
pub fn twice(names: &[String], language: Language) -> String {
    let names = names.join(match language {
        Language::Chinese => "、",
        Language::English => "; ",
    });
    say!(
        language,
        "同名的项目已有一个，请核对是否重复：{names}",
        "There is already a project of the same name, check for duplicates: {names}"
    )
}
