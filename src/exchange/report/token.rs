//! The smallest parts of a report's text: figures with their units, labels, marks, and the words between them.

use std::ops::Range;

use rust_decimal::Decimal;
use winnow::combinator::{alt, opt, preceded};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::token::{any, take_while};

use crate::domain::statements::Exactness;
use crate::text::chinese_number::{chinese_number, is_numeral, multiplier};
use crate::text::report_marks::{Mark, mark};
use crate::text::report_words::{
    BETWEEN, LABELS, Label, PERCENT_WORDS, UNITS, UnitWord, bare_money, exactness_before, is_more, is_no_points,
};

/// A part of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Bytes of the readable text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a part of the text is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number with its unit.
    Figure(Figure),
    /// A word that says what the next figure is.
    Label(Label),
    /// A mark.
    Mark(Mark),
    /// Anything else.
    Word,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// In its unit; a multiplier such as 1.6 万 is worked in, except into money.
    pub(super) value: Decimal,
    /// What it is counted in; `None`: nothing is said.
    pub(super) unit: Option<UnitWord>,
    /// How exactly it is said.
    pub(super) exactness: Exactness,
}

/// The longest number in Chinese, in characters.
const MOST_NUMERALS: usize = 16;

type Parsed<T> = Result<T, ContextError>;

/// The tokens of a part of the text that begins at `start` there.
pub(super) fn tokens(text: &str, start: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = text.len() - rest.len();
        let Ok(kind) = token(&mut rest) else { break };
        let range = start + at..start + text.len() - rest.len();
        let kind = match kind {
            Kind::Figure(figure) => {
                let before = text.get(..at).unwrap_or_default();
                Kind::Figure(Figure { exactness: stronger(figure.exactness, exactness_before(before)), ..figure })
            }
            kind @ (Kind::Label(_) | Kind::Mark(_) | Kind::Word) => kind,
        };
        // Words are gathered: what is between two figures is one.
        match found.last_mut() {
            Some(last) if last.kind == Kind::Word && kind == Kind::Word => last.range.end = range.end,
            Some(_) | None => found.push(Token { range, kind }),
        }
    }
    found
}

fn stronger(behind: Exactness, before: Exactness) -> Exactness {
    if behind == Exactness::Exact { before } else { behind }
}

fn token(input: &mut &str) -> Parsed<Kind> {
    alt((
        percent_in_words.map(Kind::Figure),
        label.map(Kind::Label),
        plain_figure.map(Kind::Figure),
        chinese_figure.map(Kind::Figure),
        letters.value(Kind::Word),
        // More digits than a figure has: a whole word, so that it is looked at once.
        take_while(1.., |c: char| c.is_ascii_digit()).value(Kind::Word),
        any.verify_map(mark).map(Kind::Mark),
        any.value(Kind::Word),
    ))
    .parse_next(input)
}

/// A run of letters with its digits: an abbreviation or a number of a document holds no figure.
fn letters(input: &mut &str) -> Parsed<()> {
    let is_first = |c: char| c.is_ascii_alphabetic();
    (take_while(1.., is_first), take_while(0.., |c: char| c.is_ascii_alphanumeric() || c == '-'))
        .void()
        .parse_next(input)
}

fn label(input: &mut &str) -> Parsed<Label> {
    longest(LABELS, input)
}

/// The longest word of a list that the text begins with.
fn longest<T: Copy>(words: &[(&str, T)], input: &mut &str) -> Parsed<T> {
    let fitting = words.iter().filter(|(word, _)| input.starts_with(*word));
    let (word, meaning) = fitting.max_by_key(|(word, _)| word.len()).ok_or_else(ContextError::new)?;
    *input = input.get(word.len()..).unwrap_or_default();
    Ok(*meaning)
}

/// 百分之九十八点二 and 百分之 98.2.
fn percent_in_words(input: &mut &str) -> Parsed<Figure> {
    let chinese = take_while(1..=MOST_NUMERALS, is_numeral).verify_map(chinese_number);
    let value = preceded(PERCENT_WORDS, alt((number, chinese))).parse_next(input)?;
    Ok(Figure { value, unit: Some(UnitWord::Percent), exactness: Exactness::Exact })
}

/// 98.23%, 3105.13万元, 1.6万多名, 20余名.
fn plain_figure(input: &mut &str) -> Parsed<Figure> {
    (number, tail).map(|(value, tail)| tail.figure(value)).parse_next(input)
}

/// Digits with a decimal point; what has more digits than any figure is taken as a word by whoever asks next.
fn number(input: &mut &str) -> Parsed<Decimal> {
    let digits = |c: char| c.is_ascii_digit();
    let fraction = opt(('.', take_while(1.., digits)));
    let signed = (opt('-'), take_while(1.., digits), fraction).take();
    signed
        .verify_map(|text: &str| (text.len() <= 24).then(|| Decimal::from_str_exact(text).ok()).flatten())
        .parse_next(input)
}

/// 九十二点九七分, 一百二十人: only in front of a unit that figures of reports have.
fn chinese_figure(input: &mut &str) -> Parsed<Figure> {
    let (words, tail) = (take_while(1..=MOST_NUMERALS, is_numeral), tail)
        .verify(|(words, tail): &(&str, Tail)| match tail.unit {
            Some(UnitWord::Points) => !is_no_points(words),
            Some(UnitWord::Money(_) | UnitWord::Heads(_)) => words.chars().count() > 1,
            Some(UnitWord::Percent | UnitWord::Calendar | UnitWord::Other) | None => false,
        })
        .parse_next(input)?;
    let value = chinese_number(words).ok_or_else(ContextError::new)?;
    Ok(tail.figure(value))
}

