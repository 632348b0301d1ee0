//! XML as a row of pieces, with the names as they are without their prefixes. Entities of a document's own are never resolved.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, XmlVersion};

use crate::exchange::file::FileProblem;

/// How deep elements may lie in one another.
const MOST_DEPTH: usize = 120;

/// A piece of a document.
pub(super) enum Piece<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End(&'a str),
    /// Text in an element; one text may come in several pieces.
    Text(&'a str),
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut found = attributes.with_checks(false).flatten();
        let found = found.find(|attribute| attribute.key.local_name().into_inner() == name);
        found?.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.parse().ok()
    }
}

/// Calls with every piece of a document.
pub(super) fn walk(
    reader: impl BufRead,
    mut act: impl FnMut(Piece<'_>) -> Result<(), FileProblem>,
) -> Result<(), FileProblem> {
    let mut reader = Reader::from_reader(reader);
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(problem)? {
            Event::Start(start) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(FileProblem::TooDeep);
                }
                act(Piece::Start(Element { start: &start }))?;
            }
            Event::Empty(start) => {
                act(Piece::Start(Element { start: &start }))?;
                act(Piece::End(start.local_name().into_inner()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                act(Piece::End(end.local_name().into_inner()))?;
            }
            Event::Text(text) => act(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => act(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(problem)?;
                match character {
                    Some(character) => act(Piece::Text(character.encode_utf8(&mut [0; 4])))?,
                    None => act(Piece::Text(resolve_predefined_entity(&reference).unwrap_or_default()))?,
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            // What ends inside an element was cut off.
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(FileProblem::Damaged) },
        }
    }
}

/// A file that unfolds too far says so through the reader.
fn problem(error: Error) -> FileProblem {
    let Error::Io(error) = error else { return FileProblem::Damaged };
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<FileProblem>());
    inner.cloned().unwrap_or(FileProblem::Damaged)
}
