//! The signs of published reports: full-width and plain, marks between sentences, heads of items.

use crate::text::chinese_number::{chinese_digit, chinese_number};

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
/// Between what was wrong and why.
pub const COLON: char = '：';
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

/// The number of an item: how it is written, and which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemNumber {
    /// The head with its number left out: （）, 、
    pub style: String,
    /// From 1.
    pub nth: u32,
}

impl ItemNumber {
    /// Whether it goes on counting where the other one stands: then neither is a part of the other.
    pub fn goes_on_from(&self, other: &Self) -> bool {
        self.style == other.style && self.nth > other.nth
    }
}

/// The number of the item that a text begins.
pub fn item_number(text: &str) -> Option<ItemNumber> {
    let head = text.get(..item_head(text)?)?;
    let first = head.chars().next()?;
    if matches!(first, '①'..='⑳') {
        return Some(ItemNumber { style: '①'.to_string(), nth: u32::from(first).checked_sub(u32::from('①'))? + 1 });
    }
    let is_mark = |c: &char| matches!(c, '（' | '）' | '、' | '.' | '是');
    let numerals: String = head.chars().filter(|c| !is_mark(c)).collect();
    let nth = numerals.parse().ok().or_else(|| chinese_number(&numerals)?.try_into().ok())?;
    let kind = if numerals.starts_with(|c: char| c.is_ascii_digit()) { '1' } else { '一' };
    Some(ItemNumber { style: head.chars().filter(is_mark).chain([kind]).collect(), nth })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_numbered() {
        let number = |text: &str| item_number(text).unwrap();
        assert_eq!((number("（十二）产出").nth, number("3.投入").nth, number("②过程").nth), (12, 3, 2));
        assert!(number("（四）时效").goes_on_from(&number("（三）质量")));
        for (text, other) in [("1.时效", "（三）质量"), ("（1）时效", "（三）质量"), ("（一）时效", "（三）质量")]
        {
            assert!(!number(text).goes_on_from(&number(other)), "{text} {other}");
        }
    }

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
