//! What stands around a figure of points in its paragraph: the sentence that names its item, and the scores that follow.

use crate::domain::points::Points;
use crate::exchange::report::facts::Found;
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::scores::LONGEST_REASON;
use crate::exchange::report::token::Token;
use crate::text::report_marks::Mark;
use crate::text::report_names::{self as names, Subject};
use crate::text::report_words::Label;

/// How many tokens a label's own rate is away at most.
const NEAREST: usize = 6;

/// What a sentence without figures that begins an item names.
pub(super) fn lead(text: &Text<'_>, passage: &Passage) -> Option<Found<String>> {
    let behind =
        passage.tokens.iter().position(|token| token.mark() == Some(Mark::Stop)).filter(|_| passage.is_item)?;
    let has_more = passage.tokens.len() > behind + 1;
    let is_plain = passage.tokens.iter().take(behind).all(|token| token.figure().is_none());
    let words = passage.bytes(&(0..behind));
    let name = names::lead_name(text.slice(&words)).filter(|_| has_more && is_plain)?;
    Some(text.named(name, &words, passage))
}

/// The rate whose full marks follow: 预算执行率98.70%，分值10分.
pub(super) fn rate_before(text: &Text<'_>, passage: &Passage, at: usize) -> Option<Subject> {
    let before = passage.tokens.get(at.saturating_sub(NEAREST)..at)?;
    let clause = before.rsplit(|token| matches!(token.mark(), Some(Mark::Stop | Mark::Semicolon))).next()?;
    let rate = clause.iter().rfind(|token| matches!(token.label(), Some(Label::Rate | Label::BareRate)))?;
    Some(Subject::Name(text.slice(&rate.range).to_owned()))
}

/// Whether a paragraph speaks of what could be spent and what was.
pub(super) fn has_money(passage: &Passage) -> bool {
    let has = |label: Label| passage.tokens.iter().any(|token| token.label() == Some(label));
    has(Label::Executed) && (has(Label::Budget) || has(Label::InitialBudget))
}

pub(super) fn has_score_within(passage: &Passage, from: usize) -> bool {
    let behind = passage.tokens.get(from..).unwrap_or_default();
    let near = behind.iter().take(8).take_while(|token| !matches!(token.mark(), Some(Mark::Stop | Mark::Semicolon)));
    near.filter_map(Token::label).any(|label| matches!(label, Label::Score | Label::NoScore | Label::FullScore))
}

/// Whether nothing follows the full marks in the head of an item: a group, whose parts come next.
pub(super) fn is_whole_head(passage: &Passage, from: usize) -> bool {
    passage.tokens.iter().skip(from).all(|token| token.mark().is_some())
}

pub(super) fn has_score_behind_head(passage: &Passage, from: usize) -> bool {
    let behind = passage.tokens.iter().skip(from).take(LONGEST_REASON);
    behind.filter_map(Token::label).any(|label| matches!(label, Label::Score | Label::NoScore | Label::FullScore))
}

pub(super) fn has_score_behind(passage: &Passage, found: &Found<Points>, text: &Text<'_>) -> bool {
    let start = passage.tokens.partition_point(|token| text.normal.place(&token.range).start < found.place.end);
    let behind = passage.tokens.iter().skip(start).take(12);
    behind.take_while(|token| token.mark() != Some(Mark::Stop)).any(|token| token.label() == Some(Label::Score))
}
