//! Reports that are read from their text: what was found, what could not be placed and what is in dispute, in sentences.

use rust_decimal::Decimal;

use crate::domain::statements::{Difference, Dispute, DisputeKind, HeadUnit, StatedAmount, StatedUnit};
use crate::text::language::{Language, labels, pick, say};

labels! {
    /// A fixed text about a report that was read.
    ReportLabel {
        Title: "读入报告", "Read a report";
        Opener: "读入报告……", "Read a report…";
        Help: "把已公开的自评报告正文粘贴到下面，或选一个文件（Word 或文本；PDF 请复制正文）。逐项核对读到的内容，改正后新建一张表；现在的表不动。", "Paste the body of a published self-evaluation report below, or pick a file (Word or text; of a PDF copy the text). Look at what was read, correct it, and make a new sheet of it; the present sheet stays.";
        Text: "报告正文", "Text of the report";
        PickFile: "选择文件", "Pick a file";
        Read: "读到的内容", "What was read";
        Fact: "项目", "Item";
        Value: "读到的值", "Value";
        Sure: "把握", "Certainty";
        Sentence: "原句", "Sentence";
        Worked: "按评分标准算得", "Worked out by the rules";
        Project: "项目名称", "Project";
        Cancel: "取消", "Cancel";
        Open: "新建一张表，现在的表留在“我的表”里", "Make a new sheet; the present one stays in My sheets";
        Loading: "正在读取指标体系……", "Fetching the frameworks…";
        Name: "单位名称", "Department";
        Year: "年度", "Year";
        Framework: "指标体系", "Framework";
        OwnFramework: "按这份报告另建指标体系", "A framework made of this report";
        Total: "自评总分", "Total";
        Grade: "评价等级", "Grade";
        Weight: "分值", "weight";
        Score: "得分", "score";
        Deducted: "扣分", "lost";
        Reason: "扣分原因", "reason";
        Department: "部门整体", "Whole department";
        InitialBudget: "年初预算", "initial budget";
        Budget: "预算", "budget";
        Executed: "支出", "executed";
        Rate: "执行率", "rate";
        Statements: "数字陈述", "Statements";
        Disputes: "争议数字", "Disputed figures";
        NotUnderstood: "没有读懂的句子", "Sentences not understood";
        Unplaced: "请核对", "To look at";
        Certain: "明确", "certain";
        Joined: "跨行或跨空格", "joined";
        Rough: "约数", "rough";
        Inferred: "推断", "inferred";
        Contradicted: "前后不一", "contradicted";
        Questioned: "存疑", "questioned";
    }
}

/// That a text is longer than a report.
pub fn too_long(most: usize, found: usize, language: Language) -> String {
    let (most, found) = (most >> 10, found >> 10);
    say!(
        language,
        "这段文字有 {found} KB，超过一份报告的上限 {most} KB，没有读入。请只粘贴报告正文。",
        "This text has {found} KB, more than the {most} KB of a report, and was not read. Paste the body of the report only"
    )
}

/// That there is no text.
pub fn empty(language: Language) -> &'static str {
    pick(language, "没有可以读的文字。请粘贴报告正文。", "There is no text to read. Paste the body of the report")
}

/// That a text has nothing of a report.
pub fn no_report(language: Language) -> &'static str {
    pick(
        language,
        "没有找到得分，也没有找到预算和支出。请确认粘贴的是绩效自评报告的正文。",
        "Neither scores nor budgets were found. Check that this is the body of a self-evaluation report",
    )
}

/// A text that can't take a fact's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongCorrection {
    /// No points.
    Points,
    /// No per cent.
    Percent,
    /// No amount with its unit.
    Amount,
    /// No year.
    Year,
    /// An empty name.
    Name,
}

/// What to type instead.
pub fn wrong_correction(problem: WrongCorrection, language: Language) -> &'static str {
    match problem {
        WrongCorrection::Points => pick(language, "请填分数，如 15.1。", "Type points, such as 15.1"),
        WrongCorrection::Percent => pick(language, "请填百分数，如 98.23%。", "Type per cent, such as 98.23%"),
        WrongCorrection::Amount => {
            pick(language, "请填金额并带单位，如 348.60万元。", "Type an amount with its unit, such as 348.60万元")
        }
        WrongCorrection::Year => pick(language, "请填四位数的年份，如 2021。", "Type a year, such as 2021"),
        WrongCorrection::Name => pick(language, "名称不能为空。", "The name can't be empty"),
    }
}

/// That more facts were read than are listed.
pub fn more_facts(n_more: usize, language: Language) -> String {
    say!(
        language,
        "另有 {n_more} 项没有列出，打开后在表里核对。",
        "{n_more} more are not listed; look at them in the sheet"
    )
}

/// How the total that the sheet works out stands beside the printed one.
pub fn total_beside(total: &str, pending: &str, printed: &str, language: Language) -> String {
    match (pending, printed) {
        ("0", "") => say!(language, "{total} 分", "{total} points"),
        ("0", printed) if total == printed => {
            say!(language, "{total} 分，与报告一致", "{total} points, as the report says")
        }
        ("0", printed) => {
            say!(language, "{total} 分，报告写 {printed} 分", "{total} points; the report says {printed}")
        }
        (pending, "") => {
            say!(language, "{total} 分，另有 {pending} 分待填", "{total} points, {pending} more to fill in")
        }
        (pending, printed) => say!(
            language,
            "{total} 分，另有 {pending} 分待填，报告写 {printed} 分",
            "{total} points, {pending} more to fill in; the report says {printed}"
        ),
    }
}

