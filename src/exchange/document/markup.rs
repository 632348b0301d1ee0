//! WordprocessingML in small steps: paragraphs by their looks, pages by how they lie.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The namespace of everything in a document.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The footer's name among the document's relations.
pub(super) const FOOTER_ID: &str = "rIdFooter";
/// A4, in twentieths of a point.
const A4: (&str, &str) = ("11906", "16838");

/// How a paragraph looks; each is a style that the reader can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Heading1,
    Heading2,
    Body,
    TableTitle,
    Cell,
    Figure,
    Head,
    Small,
}

impl Look {
    pub(super) const ALL: [Self; 9] = [
        Self::Title,
        Self::Heading1,
        Self::Heading2,
        Self::Body,
        Self::TableTitle,
        Self::Cell,
        Self::Figure,
        Self::Head,
        Self::Small,
    ];

    /// The style's id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Body => "BodyText",
            Self::TableTitle => "TableTitle",
            Self::Cell => "TableCell",
            Self::Figure => "TableFigure",
            Self::Head => "TableHead",
            Self::Small => "Small",
        }
    }
}

/// How pages lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Upright,
    Across,
}

/// A part that is being written.
pub(super) struct Markup {
    out: Writer<Vec<u8>>,
}

impl Markup {
    pub(super) fn new() -> Self {
        Self { out: Writer::new(Vec::new()) }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_inner()
    }

    /// A whole part with its outermost element, which names the namespaces.
    pub(super) fn part(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        self.element(name, &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], inside)
    }

    pub(super) fn document(&mut self, inside: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.part("w:document", |it| it.element("w:body", &[], inside))
    }

    /// An element with what is in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        self.out.write_event(Event::Start(start))?;
        inside(self)?;
        self.out.write_event(Event::End(end))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.out.write_event(Event::Empty(start))
    }

    /// Text; characters that no XML can hold are left out.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        let is_allowed =
            |c: &char| matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
        let text: String = text.chars().filter(is_allowed).collect();
        self.out.write_event(Event::Text(BytesText::new(&text)))
    }

    /// A paragraph; line breaks in its text are line breaks.
    pub(super) fn paragraph(&mut self, look: Look, text: &str) -> io::Result<()> {
        self.element("w:p", &[], |it| {
            it.element("w:pPr", &[], |it| it.empty("w:pStyle", &[("w:val", look.id())]))?;
            for (nth, line) in text.lines().enumerate() {
                it.element("w:r", &[], |it| {
                    if nth > 0 {
                        it.empty("w:br", &[])?;
                    }
                    it.element("w:t", &[("xml:space", "preserve")], |it| it.text(line))
                })?;
            }
            Ok(())
        })
    }

    /// Ends pages that lie so: what follows begins on a new one.
    pub(super) fn end_of_pages(&mut self, place: Place) -> io::Result<()> {
        self.element("w:p", &[], |it| {
            it.element("w:pPr", &[], |it| {
                it.empty("w:pStyle", &[("w:val", Look::Small.id())])?;
                it.pages(place)
            })
        })
    }

    /// How the pages before this lie.
    pub(super) fn pages(&mut self, place: Place) -> io::Result<()> {
        self.element("w:sectPr", &[], |it| {
            it.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER_ID)])?;
            let (short, long) = A4;
            let (size, margins): ([(&str, &str); 2], [&str; 4]) = match place {
                Place::Upright => ([("w:w", short), ("w:h", long)], ["2098", "1474", "1984", "1588"]),
                Place::Across => ([("w:w", long), ("w:h", short)], ["1134", "1134", "1134", "1134"]),
            };
            let orientation = (place == Place::Across).then_some(("w:orient", "landscape"));
            it.empty("w:pgSz", &size.into_iter().chain(orientation).collect::<Vec<_>>())?;
            let [top, right, bottom, left] = margins;
            it.empty(
                "w:pgMar",
                &[
                    ("w:top", top),
                    ("w:right", right),
                    ("w:bottom", bottom),
                    ("w:left", left),
                    ("w:header", "851"),
                    ("w:footer", "992"),
                    ("w:gutter", "0"),
                ],
            )
        })
    }
}
