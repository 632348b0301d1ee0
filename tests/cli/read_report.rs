//! A published report in, its reading or its sheet out.

use crate::program::{answer, run, text};

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/baiyun-dpf-2021.txt");

#[test]
fn a_report_is_read_for_people_and_for_programs() {
    let lines = text(&["read-report", SEED]);
    for line in ["自评总分: 92.97\n", "    资金管理  分值 16  得分 15.1\n", "支出 347.60元 [存疑]", "争议数字:\n"]
    {
        assert!(lines.contains(line), "no {line} in\n{lines}");
    }
    assert!(text(&["read-report", "--lang", "en", SEED]).contains("Disputed figures:\n"));
    let json = answer(&["read-report", "--json", SEED], b"");
    assert_eq!((&json["total"]["value"], &json["year"]["value"]), (&"92.97".into(), &"2021".into()));
    assert_eq!(json["total"]["confidence"], "certain");
    assert!(json["total"]["sentence"].as_str().unwrap().ends_with("整体支出绩效自评分为92.97分。"));
    assert_eq!(json["disputes"].as_array().unwrap().len(), 9);
}

#[test]
fn the_sheet_of_a_report_scores_what_the_report_says() {
    let done = run(&["read-report", "--sheet", SEED], b"");
    assert_eq!(done.code, 0);
    // What was not taken over as printed is said beside the sheet.
    assert_eq!(done.error.lines().filter(|line| line.starts_with("note: ")).count(), 3, "{}", done.error);
    let report = answer(&["score"], done.output.as_bytes());
    assert_eq!((&report["total"], &report["pending"]), (&"92.97".into(), &"0".into()));
}

#[test]
fn what_is_no_report_is_said_to_be_none() {
    for (input, words) in [
        ("".as_bytes(), "没有可以读的文字"),
        ("今天天气很好。".as_bytes(), "没有找到得分"),
        // No text in any encoding.
        (b"\xff".as_slice(), "没有找到得分"),
        (b"%PDF-1.7".as_slice(), "这是 PDF 文件"),
    ] {
        let done = run(&["read-report", "-"], input);
        assert_eq!((done.code, done.output.as_str()), (1, ""));
        assert!(done.error.contains(words), "{}", done.error);
    }
    let long = "预算执行率为98%。".repeat(500_000);
    let done = run(&["read-report", "--lang", "en", "-"], long.as_bytes());
    assert!(done.code == 1 && done.error.contains("more than the 2048 KB of a report"), "{}", done.error);
}

/// A report is checked as its sheet is, with what is wrong in its own text.
#[test]
fn a_report_is_checked() {
    let done = run(&["check", SEED], b"");
    assert_eq!(done.code, 0, "{}", done.error);
    for expected in ["[disputed-figures]", "[stated-unit-slip]", "[disputed-name]", "[loss-without-reason]", "92.99"] {
        assert!(done.output.contains(expected), "{expected}: {}", done.output);
    }
    let check = answer(&["check", "--json", SEED], b"");
    let n_stated = check["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["place"].as_str().is_some_and(|place| place.starts_with("stated:")));
    assert_eq!(n_stated.count(), 9);
    let done = run(&["check", "-"], "今天天气很好。".as_bytes());
    assert!(done.code == 1 && done.output.contains("没有找到得分"), "{} {}", done.output, done.error);
}
