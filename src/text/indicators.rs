//! The texts of the indicators panel.

use crate::text::language::{Language, labels, pick, say};

labels! {
    /// A fixed text of the indicators panel.
    IndicatorsLabel {
        Show: "显示", "Show";
        ShowAll: "全部", "All";
        ShowLost: "失分", "Points lost";
        ShowPending: "待填", "Pending";
        ShowFlagged: "需核对", "To check";
        ShowCore: "核心指标", "Core";
        Find: "查找指标", "Find an indicator";
        FoldAll: "全部折叠", "Fold all";
        UnfoldAll: "全部展开", "Unfold all";
        NothingFound: "没有符合条件的指标。", "No indicator fits.";
        ShowAllAgain: "显示全部指标", "Show all indicators";
        Assessed: "考核其中一项", "Assess one of these";
        NotPickedYet: "待选", "To choose";
        Yes: "是", "Yes";
        No: "否", "No";
        ItemMet: "满足", "Met";
        ItemMissed: "不满足", "Not met";
        Items: "要点", "Items";
        OpenItems: "逐项填写", "Answer the items";
        Months: "按月填写", "Fill in by month";
        Figures: "填写两个数", "Fill in both figures";
        NotApplicable: "本单位不适用", "Does not apply to this department";
        Definition: "指标说明", "Definition";
        NextUnit: "再多一点会怎样", "What one more would give";
        DeviationReason: "偏差原因", "Reason for the deviation";
        ReasonRequired: "失分时需要写明原因。", "Points are lost: say why.";
        Core: "核心", "core";
    }
}

/// "失分（3）"
pub fn counted(label: &str, n: usize, language: Language) -> String {
    say!(language, "{label}（{n}）", "{label} ({n})")
}

/// "找到 3 项"
pub fn found(n: usize, language: Language) -> String {
    match (language, n) {
        (Language::Chinese, _) => format!("找到 {n} 项"),
        (Language::English, 1) => "1 found".to_owned(),
        (Language::English, _) => format!("{n} found"),
    }
}

/// "已答 2/5"
pub fn answered(n_answered: usize, n_items: usize, language: Language) -> String {
    say!(language, "已答 {n_answered}/{n_items}", "{n_answered} of {n_items} answered")
}

/// The level of a group, for those who don't see how far it is set in; level 1 is a dimension.
pub fn level(level: usize, language: Language) -> &'static str {
    match level {
        1 => pick(language, "一级：", "Level 1: "),
        2 => pick(language, "二级：", "Level 2: "),
        _ => pick(language, "下级：", "Lower level: "),
    }
}

/// "折叠“资金管理”" or "展开“资金管理”".
pub fn fold(name: &str, is_folded: bool, language: Language) -> String {
    if is_folded {
        say!(language, "展开“{name}”", "Unfold “{name}”")
    } else {
        say!(language, "折叠“{name}”", "Fold “{name}”")
    }
}
