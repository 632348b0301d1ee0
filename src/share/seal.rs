//! The outside of a code: tag, header, body. The header says how long the body is and what its check is, and has a check of
//! its own, so that a code that was cut is told from one that was altered. Every version, ours and later ones, has it.
//!
//! `JX1` + 12 characters (length of the body in characters: 3 bytes; CRC-32: 4; check of the header: 2) + body.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use data_encoding::BASE64URL_NOPAD;

use crate::share::unpack::malformed;
use crate::text::share::{CodePart, Malformation, ShareProblem};

/// What every code begins with, whatever its version.
pub(super) const TAG: &str = "JX";

/// The version of the codes that are made here, which is also the newest that is read.
pub(super) const VERSION: char = '1';

/// Characters of the header, behind the tag and the version.
pub(super) const HEADER_LENGTH: usize = 12;

/// Without a table: codes are short, and tables are not.
const CRC: Crc<u32, Table<0>> = Crc::<u32, Table<0>>::new(&CRC_32_ISO_HDLC);

/// The code of these bytes.
pub(super) fn seal(bytes: &[u8]) -> String {
    let body = BASE64URL_NOPAD.encode(bytes);
    let start = format!("{TAG}{VERSION}");
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes();
    let check = check(&[start.as_bytes(), body.as_bytes()]).to_be_bytes();
    let mut header: Vec<u8> = length.iter().skip(1).chain(&check).copied().collect();
    header.extend(header_check(VERSION, &header));
    format!("{start}{}{body}", BASE64URL_NOPAD.encode(&header))
}

/// What a sound header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Characters of the body.
    pub(super) length: usize,
    check: u32,
}

impl Header {
    /// The header from its characters; `None` when they are not what was written.
    pub(super) fn read(version: char, characters: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(characters.as_bytes()).ok()?;
        let (said, own_check) = bytes.split_last_chunk::<2>()?;
        let [a, b, c, check @ ..] = said else { return None };
        if header_check(version, said) != *own_check {
            return None;
        }
        let length = usize::try_from(u32::from_be_bytes([0, *a, *b, *c])).ok()?;
        Some(Self { length, check: u32::from_be_bytes(check.try_into().ok()?) })
    }

    /// The bytes of a body of the right length, proved to be what was written.
    pub(super) fn open(self, body: &str) -> Result<Vec<u8>, ShareProblem> {
        let start = format!("{TAG}{VERSION}");
        if check(&[start.as_bytes(), body.as_bytes()]) != self.check {
            return Err(ShareProblem::Altered { place: CodePart::Body });
        }
        let wrong = Malformation::Unexpected { expected: "base64url without stray bits" };
        BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| malformed(0, wrong))
    }
}

/// The CRC-32 of all the parts.
pub(super) fn check(parts: &[&[u8]]) -> u32 {
    let mut digest = CRC.digest();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize()
}

/// The lower half of the CRC-32 of what the header says. The version belongs to it.
fn header_check(version: char, said: &[u8]) -> [u8; 2] {
    let version = version.to_string();
    let [_, _, high, low] = check(&[TAG.as_bytes(), version.as_bytes(), said]).to_be_bytes();
    [high, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_crc_32_of_everybody() {
        assert_eq!(check(&[b"1234", b"56789"]), 0xCBF4_3926);
    }

    #[test]
    fn a_header_is_what_was_written() {
        let code = seal(b"sheet");
        let (start, body) = code.split_at(TAG.len() + 1 + HEADER_LENGTH);
        let header = Header::read(VERSION, &start[3..]).unwrap();
        assert_eq!((header.length, body), (7, "c2hlZXQ"));
        assert_eq!(header.open(body), Ok(b"sheet".to_vec()));
        assert_eq!(header.open("c2hlZXR"), Err(ShareProblem::Altered { place: CodePart::Body }));
        assert_eq!(Header::read('2', &start[3..]), None);
    }
}
