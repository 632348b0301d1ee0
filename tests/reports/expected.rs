//! Every fact that a person finds in a report is read, nothing else is, and each stands where it is said to stand.

use std::collections::BTreeMap;
use std::fs;

use jixiao::domain::score::score;
use jixiao::domain::statements::{Difference, DisputeKind, StatedAmount};
use jixiao::exchange::report::{
    Confidence, Found, Money, ReportReading, read_report, report_disputes, to_evaluation, to_own_evaluation,
};
use jixiao::text::report::{amount, heads};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::{at_hand, folder, names, text};

#[test]
fn what_a_person_reads_is_read() {
    let (mut n_expected, mut n_understood, mut failures) = (0, 0, Vec::new());
    for name in names() {
        let json = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
        let expected = count(expected_facts(&serde_json::from_str(&json).unwrap()));
        let found = count(facts(&read_report(&text(&name)).unwrap()));
        let n_here: usize = expected.values().sum();
        let understood: usize = expected.iter().map(|(fact, n)| (*n).min(found.get(fact).copied().unwrap_or(0))).sum();
        println!("{name}: {understood} of {n_here} facts understood");
        (n_expected, n_understood) = (n_expected + n_here, n_understood + understood);
        for (fact, n) in &expected {
            if found.get(fact).is_none_or(|it| it < n) {
                failures.push(format!("{name}: not read: {fact}"));
            }
        }
        for (fact, n) in &found {
            if expected.get(fact).is_none_or(|it| it < n) {
                failures.push(format!("{name}: read, and not there: {fact}"));
            }
        }
    }
    println!("{n_understood} of {n_expected} facts understood: {} %", n_understood * 100 / n_expected);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The text at a figure's place holds its digits, and its sentence holds the place.
#[test]
fn every_figure_stands_where_it_is_said_to_stand() {
    for name in names() {
        let source = text(&name);
        let reading = read_report(&source).unwrap();
        let holds = |found: &Found<String>| {
            let place = source.get(found.place.start..found.place.end).unwrap();
            let digits: String = place.chars().filter_map(half_width).collect();
            let is_same = digits.parse::<Decimal>().map(|it| it.normalize())
                == found.value.parse::<Decimal>().map(|it| it.normalize());
            // A number in words has no digits to compare.
            assert!(digits.is_empty() || is_same, "{name}: {place} is not {}", found.value);
            let (inner, outer) = (found.place, found.sentence);
            assert!(outer.start <= inner.start && inner.end <= outer.end, "{name}: {place} is outside its sentence");
        };
        let points = |found: &Found<jixiao::domain::points::Points>| map(found, found.value.value().to_string());
        reading.total.iter().chain(&reading.other_totals).for_each(|it| holds(&points(it)));
        for item in &reading.items {
            let is_said = |it: &&Found<jixiao::domain::points::Points>| {
                source[it.place.start..it.place.end].contains(|c: char| c.is_numeric())
            };
            item.weight.iter().chain(&item.score).filter(is_said).for_each(|it| holds(&points(it)));
        }
        for money in reading.projects.iter().map(|it| &it.money).chain([&reading.department]) {
            for it in [&money.initial, &money.budget, &money.executed].into_iter().flatten() {
                holds(&map(it, it.value.value.to_string()));
            }
        }
    }
}

/// The sheet of a report scores what the expectation says; where it says nothing it has at least no wrong points.
#[test]
fn the_sheet_says_what_the_report_says_or_why_not() {
    let frameworks = at_hand();
    for name in names() {
        let json = expectation(&name);
        let reading = read_report(&text(&name)).unwrap();
        let made = to_evaluation(&reading, &frameworks).unwrap();
        let reference = made.guess.as_ref().map(|guess| guess.framework.reference.to_string());
        assert_eq!(reference.as_deref(), json["framework"].as_str(), "{name}");
        let report = score(&made.evaluation);
        if let Some(total) = json["sheet_total"].as_str() {
            assert_eq!(report.total.value().to_string(), total, "{name}: {:?}", made.unplaced);
            assert!(report.pending.is_zero(), "{name}: {} points pending", report.pending.value());
        } else if let Some(total) = &reading.total {
            let is_said = report.total == total.value || !made.unplaced.is_empty();
            assert!(is_said, "{name}: {} is not {} and nothing is said", report.total.value(), total.value.value());
        }
        assert_eq!(made.evaluation.budget.projects.len(), reading.projects.len(), "{name}");
        for unplaced in &made.unplaced {
            for language in jixiao::text::language::Language::ALL {
                assert!(!unplaced.sentence(language).is_empty());
            }
        }
    }
}

/// What a person reads in a report.
fn expectation(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()).unwrap()
}

fn map<T>(found: &Found<T>, value: String) -> Found<String> {
    Found { value, place: found.place, sentence: found.sentence, confidence: found.confidence }
}

/// A digit or a point, full-width or not; nothing else.
fn half_width(c: char) -> Option<char> {
    let plain = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c);
    [c, plain].into_iter().find(|c| c.is_ascii_digit() || *c == '.')
}

fn count(facts: Vec<String>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for fact in facts {
        *counted.entry(fact).or_insert(0) += 1;
    }
    counted
}

