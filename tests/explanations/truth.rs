//! What a sentence says has to be so: full marks only where there are full marks, the rate that was used and where it
//! comes from, the limits that were meant.

use jixiao::domain::grade::Grade;
use jixiao::domain::indicator::Indicator;
use jixiao::domain::score::{Flag, Formula, Outcome, Trace};
use jixiao::text::account::{TOTAL, account};
use jixiao::text::language::Language::{self, Chinese, English};
use jixiao::text::number_format::{amount, exact, plain, points_in_words};
use jixiao::text::{reasons, remarks, totals};

use crate::cases::{LANGUAGES, Told, all, one};

#[track_caller]
fn check(wrong: impl Fn(&Told, &Trace, &Indicator, Language) -> Option<String>) {
    let mut failures = Vec::new();
    for told in all() {
        for language in LANGUAGES {
            for (trace, indicator) in told.traces() {
                let found = wrong(&told, trace, indicator, language);
                failures.extend(found.map(|problem| format!("{} ({language:?}): {problem}", told.file)));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn full_marks_are_said_where_there_are_full_marks() {
    check(|_, trace, indicator, language| {
        let full = if language == Chinese { "按满分计" } else { "counted as full marks" };
        let mut said = trace.flags.iter().map(|flag| remarks::flag(flag, indicator, language));
        let wrong = said.find(|sentence| sentence.contains(full))?;
        (!trace.deduction.is_zero()).then(|| format!("{} points lost: {wrong}", trace.deduction.value()))
    });
}

/// Every number that went in stands in the lines: without it nobody can redo the score.
#[test]
fn what_went_in_is_said() {
    check(|told, trace, indicator, language| {
        let money = |value| amount(value, told.sheet.budget.unit);
        let inputs: Vec<String> = match &*trace.formula {
            Formula::Proportion { weight, actual, target, .. } | Formula::Reverse { weight, actual, target, .. } => {
                vec![points_in_words(*weight), exact(&actual.value), plain(*target)]
            }
            Formula::OverTarget { weight, actual, target, above, .. } => {
                vec![points_in_words(*weight), exact(&actual.value), plain(*target), plain(*above)]
            }
            Formula::Compared { actual, target, .. } => vec![exact(&actual.value), plain(*target)],
            Formula::Steps { weight, steps, .. } => {
                vec![points_in_words(*weight), plain(steps.tolerance), plain(steps.width)]
            }
            Formula::Band { read, .. } => vec![exact(&read.value)],
            Formula::Graded { weight, grade } => match grade.percent.single() {
                // The points are not typed: they are this share of the weight.
                Some(percent) => vec![points_in_words(*weight), plain(percent)],
                None => Vec::new(),
            },
            Formula::Checked { items, .. } => items.iter().map(|item| points_in_words(item.points)).collect(),
            Formula::MeanOfPeriods { executed, annual_budget, .. } => {
                executed.iter().copied().chain([*annual_budget]).map(money).collect()
            }
            Formula::Occurrences { weight, n_occurrences, cost } => {
                vec![points_in_words(*weight), exact(n_occurrences), points_in_words(*cost)]
            }
            Formula::Execution { executed, adjusted_budget, .. } => vec![money(*executed), money(*adjusted_budget)],
            Formula::TypedRate { weight, percent } | Formula::Coefficient { weight, percent } => {
                vec![points_in_words(*weight), plain(*percent)]
            }
            Formula::Typed { score } => vec![plain(*score)],
            Formula::Answered { weight, .. } | Formula::NotApplicable { weight } => vec![points_in_words(*weight)],
        };
        let lines = told.lines(trace, indicator, language).join("\n");
        let missing: Vec<String> = inputs.into_iter().filter(|input| !lines.contains(input.as_str())).collect();
        (!missing.is_empty()).then(|| format!("without {missing:?}\n{lines}"))
    });
}

/// 89.999 % is not 90 %, which would have brought more: a clause with it makes the deduction look wrong.
#[test]
fn a_clause_does_not_round_a_rate_over_the_bound_it_missed() {
    for file in ["bands/execution-measure-just-below-a-bound", "steps/execution-measure-a-cent-short"] {
        let told = one(&format!("rules/{file}.json"));
        let (trace, indicator) = told.traces()[0];
        let clause = reasons::clause(indicator, told.sheet.entry(&indicator.id), trace, Chinese);
        assert!(!clause.contains("90%"), "{file}: {clause}");
    }
}

#[track_caller]
fn flag_sentences(file: &str) -> [String; 2] {
    let told = one(file);
    let (trace, indicator) = told.traces()[0];
    [Chinese, English].map(|language| {
        let said = trace.flags.iter().map(|flag| remarks::flag(flag, indicator, language));
        said.collect::<Vec<String>>().join("\n")
    })
}

/// The two figures of a ratio are no periods.
#[test]
fn a_typed_rate_beside_two_figures_is_not_set_against_periods() {
    let file = "rules/proportional/ratio-typed-rate-differs.json";
    let told = one(file);
    assert!(told.traces()[0].0.flags.iter().any(|flag| matches!(flag, Flag::TypedRateDiffers { .. })));
    let [chinese, _] = flag_sentences(file);
    assert!(!chinese.contains("各期"), "{chinese}");
}

/// A coefficient is no score and its end is 100 %; a bonus is held between its own ends.
#[test]
fn what_is_out_of_range_is_told_the_range_it_is_out_of() {
    let [chinese, english] = flag_sentences("rules/coefficient/above.json");
    assert!(chinese.contains("系数") && chinese.contains("100%"), "{chinese}");
    assert!(english.contains("coefficient") && english.contains("100%"), "{english}");
    let [chinese, english] = flag_sentences("rules/bonus/penalty-only.json");
    assert!(chinese.contains("−3") && !chinese.contains("分值为 3"), "{chinese}");
    assert!(english.contains("−3") && !english.contains("weight is 3"), "{english}");
}

/// At a target of 0 that should not be exceeded, it is kept, not reached.
#[test]
fn a_target_of_0_that_should_not_be_exceeded_is_not_called_missed() {
    let [chinese, english] = flag_sentences("rules/reverse/zero_target_kept.json");
    assert!(!chinese.contains("未达到得 0 分"), "{chinese}");
    assert!(!english.contains("missed is 0"), "{english}");
}

#[test]
fn what_is_asked_for_is_called_as_it_is() {
    let gap = |file: &str| {
        let told = one(file);
        let (leaf, indicator) = told.leaves()[0];
        let Outcome::Pending(gaps) = &leaf.outcome else { panic!("{file} has a score") };
        remarks::gap(gaps[0], indicator, Chinese)
    };
    let coefficient = gap("rules/coefficient/nothing_given.json");
    assert!(coefficient.contains("系数"), "{coefficient}");
    // Yes and no are no grades.
    let answer = gap("rules/yes_no/unknown-choice.json");
    assert!(!answer.contains("档次"), "{answer}");
}

/// One is one: "1 points" and "to 1 decimals" read like a machine.
#[test]
fn one_in_english_is_singular() {
    check(|told, trace, indicator, language| {
        let lines = told.lines(trace, indicator, language);
        let is_wrong = |line: &&String| {
            ["points", "steps", "decimals"].iter().any(|word| {
                let one = format!("1 {word}");
                line.split_once(&one)
                    .is_some_and(|(before, _)| !before.ends_with(|c: char| c.is_ascii_digit() || c == '.'))
            })
        };
        lines.iter().find(is_wrong).filter(|_| language == English).cloned()
    });
}

/// … and in the lines of groups and totals.
#[test]
fn one_point_of_a_group_is_singular() {
    let mut failures = Vec::new();
    for told in all() {
        let groups = told.sheet.framework.categories().into_iter().map(|group| group.id.as_str());
        for id in groups.chain([TOTAL]) {
            let lines = account(&told.sheet, &told.report, id, English).unwrap().lines.into_iter();
            let wrong = lines.filter(|line| line.starts_with("1 points") || line.contains(" 1 points"));
            failures.extend(wrong.map(|line| format!("{}: {id}: {line}", told.file)));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// The grade is the end of the way to a total.
#[test]
fn the_lines_of_a_total_end_with_its_grade() {
    let mut failures = Vec::new();
    for told in all() {
        let Grade::Settled(grade) = &told.report.grade else { continue };
        for language in LANGUAGES {
            let lines = totals::total_lines(&told.sheet.framework, &told.report, language);
            if !lines.iter().any(|line| line.contains(grade.as_str())) {
                failures.push(format!("{} ({language:?}): {grade} is not in {lines:?}", told.file));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
