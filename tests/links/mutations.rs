//! A hundred thousand accidents to links: the very same sheet comes out, or a problem. Never a panic, never another sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::share::{self, ShareProblem};

use crate::dice::Dice;
use crate::made::{all_kinds, every_rule, found, own_copy};
use crate::{code_of, seed};

const LEAST: usize = 100_000;
const ADDRESS: &str = "https://example.cn/jixiao/index.html#";

#[test]
fn a_link_that_had_an_accident_gives_the_same_sheet_or_a_problem() {
    let guangzhou = found("guangzhou-district-2021@1");
    let sheets: [(Evaluation, Option<&Arc<Framework>>); 5] = [
        (seed(), None),
        (Evaluation::blank(Arc::clone(&guangzhou)), None),
        (all_kinds(), None),
        (every_rule(), None),
        (own_copy("guangzhou-district-2021@1"), Some(&guangzhou)),
    ];
    let mut dice = Dice(20_220_315);
    let mut run = Run { outcomes: BTreeMap::new(), guangzhou: Arc::clone(&guangzhou) };
    for (sheet, base) in &sheets {
        let code = code_of(sheet, *base);
        let link = format!("{ADDRESS}{code}");
        for at in 0..code.len() {
            run.check("cut", sheet, &link[..ADDRESS.len() + at]);
            run.check(
                "cut and suffixed",
                sheet,
                &format!("{}&tdsourcetag=s_pctim_aiomsg", &link[..ADDRESS.len() + at]),
            );
            for bit in 0..7 {
                let mut bytes = code.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                run.check("bit flipped", sheet, &String::from_utf8(bytes).unwrap());
            }
        }
        let n_rounds = 12_500 / ACCIDENTS.len();
        for _ in 0..n_rounds {
            for (name, accident) in ACCIDENTS {
                let text = if dice.below(2) == 0 { link.clone() } else { code.clone() };
                run.check(name, sheet, &accident(&text, &mut dice));
                // Misfortunes never come singly.
                if dice.below(4) == 0 {
                    let (_, second) = dice.pick(ACCIDENTS);
                    run.check("two accidents", sheet, &second(&accident(&text, &mut dice), &mut dice));
                }
            }
        }
    }
    let mut n_in_all = 0;
    for ((accident, outcome), n) in &run.outcomes {
        println!("{accident:<24}{outcome:<16}{n:>8}");
        n_in_all += n;
    }
    println!("{n_in_all} accidents, no other sheet");
    assert!(n_in_all >= LEAST, "only {n_in_all}");
    let n_of =
        |outcome: &str| -> usize { run.outcomes.iter().filter(|((_, it), _)| *it == outcome).map(|(_, n)| n).sum() };
    for outcome in ["the same sheet", "cut short", "cut at start", "letter case", "altered", "not ours", "address only"]
    {
        assert!(n_of(outcome) > 0, "no accident led to: {outcome}");
    }
}

struct Run {
    outcomes: BTreeMap<(&'static str, &'static str), usize>,
    guangzhou: Arc<Framework>,
}

impl Run {
    #[track_caller]
    fn check(&mut self, accident: &'static str, sheet: &Evaluation, text: &str) {
        let find = |reference: &str| {
            assert_eq!(reference, "guangzhou-district-2021@1", "another framework is asked for: {text}");
            Ok(Arc::clone(&self.guangzhou))
        };
        let outcome = match share::open(text).and_then(|package| package.read(find)) {
            Ok(found) => {
                assert!(found == *sheet, "{accident} gave another sheet: {text}");
                "the same sheet"
            }
            Err(problem) => name_of(&problem),
        };
        *self.outcomes.entry((accident, outcome)).or_default() += 1;
    }
}

/// Only what can happen on the way: the inside of a code that proved whole is what was written.
#[track_caller]
fn name_of(problem: &ShareProblem) -> &'static str {
    match problem {
        ShareProblem::Empty => "empty",
        ShareProblem::AddressOnly => "address only",
        ShareProblem::NotOurs => "not ours",
        ShareProblem::CutAtStart { .. } => "cut at start",
        ShareProblem::CutShort { .. } => "cut short",
        ShareProblem::LetterCase => "letter case",
        ShareProblem::Altered { .. } => "altered",
        ShareProblem::NewerVersion { .. } => "newer",
        ShareProblem::TextTooLong { .. }
        | ShareProblem::NewerPart { .. }
        | ShareProblem::UnknownFramework { .. }
        | ShareProblem::OtherBase { .. }
        | ShareProblem::TooLarge { .. }
        | ShareProblem::Malformed { .. }
        | ShareProblem::Unreadable { .. } => panic!("a damaged code was taken for a whole one: {problem}"),
    }
}

