//! A paragraph in its tokens and sentences, and the way from a token to a fact.

use std::ops::Range;

use crate::domain::statements::Exactness;
use crate::domain::statements::Span;
use crate::exchange::report::facts::{Confidence, Found};
use crate::exchange::report::normal::{Block, Normal};
use crate::exchange::report::token::{Figure, Token, tokens};
use crate::text::report_marks::{ItemNumber, Mark, item_head, item_number};
use crate::text::report_projects::leading_project;

/// A report's text while it is read.
pub(super) struct Text<'a> {
    pub(super) source: &'a str,
    pub(super) normal: Normal,
}

/// A paragraph or a row.
pub(super) struct Passage {
    /// The name of the project that it is about from its first word on.
    pub(super) project: Option<Range<usize>>,
    /// The text behind the item's head, as bytes of the readable text.
    pub(super) body: Range<usize>,
    /// Whether it begins with the head of an item.
    pub(super) is_item: bool,
    /// Which item it is.
    pub(super) number: Option<ItemNumber>,
    pub(super) tokens: Vec<Token>,
    /// The full stops.
    stops: Vec<Range<usize>>,
    /// The cells, where it is a row of a table; empty: a paragraph.
    pub(super) cells: Vec<Range<usize>>,
}

impl Text<'_> {
    /// The paragraphs and rows, in their order.
    pub(super) fn passages(&self) -> Vec<Passage> {
        self.normal.blocks.iter().map(|block| self.passage(block)).collect()
    }

    fn passage(&self, block: &Block) -> Passage {
        match block {
            Block::Paragraph(range) => {
                let head = item_head(self.slice(range)).unwrap_or(0);
                let body = range.start + head..range.end;
                let tokens = tokens(self.slice(&body), body.start);
                let stops = tokens.iter().filter(|token| token.mark() == Some(Mark::Stop));
                let stops = stops.map(|token| token.range.clone()).collect();
                let number = item_number(self.slice(range));
                let project = leading_project(self.slice(&body)).map(|name| self.within(&body, name));
                Passage { project, stops, body, is_item: head > 0, number, tokens, cells: Vec::new() }
            }
            Block::Row(cells) => {
                let of = |cell: &Range<usize>| tokens(self.slice(cell), cell.start);
                let body = cells.first().map_or(0, |cell| cell.start)..cells.last().map_or(0, |cell| cell.end);
                Passage {
                    project: None,
                    stops: Vec::new(),
                    body,
                    is_item: false,
                    number: None,
                    tokens: cells.iter().flat_map(of).collect(),
                    cells: cells.clone(),
                }
            }
        }
    }

    /// A part of the readable text.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.normal.slice(range)
    }

    /// The part of a range that is at most so many bytes from a place in it, whole characters.
    pub(super) fn near(&self, range: &Range<usize>, at: usize, most: usize) -> Range<usize> {
        let text = &self.normal.text;
        let mut start = range.start.max(at.saturating_sub(most));
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let mut end = range.end.min(at.saturating_add(most)).max(start);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        start..end
    }

    /// A fact at a range of the readable text.
    pub(super) fn found<T>(
        &self,
        value: T,
        range: &Range<usize>,
        passage: &Passage,
        confidence: Confidence,
    ) -> Found<T> {
        let sentence = passage.sentence_around(range);
        Found { value, place: self.normal.place(range), sentence: self.normal.place(&sentence), confidence }
    }

    /// The project that a paragraph is about from its first word on.
    pub(super) fn project(&self, passage: &Passage) -> Option<Found<String>> {
        let range = passage.project.as_ref()?;
        Some(self.found(self.slice(range).to_owned(), range, passage, Confidence::Certain))
    }

    /// A name at its place in a range of the readable text.
    pub(super) fn named(&self, name: &str, range: &Range<usize>, passage: &Passage) -> Found<String> {
        self.found(name.to_owned(), &self.within(range, name), passage, Confidence::Certain)
    }

    /// The range of a part of a slice.
    pub(super) fn within(&self, range: &Range<usize>, part: &str) -> Range<usize> {
        let offset = self.slice(range).find(part).unwrap_or(0);
        range.start + offset..range.start + offset + part.len()
    }

    /// A figure's fact: its confidence comes from how it is written.
    pub(super) fn figure<T>(&self, value: T, token: &Token, figure: &Figure, passage: &Passage) -> Found<T> {
        let place = self.normal.place(&token.range);
        let confidence = match figure.exactness {
            Exactness::About | Exactness::MoreThan => Confidence::Rough,
            Exactness::Exact if self.is_joined(place) => Confidence::Joined,
            Exactness::Exact => Confidence::Certain,
        };
        self.found(value, &token.range, passage, confidence)
    }

    /// Whether a number has a blank or a line break inside its digits.
    fn is_joined(&self, place: Span) -> bool {
        let text = self.source.get(place.start..place.end).unwrap_or_default();
        let last_digit = text.rfind(|c: char| c.is_numeric()).unwrap_or(0);
        text.get(..last_digit).unwrap_or_default().contains(char::is_whitespace)
    }
}

impl Passage {
    /// Whether it is a row of a table.
    pub(super) fn is_row(&self) -> bool {
        !self.cells.is_empty()
    }

    /// The sentence around a range: between full stops; a row is one sentence.
    pub(super) fn sentence_around(&self, range: &Range<usize>) -> Range<usize> {
        if self.is_row() {
            return self.body.clone();
        }
        let behind = self.stops.partition_point(|stop| stop.start < range.end);
        let before = self.stops.partition_point(|stop| stop.end <= range.start);
        let start = before.checked_sub(1).and_then(|before| self.stops.get(before));
        let end = self.stops.get(behind);
        start.map_or(self.body.start, |stop| stop.end)..end.map_or(self.body.end, |stop| stop.end)
    }

    /// The tokens between marks that `is_end` names, as ranges of [`Passage::tokens`].
    pub(super) fn parted_at(&self, is_end: impl Fn(Mark) -> bool) -> Vec<Range<usize>> {
        let (mut found, mut start) = (Vec::new(), 0);
        for (at, token) in self.tokens.iter().enumerate() {
            if token.mark().is_some_and(&is_end) {
                found.push(start..at);
                start = at + 1;
            }
        }
        found.push(start..self.tokens.len());
        found.retain(|range| !range.is_empty());
        found
    }

    /// The tokens inside a range of the readable text.
    pub(super) fn inside(&self, range: &Range<usize>) -> &[Token] {
        let start = self.tokens.partition_point(|token| token.range.start < range.start);
        let end = self.tokens.partition_point(|token| token.range.end <= range.end);
        self.tokens.get(start..end).unwrap_or_default()
    }

    /// The bytes of some tokens.
    pub(super) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let tokens = self.tokens.get(tokens.clone()).unwrap_or_default();
        let start = tokens.first().map_or(self.body.end, |token| token.range.start);
        start..tokens.last().map_or(start, |token| token.range.end)
    }
}
