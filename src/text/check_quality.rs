//! What is said about the indicators themselves.

use crate::domain::check::CheckId;
use crate::text::check::CheckText;

/// The texts of this group's checks.
pub(super) const TEXTS: &[(CheckId, CheckText)] = &[
    (
        CheckId::NoUnit,
        CheckText {
            title: ("没有计量单位", "No unit"),
            sentence: ("按数量计，却没有单位。", "It is counted and has no unit."),
            mend: ("在评分标准里填单位。", "Give a unit in its rule."),
            source: ("指标要可衡量。", "Indicators have to be measurable."),
        },
    ),
    (
        CheckId::NoStandard,
        CheckText {
            title: ("没有评分标准", "No standard"),
            sentence: ("直接填分，没有写按什么给分。", "Points are typed, and nothing says what for."),
            mend: (
                "在评分标准里写依据，或换成可以计算的标准。",
                "Write down what for, or take a rule that can be worked out.",
            ),
            source: (
                "评审标准：无法核实的扣 30% 至 100%。",
                "Review firms take 30 to 100 % off for what can't be verified.",
            ),
        },
    ),
    (
        CheckId::VagueWords,
        CheckText {
            title: ("目标用词笼统", "A vague target"),
            sentence: ("目标是“{1}”，没有说到什么程度。", "The target is “{1}”, which says no degree."),
            mend: ("写成可以核对的数或事。", "Write something that can be checked."),
            source: (
                "种子报告的问题：指标分解不细致、不具体。",
                "The seed's own complaint: indicators not detailed, not concrete.",
            ),
        },
    ),
    (
        CheckId::OneHeavyIndicator,
        CheckText {
            title: ("一项指标占了大半分值", "One indicator has most of the weight"),
            sentence: ("这一项 {1} 分，占 {2}。", "It weighs {1}, which is {2}."),
            mend: ("分成几项。", "Divide it."),
            source: ("一项定胜负，看不出其他绩效。", "One decides, and the rest says nothing."),
        },
    ),
    (
        CheckId::NoSatisfactionPart,
        CheckText {
            title: ("没有满意度指标", "No satisfaction"),
            sentence: ("没有一项看服务对象满意度。", "Nothing looks at satisfaction."),
            mend: ("加一项满意度指标。", "Add one."),
            source: ("自评表的一级指标之一。", "It is one of the form's first-level indicators."),
        },
    ),
    (
        CheckId::NoCostPart,
        CheckText {
            title: ("没有成本指标", "No cost"),
            sentence: ("没有一项看成本。", "Nothing looks at cost."),
            mend: ("加一项成本指标。", "Add one."),
            source: ("2021 年起项目自评要设成本指标。", "Since 2021 project forms have a cost part."),
        },
    ),
    (
        CheckId::SameIndicatorTwice,
        CheckText {
            title: ("指标重复", "An indicator twice"),
            sentence: ("“{1}”出现了两次。", "“{1}” is there twice."),
            mend: ("删去一项，或改名称。", "Remove one, or rename it."),
            source: ("评审标准：同一指标只算一次。", "Review firms count the same indicator once."),
        },
    ),
    (
        CheckId::QuantityIsPayment,
        CheckText {
            title: ("数量指标其实是付款", "A quantity that is payment"),
            sentence: (
                "名称说的是付款或支出，不是产出的数量。",
                "Its name is about paying or spending, not about what was produced.",
            ),
            mend: ("换成产出的数量。", "Take a quantity of what was produced."),
            source: ("评审标准：付款、执行率不作数量指标。", "Review firms give nothing for payment as a quantity."),
        },
    ),
    (
        CheckId::FractionalWeight,
        CheckText {
            title: ("分值不是整数", "A weight that is no whole number"),
            sentence: ("分值是 {1}。", "It weighs {1}."),
            mend: ("可以的话改成整数。", "Make it a whole number where you can."),
            source: ("22.5 这样的分值容易加错。", "Weights such as 22.5 are easily added wrongly."),
        },
    ),
];
