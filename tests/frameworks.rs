//! The frameworks that come with the program: every one is sound, says where its numbers come from, can be filled in to
//! full marks, and never changes once it was released.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jixiao::domain::amount::Amount;
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Assessed, Framework, NotApplicable};
use jixiao::domain::grade::Grade;
use jixiao::domain::indicator::{Indicator, Measure, Ratio, RatioForm, Target};
use jixiao::domain::interval::{End, Interval};
use jixiao::domain::points::Points;
use jixiao::domain::provenance::Provenance;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::reading::Reading;
use jixiao::domain::rules::yes_no::YES;
use jixiao::domain::score::{Gap, Outcome, score};
use jixiao::domain::soundness;
use jixiao::frameworks::{self, FRAMEWORKS};
use jixiao::text::framework_titles::FRAMEWORK_TITLES;
use jixiao::text::language::Language;
use jixiao::wire::v1::{read_framework, write_framework};
use rust_decimal::Decimal;
use serde_json::Value;

/// Every released framework: its reference, the length of its file in bytes, and the file's FNV-1a hash (64 bits).
/// Lines are added here, never changed or taken away: sheets name these files and have to score the same for ever.
const RELEASED: [(&str, usize, u64); 10] = [
    ("guangzhou-district-2021@1", 14676, 0xcf44_5c87_72bf_061b),
    ("mof-2020-10-project@1", 20125, 0x55bd_1ae3_8732_1c79),
    ("mof-2021-101-project-cost@1", 22210, 0xeb37_3107_f5a5_8390),
    ("mof-2013-53-department@1", 55708, 0x6ada_f7f9_8af2_3bdc),
    ("hubei-project-2020@1", 13644, 0x07e6_82a2_6241_13bd),
    ("sichuan-project-2023@1", 9983, 0x9b4a_a32b_d09e_6b85),
    ("hunan-department@1", 20502, 0x4726_88fc_be8a_5562),
    ("yunnan-project-2022@1", 16859, 0xe6f9_82fb_91a6_e1ad),
    ("chongqing-department@1", 21329, 0x22cd_47ca_7f61_5b96),
    ("blank@1", 7865, 0x8bb1_729b_b285_efa4),
];

/// What is on top of the base: all others have no bonus.
const BONUS: [(&str, &str); 1] = [("guangzhou-district-2021@1", "5")];

