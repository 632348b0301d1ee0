//! What chat programs, mails and people do to a link: it is opened if all of it is there, else it is said what happened.

use jixiao::share::{self, CodePart, MOST_TEXT, ShareProblem};

use crate::sealed::sealed;
use crate::{code_of, opened, seed};

const ADDRESS: &str = "https://example.cn/jixiao/";

#[track_caller]
fn check_opens(text: &str) {
    match opened(text) {
        Ok(sheet) => assert_eq!(sheet, seed()),
        Err(problem) => panic!("{problem}: {text}"),
    }
}

#[track_caller]
fn check_refused(text: &str, expected: ShareProblem) {
    assert_eq!(share::open(text), Err(expected), "{text}");
}

/// The code with `stray` between every `n` of its characters.
fn strewn(code: &str, n: usize, stray: &str) -> String {
    let parts: Vec<&str> = code.as_bytes().chunks(n).map(|part| std::str::from_utf8(part).unwrap()).collect();
    parts.join(stray)
}

#[test]
fn whatever_stands_around_it_a_whole_code_opens() {
    let code = code_of(&seed(), None);
    let around = [
        ("", ""),
        ("https://example.cn/jixiao/#", ""),
        ("https://example.cn/jixiao/%23", ""),
        ("https://example.cn/jixiao/%2523", ""),
        ("https%3A%2F%2Fexample.cn%2F%23", "%26from%3Dsinglemessage"),
        ("file:///D:/%E7%BB%A9%E6%95%88/index.html#", ""),
        ("#", "&tdsourcetag=s_pctim_aiomsg"),
        ("#", "?from=singlemessage&isappinstalled=0"),
        ("#", "#rd"),
        ("#", "/"),
        ("请看2021年自评表：https://example.cn/#", "，有问题请联系我。"),
        ("“", "”"),
        ("《", "》"),
        ("<a href=\"https://example.cn/#", "\">open</a>"),
        ("  \u{FEFF}\u{200B}", "\u{3000}\r\n\r\nSent from my phone"),
        ("JX", ""),
        ("JX1", ""),
        ("JX1 开头的代码：", ""),
        ("JX2 or JX1: ", " JX1"),
        ("> ", ""),
        ("{\"link\": \"", "\"}"),
    ];
    for (before, after) in around {
        check_opens(&format!("{before}{code}{after}"));
    }
}

#[test]
fn what_gets_into_it_is_taken_out() {
    let code = code_of(&seed(), None);
    let strays = [
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{3000}",
        "\u{A0}",
        "\u{200B}",
        "\u{200D}",
        "\u{2060}",
        "\u{FEFF}",
        "\u{AD}",
        "=\r\n",
        "\r\n> ",
        "%20",
        "%0A",
        "%E2%80%8B",
        "%25250D%25250A",
        "\\\n",
    ];
    for stray in strays {
        check_opens(&format!("{ADDRESS}#{}", strewn(&code, 76, stray)));
        check_opens(&strewn(&code, 1, stray));
    }
}

#[test]
fn other_letters_for_the_same_are_put_back() {
    let code = code_of(&seed(), None);
    check_opens(&code.replace('-', "+").replace('_', "/"));
    check_opens(&code.replace('-', "%2D").replace('_', "%5f"));
    check_opens(&code.replace('-', "%2B"));
    check_opens(&code.replace('-', "\u{2011}"));
    check_opens(&code.replace('_', "\\_"));
    check_opens(&code.replace("--", "\u{2014}"));
    let full_width = code.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap());
    check_opens(&full_width.collect::<String>());
}

#[test]
fn a_cut_code_says_how_much_of_it_arrived() {
    let code = code_of(&seed(), None);
    let n_body = code.len() - 15;
    for after in ["", "…", "...", "&tdsourcetag=s_pctim_aiomsg", "，后面没有了", "\n\n"] {
        for found in [0, 1, n_body / 2, n_body - 1] {
            let text = format!("{ADDRESS}#{}{after}", &code[..15 + found]);
            check_refused(&text, ShareProblem::CutShort { found, expected: n_body });
        }
        for found in 0..12 {
            let text = format!("{ADDRESS}#{}{after}", &code[..3 + found]);
            check_refused(&text, ShareProblem::CutAtStart { found, expected: 12 });
        }
    }
}

