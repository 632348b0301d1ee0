//! Self-evaluation tables that are taken over: the dialog's fixed texts, what each column holds, and what could not be taken over.

use rust_decimal::Decimal;

use crate::text::form::FormLabel;
use crate::text::language::{Language, labels, pick, say};
use crate::text::table_heads::Role;

labels! {
    /// A fixed text about a table that is taken over.
    TableLabel {
        Title: "读入表格", "Read a table";
        Opener: "读入表格或文件……", "Read a table or file…";
        Help: "选一个文件（Excel、WPS、ODS、CSV、Word），或把表格复制后粘贴到下面。先核对各列是什么，再新建一张表；现在的表不动。", "Pick a file (Excel, WPS, ODS, CSV, Word) or paste a copied table below. Check what each column holds, then make a new sheet of it; the present sheet stays.";
        Pasted: "粘贴的表格", "A pasted table";
        PickFile: "选择文件", "Pick a file";
        Sheet: "工作表", "Sheet of the file";
        Target: "放到哪里", "Where to";
        Carried: "文件里保存的原表（改过的单元格一并取回）", "The sheet that the file was made from, with the cells changed since";
        OwnFramework: "按这张表另建指标体系", "A framework made of this table";
        Preview: "表格与各列的含义", "The table and what its columns hold";
        Row: "行", "Row";
        Nothing: "不用", "not used";
        Sign: "比较符号", "Sign";
        Unit: "计量单位", "Unit";
        Deducted: "扣分", "Points lost";
        Definition: "指标说明", "Definition";
        Standard: "评分标准", "Scoring rule in words";
        Matched: "对上的指标", "Indicators found";
        Total: "按评分标准算得", "Worked out by the rules";
        Doubts: "请核对", "To look at";
        LeftOut: "没有当作指标的行", "Rows that are no indicators";
        Remarks: "关于这个文件", "About this file";
        NoHeads: "没有认出表头。请在下面给各列选它的含义：至少要有指标名称，以及分值、指标值、完成值、得分中的一列。", "No heads were recognised. Say below what the columns hold: at least the indicator's name, and one of weight, target, actual value and score.";
        NoHeadsInFile: "没有认出表头：要有一行写明各列是什么，至少有指标名称，以及分值、指标值、完成值、得分中的两列。", "No heads were recognised: one row has to say what the columns hold, at least the indicator's name and two of weight, target, actual value and score.";
        NoTable: "里面没有认出表格。表格的一行是一行文字，各格之间是制表符或逗号。", "There is no table in it. A row of a table is a line, its cells parted by tabs or commas.";
        Cancel: "取消", "Cancel";
        Open: "新建一张表，现在的表留在“我的表”里", "Make a new sheet; the present one stays in My sheets";
        Loading: "正在读取指标体系……", "Fetching the frameworks…";
    }
}

/// What a column holds, as the dialog calls it.
pub fn role_name(role: Role, language: Language) -> &'static str {
    let label = match role {
        Role::Level1 => FormLabel::Dimension,
        Role::Level2 => FormLabel::Category,
        Role::Level3 => FormLabel::Indicator,
        Role::Weight => FormLabel::Weight,
        Role::Sign => return TableLabel::Sign.text(language),
        Role::Target => FormLabel::Target,
        Role::Unit => return TableLabel::Unit.text(language),
        Role::Actual => FormLabel::Actual,
        Role::Score => FormLabel::Score,
        Role::Deducted => return TableLabel::Deducted.text(language),
        Role::Reason => FormLabel::Reason,
        Role::Improvement => FormLabel::Improvement,
        Role::Evidence => FormLabel::Evidence,
        Role::Definition => return TableLabel::Definition.text(language),
        Role::Standard => return TableLabel::Standard.text(language),
        Role::Part => FormLabel::Part,
        Role::Whole => FormLabel::Whole,
    };
    label.text(language)
}

