//! The words of published reports: labels ahead of a figure, units behind it. Data for the grammar in `exchange/report`, which has no
//! word of its own.

use crate::domain::statements::{Exactness, HeadUnit, StatedUnit};

/// What a word says about the figure behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Full marks.
    Weight,
    /// Points earned.
    Score,
    /// Either the full marks or the total.
    Sum,
    /// No points at all; no figure follows.
    NoScore,
    /// Full marks; no figure follows.
    FullScore,
    /// Points lost.
    Deducted,
    /// Why points were lost.
    Reason,
    /// Money that could be spent.
    Budget,
    /// Money that could be spent after the amount before it was changed: 预算312万元，调整后为356万元.
    Adjusted,
    /// Money planned at the start of the year.
    InitialBudget,
    /// Money spent.
    Executed,
    /// A rate in per cent.
    Rate,
    /// A rate in per cent that is one of money only where nothing else stands before it.
    BareRate,
    /// The grade.
    Grade,
    /// Parts of the figure before it follow.
    OfWhich,
    /// Something that looks like a label and is none.
    Nothing,
}

/// The labels; of several that begin at a place the longest counts.
pub const LABELS: &[(&str, Label)] = &[
    ("标准分值", Label::Weight),
    ("分值权重", Label::Weight),
    ("分值为", Label::Weight),
    ("分值", Label::Weight),
    ("满分值", Label::Weight),
    ("满分为", Label::Weight),
    ("满分", Label::Weight),
    ("权重", Label::Weight),
    ("标准分", Label::Weight),
    ("应得分", Label::Weight),
    ("应得", Label::Weight),
    ("总分", Label::Sum),
    ("自评总得分", Label::Score),
    ("自评总分", Label::Score),
    ("自评综合得分", Label::Score),
    ("自评得分", Label::Score),
    ("自评分数", Label::Score),
    ("自评分", Label::Score),
    ("自评", Label::Score),
    ("综合得分", Label::Score),
    ("综合评分", Label::Score),
    ("总得分", Label::Score),
    ("最终得分", Label::Score),
    ("评价得分", Label::Score),
    ("评价总分", Label::Score),
    ("实际得分", Label::Score),
    ("实得分", Label::Score),
    ("实得", Label::Score),
    ("得分", Label::Score),
    ("评分", Label::Score),
    ("得", Label::Score),
    ("评为", Label::Nothing),
    ("评分标准", Label::Nothing),
    ("不得分", Label::NoScore),
    ("未得分", Label::NoScore),
    ("得零分", Label::NoScore),
    ("不加分也不扣分", Label::NoScore),
    ("不加不减", Label::NoScore),
    ("无加减分", Label::NoScore),
    ("得满分", Label::FullScore),
    ("评满分", Label::FullScore),
    ("不扣分", Label::FullScore),
    ("未扣分", Label::FullScore),
    ("未失分", Label::FullScore),
    ("扣减", Label::Deducted),
    ("扣除", Label::Deducted),
    ("扣分", Label::Deducted),
    ("扣", Label::Deducted),
    ("失分", Label::Deducted),
    ("扣分原因", Label::Reason),
    ("主要失分点", Label::Reason),
    ("失分点", Label::Reason),
    ("扣分点", Label::Reason),
    ("扣分项", Label::Reason),
    ("扣分的原因", Label::Reason),
    ("扣分主要原因", Label::Reason),
    ("扣分情况", Label::Reason),
    ("扣分理由", Label::Reason),
    ("扣分说明", Label::Reason),
    ("失分原因", Label::Reason),
    ("主要原因", Label::Reason),
    ("原因", Label::Reason),
    ("主要是因为", Label::Reason),
    ("主要因为", Label::Reason),
    ("因为", Label::Reason),
    ("主要是由于", Label::Reason),
    ("由于", Label::Reason),
    ("主要是", Label::Reason),
    ("调整后为", Label::Adjusted),
    ("调整为", Label::Adjusted),
    ("调整至", Label::Adjusted),
    ("调增至", Label::Adjusted),
    ("调减至", Label::Adjusted),
    ("追加至", Label::Adjusted),
    ("调整后预算数", Label::Budget),
    ("调整后预算", Label::Budget),
    ("调整后全年预算", Label::Budget),
    ("调整预算数", Label::Budget),
    ("调整预算", Label::Budget),
    ("全年预算数", Label::Budget),
    ("全年预算总额", Label::Budget),
    ("年度预算总额", Label::Budget),
    ("全年预算", Label::Budget),
    ("预算总额", Label::Budget),
    ("预算总计", Label::Budget),
    ("预算金额", Label::Budget),
    ("预算资金", Label::Budget),
    ("预算安排", Label::Budget),
    ("安排预算", Label::Budget),
    ("年度预算", Label::Budget),
    ("预算数", Label::Budget),
    ("预算支出", Label::Budget),
    ("支出预算", Label::Budget),
    ("预算收入", Label::Nothing),
    ("预算总收入", Label::Budget),
    ("预算收入总计", Label::Budget),
    ("决算收入", Label::Nothing),
    ("预算", Label::Budget),
    ("安排资金", Label::Budget),
    ("资金总额", Label::Budget),
    ("下达资金", Label::Budget),
    ("年初预算数", Label::InitialBudget),
    ("年初预算", Label::InitialBudget),
    ("年初预算安排", Label::InitialBudget),
    ("年初预算安排资金", Label::InitialBudget),
    ("年初预算资金", Label::InitialBudget),
    ("年初预算总额", Label::InitialBudget),
    ("年初部门预算", Label::InitialBudget),
    ("年初安排", Label::InitialBudget),
    ("全年执行数", Label::Executed),
    ("实际执行数", Label::Executed),
    ("实际执行", Label::Executed),
    ("累计执行", Label::Executed),
    ("执行数", Label::Executed),
    ("执行金额", Label::Executed),
    ("执行", Label::Executed),
    ("实际支出", Label::Executed),
    ("支出决算", Label::Executed),
    ("决算支出", Label::Executed),
    ("决算数", Label::Executed),
    ("累计支出", Label::Executed),
    ("全年支出", Label::Executed),
    ("支出金额", Label::Executed),
    ("支出数", Label::Executed),
    ("支出", Label::Executed),
    ("实际使用", Label::Executed),
    ("使用", Label::Executed),
    ("支付", Label::Executed),
    ("实际拨付", Label::Executed),
    ("累计拨付", Label::Executed),
    ("已拨付", Label::Executed),
    ("已支付", Label::Executed),
    ("实际支付", Label::Executed),
    ("累计支付", Label::Executed),
    ("完成支付", Label::Executed),
    ("完成支出", Label::Executed),
    ("预算执行率", Label::Rate),
    ("资金执行率", Label::Rate),
    ("执行率", Label::Rate),
    ("支出进度", Label::Rate),
    ("执行进度", Label::Rate),
    ("支付率", Label::Rate),
    ("支出率", Label::Rate),
    ("使用率", Label::Rate),
    ("预算完成率", Label::Rate),
    ("完成预算的", Label::Rate),
    ("占预算的", Label::Rate),
    ("占全年预算的", Label::Rate),
    ("完成率", Label::BareRate),
    ("到位率", Label::Nothing),
    ("控制率", Label::Nothing),
    ("评价等级", Label::Grade),
    ("自评等级", Label::Grade),
    ("绩效等级", Label::Grade),
    ("评定等级", Label::Grade),
    ("评价等次", Label::Grade),
    ("评价结果为", Label::Grade),
    ("绩效评级", Label::Grade),
    ("评级", Label::Grade),
    ("等级", Label::Grade),
    ("等次", Label::Grade),
    ("其中", Label::OfWhich),
    ("项目支出绩效", Label::Nothing),
    ("整体支出", Label::Nothing),
    ("预算绩效", Label::Nothing),
    ("预算差异率", Label::Nothing),
    ("预决算", Label::Nothing),
];

