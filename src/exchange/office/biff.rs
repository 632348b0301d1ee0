//! The records of older workbooks, and texts that go on from one into the next.

use crate::exchange::file::FileProblem;

/// A record that goes on with the one before.
const CONTINUE: u16 = 0x003C;

/// The bytes before a record's body: its kind and its size.
const HEAD: usize = 4;

/// A record with those that go on with it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Where it begins in the stream.
    pub(super) at: usize,
    pub(super) pieces: Pieces<'a>,
}

/// The records of a stream, one after the other. One that is cut off is told, and the last.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, FileProblem>> {
    // Some programs fill the stream up with zeros.
    let end = stream.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let begin = at;
        let Some((kind, body)) = record_at(stream, begin) else {
            at = end;
            return Some(Err(FileProblem::Damaged));
        };
        at += HEAD + body.len();
        let mut pieces = vec![body];
        while at < end
            && let Some((CONTINUE, body)) = record_at(stream, at)
        {
            pieces.push(body);
            at += HEAD + body.len();
        }
        Some(Ok(Record { kind, at: begin, pieces: Pieces { pieces, piece: 0, at: 0 } }))
    })
}

/// The kind and the body of the record at a place; `None` where it is cut off.
fn record_at(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let ([kind_low, kind_high, size_low, size_high], rest) = stream.get(at..)?.split_first_chunk::<HEAD>()?;
    let size = usize::from(u16::from_le_bytes([*size_low, *size_high]));
    Some((u16::from_le_bytes([*kind_low, *kind_high]), rest.get(..size)?))
}

/// The bytes of a record and of those that go on with it.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    /// The piece that is being read.
    piece: usize,
    /// How far it has been read.
    at: usize,
}

impl Pieces<'_> {
    fn rest(&self) -> &[u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// Goes to the next piece where this one is at its end; whether there is anything to be read.
    fn go_on(&mut self) -> bool {
        while self.rest().is_empty() && self.piece < self.pieces.len() {
            self.piece += 1;
            self.at = 0;
        }
        self.piece < self.pieces.len()
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        if !self.go_on() {
            return None;
        }
        let byte = self.rest().first().copied()?;
        self.at += 1;
        Some(byte)
    }

    /// The next two bytes.
    pub(super) fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next four bytes.
    pub(super) fn long_number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    /// The next eight bytes.
    pub(super) fn eight(&mut self) -> Option<[u8; 8]> {
        let mut bytes = [0; 8];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    /// The next eight bytes as a binary number, in the fewest digits that say it.
    pub(super) fn binary(&mut self) -> Option<String> {
        Some(f64::from_le_bytes(self.eight()?).to_string())
    }

    /// A text with a length of two bytes; what says how it looks and sounds is passed over.
    pub(super) fn text(&mut self) -> Option<String> {
        let n_characters = self.number()?;
        self.rest_of_text(n_characters)
    }

    /// A text with a length of one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let n_characters = self.byte()?;
        self.rest_of_text(n_characters.into())
    }

    fn rest_of_text(&mut self, n_characters: u16) -> Option<String> {
        let options = self.byte()?;
        let n_runs = if options & 0x08 == 0 { 0 } else { self.number()? };
        let n_sound = if options & 0x04 == 0 { 0 } else { self.long_number()? };
        let mut is_wide = options & 1 != 0;
        let mut units = Vec::new();
        for nth in 0..n_characters {
            // A text that goes on in another record says anew how wide its characters are.
            if nth > 0 && self.rest().is_empty() {
                is_wide = self.byte()? & 1 != 0;
            }
            units.push(if is_wide { self.number()? } else { self.byte()?.into() });
        }
        let n_passed = usize::from(n_runs) * 4 + usize::try_from(n_sound).unwrap_or(usize::MAX / 2);
        self.pass(n_passed)?;
        Some(String::from_utf16_lossy(&units))
    }

    /// Passes over bytes; `None` where there are not so many.
    fn pass(&mut self, mut n_bytes: usize) -> Option<()> {
        while n_bytes > 0 {
            if !self.go_on() {
                return None;
            }
            let n_here = self.rest().len().min(n_bytes);
            self.at += n_here;
            n_bytes -= n_here;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let size = u16::try_from(body.len()).unwrap_or(0);
        [&kind.to_le_bytes()[..], &size.to_le_bytes(), body].concat()
    }

    #[test]
    fn texts_go_on_in_other_records() {
        // "表a" wide, cut inside, going on narrow: 表, then "bc".
        let stream = [
            record(0x00FC, &[4, 0, 1, 0x68, 0x88, b'a', 0]),
            record(CONTINUE, &[0, b'b', b'c']),
            record(0x0085, &[2, 0, 0x08, 1, 0, b'x', b'y', 1, 2, 3, 4]),
            vec![0; 6],
        ]
        .concat();
        let mut records = records(&stream);
        let mut first = records.next().and_then(Result::ok).map(|record| (record.kind, record.pieces));
        assert_eq!(
            first.as_mut().map(|(kind, pieces)| (*kind, pieces.text())),
            Some((0x00FC, Some("表abc".to_owned())))
        );
        let mut second = records.next().and_then(Result::ok).map(|record| record.pieces);
        assert_eq!(second.as_mut().and_then(|pieces| pieces.text()).as_deref(), Some("xy"));
        assert!(second.as_mut().is_some_and(|pieces| pieces.byte().is_none()));
        assert!(records.next().is_none());
    }

    /// Half a million of them, so that looking ahead at each would never end.
    #[test]
    fn empty_records_are_passed_one_by_one() {
        let stream = [vec![0; 2_000_000], record(0x0009, &[1])].concat();
        assert_eq!(records(&stream).filter(Result::is_ok).count(), 500_001);
    }

    #[test]
    fn what_is_cut_off_is_told() {
        assert!(matches!(records(&[9, 8, 4, 0, 1]).next(), Some(Err(FileProblem::Damaged))));
        assert!(matches!(records(&[9, 8]).next(), Some(Err(FileProblem::Damaged))));
        assert!(records(&[]).next().is_none());
        let mut short = Pieces { pieces: vec![&[5, 0, 0, b'a']], piece: 0, at: 0 };
        assert_eq!(short.text(), None);
    }
}
