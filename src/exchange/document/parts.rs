//! The small parts around a document: what is in the package, the styles, the page number.

use std::io;

use crate::exchange::document::markup::{FOOTER_ID, Look, Markup};
use crate::text::form::{BODY_FONT, FONT, HEADING_FONT, LATIN_FONT, SUBHEADING_FONT, TITLE_FONT};
use crate::text::language::Language;

/// The beginning of the names of kinds of parts.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

pub(super) fn content_types() -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}content-types");
    let mut markup = Markup::new();
    markup.element("Types", &[("xmlns", &namespace)], |it| {
        it.empty(
            "Default",
            &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")],
        )?;
        it.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        let parts = [
            ("/word/document.xml", "document.main"),
            ("/word/styles.xml", "styles"),
            ("/word/settings.xml", "settings"),
            ("/word/footer1.xml", "footer"),
        ];
        for (part, kind) in parts {
            it.empty("Override", &[("PartName", part), ("ContentType", &format!("{CONTENT}{kind}+xml"))])?;
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        it.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)])
    })?;
    Ok(markup.finish())
}

pub(super) fn relations() -> io::Result<Vec<u8>> {
    let core = format!("{PACKAGE}relationships/metadata/core-properties");
    relationships(&[
        ("rId1", &format!("{OFFICE}officeDocument"), "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
    ])
}

pub(super) fn document_relations() -> io::Result<Vec<u8>> {
    relationships(&[
        ("rId1", &format!("{OFFICE}styles"), "styles.xml"),
        ("rId2", &format!("{OFFICE}settings"), "settings.xml"),
        (FOOTER_ID, &format!("{OFFICE}footer"), "footer1.xml"),
    ])
}

fn relationships(all: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    let mut markup = Markup::new();
    markup.element("Relationships", &[("xmlns", &format!("{PACKAGE}relationships"))], |it| {
        all.iter().try_for_each(|(id, kind, target)| {
            it.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])
        })
    })?;
    Ok(markup.finish())
}

pub(super) fn properties(title: &str) -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}metadata/core-properties");
    let mut markup = Markup::new();
    markup.element(
        "cp:coreProperties",
        &[("xmlns:cp", &namespace), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")],
        |it| it.element("dc:title", &[], |it| it.text(title)),
    )?;
    Ok(markup.finish())
}

pub(super) fn settings() -> io::Result<Vec<u8>> {
    let mut markup = Markup::new();
    markup.part("w:settings", |it| {
        it.empty("w:defaultTabStop", &[("w:val", "420")])?;
        it.empty("w:characterSpacingControl", &[("w:val", "compressPunctuation")])?;
        it.element("w:compat", &[], |it| {
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            it.empty("w:compatSetting", &mode)
        })
    })?;
    Ok(markup.finish())
}

/// The page's number, in the middle.
pub(super) fn footer() -> io::Result<Vec<u8>> {
    let mut markup = Markup::new();
    markup.part("w:ftr", |it| {
        it.element("w:p", &[], |it| {
            it.element("w:pPr", &[], |it| it.empty("w:jc", &[("w:val", "center")]))?;
            it.element("w:fldSimple", &[("w:instr", " PAGE ")], |it| {
                it.element("w:r", &[], |it| it.element("w:t", &[], |it| it.text("1")))
            })
        })
    })?;
    Ok(markup.finish())
}

/// What a look is made of.
struct Style {
    font: &'static str,
    /// In half points.
    size: &'static str,
    is_bold: bool,
    alignment: &'static str,
    /// Of each line, in twentieths of a point; `None`: as the font has it.
    line: Option<&'static str>,
    /// Whether the first line begins two characters in.
    is_indented: bool,
    /// The level among the headings, from 0.
    level: Option<&'static str>,
}

