//! Numbers in Chinese: 九十二点九七, 一千二百, 三百万.

use rust_decimal::Decimal;

/// 万 and 亿 between a number and a unit.
pub fn multiplier(c: char) -> Option<u32> {
    match c {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// The value of a number in Chinese: 九十二点九七, 一千二百, 三百万, 两. `None` where it is no number.
pub fn chinese_number(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('点').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut value = Decimal::from(chinese_whole(whole)?);
    if let Some(fraction) = fraction {
        let mut digits = 0_i128;
        let scale = u32::try_from(fraction.chars().count()).ok().filter(|scale| (1..=6).contains(scale))?;
        for c in fraction.chars() {
            digits = digits.checked_mul(10)?.checked_add(i128::from(chinese_digit(c)?))?;
        }
        value = value.checked_add(Decimal::try_from_i128_with_scale(digits, scale).ok()?)?;
    }
    Some(value)
}

fn chinese_whole(text: &str) -> Option<u64> {
    // The total so far, what is below the last 万 or 亿, and the digit that waits for its place.
    let (mut total, mut below, mut digit) = (0_u64, 0_u64, None);
    if text.is_empty() {
        return None;
    }
    for c in text.chars() {
        if let Some(found) = chinese_digit(c) {
            // Digits side by side are read as digits: 二〇二一.
            digit = Some(match digit {
                Some(before) if before > 0 => 10_u64.checked_mul(before)?.checked_add(found)?,
                Some(_) | None => found,
            });
        } else if let Some(place) = small_place(c) {
            let count = digit.take().unwrap_or(1);
            below = below.checked_add(count.checked_mul(place)?)?;
        } else {
            let large = u64::from(multiplier(c)?);
            let section = below.checked_add(digit.take().unwrap_or(0))?;
            // 亿 counts all that stands before it, 万 only its own section: 一亿二千万, 一万亿.
            total = if large > 10_000 {
                total.checked_add(section)?.checked_mul(large)?
            } else {
                total.checked_add(section.checked_mul(large)?)?
            };
            below = 0;
        }
    }
    total.checked_add(below)?.checked_add(digit.unwrap_or(0))
}

/// A digit in Chinese.
pub fn chinese_digit(c: char) -> Option<u64> {
    "零一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)
        .or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
        .and_then(|digit| u64::try_from(digit).ok())
}

/// The numerals of cheques, which can't be changed by a stroke, as everyday ones: 叁佰 is 三百. Only for what is a number as a whole:
/// 陆 and 伍 are names too.
pub fn everyday_numerals(text: &str) -> String {
    let (formal, everyday) = ("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千");
    let everyday_of = |c: char| formal.chars().zip(everyday.chars()).find(|(it, _)| *it == c).map_or(c, |(_, it)| it);
    text.chars().map(everyday_of).collect()
}

fn small_place(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Whether a character can be part of a number in Chinese.
pub fn is_numeral(c: char) -> bool {
    chinese_digit(c).is_some() || small_place(c).is_some() || multiplier(c).is_some() || c == '点'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_chinese() {
        let reads = |text: &str, expected: &str| {
            assert_eq!(chinese_number(text), Decimal::from_str_exact(expected).ok(), "{text}");
        };
        reads("九十二点九七", "92.97");
        reads("一百", "100");
        reads("十五", "15");
        reads("一千二百零三", "1203");
        reads("三百万", "3000000");
        reads("一亿二千万", "120000000");
        reads("二〇二一", "2021");
        reads("两", "2");
        reads(&everyday_numerals("叁佰贰拾"), "320");
        assert_eq!(everyday_numerals("陆拾人"), "六十人");
        assert_eq!(chinese_number(""), None);
        assert_eq!(chinese_number("点五"), None);
        assert_eq!(chinese_number("九十点"), None);
    }
}