/// What stands behind a number.
#[derive(Clone, Copy)]
struct Tail {
    multiplier: Option<char>,
    exactness: Exactness,
    unit: Option<UnitWord>,
}

impl Tail {
    fn figure(self, value: Decimal) -> Figure {
        let Self { multiplier: sign, exactness, unit } = self;
        match (sign, unit) {
            // A bare 万 behind a number is money.
            (Some(sign), None) => Figure { value, unit: bare_money(sign).map(UnitWord::Money), exactness },
            (Some(sign), Some(_)) => {
                let times = multiplier(sign).map_or(Decimal::ONE, Decimal::from);
                Figure { value: value.checked_mul(times).unwrap_or(value), unit, exactness }
            }
            (None, unit) => Figure { value, unit, exactness },
        }
    }
}

fn tail(input: &mut &str) -> Parsed<Tail> {
    let before = *input;
    let more =
        |input: &mut &str| opt(any.verify(|c: &char| is_more(*c))).map(|found| found.is_some()).parse_next(input);
    let unit = |input: &mut &str| opt(|input: &mut &str| longest(UNITS, input)).parse_next(input);
    let is_rough = more(input)?;
    if let Some(unit) = unit(input)? {
        return Ok(Tail { multiplier: None, exactness: rough(is_rough), unit: Some(unit) });
    }
    let sign = opt(any.verify(|c: &char| multiplier(*c).is_some())).parse_next(input)?;
    let is_rough = more(input)? || is_rough;
    let unit = unit(input)?;
    if sign.is_none() && unit.is_none() {
        // 多 and 余 alone belong to the word that follows.
        *input = before;
        return Ok(Tail { multiplier: None, exactness: Exactness::Exact, unit: None });
    }
    Ok(Tail { multiplier: sign, exactness: rough(is_rough), unit })
}

fn rough(is_rough: bool) -> Exactness {
    if is_rough { Exactness::MoreThan } else { Exactness::Exact }
}

impl Token {
    /// The figure it is.
    pub(super) fn figure(&self) -> Option<&Figure> {
        if let Kind::Figure(figure) = &self.kind { Some(figure) } else { None }
    }

    /// The label it is.
    pub(super) fn label(&self) -> Option<Label> {
        if let Kind::Label(label) = self.kind { Some(label) } else { None }
    }

    /// The mark it is.
    pub(super) fn mark(&self) -> Option<Mark> {
        if let Kind::Mark(mark) = self.kind { Some(mark) } else { None }
    }
}

/// The figure a label stands for: the next one, with nothing between but words and marks that change nothing.
pub(super) fn labelled<'a>(tokens: &'a [Token], behind: usize, text: &str) -> Option<(usize, &'a Token, &'a Figure)> {
    for (at, token) in tokens.iter().enumerate().skip(behind).take(6) {
        match &token.kind {
            Kind::Figure(figure) => return Some((at, token, figure)),
            Kind::Mark(Mark::Colon | Mark::Open | Mark::Close) => {}
            Kind::Word if is_between(text.get(token.range.clone()).unwrap_or_default()) => {}
            // 支出进度执行率: the last label counts.
            Kind::Label(_) | Kind::Mark(_) | Kind::Word => return None,
        }
    }
    None
}

fn is_between(word: &str) -> bool {
    let mut rest = word.trim();
    while !rest.is_empty() {
        let Some(shorter) = BETWEEN.iter().find_map(|between| rest.strip_prefix(between)) else { return false };
        rest = shorter.trim_start();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statements::{HeadUnit, StatedUnit};

    fn figures(text: &str) -> Vec<(String, Option<UnitWord>, Exactness)> {
        let tokens = tokens(text, 0);
        tokens.iter().filter_map(Token::figure).map(|it| (it.value.to_string(), it.unit, it.exactness)).collect()
    }

    #[track_caller]
    fn reads(text: &str, value: &str, unit: Option<UnitWord>, exactness: Exactness) {
        assert_eq!(figures(text), [(value.to_owned(), unit, exactness)], "{text}");
    }

    #[test]
    fn figures_of_all_kinds() {
        use Exactness::{About, Exact, MoreThan};
        let people = Some(UnitWord::Heads(HeadUnit::People));
        let wan = Some(UnitWord::Money(StatedUnit::TenThousandYuan));
        reads("得42.99分", "42.99", Some(UnitWord::Points), Exact);
        reads("百分之九十八点二", "98.2", Some(UnitWord::Percent), Exact);
        reads("九十二点九七分", "92.97", Some(UnitWord::Points), Exact);
        reads("约173万元", "173", wan, About);
        reads("94.23万。", "94.23", wan, Exact);
        reads("1.6万多名", "16000.0", people, MoreThan);
        reads("20余名", "20", people, MoreThan);
        reads("逾4200人", "4200", people, MoreThan);
        reads("三百万元", "3000000", Some(UnitWord::Money(StatedUnit::Yuan)), Exact);
        reads("1.2亿元", "1.2", Some(UnitWord::Money(StatedUnit::HundredMillionYuan)), Exact);
        reads("慰问3116人次", "3116", Some(UnitWord::Heads(HeadUnit::PersonTimes)), Exact);
        reads("一百二十名学生", "120", people, Exact);
        for none in ["十分重要", "一人一策", "两个维度", "COVID-19", "三是"] {
            assert_eq!(figures(none), [], "{none}");
        }
    }
}
