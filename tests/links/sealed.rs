//! Codes made by hand, from `docs/link-format.md` alone: header, check and alphabet are right, whatever is inside.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A code of a version with these bytes inside.
pub(crate) fn sealed(version: char, bytes: &[u8]) -> String {
    let body = base64url(bytes);
    let mut header = u32::try_from(body.len()).unwrap().to_be_bytes()[1..].to_vec();
    header.extend(crc_32(format!("JX{version}{body}").as_bytes()).to_be_bytes());
    let own_check = crc_32(&[format!("JX{version}").as_bytes(), &header].concat());
    header.extend(&own_check.to_be_bytes()[2..]);
    format!("JX{version}{}{body}", base64url(&header))
}

pub(crate) fn crc_32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, idx| bits << 8 | usize::from(chunk.get(idx).copied().unwrap_or(0)));
        let digits = (0..=chunk.len()).map(|idx| char::from(ALPHABET[bits >> (18 - 6 * idx) & 63]));
        text.extend(digits);
    }
    text
}

#[test]
fn the_check_and_the_alphabet_are_the_common_ones() {
    assert_eq!(crc_32(b"123456789"), 0xCBF4_3926);
    assert_eq!(base64url(b"\xfb\xff\xfe?"), "-__-Pw");
    assert_eq!(base64url(b"sheet"), "c2hlZXQ");
}
