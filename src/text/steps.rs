//! What was done, undone and redone.

use crate::text::language::{Language, pick, say};

/// "修改“政府采购执行率：实际完成值”".
pub fn changed(field: &str, language: Language) -> String {
    say!(language, "修改“{field}”", "change “{field}”")
}

/// "添加“…”".
pub fn added(name: &str, language: Language) -> String {
    say!(language, "添加“{name}”", "add “{name}”")
}

/// "复制“…”".
pub fn copied(name: &str, language: Language) -> String {
    say!(language, "复制“{name}”", "copy “{name}”")
}

/// "移动“…”".
pub fn moved(name: &str, language: Language) -> String {
    say!(language, "移动“{name}”", "move “{name}”")
}

/// "删除“…”".
pub fn removed(name: &str, language: Language) -> String {
    say!(language, "删除“{name}”", "remove “{name}”")
}

/// "修改“…”的评分标准".
pub fn rule_changed(name: &str, language: Language) -> String {
    say!(language, "修改“{name}”的评分标准", "change the scoring rule of “{name}”")
}

/// "改用指标体系“…”".
pub fn framework_changed(title: &str, language: Language) -> String {
    say!(language, "改用指标体系“{title}”", "use the framework “{title}”")
}

/// "打开“…”".
pub fn sheet_opened(title: &str, language: Language) -> String {
    let title = if title.is_empty() { pick(language, "未命名的表", "untitled sheet") } else { title };
    say!(language, "打开“{title}”", "open “{title}”")
}

/// "修改方案“…”".
pub fn scenario_changed(name: &str, language: Language) -> String {
    say!(language, "修改方案“{name}”", "change the scenario “{name}”")
}

/// "处理“扣分没有写原因”".
pub fn mended(title: &str, language: Language) -> String {
    say!(language, "处理“{title}”", "deal with “{title}”")
}

/// "粘贴 12 个项目".
pub fn pasted(n_projects: usize, language: Language) -> String {
    say!(language, "粘贴 {n_projects} 个项目", "paste {n_projects} projects")
}

/// "粘贴 12 个值".
pub fn values_pasted(n_values: usize, language: Language) -> String {
    say!(language, "粘贴 {n_values} 个值", "paste {n_values} values")
}

/// "把试算的 2 项填入表中".
pub fn trial_taken(n_values: usize, language: Language) -> String {
    match (language, n_values) {
        (Language::Chinese, _) => format!("把试算的 {n_values} 项填入表中"),
        (Language::English, 1) => "put the tried value into the sheet".to_owned(),
        (Language::English, _) => format!("put the {n_values} tried values into the sheet"),
    }
}

/// The message after undo.
pub fn undone(step: &str, language: Language) -> String {
    say!(language, "已撤销：{step}", "Undone: {step}")
}

/// The message after redo.
pub fn redone(step: &str, language: Language) -> String {
    say!(language, "已重做：{step}", "Redone: {step}")
}

/// The message after a step that can be undone.
pub fn done(step: &str, language: Language) -> String {
    say!(language, "已完成：{step}。可以撤销。", "Done: {step}. It can be undone.")
}

/// The name of the undo button: what it takes back.
pub fn to_undo(step: Option<&str>, language: Language) -> String {
    match step {
        Some(step) => say!(language, "撤销：{step}", "Undo: {step}"),
        None => say!(language, "没有可撤销的步骤", "Nothing to undo"),
    }
}

/// The name of the redo button: what it makes again.
pub fn to_redo(step: Option<&str>, language: Language) -> String {
    match step {
        Some(step) => say!(language, "重做：{step}", "Redo: {step}"),
        None => say!(language, "没有可重做的步骤", "Nothing to redo"),
    }
}
