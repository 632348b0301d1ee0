//! Where sheets come from: a file or standard input, as a whole or line by line, and never more of it in memory than one
//! sheet may have.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, printable};

/// The most bytes that a sheet may have. One with a framework of its own has some hundred thousand.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// A file, or standard input.
pub(crate) enum Source {
    StandardInput,
    File(PathBuf),
}

impl Source {
    /// "-" is standard input.
    pub(crate) fn of(path: &Path) -> Self {
        if path == Path::new("-") { Self::StandardInput } else { Self::File(path.to_owned()) }
    }

    /// What it is called in messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) => printable(&path.display().to_string()),
        }
    }

    /// Whether its name says that it holds a sheet a line.
    pub(crate) fn has_lines(&self) -> bool {
        match self {
            Self::StandardInput => false,
            Self::File(path) => path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")),
        }
    }

    /// Its bytes, and how many they are where that is known.
    pub(crate) fn open(&self) -> Result<(Box<dyn Read>, Option<u64>), Failure> {
        match self {
            Self::StandardInput => Ok((Box::new(io::stdin().lock()), None)),
            Self::File(path) => {
                let file = File::open(path).map_err(|error| self.failure(error))?;
                let n_bytes = file.metadata().ok().filter(|it| it.is_file()).map(|it| it.len());
                Ok((Box::new(file), n_bytes))
            }
        }
    }

    /// The whole of it; `None` when that is more than a sheet may have.
    pub(crate) fn read(&self) -> Result<Option<Vec<u8>>, Failure> {
        let mut bytes = Vec::new();
        // One more than allowed tells a sheet that is too long from one that just fits.
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        self.open()?.0.take(most).read_to_end(&mut bytes).map_err(|error| self.failure(error))?;
        Ok((bytes.len() <= MOST_BYTES).then_some(bytes))
    }

    /// That it could not be opened or read.
    pub(crate) fn failure(&self, error: io::Error) -> Failure {
        Failure::Read { name: self.name(), error }
    }
}

/// The lines of a source, one at a time, in one buffer.
pub(crate) struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    n_bytes: u64,
}

/// A line.
pub(crate) enum Line<'a> {
    /// Its bytes, without the line feed.
    Whole(&'a [u8]),
    /// It has more than [`MOST_BYTES`]: they were passed over, not kept.
    TooLong,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { reader: BufReader::with_capacity(1 << 16, source), line: Vec::new(), n_bytes: 0 }
    }

    /// How much was read so far.
    pub(crate) fn n_bytes(&self) -> u64 {
        self.n_bytes
    }

    /// Whether the next line is there already, so that reading it does not wait for anyone.
    pub(crate) fn is_next_here(&self) -> bool {
        self.reader.buffer().contains(&b'\n')
    }

    /// The next line; `None` at the end. The last one needs no line feed.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let (mut is_begun, mut is_too_long) = (false, false);
        loop {
            let bytes = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                bytes => bytes?,
            };
            if bytes.is_empty() && !is_begun {
                return Ok(None);
            }
            is_begun = true;
            let (part, rest) = match bytes.iter().position(|byte| *byte == b'\n') {
                Some(end) => (bytes.get(..end).unwrap_or_default(), bytes.get(end..).unwrap_or_default()),
                None => (bytes, [].as_slice()),
            };
            let (n_read, is_end) = (part.len() + usize::from(!rest.is_empty()), bytes.is_empty() || !rest.is_empty());
            if !is_too_long && self.line.len() + part.len() > MOST_BYTES {
                is_too_long = true;
                self.line = Vec::new();
            }
            if !is_too_long {
                self.line.extend_from_slice(part);
            }
            self.reader.consume(n_read);
            self.n_bytes = self.n_bytes.saturating_add(u64::try_from(n_read).unwrap_or(u64::MAX));
            if is_end {
                return Ok(Some(if is_too_long { Line::TooLong } else { Line::Whole(&self.line) }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &[u8]) -> Vec<Option<Vec<u8>>> {
        let mut lines = Lines::new(text);
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push(match line {
                Line::Whole(bytes) => Some(bytes.to_owned()),
                Line::TooLong => None,
            });
        }
        assert_eq!(lines.n_bytes(), u64::try_from(text.len()).unwrap());
        found
    }

    #[test]
    fn lines_end_with_a_line_feed_or_with_the_file() {
        let whole = |text: &str| Some(text.as_bytes().to_owned());
        assert_eq!(lines_of(b""), []);
        assert_eq!(lines_of(b"a"), [whole("a")]);
        assert_eq!(lines_of(b"a\n"), [whole("a")]);
        assert_eq!(lines_of(b"\na\r\n\nb"), [whole(""), whole("a\r"), whole(""), whole("b")]);
        let long = "x".repeat(200_000);
        assert_eq!(lines_of(format!("{long}\n{long}").as_bytes()), [whole(&long), whole(&long)]);
    }

    #[test]
    fn a_line_may_have_so_many_bytes_and_not_one_more() {
        let full = vec![b'x'; MOST_BYTES];
        let text = [full.as_slice(), b"\n", &full, b"x\nb\n", &full, b"xx"].concat();
        assert_eq!(lines_of(&text), [Some(full), None, Some(b"b".to_vec()), None]);
    }
}
