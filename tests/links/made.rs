//! Sheets to put into links.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Figures, FundSource, Project};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::{Evaluation, Profile};
use jixiao::domain::framework::{Assessed, Framework, FrameworkRef};
use jixiao::domain::id::ProjectId;
use jixiao::domain::review::Review;
use jixiao::domain::rules::Rule;
use jixiao::frameworks;
use jixiao::wire::v1::{read_framework, read_sheet};
use rust_decimal::Decimal;

pub(crate) fn found(reference: &str) -> Arc<Framework> {
    frameworks::find(reference).unwrap()
}

fn decimal(text: &str) -> Option<Decimal> {
    Some(Decimal::from_str_exact(text).unwrap())
}

fn yuan(text: &str) -> Option<Amount> {
    Some(Amount::from_yuan(decimal(text).unwrap()).unwrap())
}

/// Every indicator has values of its own, so that two that were mixed up would be noticed.
pub(crate) fn filled(framework: Arc<Framework>) -> Evaluation {
    let mut entries = Vec::new();
    for (position, indicator) in framework.indicators().into_iter().enumerate() {
        let number = |offset: i64, scale| Some(Decimal::new(i64::try_from(position * 7).unwrap() + offset, scale));
        let mut entry = Entry {
            target: number(100, 0),
            actual: number(9_425, 2),
            part: number(9_000, 0),
            whole: number(9_137, 0),
            ..Entry::default()
        };
        match &indicator.rule {
            Rule::Grade(grade) => entry.choice.clone_from(&grade.grades[position % grade.grades.len()].id),
            Rule::Checklist(checklist) => {
                let items = checklist.items.iter().rev().enumerate();
                entry.items = items.map(|(idx, item)| (item.id.clone(), (idx + position) % 2 == 0)).collect();
            }
            Rule::YesNo(_) => "yes".clone_into(&mut entry.choice),
            Rule::Proportional(_)
            | Rule::Reverse(_)
            | Rule::Equal(_)
            | Rule::Steps(_)
            | Rule::Bands(_)
            | Rule::PerOccurrence(_)
            | Rule::AverageRate(_)
            | Rule::Execution(_)
            | Rule::Coefficient(_)
            | Rule::Direct(_)
            | Rule::Bonus(_) => entry.reason = format!("第{position}项未达标"),
        }
        entries.push((indicator.id.clone(), entry));
    }
    for group in framework.categories().into_iter().filter(|group| group.assessed == Assessed::OneOf) {
        let choice = group.children.last().unwrap().id().to_string();
        entries.push((group.id.clone(), Entry { choice, ..Entry::default() }));
    }
    let entries = entries.into_iter().collect();
    Evaluation { entries, ..Evaluation::blank(framework) }
}

