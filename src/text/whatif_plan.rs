//! The texts of the cheapest mix, of other weights and of two numbers at once.

use crate::domain::whatif::plan::PlanProblem;
use crate::domain::whatif::weights::WeightProblem;
use crate::text::language::{Language, labels, pick, say};

labels! {
    /// A fixed text of what can be tried besides.
    PlanLabel {
        Title: "几项合起来，怎样最省", "The cheapest mix for the goal";
        Help:
            "选能做的事，写每动一个单位的代价（元、人、天都行，口径一致即可）和能到的范围。按评分标准逐一算出代价最小、总分达到上面“想达到的总分”的做法。",
            "Pick what could be done; say what one unit of it costs (yuan, people, days: the same kind for all) and how far it can go. The mix that reaches the total above at the least cost is worked out by the rules.";
        Which: "能做什么", "What could be done";
        None: "请选一项", "Pick one";
        Add: "加上这项", "Add it";
        Cost: "每单位代价", "Cost of one unit";
        Lowest: "最低到", "Lowest";
        Highest: "最高到", "Highest";
        Do: "做到", "Do";
        Gain: "得分增加", "Points gained";
        Spent: "代价", "Cost";
        PerCost: "每单位代价得分", "Points per cost";
        All: "合计", "Together";
        TryIt: "试这个做法", "Try this mix";
        NeedsGoal: "请先在上面填能达到的总分。", "First give a total above.";
        RankingTitle: "分在哪里：还能得多少，离失分多近", "Where the points are: to gain, and near to losing";
        RankingHelp:
            "“离失分还差”是这个数再变差百分之几就少得分。“每单位代价得分”用下面“怎样最省”里填的代价。",
            "The margin is by how many per cent the number may get worse before points are lost. Points per cost are of the costs given under the cheapest mix below.";
        Order: "排序", "Order by";
        ToGain: "还可得", "To gain";
        Margin: "离失分还差", "Margin";
        WeightsTitle: "权重换一换，不算某一项", "Other weights, and leaving one out";
        WeightsHelp:
            "某一部分的分值改了、其余按比例增减（满分不变）时的总分；和不算某一项、其余按比例放大时的总分。只作比较，不是可以上报的分。",
            "The total if a part weighed more or less and the rest of the base changed in proportion; and the total without one indicator, the rest taken up to full marks. For comparison only: no score that could be filed.";
        Part: "哪一部分", "Which part";
        Weight: "改为多少分", "Its weight then";
        LeftOut: "不算哪一项", "Without";
        TotalThen: "总分", "Total";
        Pulls: "与现在相差", "Difference";
        PairTitle: "两个数一起变", "Two numbers at once";
        PairHelp: "每个数写范围（90～100，取五个值）或几个数（3079、3116，最多九个）。", "Give each a range (90~100: five values of it) or figures (3079; 3116: up to nine).";
        First: "第一个数", "First number";
        Second: "第二个数", "Second number";
        FirstValues: "第一个数的值", "Values of the first";
        SecondValues: "第二个数的值", "Values of the second";
        SameTwice: "两个数要不同。", "The two numbers have to differ.";
    }
}

/// Why a means can't be worked with.
pub fn means_problem(problem: PlanProblem, language: Language) -> &'static str {
    match problem {
        PlanProblem::BoundsContradict => {
            pick(language, "最低大于最高，请改其中一个。", "The lowest is above the highest. Change one of them.")
        }
        PlanProblem::CostNegative => pick(language, "代价不能小于 0。", "A cost can't be below 0."),
        PlanProblem::NothingToChange => pick(
            language,
            "这一项没有可以变动的数或选择，请去掉。",
            "There is no number or pick here that points hang on. Drop it.",
        ),
        PlanProblem::OutOfRange => {
            pick(language, "数太大，或小数位太多，算不了。", "The numbers are too large or have too many decimals.")
        }
    }
}

/// "代价最少 430，总分 93.07（现在 92.97）。"
pub fn reached(cost: &str, total: &str, now: &str, language: Language) -> String {
    say!(
        language,
        "代价最少 {cost}，总分 {total}（现在 {now}）。",
        "At the least cost of {cost} the total is {total} (now {now})."
    )
}

/// That these means are not enough, how far they lead and what is missing.
pub fn not_enough(total: &str, missing: &str, language: Language) -> String {
    say!(
        language,
        "这几项全部用上，最多 {total}，还差 {missing} 分。请放宽范围，或再加一项。",
        "All of these lead to {total} at most; {missing} points are missing. Widen the bounds, or add something."
    )
}

/// Why a weight can't be tried.
pub fn weight_problem(problem: WeightProblem, full: &str, language: Language) -> String {
    match problem {
        WeightProblem::NoPart => pick(
            language,
            "这一部分没有分值，或就是全部，没有可比的。",
            "This part weighs nothing, or is all there is.",
        )
        .to_owned(),
        WeightProblem::OutOfRange => {
            say!(language, "分值要在 0 到 {full} 之间。", "The weight has to lie between 0 and {full}.")
        }
    }
}

/// "资金管理现在 16 分、得 15.1 分；改为 20 分，总分 92.80（−0.17）。"
pub fn reweighted(
    name: &str,
    weight: &str,
    score: &str,
    then: &str,
    total: &str,
    change: &str,
    language: Language,
) -> String {
    say!(
        language,
        "{name}现在 {weight} 分，得 {score} 分；改为 {then} 分，总分 {total}（{change}）。",
        "{name} weighs {weight} and scores {score}; at {then} the total is {total} ({change})."
    )
}
