//! What holds for the sentences of every case, in both languages.

use jixiao::domain::framework::{Category, Node};
use jixiao::domain::points::Points;
use jixiao::domain::score::{GroupScore, NodeScore, Outcome, next_unit};
use jixiao::text::language::Language;
use jixiao::text::number_format::points_in_words;
use jixiao::text::{explanation, reasons, remarks, totals};

use crate::cases::{LANGUAGES, Told, all};

/// Tells every case and gathers what is wrong with it.
#[track_caller]
fn check(wrong: impl Fn(&Told, Language) -> Vec<String>) {
    let mut failures = Vec::new();
    for told in all() {
        for language in LANGUAGES {
            let found = wrong(&told, language).into_iter();
            failures.extend(found.map(|problem| format!("{} ({language:?}): {problem}", told.file)));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Whether the digits stand there as a number of their own: 1.8 is not in 11.8 and not in 1.85.
fn says(text: &str, points: Points) -> bool {
    let digits = points_in_words(points);
    text.match_indices(&digits).any(|(at, _)| {
        let is_part =
            |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ',' || c == '\u{2212}');
        let after = &text[at + digits.len()..];
        // A point or comma at the end of a sentence is no part of the number.
        let mut behind = after.chars();
        let goes_on = match behind.next() {
            Some('.' | ',') => behind.next().is_some_and(|c| c.is_ascii_digit()),
            next => is_part(next),
        };
        !goes_on && !is_part(text[..at].chars().next_back().filter(|c| *c != '\u{2212}'))
    })
}

#[test]
fn digits_are_found_as_a_number_of_their_own() {
    let points = |text: &str| Points::new(text.parse().unwrap()).unwrap();
    assert!(says("score: 1.8.", points("1.8")) && says("扣 1.8 分", points("1.8")) && says("(−1.8)", points("1.8")));
    assert!(!says("11.8", points("1.8")) && !says("1.85", points("1.8")) && !says("1,800", points("1")));
}

#[test]
fn the_lines_say_the_formula_the_score_and_what_was_lost() {
    check(|told, language| {
        let mut problems = Vec::new();
        for (trace, indicator) in told.traces() {
            let lines = told.lines(trace, indicator, language);
            let [formula, .., last] = lines.as_slice() else {
                problems.push(format!("too short: {lines:?}"));
                continue;
            };
            let opening = if language == Language::Chinese { "得分 = " } else { "score = " };
            if !formula.starts_with(opening) || formula.trim() == opening.trim() {
                problems.push(format!("begins with no formula: {lines:?}"));
            }
            let is_lost = !trace.deduction.is_zero();
            let verdict = if is_lost { &lines[lines.len() - 2] } else { last };
            if !says(verdict, trace.score) {
                problems.push(format!("{} is not in {verdict:?}", trace.score.value()));
            }
            if is_lost && !(says(last, trace.deduction) && says(last, trace.score) && says(last, indicator.weight)) {
                problems.push(format!("{} − {} is not in {last:?}", indicator.weight.value(), trace.score.value()));
            }
        }
        problems
    });
}

#[test]
fn what_was_lost_is_said_in_a_clause_and_nothing_else_is() {
    check(|told, language| {
        let mut problems = Vec::new();
        for (trace, indicator) in told.traces() {
            let entry = told.sheet.entry(&indicator.id);
            let clause = reasons::clause(indicator, entry, trace, language);
            let points = if indicator.rule.is_bonus() { trace.score } else { trace.deduction };
            let is_silent = points.is_zero() && (!indicator.rule.is_bonus() || !entry.has_reason());
            if is_silent != clause.is_empty() {
                problems.push(format!("{} lost or won, and the clause is {clause:?}", points.value()));
            }
            let size = if points < Points::ZERO { -points } else { points };
            if !points.is_zero() && !says(&clause, size) {
                problems.push(format!("{} is not in {clause:?}", size.value()));
            }
            if !points.is_zero() && entry.has_reason() && !clause.contains(entry.reason.trim()) {
                problems.push(format!("the reason is not in {clause:?}"));
            }
        }
        problems
    });
}

#[test]
fn what_is_missing_or_noteworthy_is_a_sentence() {
    check(|told, language| {
        let mut problems = Vec::new();
        for (leaf, indicator) in told.leaves() {
            let sentences: Vec<String> = match &leaf.outcome {
                Outcome::Scored(trace) => trace.flags.iter().map(|it| remarks::flag(it, indicator, language)).collect(),
                Outcome::Pending(gaps) => gaps.iter().map(|it| remarks::gap(*it, indicator, language)).collect(),
                Outcome::Excluded(exclusion) => vec![remarks::exclusion(*exclusion, language).to_owned()],
            };
            if sentences.is_empty() && leaf.trace().is_none() {
                problems.push(format!("{}: no points, and nothing is said", leaf.id));
            }
            problems.extend(sentences.iter().filter(|it| it.trim().len() < 4).map(|it| format!("too short: {it:?}")));
        }
        problems
    });
}

#[test]
fn sums_say_their_parts() {
    check(|told, language| {
        let mut problems = Vec::new();
        let report = &told.report;
        let lines = totals::total_lines(&told.sheet.framework, report, language);
        let way = &report.way;
        if !lines.iter().any(|line| says(line, report.total)) || !says(&lines[0], way.base) {
            problems.push(format!("base or total is missing: {lines:?}"));
        }
        let told_parts = way.caps.iter().map(|cap| cap.highest).chain(way.rescaled.map(|it| it.base));
        for points in told_parts.chain((!way.bonus.is_zero()).then_some(way.bonus)) {
            if !lines.iter().any(|line| says(line, points)) {
                problems.push(format!("{} is not in {lines:?}", points.value()));
            }
        }
        for (dimension, scored) in told.sheet.framework.dimensions.iter().zip(&report.dimensions) {
            check_group(dimension, scored, language, &mut problems);
        }
        problems
    });
}

fn check_group(group: &Category, scored: &GroupScore, language: Language, problems: &mut Vec<String>) {
    let lines = totals::group_lines(group, scored, language);
    if !lines[0].starts_with(&group.name) || !says(&lines[0], scored.sums.score) {
        problems.push(format!("name or sum is missing: {lines:?}"));
    }
    for points in [scored.sums.deduction, scored.sums.pending].into_iter().filter(|points| !points.is_zero()) {
        if !lines[1..].iter().any(|line| says(line, points)) {
            problems.push(format!("{} is not in {lines:?}", points.value()));
        }
    }
    for (node, child) in group.children.iter().zip(&scored.children) {
        match (node, child) {
            (Node::Category(group), NodeScore::Group(scored)) => check_group(group, scored, language, problems),
            (_, NodeScore::Leaf(leaf)) => {
                let score = leaf.trace().map(|trace| trace.score);
                if score.is_some_and(|score| !says(&lines[0], score)) {
                    problems.push(format!("the points of {} are not in {lines:?}", leaf.id));
                }
            }
            (Node::Indicator(_), NodeScore::Group(_)) => panic!("the report is the framework's tree"),
        }
    }
}

/// Everything that is said about a sheet.
fn sentences(told: &Told, language: Language) -> Vec<String> {
    let mut said = totals::total_lines(&told.sheet.framework, &told.report, language);
    let groups = told.sheet.framework.dimensions.iter().zip(&told.report.dimensions);
    said.extend(groups.flat_map(|(group, scored)| totals::group_lines(group, scored, language)));
    for (leaf, indicator) in told.leaves() {
        match &leaf.outcome {
            Outcome::Scored(trace) => {
                said.extend(told.lines(trace, indicator, language));
                said.push(reasons::clause(indicator, told.sheet.entry(&leaf.id), trace, language));
                said.extend(trace.flags.iter().map(|flag| remarks::flag(flag, indicator, language)));
            }
            Outcome::Pending(gaps) => said.extend(gaps.iter().map(|gap| remarks::gap(*gap, indicator, language))),
            Outcome::Excluded(exclusion) => said.push(remarks::exclusion(*exclusion, language).to_owned()),
        }
        let next = next_unit(&told.sheet, &leaf.id);
        said.extend(next.iter().flat_map(|next| explanation::next_unit(next, indicator, language)));
    }
    said
}

#[test]
fn nothing_is_left_of_a_pattern() {
    check(|told, language| {
        let said = sentences(told, language).into_iter();
        said.filter(|it| it.contains(['{', '}']) || it.contains("None") || it.contains("Some(")).collect()
    });
}

#[test]
fn a_sentence_stays_in_its_language() {
    check(|told, language| {
        let mut problems = Vec::new();
        for sentence in sentences(told, language) {
            // Names, units and reasons are as they were given.
            let own = told.given.iter().fold(sentence.clone(), |own, given| own.replace(given.as_str(), ""));
            let is_foreign = |c: char| match language {
                Language::English => is_chinese(c),
                Language::Chinese => c.is_ascii_alphabetic(),
            };
            if own.chars().any(is_foreign) {
                problems.push(format!("{sentence:?}"));
            }
        }
        problems
    });
}

/// Ideographs, their punctuation and full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
