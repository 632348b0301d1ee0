//! Who reports, of which year, and the grade.

use std::collections::BTreeSet;

use crate::domain::statements::Span;
use crate::exchange::report::facts::{Confidence, Found};
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::token::Token;
use crate::text::report_bodies::{body_alone, body_name, grade_at, year_at};
use crate::text::report_marks::{COLON, Mark};
use crate::text::report_words::Label;

/// Lines that can be a title.
const FIRST_LINES: usize = 4;

/// The name of the one who reports, from the first paragraph that has one.
pub(super) fn name(text: &Text<'_>, passages: &[Passage]) -> Option<Found<String>> {
    passages.iter().enumerate().find_map(|(at, passage)| {
        let sentence = passage.sentence_around(&(passage.body.start..passage.body.start));
        let words = text.slice(&sentence);
        // A title in two lines has the name in its first one.
        let is_spoken_to = text.slice(&(sentence.start..passage.body.end)).trim_end().ends_with(COLON);
        let alone = body_alone(words).filter(|_| at < FIRST_LINES && !is_spoken_to);
        let name = body_name(words).or(alone)?;
        let offset = text.slice(&sentence).find(name)?;
        let range = sentence.start + offset..sentence.start + offset + name.len();
        Some(text.found(name.to_owned(), &range, passage, Confidence::Certain))
    })
}

/// The budget year: of the title, of the sentence with the total or with the money, or the first that is named.
pub(super) fn year(text: &Text<'_>, passages: &[Passage]) -> Option<Found<u16>> {
    let mut best: Option<(u8, Found<u16>)> = None;
    for passage in passages {
        for part in passage.parted_at(|mark| mark == Mark::Stop) {
            let bytes = passage.bytes(&part);
            let Some((at, year)) = year_at(text.slice(&bytes)) else { continue };
            let tokens = passage.tokens.get(part).unwrap_or_default();
            let has = |label: Label| tokens.iter().any(|token| token.label() == Some(label));
            let standing = if has(Label::Score) || (has(Label::Budget) && has(Label::Executed)) { 2 } else { 1 };
            if best.as_ref().is_none_or(|(other, _)| *other < standing) {
                let range = bytes.start + at.start..bytes.start + at.end;
                let confidence = if standing == 2 { Confidence::Certain } else { Confidence::Inferred };
                best = Some((standing, text.found(year, &range, passage, confidence)));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The grade of the whole: that in the sentence of its total, else the first one outside the given sentences, which are of others.
pub(super) fn grade(
    text: &Text<'_>,
    passages: &[Passage],
    total: Option<Span>,
    others: &BTreeSet<Span>,
) -> Option<Found<String>> {
    let of_passage = |passage: &Passage| {
        let labels = passage.tokens.iter().filter(|token| token.label() == Some(Label::Grade));
        let grade = |token: &Token| {
            let behind = token.range.end..passage.body.end;
            let (start, end) = grade_at(text.slice(&behind))?;
            let range = behind.start + start..behind.start + end;
            Some(text.found(text.slice(&range).to_owned(), &range, passage, Confidence::Certain))
        };
        labels.filter_map(grade).collect::<Vec<_>>()
    };
    let grades: Vec<Found<String>> = passages.iter().flat_map(of_passage).collect();
    let of_total = grades.iter().find(|grade| Some(grade.sentence) == total);
    of_total.or_else(|| grades.iter().find(|grade| !others.contains(&grade.sentence))).cloned()
}
