//! The text of a report made readable: full-width signs folded, hard-wrapped lines joined, blanks inside words dropped, and a
//! way back from every byte to where it stood. Rows of tables stay rows.

use std::ops::Range;

use crate::domain::statements::Span;
use crate::text::report_marks::{COMMA, Folded, ends_a_sentence, fold, is_in_sentences, item_head};

/// Lines that are wider than this many columns were not wrapped.
const WIDEST_WRAPPED: usize = 120;
/// The most cells of a row.
const MOST_CELLS: usize = 40;

/// The readable text and its way back.
pub(super) struct Normal {
    /// The text; blocks stand apart by a line feed.
    pub(super) text: String,
    /// For each character: its first byte here and there, and how many bytes it had there.
    map: Vec<(u32, u32, u8)>,
    /// In the text's order.
    pub(super) blocks: Vec<Block>,
}

/// A piece of the text that belongs together, as bytes of [`Normal::text`].
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Range<usize>),
    /// A row of a table: its cells.
    Row(Vec<Range<usize>>),
}

/// A line of the report: its characters, folded, with their places.
struct Line {
    characters: Vec<(char, u32, u8)>,
    /// In columns: a Chinese character takes two.
    width: usize,
}

/// A report's text, readable.
pub(super) fn normal(source: &str) -> Normal {
    let lines: Vec<Line> = lines(source).filter(|line| line.characters.iter().any(|(c, ..)| !is_blank(*c))).collect();
    let width = usual_width(&lines);
    let mut normal = Normal { text: String::new(), map: Vec::new(), blocks: Vec::new() };
    let mut paragraph: Vec<(char, u32, u8)> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        let cells = cells(&line.characters);
        if is_row(&cells) {
            normal.add_paragraph(&std::mem::take(&mut paragraph));
            normal.add_row(&cells);
            before = None;
            continue;
        }
        if before.is_none_or(|before| begins_anew(before, line, width)) {
            normal.add_paragraph(&std::mem::take(&mut paragraph));
        }
        paragraph.extend(line.characters.iter().copied());
        // The wrap, at the place behind the line.
        let behind = line.characters.last().map_or(0, |(_, at, length)| at.saturating_add(u32::from(*length)));
        paragraph.push(('\n', behind, 0));
        before = Some(line);
    }
    normal.add_paragraph(&paragraph);
    normal
}

impl Normal {
    /// The place in the report of a range of the text.
    pub(super) fn place(&self, range: &Range<usize>) -> Span {
        let at = |byte: usize| self.map.partition_point(|(own, ..)| usize::try_from(*own).unwrap_or(usize::MAX) < byte);
        let first = self.map.get(at(range.start));
        let last = at(range.end).checked_sub(1).and_then(|last| self.map.get(last));
        let start = first.map_or(0, |(_, there, _)| usize::try_from(*there).unwrap_or(0));
        let end = last.map_or(start, |(_, there, length)| usize::try_from(*there).unwrap_or(0) + usize::from(*length));
        Span { start, end: end.max(start) }
    }

