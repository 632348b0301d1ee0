//! Tables read from the command line.

use std::fs;

use serde_json::Value;

use crate::program::{EXAMPLE, answer, run};

const FORM: &str = "tests/office/fixtures/ministry_form.xls";

#[test]
fn a_workbook_becomes_a_sheet() {
    let done = run(&["read-table", FORM], b"");
    assert_eq!(done.code, 0, "{}", done.error);
    assert!(done.error.contains("note: 表上没有评分标准"), "{}", done.error);
    let report = answer(&["score"], done.output.as_bytes());
    assert_eq!((&report["total"], &report["pending"]), (&"91.36".into(), &"0".into()));
    let onto = run(&["read-table", "--onto", "mof-2020-10-project@1", "--lang", "en", FORM], b"");
    let sheet: Value = serde_json::from_str(&onto.output).unwrap();
    assert_eq!(sheet["framework"], "mof-2020-10-project@1");
    assert!(onto.error.contains("the framework has no such indicator"), "{}", onto.error);
}

#[test]
fn text_in_any_encoding_is_read_and_what_is_wrong_is_told() {
    let gbk = b"\xC8\xFD\xBC\xB6\xD6\xB8\xB1\xEA,\xB7\xD6\xD6\xB5,\xB5\xC3\xB7\xD6\n\xC5\xE0\xD1\xB5,10,9\n";
    let done = run(&["read-table", "-"], gbk);
    assert_eq!(answer(&["score"], done.output.as_bytes())["total"], "9");
    for (arguments, input, code, words) in [
        (vec!["read-table", "-"], "今天天气很好。".as_bytes(), 1, "没有认出表格"),
        (vec!["read-table", "-"], "甲,乙\n一,二\n".as_bytes(), 1, "没有认出表头"),
        (vec!["read-table", "-"], b"%PDF-1.7", 1, "这是 PDF 文件"),
        (vec!["read-table", "-"], b"PK\x03\x04", 1, "已损坏或不完整"),
        (vec!["read-table", "--sheet", "9", FORM], b"", 2, "there is no sheet 9"),
        (vec!["read-table", "--onto", "nothing@1", FORM], b"", 2, "there is no framework \"nothing@1\""),
    ] {
        let done = run(&arguments, input);
        assert_eq!((done.code, done.output.as_str()), (code, ""), "{arguments:?}: {}", done.error);
        assert!(done.error.contains(words), "{arguments:?}: {}", done.error);
    }
}

/// One of several tables is read, and it is told which.
#[test]
fn one_of_several_tables_is_told() {
    let table = |name: &str| {
        format!("项目名称,{name},\n三级指标,分值,得分\n人数,100,9{}\n总分,100,9{}\n", name.len(), name.len())
    };
    let text = format!("{}{}", table("甲甲"), table("乙"));
    let done = run(&["read-table", "-"], text.as_bytes());
    assert!(done.error.contains("文件里有 2 张自评表，读入的是“1 甲甲”（--sheet 1）"), "{}", done.error);
    let done = run(&["read-table", "--sheet", "2", "-"], text.as_bytes());
    assert_eq!(answer(&["score"], done.output.as_bytes())["total"], "93");
}

/// A total that is not the printed one is told.
#[test]
fn a_printed_total_that_the_rules_do_not_give_is_told() {
    let table = |total: &str| {
        format!("三级指标,分值,年度指标值,实际完成值,得分\n培训人数,10,100人,90人,9\n总分,10,,,{total}\n")
    };
    let done = run(&["read-table", "-"], table("9.5").as_bytes());
    assert!(done.error.contains("按评分标准算得：9 分；表上印的是 9.5"), "{}", done.error);
    let done = run(&["read-table", "-"], table("9").as_bytes());
    assert!(!done.error.contains("按评分标准算得"), "{}", done.error);
}

/// Written and read again, byte for byte the same sheet.
#[test]
fn a_workbook_is_written_and_read_again() {
    let workbook = std::process::Command::new(env!("CARGO_BIN_EXE_jixiao-cli"))
        .args(["export", "--to", "xlsx", EXAMPLE])
        .output()
        .unwrap();
    let done = run(&["read-table", "-"], &workbook.stdout);
    assert_eq!((done.code, done.error.as_str()), (0, ""));
    let same = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(same(&done.output), same(&fs::read_to_string(EXAMPLE).unwrap()));
    let document = std::process::Command::new(env!("CARGO_BIN_EXE_jixiao-cli"))
        .args(["export", "--to", "docx", EXAMPLE])
        .output()
        .unwrap();
    let done = run(&["read-report", "--sheet", "-"], &document.stdout);
    // A report's text says what was lost, not what was reached: that is asked for.
    let report = answer(&["score"], done.output.as_bytes());
    assert_eq!((&report["total"], &report["pending"]), (&"90.99".into(), &"2".into()), "{}", done.error);
}
