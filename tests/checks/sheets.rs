//! Small sheets: one of nothing but what is right, and ways to make one thing wrong.

use std::sync::Arc;

use jixiao::domain::amount::{Amount, MoneyUnit};
use jixiao::domain::budget::{Figures, Project};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::domain::id::{NodeId, ProjectId};
use jixiao::frameworks;
use jixiao::wire::v1::{read_framework, read_sheet, write_sheet};
use rust_decimal::Decimal;
use serde_json::Value;

pub(crate) const QUANTITY: &str = "people";
pub(crate) const RATE: &str = "rate";
pub(crate) const SHARE: &str = "share";
pub(crate) const WORDS: &str = "policy";
pub(crate) const SATISFACTION: &str = "satisfaction";
pub(crate) const COST: &str = "cost";

const FRAMEWORK: &str = r#"{
  "id": "own", "version": 1, "title": "小表", "issuer": "某局", "document": "", "year": 2025, "full_marks": "100",
  "score_decimals": 2, "not_applicable": "rescaled",
  "grade_bands": [{ "from": "90", "name": "优" }, { "from": null, "name": "差" }],
  "dimensions": [{
    "id": "all", "name": "全部", "weight": "100", "weight_provenance": { "kind": "user", "note": "" },
    "children": [
      { "id": "people", "name": "培训人数", "weight": "20", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "quantity": { "unit": "人" } }, "target": { "entered": {} },
        "rule": { "proportional": {} }, "rule_provenance": { "kind": "user", "note": "" } },
      { "id": "rate", "name": "及时率", "weight": "20", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "rate": {} }, "target": { "fixed": "90" },
        "rule": { "proportional": {} }, "rule_provenance": { "kind": "user", "note": "" } },
      { "id": "share", "name": "到课率", "weight": "20", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "ratio": { "part": "到课", "whole": "应到", "unit": "人", "form": "share" } }, "target": { "fixed": "90" },
        "rule": { "proportional": {} }, "rule_provenance": { "kind": "user", "note": "" } },
      { "id": "policy", "name": "制度健全性", "weight": "10", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "choice": {} }, "target": { "entered": {} },
        "rule": { "yes_no": {} }, "rule_provenance": { "kind": "user", "note": "" } },
      { "id": "satisfaction", "name": "服务对象满意度", "weight": "10", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "rate": {} }, "target": { "fixed": "90" },
        "rule": { "proportional": {} }, "rule_provenance": { "kind": "user", "note": "" } },
      { "id": "cost", "name": "人均成本", "weight": "10", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "points": {} },
        "rule": { "direct": {} }, "rule_provenance": { "kind": "user", "note": "按成本核定表给分" } },
      { "id": "money", "name": "预算执行率", "weight": "10", "weight_provenance": { "kind": "user", "note": "" },
        "measure": { "execution": {} },
        "rule": { "execution": {} }, "rule_provenance": { "kind": "user", "note": "" } }
    ]
  }]
}"#;

pub(crate) fn yuan(value: i64) -> Option<Amount> {
    Amount::from_yuan(Decimal::from(value)).ok()
}

pub(crate) fn figures(budget: i64, executed: i64) -> Figures {
    Figures { initial_budget: None, adjusted_budget: yuan(budget), executed: yuan(executed) }
}

/// A sheet in which nothing is to be found.
pub(crate) fn right() -> Evaluation {
    let framework = read_framework(FRAMEWORK).unwrap_or_else(|problems| panic!("{problems:?}"));
    let framework = Framework { is_own: true, ..framework };
    let mut sheet = Evaluation::blank(Arc::new(framework));
    "某局".clone_into(&mut sheet.profile.name);
    sheet.profile.year = Some(2025);
    let number = |value: i64| Some(Decimal::from(value));
    let entry = |id: &str, entry: Entry, sheet: &mut Evaluation| {
        sheet.entries.change(&NodeId::new(id), |it| *it = Entry { evidence: "台账".to_owned(), ..entry });
    };
    entry(QUANTITY, Entry { target: number(100), actual: number(100), ..Entry::default() }, &mut sheet);
    entry(RATE, Entry { actual: number(95), ..Entry::default() }, &mut sheet);
    entry(SHARE, Entry { part: number(95), whole: number(100), ..Entry::default() }, &mut sheet);
    let policy = Entry { choice: "yes".to_owned(), target_words: "印发三项制度".to_owned(), ..Entry::default() };
    entry(WORDS, policy, &mut sheet);
    entry(SATISFACTION, Entry { actual: number(95), ..Entry::default() }, &mut sheet);
    entry(COST, Entry { actual: number(10), ..Entry::default() }, &mut sheet);
    entry("money", Entry::default(), &mut sheet);
    sheet.budget.unit = MoneyUnit::Yuan;
    sheet.budget.department = figures(1000, 1000);
    sheet.budget.projects = vec![
        Project { id: ProjectId(1), name: "甲".to_owned(), fund_source: None, figures: figures(400, 400) },
        Project { id: ProjectId(2), name: "乙".to_owned(), fund_source: None, figures: figures(600, 600) },
    ];
    sheet.progress.annual_budget = yuan(1000);
    for (month, slot) in sheet.progress.month_end_executed.iter_mut().enumerate() {
        *slot = yuan(i64::try_from(month + 1).unwrap() * 80 + 40);
    }
    sheet
}

/// The same with an entry changed.
pub(crate) fn with(id: &str, change: impl FnOnce(&mut Entry)) -> Evaluation {
    let mut sheet = right();
    sheet.entries.change(&NodeId::new(id), change);
    sheet
}

/// The same with its framework changed, in its file.
pub(crate) fn framed(from: &str, to: &str) -> Evaluation {
    assert_eq!(FRAMEWORK.matches(from).count(), 1, "{from}");
    let mut file: Value = serde_json::from_str(&write_sheet(&right())).unwrap();
    file["framework"] = serde_json::from_str(&FRAMEWORK.replace(from, to)).unwrap();
    read_sheet(&file.to_string(), frameworks::find).unwrap_or_else(|problems| panic!("{problems:?}"))
}
