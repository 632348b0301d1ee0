//! What a cell says: a sign, a number and its unit, or words.

use rust_decimal::Decimal;

use crate::text::cell_words::{
    TENTHS, YEAR, direction, is_counter, is_negative, limit_behind, strict_sign, usual_unit,
};
use crate::text::chinese_number::{chinese_number, everyday_numerals, is_numeral};
use crate::text::number_reader::{NumberProblem, NumberUnit, TargetSign, leading_sign, read_number};

/// The longest unit, in characters.
const LONGEST_UNIT: usize = 8;

/// A number with what stands around it: ≥95%, 20万元, 30天以内, 三次.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// On which side of it is enough; `None` where nothing is said.
    pub sign: Option<TargetSign>,
    /// Whether the sign leaves out the number itself: > and <.
    pub is_strict: bool,
    /// The number.
    pub number: Decimal,
    /// What it is counted in; may be empty.
    pub unit: String,
}

/// The number of a cell; `None` where it is none, or more than one.
pub fn quantity(cell: &str) -> Option<Quantity> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, is_strict, rest) = match leading_sign(&text) {
        Some((sign, _, rest)) => (Some(sign), false, rest),
        None => match strict_sign(&text) {
            Some((rest, is_least)) => (Some(side(is_least)), true, rest),
            None => (None, false, text.as_str()),
        },
    };
    let (number, unit) = number_and_unit(rest)?;
    // A year with what is behind it is a date: 2023年底前.
    if unit.starts_with(YEAR) && (Decimal::from(1990)..=Decimal::from(2100)).contains(&number) {
        return None;
    }
    // A sign stands on one side only.
    let behind = limit_behind(&unit).filter(|_| sign.is_none());
    let (sign, unit) = match behind {
        Some((unit, is_least)) => (Some(side(is_least)), unit.to_owned()),
        None => (sign, unit),
    };
    Some(Quantity { sign, is_strict, number, unit: usual_unit(&unit).to_owned() })
}

fn side(is_least: bool) -> TargetSign {
    if is_least { TargetSign::AtLeast } else { TargetSign::AtMost }
}

fn number_and_unit(text: &str) -> Option<(Decimal, String)> {
    match read_number(text, &NumberUnit::None) {
        Ok(number) => number.map(|number| (number, String::new())),
        Err(NumberProblem::OtherUnit { number, found }) => {
            let is_unit = found.chars().count() <= LONGEST_UNIT && !found.contains(|c: char| c.is_ascii_digit());
            let is_negative = is_negative(text);
            let number = read_number(&number, &NumberUnit::None).ok().flatten().filter(|_| is_unit)?;
            Some((if is_negative { -number } else { number }, found))
        }
        Err(_) => {
            let text = &everyday_numerals(text);
            let end = text.find(|c: char| !is_numeral(c)).unwrap_or(text.len());
            let (numerals, unit) = text.split_at(end);
            let counter = limit_behind(unit).map_or(unit, |(unit, _)| unit);
            let number = chinese_number(numerals)?;
            if let Some(behind) = unit.strip_prefix(TENTHS) {
                let is_all = limit_behind(behind).map_or(behind, |(rest, _)| rest).is_empty();
                let percent = number.checked_mul(Decimal::TEN)?;
                return is_all.then(|| (percent, format!("%{behind}")));
            }
            is_counter(counter).then(|| (number, unit.to_owned()))
        }
    }
}

/// The sign of a column of its own: ≥, ≤, =, 正向, 反向.
pub(super) fn sign_alone(cell: &str) -> Option<TargetSign> {
    let cell = cell.trim();
    if let Some(is_least) = direction(cell) {
        return Some(side(is_least));
    }
    let found = leading_sign(cell).map(|(sign, _, rest)| (sign, rest));
    let strict = || strict_sign(cell).map(|(rest, is_least)| (side(is_least), rest));
    found.or_else(strict).filter(|(_, rest)| rest.trim().is_empty()).map(|(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_numbers_and_units() {
        for (cell, sign, number, unit) in [
            ("≥95%", Some(TargetSign::AtLeast), "95", "%"),
            ("≥ 95 ％", Some(TargetSign::AtLeast), "95", "%"),
            ("20万元", None, "20", "万元"),
            ("≤30天", Some(TargetSign::AtMost), "30", "天"),
            ("30天以内", Some(TargetSign::AtMost), "30", "天"),
            ("90%以上", Some(TargetSign::AtLeast), "90", "%"),
            (">95", Some(TargetSign::AtLeast), "95", ""),
            ("=100%", Some(TargetSign::Exactly), "100", "%"),
            ("3,105.13万元", None, "3105.13", "万元"),
            ("3079人次", None, "3079", "人次"),
            ("三次", None, "3", "次"),
            ("叁佰人", None, "300", "人"),
            ("九成以上", Some(TargetSign::AtLeast), "90", "%"),
            ("不低于一百二十人", Some(TargetSign::AtLeast), "120", "人"),
            ("-0.5%", None, "-0.5", "%"),
            ("100", None, "100", ""),
            ("5年", None, "5", "年"),
        ] {
            let found = quantity(cell);
            let found = found.as_ref().map(|it| (it.sign, it.number.to_string(), it.unit.as_str()));
            assert_eq!(found, Some((sign, number.to_owned(), unit)), "{cell}");
        }
        for cell in [
            "",
            "完成",
            "一次性",
            "90%-95%",
            "2021年12月",
            "2023年底前",
            "1.2.3",
            "有效",
            "≥",
            "5人和3人",
            "三成五",
            "成人",
        ] {
            assert_eq!(quantity(cell), None, "{cell}");
        }
    }

    #[test]
    fn signs_in_a_column() {
        assert_eq!(sign_alone("≥"), Some(TargetSign::AtLeast));
        assert_eq!(sign_alone(" <= "), Some(TargetSign::AtMost));
        assert_eq!(sign_alone("＝"), Some(TargetSign::Exactly));
        assert_eq!(sign_alone("正向"), Some(TargetSign::AtLeast));
        assert_eq!(sign_alone("反向指标"), Some(TargetSign::AtMost));
        for cell in ["", "≥95", "定性"] {
            assert_eq!(sign_alone(cell), None, "{cell}");
        }
    }
}