/// Texts and numbers of all kinds, where data is lost most easily.
pub(crate) fn all_kinds() -> Evaluation {
    let texts = [
        "😀👩‍👩‍👧‍👦🇨🇳 e\u{301} \u{FEFF}\u{200B}\u{202E}rtl\u{0}\u{7f}",
        "𠀀𡃁𪚥㐀龥𰻞 ‘“”’…—《》",
        "\"\\/\r\n\t'<b>&amp;%23JX1",
        "2021",
        "-0",
        "007",
        "1e3",
        "yes",
        "other",
        "audit-work",
        " ",
        "\u{10FFFF}",
        "98.20",
        "100000000000000000000000000000",
    ];
    let numbers = [
        "98.20",
        "0",
        "-0",
        "-0.00",
        "0.00",
        "-0.5",
        "100",
        "1000000",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "1.8850000000000000000000000000",
        "12345678901234567890.12345678",
        "-3.10",
        "3e",
    ];
    let numbers: Vec<Decimal> = numbers.iter().filter_map(|text| Decimal::from_str_exact(text).ok()).collect();
    let framework = found("guangzhou-district-2021@1");
    let mut sheet = Evaluation::blank(Arc::clone(&framework));
    for (idx, indicator) in framework.indicators().into_iter().enumerate() {
        let text = |offset: usize| texts[(idx + offset) % texts.len()].to_owned();
        let number =
            |offset: usize| (!(idx + offset).is_multiple_of(3)).then(|| numbers[(idx * 2 + offset) % numbers.len()]);
        sheet.entries.change(&indicator.id, |entry| {
            *entry = Entry {
                target: number(0),
                target_words: text(0),
                actual: number(1),
                actual_words: text(1),
                part: number(2),
                whole: number(3),
                choice: text(2),
                items: Vec::new(),
                not_applicable: idx % 2 == 0,
                reason: text(3),
                evidence: text(4),
                improvement: text(5),
                review: Review { actual: number(4), score: number(5), remark: text(6) },
            };
        });
    }
    sheet.profile = Profile {
        name: "广州市某区〇〇局 & Co".to_owned(),
        code: "101001".to_owned(),
        contact: "张三 020-12345678".to_owned(),
        year: Some(u16::MAX),
    };
    sheet.budget.unit = MoneyUnit::Yuan;
    sheet.budget.department = Figures { initial_budget: yuan("-0.000001"), adjusted_budget: None, executed: yuan("0") };
    for (idx, text) in texts.into_iter().enumerate() {
        let id = ProjectId(u32::MAX - u32::try_from(idx * idx).unwrap());
        let figures = Figures {
            initial_budget: yuan("1000000000000000000").filter(|_| idx % 2 == 0),
            adjusted_budget: yuan("3486000.5"),
            executed: yuan("347.60").filter(|_| idx % 3 == 0),
        };
        let fund_source = FundSource::ALL.get(idx).copied();
        sheet.budget.projects.push(Project { id, name: text.to_owned(), fund_source, figures });
    }
    sheet.progress.annual_budget = yuan("31051300");
    sheet.progress.month_end_executed[2] = yuan("5000000.01");
    sheet.progress.month_end_executed[11] = yuan("30501400");
    sheet
}

/// A released framework copied and changed a little.
pub(crate) fn own_copy(reference: &str) -> Evaluation {
    let base = found(reference);
    let mut own = (*base).clone();
    own.base = Some(own.reference.clone());
    own.reference = FrameworkRef { id: "our-own".to_owned(), version: 1 };
    own.is_own = true;
    "我们自己的指标体系".clone_into(&mut own.title);
    "某某一级指标".clone_into(&mut own.dimensions[0].name);
    filled(Arc::new(own))
}

/// The sheet with its own framework of every rule.
pub(crate) fn every_rule() -> Evaluation {
    let json = include_str!("../cases/sheets/v1/own-framework.json");
    read_sheet(json, frameworks::find).unwrap()
}

/// A framework of its own with `n` indicators, all filled in, and 200 projects.
pub(crate) fn large(n: usize) -> Evaluation {
    let leaf = |position: usize| {
        format!(
            r#"{{"id": "i{position}", "name": "指标{position}", "weight": "1", "weight_provenance": {{"kind": "user", "note": ""}},
            "measure": {{"rate": {{}}}}, "target": {{"entered": {{}}}}, "rule": {{"proportional": {{}}}},
            "rule_provenance": {{"kind": "user", "note": ""}}}}"#
        )
    };
    let leaves: Vec<String> = (1..=n).map(leaf).collect();
    let json = format!(
        r#"{{"id": "large", "version": 1, "title": "", "issuer": "", "document": "", "year": 2021, "score_decimals": 2,
        "grade_bands": [{{"from": null, "name": "差"}}], "dimensions": [{{"id": "all", "name": "全部", "weight": "{n}",
        "weight_provenance": {{"kind": "user", "note": ""}}, "children": [{}]}}]}}"#,
        leaves.join(",")
    );
    let framework = Framework { is_own: true, ..read_framework(&json).unwrap() };
    let mut sheet = filled(Arc::new(framework));
    for id in 1..=200 {
        let amount = |step: u32| Amount::from_yuan(Decimal::from(id * step)).ok();
        let figures = Figures { adjusted_budget: amount(12_345), executed: amount(12_300), initial_budget: None };
        sheet.budget.projects.push(Project {
            id: ProjectId(id),
            name: format!("第{id}个项目经费"),
            fund_source: None,
            figures,
        });
    }
    sheet
}
