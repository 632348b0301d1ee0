//! What holds for every framework: sound ones are written and read again unchanged, others are refused with their
//! problems, and whatever was done to a file, it is read or refused, and what is read can be scored and explained.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, Standing};
use jixiao::domain::indicator::{Indicator, Measure, Sign, Target};
use jixiao::domain::points::Points;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::direct::Direct;
use jixiao::domain::rules::yes_no::YesNo;
use jixiao::domain::score::{Outcome, next_unit, score};
use jixiao::domain::soundness::{self, fits};
use jixiao::frameworks::{self, FRAMEWORKS};
use jixiao::text::language::Language;
use jixiao::text::{explanation, reasons, remarks, totals};
use jixiao::wire::v1::{read_framework, read_sheet, write_framework, write_report, write_sheet};
use jixiao::wire::{WireError, WireProblem};
use proptest::collection;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::{given, tries};

const EXAMPLE: &str = include_str!("../../src/frameworks/examples/baiyun-dpf-2021.json");

/// The registered files, as text and as JSON.
static FILES: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/frameworks/data");
    let read = |reference: &str| fs::read_to_string(folder.join(format!("{reference}.json"))).unwrap();
    let texts = FRAMEWORKS.iter().map(|data| read(data.reference));
    texts.map(|text| (text.clone(), serde_json::from_str(&text).unwrap())).collect()
});

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn a_framework_is_written_and_read_again_or_refused_with_its_problems(
        sheet in given::sheet(),
        is_mended in prop::bool::weighted(0.6),
        texts in collection::vec(given::text(), 3),
        shares in collection::vec(any::<bool>(), 1..8),
        base in option::of(1_u32..9),
    ) {
        let mut framework = (*sheet.framework).clone();
        if is_mended {
            mend(&mut framework, &shares);
        }
        let fields = [&mut framework.title, &mut framework.issuer, &mut framework.dimensions[0].name];
        fields.into_iter().zip(&texts).for_each(|(field, text)| field.clone_from(text));
        framework.base = base.map(|version| FrameworkRef { id: "其他@x".to_owned(), version });
        let problems = soundness::problems(&framework);
        prop_assert!(!is_mended || problems.is_empty(), "not mended: {:?}", problems);
        let written = write_framework(&framework);
        match read_framework(&written) {
            Ok(again) => {
                prop_assert_eq!(&problems, &[]);
                prop_assert_eq!(&again, &framework);
                // A sum may have been written 52.20; once it was read, it is always 52.2.
                let written = write_framework(&again);
                prop_assert_eq!(write_framework(&read_framework(&written).unwrap()), written);
            }
            Err(errors) => {
                let expected = problems.into_iter().map(|unsound| WireError {
                    place: unsound.place,
                    problem: WireProblem::Unsound(unsound.kind),
                });
                prop_assert_eq!(errors, expected.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_sheet_takes_its_own_copy_along(
        sheet in given::sheet(),
        profile in given::profile(),
        shares in collection::vec(any::<bool>(), 1..8),
        entries in collection::vec(given::entry(), 1..40),
        base in option::of(1_u32..9),
    ) {
        let mut framework = (*sheet.framework).clone();
        mend(&mut framework, &shares);
        framework.base = base.map(|version| FrameworkRef { id: "blank".to_owned(), version });
        framework.is_own = true;
        let framework = Arc::new(framework);
        let entries = entries_for(&framework, &entries);
        let sheet = Evaluation { profile, framework, entries, ..sheet };
        let written = write_sheet(&sheet);
        let again = read_sheet(&written, |reference| panic!("{reference} was looked up")).unwrap();
        prop_assert_eq!(&again, &sheet);
        prop_assert_eq!(score(&again), score(&sheet));
    }
}

proptest! {
    #![proptest_config(tries(1_500))]

    #[test]
    fn a_registered_framework_with_accidents_is_read_or_refused(
        file in any::<Index>(),
        accidents in collection::vec(accident(), 1..4),
        entries in collection::vec(given::entry(), 1..9),
        (budget, progress) in (given::budget(), given::progress()),
    ) {
        let (_, json) = file.get(&FILES);
        let json = accidents.iter().fold(json.clone(), happen);
        match read_framework(&json.to_string()) {
            Err(problems) => check_problems(&problems)?,
            Ok(framework) => {
                let written = write_framework(&framework);
                prop_assert_eq!(&read_framework(&written).unwrap(), &framework);
                let framework = Arc::new(framework);
                let entries = entries_for(&framework, &entries);
                look_at(&Evaluation { entries, budget, progress, ..Evaluation::blank(framework) });
            }
        }
    }

    #[test]
    fn the_example_with_accidents_is_read_or_refused(accidents in collection::vec(accident(), 1..4)) {
        let json = accidents.iter().fold(serde_json::from_str(EXAMPLE).unwrap(), happen);
        match read_sheet(&json.to_string(), frameworks::find) {
            Err(problems) => check_problems(&problems)?,
            Ok(sheet) => {
                look_at(&sheet);
                let again = read_sheet(&write_sheet(&sheet), |_| Ok(Arc::clone(&sheet.framework))).unwrap();
                prop_assert_eq!(again, sheet);
            }
        }
    }

    #[test]
    fn other_bytes_in_a_file_never_bring_the_readers_down(
        file in any::<Index>(),
        edits in collection::vec((any::<Index>(), byte()), 1..4),
    ) {
        let damaged = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            for (at, byte) in &edits {
                let at = at.index(bytes.len());
                match byte {
                    Some(byte) => bytes[at] = *byte,
                    None => drop(bytes.remove(at)),
                }
            }
            // What is not UTF-8 comes in as U+FFFD.
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let (text, _) = file.get(&FILES);
        match read_framework(&damaged(text)) {
            Ok(framework) => look_at(&Evaluation::blank(framework.into())),
            Err(problems) => check_problems(&problems)?,
        }
        match read_sheet(&damaged(EXAMPLE), frameworks::find) {
            Ok(sheet) => look_at(&sheet),
            Err(problems) => check_problems(&problems)?,
        }
    }
}

/// Scores the sheet and says everything that can be said about it: nothing of that may panic.
fn look_at(sheet: &Evaluation) {
    let report = score(sheet);
    let unit = sheet.budget.unit;
    write_report(sheet, &report);
    for language in [Language::Chinese, Language::English] {
        totals::total_lines(&sheet.framework, &report, language);
        for leaf in report.leaves() {
            let indicator = sheet.framework.indicator(&leaf.id).unwrap();
            match &leaf.outcome {
                Outcome::Scored(trace) => {
                    explanation::lines(trace, indicator, unit, language);
                    reasons::clause(indicator, sheet.entry(&leaf.id), trace, language);
                    trace.flags.iter().for_each(|flag| drop(remarks::flag(flag, indicator, language)));
                }
                Outcome::Pending(gaps) => gaps.iter().for_each(|gap| drop(remarks::gap(*gap, indicator, language))),
                Outcome::Excluded(exclusion) => drop(remarks::exclusion(*exclusion, language).to_owned()),
            }
            if let Some(next) = next_unit(sheet, &leaf.id) {
                explanation::next_unit(&next, indicator, language);
            }
        }
    }
}

/// Refused for a reason, and with a place.
fn check_problems(problems: &[WireError]) -> Result<(), TestCaseError> {
    prop_assert!(!problems.is_empty(), "refused for nothing");
    prop_assert!(problems.iter().all(|problem| !problem.place.is_empty()), "no place: {:?}", problems);
    Ok(())
}

/// The entries in turn for the indicators, without answers to items that there are not; of groups, which child.
pub(crate) fn entries_for(framework: &Framework, entries: &[Entry]) -> jixiao::domain::entries::Entries {
    let mut next_entry = entries.iter().cycle().cloned();
    let mut filled = Vec::new();
    for indicator in framework.indicators() {
        let mut entry = next_entry.next().unwrap();
        let items = if let Rule::Checklist(checklist) = &indicator.rule { &*checklist.items } else { &[] };
        entry.items.retain(|(id, _)| items.iter().any(|item| item.id == *id));
        filled.push((indicator.id.clone(), entry));
    }
    for (idx, group) in framework.categories().into_iter().enumerate() {
        if group.assessed == Assessed::OneOf {
            let picked = group.children.get(idx % 3).map(|child| child.id().to_string());
            filled.push((group.id.clone(), Entry { choice: picked.unwrap_or_default(), ..Entry::default() }));
        }
    }
    filled.into_iter().collect()
}

/// Makes a framework sound: bonus rules in bonus dimensions only, measures that fit, targets, weights that add up. Some
/// weights become shares.
pub(crate) fn mend(framework: &mut Framework, shares: &[bool]) {
    let mut is_share = shares.iter().copied().cycle();
    for dimension in &mut framework.dimensions {
        mend_group(dimension, dimension.standing);
        share_out(dimension, &mut is_share);
    }
}

fn mend_group(group: &mut Category, standing: Standing) {
    if group.children.is_empty() {
        group.assessed = Assessed::All;
    }
    for child in &mut group.children {
        match child {
            Node::Category(category) => mend_group(category, standing),
            Node::Indicator(indicator) => {
                if indicator.rule.is_bonus() && standing != Standing::Bonus {
                    indicator.rule = Rule::Direct(Direct);
                }
                mend_indicator(indicator, group.assessed);
            }
        }
    }
    let weights = group.children.iter().map(Node::weight);
    group.weight = match group.assessed {
        Assessed::OneOf => weights.max().unwrap_or_default(),
        Assessed::All if group.standing == Standing::Bonus => points(5),
        Assessed::All => weights.sum(),
    };
    if group.assessed == Assessed::OneOf {
        for child in &mut group.children {
            match child {
                Node::Indicator(indicator) => indicator.weight = group.weight,
                Node::Category(category) => panic!("{} is a group in a group of leaves", category.id),
            }
        }
    }
}

fn mend_indicator(indicator: &mut Indicator, assessed: Assessed) {
    if let Rule::Checklist(checklist) = &mut indicator.rule {
        let items = Arc::make_mut(&mut checklist.items).iter_mut();
        items.filter(|item| item.points > points(5_000)).for_each(|item| item.points = points(3));
        // As a file would say it: 29.5, not 29.50.
        let sum: Points = checklist.items.iter().map(|item| item.points).sum();
        indicator.weight = Points::new(sum.value()).unwrap();
        if assessed == Assessed::OneOf {
            indicator.rule = Rule::YesNo(YesNo);
        }
    }
    // Sums stay below the million that a file can hold.
    indicator.weight = indicator.weight.min(points(5_000));
    let candidates =
        [Measure::Rate { sign: Sign::MayBeNegative }, Measure::Words, Measure::Count { unit: "处".to_owned() }];
    if !fits(&indicator.rule, &indicator.measure) {
        indicator.measure = candidates.into_iter().find(|measure| fits(&indicator.rule, measure)).unwrap();
    }
    if soundness::needs_target(&indicator.rule) && indicator.target == Target::None {
        indicator.target = Target::Entered;
    }
}

/// Writes some weights below the group as what they are of it in per cent, where that comes out even.
fn share_out(group: &mut Category, is_share: &mut impl Iterator<Item = bool>) {
    let parent = group.weight;
    for child in &mut group.children {
        let weight = child.weight();
        let hundredfold = weight.value() * Decimal::ONE_HUNDRED;
        let share = hundredfold.checked_div(parent.value()).filter(|share| parent.share(*share) == Some(weight));
        let share = share.filter(|_| is_share.next() == Some(true));
        match child {
            Node::Category(category) => {
                category.share = share;
                share_out(category, is_share);
            }
            Node::Indicator(indicator) => indicator.share = share,
        }
    }
}

fn points(whole: i64) -> Points {
    Points::new(Decimal::from(whole)).unwrap()
}

/// What happens to a file: a value is another, is gone, stands twice, or one from another file stands in its place.
#[derive(Clone, Debug)]
enum Accident {
    Other(Index, &'static str),
    Gone(Index),
    Twice(Index),
    Transplant { from: (Index, Index), to: Index },
}

fn accident() -> impl Strategy<Value = Accident> {
    let values = [
        "null",
        "true",
        "0",
        "3",
        "\"\"",
        "\"0\"",
        "\"1\"",
        "\"2.5\"",
        "\"-7\"",
        "\"33.33333\"",
        "\"100\"",
        "\"yes\"",
        "\"79228162514264337593543950335\"",
        "\"0.0000000000000000000000000001\"",
        "[]",
        "{}",
        "\"either\"",
        "{\"fixed\": \"0\"}",
        "{\"entered\": {}}",
        "{\"count\": {\"unit\": \"\"}}",
        "{\"execution\": {}}",
        "{\"ratio\": {\"part\": \"\", \"whole\": \"\", \"form\": \"deviation\"}}",
        "{\"words\": {}}",
        "\"one_of\"",
        "{\"bonus\": {\"lowest\": \"-1000000\", \"highest\": \"1000000\"}}",
        "{\"coefficient\": {}}",
        "{\"steps\": {\"direction\": \"either\", \"tolerance\": \"0\", \"width\": \"0.0000000000000000000000000001\", \"counting\": \"exact\", \"cost\": {\"percent_of_weight\": \"79228162514264337593543950335\"}}}",
    ];
    prop_oneof![
        3 => (any::<Index>(), select(values.to_vec())).prop_map(|(at, value)| Accident::Other(at, value)),
        1 => any::<Index>().prop_map(Accident::Gone),
        1 => any::<Index>().prop_map(Accident::Twice),
        3 => (any::<(Index, Index)>(), any::<Index>()).prop_map(|(from, to)| Accident::Transplant { from, to }),
    ]
}

fn byte() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![2 => select(b"{}[],:\"\\0129.- ntf".to_vec()).prop_map(Some), 1 => any::<u8>().prop_map(Some), 1 => Just(None)]
}

fn happen(mut json: Value, accident: &Accident) -> Value {
    let mut places = Vec::new();
    list_places(&json, "", &mut places);
    if places.is_empty() {
        return json;
    }
    match accident {
        Accident::Other(at, value) => {
            *json.pointer_mut(at.get(&places).as_str()).unwrap() = serde_json::from_str(value).unwrap()
        }
        Accident::Transplant { from: (file, from), to } => {
            // Two of the same name: a rule for a rule, a target for a target.
            let to = to.get(&places);
            let (_, other) = file.get(&FILES);
            let mut others = Vec::new();
            list_places(other, "", &mut others);
            others.retain(|place| place.rsplit('/').next() == to.rsplit('/').next());
            if !others.is_empty() {
                *json.pointer_mut(to).unwrap() = other.pointer(from.get(&others).as_str()).unwrap().clone();
            }
        }
        Accident::Gone(at) | Accident::Twice(at) => {
            let (parent, key) = at.get(&places).rsplit_once('/').unwrap();
            match json.pointer_mut(parent).unwrap() {
                Value::Object(fields) => drop(fields.remove(key)),
                Value::Array(items) => {
                    let item = items.remove(key.parse().unwrap());
                    if matches!(accident, Accident::Twice(_)) {
                        items.extend([item.clone(), item]);
                    }
                }
                value @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                    panic!("{value} has no parts")
                }
            }
        }
    }
    json
}

/// The JSON pointer of every value but the whole.
fn list_places(json: &Value, place: &str, places: &mut Vec<String>) {
    let parts: Vec<(String, &Value)> = match json {
        Value::Object(fields) => fields.iter().map(|(key, value)| (format!("{place}/{key}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(idx, value)| (format!("{place}/{idx}"), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (place, value) in parts {
        list_places(value, &place, places);
        places.push(place);
    }
}