#[test]
fn a_released_framework_never_changes() {
    let mut problems = Vec::new();
    for (reference, length, hash) in RELEASED {
        let Ok(text) = fs::read(file_of(reference)) else {
            problems
                .push(format!("{reference} was released and is gone: bring its file and its line in FRAMEWORKS back"));
            continue;
        };
        if (text.len(), fnv_1a(&text)) != (length, hash) {
            let (length, hash) = (text.len(), fnv_1a(&text));
            problems.push(format!(
                "{reference} was released and has changed (now {length} bytes, {hash:#018x}). Put the file back as it \
                 was; what is new becomes a new file with the next version, a line in FRAMEWORKS and a line in RELEASED"
            ));
        }
    }
    for data in FRAMEWORKS {
        if !RELEASED.iter().any(|(reference, ..)| *reference == data.reference) {
            let text = fs::read(file_of(data.reference)).unwrap();
            let line = format!("({:?}, {}, {:#018x})", data.reference, text.len(), fnv_1a(&text));
            problems.push(format!("{} is new: add the line {line} to RELEASED", data.reference));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn the_hash_is_fnv_1a() {
    assert_eq!(fnv_1a(b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fnv_1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(fnv_1a(b"foobar"), 0x8594_4171_f739_67e8);
}

#[test]
fn every_file_is_registered_and_every_registered_one_is_a_file() {
    let registered: Vec<String> = FRAMEWORKS.iter().map(|data| data.reference.to_owned()).collect();
    let unique: BTreeSet<String> = registered.iter().cloned().collect();
    assert_eq!(unique.len(), registered.len(), "a framework is registered twice");
    let files: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.strip_suffix(".json").unwrap_or(&name).to_owned())
        .collect();
    assert_eq!(files, unique);
    for (reference, ..) in RELEASED {
        assert!(unique.contains(reference), "{reference} was released: it stays in FRAMEWORKS");
    }
}

#[test]
fn a_framework_is_called_as_its_file() {
    each(|reference, framework| {
        assert_eq!(framework.reference.to_string(), reference);
        assert_eq!(framework, &read_framework(&text_of(reference)).unwrap(), "{reference}: not what its file says");
        assert_eq!(framework.base, None, "{reference}: a released framework is nobody's copy");
        assert_eq!(soundness::problems(framework), [], "{reference}");
        for text in [&framework.title, &framework.issuer, &framework.document] {
            assert!(!text.trim().is_empty(), "{reference}: title, issuer and document are said");
        }
    });
    assert!(frameworks::find("guangzhou-district-2021@2").is_err());
    assert!(frameworks::find("").is_err());
}

#[test]
fn a_framework_written_and_read_again_is_the_same() {
    each(|reference, framework| {
        let written = write_framework(framework);
        assert_eq!(&read_framework(&written).unwrap(), framework, "{reference}");
        assert_eq!(write_framework(&read_framework(&written).unwrap()), written, "{reference}");
    });
}

#[test]
fn base_weights_add_up_to_100_with_the_bonus() {
    each(|reference, framework| {
        let bonus = BONUS.iter().find(|(it, _)| *it == reference).map_or(Points::ZERO, |(_, bonus)| points(bonus));
        assert_eq!(framework.full_marks() + bonus, points("100"), "{reference}");
        assert_eq!(framework.highest_total(), points("100"), "{reference}");
    });
}

#[test]
fn every_weight_and_rule_says_where_it_comes_from() {
    #[track_caller]
    fn check_note(reference: &str, id: &str, provenance: &Provenance) {
        assert!(!provenance.note.trim().is_empty(), "{reference}: {id} does not say where its numbers come from");
    }
    each(|reference, framework| {
        for category in framework.categories() {
            check_note(reference, category.id.as_str(), &category.weight_provenance);
        }
        for indicator in framework.indicators() {
            check_note(reference, indicator.id.as_str(), &indicator.weight_provenance);
            check_note(reference, indicator.id.as_str(), &indicator.rule_provenance);
        }
    });
}

#[test]
fn decimals_are_strings_and_no_number_is_a_float() {
    const WHOLE: [&str; 4] = ["version", "year", "score_decimals", "rate_decimals"];
    #[track_caller]
    fn check(reference: &str, key: &str, value: &Value) {
        match value {
            Value::Number(number) => {
                assert!(number.is_u64(), "{reference}: {key} is {number}, a decimal is a string");
                assert!(WHOLE.contains(&key), "{reference}: {key} is a bare number");
            }
            Value::Array(items) => items.iter().for_each(|item| check(reference, key, item)),
            Value::Object(fields) => fields.iter().for_each(|(key, value)| check(reference, key, value)),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }
    each(|reference, _| check(reference, "", &serde_json::from_str(&text_of(reference)).unwrap()));
}

#[test]
fn a_blank_sheet_is_all_pending_and_its_grade_is_open() {
    each(|reference, framework| {
        let report = score(&Evaluation::blank(Arc::new(framework.clone())));
        assert_eq!(report.pending, framework.highest_total(), "{reference}");
        assert_eq!(report.total, Points::ZERO, "{reference}");
        let (lowest, highest) = (name_of_lowest(framework), name_of_highest(framework));
        assert_eq!(report.grade, Grade::Open { lowest, highest }, "{reference}");
        for leaf in report.leaves() {
            let Outcome::Pending(gaps) = &leaf.outcome else { panic!("{reference}: {} is not pending", leaf.id) };
            assert!(!gaps.is_empty() && !gaps.contains(&Gap::NoBand), "{reference}: {}: {gaps:?}", leaf.id);
        }
    });
}

#[test]
fn everything_done_brings_exactly_full_marks_and_the_highest_grade() {
    each(|reference, framework| {
        let report = score(&perfect(framework));
        for leaf in report.leaves() {
            let trace = leaf.trace().unwrap_or_else(|| panic!("{reference}: {}: {:?}", leaf.id, leaf.outcome));
            assert_eq!(trace.score, leaf.highest, "{reference}: {}", leaf.id);
            assert_eq!(trace.flags, [], "{reference}: {}", leaf.id);
        }
        assert_eq!(report.way.base, framework.full_marks(), "{reference}");
        assert_eq!(report.total, framework.highest_total(), "{reference}");
        assert_eq!(report.total, points("100"), "{reference}");
        assert_eq!(report.pending, Points::ZERO, "{reference}");
        assert_eq!(report.grade, Grade::Settled(name_of_highest(framework)), "{reference}");
    });
}

#[test]
fn where_indicators_may_not_apply_one_that_does_not_costs_nothing() {
    each(|reference, framework| {
        let Some(treatment) = framework.not_applicable else { return };
        for indicator in framework.indicators() {
            let mut sheet = perfect(framework);
            sheet.entries.change(&indicator.id, |entry| {
                *entry = Entry { not_applicable: true, reason: "x".to_owned(), ..Entry::default() };
            });
            let report = score(&sheet);
            let out_of = match treatment {
                NotApplicable::Excluded => framework.highest_total() - indicator.weight,
                NotApplicable::Rescaled | NotApplicable::FullMarks => framework.highest_total(),
            };
            assert_eq!(report.total, out_of, "{reference}: {}", indicator.id);
        }
    });
}

/// A sheet on which everything was done as well as the framework asks for.
fn perfect(framework: &Framework) -> Evaluation {
    let mut sheet = Evaluation::blank(Arc::new(framework.clone()));
    let budget = Some(Amount::from_yuan(Decimal::from(12_345_600)).unwrap());
    sheet.budget.department.adjusted_budget = budget;
    sheet.budget.department.executed = budget;
    for group in framework.categories().into_iter().filter(|group| group.assessed == Assessed::OneOf) {
        let first = group.children[0].id().to_string();
        sheet.entries.change(&group.id, |entry| entry.choice = first);
    }
    for indicator in framework.indicators() {
        sheet.entries.change(&indicator.id, |entry| *entry = perfect_entry(indicator));
    }
    sheet
}

fn perfect_entry(indicator: &Indicator) -> Entry {
    let target = match indicator.target {
        Target::Fixed(target) => target,
        Target::Entered | Target::FixedWords(_) | Target::None => Decimal::from(96),
    };
    let entered = matches!(indicator.target, Target::Entered).then_some(target);
    let mut entry = Entry { target: entered, ..Entry::default() };
    match &indicator.rule {
        Rule::Proportional(_) | Rule::Reverse(_) | Rule::Equal(_) => give(&mut entry, &indicator.measure, target),
        Rule::Steps(steps) => {
            assert_eq!(steps.reading, Reading::Value, "{}", indicator.id);
            give(&mut entry, &indicator.measure, steps.tolerance);
        }
        Rule::Bands(bands) => {
            assert_eq!(bands.reading, Reading::Value, "{}", indicator.id);
            let best = bands.bands.iter().max_by_key(|band| band.award.on(indicator.weight)).unwrap();
            give(&mut entry, &indicator.measure, inside(&best.interval));
        }
        Rule::Grade(grade) => {
            entry.choice.clone_from(&grade.grades[0].id);
            let top = grade.grades[0].percent.upper.unwrap();
            assert_eq!((top.at, top.end), (Decimal::ONE_HUNDRED, End::Closed), "{}", indicator.id);
            entry.actual = Some(indicator.weight.value());
        }
        Rule::YesNo(_) => entry.choice = YES.to_owned(),
        Rule::Checklist(checklist) => {
            entry.items = checklist.items.iter().map(|item| (item.id.clone(), true)).collect();
        }
        Rule::PerOccurrence(_) => entry.actual = Some(Decimal::ZERO),
        Rule::AverageRate(_) | Rule::Coefficient(_) => entry.actual = Some(Decimal::ONE_HUNDRED),
        // The department's money says it.
        Rule::Execution(_) => {}
        Rule::Direct(_) => entry.actual = Some(indicator.weight.value()),
        Rule::Bonus(bonus) => {
            entry.actual = Some(bonus.highest.value());
            entry.reason = "受市政府通报表扬".to_owned();
        }
    }
    entry
}

/// Fills in what makes the actual value `value`: for a ratio, the two figures.
fn give(entry: &mut Entry, measure: &Measure, value: Decimal) {
    let Measure::Ratio(Ratio { form, .. }) = measure else {
        entry.actual = Some(value);
        return;
    };
    entry.whole = Some(Decimal::ONE_HUNDRED);
    entry.part = Some(match form {
        RatioForm::Share => value,
        RatioForm::Change | RatioForm::Deviation => Decimal::ONE_HUNDRED + value,
    });
}

/// A number that the interval holds.
fn inside(interval: &Interval) -> Decimal {
    let one = Decimal::ONE;
    let closed = [interval.lower, interval.upper].into_iter().flatten().find(|bound| bound.end == End::Closed);
    match (closed, interval.lower, interval.upper) {
        (Some(bound), _, _) => bound.at,
        (None, Some(lower), Some(upper)) => (lower.at + upper.at) / Decimal::TWO,
        (None, Some(lower), None) => lower.at + one,
        (None, None, Some(upper)) => upper.at - one,
        (None, None, None) => one,
    }
}

#[track_caller]
fn each(check: impl Fn(&str, &Framework)) {
    assert!(FRAMEWORKS.len() >= RELEASED.len(), "only {} frameworks", FRAMEWORKS.len());
    for data in FRAMEWORKS {
        let framework =
            frameworks::find(data.reference).unwrap_or_else(|errors| panic!("{}: {errors:?}", data.reference));
        check(data.reference, &framework);
    }
}

fn name_of_highest(framework: &Framework) -> String {
    framework.grade_bands.iter().max_by_key(|band| band.from).unwrap().name.clone()
}

fn name_of_lowest(framework: &Framework) -> String {
    framework.grade_bands.iter().min_by_key(|band| band.from).unwrap().name.clone()
}

/// FNV-1a, 64 bits: enough to notice an edit, and no dependency.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn points(text: &str) -> Points {
    Points::new(Decimal::from_str_exact(text).unwrap()).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/frameworks/data")
}

fn file_of(reference: &str) -> PathBuf {
    folder().join(format!("{reference}.json"))
}

fn text_of(reference: &str) -> String {
    fs::read_to_string(file_of(reference)).unwrap()
}

#[test]
fn the_page_lists_every_framework_by_its_title() {
    let listed: Vec<_> =
        FRAMEWORK_TITLES.iter().map(|it| (it.reference, it.text(Language::Chinese).to_owned())).collect();
    let registered: Vec<_> =
        FRAMEWORKS.iter().map(|it| (it.reference, frameworks::find(it.reference).unwrap().title.clone())).collect();
    assert_eq!(listed, registered);
}

/// After a change of the example or of the document: `JIXIAO_WRITE_START=1 cargo test --no-default-features --test frameworks`.
#[test]
fn the_page_opens_with_the_example_as_its_files_say_it() {
    let example = frameworks::example().unwrap();
    let packed = frameworks::pack(&example);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/frameworks/start.packed");
    if std::env::var_os("JIXIAO_WRITE_START").is_some() {
        std::fs::write(path, &packed).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == packed, "start.packed is old: JIXIAO_WRITE_START=1 writes it anew");
    assert_eq!(frameworks::unpack(&packed), Some(example));
}

#[test]
fn every_framework_survives_packing() {
    for data in frameworks::FRAMEWORKS {
        let sheet = Evaluation::blank(frameworks::find(data.reference).unwrap());
        let packed = frameworks::pack(&sheet);
        assert_eq!(frameworks::unpack(&packed), Some(sheet), "{}", data.reference);
        for cut in 0..packed.len() {
            assert_eq!(frameworks::unpack(packed.get(..cut).unwrap()), None, "{} cut at {cut}", data.reference);
        }
    }
}
