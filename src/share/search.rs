//! A code in a text. What a code is made of survives nearly everything, and what gets into it on the way is taken out again;
//! the header says where the code ends, so whatever follows is no part of it.

use std::borrow::Cow;
use std::str::Chars;

use crate::share::MOST_TEXT;
use crate::share::seal::{HEADER_LENGTH, Header, TAG, VERSION};
use crate::text::share::{CodePart, ShareProblem};

/// An address that was encoded again and again: `%252523`.
const MOST_DECODINGS: usize = 3;

/// Codes of one text that are checked to the end, so that a text of nothing but beginnings costs no time.
const MOST_CODES: usize = 16;

/// A run of letters at least this long that are all capital or all small was made so: by chance it is 1 in 10⁵ codes.
const LEAST_OF_ONE_CASE: usize = 18;

/// The bytes of the first code that is whole.
pub(super) fn search(text: &str) -> Result<Vec<u8>, ShareProblem> {
    if text.len() > MOST_TEXT {
        return Err(ShareProblem::TextTooLong { found: text.len(), most: MOST_TEXT });
    }
    if text.trim().is_empty() {
        return Err(ShareProblem::Empty);
    }
    let text = plain(text);
    let mut n_codes = 0;
    // What is said when none is whole: a code with a sound header tells more than one without.
    let (mut of_code, mut of_start) = (None, None);
    for (at, _) in text.match_indices(TAG) {
        match try_at(text.get(at + TAG.len()..).unwrap_or_default()) {
            Attempt::Whole(bytes) => return Ok(bytes),
            Attempt::Code(problem) => {
                of_code = of_code.or(Some(problem));
                n_codes += 1;
                if n_codes == MOST_CODES {
                    break;
                }
            }
            Attempt::Start(problem) => of_start = of_start.or(Some(problem)),
            Attempt::None => {}
        }
    }
    let problem = of_code.or_else(|| lost_case(&text).then_some(ShareProblem::LetterCase)).or(of_start);
    let is_address = || text.contains("://");
    Err(problem.unwrap_or_else(|| if is_address() { ShareProblem::AddressOnly } else { ShareProblem::NotOurs }))
}

enum Attempt {
    Whole(Vec<u8>),
    /// A sound header, and then this.
    Code(ShareProblem),
    /// The beginning of a code, and then this.
    Start(ShareProblem),
    /// The tag's letters are there by chance.
    None,
}

/// Reads a code whose version comes next.
fn try_at(rest: &str) -> Attempt {
    let mut characters = rest.chars();
    let Some(version) = characters.next().filter(char::is_ascii_alphanumeric) else { return Attempt::None };
    let header: String = characters.by_ref().map_while(of_alphabet).take(HEADER_LENGTH).collect();
    let start = |problem| if version == VERSION { Attempt::Start(problem) } else { Attempt::None };
    if header.len() < HEADER_LENGTH {
        return start(ShareProblem::CutAtStart { found: header.len(), expected: HEADER_LENGTH });
    }
    match Header::read(version, &header) {
        Some(header) if version == VERSION => try_body(header, characters),
        Some(_) => Attempt::Code(ShareProblem::NewerVersion { found: version, newest: VERSION }),
        // The version itself may be what was altered.
        None if Header::read(VERSION, &header).is_some() => {
            Attempt::Start(ShareProblem::Altered { place: CodePart::Header })
        }
        None => start(ShareProblem::Altered { place: CodePart::Header }),
    }
}

fn try_body(header: Header, rest: Chars<'_>) -> Attempt {
    let length = header.length;
    let body: String = rest.clone().map_while(of_alphabet).take(length).collect();
    if body.len() == length {
        return header.open(&body).map_or_else(Attempt::Code, Attempt::Whole);
    }
    // Perhaps it goes on behind something that does not belong there: the check would prove it.
    let scattered: String = rest.clone().filter_map(of_alphabet).take(length).collect();
    if scattered.len() == length
        && let Ok(bytes) = header.open(&scattered)
    {
        return Attempt::Whole(bytes);
    }
    let found = body.len();
    let n_behind = rest.skip(found + 1).map_while(of_alphabet).count();
    // One character is another: nothing is missing.
    let is_altered = n_behind > 0 && found + 1 + n_behind == length;
    let cut = ShareProblem::CutShort { found, expected: length };
    Attempt::Code(if is_altered { ShareProblem::Altered { place: CodePart::Body } } else { cut })
}

/// A character of a code, also where the other alphabet of base64 was put in its place: the check proves it.
fn of_alphabet(character: char) -> Option<char> {
    match character {
        '+' => Some('-'),
        '/' => Some('_'),
        _ => (character.is_ascii_alphanumeric() || matches!(character, '-' | '_')).then_some(character),
    }
}

/// Whether there is a tag, in any letters, before a long run that has letters of one case only.
fn lost_case(text: &str) -> bool {
    let text: String = text.chars().map(|c| if c.is_ascii() { c } else { ' ' }).collect();
    let small = text.to_ascii_lowercase();
    let tag = format!("{TAG}{VERSION}").to_ascii_lowercase();
    small.match_indices(&tag).take(MOST_CODES).any(|(at, _)| {
        let run = text.get(at + tag.len()..).unwrap_or_default();
        let letters = || run.chars().map_while(of_alphabet).filter(char::is_ascii_alphabetic);
        let is_long = letters().nth(LEAST_OF_ONE_CASE - 1).is_some();
        is_long && (letters().all(|c| c.is_ascii_lowercase()) || letters().all(|c| c.is_ascii_uppercase()))
    })
}

/// The text without what gets into a code on its way: percent-encoding, blanks and invisible marks, quotation marks of
/// mails, full-width letters, typographic dashes.
fn plain(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_DECODINGS {
        match percent_decoded(&text) {
            Some(decoded) => text = Cow::Owned(decoded),
            None => break,
        }
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars().filter(|c| !is_stray(*c)).map(half_width) {
        match character {
            '\u{2010}'..='\u{2013}' | '\u{2212}' => plain.push('-'),
            '\u{2014}' => plain.push_str("--"),
            _ => plain.push(character),
        }
    }
    plain
}

/// A full-width letter, digit or sign as its plain one.
fn half_width(character: char) -> char {
    let plain = u32::from(character).checked_sub(0xFEE0).filter(|plain| (0x21..=0x7E).contains(plain));
    plain.and_then(char::from_u32).unwrap_or(character)
}

/// Whether a character stands in no code and means no end of one: `=` and `>` come with mails, `\` with Markdown.
fn is_stray(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '=' | '>' | '\\' | '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}')
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(character, '\u{FE00}'..='\u{FE0F}')
}

/// The text with `%2D` for what it stands for; `None` when there is no such thing in it.
fn percent_decoded(text: &str) -> Option<String> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    let mut is_decoded = false;
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let pair = (byte == b'%').then(|| ahead.next().and_then(digit).zip(ahead.next().and_then(digit))).flatten();
        if let Some((high, low)) = pair {
            decoded.push(high * 16 + low);
            bytes = ahead;
            is_decoded = true;
        } else {
            decoded.push(byte);
        }
    }
    is_decoded.then(|| String::from_utf8_lossy(&decoded).into_owned())
}
