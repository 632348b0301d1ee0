//! What is said about what systems and reviewers reject.

use crate::domain::check::CheckId;
use crate::text::check::CheckText;

/// The texts of this group's checks.
pub(super) const TEXTS: &[(CheckId, CheckText)] = &[
    (
        CheckId::NameMissing,
        CheckText {
            title: ("没有单位名称", "No department's name"),
            sentence: ("单位名称没有填。", "The department's name is not filled in."),
            mend: ("在概览里填单位名称。", "Fill it in under Overview."),
            source: ("上报必填。", "Filing needs it."),
        },
    ),
    (
        CheckId::YearMissing,
        CheckText {
            title: ("没有年度", "No year"),
            sentence: ("年度没有填。", "The year is not filled in."),
            mend: ("在概览里填年度。", "Fill it in under Overview."),
            source: ("上报必填。", "Filing needs it."),
        },
    ),
    (
        CheckId::Pending,
        CheckText {
            title: ("还没有填完", "Not filled in"),
            sentence: ("还没有得分，最多可得 {1} 分。", "It has no score yet; at most {1}."),
            mend: ("填实际完成值，或说明不适用。", "Fill in the actual value, or say that it does not apply."),
            source: ("空着的不是 0 分，也不是满分。", "A blank is neither 0 nor full marks."),
        },
    ),
    (
        CheckId::LossWithoutReason,
        CheckText {
            title: ("扣分没有写原因", "A loss without a reason"),
            sentence: ("扣了 {1} 分，没有写扣分原因。", "Points lost: {1}. No reason is given."),
            mend: ("写扣分原因。", "Give the reason."),
            source: (
                "业务系统保存时核对：得分低于分值必须说明原因。",
                "Filing systems ask for a reason whenever a score is below the weight.",
            ),
        },
    ),
    (
        CheckId::LossWithoutImprovement,
        CheckText {
            title: ("扣分没有写改进措施", "A loss without an improvement"),
            sentence: ("{1} 项扣了分，没有写改进措施。", "Indicators that lost points and name no improvement: {1}."),
            mend: ("写改进措施。", "Say what will be done."),
            source: ("自评表有“偏差原因分析及改进措施”一栏。", "The form asks for reason and improvement."),
        },
    ),
    (
        CheckId::OverTargetWithoutReason,
        CheckText {
            title: ("超过目标较多，没有说明", "Far above the target, without a reason"),
            sentence: ("完成 {1}，目标 {2}，是目标的 {3}。", "{1} of a target of {2}, which is {3}."),
            mend: ("说明原因：目标定低了，还是情况变了。", "Say why: a target set too low, or something that changed."),
            source: (
                "超过 120% 要说明，超过 130% 业务系统不予通过。",
                "Above 120 % a reason is asked for; above 130 % systems refuse the filing without one.",
            ),
        },
    ),
    (
        CheckId::LowExecutionWithoutReason,
        CheckText {
            title: ("执行率低，没有说明", "Low execution without a reason"),
            sentence: (
                "部门整体执行率 {1}，预算执行类指标没有写原因。",
                "The department's execution rate is {1}, and the indicators on it give no reason.",
            ),
            mend: ("在预算执行类指标里写原因。", "Give the reason at the indicators on execution."),
            source: ("执行率低于 90% 要说明原因。", "Below 90 % a reason is asked for."),
        },
    ),
    (
        CheckId::NotApplicableWithoutReason,
        CheckText {
            title: ("不适用没有说明", "Not applicable without a reason"),
            sentence: (
                "分值 {1}，说是不适用，没有写理由。",
                "It weighs {1} and is said not to apply, without a reason.",
            ),
            mend: ("写不适用的理由。", "Say why it does not apply."),
            source: ("不适用会改变满分或折算，评审会问。", "It changes full marks or the scaling, so reviewers ask."),
        },
    ),
    (
        CheckId::EvidenceMissing,
        CheckText {
            title: ("没有写佐证材料", "No evidence"),
            sentence: ("{1} 项有得分，没有写佐证材料。", "Indicators that have points and name no evidence: {1}."),
            mend: ("写佐证材料的名称。", "Name the evidence."),
            source: ("评审标准：没有佐证的不得分。", "Review firms give nothing without evidence."),
        },
    ),
    (
        CheckId::SatisfactionWithoutSurvey,
        CheckText {
            title: ("满意度没有调查依据", "Satisfaction without a survey"),
            sentence: ("得了 {1} 分，没有写调查材料。", "Points: {1}. No survey is named."),
            mend: ("写问卷或调查报告的名称。", "Name the survey."),
            source: (
                "评审标准：没有调查的满意度不得分。",
                "Review firms give nothing for satisfaction without a survey.",
            ),
        },
    ),
    (
        CheckId::NoWeight,
        CheckText {
            title: ("分值是 0", "No weight"),
            sentence: ("分值是 0 或没有填，得不到分。", "It weighs nothing and can score nothing."),
            mend: ("填分值，或删去这项。", "Give it a weight, or remove it."),
            source: ("业务系统保存时核对：分值必须大于 0。", "Filing systems ask for a weight above 0."),
        },
    ),
    (
        CheckId::ProjectWithoutName,
        CheckText {
            title: ("项目没有名称", "A project without a name"),
            sentence: ("项目名称没有填。", "The project has no name."),
            mend: ("填项目名称。", "Give it a name."),
            source: ("报告和附表的项目要对得上。", "Projects in the report and in its annex have to agree."),
        },
    ),
    (
        CheckId::SameProjectTwice,
        CheckText {
            title: ("项目重复", "A project twice"),
            sentence: ("“{1}”出现了两次。", "“{1}” is there twice."),
            mend: ("删去一个，或改名称。", "Remove one, or rename it."),
            source: ("重复的项目会使合计偏大。", "A project that is there twice makes the sums too large."),
        },
    ),
    (
        CheckId::ProjectWithoutFigures,
        CheckText {
            title: ("项目没有预算数或执行数", "A project without figures"),
            sentence: ("预算数或执行数没有填。", "Its budget or its executed amount is missing."),
            mend: ("填两个数；确实没有的填 0。", "Fill in both; 0 where there is none."),
            source: ("缺数的项目没有执行率。", "Without both there is no rate."),
        },
    ),
];