/// What stands between a label and its figure without changing anything.
pub const BETWEEN: &[&str] = &[
    "批复", "总计", "总额", "金额", "资金", "合计", "共计", "达到", "分别", "为", "是", "共", "达", "计", "了", "数",
    "约", "近", "逾", "仅", "=", "有",
];

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitWord {
    /// 分
    Points,
    /// Per cent.
    Percent,
    /// Money.
    Money(StatedUnit),
    /// People, households, organisations.
    Heads(HeadUnit),
    /// Dates, numbers of documents.
    Calendar,
    /// Something else.
    Other,
}

/// The units; of several that fit the longest counts.
pub const UNITS: &[(&str, UnitWord)] = &[
    ("分", UnitWord::Points),
    ("%", UnitWord::Percent),
    ("万元", UnitWord::Money(StatedUnit::TenThousandYuan)),
    ("亿元", UnitWord::Money(StatedUnit::HundredMillionYuan)),
    ("元", UnitWord::Money(StatedUnit::Yuan)),
    ("人次", UnitWord::Heads(HeadUnit::PersonTimes)),
    ("人", UnitWord::Heads(HeadUnit::People)),
    ("名", UnitWord::Heads(HeadUnit::People)),
    ("位", UnitWord::Heads(HeadUnit::People)),
    ("户", UnitWord::Heads(HeadUnit::Households)),
    ("家", UnitWord::Heads(HeadUnit::Organisations)),
    ("年", UnitWord::Calendar),
    ("学年", UnitWord::Calendar),
    ("月", UnitWord::Calendar),
    ("日", UnitWord::Calendar),
    ("号", UnitWord::Calendar),
    ("分钟", UnitWord::Other),
    ("个百分点", UnitWord::Other),
    ("个", UnitWord::Other),
    ("项", UnitWord::Other),
    ("次", UnitWord::Other),
    ("期", UnitWord::Other),
    ("场", UnitWord::Other),
    ("场次", UnitWord::Other),
    ("节", UnitWord::Other),
    ("小时", UnitWord::Other),
    ("公里", UnitWord::Other),
    ("平方米", UnitWord::Other),
    ("亩", UnitWord::Other),
    ("吨", UnitWord::Other),
    ("辆", UnitWord::Other),
    ("台", UnitWord::Other),
    ("套", UnitWord::Other),
    ("份", UnitWord::Other),
    ("天", UnitWord::Other),
];

/// 百分之, ahead of a number in words.
pub const PERCENT_WORDS: &str = "百分之";

/// The unit of money that a bare 万 or 亿 means.
pub fn bare_money(c: char) -> Option<StatedUnit> {
    match c {
        '万' => Some(StatedUnit::TenThousandYuan),
        '亿' => Some(StatedUnit::HundredMillionYuan),
        _ => None,
    }
}

/// A rough figure's word behind the number: 余, 多.
pub fn is_more(c: char) -> bool {
    matches!(c, '余' | '多' | '来')
}

/// How exactly a figure is said by what stands right before it.
pub fn exactness_before(text: &str) -> Exactness {
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    if ends(&["约", "近", "大约", "约为", "近乎", "左右"]) {
        Exactness::About
    } else if ends(&["逾", "超过", "超", "不少于", "不低于", "多于"]) {
        Exactness::MoreThan
    } else {
        Exactness::Exact
    }
}

/// 十分, 一分为二, 万分: words that only look like points.
pub fn is_no_points(number: &str) -> bool {
    matches!(number, "十" | "百" | "千" | "万" | "一" | "几")
}