type Accident = fn(&str, &mut Dice) -> String;

const ACCIDENTS: &[(&str, Accident)] = &[
    ("suffix", |text, dice| {
        let suffixes =
            ["&tdsourcetag=s_pctim_aiomsg", "?from=singlemessage", "#rd", "…", "，请查收", "AAAA", "\n-- \nabc", "JX1"];
        format!("{text}{}", dice.pick(&suffixes))
    }),
    ("prefix", |text, dice| {
        format!("{}{text}", dice.pick(&["自评表：", "JX", "JX1", "see ", "“", "JX1AAAAAAAAAAAAAAAAAA ", "%"]))
    }),
    ("blanks", |text, dice| {
        let blank =
            dice.pick(&[" ", "\n", "\r\n", "\u{3000}", "\u{200B}", "\u{AD}", "=\n", "\n> ", "%20", "%E3%80%80"]);
        (0..=dice.below(5)).fold(text.to_owned(), |text, _| inserted(&text, blank, dice))
    }),
    ("other sign inside", |text, dice| inserted(text, dice.pick(&["A", "-", "_", "?", "，", "%", "JX1", "😀"]), dice)),
    ("letter swapped", |text, dice| {
        let at = position(text, dice);
        let letter = dice.pick(&["A", "b", "0", "-", "_", "O", "l", "I", "1"]);
        [&text[..at], letter, text[at..].get(1..).unwrap_or_default()].concat()
    }),
    ("neighbours swapped", |text, dice| {
        let mut characters: Vec<char> = text.chars().collect();
        let at = dice.below(characters.len() - 1);
        characters.swap(at, at + 1);
        characters.into_iter().collect()
    }),
    ("piece lost", |text, dice| {
        let (from, to) = span(text, dice);
        [&text[..from], &text[to..]].concat()
    }),
    ("piece twice", |text, dice| {
        let (from, to) = span(text, dice);
        [&text[..to], &text[from..]].concat()
    }),
    ("piece moved", |text, dice| {
        let (from, to) = span(text, dice);
        let rest = [&text[..from], &text[to..]].concat();
        let at = position(&rest, dice);
        [&rest[..at], &text[from..to], &rest[at..]].concat()
    }),
    ("letters small", |text, _| text.to_lowercase()),
    ("letters capital", |text, _| text.to_uppercase()),
    ("some letters small", |text, dice| {
        let (from, to) = span(text, dice);
        [&text[..from], &text[from..to].to_lowercase(), &text[to..]].concat()
    }),
    ("percent-encoded", |text, dice| {
        let every = 1 + dice.below(9);
        let encoded = text.bytes().enumerate().map(|(idx, byte)| {
            if byte == b'#' || (idx % every == 0 && byte != b'%') {
                format!("%{byte:02X}")
            } else {
                char::from(byte).to_string()
            }
        });
        if text.is_ascii() { encoded.collect() } else { text.replace('#', "%23") }
    }),
    ("other base64", |text, _| text.replace('-', "+").replace('_', "/")),
    ("other version", |text, dice| text.replacen("JX1", dice.pick(&["JX2", "JX0", "JX", "jX1", "XJ1", ""]), 1)),
    ("broken over lines", |text, dice| {
        let width = 1 + dice.below(80);
        let lines: Vec<String> =
            text.chars().collect::<Vec<_>>().chunks(width).map(|line| line.iter().collect()).collect();
        lines.join(dice.pick(&["\n", "\r\n", "\n> ", "=\n", " "]))
    }),
    ("two of them", |text, dice| {
        let (from, to) = span(text, dice);
        format!("{}{}{text}", &text[from..to], dice.pick(&["\n", "，", " ", "#"]))
    }),
];

/// A place between two characters.
fn position(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.below(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // Only before a character of one byte, so that swapping it leaves a text.
    while at > 0 && !text.as_bytes()[at].is_ascii() {
        at -= 1;
    }
    if text.is_char_boundary(at) && text.as_bytes()[at].is_ascii() { at } else { text.len() }
}

fn span(text: &str, dice: &mut Dice) -> (usize, usize) {
    let (one, other) = (position(text, dice), position(text, dice));
    (one.min(other), one.max(other))
}

fn inserted(text: &str, piece: &str, dice: &mut Dice) -> String {
    let at = position(text, dice);
    [&text[..at], piece, &text[at..]].concat()
}
