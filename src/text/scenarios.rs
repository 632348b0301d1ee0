//! The texts of experiments with a name.

use crate::text::labels::field_of;
use crate::text::language::{Language, labels, say};

labels! {
    /// A fixed text of experiments with a name.
    ScenarioLabel {
        Title: "方案", "Scenarios";
        Help:
            "把正在试的存为方案，随表保存，也随链接和文件带走。方案只记改了哪些数，表改了，方案的结果跟着变。",
            "Keep what is being tried as a scenario: it is saved with the sheet and goes with its link and file. A scenario only notes what is changed; when the sheet changes, its result follows.";
        Name: "方案名称", "Name of the scenario";
        Keep: "存为方案", "Keep as a scenario";
        KeepOver: "存入同名方案", "Keep in the scenario of this name";
        None: "还没有方案。先在上面试几个数，再存为方案。", "There is no scenario yet. Try some values above, then keep them.";
        Compare: "方案与表并排", "Scenarios beside the sheet";
        Sheet: "表中", "Sheet";
        What: "项目", "Item";
        Change: "与表相差", "Difference from the sheet";
        Changed: "改动的数", "Changed values";
        Scores: "变化的得分", "Changed scores";
        Missing: "这项不在表中，不起作用", "not in this sheet, without effect";
        Open: "打开来试", "Try it";
        Take: "填入表中", "Put into the sheet";
        Duplicate: "复制", "Duplicate";
        Rename: "改名", "Rename";
        Remove: "删除", "Remove";
        NewName: "新名称", "New name";
        Renamed: "改好", "Save the name";
        Cancel: "取消", "Cancel";
        NameTaken: "已有同名的方案，请换一个名称。", "Another scenario has this name. Choose another one.";
        NameEmpty: "请填方案的名称。", "Give the scenario a name.";
        Adding: "再试一项", "Try one more";
        AddingNone: "请选一项", "Pick one";
        Add: "加进来", "Add it";
        Value: "试的值", "Value tried";
        Slider: "滑动调整", "Slide";
    }
}

/// "甲 2"; without a name "方案 1".
pub fn numbered(name: &str, number: usize, language: Language) -> String {
    if name.is_empty() {
        return say!(language, "方案 {number}", "Scenario {number}");
    }
    // A name that was numbered already goes on being counted, not numbered twice.
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = if stem.ends_with(' ') && stem.len() < name.len() { stem.trim_end() } else { name };
    format!("{stem} {number}")
}

/// "甲：填入表中".
pub fn button_name(button: ScenarioLabel, name: &str, language: Language) -> String {
    field_of(name, button.text(language), language)
}

/// "93.08（+0.11）"
pub fn with_change(figure: &str, change: &str, language: Language) -> String {
    say!(language, "{figure}（{change}）", "{figure} ({change})")
}
