//! Lost points and why they were lost, from sentences: the reason stands before them, behind them, or in both places.

use std::ops::Range;

use crate::domain::points::Points;
use crate::exchange::report::facts::{Confidence, Deduction, Found};
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::scores::{Cursor, LONGEST_REASON, Scores, points};
use crate::exchange::report::token::{Token, labelled};
use crate::text::report_marks::{COLON, Mark};
use crate::text::report_names as names;
use crate::text::report_reasons as reasons;
use crate::text::report_words::{Label, UnitWord};

/// The most lost points of an item; what is beyond is not looked at.
const MOST_DEDUCTIONS: usize = 100;

/// Why points were lost.
struct Reason {
    /// Where it stands, all of it.
    place: Range<usize>,
    /// Where it says what was wrong: an indicator and its rate.
    about: Range<usize>,
    /// Its words.
    words: String,
}

impl Scores {
    /// Lost points: the label at a place, with its figure and its reason.
    pub(super) fn read_deduction(&mut self, at: usize, text: &Text<'_>, passage: &Passage, cursor: &mut Cursor) {
        let Some((figure_at, figure_token, figure)) = labelled(&passage.tokens, at + 1, &text.normal.text) else {
            return;
        };
        let Some((token, lost)) = passage.tokens.get(at).zip(points(figure)) else { return };
        if figure.unit != Some(UnitWord::Points) || lost <= Points::ZERO {
            return;
        }
        let mut before = reason_before(text, passage, cursor, token);
        // 1.决策指标扣2分: the lost points of an item that has its score elsewhere.
        let named = self.known(text.slice(&before));
        if let Some(item) = named {
            cursor.item = Some(item);
            before = before.end..before.end;
        }
        let behind = behind(passage, figure_at);
        // A sum whose parts follow is said again by them.
        let is_of_which = behind.iter().take(3).any(|token| token.label() == Some(Label::OfWhich));
        if before.is_empty() && (is_of_which || are_parts_listed(&behind)) {
            cursor.used(figure_at, figure_token);
            return;
        }
        // What was said to be the reason is all of it.
        let told =
            if before.is_empty() || !cursor.is_reason_said { reason_behind(text, passage, figure_at) } else { None };
        let recent = self.last.filter(|(_, ago)| *ago == 0).map(|(item, _)| item);
        cursor.goes_on = cursor.goes_on.or(recent);
        let item = cursor.item.or(recent).and_then(|item| self.items.get_mut(item));
        let mut next = figure_at;
        let reason = match told {
            Some((range, last)) if before.is_empty() => {
                next = last;
                Reason { words: text.slice(&range).to_owned(), place: range.clone(), about: range }
            }
            Some((range, last)) => {
                next = last;
                let words = format!("{}{COLON}{}", text.slice(&before), text.slice(&range));
                Reason { words, place: before.start..range.end, about: before }
            }
            None => {
                let name = item.as_ref().map(|item| item.name.value.as_str()).unwrap_or_default();
                let inner = || Some(named_before(text, passage, at, name)).filter(|it| !it.is_empty());
                let range = if before.is_empty() { inner() } else { Some(before) };
                let range = range.or_else(|| clause_behind(text, passage, figure_at, named.is_some()));
                let range = range.unwrap_or(token.range.start..token.range.start);
                Reason { words: text.slice(&range).to_owned(), place: range.clone(), about: range }
            }
        };
        if let Some(item) = item {
            let sum = |deductions: &[Deduction]| deductions.iter().map(|it| it.points.value).sum::<Points>();
            let is_sum_again = reason.words.is_empty() && sum(&item.deductions) == lost;
            if !is_sum_again && item.deductions.len() < MOST_DEDUCTIONS {
                let points = text.figure(lost, figure_token, figure, passage);
                item.deductions.push(deduction(points, &reason, text, passage));
            }
            // The sum stood first, without a word, and its parts make it up.
            if let [first, parts @ ..] = item.deductions.as_slice()
                && parts.len() > 1
                && first.reason.value.is_empty()
                && sum(parts) == first.points.value
            {
                item.deductions.remove(0);
            }
        }
        cursor.used(figure_at, figure_token);
        cursor.next = cursor.next.max(next + 1);
    }

