//! Every problem has a sentence in each language, which says what to do.

use jixiao::share::{CodePart, Malformation, ShareProblem};
use jixiao::text::language::Language;
use jixiao::text::share::sentence;

/// One of each. The match is there so that a new one is missed by the compiler, not by a reader.
fn one_of_each() -> Vec<ShareProblem> {
    let problems = vec![
        ShareProblem::Empty,
        ShareProblem::TextTooLong { found: 5 << 20, most: 4 << 20 },
        ShareProblem::AddressOnly,
        ShareProblem::NotOurs,
        ShareProblem::CutAtStart { found: 3, expected: 12 },
        ShareProblem::CutShort { found: 512, expected: 788 },
        ShareProblem::LetterCase,
        ShareProblem::Altered { place: CodePart::Header },
        ShareProblem::Altered { place: CodePart::Body },
        ShareProblem::NewerVersion { found: '2', newest: '1' },
        ShareProblem::NewerPart { what: "part", found: 2 },
        ShareProblem::UnknownFramework { found: "some@9".to_owned() },
        ShareProblem::OtherBase { base: "some@1".to_owned() },
        ShareProblem::TooLarge { most: 2 << 20 },
        ShareProblem::Malformed { at: 7, problem: Malformation::Twice },
        ShareProblem::Unreadable { problems: vec!["year: expected a whole number".to_owned(), "x: y".to_owned()] },
    ];
    let kinds = problems.iter().map(|problem| match problem {
        ShareProblem::Empty => 0,
        ShareProblem::TextTooLong { .. } => 1,
        ShareProblem::AddressOnly => 2,
        ShareProblem::NotOurs => 3,
        ShareProblem::CutAtStart { .. } => 4,
        ShareProblem::CutShort { .. } => 5,
        ShareProblem::LetterCase => 6,
        ShareProblem::Altered { .. } => 7,
        ShareProblem::NewerVersion { .. } => 8,
        ShareProblem::NewerPart { .. } => 9,
        ShareProblem::UnknownFramework { .. } => 10,
        ShareProblem::OtherBase { .. } => 11,
        ShareProblem::TooLarge { .. } => 12,
        ShareProblem::Malformed { .. } => 13,
        ShareProblem::Unreadable { .. } => 14,
    });
    let mut kinds: Vec<i32> = kinds.collect();
    kinds.dedup();
    assert_eq!(kinds, (0..15).collect::<Vec<_>>());
    problems
}

#[test]
fn every_problem_is_said_in_both_languages_with_what_to_do() {
    for problem in one_of_each() {
        let (zh, en) = (sentence(&problem, Language::Chinese), sentence(&problem, Language::English));
        assert!(zh.ends_with('。') && zh.contains('请'), "{problem:?}: {zh}");
        assert!(en.ends_with('.') && zh != en, "{problem:?}: {en}");
        let asks = ["Ask ", "ask ", "Paste ", "Use ", "Reload ", "Correct "];
        assert!(asks.iter().any(|ask| en.contains(ask)), "{problem:?}: {en}");
        assert!(!problem.to_string().is_empty() && !problem.to_string().ends_with('.'), "{problem}");
    }
}

#[test]
fn what_arrived_is_counted() {
    let cut = ShareProblem::CutShort { found: 512, expected: 788 };
    let (zh, en) = (sentence(&cut, Language::Chinese), sentence(&cut, Language::English));
    assert!(zh.contains("应有 788 个字符，只收到 512 个"), "{zh}");
    assert!(en.contains("512 of 788 characters arrived"), "{en}");
}