/// Every fact of a reading in a line of its own.
fn facts(reading: &ReportReading) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(reading.name.iter().map(|it| format!("name {}", it.value)));
    facts.extend(reading.year.iter().map(|it| format!("year {}", it.value)));
    facts.extend(reading.total.iter().map(|it| format!("total {}", it.value.value())));
    facts.extend(reading.other_totals.iter().map(|it| format!("other total {}", it.value.value())));
    facts.extend(reading.grade.iter().map(|it| format!("grade {}", it.value)));
    for item in &reading.items {
        let name = &item.name.value;
        facts.push(format!("item {name}"));
        facts.extend(item.parent.map(|parent| format!("{name} is part of {}", reading.items[parent].name.value)));
        facts.extend(item.weight.iter().map(|it| format!("{name} weight {}", it.value.value())));
        facts.extend(item.score.iter().map(|it| format!("{name} score {}", it.value.value())));
        facts.extend(item.remark.iter().map(|it| format!("{name} remark {}", it.value)));
        for it in &item.deductions {
            let rate = it.rate.as_ref().map(|rate| rate.value.to_string()).unwrap_or_default();
            facts.push(format!("{name} lost {} {} {rate}", it.points.value.value(), it.reason.value));
        }
    }
    facts.extend(money_facts("department", &reading.department));
    for project in &reading.projects {
        facts.push(format!("project {}", project.name.value));
        facts.extend(money_facts(&project.name.value, &project.money));
    }
    for dispute in report_disputes(reading) {
        facts.push(format!(
            "dispute {}",
            match &dispute.kind {
                DisputeKind::Figures(differences) => format!(
                    "figures {}",
                    differences
                        .iter()
                        .map(|it| match it {
                            Difference::Heads(one, other) =>
                                format!("{} {}", heads(one.value, one.unit), heads(other.value, other.unit)),
                            Difference::Amounts(one, other) => format!("{} {}", amount(one), amount(other)),
                        })
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
                DisputeKind::Names { amount: it, .. } => format!("names {}", amount(it)),
                DisputeKind::Unit { found, .. } => format!("unit {}", amount(found)),
                DisputeKind::Rate { found, .. } => format!("rate {found}%"),
            }
        ));
    }
    facts
}

fn money_facts(name: &str, money: &Money) -> Vec<String> {
    let shown = |it: &Found<StatedAmount>| {
        format!("{}{}", amount(&it.value), if it.confidence == Confidence::Questioned { "?" } else { "" })
    };
    let mut facts = Vec::new();
    facts.extend(money.initial.iter().map(|it| format!("{name} initial {}", shown(it))));
    facts.extend(money.budget.iter().map(|it| format!("{name} budget {}", shown(it))));
    facts.extend(money.executed.iter().map(|it| format!("{name} executed {}", shown(it))));
    facts.extend(money.rate.iter().map(|it| format!("{name} rate {}", it.value)));
    facts
}

/// The same out of the hand-written file.
fn expected_facts(json: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
    let mut facts = Vec::new();
    facts.extend(text(&json["name"]).map(|it| format!("name {it}")));
    facts.extend(json["year"].as_u64().map(|it| format!("year {it}")));
    facts.extend(text(&json["total"]).map(|it| format!("total {it}")));
    facts.extend(list(&json["other_totals"]).iter().filter_map(text).map(|it| format!("other total {it}")));
    facts.extend(text(&json["grade"]).map(|it| format!("grade {it}")));
    for item in list(&json["items"]) {
        let name = text(&item["name"]).unwrap();
        facts.push(format!("item {name}"));
        facts.extend(text(&item["part_of"]).map(|it| format!("{name} is part of {it}")));
        for field in ["weight", "score", "remark"] {
            facts.extend(text(&item[field]).map(|it| format!("{name} {field} {it}")));
        }
        for it in list(&item["deductions"]) {
            let field = |field: &str| text(&it[field]).unwrap_or_default();
            facts.push(format!("{name} lost {} {} {}", field("points"), field("reason"), field("rate")));
        }
    }
    let money = |name: &str, json: &Value| -> Vec<String> {
        let fields = ["initial", "budget", "executed", "rate"];
        fields.iter().filter_map(|field| Some(format!("{name} {field} {}", text(&json[*field])?))).collect()
    };
    facts.extend(money("department", &json["department"]));
    for project in list(&json["projects"]) {
        let name = text(&project["name"]).unwrap();
        facts.push(format!("project {name}"));
        facts.extend(money(&name, &project));
    }
    facts.extend(list(&json["disputes"]).iter().filter_map(text).map(|it| format!("dispute {it}")));
    facts
}

/// On a framework made of its own scores a report has its own total: what it says twice, as a sum and in parts, counts once.
#[test]
fn a_report_has_its_total_on_its_own_framework() {
    let mut n_compared = 0;
    for name in names() {
        let json = expectation(&name);
        let reading = read_report(&text(&name)).unwrap();
        let Some(total) = json["own_total"].as_str().or(json["total"].as_str()) else { continue };
        if reading.items.iter().all(|item| item.weight.is_none()) {
            continue;
        }
        let made = to_own_evaluation(&reading).unwrap();
        assert_eq!(score(&made.evaluation).total.value().to_string(), total, "{name}");
        n_compared += 1;
    }
    assert!(n_compared > 25, "{n_compared}");
}
