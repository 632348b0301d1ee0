//! A state as one line of text, in which every damage is noticed:
//! `JXS1 <checksum> <saved> <kept> <base> <why> <title> <code> .`
//!
//! The checksum covers the key too, so no state is ever read as another one's; the end mark stands nowhere else, so a cut
//! is noticed for certain. A later format begins with `JXS` and a higher number. It is believed without its checksum, which it
//! may work out in another way: to leave alone what can't be read is never wrong.

use crate::shelf::key::{Stamp, TabId, number};
use crate::text::shelf::{EntryProblem, KeptBecause};

const FORMAT: &str = "JXS";
const OWN_VERSION: &str = "1";
const END: &str = ".";
/// The largest number that [`number`] reads; some 30,000 years from now.
const LATEST_MS: u64 = 999_999_999_999_999;

/// What a state says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// When it was saved, in milliseconds since 1970.
    pub(super) saved_ms: u64,
    /// When a version was last kept in this line of states; at first, when the sheet was first saved.
    pub(super) kept_ms: u64,
    /// The state that it took the place of.
    pub(super) base: Option<Stamp>,
    /// Why it was kept, of a version.
    pub(super) why: Option<KeptBecause>,
    pub(super) title: String,
    pub(super) code: String,
}

impl Entry {
    pub(super) fn says_the_same(&self, title: &str, code: &str) -> bool {
        self.title == title && self.code == code
    }
}

/// The line under a key.
pub(super) fn write(key: &str, entry: &Entry) -> String {
    let mut body = String::with_capacity(entry.code.len() + 100);
    for moment in [entry.saved_ms, entry.kept_ms] {
        // The clock of a damaged machine still has to be readable.
        body.push_str(&moment.min(LATEST_MS).to_string());
        body.push(' ');
    }
    match &entry.base {
        Some(base) => {
            body.push_str(&base.revision.to_string());
            body.push(':');
            body.push_str(base.tab.as_str());
        }
        None => body.push('-'),
    }
    body.push(' ');
    body.push_str(entry.why.map_or("-", word));
    body.push(' ');
    escape(&entry.title, &mut body);
    body.push(' ');
    escape(&entry.code, &mut body);
    [FORMAT, OWN_VERSION, " ", &checksum(key, &body).to_string(), " ", &body, " ", END].concat()
}

/// What a line says.
///
/// # Errors
/// A line of a later format, or of none.
pub(super) fn read(key: &str, line: &str) -> Result<Entry, EntryProblem> {
    let rest = line.strip_prefix(FORMAT).ok_or(EntryProblem::Damaged)?;
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (version, rest) = rest.split_at_checked(n_digits).ok_or(EntryProblem::Damaged)?;
    if version != OWN_VERSION {
        let is_later = !version.is_empty() && !version.starts_with('0');
        return Err(if is_later { EntryProblem::Newer } else { EntryProblem::Damaged });
    }
    read_rest(key, rest).ok_or(EntryProblem::Damaged)
}

fn read_rest(key: &str, rest: &str) -> Option<Entry> {
    let rest = rest.strip_prefix(' ')?.strip_suffix(END)?.strip_suffix(' ')?;
    let (sum, body) = rest.split_once(' ')?;
    if number(sum)? != u64::from(checksum(key, body)) {
        return None;
    }
    let mut parts = body.split(' ');
    let entry = Entry {
        saved_ms: number(parts.next()?)?,
        kept_ms: number(parts.next()?)?,
        base: match parts.next()? {
            "-" => None,
            base => {
                let (revision, tab) = base.split_once(':')?;
                Some(Stamp { revision: number(revision)?, tab: TabId::new(tab)? })
            }
        },
        why: match parts.next()? {
            "-" => None,
            word => Some(reason(word)?),
        },
        title: unescape(parts.next()?)?,
        code: unescape(parts.next()?)?,
    };
    if parts.next().is_none() { Some(entry) } else { None }
}

const REASONS: [KeptBecause; 5] = [
    KeptBecause::Opened,
    KeptBecause::Interval,
    KeptBecause::BeforeStep,
    KeptBecause::BeforeRestore,
    KeptBecause::Conflict,
];

fn word(why: KeptBecause) -> &'static str {
    match why {
        KeptBecause::Opened => "opened",
        KeptBecause::Interval => "interval",
        KeptBecause::BeforeStep => "step",
        KeptBecause::BeforeRestore => "restore",
        KeptBecause::Conflict => "conflict",
    }
}

fn reason(text: &str) -> Option<KeptBecause> {
    REASONS.into_iter().find(|why| word(*why) == text)
}

/// Blanks, points, line ends and the like as `%20`; letters, digits, `-`, `_` and everything beyond ASCII as it is.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() && !byte.is_ascii_alphanumeric() && c != '-' && c != '_' => {
                out.push('%');
                out.push(hex_digit(byte >> 4));
                out.push(hex_digit(byte & 15));
            }
            Ok(_) | Err(_) => out.push(c),
        }
    }
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c == '%' {
            let (high, low) = (characters.next()?.to_digit(16)?, characters.next()?.to_digit(16)?);
            out.push(char::from_u32(high * 16 + low)?);
        } else {
            out.push(c);
        }
    }
    Some(out)
}

/// CRC-32 (that of zip files) over the key and the body. Bit by bit: a table would weigh more than it saves on a few kilobytes.
fn checksum(key: &str, body: &str) -> u32 {
    let mut sum = u32::MAX;
    for byte in key.bytes().chain([b'\n']).chain(body.bytes()) {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::{Entry, checksum, read, write};
    use crate::shelf::key::{Stamp, TabId};
    use crate::text::shelf::KeptBecause;

    #[test]
    fn the_checksum_is_the_well_known_one() {
        // As zlib has it: crc32(b"\n") and crc32(b"1234\n6789").
        assert_eq!(checksum("", ""), 0x32D7_0693);
        assert_eq!(checksum("1234", "6789"), 0xE885_1671);
    }

    #[test]
    fn whatever_a_title_holds_comes_back() {
        for title in ["", " ", ".", "a b%20.c", "白云区残联 2021", "行\n\r\t\0\u{7f}\u{2028}é😀", "100% . ."] {
            let entry = Entry {
                saved_ms: 1,
                kept_ms: 0,
                base: Some(Stamp { revision: 3, tab: TabId::new("t").unwrap() }),
                why: Some(KeptBecause::BeforeStep),
                title: title.to_owned(),
                code: "AZaz09-_".to_owned(),
            };
            let line = write("k", &entry);
            assert_eq!(line.lines().count(), 1, "{line}");
            assert_eq!(read("k", &line), Ok(entry));
        }
    }
}
