//! What goes out: the table as CSV and Markdown, and the draft of the report's text, held against the seed's own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use csv_core::{ReadFieldResult, Reader};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::domain::score::score;
use jixiao::exchange::form::{Cell, N_COLUMNS, csv, form, markdown};
use jixiao::frameworks;
use jixiao::text::draft::draft;
use jixiao::text::language::Language;
use rust_decimal::Decimal;

fn seed() -> Evaluation {
    frameworks::example().unwrap()
}

/// The fields of a CSV text, read by a reader that is not ours.
fn fields(text: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let mut rest = text.trim_start_matches('\u{FEFF}').as_bytes();
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        let mut out = [0; 4096];
        let (result, read, written) = reader.read_field(rest, &mut out);
        rest = &rest[read..];
        field.extend_from_slice(&out[..written]);
        match result {
            ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8(std::mem::take(&mut field)).unwrap());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return rows,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    }
}

#[test]
fn the_seeds_table_has_every_indicator_its_sums_and_the_total() {
    let sheet = seed();
    let report = score(&sheet);
    let text = csv(&form(&sheet, &report, Language::Chinese));
    assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"));
    let rows = fields(&text);
    assert_eq!(rows[0], ["广州市白云区残疾人联合会2021年度部门整体支出绩效自评表"]);
    assert!(rows[1..].iter().all(|row| row.len() == N_COLUMNS));
    assert_eq!(rows[1][..4], ["一级指标", "二级指标", "三级指标", "分值"]);
    let procurement = rows[1..].iter().find(|row| row[2] == "政府采购执行率").unwrap();
    assert_eq!(procurement[..7], ["管理效能", "采购管理", "政府采购执行率", "2", "100%", "94.25%", "1.89"]);
    let total = rows.last().unwrap();
    assert_eq!((total[0].as_str(), total[3].as_str(), total[6].as_str()), ("总分", "95", "92.97"));
    // What is written adds up to what is written.
    let number = |row: &[String]| Decimal::from_str_exact(&row[6]).unwrap();
    let leaves: Decimal = rows[2..].iter().filter(|row| !row[2].is_empty()).map(|row| number(row)).sum();
    assert_eq!(leaves, number(total));
    assert_eq!(
        rows.iter().filter(|row| row.get(2).is_some_and(|name| !name.is_empty())).count(),
        14,
        "13 and the heads"
    );
}

/// A cell that a spreadsheet would run is no more than text; a negative number stays a number.
#[test]
fn no_text_becomes_a_formula_and_no_number_becomes_text() {
    let mut sheet = seed();
    let hostile =
        ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "a,\"b\"\r\nc", "'quoted", "=HYPERLINK(\"x\")"];
    let id = NodeId::new("procurement-execution-rate");
    for text in hostile {
        sheet.entries.change(&id, |entry| text.clone_into(&mut entry.reason));
        let table = form(&sheet, &score(&sheet), Language::Chinese);
        let rows = fields(&csv(&table));
        let cell = &rows[1..].iter().find(|row| row[0] == "管理效能" && row[2] == "政府采购执行率").unwrap()[7];
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert!(cell.ends_with(text.trim()), "{cell:?} lost something of {text:?}");
    }
    let mut table = form(&sheet, &score(&sheet), Language::Chinese);
    table.rows[0].cells[6] = Cell::Number(Decimal::from(-5));
    assert_eq!(fields(&csv(&table))[2][6], "-5");
}

#[test]
fn markdown_keeps_a_row_on_its_line_and_every_mark_a_mark() {
    let mut sheet = seed();
    let id = NodeId::new("procurement-execution-rate");
    sheet.entries.change(&id, |entry| "a|b\n# c *d*".clone_into(&mut entry.reason));
    let text = markdown(&form(&sheet, &score(&sheet), Language::English));
    assert!(text.contains(r"a\|b \# c \*d\*"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[2..].iter().all(|line| line.starts_with("| ") && line.ends_with(" |")));
    assert!(text.contains("| **Total** |"));
}

/// The seed's section 二 says these very things of its parts.
#[test]
fn the_draft_says_what_the_seeds_report_says() {
    let sheet = seed();
    let lines: Vec<String> = draft(&sheet, &score(&sheet), Language::Chinese).lines().map(str::to_owned).collect();
    let expected = [
        "二、综合评价分析",
        "（一）自评结论综述",
        "本部门2021年度整体支出绩效自评分为管理效能、履职效能 2 个维度，整体支出绩效自评分为 92.97 分。",
        "管理效能综合反映本部门在资金管理、采购管理、信息公开管理、资产管理、成本管理、绩效管理等方面的情况，指标分值 45 分，本部门自评分 42.99 分。具体得分情况如下所示：",
        "1.资金管理：分值 16 分，自评分 15.1 分，扣分原因：预算完成率 98.23%，扣 0.04 分；财政拨款收入预决算差异率 1.74%，扣 0.2 分；一般公共预算支出年度平均执行率 67.2%，扣 0.66 分。",
        "2.采购管理：分值 2 分，自评分 1.89 分，扣分原因：政府采购执行率 94.25%，扣 0.11 分。",
        "3.信息公开管理：分值 4 分，自评分 4 分。",
        "4.资产管理：分值 4 分，自评分 3 分，扣分原因：区残疾人综合服务中心资产账与财务账不相符，扣 1 分。",
        "5.成本管理：分值 4 分，自评分 4 分。",
        "6.绩效管理：分值 15 分，自评分 15 分。",
        "履职效能指标分值 50 分，本部门自评分 49.98 分，扣分原因为节日慰问残疾人人数未达到年度指标值，按比例扣减 0.02 分。",
    ];
    assert_eq!(lines[..expected.len()], expected);
    assert!(lines[expected.len()].starts_with("加减分项 5 分，本部门不得分"), "{}", lines[expected.len()]);
    let money = "本部门2021年度预算数 3,105.13 万元，执行数 3,050.14 万元，执行率为 98.23%。";
    assert_eq!(lines[expected.len() + 2], money);
    let first = "1.社区精神康复综合服务中心经费，预算 348.60 万元，支出 347.60 万元，执行率为 99.71%。";
    assert!(lines.iter().any(|line| line == first), "{lines:#?}");
    assert_eq!(lines.iter().filter(|line| line.contains("，支出 ")).count(), 10);
    assert!(lines.contains(&"存在问题".to_owned()));
    let blank = Evaluation::blank(frameworks::find("blank@1").unwrap());
    for line in draft(&blank, &score(&blank), Language::English).lines() {
        assert!(!line.trim().is_empty());
    }
}