    /// Why an item has no points, where no lost points follow.
    pub(super) fn read_remark(&mut self, at: usize, text: &Text<'_>, passage: &Passage, cursor: &Cursor) {
        let behind: Vec<&Token> = passage.tokens.iter().skip(at + 1).take(LONGEST_REASON).collect();
        let end = behind.iter().position(|token| token.mark() == Some(Mark::Stop)).unwrap_or(behind.len());
        if behind.iter().take(end).any(|token| token.label() == Some(Label::Deducted)) {
            return;
        }
        let bytes = passage.bytes(&(at + 1..at + 1 + end));
        let range = text.within(&bytes, reasons::reason(text.slice(&bytes)));
        let Some(item) = cursor.item.and_then(|item| self.items.get_mut(item)).filter(|item| item.score.is_some())
        else {
            return;
        };
        if item.deductions.is_empty() && !range.is_empty() {
            let words = text.slice(&range).to_owned();
            item.remark.get_or_insert(text.found(words, &range, passage, Confidence::Certain));
        }
    }
}

/// The words before lost points that are their reason; empty where there are none.
fn reason_before(text: &Text<'_>, passage: &Passage, cursor: &Cursor, label: &Token) -> Range<usize> {
    let before = cursor.reason.min(label.range.start)..label.range.start;
    let reason = text.within(&before, reasons::reason(text.slice(&before)));
    let inside = passage.inside(&reason);
    let is_points = |token: &Token| token.figure().is_some_and(|figure| figure.unit == Some(UnitWord::Points));
    let Some(at) = inside.iter().rposition(is_points) else { return reason };
    let Some(figure) = inside.get(at) else { return reason };
    // Points of other things are no reason: what is behind the last of them is, else what those points are of.
    let behind = figure.range.end..reason.end;
    let rest = text.within(&behind, reasons::reason(text.slice(&behind)));
    if !rest.is_empty() {
        return rest;
    }
    let mut marks = inside.get(..at).unwrap_or_default().iter().filter(|token| token.mark().is_some());
    let start = marks.next_back().map_or(reason.start, |mark| mark.range.end);
    let name = start..figure.range.start;
    text.within(&name, reasons::reason(text.slice(&name)))
}

fn behind(passage: &Passage, figure_at: usize) -> Vec<&Token> {
    passage.tokens.iter().skip(figure_at + 1).take(LONGEST_REASON).collect()
}

/// Whether a colon leads to what makes up lost points: 履职效果扣4分：生态效益不明显扣2分、经济效益不明显扣2分.
fn are_parts_listed(behind: &[&Token]) -> bool {
    let is_end = |token: &&&Token| matches!(token.mark(), Some(Mark::Stop | Mark::Semicolon));
    behind.first().and_then(|token| token.mark()) == Some(Mark::Colon)
        && behind.iter().take_while(|token| !is_end(token)).any(|token| token.label() == Some(Label::Deducted))
}

/// What a word behind lost points says to be their reason, and its last token.
fn reason_behind(text: &Text<'_>, passage: &Passage, figure_at: usize) -> Option<(Range<usize>, usize)> {
    let behind = behind(passage, figure_at);
    let end = behind.iter().position(|token| is_end_of_reason(token)).unwrap_or(behind.len());
    let end = closing(behind.get(..end).unwrap_or_default()).unwrap_or(end);
    let said = behind.iter().take(end).rposition(|token| token.label() == Some(Label::Reason));
    let is_comma = behind.first().and_then(|token| token.mark()) == Some(Mark::Comma);
    let is_meant = || is_comma && behind.get(1).is_some_and(|token| reasons::begins_reason(text.slice(&token.range)));
    let start = said.map(|said| said + 1).or_else(|| is_meant().then_some(1))?;
    let bytes = passage.bytes(&(figure_at + 1 + start..figure_at + 1 + end));
    let range = text.within(&bytes, reasons::reason(text.slice(&bytes)));
    (!range.is_empty()).then_some((range, figure_at + end))
}

