//! What is said about figures that should agree.

use crate::domain::check::CheckId;
use crate::text::check::CheckText;

/// The texts of this group's checks.
pub(super) const TEXTS: &[(CheckId, CheckText)] = &[
    (
        CheckId::WeightsDontAddUp,
        CheckText {
            title: ("分值合计不对", "Weights don't add up"),
            sentence: ("{1}", "{1}"),
            mend: (
                "在“调整体系”里改分值，使合计相等。",
                "Change the weights under “Adjust the framework” until they add up.",
            ),
            source: (
                "业务系统保存时核对各级分值。",
                "Filing systems check weights at every level when a sheet is saved.",
            ),
        },
    ),
    (
        CheckId::ExecutedAboveBudget,
        CheckText {
            title: ("执行数大于预算数", "More executed than budgeted"),
            sentence: ("执行数 {1} 大于预算数 {2}（{3}）。", "{1} was executed of a budget of {2} ({3})."),
            mend: (
                "核对两个数；预算有调整的，填调整后的预算数。",
                "Check both figures; give the budget after adjustment.",
            ),
            source: (
                "执行率不应超过 100%，超过的不得高于满分。",
                "An execution rate ends at 100 %, and never scores above full marks.",
            ),
        },
    ),
    (
        CheckId::ExecutedWithoutBudget,
        CheckText {
            title: ("没有预算却有执行", "Executed without a budget"),
            sentence: ("预算数是 {2}，执行数是 {1}。", "The budget is {2}, and {1} was executed."),
            mend: ("填调整后的预算数。", "Give the budget after adjustment."),
            source: ("预算为 0 时没有执行率。", "Without a budget there is no execution rate."),
        },
    ),
    (
        CheckId::ProjectsAboveBudget,
        CheckText {
            title: ("项目预算合计大于部门预算", "Projects' budgets above the department's"),
            sentence: (
                "各项目预算合计 {1}，部门整体只有 {2}。",
                "The projects' budgets add up to {1}; the department has {2}.",
            ),
            mend: ("核对部门整体的预算数和各项目的预算数。", "Check the department's budget and the projects'."),
            source: ("项目支出是部门整体支出的一部分。", "Project spending is part of the department's."),
        },
    ),
    (
        CheckId::ProjectsAboveExecuted,
        CheckText {
            title: ("项目执行合计大于部门执行", "Projects executed more than the department"),
            sentence: (
                "各项目执行合计 {1}，部门整体只有 {2}。",
                "The projects executed {1} together; the department {2}.",
            ),
            mend: (
                "核对部门整体的执行数和各项目的执行数。",
                "Check the department's executed amount and the projects'.",
            ),
            source: ("项目支出是部门整体支出的一部分。", "Project spending is part of the department's."),
        },
    ),
    (
        CheckId::MonthAboveYear,
        CheckText {
            title: ("某月累计大于全年执行数", "A month above the year"),
            sentence: (
                "这个月末累计 {1}，大于全年执行数 {2}。",
                "{1} by the end of this month is more than the year's {2}.",
            ),
            mend: ("核对月末累计数和全年执行数。", "Check the month's figure and the year's."),
            source: ("累计数不会超过全年数。", "A cumulative figure never exceeds the year's."),
        },
    ),
    (
        CheckId::MonthFalls,
        CheckText {
            title: ("累计执行数比前面的月份少", "A cumulative figure falls"),
            sentence: ("累计 {1}，少于前面的 {2}。", "{1} is less than {2} before."),
            mend: ("核对；有退回资金的，在说明里写清楚。", "Check it; if money came back, say so."),
            source: ("累计数只有资金退回时才会减少。", "A cumulative figure only falls when money came back."),
        },
    ),
    (
        CheckId::DecemberDiffers,
        CheckText {
            title: ("12 月末累计与全年执行数不一致", "December is not the year's amount"),
            sentence: (
                "12 月末累计 {1}，全年执行数 {2}，预算数相同。",
                "{1} by the end of December, {2} for the year, of the same budget.",
            ),
            mend: (
                "核对；年度执行数正确的，一键改 12 月末。",
                "Check both; if the year's amount is right, December can be mended.",
            ),
            source: ("两处说的是同一笔钱。", "Both are about the same money."),
        },
    ),
    (
        CheckId::TypedRateDiffers,
        CheckText {
            title: ("填的比率与两个数算出的不一致", "A typed rate differs from its figures"),
            sentence: (
                "填的是 {1}，按两个数算出来是 {2}，按算出的计分。",
                "{1} was typed, the figures give {2}, which counts.",
            ),
            mend: ("去掉填的比率，或改两个数。", "Take out the typed rate, or change the figures."),
            source: ("佐证里有数的，以数为准。", "Figures that are there count more than a rate."),
        },
    ),
    (
        CheckId::PartAboveWhole,
        CheckText {
            title: ("分子大于分母", "A part above its whole"),
            sentence: ("{1} {2} 大于{3} {4}。", "{1} {2} is more than {3} {4}."),
            mend: ("核对两个数。", "Check both figures."),
            source: ("部分不会大于整体。", "A part is never more than the whole."),
        },
    ),
    (
        CheckId::PublishedScoreDiffers,
        CheckText {
            title: ("复核得分与按标准算出的不一致", "A published score differs from the rule's"),
            sentence: (
                "复核（公布）得分 {1}，按评分标准是 {2}。",
                "{1} was published or found in review; the rule gives {2}.",
            ),
            mend: ("核对实际完成值和评分标准。", "Check the actual value and the rule."),
            source: (
                "公布的表逐行核对：完成 98% 的按比例得 9.8 分，不是 9 分。",
                "Published tables are checked row by row: 98 % of a target is 9.8, not 9.",
            ),
        },
    ),
    (
        CheckId::ReviewedActualDiffers,
        CheckText {
            title: ("复核实际值与填报值不一致", "The actual value in review differs"),
            sentence: ("复核实际值 {1}，填报 {2}。", "{1} was found in review, {2} was filed."),
            mend: ("核对佐证材料，改其中一个。", "Look at the evidence and change one of them."),
            source: ("两个数只能有一个是对的。", "Only one of two figures is right."),
        },
    ),
    (
        CheckId::PublishedAboveWeight,
        CheckText {
            title: ("复核得分高于分值", "A published score above the weight"),
            sentence: ("复核（公布）得分 {1}，分值只有 {2}。", "{1} was published; the weight is {2}."),
            mend: ("改复核得分。", "Change the score in review."),
            source: ("业务系统保存时核对：得分不得高于分值。", "Filing systems refuse a score above the weight."),
        },
    ),
    (
        CheckId::StatedPartsDiffer,
        CheckText {
            title: ("报告里部分之和与合计不符", "The report's parts don't add up"),
            sentence: ("各部分相加是 {1}，报告写的是 {2}。", "The parts add up to {1}; the report prints {2}."),
            mend: ("核对各部分得分和合计，改正报告。", "Look at the parts and the whole again, and mend the report."),
            source: ("报告各部分得分之和应等于合计。", "The parts of a report add up to its whole."),
        },
    ),
    (
        CheckId::StatedUnitSlip,
        CheckText {
            title: ("报告里金额单位写错", "A wrong unit in the report"),
            sentence: ("{1}", "{1}"),
            mend: (
                "改正报告里的单位；表中已按相符的单位读入。",
                "Mend the unit in the report; the sheet has the amount that agrees.",
            ),
            source: (
                "只有换一个单位，支出才与预算和写明的执行率相符。",
                "Only in another unit do budget, executed amount and the printed rate agree.",
            ),
        },
    ),
    (
        CheckId::StatedRateDiffers,
        CheckText {
            title: ("报告里执行率算错", "A wrong rate in the report"),
            sentence: ("{1}", "{1}"),
            mend: (
                "改正报告里的执行率，或核对预算和支出。",
                "Mend the rate in the report, or look at budget and executed amount again.",
            ),
            source: ("执行率 = 支出 ÷ 预算。", "The rate is executed amount ÷ budget."),
        },
    ),
];
