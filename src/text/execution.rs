//! The texts of the execution panel.

use crate::text::language::{Language, labels, say};

labels! {
    /// A fixed text of the execution panel.
    ExecutionLabel {
        Projects: "项目预算执行", "Execution by project";
        Sort: "排列", "Order";
        AsEntered: "按填写顺序", "As entered";
        ByRate: "按执行率，低的在前", "By rate, lowest first";
        ByBalance: "按结余，多的在前", "By balance, largest first";
        Subtotal: "小计", "Subtotal";
        Paste: "从 Excel 或 WPS 粘贴", "Paste from Excel or WPS";
        NoBudget: "没有预算却有支出，请核对", "Spending without a budget, check it";

    }
}

/// The same where the projects have more than the department, which they are part of.
pub fn overrun(budget: &str, executed: &str, unit: &str, language: Language) -> String {
    say!(
        language,
        "部门整体减项目合计：预算数 {budget} {unit}，执行数 {executed} {unit}。项目合计超过了部门整体，请核对。",
        "Department minus projects: budget {budget} {unit}, executed {executed} {unit}. The projects add up to more than the department: check the figures."
    )
}

/// "部门整体比项目合计多 …" as one line under the sums.
pub fn remainder(budget: &str, executed: &str, unit: &str, language: Language) -> String {
    say!(
        language,
        "部门整体减项目合计：预算数 {budget} {unit}，执行数 {executed} {unit}（基本支出等不列入项目的部分）。",
        "Department minus projects: budget {budget} {unit}, executed {executed} {unit} (what belongs to no project, such as basic spending)."
    )
}
