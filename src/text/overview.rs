//! The texts of the overview panel.

use crate::domain::editing::Difference;
use crate::domain::points::Points;
use crate::text::language::{Language, labels, pick, say};
use crate::text::number_format::points_in_words;

labels! {
    /// A fixed text of the overview.
    OverviewLabel {
        Unit: "单位信息", "Department";
        Parts: "各部分得分", "Scores by part";
        Part: "部分", "Part";
        LostTitle: "失分，由多到少", "Points lost, most first";
        NothingLost: "没有失分。", "No points are lost.";
        NothingScored: "还没有得分：各项都待填。", "Nothing is scored yet: everything is to be filled in.";
        PendingTitle: "待填", "To fill in";
        NothingPending: "没有待填的内容。", "Nothing is left to fill in.";
        ChecksTitle: "核对", "Checks";
        ChecksProblems: "内容需要改正", "Entries to correct";
        ChecksReasons: "失分没有写原因", "Lost points without a reason";
        ChecksFlags: "提示需要核对", "Remarks to look at";
        Changes: "与原版相比的改动", "Changes against the released version";
        NoChanges: "与原版相同，没有改动。", "As released, nothing was changed.";
        BaseUnknown: "原版不在本页里，列不出改动。", "The released version is not at hand here, so changes can't be listed.";
        StartTitle: "从这里开始", "Begin here";
        StartUnit: "填写单位名称和年度", "Fill in the department's name and year";
        StartExecution: "填写预算数和执行数", "Fill in budget and executed amounts";
        StartIndicators: "填写各指标的实际完成值", "Fill in the actual values of the indicators";
        StartExample: "先看一份填好的示例", "Look at an example that is filled in";
    }
}

/// "离“良”还差 0.45 分" below a grade, as the next one up.
pub fn next_grade(name: &str, missing: Points, language: Language) -> String {
    let missing = points_in_words(missing);
    say!(language, "再得 {missing} 分为“{name}”", "{missing} more for “{name}”")
}

/// One change of a framework, in a sentence; `name` is what its node is called.
pub fn difference(difference: &Difference, name: &str, language: Language) -> String {
    match difference {
        Difference::Added { .. } => say!(language, "新增“{name}”", "“{name}” was added"),
        Difference::Removed { name, .. } => say!(language, "删除“{name}”", "“{name}” was removed"),
        Difference::Renamed { from, to, .. } => {
            say!(language, "“{from}”改名为“{to}”", "“{from}” is now called “{to}”")
        }
        Difference::Moved { .. } => say!(language, "移动“{name}”", "“{name}” was moved"),
        Difference::Reweighed { from, to, .. } => {
            let (from, to) = (points_in_words(*from), points_in_words(*to));
            say!(language, "“{name}”的分值由 {from} 改为 {to}", "the weight of “{name}” is {to} instead of {from}")
        }
        Difference::RuleChanged { .. } => {
            say!(language, "修改“{name}”的评分标准", "the scoring rule of “{name}” was changed")
        }
        Difference::DetailsChanged { .. } => {
            say!(language, "修改“{name}”的说明", "the details of “{name}” were changed")
        }
        Difference::SettingsChanged => {
            pick(language, "修改名称、等级或计分设置", "title, grades or scoring settings were changed").to_owned()
        }
    }
}

/// "查看全部 23 项"
pub fn see_all(n: usize, language: Language) -> String {
    say!(language, "查看全部 {n} 项", "See all {n}")
}

/// "−0.66 分"
pub fn lost(points: Points, language: Language) -> String {
    let points = points_in_words(points);
    say!(language, "−{points} 分", "−{points}")
}
