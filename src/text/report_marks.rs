//! The signs of published reports: full-width and plain, marks between sentences, heads of items.

use crate::text::chinese_number::chinese_digit;

/// A mark as the grammar knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 。！？
    Stop,
    /// ；
    Semicolon,
    /// ，
    Comma,
    /// 、
    Enumeration,
    /// ：
    Colon,
    /// （【〔《“
    Open,
    /// ）】〕》”
    Close,
}

/// What a character becomes before reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// This one.
    Char(char),
    /// Blank space.
    Space,
    /// Nothing: it can't be seen.
    Nothing,
}

/// Full-width letters, digits and signs become plain ones, plain marks become full-width ones.
pub fn fold(c: char) -> Folded {
    match c {
        ',' => Folded::Char('，'),
        ':' => Folded::Char('：'),
        ';' | '；' => Folded::Char('；'),
        '(' | '（' => Folded::Char('（'),
        ')' | '）' => Folded::Char('）'),
        '!' => Folded::Char('！'),
        '?' => Folded::Char('？'),
        '，' | '：' | '！' | '？' => Folded::Char(c),
        '｡' => Folded::Char('。'),
        '﹪' | '٪' => Folded::Char('%'),
        '．' | '·' => Folded::Char('.'),
        '\u{FF01}'..='\u{FF5E}' => {
            let plain = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
            plain.map_or(Folded::Nothing, Folded::Char)
        }
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' => {
            Folded::Nothing
        }
        _ if c.is_whitespace() => Folded::Space,
        _ if c.is_control() => Folded::Nothing,
        _ => Folded::Char(c),
    }
}

/// The comma that a plain one becomes, which between digits parts thousands.
pub const COMMA: char = '，';
/// What parts several reasons.
pub const SEMICOLON: char = '；';

/// Which mark a character is.
pub fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '。' | '！' | '？' => Mark::Stop,
        '；' => Mark::Semicolon,
        '，' => Mark::Comma,
        '、' => Mark::Enumeration,
        '：' => Mark::Colon,
        '（' | '【' | '〔' | '《' | '“' | '「' | '[' => Mark::Open,
        '）' | '】' | '〕' | '》' | '”' | '」' | ']' | '"' => Mark::Close,
        _ => return None,
    })
}

/// Whether lines that end with it are whole.
pub fn ends_a_sentence(c: char) -> bool {
    matches!(mark(c), Some(Mark::Stop | Mark::Semicolon | Mark::Colon))
}

/// Whether a mark stands in sentences and hardly in a row of figures.
pub fn is_in_sentences(c: char) -> bool {
    matches!(mark(c), Some(Mark::Stop | Mark::Semicolon | Mark::Comma))
}

/// The head of an item at the start of a text, in bytes: 一、 （一） 1. （1） ① 一是.
pub fn item_head(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let numerals = |text: &str| {
        let chinese: usize =
            text.chars().take(3).take_while(|c| chinese_digit(*c).is_some() || *c == '十').map(char::len_utf8).sum();
        let plain: usize = text.chars().take(3).take_while(char::is_ascii_digit).map(char::len_utf8).sum();
        chinese.max(plain)
    };
    if matches!(first, '①'..='⑳') {
        return Some(first.len_utf8());
    }
    if first == '（' {
        let inside = text.get(first.len_utf8()..)?;
        let length = numerals(inside);
        let behind = inside.get(length..)?;
        return (length > 0 && behind.starts_with('）')).then_some(first.len_utf8() + length + '）'.len_utf8());
    }
    let length = numerals(text);
    let behind = text.get(length..)?;
    let mark = behind.chars().next().filter(|_| length > 0)?;
    let next = behind.chars().nth(1);
    let is_plain = first.is_ascii_digit();
    let fits = match mark {
        '、' => true,
        '.' => is_plain && next.is_some_and(|next| !next.is_ascii_digit()),
        '）' => is_plain && length <= 2,
        '是' => !is_plain,
        _ => false,
    };
    fits.then_some(length + mark.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_items() {
        let length = |text: &str| item_head(text).map(|length| text.get(..length).unwrap_or_default().to_owned());
        for (text, head) in [
            ("一、基本", "一、"),
            ("（一）部门", "（一）"),
            ("10.残疾", "10."),
            ("（1）主动", "（1）"),
            ("二是制定", "二是"),
            ("①资", "①"),
        ] {
            assert_eq!(length(text).as_deref(), Some(head), "{text}");
        }
        for text in ["2.8万元", "2021年", "（广州", "一般", "", "1", "."] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
