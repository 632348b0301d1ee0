//! Decimals in few bytes. A text that is a decimal becomes one integer, digits × 8 + form, with the sign beside it, and only
//! if it comes back as the very same text: "98.20" keeps its zero, "-0" its sign, and "007" stays a text.

/// Zeros behind the digits, by form; the forms 0 to 4 are decimals behind the point.
const ZEROS: [(u64, &str); 3] = [(7, "0000"), (6, "000"), (5, "00")];

/// The integer and whether it is negative; `None` for a text that is not such a decimal.
pub(super) fn pack(text: &str) -> Option<(bool, u64)> {
    let unsigned = text.strip_prefix('-');
    let (is_negative, unsigned) = (unsigned.is_some(), unsigned.unwrap_or(text));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let without_zeros = ZEROS.iter().find_map(|(form, zeros)| Some((*form, whole.strip_suffix(zeros)?)));
    let (form, digits) = match without_zeros {
        Some((form, digits)) if fraction.is_empty() => (form, digits.to_owned()),
        Some(_) | None => (u64::try_from(fraction.len()).ok()?, format!("{whole}{fraction}")),
    };
    let packed = digits.parse::<u64>().ok()?.checked_mul(8)?.checked_add(form)?;
    (unpack(is_negative, packed) == text).then_some((is_negative, packed))
}

/// The text again.
pub(super) fn unpack(is_negative: bool, packed: u64) -> String {
    let sign = if is_negative { "-" } else { "" };
    let (digits, form) = (packed / 8, packed % 8);
    if let Some((_, zeros)) = ZEROS.iter().find(|(other, _)| *other == form) {
        return format!("{sign}{digits}{zeros}");
    }
    match usize::try_from(form) {
        Ok(width @ 1..) => {
            // The point stands before the last digits; there is at least one before it.
            let digits = format!("{digits:0>least$}", least = width + 1);
            let (whole, fraction) = digits.split_at(digits.len() - width);
            format!("{sign}{whole}.{fraction}")
        }
        Ok(0) | Err(_) => format!("{sign}{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_comes_back_as_the_same_text() {
        let numbers = [
            ("0", 0),
            ("-0", 0),
            ("0.0", 1),
            ("0.00", 2),
            ("1", 8),
            ("98.20", 9820 * 8 + 2),
            ("-0.05", 5 * 8 + 2),
            ("10", 80),
            ("100", 8 + 5),
            ("31051300", 310_513 * 8 + 5),
            ("1000", 8 + 6),
            ("1000000", 100 * 8 + 7),
            ("100.00", 10_000 * 8 + 2),
            ("0.0001", 8 + 4),
            ("2305843009213693951", u64::MAX - 7),
        ];
        for (text, packed) in numbers {
            assert_eq!(pack(text), Some((text.starts_with('-'), packed)), "{text}");
            assert_eq!(unpack(text.starts_with('-'), packed), text);
        }
        assert_eq!(unpack(false, u64::MAX), "23058430092136939510000");
    }

    #[test]
    fn what_would_come_back_otherwise_is_left_a_text() {
        let texts = [
            "",
            "-",
            "00",
            "007",
            "+1",
            "1.",
            ".5",
            "1e3",
            " 1",
            "1,000",
            "--1",
            "0.00001",
            "1.2.3",
            "000",
            "0000",
            "-000",
            "1.000000",
            "2305843009213693952",
            "79228162514264337593543950335",
            "２",
            "1.-5",
            "-.00",
        ];
        for text in texts {
            assert_eq!(pack(text), None, "{text}");
        }
    }
}
