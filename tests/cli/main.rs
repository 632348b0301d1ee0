//! The command line as a program sees it: standard input, output, error and the exit code.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod program;
mod table;
mod lines;
mod exit_codes;
mod read_report;
mod read_table;

use std::fs;

use serde_json::{Value, json};

use crate::program::{EXAMPLE, answer, compact_example, run, text};

#[test]
fn the_example_scores_92_97() {
    let report = answer(&["score", EXAMPLE], b"");
    assert_eq!(report["total"], "92.97");
    assert_eq!(report["pending"], "0");
    assert_eq!(report, answer(&["score"], &fs::read(EXAMPLE).unwrap()), "from standard input");
    assert_eq!(report, answer(&["score", "-"], &fs::read(EXAMPLE).unwrap()), "from standard input by name");
}

#[test]
fn an_indicator_is_explained_in_both_languages() {
    // 2 × 94.25 % = 1.885, rounded half away from zero 1.89; 95.25 % gives 1.905, so 1.91.
    let numbers = ["2 × 94.25% ÷ 100% = 1.885", "1.89", "2 − 1.89 = 0.11", "1.91", "+0.02", "1.87", "−0.02"];
    for (language, words) in [
        ("zh", ["四舍五入到 2 位小数", "再多 1 个百分点", "分值来源：推定：", "评分标准来源：推定："]),
        (
            "en",
            [
                "rounded half away from zero to 2 decimals",
                "1 percentage point more",
                "Weight from: derived: ",
                "Scoring rule from: derived: ",
            ],
        ),
    ] {
        let text = text(&["explain", EXAMPLE, "procurement-execution-rate", "--lang", language]);
        for word in numbers.iter().chain(&words) {
            assert!(text.contains(word), "no {word} in\n{text}");
        }
    }
    assert_eq!(
        text(&["explain", EXAMPLE, "procurement-execution-rate"]),
        text(&["explain", EXAMPLE, "procurement-execution-rate", "--lang", "zh"])
    );
}

#[test]
fn groups_and_the_total_are_explained() {
    let group = text(&["explain", EXAMPLE, "fund-management"]);
    assert!(group.starts_with("资金管理 (fund-management)\n资金管理 = 1.96 + 1.8 + 1.34 + 10 = 15.1\n"), "{group}");
    assert!(group.contains("分值来源：报告："), "{group}");
    let total = text(&["explain", EXAMPLE, "total", "--lang", "en"]);
    assert_eq!(total, "Total\nbase = 42.99 + 49.98 = 92.97\ntotal: 92.97\ngrade: 优\npending: 0\n");
}

#[test]
fn what_is_pending_is_explained_as_pending() {
    let blank = text(&["new", "guangzhou-district-2021@1"]);
    let done = run(&["explain", "-", "festival-visit-people", "--lang", "en"], blank.as_bytes());
    assert_eq!(done.code, 0);
    assert!(
        done.output.contains("To fill in: actual value\nTo fill in: target value\nWeight from: "),
        "{}",
        done.output
    );
}

#[test]
fn every_framework_has_an_empty_sheet_where_all_is_pending() {
    let list = answer(&["frameworks", "--json"], b"");
    let table = text(&["frameworks"]);
    let list = list.as_array().unwrap();
    assert!(list.len() >= 10);
    for framework in list {
        let reference = framework["framework"].as_str().unwrap();
        assert!(table.contains(reference), "no {reference} in\n{table}");
        let blank = text(&["new", reference]);
        let report = answer(&["score"], blank.as_bytes());
        let indicators = report["indicators"].as_array().unwrap();
        assert_eq!(u64::try_from(indicators.len()).ok(), framework["indicators"].as_u64());
        assert!(indicators.iter().all(|it| it["state"] == "pending"), "{reference}");
        assert_eq!((&report["framework"], &report["total"]), (&framework["framework"], &json!("0")));
        let check = answer(&["check", "--json", "-"], blank.as_bytes());
        assert_eq!((&check["is_readable"], &check["errors"]), (&json!(true), &json!([])));
        let findings = check["findings"].as_array().unwrap();
        assert!(findings.iter().all(|it| it["severity"] == "pending"), "{reference}");
        for indicator in indicators {
            assert!(findings.iter().any(|it| it["place"] == indicator["id"]), "{reference}: {indicator}");
        }
    }
}

#[test]
fn a_check_says_what_is_wrong_pending_and_to_be_looked_at() {
    // Nothing is pending or flagged; what the checker finds is what a reviewer would ask about.
    let found = text(&["check", EXAMPLE]);
    assert!(found.starts_with("error: 预算完成率 [loss-without-reason]: 扣了 0.04 分，没有写扣分原因。\n"), "{found}");
    assert_eq!(found.lines().count(), 8, "{found}");
    let mut sheet: Value = serde_json::from_str(&compact_example()).unwrap();
    sheet["entries"]["asset-account-consistency"]["reason"] = json!("");
    sheet["entries"]["festival-visit-people"]["actual"] = Value::Null;
    let mut check = answer(&["check", "--json", "--lang", "en", "-"], sheet.to_string().as_bytes());
    let checks = check.as_object_mut().unwrap().remove("checks").unwrap();
    let asset = json!({
        "check": "loss-without-reason", "group": "filing", "severity": "error", "place": "indicator:asset-account-consistency",
        "name": "资产账与财务账相符", "title": "A loss without a reason",
        "message": "Points lost: 1. No reason is given.", "mend": "Give the reason.",
    });
    assert!(checks.as_array().unwrap().contains(&asset), "{checks}");
    let expected = json!({
        "is_readable": true,
        "errors": [],
        "findings": [
            {"place": "asset-account-consistency", "name": "资产账与财务账相符", "code": "reason_missing",
             "severity": "note", "message": "Give a reason: say what happened."},
            {"place": "festival-visit-people", "name": "节日慰问残疾人人数", "code": "actual",
             "severity": "pending", "message": "To fill in: actual value"},
        ],
        "is_cap_unknown": false,
    });
    assert_eq!(check, expected);
    let done = run(&["check", "-"], sheet.to_string().as_bytes());
    assert!(done.output.contains("pending: 节日慰问残疾人人数 (festival-visit-people): 待填：实际完成值\n"));
    assert!(done.output.contains("flag: 资产账与财务账相符 (asset-account-consistency): 请填写原因"));
    let done = run(&["check", "--json", "-"], b"{}");
    let check: Value = serde_json::from_str(&done.output).unwrap();
    assert_eq!((done.code, done.error.as_str()), (1, ""));
    assert_eq!((&check["is_readable"], &check["errors"][0]["code"]), (&json!(false), &json!("other_format")));
    assert_eq!((&check["findings"], &check["is_cap_unknown"]), (&json!([]), &json!(false)));
}

#[test]
fn a_sheet_is_exported_as_a_table_and_as_a_draft() {
    let csv = text(&["export", "--to", "csv", EXAMPLE]);
    assert!(
        csv.starts_with('\u{FEFF}') && csv.contains("管理效能,采购管理,政府采购执行率,2,100%,94.25%,1.89"),
        "{csv}"
    );
    assert!(text(&["export", "--to", "markdown", EXAMPLE]).contains("| **总分** |"));
    let xlsx = std::process::Command::new(env!("CARGO_BIN_EXE_jixiao-cli"))
        .args(["export", "--to", "xlsx", EXAMPLE])
        .output()
        .unwrap();
    assert!(xlsx.status.success() && xlsx.stdout.starts_with(b"PK"));
    assert!(text(&["export", "--to", "draft", EXAMPLE]).starts_with("二、综合评价分析\n（一）自评结论综述\n"));
}