fn style(look: Look) -> Style {
    let plain = Style {
        font: FONT,
        size: "18",
        is_bold: false,
        alignment: "left",
        line: None,
        is_indented: false,
        level: None,
    };
    let text = || Style {
        font: BODY_FONT,
        size: "32",
        line: Some("560"),
        is_indented: true,
        alignment: "both",
        ..style(Look::Cell)
    };
    match look {
        Look::Title => {
            Style { font: TITLE_FONT, size: "44", is_bold: true, alignment: "center", line: Some("640"), ..plain }
        }
        Look::Heading1 => Style { font: HEADING_FONT, level: Some("0"), ..text() },
        Look::Heading2 => Style { font: SUBHEADING_FONT, level: Some("1"), ..text() },
        Look::Body => text(),
        Look::TableTitle => Style { size: "32", is_bold: true, alignment: "center", line: Some("560"), ..plain },
        Look::Cell => plain,
        Look::Figure => Style { alignment: "center", ..plain },
        Look::Head => Style { alignment: "center", is_bold: true, ..plain },
        Look::Small => Style { size: "2", line: Some("20"), ..plain },
    }
}

pub(super) fn styles(language: Language) -> io::Result<Vec<u8>> {
    let mut markup = Markup::new();
    markup.part("w:styles", |it| {
        it.element("w:docDefaults", &[], |it| {
            it.element("w:rPrDefault", &[], |it| {
                it.element("w:rPr", &[], |it| {
                    fonts(it, FONT)?;
                    it.empty("w:sz", &[("w:val", "21")])?;
                    // Letters and figures are none of the Chinese text around them: no line ends inside one.
                    it.empty(
                        "w:lang",
                        &[("w:val", "en-US"), ("w:eastAsia", Language::Chinese.tag()), ("w:bidi", "ar-SA")],
                    )
                })
            })
        })?;
        it.element("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |it| {
            it.empty("w:name", &[("w:val", "Normal")])?;
            it.empty("w:qFormat", &[])
        })?;
        Look::ALL.into_iter().try_for_each(|look| write_style(it, look, language))
    })?;
    Ok(markup.finish())
}

fn write_style(markup: &mut Markup, look: Look, language: Language) -> io::Result<()> {
    let made = style(look);
    markup.element("w:style", &[("w:type", "paragraph"), ("w:styleId", look.id())], |it| {
        let name = match look {
            Look::Title => "Title",
            Look::Heading1 => "heading 1",
            Look::Heading2 => "heading 2",
            Look::Body => "Body Text",
            Look::TableTitle | Look::Cell | Look::Figure | Look::Head | Look::Small => look.id(),
        };
        it.empty("w:name", &[("w:val", name)])?;
        it.empty("w:basedOn", &[("w:val", "Normal")])?;
        it.empty("w:qFormat", &[])?;
        it.element("w:pPr", &[], |it| {
            if made.level.is_some() {
                it.empty("w:keepNext", &[])?;
            }
            let line = made.line.map(|line| [("w:line", line), ("w:lineRule", "exact")]);
            if let Some(line) = line {
                it.empty("w:spacing", &line)?;
            }
            // Two Chinese characters; in English a paragraph begins at the margin.
            if made.is_indented && language == Language::Chinese {
                it.empty("w:ind", &[("w:firstLineChars", "200"), ("w:firstLine", "640")])?;
            }
            it.empty("w:jc", &[("w:val", made.alignment)])?;
            if let Some(level) = made.level {
                it.empty("w:outlineLvl", &[("w:val", level)])?;
            }
            Ok(())
        })?;
        it.element("w:rPr", &[], |it| {
            fonts(it, made.font)?;
            if made.is_bold {
                it.empty("w:b", &[])?;
            }
            it.empty("w:sz", &[("w:val", made.size)])
        })
    })
}

fn fonts(markup: &mut Markup, font: &str) -> io::Result<()> {
    let names = [("w:ascii", LATIN_FONT), ("w:hAnsi", LATIN_FONT), ("w:eastAsia", font), ("w:cs", LATIN_FONT)];
    markup.empty("w:rFonts", &names)
}
