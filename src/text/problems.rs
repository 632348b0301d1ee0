//! Sentences for a field whose text is no number: what is wrong and how to mend it.

use crate::domain::amount::MoneyUnit;
use crate::text::language::{Language, pick, say};
use crate::text::number_reader::{NumberProblem, NumberUnit, TargetSign};

/// The sentence that stands at the field and in the summary.
pub fn sentence(problem: &NumberProblem, unit: &NumberUnit, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match problem {
        NumberProblem::NotANumber => {
            let example = example(unit);
            say!(language, "这里要填数字，例如 {example}。", "A number is needed here, such as {example}.")
        }
        NumberProblem::Grouping => text(
            "逗号或空格的位置不像千位分隔符，看不出是多少。请只填数字和小数点，例如 1234.56。",
            "The commas or spaces don't separate thousands, so the amount is unclear. Use digits and a decimal point only, such as 1234.56.",
        ),
        NumberProblem::SeveralPoints => {
            text("有不止一个小数点。请只留一个。", "There is more than one decimal point. Keep only one.")
        }
        NumberProblem::Operator { found } => say!(
            language,
            "数字前面有“{found}”。这里只填实际的数，请删去“{found}”。",
            "There is “{found}” before the number. Give the actual figure only: remove “{found}”."
        ),
        NumberProblem::AgainstRule { found, expected: TargetSign::AtLeast } => say!(
            language,
            "按评分标准，这项指标越多越好，年度指标值是“≥”，填的却是“{found}”。请核对；也可以只填数字。",
            "By its rule, more is better here and the target means “≥”, but “{found}” was typed. Check it, or give the number alone."
        ),
        NumberProblem::AgainstRule { found, expected: TargetSign::AtMost } => say!(
            language,
            "按评分标准，这项指标越少越好，年度指标值是“≤”，填的却是“{found}”。请核对；也可以只填数字。",
            "By its rule, less is better here and the target means “≤”, but “{found}” was typed. Check it, or give the number alone."
        ),
        NumberProblem::AgainstRule { found, expected: TargetSign::Exactly } => say!(
            language,
            "按评分标准，这项指标以正好等于年度指标值为准，填的却是“{found}”。请核对；也可以只填数字。",
            "By its rule, the target should be met exactly, but “{found}” was typed. Check it, or give the number alone."
        ),
        NumberProblem::OtherUnit { number, found } => other_unit(number, found, unit, language),
        NumberProblem::TooManyDigits => text(
            "数字超过 28 位，放不下。请检查是否多填了位数。",
            "The number has more than 28 digits, which is too long. Check for extra digits.",
        ),
        NumberProblem::Negative => {
            text("这里不能是负数。请检查正负号。", "The number can't be negative here. Check the sign.")
        }
        NumberProblem::NotWhole => text("这里要填整数。", "A whole number is needed here."),
        NumberProblem::TooLarge => {
            text("金额超过 100 亿亿元，请检查位数和单位。", "The amount is above 10¹⁸ yuan. Check its digits and unit.")
        }
        NumberProblem::TooFine => text(
            "金额比百万分之一元还细，请检查位数和单位。",
            "The amount is finer than a millionth of a yuan. Check its digits and unit.",
        ),
        NumberProblem::NotPoints => text(
            "分值最多两位小数，且不超过 1,000,000。请改正。",
            "A weight has at most two decimals and is at most 1,000,000. Correct it.",
        ),
        NumberProblem::EmptyName => text("名称不能为空。请填写名称。", "The name can't be empty. Give a name."),
        NumberProblem::NotAYear => text("请填四位年份，例如 2021。", "Give the year in four digits, such as 2021."),
    }
}

fn other_unit(number: &str, found: &str, unit: &NumberUnit, language: Language) -> String {
    let symbol = unit.symbol(language);
    match (unit, found) {
        (NumberUnit::Money(MoneyUnit::TenThousandYuan), "元" | "yuan") => say!(
            language,
            "这一栏的单位是万元，填的却是“{number}{found}”。若是 {number} 万元，请删去“{found}”；若确是 {number} 元，请换算成万元再填。",
            "This field is in ten thousand yuan, but “{number} {found}” was typed. If {number} ten thousand yuan is meant, remove “{found}”; if it is {number} yuan, convert it first."
        ),
        (NumberUnit::Money(MoneyUnit::Yuan), "万元" | "万" | "ten thousand yuan") => say!(
            language,
            "这一栏的单位是元，填的却是“{number}{found}”。请换算成元再填，或把金额单位切换到万元。",
            "This field is in yuan, but “{number} {found}” was typed. Convert it to yuan, or switch the amounts to ten thousand yuan."
        ),
        _ if symbol.is_empty() => say!(
            language,
            "数字后面有“{found}”。这里只填数字，请删去“{found}”。",
            "There is “{found}” after the number. Give the number only: remove “{found}”."
        ),
        _ => say!(
            language,
            "这一栏的单位是“{symbol}”，数字后面却是“{found}”。请核对单位，只填数字。",
            "This field is in “{symbol}”, but “{found}” stands after the number. Check the unit and give the number only."
        ),
    }
}

fn example(unit: &NumberUnit) -> &'static str {
    match unit {
        NumberUnit::Percent => "98.23",
        NumberUnit::Money(_) => "3105.13",
        NumberUnit::Year => "2021",
        NumberUnit::Points | NumberUnit::Named(_) | NumberUnit::None => "12",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_beside_ten_thousand_yuan_is_questioned() {
        let problem = NumberProblem::OtherUnit { number: "347.60".to_owned(), found: "元".to_owned() };
        let text = sentence(&problem, &NumberUnit::Money(MoneyUnit::TenThousandYuan), Language::Chinese);
        assert!(text.contains("万元") && text.contains("“347.60元”"), "{text}");
        let text = sentence(&problem, &NumberUnit::Money(MoneyUnit::TenThousandYuan), Language::English);
        assert!(text.contains("ten thousand yuan") && text.contains("“347.60 元”"), "{text}");
    }
}
