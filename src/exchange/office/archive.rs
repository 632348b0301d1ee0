//! The parts of a packed file, unfolded no further than a table or a report needs.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::file::FileProblem;
use crate::exchange::office::xml;

/// The most bytes that are unfolded of one file, all parts together. Tables and reports have a tenth of it.
pub(super) const MOST_UNFOLDED: u64 = 24 << 20;
/// The most parts that are looked through.
const MOST_PARTS: usize = 20_000;

/// A packed file.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: Rc<Cell<u64>>,
}

impl<'a> Archive<'a> {
    /// Opens it.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FileProblem> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(FileProblem::UnfoldsTooFar { most: MOST_UNFOLDED });
        }
        Ok(Self { zip, left: Rc::new(Cell::new(MOST_UNFOLDED)) })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Whether a part's name is such a one.
    pub(super) fn has_any(&self, is_such: impl Fn(&str) -> bool) -> bool {
        self.zip.file_names().flatten().any(|name| is_such(&name))
    }

    /// Reads a part as XML; one that is not there has nothing in it.
    pub(super) fn walk<'x>(
        &mut self,
        name: &str,
        act: impl FnMut(xml::Piece<'_>) -> Result<(), FileProblem> + 'x,
    ) -> Result<(), FileProblem> {
        let Some(reader) = self.part(name)? else { return Ok(()) };
        xml::walk(reader, act)
    }

    fn part(&mut self, name: &str) -> Result<Option<impl BufRead>, FileProblem> {
        let left = Rc::clone(&self.left);
        match self.zip.by_name(name) {
            Ok(part) => Ok(Some(BufReader::with_capacity(1 << 14, Unfolding { part, left }))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                Err(FileProblem::Encrypted)
            }
            Err(_) => Err(FileProblem::Damaged),
        }
    }
}

/// A part that stops where the file has unfolded too far.
struct Unfolding<R> {
    part: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Unfolding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.part.read(buffer)?;
        let left = self.left.get().checked_sub(u64::try_from(n_read).unwrap_or(u64::MAX));
        let left = left.ok_or_else(|| io::Error::other(FileProblem::UnfoldsTooFar { most: MOST_UNFOLDED }))?;
        self.left.set(left);
        Ok(n_read)
    }
}