/// Why something of a row is not in the sheet as it stands in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellDoubt {
    /// The framework has no such indicator.
    NoSuchIndicator,
    /// A row before it was the same indicator.
    Twice,
    /// A cell that should be a number holds something else.
    NotANumber {
        /// Which cell.
        role: Role,
        /// What it holds.
        found: String,
    },
    /// A number in another unit.
    OtherUnit {
        /// Which cell.
        role: Role,
        /// What it is counted in.
        found: String,
        /// What the indicator is counted in.
        expected: String,
    },
    /// A number that the indicator can't have: negative, or not whole.
    Impossible {
        /// Which cell.
        role: Role,
        /// The cell.
        found: String,
    },
    /// The weight is another one in the framework.
    OtherWeight {
        /// In the table.
        table: Decimal,
        /// In the framework.
        framework: Decimal,
    },
    /// The target is another one in the framework, which sets it.
    OtherTarget {
        /// In the table.
        table: String,
        /// In the framework.
        framework: String,
    },
    /// A sign that says the opposite of the rule.
    AgainstRule {
        /// The sign or the cell with it.
        found: String,
    },
    /// > or < was taken as ≥ or ≤.
    StrictSign {
        /// The cell.
        found: String,
    },
    /// What was reached is not said in a way that the indicator takes.
    NoChoice {
        /// What the cell holds.
        found: String,
    },
    /// The indicator hangs on figures that stand in no table.
    FiguresNotSaid,
    /// The execution rate comes from the sheet's money.
    FromMoney,
    /// A rate below 1 beside a much larger target: its per cent sign may have been lost.
    MaybeShare {
        /// Which cell.
        role: Role,
        /// What it holds.
        found: Decimal,
    },
    /// A score that is none.
    NoScore {
        /// What the cell holds.
        found: String,
    },
}

/// A doubt about a row in a sentence: `row` from 1.
pub fn doubt(row: usize, about: &str, doubt: &CellDoubt, language: Language) -> String {
    let name = |role: Role| role_name(role, language);
    let rest = match doubt {
        CellDoubt::NoSuchIndicator => pick(
            language,
            "指标体系里没有这个指标，没有读入。",
            "the framework has no such indicator; it was not taken over.",
        )
        .to_owned(),
        CellDoubt::Twice => pick(
            language,
            "这个指标前面已有一行，没有再读入。",
            "an earlier row is the same indicator; this one was not taken over.",
        )
        .to_owned(),
        CellDoubt::NotANumber { role, found } => {
            let role = name(*role);
            say!(
                language,
                "{role}写作“{found}”，不是数，已作为文字保留，请填数。",
                "{role} says “{found}”, which is no number; it is kept as words. Type the number."
            )
        }
        CellDoubt::OtherUnit { role, found, expected } => {
            let role = name(*role);
            say!(
                language,
                "{role}的单位是“{found}”，指标的单位是“{expected}”，没有读入，请换算后填写。",
                "{role} is counted in “{found}”, the indicator in “{expected}”; it was not taken over. Convert it and type it in."
            )
        }
        CellDoubt::Impossible { role, found } => {
            let role = name(*role);
            say!(
                language,
                "{role}“{found}”不可能是这个指标的值，没有读入。",
                "{role} “{found}” can't be a value of this indicator; it was not taken over."
            )
        }
        CellDoubt::OtherWeight { table, framework } => say!(
            language,
            "表上分值 {table}，指标体系里是 {framework}，以指标体系为准。",
            "the table's weight is {table}, the framework's {framework}, which counts."
        ),
        CellDoubt::OtherTarget { table, framework } => say!(
            language,
            "表上指标值“{table}”，指标体系规定为“{framework}”，以指标体系为准。",
            "the table's target is “{table}”; the framework sets “{framework}”, which counts."
        ),
        CellDoubt::AgainstRule { found } => say!(
            language,
            "指标值写作“{found}”，符号与评分标准的方向相反，请核对评分标准。",
            "the target says “{found}”, the opposite of the scoring rule; look at the rule."
        ),
        CellDoubt::StrictSign { found } => say!(
            language,
            "指标值写作“{found}”，按“达到即可”读入（≥ 或 ≤）。",
            "the target says “{found}”; it was taken as reached at that number (≥ or ≤)."
        ),
        CellDoubt::NoChoice { found } => say!(
            language,
            "完成情况写作“{found}”，不是评分标准里的选项，已作为文字保留，请选择。",
            "“{found}” is none of the rule's choices; it is kept as words. Pick one."
        ),
        CellDoubt::FiguresNotSaid => pick(
            language,
            "这个指标按几个数计算，表里没有这些数，请填写。",
            "this indicator is worked out of figures that the table doesn't hold; fill them in.",
        )
        .to_owned(),
        CellDoubt::FromMoney => pick(
            language,
            "执行率由预算执行页的金额算出，表上的数没有读入。",
            "the rate comes from the amounts under Execution; the table's number was not taken over.",
        )
        .to_owned(),
        CellDoubt::MaybeShare { role, found } => {
            let (role, percent) = (name(*role), (*found * Decimal::ONE_HUNDRED).normalize());
            say!(
                language,
                "{role}写作 {found}，按 {found}% 读入；如果是 {percent}%，请改正。",
                "{role} says {found} and was taken as {found} %; if it is {percent} %, mend it."
            )
        }
        CellDoubt::NoScore { found } => say!(
            language,
            "得分写作“{found}”，不是分数，没有读入。",
            "the score says “{found}”, which is no score; it was not taken over."
        ),
    };
    say!(language, "第 {row} 行“{about}”：{rest}", "Row {row}, “{about}”: {rest}")
}

