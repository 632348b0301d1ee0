//! Text files in the encodings that they come in.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The text of a file: in the encoding that its first bytes name, else UTF-8, else what Chinese programs write (GBK, GB 18030).
/// Bytes that are none of it become replacement marks.
pub fn text_of(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => GB18030,
    };
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = "指标名称,分值";
        assert_eq!(text_of(text.as_bytes()), text);
        assert_eq!(text_of(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        assert_eq!(text_of(&GB18030.encode(text).0), text);
        let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(text_of(&utf_16), text);
        assert_eq!(text_of(b""), "");
    }
}
