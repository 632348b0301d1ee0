//! Reading an interval as people write it: "≥80，<90", "=0", "(0,10]" is not read, since its comma may be a decimal one.

use rust_decimal::Decimal;

use crate::domain::interval::{Bound, End, Interval};
use crate::text::number_reader::{NumberUnit, read_number};

/// What an end begins with.
const SIGNS: [char; 5] = ['≥', '>', '≤', '<', '='];
/// What may stand between two ends.
const SEPARATORS: [char; 5] = ['，', ',', '且', ';', '；'];

/// Reads an interval; `None` when the text is none. An empty text is no interval either: "any value" has to be meant.
pub fn read_interval(text: &str) -> Option<Interval> {
    let text = text.replace(">=", "≥").replace("<=", "≤").replace('＞', ">").replace('＜', "<").replace('＝', "=");
    let mut interval = Interval::default();
    let mut rest = text.trim();
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..)?;
        // An end's number goes as far as the sign of the next end, so "≥ 80" and "≥80 <90" are read too.
        let (number, next) = after.split_at(after.find(SIGNS).unwrap_or(after.len()));
        let number = number.trim_matches(|it: char| it.is_whitespace() || SEPARATORS.contains(&it));
        put(&mut interval, sign, read_number(number, &NumberUnit::Percent).ok().flatten()?)?;
        rest = next;
    }
    (interval != Interval::default()).then_some(interval)
}

/// A plain number, or one that says it is per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOrNumber {
    /// "50%"
    Percent(Decimal),
    /// "2"
    Number(Decimal),
}

/// Reads "2" or "50%"; `None` when the text is neither.
pub fn read_share_or_number(text: &str) -> Option<ShareOrNumber> {
    let number = read_number(text, &NumberUnit::Percent).ok().flatten()?;
    let is_percent = text.trim_end().ends_with(['%', '％']);
    Some(if is_percent { ShareOrNumber::Percent(number) } else { ShareOrNumber::Number(number) })
}

/// One end, or both at once; `None` when that end is there already.
fn put(interval: &mut Interval, sign: char, at: Decimal) -> Option<()> {
    let (slot, end) = match sign {
        '=' if *interval == Interval::default() => {
            *interval = Interval::exactly(at);
            return Some(());
        }
        '≥' => (&mut interval.lower, End::Closed),
        '>' => (&mut interval.lower, End::Open),
        '≤' => (&mut interval.upper, End::Closed),
        '<' => (&mut interval.upper, End::Open),
        _ => return None,
    };
    if slot.is_some() {
        return None;
    }
    *slot = Some(Bound { at, end });
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;
    use crate::text::values::interval;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["≥80，<90", ">0，≤10", "=0", "≥90", "<60"] {
            let read = read_interval(text).expect("an interval");
            assert_eq!(interval(&read, "", Language::Chinese), text);
        }
        assert_eq!(
            read_interval(">= 80 < 90%").map(|it| interval(&it, "", Language::Chinese)),
            Some("≥80，<90".into())
        );
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["", "80", "≥a", "≥80，≥90", "=0，<3", "80-90", "(0,10]"] {
            assert_eq!(read_interval(text), None, "{text}");
        }
    }
}
