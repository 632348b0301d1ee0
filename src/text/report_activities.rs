//! Activities in reports: what their words come down to, so that the same thing said twice is recognised.

use crate::text::report_names::is_edge;

/// Words that mean the same in statements; the first of each is kept.
const SAME_WORDS: &[(&str, &str)] = &[
    ("社会保险", "社保"),
    ("医疗保险", "医保"),
    ("自主创业", "创业"),
    ("贫困", "困难"),
    ("特困", "困难"),
    ("扶助", "资助"),
    ("救助", "资助"),
    ("补助", "资助"),
    ("帮扶", "资助"),
    ("申领", "申请"),
    ("领取", "申请"),
    ("走访慰问", "慰问"),
    ("学员", "人员"),
    ("参训", "培训"),
];

/// Words of an activity that tell nothing.
const TELLS_NOTHING: &[&str] = &[
    "累计", "完成", "开展", "组织", "实施", "落实", "全年", "全区", "全市", "全县", "全镇", "共计", "共", "发放",
    "提供", "为", "向", "对", "了", "的", "经费", "资金", "专项", "项目", "工作", "费用", "元", "万", "约", "近", "逾",
    "余", "多", "及", "和", "与", "等", "投入", "金额", "合计", "其中", "本年", "今年", "年度", "申请", "享受", "截至",
    "春节", "中秋", "国庆", "端午", "重阳", "元旦", "节日", "期间", "节前",
];

/// What an activity's words come down to.
pub fn activity_key(text: &str) -> String {
    let mut key: String = text.chars().filter(|c| !is_edge(*c) && !c.is_ascii_digit()).collect();
    for (word, same) in SAME_WORDS {
        key = key.replace(word, same);
    }
    for word in TELLS_NOTHING {
        key = key.replace(word, "");
    }
    key
}

/// A word that says that the figure behind it is rough.
pub fn is_rough(c: char) -> bool {
    matches!(c, '约' | '近' | '逾' | '共' | '达')
}

/// What stands between the figures of an activity and is no part of its words.
pub fn is_money_word(text: &str) -> bool {
    let rest = text.trim_matches(is_edge);
    rest.is_empty()
        || [
            "投入资金",
            "资金",
            "金额",
            "共计",
            "共",
            "投入",
            "发放资金",
            "发放",
            "涉及资金",
            "涉及金额",
            "合计",
            "补贴金额",
            "补助资金",
            "支出",
            "拨付资金",
            "使用资金",
            "资助资金",
            "慰问金",
            "发放慰问金",
            "合计金额",
            "资金共",
        ]
        .contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_activities() {
        assert_eq!(activity_key("全年为10家单位申请社会保险补贴约173万元"), "家单位社保补贴");
        assert_eq!(activity_key("慰问贫困残疾人"), activity_key("慰问困难残疾人"));
    }
}