    /// A part of the text.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn add_paragraph(&mut self, characters: &[(char, u32, u8)]) {
        let start = self.text.len();
        self.add(characters);
        if self.text.len() > start {
            self.blocks.push(Block::Paragraph(start..self.text.len()));
            self.part();
        }
    }

    fn add_row(&mut self, cells: &[&[(char, u32, u8)]]) {
        let mut ranges = Vec::new();
        for cell in cells {
            let start = self.text.len();
            self.add(cell);
            ranges.push(start..self.text.len());
            self.part();
        }
        self.blocks.push(Block::Row(ranges));
    }

    /// Something between two pieces, at the place behind the first one.
    fn part(&mut self) {
        let behind = self.map.last().map_or(0, |(_, at, length)| at.saturating_add(u32::from(*length)));
        self.push('\n', behind, 0);
    }

    fn push(&mut self, c: char, at: u32, length: u8) {
        self.map.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), at, length));
        self.text.push(c);
    }

    /// Adds characters without the blanks that mean nothing and the commas that part thousands.
    fn add(&mut self, characters: &[(char, u32, u8)]) {
        let mut kept: Option<char> = None;
        let mut gap: Option<char> = None;
        for (at, (c, place, length)) in characters.iter().enumerate() {
            if is_blank(*c) {
                gap = gap.max(Some(*c));
                continue;
            }
            let before = kept.unwrap_or('\0');
            if let Some(blank) = gap.take().filter(|_| kept.is_some())
                && keeps_blank(before, blank, characters.get(at..).unwrap_or_default())
            {
                self.push(' ', *place, 0);
            }
            let is_grouping = *c == COMMA && before.is_ascii_digit() && parts_thousands(characters, at);
            if !is_grouping {
                self.push(*c, *place, *length);
                kept = Some(*c);
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t')
}

/// Whether a blank between two characters means something: between words of letters, and between two numbers of a line.
fn keeps_blank(before: char, blank: char, from: &[(char, u32, u8)]) -> bool {
    let next = from.first().map_or('\0', |(c, ..)| *c);
    if before.is_ascii_alphabetic() && next.is_ascii_alphabetic() {
        return true;
    }
    if !(before.is_ascii_digit() && next.is_ascii_digit()) || blank == '\n' {
        // A line that was wrapped inside a number goes on.
        return false;
    }
    // 3 105.13: three digits and no more are a group of thousands.
    from.iter().take_while(|(c, ..)| c.is_ascii_digit()).count() != 3
}

/// Whether a comma parts thousands: a plain one between plain digits, a full-width one between full-width ones.
fn parts_thousands(characters: &[(char, u32, u8)], at: usize) -> bool {
    let length_at = |at: usize| characters.get(at).map(|(_, _, length)| *length);
    let is_one_kind = length_at(at) == Some(1) || length_at(at) == at.checked_sub(1).and_then(length_at);
    let behind = characters.get(at.saturating_add(1)..).unwrap_or_default();
    is_one_kind && behind.iter().take(4).take_while(|(c, ..)| c.is_ascii_digit()).count() == 3
}

/// The lines of the source, folded.
fn lines(source: &str) -> impl Iterator<Item = Line> {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut at = 0_usize;
    source.split_inclusive(is_end).map(move |line| {
        let start = at;
        at = at.saturating_add(line.len());
        let mut characters = Vec::new();
        for (inside, c) in line.char_indices().filter(|(_, c)| !is_end(*c)) {
            let place = u32::try_from(start.saturating_add(inside)).unwrap_or(u32::MAX);
            let length = u8::try_from(c.len_utf8()).unwrap_or(4);
            match fold(c) {
                Folded::Char(folded) => characters.push((folded, place, length)),
                Folded::Space => characters.push((if c == '\t' { '\t' } else { ' ' }, place, length)),
                Folded::Nothing => {}
            }
        }
        let width = characters.iter().map(|(c, ..)| if c.is_ascii() { 1 } else { 2 }).sum();
        Line { characters, width }
    })
}

/// The width up to which nine of ten lines go.
fn usual_width(lines: &[Line]) -> usize {
    let mut n_of_width = vec![0_usize; WIDEST_WRAPPED.saturating_add(1)];
    for line in lines {
        if let Some(n) = n_of_width.get_mut(line.width.min(WIDEST_WRAPPED)) {
            *n = n.saturating_add(1);
        }
    }
    let mut n_so_far = 0_usize;
    n_of_width
        .iter()
        .position(|n| {
            n_so_far = n_so_far.saturating_add(*n);
            n_so_far.saturating_mul(10) >= lines.len().saturating_mul(9)
        })
        .unwrap_or(WIDEST_WRAPPED)
}

/// Whether a line begins a paragraph.
fn begins_anew(before: &Line, line: &Line, width: usize) -> bool {
    let start: String = line.characters.iter().map(|(c, ..)| *c).filter(|c| !is_blank(*c)).take(8).collect();
    let last = before.characters.iter().rev().map(|(c, ..)| *c).find(|c| !is_blank(*c)).unwrap_or('\0');
    let is_short = before.width.saturating_mul(4) < width.saturating_mul(3);
    let is_unwrapped = before.width > WIDEST_WRAPPED || width >= WIDEST_WRAPPED;
    let is_whole = ends_a_sentence(last) && before.width.saturating_add(4) < width;
    is_short || is_unwrapped || is_whole || item_head(&start).is_some()
}

type Characters<'a> = &'a [(char, u32, u8)];

/// The cells of a line: parted by tabs or bars, by wide gaps, or by single blanks.
fn cells(characters: Characters<'_>) -> Vec<Characters<'_>> {
    let is_bar = |c: char| matches!(c, '|' | '\t' | '│' | '┃');
    let found: Vec<Characters<'_>> = if characters.iter().any(|(c, ..)| is_bar(*c)) {
        let mut parts: Vec<Characters<'_>> = characters.split(|(c, ..)| is_bar(*c)).map(trimmed).collect();
        // Bars at both ends frame the row; a tab at an end parts an empty cell.
        let is_framed = |(c, ..): &(char, u32, u8)| is_bar(*c) && *c != '\t';
        if characters.iter().find(|(c, ..)| *c != ' ').is_some_and(is_framed) {
            parts.remove(0);
        }
        if characters.iter().rfind(|(c, ..)| *c != ' ').is_some_and(is_framed) {
            parts.pop();
        }
        return parts;
    } else {
        parted_by_gaps(characters, 2)
    };
    // Single blanks part the cells of a row, and stand anywhere in a sentence.
    let is_sentence = characters.iter().any(|(c, ..)| is_in_sentences(*c));
    if found.len() >= 3 || is_sentence { found } else { parted_by_gaps(characters, 1) }
}

fn parted_by_gaps(characters: Characters<'_>, narrowest: usize) -> Vec<Characters<'_>> {
    let (mut found, mut start, mut n_blanks) = (Vec::new(), 0, 0_usize);
    for (at, (c, ..)) in characters.iter().enumerate() {
        if *c == ' ' {
            n_blanks = n_blanks.saturating_add(1);
            continue;
        }
        if n_blanks >= narrowest {
            found.push(trimmed(characters.get(start..at).unwrap_or_default()));
            start = at;
        }
        n_blanks = 0;
    }
    found.push(trimmed(characters.get(start..).unwrap_or_default()));
    found.retain(|cell| !cell.is_empty());
    found
}

fn trimmed(characters: Characters<'_>) -> Characters<'_> {
    let is_kept = |(c, ..): &(char, u32, u8)| !is_blank(*c);
    let start = characters.iter().position(is_kept).unwrap_or(characters.len());
    let end = characters.iter().rposition(is_kept).map_or(start, |last| last.saturating_add(1));
    characters.get(start..end).unwrap_or_default()
}

/// Whether cells are a row of a table: three or more, of which two beside each other are numbers or all are short.
fn is_row(cells: &[Characters<'_>]) -> bool {
    let is_number = |cell: &Characters<'_>| {
        let n_digits = cell.iter().filter(|(c, ..)| c.is_ascii_digit()).count();
        let is_numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%' | '-' | COMMA);
        n_digits > 0 && cell.iter().all(|(c, ..)| is_numeric(*c))
    };
    let is_dash = |cell: &Characters<'_>| cell.iter().all(|(c, ..)| matches!(c, '-' | '—' | '/'));
    let has_two_numbers = cells
        .windows(2)
        .any(|pair| pair.iter().all(|cell| is_number(cell) || is_dash(cell)) && pair.iter().any(is_number));
    let is_head = cells.len() >= 3
        && cells.iter().all(|cell| {
            (1..=12).contains(&cell.len())
                && !cell.iter().any(|(c, ..)| ends_a_sentence(*c) || *c == COMMA || c.is_ascii_digit())
        });
    (3..=MOST_CELLS).contains(&cells.len()) && (has_two_numbers || is_head)
}