/// The clause behind lost points, where nothing else says why they were lost and it has no points of its own; behind an item's
/// name and its lost points the next sentence will do.
fn clause_behind(text: &Text<'_>, passage: &Passage, figure_at: usize, is_named: bool) -> Option<Range<usize>> {
    let behind = behind(passage, figure_at);
    let (first, behind) = behind.split_first()?;
    let end = behind.iter().position(|token| is_end_of_reason(token)).unwrap_or(behind.len());
    let end = closing(behind.get(..end).unwrap_or_default()).unwrap_or(end);
    // What leads to the next lost points is their reason.
    if behind.get(end).and_then(|token| token.label()) == Some(Label::Deducted) {
        return None;
    }
    let clause = behind.get(..end).unwrap_or_default();
    let is_of_points = |token: &&Token| {
        let label = token.label();
        matches!(
            label,
            Some(Label::Weight | Label::Score | Label::Sum | Label::NoScore | Label::FullScore | Label::Grade)
        ) || token.figure().is_some_and(|figure| figure.unit == Some(UnitWord::Points))
    };
    let is_joined =
        matches!(first.mark(), Some(Mark::Comma | Mark::Colon)) || (is_named && first.mark() == Some(Mark::Stop));
    let is_reason = is_joined && !clause.iter().any(is_of_points);
    let bytes = passage.bytes(&(figure_at + 2..figure_at + 2 + end));
    let range = text.within(&bytes, reasons::reason(text.slice(&bytes)));
    // A word or two are no reason.
    (is_reason && text.slice(&range).chars().count() >= 4).then_some(range)
}

/// The bracket that closes one opened before these tokens.
fn closing(tokens: &[&Token]) -> Option<usize> {
    let mut n_open = 0_usize;
    tokens.iter().position(|token| match token.mark() {
        Some(Mark::Open) => {
            n_open += 1;
            false
        }
        Some(Mark::Close) if n_open == 0 => true,
        Some(Mark::Close) => {
            n_open -= 1;
            false
        }
        Some(Mark::Stop | Mark::Semicolon | Mark::Comma | Mark::Enumeration | Mark::Colon) | None => false,
    })
}

/// What the clause of lost points names before its points: 支出进度得分3.62分，扣1.38分. Empty where that is the item itself.
fn named_before(text: &Text<'_>, passage: &Passage, at: usize, item: &str) -> Range<usize> {
    let before = passage.tokens.get(at.saturating_sub(LONGEST_REASON)..at).unwrap_or_default();
    let is_start = |token: &Token| {
        matches!(token.mark(), Some(Mark::Stop | Mark::Semicolon | Mark::Colon | Mark::Open | Mark::Close))
    };
    let clause = before.iter().rposition(is_start).and_then(|start| before.get(start + 1..)).unwrap_or(before);
    let is_of_points = |token: &&Token| {
        matches!(token.label(), Some(Label::Weight | Label::Score | Label::Sum))
            || token.figure().is_some_and(|figure| figure.unit == Some(UnitWord::Points))
    };
    let first = clause.first().map_or(0, |token| token.range.start);
    let end = clause.iter().find(is_of_points).map_or(first, |token| token.range.start);
    let name = text.within(&(first..end), reasons::reason(text.slice(&(first..end))));
    let words = text.slice(&name);
    let is_item = names::name_key(words) == names::name_key(item) || names::means_the_same(words);
    if is_item { first..first } else { name }
}

fn deduction(points: Found<Points>, reason: &Reason, text: &Text<'_>, passage: &Passage) -> Deduction {
    let rate = passage
        .inside(&reason.about)
        .iter()
        .filter_map(|token| Some((token, token.figure().filter(|figure| figure.unit == Some(UnitWord::Percent))?)))
        .next_back();
    let end = rate.map_or(reason.about.end, |(token, _)| token.range.start);
    Deduction {
        points,
        reason: text.found(reason.words.clone(), &reason.place, passage, Confidence::Certain),
        indicator: reasons::indicator_name(text.slice(&(reason.about.start..end))).to_owned(),
        rate: rate.map(|(token, figure)| text.figure(figure.value, token, figure, passage)),
    }
}

fn is_end_of_reason(token: &Token) -> bool {
    matches!(token.mark(), Some(Mark::Stop | Mark::Semicolon)) || token.label() == Some(Label::Deducted)
}
