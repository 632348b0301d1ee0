//! Compression, in both directions and within limits. What both sides know already (`before`) can be referred to and is
//! not sent: a sheet's own copy of a framework is little more than what differs.

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::share::MOST_INFLATED;
use crate::share::unpack::malformed;
use crate::text::share::{Malformation, ShareProblem};

/// The slowest level: a code is made once, and every character counts.
const LEVEL: i32 = 10;

/// A bare DEFLATE stream of `plain`, for a reader who has `before` already.
pub(super) fn deflate(plain: &[u8], before: &[u8]) -> Vec<u8> {
    // Negative window bits: no zlib header, our own check stands outside.
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, -15, 0));
    if !before.is_empty() {
        // Flushed to a whole byte, and thrown away: the reader has it.
        compress_to_output(&mut compressor, before, TDEFLFlush::Sync, |_| true);
    }
    let mut squeezed = Vec::new();
    compress_to_output(&mut compressor, plain, TDEFLFlush::Finish, |bytes| {
        squeezed.extend_from_slice(bytes);
        true
    });
    squeezed
}

/// What [`deflate`] was given. Memory grows with what comes out, never beyond [`MOST_INFLATED`].
pub(super) fn inflate(squeezed: &[u8], before: &[u8]) -> Result<Vec<u8>, ShareProblem> {
    let most = before.len().saturating_add(MOST_INFLATED);
    let mut inflater = DecompressorOxide::new();
    let mut bytes = before.to_vec();
    let (mut n_read, mut n_written) = (0, before.len());
    loop {
        // One byte more than is allowed, so that exactly the most is not too much.
        let room = (n_written + squeezed.len().clamp(512, 1 << 16) * 4).min(most + 1);
        bytes.resize(room, 0);
        let rest = squeezed.get(n_read..).unwrap_or_default();
        let (status, read, written) =
            decompress(&mut inflater, rest, &mut bytes, n_written, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        n_read += read;
        n_written += written;
        if n_written > most {
            return Err(ShareProblem::TooLarge { most: MOST_INFLATED });
        }
        if status == TINFLStatus::Done && n_read == squeezed.len() {
            bytes.truncate(n_written);
            return Ok(bytes.split_off(before.len()));
        }
        if status != TINFLStatus::HasMoreOutput {
            return Err(malformed(0, Malformation::NotDeflate));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_before_is_not_sent() {
        let before: Vec<u8> =
            (0..30_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).take(20_000).collect();
        let plain = [&before[..15_000], b"and a word", &before[15_000..]].concat();
        let squeezed = deflate(&plain, &before);
        assert!(squeezed.len() < 700, "{} bytes", squeezed.len());
        assert_eq!(inflate(&squeezed, &before), Ok(plain));
        assert!(inflate(&squeezed, b"").is_err());
    }

    #[test]
    fn the_limit_is_exact() {
        let most = vec![7; MOST_INFLATED];
        assert_eq!(inflate(&deflate(&most, b""), b""), Ok(most.clone()));
        assert_eq!(inflate(&deflate(&most, b"before"), b"before"), Ok(most.clone()));
        let more = [most, vec![7]].concat();
        assert_eq!(inflate(&deflate(&more, b""), b""), Err(ShareProblem::TooLarge { most: MOST_INFLATED }));
    }

    #[test]
    fn a_stream_ends_where_it_ends() {
        let squeezed = deflate(b"one two three", b"");
        assert_eq!(inflate(&squeezed, b""), Ok(b"one two three".to_vec()));
        let wrong = Err(malformed(0, Malformation::NotDeflate));
        assert_eq!(inflate(&squeezed[..squeezed.len() - 1], b""), wrong);
        assert_eq!(inflate(&[&squeezed[..], b"\0"].concat(), b""), wrong);
        assert_eq!(inflate(b"", b""), wrong);
        assert_eq!(inflate(b"\xff\xff\xff", b""), wrong);
    }
}
