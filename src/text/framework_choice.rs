//! The texts of choosing a framework.

use crate::text::language::{Language, labels, say};

labels! {
    /// A fixed text of the choice.
    ChoiceLabel {
        Choose: "更换指标体系", "Choose another framework";
        Title: "选择指标体系", "Choose a framework";
        Help:
            "选中一个体系，先看哪些内容会带过去，再决定。单位信息、预算执行和各月数据都会保留。",
            "Pick a framework to see what would go along before anything happens. Department data, amounts and monthly figures stay.";
        Frameworks: "指标体系", "Frameworks";
        Loading: "正在读取……", "Reading…";
        Failed:
            "没有读到这个体系的文件。请检查网络或重新打开页面，再选一次。现在的表没有改动。",
            "This framework's file could not be read. Check the connection or open the page again, then pick it once more. The sheet has not changed.";
        Unreadable:
            "这个体系的文件有错误，不能使用。现在的表没有改动。请把它报告给提供本页的人。",
            "This framework's file is faulty and can't be used. The sheet has not changed. Please report it to whoever provides this page.";
        Kept: "整条带过去", "Goes along whole";
        Partly: "只带文字，数值的单位或标准不同，要重新填", "Only the words go along: the values are counted differently there and have to be filled in again";
        Lost: "带不过去", "Stays behind";
        Use: "改用这个体系", "Use this framework";
        Cancel: "取消", "Cancel";
        Current: "当前", "present";
    }
}

/// "共 40 项指标，其中 25 项待填。"
pub fn outlook(n_indicators: usize, n_empty: usize, language: Language) -> String {
    say!(
        language,
        "新体系共 {n_indicators} 项指标，其中 {n_empty} 项要从头填。改用后可以撤销。",
        "The new framework has {n_indicators} indicators, {n_empty} of them to fill in from the start. The change can be undone."
    )
}

/// The total as it is, and as it would be.
pub fn totals(now: &str, then: &str, language: Language) -> String {
    say!(language, "总分现在是 {now}，改用后是 {then}。", "The total is {now} now and would be {then}.")
}

/// That the program knows a newer version of the sheet's framework.
pub fn newer_version(reference: &str, language: Language) -> String {
    say!(
        language,
        "这套指标体系有新版本 {reference}。这张表仍按原版本计分，不会自己变；在“更换指标体系”里可以先比较总分再决定。",
        "There is a newer version {reference} of this framework. The sheet is still scored by its own and never changes by itself; compare both totals under Choose another framework."
    )
}

/// "整条带过去（12 项）"
pub fn counted(label: &str, n: usize, language: Language) -> String {
    say!(language, "{label}（{n} 项）", "{label} ({n})")
}

/// Several names in a row.
pub fn names(names: &[String], language: Language) -> String {
    names.join(match language {
        Language::Chinese => "、",
        Language::English => "; ",
    })
}
