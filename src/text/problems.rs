//! Sentences for a field whose text is no number: what is wrong and how to mend it.

use crate::domain::amount::MoneyUnit;
use crate::text::number_reader::{NumberProblem, NumberUnit};

/// The sentence that stands at the field and in the summary.
pub fn sentence(problem: &NumberProblem, unit: &NumberUnit) -> String {
    match problem {
        NumberProblem::NotANumber => format!("这里要填数字，例如 {}。", example(unit)),
        NumberProblem::Grouping => {
            "逗号或空格的位置不像千位分隔符，看不出是多少。请只填数字和小数点，例如 1234.56。".to_owned()
        }
        NumberProblem::SeveralPoints => "有不止一个小数点。请只留一个。".to_owned(),
        NumberProblem::Operator { found } => format!("数字前面有“{found}”。这里只填实际的数，请删去“{found}”。"),
        NumberProblem::OtherUnit { number, found } => other_unit(number, found, unit),
        NumberProblem::TooManyDigits => "数字超过 28 位，放不下。请检查是否多填了位数。".to_owned(),
        NumberProblem::Negative => "这里不能是负数。请检查正负号。".to_owned(),
        NumberProblem::NotWhole => "这里要填整数。".to_owned(),
        NumberProblem::TooLarge => "金额超过 100 亿亿元，请检查位数和单位。".to_owned(),
        NumberProblem::TooFine => "金额比百万分之一元还细，请检查位数和单位。".to_owned(),
        NumberProblem::NotAYear => "请填四位年份，例如 2021。".to_owned(),
    }
}

fn other_unit(number: &str, found: &str, unit: &NumberUnit) -> String {
    let symbol = unit.symbol();
    match (unit, found) {
        (NumberUnit::Money(MoneyUnit::TenThousandYuan), "元") => format!(
            "这一栏的单位是万元，填的却是“{number}{found}”。若是 {number} 万元，请删去“元”；若确是 {number} 元，请换算成万元再填。"
        ),
        (NumberUnit::Money(MoneyUnit::Yuan), "万元" | "万") => {
            format!("这一栏的单位是元，填的却是“{number}{found}”。请换算成元再填，或把金额单位切换到万元。")
        }
        _ if symbol.is_empty() => format!("数字后面有“{found}”。这里只填数字，请删去“{found}”。"),
        _ => format!("这一栏的单位是“{symbol}”，数字后面却是“{found}”。请核对单位，只填数字。"),
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
        let text = sentence(&problem, &NumberUnit::Money(MoneyUnit::TenThousandYuan));
        assert!(text.contains("万元") && text.contains("“347.60元”"), "{text}");
    }
}