/// How the total that the sheet works out stands beside the one that the table prints.
pub fn total_beside(total: &str, pending: &str, printed: &str, language: Language) -> String {
    let is_same = pending == "0" && number(total).is_some() && number(total) == number(printed);
    let total = match pending {
        "0" => say!(language, "{total} 分", "{total} points"),
        pending => say!(language, "{total} 分，另有 {pending} 分待填", "{total} points, {pending} more to fill in"),
    };
    match printed {
        "" => total,
        _ if is_same => say!(language, "{total}，与表上一致", "{total}, as the table prints"),
        printed => say!(language, "{total}；表上印的是 {printed}", "{total}; the table prints {printed}"),
    }
}

/// The same as a line of its own; `None` where there is nothing to say: all is scored, and the table prints the same or no number.
pub fn total_line(total: &str, pending: &str, printed: &str, language: Language) -> Option<String> {
    if pending == "0" && number(printed).is_none_or(|printed| number(total) == Some(printed)) {
        return None;
    }
    let beside = total_beside(total, pending, printed, language);
    Some(say!(language, "按评分标准算得：{beside}", "Worked out by the rules: {beside}"))
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text.trim()).ok()
}

/// That a file has several tables, of which the `at`th was read; `at` from 1.
pub fn one_of_tables(at: usize, name: &str, n_tables: usize, language: Language) -> String {
    say!(
        language,
        "文件里有 {n_tables} 张自评表，读入的是“{name}”（--sheet {at}）；其余的用 --sheet 选择。",
        "The file has {n_tables} self-evaluation tables; “{name}” was read (--sheet {at}). Pick the others with --sheet."
    )
}

/// How many rows were found again: "18 / 20".
pub fn matched(n_matched: usize, n_rows: usize, language: Language) -> String {
    say!(language, "{n_rows} 行中的 {n_matched} 行", "{n_matched} of {n_rows} rows")
}

/// A row that is no indicator: `row` from 1.
pub fn left_out(row: usize, text: &str, is_sum: bool, language: Language) -> String {
    let what =
        if is_sum { pick(language, "合计行", "a sum") } else { pick(language, "不是指标", "no indicator") };
    say!(language, "第 {row} 行“{text}”：{what}", "Row {row}, “{text}”: {what}")
}

/// A column without a head: its letter.
pub fn column_name(letter: &str, head: &str, language: Language) -> String {
    if head.is_empty() {
        say!(language, "{letter} 列", "Column {letter}")
    } else {
        say!(language, "{letter} 列“{head}”", "Column {letter}, “{head}”")
    }
}

/// The list that says what a column holds: "C 列“指标值”是".
pub fn column_holds(column: &str, language: Language) -> String {
    say!(language, "{column}是", "{column} holds")
}

/// That a table goes on behind what is shown.
pub fn more_rows(n_more: usize, language: Language) -> String {
    say!(
        language,
        "另有 {n_more} 行没有列出，也一并读入。",
        "{n_more} more rows are not listed; they are taken over too."
    )
}
