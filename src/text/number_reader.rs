//! Numbers as people type them: full-width digits, thousands separators, spaces, a unit that agrees with the field.
//! Whatever could mean two things is refused with a reason; nothing is guessed.

use rust_decimal::Decimal;

use crate::domain::amount::MoneyUnit;
use crate::text::labels::in_brackets;
use crate::text::language::{Language, money_unit, pick};

/// What a field's number is counted in, and so which unit may be typed behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberUnit {
    /// 98.23 and 98.23% are the same.
    Percent,
    /// 元 or 万元.
    Money(MoneyUnit),
    /// Points, 分.
    Points,
    /// A calendar year; 年 may stand behind it.
    Year,
    /// Some other unit, such as 人次.
    Named(String),
    /// No unit may be typed.
    None,
}

impl NumberUnit {
    /// A label with the unit in brackets behind it: 实际完成值（%）.
    pub fn label(&self, label: &str, language: Language) -> String {
        let symbol = self.symbol(language);
        if symbol.is_empty() { label.to_owned() } else { format!("{label}{}", in_brackets(symbol, language)) }
    }

    /// The unit as it stands behind a number; empty when there is none.
    pub fn symbol(&self, language: Language) -> &str {
        match self {
            Self::Percent => "%",
            Self::Money(unit) => money_unit(*unit, language),
            Self::Points => pick(language, "分", "points"),
            Self::Year => pick(language, "年", ""),
            Self::Named(name) => name,
            Self::None => "",
        }
    }

    fn accepts(&self, suffix: &str) -> bool {
        // Whichever language the page speaks, what is pasted may speak the other.
        // 万 is how 万元 is said in tables and speech.
        suffix == self.symbol(Language::Chinese)
            || suffix == self.symbol(Language::English)
            || (suffix == "万" && *self == Self::Money(MoneyUnit::TenThousandYuan))
    }
}

/// On which side of a target the actual value should lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetSign {
    /// ≥, 不低于
    AtLeast,
    /// ≤, 不超过
    AtMost,
    /// =
    Exactly,
}

/// The sign that targets are written with, and what stands behind it: ≥95%, 不超过 3 天.
pub fn leading_sign(typed: &str) -> Option<(TargetSign, &str, &str)> {
    let typed = typed.trim_start();
    let signs = [
        (TargetSign::AtLeast, ["≥", "≧", ">=", "＞＝", "＞=", "不低于", "不少于"].as_slice()),
        (TargetSign::AtMost, ["≤", "≦", "<=", "＜＝", "＜=", "不超过", "不高于", "不多于"].as_slice()),
        (TargetSign::Exactly, ["=", "＝", "═"].as_slice()),
    ];
    signs.into_iter().find_map(|(sign, words)| {
        let word = words.iter().find(|word| typed.starts_with(**word))?;
        let (found, number) = typed.split_at(word.len());
        Some((sign, found, number))
    })
}

/// Why a text is no number for the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// There is no number in it.
    NotANumber,
    /// Separators that don't part thousands: 1,5 or 31,05.
    Grouping,
    /// More than one decimal point.
    SeveralPoints,
    /// ≥, ≤, 约 and the like before the number.
    Operator {
        /// What stands before the number.
        found: String,
    },
    /// A sign before a target that says the opposite of the scoring rule.
    AgainstRule {
        /// What stands before the number.
        found: String,
        /// What the rule expects.
        expected: TargetSign,
    },
    /// Something behind the number that is not the field's unit.
    OtherUnit {
        /// The number before it, as typed.
        number: String,
        /// What stands behind it.
        found: String,
    },
    /// More than 28 digits.
    TooManyDigits,
    /// Below 0 where nothing can be.
    Negative,
    /// Parts of something that comes in whole pieces only.
    NotWhole,
    /// More than the field can hold.
    TooLarge,
    /// Finer than the field can hold.
    TooFine,
    /// No year that a budget can be of.
    NotAYear,
    /// More than two decimals or beyond a million where points are set.
    NotPoints,
    /// A name that says nothing.
    EmptyName,
}

/// Reads a number; an empty text is no number and no problem.
///
/// # Errors
/// See [`NumberProblem`].
pub fn read_number(typed: &str, unit: &NumberUnit) -> Result<Option<Decimal>, NumberProblem> {
    let text: String = typed.chars().filter(|c| !is_invisible(*c)).map(half_width).collect();
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let start = unsigned.find(|c: char| c.is_ascii_digit()).ok_or(NumberProblem::NotANumber)?;
    let (before, from_digit) = unsigned.split_at(start);
    // A leading point belongs to the number: .5
    let (before, unsigned) = match before.strip_suffix('.') {
        Some(before) => (before, format!(".{from_digit}")),
        None => (before, from_digit.to_owned()),
    };
    if !before.trim().is_empty() {
        return Err(NumberProblem::Operator { found: before.trim().to_owned() });
    }
    let end = unsigned.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ' '))).unwrap_or(unsigned.len());
    let (number, suffix) = unsigned.split_at(end);
    let (number, suffix) = (number.trim_end(), suffix.trim());
    let digits = plain_digits(number)?;
    if !suffix.is_empty() && !unit.accepts(suffix) {
        return Err(NumberProblem::OtherUnit { number: number.to_owned(), found: suffix.to_owned() });
    }
    let value = Decimal::from_str_exact(&digits).map_err(|_| NumberProblem::TooManyDigits)?;
    Ok(Some(if is_negative && !value.is_zero() { -value } else { value }))
}