#[test]
fn an_altered_code_is_told_from_a_cut_one() {
    let code = code_of(&seed(), None);
    let other = |at: usize| if code.as_bytes()[at] == b'A' { "B" } else { "A" };
    for at in 3..15 {
        let altered = [&code[..at], other(at), &code[at + 1..]].concat();
        check_refused(&altered, ShareProblem::Altered { place: CodePart::Header });
    }
    for at in 15..code.len() {
        let altered = [&code[..at], other(at), &code[at + 1..]].concat();
        check_refused(&altered, ShareProblem::Altered { place: CodePart::Body });
        if at + 1 < code.len() {
            let altered = [&code[..at], "，", &code[at + 1..]].concat();
            check_refused(&altered, ShareProblem::Altered { place: CodePart::Body });
        }
        check_opens(&[&code[..at], "，", &code[at..]].concat());
    }
}

#[test]
fn letters_made_capital_or_small_are_noticed() {
    let code = code_of(&seed(), None);
    check_refused(&code.to_lowercase(), ShareProblem::LetterCase);
    check_refused(&code.to_uppercase(), ShareProblem::LetterCase);
    check_refused(&format!("{ADDRESS}#{code}&From=x").to_lowercase(), ShareProblem::LetterCase);
    check_refused(&format!("见：{ADDRESS}#{}", code.to_uppercase()), ShareProblem::LetterCase);
    check_refused(&strewn(&code.to_lowercase(), 76, "\n"), ShareProblem::LetterCase);
}

#[test]
fn a_newer_code_is_known_as_one() {
    for version in ['0', '2', '9', 'A', 'z'] {
        let newer = ShareProblem::NewerVersion { found: version, newest: '1' };
        check_refused(&format!("{ADDRESS}#{}", sealed(version, b"something new")), newer);
    }
    let code = code_of(&seed(), None);
    check_refused(&code.replacen("JX1", "JX2", 1), ShareProblem::Altered { place: CodePart::Header });
    // Without a sound header it is any text.
    check_refused("JX2: 绩效", ShareProblem::NotOurs);
}

#[test]
fn of_several_codes_the_first_whole_one_opens() {
    let code = code_of(&seed(), None);
    let blank = code_of(&jixiao::domain::evaluation::Evaluation::blank(seed().framework), None);
    check_opens(&format!("{code}\n\n{blank}"));
    check_opens(&format!("{} … {code} … {blank}", &blank[..40]));
    check_opens(&format!("{} {code}", blank.to_lowercase()));
    // Two that lost something: the first one's problem.
    let expected = ShareProblem::CutShort { found: 5, expected: code.len() - 15 };
    check_refused(&format!("{}，{}", &code[..20], &blank[..20]), expected);
}

#[test]
fn what_is_no_code_is_said_to_be_none() {
    check_refused("", ShareProblem::Empty);
    check_refused(" \n\u{3000}", ShareProblem::Empty);
    check_refused("自评表", ShareProblem::NotOurs);
    check_refused("JX", ShareProblem::NotOurs);
    check_refused("jx1", ShareProblem::NotOurs);
    check_refused("%", ShareProblem::NotOurs);
    check_refused("{\"format\": \"jixiao-sheet\"}", ShareProblem::NotOurs);
    check_refused(ADDRESS, ShareProblem::AddressOnly);
    check_refused("https%3A%2F%2Fexample.cn%2F", ShareProblem::AddressOnly);
    check_refused(&format!("{ADDRESS}#"), ShareProblem::AddressOnly);
}

#[test]
fn a_text_is_searched_up_to_its_limit_and_quickly() {
    let found = MOST_TEXT + 1;
    check_refused(&"x".repeat(found), ShareProblem::TextTooLong { found, most: MOST_TEXT });
    let code = code_of(&seed(), None);
    check_opens(&format!("{code}{}", " ".repeat(MOST_TEXT - code.len())));
    check_opens(&format!("{}{code}", "%".repeat(MOST_TEXT - code.len())));
    // A text of nothing but beginnings: those of codes are only checked to the end a few times.
    let start = &code[..15];
    let starts = start.repeat(MOST_TEXT / start.len());
    check_refused(&starts, ShareProblem::Altered { place: CodePart::Body });
    assert!(share::open(&"JX1".repeat(MOST_TEXT / 3)).is_err());
    assert!(share::open(&"jx1a".repeat(MOST_TEXT / 4)).is_err());
    assert!(share::open(&"%25".repeat(MOST_TEXT / 3)).is_err());
}
