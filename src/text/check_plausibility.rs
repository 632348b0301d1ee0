//! What is said about what looks unlikely.

use crate::domain::check::CheckId;
use crate::text::check::CheckText;

/// The texts of this group's checks.
pub(super) const TEXTS: &[(CheckId, CheckText)] = &[
    (
        CheckId::SelfScoreAheadOfMoney,
        CheckText {
            title: ("指标得分高，钱没有花完", "Indicators ahead of the money"),
            sentence: (
                "指标得了 {1} 的分，部门整体执行率只有 {2}。",
                "The indicators have {1} of their points; the execution rate is {2}.",
            ),
            mend: (
                "核对得分高的指标，或说明节约的原因。",
                "Look at the high scores again, or say how money was saved.",
            ),
            source: (
                "自评预警（红）：（得分率 − 执行率）÷ 得分率 > 5%。",
                "Self-score warning (red): (share of points − execution rate) ÷ share of points > 5 %.",
            ),
        },
    ),
    (
        CheckId::MuchUnspent,
        CheckText {
            title: ("结余较多", "Much is unspent"),
            sentence: ("还有 {1} 没有花，合 {2}。", "{1} is unspent, {2}."),
            mend: ("说明原因，或核对执行数。", "Say why, or check the executed amount."),
            source: ("自评预警（黄）：结余超过 20%。", "Self-score warning (yellow): more than 20 % unspent."),
        },
    ),
    (
        CheckId::ScoreWithoutBudget,
        CheckText {
            title: ("没有预算却有得分", "Points without a budget"),
            sentence: ("预算数是 0，指标得了 {1} 分。", "The budget is 0, and the indicators score {1}."),
            mend: ("填调整后的预算数。", "Give the budget after adjustment."),
            source: (
                "自评预警：预算为 0 时得分没有依据。",
                "Self-score warning: without a budget there is nothing to score.",
            ),
        },
    ),
    (
        CheckId::UnitSlip,
        CheckText {
            title: ("单位可能写错", "Probably another unit"),
            sentence: (
                "执行数 {1}，预算数 {2}，相差上千倍；万元写成了元（或相反），应为 {3}。",
                "{1} was executed of {2}, thousands of times apart: 元 for 万元 or the other way round; probably {3}.",
            ),
            mend: ("核对单位；确是写错的，一键改正。", "Check the unit; if it is wrong, it can be mended."),
            source: (
                "公布的报告里常见“347.60元”写在万元栏。",
                "Published reports have “347.60元” in a column of 万元.",
            ),
        },
    ),
    (
        CheckId::RateTypedAsShare,
        CheckText {
            title: ("比率可能写成了小数", "Probably a share for a rate"),
            sentence: ("填的是 {1}，目标是 {2}，可能是 {3}。", "{1} was typed with a target of {2}; probably {3}."),
            mend: ("核对；确是写错的，一键改正。", "Check it; if it is wrong, it can be mended."),
            source: ("0.98 和 98% 常被混用。", "0.98 and 98 % are often mixed up."),
        },
    ),
    (
        CheckId::LateSpending,
        CheckText {
            title: ("年末集中支出", "Late spending"),
            sentence: ("全年支出集中在年末（{1}）。", "Much of the year's money was spent late ({1})."),
            mend: ("说明原因。", "Say why."),
            source: ("前松后紧是支出进度检查的重点。", "Spending at the end of the year is looked at."),
        },
    ),
    (
        CheckId::ReasonWithoutLoss,
        CheckText {
            title: ("没有扣分却写了原因", "A reason without a loss"),
            sentence: ("得了满分，却写了原因：“{1}”。", "It has full marks and gives a reason: “{1}”."),
            mend: ("核对实际完成值，或删去原因。", "Check the actual value, or take the reason out."),
            source: ("原因和得分要对得上。", "Reasons and points have to agree."),
        },
    ),
    (
        CheckId::NoInitialBudget,
        CheckText {
            title: ("年初没有预算，年中才有", "No initial budget"),
            sentence: ("年初预算是 0，调整后 {1}。", "The initial budget is 0, after adjustment it is {1}."),
            mend: ("说明追加的原因。", "Say why it was added."),
            source: ("追加预算要有依据。", "Added budgets need grounds."),
        },
    ),
    (
        CheckId::DisputedFigures,
        CheckText {
            title: ("报告里同一件事数字不同", "Different figures for the same thing"),
            sentence: ("{1}", "{1}"),
            mend: (
                "查台账和凭证，报告前后用同一个数；表中的数也要一致。",
                "Look at the records, and use one figure throughout the report and in the sheet.",
            ),
            source: (
                "复核时以佐证材料为准，前后不一的数不予采信。",
                "Reviewers go by the evidence and don't accept figures that contradict each other.",
            ),
        },
    ),
    (
        CheckId::DisputedName,
        CheckText {
            title: ("报告里同一笔钱两个名称", "Two names for the same amount"),
            sentence: ("{1}", "{1}"),
            mend: ("核对是哪一个项目，统一名称。", "Look which one it is, and use one name."),
            source: ("项目名称应与预算批复一致。", "A project is called as in the approved budget."),
        },
    ),
];
