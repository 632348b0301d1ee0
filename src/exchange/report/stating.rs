//! Statements: sentences with heads and money that are neither points nor budgets.

use std::ops::Range;

use crate::domain::statements::{Activity, HeadCount, Role, Span, StatedAmount, Statement};
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::token::Token;
use crate::text::report_activities::{activity_key, is_money_word, is_rough};
use crate::text::report_marks::Mark;
use crate::text::report_names::is_edge;
use crate::text::report_words::{Label, UnitWord};

/// The most statements of a report; what is beyond is not held against the rest.
pub(super) const MOST_STATEMENTS: usize = 2000;

/// The most statements of a sentence.
const MOST_IN_A_SENTENCE: usize = 60;

/// Bytes around a statement that can say what it is about.
const NEAR: usize = 700;

/// Characters of an activity's key below which the heading says what is done.
const LEAST_KEY: usize = 3;

/// A statement while its figures are gathered.
struct Draft {
    /// The words: bytes of the readable text.
    words: Range<usize>,
    figures: Vec<Range<usize>>,
    heads: Option<HeadCount>,
    amount: Option<StatedAmount>,
    is_part: bool,
}

/// Reads a paragraph; `taken` are the places that are understood already.
pub(super) fn read(text: &Text<'_>, passage: &Passage, is_taken: impl Fn(Span) -> bool, found: &mut Vec<Statement>) {
    let mut whole: Option<u32> = found.iter().rev().find(|it| it.role == Role::Whole).map(|it| it.id);
    for sentence in passage.parted_at(|mark| matches!(mark, Mark::Stop | Mark::Semicolon)) {
        let tokens = passage.tokens.get(sentence.clone()).unwrap_or_default();
        if tokens.iter().any(|token| token.figure().is_some() && is_taken(text.normal.place(&token.range))) {
            continue;
        }
        let drafts = drafts(text, tokens);
        let all_words: Vec<Range<usize>> = drafts.iter().map(|draft| draft.words.clone()).collect();
        for draft in drafts {
            if found.len() >= MOST_STATEMENTS {
                return;
            }
            let id = u32::try_from(found.len()).unwrap_or(u32::MAX).saturating_add(1);
            let role = match whole.filter(|_| draft.is_part) {
                Some(of) => Role::Part { of },
                None => {
                    whole = Some(id);
                    Role::Whole
                }
            };
            let around = text.normal.place(&passage.sentence_around(&draft.words));
            found.push(Statement {
                id,
                sentence: around,
                activity: activity(text, passage, &draft, &all_words),
                heads: draft.heads,
                amount: draft.amount,
                role,
            });
        }
    }
}

/// The statements of a sentence: each a number of heads, an amount, or both side by side.
fn drafts(text: &Text<'_>, tokens: &[Token]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut start = tokens.first().map_or(0, |token| token.range.start);
    let mut is_part = false;
    for token in tokens {
        if found.len() >= MOST_IN_A_SENTENCE {
            break;
        }
        match (token.mark(), token.label(), token.figure().and_then(|figure| figure.unit.map(|unit| (figure, unit)))) {
            (Some(Mark::Comma | Mark::Colon), ..) => start = token.range.end,
            (_, Some(Label::OfWhich), _) => {
                is_part = true;
                start = token.range.end;
            }
            (.., Some((figure, unit))) => {
                let span = text.normal.place(&token.range);
                let open = found.last_mut().filter(|draft| continues(text, draft, start, token));
                let (value, exactness) = (figure.value, figure.exactness);
                match unit {
                    UnitWord::Heads(unit) => {
                        let heads = HeadCount { value, unit, exactness, span };
                        let words = start..token.range.end;
                        let figures = vec![token.range.clone()];
                        found.push(Draft { words, figures, heads: Some(heads), amount: None, is_part });
                    }
                    UnitWord::Money(unit) => {
                        let amount = StatedAmount { value, unit, exactness, span };
                        if amount.amount().is_err() {
                            continue;
                        }
                        match open {
                            Some(draft) => {
                                draft.words.end = token.range.end;
                                draft.figures.push(token.range.clone());
                                draft.amount = Some(amount);
                            }
                            None => {
                                let words = start..token.range.end;
                                let figures = vec![token.range.clone()];
                                found.push(Draft { words, figures, heads: None, amount: Some(amount), is_part });
                            }
                        }
                        // What follows in the clause is about the next one.
                        start = token.range.end;
                    }
                    UnitWord::Points | UnitWord::Percent | UnitWord::Calendar | UnitWord::Other => {}
                }
            }
            _ => {}
        }
    }
    // The words behind a last number of heads say what was done: 资助64户残疾人家庭改造.
    let ends: Vec<usize> = found.iter().skip(1).map(|draft| draft.words.start).chain([usize::MAX]).collect();
    for (draft, next) in found.iter_mut().zip(ends) {
        if draft.amount.is_none() {
            let behind = tokens.iter().filter(|token| token.range.start >= draft.words.end && token.range.start < next);
            let clause = behind.take_while(|token| !matches!(token.mark(), Some(Mark::Comma | Mark::Colon)));
            draft.words.end = clause.last().map_or(draft.words.end, |token| token.range.end);
        }
    }
    found
}

/// Whether an amount belongs to the heads before it: in the same clause, or alone in the next one.
fn continues(text: &Text<'_>, draft: &Draft, start: usize, token: &Token) -> bool {
    let is_open = draft.heads.is_some() && draft.amount.is_none();
    let is_same_clause = draft.words.start >= start;
    let is_alone = || is_money_word(text.slice(&(start..token.range.start)));
    is_open && (is_same_clause || is_alone())
}

fn activity(text: &Text<'_>, passage: &Passage, draft: &Draft, all_words: &[Range<usize>]) -> Activity {
    let shown = without(text, &text.near(&draft.words, draft.words.end, NEAR), &draft.figures);
    let heading = passage.sentence_around(&(passage.body.start..passage.body.start));
    let heading_near = text.near(&heading, heading.start, NEAR);
    let sentence = passage.sentence_around(&draft.words);
    let sentence_near = text.near(&sentence, draft.words.start, NEAR);
    // What the sentence says of other things is not about this one.
    let around = format!("{}{}", without(text, &heading_near, all_words), without(text, &sentence_near, all_words));
    let key = activity_key(&shown);
    let is_short = key.chars().count() < LEAST_KEY;
    if is_short && heading != sentence {
        let shown = text.slice(&heading_near).trim_matches(is_edge).to_owned();
        return Activity { key: activity_key(&shown), shown, context: activity_key(&around) };
    }
    Activity { shown, key, context: activity_key(&around) }
}

/// The words of a range without its figures.
fn without(text: &Text<'_>, words: &Range<usize>, figures: &[Range<usize>]) -> String {
    let mut shown = String::new();
    let mut start = words.start;
    for figure in figures.iter().filter(|figure| figure.start >= words.start && figure.end <= words.end) {
        shown.push_str(text.slice(&(start..figure.start.max(start))));
        start = figure.end.max(start);
    }
    shown.push_str(text.slice(&(start..words.end.max(start))));
    let shown = shown.trim_matches(is_edge);
    shown.trim_end_matches(is_rough).trim_matches(is_edge).to_owned()
}
