//! Numbers of workbooks as texts. A workbook keeps them in binary; what its program shows has fifteen digits at most, and so have
//! these. The way leads from the file's own digits to decimals, never over binary arithmetic.

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::text::moment::date;

/// How many digits a spreadsheet keeps of a number.
const DIGITS: u32 = 15;

/// What a cell's format makes of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The number.
    Plain,
    /// 0.95 as 95%.
    Percent,
    /// Days since 1900 as a date.
    Date,
}

/// A number of a file as its program shows it, with all its digits; a text that is none stays as it is.
pub(super) fn number_text(raw: &str, shown: Shown, is_1904: bool) -> String {
    let raw = raw.trim();
    let value = Decimal::from_str_exact(raw).or_else(|_| Decimal::from_scientific(raw));
    let value = value.ok().or_else(|| shortened(raw)).and_then(fifteen_digits);
    let Some(value) = value else { return raw.to_owned() };
    match shown {
        Shown::Plain => value.normalize().to_string(),
        Shown::Percent => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED).and_then(fifteen_digits);
            percent.map_or_else(|| raw.to_owned(), |percent| format!("{}%", percent.normalize()))
        }
        Shown::Date => date_text(value, is_1904).unwrap_or_else(|| value.normalize().to_string()),
    }
}

/// A number with more digits than a decimal holds, such as those of a binary number written out.
fn shortened(raw: &str) -> Option<Decimal> {
    let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, ""));
    let mantissa: String = mantissa.chars().take(24).collect();
    let mantissa = Decimal::from_str_exact(mantissa.trim_end_matches('.')).ok()?;
    let exponent: i32 = if exponent.is_empty() { 0 } else { exponent.parse().ok()? };
    Decimal::from_scientific(&format!("{mantissa}e{exponent}")).ok()
}

/// Rounded to fifteen digits, half away from zero.
fn fifteen_digits(value: Decimal) -> Option<Decimal> {
    let mut whole = value.trunc().abs();
    let mut n_whole = 0;
    while !whole.is_zero() {
        whole = (whole / Decimal::TEN).trunc();
        n_whole += 1;
    }
    Exact::new(value).round(DIGITS.saturating_sub(n_whole).min(28))
}

fn date_text(days: Decimal, is_1904: bool) -> Option<String> {
    let days = i64::try_from(days.trunc()).ok().filter(|days| (1..2_958_466).contains(days))?;
    // Spreadsheets count a 29 February 1900, which never was: what comes before it is one day later than they count.
    let before_1970 = if is_1904 { 24_107 } else { 25_569 - i64::from(days < 60) };
    Some(date(days - before_1970))
}

/// What a number format makes of a number: `0.00%`, `yyyy"年"m"月"`.
pub(super) fn shown_by(format: &str) -> Shown {
    let (mut marks, mut rest) = (String::new(), format.chars());
    while let Some(c) = rest.next() {
        match c {
            '"' => while rest.next().is_some_and(|c| c != '"') {},
            '[' => while rest.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => drop(rest.next()),
            // Only what is for positive numbers says what it is.
            ';' => break,
            c => marks.push(c.to_ascii_lowercase()),
        }
    }
    if marks.contains('%') {
        Shown::Percent
    } else if marks != "general" && marks.contains(['y', 'd']) {
        Shown::Date
    } else {
        Shown::Plain
    }
}

/// The same for the formats that have a number instead of a text.
pub(super) fn shown_by_id(id: usize) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Date,
        _ => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_program_shows() {
        let plain = |raw: &str| number_text(raw, Shown::Plain, false);
        assert_eq!(plain("92.97"), "92.97");
        assert_eq!(plain("92.969999999999999"), "92.97");
        assert_eq!(plain("1.8900000000000001"), "1.89");
        assert_eq!(plain("3105.1300000000001"), "3105.13");
        assert_eq!(plain("-0.1"), "-0.1");
        assert_eq!(plain("1E-3"), "0.001");
        assert_eq!(plain("1.5e+3"), "1500");
        assert_eq!(plain("0.1000000000000000055511151231257827021181583404541015625"), "0.1");
        assert_eq!(plain("123456789012345678"), "123456789012345678");
        assert_eq!(plain("1e300"), "1e300");
        assert_eq!(plain("完成"), "完成");
        assert_eq!(number_text("0.98230000000000006", Shown::Percent, false), "98.23%");
        assert_eq!(number_text("1", Shown::Percent, false), "100%");
        assert_eq!(number_text("44561", Shown::Date, false), "2021-12-31");
        assert_eq!(number_text("43099", Shown::Date, true), "2021-12-31");
        assert_eq!(number_text("61", Shown::Date, false), "1900-03-01");
        assert_eq!(number_text("59", Shown::Date, false), "1900-02-28");
        assert_eq!(number_text("44561.75", Shown::Date, false), "2021-12-31");
        assert_eq!(number_text("-5", Shown::Date, false), "-5");
    }

    #[test]
    fn formats_say_what_a_number_is() {
        for (format, shown) in [
            ("General", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0.00_ ;[Red]-#,##0.00 ", Shown::Plain),
            ("0\"day\"", Shown::Plain),
            ("0.00%", Shown::Percent),
            ("0.0\\%", Shown::Plain),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Date),
            ("[$-804]yyyy/m/d", Shown::Date),
            ("h:mm:ss", Shown::Plain),
        ] {
            assert_eq!(shown_by(format), shown, "{format}");
        }
    }
}
