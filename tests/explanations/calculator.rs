//! A pocket calculator that takes a line as it is printed, "= 2 × 3,079 人次 ÷ 3,116 人次 = 1.976251…", and redoes it.

use jixiao::domain::framework::Framework;
use jixiao::domain::score::Formula;
use jixiao::text::account::{TOTAL, account};
use rust_decimal::Decimal;

use crate::cases::{LANGUAGES, all};

/// How far a result may be off where digits were cut ("…"): they were cut behind the sixth decimal.
const CUT: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

/// What stands between a sum and what it was rounded to: the quotients of rates, and the scaled base.
const ROUNDED: [&str; 4] = ["，先四舍五入得 ", ", rounded first: ", "，四舍五入得 ", ", rounded: "];

#[derive(Debug, PartialEq)]
enum Token {
    Number(Decimal),
    Sign(char),
}

/// Numbers and signs; units are words and are left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '0'..='9' => {
                let mut digits = String::from(c);
                while let Some(next) = rest.next_if(|next| next.is_ascii_digit() || [',', '.'].contains(next)) {
                    digits.push(next);
                }
                let number = digits.replace(',', "").parse().unwrap();
                rest.next_if_eq(&'…');
                let is_percent = rest.next_if_eq(&'%').is_some();
                tokens.push(Token::Number(if is_percent { number / Decimal::ONE_HUNDRED } else { number }));
            }
            '+' | '×' | '÷' | '(' | ')' | '|' | '\u{2212}' => tokens.push(Token::Sign(c)),
            _ => {}
        }
    }
    tokens
}

/// What the text comes to; `None` when it is no sum, or beyond 28 digits.
fn value(text: &str) -> Option<Decimal> {
    let tokens = tokens(text);
    let mut at = 0;
    let value = sum(&tokens, &mut at)?;
    (at == tokens.len()).then_some(value)
}

fn sum(tokens: &[Token], at: &mut usize) -> Option<Decimal> {
    let mut value = product(tokens, at)?;
    while let Some(Token::Sign(sign @ ('+' | '\u{2212}'))) = tokens.get(*at) {
        *at += 1;
        let next = product(tokens, at)?;
        value = if *sign == '+' { value.checked_add(next)? } else { value.checked_sub(next)? };
    }
    Some(value)
}

fn product(tokens: &[Token], at: &mut usize) -> Option<Decimal> {
    let mut value = factor(tokens, at)?;
    while let Some(Token::Sign(sign @ ('×' | '÷'))) = tokens.get(*at) {
        *at += 1;
        let next = factor(tokens, at)?;
        value = if *sign == '×' { value.checked_mul(next)? } else { value.checked_div(next)? };
    }
    Some(value)
}

fn factor(tokens: &[Token], at: &mut usize) -> Option<Decimal> {
    let token = tokens.get(*at)?;
    *at += 1;
    match token {
        Token::Number(number) => Some(*number),
        Token::Sign('\u{2212}') => Some(-factor(tokens, at)?),
        Token::Sign(open @ ('(' | '|')) => {
            let value = sum(tokens, at)?;
            *at += 1;
            Some(if *open == '|' { value.abs() } else { value })
        }
        Token::Sign(_) => None,
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(value(text), Some(expected.parse().unwrap()), "{text}");
}

#[test]
fn the_calculator_reckons() {
    check("2 − 1 × 0.2", "1.8");
    check("10 × (60% ÷ 80% − 60%) ÷ (1 − 60%)", "3.75");
    check("|90 − 100| ÷ 100", "0.1");
    check("2 × −5.00 元 ÷ 100.00 元", "-0.1");
    check("2 × 1,500 ten thousand yuan ÷ 3,000 ten thousand yuan", "1");
    assert_eq!(value("是"), None);
}

/// Every line "… = sum = result" and "… = sum, rounded first: result": both sides are the same, but for digits that were
/// cut or rounded.
#[test]
fn what_is_said_to_be_equal_is_equal() {
    let (mut failures, mut n_checked, mut n_rounded) = (Vec::new(), 0, 0);
    for told in all() {
        let framework = &told.sheet.framework;
        for language in LANGUAGES {
            let mut lines = Vec::new();
            for (trace, indicator) in told.traces() {
                // These say their verdict in words.
                if matches!(
                    *trace.formula,
                    Formula::Compared { .. } | Formula::Graded { .. } | Formula::Answered { .. }
                ) {
                    continue;
                }
                lines.extend(told.lines(trace, indicator, language).into_iter().skip(1));
            }
            let groups = framework.categories().into_iter().map(|group| group.id.as_str());
            for id in groups.chain([TOTAL]) {
                lines.extend(account(&told.sheet, &told.report, id, language).unwrap().lines);
            }
            for line in lines {
                match check_line(&line, framework) {
                    Some(true) => n_checked += 1,
                    Some(false) => failures.push(format!("{} ({language:?}): {line}", told.file)),
                    None => {}
                }
                n_rounded += usize::from(ROUNDED.iter().any(|sign| line.contains(sign)));
            }
        }
    }
    assert!(n_checked > 1_500 && n_rounded > 30, "only {n_checked} lines were checked, {n_rounded} with rounding");
    assert!(failures.is_empty(), "{} lines are not true\n{}", failures.len(), failures.join("\n"));
}

/// Whether `rounded` is the nearest with so many decimals; half-way, the one farther from zero.
fn is_rounded(exact: Decimal, rounded: Decimal, decimals: u32) -> bool {
    let (off, half) = ((rounded - exact).abs(), Decimal::new(5, decimals + 1));
    let is_nearest = off < half || (off == half && rounded.abs() > exact.abs());
    is_nearest && rounded.normalize().scale() <= decimals
}

#[test]
fn the_calculator_knows_what_is_rounded() {
    let is = |exact: &str, rounded: &str| is_rounded(exact.parse().unwrap(), rounded.parse().unwrap(), 2);
    assert!(is("0.945", "0.95") && is("-0.945", "-0.95") && is("0.9449", "0.94") && is("0.94", "0.94"));
    assert!(!is("0.945", "0.94") && !is("-0.945", "-0.94") && !is("0.9449", "0.945") && !is("0.94", "0.95"));
}

/// `None`: the line is no equation.
fn check_line(line: &str, framework: &Framework) -> Option<bool> {
    let rounded = ROUNDED.iter().find_map(|sign| line.split_once(sign));
    // What stands behind the result says what it means.
    let equation = line.split(['，', '；']).next()?.split(", ").next()?;
    let (left, right) = rounded.or_else(|| equation.rsplit_once(" = "))?;
    let right = right.split('，').next()?.split(", ").next()?;
    let left = left.rsplit_once("= ").map_or(left, |(_, left)| left);
    // No pocket calculator takes 28 digits, and what is sorted into intervals or steps is no sum.
    if line.contains('²') || !left.contains(['×', '÷', '+', '\u{2212}']) {
        return None;
    }
    let (found, expected) = (value(left)?, value(right)?);
    if rounded.is_some() {
        // A rate is rounded in per cent, 1 being 100 %.
        let decimals = if right.contains('%') { framework.rate_decimals? + 2 } else { framework.score_decimals };
        return Some(is_rounded(found, expected, decimals));
    }
    let allowed = if line.contains('…') { CUT } else { Decimal::ZERO };
    Some((found - expected).abs() <= allowed)
}