/// An amount as it is printed.
pub fn amount(amount: &StatedAmount) -> String {
    format!("{}{}", amount.value, unit(amount.unit, Language::Chinese))
}

fn unit(unit: StatedUnit, language: Language) -> &'static str {
    match unit {
        StatedUnit::Yuan => pick(language, "元", "yuan"),
        StatedUnit::TenThousandYuan => pick(language, "万元", "ten thousand yuan"),
        StatedUnit::HundredMillionYuan => pick(language, "亿元", "hundred million yuan"),
    }
}

/// A number of heads with its unit.
pub fn heads(value: Decimal, unit: HeadUnit) -> String {
    let unit = match unit {
        HeadUnit::People => "人",
        HeadUnit::PersonTimes => "人次",
        HeadUnit::Households => "户",
        HeadUnit::Organisations => "家",
    };
    format!("{value}{unit}")
}

/// A dispute in a sentence.
pub fn dispute(dispute: &Dispute, language: Language) -> String {
    let about = &dispute.about;
    match &dispute.kind {
        DisputeKind::Figures(differences) => {
            let figures: Vec<String> = differences.iter().map(|it| difference(it, language)).collect();
            let figures = figures.join(pick(language, "，", ", "));
            say!(
                language,
                "“{about}”前后数字不同：{figures}。请核对佐证材料，统一口径。",
                "“{about}” is stated twice with different figures: {figures}. Check the evidence and keep one"
            )
        }
        DisputeKind::Names { amount: found, first, second } => {
            let found = amount(found);
            say!(
                language,
                "同一笔 {found} 有两个名称：“{first}”和“{second}”。请核对是哪一项。",
                "The same {found} has two names: “{first}” and “{second}”. Check which one it is"
            )
        }
        DisputeKind::Unit { found, expected } => {
            let (found, expected) = (amount(found), unit(*expected, language));
            say!(
                language,
                "“{about}”的支出写作 {found}，与预算和执行率不符，单位应为{expected}。",
                "“{about}” prints {found} as executed, which its budget and rate speak against: the unit should be {expected}"
            )
        }
        DisputeKind::Rate { found, expected } => say!(
            language,
            "“{about}”的执行率写作 {found}%，按预算和支出应为 {expected}%。",
            "“{about}” prints a rate of {found} %; budget and executed amount give {expected} %"
        ),
    }
}

fn difference(difference: &Difference, language: Language) -> String {
    let (one, other) = match difference {
        Difference::Heads(one, other) => (heads(one.value, one.unit), heads(other.value, other.unit)),
        Difference::Amounts(one, other) => (amount(one), amount(other)),
    };
    say!(language, "{one} 与 {other}", "{one} and {other}")
}

/// What the page says about a figure that the sheet does not have as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing of this name in the framework.
    NoSuchItem,
    /// The score of a group, not what its indicators reached.
    ActualsNotSaid,
    /// The points of an indicator, not what it reached.
    ActualNotSaid,
    /// The rule gives other points.
    RuleSaysOtherwise {
        /// By the rule.
        by_rule: Decimal,
        /// In the report.
        printed: Decimal,
    },
    /// Another weight than in the framework.
    OtherWeight {
        /// In the framework.
        framework: Decimal,
        /// In the report.
        printed: Decimal,
    },
    /// Target and actual value come from two statements.
    TakenFromStatements {
        /// The larger one.
        target: Decimal,
        /// The smaller one.
        actual: Decimal,
    },
    /// Taken over in another unit.
    UnitMended {
        /// As printed.
        printed: StatedUnit,
        /// As taken over.
        taken: StatedUnit,
    },
}

/// A doubt in a sentence.
pub fn doubt(about: &str, found: &str, doubt: &Doubt, language: Language) -> String {
    match doubt {
        Doubt::NoSuchItem => say!(
            language,
            "“{about}”（{found}）在所选指标体系里没有对应的指标，没有填入。",
            "“{about}” ({found}) has no counterpart in the framework and was not filled in"
        ),
        Doubt::ActualsNotSaid => say!(
            language,
            "“{about}”得 {found} 分，报告没有写明各指标的完成值，请逐项填写。",
            "“{about}” scores {found}, but the report does not say what its indicators reached: fill them in"
        ),
        Doubt::ActualNotSaid => say!(
            language,
            "“{about}”（{found} 分）报告没有写明完成值，请填写。",
            "“{about}” ({found} points): the report does not say the actual value. Fill it in"
        ),
        Doubt::RuleSaysOtherwise { by_rule, printed } => say!(
            language,
            "“{about}”按评分标准得 {by_rule} 分，报告写 {printed} 分，请核对。",
            "“{about}” scores {by_rule} by the rule, the report says {printed}: check it"
        ),
        Doubt::OtherWeight { framework, printed } => say!(
            language,
            "“{about}”的分值在指标体系里是 {framework}，报告写 {printed}。",
            "“{about}” weighs {framework} in the framework, the report says {printed}"
        ),
        Doubt::TakenFromStatements { target, actual } => say!(
            language,
            "“{about}”的指标值 {target}、完成值 {actual} 取自正文两处数字，按比例恰好扣 {found} 分，请确认。",
            "“{about}”: target {target} and actual {actual} come from two places in the text; their ratio gives the {found} points lost. Confirm them"
        ),
        Doubt::UnitMended { printed, taken } => {
            let (printed, taken) = (unit(*printed, language), unit(*taken, language));
            say!(
                language,
                "“{about}”的支出 {found} 报告写作{printed}，按预算和执行率应为{taken}，已按{taken}填入，请确认。",
                "“{about}”: the report prints {found} in {printed}; budget and rate say {taken}, and so it was filled in. Confirm it"
            )
        }
    }
}