/// The digits without separators, which must part thousands.
fn plain_digits(number: &str) -> Result<String, NumberProblem> {
    let (whole, fraction) = match number.split_once('.') {
        Some((_, fraction)) if fraction.contains('.') => return Err(NumberProblem::SeveralPoints),
        Some((whole, fraction)) => (whole, fraction),
        None => (number, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return Err(NumberProblem::Grouping);
    }
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let is_grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let uses_both = whole.contains(',') && whole.contains(' ');
    if !is_grouped || uses_both {
        return Err(NumberProblem::Grouping);
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    // "98." is on its way to "98.23".
    Ok(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// The half-width form of a character that Chinese input methods and tables write otherwise.
fn half_width(c: char) -> char {
    match c {
        // The full-width forms of ASCII stand in the same order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\t' | '\n' | '\r' => ' ',
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{FE63}' => '-',
        // What the point key gives under Chinese punctuation.
        '。' => '.',
        '\u{FE6A}' => '%',
        '\u{FE50}' => ',',
        other => other,
    }
}

/// Marks that come along when text is copied and that nobody can see.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAN: NumberUnit = NumberUnit::Money(MoneyUnit::TenThousandYuan);

    #[track_caller]
    fn reads(typed: &str, unit: &NumberUnit, expected: &str) {
        assert_eq!(
            read_number(typed, unit).map(|it| it.map(|it| it.to_string())),
            Ok(Some(expected.to_owned())),
            "{typed}"
        );
    }

    #[track_caller]
    fn refuses(typed: &str, unit: &NumberUnit, expected: NumberProblem) {
        assert_eq!(read_number(typed, unit), Err(expected), "{typed}");
    }

    #[test]
    fn as_people_type() {
        reads("94.25", &NumberUnit::Percent, "94.25");
        reads("98.23%", &NumberUnit::Percent, "98.23");
        reads("９８．２３％", &NumberUnit::Percent, "98.23");
        reads(" 98.23 % ", &NumberUnit::Percent, "98.23");
        reads("3,105.13万元", &WAN, "3105.13");
        reads("３，１０５．１３ 万元", &WAN, "3105.13");
        reads("3 105.13 万", &WAN, "3105.13");
        reads("3 ten thousand yuan", &WAN, "3");
        reads("3.5 yuan", &NumberUnit::Money(MoneyUnit::Yuan), "3.5");
        reads("2 points", &NumberUnit::Points, "2");
        reads("2 分", &NumberUnit::Points, "2");
        reads("-0.5", &NumberUnit::None, "-0.5");
        reads("−１", &NumberUnit::None, "-1");
        reads("+7", &NumberUnit::None, "7");
        reads("-0", &NumberUnit::None, "0");
        reads("98.", &NumberUnit::Percent, "98");
        reads(".5", &NumberUnit::Percent, "0.5");
        reads("98。23", &NumberUnit::Percent, "98.23");
        reads("\u{200B}3079\u{FEFF}人次", &NumberUnit::Named("人次".to_owned()), "3079");
        reads("1,234,567", &NumberUnit::None, "1234567");
        reads("79228162514264337593543950335", &NumberUnit::None, "79228162514264337593543950335");
    }

    #[test]
    fn the_sign_of_a_target() {
        for typed in ["≥95%", " >=95%", "＞＝95%", "不低于95%", "不少于95%"] {
            let (sign, _, number) = leading_sign(typed).unwrap_or((TargetSign::Exactly, "", ""));
            assert_eq!((sign, number), (TargetSign::AtLeast, "95%"), "{typed}");
        }
        for typed in ["≤3", "<=3", "不超过3", "不高于3"] {
            let (sign, _, number) = leading_sign(typed).unwrap_or((TargetSign::Exactly, "", ""));
            assert_eq!((sign, number), (TargetSign::AtMost, "3"), "{typed}");
        }
        for typed in ["95", "约95", ">95", "大于95", "-5", ""] {
            assert_eq!(leading_sign(typed), None, "{typed}");
        }
    }

    #[test]
    fn empty_is_missing_not_zero() {
        for empty in ["", "  ", "\u{3000}", "\u{200B}"] {
            assert_eq!(read_number(empty, &NumberUnit::Percent), Ok(None));
        }
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for text in ["1,5", "31,05.13", "1,2345", "1 2", "1, 234", "1.5,000", "12 345,678"] {
            refuses(text, &NumberUnit::None, NumberProblem::Grouping);
        }
        refuses("1.2.3", &NumberUnit::None, NumberProblem::SeveralPoints);
    }

    #[test]
    fn another_unit_is_asked_about() {
        let other =
            |number: &str, found: &str| NumberProblem::OtherUnit { number: number.to_owned(), found: found.to_owned() };
        refuses("347.60元", &WAN, other("347.60", "元"));
        refuses("3万元", &NumberUnit::Money(MoneyUnit::Yuan), other("3", "万元"));
        refuses("98.23%", &NumberUnit::None, other("98.23", "%"));
        refuses("1e5", &NumberUnit::None, other("1", "e5"));
        refuses("5-6", &NumberUnit::None, other("5", "-6"));
    }

    #[test]
    fn words_and_operators_are_refused() {
        for text in ["abc", "完成", "-", "，", "."] {
            refuses(text, &NumberUnit::None, NumberProblem::NotANumber);
        }
        refuses("≥95", &NumberUnit::None, NumberProblem::Operator { found: "≥".to_owned() });
        refuses("约 173", &WAN, NumberProblem::Operator { found: "约".to_owned() });
        refuses("--5", &NumberUnit::None, NumberProblem::Operator { found: "-".to_owned() });
        refuses("123456789012345678901234567890", &NumberUnit::None, NumberProblem::TooManyDigits);
        refuses("0.12345678901234567890123456789", &NumberUnit::None, NumberProblem::TooManyDigits);
    }
}
