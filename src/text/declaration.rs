//! The texts of goal declaration (绩效目标申报).

use crate::domain::points::Points;
use crate::text::language::{Language, labels, say};
use crate::text::number_format::points_in_words;

labels! {
    /// A fixed text of goal declaration.
    DeclarationLabel {
        Begin: "申报目标（改指标、分值）", "Declare goals (change indicators and weights)";
        End: "回到填报", "Back to filling in";
        Title: "绩效目标申报", "Goal declaration";
        Help:
            "在这里增删、移动指标，改名称和分值；上移、下移过了本分类的头尾，就进相邻的分类。第一次改动时自动另存为本单位的体系，原版不变；每一步都可以撤销。",
            "Add, remove and move indicators, change names and weights here; moved past either end of its category, an indicator goes into the next one. The first change makes a copy of the framework for this sheet; the released one stays as it is, and every step can be undone.";
        Rule: "评分标准", "Scoring rule";
        Actions: "操作", "Actions";
        AddIndicator: "加指标", "Add indicator";
        AddCategory: "加分类", "Add category";
        Copy: "复制", "Copy";
        Up: "上移", "Move up";
        Down: "下移", "Move down";
        Remove: "删除", "Remove";
        Sum: "分值合计", "Sum of weights";
        NewIndicator: "新指标", "New indicator";
        NewCategory: "新分类", "New category";
    }
}

/// "数量指标（副本）"
pub fn copy_of(name: &str, language: Language) -> String {
    say!(language, "{name}（副本）", "{name} (copy)")
}

/// The action with what it is done to, for those who don't see the row: 复制“数量指标”.
pub fn action_on(action: &str, name: &str, language: Language) -> String {
    say!(language, "{action}：{name}", "{action}: {name}")
}

/// Where the weights below a group don't add up to it; `None` where they do.
pub fn sum_problem(found: Points, expected: Points, language: Language) -> Option<String> {
    if found == expected {
        return None;
    }
    let (sum, whole) = (points_in_words(found), points_in_words(expected));
    Some(if found < expected {
        let missing = points_in_words(expected - found);
        say!(
            language,
            "下级合计 {sum}，应为 {whole}，少 {missing}",
            "children add up to {sum} instead of {whole}: {missing} too few"
        )
    } else {
        let excess = points_in_words(found - expected);
        say!(
            language,
            "下级合计 {sum}，应为 {whole}，多 {excess}",
            "children add up to {sum} instead of {whole}: {excess} too many"
        )
    })
}

/// "100，与满分相符" or what is wrong with it.
pub fn whole_sum(found: Points, expected: Points, language: Language) -> String {
    let (sum, whole) = (points_in_words(found), points_in_words(expected));
    if found == expected {
        say!(language, "{sum}，与满分 {whole} 相符", "{sum}, as it should be")
    } else {
        say!(language, "{sum}，应为 {whole}", "{sum} instead of {whole}")
    }
}

/// How many groups the weights below don't add up to; empty when all do.
pub fn groups_wrong(n: usize, language: Language) -> String {
    if n == 0 {
        return String::new();
    }
    say!(
        language,
        "；其中 {n} 处下级分值合计与本级不符，见下",
        "; in {n} groups the weights below don't add up, see there"
    )
}
