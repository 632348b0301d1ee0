//! The texts of the review panel.

use crate::text::language::{Language, labels, say};

labels! {
    /// A fixed text of the review.
    ReviewLabel {
        Help:
            "复核人在自评旁边填写：填复核完成值就按同一评分标准计分；填复核得分就以它为准；都不填表示同意自评。",
            "The reviewer fills in beside the self-evaluation: a reviewed value is scored by the same rule; a review score counts as it is; neither means that the review agrees.";
        OwnActual: "自评完成值", "Self-reported value";
        OwnScore: "自评得分", "Self-score";
        Reviewed: "复核后得分", "Score after review";
        Difference: "差异", "Difference";
        OwnTotal: "自评总分", "Self-scored total";
        ReviewedTotal: "复核总分", "Total after review";
        OwnGrade: "自评等级", "Grade by self-score";
        ReviewedGrade: "复核等级", "Grade after review";
        OnlyDifferences: "只看有差异的", "Differences only";
        NoDifferences: "复核与自评没有差异。", "The review and the self-evaluation agree.";
        DifferencesTitle: "差异清单", "List of differences";
        OutOfRange: "复核得分超出这项指标的范围，按范围的边界计。请改正。", "The review score lies outside this indicator's range and is held at its end. Correct it.";
    }
}

/// "政府采购执行率：1.89 → 1.80（−0.09）；意见"
pub fn difference(name: &str, own: &str, reviewed: &str, change: &str, remark: &str, language: Language) -> String {
    if remark.is_empty() {
        say!(language, "{name}：{own} → {reviewed}（{change}）", "{name}: {own} → {reviewed} ({change})")
    } else {
        say!(
            language,
            "{name}：{own} → {reviewed}（{change}）；{remark}",
            "{name}: {own} → {reviewed} ({change}); {remark}"
        )
    }
}

/// "分值 2，年度指标值 100%"; the target is left out where there is none.
pub fn weight_and_target(weight: &str, target: &str, language: Language) -> String {
    if target.is_empty() {
        say!(language, "分值 {weight}", "weight {weight}")
    } else {
        say!(language, "分值 {weight}，年度指标值 {target}", "weight {weight}, target {target}")
    }
}
